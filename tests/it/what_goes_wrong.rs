//! What goes wrong in the interview room: one story a row of the plan of the day, with real commands and real stores.

use crate::world::{Laptop, World};
use serde_json::{Value, json};

const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];

/// The lines of a small day: two desks, four people who wait.
pub const DAY: &str = r#"
{"do":"OpenDay","name":"Selezione Pistoia","date":"2026-11-24","places":2,"areas":[{"name":"Web"}]}
{"do":"AddInterviewer","as":"lead","name":"Chiara Bini"}
{"do":"AddInterviewer","as":"lead","name":"Tommaso Galli","role":"partner"}
{"do":"AddInterviewer","as":"lead","name":"Sara Lombardi"}
{"do":"AddInterviewer","as":"lead","name":"Luca Neri","role":"partner"}
{"do":"AddPair","as":"lead","desk":"A","host":"I01","partner":"I02"}
{"do":"AddPair","as":"lead","desk":"B","host":"I03","partner":"I04"}
{"do":"AddCandidate","as":"lead","name":"Zoë Càvoli","area":"Web"}
{"do":"AddCandidate","as":"lead","name":"Aurora De'Rossi","area":"Web"}
{"do":"AddCandidate","as":"lead","name":"Ottavia Tesi","area":"Web"}
{"do":"AddCandidate","as":"lead","name":"Bianca Pieraccini","area":"Web"}
"#;

struct Room {
    world: World,
    lead: Laptop,
}

fn room() -> Room {
    let world = World::new();
    let lead = world.laptop("guida");
    lead.played(DAY);
    std::fs::create_dir(world.path("stick")).unwrap();
    Room { world, lead }
}

impl Room {
    /// A laptop that joins with what is on the stick.
    fn joined(&self, name: &str, file: &str) -> Laptop {
        let laptop = self.world.laptop(name);
        laptop.done(&["bundle", "import", file, "--laptop", name]);
        laptop
    }

    /// Everything this laptop has, on the stick.
    fn give(&self, laptop: &Laptop) -> String {
        let stick = self.world.path("stick");
        let written = laptop.json(&["bundle", "export", "--full", "--to", stick.to_str().unwrap()]);
        written["path"].as_str().unwrap().to_owned()
    }
}

fn take_in(laptop: &Laptop, who: &str, candidate: &str, desk: &str) -> String {
    let started = laptop.acting(who).json(&["interviews", "start", candidate, "--desk", desk]);
    started["made"][0].as_str().unwrap().to_owned()
}

fn mark(who: &str, v: &str, criterion: &str, level: i64) -> String {
    json!({"do": "SetMark", "as": who, "interview": v, "criterion": criterion, "level": level, "note": "Sentito."})
        .to_string()
}

fn seal(who: &str, v: &str) -> String {
    json!({"do": "SealSheet", "as": who, "interview": v}).to_string()
}

fn sheet(laptop: &Laptop, who: &str, v: &str, level: i64) {
    let mut lines: Vec<String> = CRITERIA.iter().map(|criterion| mark(who, v, criterion, level)).collect();
    lines.push(seal(who, v));
    laptop.played(&lines.join("\n"));
}

fn reveal(laptop: &Laptop, who: &str, v: &str) {
    laptop.played(&json!({"do": "OpenReveal", "as": who, "interview": v}).to_string());
}

/// The raw score of a candidate as the lead has it.
fn raw(laptop: &Laptop, code: &str) -> Value {
    let ranking = laptop.acting("lead").json(&["rank"]);
    let all = ranking["candidates"].as_array().unwrap().iter();
    all.into_iter().find(|c| c["id"] == code || c["code"] == code).map_or(Value::Null, |c| c["raw"].clone())
}

fn missing(laptop: &Laptop) -> Vec<String> {
    let day = laptop.acting("lead").json(&["day", "show"]);
    let all = day["blockers"].as_array().unwrap().iter().filter(|b| b["accepted"] != true);
    all.map(|b| format!("{} {} {}", b["kind"].as_str().unwrap(), b["candidate"], b["interviewer"])).collect()
}

fn refusal(laptop: &Laptop, line: &Value) -> Value {
    laptop.play(&line.to_string()).remove(0)["refusal"].clone()
}

#[test]
fn laptop_dies() {
    let room = room();
    let desk = room.joined("banco-a", &room.give(&room.lead));
    let v = take_in(&desk, "I01", "C001", "A");
    desk.played(&[mark("I01", &v, "ATT", 4), mark("I02", &v, "ATT", 3)].join("\n"));
    let last = room.give(&desk);
    // after the last stick: on that laptop's disk and nowhere else
    desk.played(&mark("I01", &v, "PRO", 5));
    // a spare takes over with one command, and the same two go on where the stick ends
    let spare = room.joined("riserva", &last);
    spare.played(&[mark("I01", &v, "IMP", 4), mark("I02", &v, "PRO", 2)].join("\n"));
    room.lead.done(&["bundle", "import", &room.give(&spare)]);
    // the dead laptop's disk is read later: what came after merges, nothing is lost and nothing twice
    room.lead.done(&["bundle", "import", &room.give(&desk)]);
    spare.done(&["bundle", "import", &room.give(&room.lead)]);
    let scores = spare.acting("I01").json(&["scores", "list"]);
    let own = scores["sheets"].as_array().unwrap().iter().find(|s| s["interviewer"] == "I01").unwrap().clone();
    let levels: Vec<_> = own["marks"].as_array().unwrap().iter().filter_map(|m| m["value"].as_i64()).collect();
    assert_eq!(levels.len(), 3, "{own}");
    assert_eq!(spare.acting("lead").json(&["day", "show"])["counts"]["clashes"], 0);
}

#[test]
fn conflict_discovered_in_the_room() {
    let room = room();
    let lead = &room.lead;
    let v = take_in(lead, "I01", "C001", "A");
    sheet(lead, "I01", &v, 5);
    sheet(lead, "I02", &v, 2);
    reveal(lead, "I02", &v);
    let both = raw(lead, "C001");
    // Chiara remembers: they were at school together
    let conflict = ["interviews", "conflict", &v, "--interviewer", "I01", "--reason", "Compagni di scuola."];
    lead.acting("I01").done(&conflict);
    let one = raw(lead, "C001");
    assert_ne!(both, one, "her marks are out of every sum");
    let scores = lead.acting("lead").json(&["scores", "list"]).to_string();
    assert!(scores.contains("\"I01\""), "not erased: the sheet is still there to see");
    // the page, the agreement and the assignment refuse from then on
    let note = json!({"do": "SetNote", "as": "I01", "interview": v, "criterion": "ATT", "text": "dopo"});
    assert_eq!(refusal(lead, &note), "SeatInConflict");
    let agree =
        json!({"do": "SetAgreement", "as": "I01", "interview": v, "criterion": "ATT", "level": 3, "reason": "x"});
    assert_eq!(refusal(lead, &agree), "SeatInConflict");
    // where both know the person, another pair is needed: the desk is refused, the other one is not
    let v = take_in(lead, "I01", "C002", "A");
    for who in ["I01", "I02"] {
        lead.acting(who).done(&["interviews", "conflict", &v, "--interviewer", who, "--reason", "Vicini di casa."]);
    }
    lead.played(&json!({"do": "EndInterview", "as": "I01", "interview": v, "how": "void"}).to_string());
    let again = json!({"do": "StartInterview", "as": "lead", "candidate": "C002", "desk": "A"});
    assert_eq!(refusal(lead, &again), "ConflictDeclared");
    take_in(lead, "I03", "C002", "B");
    assert!(missing(lead).iter().all(|row| !row.contains("\"I01\"")), "{:?}", missing(lead));
}

#[test]
fn wrong_person_scored() {
    let room = room();
    let lead = &room.lead;
    let v = take_in(lead, "I01", "C001", "A");
    sheet(lead, "I01", &v, 4);
    // sealed already, not revealed: the sheet goes with the interview
    let to = |candidate: &str| json!({"do": "MoveInterview", "as": "I01", "interview": v, "candidate": candidate});
    lead.played(&to("C004").to_string());
    assert_eq!((raw(lead, "C001"), raw(lead, "C004").is_null()), (Value::Null, false));
    // both records tell it
    for code in ["C001", "C004"] {
        let person = lead.json(&["candidates", "show", code]);
        let moves = person["moves"].as_array().unwrap();
        assert_eq!(moves.len(), 1, "{person}");
        let told = [&moves[0]["interview"], &moves[0]["from"], &moves[0]["to"], &moves[0]["by"]];
        assert_eq!(told, [&json!(v), &json!("C001"), &json!("C004"), &json!("I01")]);
    }
    sheet(lead, "I02", &v, 3);
    reveal(lead, "I01", &v);
    assert_eq!(refusal(lead, &to("C002")), "AlreadyRevealed");
}

#[test]
fn sheet_forgotten() {
    let room = room();
    let lead = &room.lead;
    let v = take_in(lead, "I01", "C001", "A");
    sheet(lead, "I01", &v, 4);
    lead.played(&json!({"do": "EndInterview", "as": "I01", "interview": v}).to_string());
    // listed by name, and the day cannot be closed
    assert_eq!(missing(lead), [r#"sheet_missing "C001" "I02""#]);
    let close = lead.acting("lead").refused(1, &["day", "close"]);
    assert!(close.to_string().contains("Tommaso Galli"), "{close}");
    // an hour later he remembers, at 17:40 with not one line of evidence: sealing is possible, the debt is listed
    let lines: Vec<String> = CRITERIA
        .iter()
        .map(|c| json!({"do": "SetMark", "as": "I02", "interview": v, "criterion": c, "level": 5}).to_string())
        .chain([seal("I02", &v)])
        .collect();
    lead.played(&lines.join("\n"));
    assert_eq!(missing(lead), [""; 0]);
    assert_eq!(lead.acting("lead").json(&["day", "show"])["counts"]["notes_owed"], 7);
    lead.acting("lead").done(&["day", "close"]);
}

#[test]
fn interviewer_leaves() {
    let room = room();
    let lead = &room.lead;
    let v = take_in(lead, "I01", "C001", "A");
    sheet(lead, "I01", &v, 4);
    lead.played(&json!({"do": "EndInterview", "as": "I01", "interview": v}).to_string());
    // Tommaso has to go: the sheet will never come, the lead says why, and the one voice counts and is said to be one
    let accept = ["day", "close", "--accept-missing", &v, "--reason", "Tommaso è dovuto andare via."];
    let why = json!({"do": "AcceptGap", "as": "lead", "what": "sheet_missing", "ids": [format!("{v}/I02")],
        "reason": "Tommaso è dovuto andare via."});
    lead.played(&why.to_string());
    assert_eq!(missing(lead), [""; 0]);
    let ranking = lead.acting("lead").json(&["rank"]);
    let one = ranking["candidates"].as_array().unwrap().iter().find(|c| c["id"] == "C001" || c["code"] == "C001");
    let told = one.unwrap().to_string();
    assert!(told.contains("I02"), "what is missing stands beside the figure: {told}");
    // the lead sits in from now on: a new pair, and the past is still Tommaso's
    lead.played(r#"{"do":"AddPair","as":"lead","desk":"A","host":"I01","partner":"lead"}"#);
    let next = take_in(lead, "I01", "C002", "A");
    let interviews = lead.json(&["interviews", "list"]);
    let seats = |code: &str| {
        let all = interviews["interviews"].as_array().unwrap();
        all.iter().find(|i| i["id"] == code).unwrap().to_string()
    };
    assert!(seats(&v).contains("I02") && !seats(&next).contains("I02"), "{interviews}");
    sheet(lead, "I01", &next, 3);
    sheet(lead, "lead", &next, 4);
    reveal(lead, "I01", &next);
    lead.acting("lead").done(&accept[..2]);
}

#[test]
fn interviewer_leaves_and_the_other_goes_on_alone() {
    let room = room();
    let lead = &room.lead;
    // one act: who stays, and nobody beside
    lead.acting("lead").done(&["pairs", "add", "--desk", "A", "--host", "Chiara", "--instead", "P1"]);
    let pairs = lead.json(&["pairs", "list"]);
    let here: Vec<_> = pairs["pairs"].as_array().unwrap().iter().filter(|pair| pair["desk"] == "A").collect();
    assert_eq!((here.len(), &here[0]["partner"]), (1, &Value::Null), "{pairs}");
    let v = take_in(lead, "I01", "C001", "A");
    sheet(lead, "I01", &v, 4);
    // one sheet is all there will be: nothing waits for a second one
    reveal(lead, "I01", &v);
    assert_eq!(missing(lead), [""; 0]);
    assert!(!raw(lead, "C001").is_null());
}

#[test]
fn interviewer_leaves_and_the_desk_closes() {
    let room = room();
    let lead = &room.lead;
    let desk = room.joined("banco-a", &room.give(lead));
    for code in ["C001", "C002"] {
        lead.acting("frontdesk").done(&["candidates", "arrive", code]);
        lead.acting("frontdesk").done(&["candidates", "call", code, "--desk", "A"]);
    }
    lead.acting("lead").done(&["pairs", "edit", "P1", "--gone"]);
    let stages = |laptop: &Laptop| {
        let all = laptop.json(&["candidates", "list"]);
        let of = |at: usize| all["candidates"][at]["stage"].as_str().unwrap().to_owned();
        [of(0), of(1)]
    };
    assert_eq!(stages(lead), ["present", "present"], "nobody is sent to a desk where nobody sits");
    let start = json!({"do": "StartInterview", "as": "lead", "candidate": "C001", "desk": "A"});
    assert_eq!(refusal(lead, &start), "NoPairAtDesk");
    // the desk's own laptop hears it with the next exchange
    desk.done(&["bundle", "import", &room.give(lead)]);
    assert_eq!(stages(&desk), ["present", "present"]);
    take_in(lead, "I03", "C001", "B");
}
