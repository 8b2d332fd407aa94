//! Undo: what was done and taken back was never there to see; twice goes back twice; each seat and each laptop its own.

use crate::rooms::acts::{act, fit};
use crate::rooms::*;
use colloquio::domain::command::{Application, Command, Profile};
use colloquio::domain::fact::{Ending, Field, Mark, NotAssessed, Offer, Presence, Status};
use colloquio::domain::ids::{AreaId, PersonId};
use colloquio::domain::people::Stage;
use colloquio::domain::refusal::Refusal;
use proptest::prelude::*;
use uuid::Uuid;

/// A day with desk A at work on candidate 0, opened on a laptop where nobody did anything yet.
fn fresh() -> Laptop {
    let mut l = Laptop::founder();
    l.act(SEATS[0], start(0, 0, "A"));
    l.joined(1)
}

/// Plays a seat's acts, then takes them back one by one, does them again, and takes them back once more: each time the day
/// looks as it did before or after that act.
fn there_and_back(l: &mut Laptop, by: Option<PersonId>, acts: Vec<Command>) {
    let mut looks = Vec::new();
    for c in acts {
        let (name, before) = (c.name(), seen(l.day()));
        l.act(by, c);
        assert_ne!(before, seen(l.day()), "{name} does nothing");
        looks.push((name, before, seen(l.day())));
    }
    for round in 0..2 {
        for (name, before, _) in looks.iter().rev() {
            let done = l.act(by, Command::Undo);
            assert!(done.undone.is_some() && done.redone.is_none(), "{name}");
            assert_eq!(difference(&seen(l.day()), before), Vec::<String>::new(), "{name} taken back, round {round}");
        }
        assert_eq!(l.attempt(by, &Command::Undo), Err(Refusal::NothingToUndo));
        for (name, _, after) in looks.iter().filter(|_| round == 0) {
            let done = l.act(by, Command::Redo);
            assert!(done.redone.is_some() && done.undone.is_none(), "{name}");
            assert_eq!(difference(&seen(l.day()), after), Vec::<String>::new(), "{name} done again");
        }
        assert!(round == 1 || l.attempt(by, &Command::Redo) == Err(Refusal::NothingToRedo));
    }
}

#[test]
fn what_was_taken_back_is_done_again_until_something_else_is_done() {
    let mut l = fresh();
    let host = SEATS[0];
    assert_eq!(l.attempt(host, &Command::Redo), Err(Refusal::NothingToRedo));
    l.act(host, mark(0, host, "ATT", 4));
    l.act(host, Command::Undo);
    // each seat its own
    assert_eq!(l.attempt(SEATS[1], &Command::Redo), Err(Refusal::NothingToRedo));
    l.act(host, mark(0, host, "TEC", 2));
    assert_eq!(l.attempt(host, &Command::Redo), Err(Refusal::NothingToRedo));
    // written over elsewhere: what stands there now is left alone
    l.act(host, Command::Undo);
    let mut other = l.joined(2);
    other.act(host, mark(0, host, "TEC", 5));
    l.receive(&other.lines);
    assert_eq!(l.attempt(host, &Command::Redo), Err(Refusal::NothingToRedo));
    // decided anew: a sealed sheet binds it too
    l.act(host, mark(0, host, "IDE", 3));
    l.act(host, Command::Undo);
    l.act(host, mark(0, host, "ATT", 1));
    l.act(LEAD, mark(0, host, "IDE", 2));
    l.act(LEAD, Command::Undo);
    l.act(host, seal(0, host));
    assert_eq!(l.attempt(LEAD, &Command::Redo), Err(Refusal::SheetSealed));
}

#[test]
fn a_start_done_again_runs_and_its_call_is_answered_once_more() {
    let mut l = fresh();
    l.act(FRONT, Command::CallCandidate { candidate: candidate(1), desk: Some("B".into()) });
    l.act(SEATS[2], start(4, 1, "B"));
    let running = seen(l.day());
    l.act(SEATS[2], Command::Undo);
    l.act(SEATS[2], Command::Redo);
    assert_eq!(difference(&seen(l.day()), &running), Vec::<String>::new());
    l.act(SEATS[2], Command::EndInterview { interview: interview(4), how: Ending::Done });
    assert_eq!(l.day().candidate(candidate(1)).unwrap().stage, Stage::Done);
    // taken back twice, and meanwhile somebody else took the person in
    let mut l = fresh();
    l.act(SEATS[2], start(4, 1, "B"));
    l.act(SEATS[2], Command::Undo);
    l.act(FRONT, start(5, 1, "A"));
    assert_eq!(l.attempt(SEATS[2], &Command::Redo), Err(Refusal::AlreadyInInterview(interview(5))));
}

/// Who sits at a desk changed, or the desk closed: one act each, with the calls that went with it.
#[test]
fn who_sits_at_a_desk_goes_back_in_one_step() {
    let mut l = fresh();
    for n in [1, 2] {
        l.act(FRONT, Command::CallCandidate { candidate: candidate(n), desk: Some("B".into()) });
    }
    let instead = |n, host: usize, partner, instead| Command::AddPair {
        pair: pair(n),
        desk: "B".into(),
        host: SEATS[host].unwrap(),
        partner,
        block: None,
        shadows: vec![],
        instead: Some(pair(instead)),
    };
    let close = Command::EditPair { pair: pair(6), desk: None, block: None, gone: Some(true) };
    let back = Command::EditPair { pair: pair(6), desk: None, block: None, gone: Some(false) };
    let acts = vec![instead(5, 2, LEAD, 1), instead(6, 2, None, 5), close.clone()];
    there_and_back(&mut l, LEAD, acts.clone());
    for act in acts {
        l.act(LEAD, act);
    }
    let called = |l: &Laptop| [1, 2].map(|n| l.day().candidate(candidate(n)).unwrap().stage == Stage::Called);
    assert_eq!(called(&l), [false, false], "nobody is sent to a desk where nobody sits");
    // opened again by hand: that is another act, and calls nobody by itself
    l.act(LEAD, back);
    assert_eq!(called(&l), [false, false]);
    l.act(LEAD, close);
    // of two pairs at a desk one goes: the calls stay
    l.act(LEAD, instead(7, 3, None, 6));
    l.act(FRONT, Command::CallCandidate { candidate: candidate(1), desk: Some("B".into()) });
    l.act(LEAD, instead(8, 2, None, 6));
    l.act(LEAD, Command::EditPair { pair: pair(7), desk: None, block: None, gone: Some(true) });
    assert_eq!(called(&l), [true, false]);
}

#[test]
fn a_seats_marks_and_notes_go_back_one_by_one() {
    let host = SEATS[0];
    let na = Some(Mark::NotAssessed(NotAssessed::NotAsked));
    there_and_back(
        &mut fresh(),
        host,
        vec![
            mark(0, host, "ATT", 4),
            mark(0, host, "ATT", 5),
            note(0, host, Some("ATT"), "chiara"),
            give(0, host, "TEC", Some(Mark::Level(2)), Some("esempi pochi")),
            note(0, host, Some("ATT"), "chiarissima"),
            give(0, host, "TEC", Some(Mark::Level(1)), Some("nessun esempio")),
            give(0, host, "IDE", na, None),
            // set back by hand, with other acts in between: an act like any other
            mark(0, host, "ATT", 4),
            give(0, host, "IDE", None, None),
            note(0, host, Some("ATT"), ""),
            note(0, host, None, "puntuale"),
            Command::EndInterview { interview: interview(0), how: Ending::Done },
            Command::EndInterview { interview: interview(0), how: Ending::Interrupted },
        ],
    );
}

#[test]
fn what_the_front_desk_did_goes_back_one_by_one() {
    let place = |area: AreaId| Application { area: Some(Some(area)), ..named("Zoe Po") };
    let desk = |c: usize, d: &str| Command::CallCandidate { candidate: candidate(c), desk: Some(d.into()) };
    there_and_back(
        &mut fresh(),
        FRONT,
        vec![
            add(9, "Zoe"),
            Command::SetPresence { candidate: candidate(9), state: Presence::Present },
            Command::EditCandidate { candidate: candidate(9), application: place(AREAS[0]) },
            Command::EditCandidate { candidate: candidate(1), application: named("Persona Uno") },
            Command::AddCandidate { candidate: candidate(8), application: named("Lia") },
            Command::SetPresence { candidate: candidate(2), state: Presence::Late },
            Command::SetPresence { candidate: candidate(2), state: Presence::Absent },
            Command::SetPresence { candidate: candidate(9), state: Presence::Withdrawn },
            desk(1, "A"),
            desk(1, "B"),
            start(7, 1, "B"),
            start(8, 3, "A"),
        ],
    );
}

#[test]
fn what_the_lead_did_goes_back_one_by_one() {
    let area = AreaId(Uuid::from_u128(29));
    let person = PersonId(Uuid::from_u128(30));
    let set_area = |name: &str, gone| Command::SetArea { area, name: name.into(), min: None, max: Some(3), gone };
    let profile = |name: &str| Profile { name: Some(name.into()), ..Profile::default() };
    let merge = |into: Option<usize>| Command::MergeCandidates { candidate: candidate(3), into: into.map(candidate) };
    let second = |wanted| Command::WantSecondLook { candidate: candidate(0), wanted, pair: Some(pair(1)) };
    let (host, c) = (SEATS[2].unwrap(), candidate(1));
    let mut l = fresh();
    let places = |n| Command::ChangeDay { field: "places".into(), value: Field::Number(n) };
    // another laptop's word, so that the first act here has something to put back
    let mut other = l.joined(2);
    other.act(LEAD, places(3));
    l.receive(&other.lines);
    there_and_back(
        &mut l,
        LEAD,
        vec![
            places(4),
            places(5),
            set_area("Suono", false),
            set_area("Audio", false),
            set_area("Audio", true),
            Command::AddInterviewer { person, profile: profile("Ivo") },
            Command::EditInterviewer { person, profile: profile("Ivo Sala") },
            Command::AddPair {
                pair: pair(5),
                desk: "C".into(),
                host: person,
                partner: SEATS[1],
                block: None,
                shadows: vec![],
                instead: None,
            },
            Command::EditPair { pair: pair(5), desk: Some("D".into()), block: Some(2), gone: None },
            Command::MoveInterview { interview: interview(0), candidate: candidate(2) },
            merge(Some(2)),
            Command::DeclareConflict { interviewer: host, candidate: c, reason: Some("vicini di casa".into()) },
            second(true),
            Command::LiftConflict { interviewer: host, candidate: c, reason: None },
            second(false),
            decide(0, Status::In, None),
            decide(1, Status::Reserve, None),
            decide(0, Status::Out, Some("portfolio debole")),
            decide(1, Status::In, Some("meglio")),
            Command::MoveInterview { interview: interview(0), candidate: candidate(1) },
            merge(Some(0)),
            Command::EndInterview { interview: interview(0), how: Ending::Void },
        ],
    );
}

#[test]
fn agreements_and_offers_go_back_and_what_was_revealed_or_closed_does_not() {
    let mut l = fresh();
    for who in [SEATS[0], SEATS[1]] {
        l.act(who, mark(0, who, "ATT", 3));
        l.act(who, seal(0, who));
        // a seal has its own reverse act
        assert_eq!(l.attempt(who, &Command::Undo), Err(Refusal::CannotUndo("sheet.sealed".into())));
    }
    l.act(SEATS[0], Command::OpenReveal { interview: interview(0) });
    let agree = |level, sentence: Option<&str>| Command::SetAgreement {
        interview: interview(0),
        criterion: "ATT".into(),
        level,
        sentence: sentence.map(str::to_owned),
    };
    let looked = seen(l.day());
    l.act(SEATS[1], agree(Some(4), None));
    let once = seen(l.day());
    l.act(SEATS[1], agree(Some(2), Some("due esempi")));
    l.act(SEATS[1], Command::Undo);
    assert_eq!(seen(l.day()), once);
    l.act(SEATS[1], Command::Undo);
    assert_eq!(seen(l.day()), looked);
    assert_eq!(l.attempt(SEATS[0], &Command::Undo), Err(Refusal::CannotUndo("reveal.opened".into())));

    l.act(LEAD, decide(0, Status::In, None));
    for b in l.day().blockers(Some(l.session.device())) {
        l.act(
            LEAD,
            Command::AcceptGap { what: b.what.kind().into(), ids: vec![b.what.id()], reason: Some("si va".into()) },
        );
    }
    assert_eq!(l.attempt(LEAD, &Command::Undo), Err(Refusal::CannotUndo("gap.accepted".into())));
    l.act(LEAD, Command::CloseDay);
    assert_eq!(l.attempt(LEAD, &Command::Undo), Err(Refusal::CannotUndo("day.closed".into())));
    let offer = |state| Command::SetOffer { candidate: candidate(0), state: Some(state), reason: None };
    let closed = seen(l.day());
    l.act(LEAD, offer(Offer::Offered));
    let offered = seen(l.day());
    l.act(LEAD, offer(Offer::Declined));
    l.act(LEAD, Command::Undo);
    assert_eq!(seen(l.day()), offered);
    l.act(LEAD, Command::Undo);
    assert_eq!(seen(l.day()), closed);
}

#[test]
fn a_start_taken_back_puts_the_call_on_again_and_leaves_no_running_interview() {
    let mut l = fresh();
    l.act(FRONT, Command::CallCandidate { candidate: candidate(1), desk: Some("B".into()) });
    l.act(SEATS[2], start(4, 1, "B"));
    assert_eq!(l.day().candidate(candidate(1)).unwrap().stage, Stage::InInterview);
    l.act(SEATS[2], Command::Undo);
    let c = l.day().candidate(candidate(1)).unwrap();
    assert_eq!((c.stage, c.called_to.as_deref()), (Stage::Called, Some("B")));
    // and nobody owes a sheet for it
    assert!(l.day().owed().iter().all(|(_, o)| o.interview != interview(4)));
    l.act(SEATS[2], start(5, 1, "B"));
}

#[test]
fn an_interview_called_off_is_on_again_unless_somebody_took_the_person_since() {
    let void = |n| Command::EndInterview { interview: interview(n), how: Ending::Void };
    let mut l = fresh();
    // two pairs with one person: the second was called off, and its undo leads back to what was seen
    l.act(SEATS[2], start(4, 1, "B"));
    l.act(LEAD, Command::MoveInterview { interview: interview(4), candidate: candidate(0) });
    let both = seen(l.day());
    l.act(LEAD, void(4));
    l.act(LEAD, Command::Undo);
    assert_eq!(difference(&seen(l.day()), &both), Vec::<String>::new());
    // called off, and then another pair took the person in
    l.act(LEAD, void(4));
    l.act(SEATS[0], void(0));
    l.act(FRONT, start(5, 0, "A"));
    for who in [LEAD, SEATS[0]] {
        assert_eq!(l.attempt(who, &Command::Undo), Err(Refusal::AlreadyInInterview(interview(5))));
    }
}

#[test]
fn a_start_is_not_taken_back_over_what_somebody_wrote_or_after_the_end() {
    let mut l = fresh();
    l.act(FRONT, start(4, 1, "B"));
    l.act(SEATS[3], mark(4, SEATS[3], "ATT", 4));
    assert_eq!(l.attempt(FRONT, &Command::Undo), Err(Refusal::CannotUndo("interview.started".into())));
    l.act(SEATS[3], seal(4, SEATS[3]));
    assert_eq!(l.attempt(FRONT, &Command::Undo), Err(Refusal::SheetSealed));
    l.act(SEATS[3], Command::EndInterview { interview: interview(4), how: Ending::Done });
    assert_eq!(l.attempt(FRONT, &Command::Undo), Err(Refusal::InterviewEnded));
    assert!(l.day().interview(interview(4)).unwrap().is_done());
}

#[test]
fn each_seat_and_each_laptop_takes_back_its_own() {
    let mut l = fresh();
    let (host, partner) = (SEATS[0], SEATS[1]);
    l.act(host, mark(0, host, "ATT", 4));
    l.act(partner, mark(0, partner, "ATT", 2));
    let level = |l: &Laptop, who: Option<PersonId>| {
        let s = colloquio::domain::visible::sheet(l.day(), interview(0), who.unwrap(), who).unwrap();
        s.marks.get("ATT").map(|g| g.mark)
    };
    l.act(host, Command::Undo);
    assert_eq!((level(&l, host), level(&l, partner)), (None, Some(Mark::Level(2))));
    // the same seat elsewhere has nothing to take back
    let mut other = l.joined(2);
    assert_eq!(other.attempt(partner, &Command::Undo), Err(Refusal::NothingToUndo));
    // what was written over elsewhere stands no more: it is left alone
    other.act(partner, mark(0, partner, "ATT", 5));
    l.receive(&other.lines);
    assert_eq!(l.attempt(partner, &Command::Undo), Err(Refusal::NothingToUndo));
    assert_eq!(level(&l, partner), Some(Mark::Level(5)));
    assert_eq!(l.attempt(None, &Command::Undo), Err(Refusal::NobodyActing));
}

#[test]
fn a_sealed_sheet_a_closed_day_and_a_conflict_bind_the_undo_too() {
    let mut l = fresh();
    let host = SEATS[0];
    l.act(LEAD, mark(0, host, "ATT", 4));
    l.act(host, seal(0, host));
    assert_eq!(l.attempt(LEAD, &Command::Undo), Err(Refusal::SheetSealed));
    let conflict = |n| Command::DeclareConflict { interviewer: host.unwrap(), candidate: candidate(n), reason: None };
    l.act(host, conflict(3));
    assert_eq!(l.attempt(host, &Command::Undo), Err(Refusal::CannotUndo("conflict.set".into())));
    let mut founder = Laptop::founder();
    founder.act(LEAD, decide(0, Status::In, None));
    let mut alone = founder.clone();
    alone.act(LEAD, Command::CloseDay);
    alone.act(FRONT, Command::SetPresence { candidate: candidate(0), state: Presence::Late });
    alone.act(FRONT, Command::Undo);
    // not even the opening of the day comes apart
    let mut bare = Laptop::founder();
    for _ in 0..6 {
        bare.act(LEAD, Command::Undo);
    }
    assert_eq!(bare.attempt(LEAD, &Command::Undo), Err(Refusal::CannotUndo("day.opened".into())));
    assert_eq!(bare.day().areas().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_acts_and_undos_always_lead_back_to_what_was_seen_before(
        acts in prop::collection::vec(prop::option::weighted(0.7, act()), 1..40)
    ) {
        let mut l = fresh();
        // what was seen before each act that stands
        let mut before: Vec<Vec<String>> = Vec::new();
        for (step, act) in acts.into_iter().enumerate() {
            let now = seen(l.day());
            match act.map(|c| fit(c, step, l.day())) {
                Some(c) => match l.attempt(LEAD, &c) {
                    Ok(done) if !done.stamped.is_empty() => {
                        // the last act set back by hand is as good as undone
                        if before.last() == Some(&seen(l.day())) {
                            if matches!(c, Command::MoveInterview { .. }) {
                                // unless it names another record of the same person: both are right
                                return Ok(());
                            }
                            before.pop();
                        } else {
                            before.push(now);
                        }
                    }
                    _ => prop_assert_eq!(seen(l.day()), now),
                },
                None => match before.pop() {
                    Some(looked) => {
                        let done = l.attempt(LEAD, &Command::Undo);
                        prop_assert!(done.is_ok(), "{:?}", done);
                        prop_assert_eq!(difference(&seen(l.day()), &looked), Vec::<String>::new());
                        // forth and back once more
                        let done = l.attempt(LEAD, &Command::Redo);
                        prop_assert!(done.is_ok(), "{:?}", done);
                        prop_assert_eq!(difference(&seen(l.day()), &now), Vec::<String>::new());
                        prop_assert!(l.attempt(LEAD, &Command::Undo).is_ok());
                        prop_assert_eq!(difference(&seen(l.day()), &looked), Vec::<String>::new());
                    }
                    None => prop_assert_eq!(l.attempt(LEAD, &Command::Undo), Err(Refusal::NothingToUndo)),
                },
            }
        }
    }
}
