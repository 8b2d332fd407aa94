//! The lens of whole days, and each rule on the smallest day that shows it.

use super::*;
use crate::ranking::tests::day_files::{DayFile, by_candidate};
use proptest::prelude::*;
use serde_json::{Value, json};

fn name(sheets: &Sheets, reading: Reading) -> String {
    match reading {
        Reading::Adjusted => "adjusted".to_owned(),
        Reading::Rounded => "rounded to 0.1".to_owned(),
        Reading::EqualWeights => "equal_weights".to_owned(),
        Reading::Left(k) => format!("weight {} x0", sheets.criteria[k].id),
        Reading::Twice(k) => format!("weight {} x2", sheets.criteria[k].id),
        Reading::Without(i) => format!("raw without {}", sheets.interviewers[i]),
        Reading::Originals => "agreed".to_owned(),
        Reading::Occasion => "occasion".to_owned(),
    }
}

#[test]
fn the_lens_of_whole_days() {
    for day in ["day_rotating", "day_messy"] {
        let file = DayFile::read(day);
        let input = file.input();
        let sheets = Sheets::of(&input, None);
        let expected = file.json("lens.json");
        let adjusted = by_candidate(&sheets, &file.json("analyse.json"), "adjusted");
        let lens = lens_of(&sheets, 12, &adjusted, &[]);
        let ids = |people: &[usize]| -> Value { people.iter().map(|at| sheets.candidates[*at].id).collect() };
        assert_eq!(ids(&lens.base.inside), expected["raw"]["inside"], "{day}");
        assert_eq!(ids(&lens.base.tied), expected["raw"]["tied"], "{day}");
        let mut found: Vec<Value> = Vec::new();
        for v in lens.variations.iter().filter(|v| v.reading != Reading::EqualWeights) {
            let (tied, enters, leaves) = (ids(&v.tied), ids(&v.enters), ids(&v.leaves));
            found.push(json!({"what": name(&sheets, v.reading), "tied": tied, "enters": enters, "leaves": leaves}));
        }
        assert_eq!(Value::Array(found), expected["variations"], "{day}");
        let equal = lens.variations.iter().find(|v| v.reading == Reading::EqualWeights).unwrap();
        assert_eq!((&equal.enters, &equal.leaves, &equal.tied), (&vec![], &vec![], &lens.base.tied), "{day}");
    }
}

/// Sheets of a small day: (candidate, interviewer, marks, agreed marks).
type Small = Vec<(usize, usize, Vec<Option<f64>>, Vec<Option<f64>>)>;

fn small(sheets: &[(usize, usize, &[f64])]) -> Small {
    sheets.iter().map(|(c, i, marks)| (*c, *i, marks.iter().copied().map(Some).collect(), vec![])).collect()
}

fn look(small: &Small, weights: &[f64], places: usize, adjusted: &[Option<f64>]) -> Lens {
    let sheets: Vec<LensSheet> = small
        .iter()
        .map(|(candidate, interviewer, marks, agreed)| LensSheet {
            candidate: *candidate,
            interviewer: *interviewer,
            marks,
            agreed,
        })
        .collect();
    let people = |of: fn(&LensSheet) -> usize| sheets.iter().map(|s| of(s) + 1).max().unwrap_or(0);
    let (candidates, interviewers) = (people(|s| s.candidate), people(|s| s.interviewer));
    lens(&Subject { candidates, interviewers, weights, sheets: &sheets, places, adjusted, occasion: &[] })
}

fn change(lens: &Lens, reading: Reading) -> (Vec<usize>, Vec<usize>, Vec<usize>) {
    let v = lens.variations.iter().find(|v| v.reading == reading).unwrap();
    (v.enters.clone(), v.leaves.clone(), v.tied.clone())
}

#[test]
fn weights_move_people_and_a_sheet_without_weight_drops_out() {
    let mut day = small(&[(0, 0, &[5.0, 1.0]), (1, 0, &[2.0, 4.5]), (2, 0, &[3.0, 2.5])]);
    day[1].2[1] = None;
    let lens = look(&day, &[1.0, 1.0], 1, &[]);
    assert_eq!(lens.base, Cut { inside: vec![0], tied: vec![] });
    // the second criterion alone: person 1 has no mark on it, person 2 leads
    assert_eq!(change(&lens, Reading::Left(0)), (vec![2], vec![0], vec![]));
    assert_eq!(change(&lens, Reading::Left(1)), (vec![], vec![], vec![]));
    assert_eq!(change(&lens, Reading::Twice(1)), (vec![2], vec![0], vec![]));
    let lens = look(&day, &[1.0, 0.0], 1, &[]);
    // all weighs the same, also what weighed nothing
    assert_eq!(change(&lens, Reading::EqualWeights), (vec![], vec![], vec![]));
}

#[test]
fn without_an_interviewer_their_people_drop_out() {
    let lens = look(&small(&[(0, 0, &[5.0]), (1, 1, &[4.0]), (2, 1, &[3.0])]), &[1.0], 1, &[]);
    assert_eq!(change(&lens, Reading::Without(0)), (vec![1], vec![0], vec![]));
    assert_eq!(change(&lens, Reading::Without(1)), (vec![], vec![], vec![]));
    assert_eq!(lens.standing(0), Standing { inside: 4, of: 6, moved_by: vec![Reading::Left(0), Reading::Without(0)] });
    assert_eq!(lens.standing(1), Standing { inside: 1, of: 6, moved_by: vec![Reading::Without(0)] });
    assert_eq!(lens.standing(2).inside, 0);
}

#[test]
fn tenths_are_rounded_half_up_from_the_billionths() {
    assert_eq!([3_250_000_000, 3_249_999_999, -3_250_000_000].map(tenths), [33, 32, -32]);
    let lens = look(&small(&[(0, 0, &[3.29]), (1, 0, &[3.31]), (2, 0, &[3.24])]), &[1.0], 1, &[]);
    assert_eq!(lens.base.inside, [1]);
    assert_eq!(change(&lens, Reading::Rounded), (vec![0], vec![], vec![0, 1]));
}

#[test]
fn agreed_marks_are_the_base_and_the_originals_a_variation() {
    let mut day = small(&[(0, 0, &[2.0]), (1, 0, &[3.0])]);
    assert!(look(&day, &[1.0], 1, &[]).variations.iter().all(|v| v.reading != Reading::Originals));
    day[0].3 = vec![Some(4.0)];
    let lens = look(&day, &[1.0], 1, &[]);
    assert_eq!(lens.base.inside, [0]);
    assert_eq!(change(&lens, Reading::Originals), (vec![1], vec![0], vec![]));
    // a seat that did not assess it stays without
    day[0].2[0] = None;
    assert_eq!(look(&day, &[1.0], 1, &[]).base.inside, [1]);
}

#[test]
fn adjusted_scores_are_looked_through_where_there_are_any() {
    let day = small(&[(0, 0, &[5.0]), (1, 0, &[4.0])]);
    let first = |lens: &Lens| lens.variations[0].reading;
    assert_eq!(first(&look(&day, &[1.0], 1, &[None, None])), Reading::Rounded);
    let lens = look(&day, &[1.0], 1, &[None, Some(1.0)]);
    assert_eq!(first(&lens), Reading::Adjusted);
    assert_eq!(change(&lens, Reading::Adjusted), (vec![1], vec![0], vec![]));
}

#[test]
fn a_cut_through_equals_names_them_all() {
    assert_eq!(cut(&[Some(3), Some(5), Some(3), None], 2), Cut { inside: vec![1], tied: vec![0, 2] });
    assert_eq!(cut(&[Some(3), Some(5), Some(3), None], 3), Cut { inside: vec![0, 1, 2], tied: vec![] });
    assert_eq!(cut(&[Some(3), Some(5)], 0), Cut::default());
    assert_eq!(cut(&[None], 4), Cut::default());
}

proptest! {
    #[test]
    fn what_enters_was_out_and_what_leaves_was_in(
        rows in prop::collection::vec((0..9usize, 0..3usize, prop::collection::vec(prop::option::of(1u8..4), 2)), 0..30),
        places in 0..10usize,
    ) {
        let mark = |mark: &Option<u8>| mark.map(f64::from);
        let day: Small = rows.iter().map(|(c, i, m)| (*c, *i, m.iter().map(mark).collect(), vec![])).collect();
        let lens = look(&day, &[1.0, 2.0], places, &[]);
        prop_assert!(lens.base.inside.len() <= places);
        prop_assert!(lens.base.tied.is_empty() || lens.base.inside.len() + lens.base.tied.len() > places);
        for v in &lens.variations {
            prop_assert!(v.enters.iter().all(|c| !lens.base.holds(*c)) && v.leaves.iter().all(|c| lens.base.holds(*c)));
            prop_assert!(v.tied.iter().all(|c| lens.base.holds(*c) || v.enters.contains(c)));
        }
    }
}
