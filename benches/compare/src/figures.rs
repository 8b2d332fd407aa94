//! Percentiles, and the rows they are printed in.

use std::time::Duration;

/// A figure by share of a row of times, in milliseconds.
pub fn ms(times: &mut [Duration], share: f64) -> f64 {
    times.sort();
    times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3
}

/// The middle of three runs or more.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
