//! The whole journey with real keys: a day is opened on the welcome screen, people come from a form export and by hand, a
//! pair marks in both seats, agrees, and the lead decides, closes and hands on. The keys are counted.

use crate::terminal::Terminal;
use crate::world::{Laptop, World};
use serde_json::json;

/// Both sheets, reveal and agreement of one person, from the queue: 2 to take, 9 a sheet, 1 to hand over, 1 to reveal,
/// and 8 to agree on seven.
const WHOLE_INTERVIEW: usize = 30;

/// The welcome screen of a laptop without a day, and a day made there.
fn new_day(laptop: &Laptop) -> Terminal {
    let mut t = Terminal::start(&laptop.command(&[]), 80, 24);
    t.see("Questo portatile non ha ancora una giornata.").see("q esci");
    assert!(t.is_taken());
    t.press("2").see("Che giorno è");
    t.write("Selezione Pistoia").press("Enter Ctrl+U").write("2026-11-24").press("Enter Ctrl+U").write("2");
    t.press("Enter").see("Selezione Pistoia 24 nov › Coda");
    t
}

fn add_interviewer(t: &mut Terminal, name: &str, role: &str, code: &str) {
    t.press("a").see("Ospite, partner o ombra").write(name).press("Enter Enter Ctrl+U").write(role).press("Enter");
    t.see_row(&[name, code]);
}

fn add_pair(t: &mut Terminal, host: &str, partner: &str, names: &str) {
    t.press("n").see("Ospite fisso e partner").press("Enter").write(host).press("Enter").write(partner).press("Enter");
    t.see_gone("Invio va avanti").see(names);
}

fn palette(t: &mut Terminal, word: &str) {
    t.press(":")
        .see("Comandi")
        .write(word)
        .see_row(&["│", word])
        .see_row(&["│ ►"])
        .press("Enter")
        .see_gone("─ Comandi ─");
}

/// Two people at a desk, in the order in which they mark.
struct Pair {
    host: &'static str,
    partner: &'static str,
}

/// The pair marks the next person in both seats, opens the reveal and agrees; gives the keys that took.
fn interview(t: &mut Terminal, pair: &Pair, name: &str, sheets: [&str; 2], agreement: &str) -> usize {
    t.count();
    t.press("t").see(&format!("Conoscete {name}?")).press("1").see(&format!("Scheda di {}", pair.host));
    assert_eq!(t.count(), 2, "to take the next person in");
    seal(t, sheets[0]);
    t.see(&pair.partner.to_uppercase());
    assert_eq!(t.count(), 9, "a sheet of seven and its seal");
    t.press("Enter").see(&format!("Scheda di {}", pair.partner));
    seal(t, sheets[1]);
    t.see("Ora guardatele insieme.").press("Enter").see("Schede chiuse, restano così.");
    assert_eq!(t.count(), 1 + 9 + 1, "the hand-over, the other sheet, the reveal");
    t.press(agreement).see_row(&["►", "Accordo fatto", "tutto c'è"]).press("Enter").see("Accordo fatto.");
    2 + 9 + 11 + t.count()
}

fn seal(t: &mut Terminal, marks: &str) {
    t.press(marks).see_row(&["►", "Chiudi la scheda"]).press("Enter").see("Chiudere la scheda?").press("Enter");
}

#[test]
fn a_whole_day_by_keys_alone() {
    let world = World::new();
    let laptop = world.laptop("giornata");
    let mut t = new_day(&laptop);
    t.press("2").see("Ancora nessuna coppia");
    add_interviewer(&mut t, "Chiara Bini", "ospite", "I01");
    add_interviewer(&mut t, "Tommaso Galli", "partner", "I02");
    add_pair(&mut t, "Chiara", "Tommaso", "Chiara Bini, Tommaso Galli");
    t.press("1").see("Qui non c'è ancora nessuno").press("n").see("Una persona");
    t.write("Lia Tozzi").press("Enter Enter Enter Enter Enter").see_row(&["Lia Tozzi", "C001"]);
    t.leave();
    laptop.done(&["candidates", "import", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/applications.csv")]);

    // the lead's screen again: two more people arrive, found by three letters
    let mut t = Terminal::start(&laptop.command(&[]), 80, 24);
    t.see_row(&["1 Coda", "81"]).see_row(&["►", "Lia Tozzi", "previsto"]);
    for (letters, name) in [("toz", "Lia Tozzi"), ("pierac", "Bianca Pieraccini"), ("ulivi", "Noemi Ulivi")] {
        t.press("/")
            .see("Cerca")
            .write(letters)
            .see_row(&["►", name])
            .press("Enter Enter")
            .see(&format!("{name} è qui"));
        t.press("Esc").see_row(&["1 Coda", "81"]).see_gone("Cerca");
    }
    palette(&mut t, "tastiera");
    t.see("Chi sta a questa tastiera?").press("1").see("Postazione A: Chiara Bini, Tommaso Galli");

    // everybody arrived in the same minute, so the codes say who is first
    t.see_row(&["presente", "Lia Tozzi"]);
    let first = Pair { host: "Chiara Bini", partner: "Tommaso Galli" };
    assert_eq!(interview(&mut t, &first, "Lia Tozzi", ["4354354", "3443443"], "======="), WHOLE_INTERVIEW);

    // the keyboard stayed with the partner, who goes first now; a slip is undone, and a gap of two wants a sentence
    t.see_row(&["►", "presente", "Noemi Ulivi"]).press("t").see("Conoscete Noemi").press("1");
    t.see("Scheda di Tommaso Galli").press("v n 3 5").see_row(&["IMP", "■ 5"]).press("u");
    t.see("Annullo: IMP 5 di Noemi Ulivi").press("3").see_row(&["IMP", "□ 3"]);
    t.press("Tab").see("nota su").write("Due esempi, tutti e due di scuola.").press("Tab").see("Nota su MES scritta");
    seal(&mut t, "2222");
    t.see("CHIARA BINI").press("Enter").see("Scheda di Chiara Bini");
    seal(&mut t, "3332244");
    t.see("Ora guardatele insieme.").press("Enter").see("Schede chiuse, restano così.");
    for (criterion, why) in [("RES", "Riletto l'esempio insieme."), ("RAD", "Ha già cambiato idea una volta.")] {
        t.see_row(&["►", criterion]).press("3").see("serve una frase").write(why).press("Tab");
        t.see(&format!("Accordo su {criterion}: 3"));
    }
    t.press("Enter").see("Accordo fatto.");

    // of the third person one sheet stays missing
    t.see_row(&["►", "Bianca Pieraccini"])
        .press("Enter")
        .see("Conoscete Bianca")
        .press("1")
        .see("Scheda di Chiara Bini");
    seal(&mut t, "5444444");
    // that her 5 owes a line is not counted on a laptop that two share, as long as her marks are covered
    t.see("TOMMASO GALLI").press("Down Down Enter").see("Nessuno in attesa.").see("! 2 mancano");
    t.press("g").see("Dove vuoi andare").press("4").see("Chi sta a questa tastiera?").press("2");
    decide_and_close(&mut t);

    let stick = world.path("chiavetta");
    std::fs::create_dir(&stick).expect("a stick");
    palette(&mut t, "esporta");
    t.see("In quale cartella?").write(stick.to_str().expect("a path")).press("Enter").see("Pacchetto scritto");
    t.leave();
    assert_eq!(std::fs::read_dir(&stick).expect("the stick").count(), 1, "one bundle, and nothing half written");
    what_was_done(&laptop);
}

/// The lead decides: in, out against the order with a reason, reserve; one gap is accepted; the day closes.
fn decide_and_close(t: &mut Terminal) {
    t.see_gone("Postazione A:").press("g").see("Dove vuoi andare").press("2").see_row(&["►", "1 Lia Tozzi", "4,30"]);
    t.count();
    t.press("1").see("Lia Tozzi: dentro.");
    assert_eq!(t.count(), 1, "a digit decides");
    t.press("Down 3").see("Perché?").write("Una voce sola.").press("Enter").see("Bianca Pieraccini: fuori.");
    t.press("Down 2").see_row(&["Noemi Ulivi", "riserva 1"]).press("u").see("Annullo: Noemi Ulivi");
    t.press("2").see("1 di 2 posti presi, 1 riserva").see_row(&["Noemi Ulivi", "riserva 1"]);
    t.press("m").see_row(&["►", "manca la scheda di Tommaso Galli su Bianca Pieraccini"]);
    t.press("End Enter").see("Chiudere la giornata?").press("1").see("La giornata non si può ancora chiudere");
    t.press("Home a").see("Accettare così: manca la scheda di Tommaso Galli");
    t.write("Tommaso ha dovuto andare via.").press("Enter").see_row(&["Tommaso Galli", "accettato così"]);
    t.press("End Enter").see("Chiudere la giornata?").press("1").see("Giornata chiusa. Da qui si può riaprire.");
}

/// The same day, told by the command line afterwards.
fn what_was_done(laptop: &Laptop) {
    let lead = laptop.acting("lead");
    let day = lead.json(&["day", "show"]);
    let counts = &day["counts"];
    let told = (&day["state"], &counts["candidates"], &counts["done"], &counts["sheets_sealed"], &counts["notes_owed"]);
    assert_eq!(told, (&json!("closed"), &json!(81), &json!(3), &json!(5), &json!(3)));
    assert_eq!(day["blockers"].as_array().map(Vec::len), Some(1));
    assert_eq!((&day["blockers"][0]["kind"], &day["blockers"][0]["accepted"]), (&json!("sheet_missing"), &json!(true)));
    let scores = lead.json(&["scores", "list"]);
    let agreed = scores["agreements"].as_array().expect("agreements");
    assert_eq!(agreed.len(), 9, "seven on the first person, and two with a sentence on the second");
    assert_eq!(agreed.iter().filter(|one| one["gap"] == 2 && one["reason"].is_string()).count(), 2);
    let shortlist = lead.json(&["shortlist", "show"]).to_string();
    assert!(shortlist.contains("Una voce sola."), "{shortlist}");
    let list = laptop.store().with_file_name("chiamate.csv");
    lead.done(&["report", "--kind", "calls", "--out", list.to_str().expect("a path")]);
    let calls = std::fs::read_to_string(list).expect("the list");
    let names: Vec<&str> =
        ["Lia Tozzi", "Noemi Ulivi", "Bianca Pieraccini"].into_iter().filter(|n| calls.contains(n)).collect();
    assert_eq!(names, ["Lia Tozzi", "Noemi Ulivi"], "{calls}");
}
