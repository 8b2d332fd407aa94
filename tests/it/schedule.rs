//! `schedule plan` and `replan` of a problem in a file: the contract's document, the exit codes, and no store.

use crate::world::World;
use serde_json::{Value, json};
use std::path::PathBuf;

fn reference(name: &str) -> (PathBuf, Value) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/planning/schedule/{name}.json"));
    let problem = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    (path, problem)
}

#[test]
fn the_kind_in_the_file_says_what_is_solved_and_no_store_is_made() {
    let world = World::new();
    let laptop = world.laptop("one");
    for (verb, name) in [("plan", "p05-overload"), ("replan", "r04-interviewer-leaves"), ("plan", "j01-joint24")] {
        let (path, problem) = reference(name);
        let answer = laptop.run(&["schedule", verb, "--problem", path.to_str().unwrap(), "--format", "json"]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{name}");
        let plan: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!((&plan["format"], &plan["day"]), (&json!("colloquio-schedule"), &Value::Null));
        assert_eq!((&plan["status"], &plan["objective"]), (&json!("optimal"), &problem["objective"]), "{name}");
        assert_eq!(plan["bound"], plan["objective"]);
        let parts: i64 = plan["parts"].as_object().unwrap().values().map(|v| v.as_i64().unwrap()).sum();
        assert_eq!(json!(parts), plan["objective"]);
        // everybody is in one of the two lists
        let (assigned, out) = (plan["assigned"].as_object().unwrap(), plan["unassigned"].as_array().unwrap());
        for c in problem["candidates"].as_array().unwrap() {
            let id = c["id"].as_str().unwrap();
            let left = out.iter().filter(|u| u["candidate"] == id).count();
            assert_eq!(left + usize::from(assigned.contains_key(id)), 1, "{name}: {id}");
        }
        match name {
            "p05-overload" => {
                assert!(
                    out.iter().all(|u| u["why"] == "full") && out.iter().any(|u| u["relax"]["rule"] == "extra_cell")
                );
            }
            "r04-interviewer-leaves" => {
                let moves = plan["moves"].as_array().unwrap();
                assert_eq!(moves.len(), 10);
                for m in moves {
                    assert_eq!(m["from"], problem["previous"][m["candidate"].as_str().unwrap()]);
                    assert_eq!(m["to"], plan["assigned"][m["candidate"].as_str().unwrap()]);
                }
            }
            _ => assert_eq!(plan["rota"][0].as_array().unwrap().len(), 3),
        }
    }
    assert!(!world.path("one").exists());
}

#[test]
fn people_read_a_grid_in_their_language() {
    let world = World::new();
    let path = reference("p01-tiny").0;
    let asked = ["schedule", "plan", "--problem", path.to_str().unwrap()];
    let table = world.laptop("one").done(&asked);
    // twelve people, two desks, 09:00 first
    let first = table.lines().find(|l| l.starts_with("09:00")).unwrap();
    assert_eq!(first.split_whitespace().count(), 3, "{first}");
    assert_eq!(table.matches("C0").count(), 12, "{table}");
    assert_ne!(table, world.laptop("one").speaking("en").done(&asked));
    let csv = world.laptop("one").done(&[&asked[..], &["--format", "csv"]].concat());
    assert_eq!((csv.lines().next(), csv.lines().count()), (Some("candidate,desk,slot,time,interviewers,why"), 13));
}

#[test]
fn what_cannot_be_solved_says_why_and_where() {
    let world = World::new();
    let laptop = world.laptop("one");
    let solve = |problem: &Value| {
        let file = world.file("problem.json", &problem.to_string());
        laptop.run(&["schedule", "plan", "--problem", file.to_str().unwrap(), "--format", "json"])
    };
    let (_, mut joint) = reference("j01-joint24");
    joint["blocks"] = json!([0, 1, 2, 3]);
    let answer = solve(&joint);
    let document: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((answer.code, &document["status"], &document["objective"]), (1, &json!("infeasible"), &Value::Null));

    let (_, mut bad) = reference("p01-tiny");
    bad["candidates"][3]["conflicts"] = json!(["H\u{1b}[2J"]);
    let answer = solve(&bad);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    assert!(answer.err.contains("candidates[3].conflicts[0]"), "{}", answer.err);
    assert!(!answer.err.contains('\u{1b}'), "a name from a file reached the terminal");
    let last: Value = serde_json::from_str(answer.err.lines().last().unwrap()).unwrap();
    assert_eq!(last["error"]["kind"], "bad_problem");

    assert_eq!(laptop.run(&["schedule", "plan", "--problem", "nowhere.json"]).code, 1);
    assert_eq!(laptop.run(&["schedule", "plan"]).code, 2);
}
