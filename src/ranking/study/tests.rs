//! What the study counts, and that the methods stand to each other as they should.

use super::*;

#[test]
fn equals_that_the_last_place_parts_count_as_a_fair_lot() {
    // ten clear ones, and four level for two places; two of the four are among the best
    let mut scores = vec![0.0; 80];
    scores[..10].fill(5.0);
    scores[10..14].fill(4.0);
    assert_eq!(hits(&scores, &(0..12).collect::<Vec<_>>()), 10.0 + 2.0 * 2.0 / 4.0);
    assert_eq!(hits(&scores, &(20..32).collect::<Vec<_>>()), 0.0);
}

#[test]
fn severity_set_aside_finds_more_where_pairs_rotate() {
    let strong = Setup { severity: Some(0.8), ..Setup::ALL[2] };
    let line = study(strong, 12, 1).unwrap();
    let of = |method: Method| line.found[method as usize].of_the_day;
    assert!(of(Method::Model) > of(Method::Raw) + 1.0, "{line:?}");
    assert!(of(Method::Constants) > of(Method::Raw) + 1.0, "{line:?}");
    assert!((line.gain - (of(Method::Model) - of(Method::Raw))).abs() < 1e-12);
}

#[test]
fn without_severity_the_model_ranks_nearly_as_raw() {
    let none = Setup { severity: Some(0.0), ..Setup::ALL[2] };
    let line = study(none, 12, 1).unwrap();
    assert!(line.gain.abs() < 0.5, "{line:?}");
}

#[test]
fn a_single_day_has_no_error_and_none_has_no_line() {
    assert_eq!(study(Setup::ALL[0], 0, 1), None);
    assert_eq!(study(Setup::ALL[0], 1, 1).unwrap().gain_se, None);
}

#[test]
fn the_same_seeds_are_the_same_line() {
    assert_eq!(study(Setup::ALL[4], 2, 9), study(Setup::ALL[4], 2, 9));
    assert_ne!(study(Setup::ALL[4], 2, 9), study(Setup::ALL[4], 2, 10));
}
