//! Who is in, who is out, and whom to talk about.

use super::raw::RawCandidate;

/// Where a candidate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Among the best in at least three draws of four.
    In,
    /// To be talked about.
    Contested,
    /// Among the best in at most one draw of four. Not a verdict: some of the true best are expected here.
    Out,
}

/// A chance from here on is in.
const IN: f64 = 0.75;
/// A chance up to here is out.
const OUT: f64 = 0.25;

/// Whether the marks fail to separate people: the best chances are hardly above what a lot would give.
///
/// `chances` of everybody who has one, in any order.
pub fn flat(chances: &[f64], places: usize) -> bool {
    let n = places.min(chances.len());
    if n == 0 {
        return false;
    }
    let q = n as f64 / chances.len() as f64;
    largest(chances, n) / (n as f64) < q + (1.0 - q) / 4.0
}

/// Sum of the `n` largest.
pub(super) fn largest(chances: &[f64], n: usize) -> f64 {
    let mut sorted = chances.to_vec();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    sorted.iter().take(n).sum()
}

/// The zone of somebody with a chance. `tied`: their raw score is level with the last place and not all fit.
pub fn zone(chance: f64, candidate: &RawCandidate, places: usize, tied: bool, flat: bool) -> Zone {
    let inside = candidate.raw_rank.is_some_and(|rank| rank <= places);
    if flat || tied || (inside && chance <= OUT) || (!inside && chance >= IN) {
        Zone::Contested
    } else if chance >= IN {
        Zone::In
    } else if chance <= OUT {
        Zone::Out
    } else {
        Zone::Contested
    }
}

#[cfg(test)]
mod tests;
