//! A day by somebody who knows no key: each key that is pressed was read from the screen, from the footer, from a numbered
//! row, from the palette, or from help, to which the footer leads.

use crate::terminal::Terminal;
use crate::world::World;
use serde_json::json;

/// A reader of the screen.
pub struct Reader(pub Terminal);

/// The footer's hints: keys and verbs.
fn footer(screen: &str) -> Vec<(String, String)> {
    let last = screen.lines().last().unwrap_or_default();
    let hints = last.split("  ").map(str::trim).filter(|hint| !hint.is_empty());
    hints.filter_map(|hint| hint.split_once(' ')).map(|(key, verb)| (key.to_owned(), verb.to_owned())).collect()
}

fn key_of(screen: &str, verb: &str) -> Option<String> {
    footer(screen).into_iter().find(|(_, named)| named == verb).map(|(key, _)| key)
}

impl Reader {
    pub fn see(&mut self, fact: &str) -> &mut Reader {
        self.0.see(fact);
        self
    }

    /// Does what the footer names; what it has no room for is searched in the palette, which it names too.
    pub fn does(&mut self, verb: &str) -> &mut Reader {
        let screen = self.0.wait("help in the footer", |screen| {
            key_of(screen, "esci").is_some() && (key_of(screen, verb).is_some() || key_of(screen, "comandi").is_some())
        });
        if let Some(key) = key_of(&screen, verb) {
            self.0.press(&key);
            return self;
        }
        self.0.press(&key_of(&screen, "comandi").expect("the palette is in the footer"));
        self.0.see("─ Comandi ─").write(verb).see_row(&[&format!("│ {verb} ")]).see_row(&["│ ►"]);
        self.accept();
        self.0.see_gone("─ Comandi ─");
        self
    }

    /// Does what a sentence of help says.
    pub fn does_by_help(&mut self, sentence: &str) -> &mut Reader {
        let screen = self.0.wait("help in the footer", |screen| key_of(screen, "aiuto").is_some());
        self.0.press(&key_of(&screen, "aiuto").expect("waited for"));
        self.0.see("─ Aiuto ─").write(sentence).see_row(&["►", sentence]);
        self.accept();
        self.0.see_gone("─ Aiuto ─");
        self
    }

    /// Opens or accepts the row that is pointed at.
    pub fn accept(&mut self) -> &mut Reader {
        let screen = self.0.wait("a key that opens", |screen| key_of(screen, "apri").is_some());
        self.0.press(&key_of(&screen, "apri").expect("waited for"));
        self
    }

    /// Picks a numbered row by its number.
    pub fn choose(&mut self, row: &str) -> &mut Reader {
        let number = |screen: &str| {
            screen.lines().find_map(|line| {
                // what stands behind the box, the number, perhaps a letter that does the same, then the words
                let before = line.split_once(&format!("  {row}"))?.0;
                before.chars().rev().find(char::is_ascii_digit)
            })
        };
        let screen = self.0.wait(row, |screen| number(screen).is_some());
        self.0.press(&number(&screen).expect("waited for").to_string());
        self
    }

    /// Marks or agrees with levels of the scale the footer names.
    pub fn levels(&mut self, verb: &str, levels: &str) -> &mut Reader {
        let screen = self.0.wait("the scale", |screen| key_of(screen, verb).is_some());
        assert_eq!(key_of(&screen, verb).as_deref(), Some("1-5"));
        self.0.press(levels);
        self
    }

    /// Fills a form in, line by line, with the key it names for going on.
    pub fn fill(&mut self, title: &str, lines: &[&str]) -> &mut Reader {
        let screen = self.0.see(title).wait("the form's keys", |screen| screen.contains("va avanti"));
        let on = screen.lines().find(|line| line.contains("va avanti")).expect("waited for").to_owned();
        let on = on.trim_matches(['│', ' ']).split(' ').find(|word| *word == "Invio").expect("the key").to_owned();
        for line in lines {
            // what stands there is wiped letter by letter, as somebody would who knows no other way
            for _ in 0..12 {
                self.0.press("Backspace");
            }
            self.0.write(line).press(&on);
        }
        self.0.see_gone("va avanti");
        self
    }

    pub fn sheet(&mut self, levels: &str) -> &mut Reader {
        self.levels("voto", levels).0.see_row(&["►", "Chiudi la scheda"]);
        self.does_by_help("Chiude la scheda").choose("Chiudi la scheda")
    }
}

#[test]
fn a_day_with_no_key_but_those_on_the_screen() {
    let world = World::new();
    let laptop = world.laptop("giornata");
    let mut r = Reader(Terminal::start(&laptop.command(&[]), 80, 24));
    r.choose("Prepara una nuova giornata").fill("Nuova giornata", &["Prova di paese", "2026-11-24", "1"]);
    r.see("1 Coda 0").does("nuova persona").fill("Chi seleziona", &["Chiara Bini", "", "ospite"]);
    r.see("I01").does("nuova persona").fill("Chi seleziona", &["Tommaso Galli", "", "partner"]);
    r.see("I02").does("nuova coppia").fill("Una coppia", &["A", "Chiara", "Tommaso"]);
    r.see("2 Coppie 1").does("aggiungi").fill("Una persona", &["Zoë Càvoli", "", "", "", ""]);
    r.see("C001").does("aggiungi").fill("Una persona", &["Ottavia Tesi", "", "", "", ""]);
    r.see("C002").does("apri").see("Zoë Càvoli è qui");

    r.does("tastiera").choose("Postazione A").see("Tocca a").does("prendi").choose("Nessuno dei due");
    r.see("Scheda di Chiara Bini").sheet("4344344").see("TOMMASO GALLI").does("apri");
    r.see("Scheda di Tommaso Galli").sheet("3344344").see("Ora guardatele insieme.").does("apri");
    r.see("Schede chiuse, restano così.")
        .levels("accordo", "4")
        .see("tutto c'è")
        .does("concludi")
        .see("Accordo fatto.");

    r.does("tastiera").choose("Chi coordina").0.see_gone("Postazione A:");
    r.does("rosa").see("1 Zoë Càvoli").does("dentro").see("Zoë Càvoli: dentro.");
    r.does("mancano").see("Chiudi la giornata").does("chiudi la giornata").see("Chiudere la giornata?");
    r.choose("Chiudi la giornata").see("Giornata chiusa.");
    r.does("esci").choose("Esci");
    assert_eq!(r.0.end().code, 0);

    let day = laptop.json(&["day", "show"]);
    let told = (&day["state"], &day["counts"]["done"], &day["counts"]["sheets_sealed"]);
    assert_eq!(told, (&json!("closed"), &json!(1), &json!(2)));
}
