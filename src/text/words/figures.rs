//! Sentences about interviewers' ways, and the words of the simulated day.

use super::words;

words! {
    // flags are for the lead alone
    flag_severe(name: &str, points: &str, se: &str) = "flag-severe";
    flag_lenient(name: &str, points: &str, se: &str) = "flag-lenient";
    flag_narrow(name: &str) = "flag-narrow";
    flag_wide(name: &str) = "flag-wide";
    flag_halo(name: &str) = "flag-halo";
    flag_harder_later(name: &str, points: &str) = "flag-harder-later";
    flag_softer_later(name: &str, points: &str) = "flag-softer-later";
    flag_too_few(names: &str, n: usize) = "flag-too-few";
    flag_drift_silence(points: &str) = "flag-drift-silence";
    // simulate
    simulated(people: usize, interviewers: usize, folder: &str) = "simulated";
    simulate_in_the_way(path: &str) = "simulate-in-the-way";
    study_title(days: usize, places: usize) = "study-title";
    study_reading = "study-reading";
    study_fixed = "study-fixed";
    study_rotating(blocks: usize) = "study-rotating";
    study_by_area(design: &str) = "study-by-area";
    study_severity(design: &str, sd: &str) = "study-severity";
    study_design = "study-design";
    study_raw = "study-raw";
    study_z_score = "study-z-score";
    study_constants = "study-constants";
    study_model = "study-model";
    study_gain = "study-gain";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
