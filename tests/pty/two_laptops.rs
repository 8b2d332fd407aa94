//! One interview on two laptops and a stick: each seat marks on its own, the sheets meet by file, and each key was read from
//! the screen.

use crate::room::Room;
use crate::shown::Reader;
use crate::terminal::Terminal;
use crate::world::Laptop;
use serde_json::json;

/// The stick, one folder for each time somebody writes on it.
fn folder(room: &Room, name: &str) -> String {
    let folder = room.world.path(name);
    std::fs::create_dir(&folder).expect("a folder on the stick");
    folder.to_str().expect("a path").to_owned()
}

/// The one bundle of a folder.
fn bundle(folder: &str) -> String {
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the stick").map(|f| f.expect("a file").path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0).to_str().expect("a path").to_owned()
}

impl Reader {
    /// Writes this laptop's bundle into a folder.
    fn gives(&mut self, folder: &str) -> String {
        self.does("esporta").fill("In quale cartella?", &[folder]).see("Pacchetto scritto");
        bundle(folder)
    }

    /// Takes a bundle in, once it was shown what it brings, and goes back to the queue.
    fn takes(&mut self, file: &str) -> &mut Reader {
        // the last row is drawn last: until then it names the key of the queue
        self.does("importa").fill("Dov'è il file?", &[file]).see("Invio prende,").see("Invio prendi ").does("prendi");
        self.see("Preso un pacchetto").does("coda").see("1 Coda")
    }
}

/// A laptop that opens the bundle of the kick-off, with one person at it.
fn sits(laptop: &Laptop, file: &str, name: &str) -> Reader {
    let mut r = Reader(Terminal::start(&laptop.command(&[file]), 80, 24));
    r.see("Chi sta a questa tastiera?").choose("Uno per portatile").see("Chi siede a questo portatile?").choose(name);
    r.see("Postazione A: Chiara Bini, Tommaso Galli");
    r
}

#[test]
fn two_laptops_and_a_stick_make_one_interview() {
    let room = Room::new();
    room.laptop.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
    let kick_off = folder(&room, "inizio");
    room.laptop.acting("lead").done(&["bundle", "export", "--to", &kick_off]);
    let kick_off = bundle(&kick_off);
    let [host, partner] = ["chiara", "tommaso"].map(|name| room.world.laptop(name));

    let mut chiara = sits(&host, &kick_off, "Chiara Bini");
    chiara.does("prendi").choose("Nessuno dei due").see("Scheda di Chiara Bini").sheet("4344344");
    // no hand-over: the queue, and the reveal waits
    chiara.see("Postazione A: Chiara Bini, Tommaso Galli").0.see_gone("Ora tocca a");
    let first = chiara.gives(&folder(&room, "primo"));

    let mut tommaso = sits(&partner, &kick_off, "Tommaso Galli");
    tommaso.takes(&first).see("1 manca");
    tommaso.does("mancano").see("manca la scheda di Tommaso Galli su Zoë Càvoli").does("apri");
    tommaso.see("Scheda di Tommaso Galli").sheet("3344344").see("Postazione A: Chiara Bini, Tommaso Galli");
    let second = tommaso.gives(&folder(&room, "secondo"));

    // an hour later the partner's sheet is here, and what waited can be had
    chiara.takes(&second).see("manca");
    chiara.does("mancano").see("da confrontare: Zoë Càvoli").does("apri").see("Schede chiuse, restano così.");
    chiara.levels("accordo", "4").see("tutto c'è").does("concludi").see("Accordo fatto.");
    let third = chiara.gives(&folder(&room, "terzo"));
    chiara.does("esci").choose("Esci");
    assert_eq!(chiara.0.end().code, 0);
    tommaso.takes(&third).0.see_row(&["✓", "Zoë Càvoli", "accordo"]);
    tommaso.does("esci").choose("Esci");
    assert_eq!(tommaso.0.end().code, 0);

    // on both laptops the same day, both voices and what they agreed on
    let digest = |laptop: &Laptop| laptop.json(&["day", "show"])["counts"].clone();
    for laptop in [&host, &partner] {
        let scores = laptop.acting("lead").json(&["scores", "list"]);
        assert_eq!(scores["sheets"].as_array().map(Vec::len), Some(2), "{scores}");
        assert_eq!(scores["agreements"].as_array().map(Vec::len), Some(1), "{scores}");
        assert_eq!((&digest(laptop)["sheets_sealed"], &digest(laptop)["clashes"]), (&json!(2), &json!(0)));
    }
}
