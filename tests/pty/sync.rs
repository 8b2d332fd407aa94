//! Two laptops and one stick, with real keys: what lies there is seen, one key takes and writes, and both hold the same day.

use crate::room::Room;
use crate::world::Laptop;
use serde_json::Value;

/// The folder every sealed world knows as its stick.
const STICK: &str = "chiavetta";

fn digest(laptop: &Laptop) -> Value {
    laptop.json(&["day", "show"])["digest"].clone()
}

#[test]
fn one_key_takes_what_the_stick_has_and_writes_what_it_lacks() {
    let room = Room::new();
    let stick = room.world.path(STICK);
    std::fs::create_dir(&stick).expect("a stick");
    let path = stick.to_str().expect("a path");
    let kickoff = room.laptop.acting("lead").json(&["bundle", "export", "--full", "--to", path]);
    let desk = room.world.laptop("banco").at("2026-11-24T12:30:00+01:00+0");
    desk.done(&["bundle", "import", kickoff["path"].as_str().expect("a path"), "--laptop", "Banco B"]);
    desk.acting("frontdesk").done(&["candidates", "arrive", "C003"]);
    desk.done(&["bundle", "sync", path]);
    // another day's file lies there too
    let other = room.world.laptop("prato");
    other.done(&["day", "new", "--name", "Prato", "--date", "2026-10-12", "--places", "2"]);
    other.acting("lead").done(&["bundle", "export", "--full", "--to", path]);

    let mut t = room.sit_at("lead", 120, 36);
    t.see_row(&["Ottavia Tesi", "previsto"]).press("g").see("Dove vuoi andare").press("s");
    t.see_row(&["Banco B:", "pronto"]).see_row(&["×", "prato"]).see_row(&["Guida, questo"]);
    // the first time it asks where
    t.press("s").see("Con quale cartella").press("1").see("Puoi togliere la chiavetta.").see("Preso un pacchetto");
    t.see_row(&["Banco B", "12:30"]).see_row(&["×", "prato"]);
    t.press("Esc").see_row(&["Ottavia Tesi", "presente 12:30"]);
    // and from now on it is one key, and nothing is written that is there
    t.press("g").see("Dove vuoi andare").press("s").see_row(&["Banco B:", "dentro"]);
    let before = std::fs::read_dir(&stick).expect("the stick").count();
    t.press("s").see("Niente da scrivere. Niente di nuovo. 1 rifiutato.");
    t.leave();
    assert_eq!(std::fs::read_dir(&stick).expect("the stick").count(), before);
    // the other side needs one act as well
    desk.run(&["bundle", "sync", path]);
    assert_eq!(digest(&desk), digest(&room.laptop));
    // a stick that is pulled is a sentence, and the day is as it was
    std::fs::rename(&stick, room.world.path("tolta")).expect("it is pulled");
    let mut t = room.sit_at("lead", 80, 24);
    t.press("g").see("Dove vuoi andare").press("s").see_row(&["Banco B", "12:30"]).press("s");
    t.see("Che cosa è successo").see("I tuoi dati").press("Enter").see_gone("Che cosa è successo");
    t.leave();
    assert_eq!(digest(&desk), digest(&room.laptop));
}
