//! Whom one more interview would help, and by whom.
//!
//! A new sheet mean of a pair on one candidate moves all posterior means along a line by a normal amount. The gain is
//! what the sum of the `places` largest means is then expected to grow by: points summed over the seats. That sum is
//! convex and piecewise linear in the amount, so the expectation is exact (as the expected value of sample information
//! in Frazier, Powell and Dayanik, The knowledge-gradient policy for correlated normal beliefs, 2009, for one place).

use super::components::Panel;
use super::grid::Fit;
use super::mixture::Component;
use super::random::{below, density};
use super::raw::billionths;

/// For how many people every pair is tried.
const TRIED: usize = 20;
/// How many are named.
const NAMED: usize = 10;
/// How many interviewers are tried at most: those whose severity is known best.
const SEATS: usize = 40;
/// The normal amount is followed between these ends, in standard deviations.
const END: f64 = 9.0;

/// One more interview.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Whose, as a position in the panel's people.
    pub candidate: usize,
    /// By whom, as positions in the panel's seats, ascending.
    pub pair: [usize; 2],
    /// Expected gain, in points summed over the seats.
    pub gain: f64,
    /// The same if only the candidate's own mean moved.
    pub own_gain: f64,
    /// Standard deviation of the candidate's mean after the look, as seen before it, in points.
    pub shift: f64,
    /// Chance that the look changes on which side of the cut the candidate is.
    pub changes: f64,
}

/// The ten looks with the largest gains, one a person, at the REML optimum.
///
/// `contested`: the people to choose from. `admissible`: whether these two could see this person.
pub(super) fn best_looks(
    fit: &Fit,
    panel: &Panel,
    contested: &[usize],
    places: usize,
    admissible: impl Fn(usize, [usize; 2]) -> bool,
) -> Vec<Look> {
    let component = &fit.optimum;
    let n = panel.people.len();
    if places == 0 || places >= n {
        return Vec::new();
    }
    let sigma2 = component.solution.variance;
    let h = component.covariance();
    let means: Vec<f64> = (0..n).map(|c| component.theta(c)).collect();
    let distance = distances(&means, places);
    let pairs = pairs(&h, component.solution.leniency.len());
    let day = fit.problem.occasion * component.g_theta;
    // shift of the candidate's own mean, and root of the variance that the new mean is divided by
    let shift = |along: &Along, [i, j]: [usize; 2]| {
        let ha = sigma2 * 0.5 * (along.hb[i] + along.hb[j]);
        let aha = sigma2 * 0.25 * (h[i][i] + h[j][j] + 2.0 * h[i][j]);
        let root = (along.variance + 2.0 * ha + aha + sigma2 * (day + 0.5)).sqrt();
        ((along.variance + ha) / root, root)
    };

    let mut tried: Vec<(f64, usize, Along)> = contested
        .iter()
        .filter_map(|c| {
            let along = Along::of(component, &h, *c);
            let own = pairs.iter().filter(|p| admissible(*c, **p)).map(|p| own_gain(shift(&along, *p).0, distance[*c]));
            Some((own.max_by(f64::total_cmp)?, *c, along))
        })
        .collect();
    tried.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    tried.truncate(TRIED);

    let mut sweep = Sweep::default();
    let mut looks: Vec<Look> = Vec::new();
    for (_, c, along) in &tried {
        // covariances of everybody with the candidate, and with each interviewer's severity
        let shared = component.shared(&along.hb);
        let mut with_own: Vec<f64> = (0..n).map(|o| sigma2 * component.times(o, &along.hb, shared)).collect();
        with_own[*c] = along.variance;
        let mut best: Option<Look> = None;
        for pair in pairs.iter().filter(|p| admissible(*c, **p)) {
            let [i, j] = *pair;
            let (own_shift, root) = shift(along, *pair);
            let half: Vec<f64> = h[i].iter().zip(&h[j]).map(|(x, y)| 0.5 * (x + y)).collect();
            let shared = component.shared(&half);
            let shifts =
                with_own.iter().enumerate().map(|(o, v)| (v + sigma2 * component.times(o, &half, shared)) / root);
            let gain = sweep.gain(&means, shifts, places);
            let own_gain = own_gain(own_shift, distance[*c]);
            let changes = if own_shift > 0.0 { below(-distance[*c] / own_shift) } else { 0.0 };
            if best.is_none_or(|b| billionths(gain) > billionths(b.gain)) {
                best = Some(Look { candidate: *c, pair: *pair, gain, own_gain, shift: own_shift, changes });
            }
        }
        looks.extend(best);
    }
    looks.sort_by_key(|l| (-billionths(l.gain), l.candidate));
    looks.truncate(NAMED);
    looks
}

/// How a candidate's score goes with everything else.
struct Along {
    /// H B': with every severity and block mean, in units of sigma².
    hb: Vec<f64>,
    /// Posterior variance of the score.
    variance: f64,
}

impl Along {
    fn of(component: &Component, h: &[Vec<f64>], c: usize) -> Along {
        let hb: Vec<f64> = h.iter().map(|row| component.times(c, row, component.shared(row))).collect();
        let own = component.times(c, &hb, component.shared(&hb));
        Along { variance: component.solution.variance * (own + component.people[c].noise), hb }
    }
}

/// Pairs of interviewers, ascending; of many interviewers those with the best known severities.
fn pairs(h: &[Vec<f64>], seats: usize) -> Vec<[usize; 2]> {
    let mut best: Vec<usize> = (0..seats).collect();
    if seats > SEATS {
        best.sort_by(|a, b| h[*a][*a].total_cmp(&h[*b][*b]).then(a.cmp(b)));
        best.truncate(SEATS);
        best.sort_unstable();
    }
    best.iter().enumerate().flat_map(|(at, i)| best[at + 1..].iter().map(|j| [*i, *j])).collect()
}

/// How far everybody's mean is from changing sides: to the last place, or from inside to the first outside.
fn distances(means: &[f64], places: usize) -> Vec<f64> {
    let mut order: Vec<usize> = (0..means.len()).collect();
    order.sort_by(|a, b| means[*b].total_cmp(&means[*a]).then(a.cmp(b)));
    let (last, first_outside) = (means[order[places - 1]], means[order[places]]);
    let mut distance = vec![0.0; means.len()];
    for (at, c) in order.iter().enumerate() {
        distance[*c] = if at < places { means[*c] - first_outside } else { last - means[*c] };
    }
    distance
}

/// q psi(D / q), psi(x) = phi(x) - x (1 - Phi(x)).
fn own_gain(shift: f64, distance: f64) -> f64 {
    if shift <= 0.0 {
        return 0.0;
    }
    let x = distance / shift;
    shift * (density(x) - x * below(-x))
}

/// The sum of the largest means along the line, swept from one end to the other.
#[derive(Default)]
struct Sweep {
    shifts: Vec<f64>,
    ends: Vec<f64>,
    /// (mean, shift) of those who may change sides.
    inside: Vec<(f64, f64)>,
    outside: Vec<(f64, f64)>,
}

impl Sweep {
    /// Expected sum of the `places` largest of mean + shift N(0, 1), less the sum of the `places` largest means.
    /// There are more means than places.
    fn gain(&mut self, means: &[f64], shifts: impl Iterator<Item = f64>, places: usize) -> f64 {
        self.shifts.clear();
        self.shifts.extend(shifts);
        let descending = |a: &f64, b: &f64| b.total_cmp(a);
        let mut nth = |sign: f64, n: usize| {
            self.ends.clear();
            self.ends.extend(means.iter().zip(&self.shifts).map(|(m, t)| m + sign * END * t.abs()));
            *self.ends.select_nth_unstable_by(n, descending).1
        };
        // who is above `surely` all along is inside all along; who never reaches `hopeless` is outside all along
        let (hopeless, surely) = (nth(-1.0, places - 1), nth(1.0, places));
        let mut left = places;
        self.outside.clear();
        for (m, t) in means.iter().zip(&self.shifts) {
            if m - END * t.abs() > surely {
                left -= 1;
            } else if m + END * t.abs() >= hopeless {
                self.outside.push((*m, *t));
            }
        }
        let sum = |all: &[(f64, f64)]| all.iter().fold((0.0, 0.0), |(m, t), x| (m + x.0, t + x.1));
        self.outside.sort_by(|a, b| b.0.total_cmp(&a.0));
        let now = sum(&self.outside[..left]).0;
        // who is always inside moves with mean 0
        self.outside.sort_by(|a, b| (b.0 - END * b.1).total_cmp(&(a.0 - END * a.1)));
        self.inside.clear();
        self.inside.extend(self.outside.drain(..left));

        let (mut x, mut gain) = (-END, 0.0);
        loop {
            let next = self.next(x);
            let to = next.map_or(END, |(to, ..)| to.min(END));
            let (m, t) = sum(&self.inside);
            gain += (m - now) * (below(to) - below(x)) + t * (density(x) - density(to));
            match next {
                Some((to, i, o)) if to < END => std::mem::swap(&mut self.inside[i], &mut self.outside[o]),
                _ => return gain.max(0.0),
            }
            x = to;
        }
    }

    /// The next swap from `x` on: where, and who with whom. Several may fall on one point.
    fn next(&self, x: f64) -> Option<(f64, usize, usize)> {
        let mut best: Option<(f64, usize, usize)> = None;
        for (i, (mi, ti)) in self.inside.iter().enumerate() {
            for (o, (mo, to)) in self.outside.iter().enumerate() {
                if to > ti {
                    let at = ((mi - mo) / (to - ti)).max(x);
                    if best.is_none_or(|(b, ..)| at < b) {
                        best = Some((at, i, o));
                    }
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests;
