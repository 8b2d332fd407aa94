//! Several programs on one store, clocks set back, copies taken while somebody writes, and a journal whose end was lost.

use super::bench::{
    Fresh, PER_MARK, Playing, Tally, asked, colloquio, copy_tree, day_folder, ended, entries, mark, noted, nth, played,
    ran, segments,
};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// The mark that stands on the only sheet for this criterion: its level and note.
fn stands(store: &Path, criterion: &str) -> Option<(usize, String)> {
    let scores = asked(store, &["scores", "list", "--as", "I01"]);
    let marks = scores["sheets"][0]["marks"].as_array()?;
    let mark = marks.iter().find(|m| m["criterion"] == criterion)?;
    Some((mark["value"].as_u64()? as usize, mark["note"].as_str()?.to_owned()))
}

/// While one writes, others see at once what was answered, never less than before, and a second writer is turned away.
#[test]
fn while_one_process_writes_others_read_and_cannot_write() {
    const MARKS: usize = 400;
    let fresh = Fresh::with_marks(0);
    let store = fresh.store.as_path();
    let before = entries(store);
    let mut playing = Playing::on(store);
    playing.take(&mark(0));
    let holder = playing.child.id().to_string();
    let (answered, over) = (AtomicU64::new(1), AtomicBool::new(false));
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let (mut last, mut looks) = (0, Tally::default());
                    while !over.load(Ordering::SeqCst) {
                        let least = answered.load(Ordering::SeqCst) * PER_MARK;
                        let seen = entries(store) - before;
                        assert!(seen >= last, "saw {last} entries, then {seen}");
                        assert!(seen >= least, "{least} were answered, {seen} seen");
                        looks.round(least, seen);
                        last = seen;
                    }
                    looks
                })
            })
            .collect();
        let second = scope.spawn(|| {
            let mut turned_away = 0;
            while !over.load(Ordering::SeqCst) {
                let out = ran(store, &["candidates", "add", "--name", "Ivo", "--as", "lead"]);
                assert_eq!(out.code, 1);
                assert!(out.err.contains(&holder), "names the holder: {}", out.err);
                turned_away += 1;
            }
            turned_away
        });
        for n in 1..MARKS {
            playing.take(&mark(n));
            answered.fetch_add(1, Ordering::SeqCst);
        }
        over.store(true, Ordering::SeqCst);
        assert!(second.join().unwrap() > 0, "the second writer never tried");
        for reader in readers {
            let looks = reader.join().unwrap();
            assert!(looks.rounds > 0, "a reader never looked");
            assert_eq!(looks.lost, 0);
        }
    });
    assert_eq!(playing.finish(), 0);
    tally.round(MARKS as u64 * PER_MARK, entries(store) - before);
    tally.tell("a writer beside two readers and a second writer");
    assert!(noted(store).into_iter().eq(0..MARKS));
    assert_eq!(asked(store, &["candidates", "list"])["candidates"].as_array().unwrap().len(), 1);
    // the way is free once the writer has ended
    assert_eq!(ran(store, &["candidates", "add", "--name", "Ivo", "--as", "lead"]).code, 0);
}

/// The store's order is that of writing, whatever the clocks say.
#[test]
fn a_clock_set_back_loses_nothing_and_the_last_word_stands() {
    let fresh = Fresh::with_marks(0);
    let store = fresh.store.as_path();
    let before = entries(store);
    let mut tally = Tally::default();
    let moments =
        ["2026-11-24T12:00:00+01:00", "2026-11-24T09:00:00+01:00", "1999-01-01T00:00:00Z", "2026-11-24T12:00:01+01:00"];
    for (round, now) in (0..).zip(moments) {
        let mut command = colloquio(store, &["play", "-"]);
        let mut playing = Playing::of(command.env("COLLOQUIO_NOW", format!("{now}+0")));
        // always the same criterion, so that each takes the place of the one before
        let n = round * 7;
        playing.take(&mark(n));
        assert_eq!(playing.finish(), 0);
        let (criterion, level, note) = nth(n);
        assert_eq!(stands(store, criterion), Some((level, note)), "{now}");
        tally.round(PER_MARK, entries(store) - before - round as u64 * PER_MARK);
    }
    tally.tell("the clock set back between runs");
    assert_eq!(asked(store, &["day", "show"])["counts"]["clashes"], 0);
}

/// A copy of the folder, taken the moment something was answered, holds it.
#[test]
fn a_copy_taken_at_any_answer_holds_everything_answered() {
    const COPIES: usize = 36;
    let fresh = Fresh::with_marks(0);
    let before = entries(&fresh.store);
    let copies = fresh.store.with_file_name("copies");
    let mut playing = Playing::on(&fresh.store);
    for n in 0..COPIES {
        playing.take(&mark(n));
        copy_tree(&fresh.store, &copies.join(n.to_string()));
    }
    let mut tally = Tally::default();
    for n in 0..COPIES {
        let copy = copies.join(n.to_string());
        // opened for writing while the first goes on: another folder is another store
        if n % 6 == 0 {
            let added = ran(&copy, &["candidates", "add", "--name", "Ivo", "--as", "lead"]);
            assert_eq!(added.code, 0, "{}", added.err);
        }
        let found = entries(&copy) - before;
        tally.round((n as u64 + 1) * PER_MARK, found);
        assert!(noted(&copy).into_iter().eq(0..=n), "copy {n}");
        std::fs::remove_dir_all(copy).unwrap();
    }
    assert_eq!(playing.finish(), 0);
    tally.tell("copies taken at each answer");
}

/// A journal whose end was lost looks whole: only the second copy knows of it, so reading asks it before it answers.
#[test]
fn reading_finds_what_the_end_of_the_journal_lost() {
    let fresh = Fresh::with_marks(0);
    let store = fresh.store.as_path();
    let show = || ended(&mut colloquio(store, &["day", "show", "--format", "json"])).json();
    let whole = show();
    let journal = segments(store).pop().unwrap();
    assert!(journal.starts_with(day_folder(store)));
    let text = std::fs::read_to_string(&journal).unwrap();
    let last = text.trim_end().rfind('\n').unwrap() + 1;
    for left in [&text[..last], &text[..text.len() - 5], ""] {
        std::fs::write(&journal, left).unwrap();
        let read = show();
        assert_eq!((&read["digest"], &read["entries"]), (&whole["digest"], &whole["entries"]), "{} bytes", left.len());
    }
}

/// So it does after a kill: how long the journal was when it was last closed says nothing any more.
#[test]
fn reading_finds_what_the_end_of_the_journal_lost_after_a_kill() {
    let fresh = Fresh::never_reopened(0);
    let store = fresh.store.as_path();
    let before = std::fs::metadata(segments(store).pop().unwrap()).unwrap().len();
    let mut playing = Playing::on(store);
    (0..40).for_each(|n| playing.take(&mark(n)));
    // the index follows within moments; there is no answer to wait for
    std::thread::sleep(Duration::from_secs(1));
    playing.kill();
    let journal = segments(store).pop().unwrap();
    let text = std::fs::read_to_string(&journal).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let left = lines[..lines.len() - 6].concat();
    assert!(left.len() as u64 > before);
    std::fs::write(&journal, left).unwrap();
    entries(store);
    assert!(noted(store).into_iter().eq(0..40));
}

/// Killed or not, a program that is gone holds nothing.
#[test]
fn who_was_killed_holds_nothing() {
    let fresh = Fresh::with_marks(0);
    for n in 0..4 {
        let mut playing = Playing::on(&fresh.store);
        playing.take(&mark(n));
        playing.kill();
        assert!(fresh.store.join("holder.json").exists(), "what the dead one said of itself is still there");
        played(&fresh.store, &[json!({"do": "AddCandidate", "as": "lead", "name": format!("Ivo {n}")})]);
    }
    let people: Value = asked(&fresh.store, &["candidates", "list"]);
    assert_eq!(people["candidates"].as_array().unwrap().len(), 5);
}
