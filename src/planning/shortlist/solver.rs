//! Questions to a model: one view is priced once, and every other is asked from there.
//!
//! Columns that the prices alone settle are left out of the search, so that a question costs what is open in it, not what
//! the model holds.

use super::bound;
use super::model::{Model, SEATS, Stand, View};
use super::search::{Dive, Found, Goal};
use super::simplex::{Settled, Table};

/// From so many columns on it pays to guess a value to beat.
const MANY: usize = 200;

/// A model with the prices of one of its views, from which every other view is asked.
#[derive(Clone, Debug)]
pub struct Solver<'m> {
    model: &'m Model,
    shift: u32,
    table: Table,
    prices: Vec<i64>,
    reduced: Vec<i64>,
}

impl<'m> Solver<'m> {
    /// Prices the rows for this view; `purse` is the work that may still be done, in cells of a dictionary.
    pub fn new(model: &'m Model, view: &View, purse: &mut u64) -> Solver<'m> {
        let shift = bound::shift(model);
        let mut dive = Dive::new(model, view, shift, model.below_all(), purse, |dive| {
            dive.table = Table::new(model, (0..model.columns() as u32).collect());
            dive.local = (0..model.columns() as u32).collect();
            dive.bind_columns();
            dive.write(SEATS);
        });
        while dive.settle() == Settled::Best && dive.write_broken() {}
        dive.price(None);
        let Dive { table, prices, .. } = dive;
        let reduced = (0..model.columns()).map(|c| bound::reduced(model, c, &prices, shift)).collect();
        Solver { model, shift, table, prices, reduced }
    }

    /// The best team of a view that is worth more than `above` (any team, where that is `None`).
    pub fn best(&self, view: &View, above: Option<i64>, purse: &mut u64) -> Found {
        let least = self.model.below_all();
        if view.is_void() {
            let worth = above.unwrap_or(least);
            return Found { team: None, worth, bound: worth };
        }
        if let Some(above) = above {
            return self.beat(view, above.max(least), purse);
        }
        if self.model.columns() < MANY {
            return self.beat(view, least, purse);
        }
        // a value to beat not far below the bound leaves few columns; lower ones follow only if that was too much
        let top = bound::whole(bound::of_view(view, &self.prices, &self.reduced), self.shift);
        let spread = self.model.value[0] - self.model.value[self.model.columns() - 1];
        let mut step = (spread / 64).max(1);
        loop {
            let guess = top.saturating_sub(step).max(least);
            let found = self.beat(view, guess, purse);
            if found.team.is_some() || guess == least || !found.is_proven() {
                return found;
            }
            step = step.saturating_mul(4);
        }
    }

    /// Whether the view has any team; `None` where the work allowed was done before that was certain.
    pub fn any(&self, view: &View, purse: &mut u64) -> Option<bool> {
        if view.is_void() {
            return Some(false);
        }
        let found = self.search(view, self.model.below_all(), Goal::Any, purse);
        if found.team.is_some() { Some(true) } else { found.is_proven().then_some(false) }
    }

    fn beat(&self, view: &View, above: i64, purse: &mut u64) -> Found {
        self.search(view, above, Goal::Best, purse)
    }

    fn search(&self, view: &View, above: i64, goal: Goal, purse: &mut u64) -> Found {
        *purse = purse.saturating_sub(self.model.columns() as u64);
        let base = bound::of_view(view, &self.prices, &self.reduced);
        let top = bound::whole(base, self.shift);
        if top <= above {
            return Found { team: None, worth: above, bound: above };
        }
        let settled_at = |c: u32| {
            let w = self.reduced[c as usize];
            match view.stand[c as usize] {
                Stand::In => Some(1.0),
                Stand::Out => Some(0.0),
                Stand::Free if bound::whole(base - i128::from(w.abs()), self.shift) <= above => {
                    Some(if w > 0 { 1.0 } else { 0.0 })
                }
                Stand::Free => None,
            }
        };
        let dive = Dive::new(self.model, view, self.shift, above, purse, |dive| {
            dive.table = self.table.narrowed(settled_at);
            dive.local = vec![u32::MAX; self.model.columns()];
            for (l, &c) in dive.table.columns.iter().enumerate() {
                dive.local[c as usize] = l as u32;
            }
            for c in 0..self.model.columns() as u32 {
                if dive.local[c as usize] == u32::MAX && settled_at(c) == Some(1.0) {
                    dive.keep_in(c);
                }
            }
            dive.bind_columns();
            dive.bind_rows();
            dive.goal = goal;
        });
        dive.run(top)
    }
}
