//! The published figures of whole days, and each rule on the smallest day that shows it.

use super::*;
use serde_json::Value;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ranking");

/// A score sheet's rows: candidate, area, interviewer, criterion, score.
struct Rows(Vec<[String; 5]>);

fn rows(path: &str) -> Rows {
    let mut reader = csv::Reader::from_path(Path::new(FOLDER).join(path)).unwrap();
    let headers = reader.headers().unwrap().clone();
    let columns =
        ["candidate", "area", "interviewer", "criterion", "score"].map(|name| headers.iter().position(|h| h == name));
    let cells = |row: csv::StringRecord| columns.map(|at| at.map_or(String::new(), |at| row[at].to_owned()));
    Rows(reader.records().map(|row| cells(row.unwrap())).collect())
}

fn input(rows: &Rows, places: usize) -> RawInput<'_> {
    let mut sheets: BTreeMap<(&str, &str), BTreeMap<String, Option<f64>>> = BTreeMap::new();
    let mut areas = BTreeMap::new();
    let mut criteria = BTreeMap::new();
    for [candidate, area, interviewer, criterion, score] in &rows.0 {
        let marks = sheets.entry((candidate, interviewer)).or_default();
        marks.insert(criterion.clone(), score.parse().ok());
        areas.insert(candidate, (!area.is_empty()).then(|| area.clone()));
        criteria.insert(criterion.clone(), 1.0);
    }
    let sheet = |((candidate, interviewer), marks)| SheetMarks {
        candidate,
        interviewer,
        interview: "",
        pair: "",
        time: None,
        marks,
        recused: false,
        agreed: BTreeMap::new(),
    };
    RawInput {
        criteria: criteria.into_iter().collect(),
        sheets: sheets.into_iter().map(sheet).collect(),
        candidates: areas.into_iter().map(|(id, area)| Entrant { id: id.clone(), area, owed: vec![] }).collect(),
        places,
    }
}

fn ranked(sheet: &str, places: usize) -> RawRanking {
    rank_raw(&input(&rows(sheet), places))
}

fn near(ours: Option<f64>, published: &Value) -> bool {
    match (ours, published.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-8,
        (None, None) => published.is_null(),
        _ => false,
    }
}

#[test]
fn the_published_figures_of_whole_days() {
    for (sheet, figures) in [
        ("day_messy/scores.csv", "day_messy/analyse.json"),
        ("day_rotating/scores.csv", "day_rotating/analyse.json"),
        ("stress/ties.csv", "stress/ties.json"),
        ("stress/negative.csv", "stress/negative.json"),
        ("stress/traps.csv", "stress/traps.json"),
    ] {
        let published: Value =
            serde_json::from_slice(&std::fs::read(Path::new(FOLDER).join(figures)).unwrap()).unwrap();
        let ours = ranked(sheet, 12);
        assert_eq!(ours.observations, published["design"]["observations"], "{sheet}");
        assert_eq!(ours.sheets_used, published["design"]["sheets_used"], "{sheet}");

        let people = published["candidates"].as_array().unwrap();
        assert_eq!(ours.candidates.len(), people.len(), "{sheet}");
        for (c, p) in ours.candidates.iter().zip(people) {
            assert_eq!(p["id"], *c.id, "{sheet}: order");
            assert_eq!(p["area"].as_str(), c.area.as_deref(), "{sheet} {}", c.id);
            assert!(near(c.raw, &p["raw"]), "{sheet} {}: {:?} and {}", c.id, c.raw, p["raw"]);
            assert_eq!(c.raw_rank.map(|r| r as u64), p["raw_rank"].as_u64(), "{sheet} {}", c.id);
            assert_eq!(c.observations, p["observations"], "{sheet} {}", c.id);
            assert_eq!(c.missing, p["missing"], "{sheet} {}", c.id);
        }
        let interviewers = published["interviewers"].as_array().unwrap();
        assert_eq!(ours.interviewers.len(), interviewers.len(), "{sheet}");
        for (i, p) in ours.interviewers.iter().zip(interviewers) {
            assert_eq!(p["id"], *i.id, "{sheet}");
            assert_eq!(i.n, p["n"], "{sheet} {}", i.id);
            assert!(near(i.mean, &p["mean"]), "{sheet} {}: {:?}", i.id, i.mean);
        }
    }
}

#[test]
fn equals_by_different_routes_share_the_rank_and_the_cut() {
    let day = ranked("stress/ties.csv", 6);
    let ranks: Vec<usize> = day.candidates.iter().filter_map(|c| c.raw_rank).collect();
    assert_eq!(ranks, [1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 11, 12, 13]);
    let equals: Vec<String> = day.candidates[2..10].iter().map(|c| c.id.clone()).collect();
    assert_eq!(day.ties_at_the_cut, [equals]);
    for (places, parted) in [(0, 0), (2, 0), (3, 1), (9, 1), (10, 0), (13, 0), (20, 0)] {
        assert_eq!(ranked("stress/ties.csv", places).ties_at_the_cut.len(), parted, "{places} places");
    }
}

#[test]
fn the_order_of_the_rows_changes_no_digit() {
    let mut rows = rows("day_messy/scores.csv");
    let as_written = rank_raw(&input(&rows, 12));
    rows.0.reverse();
    let mut turned = input(&rows, 12);
    turned.sheets.reverse();
    turned.candidates.reverse();
    turned.criteria.reverse();
    assert_eq!(rank_raw(&turned), as_written);
}

/// A sheet of the small days below: `K1`, `K2`, … in this order.
fn sheet<'a>(candidate: &'a str, interviewer: &'a str, marks: &[Option<f64>]) -> SheetMarks<'a> {
    let marks = marks.iter().enumerate().map(|(at, mark)| (format!("K{}", at + 1), *mark)).collect();
    let (pair, time, agreed) = ("", None, BTreeMap::new());
    SheetMarks { candidate, interviewer, interview: "V1", pair, time, marks, recused: false, agreed }
}

fn small<'a>(weights: &[f64], people: &[&str], sheets: Vec<SheetMarks<'a>>) -> RawInput<'a> {
    RawInput {
        criteria: weights.iter().enumerate().map(|(at, weight)| (format!("K{}", at + 1), *weight)).collect(),
        sheets,
        candidates: people.iter().map(|id| Entrant { id: (*id).to_owned(), ..Entrant::default() }).collect(),
        places: 1,
    }
}

fn only(input: &RawInput) -> RawCandidate {
    rank_raw(input).candidates.into_iter().next().unwrap()
}

#[test]
fn every_seat_has_the_same_voice() {
    // pooling the marks would give 2.0; the seat that filled one criterion of two counts as much as the other
    let day = small(
        &[1.0, 1.0],
        &["C1"],
        vec![sheet("C1", "I1", &[Some(1.0), Some(1.0)]), sheet("C1", "I2", &[Some(4.0), None])],
    );
    let c = only(&day);
    assert_eq!((c.raw, c.counted_sheets, c.lone, c.missing, c.observations), (Some(2.5), 2, false, 1, 3));
}

#[test]
fn weights_weigh_and_missing_criteria_renormalise_them() {
    let day = small(&[3.0, 1.0, 2.0], &["C1"], vec![sheet("C1", "I1", &[Some(5.0), Some(1.0), None])]);
    assert_eq!(only(&day).raw, Some(4.0));
}

#[test]
fn half_of_the_weight_makes_a_sheet_count() {
    let full = [Some(3.0), Some(3.0), Some(3.0)];
    for (marks, counts) in [
        ([Some(5.0), None, None], false),
        ([Some(5.0), Some(5.0), None], true),
        // 0.3 is half of 0.6, whatever floats make of 0.1 + 0.2 + 0.3
        ([None, None, Some(5.0)], true),
        ([None, None, None], false),
    ] {
        let day = small(&[0.1, 0.2, 0.3], &["C1"], vec![sheet("C1", "I1", &marks), sheet("C1", "I2", &full)]);
        let c = only(&day);
        assert_eq!(c.counted_sheets, if counts { 2 } else { 1 }, "{marks:?}");
        assert_eq!(c.lone, !counts, "{marks:?}");
        assert_eq!(c.missing_sheets, if counts { vec![] } else { vec!["I1"] }, "{marks:?}");
        assert_eq!(c.sheets[0].mean.is_some(), counts, "{marks:?}");
    }
}

#[test]
fn a_criterion_that_nobody_assessed_has_no_say() {
    let day = small(&[1.0, 9.0], &["C1"], vec![sheet("C1", "I1", &[Some(4.0), None])]);
    let c = only(&day);
    assert_eq!((c.raw, c.missing), (Some(4.0), 1));
}

#[test]
fn a_weight_of_nothing_counts_for_nothing() {
    let sheets = || vec![sheet("C1", "I1", &[None, Some(5.0)]), sheet("C1", "I2", &[Some(2.0), Some(5.0)])];
    let c = only(&small(&[1.0, 0.0], &["C1"], sheets()));
    assert_eq!((c.raw, c.counted_sheets, c.observations), (Some(2.0), 1, 3));
    let none = only(&small(&[0.0, 0.0], &["C1"], sheets()));
    assert_eq!((none.raw, none.raw_rank), (None, None));
}

#[test]
fn a_recused_sheet_does_not_exist() {
    let mut aside = sheet("C1", "I2", &[Some(1.0), None]);
    aside.recused = true;
    let day = rank_raw(&small(&[1.0, 1.0], &["C1"], vec![sheet("C1", "I1", &[Some(4.0), Some(4.0)]), aside]));
    let c = &day.candidates[0];
    assert_eq!((c.raw, c.lone, c.missing, c.observations), (Some(4.0), true, 0, 2));
    assert!(c.missing_sheets.is_empty());
    assert_eq!(day.interviewers[1], InterviewerMarks { id: "I2".to_owned(), n: 0, mean: None });
}

#[test]
fn an_agreed_mark_stands_for_the_marks_that_were_given() {
    let agreed = BTreeMap::from([("K1".to_owned(), 3.0), ("K2".to_owned(), 1.0)]);
    let mut first = sheet("C1", "I1", &[Some(5.0), Some(5.0)]);
    let mut second = sheet("C1", "I2", &[Some(1.0), None]);
    first.agreed = agreed.clone();
    second.agreed = agreed;
    let day = rank_raw(&small(&[1.0, 1.0], &["C1"], vec![first, second]));
    // (3+1)/2 and, since the second seat did not assess K2, 3 alone
    assert_eq!(day.candidates[0].raw, Some(2.5));
    assert_eq!(day.interviewers[0].mean, Some(5.0), "an interviewer's own mean reads the originals");
}

#[test]
fn an_agreed_mark_does_not_make_a_sheet_count() {
    let mut thin = sheet("C1", "I1", &[Some(5.0), None, None]);
    thin.agreed = BTreeMap::from([("K2".to_owned(), 5.0), ("K3".to_owned(), 5.0)]);
    let day = small(&[1.0; 3], &["C1"], vec![thin, sheet("C1", "I2", &[Some(2.0); 3])]);
    assert_eq!(only(&day).raw, Some(2.0));
}

#[test]
fn a_second_look_adds_and_replaces_nothing() {
    let mut again = sheet("C1", "I1", &[Some(5.0)]);
    again.interview = "V2";
    let day = small(&[1.0], &["C1"], vec![again, sheet("C1", "I1", &[Some(2.0)]), sheet("C1", "I2", &[Some(2.0)])]);
    let c = only(&day);
    assert_eq!((c.raw, c.counted_sheets), (Some(3.0), 3));
    let seats: Vec<_> = c.sheets.iter().map(|s| (s.interviewer.as_str(), s.interview.as_str())).collect();
    assert_eq!(seats, [("I1", "V1"), ("I1", "V2"), ("I2", "V1")]);
}

#[test]
fn who_has_no_sheet_is_last_and_their_debts_are_named() {
    let mut day = small(&[1.0], &["C3", "C1", "C2"], vec![sheet("C3", "I1", &[Some(1.0)]), sheet("C1", "I9", &[None])]);
    day.candidates[1].owed = vec!["I9".to_owned(), "I2".to_owned()];
    let ranking = rank_raw(&day);
    let order: Vec<_> = ranking.candidates.iter().map(|c| (c.id.as_str(), c.raw_rank)).collect();
    assert_eq!(order, [("C3", Some(1)), ("C1", None), ("C2", None)]);
    assert_eq!(ranking.candidates[1].missing_sheets, ["I2", "I9"]);
    assert!(ranking.ties_at_the_cut.is_empty(), "people without a score are not equals");
}

#[test]
fn who_is_not_ranked_changes_no_figure() {
    let ranked = sheet("C1", "I1", &[Some(3.0), None]);
    let withdrawn = sheet("C9", "I1", &[None, Some(5.0)]);
    let mut stray = ranked.clone();
    stray.marks.insert("K7".to_owned(), Some(1.0));
    let with = rank_raw(&small(&[1.0, 3.0], &["C1"], vec![stray, withdrawn]));
    let without = rank_raw(&small(&[1.0, 3.0], &["C1"], vec![ranked]));
    assert_eq!(with, without);
    assert_eq!(with.candidates[0].raw, Some(3.0));
}

#[test]
fn an_empty_day_is_an_answer() {
    let ranking = rank_raw(&RawInput::default());
    assert!(ranking.candidates.is_empty() && ranking.interviewers.is_empty());
    assert_eq!((ranking.sheets_used, ranking.observations), (0, 0));
}
