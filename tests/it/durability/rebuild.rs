//! `kill -9` while a store is written anew from its two copies: until it is done the old one is there, and it can be run again.

use super::bench::{
    Fresh, PER_MARK, Random, Tally, colloquio, entries, in_both_copies, kills, mark, on_stores, played, ran,
};
use super::kill::{disturb, holds_marks, is_made_of};
use std::process::Stdio;
use std::time::{Duration, Instant};

const MARKS: usize = 150;

#[test]
fn every_answered_mark_is_there_after_kills_inside_rebuild() {
    // how long it takes only spreads the kills over it
    let fresh = Fresh::with_marks(MARKS);
    let start = Instant::now();
    assert_eq!(ran(&fresh.store, &["store", "rebuild"]).code, 0);
    let length = start.elapsed().as_micros() as u64;

    let tally = on_stores(kills(30), 10, |seed, rounds| {
        let (mut random, mut tally) = (Random::new(seed), Tally::default());
        let fresh = Fresh::with_marks(MARKS);
        let (store, before) = (fresh.store.as_path(), entries(&fresh.store));
        let mut marks = MARKS;
        for round in 0..rounds {
            // written, answered, closed in order: both copies have it
            played(store, &[mark(marks)]);
            in_both_copies(store);
            marks += 1;
            disturb(store, round);
            for _ in 0..1 + random.below(2) {
                let mut child = colloquio(store, &["store", "rebuild"]).stderr(Stdio::null()).spawn().unwrap();
                std::thread::sleep(Duration::from_micros(random.below(length)));
                child.kill().unwrap();
                child.wait().unwrap();
            }
            let found = entries(store) - before;
            tally.round(PER_MARK, found - (marks - MARKS - 1) as u64 * PER_MARK);
            assert!(holds_marks(store, marks), "round {round}");
        }
        // in the end it comes to its end, whatever was interrupted
        let (rebuilt, checked) = (ran(store, &["store", "rebuild"]), ran(store, &["store", "check"]));
        assert_eq!((rebuilt.code, checked.code), (0, 0), "{rebuilt:?} {checked:?}");
        is_made_of(store, marks);
        tally
    });
    tally.tell("kills inside rebuild");
}
