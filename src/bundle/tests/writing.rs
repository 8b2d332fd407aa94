//! Our own files: to the byte, whole or not at all, and over nobody else's.

use super::files::{Desk, OPEN, Parts, path};
use crate::bundle::verify::prove;
use crate::bundle::write::{Named, name_it};
use crate::bundle::{BundleError, WriteRequest, Written, write};
use jiff::civil::time;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn written(folder: &Path, parts: &Parts, now: SystemTime) -> Result<Written, BundleError> {
    let request = WriteRequest {
        header: parts.parsed_header(),
        lines: parts.lines.iter().map(String::as_str),
        at: time(14, 2, 59, 0),
        random: [0xab; 8],
        now,
    };
    write(folder, request)
}

/// Attack 36.
#[test]
fn golden_files_come_out_to_the_byte() {
    for (name, entries) in OPEN {
        let desk = Desk::new();
        let written = written(desk.folder.path(), &Parts::of(name), SystemTime::now()).unwrap();
        assert_eq!(written.entries, entries);
        assert!(fs::read(&written.path).unwrap() == fs::read(path(name)).unwrap(), "{name}");
        assert_eq!(written.sha256, prove(&written.path).unwrap().sha256);
        assert_eq!(desk.names().len(), 1, "no temporary file stays");
    }
}

#[test]
fn a_taken_name_is_left_alone_and_the_number_goes_up() {
    let desk = Desk::new();
    desk.put("selezione-pistoia_banco-1_1402_01a20c95-2.colloquio.json", b"somebody's");
    let honest = Parts::honest();
    let first = written(desk.folder.path(), &honest, SystemTime::now()).unwrap();
    let second = written(desk.folder.path(), &honest, SystemTime::now()).unwrap();
    let names = [2, 3, 4].map(|no| format!("selezione-pistoia_banco-1_1402_01a20c95-{no}.colloquio.json"));
    assert_eq!(desk.names(), names);
    assert_eq!((first.no, second.no), (3, 4));
    assert_eq!(prove(&first.path).unwrap().header.no, 3, "the file says the number it is called by");
    assert_eq!(fs::read(desk.path(&names[0])).unwrap(), b"somebody's");
}

#[test]
fn a_name_taken_in_the_last_moment_is_left_alone_too() {
    let desk = Desk::new();
    let theirs = desk.put("x.colloquio.json", b"theirs");
    let ours = tempfile::NamedTempFile::new_in(desk.folder.path()).unwrap();
    assert_eq!(name_it(ours, &theirs).unwrap(), Named::Taken);
    assert_eq!(fs::read(theirs).unwrap(), b"theirs");
    assert_eq!(desk.names().len(), 1);
}

#[test]
fn an_empty_file_is_a_file() {
    let desk = Desk::new();
    let none = Parts::honest().with_header(|h| {
        h["tips"].as_array_mut().unwrap().iter_mut().for_each(|tip| tip["from"] = serde_json::Value::Null);
    });
    let written = written(desk.folder.path(), &Parts { lines: Vec::new(), ..none }, SystemTime::now()).unwrap();
    assert_eq!(written.entries, 0);
    assert_eq!(fs::read_to_string(written.path).unwrap().lines().count(), 2);
}

#[test]
fn what_we_could_not_read_again_is_not_left_behind() {
    let desk = Desk::new();
    let mut lacking = Parts::honest();
    lacking.lines.remove(3);
    for bad in [lacking, Parts::honest().with_line(0, "Guida", "\u{1}"), Parts::of("01-kickoff")] {
        let error = written(desk.folder.path(), &bad, SystemTime::now()).unwrap_err();
        assert!(matches!(error, BundleError::ReadBack { .. }), "{error}");
        assert_eq!(desk.names(), [""; 0]);
    }
}

/// Attacks 65, 66.
#[test]
fn a_folder_that_is_not_there_is_said() {
    let desk = Desk::new();
    for folder in [desk.path("nowhere"), desk.put("file", b"")] {
        let error = written(&folder, &Parts::honest(), SystemTime::now()).unwrap_err();
        assert!(matches!(error, BundleError::Io { act: crate::bundle::Act::Write, .. }), "{error}");
    }
}

#[test]
fn our_temporary_files_of_yesterday_go_and_no_others() {
    let desk = Desk::new();
    let names = [".colloquio-01a20c95-0011.tmp", ".colloquio-ffffffff-0011.tmp", "01a20c95.tmp"];
    for name in names {
        desk.put(name, b"half");
    }
    let honest = Parts::honest();
    let now = SystemTime::now();
    written(desk.folder.path(), &honest, now + Duration::from_secs(23 * 3600)).unwrap();
    assert_eq!(desk.names().len(), 4, "another export may be writing it");
    written(desk.folder.path(), &honest, now + Duration::from_secs(25 * 3600)).unwrap();
    let left = desk.names();
    assert!(!left.contains(&names[0].to_owned()) && left.contains(&names[1].to_owned()));
    assert_eq!(left.len(), 4);
    desk.put(".colloquio-01a20c95-abababababababab.tmp", b"left by a kill, same random bytes");
    written(desk.folder.path(), &honest, now).unwrap();
}
