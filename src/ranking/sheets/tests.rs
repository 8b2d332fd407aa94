//! What becomes of a sheet, on the smallest input that shows it.

use super::*;

fn sheet<'a>(candidate: &'a str, interviewer: &'a str, marks: &[Option<f64>]) -> SheetMarks<'a> {
    let marks = marks.iter().enumerate().map(|(at, mark)| (format!("K{}", at + 1), *mark)).collect();
    let (interview, pair, time, agreed) = ("", "", None, BTreeMap::new());
    SheetMarks { candidate, interviewer, interview, pair, time, marks, recused: false, agreed }
}

fn input<'a>(weights: &[f64], people: &[&str], sheets: Vec<SheetMarks<'a>>) -> Input<'a> {
    Input {
        criteria: weights.iter().enumerate().map(|(at, weight)| (format!("K{}", at + 1), *weight)).collect(),
        candidates: people.iter().map(|id| Entrant { id: (*id).to_owned(), ..Entrant::default() }).collect(),
        interviewers: vec!["I9"],
        sheets,
    }
}

/// Five complete sheets: K1 is easy (mean 4), K2 is hard (mean 2).
fn five() -> Vec<SheetMarks<'static>> {
    ["C1", "C2", "C3", "C4", "C5"].map(|c| sheet(c, "I1", &[Some(4.0), Some(2.0)])).to_vec()
}

const FIVE: [&str; 6] = ["C1", "C2", "C3", "C4", "C5", "C6"];

#[test]
fn skipping_a_hard_criterion_does_not_pay() {
    let mut sheets = five();
    sheets.push(sheet("C6", "I1", &[Some(4.0), None]));
    let input = input(&[1.0, 1.0], &FIVE, sheets);
    let read = Sheets::of(&input, None);
    assert_eq!(read.criteria.iter().map(|k| k.mean).collect::<Vec<_>>(), [Some(4.0), Some(2.0)]);
    assert_eq!((read.level, read.weight), (3.0, 2.0));
    let last = &read.sheets[5];
    assert_eq!((last.counts, last.complete, last.z), (true, false, 0.0));
    // one of two criteria: kappa = 1 / (1/2) = 2
    assert_eq!(last.omega, 1.0 / 1.4);
    assert_eq!((read.sheets[0].omega, read.sheets[0].complete), (1.0, true));
}

#[test]
fn few_complete_sheets_do_not_speak_alone() {
    let mut sheets = five()[..4].to_vec();
    sheets.push(sheet("C6", "I1", &[Some(1.0), None]));
    let input = input(&[1.0, 1.0], &FIVE, sheets);
    assert_eq!(Sheets::of(&input, None).criteria[0].mean, Some(17.0 / 5.0));
}

#[test]
fn criteria_without_marks_or_weight_are_out() {
    let sheets = five().into_iter().map(|mut s| (s.marks.insert("K3".to_owned(), Some(5.0)), s).1).collect();
    let input = input(&[1.0, 1.0, 0.0, 7.0], &FIVE, sheets);
    let read = Sheets::of(&input, None);
    assert_eq!((read.criteria[2].mean, read.criteria[3].mean), (None, None));
    assert!(read.sheets.iter().all(|s| s.complete && s.omega == 1.0));
    assert_eq!((read.weight, read.level), (2.0, 3.0));
}

#[test]
fn the_calibration_person_is_no_candidate() {
    let mut sheets = five();
    sheets.push(sheet("A0", "I1", &[Some(5.0), Some(5.0)]));
    sheets.push(sheet("A0", "I2", &[Some(4.0), Some(4.0)]));
    sheets.push(sheet("ZZ", "I3", &[Some(4.0), Some(4.0)]));
    let input = input(&[1.0, 1.0], &["A0", "C1", "C2", "C3", "C4", "C5"], sheets);
    let read = Sheets::of(&input, Some("A0"));
    assert_eq!((read.candidates.len(), read.calibration()), (5, 5));
    assert_eq!(read.criteria[0].mean, Some(4.0), "its marks are in no mean");
    let own: Vec<_> = read.sheets.iter().filter(|s| s.candidate == 5).map(|s| (s.z, s.omega)).collect();
    assert_eq!(own, [(2.0, 1.0), (1.0, 1.0)]);
    assert_eq!(read.counting().count(), 5);
    assert_eq!(read.interviewers, ["I1", "I2", "I9"], "those of strangers are not here");
}

#[test]
fn recused_seats_met_the_person_and_left_no_sheet() {
    let mut aside = sheet("C1", "I2", &[Some(1.0), Some(1.0)]);
    aside.recused = true;
    let input = input(&[1.0, 1.0], &["C1"], vec![aside, sheet("C1", "I1", &[Some(4.0), None])]);
    let read = Sheets::of(&input, None);
    assert_eq!(read.met, [(0, 0), (0, 1)]);
    assert_eq!(read.sheets.len(), 1);
}

#[test]
fn a_million_more_changes_no_number_of_a_sheet() {
    let day = |more: f64| -> Vec<SheetMarks> {
        let mut sheets = five();
        sheets.push(sheet("C6", "I2", &[Some(1.0), None]));
        for mark in sheets.iter_mut().flat_map(|s| s.marks.values_mut().flatten()) {
            *mark += more;
        }
        sheets
    };
    let (plain, far) = (input(&[0.3, 0.7], &FIVE, day(0.0)), input(&[0.3, 0.7], &FIVE, day(1e6)));
    let (plain, far) = (Sheets::of(&plain, None), Sheets::of(&far, None));
    for (a, b) in plain.sheets.iter().zip(&far.sheets) {
        assert_eq!((a.z, a.omega), (b.z, b.omega));
    }
    assert!((far.level - plain.level - 1e6).abs() < 1e-9);
}

#[test]
fn sessions_are_interviews_else_pair_and_time() {
    let at = |mut s: SheetMarks<'static>, interview, pair, time| {
        (s.interview, s.pair, s.time) = (interview, pair, time);
        s
    };
    let one = || sheet("C1", "I1", &[Some(1.0)]);
    let two = || sheet("C1", "I2", &[Some(1.0)]);
    for (first, second, sessions) in [
        (("", "", None), ("", "", None), 1),
        (("V1", "P1", Some(1.0)), ("V1", "P2", Some(2.0)), 1),
        (("V1", "P1", Some(1.0)), ("V2", "P1", Some(1.0)), 2),
        (("", "P1", Some(1.0)), ("", "P1", Some(1.0)), 1),
        (("", "P1", Some(1.0)), ("", "P1", Some(2.0)), 2),
        (("", "P1", None), ("", "P2", None), 2),
    ] {
        let sheets = vec![at(one(), first.0, first.1, first.2), at(two(), second.0, second.1, second.2)];
        let input = input(&[1.0], &["C1"], sheets);
        assert_eq!(Sheets::of(&input, None).sessions, sessions, "{first:?} {second:?}");
    }
}
