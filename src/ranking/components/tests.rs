//! Parts of small graphs.

use super::*;
use crate::ranking::{Entrant, Input, SheetMarks};
use std::collections::BTreeMap;

fn input<'a>(seats: &[(&'a str, &'a str)]) -> Input<'a> {
    let sheet = |(at, (candidate, interviewer)): (usize, &(&'a str, &'a str))| SheetMarks {
        candidate,
        interviewer,
        interview: "",
        pair: "",
        time: None,
        marks: BTreeMap::from([("K1".to_owned(), Some(at as f64))]),
        recused: false,
        agreed: BTreeMap::new(),
    };
    let mut people: Vec<&str> = seats.iter().map(|(c, _)| *c).collect();
    people.sort_unstable();
    people.dedup();
    Input {
        criteria: vec![("K1".to_owned(), 1.0)],
        candidates: people.iter().map(|c| Entrant { id: (*c).to_owned(), ..Entrant::default() }).collect(),
        interviewers: vec!["I0"],
        sheets: seats.iter().enumerate().map(sheet).collect(),
    }
}

#[test]
fn the_main_part_has_most_candidates_and_half_of_them() {
    // two parts of two: the one with the smallest candidate is the main one, and it has half
    let even = input(&[("C4", "I1"), ("C3", "I1"), ("C2", "I2"), ("C1", "I2")]);
    let parts = Parts::of(&Sheets::of(&even, None));
    assert_eq!((parts.count, parts.main), (2, Some(0)));
    assert_eq!(parts.candidate, [Some(0), Some(0), Some(1), Some(1), None]);
    assert_eq!(parts.interviewer, [None, Some(1), Some(0)]);
    let thirds = input(&[("C1", "I1"), ("C2", "I2"), ("C3", "I3")]);
    assert_eq!(Parts::of(&Sheets::of(&thirds, None)).main, None);
    let larger = input(&[("C1", "I1"), ("C2", "I2"), ("C3", "I2")]);
    assert_eq!(Parts::of(&Sheets::of(&larger, None)).main, Some(1));
}

#[test]
fn the_calibration_links_and_is_not_counted() {
    let seats = [("C1", "I1"), ("C2", "I2"), ("C9", "I1"), ("C9", "I2"), ("C9", "I3")];
    let day = input(&seats);
    let parts = Parts::of(&Sheets::of(&day, Some("C9")));
    assert_eq!((parts.count, parts.main), (1, Some(0)));
    // alone with somebody, it is no part of the day
    let apart = input(&[("C1", "I1"), ("C9", "I2")]);
    let parts = Parts::of(&Sheets::of(&apart, Some("C9")));
    assert_eq!((parts.count, parts.all, parts.interviewer[2]), (1, 2, Some(1)));
}
