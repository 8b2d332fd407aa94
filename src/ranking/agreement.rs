//! How far the interviewers agree: fourteen published coefficients over the marks of a day.
//!
//! Two tables are read. **Cells** are whole sheets, one number each; **units** are the marks that several people gave
//! one candidate on one criterion, all criteria pooled. Only originals come here, and nothing is imputed: a mark that is
//! missing is missing. A negative figure is reported as it is (less agreement than chance would give); one that cannot be
//! had is `None`.
//!
//! The figures: intraclass correlations in `icc`, Krippendorff's alpha and Fleiss' kappa in `alpha`, the weighted kappa of
//! pairs in `kappa`, Kendall's W in `concordance`. Which sheets count, and what a sheet's number is, was settled before.

mod alpha;
mod concordance;
mod icc;
mod kappa;
mod tables;

pub use alpha::{Alphas, alphas};
pub use tables::{Tables, fitted};

/// One counting sheet as one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Whose interview: any number, equal for the same person.
    pub candidate: usize,
    /// Who marked, likewise.
    pub interviewer: usize,
    /// The sheet's figure, in points of the scale.
    pub z: f64,
}

/// One mark in a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitMark {
    /// Who gave it.
    pub interviewer: usize,
    /// Its value on the scale.
    pub value: f64,
}

/// The marks that one candidate got on one criterion, from counting sheets. With fewer than two it says nothing about
/// agreement and is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// One a sheet.
    pub marks: Vec<UnitMark>,
}

/// Variances of the severity model as shares of the sheet's error variance, fitted to the cells with one block and all
/// weights 1. Only a table with holes needs them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratios {
    /// Candidates (gC), not negative.
    pub candidate: f64,
    /// Interviewers (gI), not negative.
    pub interviewer: f64,
}

/// The figures; 1 is full agreement, 0 none beyond chance. `None` where one cannot be had. (icc2 and icc2k are differences of
/// mean squares and may leave this range where people hardly differ: they are given as published.)
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)] // the names are the published ones
pub struct Agreement {
    /// One sheet, whoever writes it.
    pub icc1: Option<f64>,
    /// One sheet of a given panel; severity counts as error.
    pub icc2: Option<f64>,
    /// One sheet of a given panel, severity set aside: icc3 less icc2 is what severity costs.
    pub icc3: Option<f64>,
    /// The mean of a candidate's sheets, the figure to show.
    pub icc1k: Option<f64>,
    pub icc2k: Option<f64>,
    pub icc3k: Option<f64>,
    pub alpha_nominal: Option<f64>,
    pub alpha_ordinal: Option<f64>,
    pub alpha_interval: Option<f64>,
    pub alpha_ratio: Option<f64>,
    pub kappa_linear: Option<f64>,
    pub kappa_quadratic: Option<f64>,
    pub fleiss_kappa: Option<f64>,
    /// Over the people whom everybody marked: none on a day with rotating pairs.
    pub kendall_w: Option<f64>,
}

/// Whether every interviewer has exactly one sheet of every candidate. Then the two-way coefficients are read off the
/// table; otherwise they need [`Ratios`].
pub fn is_complete(cells: &[Cell]) -> bool {
    icc::is_complete(&sorted(cells))
}

/// All figures of a day. `ratios` are asked for where the table has holes ([`is_complete`]); `None` where the severity
/// model has no answer. The order of cells and units is of no account.
pub fn agreement(cells: &[Cell], units: &[Unit], ratios: Option<Ratios>) -> Agreement {
    let cells = sorted(cells);
    let one_way = icc::one_way(&cells);
    let two_way = if icc::is_complete(&cells) { icc::two_way(&cells) } else { icc::crossed(&cells, ratios) };
    let alphas = alphas(units);
    let kappas = kappa::pairwise(units);
    Agreement {
        icc1: one_way.single,
        icc1k: one_way.mean,
        icc2: two_way.agreement.single,
        icc2k: two_way.agreement.mean,
        icc3: two_way.consistency.single,
        icc3k: two_way.consistency.mean,
        alpha_nominal: alphas.nominal,
        alpha_ordinal: alphas.ordinal,
        alpha_interval: alphas.interval,
        alpha_ratio: alphas.ratio,
        kappa_linear: kappas.linear,
        kappa_quadratic: kappas.quadratic,
        fleiss_kappa: alpha::fleiss(units),
        kendall_w: concordance::kendall_w(&cells),
    }
}

/// By candidate and interviewer, and about their mean: sums then run in one order, and no figure hangs on where the
/// scale begins.
fn sorted(cells: &[Cell]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = cells.to_vec();
    cells.sort_by(|a, b| (a.candidate, a.interviewer).cmp(&(b.candidate, b.interviewer)).then(a.z.total_cmp(&b.z)));
    let mean = cells.iter().map(|cell| cell.z).sum::<f64>() / cells.len().max(1) as f64;
    for cell in &mut cells {
        cell.z -= mean;
    }
    cells
}

/// `a / b`, or `None` where `b` is nothing or the quotient no number.
fn ratio(a: f64, b: f64) -> Option<f64> {
    Some(a / b).filter(|quotient| b != 0.0 && quotient.is_finite())
}

#[cfg(test)]
mod tests;
