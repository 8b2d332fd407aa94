//! A day to sit down at: opened by the command line, so that the terminal has people to work with.

use crate::terminal::Terminal;
use crate::world::{Laptop, World};

/// A small day with three people here and one pair per desk, lead's laptop.
pub struct Room {
    /// Where everything is.
    pub world: World,
    /// The laptop.
    pub laptop: Laptop,
}

/// The lines of a day: two areas, two pairs, five people, two places.
const DAY: &str = r#"
{"do":"OpenDay","name":"Selezione Pistoia","date":"2026-11-24","places":2,"areas":[{"name":"Web"},{"name":"Testi"}]}
{"do":"AddInterviewer","as":"lead","name":"Chiara Bini"}
{"do":"AddInterviewer","as":"lead","name":"Tommaso Galli","role":"partner"}
{"do":"AddInterviewer","as":"lead","name":"Sara Lombardi"}
{"do":"AddInterviewer","as":"lead","name":"Luca Neri","role":"partner"}
{"do":"AddPair","as":"lead","desk":"A","host":"I01","partner":"I02"}
{"do":"AddPair","as":"lead","desk":"B","host":"I03","partner":"I04"}
{"do":"AddCandidate","as":"lead","name":"Zoë Càvoli","area":"Web"}
{"do":"AddCandidate","as":"lead","name":"Aurora De'Rossi","area":"Testi"}
{"do":"AddCandidate","as":"lead","name":"Ottavia Tesi","area":"Web"}
{"do":"AddCandidate","as":"lead","name":"Bianca Pieraccini","area":"Testi"}
{"do":"AddCandidate","as":"lead","name":"Neri Capecchi","area":"Web"}
"#;

impl Room {
    /// The day, nobody here yet.
    pub fn new() -> Room {
        let world = World::new();
        let laptop = world.laptop("giornata");
        laptop.played(DAY);
        Room { world, laptop }
    }

    /// The screen of whoever sits at this laptop.
    pub fn sit(&self, who: &str) -> Terminal {
        self.sit_at(who, 80, 24)
    }

    /// The same in a window of this size.
    pub fn sit_at(&self, who: &str, columns: u16, rows: u16) -> Terminal {
        Terminal::start(&self.laptop.acting(who).command(&[]), columns, rows)
    }

    /// Somebody came, and the pair at the desk has taken them in: the host's sheet is open on the screen.
    pub fn marking(&self) -> Terminal {
        self.laptop.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
        let mut terminal = self.sit("I01");
        terminal.see_row(&["Zoë Càvoli", "presente"]);
        terminal.press("t").see("Conoscete Zoë Càvoli?").press("1").see("Scheda di Chiara Bini");
        terminal
    }
}

/// The seven criteria of the rubric that ships.
pub const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];

/// The marks of a sheet, as its author sees them through the command line.
pub fn marks(laptop: &Laptop, who: &str) -> Vec<(String, i64)> {
    let scores = laptop.acting(who).json(&["scores", "list"]);
    let sheets = scores["sheets"].as_array().expect("sheets");
    let own = sheets.iter().filter(|sheet| sheet["interviewer"] == who);
    own.flat_map(|sheet| sheet["marks"].as_array().expect("one's own marks are seen").clone())
        .filter_map(|mark| Some((mark["criterion"].as_str()?.to_owned(), mark["value"].as_i64()?)))
        .collect()
}
