//! What a person sees where there is much of it: lists that do not fit, one figure for one thing, boxes over a page, a
//! warning, a loss.

use super::stage::{FRONTDESK, LEAD, Script, Stage, at};
use super::sync::{busy_page, two_files_with_the_same};
use colloquio::app::action::Place;
use colloquio::app::laptop::Renewal;
use colloquio::app::msg::Found;
use colloquio::app::overlay::{Overlay, Purpose};
use colloquio::app::update::{place, storing};
use colloquio::domain::command::Command;
use colloquio::domain::day::Day;
use colloquio::text::Lang;
use ratatui::style::{Color, Modifier};

/// The page of a lead whose laptop and another say of everybody where they are, and differ.
fn crowded() -> Stage {
    let mut stage = Stage::with(super::sync::contested_by_all(), LEAD, Lang::It).size(80, 18);
    stage.press("g s");
    stage
}

#[test]
fn a_list_that_does_not_fit_says_which_rows_of_how_many_are_in_sight() {
    let mut stage = crowded();
    assert!(stage.shows("da decidere, 8"), "{}", stage.screen());
    assert!(stage.shows("da 1 a 7 di 10"), "{}", stage.screen());
    stage.press("end");
    let screen = stage.screen();
    assert!(screen.contains("di 10") && !screen.contains("da 1 a"), "{screen}");
    let pointed: Vec<&str> = screen.lines().filter(|line| line.contains('►')).collect();
    assert!(pointed.len() == 1 && pointed[0].contains("Banco 2"), "the last one is in sight: {screen}");
    stage.press("home");
    assert!(stage.shows("portatile  ") && stage.shows("da 1 a 7 di 10"), "{}", stage.screen());
    // where all fit nothing is said
    assert!(!crowded().size(120, 36).shows("di 10"));
}

#[test]
fn the_rows_stay_where_they_are_when_another_one_is_pointed_at() {
    let mut stage = crowded();
    let rows = |stage: &Stage| -> Vec<String> {
        let screen = stage.screen();
        screen.lines().skip(3).take(8).map(|line| line.replace('►', " ")).collect()
    };
    let before = rows(&stage);
    stage.press("down down");
    assert_eq!(rows(&stage), before, "what is told below is of another length");
}

#[test]
fn each_value_of_a_clash_has_a_line_and_the_digit_that_chooses_it() {
    let mut stage = busy_page(Lang::It);
    stage.press("end");
    let screen = stage.screen();
    for value in [" 1  Bianca Pieraccini, assente (Banco 2, 10:00)", " 2  presente (Guida, 10:01)"] {
        assert!(screen.lines().any(|line| line.trim_end() == value), "{value}: {screen}");
    }
    stage.press("a");
    assert!(stage.shows("1  Bianca Pieraccini, assente (Banco 2, 10:00)"), "{}", stage.screen());
}

#[test]
fn the_review_counts_an_entry_once_that_two_files_hold() {
    let mut stage = two_files_with_the_same();
    stage.press("i");
    assert!(stage.shows("2 pacchetti portano 16 voci nuove"), "{}", stage.screen());
}

#[test]
fn on_the_review_page_keys_read_on_and_end_where_the_text_ends() {
    let mut stage = super::sync::long_review().size(80, 24);
    let first = stage.screen();
    assert!(first.contains("righe da 1 a") && first.contains("PagGiù"), "{first}");
    assert!(!first.contains("cambiamento 40"), "{first}");
    stage.press("pagedown pagedown pagedown pagedown pagedown pagedown pagedown");
    assert!(stage.shows("cambiamento 40"), "{}", stage.screen());
    stage.press("pageup");
    assert!(!stage.shows("cambiamento 40"), "one page back is one page back: {}", stage.screen());
    stage.press("esc");
    assert_eq!(place(&stage.model), Place::Sync);
}

#[test]
fn of_what_is_missing_there_is_one_figure_and_what_keeps_the_day_open_stands_first() {
    let mut script = Script::new();
    let first = script.start(1, 5, "10:00:00");
    script.seal(first, 1, [4, 3, 3, 5, 4, 1, 3], "10:15:00");
    script.seal(first, 2, [1, 4, 5, 5, 4, 4, 2], "10:16:00");
    let second = script.start(2, 6, "10:30:00");
    let end = colloquio::domain::fact::Ending::Done;
    script.run(1, "10:50:00", Command::EndInterview { interview: second, how: end });
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("m");
    let screen = stage.screen();
    let count = stage.current().rows.missing_count();
    assert!(screen.contains(&format!("Mancano ancora {count} cose.")), "{screen}");
    let line = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{screen}"));
    let (sheets, other) = (line("manca la scheda di"), line("da confrontare"));
    assert!(line("prima di chiudere la giornata") < sheets && sheets < line("il resto"), "{screen}");
    assert!(line("il resto") < other, "{screen}");
    let close = screen.lines().nth(line("Chiudi la giornata")).unwrap();
    assert!(!close.contains(|c: char| c.is_ascii_digit()), "no second figure: {close}");
}

#[test]
fn behind_a_box_the_page_recedes_and_what_is_stored_does_not() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("q");
    let terminal = stage.drawn();
    let buffer = terminal.backend().buffer();
    let row = |y: u16| (0..80).map(move |x| (x, y));
    for at in row(4).filter(|at| !buffer[*at].symbol().trim().is_empty()) {
        let cell = &buffer[at];
        assert!(cell.modifier == Modifier::DIM && cell.fg == Color::Reset, "{at:?}: {cell:?}");
    }
    assert!(row(4).any(|at| !buffer[at].symbol().trim().is_empty()), "{}", stage.screen());
    let plain = |y| row(y).all(|at| !buffer[at].modifier.contains(Modifier::DIM));
    assert!(plain(0) && plain(23), "{}", stage.screen());
}

#[test]
fn of_a_warning_only_the_sign_is_coloured() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.model.warn("Sul disco restano 150 MB");
    let terminal = stage.drawn();
    let buffer = terminal.backend().buffer();
    let row: Vec<_> = (0..80).map(|x| &buffer[(x, 22)]).filter(|cell| !cell.symbol().trim().is_empty()).collect();
    assert_eq!((row[0].symbol(), row[1].symbol()), ("!", "S"));
    assert_ne!(row[0].fg, Color::Reset);
    assert!(row[1..].iter().all(|cell| cell.fg == Color::Reset), "a word that must be read is in the default colour");
}

fn with_loss(by: u128, lost: u64) -> Stage {
    let mut stage = Stage::day(by, Lang::It);
    let goes_on = Some(("Guida (2)".to_owned(), Renewal::Torn));
    storing::say_found(&mut stage.model, Found { lost, goes_on, ..Found::default() });
    stage
}

#[test]
fn what_is_lost_is_counted_once_and_stays_among_what_is_missing() {
    for by in [LEAD, FRONTDESK, 1] {
        let mut stage = with_loss(by, 4);
        let before = Stage::day(by, Lang::It).current().rows.missing_count();
        assert!(stage.shows("4 righe, in tutte"), "{}", stage.screen());
        stage.press("esc");
        let count = stage.current().rows.missing_count();
        assert_eq!(count, before + 1);
        assert!(stage.screen().lines().next().unwrap().contains(&format!("! {count} manca")), "{}", stage.screen());
        stage.press("m home");
        assert!(stage.shows("mancano 4 righe scritte su questo portatile"), "{}", stage.screen());
        stage.press("enter");
        assert!(
            matches!(stage.model.overlays.last(), Some(Overlay::Form(form)) if form.purpose == Purpose::OpenBundle)
        );
    }
}

#[test]
fn an_emptied_day_is_not_told_that_the_rest_is_there() {
    let mut stage = Stage::day(LEAD, Lang::It);
    let current = stage.model.current.as_mut().unwrap();
    let (id, device) = (current.day().id(), current.session.device());
    current.session = colloquio::app::session::Session::new(Day::new(id), device, at("11:18:05"));
    storing::say_found(&mut stage.model, Found { lost: 40, ..Found::default() });
    let screen = stage.screen();
    assert!(screen.contains("non si legge più niente") && screen.contains("mancano 40"), "{screen}");
    assert!(!screen.contains("Tutto il resto"), "{screen}");
}

#[test]
fn an_empty_path_asks_for_a_folder_or_a_file_and_for_no_name() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("g s e enter");
    assert!(stage.shows("Serve una cartella."), "{}", stage.screen());
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("g s i enter");
    assert!(stage.shows("Serve un file."), "{}", stage.screen());
}

#[test]
fn a_lead_nobody_has_named_is_not_named_twice() {
    let mut script = Script::new();
    let profile = colloquio::domain::command::Profile { name: Some("Chi coordina".into()), ..Default::default() };
    let edit = Command::EditInterviewer { person: super::stage::person(LEAD), profile };
    script.run(LEAD, "08:05:00", edit);
    let stage = Stage::with(script, LEAD, Lang::It).size(120, 36);
    assert!(stage.shows("Chi coordina") && !stage.shows("Chi coordina, coordinamento"), "{}", stage.screen());
}

#[test]
fn a_copied_laptop_stands_there_by_the_name_it_goes_on_with() {
    let mut stage = Stage::day(LEAD, Lang::It);
    let session = stage.model.current.as_ref().unwrap().session.clone();
    let device = colloquio::domain::ids::DeviceId(uuid::Uuid::from_u128(77));
    let copy = colloquio::app::session::Session::new(session.day().clone(), device, at("11:18:05"));
    stage.model.current.as_mut().unwrap().session = copy.introduced_as("Guida (2)", "colloquio 0");
    stage.press("g s");
    let mark = stage.current().day().letter(device);
    let own = stage.screen().lines().find(|line| line.contains("questo")).unwrap().to_owned();
    assert!(own.contains("Guida (2)") && !own.contains(&mark), "{own}");
}

#[test]
fn the_sentence_over_the_laptops_does_not_forget_this_one() {
    let mut script = Script::new();
    let first = script.start(1, 5, "10:00:00");
    let end = colloquio::domain::fact::Ending::Done;
    script.run(1, "10:17:00", Command::EndInterview { interview: first, how: end });
    let mut stage = busy_with(script);
    stage.press("g s");
    assert!(stage.shows("Di questo portatile mancano 2 schede."), "{}", stage.screen());
    assert!(!stage.shows("Non manca nessuna scheda"), "{}", stage.screen());
}

/// A day with another laptop that lacks nothing.
fn busy_with(mut script: Script) -> Stage {
    super::sync::another_laptop(&mut script);
    Stage::with(script, LEAD, Lang::It)
}

#[test]
fn the_menu_of_a_laptop_goes_back_and_closes_nothing() {
    let mut stage = busy_page(Lang::It);
    stage.press("enter");
    assert!(stage.shows("Indietro") && !stage.shows("Chiudi"), "{}", stage.screen());
}
