//! One bit turned, or the end cut off, in every file of a store: on a copy, in a process of its own. Afterwards every entry is
//! there, or the program says in words what it cannot read and leaves it as it is; never fewer entries in silence.

use super::bench::{
    Fresh, PER_MARK, Random, Tally, asked, day_folder, in_both_copies, lines_of, mark, note_of, on_stores, played, ran,
    segments, wanted,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const MARKS: usize = 26;

/// One way to harm a file.
#[derive(Clone, Copy, Debug)]
enum Harm {
    Flip { byte: usize, bit: u8 },
    Cut { length: usize },
}

impl Harm {
    /// Two of three turn a bit, mostly where there is something to turn: most of an index file is zeros.
    fn draw(bytes: &[u8], random: &mut Random, i: usize) -> Harm {
        let anywhere = random.below(bytes.len() as u64) as usize;
        if i % 3 == 2 {
            // nothing left, all but the last byte, or anywhere between
            let length = match random.below(6) {
                0 => 0,
                1 => bytes.len().saturating_sub(1),
                _ => anywhere,
            };
            return Harm::Cut { length };
        }
        let written = (anywhere..bytes.len()).find(|&at| bytes[at] != 0).unwrap_or(anywhere);
        let somewhere = bytes.iter().filter(|&&b| b != 0).count() as u64;
        let nth = random.below(somewhere) as usize;
        let byte = match random.below(4) {
            0 => written,
            // the last line is read with other eyes: it may never have been finished
            1 => bytes.len() - 1 - random.below(bytes.len().min(400) as u64) as usize,
            _ => (0..bytes.len()).filter(|&at| bytes[at] != 0).nth(nth).unwrap_or(anywhere),
        };
        Harm::Flip { byte, bit: random.below(8) as u8 }
    }

    fn done_to(self, path: &Path) {
        let mut bytes = std::fs::read(path).unwrap();
        match self {
            Harm::Flip { byte, bit } => bytes[byte] ^= 1 << bit,
            Harm::Cut { length } => bytes.truncate(length),
        }
        std::fs::write(path, bytes).unwrap();
    }
}

/// Every file of a store that has anything in it.
fn files(store: &Path) -> Vec<PathBuf> {
    let (mut found, mut waiting) = (Vec::new(), vec![store.to_owned()]);
    while let Some(folder) = waiting.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => waiting.push(path),
                false if path.metadata().unwrap().len() > 0 => found.push(path.strip_prefix(store).unwrap().to_owned()),
                false => {}
            }
        }
    }
    found.sort();
    found
}

/// What a store says of itself when all is well.
struct Whole {
    entries: u64,
    digest: Value,
}

fn whole(store: &Path) -> Whole {
    let shown = asked(store, &["day", "show"]);
    Whole { entries: shown["entries"].as_u64().unwrap(), digest: shown["digest"].clone() }
}

/// What is done with a store that was harmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Looked,
    /// Looked at, and nothing says that both copies were level: so they are compared.
    Compared,
    Written,
}

impl Use {
    fn of(i: usize) -> Use {
        [Use::Compared, Use::Written, Use::Looked, Use::Written][i % 4]
    }
}

/// Harms one file of a copy, and looks or writes before looking.
fn harmed(store: &Path, file: &Path, harm: Harm, used: Use, expected: &Whole, tally: &mut Tally) {
    let copy = Fresh::copy_of(store);
    let path = copy.store.join(file);
    let untouched = std::fs::read(&path).unwrap();
    harm.done_to(&path);
    let case = format!("{}: {harm:?}, {used:?}", file.display());
    let mut acknowledged = expected.entries;
    if used == Use::Compared && !file.ends_with("level") {
        let _ = std::fs::remove_file(day_folder(&copy.store).join("level"));
    }
    if used == Use::Written {
        let line = format!("{}\n", mark(1_000));
        let script = copy.store.join("../script");
        std::fs::write(&script, line).unwrap();
        let wrote = ran(&copy.store, &["play", script.to_str().unwrap()]);
        assert!(!wrote.is_rude(), "{case}: {wrote:?}");
        match serde_json::from_str::<Value>(&wrote.out) {
            Ok(answer) => acknowledged += answer["entries"].as_u64().unwrap(),
            Err(_) => assert_eq!(wrote.code, 1, "{case}: {wrote:?}"),
        }
    }
    let mut shown = ran(&copy.store, &["day", "show", "--format", "json"]);
    assert!(!shown.is_rude(), "{case}: {shown:?}");
    if shown.code != 0 {
        // what cannot be read was left alone: with the file as it was all is there
        std::fs::write(&path, untouched).unwrap();
        shown = ran(&copy.store, &["day", "show", "--format", "json"]);
        assert_eq!(shown.code, 0, "{case}: {shown:?}");
    }
    let document = shown.json();
    let found = document["entries"].as_u64().unwrap();
    tally.round(acknowledged, found);
    assert!(found >= acknowledged, "{case}: {found} of {acknowledged} entries; {}", shown.err);
    if used != Use::Written {
        assert_eq!(document["digest"], expected.digest, "{case}");
    }
}

/// Harms each file of the store so many times.
fn every_file(store: &Path, case: &str) {
    let expected = whole(store);
    let files = files(store);
    let flips = wanted("COLLOQUIO_FLIPS", 16);
    let each = flips + flips / 2;
    let tally = on_stores(files.len(), 1, |seed, _| {
        let (file, mut random) = (&files[seed as usize - 1], Random::new(seed));
        let bytes = std::fs::read(store.join(file)).unwrap();
        let mut tally = Tally::default();
        for i in 0..each {
            let harm = Harm::draw(&bytes, &mut random, i);
            harmed(store, file, harm, Use::of(i), &expected, &mut tally);
        }
        tally
    });
    tally.tell(case);
    assert_eq!(tally.untold, 0, "{case}");
}

fn snapshots(store: &Path) -> usize {
    let index = std::fs::read_dir(day_folder(store).join("sled-0001")).unwrap();
    index.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("snap.")).count()
}

#[test]
fn no_harm_to_one_file_of_a_reopened_store_loses_an_entry() {
    let fresh = Fresh::with_marks(MARKS - 1);
    played(&fresh.store, &[mark(MARKS - 1)]);
    in_both_copies(&fresh.store);
    assert!(snapshots(&fresh.store) > 0);
    every_file(&fresh.store, "one file harmed, reopened store");
}

/// The engine of the index reads a file that it never reopened in another way, and worse.
#[test]
fn no_harm_to_one_file_of_a_store_never_reopened_loses_an_entry() {
    let fresh = Fresh::never_reopened(MARKS);
    assert_eq!(snapshots(&fresh.store), 0);
    every_file(&fresh.store, "one file harmed, store never reopened");
}

/// The same entry spoilt in both copies is lost: that is said, and nothing else goes with it.
#[test]
fn an_entry_spoilt_in_both_copies_is_called_lost() {
    let fresh = Fresh::never_reopened(MARKS);
    let expected = whole(&fresh.store);
    let index = day_folder(&fresh.store).join("sled-0001/db");
    for n in [0, MARKS / 2, MARKS - 1] {
        let copy = Fresh::copy_of(&fresh.store);
        let journal = segments(&copy.store).pop().unwrap();
        let lines: Vec<Value> = lines_of(&std::fs::read(&journal).unwrap()).collect();
        let line = lines.iter().find(|line| note_of(line) == Some(n)).unwrap();
        let needle = line["private"].as_str().unwrap().as_bytes();
        for file in [journal, copy.store.join(index.strip_prefix(&fresh.store).unwrap())] {
            let mut bytes = std::fs::read(&file).unwrap();
            let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at..].starts_with(needle)).collect();
            assert!(!places.is_empty(), "{} holds it", file.display());
            places.into_iter().for_each(|at| bytes[at + 3] ^= 1);
            std::fs::write(file, bytes).unwrap();
        }
        // asked before anything is opened, so the copies are as they were left
        let checked = ran(&copy.store, &["store", "check", "--format", "json"]);
        assert!(!checked.is_rude(), "{checked:?}");
        if n == MARKS - 1 {
            // it may as well be a line that was never finished: its bytes are told, and set aside by the next open
            assert!(checked.json()["days"][0]["tail"].as_u64() > Some(0), "{checked:?}");
        } else {
            assert_eq!((checked.code, &checked.json()["ok"]), (1, &json!(false)), "{n}: {checked:?}");
            assert!(checked.json()["lost"].as_u64() >= Some(1), "{n}: {checked:?}");
        }
        let shown = ran(&copy.store, &["day", "show", "--format", "json"]);
        assert!(!shown.is_rude(), "{shown:?}");
        assert!(!shown.err.trim().is_empty(), "{n}: said nothing");
        if n < MARKS - 1 {
            // and it stays lost, though both copies were compared and are alike now
            let again = ran(&copy.store, &["store", "check", "--format", "json"]);
            assert_eq!((again.code, &again.json()["lost"]), (1, &json!(1)), "{n}: {again:?}");
        }
        // what the same laptop wrote after it is kept and waits for it, in sight; the last group goes whole or not at all
        let document = shown.json();
        let count = |v: &Value| v.as_u64().unwrap();
        let kept = count(&document["entries"]) + count(&document["counts"]["waiting"]);
        let group = if n == MARKS - 1 { PER_MARK } else { 1 };
        assert!((expected.entries - group..expected.entries).contains(&kept), "{n}: {kept}; {}", shown.err);
    }
}

/// An index of several segments, turned in the middle, makes its engine panic: one copy less, and no panic for people to read.
#[test]
fn an_index_whose_engine_panics_is_one_copy_less() {
    let fresh = Fresh::never_reopened(600);
    let expected = whole(&fresh.store);
    let index = day_folder(&fresh.store).join("sled-0001/db");
    let length = std::fs::metadata(&index).unwrap().len() as usize;
    let mut tally = Tally::default();
    for (i, percent) in [30, 45, 60].into_iter().enumerate() {
        let harm = Harm::Flip { byte: length * percent / 100, bit: 3 };
        harmed(&fresh.store, index.strip_prefix(&fresh.store).unwrap(), harm, Use::of(i), &expected, &mut tally);
    }
    tally.tell("an index of several segments harmed");
}
