//! Who would be chosen: exactly `seats` candidates with the greatest sum of values, under quotas, locks and pairs.
//!
//! ```text
//! maximise   Σ value_j x_j        x_j is 1 for who is chosen, 0 for who is not
//! subject to Σ x_j = seats
//!            min ≤ Σ x_j ≤ max    over the candidates of an area or with a tag, for every quota
//!            x_j = 1, x_j = 0     for every lock
//!            x_i + x_j ≤ 1        for every pair apart
//!            x_i − x_j = 0        for every pair together
//! ```
//!
//! The method is branch and bound. A linear program (dual simplex, floating point) proposes one price per limit; with the
//! prices rounded to fixed point the Lagrangian bound is computed in integers alone, and it is an upper bound whatever the
//! prices are (Geoffrion, *Lagrangean relaxation for integer programming*, 1974). So a slip in floating point can cost
//! time, never the truth: a team is feasible because whole numbers were counted, and optimal because the integer bound
//! says so. Everything beside the best team (prices, gaps, other teams, what repairs a contradiction) is found by solving
//! again with one thing changed, not by a dual estimate.
//!
//! - [`Problem`], [`Flaw`]: the question, and why it is none.
//! - [`propose`]: the answer, a [`Proposal`].
//!
//! Values are integers in thousandths of a point of the scale, and so is every figure here: objective, bound, price, gap.
//! Not here: where values come from (`ranking`), and what the lead decides (`domain`).

mod best;
mod bound;
mod clash;
mod gap;
mod model;
mod pool;
mod price;
mod problem;
mod proposal;
mod rule;
mod search;
mod simplex;
mod solver;

#[cfg(test)]
mod tests;

pub use price::QuotaPrice;
pub use problem::{Candidate, Flaw, List, Problem, Quota, QuotaKind, VALUE_LIMIT};
pub use proposal::{Alternative, Effort, Proposal, Status, propose};
pub use rule::Rule;
