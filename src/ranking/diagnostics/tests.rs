//! The figures of whole days, each rule on the smallest panel that shows it, and what must be null.

use super::*;
use crate::ranking::day_files::DayFile;
use proptest::prelude::*;
use serde_json::Value;

fn close(figure: Option<f64>, expected: &Value, what: &str) {
    match (figure, expected.as_f64()) {
        (Some(figure), Some(expected)) => assert!((figure - expected).abs() < 1e-4, "{what}: {figure} for {expected}"),
        (figure, expected) => assert_eq!(figure, expected, "{what}"),
    }
}

#[test]
fn the_figures_of_whole_days() {
    for day in ["day_rotating", "day_messy"] {
        let file = DayFile::read(day);
        let input = file.input();
        let sheets = Sheets::of(&input, None);
        let (document, expected) = (file.json("analyse.json"), file.json("diag.json"));
        let rows = expected.as_array().unwrap();
        let severity = |row: &Value| {
            Some(Severity { points: row["severity"].as_f64()?, se: row["severity_se"].as_f64()? })
        };
        let severities: Vec<Option<Severity>> = rows.iter().map(severity).collect();
        let variance = |name: &str| document["variance"][name].as_f64().unwrap();
        let figures = diagnose_sheets(&sheets, &severities, Some(variance("candidate") / variance("sheet")));
        assert_eq!(figures.len(), rows.len());
        for (figures, row) in figures.iter().zip(rows) {
            let what = |figure: &str| format!("{day} {} {figure}", row["id"]);
            assert_eq!(figures.sheets as u64, row["n"].as_u64().unwrap(), "{}", what("n"));
            assert_eq!(figures.shared as u64, row["shared"].as_u64().unwrap(), "{}", what("shared"));
            close(figures.spread.ratio, &row["spread_ratio"], &what("spread_ratio"));
            close(figures.spread.t, &row["spread_t"], &what("spread_t"));
            close(figures.halo.ratio, &row["halo_ratio"], &what("halo_ratio"));
            close(figures.halo.t, &row["halo_t"], &what("halo_t"));
            close(figures.drift.points, &row["drift"], &what("drift"));
            close(figures.drift.t, &row["drift_t"], &what("drift_t"));
            let flags: Vec<&str> = figures.flags.iter().map(|flag| flag.name()).collect();
            assert_eq!(serde_json::to_value(flags).unwrap(), row["flags"], "{}", what("flags"));
        }
    }
}
