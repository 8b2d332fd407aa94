//! `shortlist propose --problem`: the contract's document, exit codes, and files that are no problem.

use crate::world::World;
use serde_json::{Value, json};

const FIELDS: [&str; 18] = [
    "format",
    "version",
    "day",
    "places",
    "status",
    "objective",
    "bound",
    "chosen",
    "reserves",
    "best_values",
    "price",
    "lock_price",
    "gap",
    "replacement",
    "ties_at_the_cut",
    "alternatives",
    "clash",
    "repairs",
];

fn toy() -> Value {
    let path = format!("{}/tests/data/planning/shortlist/s01-toy.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_problem_in_a_file_is_answered_with_no_day_and_no_store() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let file = world.file("toy.json", &toy().to_string());
    let answer = laptop.json(&["shortlist", "propose", "--problem", file.to_str().unwrap()]);
    let mut fields: Vec<&String> = answer.as_object().unwrap().keys().collect();
    let mut expected = FIELDS.to_vec();
    fields.sort();
    expected.sort_unstable();
    assert_eq!(fields, expected);
    assert_eq!((&answer["format"], &answer["day"]), (&json!("colloquio-shortlist"), &Value::Null));
    assert_eq!(answer["chosen"], json!(["C001", "C006", "C007"]));
    assert_eq!(
        (&answer["status"], &answer["objective"], &answer["bound"]),
        (&json!("optimal"), &json!(11549), &json!(11549))
    );
    // C008 is the best stand-in for every member, the others for none: they follow by their gap
    assert_eq!(answer["reserves"], json!(["C008", "C005", "C002"]));
    let next = json!([{"objective": 11447, "out": ["C006"], "in": ["C008"]}, {"objective": 11384, "out": ["C001"], "in": ["C008"]}]);
    assert_eq!(answer["alternatives"], next);
    assert!(!laptop.store().exists());
    for lang in ["it", "en"] {
        let page = laptop.done(&["shortlist", "propose", "--problem", file.to_str().unwrap(), "--lang", lang]);
        let points = if lang == "it" { "11,549" } else { "11.549" };
        assert!(page.contains(points) && page.contains("C007") && page.contains("area:sviluppo"), "{page}");
    }
    let csv = laptop.done(&["shortlist", "propose", "--problem", file.to_str().unwrap(), "--format", "csv"]);
    assert!(csv.starts_with("state,candidate,area,value,gap,replacement\nin,C007,social,4148,581,581\n"), "{csv}");
}

#[test]
fn a_contradiction_is_the_same_document_and_exit_1() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let mut problem = toy();
    problem["locked_in"] = json!(["C001"]);
    problem["locked_out"] = json!(["C001"]);
    let file = world.file("never.json", &problem.to_string());
    let answer = laptop.run(&["shortlist", "propose", "--problem", file.to_str().unwrap(), "--format", "json"]);
    assert_eq!(answer.code, 1);
    let document: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(document["clash"], json!(["in:C001", "out:C001"]));
    assert_eq!(document["repairs"], document["clash"]);
    assert_eq!((&document["status"], &document["objective"]), (&json!("infeasible"), &Value::Null));
    let told: Value = serde_json::from_str(answer.err.lines().last().unwrap()).unwrap();
    assert_eq!(told["error"]["kind"], "infeasible");
}

#[test]
fn what_is_no_problem_is_told_with_its_place() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let told = |name: &str, text: &str| {
        let file = world.file(name, text);
        let refused = laptop.refused(1, &["shortlist", "propose", "--problem", file.to_str().unwrap()]);
        assert_eq!(refused["kind"], "bad_problem", "{name}");
        refused["what"].as_str().unwrap().to_owned()
    };
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut problem = toy();
        change(&mut problem);
        told("changed.json", &problem.to_string())
    };
    assert!(told("torn.json", "{\"seats\": 3,\n \"candidates\": [").contains('2'));
    for (place, change) in [
        ("seats:", &(|p: &mut Value| p["seats"] = json!(9)) as &dyn Fn(&mut Value)),
        ("seats:", &|p| p["seats"] = json!(0)),
        ("seats:", &|p| p["seats"] = json!(-3)),
        ("candidates[2].value:", &|p| p["candidates"][2]["value"] = json!(i64::MAX)),
        ("candidates[2].value:", &|p| p["candidates"][2]["value"] = json!(3.5)),
        ("candidates[4].id:", &|p| p["candidates"][4]["id"] = json!("C001")),
        ("quotas[1].id:", &|p| p["quotas"][1]["id"] = json!("area:sviluppo")),
        ("quotas[0].min:", &|p| p["quotas"][0]["min"] = json!(-1)),
        ("locked_in[0]:", &|p| p["locked_in"] = json!(["C9\u{1b}[2J"])),
        ("apart[0]:", &|p| p["apart"] = json!([["C001", "C404"]])),
        ("together[0]:", &|p| p["together"] = json!([["C001", "C001"]])),
    ] {
        let what = changed(change);
        assert!(what.contains(place) && !what.contains('\u{1b}'), "{place} {what}");
    }
    let missing = world.path("missing.json");
    assert_eq!(laptop.refused(1, &["shortlist", "propose", "--problem", missing.to_str().unwrap()])["kind"], "io");
    assert_eq!(laptop.refused(2, &["shortlist", "propose"])["kind"], "usage");
}
