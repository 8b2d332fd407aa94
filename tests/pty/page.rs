//! The interview page with real keys: two seats on one laptop, and somebody a metre away.

use crate::room::{CRITERIA, Room, marks};
use crate::terminal::Terminal;

/// The key that the footer names for a verb; what has no room there is on the help screen, which the footer names too.
fn key_for(t: &mut Terminal, verb: &str) -> String {
    let footer = t.wait("a footer", |screen| screen.contains("? aiuto")).lines().last().unwrap_or_default().to_owned();
    let hints = footer.split("  ").map(str::trim).filter(|hint| !hint.is_empty());
    let found = hints.filter_map(|hint| hint.split_once(' ')).find(|(_, named)| *named == verb);
    found.unwrap_or_else(|| panic!("no {verb:?} in {footer:?}")).0.to_owned()
}

#[test]
fn two_seats_on_one_laptop_mark_with_the_keys_of_the_footer_and_hide_from_whoever_sits_opposite() {
    let room = Room::new();
    let mut t = room.marking();
    // wide enough for the footer to name them all
    t.resize(180, 40).see("t tempo").see_row(&["Scheda di Chiara Bini", "00:", "si parla"]);
    t.press("4354354").see_row(&["ATT", "votato"]).see_row(&["►", "Chiudi la scheda"]);
    let (cover, blank, pause) = (key_for(&mut t, "vedi"), key_for(&mut t, "copri"), key_for(&mut t, "tempo"));
    t.press(&cover).see_row(&["ATT", "■■■■□ 4"]);
    t.press(&blank).see_gone("■■■■□ 4").see_row(&["ATT", "Attitudine"]);
    t.press(&blank).see_row(&["ATT", "■■■■□ 4"]);
    t.press(&pause).see("in pausa").press(&pause).see_gone("in pausa");
    t.press("z").see("z qui non fa niente").press("Home").see_gone("z qui non fa niente");
    // a click on the bar of the first row, on its third cell
    let screen = t.screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("■■■■□ 4")).expect("the bar");
    let x = line.split('■').next().expect("a bar").chars().count() + 2;
    t.write(&format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", x + 1, y + 1, x + 1, y + 1)).see_row(&["ATT", "■■■□□ 3"]);
    t.press("End Enter").see("Chiudere la scheda?").press("Enter").see("TOMMASO GALLI");
    t.count();
    t.press("Enter").see("Scheda di Tommaso Galli").press("3344344").see_row(&["►", "Chiudi la scheda"]);
    t.press("Enter").see("Chiudere la scheda?").press("Enter").see("Ora guardatele insieme.");
    assert_eq!(t.count(), 1 + 7 + 2, "one key to take the keyboard, seven marks, two to seal");
    t.leave();
    let given: Vec<_> = CRITERIA.iter().map(|c| (*c).to_owned()).zip([3, 3, 5, 4, 3, 5, 4]).collect();
    assert_eq!(marks(&room.laptop, "I01"), given);
}
