//! A simulated day is the same every time, and is made as it says.

use super::*;
use std::collections::BTreeSet;

fn plan(design: Design, seating: Seating) -> Plan {
    Plan { candidates: 80, interviewers: 10, design, seating, spreads: Spreads::default() }
}

const ROTATING: Design = Design::Rotating { blocks: 4 };

#[test]
fn the_same_seed_is_the_same_day() {
    let day = simulate(&plan(ROTATING, Seating::Lot), 7).unwrap();
    assert_eq!(day, simulate(&plan(ROTATING, Seating::Lot), 7).unwrap());
    assert_ne!(day, simulate(&plan(ROTATING, Seating::Lot), 8).unwrap());
    // pinned: every platform draws these
    assert_eq!(day.people[0].lasting.to_bits(), LASTING.to_bits(), "{:?}", day.people[0].lasting);
    assert_eq!((day.interviews[0].candidate, day.sheets[0].marks), FIRST);
}

const LASTING: f64 = 3.7159436182280827;
const FIRST: (usize, [u8; CRITERIA]) = (1, [4, 4, 3, 4, 3, 3]);

#[test]
fn everybody_is_seen_once_by_a_pair_of_two() {
    for (candidates, interviewers, blocks) in [(80, 10, 4), (83, 13, 3), (1, 2, 4), (5, 12, 2)] {
        let design = Design::Rotating { blocks };
        let plan = Plan { candidates, interviewers, ..plan(design, Seating::ByArea) };
        let day = simulate(&plan, 3).unwrap();
        let seen: BTreeSet<usize> = day.interviews.iter().map(|seat| seat.candidate).collect();
        assert_eq!((seen.len(), day.interviews.len(), day.sheets.len()), (candidates, candidates, 2 * candidates));
        assert!(day.interviews.iter().all(|seat| seat.pair[0] < seat.pair[1] && seat.pair[1] < interviewers));
        assert!(day.sheets.iter().all(|sheet| sheet.marks.iter().all(|mark| (1..=5).contains(mark))));
        let at: BTreeSet<(usize, usize)> =
            day.interviews.iter().flat_map(|seat| seat.pair.map(|i| (i, seat.cell))).collect();
        assert_eq!(at.len(), 2 * candidates, "nobody sits in two interviews at once");
    }
}

#[test]
fn nobody_to_see_or_to_be_seen_is_no_day() {
    assert_eq!(simulate(&Plan { candidates: 0, ..plan(ROTATING, Seating::Lot) }, 1), None);
    assert_eq!(simulate(&Plan { interviewers: 1, ..plan(ROTATING, Seating::Lot) }, 1), None);
}

#[test]
fn fixed_pairs_stay_and_rotating_ones_are_connected() {
    let pairs = |design| -> BTreeSet<[usize; 2]> {
        simulate(&plan(design, Seating::Lot), 5).unwrap().interviews.iter().map(|seat| seat.pair).collect()
    };
    assert_eq!(pairs(Design::Fixed).len(), 5);
    let rotating = pairs(ROTATING);
    assert!(rotating.len() > 15, "four blocks of five pairs, hardly one twice: {rotating:?}");
    let mut group: BTreeSet<usize> = [0].into();
    for _ in 0..10 {
        let next = rotating.iter().filter(|pair| pair.iter().any(|i| group.contains(i))).flatten().copied();
        group = group.union(&next.collect()).copied().collect();
    }
    assert_eq!(group.len(), 10);
}

#[test]
fn by_area_an_area_has_few_desks() {
    let desks = |seating| {
        let day = simulate(&plan(Design::Fixed, seating), 5).unwrap();
        let met: BTreeSet<(usize, [usize; 2])> =
            day.interviews.iter().map(|seat| (day.people[seat.candidate].area, seat.pair)).collect();
        met.len()
    };
    assert!(desks(Seating::ByArea) <= 9, "five areas laid end to end over five desks");
    assert!(desks(Seating::Lot) > 15);
}

#[test]
fn the_parts_of_a_mark_have_their_spread() {
    // one part at a time, many people: its spread is what was asked for, within four standard errors
    let none = Spreads {
        candidate: 0.0,
        area: 0.0,
        profile: 0.0,
        occasion: 0.0,
        severity: 0.0,
        taste: 0.0,
        halo: 0.0,
        error: 0.0,
        criterion: 0.0,
    };
    let big = |spreads| Plan { candidates: 4000, interviewers: 2, spreads, ..plan(Design::Fixed, Seating::Lot) };
    let deviation = |x: &[f64]| {
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        (x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (x.len() as f64 - 1.0)).sqrt()
    };
    let lasting: Vec<f64> =
        simulate(&big(Spreads { candidate: 0.5, ..none }), 1).unwrap().people.iter().map(|p| p.lasting).collect();
    assert!((deviation(&lasting) - 0.5).abs() < 4.0 * 0.5 / (8000f64).sqrt());
    let profiled: Vec<f64> =
        simulate(&big(Spreads { profile: 0.6, ..none }), 1).unwrap().people.iter().map(|p| p.lasting).collect();
    assert!((deviation(&profiled) - 0.6 / 6f64.sqrt()).abs() < 0.02);
    let formed: Vec<f64> = simulate(&big(Spreads { occasion: 0.33, ..none }), 1)
        .unwrap()
        .people
        .iter()
        .map(|p| p.of_the_day - p.lasting)
        .collect();
    assert!((deviation(&formed) - 0.33).abs() < 0.02);
    // the form of the day is in the marks: all of them are the worth of the day, rounded and kept within the scale
    let day = simulate(&big(Spreads { occasion: 1.0, ..none }), 1).unwrap();
    for sheet in &day.sheets {
        let level = day.people[sheet.candidate].of_the_day.round().clamp(1.0, 5.0) as u8;
        assert_eq!(sheet.marks, [level; CRITERIA]);
    }
    // without any spread everybody is worth 3.2 and gets a 3
    let still = simulate(&big(none), 1).unwrap();
    assert!(still.sheets.iter().all(|sheet| sheet.marks == [3; CRITERIA]));
    // a severity moves an interviewer's marks by itself
    let severe = simulate(&Plan { interviewers: 40, ..big(Spreads { severity: 1.0, error: 0.5, ..none }) }, 1).unwrap();
    let mean = |interviewer: usize| {
        let own = severe.sheets.iter().filter(|sheet| sheet.interviewer == interviewer);
        let marks: Vec<f64> = own.flat_map(|sheet| sheet.marks).map(f64::from).collect();
        marks.iter().sum::<f64>() / marks.len() as f64
    };
    for (interviewer, severity) in severe.severity.iter().enumerate().filter(|(_, severity)| severity.abs() < 0.8) {
        assert!((mean(interviewer) - (3.2 - severity)).abs() < 0.1, "{interviewer}: {severity}");
    }
}

#[test]
fn the_best_are_those_of_greatest_worth() {
    let day = simulate(&plan(ROTATING, Seating::Lot), 2).unwrap();
    let best = day.best(12, |person| person.lasting);
    let least = best.iter().map(|at| day.people[*at].lasting).fold(f64::INFINITY, f64::min);
    assert_eq!((best.len(), day.people.iter().filter(|person| person.lasting >= least).count()), (12, 12));
    assert_eq!(day.best(200, |person| person.lasting).len(), 80);
}
