//! Who sits with whom, and who comes to which desk.

use super::Seating;
use crate::ranking::cholesky::Upper;
use crate::ranking::random::Stream;

/// So many rotas are drawn, and the best connected one is kept.
const DRAWN: usize = 200;
/// With many interviewers fewer are drawn: a comparison costs the cube of their number.
const EFFORT: usize = 200_000_000;

/// One interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Position of the person.
    pub candidate: usize,
    /// Positions of the interviewers.
    pub pair: [usize; 2],
    /// Which of the desk's interviews it is, from 0 over the whole day.
    pub cell: usize,
}

/// The pairs of each block.
pub struct Rota {
    blocks: Vec<Vec<[usize; 2]>>,
}

impl Rota {
    /// Draws rotas and keeps the one on which the mean variance of a severity difference is least.
    pub fn draw(interviewers: usize, blocks: usize, lots: &mut Stream) -> Rota {
        let cube = interviewers * interviewers * interviewers;
        let drawn = if blocks == 1 { 1 } else { (EFFORT / cube).clamp(1, DRAWN) };
        let mut best = Rota::once(interviewers, blocks, lots);
        if drawn == 1 {
            return best;
        }
        let mut least = best.uncertainty(interviewers);
        for _ in 1..drawn {
            let other = Rota::once(interviewers, blocks, lots);
            let uncertainty = other.uncertainty(interviewers);
            if uncertainty < least {
                (best, least) = (other, uncertainty);
            }
        }
        best
    }

    fn once(interviewers: usize, blocks: usize, lots: &mut Stream) -> Rota {
        let mut order: Vec<usize> = (0..interviewers).collect();
        let block = |_| {
            shuffle(&mut order, lots);
            let pair = |two: &[usize]| [two[0].min(two[1]), two[0].max(two[1])];
            order.chunks_exact(2).map(pair).collect()
        };
        Rota { blocks: (0..blocks).map(block).collect() }
    }

    /// Trace of the pseudo-inverse of the graph's Laplacian, proportional to the mean variance of a severity difference;
    /// infinite where the graph falls apart.
    fn uncertainty(&self, interviewers: usize) -> f64 {
        // 1/n everywhere lifts the constant vector, the only one that a connected graph does not see
        let lift = 1.0 / interviewers as f64;
        let mut laplacian = Upper::new(interviewers);
        for row in 0..interviewers {
            laplacian.row_mut(row)[row..].fill(lift);
        }
        for &[a, b] in self.blocks.iter().flatten() {
            *laplacian.cell(a, a) += 1.0;
            *laplacian.cell(b, b) += 1.0;
            *laplacian.cell(a, b) -= 1.0;
        }
        if laplacian.factor(interviewers).is_none() {
            return f64::INFINITY;
        }
        let inverse = laplacian.inverse_transposed(interviewers);
        (0..interviewers).map(|row| inverse.row(row)[..=row].iter().map(|x| x * x).sum::<f64>()).sum()
    }

    /// Brings the people to the desks: blocks and desks of equal length, up to one.
    pub fn seat(&self, areas: &[usize], seating: Seating, lots: &mut Stream) -> Vec<Seat> {
        let mut people: Vec<usize> = (0..areas.len()).collect();
        shuffle(&mut people, lots);
        let mut seats = Vec::with_capacity(people.len());
        let mut cell = 0;
        for (at, pairs) in self.blocks.iter().enumerate() {
            let part = |at: usize| at * areas.len() / self.blocks.len();
            let mut block = people[part(at)..part(at + 1)].to_vec();
            if seating == Seating::ByArea {
                block.sort_by_key(|person| areas[*person]);
            }
            let desks = pairs.len();
            let desk = |desk: usize| desk * block.len() / desks..(desk + 1) * block.len() / desks;
            let longest = (0..desks).map(|at| desk(at).len()).max().unwrap_or(0);
            for step in 0..longest {
                for (at, pair) in pairs.iter().enumerate() {
                    if let Some(candidate) = block[desk(at)].get(step) {
                        seats.push(Seat { candidate: *candidate, pair: *pair, cell: cell + step });
                    }
                }
            }
            cell += longest;
        }
        seats
    }
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], lots: &mut Stream) {
    for last in (1..order.len()).rev() {
        // below 1 always, so never past the end
        let other = (lots.uniform() * (last + 1) as f64) as usize;
        order.swap(last, other.min(last));
    }
}
