//! The health of a laptop's data through the command line: check, rebuild and backup, a copied store, a lock left behind.

use crate::world::{Laptop, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A laptop with a small day that was closed whole.
fn day_of(laptop: &Laptop) -> String {
    laptop.done(&["day", "new", "--name", "Prova", "--date", "2026-11-24", "--places", "2"]);
    let lines = [
        json!({"do": "AddInterviewer", "as": "lead", "name": "Ada"}),
        json!({"do": "AddInterviewer", "as": "lead", "name": "Ugo"}),
        json!({"do": "AddPair", "as": "lead", "desk": "A", "host": "I01", "partner": "I02"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Zoe"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Ivo"}),
        json!({"do": "StartInterview", "as": "I01", "candidate": "C001", "desk": "A"}),
        json!({"do": "SetMark", "as": "I01", "interview": "V001", "criterion": "ATT", "level": 4, "note": "Sa ascoltare."}),
        json!({"do": "SetMark", "as": "I01", "interview": "V001", "criterion": "PRO", "level": 2, "note": "Poco."}),
    ];
    laptop.played(&lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"));
    laptop.json(&["day", "show"])["id"].as_str().unwrap().to_owned()
}

fn digest(laptop: &Laptop) -> Value {
    laptop.json(&["day", "show"])["digest"].clone()
}

fn journal(laptop: &Laptop, day: &str) -> PathBuf {
    laptop.store().join("days").join(day).join("journal/00000001.log")
}

/// Runs a check that answers with this exit code; gives its document.
fn checked(laptop: &Laptop, code: i32) -> Value {
    let answer = laptop.run(&["store", "check", "--format", "json"]);
    assert_eq!(answer.code, code, "{}\n{}", answer.out, answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{e}\n{}", answer.out))
}

fn spoil(journal: &Path, words: &str) {
    let text = std::fs::read_to_string(journal).unwrap();
    let place = text.find(words).unwrap_or_else(|| panic!("no {words}"));
    let mut bytes = text.into_bytes();
    bytes[place] ^= 1;
    std::fs::write(journal, bytes).unwrap();
}

pub fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.append(&mut files(&path));
        } else {
            all.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    all
}

pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { std::fs::copy(&path, &target).map(drop).unwrap() }
    }
}

#[test]
fn a_check_says_what_is_whole_touches_nothing_and_leaves_nothing_behind() {
    let world = World::new();
    let laptop = world.laptop("store");
    let day = day_of(&laptop);
    let before = files(laptop.store());
    let seen = checked(&laptop, 0);
    let n = laptop.json(&["day", "show"])["entries"].clone();
    assert_eq!(seen["ok"], true, "{seen}");
    assert_eq!(
        (&seen["format"], &seen["day"], &seen["store_version"]),
        (&json!("colloquio-store"), &json!(day), &json!(1))
    );
    assert_eq!(seen["entries"], json!({"journal": n, "sled": n, "both": n, "damaged": 0}));
    assert_eq!(
        (&seen["lost"], &seen["next"], &seen["holder"], &seen["set_aside"]),
        (&json!(0), &Value::Null, &Value::Null, &json!([]))
    );
    for lang in ["it", "en"] {
        let page = laptop.clone().speaking(lang).done(&["store", "check"]);
        assert!(page.contains("Prova") && page.contains(&n.to_string()), "{page}");
    }
    assert!(files(laptop.store()) == before, "a check wrote");
    let left = |name: &PathBuf| name.to_string_lossy().contains("colloquio-check-");
    assert!(!files(&world.path("")).keys().any(left), "its temporary copy stayed");
}

#[test]
fn a_wound_the_other_copy_fills_is_named_mended_and_then_gone() {
    let world = World::new();
    let laptop = world.laptop("store");
    let day = day_of(&laptop);
    let whole = digest(&laptop);
    spoil(&journal(&laptop, &day), "candidate.added");
    let seen = checked(&laptop, 3);
    assert_eq!((&seen["ok"], &seen["lost"]), (&json!(false), &json!(0)));
    assert_eq!(seen["entries"]["damaged"], 1);
    assert_eq!(seen["days"][0]["journal"]["missing"], 1);
    assert_eq!(seen["days"][0]["damage"][0]["kind"], "unreadable");
    assert!(seen["next"].as_str().unwrap().contains("store rebuild"));

    // reading brings the entry back, says so once, and a check says that a bad line is left
    let read = laptop.run(&["day", "show"]);
    assert!(read.code == 0 && !read.err.is_empty(), "{}", read.err);
    assert_eq!((digest(&laptop), laptop.run(&["day", "show"]).err), (whole.clone(), String::new()));
    assert_eq!(checked(&laptop, 0)["days"][0]["mended"].as_array().unwrap().len(), 1);
    let mended = laptop.json(&["store", "rebuild"]);
    assert_eq!((&mended["ok"], &mended["lost"]), (&json!(true), &json!(0)));
    assert_eq!(mended["set_aside"].as_array().unwrap().len(), 1);
    assert_eq!(checked(&laptop, 0)["set_aside"].as_array().unwrap().len(), 2, "the open's and the rebuild's");
    assert_eq!(laptop.run(&["day", "show"]).err, "");
    assert_eq!(digest(&laptop), whole);
}

/// The lead's laptop loses an entry in both copies: the rebuild says which, the laptop goes on under another name, and a
/// bundle from another laptop brings the entry back.
#[test]
fn what_is_in_neither_copy_comes_back_with_a_bundle() {
    let world = World::new();
    let (laptop, desk) = (world.laptop("store"), world.laptop("desk"));
    let day = day_of(&laptop);
    let whole = digest(&laptop);
    let stick = world.path("stick");
    std::fs::create_dir(&stick).unwrap();
    let file = laptop.json(&["bundle", "export", "--to", stick.to_str().unwrap()])["path"].clone();
    desk.done(&["bundle", "import", file.as_str().unwrap(), "--laptop", "Banco A"]);
    // in full, since it believes that the lead has everything it ever had
    let back = desk.json(&["bundle", "export", "--full", "--to", stick.to_str().unwrap()])["path"].clone();

    std::fs::remove_dir_all(laptop.store().join("days").join(&day).join("sled-0001")).unwrap();
    spoil(&journal(&laptop, &day), "mark.set");
    let refused = laptop.refused(1, &["store", "check"]);
    assert_eq!(refused["kind"], "lost", "{refused}");
    let answer = laptop.run(&["store", "rebuild", "--format", "json"]);
    assert_eq!(answer.code, 3, "{}", answer.err);
    let mended: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&mended["ok"], &mended["lost"]), (&json!(false), &json!(1)));
    let gaps = mended["days"][0]["gaps"].as_array().unwrap();
    assert_eq!(gaps.len(), 1, "{mended}");
    assert_eq!(gaps[0]["from"], gaps[0]["to"]);

    // it goes on at once, without ever giving a number twice
    laptop.acting("lead").done(&["candidates", "add", "--name", "Leo"]);
    laptop.done(&["bundle", "import", back.as_str().unwrap()]);
    let laptops = laptop.json(&["laptops", "list"]);
    let names: Vec<&str> = laptops["laptops"].as_array().unwrap().iter().map(|l| l["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Guida") && names.contains(&"Guida (2)") && names.contains(&"Banco A"), "{names:?}");
    assert!(laptops["laptops"].as_array().unwrap().iter().all(|l| l["state"] != "forked"), "{laptops}");
    let show = laptop.json(&["day", "show"]);
    assert_eq!((&show["counts"]["candidates"], &show["counts"]["waiting"]), (&json!(3), &json!(0)));
    assert_ne!(show["digest"], whole);
    checked(&laptop, 0);
}

/// Killed at any moment, a rebuild can be run again and the day is the same.
#[test]
fn a_rebuild_killed_anywhere_loses_nothing() {
    let world = World::new();
    let whole = world.laptop("whole");
    let day = day_of(&whole);
    let marks = (0..60).map(|n| {
        json!({"do": "SetMark", "as": "I01", "interview": "V001", "criterion": "ATT", "level": n % 5 + 1}).to_string()
    });
    whole.played(&marks.collect::<Vec<_>>().join("\n"));
    let (expected, n) = (digest(&whole), whole.json(&["day", "show"])["entries"].clone());
    spoil(&journal(&whole, &day), "candidate.added");
    // how long one takes here, so that the kills fall within it
    let timed = world.laptop("timed");
    copy(whole.store(), timed.store());
    let start = std::time::Instant::now();
    timed.done(&["store", "rebuild"]);
    let took = start.elapsed();
    let rounds = 8;
    for round in 0..rounds {
        let laptop = world.laptop(&format!("killed-{round}"));
        copy(whole.store(), laptop.store());
        let mut child = laptop.command(&["store", "rebuild"]).spawn().unwrap();
        std::thread::sleep(took * (round * 2 + 1) / (rounds * 2));
        child.kill().unwrap();
        child.wait().unwrap();
        if round % 2 == 0 {
            assert_eq!(digest(&laptop), expected, "looked at after a kill, round {round}");
        } else {
            let mended = laptop.json(&["store", "rebuild"]);
            assert_eq!((&mended["lost"], &mended["entries"]["both"]), (&json!(0), &n), "round {round}");
            checked(&laptop, 0);
            assert_eq!(digest(&laptop), expected, "round {round}");
        }
    }
}

#[test]
fn a_backup_is_whole_new_and_comes_back_as_another_laptop() {
    let world = World::new();
    let (laptop, restored) = (world.laptop("store"), world.laptop("restored"));
    day_of(&laptop);
    let before = files(laptop.store());
    let file = world.path("copia.colloquio.json");
    let path = file.to_str().unwrap();
    let written = laptop.json(&["store", "backup", path]);
    let n = laptop.json(&["day", "show"])["entries"].clone();
    assert_eq!((&written["entries"], &written["path"]), (&n, &json!(path)));
    assert!(files(laptop.store()) == before, "a backup wrote into the store");
    // never over another
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(laptop.refused(1, &["store", "backup", path])["kind"], "exists");
    assert!(std::fs::read(&file).unwrap() == bytes);
    let nowhere = world.path("nowhere/x.json");
    assert_eq!(laptop.refused(1, &["store", "backup", nowhere.to_str().unwrap()])["kind"], "io");

    let device = |l: &Laptop| l.json(&["day", "show"])["device"]["id"].clone();
    assert!(!String::from_utf8(bytes).unwrap().contains("machine"), "no trace of the machine");
    restored.done(&["bundle", "import", path, "--laptop", "Riserva"]);
    assert_eq!(digest(&restored), digest(&laptop));
    assert_ne!(device(&restored), device(&laptop));
    // and both go on without a fork
    laptop.done(&["candidates", "arrive", "C002"]);
    restored.acting("lead").done(&["candidates", "late", "C001"]);
    let again = world.path("di-nuovo.json");
    restored.done(&["store", "backup", again.to_str().unwrap()]);
    laptop.done(&["bundle", "import", again.to_str().unwrap()]);
    let states = laptop.json(&["laptops", "list"]);
    assert!(states["laptops"].as_array().unwrap().iter().all(|l| l["state"] != "forked"), "{states}");
}

#[test]
fn a_copied_store_goes_on_as_another_laptop_from_its_first_write() {
    let world = World::new();
    let (laptop, twin) = (world.laptop("store"), world.laptop("copy"));
    day_of(&laptop);
    copy(laptop.store(), twin.store());
    let device = |l: &Laptop| l.json(&["day", "show"])["device"]["id"].clone();
    let before = files(twin.store());
    assert_eq!((device(&twin), digest(&twin)), (device(&laptop), digest(&laptop)), "looking makes no new laptop");
    checked(&twin, 0);
    assert!(files(twin.store()) == before);

    let said = twin.acting("lead").run(&["candidates", "arrive", "C001"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("Guida (2)"), "{}", said.err);
    assert_ne!(device(&twin), device(&laptop));
    assert_eq!(twin.acting("lead").run(&["candidates", "arrive", "C002"]).err, "", "once only");
    laptop.done(&["candidates", "absent", "C002"]);

    // each has written on: both chains stand, nobody gave a number twice
    let file = world.path("copia.json");
    twin.done(&["store", "backup", file.to_str().unwrap()]);
    laptop.done(&["bundle", "import", file.to_str().unwrap()]);
    let laptops = laptop.json(&["laptops", "list"]);
    let all = laptops["laptops"].as_array().unwrap();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|l| l["state"] != "forked"), "{laptops}");
    assert!(all.iter().any(|l| l["name"] == "Guida (2)"), "{laptops}");
    // the same with nothing known of the place: no evidence, no new laptop
    std::fs::remove_file(laptop.store().join("machine.json")).unwrap();
    let same = device(&laptop);
    laptop.done(&["candidates", "add", "--name", "Leo"]);
    assert_eq!(device(&laptop), same);
    assert!(laptop.store().join("machine.json").exists());
}

#[test]
fn a_killed_holder_blocks_nobody_and_one_without_a_card_is_another_program() {
    let world = World::new();
    let laptop = world.laptop("store");
    day_of(&laptop);
    let mut holder = laptop.start(&["play", "-"]);
    let card = laptop.store().join("holder.json");
    while !card.exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    let held = laptop.refused(1, &["candidates", "arrive", "C001"]);
    assert!(held["what"].as_str().unwrap().contains(&holder.id().to_string()), "{held}");
    // looking, checking and a backup work beside it
    laptop.done(&["candidates", "list"]);
    let seen = checked(&laptop, 0);
    assert_eq!(seen["holder"]["pid"], holder.id());
    laptop.done(&["store", "backup", world.path("accanto.json").to_str().unwrap()]);
    assert_eq!(laptop.refused(1, &["store", "rebuild"])["kind"], "held");

    std::fs::remove_file(&card).unwrap();
    let held = laptop.refused(1, &["candidates", "arrive", "C001"]);
    assert_eq!(held["kind"], "held");
    assert!(!held["what"].as_str().unwrap().contains(&holder.id().to_string()), "{held}");
    assert_eq!(checked(&laptop, 0)["holder"], json!({"pid": null, "since": null}));

    std::fs::write(&card, r#"{"pid":1,"host":"x","user":"y","app":"z","since":"2026-11-24T09:00:00Z","day":null}"#)
        .unwrap();
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(card.exists(), "a killed program leaves its card, and it means nothing");
    laptop.done(&["candidates", "arrive", "C001"]);
    assert!(!card.exists());
}

#[test]
fn a_day_that_never_began_is_named_and_hides_no_other() {
    let world = World::new();
    let laptop = world.laptop("store");
    let day = day_of(&laptop);
    // what a program of an earlier build left when it was killed between the folder and the first word
    let empty = laptop.store().join("days/0190a5c2-0000-7000-8000-000000000001");
    std::fs::create_dir_all(empty.join("journal")).unwrap();
    std::fs::copy(laptop.store().join("days").join(&day).join("device"), empty.join("device")).unwrap();
    let listed = laptop.run(&["day", "list"]);
    assert_eq!(listed.code, 0);
    assert!(
        listed.out.contains("Prova") && listed.err.contains(empty.to_str().unwrap()),
        "{}{}",
        listed.out,
        listed.err
    );
    assert_eq!(laptop.json(&["day", "list"])["days"].as_array().unwrap().len(), 1);
    assert_eq!(
        laptop.refused(1, &["--day", empty.file_name().unwrap().to_str().unwrap(), "day", "show"])["kind"],
        "unopened"
    );
    laptop.done(&["day", "show"]);
}

/// A rebuild takes one day, and without its name it is another day than the spoilt one.
#[test]
fn the_advice_names_the_day_where_there_are_several() {
    let world = World::new();
    let laptop = world.laptop("guida");
    for name in ["Prima", "Seconda"] {
        laptop.done(&["day", "new", "--name", name, "--date", "2026-11-28"]);
    }
    let spoilt = laptop.json(&["day", "show", "--day", "Prima"])["id"].as_str().unwrap().to_owned();
    std::fs::remove_dir_all(laptop.store().join("days").join(&spoilt).join("journal")).unwrap();
    let next = checked(&laptop, 3)["next"].as_str().unwrap().to_owned();
    let command = next.split("colloquio ").last().unwrap();
    assert!(command.ends_with(&spoilt), "{next}");
    laptop.done(&command.split(' ').collect::<Vec<_>>());
    checked(&laptop, 0);
}

#[test]
fn a_laptop_that_no_longer_knows_itself_is_told_how_it_is_mended() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let day = day_of(&laptop);
    let device = laptop.store().join("days").join(&day).join("device");
    for spoil in [|p: &Path| std::fs::remove_file(p).unwrap(), |p: &Path| std::fs::write(p, "nonsense").unwrap()] {
        spoil(&device);
        let next = laptop.refused(1, &["day", "show"])["next"].as_str().unwrap().to_owned();
        let command = next.split("colloquio ").last().unwrap().to_owned();
        assert!(command.starts_with("store rebuild"), "{next}");
        laptop.done(&command.split(' ').collect::<Vec<_>>());
        checked(&laptop, 0);
        laptop.done(&["day", "show"]);
    }
}
