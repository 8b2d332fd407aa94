//! "Everything is in": where each laptop stands and what is missing, sheet by sheet.

use super::{answered, export, folder, room};
use crate::world::Laptop;
use serde_json::{Value, json};

fn laptop(status: &Value, name: &str) -> Value {
    status["laptops"]
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["name"] == name)
        .unwrap_or_else(|| panic!("{status}"))
        .clone()
}

fn seal(desk: &Laptop, v: &str, who: &str) {
    desk.played(
        &[
            json!({"do": "SetMark", "as": who, "interview": v, "criterion": "ATT", "level": 4}),
            json!({"do": "SealSheet", "as": who, "interview": v}),
        ]
        .map(|line| line.to_string())
        .join("\n"),
    );
}

#[test]
fn every_laptop_has_its_state_and_what_it_owes_is_named() {
    let room = room(1);
    let (lead, b) = (&room.lead, &room.desks[0]);
    let stick = folder(&room.world, "stick");
    let v =
        b.acting("I01").json(&["interviews", "start", "C001", "--desk", "B"])["made"][0].as_str().unwrap().to_owned();
    seal(b, &v, "I01");
    lead.done(&["bundle", "import", &export(b, &stick, &[])]);
    let status = lead.json(&["bundle", "status"]);
    assert_eq!((&status["format"], &status["of"]), (&json!("colloquio-bundle"), &json!(2)));
    let of_b = laptop(&status, "Banco B");
    assert_eq!(of_b["state"], "working");
    assert_eq!(of_b["sheets"], json!({"owed": 2, "sealed": 1, "open": 0, "unknown": 1}));
    assert_eq!(of_b["missing"], json!([{"interview": v, "interviewer": "I02"}]));
    let text = lead.done(&["bundle", "status"]);
    assert!(text.contains("0 portatili su 2") && text.contains("Banco B") && text.contains("12:00"), "{text}");
    assert!(text.contains(&format!("{v} Luca")), "{text}");

    // not heard for three quarters of an hour, and a sheet is still to come
    let later = lead.clone().at("2026-11-24T12:45:00+01:00+0");
    assert_eq!(laptop(&later.json(&["bundle", "status"]), "Banco B")["state"], "silent");
    let soon = lead.clone().at("2026-11-24T12:44:59+01:00+0");
    assert_eq!(laptop(&soon.json(&["bundle", "status"]), "Banco B")["state"], "working");

    // done, and said so
    seal(b, &v, "I02");
    b.done(&["laptops", "finish"]);
    lead.done(&["bundle", "import", &export(b, &stick, &[])]);
    let status = lead.json(&["bundle", "status"]);
    assert_eq!((&laptop(&status, "Banco B")["state"], &status["complete"]), (&json!("complete"), &json!(1)));
    assert_eq!(
        laptop(&later.json(&["bundle", "status"]), "Banco B")["state"],
        "complete",
        "silent is who owes something"
    );
}

#[test]
fn a_laptop_that_wrote_more_than_is_here_is_behind_and_who_has_it_is_named() {
    let room = room(2);
    let (lead, b, c) = (&room.lead, &room.desks[0], &room.desks[1]);
    let stick = folder(&room.world, "stick");
    for desk in [b, c] {
        lead.done(&["bundle", "import", &export(desk, &stick, &["--full"])]);
    }
    super::add(b, "Ada");
    super::add(b, "Eva");
    c.done(&["bundle", "import", &export(b, &stick, &["--full"])]);
    // C tells of what it holds of B in a file for somebody who has it
    b.done(&["bundle", "import", &export(c, &stick, &["--full"])]);
    let tells = export(c, &stick, &["--for", "Banco B"]);
    let (code, taken) = answered(lead, &["bundle", "import", &tells]);
    assert!([0, 3].contains(&code), "{taken}");
    let status = lead.json(&["bundle", "status"]);
    let of_b = laptop(&status, "Banco B");
    assert_eq!(of_b["state"], "behind", "{of_b}");
    assert_eq!(of_b["behind"], json!(of_b["known"].as_u64().unwrap() - of_b["held"].as_u64().unwrap()));
    let text = lead.done(&["bundle", "status"]);
    assert!(text.contains("le ha Banco C"), "{text}");
}
