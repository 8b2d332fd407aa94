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
const SEATS: usize = 24;
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

    let moves = Moves::of(component, &h, &pairs);
    let mut sweep = Sweep::default();
    let mut looks: Vec<Look> = Vec::new();
    for (_, c, along) in &tried {
        // covariances of everybody with the candidate
        let shared = component.shared(&along.hb);
        let mut with_own: Vec<f64> = (0..n).map(|o| component.times(o, &along.hb, shared)).collect();
        with_own[*c] = along.variance / sigma2;
        let own_pairs = || pairs.iter().filter(|p| admissible(*c, **p));
        let least = own_pairs().map(|p| shift(along, *p).1).fold(f64::INFINITY, f64::min);
        let bound = with_own.iter().zip(&moves.most).map(|(v, most)| sigma2 * (v.abs() + most) / least);
        let near = sweep.reach(means.iter().copied().zip(bound), places);
        let mut best: Option<Look> = None;
        for pair in own_pairs() {
            let (own_shift, root) = shift(along, *pair);
            let shifts = near.people.iter().map(|o| sigma2 * (with_own[*o] + moves.of_pair(*o, *pair)) / root);
            let gain = sweep.gain(near.people.iter().map(|o| means[*o]).zip(shifts), near.left);
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

/// How everybody's score goes with each severity, in units of sigma².
struct Moves {
    /// By person and interviewer: B H.
    with_seat: Vec<Vec<f64>>,
    /// The largest of them in size, by person.
    most: Vec<f64>,
}

impl Moves {
    /// For the interviewers of the pairs; others stay 0.
    fn of(component: &Component, h: &[Vec<f64>], pairs: &[[usize; 2]]) -> Moves {
        let mut with_seat = vec![vec![0.0; component.solution.leniency.len()]; component.people.len()];
        let mut seats: Vec<usize> = pairs.iter().flatten().copied().collect();
        seats.sort_unstable();
        seats.dedup();
        for i in seats {
            let shared = component.shared(&h[i]);
            with_seat.iter_mut().enumerate().for_each(|(o, row)| row[i] = component.times(o, &h[i], shared));
        }
        let most = with_seat.iter().map(|row| row.iter().fold(0.0, |most, x| f64::max(most, x.abs()))).collect();
        Moves { with_seat, most }
    }

    /// With the mean of two severities.
    fn of_pair(&self, o: usize, [i, j]: [usize; 2]) -> f64 {
        0.5 * (self.with_seat[o][i] + self.with_seat[o][j])
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

/// Who may change sides, and how many places they fight for; everybody else is inside or outside all along.
struct Near {
    people: Vec<usize>,
    left: usize,
}

/// The sum of the largest means along the line, swept from one end to the other. (mean, shift) throughout.
#[derive(Default)]
struct Sweep {
    lines: Vec<(f64, f64)>,
    ends: Vec<f64>,
    inside: Vec<(f64, f64)>,
    outside: Vec<(f64, f64)>,
}

impl Sweep {
    /// Who may change sides if nobody's shift is larger than the one given.
    fn reach(&mut self, lines: impl Iterator<Item = (f64, f64)>, places: usize) -> Near {
        self.lines.clear();
        self.lines.extend(lines);
        let mut near = Near { people: Vec::new(), left: places };
        if places == 0 || places >= self.lines.len() {
            return near;
        }
        let mut nth = |sign: f64, n: usize| {
            self.ends.clear();
            self.ends.extend(self.lines.iter().map(|(m, t)| m + sign * END * t.abs()));
            *self.ends.select_nth_unstable_by(n, |a, b| b.total_cmp(a)).1
        };
        // the worst that the last inside can come to, and the best that the first outside can
        let (hopeless, surely) = (nth(-1.0, places - 1), nth(1.0, places));
        for (at, (m, t)) in self.lines.iter().enumerate() {
            if m - END * t.abs() > surely {
                near.left -= 1;
            } else if m + END * t.abs() >= hopeless {
                near.people.push(at);
            }
        }
        near
    }

    /// Expected sum of the `places` largest of mean + shift N(0, 1), less the sum of the `places` largest means.
    fn gain(&mut self, lines: impl Iterator<Item = (f64, f64)>, places: usize) -> f64 {
        let near = self.reach(lines, places);
        if near.people.len() <= near.left {
            return 0.0;
        }
        self.outside.clear();
        self.outside.extend(near.people.iter().map(|at| self.lines[*at]));
        // who is always inside moves with mean 0
        let sum = |all: &[(f64, f64)]| all.iter().fold((0.0, 0.0), |(m, t), x| (m + x.0, t + x.1));
        self.outside.sort_by(|a, b| b.0.total_cmp(&a.0));
        let now = sum(&self.outside[..near.left]).0;
        self.outside.sort_by(|a, b| (b.0 - END * b.1).total_cmp(&(a.0 - END * a.1)));
        self.inside.clear();
        self.inside.extend(self.outside.drain(..near.left));

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
