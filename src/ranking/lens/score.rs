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

/// By candidate: the plain mean of the sheets' weighted means. A sheet on which nothing weighs drops out.
pub fn raw(subject: &Subject, weights: &[f64], marks: Marks, without: Option<usize>) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); subject.candidates];
    for sheet in subject.sheets.iter().filter(|sheet| Some(sheet.interviewer) != without) {
        if let (Some(mean), Some((sum, n))) = (mean(sheet, weights, marks), sums.get_mut(sheet.candidate)) {
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
