//! What must not matter, and what must always hold.

use super::*;
use crate::ranking::tests::day_files::DayFile;
use proptest::prelude::*;

/// Every number of a document is one.
#[track_caller]
fn finite(day: &Analysis) {
    let text = format!("{day:?}");
    assert!(
        !text.contains("NaN") && !text.contains("inf,") && !text.contains("inf)") && !text.contains("inf "),
        "{text}"
    );
}

fn options() -> Options<'static> {
    Options { draws: Some(1000), ..Options::default() }
}

#[test]
fn the_order_of_rows_changes_no_digit() {
    let file = DayFile::read("day_messy");
    let as_written = analyse(&file.input(), &options());
    let mut turned = file.input();
    turned.sheets.reverse();
    turned.sheets.rotate_left(31);
    turned.candidates.reverse();
    turned.criteria.rotate_left(2);
    assert_eq!(format!("{:?}", analyse(&turned, &options())), format!("{as_written:?}"));
    assert_ne!(analyse(&file.input(), &Options { seed: 2, ..options() }).candidates, as_written.candidates);
}

/// The document of a day with every mark changed.
fn changed(file: &DayFile, mark: impl Fn(f64) -> f64) -> Analysis {
    let mut input = file.input();
    for m in input.sheets.iter_mut().flat_map(|s| s.marks.values_mut().flatten()) {
        *m = mark(*m);
    }
    analyse(&input, &options())
}

#[track_caller]
fn moved(a: &Analysis, b: &Analysis, times: f64, plus: f64, within: f64) {
    for (a, b) in a.candidates.iter().zip(&b.candidates) {
        assert_eq!((&a.raw.id, a.raw.raw_rank, a.zone), (&b.raw.id, b.raw.raw_rank, b.zone));
        let (x, y) = (a.adjusted.unwrap(), b.adjusted.unwrap());
        assert!((x.mean * times + plus - y.mean).abs() < within, "{} {} {}", a.raw.id, x.mean, y.mean);
        assert!((x.se * times - y.se).abs() < 1e-9);
        assert!((a.p_in.unwrap() - b.p_in.unwrap()).abs() < 1e-3);
    }
    for (a, b) in a.interviewers.iter().zip(&b.interviewers) {
        assert!((a.severity.unwrap().mean * times - b.severity.unwrap().mean).abs() < 1e-9);
    }
    let square = |v: Option<f64>| v.unwrap() * times * times;
    let (v, w) = (&a.variance, &b.variance);
    for (x, y) in [
        (v.candidate, w.candidate),
        (v.interviewer, w.interviewer),
        (v.sheet, w.sheet),
        (v.residual, w.residual),
        (v.criterion, w.criterion),
        (v.candidate_interviewer, w.candidate_interviewer),
    ] {
        assert!((square(x) - y.unwrap()).abs() < 1e-9 * times * times, "{x:?} {y:?}");
    }
}

#[test]
fn a_million_on_every_mark_changes_the_level_alone() {
    let file = DayFile::read("day_messy");
    let plain = changed(&file, |m| m);
    moved(&plain, &changed(&file, |m| m + 1e6), 1.0, 1e6, 1e-8);
    moved(&plain, &changed(&file, |m| 2.0 * m + 3.0), 2.0, 3.0, 1e-9);
}

#[test]
fn names_do_not_matter() {
    let day = made(30, |c| vec![c % 5, (c + 1 + c / 5) % 5]);
    let mut renamed = day.clone();
    for (c, i, _) in &mut renamed.rows {
        *c = format!("Z{}", 99 - c[1..].parse::<usize>().unwrap());
        *i = format!("Y{}", 99 - i[1..].parse::<usize>().unwrap());
    }
    let (a, b) = (day.analyse(8), renamed.analyse(8));
    for x in &a.candidates {
        let name = format!("Z{}", 99 - x.raw.id[1..].parse::<usize>().unwrap());
        let y = b.candidates.iter().find(|y| y.raw.id == name).unwrap();
        assert!((x.adjusted.unwrap().mean - y.adjusted.unwrap().mean).abs() < 1e-9);
        assert!((x.adjusted.unwrap().se - y.adjusted.unwrap().se).abs() < 1e-9);
        assert!((x.p_in.unwrap() - y.p_in.unwrap()).abs() < 0.12, "400 draws each");
    }
}

#[test]
fn chances_add_up() {
    let file = DayFile::read("day_rotating");
    let input = file.input();
    for places in [1, 12, 79] {
        let day = analyse(&input, &Options { places, ..options() });
        let inside: f64 = day.candidates.iter().map(|c| (c.p_in.unwrap() * 1000.0).round()).sum();
        assert_eq!(inside, places as f64 * 1000.0);
    }
}

#[test]
fn less_remains_if_a_third_is_the_day() {
    let file = DayFile::read("day_rotating");
    let day = analyse(&file.input(), &options());
    let best = zones_sum(&day);
    let remain = day.remain.unwrap();
    assert!(remain > 3.0 && remain < best, "{remain} of {best}");
    let as_day = analyse(&file.input(), &Options { occasion: 1.0 / 3.0, ..options() });
    assert!((zones_sum(&as_day) - remain).abs() < 0.3, "another stream, the same chances");
}

fn zones_sum(day: &Analysis) -> f64 {
    let chances: Vec<f64> = day.candidates.iter().filter_map(|c| c.p_in).collect();
    largest(&chances, day.places)
}

/// Small sheets of every kind: holes, lone interviewers, groups apart, marks far off, weights of all sizes.
fn any_day() -> impl Strategy<Value = Small> {
    let mark = prop_oneof![
        3 => Just(None),
        8 => (1..6i32).prop_map(|m| Some(f64::from(m))),
        1 => prop_oneof![Just(-2.0), Just(0.0), Just(1e6), Just(1e-9), Just(3.3), Just(1e300), Just(f64::NAN)].prop_map(Some),
    ];
    let row = (0..7usize, 0..5usize, proptest::collection::vec(mark, 1..4));
    let weight = prop_oneof![4 => Just(1.0), 1 => Just(0.0), 1 => Just(0.3), 1 => Just(1e9), 1 => Just(1e-12), 1 => Just(f64::INFINITY)];
    (proptest::collection::vec(row, 0..30), proptest::collection::vec(weight, 3), 0..3usize).prop_map(
        |(rows, weights, areas)| {
            let mut seen = BTreeSet::new();
            let rows = rows
                .into_iter()
                .filter(|(c, i, _)| seen.insert((*c, *i)))
                .map(|(c, i, marks)| (format!("C{c}"), format!("I{i}"), marks))
                .collect();
            let area = |c: usize| (format!("C{c}"), format!("A{}", c % areas.max(1)));
            let areas = (0..if areas > 0 { 7 } else { 0 }).map(area).collect();
            Small { rows, areas, others: vec!["C9".to_owned()], weights }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_figure_is_a_number_or_missing_with_a_reason(
        day in any_day(),
        places in 0..9usize,
        occasion in prop_oneof![2 => Just(0.0), 1 => Just(0.3), 1 => Just(f64::NAN)],
        calibration in any::<bool>(),
    ) {
        let input = day.input();
        let quotas = vec![Quota { area: "A0".to_owned(), min: 1, max: Some(2) }];
        let calibration = calibration.then_some("C0");
        let out = analyse(&input, &Options { places, quotas, occasion, calibration, draws: Some(50), seed: 1 });
        finite(&out);
        let model = out.candidates.iter().any(|c| c.p_in.is_some());
        prop_assert_eq!(model, out.design.reason.is_none_or(Reason::leaves_model));
        prop_assert_eq!(out.design.adjustable(), out.candidates.iter().any(|c| c.adjusted.is_some()));
        for c in &out.candidates {
            prop_assert_eq!(c.p_in.is_some(), c.zone.is_some());
            prop_assert_eq!(c.p_in.is_some(), model && c.raw.raw.is_some());
            prop_assert!(c.p_in.is_none_or(|p| (0.0..=1.0).contains(&p)));
            prop_assert!(c.adjusted.is_none_or(|e| e.se > 0.0));
        }
        let mut turned = day.input();
        turned.sheets.reverse();
        turned.candidates.reverse();
        let quotas = vec![Quota { area: "A0".to_owned(), min: 1, max: Some(2) }];
        let again = analyse(&turned, &Options { places, quotas, occasion, calibration, draws: Some(50), seed: 1 });
        prop_assert_eq!(format!("{:?}", again), format!("{:?}", out));
    }
}
