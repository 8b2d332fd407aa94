//! The raw ranking once more, by hand: whole numbers and fractions, no code of the program. Written from the rules: a sheet's
//! mean weighs what its seat assessed, the agreed mark in its place; a sheet with less than half of the weight does not
//! count; a person's score is the plain mean of the sheets that do; equals share a rank.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Weights of the criteria, by place; together 100.
const WEIGHTS: [i64; 4] = [40, 30, 20, 10];

/// A sealed sheet.
pub struct Sheet {
    pub person: usize,
    /// Level by criterion; what was not assessed is not here.
    pub marks: BTreeMap<usize, i64>,
    /// What the pair agreed on.
    pub agreed: BTreeMap<usize, i64>,
}

/// A score as a fraction.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    over: i64,
    under: i64,
}

impl Score {
    /// As the program prints it.
    pub fn figure(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    fn compare(self, other: Score) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

/// All sealed sheets, and who is no longer ranked.
#[derive(Default)]
pub struct Tally {
    pub sheets: Vec<Sheet>,
    gone: BTreeSet<usize>,
}

impl Sheet {
    /// Weighted sum and weight.
    fn sums(&self) -> (i64, i64) {
        self.marks.iter().fold((0, 0), |(sum, weight), (c, level)| {
            (sum + WEIGHTS[*c] * self.agreed.get(c).unwrap_or(level), weight + WEIGHTS[*c])
        })
    }

    fn counts(&self) -> bool {
        2 * self.sums().1 >= 100
    }
}

impl Tally {
    /// Somebody withdrew.
    pub fn leave_out(&mut self, person: usize) {
        self.gone.insert(person);
    }

    /// How many sheets count.
    pub fn counted(&self) -> usize {
        self.sheets.iter().filter(|s| s.counts() && !self.gone.contains(&s.person)).count()
    }

    /// Somebody's score; `None` where no sheet counts.
    pub fn score(&self, person: usize) -> Option<Score> {
        let sheets: Vec<(i64, i64)> =
            self.sheets.iter().filter(|s| s.person == person && s.counts()).map(Sheet::sums).collect();
        if sheets.is_empty() || self.gone.contains(&person) {
            return None;
        }
        let under: i64 = sheets.iter().map(|(_, weight)| weight).product();
        let over = sheets.iter().map(|(sum, weight)| sum * (under / weight)).sum();
        Some(Score { over, under: under * sheets.len() as i64 })
    }

    /// Person, score and rank of everybody who has a score, the best first; equals by number.
    pub fn ranks(&self, people: usize) -> Vec<(usize, Score, usize)> {
        let mut all: Vec<(usize, Score)> = (0..people).filter_map(|p| Some((p, self.score(p)?))).collect();
        all.sort_by(|(p, a), (q, b)| b.compare(*a).then(p.cmp(q)));
        let better = |s: Score| all.iter().filter(|(_, o)| o.compare(s) == Ordering::Greater).count();
        all.iter().map(|(p, s)| (*p, *s, better(*s) + 1)).collect()
    }
}
