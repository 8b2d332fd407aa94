//! What nobody should type and no file should hold, through the program itself: refused in words, at once, and for programs.

mod folders;
#[cfg(target_os = "linux")]
mod memory;

use crate::world::World;

#[test]
fn wrong_usage_is_told_to_programs_too() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let refused = laptop.refused(2, &["rank", "--places", "twelve"]);
    assert_eq!(refused["kind"], "usage");
    for part in ["what", "safe", "next"] {
        assert!(refused[part].as_str().is_some_and(|t| !t.is_empty()), "{refused}");
    }
    // what was typed comes back in the sentence, and cannot steer the terminal
    let answer = laptop.run(&["rank", "--places", "\u{202e}12\u{1b}[2J"]);
    assert_eq!(answer.code, 2);
    assert!(!answer.err.contains(['\u{202e}', '\u{1b}']), "{:?}", answer.err);
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_no_rubric_and_no_script() {
    let world = World::new();
    let laptop = world.laptop("guida");
    for verb in ["check", "use"] {
        assert_eq!(laptop.refused(1, &["rubric", verb, "/dev/zero"])["kind"], "io");
    }
    assert_eq!(laptop.refused(1, &["play", "/dev/zero"])["kind"], "not_a_command");
    laptop.done(&["day", "new", "--name", "Prova", "--date", "2026-11-28"]);
    let day = laptop.json(&["day", "show"])["id"].as_str().unwrap().to_owned();
    let journal = laptop.store().join("days").join(day).join("journal/00000001.log");
    std::fs::remove_file(&journal).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&journal).status().unwrap().success());
    for verb in [["store", "check"], ["store", "rebuild"], ["day", "show"]] {
        assert_eq!(laptop.refused(1, &verb)["kind"], "io");
    }
}

#[test]
fn a_day_that_cannot_be_read_hides_no_other() {
    let world = World::new();
    let laptop = world.laptop("guida");
    for name in ["Prima", "Seconda"] {
        laptop.done(&["day", "new", "--name", name, "--date", "2026-11-28"]);
    }
    let second = laptop.json(&["day", "show", "--day", "Seconda"])["id"].as_str().unwrap().to_owned();
    let device = laptop.store().join("days").join(&second).join("device");
    std::fs::write(&device, "nonsense").unwrap();
    let answer = laptop.run(&["day", "list", "--format", "json"]);
    assert_eq!(answer.code, 3, "{}", answer.err);
    assert!(answer.err.contains(&second), "{}", answer.err);
    let list: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    let names: Vec<&str> = list["days"].as_array().unwrap().iter().map(|d| d["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Prima"]);
    assert_eq!(laptop.json(&["day", "show", "--day", "Prima"])["name"], "Prima");
}

#[test]
fn a_rubric_that_will_not_do_is_refused_in_words() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let rubric =
        r#"{"format":"colloquio-rubric","version":1,"id":"r","name":{"it":"r","en":"r"},"scale":{"min":0,"max":10},
        "criteria":[{"id":"K","name":{"it":"k","en":"k"},"weight":1}]}"#
            .replace('\n', " ");
    let line = format!(r#"{{"do":"OpenDay","name":"Prova","date":"2026-11-28","places":2,"rubric":{rubric}}}"#);
    let answer = &laptop.play(&format!("{line}\n"))[0];
    assert_eq!((&answer["ok"], &answer["refusal"]), (&false.into(), &"BadValue".into()), "{answer}");
    let text = answer["text"].as_str().unwrap();
    assert!(text.contains("rubric.scale") && !text.contains(['{', '[']), "{text}");
}

#[test]
fn a_zone_that_nobody_knows_is_refused() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let script = r#"{"do":"OpenDay","name":"Prova","date":"2026-11-28","places":2,"zone":"Mars/Base"}
{"do":"OpenDay","name":"Prova","date":"2026-11-28","places":2}
{"do":"ChangeDay","field":"zone","value":"Mars/Base"}
{"do":"ChangeDay","field":"zone","value":"Europe/Lisbon"}
"#;
    let oks: Vec<bool> = laptop.play(script).iter().map(|a| a["ok"].as_bool().unwrap()).collect();
    assert_eq!(oks, [false, true, false, true]);
}

/// The library that reads workbooks trips over a cell that says it stands in row 4,294,967,295 and beyond.
#[test]
fn a_workbook_that_trips_its_reader_is_a_damaged_file_in_words() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/hostile/cell-beyond-counting.xlsx");
    let answer = laptop.run(&["analyse", file]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.lines().count() <= 3 && !answer.err.contains("panicked"), "{}", answer.err);
}

/// Who holds the store is only a sentence: on a full disk it goes unsaid, and the day is there all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_too_full_for_the_holders_sentence_stops_no_command() {
    let world = World::new();
    let laptop = world.laptop("guida");
    laptop.done(&["day", "new", "--name", "Prova", "--date", "2026-11-28"]);
    std::os::unix::fs::symlink("/dev/full", laptop.store().join("holder.json")).unwrap();
    laptop.done(&["candidates", "add", "--name", "Ada"]);
    assert_eq!(laptop.json(&["day", "show"])["counts"]["candidates"], 1);
}
