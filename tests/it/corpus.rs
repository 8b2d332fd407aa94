//! The seeds of the fuzzer and everything it ever found, through the doors that the fuzzer knocks at.

#[path = "../fuzz/src/lib.rs"]
mod doors;

use std::fs;
use std::path::PathBuf;

/// The files of one target, small as they are in a repository.
fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz"));
    let folders = [root.join("corpus").join(target), root.join("findings").join(target)];
    let files = folders.iter().flat_map(fs::read_dir).flatten().map(|file| file.unwrap().path());
    files
        .filter(|path| path.file_name().is_some_and(|n| n != ".gitkeep"))
        .map(|p| (p.clone(), fs::read(p).unwrap()))
        .collect()
}

fn each(target: &str, door: fn(&[u8])) {
    let all = inputs(target);
    assert!(all.len() >= 5, "{target}: the seeds are gone");
    for (path, bytes) in all {
        // the name stands in the output of a failure
        eprintln!("{}", path.display());
        door(&bytes);
        // cut and changed a little, as the cheapest part of what a fuzzer does
        for n in 1..8 {
            door(&bytes[..bytes.len() * n / 8]);
            let mut changed = bytes.clone();
            let at = bytes.len() * n / 8;
            changed[at] = changed[at].wrapping_add(n as u8);
            door(&changed);
        }
    }
}

#[test]
fn bundles() {
    each("bundle", doors::bundle);
}

#[test]
fn journals() {
    each("journal", doors::journal);
}

#[test]
fn damaged_files() {
    each("rescue", doors::rescue);
}

#[test]
fn files_of_people_and_scripts() {
    each("intake", doors::intake);
}
