//! When a figure lights a lamp.

use super::{Compared, FEWEST_SHEETS, InterviewerFigures, Severity};

/// What may be worth a word with an interviewer. False alarms: under 1% of interviewers each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Gives less than the others for the same candidates.
    Severe,
    /// Gives more.
    Lenient,
    /// Separates candidates little: central tendency.
    Narrow,
    /// Uses the extremes more than the people beside.
    Wide,
    /// The criteria of a sheet are much alike.
    Halo,
    /// Became harder as the day went on.
    HarderLater,
    /// Became softer.
    SofterLater,
}

impl Flag {
    /// All, in the order they are listed.
    pub const ALL: [Flag; 7] =
        [Flag::Severe, Flag::Lenient, Flag::Narrow, Flag::Wide, Flag::Halo, Flag::HarderLater, Flag::SofterLater];

    /// The name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Flag::Severe => "severe",
            Flag::Lenient => "lenient",
            Flag::Narrow => "narrow",
            Flag::Wide => "wide",
            Flag::Halo => "halo",
            Flag::HarderLater => "harder_later",
            Flag::SofterLater => "softer_later",
        }
    }
}

/// A severity that matters, in points, and is not chance, in standard errors.
const SEVERITY: (f64, f64) = (0.30, 2.0);
/// A spread, or a difference between criteria, that is narrow or wide beside the partners'.
const RATIO: (f64, f64) = (0.75, 1.33);
/// A drift that matters, in points over the day, and is not chance, as |t|.
const DRIFT: (f64, f64) = (0.50, 2.8);

/// The |t| that is needed with `n` sheets: about 0.5% of interviewers who do nothing special reach it.
fn needed(n: usize) -> f64 {
    3.0 + 5.0 / (n as f64 - 2.0)
}

/// The lamps of one interviewer.
pub fn flags(figures: &InterviewerFigures, severity: Option<Severity>) -> Vec<Flag> {
    Flag::ALL.into_iter().filter(|flag| lit(*flag, figures, severity)).collect()
}

fn lit(flag: Flag, figures: &InterviewerFigures, severity: Option<Severity>) -> bool {
    match flag {
        Flag::Severe => severe(figures.sheets, severity, 1.0),
        Flag::Lenient => severe(figures.sheets, severity, -1.0),
        Flag::Narrow => below(figures.spread).is_some_and(|ratio| ratio <= RATIO.0),
        Flag::Wide => differs(figures.spread).is_some_and(|(ratio, _)| ratio >= RATIO.1),
        Flag::Halo => below(figures.halo).is_some_and(|ratio| ratio <= RATIO.0),
        Flag::HarderLater => drifts(figures, 1.0),
        Flag::SofterLater => drifts(figures, -1.0),
    }
}

fn severe(sheets: usize, severity: Option<Severity>, sign: f64) -> bool {
    severity.is_some_and(|severity| {
        let points = sign * severity.points;
        sheets >= FEWEST_SHEETS && points >= SEVERITY.0 && points >= SEVERITY.1 * severity.se
    })
}

/// Ratio and t, if the t is far enough from nothing.
fn differs(figure: Compared) -> Option<(f64, f64)> {
    figure.ratio.zip(figure.t).filter(|(_, t)| t.abs() >= needed(figure.n))
}

/// The ratio, if it is below 1 by more than chance.
fn below(figure: Compared) -> Option<f64> {
    differs(figure).filter(|(_, t)| *t < 0.0).map(|(ratio, _)| ratio)
}

fn drifts(figures: &InterviewerFigures, sign: f64) -> bool {
    let drift = figures.drift.points.zip(figures.drift.t);
    drift.is_some_and(|(points, t)| sign * points >= DRIFT.0 && t.abs() >= DRIFT.1)
}
