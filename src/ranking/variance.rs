//! Where the differences between marks come from, in squared points.

use super::mixture::Component;
use super::sheets::{Criterion, Sheets};

/// Fewest complete sheets for the parts that need them.
const FEWEST: usize = 5;

/// Variance components; each `None` where it cannot be had.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Variance {
    /// Between candidates, on the common scale (gT sigma²).
    pub candidate: Option<f64>,
    /// Between interviewers: severity (gI sigma²).
    pub interviewer: Option<f64>,
    /// Between criteria: how far some are harder than others.
    pub criterion: Option<f64>,
    /// What one interviewer sees in one candidate on all criteria alike, beyond severity.
    pub candidate_interviewer: Option<f64>,
    /// Error of a complete sheet (sigma²).
    pub sheet: Option<f64>,
    /// Error of one mark; contains what a candidate does better on one criterion than on another.
    pub residual: Option<f64>,
}

/// From the model at its REML optimum, and a two-way analysis of variance of complete sheets by criteria.
pub(super) fn variance(sheets: &Sheets, optimum: &Component) -> Variance {
    let sigma2 = optimum.solution.variance;
    let used: Vec<(usize, &Criterion)> = sheets.criteria.iter().enumerate().filter(|(_, c)| c.mean.is_some()).collect();
    let whole = Variance {
        candidate: Some(optimum.g_theta * sigma2),
        interviewer: Some(optimum.solution.g_interviewer * sigma2),
        sheet: Some(sigma2),
        ..Variance::default()
    };
    if used.len() < 2 {
        return Variance { residual: Some(sigma2), ..whole };
    }
    // a complete sheet has a mark on every criterion in use; less its level, which loses no digit
    let rows: Vec<Vec<f64>> = sheets
        .counting()
        .filter(|s| s.complete)
        .map(|s| used.iter().filter_map(|(k, _)| Some(s.marks[*k]? - sheets.level)).collect())
        .collect();
    if rows.len() < FEWEST {
        return whole;
    }
    let (n, k) = (rows.len() as f64, used.len() as f64);
    let columns: Vec<f64> = (0..used.len()).map(|at| rows.iter().map(|r| r[at]).sum::<f64>() / n).collect();
    let grand = columns.iter().sum::<f64>() / k;
    let between = n * columns.iter().map(|c| (c - grand) * (c - grand)).sum::<f64>() / (k - 1.0);
    let mut error = 0.0;
    for row in &rows {
        let mean = row.iter().sum::<f64>() / k;
        for (mark, column) in row.iter().zip(&columns) {
            let rest = mark - mean - column + grand;
            error += rest * rest;
        }
    }
    let error = error / ((n - 1.0) * (k - 1.0));
    let (sum, squares) = used.iter().fold((0.0, 0.0), |(a, b), (_, c)| (a + c.weight, b + c.weight * c.weight));
    Variance {
        criterion: Some(((between - error) / n).max(0.0)),
        candidate_interviewer: Some((sigma2 - error * squares / (sum * sum)).max(0.0)),
        residual: Some(error),
        ..whole
    }
}
