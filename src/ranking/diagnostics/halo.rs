//! Are the criteria of somebody's sheets more alike than on the sheets beside, as if one general impression had marked
//! them all?
//!
//! h of a sheet is the standard deviation over criteria of the mark less the interviewer's own mean of that criterion;
//! own and partners' h of the same people are compared by a paired t.

use super::{Compared, Counted, FEWEST_SHARED, deviation, mean, ratio};

/// A sheet with fewer criteria has no h.
const FEWEST_CRITERIA: usize = 4;

/// By interviewer, for `people` interviewers; `sheets` ascending by candidate.
pub fn halos(sheets: &[&Counted], people: usize) -> Vec<Compared> {
    let means = criterion_means(sheets, people);
    let mut pairs: Vec<Vec<(f64, f64)>> = vec![Vec::new(); people];
    for person in sheets.chunk_by(|a, b| a.candidate == b.candidate) {
        let each: Vec<(usize, f64)> = person
            .iter()
            .filter_map(|sheet| Some((sheet.interviewer, difference(sheet, means.get(sheet.interviewer)?)?)))
            .collect();
        let sum: f64 = each.iter().map(|(_, h)| h).sum();
        for &(interviewer, h) in each.iter().filter(|_| each.len() >= 2) {
            pairs[interviewer].push((h, (sum - h) / (each.len() - 1) as f64));
        }
    }
    pairs.iter().map(|pairs| compare(pairs)).collect()
}

/// Each interviewer's mean of each criterion over the own sheets; no number where there is no mark, and then not asked for.
fn criterion_means(sheets: &[&Counted], people: usize) -> Vec<Vec<f64>> {
    let criteria = sheets.iter().map(|sheet| sheet.marks.len()).max().unwrap_or(0);
    let mut sums = vec![vec![(0.0, 0.0); criteria]; people];
    for sheet in sheets {
        let Some(own) = sums.get_mut(sheet.interviewer) else { continue };
        for ((sum, n), mark) in own.iter_mut().zip(sheet.marks) {
            if let Some(mark) = mark {
                (*sum, *n) = (*sum + mark, *n + 1.0);
            }
        }
    }
    sums.into_iter().map(|own| own.into_iter().map(|(sum, n)| sum / n).collect()).collect()
}

fn difference(sheet: &Counted, means: &[f64]) -> Option<f64> {
    let marks = sheet.marks.iter().zip(means);
    let rest: Vec<f64> = marks.filter_map(|(mark, mean)| Some((*mark)? - mean)).collect();
    (rest.len() >= FEWEST_CRITERIA).then(|| deviation(&rest))
}

fn compare(pairs: &[(f64, f64)]) -> Compared {
    let n = pairs.len();
    let (ratio, t) = paired(pairs).filter(|_| n >= FEWEST_SHARED).unzip();
    Compared { n, ratio, t }
}

/// Ratio of the means and the t of the differences with n - 1 degrees of freedom.
fn paired(pairs: &[(f64, f64)]) -> Option<(f64, f64)> {
    let (own, partner): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let difference: Vec<f64> = pairs.iter().map(|(own, partner)| own - partner).collect();
    let error = deviation(&difference) / (pairs.len() as f64).sqrt();
    ratio(mean(&own), mean(&partner)).zip(ratio(mean(&difference), error))
}
