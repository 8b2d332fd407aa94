//! The severity model: what a sheet says is the candidate, plus the interviewer's leniency, plus error.
//!
//! `z = x'beta + u + s + e` with u ~ N(0, gC sigma²) per candidate, s ~ N(0, gI sigma²) per interviewer,
//! e ~ N(0, sigma² / omega) per sheet, and one mean (beta) per block of candidates. gC and gI are the ratios of the
//! variances of candidates and interviewers to that of a sheet.
//!
//! Candidates are eliminated in closed form (each touches only its own sheets), so the system to be factored has one
//! row per interviewer and block: with F the row [interviewer | block | z] of a sheet, f its omega-weighted sum over
//! a candidate, w the sum of omega,
//!
//! ```text
//! G = sum omega F F' - sum_c k_c f_c f_c',   k_c = gC / (1 + gC w_c)
//! ```
//!
//! Rows of interviewers are scaled by t = sqrt(gI) and 1 is added to their diagonal, so gI = 0 is no special case.
//! This is Henderson's mixed model system with the candidates absorbed; the criterion is the profiled REML deviance
//! (Bates et al., Fitting linear mixed-effects models using lme4, 2015, section 3.4, there with other names).
//!
//! With an occasion d > 0 the share d of a candidate's variance belongs to each session (interview) by itself; then
//! sessions are eliminated first, candidates with the rest.

use super::cholesky::Upper;

/// What one sheet says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// Whose sheet, `0..`; nobody without a sheet.
    pub candidate: usize,
    /// Which mean it belongs to, `0..`; the same for all sheets of a candidate.
    pub block: usize,
    /// Who marked, `0..`.
    pub interviewer: usize,
    /// Which session, any number; read only with an occasion.
    pub session: usize,
    /// The value, in points.
    pub z: f64,
    /// Weight of the sheet, above 0; 1 for a complete one.
    pub omega: f64,
}

/// The model of a set of sheets, ready to be solved for any pair of ratios.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(super) interviewers: usize,
    pub(super) blocks: usize,
    /// Mean of z, taken off before anything else.
    pub(super) level: f64,
    /// Share of the candidate variance that is the form of the day, 0..1.
    pub(super) occasion: f64,
    pub(super) people: Vec<Absorbed>,
    sheets: usize,
    log_omega: f64,
    /// sum omega F F', upper triangle; interviewers, blocks, z.
    plain: Upper,
}

/// One candidate's sheets.
#[derive(Clone, Debug)]
pub(super) struct Absorbed {
    pub block: usize,
    /// One with everything if there is no occasion.
    pub sessions: Vec<Session>,
}

/// One session's sheets of one candidate.
#[derive(Clone, Debug)]
pub(super) struct Session {
    /// Sum of omega.
    pub weight: f64,
    /// Sum of omega z.
    pub wz: f64,
    /// (interviewer, sum of omega), ascending, once each.
    pub seats: Vec<(usize, f64)>,
}

/// G with the candidates gone, for one gC.
pub(super) struct Reduced<'p> {
    problem: &'p Problem,
    pub g_candidate: f64,
    matrix: Upper,
    log_k: f64,
}

/// The model solved at one pair of ratios.
#[derive(Clone, Debug)]
pub struct Solution {
    /// gC, candidate variance over sheet variance.
    pub g_candidate: f64,
    /// gI, interviewer variance over sheet variance.
    pub g_interviewer: f64,
    /// Profiled REML deviance, lme4's `REMLcrit`: 2 times the negative log likelihood.
    pub criterion: f64,
    /// sigma², the error variance of a complete sheet, in squared points.
    pub variance: f64,
    /// Degrees of freedom: sheets less blocks.
    pub freedom: f64,
    /// Leniency of each interviewer, in points (severity is its negative).
    pub leniency: Vec<f64>,
    /// Mean of each block, in points, less the level of the problem.
    pub beta: Vec<f64>,
    pub(super) factor: Upper,
}

impl Problem {
    /// The problem of these sheets. `occasion` is the share of the candidate variance that is the form of the day
    /// (0, or up to 0.9).
    pub fn new(observations: &[Observation], occasion: f64) -> Problem {
        let count = |of: fn(&Observation) -> usize| observations.iter().map(|o| of(o) + 1).max().unwrap_or(0);
        let (interviewers, blocks) = (count(|o| o.interviewer), count(|o| o.block));
        let level = match observations.len() {
            0 => 0.0,
            n => observations.iter().map(|o| o.z).sum::<f64>() / n as f64,
        };
        let (s, z) = (interviewers, interviewers + blocks);
        let mut plain = Upper::new(z + 1);
        let mut people: Vec<Absorbed> = vec![Absorbed { block: 0, sessions: vec![] }; count(|o| o.candidate)];
        let mut last_session = vec![None; people.len()];
        let mut log_omega = 0.0;
        for o in observations {
            let (i, x, value) = (o.interviewer, s + o.block, o.z - level);
            *plain.cell(i, i) += o.omega;
            *plain.cell(i, x) += o.omega;
            *plain.cell(x, x) += o.omega;
            *plain.cell(i, z) += o.omega * value;
            *plain.cell(x, z) += o.omega * value;
            *plain.cell(z, z) += o.omega * value * value;
            log_omega += libm::log(o.omega);

            let person = &mut people[o.candidate];
            person.block = o.block;
            let sessions = &mut person.sessions;
            let key = if occasion > 0.0 { o.session } else { 0 };
            let known: &mut Vec<usize> = last_session[o.candidate].get_or_insert_default();
            let at = known.iter().position(|k| *k == key).unwrap_or_else(|| {
                known.push(key);
                sessions.push(Session { weight: 0.0, wz: 0.0, seats: vec![] });
                known.len() - 1
            });
            let session = &mut sessions[at];
            session.weight += o.omega;
            session.wz += o.omega * value;
            match session.seats.iter_mut().find(|(seat, _)| *seat == i) {
                Some((_, omega)) => *omega += o.omega,
                None => session.seats.push((i, o.omega)),
            }
        }
        people.iter_mut().flat_map(|p| &mut p.sessions).for_each(|s| s.seats.sort_by_key(|(i, _)| *i));
        Problem { interviewers, blocks, level, occasion, people, sheets: observations.len(), log_omega, plain }
    }

    /// Rows of the system besides z.
    pub(super) fn size(&self) -> usize {
        self.interviewers + self.blocks
    }

    /// How many sheets.
    pub fn sheets(&self) -> usize {
        self.sheets
    }

    /// Solves for one pair of ratios, neither negative; `None` where the numbers give out (ratios beyond all reason).
    pub fn solve(&self, g_candidate: f64, g_interviewer: f64) -> Option<Solution> {
        self.eliminate(g_candidate).solve(g_interviewer)
    }

    /// The system without the candidates.
    pub(super) fn eliminate(&self, g_candidate: f64) -> Reduced<'_> {
        let (lasting, day) = ((1.0 - self.occasion) * g_candidate, self.occasion * g_candidate);
        let z = self.size();
        let mut matrix = self.plain.clone();
        let mut log_k = -self.log_omega;
        // f as (row, value), ascending
        let mut f: Vec<(usize, f64)> = Vec::new();
        for person in &self.people {
            let x = self.interviewers + person.block;
            if day == 0.0
                && let [session] = &person.sessions[..]
            {
                f.clear();
                f.extend(&session.seats);
                f.extend([(x, session.weight), (z, session.wz)]);
                subtract(&mut matrix, &f, lasting / (1.0 + lasting * session.weight));
                log_k += libm::log(1.0 + lasting * session.weight);
                continue;
            }
            let (mut w, mut wz) = (0.0, 0.0);
            let mut seats: Vec<(usize, f64)> = Vec::new();
            for session in &person.sessions {
                f.clear();
                f.extend(&session.seats);
                f.extend([(x, session.weight), (z, session.wz)]);
                let shrink = 1.0 + day * session.weight;
                subtract(&mut matrix, &f, day / shrink);
                log_k += libm::log(shrink);
                w += session.weight / shrink;
                wz += session.wz / shrink;
                seats.extend(session.seats.iter().map(|(i, omega)| (*i, omega / shrink)));
            }
            f.clear();
            f.extend(merged(seats));
            f.extend([(x, w), (z, wz)]);
            subtract(&mut matrix, &f, lasting / (1.0 + lasting * w));
            log_k += libm::log(1.0 + lasting * w);
        }
        Reduced { problem: self, g_candidate, matrix, log_k }
    }
}

/// Sums the values of equal rows, ascending; a candidate has a handful.
fn merged(mut seats: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    seats.sort_by_key(|(i, _)| *i);
    seats.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    seats
}

/// `matrix -= k f f'`, upper triangle.
fn subtract(matrix: &mut Upper, f: &[(usize, f64)], k: f64) {
    for (at, (i, a)) in f.iter().enumerate() {
        let scaled = k * a;
        for (j, b) in &f[at..] {
            *matrix.cell(*i, *j) -= scaled * b;
        }
    }
}

impl Reduced<'_> {
    /// The scaled system, factored, with its deviance.
    fn factored(&self, g_interviewer: f64) -> Option<(Upper, f64)> {
        let (s, d) = (self.problem.interviewers, self.problem.size());
        let t = g_interviewer.sqrt();
        let mut a = self.matrix.clone();
        for i in 0..s {
            let row = &mut a.row_mut(i)[i..];
            row.iter_mut().for_each(|x| *x *= t);
            row[..s - i].iter_mut().for_each(|x| *x *= t);
            row[0] += 1.0;
        }
        a.factor(d)?;
        let freedom = self.problem.sheets as f64 - self.problem.blocks as f64;
        let rss = a.at(d, d);
        if !(rss > 0.0 && freedom > 0.0) {
            return None;
        }
        let log_det: f64 = (0..d).map(|j| libm::log(a.at(j, j))).sum();
        let criterion = self.log_k + 2.0 * log_det + freedom * (1.0 + libm::log(std::f64::consts::TAU * rss / freedom));
        criterion.is_finite().then_some((a, criterion))
    }

    /// The profiled REML deviance alone.
    pub fn criterion(&self, g_interviewer: f64) -> Option<f64> {
        self.factored(g_interviewer).map(|(_, criterion)| criterion)
    }

    /// The whole solution.
    pub fn solve(&self, g_interviewer: f64) -> Option<Solution> {
        let (factor, criterion) = self.factored(g_interviewer)?;
        let (s, d) = (self.problem.interviewers, self.problem.size());
        let mut leniency: Vec<f64> = (0..d).map(|k| factor.at(k, d)).collect();
        factor.back_substitute(&mut leniency);
        let beta = leniency.split_off(s);
        let t = g_interviewer.sqrt();
        leniency.iter_mut().for_each(|x| *x *= t);
        let freedom = self.problem.sheets as f64 - self.problem.blocks as f64;
        let variance = factor.at(d, d) / freedom;
        Some(Solution {
            g_candidate: self.g_candidate,
            g_interviewer,
            criterion,
            variance,
            freedom,
            leniency,
            beta,
            factor,
        })
    }
}

impl Solution {
    /// R^-1 transposed: row j holds column j of the inverse factor, cells `0..=j`; unscaled.
    pub(super) fn inverse(&self) -> Upper {
        self.factor.inverse_transposed(self.leniency.len() + self.beta.len())
    }
}

#[cfg(test)]
mod tests;
