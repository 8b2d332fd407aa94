//! What is typed comes back after a restart: to its seat, in its field, with its caret; and nowhere else.

use super::stage::{LEAD, Script, Stage, Store, at, person};
use colloquio::app::action::Place;
use colloquio::app::model::Access;
use colloquio::app::msg::{DayRead, Effect, Found, Msg};
use colloquio::app::screen::{Screen, Tab};
use colloquio::app::update::place;
use colloquio::domain::command::Command;
use colloquio::domain::fact::Ending;
use colloquio::domain::visible;
use colloquio::store::{Draft, FoundDrafts, Obstacle};
use colloquio::text::Lang;
use std::collections::BTreeMap;

/// What the store was asked to keep so far, as it would be found.
fn kept(stage: &Stage) -> FoundDrafts {
    let mut latest: BTreeMap<String, (u64, Draft)> = BTreeMap::new();
    let mut place = None;
    for effect in &stage.asked {
        match effect {
            Effect::KeepDraft(draft, serial) => drop(latest.insert(draft.key.clone(), (*serial, draft.clone()))),
            Effect::KeepPlace(text) => place = Some(text.clone()),
            _ => {}
        }
    }
    let mut drafts: Vec<(u64, Draft)> = latest.into_values().filter(|(_, draft)| draft.text.is_some()).collect();
    drafts.sort_by_key(|(serial, _)| *serial);
    FoundDrafts { drafts: drafts.into_iter().map(|(_, draft)| draft).collect(), place, spoiled: 0 }
}

/// The program killed and started again, with somebody at the keyboard. `stored`: what became an entry is in the journal.
fn restart(before: &Stage, by: u128) -> Stage {
    let mut stage = Stage::empty(Lang::It);
    let found = kept(before);
    stage.asked = (1..).zip(found.drafts.clone()).map(|(n, draft)| Effect::KeepDraft(draft, n)).collect();
    let read = DayRead {
        session: before.current().session.clone(),
        actor: Some(person(by)),
        access: Access::Write,
        stored_at: Some(at("11:18:05")),
        trial: false,
        found: Found::default(),
        drafts: found,
    };
    stage.tell(Msg::DayReady(Box::new(read)));
    stage
}

/// A reveal with a gap of three on RES.
fn revealed(by: u128) -> Stage {
    let mut script = Script::new();
    let interview = script.start(1, 5, "10:00:00");
    script.seal(interview, 1, [4, 3, 3, 5, 4, 1, 3], "10:15:00");
    script.seal(interview, 2, [4, 3, 3, 5, 4, 4, 3], "10:16:00");
    script.run(1, "10:17:00", Command::EndInterview { interview, how: Ending::Done });
    script.run(1, "10:18:00", Command::OpenReveal { interview });
    Stage::with(script, by, Lang::It)
}

#[test]
fn a_half_typed_note_is_open_again_after_the_hand_over_with_its_caret() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 tab").write("mezza fase").press("left left left").write("r");
    let mut again = restart(&stage, 1);
    assert!(matches!(again.model.screen(), Screen::HandOver(_)));
    assert!(!again.shows("mezza"), "nobody knows who sits there");
    again.press("enter");
    assert_eq!(place(&again.model), Place::Note);
    assert!(again.shows("mezza frase") && again.shows("nota su PRO"));
    again.write("X");
    assert!(again.shows("mezza frXase"), "the caret is where it was");
    again.press("esc");
    let drafts = kept(&again).drafts;
    assert!(drafts.is_empty(), "stored, it is no draft any more: {drafts:?}");
}

#[test]
fn each_line_of_a_half_typed_note_keeps_its_clock_over_a_restart() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1");
    stage.model.now += 7 * 60_000 + 12_000;
    stage.press("tab").write("+ palestra").press("enter");
    stage.model.now += 38_000;
    stage.write("? fatturato");
    let mut again = restart(&stage, 1);
    again.model.now = stage.model.now + 20 * 60_000;
    again.press("enter").write(" del secondo anno").press("enter").write("terza").press("esc");
    let day = again.current().day();
    let interview = day.interviews().remove(0).id;
    let sheet = visible::sheet(day, interview, person(1), Some(person(1))).unwrap();
    let note = visible::timed_note(day, &sheet, "ATT").unwrap();
    assert_eq!(note.text, "+ palestra\n? fatturato del secondo anno\nterza");
    assert_eq!(note.times, ["07:12", "07:50", "27:50"]);
}

#[test]
fn the_other_seat_never_sees_it() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 tab").write("mezza frase");
    let mut again = restart(&stage, 1);
    // Tommaso takes the keyboard, walks everywhere he can, writes his own note on the same row
    again.press("2");
    assert!(again.shows("Scheda di Tommaso Galli"), "{}", again.screen());
    for keys in
        ["home", "down", "tab", "esc", "shift-tab", "esc", ".", "esc", ":", "esc", "?", "esc", "m", "esc", "i", "esc"]
    {
        again.press(keys);
        assert!(!again.shows("mezza"), "{keys}: {}", again.screen());
    }
    again.press(":").write("mezza");
    assert!(!again.shows("mezza frase"));
    again.press("esc home down tab").write("mia").press("esc p enter");
    assert!(
        again.shows("Scheda di Chiara Bini") && again.shows("mezza frase"),
        "it waited for her: {}",
        again.screen()
    );
}

#[test]
fn a_text_whose_entry_was_not_stored_is_a_draft_after_the_restart() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 tab").write("mezza");
    stage.store = Store::Silent;
    let before = stage.current().session.clone();
    stage.press("esc");
    assert_eq!(stage.appended, 3, "an entry was made of it");
    stage.tell(Msg::NotStored(Obstacle::Full));
    let mut lost = stage;
    // the journal has nothing of it
    lost.model.current.as_mut().unwrap().session = before;
    let mut again = restart(&lost, 1);
    again.press("enter");
    assert!(again.shows("mezza") && place(&again.model) == Place::Note);
    // and once the disk takes it, it is none
    lost.answer();
    assert!(kept(&lost).drafts.is_empty());
}

#[test]
fn a_text_that_was_stored_a_moment_before_the_end_is_no_draft() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 tab").write("mezza");
    let found = kept(&stage);
    stage.press("esc");
    // its note is in the journal, and the line that says so of the draft was not written any more
    let mut again = Stage::empty(Lang::It);
    let session = stage.current().session.clone();
    let (actor, access) = (Some(person(1)), Access::Write);
    let (stored_at, trial) = (None, false);
    let read = DayRead { session, actor, access, stored_at, trial, found: Found::default(), drafts: found };
    again.tell(Msg::DayReady(Box::new(read)));
    again.press("enter");
    assert_eq!(place(&again.model), Place::Interview);
    assert!(again.asked.iter().any(|effect| matches!(effect, Effect::KeepDraft(Draft { text: None, .. }, _))));
}

#[test]
fn a_form_is_open_again_with_all_its_lines() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("n").write("Lia Tozzi").press("enter enter").write("lia@");
    let mut again = restart(&stage, LEAD);
    assert_eq!(place(&again.model), Place::Field);
    assert!(again.shows("Lia Tozzi") && again.shows("lia@"));
    again.write("x.it").press("enter enter enter");
    assert!(again.current().rows.queue.iter().any(|row| row.name == "Lia Tozzi"), "{}", again.screen());
    assert!(kept(&again).drafts.is_empty());
}

#[test]
fn a_form_that_was_closed_keeps_its_text_and_does_not_open_by_itself() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("n").write("Lia Tozzi").press("esc");
    let mut again = restart(&stage, LEAD);
    assert_eq!(place(&again.model), Place::Queue);
    assert_eq!(kept(&stage).drafts.len(), 1);
    again.press("n");
    assert!(again.shows("Lia Tozzi"));
    again.press("ctrl-u esc n");
    assert!(!again.shows("Lia Tozzi") && kept(&again).drafts.is_empty(), "wiped, it is none");
}

#[test]
fn a_form_of_one_seat_is_not_another_seats() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("n").write("Lia Tozzi").press("esc g 4 1 n");
    assert!(!stage.shows("Lia Tozzi"), "{}", stage.screen());
    stage.press("esc");
    assert!(!restart(&stage, 1).shows("Lia Tozzi"));
}

#[test]
fn a_level_that_waits_for_its_sentence_and_the_sentence_come_back() {
    let mut stage = revealed(1);
    stage.press("end enter 3").write("ha richiamato");
    let mut again = restart(&stage, 1);
    assert!(matches!(again.model.screen(), Screen::Reveal(_)), "{}", again.screen());
    assert_eq!(place(&again.model), Place::Note);
    again.write(" lui").press("tab");
    let day = again.current().day();
    let agreed = visible::agreed(day, day.interviews().remove(0).id);
    assert_eq!(agreed.get("RES"), Some(&(3, Some("ha richiamato lui".to_owned()))));
    assert!(kept(&again).drafts.is_empty());
}

#[test]
fn what_is_typed_goes_along_where_the_day_goes_on_elsewhere() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 tab").write("mezza frase");
    let session = stage.current().session.clone();
    let (actor, access, stored_at, trial) = (Some(person(1)), Access::Write, None, false);
    let found = Found::default();
    let day = DayRead { session, actor, access, stored_at, trial, found, drafts: FoundDrafts::default() };
    stage.asked.clear();
    stage.tell(Msg::WentOn { day: Box::new(day), folder: "/media/stick".into(), again: 0 });
    let there = kept(&stage);
    assert_eq!(there.drafts.len(), 1, "it is written there too");
    assert!(there.place.is_some());
    stage.press("enter enter");
    assert!(place(&stage.model) == Place::Note && stage.shows("mezza frase"), "{}", stage.screen());
}

#[test]
fn what_is_typed_counts_as_typed_until_it_is_written() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 tab").write("x");
    assert!(stage.shows("○ scritto"));
    let serial = stage.asked.iter().filter_map(|e| if let Effect::KeepDraft(_, n) = e { Some(*n) } else { None }).max();
    stage.tell(Msg::DraftsWritten(serial.unwrap()));
    assert!(stage.shows("● salvato"));
    stage.tell(Msg::DraftsFailed);
    stage.write("y");
    assert!(stage.shows("○ scritto"));
    stage.press("esc 4");
    assert!(stage.shows("● salvato"), "drafts that fail keep no mark from being stored");
}

#[test]
fn the_last_screen_comes_back_with_pointer_filter_and_area() {
    let mut stage = revealed(LEAD);
    stage.press("/").write("b").press("enter down");
    let Screen::Main(main) = stage.model.screen() else { panic!("the queue") };
    let (pointed, shown) = (main.queue.id, main.shown.clone());
    let mut again = restart(&stage, LEAD);
    let Screen::Main(main) = again.model.screen() else { panic!("the queue") };
    assert_eq!((main.queue.id, &main.shown), (pointed, &shown));
    assert_eq!(place(&again.model), Place::Queue);
    again.press("esc 2 down m down");
    let last = restart(&again, LEAD);
    let [Screen::Main(main), Screen::Missing(page)] = last.model.places.as_slice() else { panic!("what is missing") };
    assert_eq!((main.tab, page.at), (Tab::Pairs, 1));
    again.press("esc g 2 f down");
    let last = restart(&again, LEAD);
    let (Screen::Shortlist(then), Screen::Shortlist(now)) = (again.model.screen(), last.model.screen()) else {
        panic!("the shortlist")
    };
    assert_eq!((now.area, now.pointer.id, &now.shown), (then.area, then.pointer.id, &then.shown));
    assert!(matches!(restart(&again, 1).model.screen(), Screen::Main(_)), "it is the lead's");
}

#[test]
fn a_place_that_is_not_there_any_more_or_makes_no_sense_is_no_obstacle() {
    let stage = revealed(1);
    for text in ["", "{", "{\"seat\":null,\"path\":[]}", "{\"seat\":null,\"path\":[{\"missing\":{\"at\":99999}}]}"] {
        let mut again = Stage::empty(Lang::It);
        let session = stage.current().session.clone();
        let drafts = FoundDrafts { place: Some(text.into()), ..FoundDrafts::default() };
        let (actor, access, stored_at, trial) = (None, Access::Write, None, false);
        let read = DayRead { session, actor, access, stored_at, trial, found: Found::default(), drafts };
        again.tell(Msg::DayReady(Box::new(read)));
        again.screen();
    }
}
