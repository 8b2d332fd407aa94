//! Who meets whom, where and when: plan, replan with the least disturbance, and the partners' rota where that is open. Exact:
//! the answer carries a bound that proves it. What a rule or a weight means stands in `schedule::problem`.
//!
//! | `schedule::` | what is there |
//! |---|---|
//! | `problem`, `fault`, `read` | the question, what makes it unusable, the question in a file |
//! | `board`, `value` | the rules of a single interview; what a plan costs |
//! | `network`, `flow`, `lot` | the cheapest flow; the plan as a flow; the order drawn by lot |
//! | `rota` | who sits where, where that is open |
//! | `reason`, `relax` | why somebody is left out or moved; the one rule that would help |
//! | `links` | whether interviewers can be compared |

mod board;
mod fault;
mod flow;
mod links;
mod lot;
mod network;
mod problem;
mod read;
mod reason;
mod relax;
mod rota;
#[cfg(test)]
mod tests;
mod value;

pub use fault::{Fault, LARGEST, MOST, Wanted, Wrong};
pub use links::{Links, Precision};
pub use problem::{Candidate, Cell, InForce, Interviewer, Problem, Rota, Seating, Slot, Span, Weights};
pub use read::read;
pub use reason::{Move, MoveWhy, Why};
pub use relax::{Relaxation, Rule};
pub use rota::{ALL_ORDERS, ORDERS_DRAWN};
pub use value::Parts;

use board::Board;
use flow::Best;
use lot::Lot;

/// What is proven of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No plan costs less. With an open rota: none under any cyclic rota.
    Optimal,
    /// Only some rotas were tried; no plan under any rota costs less than the bound.
    Bounded,
}

/// Somebody left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Position in `candidates`.
    pub candidate: usize,
    /// Why.
    pub why: Why,
    /// What would help; `None`: no single rule would.
    pub relax: Option<Relaxation>,
}

/// A plan with its proof and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is proven.
    pub status: Status,
    /// What the plan costs: the sum of the parts.
    pub objective: i64,
    /// A proven lower bound; equal to the objective where the plan is optimal.
    pub bound: i64,
    /// The objective in parts.
    pub parts: Parts,
    /// Who sits where.
    pub rota: Rota,
    /// A cell for each candidate; `None`: left out.
    pub assigned: Vec<Option<Cell>>,
    /// Everybody left out, in the order of the list.
    pub unassigned: Vec<Unplaced>,
    /// Replan: everybody who moves, in the order of the list.
    pub moves: Vec<Move>,
}

/// The best plan. `seed` draws the lot between plans of equal value: same data and seed, same plan, whatever order the
/// candidates are listed in. `Ok(None)`: the rota is open and has more blocks than desks, so some pair would meet twice.
pub fn solve(problem: &Problem, seed: u64) -> Result<Option<Plan>, Fault> {
    problem.check()?;
    match &problem.seating {
        Seating::Given(rota) => {
            let board = Board::new(problem, rota);
            // without a limit there is always a plan: everybody can be left out
            let found = flow::best(&board, &Lot::draw(problem, seed), i64::MAX);
            Ok(found.map(|best| told(&board, best)))
        }
        Seating::Open { hosts, guests } => {
            let Some(found) = rota::search(problem, hosts, guests, seed) else { return Ok(None) };
            let mut plan = told(&Board::new(problem, &found.rota), found.best);
            if !found.all {
                plan.bound = rota::bound(problem, hosts, guests, seed).map_or(plan.bound, |b| b.min(plan.objective));
                plan.status = if plan.bound == plan.objective { Status::Optimal } else { Status::Bounded };
            }
            Ok(Some(plan))
        }
    }
}

/// A plan with everything that is said of it.
fn told(board: &Board, best: Best) -> Plan {
    let Best { assigned, objective, bound, net } = best;
    let left_out = (0..assigned.len()).filter(|c| assigned[*c].is_none());
    let unassigned = left_out.map(|candidate| Unplaced {
        candidate,
        why: reason::why(board, candidate),
        relax: relax::relax(board, &net, objective, candidate),
    });
    Plan {
        status: if bound == objective { Status::Optimal } else { Status::Bounded },
        objective,
        bound,
        parts: value::value(board, &assigned),
        rota: board.rota.clone(),
        unassigned: unassigned.collect(),
        moves: reason::moves(board, &assigned),
        assigned,
    }
}

/// Who has candidates in common under a plan: interviews held and planned, pair by pair.
pub fn links(problem: &Problem, plan: &Plan) -> Links {
    let board = Board::new(problem, &plan.rota);
    let mut links = Links::new(problem.interviewers.len());
    for (desk, blocks) in value::loads(&board, &plan.assigned).iter().enumerate() {
        for (block, n) in blocks.iter().enumerate() {
            links.met(board.pair(desk, block), u32::try_from(*n).unwrap_or(0));
        }
    }
    links
}

/// The grid as people read it: whether a cell can be used under a plan, and whether at a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It can be used.
    Open,
    /// It can be used at a cost.
    Reserve,
    /// It cannot.
    Not,
}

/// How each cell can be used under a plan, `[desk][slot]`.
pub fn uses(problem: &Problem, plan: &Plan) -> Vec<Vec<Use>> {
    let board = Board::new(problem, &plan.rota);
    let of = |cell: Cell| match (board.is_open(cell), board.is_reserve(cell)) {
        (false, _) => Use::Not,
        (true, true) => Use::Reserve,
        (true, false) => Use::Open,
    };
    let row = |desk: usize| (0..problem.slots.len()).map(|slot| of(Cell { desk, slot })).collect();
    (0..problem.desks.len()).map(row).collect()
}
