//! The published figures, and what must be null.

use super::*;
use crate::ranking::Sheets;
use crate::ranking::tests::day_files::DayFile;
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;

const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ranking/tables");

/// A table's rows but for the first `skip` columns; an empty field is no mark.
fn table(name: &str, skip: usize) -> Vec<Vec<Option<f64>>> {
    let mut reader = csv::Reader::from_path(Path::new(TABLES).join(name)).unwrap();
    let row = |row: csv::StringRecord| row.iter().skip(skip).map(|field| field.parse().ok()).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn expected(table: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(TABLES).join("expected.json")).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()[table].clone()
}

fn cells(table: &[Vec<Option<f64>>]) -> Vec<Cell> {
    let row = |(candidate, row): (usize, &Vec<Option<f64>>)| {
        let cell = move |(interviewer, z): (usize, &Option<f64>)| Some(Cell { candidate, interviewer, z: (*z)? });
        row.iter().enumerate().filter_map(cell).collect::<Vec<_>>()
    };
    table.iter().enumerate().flat_map(row).collect()
}

fn units(table: &[Vec<Option<f64>>]) -> Vec<Unit> {
    let mark = |(interviewer, value): (usize, &Option<f64>)| Some(UnitMark { interviewer, value: (*value)? });
    table.iter().map(|row| Unit { marks: row.iter().enumerate().filter_map(mark).collect() }).collect()
}

fn close(figure: Option<f64>, expected: &Value) {
    let (figure, expected) = (figure.unwrap(), expected.as_f64().unwrap());
    // the file carries nine digits
    assert!((figure - expected).abs() < 1e-9, "{figure} for {expected}");
}

#[test]
fn shrout_and_fleiss_six_coefficients() {
    let figures = agreement(&cells(&table("shrout_fleiss.csv", 1)), &[], None);
    let expected = expected("shrout_fleiss");
    close(figures.icc1, &expected["ICC11"]);
    close(figures.icc2, &expected["ICC21"]);
    close(figures.icc3, &expected["ICC31"]);
    close(figures.icc1k, &expected["ICC1k"]);
    close(figures.icc2k, &expected["ICC2k"]);
    close(figures.icc3k, &expected["ICC3k"]);
    close(figures.kendall_w, &expected["kendall_w"]);
}

#[test]
fn krippendorff_four_metrics_with_missing_marks() {
    let alphas = alphas(&units(&table("krippendorff_4x12.csv", 1)));
    let expected = expected("krippendorff_4x12");
    close(alphas.nominal, &expected["nominal"]);
    close(alphas.ordinal, &expected["ordinal"]);
    close(alphas.interval, &expected["interval"]);
    close(alphas.ratio, &expected["ratio"]);
}

#[test]
fn fleiss_kappa_of_counts() {
    let patients = table("fleiss1971_counts.csv", 1);
    let raters = |counts: &Vec<Option<f64>>| {
        let marks = counts.iter().enumerate().flat_map(|(level, n)| vec![level as f64; n.unwrap() as usize]);
        Unit { marks: marks.enumerate().map(|(interviewer, value)| UnitMark { interviewer, value }).collect() }
    };
    let units: Vec<Unit> = patients.iter().map(raters).collect();
    close(agreement(&[], &units, None).fleiss_kappa, &expected("fleiss1971")["fleiss_kappa"]);
}

#[test]
fn weighted_kappas_and_w_with_ties() {
    let raters = table("anxiety.csv", 0);
    let expected = expected("anxiety");
    let two: Vec<Vec<Option<f64>>> = raters.iter().map(|row| row[..2].to_vec()).collect();
    let kappas = kappa::pairwise(&units(&two));
    close(kappas.linear, &expected["kappa_linear_r1_r2"]);
    close(kappas.quadratic, &expected["kappa_quadratic_r1_r2"]);
    let figures = agreement(&cells(&raters), &[], None);
    close(figures.kendall_w, &expected["kendall_w"]);
    close(figures.icc2, &expected["icc2"]);
}

#[test]
fn kappas_of_pairs_are_weighed_by_units() {
    let level = |n: usize| Some((n * n % 5) as f64);
    // 0 and 1 share twelve units, 1 and 2 share twenty, 0 and 2 nine: too few to have a say
    let row = |unit: usize| match unit {
        0..12 => vec![level(unit), level(unit + 1), None],
        12..32 => vec![None, level(unit), level(unit / 2)],
        _ => vec![level(unit), None, level(unit)],
    };
    let rows: Vec<Vec<Option<f64>>> = (0..41).map(row).collect();
    let all = kappa::pairwise(&units(&rows)).quadratic.unwrap();
    let first = kappa::pairwise(&units(&rows[..12])).quadratic.unwrap();
    let second = kappa::pairwise(&units(&rows[12..32])).quadratic.unwrap();
    assert!((all - (12.0 * first + 20.0 * second) / 32.0).abs() < 1e-12);
    assert!((first - second).abs() > 0.01);
    assert_eq!(kappa::pairwise(&units(&rows[32..])), kappa::Kappas::default());
}

#[test]
fn a_table_with_holes_reads_the_fitted_variances() {
    let rows = vec![vec![Some(1.0), Some(2.0), None], vec![None, Some(3.0), Some(5.0)], vec![Some(2.0), None, None]];
    let holes = cells(&rows);
    assert!(!is_complete(&holes));
    assert_eq!(agreement(&holes, &[], None).icc2, None);
    let figures = agreement(&holes, &[], Some(Ratios { candidate: 2.0, interviewer: 0.5 }));
    // two, two and one sheets: harmonic mean 1.5
    assert_eq!(figures.icc2, Some(2.0 / 3.5));
    assert_eq!(figures.icc3, Some(2.0 / 3.0));
    assert!((figures.icc2k.unwrap() - 2.0 / 3.0).abs() < 1e-15);
    assert!((figures.icc3k.unwrap() - 2.0 / (2.0 + 1.0 / 1.5)).abs() < 1e-15);
    assert_eq!(figures.kendall_w, None, "nobody was marked by all");
}

#[test]
fn nothing_to_tell_is_null() {
    assert_eq!(agreement(&[], &[], Some(Ratios { candidate: 1.0, interviewer: 1.0 })), Agreement::default());
    let same = vec![vec![Some(0.1); 3]; 12];
    assert_eq!(agreement(&cells(&same), &units(&same), None), Agreement::default());
    let lone = vec![vec![Some(1.0)], vec![Some(2.0)], vec![Some(3.0)]];
    assert_eq!(agreement(&cells(&lone), &units(&lone), None), Agreement::default());
    let two = vec![vec![Some(1.0), Some(2.0)], vec![Some(3.0), Some(3.0)]];
    assert_eq!(agreement(&cells(&two), &[], None).kendall_w, None, "two people have no order to speak of");
}

#[test]
fn full_agreement_is_one_up_to_rounding() {
    let rows: Vec<Vec<Option<f64>>> = (0..12).map(|n| vec![Some(0.1 * n as f64); 3]).collect();
    let figures = agreement(&cells(&rows), &units(&rows), None);
    for figure in [figures.icc1, figures.icc2, figures.icc3, figures.icc1k, figures.kendall_w, figures.alpha_ratio] {
        assert!((figure.unwrap() - 1.0).abs() < 1e-12, "{figures:?}");
    }
    assert_eq!(figures.kappa_linear, Some(1.0));
}

#[test]
fn a_negative_mark_leaves_no_ratio() {
    let rows = vec![vec![Some(-1.0), Some(2.0)], vec![Some(0.0), Some(-0.0)]];
    let alphas = alphas(&units(&rows));
    assert_eq!(alphas.ratio, None);
    assert!(alphas.interval.is_some());
    // the two zeros are one mark
    assert_eq!(super::alphas(&units(&rows[1..])), Alphas::default());
}

fn rows() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    let mark = prop_oneof![3 => (1u8..=5).prop_map(|mark| Some(f64::from(mark))), 1 => Just(None)];
    (1usize..6).prop_flat_map(move |width| prop::collection::vec(prop::collection::vec(mark.clone(), width), 0..20))
}

fn all(a: &Agreement) -> [Option<f64>; 14] {
    [
        a.icc1,
        a.icc2,
        a.icc3,
        a.icc1k,
        a.icc2k,
        a.icc3k,
        a.alpha_nominal,
        a.alpha_ordinal,
        a.alpha_interval,
        a.alpha_ratio,
        a.kappa_linear,
        a.kappa_quadratic,
        a.fleiss_kappa,
        a.kendall_w,
    ]
}

proptest! {
    #[test]
    fn finite_or_null_whatever_the_table(rows in rows(), gc in 0.0..9.0, gi in 0.0..9.0) {
        let figures = agreement(&cells(&rows), &units(&rows), Some(Ratios { candidate: gc, interviewer: gi }));
        for figure in all(&figures).into_iter().flatten() {
            prop_assert!(figure.is_finite(), "{:?}", figures);
        }
    }

    #[test]
    fn the_order_of_cells_and_units_and_the_start_of_the_scale_change_nothing(rows in rows(), shift in -9i32..9) {
        let (cells, units) = (cells(&rows), units(&rows));
        let figures = agreement(&cells, &units, None);
        let mut turned = (cells.clone(), units.clone());
        turned.0.reverse();
        turned.1.reverse();
        prop_assert_eq!(agreement(&turned.0, &turned.1, None), figures);
        let moved = agreement(
            &cells.iter().map(|c| Cell { z: c.z + f64::from(shift) * 1e5, ..*c }).collect::<Vec<_>>(), &[], None,
        );
        for (a, b) in [(figures.icc1, moved.icc1), (figures.icc2, moved.icc2), (figures.kendall_w, moved.kendall_w)] {
            prop_assert_eq!(a.is_some(), b.is_some());
            prop_assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() < 1e-6, "{:?} {:?}", figures, moved);
        }
    }
}

#[test]
fn the_figures_of_whole_days() {
    for day in ["day_rotating", "day_messy"] {
        let file = DayFile::read(day);
        let input = file.input();
        let tables = Tables::of(&Sheets::of(&input, None));
        let figures = agreement(&tables.cells, &tables.pooled(), fitted(&tables.cells));
        let expected = &file.json("analyse.json")["agreement"];
        let named = [
            ("icc1", figures.icc1, 1e-8),
            ("icc1k", figures.icc1k, 1e-8),
            ("icc2", figures.icc2, 1e-5),
            ("icc3", figures.icc3, 1e-5),
            ("icc2k", figures.icc2k, 1e-5),
            ("icc3k", figures.icc3k, 1e-5),
            ("alpha_nominal", figures.alpha_nominal, 1e-8),
            ("alpha_ordinal", figures.alpha_ordinal, 1e-8),
            ("alpha_interval", figures.alpha_interval, 1e-8),
            ("alpha_ratio", figures.alpha_ratio, 1e-8),
            ("kappa_linear", figures.kappa_linear, 1e-8),
            ("kappa_quadratic", figures.kappa_quadratic, 1e-8),
            ("fleiss_kappa", figures.fleiss_kappa, 1e-8),
        ];
        for (name, figure, tolerance) in named {
            let (figure, expected) = (figure.unwrap(), expected[name].as_f64().unwrap());
            assert!((figure - expected).abs() < tolerance, "{day} {name}: {figure} for {expected}");
        }
        assert_eq!(figures.kendall_w, None, "{day}");
    }
}
