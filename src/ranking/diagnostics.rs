//! How each interviewer marks: severity, use of the scale, general impression, drift over the day.
//!
//! Only shared sheets say something here: those of a candidate who has another counting sheet to set against. A flag is
//! a lamp for the lead, never a correction and never shown to the room; and its absence proves nothing, as a day's sheets
//! are few. Severities come in as arguments, since they are the severity model's; which sheets count was settled before.

mod drift;
mod flag;
mod halo;
mod levels;
mod spread;

pub use flag::Flag;

use super::sheets::Sheets;

/// With fewer shared sheets no figure is given but severity.
pub const FEWEST_SHARED: usize = 10;
/// With fewer sheets nobody is called severe or lenient.
pub const FEWEST_SHEETS: usize = 5;

/// One counting sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted<'a> {
    /// Whose interview: any number, equal for the same person.
    pub candidate: usize,
    /// Who marked: an index into the severities.
    pub interviewer: usize,
    /// The sheet's figure, in points of the scale.
    pub z: f64,
    /// When, in any unit and from any start; `None` if not known.
    pub time: Option<f64>,
    /// Its original marks, by criterion: on every sheet the same criteria in the same order, `None` not assessed.
    pub marks: &'a [Option<f64>],
}

/// How much less somebody gives than the others for the same candidates; negative: more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// In points of the scale.
    pub points: f64,
    /// Its standard error.
    pub se: f64,
}

/// What the figures are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel<'a> {
    /// In any order; the calibration interview is left out.
    pub sheets: &'a [Counted<'a>],
    /// One an interviewer; `None` where the severity model has no answer.
    pub severities: &'a [Option<Severity>],
    /// Variance of the candidates as a share of the sheet's error variance (gT); `None` where the model has no answer.
    pub candidate_ratio: Option<f64>,
    /// First and last time over all sheets that there are, counting or not, in the unit of the sheets' times.
    pub day: Option<(f64, f64)>,
}

/// One interviewer's figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InterviewerFigures {
    /// Counting sheets.
    pub sheets: usize,
    /// Of people who have another counting sheet; `n` of the spread.
    pub shared: usize,
    /// Use of the scale beside the partners'.
    pub spread: Compared,
    /// Differences between criteria beside the partners'.
    pub halo: Compared,
    /// Change over the day.
    pub drift: Drift,
    /// In the order of [`Flag`].
    pub flags: Vec<Flag>,
    /// How often each value was given, as a share of all marks on counting sheets; ascending by value.
    pub levels: Vec<(f64, f64)>,
    /// Share of the counting sheets with two marks or more on which all marks are the same; `None` without such a sheet.
    pub one_mark: Option<f64>,
}

/// A figure beside that of the partners.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Compared {
    /// Sheets it rests on.
    pub n: usize,
    /// Own over partners'; below 1: less than they.
    pub ratio: Option<f64>,
    /// Its distance from 1 as a t statistic.
    pub t: Option<f64>,
}

/// How somebody's severity moves from the day's first sheet to its last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drift {
    /// Sheets it rests on.
    pub n: usize,
    /// Points of the scale over the day; positive: harder later.
    pub points: Option<f64>,
    /// As a t statistic.
    pub t: Option<f64>,
}

/// The figures of every interviewer, in the order of the severities. The order of the sheets is of no account.
pub fn diagnose(panel: &Panel) -> Vec<InterviewerFigures> {
    let mut sheets: Vec<&Counted> = panel.sheets.iter().collect();
    let key = |sheet: &Counted| (sheet.candidate, sheet.interviewer);
    sheets.sort_by(|a, b| {
        let times = a.time.unwrap_or(0.0).total_cmp(&b.time.unwrap_or(0.0));
        key(a).cmp(&key(b)).then(times).then(a.z.total_cmp(&b.z))
    });
    let shared: Vec<&Counted> =
        sheets.chunk_by(|a, b| a.candidate == b.candidate).filter(|c| c.len() >= 2).flatten().copied().collect();
    let spreads = spread::spreads(&shared, panel.severities);
    let halos = halo::halos(&sheets, panel.severities.len());
    let drifts = drift::drifts(&sheets, &shared, panel);
    let mut figures: Vec<InterviewerFigures> = spreads
        .into_iter()
        .zip(halos)
        .zip(drifts)
        .map(|((spread, halo), drift)| InterviewerFigures {
            shared: spread.n,
            spread,
            halo,
            drift,
            ..Default::default()
        })
        .collect();
    levels::count(&sheets, &mut figures);
    for (figures, severity) in figures.iter_mut().zip(panel.severities) {
        figures.flags = flag::flags(figures, *severity);
    }
    figures
}

/// The figures from score sheets. `severities` by position of the interviewers, `candidate_ratio` is gT.
pub fn diagnose_sheets(
    sheets: &Sheets,
    severities: &[Option<Severity>],
    candidate_ratio: Option<f64>,
) -> Vec<InterviewerFigures> {
    let counted: Vec<Counted> = sheets
        .counting()
        .map(|sheet| Counted {
            candidate: sheet.candidate,
            interviewer: sheet.interviewer,
            z: sheet.z,
            time: sheet.time,
            marks: &sheet.marks,
        })
        .collect();
    let times = || sheets.sheets.iter().filter_map(|sheet| sheet.time);
    let day = times().min_by(f64::total_cmp).zip(times().max_by(f64::total_cmp));
    diagnose(&Panel { sheets: &counted, severities, candidate_ratio, day })
}

/// Mean of a few numbers; of none it is no number, so callers ask for their count first.
fn mean(x: &[f64]) -> f64 {
    x.iter().sum::<f64>() / x.len() as f64
}

/// Standard deviation with n - 1, exactly zero where it is only rounding.
fn deviation(x: &[f64]) -> f64 {
    let mean = mean(x);
    let variance = x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (x.len() as f64 - 1.0);
    if variance <= 1e-18 { 0.0 } else { variance.sqrt() }
}

/// `a / b`, or `None` where `b` is nothing or the quotient no number.
fn ratio(a: f64, b: f64) -> Option<f64> {
    Some(a / b).filter(|quotient| b != 0.0 && quotient.is_finite())
}

#[cfg(test)]
mod tests;
