//! Raw scores under other weights or with fewer sheets.

use super::{LensSheet, Subject};

/// Which marks are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Agreed ones in place of the originals.
    Agreed,
    /// Originals only.
    Originals,
}

/// By sheet: the weighted mean; a sheet on which nothing weighs has none.
pub fn sheet_means(subject: &Subject, weights: &[f64], marks: Marks) -> Vec<Option<f64>> {
    subject.sheets.iter().map(|sheet| mean(sheet, weights, marks)).collect()
}

/// By candidate: the plain mean of the sheets that have a mean, all or without one interviewer's.
pub fn scores(subject: &Subject, means: &[Option<f64>], without: Option<usize>) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); subject.candidates];
    for (sheet, mean) in subject.sheets.iter().zip(means).filter(|(sheet, _)| Some(sheet.interviewer) != without) {
        if let (Some(mean), Some((sum, n))) = (mean, sums.get_mut(sheet.candidate)) {
            (*sum, *n) = (*sum + mean, *n + 1.0);
        }
    }
    sums.into_iter().map(|(sum, n)| (n > 0.0).then(|| sum / n)).collect()
}

fn mean(sheet: &LensSheet, weights: &[f64], marks: Marks) -> Option<f64> {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (k, (mark, w)) in sheet.marks.iter().zip(weights).enumerate() {
        let Some(mark) = *mark else { continue };
        let agreed = sheet.agreed.get(k).copied().flatten().filter(|_| marks == Marks::Agreed);
        sum += w * agreed.unwrap_or(mark);
        weight += w;
    }
    (weight > 0.0).then(|| sum / weight)
}
