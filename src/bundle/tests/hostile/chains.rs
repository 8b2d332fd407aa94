//! Chains: every entry in its place, and both branches of a fork.

use super::super::files::Parts;
use crate::bundle::Reason::*;
use serde_json::{Value, json};

/// Attacks 22, 24.
#[test]
fn chains_hold_every_entry_in_its_place() {
    for name in ["10-unsigned-open-day", "11-c-desk-c-full"] {
        let honest = Parts::of(name);
        for place in 0..honest.lines.len() {
            let mut dropped = honest.clone();
            dropped.lines.remove(place);
            assert_eq!(dropped.reason(), Some(Chain), "{name}: {place} dropped");
            let mut doubled = honest.clone();
            doubled.lines.insert(place, honest.lines[place].clone());
            assert_eq!(doubled.reason(), Some(Chain), "{name}: {place} doubled");
            let changed = honest.with_line(place, "\"ms\":17", "\"ms\":18");
            assert_eq!(changed.reason(), Some(Chain), "{name}: {place} changed");
        }
    }
    let honest = Parts::honest();
    let mut swapped = honest.clone();
    swapped.lines.swap(3, 4);
    assert_eq!(swapped.reason(), Some(Chain));
    let mut strange = honest.with_line(0, "01a20c91-a000-72fb", "01a20c91-a000-7aaa");
    strange.lines.truncate(1);
    assert_eq!(strange.reason(), Some(Chain), "a laptop without a tip");
    let mut empty =
        honest.with_header(|h| h["tips"].as_array_mut().unwrap().iter_mut().for_each(|t| t["from"] = Value::Null));
    empty.lines.clear();
    assert_eq!(empty.proof().unwrap().entries, 0, "nothing new is a good file too");
}

/// Everything of the second golden day in one file. Laptop C wrote its second entry twice: two tips, which begin at
/// these places.
fn forked_day(short_from: u64, long_from: u64) -> Parts {
    let mut whole = Parts::of("11-d-lead-since").with_header(|h| {
        for (place, from) in [1, 1, short_from, long_from].into_iter().enumerate() {
            h["tips"][place]["from"] = json!(from);
        }
    });
    let mut lines = Vec::new();
    for name in ["11-a-lead-kickoff", "11-b-desk-b-full", "11-c-desk-c-full", "11-d-lead-since"] {
        lines.extend(Parts::of(name).lines.into_iter().filter(|line| !lines.contains(line)).collect::<Vec<_>>());
    }
    whole.lines = lines;
    whole
}

/// Attacks 31, 47.
#[test]
fn both_branches_of_a_fork_travel_together() {
    let forked = forked_day(1, 1);
    let fork = forked.parsed_header().tips[2].dev.to_string();
    for (short_from, long_from) in [(1, 1), (2, 1)] {
        assert_eq!(forked_day(short_from, long_from).proof().unwrap().entries, 94, "{short_from} {long_from}");
    }
    let of_fork = |line: &String| line.contains(&format!("\"dev\":\"{fork}\""));
    let places: Vec<_> = (0..94).filter(|&place| of_fork(&forked.lines[place])).collect();
    assert_eq!(places.len(), 27);
    for &place in &places {
        let mut dropped = forked.clone();
        dropped.lines.remove(place);
        assert_eq!(dropped.reason(), Some(Chain), "{place} dropped");
        let mut doubled = forked.clone();
        doubled.lines.push(forked.lines[place].clone());
        assert_eq!(doubled.reason(), Some(Chain), "{place} doubled");
        assert_eq!(forked.with_line(place, "\"ms\":17", "\"ms\":18").reason(), Some(Chain), "{place} changed");
    }
    for tip in [2, 3] {
        let lacking = forked.with_header(|h| drop(h["tips"].as_array_mut().unwrap().remove(tip)));
        assert_eq!(lacking.reason(), Some(Chain), "a branch nobody vouches for");
    }
    let last = places[places.len() - 1];
    let mut third = forked.clone();
    third.lines.push(forked.with_line(last, "\"ms\":17", "\"ms\":18").lines[last].clone());
    assert_eq!(third.reason(), Some(Chain), "a third branch without a tip");
    let mut without_the_common_part = forked_day(2, 2);
    without_the_common_part.lines.remove(places[0]);
    assert_eq!(without_the_common_part.proof().unwrap().entries, 93);
}
