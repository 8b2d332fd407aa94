//! The zones' rules, one by one.

use super::*;
use Zone::{Contested, In, Out};

fn ranked(rank: usize) -> RawCandidate {
    RawCandidate {
        id: "C1".to_owned(),
        area: None,
        raw: Some(3.0),
        raw_rank: Some(rank),
        observations: 1,
        counted_sheets: 1,
        lone: true,
        missing: 0,
        missing_sheets: vec![],
        sheets: vec![],
    }
}

#[test]
fn chances_and_ranks_that_disagree_are_contested() {
    for (chance, rank, expected) in [
        (0.75, 1, In),
        (0.74, 1, Contested),
        (0.26, 5, Contested),
        (0.25, 5, Out),
        (0.25, 4, Contested),
        (0.75, 5, Contested),
        (1.0, 4, In),
        (0.0, 99, Out),
    ] {
        assert_eq!(zone(chance, &ranked(rank), 4, false, false), expected, "{chance} {rank}");
        assert_eq!(zone(chance, &ranked(rank), 4, true, false), Contested);
        assert_eq!(zone(chance, &ranked(rank), 4, false, true), Contested);
    }
}

#[test]
fn flat_is_hardly_better_than_a_lot() {
    // two of eight: a lot gives 0.25 each, the line is 0.25 + 0.75 / 4
    let day = |best: f64| [best, best, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
    assert!(flat(&day(0.43), 2) && !flat(&day(0.44), 2));
    assert!(!flat(&[1.0; 3], 5) && !flat(&[], 3) && !flat(&[0.0, 0.0], 0));
}
