//! The figures of whole days, each rule on the smallest panel that shows it, and what must be null.

use super::*;
use crate::ranking::tests::day_files::DayFile;
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
        let severity =
            |row: &Value| Some(Severity { points: row["severity"].as_f64()?, se: row["severity_se"].as_f64()? });
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

/// A number between -1/2 and 1/2 that looks like chance and is the same every time.
fn noise(seed: usize) -> f64 {
    ((seed * 7919 + 104_729) * 15_485_863 % 1_000_003) as f64 / 1_000_003.0 - 0.5
}

/// Sheets of interviewers 0 and 1 on the same people, an hour apart; six marks each.
struct Pair {
    marks: Vec<[Vec<Option<f64>>; 2]>,
}

impl Pair {
    fn of(people: usize, mark: impl Fn(usize, usize, usize) -> f64) -> Pair {
        let sheet = |c: usize, i: usize| (0..6).map(|k| Some(mark(c, i, k))).collect();
        Pair { marks: (0..people).map(|c| [sheet(c, 0), sheet(c, 1)]).collect() }
    }

    fn sheets(&self) -> Vec<Counted<'_>> {
        fn sheet(candidate: usize, interviewer: usize, marks: &[Option<f64>]) -> Counted<'_> {
            let given: Vec<f64> = marks.iter().flatten().copied().collect();
            let z = mean(&given);
            Counted { candidate, interviewer, z, time: Some(candidate as f64), marks }
        }
        self.marks
            .iter()
            .enumerate()
            .flat_map(|(c, [own, other])| [sheet(c, 0, &own[..]), sheet(c, 1, &other[..])])
            .collect()
    }

    fn figures(&self, severities: &[Option<Severity>]) -> Vec<InterviewerFigures> {
        let day = Some((0.0, self.marks.len() as f64 - 1.0));
        diagnose(&Panel { sheets: &self.sheets(), severities, candidate_ratio: Some(1.0), day })
    }
}

fn lit(figures: &InterviewerFigures) -> Vec<&'static str> {
    figures.flags.iter().map(|flag| flag.name()).collect()
}

/// An ordinary mark: the person, and something of its own.
fn ordinary(c: usize, i: usize, k: usize) -> f64 {
    3.0 + 2.0 * noise(c) + 1.5 * noise(1000 + 100 * c + 10 * i + k)
}

#[test]
fn an_ordinary_pair_lights_no_lamp() {
    for figures in Pair::of(30, ordinary).figures(&[None, None]) {
        assert_eq!(lit(&figures), [""; 0], "{figures:?}");
        assert_eq!((figures.sheets, figures.shared, figures.halo.n, figures.drift.n), (30, 30, 30, 30));
        assert!(figures.drift.t.is_some() && figures.halo.t.is_some() && figures.spread.t.is_some());
    }
}

#[test]
fn a_narrow_use_of_the_scale_is_seen_and_the_partner_s_is_wide() {
    let pair = Pair::of(40, |c, i, k| if i == 0 { 3.0 + 0.3 * (ordinary(c, i, k) - 3.0) } else { ordinary(c, i, k) });
    let figures = pair.figures(&[None, None]);
    assert!(lit(&figures[0]).contains(&"narrow"), "{figures:?}");
    assert!(lit(&figures[1]).contains(&"wide"), "{figures:?}");
    assert!((figures[0].spread.t.unwrap() + figures[1].spread.t.unwrap()).abs() < 1e-9);
}

#[test]
fn criteria_that_are_alike_are_seen() {
    let pair = Pair::of(30, |c, i, k| {
        // one impression for all criteria, and hardly anything beside it
        if i == 0 { ordinary(c, i, 0) + 0.2 * noise(9000 + 10 * c + k) } else { ordinary(c, i, k) }
    });
    let figures = pair.figures(&[None, None]);
    assert!(lit(&figures[0]).contains(&"halo"), "{figures:?}");
    assert!(!lit(&figures[1]).contains(&"halo"), "more varied than the partner is no flag");
}

#[test]
fn drift_is_in_points_over_the_day_and_positive_for_harder_later() {
    let drifting = |c: usize, i: usize, k: usize| ordinary(c, i, k) - if i == 0 { 2.0 * c as f64 / 39.0 } else { 0.0 };
    let still = Pair::of(40, ordinary).figures(&[None, None]);
    let figures = Pair::of(40, drifting).figures(&[None, None]);
    let gain = figures[0].drift.points.unwrap() - still[0].drift.points.unwrap();
    assert!((gain - 2.0).abs() < 1e-9, "{gain}");
    assert_eq!(lit(&figures[0]), ["harder_later"]);
    let softer = Pair::of(40, |c, i, k| 2.0 * ordinary(c, i, k) - drifting(c, i, k)).figures(&[None, None]);
    assert!(lit(&softer[0]).contains(&"softer_later"));
    let silent = diagnose(&Panel {
        sheets: &Pair::of(40, drifting).sheets(),
        severities: &[None, None],
        candidate_ratio: None,
        day: Some((0.0, 39.0)),
    });
    assert_eq!((silent[0].drift.n, silent[0].drift.points), (40, None), "the model has no answer");
}

#[test]
fn one_lone_sheet_leaves_everybody_else_their_drift() {
    let pair = Pair::of(20, ordinary);
    let mut sheets = pair.sheets();
    let marks = [Some(2.0); 6];
    let more = [(0, 7.0), (99, 12.0)];
    sheets.extend(more.map(|(candidate, time)| Counted {
        candidate,
        interviewer: 2,
        z: 2.0,
        time: Some(time),
        marks: &marks,
    }));
    let severities = [None; 3];
    let day = Some((0.0, 19.0));
    let figures = diagnose(&Panel { sheets: &sheets, severities: &severities, candidate_ratio: Some(1.0), day });
    assert!(figures[0].drift.points.is_some() && figures[1].drift.points.is_some());
    assert_eq!(figures[2].drift, Drift { n: 1, points: None, t: None });
    assert_eq!((figures[2].sheets, figures[2].shared, figures[2].one_mark), (2, 1, Some(1.0)));
}

#[test]
fn below_the_least_number_of_sheets_there_is_n_and_nothing_else() {
    let figures = Pair::of(FEWEST_SHARED - 1, ordinary).figures(&[None, None]);
    assert_eq!(figures[0].spread, Compared { n: 9, ratio: None, t: None });
    assert_eq!(figures[0].halo, Compared { n: 9, ratio: None, t: None });
    assert_eq!(figures[0].drift, Drift { n: 9, points: None, t: None });
    let figures = Pair::of(FEWEST_SHARED, ordinary).figures(&[None, None]);
    assert!(figures[0].spread.t.is_some() && figures[0].halo.t.is_some());
    // 20 sheets less 4 columns leave 16 degrees of freedom
    assert!(figures[0].drift.t.is_some());
}

#[test]
fn severity_needs_size_certainty_and_sheets() {
    let lamp = |people: usize, points: f64, se: f64| {
        let figures = Pair::of(people, ordinary).figures(&[Some(Severity { points, se }), None]);
        lit(&figures[0]).first().copied()
    };
    assert_eq!(lamp(5, 0.30, 0.15), Some("severe"));
    assert_eq!(lamp(5, -0.30, 0.15), Some("lenient"));
    assert_eq!(lamp(5, 0.299, 0.01), None);
    assert_eq!(lamp(5, 0.30, 0.151), None);
    assert_eq!(lamp(4, 3.0, 0.15), None);
}

#[test]
fn a_pair_that_never_differs_beyond_a_constant_has_no_t() {
    let pair = Pair::of(20, |c, i, k| 3.0 + noise(c) + noise(50 + k) + 0.1 * i as f64);
    for figures in pair.figures(&[None, None]) {
        assert_eq!((figures.spread.ratio, figures.spread.t), (None, None), "{figures:?}");
        assert_eq!((figures.halo.ratio, figures.halo.t), (None, None), "{figures:?}");
    }
}

#[test]
fn levels_are_shares_of_all_marks() {
    let pair = Pair::of(4, |c, _, k| if c == 0 { 5.0 } else { (1 + k % 2) as f64 });
    let figures = &pair.figures(&[None, None])[0];
    assert_eq!(figures.levels, [(1.0, 9.0 / 24.0), (2.0, 9.0 / 24.0), (5.0, 6.0 / 24.0)]);
    assert_eq!(figures.one_mark, Some(0.25));
}

#[test]
fn nobody_and_nothing() {
    assert!(diagnose(&Panel { sheets: &[], severities: &[], candidate_ratio: Some(1.0), day: None }).is_empty());
    let alone = diagnose(&Panel { sheets: &[], severities: &[None], candidate_ratio: Some(1.0), day: None });
    assert_eq!(alone, [InterviewerFigures::default()]);
}

type Seat = (usize, usize, Vec<Option<f64>>, Option<f64>);

fn seats() -> impl Strategy<Value = Vec<Seat>> {
    let mark = prop_oneof![4 => (1u8..=3).prop_map(|mark| Some(f64::from(mark))), 1 => Just(None)];
    let time = prop_oneof![4 => (0u8..4).prop_map(|time| Some(f64::from(time))), 1 => Just(None)];
    prop::collection::vec((0..14usize, 0..3usize, prop::collection::vec(mark, 5), time), 0..70)
}

proptest! {
    #[test]
    fn finite_or_null_whatever_the_panel(seats in seats(), ratio in prop::option::of(0.0..1e6), turn in 0..70usize) {
        let mut sheets: Vec<Counted> = seats.iter().map(|(candidate, interviewer, marks, time)| {
            let given: Vec<f64> = marks.iter().flatten().copied().collect();
            let z = if given.is_empty() { 0.0 } else { mean(&given) };
            Counted { candidate: *candidate, interviewer: *interviewer, z, time: *time, marks }
        }).collect();
        let severities = [Some(Severity { points: 0.4, se: 0.1 }), None, Some(Severity { points: -0.1, se: 0.0 })];
        let panel = |sheets: &[Counted]| diagnose(&Panel {
            sheets, severities: &severities, candidate_ratio: ratio, day: Some((0.0, 3.0)),
        });
        let figures = panel(&sheets);
        for f in &figures {
            let all = [f.spread.ratio, f.spread.t, f.halo.ratio, f.halo.t, f.drift.points, f.drift.t, f.one_mark];
            prop_assert!(all.into_iter().flatten().all(f64::is_finite), "{:?}", f);
            prop_assert!(f.shared <= f.sheets && f.halo.n <= f.shared && f.drift.n <= f.shared);
        }
        let len = sheets.len();
        sheets.rotate_left(if len > 0 { turn % len } else { 0 });
        let counts = |f: &[InterviewerFigures]| f.iter().map(|f| (f.spread.n, f.halo.n, f.levels.clone())).collect::<Vec<_>>();
        prop_assert_eq!(counts(&panel(&sheets)), counts(&figures));
    }
}
