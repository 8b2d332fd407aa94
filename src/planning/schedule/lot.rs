//! The order drawn by lot. Between plans of equal value a solver takes the one it meets first; that must be no list's order,
//! since interviewers mark down after a run of good people. Same data and seed, same order, whatever order the list of
//! candidates has. Not here: rotas (`rota`).

use super::problem::Problem;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Orders in which candidates, slots and desks are looked at.
#[derive(Clone, Debug)]
pub(super) struct Lot {
    pub candidates: Vec<usize>,
    pub slots: Vec<usize>,
    pub desks: Vec<usize>,
}

impl Lot {
    pub(super) fn draw(problem: &Problem, seed: u64) -> Lot {
        let mut chance = chance(seed, 0);
        let mut candidates: Vec<usize> = (0..problem.candidates.len()).collect();
        candidates.sort_by(|a, b| problem.candidates[*a].id.cmp(&problem.candidates[*b].id));
        shuffle(&mut candidates, &mut chance);
        let mut slots: Vec<usize> = (0..problem.slots.len()).collect();
        shuffle(&mut slots, &mut chance);
        let mut desks: Vec<usize> = (0..problem.desks.len()).collect();
        shuffle(&mut desks, &mut chance);
        Lot { candidates, slots, desks }
    }
}

/// A stream of chance for one purpose.
pub(super) fn chance(seed: u64, purpose: u64) -> ChaCha8Rng {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    chance.set_stream(purpose);
    chance
}

/// Fisher and Yates; of the 2^64 values those that would favour somebody are drawn again.
pub(super) fn shuffle(items: &mut [usize], chance: &mut ChaCha8Rng) {
    for n in (2..=items.len() as u64).rev() {
        let fair = u64::MAX - u64::MAX % n;
        let drawn = loop {
            let x = chance.next_u64();
            if x < fair {
                break x % n;
            }
        };
        items.swap(n as usize - 1, drawn as usize);
    }
}
