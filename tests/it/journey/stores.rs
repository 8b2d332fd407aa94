//! A store that another process holds, and one that a later program wrote.

use super::kickoff;
use crate::world::Laptop;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

#[test]
fn a_second_start_reads_and_says_who_holds_the_store() {
    let room = kickoff();
    let lead = &room.lead;
    let mut first = lead.start(&["play", "-"]);
    let mut input = first.stdin.take().unwrap();
    let mut answers = BufReader::new(first.stdout.take().unwrap());
    writeln!(input, r#"{{"do":"SetPresence","as":"frontdesk","candidate":"C001","state":"present"}}"#).unwrap();
    let mut answer = String::new();
    answers.read_line(&mut answer).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["ok"], true, "{answer}");

    let read = lead.run(&["day", "show", "--format", "json"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(!read.err.trim().is_empty(), "reading beside another process is said");
    let show: Value = serde_json::from_str(&read.out).unwrap();
    assert_eq!(show["counts"]["arrived"], 1, "what was answered can be read");

    let held = lead.refused(1, &["candidates", "arrive", "C002"]);
    assert_eq!(held["kind"], "held");
    assert!(held["what"].as_str().unwrap().contains(&first.id().to_string()), "{held}");
    let import = lead.refused(1, &["bundle", "export", "--to", "."]);
    assert_eq!(import["kind"], "held");

    drop(input);
    assert!(first.wait().unwrap().success());
    lead.done(&["candidates", "arrive", "C002"]);
    assert_eq!(lead.json(&["day", "show"])["counts"]["arrived"], 2);
}

fn files(dir: &Path, all: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else {
            all.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
}

fn content(laptop: &Laptop) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    files(laptop.store(), &mut all);
    all
}

#[test]
fn a_store_of_a_later_version_is_refused_and_left_as_it_is() {
    let room = kickoff();
    let lead = &room.lead;
    let format = lead.store().join("format");
    let text = std::fs::read_to_string(&format).unwrap();
    std::fs::write(&format, text.replace('1', "2")).unwrap();
    let before = content(lead);
    let attempts: [&[&str]; 5] = [
        &["day", "show"],
        &["candidates", "arrive", "C001"],
        &["candidates", "list"],
        &["bundle", "export", "--to", "."],
        &["day", "new", "--name", "Altra", "--date", "2026-11-25"],
    ];
    for attempt in attempts {
        let refused = lead.refused(1, attempt);
        assert_eq!(refused["kind"], "newer", "{attempt:?}: {refused}");
    }
    assert!(before == content(lead), "the store of a later version was written to");
}

#[test]
fn what_is_no_store_gives_a_sentence() {
    let room = kickoff();
    let lead = &room.lead;
    std::fs::write(lead.store().join("format"), "shopping list").unwrap();
    assert_eq!(lead.refused(1, &["day", "show"])["kind"], "unreadable");
    assert_eq!(lead.refused(1, &["candidates", "arrive", "C001"])["kind"], "unreadable");
}
