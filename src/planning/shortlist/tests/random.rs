//! Random problems from a seed; the same on every machine.

use crate::planning::shortlist::{Candidate, Problem, Quota, QuotaKind};
use std::collections::BTreeSet;

/// Draws from a seed (splitmix64).
pub struct Draws(pub u64);

impl Draws {
    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n) as usize
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// A problem of 3 to 11 candidates with any rules.
pub fn problem(d: &mut Draws) -> Problem {
    d.below(7);
    let n = 3 + d.below(9);
    let seats = 1 + d.below(n as u64);
    let spread = [3, 40, 2_000][d.below(3)];
    let candidates: Vec<Candidate> = (0..n)
        .map(|i| Candidate {
            id: format!("C{:03}", (i * 7) % 101),
            area: ["a", "b", "c"][d.below(3)].to_owned(),
            value: d.below(spread) as i64 - spread as i64 / 4,
            tags: ["s", "t", "u"].into_iter().filter(|_| d.one_in(2)).map(str::to_owned).collect(),
        })
        .collect();
    let keys = [("a", 0), ("b", 0), ("c", 0), ("nobody", 0), ("s", 1), ("t", 1), ("u", 1)];
    let mut quotas = Vec::new();
    for (k, (key, tag)) in keys.into_iter().enumerate() {
        if d.one_in(if key == "nobody" { 30 } else { 3 }) {
            let min = if d.one_in(2) { d.below(seats as u64 / 3 + 2) } else { 0 };
            let max =
                if d.one_in(2) { Some((min + d.below(5)).saturating_sub(usize::from(d.one_in(8)))) } else { None };
            let kind = if tag == 1 { QuotaKind::Tag } else { QuotaKind::Area };
            quotas.push(Quota { id: format!("q{k}"), kind, key: key.to_owned(), min, max });
        }
    }
    let mut some = |most: u64| -> Vec<String> {
        let picked: BTreeSet<usize> = (0..d.below(most)).map(|_| d.below(n as u64)).collect();
        picked.into_iter().map(|i| candidates[i].id.clone()).collect()
    };
    let (locked_in, locked_out) = (some(2), some(3));
    let mut pairs = |most: u64| -> Vec<(String, String)> {
        let picked: BTreeSet<(usize, usize)> = (0..d.below(most))
            .map(|_| (d.below(n as u64), d.below(n as u64)))
            .filter(|(a, b)| a != b)
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        picked.into_iter().map(|(a, b)| (candidates[b].id.clone(), candidates[a].id.clone())).collect()
    };
    let (apart, together) = (pairs(3), pairs(2));
    Problem { seats, candidates, quotas, locked_in, locked_out, apart, together }
}
