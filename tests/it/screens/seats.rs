//! Who sits in the room and what happens there: calls for the lead, stepping aside, one laptop each, who looks on, other
//! people at a desk, the wrong person, reopening, doing again, the agreement that starts at the mean.

use super::stage::{LEAD, Script, Stage, at, candidate, person};
use colloquio::app::action::{ActionId, Place};
use colloquio::app::ids::Ids;
use colloquio::app::model::Keyboard;
use colloquio::app::msg::{DayRead, Effect, Msg};
use colloquio::app::rank::rank;
use colloquio::app::screen::Screen;
use colloquio::app::update::available::available;
use colloquio::app::update::{place, reveal};
use colloquio::domain::command::{Command, Profile};
use colloquio::domain::fact::{Field, Mark, Role};
use colloquio::domain::ids::{InterviewId, PairId};
use colloquio::domain::interview::State;
use colloquio::domain::people::Stage as Where;
use colloquio::domain::sheet::SheetState;
use colloquio::domain::visible;
use colloquio::store::FoundDrafts;
use colloquio::text::Lang;
use uuid::Uuid;

const LOW: [i64; 7] = [2, 2, 2, 2, 2, 2, 2];
const HIGH: [i64; 7] = [4, 4, 4, 4, 4, 4, 4];

fn interview(stage: &Stage) -> InterviewId {
    stage.current().day().interviews().remove(0).id
}

/// Somebody else acts on the same day while this screen stands there.
fn elsewhere(stage: &mut Stage, by: u128, command: Command) {
    let current = stage.model.current.as_mut().unwrap();
    let now = current.now(at("11:19:00"));
    let mut draw = Ids::Seeded(9).draw(current.session.device(), current.session.next_seq());
    current.session.commit(&command, Some(person(by)), &now, &mut draw).unwrap();
    stage.tell(Msg::Grown);
}

/// Picks the row of the topmost menu that says this.
fn choose(stage: &mut Stage, row: &str) {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains(row)).unwrap_or_else(|| panic!("no «{row}» in\n{screen}"));
    let before = line.split(row).next().unwrap();
    let digit = before.chars().rev().find(char::is_ascii_digit).unwrap();
    stage.press(&digit.to_string());
}

/// Finds an action in the palette by its sentence and runs it.
fn run(stage: &mut Stage, letters: &str) {
    stage.press(":").write(letters).press("enter");
}

fn sit(stage: &mut Stage, row: &str) {
    stage.press("g");
    choose(stage, "tastiera");
    choose(stage, row);
}

#[test]
fn two_keys_call_the_lead_who_sees_it_at_once_and_answers() {
    let mut stage = Stage::day(1, Lang::It).size(120, 36);
    stage.press("t 1 c 1");
    assert_eq!(stage.current().day().calls().len(), 1);
    assert!(matches!(stage.model.screen(), Screen::Sheet(_)), "the page stays: {}", stage.message());
    assert!(!stage.shows("1 chiamata"), "only the lead counts calls");
    stage.press("esc");
    sit(&mut stage, "Chi coordina");
    assert!(stage.shows("? 1 chiamata"), "{}", stage.screen());
    stage.press("m home");
    assert!(stage.shows("postazione A chiede aiuto su Zoë Càvoli"), "{}", stage.screen());
    stage.press("enter 1");
    assert!(stage.current().day().calls().is_empty() && !stage.shows("1 chiamata"));
}

#[test]
fn a_call_may_say_what_is_needed_and_whoever_called_sees_that_it_is_open() {
    let mut stage = Stage::day(1, Lang::It).size(120, 36);
    stage.press("t 1 c 5").write("la candidata conosce Chiara").press("enter m");
    assert!(stage.shows("«la candidata conosce Chiara»"), "{}", stage.screen());
    assert_eq!(stage.current().rows.missing_count(), 0, "a call is not missing");
    stage.press("esc");
    sit(&mut stage, "Postazione B");
    stage.press("m");
    assert!(!stage.shows("la candidata conosce"), "another pair's call is theirs");
}

#[test]
fn a_conflict_found_in_the_room_closes_the_page_and_takes_the_marks_out_of_every_sum() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 4 x");
    choose(&mut stage, "Conosco Zoë Càvoli");
    stage.write("eravamo a scuola insieme").press("enter");
    assert!(matches!(stage.model.screen(), Screen::HandOver(_)), "{}", stage.screen());
    assert!(stage.message().contains("Chiara Bini si astiene"));
    // no way back to the page
    stage.press("esc enter");
    assert!(!matches!(stage.model.screen(), Screen::Sheet(page) if page.who == person(1)), "{}", stage.screen());
    let day = stage.current().day();
    let known = day.interview(interview(&stage)).unwrap();
    assert_eq!(day.seats(&known), [person(2)]);
    // and what is stored of it counts nowhere, not even once sealed elsewhere
    assert!(visible::sheet(day, known.id, person(1), Some(person(1))).unwrap().marks.len() == 2);
    assert!(rank(day, Some(person(1)), 3).raw.candidates.iter().all(|c| c.sheets.is_empty()));
}

#[test]
fn where_both_know_the_person_the_interview_is_void_and_the_person_waits_for_another_pair() {
    let mut stage = Stage::day(1, Lang::It);
    for _ in 0..2 {
        if matches!(stage.model.screen(), Screen::Main(_)) {
            stage.press("t 1");
        } else {
            stage.press("enter");
        }
        stage.press("x");
        choose(&mut stage, "Conosco Zoë Càvoli");
        stage.press("enter");
    }
    assert!(matches!(stage.model.screen(), Screen::Main(_)), "{}", stage.screen());
    let day = stage.current().day();
    assert_eq!(day.interview(interview(&stage)).unwrap().state, State::Void);
    assert_eq!(day.candidate(candidate(1)).unwrap().stage, Where::Present);
    // assignment refuses: the next one is somebody else, and a start by hand says why not
    stage.press("t");
    assert!(stage.shows("Conoscete Aurora De'Rossi"), "{}", stage.screen());
    stage.press("esc").press("/").write("zoë").press("enter . ");
    choose(&mut stage, "  in colloquio");
    stage.press("1");
    assert!(stage.message().contains("serve un'altra coppia"), "{}", stage.message());
}

#[test]
fn a_conflict_said_elsewhere_closes_the_page_that_is_open() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 4 tab").write("mezza nota");
    let conflict = Command::DeclareConflict { interviewer: person(1), candidate: candidate(1), reason: None };
    elsewhere(&mut stage, LEAD, conflict);
    assert!(matches!(stage.model.screen(), Screen::HandOver(_)), "{}", stage.screen());
    assert!(!stage.shows("mezza nota"));
}

#[test]
fn with_a_laptop_each_the_seal_leads_to_the_queue_and_the_reveal_waits_in_missing() {
    let mut stage = Stage::day(LEAD, Lang::It);
    // a laptop that has just joined has nobody in particular at the keyboard, and can be asked too
    stage.model.current.as_mut().unwrap().actor = None;
    assert_eq!(available(&stage.model, ActionId::SitAlone), Ok(()));
    stage.model.current.as_mut().unwrap().actor = Some(person(LEAD));
    stage.press("g");
    choose(&mut stage, "tastiera");
    choose(&mut stage, "Uno per portatile");
    choose(&mut stage, "Chiara Bini");
    assert_eq!((stage.current().actor, stage.current().keyboard), (Some(person(1)), Keyboard::Alone));
    stage.press("t 1 4 p");
    assert!(matches!(stage.model.screen(), Screen::Sheet(_)), "there is nobody to pass to");
    stage.press("3 4 5 4 3 3 enter enter");
    assert!(matches!(stage.model.screen(), Screen::Main(_)), "{}", stage.screen());
    // the partner's sheet comes an hour later
    let id = interview(&stage);
    for criterion in ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"] {
        let mark = Some(Mark::Level(3));
        let set =
            Command::SetMark { interview: id, interviewer: person(2), criterion: criterion.into(), mark, note: None };
        elsewhere(&mut stage, 2, set);
    }
    elsewhere(&mut stage, 2, Command::SealSheet { interview: id, interviewer: person(2) });
    stage.press("m home enter");
    assert!(matches!(stage.model.screen(), Screen::Reveal(_)), "{}", stage.screen());
    // the next start knows it still
    let kept = stage.asked.iter().rev().find_map(|effect| match effect {
        Effect::KeepPlace(text) => Some(text.clone()),
        _ => None,
    });
    let session = stage.model.current.take().unwrap().session;
    let mut again = Stage::empty(Lang::It);
    again.tell(Msg::DayReady(Box::new(DayRead {
        session,
        actor: Some(person(1)),
        access: colloquio::app::model::Access::Write,
        stored_at: None,
        trial: false,
        found: Default::default(),
        drafts: FoundDrafts { place: kept, ..FoundDrafts::default() },
    })));
    assert_eq!(again.current().keyboard, Keyboard::Alone);
    // until somebody else sits down
    sit(&mut again, "Postazione A");
    assert_eq!(again.current().keyboard, Keyboard::Shared);
}

/// A day where Lia looks on at desk A, in an interview of Zoë.
fn with_shadow() -> (Script, InterviewId) {
    let mut script = Script::new();
    let profile = Profile { name: Some("Lia Tozzi".into()), role: Some(Role::Shadow), ..Profile::default() };
    script.run(LEAD, "08:05:00", Command::AddInterviewer { person: person(5), profile });
    let add = Command::AddPair {
        pair: PairId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00b9)),
        desk: "A".into(),
        host: person(1),
        partner: Some(person(2)),
        block: None,
        shadows: vec![person(5)],
        instead: None,
    };
    script.run(LEAD, "08:06:00", add);
    let interview = script.start(1, 1, "10:00:00");
    (script, interview)
}

#[test]
fn a_shadow_marks_a_sheet_that_nothing_waits_for_and_nothing_counts() {
    let with = |shadow: Option<[i64; 7]>| {
        let (mut script, interview) = with_shadow();
        script.seal(interview, 1, LOW, "10:10:00");
        script.seal(interview, 2, HIGH, "10:11:00");
        if let Some(levels) = shadow {
            script.seal(interview, 5, levels, "10:12:00");
        }
        script.run(1, "10:13:00", Command::OpenReveal { interview });
        Stage::with(script, LEAD, Lang::It).size(200, 50)
    };
    let (without, low, high) = (with(None), with(Some([1; 7])), with(Some([5; 7])));
    let of = |stage: &Stage| {
        let ranked = rank(stage.current().day(), Some(person(LEAD)), 3);
        let all: Vec<_> = ranked.raw.candidates.iter().map(|c| format!("{c:?}")).collect();
        (all, stage.current().day().revealed(interview(stage)).is_some())
    };
    assert!(of(&without).1, "the reveal waits for no shadow");
    assert_eq!(of(&low), of(&high));
    assert_eq!(of(&without).0, of(&low).0);
    // severity, agreement figures and doubt read the same sheets
    let seen = |mut stage: Stage| {
        stage.press("g r");
        stage.screen()
    };
    assert_eq!(seen(low), seen(high));
}

#[test]
fn a_shadow_has_a_place_in_the_hand_over_and_says_what_it_is() {
    let (script, _) = with_shadow();
    let mut stage = Stage::with(script, 1, Lang::It);
    assert!(matches!(stage.model.screen(), Screen::HandOver(_)));
    assert!(stage.shows("Sono Lia"), "{}", stage.screen());
    stage.press("3");
    assert_eq!(stage.current().actor, Some(person(5)));
    assert!(stage.shows("ombra: non conta"), "{}", stage.screen());
    stage.press("4 4 4 4 4 4 4 enter enter");
    let state = stage.current().day().sheet_state(interview(&stage), person(5));
    assert_eq!(state, SheetState::Sealed);
    // the two seats are still waited for
    assert!(stage.shows("Sono Chiara") && !stage.shows("Sono Lia"), "{}", stage.screen());
}

#[test]
fn other_people_at_a_desk_are_a_new_pair_and_the_past_stays_true() {
    let mut script = Script::new();
    let id = script.start(1, 1, "10:00:00");
    script.seal(id, 1, LOW, "10:10:00");
    let how = colloquio::domain::fact::Ending::Done;
    script.run(1, "10:15:00", Command::EndInterview { interview: id, how });
    let mut stage = Stage::with(script, LEAD, Lang::It).size(120, 36);
    stage.press("2 home e").press("enter").write("Chiara").press("enter").write("Luca, Sara").press("enter");
    let day = stage.current().day();
    let now = day.pair_at("A", 700).unwrap();
    assert_eq!(now.members, [person(1), person(4), person(3)], "{}", stage.screen());
    let known = day.interview(id).unwrap();
    assert_eq!(day.seats(&known), [person(1), person(2)]);
    // Tommaso sits nowhere now, and still owes what he began
    let owes = |who: u128| {
        let session = stage.current().session.clone();
        let own = Stage::with(Script { session }, who, Lang::It);
        own.current().rows.missing.len()
    };
    assert_eq!(owes(2), 1);
}

#[test]
fn a_pair_in_the_middle_of_an_interview_is_not_changed() {
    let mut script = Script::new();
    script.start(1, 1, "10:00:00");
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("2 home e enter enter").write("Luca").press("enter");
    assert!(stage.shows("si cambia quando ha finito"), "{}", stage.screen());
    assert_eq!(stage.current().day().pair_at("A", 700).unwrap().members, [person(1), person(2)]);
}

#[test]
fn a_sheet_on_the_wrong_person_is_moved_from_the_page_and_both_records_tell_it() {
    let mut stage = Stage::day(1, Lang::It).size(120, 36);
    stage.press("t 1 4 4");
    run(&mut stage, "persona sbagliata");
    stage.write("bianca").press("enter");
    let id = interview(&stage);
    let day = stage.current().day();
    assert_eq!(day.interview(id).unwrap().candidate, candidate(3));
    assert_eq!(visible::sheet(day, id, person(1), Some(person(1))).unwrap().marks.len(), 2, "the marks go with it");
    assert_eq!((day.moves(candidate(1)).len(), day.moves(candidate(3)).len()), (1, 1));
    assert!(stage.message().contains("da Zoë Càvoli a Bianca Pieraccini"));
    stage.press("u");
    assert_eq!(stage.current().day().interview(id).unwrap().candidate, candidate(1));
    stage.press("U esc");
    for letters in ["zoë", "bianca"] {
        stage.press("esc f /").write(letters).press("enter");
        assert!(stage.shows("Colloquio spostato da Zoë"), "{}", stage.screen());
        stage.press("f");
    }
}

#[test]
fn after_the_reveal_nothing_is_moved_and_nothing_opened_again() {
    let mut script = Script::new();
    let id = script.start(1, 1, "10:00:00");
    script.seal(id, 1, LOW, "10:10:00");
    script.seal(id, 2, LOW, "10:11:00");
    script.run(1, "10:12:00", Command::OpenReveal { interview: id });
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("/").write("zoë").press("enter .");
    assert!(stage.shows("Le due schede sono già"), "{}", stage.screen());
    stage.press("esc");
    run(&mut stage, "persona sbagliata");
    assert_eq!(stage.current().day().interview(id).unwrap().candidate, candidate(1));
}

#[test]
fn a_sealed_sheet_is_opened_again_by_both_seats_or_by_the_lead() {
    let mut script = Script::new();
    let id = script.start(1, 1, "10:00:00");
    script.seal(id, 1, LOW, "10:10:00");
    let open = |stage: &Stage| stage.current().day().sheet_state(id, person(1)) == SheetState::Reopened;
    let session = script.session.clone();
    let mut stage = Stage::with(script, 1, Lang::It);
    stage.press("end enter").press("esc enter");
    if matches!(stage.model.screen(), Screen::HandOver(_)) {
        choose(&mut stage, "Torna a Chiara");
    }
    if !matches!(stage.model.screen(), Screen::Sheet(_)) {
        stage.press("home enter");
    }
    run(&mut stage, "chiusa");
    stage.write("ho scambiato due righe").press("enter");
    assert_eq!(place(&stage.model), Place::Menu, "{}", stage.screen());
    stage.press("enter");
    assert!(!open(&stage), "Enter answers for nobody");
    // said no: the reason is still there
    choose(&mut stage, "Resta chiusa");
    assert!(stage.shows("ho scambiato due righe") && !open(&stage), "{}", stage.screen());
    stage.press("enter");
    choose(&mut stage, "Sono Tommaso");
    assert!(open(&stage) && stage.model.overlays.is_empty(), "{}", stage.screen());

    let mut lead = Stage::with(Script { session }, LEAD, Lang::It);
    lead.press("/").write("zoë").press("enter");
    run(&mut lead, "chiusa");
    lead.write("svista").press("enter");
    assert!(open(&lead), "the lead's word is enough: {}", lead.screen());
}

#[test]
fn what_u_took_back_shift_u_does_again_and_says_so() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 v 4 u");
    assert!(stage.message().contains("Annullo: ATT 4"));
    stage.press("U");
    assert!(stage.message().contains("Rifaccio: ATT 4 di Zoë Càvoli"), "{}", stage.message());
    let sheet = visible::sheet(stage.current().day(), interview(&stage), person(1), Some(person(1))).unwrap();
    assert_eq!(sheet.marks["ATT"].mark, Mark::Level(4));
    stage.press("U");
    assert!(stage.message().contains("niente da rifare"));
}

#[test]
fn where_the_day_says_so_the_agreement_starts_at_the_mean_and_is_the_pairs_once_they_accept_it() {
    let mut script = Script::new();
    let id = script.start(1, 5, "10:00:00");
    script.seal(id, 1, [4, 3, 2, 5, 4, 1, 3], "10:15:00");
    script.seal(id, 2, [4, 4, 3, 5, 3, 4, 3], "10:16:00");
    let how = colloquio::domain::fact::Ending::Done;
    script.run(1, "10:17:00", Command::EndInterview { interview: id, how });
    script.run(1, "10:18:00", Command::OpenReveal { interview: id });
    let empty = script.session.clone();
    let value = Field::Words("mean".into());
    script.run(LEAD, "10:19:00", Command::ChangeDay { field: "agreement_start".into(), value });
    let mut stage = Stage::with(script, 1, Lang::It);
    reveal::open(&mut stage.model, id);
    assert!(stage.shows("dalla media"), "{}", stage.screen());
    assert!(visible::agreed(stage.current().day(), id).is_empty(), "nobody has said anything yet");
    // the gap of three wants its sentence first; one mean is refused
    stage.press("3").write("ha richiamato lui il cliente").press("tab");
    stage.press("home down n");
    stage.press("end enter");
    let agreed = |day: &colloquio::domain::day::Day| {
        let all = visible::agreed(day, id);
        all.into_iter().map(|(criterion, (level, _))| (criterion, level)).collect::<Vec<_>>()
    };
    let told = agreed(stage.current().day());
    assert!(told.contains(&("RES".into(), 3)), "{told:?}");
    assert_eq!(told.len(), 3, "three means within the tolerance less the one refused, and RES: {told:?}");
    // a day that does not say so starts with nothing
    let mut plain = Stage::with(Script { session: empty }, 1, Lang::It);
    reveal::open(&mut plain.model, id);
    assert!(!plain.shows("dalla media"));
}

#[test]
fn the_lead_switches_where_agreements_start() {
    let mut stage = Stage::day(LEAD, Lang::It);
    run(&mut stage, "dalla media");
    assert!(stage.message().contains("dalla media"), "{}", stage.message());
    run(&mut stage, "dalla media");
    assert!(stage.message().contains("da niente"));
}
