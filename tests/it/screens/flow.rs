//! What keys do: check-in, marks, seals, the hand-over, the reveal, the shortlist, closing.

use super::stage::{FRONTDESK, LEAD, Script, Stage, candidate, person};
use colloquio::app::action::Place;
use colloquio::app::msg::Effect;
use colloquio::app::screen::Screen;
use colloquio::app::update::place;
use colloquio::domain::fact::{Mark, Status};
use colloquio::domain::people::Stage as Where;
use colloquio::domain::sheet::SheetState;
use colloquio::domain::visible;
use colloquio::text::Lang;

/// The stage of somebody in the queue's own rows: what the next frame shows.
fn stage_of(stage: &Stage, n: u128) -> Where {
    stage.current().rows.candidate(candidate(n)).unwrap().stage
}

fn sealed(stage: &Stage, who: u128) -> usize {
    let day = stage.current().day();
    let all = day.interviews();
    all.iter().filter(|i| day.sheet_state(i.id, person(who)) == SheetState::Sealed).count()
}

#[test]
fn enter_checks_in_whoever_is_expected_and_u_takes_it_back() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("/").write("bianca").press("enter enter");
    assert_eq!(stage_of(&stage, 3), Where::Present);
    assert!(stage.message().contains("Bianca Pieraccini"));
    stage.press("u");
    assert_eq!(stage_of(&stage, 3), Where::Expected);
    assert!(stage.message().contains("Bianca Pieraccini"), "the undo names its object: {}", stage.message());
}

#[test]
fn late_and_absent_are_under_the_dot() {
    let mut stage = Stage::day(LEAD, Lang::En);
    stage.press("/").write("bianca").press("enter .");
    assert_eq!(place(&stage.model), Place::Menu);
    let late = stage.screen().lines().find(|line| line.contains("late")).unwrap().to_owned();
    let digit: String = late.chars().filter(char::is_ascii_digit).collect();
    stage.press(&digit);
    assert_eq!(stage_of(&stage, 3), Where::Late);
}

#[test]
fn thirty_keys_take_a_pair_from_the_queue_to_the_agreement() {
    let mut stage = Stage::day(1, Lang::It);
    let keys = "t 1 4 3 4 5 4 3 3 enter enter enter 4 3 3 5 4 4 3 enter enter enter";
    stage.press(keys);
    assert_eq!((sealed(&stage, 1), sealed(&stage, 2)), (1, 1));
    assert!(matches!(stage.model.screen(), Screen::Reveal(_)), "both sheets are shown");
    // gaps of one on two rows, none past the tolerance
    stage.press("= = enter");
    assert!(matches!(stage.model.screen(), Screen::Main(_)), "{}", stage.message());
    assert_eq!(stage_of(&stage, 1), Where::Done);
    let count = keys.split_whitespace().count() + 3;
    assert!(count <= 30, "{count} keys");
}

#[test]
fn the_conflict_question_has_no_default_and_whoever_knows_the_person_steps_aside() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t enter");
    assert_eq!(place(&stage.model), Place::Menu, "Enter answers nothing");
    assert_eq!(stage.appended, 0);
    stage.press("3");
    let day = stage.current().day();
    assert!(day.conflicts(candidate(1)).contains(&person(2)));
    let interview = day.interviews().remove(0);
    assert_eq!(day.seats(&interview), [person(1)]);
    assert!(matches!(stage.model.screen(), Screen::Sheet(_)));
}

#[test]
fn a_burst_of_marks_and_the_seal_gives_one_sealed_sheet() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1").paste("4354354\r\n\r\n\r\n4444444\r\r");
    assert_eq!(sealed(&stage, 1), 1);
    assert_eq!(sealed(&stage, 2), 0, "the rest of the burst is not the other seat's");
    assert!(matches!(stage.model.screen(), Screen::HandOver(_)));
    let day = stage.current().day();
    let interview = day.interviews().remove(0);
    let sheet = visible::sheet(day, interview.id, person(1), Some(person(1))).unwrap();
    assert_eq!((sheet.marks.len(), sheet.version, sheet.clashes.len()), (7, 1, 0));
    assert!(day.registers().values().all(|register| register.standing.clash.is_none()));
}

#[test]
fn keys_that_arrive_one_by_one_do_the_same() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 3 5 4 3 5 4 enter enter");
    assert_eq!(sealed(&stage, 1), 1);
}

#[test]
fn a_paste_of_anything_else_is_refused_whole() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1");
    let before = stage.appended;
    stage.paste("43x");
    assert_eq!(stage.appended, before);
    assert!(!stage.message().is_empty());
}

#[test]
fn a_note_is_stored_when_its_field_is_left_and_letters_are_letters() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 tab").write("q: quando? sì");
    assert_eq!(place(&stage.model), Place::Note);
    stage.press("esc");
    let day = stage.current().day();
    let interview = day.interviews().remove(0);
    let sheet = visible::sheet(day, interview.id, person(1), Some(person(1))).unwrap();
    assert_eq!(sheet.notes.get("ATT").map(String::as_str), Some("q: quando? sì"));
}

#[test]
fn arrows_change_a_level_and_backspace_takes_the_last_mark_back() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 5 up left left backspace");
    let day = stage.current().day();
    let interview = day.interviews().remove(0);
    let marks = visible::sheet(day, interview.id, person(1), Some(person(1))).unwrap().marks;
    assert_eq!(marks.keys().collect::<Vec<_>>(), ["ATT"], "PRO was marked last, and is gone");
}

#[test]
fn a_level_outside_the_scale_is_no_mark() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1");
    let before = stage.appended;
    stage.press("7 0");
    assert_eq!(stage.appended, before);
}

#[test]
fn the_hand_over_gives_the_keyboard_to_the_other_seat_and_undo_is_per_seat() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 p");
    assert!(!stage.shows("■"), "no mark is on the hand-over");
    stage.press("enter");
    assert_eq!(stage.current().actor, Some(person(2)));
    assert!(stage.shows("Tommaso Galli"));
    stage.press("u");
    let day = stage.current().day();
    let interview = day.interviews().remove(0);
    let sheet = visible::sheet(day, interview.id, person(1), Some(person(1))).unwrap();
    assert_eq!(sheet.marks.len(), 1, "the other seat's mark stands");
}

#[test]
fn after_an_undone_mark_the_next_digit_lands_on_its_row() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 3 4 4 3 4 5 u 2");
    let day = stage.current().day();
    let interview = day.interviews().remove(0);
    let sheet = visible::sheet(day, interview.id, person(1), Some(person(1))).unwrap();
    let given: Vec<_> = sheet.marks.values().map(|given| given.mark).collect();
    assert_eq!(given.len(), 7, "{given:?}");
    assert_eq!(sheet.marks.get("RAD").map(|given| given.mark), Some(Mark::Level(2)));
}

/// An interview with a gap of three on RES, both sealed and revealed, and the lead or a seat at the keyboard.
fn revealed(by: u128) -> Stage {
    let mut script = Script::new();
    let interview = script.start(1, 5, "10:00:00");
    script.seal(interview, 1, [4, 3, 3, 5, 4, 1, 3], "10:15:00");
    script.seal(interview, 2, [4, 3, 3, 5, 4, 4, 3], "10:16:00");
    let how = colloquio::domain::fact::Ending::Done;
    script.run(1, "10:17:00", colloquio::domain::command::Command::EndInterview { interview, how });
    script.run(1, "10:18:00", colloquio::domain::command::Command::OpenReveal { interview });
    Stage::with(script, by, Lang::It)
}

#[test]
fn a_gap_past_the_tolerance_wants_a_sentence_and_the_level_waits_for_it() {
    let mut stage = revealed(1);
    stage.press("end enter");
    assert!(matches!(stage.model.screen(), Screen::Reveal(_)));
    stage.press("3");
    assert_eq!(place(&stage.model), Place::Note, "the sentence is asked for");
    assert_eq!(stage.appended, 0);
    // left without a word, and the page closed: the level is still there when it opens again
    stage.press("esc esc enter");
    assert!(stage.model.is_typed());
    stage.press("up tab").write("ha richiamato lui il cliente").press("tab");
    let day = stage.current().day();
    let agreed = visible::agreed(day, day.interviews().remove(0).id);
    assert_eq!(agreed.get("RES"), Some(&(3, Some("ha richiamato lui il cliente".to_owned()))));
    assert!(!stage.model.is_typed());
}

#[test]
fn a_choice_against_the_order_asks_why_and_keeps_the_reason() {
    let mut stage = revealed(LEAD);
    stage.press("g 2 3");
    assert_eq!(place(&stage.model), Place::Field, "out within the places wants a reason");
    stage.press("enter");
    assert_eq!(stage.appended, 0, "no words, no decision");
    stage.write("si trasferisce a marzo").press("enter");
    let decision = stage.current().day().decision_now(candidate(5));
    assert_eq!((decision.status, decision.reason.as_deref()), (Status::Out, Some("si trasferisce a marzo")));
    let before = stage.appended;
    stage.press("3");
    assert_eq!(place(&stage.model), Place::Shortlist, "nothing to ask: it stands already");
    assert_eq!(stage.appended, before);
    let decision = stage.current().day().decision_now(candidate(5));
    assert_eq!(decision.reason.as_deref(), Some("si trasferisce a marzo"), "said again, it keeps its reason");
    stage.press("1");
    assert_eq!(stage.current().day().decision_now(candidate(5)).status, Status::In, "with the order: no question");
}

#[test]
fn what_was_said_about_one_place_is_not_carried_to_the_next() {
    let mut stage = revealed(LEAD);
    stage.press("t");
    assert!(!stage.message().is_empty());
    stage.press("m");
    assert!(stage.message().is_empty(), "{}", stage.message());
}

#[test]
fn esc_in_a_form_keeps_what_was_typed() {
    let mut stage = revealed(LEAD);
    stage.press("g 2 3").write("quasi").press("esc 3");
    assert!(stage.shows("quasi"));
}

#[test]
fn the_day_closes_only_when_nothing_is_missing_or_all_is_accepted() {
    let mut script = Script::new();
    script.start(1, 5, "10:00:00");
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("m end enter 1");
    assert!(!stage.current().day().is_closed());
    assert!(!stage.message().is_empty());
    stage.press("home a").write("interrotta").press("enter");
    stage.press("down a").write("interrotta").press("enter");
    stage.press("end enter 1");
    assert!(stage.current().day().is_closed(), "{}", stage.message());
    stage.press("esc g 2 1");
    assert_eq!(stage.current().day().decision_now(candidate(5)).status, Status::Undecided, "the list is frozen");
}

#[test]
fn the_pair_on_the_main_screen_follows_what_another_seat_does() {
    let mut stage = Stage::day(LEAD, Lang::It).size(200, 50);
    assert!(stage.shows("tocca a Zoë Càvoli"));
    stage.press("g 4 1");
    assert_eq!(stage.current().actor, Some(person(1)));
    stage.press("t 1 esc");
    assert!(stage.shows("si parla dalle 11:18"), "{}", stage.screen());
    assert_eq!(stage_of(&stage, 1), Where::InInterview);
}

#[test]
fn the_lead_alone_has_the_shortlist() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("g 2");
    assert_eq!(place(&stage.model), Place::Menu, "the row stays and says why not");
    assert!(stage.shows("Lo fa chi coordina"));
}

#[test]
fn the_letters_of_the_places_are_shown_and_work() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("g");
    assert!(stage.shows("1 c") && stage.shows("2 r"));
    stage.press("r");
    assert!(matches!(stage.model.screen(), Screen::Shortlist(_)));
    stage.press("g c");
    assert!(matches!(stage.model.screen(), Screen::Main(_)));
    stage.press("g m");
    assert!(matches!(stage.model.screen(), Screen::Missing(_)));
}

#[test]
fn leaving_takes_two_keys_and_says_since_when_all_is_stored() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("q");
    assert!(stage.shows("11:18:05"));
    stage.press("q");
    assert!(matches!(stage.asked.last(), Some(Effect::Quit)));
}

#[test]
fn a_person_is_found_by_three_letters() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press(":").write("tes").press("enter");
    let Screen::Main(main) = stage.model.screen() else { panic!("the queue") };
    assert_eq!(main.queue.id, Some(candidate(6)));
}

#[test]
fn a_person_can_be_added_at_the_door() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("n").write("Lia Tozzi").press("enter enter enter enter enter");
    assert!(stage.current().rows.queue.iter().any(|row| row.name == "Lia Tozzi"), "{}", stage.screen());
}

#[test]
fn a_new_day_is_asked_for_by_name_date_and_places() {
    let mut stage = Stage::empty(Lang::It);
    stage.press("2").write("Prato").press("enter enter enter");
    let Some(Effect::Found { name, date, places }) = stage.asked.last() else { panic!("nothing was asked for") };
    assert_eq!((name.as_str(), date.as_str(), *places), ("Prato", "2026-11-24", 12));
}

#[test]
fn what_is_typed_over_a_proposal_replaces_it() {
    let mut stage = Stage::empty(Lang::It);
    stage.press("2").write("Prato").press("enter").write("5/12/2026").press("enter").write("9").press("enter");
    let Some(Effect::Found { date, places, .. }) = stage.asked.last() else { panic!("nothing was asked for") };
    assert_eq!((date.as_str(), *places), ("2026-12-05", 9), "not 129 places");
    let mut stage = Stage::empty(Lang::It);
    stage.press("2").write("Prato").press("enter enter backspace").write("5").press("enter");
    let Some(Effect::Found { places, .. }) = stage.asked.last() else { panic!("nothing was asked for") };
    assert_eq!(*places, 15, "whoever begins to correct corrects");
}

#[test]
fn the_language_changes_at_once() {
    let mut stage = Stage::empty(Lang::It);
    stage.press("4");
    assert!(stage.shows("Good morning"));
}

#[test]
fn whoever_steps_aside_never_sees_the_page_and_the_partner_gets_the_keyboard() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 2");
    assert!(matches!(stage.model.screen(), Screen::HandOver(_)));
    assert!(stage.shows("TOMMASO GALLI"));
    stage.press("esc");
    assert!(matches!(stage.model.screen(), Screen::Main(_)), "back leads to no sheet either");
}

#[test]
fn the_front_desk_sees_no_mark_not_even_a_revealed_one() {
    let mut stage = revealed(FRONTDESK);
    stage.press("end enter");
    assert!(!matches!(stage.model.screen(), Screen::Reveal(_)));
    assert!(!stage.shows("■"));
}

#[test]
fn a_start_taken_back_leads_back_to_the_queue() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 u");
    assert!(matches!(stage.model.screen(), Screen::Main(_)));
    assert_eq!(stage_of(&stage, 1), Where::Present);
}

#[test]
fn on_a_sealed_sheet_only_owed_evidence_can_be_written_and_every_field_can_be_left() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 3 5 4 3 4 4 enter enter down enter");
    assert!(matches!(stage.model.screen(), Screen::Sheet(_)), "back on the own, sealed sheet");
    stage.press("home tab");
    assert_eq!(place(&stage.model), Place::Interview, "a 4 owes nothing");
    stage.press("down down tab").write("tre clienti suoi").press("esc");
    assert_eq!(place(&stage.model), Place::Interview);
    let day = stage.current().day();
    let sheet = visible::sheet(day, day.interviews().remove(0).id, person(1), Some(person(1))).unwrap();
    assert!(visible::owed_notes(day, &sheet).is_empty());
    assert!(stage.shows("tre clienti suoi"), "what was written after the seal is shown beside it");
}
