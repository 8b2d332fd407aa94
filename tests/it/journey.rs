//! The whole journey through commands, without a terminal: a day is opened, people come from a form export, two desks and the
//! lead mark on three laptops, files go to and fro, the lead decides, closes and calls. Then the store itself: a second
//! start, and a store of a later version.

mod stores;

use crate::world::{Laptop, World};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The front desk, the pairs' laptops and the lead's, all in one room.
struct Room {
    world: World,
    lead: Laptop,
    second: Laptop,
    third: Laptop,
}

const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];

fn applications() -> String {
    format!("{}/tests/data/applications.csv", env!("CARGO_MANIFEST_DIR"))
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A day with its people, its three pairs, and two more laptops that joined it.
fn kickoff() -> Room {
    let world = World::new();
    let at = "2026-11-24T09:00:00+01:00+0";
    let [lead, second, third] = ["guida", "banco-b", "banco-c"].map(|name| world.laptop(name).at(at));
    let new = ["day", "new", "--name", "Selezione Pistoia", "--date", "2026-11-24", "--places", "3"];
    let areas =
        ["Social Media:1-2", "Sviluppo web", "SEO & Advertising", "Design / UX", "Copywriting", "Project management"];
    let areas: Vec<&str> = areas.into_iter().flat_map(|a| ["--area", a]).collect();
    lead.done(&[&new[..], &areas[..]].concat());
    lead.done(&["candidates", "import", &applications()]);
    let file = world.file(
        "intervistatori.csv",
        "Nome;Ruolo;Aree;Assenze;Conflitti\n\
         Chiara Bini;host;Social Media;13:00-14:00;\n\
         Tommaso Galli;partner;;;elisa.non-c-e@example.org\n\
         Sara Lombardi;host;Sviluppo web;;C003\n\
         Luca Neri;partner;;;\n",
    );
    lead.done(&["interviewers", "import", path(&file)]);
    lead.done(&["interviewers", "add", "--name", "Elena Parri", "--area", "Copywriting"]);
    lead.done(&["interviewers", "add", "--name", "Marco Vitali", "--role", "partner"]);
    for (desk, host, partner) in [("A", "I01", "I02"), ("B", "Sara", "luca neri"), ("C", "I05", "I06")] {
        lead.done(&["pairs", "add", "--desk", desk, "--host", host, "--partner", partner]);
    }
    let file = export(&world, &lead, "inizio");
    second.done(&["bundle", "import", path(&file), "--laptop", "Banco B"]);
    third.done(&["bundle", "import", path(&file), "--laptop", "Banco C"]);
    Room { world, lead, second, third }
}

/// Writes a laptop's bundle into a folder of its own; gives the file.
fn export(world: &World, laptop: &Laptop, folder: &str) -> PathBuf {
    let folder = world.path(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let written = laptop.json(&["bundle", "export", "--to", path(&folder)]);
    PathBuf::from(written["path"].as_str().unwrap())
}

fn digest(laptop: &Laptop) -> Value {
    laptop.json(&["day", "show"])["digest"].clone()
}

/// Somebody arrives, is called and taken in; gives the interview's code.
fn take_in(laptop: &Laptop, candidate: &str, desk: &str, host: &str) -> String {
    let front = laptop.acting("frontdesk");
    front.done(&["candidates", "arrive", candidate]);
    front.done(&["candidates", "call", candidate, "--desk", desk]);
    let started = laptop.acting(host).json(&["interviews", "start", candidate, "--desk", desk]);
    started["made"][0].as_str().unwrap().to_owned()
}

/// Marks a whole sheet, with a line beside every mark.
fn mark(laptop: &Laptop, candidate: &str, who: &str, levels: [i64; 7]) {
    for (criterion, level) in CRITERIA.iter().zip(levels) {
        let level = level.to_string();
        let sheet = ["--candidate", candidate, "--interviewer", who, "--criterion", criterion];
        laptop.done(
            &[&["scores", "set"][..], &sheet, &[&level, "--note", &format!("segreto {who} {criterion}")]].concat(),
        );
    }
}

fn seal(laptop: &Laptop, candidate: &str, who: &str) {
    laptop.done(&["scores", "seal", "--candidate", candidate, "--interviewer", who]);
}

fn reveal(laptop: &Laptop, candidate: &str, who: &str) {
    laptop.acting(who).done(&["scores", "reveal", "--candidate", candidate]);
}

/// Marks and seals of one seat as script lines.
fn sheet(v: &str, who: &str, levels: [i64; 7]) -> Vec<String> {
    let marks = CRITERIA.iter().zip(levels).map(|(criterion, level)| {
        json!({"do": "SetMark", "as": who, "interview": v, "criterion": criterion, "level": level, "note": "Sentito."})
    });
    marks.chain([json!({"do": "SealSheet", "as": who, "interview": v})]).map(|l| l.to_string()).collect()
}

/// An interview from the door to the reveal.
fn interview(laptop: &Laptop, candidate: &str, desk: &str, seats: [&str; 2], levels: [[i64; 7]; 2]) {
    let v = take_in(laptop, candidate, desk, seats[0]);
    let mut lines: Vec<String> = (0..2).flat_map(|s| sheet(&v, seats[s], levels[s])).collect();
    lines.push(json!({"do": "EndInterview", "as": seats[0], "interview": v}).to_string());
    lines.push(json!({"do": "OpenReveal", "as": seats[1], "interview": v}).to_string());
    laptop.played(&lines.join("\n"));
}

/// The marks of a sheet as somebody sees them; null where they may not.
fn marks_seen(laptop: &Laptop, viewer: &str, v: &str, owner: &str) -> Value {
    let scores = laptop.acting(viewer).json(&["scores", "list"]);
    let sheet = scores["sheets"].as_array().unwrap().iter().find(|s| s["interview"] == v && s["interviewer"] == owner);
    sheet.unwrap()["marks"].clone()
}

#[test]
fn an_export_of_a_form_is_taken_once() {
    let Room { world: _world, lead, .. } = kickoff();
    let before = lead.json(&["day", "show"]);
    assert_eq!(before["counts"]["candidates"], 80);
    let again = lead.json(&["candidates", "import", &applications()]);
    let rows = json!({"read": 83, "new": 0, "updated": 0, "same": 80, "joined": 1, "refused": 2});
    assert_eq!(again["rows"], rows);
    let issue = |record: i64, kind: &str| {
        let all = again["issues"].as_array().unwrap().iter();
        all.filter(|i| i["record"] == record && i["kind"] == kind).count()
    };
    let told = [issue(82, "duplicate"), issue(82, "conflict"), issue(83, "no_name"), issue(84, "no_consent")];
    assert_eq!(told, [1, 1, 1, 1], "{again}");
    let after = lead.json(&["day", "show"]);
    assert_eq!((&after["entries"], &after["digest"]), (&before["entries"], &before["digest"]));

    let joined = lead.json(&["candidates", "show", "niccolo baldacci"]);
    assert_eq!(joined["area"], "Social Media", "the area that stood stays");
    // a trial run on another day writes nothing and counts the same
    let world = World::new();
    let empty = world.laptop("prova");
    empty.done(&["day", "new", "--name", "Prova", "--date", "2026-11-25"]);
    let first = digest(&empty);
    let dry = empty.json(&["candidates", "import", &applications(), "--dry-run"]);
    assert_eq!((&dry["dry_run"], &dry["rows"]["new"]), (&json!(true), &json!(80)));
    assert_eq!(digest(&empty), first);

    let people = lead.json(&["interviewers", "list"]);
    let names: Vec<&str> =
        people["interviewers"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Chiara Bini", "Tommaso Galli", "Sara Lombardi", "Luca Neri", "Elena Parri", "Marco Vitali"]);
    let first = &people["interviewers"][0];
    assert_eq!((&first["role"], &first["away"]), (&json!("host"), &json!([["13:00", "14:00"]])));
    assert_eq!(people["interviewers"][2]["conflicts"], json!(["C003"]));
    assert_eq!(lead.json(&["pairs", "list"])["pairs"].as_array().unwrap().len(), 3);
}

#[test]
fn nobody_sees_the_other_sheet_before_both_are_sealed() {
    let Room { world: _world, lead, second, .. } = kickoff();
    // a laptop that is nobody's reads, and writes nothing
    let nobody = second.refused(2, &["candidates", "arrive", "C010"]);
    assert_eq!(nobody["kind"], "nobody_acting");

    let v = take_in(&second, "C010", "B", "I03");
    let elsewhere = second.acting("I05").refused(1, &["interviews", "end", &v]);
    assert_eq!(elsewhere["kind"], "not_your_pair");
    mark(&second, "C010", "I03", [5, 4, 3, 4, 2, 3, 4]);
    assert_eq!(marks_seen(&second, "I03", &v, "I03").as_array().unwrap().len(), 7);
    for viewer in ["I04", "lead", "frontdesk", "I01"] {
        assert!(marks_seen(&second, viewer, &v, "I03").is_null(), "{viewer} sees an open sheet");
        let seen = second.acting(viewer);
        assert_eq!(seen.json(&["scores", "list"])["withheld"], 1);
        for look in [&["scores", "list", "--format", "csv"][..], &["scores", "list"], &["candidates", "show", "C010"]] {
            let text = seen.done(look);
            assert!(!text.contains("segreto"), "{viewer}: {look:?}\n{text}");
        }
        let figure = seen.json(&["rank"])["candidates"].clone();
        assert!(
            figure.as_array().unwrap().iter().all(|c| c["raw"].is_null()),
            "{viewer}: a hidden mark is in a figure"
        );
    }

    seal(&second, "C010", "I03");
    assert!(marks_seen(&second, "I04", &v, "I03").is_null(), "a seal shows nothing to the other seat");
    assert!(marks_seen(&second, "lead", &v, "I03").is_array(), "the lead sees what is sealed");
    let early = second.acting("I03").refused(1, &["scores", "reveal", "--candidate", "C010"]);
    assert_eq!(early["kind"], "seals_missing");
    assert!(early["what"].as_str().unwrap().contains("Luca Neri"), "{early}");
    let sealed = ["scores", "set", "--candidate", "C010", "--interviewer", "I03", "--criterion", "ATT", "1"];
    assert_eq!(second.refused(1, &sealed)["kind"], "sheet_sealed");

    mark(&second, "C010", "I04", [3, 4, 3, 3, 2, 3, 4]);
    // the last act goes back, and only the own seat's
    let undone = second.acting("I04").json(&["undo"]);
    assert!(undone["undone"].is_string(), "{undone}");
    let left = marks_seen(&second, "I04", &v, "I04");
    assert_eq!(left.as_array().unwrap().iter().filter(|m| !m["value"].is_null()).count(), 6, "{left}");
    let again = ["scores", "set", "--candidate", "C010", "--interviewer", "I04", "--criterion", "RAD", "-:interrupted"];
    second.done(&again);
    seal(&second, "C010", "I04");
    assert!(marks_seen(&second, "I04", &v, "I03").is_null(), "both seals alone show nothing");
    reveal(&second, "C010", "I04");
    for viewer in ["I03", "I04", "lead", "frontdesk"] {
        assert!(marks_seen(&second, viewer, &v, "I03").is_array() && marks_seen(&second, viewer, &v, "I04").is_array());
    }

    let agree = ["scores", "agree", "--candidate", "C010", "--criterion", "ATT", "4"];
    let bare = second.acting("I03").refused(1, &agree);
    assert_eq!(bare["kind"], "sentence_needed");
    second.acting("I03").done(&[&agree[..], &["--reason", "Riletto l'esempio insieme."]].concat());
    let scores = second.acting("lead").json(&["scores", "list"]);
    let agreed = &scores["agreements"][0];
    assert_eq!((&agreed["value"], &agreed["gap"]), (&json!(4), &json!(2)));
    let seen = |owner: &str| marks_seen(&second, "lead", &v, owner)[0]["value"].clone();
    assert_eq!([seen("I03"), seen("I04")], [json!(5), json!(3)], "both originals stay beside the agreed mark");
    // the other laptop knows nothing of it yet
    assert_eq!(lead.json(&["interviews", "list"])["interviews"], json!([]));
}

/// Three laptops that each saw two people, and the code of the one interview that lacks a sheet.
fn marked() -> (Room, String) {
    let room = kickoff();
    let strong = [5, 4, 5, 4, 4, 5, 4];
    let good = [4, 4, 3, 4, 4, 3, 4];
    let fair = [3, 3, 3, 2, 3, 3, 3];
    interview(&room.lead, "C001", "A", ["I01", "I02"], [strong, good]);
    interview(&room.lead, "C002", "A", ["I01", "I02"], [fair, fair]);
    interview(&room.second, "C010", "B", ["I03", "I04"], [good, good]);
    interview(&room.second, "C011", "B", ["I03", "I04"], [strong, strong]);
    interview(&room.third, "C020", "C", ["I05", "I06"], [fair, good]);
    let v = take_in(&room.third, "C021", "C", "I05");
    room.third.played(&sheet(&v, "I05", good).join("\n"));
    (room, v)
}

#[test]
fn three_laptops_end_in_one_day_whatever_came_first() {
    let (Room { world, lead, second, third }, _) = marked();
    let all = [&lead, &second, &third];
    let digests: Vec<Value> = all.iter().map(|l| digest(l)).collect();
    assert!(digests[0] != digests[1] && digests[1] != digests[2] && digests[0] != digests[2]);
    let files: Vec<PathBuf> = ["a", "b", "c"].iter().zip(all).map(|(name, l)| export(&world, l, name)).collect();

    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let mut ends = Vec::new();
    for (n, order) in orders.iter().enumerate() {
        let fresh = world.laptop(&format!("nuovo-{n}")).acting("lead");
        let mut import = vec!["bundle", "import", "--laptop", "Osservatorio"];
        import.extend(order.iter().map(|f| path(&files[*f])));
        let taken = fresh.json(&import);
        assert_eq!(taken["applied"], true);
        assert!(taken["files"].as_array().unwrap().iter().all(|f| f["verdict"] == "taken"), "{taken}");
        // once more, the other way round: nothing is new
        import[4..].reverse();
        let again = fresh.json(&import);
        let new = |f: &Value| f["entries"]["new"].as_u64().unwrap();
        assert_eq!(again["files"].as_array().unwrap().iter().map(new).sum::<u64>(), 0, "{again}");
        ends.extend([taken["digest"].clone(), again["digest"].clone()]);
    }
    for (n, laptop) in all.iter().enumerate() {
        let [one, other] = [(n + 1) % 3, (n + 2) % 3].map(|f| path(&files[f]));
        laptop.done(&["bundle", "import", one, other]);
        ends.push(digest(laptop));
        let again = laptop.json(&["bundle", "import", path(&files[n]), other, one]);
        ends.push(again["digest"].clone());
    }
    assert!(ends.iter().all(|d| *d == ends[0]), "{ends:#?}");

    let counts = lead.json(&["day", "show"])["counts"].clone();
    let got = ["done", "sheets_expected", "sheets_sealed", "clashes", "waiting", "apart"]
        .map(|n| counts[n].as_i64().unwrap());
    assert_eq!(got, [5, 12, 11, 0, 0, 0], "{counts}");
    let rank = lead.json(&["rank"]);
    let order: Vec<&str> =
        rank["candidates"].as_array().unwrap()[..3].iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(order, ["C011", "C001", "C010"]);
}

#[test]
fn the_lead_decides_closes_and_calls() {
    let (Room { world, lead, second, third }, open) = marked();
    // the second laptop says it is through, the third does not
    second.acting("I03").done(&["laptops", "finish"]);
    for (laptop, folder) in [(&second, "b"), (&third, "c")] {
        lead.done(&["bundle", "import", path(&export(&world, laptop, folder))]);
    }

    let set = |c: &str, rest: &[&str]| -> Vec<String> {
        ["shortlist", "set", c].iter().chain(rest).map(|t| (*t).to_owned()).collect()
    };
    let run = |args: Vec<String>| lead.done(&args.iter().map(String::as_str).collect::<Vec<_>>());
    let against = set("C020", &["in"]);
    let refused = lead.refused(1, &against.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(refused["kind"], "reason_needed");
    run(set("C011", &["in"]));
    run(set("C001", &["in"]));
    run(set("C020", &["in", "--reason", "Scrive come nessun altro qui."]));
    run(set("C010", &["reserve"]));
    run(set("C002", &["out", "--reason", "Cerca un posto fisso."]));
    let seat = second.acting("I03").refused(1, &["shortlist", "set", "C010", "out", "--reason", "x"]);
    assert_eq!(seat["kind"], "not_lead");

    let list = lead.json(&["shortlist", "show"]);
    let row = |c: &str| list["decisions"].as_array().unwrap().iter().find(|d| d["candidate"] == c).unwrap().clone();
    assert_eq!(list["counts"], json!({"in": 3, "reserve": 1, "out": 1, "undecided": 75}));
    assert_eq!((&row("C020")["hand_move"], &row("C011")["hand_move"]), (&json!(true), &json!(false)));
    assert_eq!(row("C020")["reason"], "Scrive come nessun altro qui.");
    // the list goes back the way the marks came
    let file = export(&world, &lead, "rosa");
    for laptop in [&second, &third] {
        laptop.done(&["bundle", "import", path(&file)]);
        assert_eq!(laptop.acting("lead").json(&["shortlist", "show"])["decisions"], list["decisions"]);
    }

    let refused = lead.refused(1, &["day", "close"]);
    assert_eq!(refused["kind"], "day_blocked");
    let what = refused["what"].as_str().unwrap();
    assert!(what.contains(&open) && what.contains("Marco Vitali") && what.contains("Banco C"), "{what}");
    assert!(!what.contains("Banco B"), "{what}");
    let blockers = lead.json(&["day", "show"])["blockers"].clone();
    let kinds: Vec<&str> = blockers.as_array().unwrap().iter().map(|b| b["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["sheet_missing", "device_behind"]);
    assert_eq!((&blockers[0]["interview"], &blockers[0]["interviewer"]), (&json!(open), &json!("I06")));

    // half of it is not enough, and a name that stands for nothing accepts nothing
    let half = lead.refused(1, &["day", "close", "--accept-missing", &open, "--reason", "Se n'è andato alle cinque."]);
    assert_eq!(half["kind"], "day_blocked");
    assert!(!half["what"].as_str().unwrap().contains(&open), "{half}");
    // that it was stored is said, and with which word the rest is accepted
    let show = lead.json(&["day", "show"]);
    let accepted: Vec<&Value> = show["blockers"].as_array().unwrap().iter().map(|b| &b["accepted"]).collect();
    assert_eq!(accepted, [&json!(true), &json!(false)]);
    let letter = lead.json(&["bundle", "status"])["laptops"]
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["name"] == "Banco C")
        .unwrap()["letter"]
        .clone();
    let word = format!("--accept-missing {}", letter.as_str().unwrap());
    assert!(half["what"].as_str().unwrap().contains(&word), "{half}");
    assert_ne!(half["safe"], refused["safe"], "nothing was changed would be a lie");
    assert_eq!(
        lead.refused(1, &["day", "close", "--accept-missing", "V999", "--reason", "x"])["kind"],
        "nothing_to_accept"
    );
    lead.done(&["day", "close", "--accept-missing", letter.as_str().unwrap(), "--reason", "Il portatile è spento."]);
    let show = lead.json(&["day", "show"]);
    assert_eq!(show["state"], "closed");
    let late = lead.refused(1, &["shortlist", "set", "C010", "in", "--reason", "Dopo."]);
    assert_eq!(late["kind"], "day_closed");

    for step in ["offer", "accept"] {
        lead.done(&["shortlist", step, "C011"]);
    }
    lead.done(&["shortlist", "offer", "C001"]);
    lead.done(&["shortlist", "decline", "C001", "--reason", "Resta dov'è."]);
    let offers = lead.json(&["shortlist", "show"]);
    let offer = |n: usize| offers["decisions"][n]["offer"].clone();
    assert_eq!([offer(0), offer(1), offer(2)], [json!("accepted"), json!("declined"), Value::Null]);

    let (csv, md) = (world.path("chiamate.csv"), world.path("chiamate.md"));
    for out in [&csv, &md] {
        lead.done(&["report", "--kind", "calls", "--out", path(out)]);
        let text = std::fs::read_to_string(out).unwrap();
        let places: Vec<usize> = ["C011", "C001", "C020", "C010"].iter().map(|c| text.find(c).unwrap()).collect();
        assert!(places.is_sorted() && !text.contains("C002"), "{text}");
    }
    lead.refused(2, &["report", "--kind", "calls", "--out", path(&world.path("chiamate.doc"))]);
    assert!(!world.path("chiamate.doc").exists());
}
