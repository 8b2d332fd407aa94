//! What the rules cost, each changed alone.
//!
//! A looser rule lets in teams that were not allowed before, and only those are searched: those beyond the old limit.

use super::model::{Limit, Model, Stand, View};
use super::pool::Pool;
use super::solver::Solver;

/// Change of the optimum, in thousandths, when one quota is altered alone. Looser: 0 or more, what the quota costs.
/// Tighter: 0 or less, `None` when no team is left. `None` also where the limit does not exist (a minimum of 0 is none),
/// and where the work allowed was done before the figure was certain; a limit that does not exist is dropped for 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuotaPrice {
    /// Without the minimum.
    pub drop_min: Option<i64>,
    /// Without the maximum.
    pub drop_max: Option<i64>,
    /// The minimum one lower.
    pub min_minus_1: Option<i64>,
    /// The maximum one higher.
    pub max_plus_1: Option<i64>,
    /// The minimum one higher.
    pub min_plus_1: Option<i64>,
    /// The maximum one lower.
    pub max_minus_1: Option<i64>,
}

/// The best team, what it is worth, and how to ask for others.
#[derive(Debug)]
pub struct Asker<'a> {
    /// The solver.
    pub solver: &'a Solver<'a>,
    /// The model.
    pub model: &'a Model,
    /// The problem itself.
    pub view: &'a View,
    /// The optimum.
    pub worth: i64,
}

impl Asker<'_> {
    /// The price of the quota of a row.
    pub fn quota(&self, row: usize, pool: &Pool, purse: &mut u64) -> QuotaPrice {
        let min = self.model.limits.iter().find_map(|l| match l {
            Limit::Min(r, min) if *r == row => Some(*min),
            _ => None,
        });
        let max = self.model.limits.iter().find_map(|l| match l {
            Limit::Max(r, max) if *r == row => Some(*max),
            _ => None,
        });
        let (low, high, seats) = (self.view.low[row], self.view.high[row], self.model.seats as i64);
        let mut price = QuotaPrice { drop_min: Some(0), drop_max: Some(0), ..QuotaPrice::default() };
        if let Some(min) = min {
            let looser = self.gain(&self.view.within(row, min - 1, min - 1), 0, purse);
            price.min_minus_1 = looser;
            price.drop_min = looser.and_then(|gain| self.gain(&self.view.within(row, 0, min - 2), gain, purse));
        }
        if let Some(max) = max {
            let looser = self.gain(&self.view.within(row, max + 1, (max + 1).min(seats)), 0, purse);
            price.max_plus_1 = looser;
            price.drop_max = looser.and_then(|gain| self.gain(&self.view.within(row, max + 2, seats), gain, purse));
            price.max_minus_1 = self.loss(row, low, max - 1, pool, purse);
        }
        price.min_plus_1 = self.loss(row, min.unwrap_or(0) + 1, high, pool, purse);
        price
    }

    /// What is gained if one lock is removed.
    pub fn lock(&self, column: usize, purse: &mut u64) -> Option<i64> {
        let other = if self.view.stand[column] == Stand::In { Stand::Out } else { Stand::In };
        self.gain(&self.view.with(column, other), 0, purse)
    }

    /// What teams of this view have over the optimum, if more than is known.
    fn gain(&self, beyond: &View, known: i64, purse: &mut u64) -> Option<i64> {
        let found = self.solver.best(beyond, Some(self.worth + known), purse);
        found.is_proven().then_some(found.worth - self.worth)
    }

    /// What the optimum loses under tighter limits.
    fn loss(&self, row: usize, low: i64, high: i64, pool: &Pool, purse: &mut u64) -> Option<i64> {
        let known = pool.known_within(self.model, row, low, high);
        if known == Some(self.worth) {
            return Some(0);
        }
        let found = self.solver.best(&self.view.within(row, low, high), known, purse);
        let exists = known.is_some() || found.team.is_some();
        (found.is_proven() && exists).then_some(found.worth - self.worth)
    }
}
