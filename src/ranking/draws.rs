//! Joint draws of the candidates' scores, and the chances they give.
//!
//! Draws lie in the order of the components, so a subset is every k-th of them, never the first ones.

use super::components::Panel;
use super::grid::{Fit, fit};
use super::mixture::Component;
use super::random::Stream;

/// With no variance among the candidates all draws would be level, and the order of ids would decide. They are drawn
/// with this ratio at least: the limit of a vanishing variance, where chance alone decides.
const LEAST_RATIO: f64 = 1e-20;

/// How many of an area may be chosen, and how many must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The area.
    pub area: String,
    /// At least; more than the area has people is cut to these.
    pub min: usize,
    /// At most; `None`: any number.
    pub max: Option<usize>,
}

/// Quotas by position: the groups are disjoint, so the greedy choice is the best one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Groups {
    /// Members (positions in the panel's people), minimum, maximum.
    groups: Vec<(Vec<usize>, usize, usize)>,
}

impl Groups {
    /// `area` of each of the people. `None` where no choice keeps the quotas: the minima add to more than the places,
    /// or one is above its maximum.
    pub fn of(quotas: &[Quota], area: &[Option<&str>], places: usize) -> Option<Groups> {
        let mut groups = Vec::new();
        let mut free: Vec<usize> = (0..area.len()).collect();
        for quota in quotas {
            let (own, rest) = free.into_iter().partition::<Vec<usize>, _>(|c| area[*c] == Some(quota.area.as_str()));
            free = rest;
            let (min, max) = (quota.min.min(own.len()), quota.max.unwrap_or(usize::MAX));
            if min > max {
                return None;
            }
            groups.push((own, min, max));
        }
        groups.push((free, 0, usize::MAX));
        (groups.iter().map(|(_, min, _)| min).sum::<usize>() <= places).then_some(Groups { groups })
    }

    /// Counts the best choice under the quotas: every minimum with the best of its group, then the best of the rest.
    fn count(&self, theta: &[f64], places: usize, pool: &mut Vec<(f64, usize)>, counts: &mut [u32]) {
        let mut own: Vec<(f64, usize)> = Vec::new();
        let mut left = places;
        pool.clear();
        for (members, min, max) in &self.groups {
            own.clear();
            own.extend(members.iter().map(|c| (theta[*c], *c)));
            keep_best(&mut own, (*max).min(places));
            let sure = (*min).min(own.len());
            if sure > 0 {
                own.select_nth_unstable_by(sure - 1, best_first);
            }
            own[..sure].iter().for_each(|(_, c)| counts[*c] += 1);
            left -= sure;
            pool.extend(&own[sure..]);
        }
        keep_best(pool, left);
        pool.iter().for_each(|(_, c)| counts[*c] += 1);
    }
}

fn best_first(a: &(f64, usize), b: &(f64, usize)) -> std::cmp::Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// Keeps the `n` best, in any order.
fn keep_best(all: &mut Vec<(f64, usize)>, n: usize) {
    if n > 0 && n < all.len() {
        all.select_nth_unstable_by(n - 1, best_first);
    }
    all.truncate(n);
}

/// What the draws say.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    /// Draws made.
    pub draws: usize,
    /// In how many draws each of the people is among the best; they add up to places x draws.
    pub inside: Vec<u32>,
    /// In how many they are in the best choice under the quotas; `None` without quotas, or where none can be kept.
    pub inside_quota: Option<Vec<u32>>,
    /// Mean over the draws of the last score inside, in points, less the level of the problem: the height of the cut.
    /// `None` where there is no main part, or nobody is left outside.
    pub cut: Option<f64>,
}

/// Draws the scores of everybody jointly, and counts who is among the best `places`.
pub(super) fn chances(
    fit: &Fit,
    panel: &Panel,
    places: usize,
    groups: Option<&Groups>,
    draws: usize,
    stream: &mut Stream,
) -> Chances {
    let n = panel.people.len();
    let mut inside = vec![0u32; n];
    let mut inside_quota = groups.map(|_| vec![0u32; n]);
    let mut cut = 0.0;
    let (mut pool, mut order) = (Vec::with_capacity(n), Vec::with_capacity(n));
    joint(fit, panel, draws, stream, |draw| {
        if places < n && places > 0 {
            order.clear();
            order.extend(draw.theta.iter().copied().zip(0..n));
            let (_, last, _) = order.select_nth_unstable_by(places - 1, best_first);
            cut += last.0 + draw.level;
            order[..places].iter().for_each(|(_, c)| inside[*c] += 1);
        } else if places > 0 {
            inside.iter_mut().for_each(|count| *count += 1);
        }
        if let (Some(groups), Some(counts)) = (groups, &mut inside_quota) {
            groups.count(draw.theta, places, &mut pool, counts);
        }
    });
    let shown = places > 0 && places < n && panel.main_seats.contains(&true) && draws > 0;
    Chances { draws, inside, inside_quota, cut: shown.then(|| cut / draws as f64) }
}

/// The fit and its draws, without anything else: what a change of a mark costs at least. `None` where the numbers give
/// out.
pub fn fit_and_draw(panel: &Panel, places: usize, draws: usize, stream: &mut Stream) -> Option<Chances> {
    let fit = fit(panel, 0.0)?;
    Some(chances(&fit, panel, places, None, draws, stream))
}

/// One joint draw.
pub(super) struct Draw<'d> {
    /// Score of each of the people, in points, less the level of the problem.
    pub theta: &'d [f64],
    /// Mean leniency of the main part: on top of theta, what its average interviewer would give.
    pub level: f64,
}

/// Makes the draws one after another.
pub(super) fn joint(fit: &Fit, panel: &Panel, draws: usize, stream: &mut Stream, mut each: impl FnMut(Draw)) {
    let main = panel.main_seats.iter().filter(|m| **m).count().max(1) as f64;
    let mut theta = vec![0.0; panel.people.len()];
    let mut moved: Vec<f64> = Vec::new();
    let mut offset: Vec<f64> = Vec::new();
    for (component, count) in fit.components.iter().zip(allotted(&fit.components, draws, stream.uniform())) {
        let solution = &component.solution;
        let (s, rss) = (solution.leniency.len(), solution.variance * solution.freedom);
        let d = s + solution.beta.len();
        let noise = noises(component, fit.problem.occasion);
        for _ in 0..count {
            let sigma = (rss / stream.chi_square(solution.freedom)).sqrt();
            // R^-1 xi, column after column
            moved.clear();
            moved.resize(d, 0.0);
            for j in 0..d {
                let xi = stream.normal();
                moved.iter_mut().zip(&component.inverse.row(j)[..=j]).for_each(|(x, r)| *x += r * xi);
            }
            offset.clear();
            offset.extend(solution.leniency.iter().zip(&moved).map(|(s, x)| s + sigma * component.t * x));
            let beta = solution.beta.iter().zip(&moved[s..]).map(|(b, x)| b + sigma * x);
            let mean = component.shares.iter().zip(beta).fold(0.0, |sum, (share, b)| sum + share * b);
            for (c, on) in component.people.iter().enumerate() {
                theta[c] = on.theta(&offset, mean) + sigma * noise[c] * stream.normal();
            }
            let level = panel.main_seats.iter().zip(&offset).filter(|(m, _)| **m).map(|(_, s)| s).sum::<f64>() / main;
            each(Draw { theta: &theta, level });
        }
    }
}

/// Standard deviation of each of the people's own noise, in units of sigma.
fn noises(component: &Component, occasion: f64) -> Vec<f64> {
    let least = (1.0 - occasion) * LEAST_RATIO;
    component.people.iter().map(|on| on.noise.max(least).sqrt()).collect()
}

/// Draws per component by systematic sampling: component j gets the integers in its slice of u + cumulated weights.
fn allotted(components: &[Component], draws: usize, u: f64) -> Vec<usize> {
    let mut cumulated = 0.0;
    let mut before = 0usize;
    let last = components.len().saturating_sub(1);
    components
        .iter()
        .enumerate()
        .map(|(j, component)| {
            cumulated += component.weight;
            let upto = if j == last { draws } else { ((u + cumulated * draws as f64) as usize).min(draws) };
            let own = upto - before;
            before = upto;
            own
        })
        .collect()
}

#[cfg(test)]
mod tests;
