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

/// Attack 20. Taken and counted; whose clock it is stands beside the file, before it is taken and after.
#[test]
fn a_clock_that_is_ahead_is_said_of_the_file_and_decides_nothing() {
    let room = room(1);
    let (lead, b) = (&room.lead, &room.desks[0]);
    let stick = folder(&room.world, "stick");
    super::add(b, "Ada");
    let soon = export(&b.clone().at("2026-11-24T12:02:00+01:00+0"), &stick, &["--full"]);
    let seen = lead.json(&["bundle", "inspect", &soon]);
    assert_eq!(seen["files"][0]["clocks_ahead"], json!([]), "two minutes are nobody's fault");
    let late = b.clone().at("2029-11-24T12:00:00+01:00+0");
    super::add(&late, "Eva");
    let file = export(&late, &stick, &["--full"]);
    let minutes = 3 * 365 * 24 * 60 + 24 * 60;
    let device = super::header(&file)["writer"]["dev"].clone();
    let warned = json!([{"device": device, "minutes": minutes}]);
    assert_eq!(lead.json(&["bundle", "inspect", &file])["files"][0]["clocks_ahead"], warned);
    assert_eq!(lead.json(&["bundle", "verify", &file])["files"][0]["clocks_ahead"], warned);
    let said = lead.done(&["bundle", "import", &file]);
    assert!(said.contains("orologio di Banco B") && said.contains("1.578.240 minuti"), "{said}");
    let names = |laptop: &Laptop| laptop.json(&["candidates", "list"])["candidates"].as_array().unwrap().len();
    assert_eq!((names(lead), super::digest(lead)), (names(&late), super::digest(&late)));
    // and it drags nobody along
    super::add(lead, "Ivo");
    let own = lead.json(&["day", "show"])["stored_at"].clone();
    assert_eq!(own, "2026-11-24T12:00:00+01:00");
}

#[test]
fn a_laptop_of_which_everything_waits_has_the_name_of_its_file_and_one_that_is_only_spoken_of_is_none() {
    let room = room(2);
    let (b, c) = (&room.desks[0], &room.desks[1]);
    let stick = folder(&room.world, "stick");
    // C holds what B wrote first; then B writes on what came from C, and a laptop that knows neither gets that alone
    let first = export(b, &stick, &["--full"]);
    c.done(&["bundle", "import", &first]);
    b.done(&["bundle", "import", &export(c, &stick, &["--full"])]);
    super::add(b, "Ada");
    let later = export(b, &stick, &["--for", "Banco C"]);
    let stranger = room.world.laptop("banco-z");
    let kickoff = super::bundles(room.world.path("kickoff").to_str().unwrap());
    let kickoff = room.world.path("kickoff").join(&kickoff[0]);
    stranger.done(&["bundle", "import", kickoff.to_str().unwrap(), "--laptop", "Banco Z"]);
    let (code, taken) = answered(&stranger, &["bundle", "import", &later]);
    assert_eq!((code, &taken["files"][0]["verdict"]), (3, &json!("waiting")), "{taken}");
    let status = stranger.json(&["bundle", "status"]);
    let held = |device: &Value| {
        let all = status["laptops"].as_array().unwrap();
        all.iter().find(|l| l["device"] == *device).unwrap_or_else(|| panic!("{status}")).clone()
    };
    let header = super::header(&later);
    let of_b = held(&header["writer"]["dev"]);
    assert_eq!((&of_b["held"], &of_b["name"]), (&json!(0), &json!("Banco B")));
    // of C it was only said how far it wrote
    let of_c = status["laptops"].as_array().unwrap().iter().find(|l| l["name"].is_null()).cloned().unwrap();
    assert_eq!((&of_c["held"], &of_c["state"]), (&json!(0), &json!("behind")));
    assert_eq!((&status["of"], status["laptops"].as_array().unwrap().len()), (&json!(3), 4));
    let text = stranger.done(&["bundle", "status"]);
    assert!(text.contains("su 3") && text.contains("Banco B"), "{text}");
    let letter = of_c["letter"].as_str().unwrap();
    assert!(text.contains(&format!("{letter}: nessuno qui lo conosce")), "{text}");
}
