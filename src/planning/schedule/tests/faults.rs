//! Files that are no problem: each fault with its place, and never a panic.

use super::super::*;
use serde_json::{Value, json};

fn tiny() -> Value {
    let path = format!("{}/tests/data/planning/schedule/p01-tiny.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The fault of the tiny instance with one value changed (a JSON pointer; null takes it away).
fn fault(at: &str, value: Value) -> Fault {
    let mut file = tiny();
    match file.pointer_mut(at) {
        Some(place) => *place = value,
        None => file[at.trim_start_matches('/')] = value,
    }
    read(&serde_json::to_vec(&file).unwrap()).unwrap_err()
}

#[test]
fn each_fault_names_its_place() {
    let wanted = |w| Wrong::Kind(w);
    let unknown = |name: &str| Wrong::Unknown(name.to_owned());
    let cases = [
        ("/kind", json!(null), "kind", Wrong::Missing),
        ("/kind", json!("tour"), "kind", Wrong::UnknownKind("tour".into())),
        ("/kind", json!("replan"), "now", Wrong::Missing),
        ("/slot_min", json!(0), "slot_min", Wrong::Outside { least: 1, most: LARGEST }),
        ("/slot_min", json!(u64::MAX), "slot_min", wanted(Wanted::Whole)),
        ("/slot_min", json!(20.5), "slot_min", wanted(Wanted::Whole)),
        ("/desks", json!("A"), "desks", wanted(Wanted::List)),
        ("/desks/1", json!("A"), "desks[1]", Wrong::Twice("A".into())),
        ("/blocks", json!([0, 1, 1]), "blocks[2]", Wrong::Twice("1".into())),
        ("/slots/3/block", json!(9), "slots[3].block", unknown("9")),
        ("/slots/3/start", json!(540), "slots[3].start", Wrong::Backwards),
        ("/rota/0/1", json!(["H02", "X"]), "rota[0][1][1]", unknown("X")),
        ("/rota/0/1", json!(["H01"]), "rota[0][1]", Wrong::Twice("H01".into())),
        ("/rota/1", json!([]), "rota[1]", Wrong::Length { wanted: 2, found: 0 }),
        ("/buffers/0", json!(["A"]), "buffers[0]", wanted(Wanted::Cell)),
        ("/buffers/0", json!(["A", 8]), "buffers[0]", Wrong::Outside { least: 0, most: 7 }),
        ("/buffers/0", json!(["C", 1]), "buffers[0]", unknown("C")),
        ("/interviewers/2/id", json!("H01"), "interviewers[2].id", Wrong::Twice("H01".into())),
        ("/interviewers/2/away", json!([[700, 600]]), "interviewers[2].away[0]", Wrong::Backwards),
        ("/candidates/4/id", json!("C001"), "candidates[4].id", Wrong::Twice("C001".into())),
        ("/candidates/4/window", json!([540]), "candidates[4].window", wanted(Wanted::Span)),
        ("/candidates/4/conflicts", json!(["H09"]), "candidates[4].conflicts[0]", unknown("H09")),
        ("/candidates/4/priority", json!(-1), "candidates[4].priority", Wrong::Outside { least: 0, most: 1_000_000 }),
        ("/weights/alt", json!(-40), "weights.alt", Wrong::Outside { least: 0, most: LARGEST }),
        ("/weights/alt", json!(null), "weights.alt", Wrong::Missing),
        ("/locked", json!({"C099": ["A", 0]}), "locked", unknown("C099")),
        ("/locked", json!({"C001": ["A", 0], "C002": ["A", 0]}), "locked.C002", Wrong::Twice("A 0".into())),
        ("/base_load", json!([[0, 0]]), "base_load", Wrong::Length { wanted: 2, found: 1 }),
        ("/base_load", json!([[0, 0], [0, -1]]), "base_load[1][1]", Wrong::Outside { least: 0, most: 1_000_000 }),
    ];
    for (at, value, place, wrong) in cases {
        assert_eq!(fault(at, value.clone()), Fault::at(place, wrong), "{at} = {value}");
    }
    assert_eq!(read(b"{\n \"kind\": }").unwrap_err(), Fault::at("", Wrong::Syntax { line: 2, column: 10 }));
    assert_eq!(read(b"[]").unwrap_err(), Fault::at("", Wrong::Kind(Wanted::Object)));
}

#[test]
fn sums_that_could_not_be_exact_are_refused() {
    let mut file = tiny();
    file["weights"]["unassigned"] = json!(LARGEST);
    file["candidates"][0]["priority"] = json!(1_000_000);
    file["weights"]["load_desk"] = json!(LARGEST);
    // still exact
    let problem = read(&serde_json::to_vec(&file).unwrap()).unwrap();
    assert!(solve(&problem, 1).unwrap().is_some_and(|p| p.bound == p.objective));
    file["base_load"] = json!([[1_000_000, 0], [0, 0]]);
    assert_eq!(read(&serde_json::to_vec(&file).unwrap()).unwrap_err(), Fault::at("weights", Wrong::TooLarge));
}

#[test]
fn nothing_at_all_is_a_problem_too() {
    let empty = json!({"kind": "plan", "slot_min": 20, "blocks": [], "slots": [], "desks": [], "interviewers": [], "rota": [],
        "weights": tiny()["weights"], "candidates": []});
    let plan = solve(&read(&serde_json::to_vec(&empty).unwrap()).unwrap(), 1).unwrap().unwrap();
    assert_eq!((plan.objective, plan.bound), (0, 0));
    let mut joint = empty.clone();
    (joint["kind"], joint["hosts"], joint["guests"]) = (json!("joint"), json!([]), json!([]));
    assert!(solve(&read(&serde_json::to_vec(&joint).unwrap()).unwrap(), 1).unwrap().is_some());
    let mut nowhere = empty;
    nowhere["candidates"] = json!([{"id": "C", "area": "x", "window": [0, 10]}]);
    let plan = solve(&read(&serde_json::to_vec(&nowhere).unwrap()).unwrap(), 1).unwrap().unwrap();
    assert_eq!((plan.objective, plan.unassigned[0].why, plan.unassigned[0].relax), (100_000, Why::NoArea, None));
}

#[test]
fn a_problem_too_large_to_answer_is_refused_at_once() {
    let mut problem = read(&serde_json::to_vec(&tiny()).unwrap()).unwrap();
    problem.slots = (0..60_000).map(|n| Slot { start: 20 * n, block: usize::from(n >= 30_000) }).collect();
    let somebody = problem.candidates[0].clone();
    problem.candidates = (0..200).map(|n| Candidate { id: n.to_string(), ..somebody.clone() }).collect();
    assert_eq!(solve(&problem, 1), Err(Fault::at("candidates", Wrong::TooMany)));
    problem.desks = (0..4).map(|d| d.to_string()).collect();
    assert_eq!(solve(&problem, 1), Err(Fault::at("desks", Wrong::TooMany)));
}
