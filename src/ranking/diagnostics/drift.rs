//! Does somebody's severity move as the day goes on?
//!
//! Generalised least squares of the sheets' figures on a level and a slope for each interviewer, candidates random with
//! variance ratio gT: z = alpha_i + beta_i (time - 1/2) + u_c + e, time 0 to 1 over the day. The candidates are
//! eliminated one by one (Woodbury's identity), which leaves the normal equations of the columns. The drift is -beta.

use super::{Counted, Drift, FEWEST_SHARED, Panel};
use crate::ranking::cholesky::Upper;

/// With fewer degrees of freedom no drift is given.
const FEWEST_DF: usize = 10;

/// By interviewer. `sheets` ascending by candidate: all of them say something about the levels; `shared` are those that
/// have a partner's beside them, and decide who gets a slope.
pub fn drifts(sheets: &[&Counted], shared: &[&Counted], panel: &Panel) -> Vec<Drift> {
    let rows = rows(sheets, panel);
    let mut drifts = vec![Drift::default(); panel.severities.len()];
    for sheet in shared.iter().filter(|sheet| sheet.time.is_some()) {
        if let Some(drift) = drifts.get_mut(sheet.interviewer) {
            drift.n += 1;
        }
    }
    let columns = Columns::of(&rows, &drifts);
    let fitted = panel.candidate_ratio.and_then(|ratio| fit(&rows, &columns, ratio));
    for slope in fitted.unwrap_or_default() {
        let drift = &mut drifts[slope.interviewer];
        (drift.points, drift.t) = (Some(-slope.beta), Some(-slope.t));
    }
    drifts
}

/// One sheet with a time, which runs from -1/2 to 1/2 over the day.
struct Row {
    candidate: usize,
    interviewer: usize,
    time: f64,
    z: f64,
}

fn rows(sheets: &[&Counted], panel: &Panel) -> Vec<Row> {
    let (first, last) = panel.day.unwrap_or((0.0, 0.0));
    let length = if last > first { last - first } else { 1.0 };
    let timed = sheets.iter().filter(|sheet| sheet.interviewer < panel.severities.len());
    let row = |sheet: &&Counted| {
        let time = (sheet.time? - first) / length - 0.5;
        Some(Row { candidate: sheet.candidate, interviewer: sheet.interviewer, time, z: sheet.z })
    };
    let mut rows: Vec<Row> = timed.filter_map(row).collect();
    // about the mean: no figure hangs on where the scale begins
    let mean = rows.iter().map(|row| row.z).sum::<f64>() / rows.len().max(1) as f64;
    for row in &mut rows {
        row.z -= mean;
    }
    rows
}

/// Where each interviewer stands in the equations.
struct Columns {
    level: Vec<Option<usize>>,
    /// Only of those with enough sheets at two times or more: one lone sheet would leave everybody without an answer.
    slope: Vec<Option<usize>>,
    count: usize,
}

impl Columns {
    fn of(rows: &[Row], drifts: &[Drift]) -> Columns {
        let mut span = vec![(f64::INFINITY, f64::NEG_INFINITY); drifts.len()];
        for row in rows {
            let (first, last) = &mut span[row.interviewer];
            (*first, *last) = (first.min(row.time), last.max(row.time));
        }
        let mut count = 0;
        let mut next = |wanted: bool| {
            wanted.then(|| {
                count += 1;
                count - 1
            })
        };
        let level = span.iter().map(|(first, last)| next(first <= last)).collect();
        let moves = |(drift, (first, last)): (&Drift, &(f64, f64))| drift.n >= FEWEST_SHARED && last - first > 1e-9;
        let slope = drifts.iter().zip(&span).map(|both| next(moves(both))).collect();
        Columns { level, slope, count }
    }
}

struct Slope {
    interviewer: usize,
    beta: f64,
    t: f64,
}

/// The slopes; `None` where the system has no answer.
fn fit(rows: &[Row], columns: &Columns, ratio: f64) -> Option<Vec<Slope>> {
    let df = rows.len().checked_sub(columns.count).filter(|df| *df >= FEWEST_DF)?;
    let z = columns.count;
    let mut equations = Upper::new(z + 1);
    // upper triangle of weight * f f'
    let mut add = |f: &[(usize, f64)], weight: f64| {
        for &(a, x) in f {
            for &(b, y) in f.iter().filter(|(b, _)| *b >= a) {
                *equations.cell(a, b) += weight * x * y;
            }
        }
    };
    for person in rows.chunk_by(|a, b| a.candidate == b.candidate) {
        let mut sum: Vec<(usize, f64)> = Vec::new();
        for row in person {
            let level = columns.level[row.interviewer].map(|at| (at, 1.0));
            let slope = columns.slope[row.interviewer].map(|at| (at, row.time));
            let f: Vec<(usize, f64)> = level.into_iter().chain(slope).chain([(z, row.z)]).collect();
            add(&f, 1.0);
            for (at, x) in f {
                match sum.iter_mut().find(|(column, _)| *column == at) {
                    Some((_, total)) => *total += x,
                    None => sum.push((at, x)),
                }
            }
        }
        add(&sum, -ratio / (1.0 + ratio * person.len() as f64));
    }
    equations.factor(z)?;
    let sigma2 = equations.at(z, z) / df as f64;
    let mut betas: Vec<f64> = (0..z).map(|column| equations.at(column, z)).collect();
    equations.back_substitute(&mut betas);
    let inverse = equations.inverse_transposed(z);
    let slope = |(interviewer, at): (usize, &Option<usize>)| {
        let at = (*at)?;
        // (R'R)^-1 at (at, at): the squared length of a row of R^-1
        let length: f64 = (at..z).map(|column| inverse.at(column, at) * inverse.at(column, at)).sum();
        let t = super::ratio(betas[at], (sigma2 * length).sqrt())?;
        Some(Slope { interviewer, beta: betas[at], t })
    };
    // an exact fit leaves nothing but rounding to judge a slope by
    (sigma2 > 1e-18).then(|| columns.slope.iter().enumerate().filter_map(slope).collect())
}
