//! Kendall's W (Rank Correlation Methods, 1948): whether the interviewers put the same people in the same order.

use super::{Cell, ratio};
use std::collections::{BTreeMap, BTreeSet};

/// 12 S / (m^2 (n^3 - n) - m sum (t^3 - t)), mid-ranks, over the n people whom all m interviewers marked; the last term
/// is for ties. `None` with fewer than three such people or two interviewers. Somebody's second sheet on the same person
/// counts with the first, as their mean.
pub fn kendall_w(cells: &[Cell]) -> Option<f64> {
    let interviewers: BTreeSet<usize> = cells.iter().map(|cell| cell.interviewer).collect();
    let mut people: Vec<Vec<f64>> = Vec::new();
    for person in cells.chunk_by(|a, b| a.candidate == b.candidate) {
        let mut sheets: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for cell in person {
            let (sum, n) = sheets.entry(cell.interviewer).or_default();
            (*sum, *n) = (*sum + cell.z, *n + 1.0);
        }
        if sheets.len() == interviewers.len() {
            people.push(sheets.into_values().map(|(sum, n)| sum / n).collect());
        }
    }
    let (n, m) = (people.len(), interviewers.len());
    if n < 3 || m < 2 {
        return None;
    }
    let mut ranks = vec![0.0; n];
    let mut ties = 0.0;
    for interviewer in 0..m {
        // whole billionths, as everywhere else where figures are compared
        let mut order: Vec<(i64, usize)> =
            people.iter().enumerate().map(|(at, sheets)| ((sheets[interviewer] * 1e9).round() as i64, at)).collect();
        order.sort_unstable();
        let mut before = 0.0;
        for equals in order.chunk_by(|a, b| a.0 == b.0) {
            let t = equals.len() as f64;
            for &(_, at) in equals {
                ranks[at] += before + (t + 1.0) / 2.0;
            }
            before += t;
            ties += t * t * t - t;
        }
    }
    let (n, m) = (n as f64, m as f64);
    let mean = m * (n + 1.0) / 2.0;
    let s: f64 = ranks.iter().map(|rank| (rank - mean) * (rank - mean)).sum();
    ratio(12.0 * s, m * m * (n * n * n - n) - m * ties)
}
