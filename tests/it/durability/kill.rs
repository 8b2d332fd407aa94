//! `kill -9` at random moments: while marks are written, while a store is opened, while it is closed. Imports are in `import`,
//! rotation in the store's own tests (a segment is long).

use super::bench::{
    Fresh, PER_MARK, Playing, Random, Tally, asked, day_folder, entries, in_both_copies, kills, mark, noted, nth,
    on_stores, played, segments,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// Rounds on one store; more would only measure how long a journal takes to read.
const EACH: usize = 20;
/// Marks on their way at most: small groups, so that a kill meets many ends of groups.
const AHEAD: usize = 8;
/// The longest a program lives after its first answer.
const LIFE: Duration = Duration::from_millis(90);

/// Writes marks from `first` on until the pipe breaks, and kills the process so long after its first answer. Gives the number
/// after the last mark that was answered.
fn mark_until_killed(store: &Path, first: usize, random: &mut Random) -> usize {
    let Playing { mut child, mut stdin, mut answers } = Playing::on(store);
    let (room, sent) = std::sync::mpsc::sync_channel::<()>(AHEAD);
    let writer = std::thread::spawn(move || {
        for n in first.. {
            if room.send(()).is_err() || writeln!(stdin, "{}", mark(n)).is_err() {
                return;
            }
        }
    });
    let mut answered = first;
    let mut take = |line: String| {
        // the last line may be cut by the kill: then it was not answered
        let Ok(answer) = serde_json::from_str::<Value>(&line) else { return };
        assert_eq!(answer, json!({"n": answered - first + 1, "ok": true, "entries": PER_MARK}));
        answered += 1;
        sent.recv().unwrap();
    };
    take(answers.next().unwrap().unwrap());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            random.wait_at_most(LIFE);
            child.kill().unwrap();
            child.wait().unwrap();
        });
        answers.map_while(Result::ok).for_each(take);
    });
    drop(sent);
    writer.join().unwrap();
    answered
}

/// The marks that stand on the sheet: by criterion the level and the note.
fn standing(store: &Path) -> BTreeMap<String, (usize, String)> {
    let scores = asked(store, &["scores", "list", "--as", "I01"]);
    let marks = scores["sheets"][0]["marks"].as_array().unwrap();
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    marks.iter().map(|m| (text(&m["criterion"]), (m["value"].as_u64().unwrap() as usize, text(&m["note"])))).collect()
}

/// What stands is what the first so many marks amount to, each whole with its note.
pub fn is_made_of(store: &Path, marks: usize) {
    let expected = (0..marks).map(nth).map(|(criterion, level, note)| (criterion.to_owned(), (level, note)));
    assert_eq!(standing(store), expected.collect::<BTreeMap<_, _>>());
}

/// All so many marks with their notes are in the journal, and none besides.
pub fn holds_marks(store: &Path, marks: usize) -> bool {
    noted(store).into_iter().eq(0..marks)
}

#[test]
fn every_answered_mark_is_there_after_a_kill() {
    let tally = on_stores(kills(140), EACH, |seed, rounds| {
        let (mut random, mut tally) = (Random::new(seed), Tally::default());
        let fresh = Fresh::with_marks(0);
        let morning = entries(&fresh.store);
        let mut next = 0;
        for _ in 0..rounds {
            let answered = mark_until_killed(&fresh.store, next, &mut random);
            let found = entries(&fresh.store) - morning;
            tally.round((answered - next) as u64 * PER_MARK, found - next as u64 * PER_MARK);
            assert_eq!(found % PER_MARK, 0, "half a mark");
            next = (found / PER_MARK) as usize;
            assert!(holds_marks(&fresh.store, next));
            is_made_of(&fresh.store, next);
        }
        // and the day goes on
        played(&fresh.store, &[mark(next)]);
        tally
    });
    tally.tell("kills while marks are written");
}

/// What an open has to do, so that the kill meets it at work.
pub fn disturb(store: &Path, round: usize) {
    match round % 4 {
        // a torn tail is copied away and cut
        0 => {
            let last = segments(store).pop().unwrap();
            writeln!(std::fs::File::options().append(true).open(last).unwrap(), "77 3 0123abcd {{\"torn").unwrap();
        }
        // the index is built anew
        1 => std::fs::read_dir(day_folder(store))
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("sled-"))
            .for_each(|entry| std::fs::remove_dir_all(entry.path()).unwrap()),
        // the last line is lost: only the index has it
        2 => {
            let last = segments(store).pop().unwrap();
            let text = std::fs::read_to_string(&last).unwrap();
            let line = text.trim_end().rfind('\n').unwrap() + 1;
            std::fs::write(&last, &text[..line]).unwrap();
        }
        // nothing: both copies are whole
        _ => {}
    }
}

#[test]
fn every_answered_mark_is_there_after_kills_inside_open() {
    let tally = on_stores(kills(40), EACH, |seed, rounds| {
        let (mut random, mut tally) = (Random::new(seed), Tally::default());
        let fresh = Fresh::with_marks(200);
        let (before, mut marks) = (entries(&fresh.store), 200);
        for round in 0..rounds {
            // written, answered, closed in order: both copies have it
            played(&fresh.store, &[mark(marks)]);
            in_both_copies(&fresh.store);
            marks += 1;
            disturb(&fresh.store, round);
            for _ in 0..1 + random.below(2) {
                let playing = Playing::on(&fresh.store);
                random.wait_at_most(2 * LIFE);
                playing.kill();
            }
            let found = entries(&fresh.store) - before;
            tally.round(PER_MARK, found - (marks as u64 - 201) * PER_MARK);
            assert!(holds_marks(&fresh.store, marks), "round {round}");
        }
        is_made_of(&fresh.store, marks);
        tally
    });
    tally.tell("kills inside open");
}

#[test]
fn every_answered_mark_is_there_after_kills_inside_close() {
    let tally = on_stores(kills(30), EACH, |seed, rounds| {
        let (mut random, mut tally) = (Random::new(seed), Tally::default());
        let fresh = Fresh::with_marks(0);
        let morning = entries(&fresh.store);
        let mut marks = 0;
        for _ in 0..rounds {
            let mut playing = Playing::on(&fresh.store);
            let count = 1 + random.below(6) as usize;
            (marks..marks + count).for_each(|n| playing.take(&mark(n)));
            let Playing { mut child, stdin, .. } = playing;
            drop(stdin);
            random.wait_at_most(LIFE / 2);
            child.kill().unwrap();
            child.wait().unwrap();
            let found = entries(&fresh.store) - morning;
            tally.round(count as u64 * PER_MARK, found - marks as u64 * PER_MARK);
            marks += count;
            assert!(holds_marks(&fresh.store, marks));
        }
        is_made_of(&fresh.store, marks);
        tally
    });
    tally.tell("kills inside close");
}
