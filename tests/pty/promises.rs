//! What the screen promises: a burst is one sheet, a second start reads and says who holds the day, small windows are
//! survived, files open, and what comes from outside shows with no key pressed.

use crate::room::{CRITERIA, Room, marks};
use crate::terminal::Terminal;
use crate::world::World;
use serde_json::json;

/// Sheets of this author that are sealed.
fn sealed(room: &Room, who: &str) -> usize {
    let scores = room.laptop.acting(who).json(&["scores", "list"]);
    let sheets = scores["sheets"].as_array().expect("sheets");
    sheets.iter().filter(|sheet| sheet["interviewer"] == who && sheet["state"] == "sealed").count()
}

fn is_one_sealed_sheet(room: &Room) {
    let wanted: Vec<_> = CRITERIA.into_iter().map(str::to_owned).zip([4, 3, 5, 4, 3, 5, 4]).collect();
    assert_eq!(marks(&room.laptop, "I01"), wanted);
    assert_eq!((sealed(room, "I01"), sealed(room, "I02")), (1, 0));
    assert_eq!(room.laptop.json(&["day", "show"])["counts"]["clashes"], 0);
}

#[test]
fn seven_digits_and_the_seal_pasted_in_one_burst_are_one_sealed_sheet() {
    let room = Room::new();
    let mut t = room.marking();
    t.paste("4354354\r\r").see("TOMMASO GALLI");
    t.leave();
    is_one_sealed_sheet(&room);
}

#[test]
fn the_same_burst_without_paste_brackets_is_one_sealed_sheet() {
    let room = Room::new();
    let mut t = room.marking();
    // as a terminal without bracketed paste, or a very quick hand, sends it
    t.write("4354354\r\r").see("TOMMASO GALLI");
    t.leave();
    is_one_sealed_sheet(&room);
}

#[test]
fn a_paste_of_anything_else_is_refused_whole() {
    let room = Room::new();
    let mut t = room.marking();
    let before = t.screen();
    t.paste("4354354 e poi\x1b[31m q q").wait("a notice", |screen| screen != before && screen.contains("►"));
    t.press("4").see_row(&["ATT", "votato"]).see_row(&["►", "PRO"]);
    t.leave();
    assert_eq!(marks(&room.laptop, "I01").len(), 1);
}

#[test]
fn a_second_start_reads_says_who_holds_the_day_and_follows() {
    let room = Room::new();
    let mut first = room.marking();
    let mut second = room.sit_at("I03", 120, 36);
    let screen = second.see("Sola lettura: aperta in un'altra finestra (").see("sola lettura").screen();
    let since = screen.split("finestra (").nth(1).expect("since when");
    assert_eq!(since.find(").").map(|end| since[..end].len()), Some("08:55".len()), "{screen}");
    // it writes nothing, and says why
    second.press("t").see("altra finestra");
    // neither does the command line, with a sentence and exit 1
    let refused = room.laptop.acting("frontdesk").run(&["candidates", "arrive", "C002"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(!refused.err.is_empty());
    // what the first writes, the second shows, with no key pressed
    first.press("4354354").see_row(&["►", "Chiudi la scheda"]).press("Enter").see("Chiudere la scheda?").press("Enter");
    first.see("TOMMASO GALLI");
    second.see("Già conclusa 1.");
    assert!(!second.screen().contains("■"), "and no mark of the other desk");
    first.leave();
    second.press("q q");
    assert_eq!(second.end().code, 0);
}

#[test]
fn a_window_too_small_is_a_notice_and_the_way_back_loses_nothing() {
    let room = Room::new();
    let mut t = room.marking();
    t.press("43").see_row(&["►", "IMP"]);
    t.press("Tab").see("nota su IMP").write("mezza fra").see("mezza fra");
    t.resize(40, 10).see("Serve un po' più di spazio").see("q esci");
    t.resize(120, 36).see_row(&["►", "IMP"]).see("mezza fra");
    t.write("se").see("mezza frase").press("Tab").see("Nota su IMP scritta");
    t.leave();
    assert_eq!(marks(&room.laptop, "I01").len(), 2);
}

#[test]
fn one_can_leave_from_a_window_too_small() {
    let room = Room::new();
    let mut t = room.sit_at("I01", 40, 10);
    t.see("Serve un po' più di spazio");
    t.leave();
}

#[test]
fn no_size_is_too_small_to_survive() {
    let room = Room::new();
    let mut t = room.marking();
    for (columns, rows) in [(1, 1), (0, 0), (200, 1), (1, 50), (0, 24), (59, 15), (60, 16), (500, 200), (2, 2)] {
        t.resize(columns, rows);
    }
    for n in 1..60 {
        t.resize(n * 3, n);
    }
    t.resize(80, 24).see("Scheda di Chiara Bini").see("q esci");
    t.press("4").see_row(&["►", "PRO"]);
    t.leave();
    assert_eq!(marks(&room.laptop, "I01").len(), 1);
}

/// A stick with the bundle of a day.
fn bundle(room: &Room) -> String {
    let stick = room.world.path("chiavetta");
    std::fs::create_dir_all(&stick).expect("a stick");
    let written = room.laptop.acting("lead").json(&["bundle", "export", "--to", stick.to_str().expect("a path")]);
    written["path"].as_str().expect("a path").to_owned()
}

#[test]
fn a_bundle_named_on_the_command_line_is_opened() {
    let room = Room::new();
    let file = bundle(&room);
    let desk = room.world.laptop("banco");
    let mut t = Terminal::start(&desk.command(&[&file]), 80, 24);
    // who sits here is asked, and then it is that pair's queue
    t.see("Chi sta a questa tastiera?").press("2").see("Postazione B: Sara Lombardi, Luca Neri").see("Zoë Càvoli");
    t.leave();
    assert_eq!(desk.json(&["day", "show"])["counts"]["candidates"], json!(5));
}

#[test]
fn an_import_through_the_screen_shows_at_once() {
    let room = Room::new();
    // a desk joins, and sees somebody arrive
    let desk = room.world.laptop("banco").at("2026-11-24T12:30:00+01:00+0");
    desk.done(&["bundle", "import", &bundle(&room), "--laptop", "Banco B"]);
    desk.acting("frontdesk").done(&["candidates", "arrive", "C003"]);
    let stick = room.world.path("ritorno");
    std::fs::create_dir(&stick).expect("a stick");
    let back = desk.acting("lead").json(&["bundle", "export", "--to", stick.to_str().expect("a path")]);
    let mut t = room.sit_at("lead", 120, 36);
    t.see_row(&["Ottavia Tesi", "previsto"])
        .press(":")
        .see("Comandi")
        .write("importa")
        .see_row(&["│ importa"])
        .see_row(&["│ ►"]);
    t.press("Enter").see("Dov'è il file?").write(back["path"].as_str().expect("a path")).press("Enter");
    // what it would bring is shown first
    t.see("Invio prende").see("Riguarda: C003 Ottavia Tesi").press("Enter").see("Preso un pacchetto");
    t.press("Esc").see_row(&["Ottavia Tesi", "presente 12:30"]);
    t.leave();
}

#[test]
fn a_pair_pane_follows_a_mark_with_no_key_pressed() {
    let room = Room::new();
    room.laptop.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
    let mut t = room.sit_at("I01", 200, 50);
    t.see_row(&["libera"]).press("t").see("Conoscete").press("1").see("Scheda di Chiara Bini");
    t.press("Esc").see_row(&["Zoë Càvoli", "in colloquio"]).see_row(&["si parla dalle"]);
    t.leave();
}

#[test]
fn without_a_terminal_it_says_so_and_exits_2() {
    let world = World::new();
    let answer = world.laptop("giornata").run(&[]);
    assert_eq!(answer.code, 2, "{}", answer.err);
    assert!(!answer.err.is_empty() && answer.out.is_empty());
}

#[test]
fn a_file_that_is_no_bundle_is_explained_and_nothing_is_taken() {
    let room = Room::new();
    let file = room.world.file("strano.colloquio.json", "non è un pacchetto\x1b]0;titolo\x07");
    let mut t = Terminal::start(&room.laptop.acting("lead").command(&[file.to_str().expect("a path")]), 80, 24);
    t.see("Che cosa è successo").see("I tuoi dati").see("Che cosa fare");
    t.press("Enter").see_gone("Che cosa è successo").see("Zoë Càvoli");
    t.leave();
}
