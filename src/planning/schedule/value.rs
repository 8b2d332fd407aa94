//! What a plan costs, worked out from the rules alone: the answer's parts are these, not what the solver believes (items 1-5
//! of the specification's objective). Not here: how the plan was found.

use super::board::Board;
use super::problem::Cell;

/// The objective in parts; their sum is the objective.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Items 1 and 5: second areas, preferences, reserve cells; replan: moves and waits.
    pub arcs: i64,
    /// Item 2: people left out.
    pub unassigned: i64,
    /// Item 3: squares over desks in blocks.
    pub load_block: i64,
    /// Item 3: squares over desks.
    pub load_desk: i64,
    /// Item 4: interviews that working pairs lack.
    pub link: i64,
}

impl Parts {
    /// The objective.
    pub fn sum(&self) -> i64 {
        self.arcs + self.unassigned + self.load_block + self.load_desk + self.link
    }
}

/// Interviews of each desk in each block, `[desk][block]`, with those already held.
pub(super) fn loads(board: &Board, assigned: &[Option<Cell>]) -> Vec<Vec<i64>> {
    let p = board.problem;
    let mut n: Vec<Vec<i64>> =
        (0..p.desks.len()).map(|d| (0..p.blocks.len()).map(|b| p.held(d, b)).collect()).collect();
    for cell in assigned.iter().flatten() {
        n[cell.desk][board.block(*cell)] += 1;
    }
    n
}

/// The parts of a plan's value.
pub(super) fn value(board: &Board, assigned: &[Option<Cell>]) -> Parts {
    let (p, w) = (board.problem, &board.problem.weights);
    let mut parts = Parts::default();
    for (who, cell) in p.candidates.iter().zip(assigned) {
        match cell {
            Some(c) => parts.arcs += board.price(who, *c),
            None => parts.unassigned += w.unassigned * who.priority,
        }
    }
    for (desk, blocks) in loads(board, assigned).iter().enumerate() {
        let whole: i64 = blocks.iter().sum();
        parts.load_desk += w.load_desk * whole * whole;
        for (block, n) in blocks.iter().enumerate() {
            parts.load_block += w.load_block * n * n;
            if board.links(desk, block) {
                parts.link += w.link * (p.min_link - n).max(0);
            }
        }
    }
    parts
}
