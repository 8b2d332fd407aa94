//! Does somebody use less of the scale than the people beside, or more?
//!
//! Pitman-Morgan test of two correlated variances (Pitman and Morgan, Biometrika 31, 1939, pages 9-19): the variances of
//! x and y are equal exactly when x - y and x + y do not correlate. x is the own sheet's figure, y the mean of the
//! others on the same person, each with its interviewer's severity added.

use super::{Compared, Counted, FEWEST_SHARED, Severity, deviation, mean, ratio};

/// By interviewer; `shared` ascending by candidate.
pub fn spreads(shared: &[&Counted], severities: &[Option<Severity>]) -> Vec<Compared> {
    let level = |sheet: &Counted| {
        let severity = severities.get(sheet.interviewer).copied().flatten();
        sheet.z + severity.map_or(0.0, |severity| severity.points)
    };
    let mut pairs: Vec<Vec<(f64, f64)>> = vec![Vec::new(); severities.len()];
    for person in shared.chunk_by(|a, b| a.candidate == b.candidate) {
        let sum: f64 = person.iter().map(|sheet| level(sheet)).sum();
        for sheet in person {
            let own = level(sheet);
            if let Some(pairs) = pairs.get_mut(sheet.interviewer) {
                pairs.push((own, (sum - own) / (person.len() - 1) as f64));
            }
        }
    }
    pairs.iter().map(|pairs| compare(pairs)).collect()
}

fn compare(pairs: &[(f64, f64)]) -> Compared {
    let n = pairs.len();
    let (ratio, t) = pitman_morgan(pairs).filter(|_| n >= FEWEST_SHARED).unzip();
    Compared { n, ratio, t }
}

/// Ratio of the standard deviations and the t statistic with n - 2 degrees of freedom.
fn pitman_morgan(pairs: &[(f64, f64)]) -> Option<(f64, f64)> {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let ratio = ratio(deviation(&x), deviation(&y))?;
    let difference: Vec<f64> = pairs.iter().map(|(x, y)| x - y).collect();
    let sum: Vec<f64> = pairs.iter().map(|(x, y)| x + y).collect();
    let r = correlation(&difference, &sum)?;
    let rest = 1.0 - r * r;
    // a correlation of one up to rounding: no t can be had
    (rest > 1e-12).then(|| (ratio, r * ((pairs.len() as f64 - 2.0) / rest).sqrt()))
}

fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let (mean_a, mean_b) = (mean(a), mean(b));
    let shared: f64 = a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b)).sum();
    ratio(shared / (a.len() as f64 - 1.0), deviation(a) * deviation(b))
}
