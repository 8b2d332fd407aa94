//! The best team of a view, by branch and bound. The simplex proposes prices and a solution; the integer bound decides
//! what need not be looked at, whole counts decide what is a team.
//!
//! A question is asked with the value to beat: nothing worth no more is looked for. Columns whose reduced value alone
//! would cost too much are fixed at every node; rows are written only once a solution breaks them. Not here: which columns
//! a search is about (`solver`).

use super::bound;
use super::model::{Model, Stand, Team, View};
use super::simplex::{Settled, Table};

/// No dictionary has more rows; what is broken beyond is branched on. Keeps sums inside 64 bits (`bound`).
const MOST_ROWS: usize = 200;
/// After so many nodes the dictionary is made anew, so that rounding does not add up.
const FRESH: u32 = 200;
/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The best team worth more than was to beat; `None`: there is none, or none was met.
    pub team: Option<Team>,
    /// Its worth; else what was to beat.
    pub worth: i64,
    /// No team of the view is worth more, unless it is worth no more than was to beat.
    pub bound: i64,
}

impl Found {
    /// Nothing better exists: the search came to its end.
    pub fn is_proven(&self) -> bool {
        self.bound <= self.worth
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The best team.
    Best,
    /// The first one met.
    Any,
}

/// What is left to do after a node was looked at.
enum Node {
    /// Nothing below it is worth more than the best.
    Closed,
    /// Try a column at this value, then at the other.
    Branch(usize, f64),
    /// The work that was allowed is done.
    Spent,
}

/// A decision on the way down.
struct Turn {
    column: usize,
    /// The value to try next; `None` when both were tried.
    other: Option<f64>,
    /// Bounds changed before it.
    mark: usize,
    /// The bound of the node it was taken at.
    bound: i64,
}

/// One search. Columns are local to its dictionary.
pub struct Dive<'a> {
    model: &'a Model,
    view: &'a View,
    shift: u32,
    above: i64,
    /// What is looked for.
    pub goal: Goal,
    purse: &'a mut u64,
    /// The dictionary.
    pub table: Table,
    /// The local number of each of the model's columns, `u32::MAX` where it has none.
    pub local: Vec<u32>,
    /// Columns outside the dictionary that are in, with their counts and worth.
    kept: Team,
    kept_counts: Vec<i64>,
    kept_worth: i64,
    written: Vec<bool>,
    /// Prices of the rows, in fixed point.
    pub prices: Vec<i64>,
    reduced: Vec<i64>,
    best: Option<Team>,
    trail: Vec<(usize, f64, f64)>,
    turns: Vec<Turn>,
    nodes: u32,
    /// The bound of the node last looked at.
    here: i64,
}

impl<'a> Dive<'a> {
    /// A search for what is worth more than `above`; `fill` gives it its dictionary.
    pub fn new(
        model: &'a Model,
        view: &'a View,
        shift: u32,
        above: i64,
        purse: &'a mut u64,
        fill: impl FnOnce(&mut Dive<'a>),
    ) -> Dive<'a> {
        let mut dive = Dive {
            model,
            view,
            shift,
            above,
            goal: Goal::Best,
            purse,
            table: Table::new(model, Vec::new()),
            local: Vec::new(),
            kept: Vec::new(),
            kept_counts: vec![0; model.rows.len()],
            kept_worth: 0,
            written: vec![false; model.rows.len()],
            prices: vec![0; model.rows.len()],
            reduced: Vec::new(),
            best: None,
            trail: Vec::new(),
            turns: Vec::new(),
            nodes: 0,
            here: i64::MAX,
        };
        fill(&mut dive);
        dive
    }

    /// A column outside the dictionary that is in.
    pub fn keep_in(&mut self, column: u32) {
        self.kept.push(column);
        self.kept_worth += self.model.value[column as usize];
        for &(r, by) in self.model.entries(column as usize) {
            self.kept_counts[r as usize] += i64::from(by);
        }
    }

    /// Locks of the view become bounds.
    pub fn bind_columns(&mut self) {
        for (l, &c) in self.table.columns.iter().enumerate() {
            let (low, high) = match self.view.stand[c as usize] {
                Stand::Free => (0.0, 1.0),
                Stand::In => (1.0, 1.0),
                Stand::Out => (0.0, 0.0),
            };
            (self.table.low[l], self.table.high[l]) = (low, high);
        }
    }

    /// The written rows have the limits of the view.
    pub fn bind_rows(&mut self) {
        for i in 0..self.table.rows.len() {
            let (row, variable) = (self.table.rows[i] as usize, self.table.of_row(i));
            self.table.low[variable] = self.view.low[row] as f64;
            self.table.high[variable] = self.view.high[row] as f64;
            self.written[row] = true;
        }
    }

    /// Writes a row into the dictionary.
    pub fn write(&mut self, row: usize) {
        let (low, high) = (self.view.low[row], self.view.high[row]);
        self.table.write(self.model, row, &self.local, self.kept_counts[row], low, high);
        self.written[row] = true;
    }

    /// Writes rows that the present solution breaks; says whether there were any.
    pub fn write_broken(&mut self) -> bool {
        let mut counts: Vec<f64> = self.kept_counts.iter().map(|&c| c as f64).collect();
        for (l, &c) in self.table.columns.iter().enumerate() {
            let value = self.table.value(l);
            if value > 1e-9 {
                for &(r, by) in self.model.entries(c as usize) {
                    counts[r as usize] += value * f64::from(by);
                }
            }
        }
        let room = MOST_ROWS.saturating_sub(self.table.rows.len());
        let broken: Vec<usize> = (0..counts.len())
            .filter(|&r| !self.written[r])
            .filter(|&r| counts[r] < self.view.low[r] as f64 - 1e-6 || counts[r] > self.view.high[r] as f64 + 1e-6)
            .take(room.min(32))
            .collect();
        for &row in &broken {
            self.write(row);
        }
        !broken.is_empty()
    }

    /// The same dictionary from the start: rounding is forgotten.
    fn renew(&mut self) {
        let mut table = Table::new(self.model, self.table.columns.clone());
        for l in 0..table.columns.len() {
            (table.low[l], table.high[l]) = (self.table.low[l], self.table.high[l]);
        }
        let old = std::mem::replace(&mut self.table, table);
        self.table.work = old.work;
        for &row in &old.rows {
            self.write(row as usize);
        }
    }

    /// Solves the dictionary, and pays for it.
    pub fn settle(&mut self) -> Settled {
        let settled = self.table.settle();
        *self.purse = self.purse.saturating_sub(std::mem::take(&mut self.table.work));
        settled
    }

    /// Fixed-point prices of the written rows; further along the way that shows a row to be empty.
    pub fn price(&mut self, way: Option<(usize, bool, f64)>) {
        for i in 0..self.table.rows.len() {
            let further = way.map_or(0.0, |(row, rising, far)| far * self.table.way(i, row, rising));
            self.prices[self.table.rows[i] as usize] = bound::fixed(self.table.price(i) + further, self.shift);
        }
    }

    /// The proven bound at the present prices and bounds; leaves the reduced values behind.
    fn bound(&mut self) -> i128 {
        let mut sum = i128::from(self.kept_worth) << self.shift;
        for &row in &self.table.rows {
            let row = row as usize;
            let kept = self.kept_counts[row];
            sum += bound::of_row(self.prices[row], self.view.low[row] - kept, self.view.high[row] - kept);
        }
        self.reduced.clear();
        for (l, &c) in self.table.columns.iter().enumerate() {
            let w = bound::reduced(self.model, c as usize, &self.prices, self.shift);
            self.reduced.push(w);
            sum += bound::of_column(w, self.stand(l));
        }
        sum
    }

    fn stand(&self, column: usize) -> Stand {
        match (self.table.low[column] > 0.5, self.table.high[column] > 0.5) {
            (false, true) => Stand::Free,
            (true, _) => Stand::In,
            (false, false) => Stand::Out,
        }
    }

    fn fix(&mut self, column: usize, value: f64) {
        self.trail.push((column, self.table.low[column], self.table.high[column]));
        (self.table.low[column], self.table.high[column]) = (value, value);
    }

    /// Searches to the end, or until the work allowed is done; `top` is a bound on the view.
    pub fn run(mut self, top: i64) -> Found {
        loop {
            match self.node() {
                Node::Branch(column, value) => {
                    let (mark, bound) = (self.trail.len(), self.here);
                    self.turns.push(Turn { column, other: Some(1.0 - value), mark, bound });
                    self.fix(column, value);
                }
                Node::Closed => {
                    let enough = self.goal == Goal::Any && self.best.is_some();
                    if enough || !self.turn_back() {
                        return Found { team: self.best, worth: self.above, bound: self.above };
                    }
                }
                Node::Spent => {
                    let open = self.turns.iter().map(|t| t.bound).max().unwrap_or(top);
                    return Found { team: self.best, worth: self.above, bound: open.max(self.above) };
                }
            }
        }
    }

    /// To the nearest turn with another way; false when there is none.
    fn turn_back(&mut self) -> bool {
        while let Some(turn) = self.turns.last_mut() {
            let (column, mark) = (turn.column, turn.mark);
            let other = turn.other.take().filter(|_| turn.bound > self.above);
            while self.trail.len() > mark {
                if let Some((c, low, high)) = self.trail.pop() {
                    (self.table.low[c], self.table.high[c]) = (low, high);
                }
            }
            match other {
                Some(value) => {
                    self.fix(column, value);
                    return true;
                }
                None => self.turns.pop(),
            };
        }
        false
    }

    /// Looks at the node where the turns have led.
    fn node(&mut self) -> Node {
        self.nodes += 1;
        let mut renewed = false;
        if self.nodes.is_multiple_of(FRESH) {
            self.renew();
            renewed = true;
        }
        loop {
            if *self.purse == 0 {
                return Node::Spent;
            }
            let settled = self.settle();
            self.price(None);
            let bound = self.bound();
            let whole = bound::whole(bound, self.shift);
            if whole <= self.above {
                return Node::Closed;
            }
            self.here = whole;
            match settled {
                Settled::Best => {}
                Settled::Empty { row, rising, short } => {
                    let far = 2.0 * ((whole - self.above) as f64 + 1.0) / short.max(1e-6);
                    self.price(Some((row, rising, far)));
                    let further = self.bound();
                    if bound::whole(further, self.shift) <= self.above {
                        return Node::Closed;
                    }
                }
                Settled::Stuck => {}
            }
            if settled != Settled::Best {
                if renewed {
                    return self.any(None);
                }
                self.renew();
                renewed = true;
                continue;
            }
            for l in 0..self.reduced.len() {
                let w = self.reduced[l];
                if self.stand(l) == Stand::Free && bound::whole(bound - i128::from(w.abs()), self.shift) <= self.above {
                    self.fix(l, if w > 0 { 1.0 } else { 0.0 });
                }
            }
            let split = self.most_split();
            if (split.is_none() || self.turns.is_empty()) && self.write_broken() {
                continue;
            }
            if let Some((column, value)) = split {
                return Node::Branch(column, value.round());
            }
            let breach = self.take();
            if whole <= self.above || (self.goal == Goal::Any && self.best.is_some()) {
                return Node::Closed;
            }
            // a solution in whole numbers that is no team, or not as good as its bound: rounding, or too many rows
            if renewed {
                return self.any(breach);
            }
            self.renew();
            renewed = true;
        }
    }

    /// The column of the present solution that is nearest to half chosen.
    fn most_split(&self) -> Option<(usize, f64)> {
        let split = |l: usize| {
            let value = self.table.value(l);
            ((1e-6..=1.0 - 1e-6).contains(&value) && self.stand(l) == Stand::Free).then_some((l, value))
        };
        (0..self.table.columns.len()).filter_map(split).min_by(|a, b| (a.1 - 0.5).abs().total_cmp(&(b.1 - 0.5).abs()))
    }

    /// Takes the present solution for the best team if it is one; else gives a row that it breaks.
    fn take(&mut self) -> Option<usize> {
        let mut team = self.kept.clone();
        let chosen = (0..self.table.columns.len()).filter(|&l| self.table.value(l) > 0.5);
        team.extend(chosen.map(|l| self.table.columns[l]));
        let breach = self.view.first_breach(&self.model.counts(&team));
        let worth = self.model.worth(&team);
        if breach.is_none() && worth > self.above {
            team.sort_unstable();
            self.above = worth;
            self.best = Some(team);
        }
        breach
    }

    /// A branch on any column that is still free, rather one of this row; where none is left, the end of the way.
    fn any(&mut self, row: Option<usize>) -> Node {
        let of_row = |l: &usize| {
            let entries = self.model.entries(self.table.columns[*l] as usize);
            row.is_none_or(|row| entries.iter().any(|(r, _)| *r as usize == row))
        };
        let free = |l: &usize| self.stand(*l) == Stand::Free;
        let all = 0..self.table.columns.len();
        if let Some(l) = all.clone().filter(free).find(of_row).or_else(|| all.clone().find(free)) {
            return Node::Branch(l, if self.table.value(l) > 0.5 { 1.0 } else { 0.0 });
        }
        // bounds alone say who is in, whatever the dictionary thinks
        let mut team = self.kept.clone();
        team.extend(all.filter(|&l| self.stand(l) == Stand::In).map(|l| self.table.columns[l]));
        let worth = self.model.worth(&team);
        if worth > self.above && self.view.allows(&self.model.counts(&team)) {
            team.sort_unstable();
            self.above = worth;
            self.best = Some(team);
        }
        Node::Closed
    }
}
