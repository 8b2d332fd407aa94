//! A desk's laptop dies with the last bundle on the stick. A spare takes over for the same interviewers, and what the lost
//! one still knew merges or clashes when it turns up; nothing vanishes.

use crate::world::{Laptop, World};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn mark(who: &str, v: &str, criterion: &str, level: i64) -> String {
    json!({"do": "SetMark", "as": who, "interview": v, "criterion": criterion, "level": level, "note": format!("{who} {criterion} {level}")})
        .to_string()
}

fn export(laptop: &Laptop, folder: &str) -> String {
    laptop.json(&["bundle", "export", "--to", folder])["path"].as_str().unwrap().to_owned()
}

/// The marks of a sheet as its author sees them: criterion and level.
fn marks(laptop: &Laptop, who: &str, v: &str) -> Vec<(String, Value)> {
    let scores = laptop.acting(who).json(&["scores", "list"]);
    let sheets = scores["sheets"].as_array().unwrap();
    let sheet = sheets.iter().find(|s| s["interview"] == v && s["interviewer"] == who).unwrap();
    let marks = sheet["marks"].as_array().unwrap();
    marks.iter().map(|m| (m["criterion"].as_str().unwrap().to_owned(), m["value"].clone())).collect()
}

#[test]
fn a_spare_takes_over_a_desk_and_the_marks_of_the_lost_laptop_merge_or_clash() {
    let world = World::new();
    let [lead, lost, spare] = ["guida", "banco-b", "riserva"].map(|name| world.laptop(name));
    std::fs::create_dir(world.path("stick")).unwrap();
    let stick = world.path("stick").to_str().unwrap().to_owned();
    lead.done(&["day", "new", "--name", "Prova", "--date", "2026-11-24", "--places", "2"]);
    let people = [
        json!({"do": "AddInterviewer", "as": "lead", "name": "Sara"}),
        json!({"do": "AddInterviewer", "as": "lead", "name": "Luca"}),
        json!({"do": "AddPair", "as": "lead", "desk": "B", "host": "I01", "partner": "I02"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Zoe"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Ivo"}),
    ];
    lead.played(&people.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"));
    lost.done(&["bundle", "import", &export(&lead, &stick), "--laptop", "Banco B"]);
    let taken_in = lost.acting("I01").json(&["interviews", "start", "C001", "--desk", "B"]);
    let v = taken_in["made"][0].as_str().unwrap().to_owned();
    lost.played(&[mark("I01", &v, "ATT", 4), mark("I02", &v, "ATT", 3)].join("\n"));
    let last = export(&lost, &stick);
    // after the last export; then the laptop dies
    lost.played(&[mark("I01", &v, "PRO", 2), mark("I01", &v, "IMP", 5), mark("I02", &v, "PRO", 1)].join("\n"));

    // one command, and the same two people go on where the stick ends
    let begun = Instant::now();
    assert!(last.starts_with(&stick));
    spare.done(&["bundle", "import", &stick, "--laptop", "Riserva"]);
    assert_eq!(marks(&spare, "I01", &v), [("ATT".to_owned(), json!(4))]);
    let sheet = ["--candidate", "C001", "--interviewer", "I01", "--criterion", "PRO", "4"];
    spare.done(&[&["scores", "set"][..], &sheet].concat());
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    spare.played(&[mark("I01", &v, "MES", 3), mark("I02", &v, "PRO", 1)].join("\n"));

    // the lost laptop turns up; in whatever order, the lead and the spare end in one Day with everything in it
    let (late, other) = (export(&lost, &stick), export(&spare, &stick));
    lead.done(&["bundle", "import", &late]);
    let brought = lead.acting("I01").json(&["bundle", "import", &other]);
    assert!([0, 3].contains(&spare.run(&["bundle", "import", &late]).code));
    let show = |laptop: &Laptop| laptop.acting("lead").json(&["day", "show"]);
    let (seen, there) = (show(&lead), show(&spare));
    assert_eq!(seen["digest"], there["digest"]);
    assert_eq!(seen["counts"]["waiting"], 0);
    // what only one of them wrote is simply there
    let of =
        |criterion: &str| marks(&lead, "I01", &v).into_iter().find(|(c, _)| c == criterion).map(|(_, value)| value);
    assert_eq!((of("ATT"), of("IMP"), of("MES")), (Some(json!(4)), Some(json!(5)), Some(json!(3))));
    // what both wrote differently has both values, its author is shown them, and no number is made of it
    let clashes: Vec<&Value> = brought["files"][0]["clashes"].as_array().unwrap().iter().collect();
    let marks_in_clash: Vec<&&Value> =
        clashes.iter().filter(|c| c["what"].as_str().unwrap().starts_with("mark/")).collect();
    assert_eq!(marks_in_clash.len(), 1, "the same said twice is no Clash: {clashes:?}");
    let both = [&marks_in_clash[0]["ours"]["level"], &marks_in_clash[0]["theirs"]["level"]];
    assert_eq!(both, [&json!(2), &json!(4)], "{clashes:?}");
    assert_eq!(of("PRO"), Some(Value::Null), "a mark in Clash counts as missing");
    assert!(seen["counts"]["clashes"].as_u64() >= Some(1), "{seen}");
    // its author says it again, and all is settled everywhere
    lead.played(&mark("I01", &v, "PRO", 3));
    spare.done(&["bundle", "import", &export(&lead, &stick)]);
    assert_eq!(show(&spare)["digest"], show(&lead)["digest"]);
    assert_eq!(marks(&spare, "I01", &v).iter().find(|(c, _)| c == "PRO").unwrap().1, json!(3));
}
