//! Candidates on one scale, at one pair of ratios and over all of them.
//!
//! Severities come from within blocks; candidates shrink to one common mean, because the places are fought for
//! together. Given the severities s and block means beta,
//!
//! ```text
//! theta_c = m + lambda_c (a_c - m) + N(0, sigma² gT / (1 + gT w_c)),   lambda_c = gT w_c / (1 + gT w_c)
//! ```
//!
//! with a_c the omega-weighted mean of z - s over the sheets of c, w_c the sum of their omega, m the mean of beta over
//! the candidates. That is linear in (s, beta), whose covariance is sigma² H, so means and margins are exact.

use super::cholesky::Upper;
use super::components::Panel;
use super::grid::Node;
use super::severity::{Problem, Solution};

/// The model at one node of the posterior, ready for the candidates.
#[derive(Clone, Debug)]
pub struct Component {
    /// Posterior weight; they sum to 1.
    pub weight: f64,
    /// Severities, means and error variance there.
    pub solution: Solution,
    /// Candidate variance over error variance, on the common scale.
    pub g_theta: f64,
    /// Mean of the block means over the candidates (m), less the level of the problem.
    pub mean: f64,
    /// What the candidates' figures are made of, by the panel's people.
    pub people: Vec<OnScale>,
    /// sqrt(gI): what the rows of interviewers are scaled by.
    pub t: f64,
    /// R^-1 transposed, see [`Solution::inverse`].
    pub(super) inverse: Upper,
    /// Share of the candidates in each block.
    pub shares: Vec<f64>,
}

/// One candidate's posterior at a component.
#[derive(Clone, Debug)]
pub struct OnScale {
    /// lambda: what the own sheets weigh against the common mean, 0..1.
    pub lambda: f64,
    /// a_c without the severities: the mean of z, less the level of the problem.
    pub own: f64,
    /// (interviewer, part in a_c), ascending within a session.
    pub seats: Vec<(usize, f64)>,
    /// gT / (1 + gT w), in units of sigma².
    pub noise: f64,
}

impl OnScale {
    /// a_c: the own mean corrected by these leniencies.
    pub fn corrected(&self, leniency: &[f64]) -> f64 {
        self.seats.iter().fold(self.own, |a, (i, part)| a - part * leniency[*i])
    }

    /// Posterior mean given leniencies and the common mean.
    pub fn theta(&self, leniency: &[f64], mean: f64) -> f64 {
        mean + self.lambda * (self.corrected(leniency) - mean)
    }
}

impl Component {
    /// The model solved at a node.
    pub(super) fn at(problem: &Problem, panel: &Panel, node: Node) -> Option<Component> {
        let solution = problem.solve(node.g_candidate, node.g_interviewer)?;
        let n = panel.people.len() as f64;
        let mut shares = vec![0.0; solution.beta.len()];
        panel.block.iter().for_each(|b| shares[*b] += 1.0);
        shares.iter_mut().for_each(|s| *s /= n);
        let mean = shares.iter().zip(&solution.beta).map(|(s, b)| s * b).sum();
        let g_theta = g_theta(problem, panel, &solution);
        let lasting = (1.0 - problem.occasion) * g_theta;
        let people = (0..panel.people.len())
            .map(|c| {
                let sessions = &problem.people[c].sessions;
                let v = |w: f64| w / (1.0 + problem.occasion * g_theta * w);
                let w: f64 = sessions.iter().map(|s| v(s.weight)).sum();
                let mut on = OnScale { lambda: lasting * w / (1.0 + lasting * w), own: 0.0, seats: vec![], noise: 0.0 };
                on.noise = lasting / (1.0 + lasting * w);
                for s in sessions {
                    let part = v(s.weight) / w / s.weight;
                    on.own += part * s.wz;
                    on.seats.extend(s.seats.iter().map(|(i, omega)| (*i, part * omega)));
                }
                on
            })
            .collect();
        let (t, inverse) = (node.g_interviewer.sqrt(), solution.inverse());
        Some(Component { weight: node.weight, solution, g_theta, mean, people, t, inverse, shares })
    }

    /// Posterior mean of a candidate, less the level of the problem.
    pub fn theta(&self, c: usize) -> f64 {
        self.people[c].theta(&self.solution.leniency, self.mean)
    }

    /// H, the covariance of (s, beta) in units of sigma², both triangles: T R^-1 R^-T T.
    pub(super) fn covariance(&self) -> Vec<Vec<f64>> {
        let s = self.solution.leniency.len();
        let d = s + self.solution.beta.len();
        let mut h = vec![vec![0.0; d]; d];
        for j in 0..d {
            let row = &self.inverse.row(j)[..=j];
            for (a, x) in row.iter().enumerate() {
                h[a][a..=j].iter_mut().zip(&row[a..]).for_each(|(cell, y)| *cell += x * y);
            }
        }
        let scale = |row: usize| if row < s { self.t } else { 1.0 };
        for a in 0..d {
            h[a].iter_mut().enumerate().skip(a).for_each(|(b, cell)| *cell *= scale(a) * scale(b));
            let (above, row) = h.split_at_mut(a);
            above.iter().enumerate().for_each(|(b, upper)| row[0][b] = upper[a]);
        }
        h
    }

    /// B of a candidate, beta's part as a factor of the shares: how theta moves with (s, beta).
    pub(super) fn times(&self, c: usize, vector: &[f64], of_shares: f64) -> f64 {
        let on = &self.people[c];
        let own = on.seats.iter().fold(0.0, |sum, (i, part)| sum + part * vector[*i]);
        (1.0 - on.lambda) * of_shares - on.lambda * own
    }

    /// Product of the shares with beta's part of a vector.
    pub(super) fn shared(&self, vector: &[f64]) -> f64 {
        let s = self.solution.leniency.len();
        self.shares.iter().zip(&vector[s..]).map(|(x, y)| x * y).sum()
    }
}

/// gT: gC where all candidates share one block; else what the corrected means show beyond error, if that is more, since
/// then the blocks' means are part of the differences.
fn g_theta(problem: &Problem, panel: &Panel, solution: &Solution) -> f64 {
    if panel.block.iter().all(|b| *b == panel.block[0]) {
        return solution.g_candidate;
    }
    let n = panel.people.len() as f64;
    let (mut means, mut inverse) = (Vec::with_capacity(panel.people.len()), 0.0);
    for person in &problem.people[..panel.people.len()] {
        let (mut w, mut sum) = (0.0, 0.0);
        for s in &person.sessions {
            w += s.weight;
            sum += s.seats.iter().fold(s.wz, |sum, (i, omega)| sum - omega * solution.leniency[*i]);
        }
        means.push(sum / w);
        inverse += 1.0 / w;
    }
    let mean = means.iter().sum::<f64>() / n;
    let spread = means.iter().map(|a| (a - mean) * (a - mean)).sum::<f64>() / (n - 1.0);
    solution.g_candidate.max(spread / solution.variance - inverse / n)
}

/// A mean with its standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Posterior mean.
    pub mean: f64,
    /// Posterior standard deviation.
    pub se: f64,
}

/// Exact posterior figures, over all components.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moments {
    /// What the average interviewer of the main part would give each of the people, in points, less the level of the
    /// problem; only for those in the main part.
    pub adjusted: Vec<Option<Estimate>>,
    /// Severity of each interviewer in points, positive for a severe one; only for those in the main part.
    pub severity: Vec<Option<Estimate>>,
}

/// Mixture moments; all `None` where there is no main part.
pub(super) fn moments(components: &[Component], panel: &Panel) -> Moments {
    let main = panel.main_seats.iter().filter(|m| **m).count() as f64;
    let mut adjusted = vec![Sums::default(); panel.people.len()];
    let mut severity = vec![Sums::default(); panel.seats.len()];
    for component in components.iter().filter(|_| main > 0.0) {
        let (weight, solution) = (component.weight, &component.solution);
        let s = solution.leniency.len();
        let over = solution.variance * solution.freedom / (solution.freedom - 2.0);
        let h = component.covariance();
        // rows of H met by the panel's average interviewer and by the blocks' shares
        let average =
            |row: &Vec<f64>| panel.main_seats.iter().zip(row).filter(|(m, _)| **m).map(|(_, x)| x).sum::<f64>() / main;
        let h_average: Vec<f64> = h.iter().map(average).collect();
        let h_shares: Vec<f64> = h.iter().map(|row| component.shared(row)).collect();
        let (aa, sa, ss) = (average(&h_average), component.shared(&h_average), component.shared(&h_shares));
        let level: f64 = average(&solution.leniency);

        for (c, sums) in adjusted.iter_mut().enumerate().filter(|(c, _)| panel.main_people[*c]) {
            let on = &component.people[c];
            let (rest, own) = (1.0 - on.lambda, -on.lambda);
            let mut own_own = 0.0;
            for (i, x) in &on.seats {
                own_own += on.seats.iter().fold(0.0, |sum, (j, y)| sum + y * h[*i][*j]) * x;
            }
            let along = |v: &[f64]| on.seats.iter().fold(0.0, |sum, (i, x)| sum + x * v[*i]);
            let spread = rest * rest * ss
                + own * own * own_own
                + aa
                + 2.0 * (rest * own * along(&h_shares) + rest * sa + own * along(&h_average));
            sums.add(weight, component.theta(c) + level, over * (spread + on.noise));
        }
        for (i, sums) in severity.iter_mut().enumerate().filter(|(i, _)| *i < s && panel.main_seats[*i]) {
            let spread = h[i][i] - 2.0 * h_average[i] + aa;
            sums.add(weight, level - solution.leniency[i], over * spread);
        }
    }
    let some =
        |main: &[bool], all: Vec<Sums>| main.iter().zip(all).map(|(m, sums)| m.then(|| sums.estimate())).collect();
    Moments { adjusted: some(&panel.main_people, adjusted), severity: some(&panel.main_seats, severity) }
}

/// Weighted sums of means, their squares about the first, and variances.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    first: Option<f64>,
    mean: f64,
    square: f64,
    variance: f64,
}

impl Sums {
    fn add(&mut self, weight: f64, mean: f64, variance: f64) {
        // about the first component's mean, so that the spread does not drown
        let off = mean - *self.first.get_or_insert(mean);
        self.mean += weight * off;
        self.square += weight * off * off;
        self.variance += weight * variance.max(0.0);
    }

    fn estimate(&self) -> Estimate {
        let spread = (self.square - self.mean * self.mean).max(0.0);
        Estimate { mean: self.first.unwrap_or_default() + self.mean, se: (self.variance + spread).sqrt() }
    }
}
