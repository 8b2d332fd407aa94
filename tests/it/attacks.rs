//! The list of attacks and accidents a bundle must withstand. Each has at least one test that names its number, in the line
//! above it (`/// Attack 14.`, `/// Attacks 49, 50.`) or, among those of a day with keys, in its own name (`…_51`). Which outcome is right, the
//! tests say; that none of the list is without a test, this one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const LAST: u32 = 82;
/// What needs keys of one's own, encryption, or a store that is written anew for an erasure: not in this version.
const LATER: [u32; 5] = [48, 60, 61, 73, 74];

#[test]
fn every_attack_of_the_list_has_a_test_that_names_it() {
    let mut named: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests/it"] {
        collect(&root.join(folder), &mut named);
    }
    let missing: Vec<u32> = (1..=LAST).filter(|n| !named.contains_key(n) && !LATER.contains(n)).collect();
    assert!(missing.is_empty(), "attacks without a test: {missing:?}");
    let strange: Vec<_> = named.keys().filter(|n| !(1..=LAST).contains(*n)).collect();
    assert!(strange.is_empty(), "numbers that are not on the list: {strange:?}");
}

fn collect(folder: &Path, named: &mut BTreeMap<u32, BTreeSet<String>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, named);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let names = if folder.ends_with("keyed") { Names::Count } else { Names::DoNotCount };
            read(&fs::read_to_string(&path).unwrap(), names, named);
        }
    }
}

/// Whether a number in a test's name is one of the list.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    Count,
    DoNotCount,
}

/// Numbers count only where a test follows.
fn read(text: &str, names: Names, named: &mut BTreeMap<u32, BTreeSet<String>>) {
    let (mut numbers, mut is_test) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if let Some(said) = line.strip_prefix("/// Attack") {
            let said = said.split_once('.').map_or(said, |(numbers, _)| numbers);
            numbers.extend(said.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok()));
        } else if line == "#[test]" {
            is_test = true;
        } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| is_test) {
            let name = rest.split('(').next().unwrap_or_default();
            let parts = name.split('_').filter(|part| part.len() == 2 && names == Names::Count);
            let in_name = parts.filter_map(|part| part.parse::<u32>().ok());
            for n in numbers.drain(..).chain(in_name) {
                named.entry(n).or_default().insert(name.to_owned());
            }
            is_test = false;
        } else if !line.starts_with("//") && !line.starts_with('#') {
            numbers.clear();
        }
    }
}

#[test]
fn a_number_counts_only_above_a_test() {
    let text =
        "/// Attacks 7, 8. Why.\n#[test]\nfn a() {\n}\n/// Attack 9.\nfn no_test() {}\n#[test]\nfn ends_in_51() {}\n";
    for (names, expected) in [(Names::Count, vec![7, 8, 51]), (Names::DoNotCount, vec![7, 8])] {
        let mut named = BTreeMap::new();
        read(text, names, &mut named);
        assert_eq!(named.into_keys().collect::<Vec<_>>(), expected);
    }
}
