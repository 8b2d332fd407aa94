//! Before anything is taken: what a file would add and change, whom it concerns, which Clashes come. And what a damaged file
//! still shows.

use super::{answered, digest, export, folder, room};
use crate::world::Laptop;
use serde_json::{Value, json};

fn start(desk: &Laptop) -> String {
    let made = desk.acting("I01").json(&["interviews", "start", "C001", "--desk", "B"]);
    made["made"][0].as_str().unwrap().to_owned()
}

fn mark(who: &str, v: &str, criterion: &str, level: i64) -> String {
    json!({"do": "SetMark", "as": who, "interview": v, "criterion": criterion, "level": level}).to_string()
}

#[test]
fn a_file_says_beforehand_what_it_would_do_and_does_nothing() {
    let room = room(1);
    let (lead, b) = (&room.lead, &room.desks[0]);
    let stick = folder(&room.world, "stick");
    let v = start(b);
    b.played(&[mark("I01", &v, "ATT", 4), mark("I02", &v, "ATT", 2)].join("\n"));
    b.acting("lead").done(&["candidates", "edit", "C002", "--name", "Ivo Bianchi"]);
    b.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
    b.acting("frontdesk").done(&["candidates", "withdraw", "C001"]);
    let known = export(b, &stick, &["--full"]);
    lead.done(&["bundle", "import", &known]);
    b.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
    b.played(&mark("I01", &v, "ATT", 5));
    b.acting("lead").done(&["candidates", "edit", "C002", "--name", "Ivo B."]);
    lead.done(&["candidates", "edit", "C002", "--name", "Ivo Bianchini"]);
    let file = export(b, &stick, &["--full"]);

    let before = digest(lead);
    let seen = lead.json(&["bundle", "inspect", &file]);
    assert_eq!((digest(lead), &seen["applied"]), (before, &json!(false)));
    let f = &seen["files"][0];
    assert_eq!(f["verdict"], "ready");
    assert_eq!(f["adds"], json!({"candidate.edited": 1, "mark.set": 1, "presence.set": 1}));
    assert_eq!(f["header"]["writer"]["name"], "Banco B");
    assert_eq!(f["concerns"], json!(["C001", "C002"]));
    let change = |part: &str| {
        let changes = f["changes"].as_array().unwrap();
        changes.iter().find(|c| c["key"].as_str().unwrap().starts_with(part)).unwrap_or_else(|| panic!("{f}")).clone()
    };
    let presence = change("presence/");
    assert_eq!((&presence["old"]["state"], &presence["new"]["state"]), (&json!("withdrawn"), &json!("present")));
    // a mark that is hidden here stays hidden, the old one and the new one; its author sees both
    let hidden = change("mark/");
    assert_eq!((&hidden["old"], &hidden["new"]), (&Value::Null, &Value::Null));
    let own = lead.acting("I01").json(&["bundle", "inspect", &file]);
    let own =
        own["files"][0]["changes"].as_array().unwrap().iter().find(|c| c["key"] == hidden["key"]).unwrap().clone();
    assert_eq!((&own["old"]["level"], &own["new"]["level"]), (&json!(4), &json!(5)));
    let clash = &f["clashes"][0];
    assert!(clash["what"].as_str().unwrap().ends_with("/record"), "{clash}");
    assert_eq!((&clash["ours"]["name"], &clash["theirs"]["name"]), (&json!("Ivo Bianchini"), &json!("Ivo B.")));
    let text = lead.done(&["bundle", "inspect", &file]);
    assert!(text.contains("C001, C002"), "{text}");
    // and then it does just that
    let taken = lead.json(&["bundle", "import", &file]);
    assert_eq!(taken["files"][0]["clashes"][0]["what"], clash["what"]);
    assert!(taken["files"][0].get("adds").is_none());
}

#[test]
fn a_file_is_proved_without_a_day_and_without_being_taken() {
    let room = room(1);
    let stick = folder(&room.world, "stick");
    let file = export(&room.desks[0], &stick, &["--full"]);
    let stranger = room.world.laptop("vuoto");
    stranger.done(&["bundle", "inspect", &file]);
    for laptop in [&room.lead, &stranger] {
        let said = laptop.done(&["bundle", "verify", &file]);
        assert!(said.contains("Banco B"), "{said}");
        let proof = laptop.json(&["bundle", "verify", &file]);
        assert_eq!((&proof["files"][0]["verdict"], &proof["applied"]), (&json!("ready"), &json!(false)));
    }
    assert!(stranger.run(&["day", "list"]).out.find("Prova").is_none());
    assert!(!stranger.store().exists(), "looking makes no store");
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 2]).unwrap();
    assert_eq!(room.lead.refused(1, &["bundle", "verify", &file])["kind"], "incomplete");
}

#[test]
fn of_a_clash_to_come_under_a_cover_its_kind_is_said_and_no_value() {
    let room = room(1);
    let (lead, b) = (&room.lead, &room.desks[0]);
    let stick = folder(&room.world, "stick");
    let v = start(b);
    b.played(&mark("I01", &v, "ATT", 4));
    lead.done(&["bundle", "import", &export(b, &stick, &["--full"])]);
    lead.played(&mark("I01", &v, "ATT", 3));
    b.played(&mark("I01", &v, "ATT", 5));
    let file = export(b, &stick, &["--full"]);
    let seen = lead.json(&["bundle", "inspect", &file])["files"][0]["clashes"].clone();
    let (_, taken) = answered(lead, &["bundle", "import", &file]);
    assert_eq!(seen, taken["files"][0]["clashes"]);
    assert_eq!((&seen[0]["kind"], &seen[0]["ours"], &seen[0]["theirs"]), (&json!("own"), &Value::Null, &Value::Null));
}

#[test]
fn a_damaged_file_still_gives_its_marks_as_a_score_sheet() {
    let room = room(1);
    let b = &room.desks[0];
    let stick = folder(&room.world, "stick");
    let v = start(b);
    b.played(
        &[mark("I01", &v, "ATT", 4), mark("I01", &v, "PRO", 3), mark("I02", &v, "ATT", 2), mark("I01", &v, "ATT", 5)]
            .join("\n"),
    );
    let file = export(b, &stick, &["--full"]);
    // cut before the end of the last line, with a flip in the one that gives the person's code, and other ends of line
    let text = std::fs::read_to_string(&file).unwrap().replace('\n', "\r\n");
    let cut = text.find("],\"trailer\"").unwrap() - 5;
    let flipped = text[..cut].replacen("\"kind\":\"candidate.", "\"kind\":\"candidat3.", 1);
    assert_ne!(flipped, text[..cut]);
    let damaged = format!("{stick}/rotto.colloquio.json");
    std::fs::write(&damaged, &flipped).unwrap();
    assert_eq!(room.lead.refused(1, &["bundle", "inspect", &damaged])["kind"], "layout");

    let sheet = format!("{stick}/salvati.csv");
    let (code, rescued) = answered(&room.lead, &["bundle", "inspect", "--rescue", &sheet, &damaged]);
    assert_eq!((code, &rescued["marks"]), (3, &json!(3)), "{rescued}");
    // the line of the last mark is cut before its end: that it replaced another is lost with it, and so is what vouched for
    // the mark before
    assert_eq!((&rescued["unreadable"], &rescued["doubtful"]), (&json!(2), &json!(2)), "{rescued}");
    let csv = std::fs::read_to_string(&sheet).unwrap();
    for row in ["C001,I01,ATT,5", "C001,I01,PRO,3", "C001,I02,ATT,2"] {
        assert!(csv.lines().any(|line| line.starts_with(row)), "{csv}");
    }
    // it is a score sheet
    let ranked = room.lead.json(&["analyse", &sheet, "--places", "1"]);
    assert_eq!(ranked["candidates"][0]["id"], "C001");
    // and never written over another
    let refused = room.lead.refused(1, &["bundle", "inspect", "--rescue", &sheet, &damaged]);
    assert_eq!(refused["kind"], "exists");
    assert_eq!(std::fs::read_to_string(&sheet).unwrap(), csv);
    // nothing to be had writes nothing
    let none = format!("{stick}/niente.csv");
    let photo = format!("{stick}/foto.jpg");
    std::fs::write(&photo, [0xff, 0xd8, 0, 10, 13]).unwrap();
    let (code, rescued) = answered(&room.lead, &["bundle", "inspect", "--rescue", &none, &photo]);
    assert_eq!((code, &rescued["marks"], &rescued["path"]), (3, &json!(0), &Value::Null));
    assert!(!std::path::Path::new(&none).exists());
}
