//! What the marks say, and why a figure is to be doubted.

use super::words;

words! {
    analysis_apart(n: usize) = "analysis-apart";
    analysis_flat = "analysis-flat";
    analysis_unscored(n: usize, names: &str) = "analysis-unscored";
    analysis_lone(n: usize, names: &str) = "analysis-lone";
    analysis_too_little(n: usize) = "analysis-too-little";
    analysis_unassessed(n: usize, names: &str) = "analysis-unassessed";
    analysis_quotas = "analysis-quotas";
    analysis_empty_area(area: &str) = "analysis-empty-area";
    analysis_minimum_cut(area: &str, min: usize, people: usize) = "analysis-minimum-cut";
    analysis_cut(places: usize) = "analysis-cut";
    analysis_chart = "analysis-chart";
    analysis_best_among_out(n: &str) = "analysis-best-among-out";
    analysis_remain(places: usize, n: &str) = "analysis-remain";
    analysis_agreement(pair: &str, sheet: &str) = "analysis-agreement";
    analysis_no_agreement(pair: &str) = "analysis-no-agreement";
    analysis_severity_costs(points: &str) = "analysis-severity-costs";
    analysis_marks_agree(alpha: &str, kappa: &str) = "analysis-marks-agree";
    analysis_two_areas(candidate: &str, areas: &str) = "analysis-two-areas";
    analysis_ignored(columns: &str) = "analysis-ignored";
}

/// Read by key: reasons, headings, zones.
pub(super) const TABLE: &[&str] = &[
    "analysis-no-sheet",
    "analysis-all-equal",
    "analysis-one-interviewer",
    "analysis-no-overlap",
    "analysis-too-few",
    "analysis-no-disagreement",
    "analysis-not-connected",
    "table-adjusted",
    "table-adjusted-se",
    "table-adjusted-rank",
    "table-p-in",
    "table-p-in-quota",
    "table-zone",
    "zone-in",
    "zone-contested",
    "zone-out",
];
