//! An interviewer leaves: the lead sits in, the other goes on alone, or the desk closes; each chosen with its cost in sight,
//! each one act that `u` takes back whole.

use super::stage::{LEAD, Script, Stage, at, candidate, person};
use colloquio::app::rank::rank;
use colloquio::app::screen::Screen;
use colloquio::domain::command::Command;
use colloquio::domain::fact::Ending;
use colloquio::domain::ids::{InterviewId, PersonId};
use colloquio::domain::people::Stage as Where;
use colloquio::text::Lang;

const LEVELS: [i64; 7] = [4, 3, 3, 4, 3, 4, 3];

/// Picks the row of the topmost menu that says this.
fn choose(stage: &mut Stage, row: &str) {
    let screen = stage.screen();
    // what is behind the box may say the same: a row of the menu has its digit before it
    let mut digit = screen.lines().filter_map(|line| line.split_once(row)?.0.trim_end().chars().last());
    let digit = digit.rfind(char::is_ascii_digit).unwrap_or_else(|| panic!("no «{row}» in\n{screen}"));
    stage.press(&digit.to_string());
}

/// Desk A has seen one person; Tommaso has not sealed.
fn half_done() -> (Script, InterviewId) {
    let mut script = Script::new();
    let id = script.start(1, 5, "10:00:00");
    script.seal(id, 1, LEVELS, "10:15:00");
    script.run(1, "10:18:00", Command::EndInterview { interview: id, how: Ending::Done });
    (script, id)
}

/// The lead, in the pairs, with the ways before them in which desk A goes on without Tommaso.
fn tommaso_leaves(script: Script) -> Stage {
    let mut stage = Stage::with(script, LEAD, Lang::It).size(120, 36);
    stage.press("2 home .");
    choose(&mut stage, "qualcuno se ne va");
    choose(&mut stage, "Tommaso Galli");
    stage
}

fn at_desk_a(stage: &Stage) -> Option<Vec<PersonId>> {
    stage.current().day().pair_at("A", 700).map(|pair| pair.members)
}

#[test]
fn every_way_says_what_it_costs() {
    let stage = tommaso_leaves(half_done().0);
    for words in ["non è ancora chiusa", "Nessuno aspetta di più", "margine più largo", "per 2 non c'è un'altra"] {
        assert!(stage.shows(words), "no «{words}» in\n{}", stage.screen());
    }
    assert!(!stage.shows("oltre di"), "the talk is over and holds nobody up: {}", stage.screen());
}

#[test]
fn the_lead_sits_in_and_the_past_stays_true() {
    let (script, id) = half_done();
    let mut stage = tommaso_leaves(script);
    choose(&mut stage, "Teresa Masi siede al suo posto");
    let with_lead = Some(vec![person(1), person(LEAD)]);
    assert_eq!(at_desk_a(&stage), with_lead, "{}", stage.screen());
    let day = stage.current().day();
    assert_eq!(day.seats(&day.interview(id).unwrap()), [person(1), person(2)]);
    assert_eq!(day.pairs().iter().filter(|pair| !pair.gone && pair.desk == "A").count(), 1);
    // one act
    stage.press("u");
    assert_eq!(at_desk_a(&stage), Some(vec![person(1), person(2)]), "{}", stage.message());
    assert_eq!(stage.current().day().pairs().iter().filter(|pair| !pair.gone).count(), 2);
    stage.press("U");
    assert_eq!(at_desk_a(&stage), with_lead, "{}", stage.message());
}

#[test]
fn whoever_stays_goes_on_alone_and_one_sheet_is_enough() {
    let mut stage = tommaso_leaves(half_done().0);
    choose(&mut stage, "Chiara Bini va avanti");
    assert_eq!(at_desk_a(&stage), Some(vec![person(1)]));
    let session = stage.current().session.clone();
    let mut desk = Stage::with(Script { session }, 1, Lang::It);
    desk.press("esc t");
    assert!(!desk.shows("Tutt"), "there is nobody else to ask: {}", desk.screen());
    desk.press("1 4 3 3 4 3 4 3 enter enter");
    assert!(desk.shows("tutte e due le schede") || desk.shows("confronto"), "{}", desk.screen());
    let day = desk.current().day();
    let now = day.interviews().into_iter().find(|i| i.candidate == candidate(1)).unwrap();
    assert!(day.reveal_ready(now.id).is_ok(), "one sheet is all there will be");
    let ranked = rank(day, Some(person(LEAD)), 3);
    let own = ranked.raw.candidates.iter().find(|c| c.sheets.len() == 1);
    assert!(own.is_some_and(|c| c.raw.is_some()), "{:?}", ranked.raw.candidates);
}

#[test]
fn a_closed_desk_calls_nobody_and_whoever_waits_stands_in_missing() {
    let (mut script, _) = half_done();
    for n in [1, 2] {
        script.run(1, "10:20:00", Command::CallCandidate { candidate: candidate(n), desk: Some("A".into()) });
    }
    let mut stage = tommaso_leaves(script);
    choose(&mut stage, "La postazione A chiude");
    assert_eq!(at_desk_a(&stage), None);
    assert!(stage.message().contains("2 chiamate sono tolte"), "{}", stage.message());
    let waits = |stage: &Stage, n| stage.current().day().candidate(candidate(n)).unwrap().stage;
    assert_eq!([waits(&stage, 1), waits(&stage, 2)], [Where::Present; 2]);
    stage.press("m home");
    for name in ["Zoë Càvoli", "Aurora De'Rossi"] {
        assert!(stage.shows(&format!("nessuna postazione può vedere: {name}")), "{}", stage.screen());
    }
    assert!(!stage.shows("può vedere: Ottavia"), "desk B sees her: {}", stage.screen());
    // the front desk, who tells them, sees it too
    let session = stage.current().session.clone();
    let front = Stage::with(Script { session }, super::stage::FRONTDESK, Lang::It);
    assert_eq!(front.current().rows.missing_count(), 2);
    // one act
    stage.press("esc u");
    assert!(at_desk_a(&stage).is_some(), "{}", stage.message());
    assert_eq!([waits(&stage, 1), waits(&stage, 2)], [Where::Called; 2]);
    assert!(!stage.current().rows.missing.iter().any(|row| format!("{row:?}").contains("NoDesk")));
}

#[test]
fn a_desk_in_the_middle_of_a_talk_is_not_closed() {
    let mut script = Script::new();
    script.start(1, 1, "10:00:00");
    let mut stage = Stage::with(script, LEAD, Lang::It).size(120, 36);
    stage.press("2 home .");
    for row in ["qualcuno se ne va", "la postazione chiude"] {
        choose(&mut stage, row);
        assert!(stage.message().contains("quando ha finito"), "{}", stage.message());
    }
    assert!(matches!(stage.model.screen(), Screen::Main(_)) && at_desk_a(&stage).is_some());
    assert!(stage.model.now >= at("11:00:00"));
}
