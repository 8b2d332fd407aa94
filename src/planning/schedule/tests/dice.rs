//! Small problems drawn at random from a number: same number, same problem.

use super::super::*;

/// Drawn numbers (splitmix64).
pub(super) struct Dice(pub u64);

impl Dice {
    pub(super) fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn some(&mut self, of: usize, one_in: u64) -> Vec<usize> {
        (0..of).filter(|_| self.one_in(one_in)).collect()
    }
}

/// Two desks, two blocks, two slots each: few enough cells to try everything.
pub(super) fn drawn(seed: u64) -> Problem {
    let mut d = Dice(seed);
    let replan = d.one_in(2);
    let starts = [540, 560, if d.one_in(4) { 580 } else { 600 }, 620];
    let slots = starts.iter().enumerate().map(|(at, start)| Slot { start: *start, block: at / 2 });
    let areas = 3;
    let interviewers = (0..4).map(|n| Interviewer {
        id: format!("I{n}"),
        areas: vec![d.below(areas) as usize],
        away: if d.one_in(5) {
            let from = 530 + 10 * d.below(10) as i64;
            vec![Span { from, to: from + 10 + 10 * d.below(4) as i64 }]
        } else {
            Vec::new()
        },
    });
    let interviewers: Vec<_> = interviewers.collect();
    let mut rota = vec![vec![vec![0, 2], vec![1, 3]], vec![vec![0, 3], vec![1, 2]]];
    if d.one_in(4) {
        let seats = &mut rota[d.below(2) as usize][d.below(2) as usize];
        seats.truncate(d.below(2) as usize);
    }
    let cells: Vec<Cell> = (0..2).flat_map(|desk| (0..4).map(move |slot| Cell { desk, slot })).collect();
    let pick = |d: &mut Dice| cells[d.below(8) as usize];
    let mut free = cells.clone();
    let mut candidates: Vec<Candidate> = Vec::new();
    let people = 2 + d.below(3) as usize;
    for n in 0..people {
        let area = d.below(areas) as usize;
        let from = 540 + 20 * d.below(3) as i64;
        let spot = |d: &mut Dice| Some(cells[d.below(8) as usize]);
        let narrow = Span { from, to: from + 40 + 20 * d.below(3) as i64 };
        let previous = if replan && !d.one_in(3) { spot(&mut d) } else { None };
        let locked = (d.one_in(8)).then(|| free.swap_remove(d.below(free.len() as u64) as usize));
        candidates.push(Candidate {
            id: format!("C{n}"),
            area,
            alt: if d.one_in(3) { vec![(area + 1) % 3] } else { Vec::new() },
            window: if d.one_in(2) { Span { from: 500, to: 700 } } else { narrow },
            prefer: d.one_in(3).then(|| {
                let from = 530 + 10 * d.below(10) as i64;
                Span { from, to: from + 30 }
            }),
            conflicts: d.some(4, 5),
            priority: d.below(3) as i64,
            present: d.one_in(2),
            previous,
            locked,
        });
    }
    // two people held in one cell are a fault, not a problem
    let in_force = replan.then(|| InForce { now: 540 + 10 * d.below(6) as i64, notice: 10 * d.below(5) as i64 });
    let closed = (0..d.below(4)).map(|_| pick(&mut d)).collect();
    let buffers = (0..d.below(3)).map(|_| pick(&mut d)).collect();
    let weight = |d: &mut Dice, most: u64| d.below(most + 1) as i64;
    Problem {
        slot_min: 20,
        blocks: vec![0, 1],
        slots: slots.collect(),
        desks: vec!["A".into(), "B".into()],
        areas: (0..areas).map(|a| format!("a{a}")).collect(),
        interviewers,
        seating: Seating::Given(rota),
        closed,
        buffers,
        candidates,
        weights: Weights {
            unassigned: if d.one_in(4) { weight(&mut d, 60) } else { 1_000 },
            alt: weight(&mut d, 40),
            prefer: weight(&mut d, 9),
            buffer: weight(&mut d, 25),
            load_block: weight(&mut d, 5),
            load_desk: weight(&mut d, 5),
            link: weight(&mut d, 50),
            move_desk: weight(&mut d, 30),
            move_time: weight(&mut d, 60),
            per_slot_later: weight(&mut d, 10),
            per_slot_earlier: weight(&mut d, 10),
            wait: weight(&mut d, 10),
        },
        min_link: d.below(4) as i64,
        base_load: if d.one_in(2) {
            (0..2).map(|_| vec![d.below(3) as i64, d.below(3) as i64]).collect()
        } else {
            Vec::new()
        },
        in_force,
    }
}
