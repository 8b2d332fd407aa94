//! The screen never claims more than the disk said.

use super::stage::{Stage, Store, at};
use colloquio::app::laptop::Renewal;
use colloquio::app::model::Access;
use colloquio::app::msg::{Copies, DayRead, Effect, Found, Msg};
use colloquio::app::overlay::{Overlay, Purpose};
use colloquio::store::{FileSystem, Obstacle, Space};
use colloquio::text::{Lang, Words, width};

#[test]
fn stored_is_said_only_when_the_store_answered_and_with_its_time() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.model.now = at("11:20:00");
    stage.press("t 1 4");
    assert!(stage.shows("● salvato 11:18:05"), "a quick answer does not flicker, and the old time claims nothing new");
    stage.tell(Msg::SavingIsSlow);
    assert!(stage.shows("○ salvo") && !stage.shows("● salvato"));
    stage.tell(Msg::SavingIsStuck);
    assert!(stage.shows("× NON salvato"));
    stage.model.now = at("11:20:03");
    stage.answer();
    assert!(stage.shows("● salvato 11:20:03"));
}

#[test]
fn what_is_only_typed_is_called_typed() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 tab").write("x");
    assert!(stage.shows("○ scritto") && !stage.shows("salvato"));
    stage.press("esc");
    assert!(stage.shows("● salvato"));
}

#[test]
fn when_the_disk_refuses_nothing_more_is_taken_in_until_it_stores() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    let before = stage.appended;
    stage.tell(Msg::NotStored(Obstacle::Full));
    assert!(stage.shows("NON salvato") && stage.shows("11:18:05"));
    assert!(stage.shows("ATT 4 di Zoë Càvoli"), "it says what would have to be entered again");
    stage.press("esc 5 5 1");
    assert_eq!(stage.appended, before, "input stops on the notice");
    assert!(stage.shows("NON salvato"), "the notice stays");
    stage.answer();
    assert!(!stage.shows("NON salvato"));
    stage.press("5");
    assert_eq!(stage.appended, before + 1);
}

#[test]
fn while_the_disk_refuses_one_can_read_and_the_line_goes_on_saying_so() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    stage.tell(Msg::NotStored(Obstacle::Gone));
    assert!(stage.shows("chiavetta"), "each obstacle has its own words");
    stage.press("enter esc");
    assert!(stage.shows("Coda") && stage.shows("× NON salvato") && !stage.shows("Che cosa è successo"));
    stage.press("n");
    stage.write("Nuova Persona").press("enter enter enter enter enter");
    assert!(stage.shows("Che cosa è successo"), "whatever would write brings the notice back");
    stage.answer();
    assert!(!stage.shows("NON salvato") && stage.shows("Nuova Persona"), "what was typed meanwhile is still there");
}

#[test]
fn a_disk_that_does_not_answer_stops_input_too() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    stage.tell(Msg::SavingIsStuck);
    let before = stage.appended;
    stage.press("5");
    assert_eq!(stage.appended, before);
    assert!(stage.shows("Che cosa è successo"));
    stage.answer();
    assert!(!stage.shows("Che cosa è successo"));
}

#[test]
fn the_day_can_go_on_in_another_folder() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    stage.tell(Msg::NotStored(Obstacle::Full));
    stage.press("down enter");
    stage.write("/media/stick").press("enter");
    let asked = stage.asked.iter().any(|e| matches!(e, Effect::GoOnElsewhere(path) if path.ends_with("stick")));
    assert!(asked, "{:?}", stage.asked);
}

#[test]
fn one_copy_and_a_full_disk_stay_in_sight() {
    let mut stage = Stage::day(1, Lang::It).size(120, 36);
    stage.model.now = at("11:32:00");
    stage.tell(Msg::Copies(Copies::One));
    stage.model.now = at("11:40:00");
    stage.tell(Msg::Copies(Copies::One));
    stage.tell(Msg::Space(Space::Spare { free: 0 }));
    stage.press("down esc esc");
    assert!(stage.shows("una copia sola dalle 11:32") && stage.shows("disco pieno"));
    stage.tell(Msg::Copies(Copies::Two));
    stage.tell(Msg::Space(Space::Fine));
    assert!(!stage.shows("copia sola") && !stage.shows("disco pieno"));
    stage.tell(Msg::Space(Space::Low { free: 150 << 20 }));
    assert!(stage.shows("150 MB"));
    stage.tell(Msg::Weak(FileSystem::ExFat));
    assert!(stage.shows("exFAT"));
}

#[test]
fn what_opening_found_is_said() {
    let stage = |found| {
        let mut stage = Stage::day(1, Lang::It);
        colloquio::app::update::storing::say_found(&mut stage.model, found);
        stage
    };
    assert!(stage(Found { damaged: 2, recovered: 1, cut: 9, ..Found::default() }).shows("2 righe"));
    assert!(stage(Found { recovered: 3, cut: 9, ..Found::default() }).shows("3 cose salvate"));
    assert!(stage(Found { cut: 9, ..Found::default() }).shows("a metà"));
}

#[test]
fn a_loss_is_told_with_what_stands_and_the_way_out() {
    let told = |found| {
        let mut stage = Stage::day(1, Lang::It);
        colloquio::app::update::storing::say_found(&mut stage.model, found);
        stage
    };
    let goes_on = |why| Some(("Guida (2)".to_owned(), why));
    let mut stage = told(Found { lost: 4, goes_on: goes_on(Renewal::Torn), ..Found::default() });
    assert!(stage.shows("4 righe") && stage.shows("Guida (2)"));
    stage.press("enter");
    assert!(matches!(stage.model.overlays.last(), Some(Overlay::Form(form)) if form.purpose == Purpose::OpenBundle));
    // a new name alone is a sentence and stops nobody
    for why in [Renewal::Copied, Renewal::Forgotten] {
        let stage = told(Found { goes_on: goes_on(why), ..Found::default() });
        assert!(stage.shows("Guida (2)") && stage.model.overlays.is_empty(), "{why:?}");
    }
}

#[test]
fn while_the_disk_refuses_a_note_is_left_and_its_text_kept() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    stage.tell(Msg::NotStored(Obstacle::Full));
    stage.press("esc tab").write("Sa ascoltare").press("esc");
    stage.press("esc");
    assert!(!stage.shows("Sa ascoltare"), "left");
    stage.answer();
    stage.press("tab");
    assert!(stage.shows("Sa ascoltare"), "back when it opens again");
    stage.press("esc");
    stage.answer();
    assert!(stage.shows("● salvato"));
}

#[test]
fn the_window_that_only_read_says_that_it_writes_now() {
    let mut stage = Stage::day(1, Lang::It);
    stage.model.current.as_mut().unwrap().access = Access::Read("Anna, 11:02".into());
    stage.press("down down m");
    let place = colloquio::app::resume::place(&stage.model);
    let current = stage.model.current.as_ref().unwrap();
    let read = DayRead {
        session: current.session.clone(),
        actor: current.actor,
        access: Access::Write,
        stored_at: Some(at("11:18:05")),
        trial: false,
        found: Found::default(),
        drafts: Default::default(),
    };
    stage.tell(Msg::TookOver(Box::new(read)));
    assert_eq!(colloquio::app::resume::place(&stage.model), place, "it stands where it stood");
    assert!(stage.shows(&Words::new(Lang::It).took_over()));
    let before = stage.appended;
    stage.press("esc t 1");
    assert_eq!(stage.appended, before + 1);
}

#[test]
fn leaving_with_something_unstored_says_so() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4 q");
    assert!(!stage.shows("Tutto è salvato"));
    stage.answer();
    assert!(stage.shows("Tutto è salvato"), "and what is stored meanwhile is no longer called unstored");
}

#[test]
fn no_digit_answers_the_notice_that_appeared_under_it_and_none_is_offered() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    stage.tell(Msg::NotStored(Obstacle::Full));
    stage.press("2");
    assert!(stage.shows("Che cosa è successo"));
    assert!(stage.shows("Vado avanti") && !stage.shows("2  Vado avanti"));
}

#[test]
fn what_was_taken_over_already_is_no_news() {
    let mut stage = Stage::day(1, Lang::It);
    stage.tell(Msg::Restored(2));
    assert!(stage.shows("2 cose salvate"));
    stage.tell(Msg::Restored(0));
    assert!(!stage.shows("0 cose"));
}

#[test]
fn whoever_only_reads_is_not_led_into_a_note_that_cannot_be_left() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1");
    stage.model.current.as_mut().unwrap().access = Access::Read("13:45".to_owned());
    stage.press("enter");
    assert!(stage.shows("Sola lettura"));
    stage.press("esc");
    assert!(stage.shows("Tocca a"), "the sheet was left");
}

#[test]
fn what_the_store_says_by_itself_fits_the_message_line_of_80_columns() {
    for lang in Lang::ALL {
        let w = Words::new(lang);
        for text in [
            w.space_spare(),
            w.space_low(1000),
            w.weak_file_system("exFAT"),
            w.index_aside(),
            w.two_copies(),
            w.found_cut(),
            w.found_recovered(1000),
            w.found_damaged(1000),
            w.read_only("13:45"),
            w.drafts_failed(),
            w.trouble_reading(),
            w.needs_store(),
            w.digits_are_marks(),
        ] {
            assert!(width(&text) <= 78, "{lang:?}: {text}");
        }
    }
}
