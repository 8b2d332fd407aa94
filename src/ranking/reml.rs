//! Where the REML criterion is least: the variance components as lme4 reports them.
//!
//! Newton on the logarithms of the two ratios, from the lowest node of a grid. A ratio may be exactly 0: where the
//! way leads there, the edge is minimised by itself and the lower of the two stands. A variance is never negative.
//! Central differences leave the gradient wrong by h²; one last step with a five-point gradient takes that away.

use super::severity::{Problem, Solution};

/// More sheets than this: the grid is three nodes a side, for the start only.
pub(super) const MANY_SHEETS: usize = 2000;
/// Ends of the grid, as ratios of standard deviations.
const LOWEST: f64 = 0.05;
const HIGHEST: f64 = 8.0;
/// Nodes a side.
pub(super) const NODES: usize = 21;
/// Ratios of standard deviations to start from where there are many sheets.
const COARSE: [f64; 3] = [0.3, 0.95, 3.0];
/// Step of the central differences, in log g.
const H: f64 = 2e-3;
/// Newton stops below this step.
const CLOSE: f64 = 1e-7;
const ROUNDS: usize = 30;
/// Below this log g a ratio is on its way to 0.
const VANISHING: f64 = -14.0;

/// What may vary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ratios {
    /// Both, candidates' and interviewers'.
    Both,
    /// The candidates' alone; interviewers do not differ (gI = 0).
    CandidateOnly,
}

/// Standard-deviation ratios of the grid, ascending, equally spaced in the logarithm.
pub(super) fn nodes() -> [f64; NODES] {
    let (low, high) = (libm::log(LOWEST), libm::log(HIGHEST));
    std::array::from_fn(|at| libm::exp(low + (high - low) * at as f64 / (NODES - 1) as f64))
}

/// The criterion at every pair of these standard-deviation ratios: candidates outer, interviewers inner; +inf where the
/// numbers give out.
pub(super) fn surface(problem: &Problem, candidate: &[f64], interviewer: &[f64]) -> Vec<f64> {
    let mut all = Vec::with_capacity(candidate.len() * interviewer.len());
    for c in candidate {
        let reduced = problem.eliminate(c * c);
        all.extend(interviewer.iter().map(|i| reduced.criterion(i * i).unwrap_or(f64::INFINITY)));
    }
    all
}

/// The REML optimum; `None` where no pair of ratios can be solved (no degree of freedom, no error at all).
pub fn reml(problem: &Problem, ratios: Ratios) -> Option<Solution> {
    let fine = nodes();
    let axis: &[f64] = if problem.sheets() > MANY_SHEETS { &COARSE } else { &fine };
    let other: &[f64] = match ratios {
        Ratios::Both => axis,
        Ratios::CandidateOnly => &[0.0],
    };
    reml_from(problem, ratios, axis, other, &surface(problem, axis, other))
}

/// The same where the surface is already known.
pub(super) fn reml_from(
    problem: &Problem,
    ratios: Ratios,
    candidate: &[f64],
    interviewer: &[f64],
    surface: &[f64],
) -> Option<Solution> {
    let lowest = (0..surface.len()).min_by(|a, b| surface[*a].total_cmp(&surface[*b]))?;
    let (c, i) = (lowest / interviewer.len(), lowest % interviewer.len());
    let log_g = |t: f64| 2.0 * libm::log(t);
    let start = [candidate[c], interviewer[i]];
    let (mut best, mut at) = (surface[lowest], [start[0] * start[0], start[1] * start[1]]);
    if !best.is_finite() {
        return None;
    }
    let mut keep = |found: Option<(f64, [f64; 2])>| {
        // the edges come after the inside, and win a tie
        if let Some((d, g)) = found
            && (d < best || (d < best + CLOSE && g.contains(&0.0)))
        {
            (best, at) = (d, g);
        }
    };
    let at_candidate_zero = |i: f64| problem.eliminate(0.0).criterion(libm::exp(i));
    let at_interviewer_zero = |c: f64| problem.eliminate(libm::exp(c)).criterion(0.0);
    let low = log_g(LOWEST);
    let mut vanishing = [c == 0, i == 0];
    match ratios {
        Ratios::CandidateOnly => {
            let inside = newton_1(log_g(start[0]), at_interviewer_zero);
            vanishing = [vanishing[0] || inside.1 < low, false];
            keep(Some((inside.0, [libm::exp(inside.1), 0.0])));
        }
        Ratios::Both => {
            let inside = newton_2(problem, [log_g(start[0]), log_g(start[1])]);
            vanishing = [vanishing[0] || inside.1[0] < low, vanishing[1] || inside.1[1] < low];
            keep(Some((inside.0, inside.1.map(libm::exp))));
            if vanishing[0] {
                let (d, i) = newton_1(log_g(start[1]), at_candidate_zero);
                keep(Some((d, [0.0, libm::exp(i)])));
            }
            if vanishing[1] {
                let (d, c) = newton_1(log_g(start[0]), at_interviewer_zero);
                keep(Some((d, [libm::exp(c), 0.0])));
            }
        }
    }
    if vanishing.contains(&true) {
        keep(problem.eliminate(0.0).criterion(0.0).map(|d| (d, [0.0, 0.0])));
    }
    problem.solve(at[0], at[1])
}

/// Newton in one log ratio: (criterion, log g) where it stopped.
fn newton_1(start: f64, criterion: impl Fn(f64) -> Option<f64>) -> (f64, f64) {
    let f = |x: f64| criterion(x).unwrap_or(f64::INFINITY);
    let (mut x, mut here) = (start, f(start));
    for _ in 0..ROUNDS {
        let (below, above) = (f(x - H), f(x + H));
        let step = -damped((above - below) / (2.0 * H), (above - 2.0 * here + below) / (H * H));
        let Some((taken, there)) = descend(here, step, |share| f(x + share * step)) else { break };
        (x, here) = (x + taken * step, there);
        if (taken * step).abs() < CLOSE {
            let finer = x + polish(five_points(f, x), (above - 2.0 * here + below) / (H * H));
            return (f(finer), finer);
        }
        if x < VANISHING {
            break;
        }
    }
    (here, x)
}

/// Derivative of `f` at `x`, wrong by h⁴ only.
fn five_points(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    (8.0 * (f(x + H) - f(x - H)) - (f(x + 2.0 * H) - f(x - 2.0 * H))) / (12.0 * H)
}

/// The last step, tiny or none.
fn polish(gradient: f64, curvature: f64) -> f64 {
    let step = -gradient / curvature;
    if curvature > 0.0 && step.abs() < 1e-4 { step } else { 0.0 }
}

/// Newton in both log ratios.
fn newton_2(problem: &Problem, start: [f64; 2]) -> (f64, [f64; 2]) {
    let row = |c: f64, at: &[f64]| -> Vec<f64> {
        let reduced = problem.eliminate(libm::exp(c));
        at.iter().map(|i| reduced.criterion(libm::exp(*i)).unwrap_or(f64::INFINITY)).collect()
    };
    let [mut c, mut i] = start;
    let mut here = row(c, &[i])[0];
    for _ in 0..ROUNDS {
        let across = [i - H, i, i + H];
        let (low, middle, high) = (row(c - H, &across), row(c, &[i - H, i + H]), row(c + H, &across));
        let gradient = [(high[1] - low[1]) / (2.0 * H), (middle[1] - middle[0]) / (2.0 * H)];
        let cc = (high[1] - 2.0 * here + low[1]) / (H * H);
        let ii = (middle[1] - 2.0 * here + middle[0]) / (H * H);
        let ci = (high[2] - high[0] - low[2] + low[0]) / (4.0 * H * H);
        let det = cc * ii - ci * ci;
        let mut step = match cc > 0.0 && det > 0.0 {
            true => [-(ii * gradient[0] - ci * gradient[1]) / det, -(cc * gradient[1] - ci * gradient[0]) / det],
            false => [-gradient[0] / (cc.abs() + 1.0), -gradient[1] / (ii.abs() + 1.0)],
        };
        step = step.map(|s| s.clamp(-1.0, 1.0));
        let size = step[0].abs().max(step[1].abs());
        let to = |share: f64| row(c + share * step[0], &[i + share * step[1]])[0];
        let Some((taken, there)) = descend(here, size, to) else { break };
        (c, i, here) = (c + taken * step[0], i + taken * step[1], there);
        if taken * size < CLOSE && cc > 0.0 && det > 0.0 {
            let along_c = five_points(|c| row(c, &[i])[0], c);
            let along_i = five_points(|i| row(c, &[i])[0], i);
            let finer = [polish(ii * along_c - ci * along_i, det), polish(cc * along_i - ci * along_c, det)];
            (c, i) = (c + finer[0], i + finer[1]);
            return (row(c, &[i])[0], [c, i]);
        }
        if taken * size < CLOSE || c < VANISHING || i < VANISHING {
            break;
        }
    }
    (here, [c, i])
}

/// Gradient over curvature, within 1.
fn damped(gradient: f64, curvature: f64) -> f64 {
    let curvature = if curvature > 0.0 { curvature } else { curvature.abs() + 1.0 };
    (gradient / curvature).clamp(-1.0, 1.0)
}

/// The share of a step that does not climb, and where it ends: the whole of it unless it overshoots.
fn descend(here: f64, step: f64, to: impl Fn(f64) -> f64) -> Option<(f64, f64)> {
    if !step.is_finite() {
        return None;
    }
    let mut share = 1.0;
    for _ in 0..8 {
        let there = to(share);
        if there <= here + 1e-9 {
            return Some((share, there));
        }
        share /= 2.0;
    }
    None
}

#[cfg(test)]
mod tests;
