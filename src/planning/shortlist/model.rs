//! The problem as columns and rows of whole numbers. A column is a candidate, a row a limit on a count: first the seats,
//! then the quotas, the pairs apart, the pairs together. Names stay outside.
//!
//! Columns stand by value, the best first, then by id, so that an answer does not depend on the order of the file.

use super::problem::{Problem, QuotaKind};
use std::collections::{HashMap, HashSet};

/// The row of the seats.
pub const SEATS: usize = 0;

/// Columns chosen, ascending.
pub type Team = Vec<u32>;

/// What may become of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Chosen or not.
    Free,
    /// Chosen.
    In,
    /// Not chosen.
    Out,
}

/// What is asked of the model: the limits of the rows, and who stands where. Questions differ in this alone.
#[derive(Clone, Debug)]
pub struct View {
    /// Least count of each row.
    pub low: Vec<i64>,
    /// Greatest count of each row.
    pub high: Vec<i64>,
    /// Of each column.
    pub stand: Vec<Stand>,
}

/// One rule of the problem, by row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The minimum of a quota's row.
    Min(usize, i64),
    /// The maximum of a quota's row.
    Max(usize, i64),
    /// This column is in.
    In(usize),
    /// This column is out.
    Out(usize),
    /// The row of a pair apart.
    Apart(usize),
    /// The row of a pair together.
    Together(usize),
}

/// Values, columns and rows; what never changes between questions.
#[derive(Clone, Debug)]
pub struct Model {
    /// How many are chosen.
    pub seats: usize,
    /// Value of each column, descending.
    pub value: Vec<i64>,
    /// For each column the rows it counts in, ascending, and by how much (1 or −1).
    entries: Vec<(u32, i8)>,
    starts: Vec<u32>,
    /// For each row its columns, ascending, and by how much they count.
    pub rows: Vec<Vec<(u32, i8)>>,
    /// For each column the place of its candidate in the problem.
    pub candidate: Vec<usize>,
    /// All rules, each once: quotas, locks, pairs, in the order of the problem.
    pub limits: Vec<Limit>,
}

impl Model {
    /// The model of a problem without flaws.
    pub fn new(problem: &Problem) -> Model {
        let n = problem.candidates.len();
        let mut candidate: Vec<usize> = (0..n).collect();
        candidate.sort_by(|&a, &b| {
            let (a, b) = (&problem.candidates[a], &problem.candidates[b]);
            b.value.cmp(&a.value).then_with(|| a.id.cmp(&b.id))
        });
        let mut column = vec![0; n];
        for (c, &i) in candidate.iter().enumerate() {
            column[i] = c;
        }
        let mut rows: Vec<Vec<(u32, i8)>> = vec![(0..n as u32).map(|c| (c, 1)).collect()];
        let mut limits = Vec::new();
        quota_rows(problem, &candidate, &mut rows, &mut limits);
        let at = problem.positions();
        let columns = |ids: &[String]| {
            let mut seen = HashSet::new();
            let known: Vec<usize> = ids.iter().filter_map(|id| at.get(id.as_str())).map(|&i| column[i]).collect();
            known.into_iter().filter(|&c| seen.insert(c)).collect::<Vec<_>>()
        };
        limits.extend(columns(&problem.locked_in).into_iter().map(Limit::In));
        limits.extend(columns(&problem.locked_out).into_iter().map(Limit::Out));
        for (pairs, second, limit) in
            [(&problem.apart, 1, Limit::Apart as fn(usize) -> Limit), (&problem.together, -1, Limit::Together)]
        {
            let mut seen = HashSet::new();
            for (a, b) in pairs {
                // both are known in a problem without flaws
                let (Some(&a), Some(&b)) = (at.get(a.as_str()), at.get(b.as_str())) else { continue };
                let (a, b) = (column[a].min(column[b]), column[a].max(column[b]));
                if seen.insert((a, b)) {
                    limits.push(limit(rows.len()));
                    rows.push(vec![(a as u32, 1), (b as u32, second)]);
                }
            }
        }
        let mut lists: Vec<Vec<(u32, i8)>> = vec![Vec::new(); n];
        for (r, row) in rows.iter().enumerate() {
            for &(c, by) in row {
                lists[c as usize].push((r as u32, by));
            }
        }
        let mut starts = vec![0u32];
        let mut entries = Vec::new();
        for list in lists {
            entries.extend(list);
            starts.push(entries.len() as u32);
        }
        let value = candidate.iter().map(|&i| problem.candidates[i].value).collect();
        Model { seats: problem.seats, value, entries, starts, rows, candidate, limits }
    }

    /// The question under these rules; `None` where somebody is locked both in and out.
    pub fn view(&self, limits: impl IntoIterator<Item = Limit>) -> Option<View> {
        let seats = self.seats as i64;
        // what no rule limits is limited by the seats
        let mut low: Vec<i64> = self.rows.iter().map(|_| 0).collect();
        let mut high = vec![seats; self.rows.len()];
        let mut stand = vec![Stand::Free; self.columns()];
        low[SEATS] = seats;
        for limit in self.limits.iter() {
            match *limit {
                Limit::Apart(row) => high[row] = 2,
                Limit::Together(row) => (low[row], high[row]) = (-1, 1),
                _ => {}
            }
        }
        for limit in limits {
            match limit {
                Limit::Min(row, min) => low[row] = min,
                Limit::Max(row, max) => high[row] = max,
                Limit::Apart(row) => high[row] = 1,
                Limit::Together(row) => (low[row], high[row]) = (0, 0),
                Limit::In(c) if stand[c] == Stand::Out => return None,
                Limit::In(c) => stand[c] = Stand::In,
                Limit::Out(c) if stand[c] == Stand::In => return None,
                Limit::Out(c) => stand[c] = Stand::Out,
            }
        }
        Some(View { low, high, stand })
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.value.len()
    }

    /// The rows a column counts in, and by how much.
    pub fn entries(&self, column: usize) -> &[(u32, i8)] {
        &self.entries[self.starts[column] as usize..self.starts[column + 1] as usize]
    }

    /// The sum of a team's values.
    pub fn worth(&self, team: &[u32]) -> i64 {
        team.iter().map(|&c| self.value[c as usize]).sum()
    }

    /// What a team counts in each row.
    pub fn counts(&self, team: &[u32]) -> Vec<i64> {
        let mut counts = vec![0; self.rows.len()];
        for &c in team {
            for &(r, by) in self.entries(c as usize) {
                counts[r as usize] += i64::from(by);
            }
        }
        counts
    }

    /// One less than any team can be worth: the value to beat where none is known.
    pub fn below_all(&self) -> i64 {
        self.value[self.columns() - self.seats..].iter().sum::<i64>() - 1
    }
}

impl View {
    /// No count satisfies some row.
    pub fn is_void(&self) -> bool {
        self.low.iter().zip(&self.high).any(|(low, high)| low > high)
    }

    /// Whether these counts are within the limits.
    pub fn allows(&self, counts: &[i64]) -> bool {
        self.first_breach(counts).is_none()
    }

    /// The first row whose count is beyond its limits.
    pub fn first_breach(&self, counts: &[i64]) -> Option<usize> {
        counts.iter().zip(self.low.iter().zip(&self.high)).position(|(c, (low, high))| c < low || c > high)
    }

    /// The same question with one column fixed.
    pub fn with(&self, column: usize, stand: Stand) -> View {
        let mut view = self.clone();
        view.stand[column] = stand;
        view
    }

    /// The same question with other limits on one row.
    pub fn within(&self, row: usize, low: i64, high: i64) -> View {
        let mut view = self.clone();
        view.low[row] = low;
        view.high[row] = high;
        view
    }
}

/// One row a quota, and its limits as rules. Beyond the seats all limits are alike: one more is never reached.
fn quota_rows(problem: &Problem, candidate: &[usize], rows: &mut Vec<Vec<(u32, i8)>>, limits: &mut Vec<Limit>) {
    let seats = problem.seats;
    let mut areas: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut tags: HashMap<&str, Vec<usize>> = HashMap::new();
    for quota in &problem.quotas {
        let by = if quota.kind == QuotaKind::Area { &mut areas } else { &mut tags };
        by.entry(quota.key.as_str()).or_default().push(rows.len());
        if quota.min > 0 {
            limits.push(Limit::Min(rows.len(), quota.min.min(seats + 1) as i64));
        }
        if let Some(max) = quota.max {
            limits.push(Limit::Max(rows.len(), max.min(seats + 1) as i64));
        }
        rows.push(Vec::new());
    }
    for (c, &i) in candidate.iter().enumerate() {
        let who = &problem.candidates[i];
        let mut seen = HashSet::new();
        let tagged = who.tags.iter().filter(|t| seen.insert(t.as_str())).filter_map(|t| tags.get(t.as_str()));
        for &row in areas.get(who.area.as_str()).into_iter().chain(tagged).flatten() {
            rows[row].push((c as u32, 1));
        }
    }
}
