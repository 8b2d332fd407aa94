//! The demo: that its script is what the generator makes, that it uses every command, and that the day it opens is the one
//! it was meant to be.

use crate::demo_day;
use crate::world::World;
use colloquio::domain::command::Command;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The moment at which the demo is looked at.
pub const MOMENT: &str = "2026-11-24T11:18:05+01:00+0";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/demo/day.jsonl")
}

fn script() -> String {
    std::fs::read_to_string(file()).expect("the demo's script")
}

/// After a change of the generator, or of what an entry's bytes are:
/// `cargo test --test it write_the_demo -- --ignored`, then build again.
#[test]
#[ignore = "writes assets/demo/day.jsonl"]
fn write_the_demo() {
    std::fs::write(file(), demo_day::lines().join("\n") + "\n").expect("the script is written");
}

#[test]
fn the_script_is_what_the_generator_makes() {
    let made = demo_day::lines();
    let kept = script();
    let kept: Vec<&str> = kept.lines().collect();
    if let Some((n, (made, kept))) = made.iter().zip(&kept).enumerate().find(|(_, (a, b))| a != b) {
        panic!("line {}: run write_the_demo\n{made}\n{kept}", n + 1);
    }
    assert_eq!(made.len(), kept.len(), "run write_the_demo");
}

#[test]
fn every_command_is_in_the_script_with_its_time_in_order_and_its_actor() {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut last = String::new();
    for line in script().lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        *used.entry(line["do"].as_str().expect("a command").to_owned()).or_default() += 1;
        let at = line["at"].as_str().expect("a time").to_owned();
        assert!(last <= at && at.as_str() <= "2026-11-24T11:18:00+01:00", "{line}");
        assert!(line["as"].is_string(), "{line}");
        last = at;
    }
    let missing: Vec<_> = Command::NAMES.iter().filter(|n| !used.contains_key(**n)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_line_is_taken() {
    let world = World::new();
    let answers = world.laptop("demo").at(MOMENT).played(&script());
    let nothing: Vec<usize> =
        answers.iter().filter(|a| a["entries"] == 0).filter_map(|a| Some(a["n"].as_u64()? as usize)).collect();
    let script = script();
    let idle: Vec<&str> = nothing.iter().map(|n| script.lines().nth(n - 1).expect("a line")).collect();
    // only settling what is no Clash writes nothing
    assert!(matches!(idle[..], [one] if one.contains("SettleClash")), "{idle:#?}");
}

#[test]
fn the_day_is_in_full_swing_and_the_same_every_time() {
    let world = World::new();
    let demo = world.laptop("demo").at(MOMENT);
    let dir = demo.store().display().to_string();
    // somebody else's language, seed and clock change nothing about the demo
    let said = world.laptop("elsewhere").done(&["demo", "--dir", &dir, "--no-open"]);
    assert_eq!(said.trim(), dir);
    assert!(!world.path("elsewhere").exists(), "no other store is touched");

    let show = demo.json(&["day", "show"]);
    assert_eq!(show["simulated_clock"], true);
    assert_eq!((&show["name"], &show["places"]), (&"Selezione Pistoia".into(), &12.into()));
    assert_eq!(show["state"], "open");
    let counts = &show["counts"];
    for (name, n) in [
        ("candidates", 80),
        ("done", 23),
        ("absent", 1),
        ("withdrawn", 1),
        ("sheets_open", 2),
        ("notes_owed", 1),
        ("clashes", 0),
    ] {
        assert_eq!(counts[name], n, "{name} in {counts}");
    }

    let candidates = demo.json(&["candidates", "list"]);
    let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
    for c in candidates["candidates"].as_array().expect("a list") {
        *stages.entry(c["stage"].as_str().expect("a stage")).or_default() += 1;
    }
    assert_eq!(stages["in_interview"], 4);
    assert_eq!(stages["called"], 1);
    assert!(stages["present"] >= 20 && stages["late"] >= 3 && stages["expected"] >= 20, "{stages:?}");

    let interviews = demo.json(&["interviews", "list"]);
    let of = |i: &Value| -> Vec<String> {
        i["sheets"]
            .as_array()
            .expect("sheets")
            .iter()
            .map(|s| s["state"].as_str().expect("a state").to_owned())
            .collect()
    };
    let all = interviews["interviews"].as_array().expect("a list");
    let waiting: Vec<_> = all
        .iter()
        .filter(|i| i["state"] != "void" && i["revealed"] == false && of(i).iter().all(|s| s == "sealed"))
        .collect();
    assert_eq!(waiting.len(), 1, "{waiting:#?}");
    let open = all.iter().flat_map(of).filter(|s| s == "open").count();
    assert_eq!(open, 2);

    let pairs = demo.json(&["pairs", "list"]);
    let desk = |name: &str| {
        pairs["pairs"].as_array().expect("a list").iter().find(|p| p["desk"] == name).cloned().expect("a desk")
    };
    assert_eq!(desk("A")["now"], Value::Null);
    assert!(desk("B")["now"].is_object());

    let scores = demo.done(&["scores", "list", "--format", "json"]);
    let again = world.laptop("again").at(MOMENT).speaking("en");
    let dir = again.store().display().to_string();
    again.done(&["demo", "--dir", &dir, "--no-open"]);
    assert_eq!(again.json(&["day", "show"])["digest"], show["digest"]);
    assert_eq!(again.done(&["scores", "list", "--format", "json"]), scores);
}
