//! Stores of version 1, frozen in `tests/data/stores/1`: every later program reads them with the same result. They were
//! written once by the ignored test at the end of this file; whoever changes them breaks a promise.
//!
//! sled's files end in long runs of zeros, which are left out in the repository and put back when a store is copied.

use crate::store_health::files;
use crate::world::{Laptop, World};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// sled's segment: its file is always a whole number of them.
const SEGMENT: usize = 512 << 10;

fn frozen() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stores/1")
}

fn expected() -> Value {
    serde_json::from_str(&std::fs::read_to_string(frozen().join("expected.json")).unwrap()).unwrap()
}

/// A laptop that keeps a copy of a frozen store.
fn laptop(world: &World, name: &str) -> Laptop {
    let laptop = world.laptop(name);
    let from = frozen().join(name);
    for (path, mut bytes) in files(&from) {
        let target = laptop.store().join(path.strip_prefix(&from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        if path.ends_with("db") {
            bytes.resize(bytes.len().next_multiple_of(SEGMENT), 0);
        }
        std::fs::write(target, bytes).unwrap();
    }
    laptop
}

/// What a check says, with its exit code.
fn checked(laptop: &Laptop) -> (i32, Value) {
    let answer = laptop.run(&["store", "check", "--format", "json"]);
    (answer.code, serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{e}\n{}\n{}", answer.out, answer.err)))
}

fn shown(laptop: &Laptop) -> (Value, Value) {
    let show = laptop.json(&["day", "show"]);
    (show["digest"].clone(), show["entries"].clone())
}

/// Opening, marking on, and both copies afterwards.
fn goes_on(laptop: &Laptop) {
    laptop.acting("lead").done(&["candidates", "add", "--name", "Leo"]);
    let (code, seen) = checked(laptop);
    assert_eq!((code, &seen["ok"]), (0, &json!(true)), "{seen}");
}

#[test]
fn a_whole_store_and_one_never_reopened_are_read_for_ever() {
    let world = World::new();
    for name in ["whole", "fresh"] {
        let (laptop, expected) = (laptop(&world, name), &expected()[name]);
        let (code, seen) = checked(&laptop);
        let n = &expected["entries"];
        assert_eq!((code, &seen["entries"]), (0, &json!({"journal": n, "sled": n, "both": n, "damaged": 0})), "{name}");
        assert_eq!(shown(&laptop), (expected["digest"].clone(), n.clone()), "{name}");
        let scores = laptop.acting("I01").json(&["scores", "list"]);
        assert_eq!(scores["sheets"][0]["marks"], expected["marks"], "{name}");
        goes_on(&laptop);
    }
}

#[test]
fn a_torn_store_is_read_up_to_its_last_whole_group_for_ever() {
    let world = World::new();
    let (laptop, expected) = (laptop(&world, "torn"), &expected()["fresh"]);
    let (code, seen) = checked(&laptop);
    assert_eq!((code, &seen["entries"]["both"], &seen["lost"]), (0, &expected["entries"], &json!(0)), "{seen}");
    assert!(seen["days"][0]["tail"].as_u64() > Some(0), "{seen}");
    assert_eq!(shown(&laptop), (expected["digest"].clone(), expected["entries"].clone()));
    goes_on(&laptop);
}

#[test]
fn a_flipped_store_gets_its_line_back_from_the_second_copy_for_ever() {
    let world = World::new();
    let (laptop, expected) = (laptop(&world, "flip"), &expected()["whole"]);
    let (code, seen) = checked(&laptop);
    assert_eq!((code, &seen["entries"]["damaged"], &seen["lost"]), (3, &json!(1), &json!(0)), "{seen}");
    assert_eq!(seen["days"][0]["damage"][0]["kind"], "unreadable");
    assert_eq!(shown(&laptop), (expected["digest"].clone(), expected["entries"].clone()));
    let mended = laptop.json(&["store", "rebuild"]);
    assert_eq!((&mended["ok"], &mended["entries"]["both"]), (&json!(true), &expected["entries"]));
    goes_on(&laptop);
}

#[test]
fn a_store_of_a_later_version_is_left_as_it_is() {
    let world = World::new();
    let laptop = laptop(&world, "later");
    let before = files(laptop.store());
    let attempts: [&[&str]; 6] = [
        &["day", "show"],
        &["candidates", "arrive", "C001"],
        &["store", "check"],
        &["store", "rebuild"],
        &["store", "backup", "copia.json"],
        &["day", "new", "--name", "Altra", "--date", "2026-11-25"],
    ];
    for attempt in attempts {
        let refused = laptop.refused(1, attempt);
        assert_eq!(refused["kind"], "newer", "{attempt:?}: {refused}");
    }
    assert!(files(laptop.store()) == before, "not even a lock is put beside it");
    // nor is a day whose journal is of a later version, in a store of this one
    std::fs::write(laptop.store().join("format"), "colloquio-store 1\n").unwrap();
    let days = laptop.store().join("days");
    let before = files(&days);
    for attempt in &attempts[..5] {
        assert_eq!(laptop.refused(1, attempt)["kind"], "newer", "{attempt:?}");
    }
    assert!(files(&days) == before);
}

/// Writes the frozen stores. Not to be run again but for a new version in a folder of its own.
#[test]
#[ignore = "the stores are frozen"]
fn write_the_frozen_stores() {
    assert!(!frozen().exists(), "frozen");
    let world = World::new();
    let rubric = format!("{}/tests/data/harbour.toml", env!("CARGO_MANIFEST_DIR"));
    let criteria = ["HANDS", "GUESTS"];
    let mark = |who: &str, n: usize, level: i64| json!({"do": "SetMark", "as": who, "interview": "V001", "criterion": criteria[n], "level": level, "note": "Sì, più volte: «così»."});
    let begin = [
        json!({"do": "OpenDay", "name": "Prova di archivio", "date": "2026-11-24", "places": 2, "rubric": rubric,
            "areas": [{"name": "Porto", "min": 1, "max": 2}]}),
        json!({"do": "AddInterviewer", "as": "lead", "name": "Ada Neri"}),
        json!({"do": "AddInterviewer", "as": "lead", "name": "Ugo Meli"}),
        json!({"do": "AddPair", "as": "lead", "desk": "A", "host": "I01", "partner": "I02"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Zoë D’Àncora", "area": "Porto"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Ivo Bo"}),
        json!({"do": "StartInterview", "as": "I01", "candidate": "C001", "desk": "A"}),
        mark("I01", 0, 4),
        mark("I02", 0, 2),
    ];
    let text = |lines: &[Value]| lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let fresh = world.laptop("fresh");
    fresh.played(&text(&begin));
    let whole = world.laptop("whole");
    whole.played(&text(&begin));
    whole.played(&text(&[mark("I01", 1, 5)]));
    whole.played(&text(&[json!({"do": "SetPresence", "as": "frontdesk", "candidate": "C002", "state": "late"})]));

    let mut said = serde_json::Map::new();
    for laptop in [&fresh, &whole] {
        let name = laptop.store().file_name().unwrap().to_str().unwrap().to_owned();
        copy_frozen(laptop.store(), &frozen().join(&name));
        let show = laptop.json(&["day", "show"]);
        let marks = laptop.acting("I01").json(&["scores", "list"])["sheets"][0]["marks"].clone();
        said.insert(name, json!({"digest": show["digest"], "entries": show["entries"], "marks": marks}));
    }
    std::fs::write(frozen().join("expected.json"), serde_json::to_string_pretty(&said).unwrap() + "\n").unwrap();

    let journal = |name: &str| {
        let day = std::fs::read_dir(frozen().join(name).join("days")).unwrap().next().unwrap().unwrap().path();
        day.join("journal/00000001.log")
    };
    copy_frozen(&frozen().join("fresh"), &frozen().join("torn"));
    let mut bytes = std::fs::read(journal("torn")).unwrap();
    bytes.extend_from_slice(b"99 1 00000000 {\"body\":{\"v\":1,\"day\":\"");
    std::fs::write(journal("torn"), bytes).unwrap();
    copy_frozen(&frozen().join("whole"), &frozen().join("flip"));
    let mut bytes = std::fs::read(journal("flip")).unwrap();
    let place = bytes.windows(15).position(|w| w == b"candidate.added").unwrap();
    bytes[place] ^= 1;
    std::fs::write(journal("flip"), bytes).unwrap();
    copy_frozen(&frozen().join("fresh"), &frozen().join("later"));
    std::fs::write(frozen().join("later/format"), "colloquio-store 2\n").unwrap();
    let text = std::fs::read_to_string(journal("later")).unwrap();
    std::fs::write(journal("later"), text.replacen(r#"{"version":1,"#, r#"{"version":2,"#, 1)).unwrap();
}

/// Copies what belongs to a store and not to the moment: no lock, no card, no preferences, no note of the place.
fn copy_frozen(from: &Path, to: &Path) {
    for (path, mut bytes) in files(from) {
        let inside = path.strip_prefix(from).unwrap();
        let passing = ["lock", "holder.json", "prefs.toml", "machine.json", "spare", "level"];
        if passing.iter().any(|name| inside.ends_with(name)) {
            continue;
        }
        if inside.ends_with("db") {
            let used = bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
            bytes.truncate(used);
        }
        let target = to.join(inside);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
}
