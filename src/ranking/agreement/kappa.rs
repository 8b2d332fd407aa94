//! Weighted kappa (Cohen, Psychological Bulletin 70, 1968, pages 213-220) of every two interviewers, and its mean over
//! the pairs (after Light 1971): 1 less the mean distance of their marks on the same unit over the mean distance of any
//! mark of one from any mark of the other. Distances are those of the mark values, not of their places on the scale.

use super::{Unit, ratio};
use std::collections::BTreeMap;

/// With fewer shared units a pair has no say.
const FEWEST_UNITS: usize = 10;

/// Means weighted by units; `None` where no pair has both enough units and marks that differ.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kappas {
    /// Distance |a - b|.
    pub linear: Option<f64>,
    /// Distance (a - b)^2.
    pub quadratic: Option<f64>,
}

/// The mean kappas. Where somebody marked a unit twice, in two interviews, the first stands.
pub fn pairwise(units: &[Unit]) -> Kappas {
    let units: Vec<BTreeMap<usize, f64>> =
        units.iter().map(|unit| unit.marks.iter().rev().map(|mark| (mark.interviewer, mark.value)).collect()).collect();
    let mut units_of: BTreeMap<usize, Vec<&BTreeMap<usize, f64>>> = BTreeMap::new();
    for unit in &units {
        for &interviewer in unit.keys() {
            units_of.entry(interviewer).or_default().push(unit);
        }
    }
    let mut linear = Mean::default();
    let mut quadratic = Mean::default();
    for (one, units) in units_of {
        // one interviewer after the other, so that a full table of many people needs no room for all pairs at once
        let mut shared: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
        for unit in units {
            let own = unit[&one];
            for (&other, &value) in unit.range(one + 1..) {
                shared.entry(other).or_default().push((own, value));
            }
        }
        for pairs in shared.into_values().filter(|pairs| pairs.len() >= FEWEST_UNITS) {
            linear.add(absolute(&pairs), pairs.len());
            quadratic.add(squared(&pairs), pairs.len());
        }
    }
    Kappas { linear: linear.value(), quadratic: quadratic.value() }
}

#[derive(Default)]
struct Mean {
    sum: f64,
    weight: f64,
}

impl Mean {
    fn add(&mut self, kappa: Option<f64>, units: usize) {
        if let Some(kappa) = kappa {
            self.sum += units as f64 * kappa;
            self.weight += units as f64;
        }
    }

    fn value(&self) -> Option<f64> {
        ratio(self.sum, self.weight)
    }
}

/// Both people's marks, ascending and from the least of all on; `None` where all are the same.
fn ascending(pairs: &[(f64, f64)]) -> Option<(Vec<f64>, Vec<f64>)> {
    let (mut a, mut b): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    a.sort_by(f64::total_cmp);
    b.sort_by(f64::total_cmp);
    let least = a[0].min(b[0]);
    let same = a[a.len() - 1].max(b[b.len() - 1]) == least;
    for value in a.iter_mut().chain(&mut b) {
        *value -= least;
    }
    (!same).then_some((a, b))
}

fn absolute(pairs: &[(f64, f64)]) -> Option<f64> {
    let (a, b) = ascending(pairs)?;
    let n = pairs.len() as f64;
    // every mark of one against the marks of the other that are not above it, and the reverse
    let excess = |high: &[f64], low: &[f64]| {
        let (mut below, mut sum, mut total) = (0, 0.0, 0.0);
        for &x in high {
            while below < low.len() && low[below] <= x {
                sum += low[below];
                below += 1;
            }
            total += x * below as f64 - sum;
        }
        total
    };
    let seen = sum(pairs, |d| d.abs()) / n;
    let chance = (excess(&a, &b) + excess(&b, &a)) / (n * n);
    ratio(seen, chance).map(|share| 1.0 - share)
}

fn squared(pairs: &[(f64, f64)]) -> Option<f64> {
    let (a, b) = ascending(pairs)?;
    let n = pairs.len() as f64;
    let mean = |x: &[f64]| x.iter().sum::<f64>() / n;
    let variance = |x: &[f64], m: f64| x.iter().map(|v| (v - m) * (v - m)).sum::<f64>() / n;
    let (of_a, of_b) = (mean(&a), mean(&b));
    let chance = variance(&a, of_a) + variance(&b, of_b) + (of_a - of_b) * (of_a - of_b);
    ratio(sum(pairs, |d| d * d) / n, chance).map(|share| 1.0 - share)
}

/// Of a function of the differences, smallest first: in one order whatever the order of the units.
fn sum(pairs: &[(f64, f64)], of: impl Fn(f64) -> f64) -> f64 {
    let mut terms: Vec<f64> = pairs.iter().map(|(a, b)| of(a - b)).collect();
    terms.sort_by(f64::total_cmp);
    terms.iter().sum()
}
