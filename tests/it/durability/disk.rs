//! Disks that fill up, fail or go away under a running program: what was acknowledged is there, what was not is said, and once
//! the disk is well the day goes on.

use super::bench::{Fresh, PER_MARK, Playing, Random, Tally, colloquio, entries, mark, morning, noted, played, ran};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Marks from `first` on, one at a time, until one is not taken. Gives the number after the last that was answered, the exit
/// code and the words.
pub fn mark_until_refused(store: &Path, first: usize, limit: usize) -> (usize, i32, String) {
    let mut playing = Playing::of_with_words(&mut colloquio(store, &["play", "-"]));
    let mut next = first;
    while next < first + limit {
        match playing.ask(&mark(next)) {
            Some(answer) if answer["ok"] == true => next += 1,
            _ => break,
        }
    }
    let (code, words) = playing.finish_with_words();
    (next, code, words)
}

/// A small file system of its own, gone with the test.
pub struct Mounted {
    pub at: PathBuf,
    _folder: tempfile::TempDir,
}

impl Mounted {
    /// One in memory; `None` where this account may not mount.
    fn in_memory(megabytes: u32) -> Option<Mounted> {
        let size = format!("size={megabytes}m");
        Mounted::with(&["-t", "tmpfs", "-o", &size, "colloquio-test"])
    }

    pub fn with(arguments: &[&str]) -> Option<Mounted> {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("mounted");
        std::fs::create_dir(&at).unwrap();
        let done = Command::new("mount").args(arguments).arg(&at).stderr(Stdio::null()).status();
        done.is_ok_and(|status| status.success()).then_some(Mounted { at, _folder: folder })
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let unmounted = |how: &[&str]| Command::new("umount").args(how).arg(&self.at).stderr(Stdio::null()).status();
        // a program that is just ending may still have it
        for _ in 0..50 {
            if unmounted(&[]).is_ok_and(|status| status.success()) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let _ = unmounted(&["-l"]);
    }
}

/// Fills what is left of a disk but for so many bytes; gives the file that does it.
pub fn fill(disk: &Path, but: u64) -> PathBuf {
    let ballast = disk.join("ballast");
    let mut file = std::fs::File::create(&ballast).unwrap();
    let (mut piece, mut length) = (vec![1_u8; 1 << 20], 0);
    while !piece.is_empty() {
        match file.write(&piece) {
            Ok(written) if written > 0 => length += written as u64,
            _ => piece.truncate(piece.len() / 2),
        }
    }
    file.set_len(length.saturating_sub(but)).unwrap();
    ballast
}

#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    let Some(disk) = Mounted::in_memory(16) else {
        eprintln!(
            "skipped: no small disk can be mounted here (needs Linux and root); the store's own tests fill one they made up"
        );
        return;
    };
    let store = disk.at.join("store");
    played(&store, &morning());
    let before = entries(&store);
    let (mut tally, mut random, mut next) = (Tally::default(), Random::new(1), 0);
    for _ in 0..8 {
        let ballast = fill(&disk.at, random.below(48 << 10));
        let (answered, code, words) = mark_until_refused(&store, next, 20_000);
        assert_eq!(code, 1, "{words}");
        assert!(!words.contains("panicked") && !words.trim().is_empty(), "{words}");
        // still full: reading goes on
        let shown = ran(&store, &["day", "show", "--format", "json"]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        let there = shown.json()["entries"].as_u64().unwrap() - before;
        assert!(there >= answered as u64 * PER_MARK, "{answered} marks were answered, {there} entries are there");
        // room again: everything is there, and more can be written
        std::fs::remove_file(ballast).unwrap();
        let found = entries(&store) - before;
        tally.round((answered - next) as u64 * PER_MARK, found - next as u64 * PER_MARK);
        next = (found / PER_MARK) as usize;
        played(&store, &[mark(next)]);
        next += 1;
        tally.round(PER_MARK, entries(&store) - before - (next as u64 - 1) * PER_MARK);
        assert!(noted(&store).into_iter().eq(0..next));
    }
    tally.tell("full disk");
}

/// After the folder is gone nothing is acknowledged that cannot be found again.
#[test]
fn nothing_is_acknowledged_into_a_folder_that_is_gone() {
    let (mut random, mut tally) = (Random::new(1), Tally::default());
    for round in 0..6 {
        let fresh = Fresh::with_marks(0);
        let before = entries(&fresh.store);
        let moved = fresh.store.with_file_name("moved");
        let mut playing = Playing::of_with_words(&mut colloquio(&fresh.store, &["play", "-"]));
        let marks = 1 + random.below(8) as usize;
        (0..marks).for_each(|n| playing.take(&mark(n)));
        let deleted = round % 2 == 0;
        if deleted {
            // the store may just be writing into it
            while std::fs::remove_dir_all(&fresh.store).is_err() {}
        } else {
            std::fs::rename(&fresh.store, &moved).unwrap();
        }
        let mut answered = marks;
        let start = std::time::Instant::now();
        let refused = |answer: &Value| answer["ok"] != true;
        while !playing.ask(&mark(answered)).as_ref().is_none_or(refused) {
            answered += 1;
            assert!(start.elapsed().as_secs() < 10, "goes on acknowledging");
        }
        let (code, words) = playing.finish_with_words();
        assert!(code == 1 && !words.trim().is_empty() && !words.contains("panicked"), "{code}: {words}");
        if deleted {
            assert_eq!(answered, marks, "acknowledged into a folder that was deleted");
            assert!(!fresh.store.join("days").exists(), "made again what somebody deleted");
        } else {
            // what was acknowledged after the move went with the folder
            let found = entries(&moved) - before;
            tally.round(answered as u64 * PER_MARK, found);
            played(&moved, &[mark(answered)]);
        }
    }
    tally.tell("the folder moved away");
}
