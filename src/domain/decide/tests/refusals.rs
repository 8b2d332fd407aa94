//! Every refusal is met at least once, by the obstacle it names.

use super::contract::{decision, gap};
use crate::domain::command::{Application, Command, Profile};
use crate::domain::day::Day;
use crate::domain::decide::Proposal;
use crate::domain::entry::{Content, Entry};
use crate::domain::fact::*;
use crate::domain::ids::{AreaId, EntryId};
use crate::domain::refusal::Refusal;
use crate::domain::rehearsal::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn agree(level: i64, sentence: Option<&str>) -> Command {
    let sentence = sentence.map(str::to_owned);
    Command::SetAgreement { interview: talk(1), criterion: "TEC".into(), level: Some(level), sentence }
}

fn moved(to: u128) -> Command {
    Command::MoveInterview { interview: talk(1), candidate: cand(to) }
}

fn seal(seat: Option<crate::domain::ids::PersonId>) -> Command {
    Command::SealSheet { interview: talk(1), interviewer: who(seat) }
}

fn reopen(seat: Option<crate::domain::ids::PersonId>, with: Option<crate::domain::ids::PersonId>) -> Command {
    Command::ReopenSheet { interview: talk(1), interviewer: who(seat), reason: Some("svista".into()), with }
}

/// The same day, whose laptops have keys and are accepted one by one.
fn with_keys(open: &Rehearsal) -> Rehearsal {
    let keyed = |e: &Entry| {
        let mut entry = e.clone();
        if let Content::Known(Fact::DayOpened(opened)) = &mut entry.content {
            opened.trust = Trust::Keys;
        }
        entry
    };
    let entries: Vec<Entry> = open.day.entries().map(|e| keyed(e)).collect();
    let mut with_keys = open.clone();
    with_keys.day = Day::fold(open.day.id(), entries);
    with_keys
}

#[test]
fn every_refusal_is_met_by_the_obstacle_it_names() {
    let bare = Rehearsal::bare();
    let founded = Rehearsal::founded();
    let peopled = Rehearsal::peopled();
    let room = Rehearsal::in_the_room();
    let sealed = Rehearsal::sealed(1);
    let some = |s: &str| Some(s.to_owned());
    let mut revealed = sealed.clone();
    revealed.act(HOST, Command::OpenReveal { interview: talk(1) });
    let mut void = room.clone();
    void.act(LEAD, Command::EndInterview { interview: talk(1), how: Ending::Void });
    let mut ended = peopled.clone();
    ended.act(FRONT, start(1, 1, "A"));
    ended.act(HOST, Command::EndInterview { interview: talk(1), how: Ending::Done });
    let mut withdrawn = peopled.clone();
    withdrawn.act(FRONT, Command::SetPresence { candidate: cand(1), state: Presence::Withdrawn });
    let mut conflict = room.clone();
    conflict.act(HOST, Command::DeclareConflict { interviewer: who(HOST), candidate: cand(1), reason: None });
    let mut both = peopled.clone();
    for seat in [HOST, PARTNER] {
        both.act(seat, Command::DeclareConflict { interviewer: who(seat), candidate: cand(1), reason: None });
    }
    let mut aside = revealed.clone();
    aside.act(PARTNER, Command::DeclareConflict { interviewer: who(PARTNER), candidate: cand(1), reason: None });
    let mut nobody_there = room.clone();
    nobody_there.act(FRONT, Command::SetPresence { candidate: cand(2), state: Presence::Withdrawn });
    let mut both_know = room.clone();
    for seat in [HOST, PARTNER] {
        both_know.act(seat, Command::DeclareConflict { interviewer: who(seat), candidate: cand(2), reason: None });
    }
    let mut calls = peopled.clone();
    for _ in 0..2 {
        calls.act(HOST, Command::CallLead { interview: None, what: "aiuto".into(), text: None });
    }
    let mut marked = room.clone();
    marked.act(HOST, mark(1, HOST, "ATT", 3));
    let mut closed = peopled.clone();
    closed.act(LEAD, Command::CloseDay);
    let mut chain = peopled.clone();
    for (a, b) in [(1, 2), (2, 3)] {
        chain.act(LEAD, Command::MergeCandidates { candidate: cand(a), into: Some(cand(b)) });
    }
    let mut planned = peopled.clone();
    let called = InterviewCalled {
        interview: talk(1),
        candidate: cand(1),
        pair: Some(pair(1)),
        cell: None,
        code: Some("V001".into()),
        look: None,
    };
    planned.write(LEAD, vec![Proposal::bare(called)]);
    let mut no_rubric = room.clone();
    no_rubric.write(LEAD, vec![Proposal::bare(RubricSet { version: 2, rubric: Default::default() })]);
    // two laptops, one person: what an undo would put back is one of two voices
    let mut clashed = peopled.clone();
    let mut second = clashed.joined(2);
    second.act(FRONT, Command::EditCandidate { candidate: cand(1), application: named("Uno") });
    clashed.act(LEAD, Command::EditCandidate { candidate: cand(1), application: named("Due") });
    clashed.takes(&second);
    clashed.act(LEAD, Command::EditCandidate { candidate: cand(1), application: named("Tre") });

    let nobody = crate::domain::ids::PersonId(Uuid::from_u128(99));
    let c = Command::OpenDay(Box::new(opening()));
    let keyed = with_keys(&room);
    let not_accepted = keyed.joined(2);
    let mut lead = keyed.clone();
    let admitted =
        DeviceAdmitted { device: laptop(2), key: None, name: "Banco 2".into(), may: vec![Right::Panel, Right::Desk] };
    lead.write(LEAD, vec![Proposal::bare(admitted)]);
    let accepted = lead.joined(2);
    lead.write(LEAD, vec![Proposal::bare(DeviceRetired { device: laptop(2), keep: Vec::new() })]);
    let retired = lead.joined(2);
    let rename = || Command::ChangeDay { field: "name".into(), value: Field::Words("Altro".into()) };
    // what a pair does goes on where it counts
    for laptop in [&keyed, &not_accepted, &accepted] {
        laptop.ask(HOST, &mark(1, HOST, "ATT", 3)).unwrap();
    }
    keyed.ask(LEAD, &rename()).unwrap();
    let rows: Vec<(&str, Refusal)> = vec![
        ("LaptopNotAccepted", not_accepted.refusal(LEAD, rename())),
        ("LaptopLacksRight", accepted.refusal(LEAD, rename())),
        ("LaptopSetAside", retired.refusal(HOST, mark(1, HOST, "ATT", 3))),
        ("NoDay", bare.refusal(LEAD, Command::CloseDay)),
        ("NoDay", bare.refusal(LEAD, Command::Undo)),
        ("DayAlreadyOpen", founded.refusal(None, c)),
        ("NobodyActing", peopled.refusal(None, start(1, 1, "A"))),
        ("NobodyActing", peopled.refusal(None, Command::Undo)),
        ("NotLead", peopled.refusal(HOST, Command::CloseDay)),
        ("NotLead", peopled.refusal(FRONT, decision(1, Status::In, None, Some(1)))),
        ("NotYourSeat", room.refusal(PARTNER, mark(1, HOST, "ATT", 3))),
        ("NotYourSeat", room.refusal(FRONT, note(1, HOST, None, "x"))),
        ("NotYourPair", room.refusal(OTHER, mark(1, OTHER, "ATT", 3))),
        ("NotYourPair", peopled.refusal(OTHER, start(1, 1, "A"))),
        ("NotYourPair", room.refusal(OTHER, Command::EndInterview { interview: talk(1), how: Ending::Done })),
        ("NotYourPair", sealed.refusal(OTHER, reopen(HOST, PARTNER))),
        ("NoSuchCandidate", peopled.refusal(FRONT, Command::CallCandidate { candidate: cand(9), desk: None })),
        (
            "NoSuchPerson",
            peopled.refusal(LEAD, Command::DeclareConflict { interviewer: nobody, candidate: cand(1), reason: None }),
        ),
        ("NoSuchPerson", peopled.refusal(LEAD, add_pair(9, "Z", HOST, Some(nobody), vec![]))),
        (
            "NoSuchPair",
            peopled.refusal(LEAD, Command::EditPair { pair: pair(9), desk: None, block: None, gone: Some(true) }),
        ),
        ("NoSuchInterview", peopled.refusal(HOST, mark(9, HOST, "ATT", 3))),
        (
            "NoSuchArea",
            peopled.refusal(
                FRONT,
                Command::AddCandidate {
                    candidate: cand(9),
                    application: Application { area: Some(Some(AreaId(Uuid::from_u128(9)))), ..named("Zoe") },
                },
            ),
        ),
        ("NoSuchCriterion", room.refusal(HOST, mark(1, HOST, "ZZZ", 3))),
        ("NoRubric", no_rubric.refusal(HOST, mark(1, HOST, "ATT", 3))),
        ("NoSuchCall", peopled.refusal(LEAD, Command::AnswerCall { call: None })),
        ("NoSuchCall", calls.refusal(LEAD, Command::AnswerCall { call: Some(EntryId(Uuid::from_u128(9))) })),
        ("WhichCall", calls.refusal(LEAD, Command::AnswerCall { call: None })),
        (
            "NameMissing",
            peopled.refusal(FRONT, Command::AddCandidate { candidate: cand(9), application: Application::default() }),
        ),
        ("NameMissing", peopled.refusal(LEAD, Command::AddInterviewer { person: nobody, profile: Profile::default() })),
        ("TextTooLong", room.refusal(HOST, note(1, HOST, None, &"a".repeat(8_001)))),
        ("BadValue", founded.refusal(LEAD, Command::ChangeDay { field: "places".into(), value: Field::Number(0) })),
        ("BadValue", founded.refusal(LEAD, Command::ChangeDay { field: "mood".into(), value: Field::Number(1) })),
        ("LevelOutsideScale", room.refusal(HOST, mark(1, HOST, "ATT", 0))),
        ("LevelOutsideScale", room.refusal(HOST, mark(1, HOST, "ATT", 6))),
        ("LevelOutsideScale", revealed.refusal(HOST, agree(6, Some("perché sì")))),
        ("RubricInUse", marked.refusal(LEAD, Command::SetRubric { rubric: rubric() })),
        ("SamePerson", peopled.refusal(LEAD, add_pair(9, "Z", HOST, HOST, vec![]))),
        ("NoPairAtDesk", peopled.refusal(HOST, start(1, 1, "Z"))),
        ("CandidateWithdrawn", withdrawn.refusal(HOST, start(1, 1, "A"))),
        ("CandidateWithdrawn", withdrawn.refusal(LEAD, decision(1, Status::In, None, Some(1)))),
        ("AlreadyInInterview", room.refusal(OTHER, start(2, 1, "B"))),
        ("ConflictDeclared", both.refusal(HOST, start(1, 1, "A"))),
        ("SeatInConflict", conflict.refusal(HOST, mark(1, HOST, "ATT", 3))),
        ("InterviewVoid", void.refusal(HOST, mark(1, HOST, "ATT", 3))),
        ("InterviewEnded", ended.refusal(FRONT, Command::Undo)),
        ("InterviewNotStarted", planned.refusal(LEAD, Command::EndInterview { interview: talk(1), how: Ending::Done })),
        ("SheetSealed", sealed.refusal(HOST, mark(1, HOST, "ATT", 3))),
        ("SheetSealed", sealed.refusal(HOST, note(1, HOST, None, "dopo"))),
        ("SheetSealed", sealed.refusal(HOST, seal(HOST))),
        ("SheetEmpty", room.refusal(HOST, seal(HOST))),
        ("SheetNotSealed", room.refusal(LEAD, reopen(HOST, None))),
        ("AlreadyRevealed", revealed.refusal(LEAD, reopen(HOST, None))),
        ("AlreadyRevealed", revealed.refusal(SHADOW, mark(1, SHADOW, "ATT", 3))),
        ("AlreadyRevealed", revealed.refusal(SHADOW, note(1, SHADOW, None, "dopo"))),
        ("AlreadyRevealed", revealed.refusal(HOST, Command::OpenReveal { interview: talk(1) })),
        ("AlreadyRevealed", revealed.refusal(LEAD, moved(2))),
        ("NotYourSeat", revealed.refusal(SHADOW, agree(2, Some("perché sì")))),
        ("NotYourSeat", sealed.refusal(SHADOW, Command::OpenReveal { interview: talk(1) })),
        ("SeatInConflict", aside.refusal(PARTNER, agree(2, Some("perché sì")))),
        ("CandidateWithdrawn", nobody_there.refusal(HOST, moved(2))),
        ("ConflictDeclared", both_know.refusal(HOST, moved(2))),
        ("SealsMissing", room.refusal(HOST, Command::OpenReveal { interview: talk(1) })),
        ("NotRevealed", sealed.refusal(HOST, agree(2, None))),
        ("OtherSeatNeeded", sealed.refusal(HOST, reopen(HOST, None))),
        ("OtherSeatNeeded", sealed.refusal(HOST, reopen(HOST, HOST))),
        ("OtherSeatNeeded", sealed.refusal(HOST, reopen(HOST, SHADOW))),
        (
            "ReasonNeeded",
            sealed.refusal(
                LEAD,
                Command::ReopenSheet { interview: talk(1), interviewer: who(HOST), reason: some("  "), with: None },
            ),
        ),
        ("ReasonNeeded", peopled.refusal(LEAD, decision(1, Status::In, None, Some(4)))),
        ("SentenceNeeded", revealed.refusal(HOST, agree(2, None))),
        ("DayClosed", closed.refusal(LEAD, decision(1, Status::Out, Some("fuori"), None))),
        ("DayClosed", closed.refusal(LEAD, Command::CloseDay)),
        ("DayNotClosed", peopled.refusal(LEAD, Command::ReopenDay { reason: None })),
        (
            "DayNotClosed",
            peopled.refusal(LEAD, Command::SetOffer { candidate: cand(1), state: Some(Offer::Offered), reason: None }),
        ),
        ("DayBlocked", room.refusal(LEAD, Command::CloseDay)),
        ("NothingToAccept", room.refusal(LEAD, gap("sheet_missing", vec![]))),
        ("NothingToAccept", room.refusal(LEAD, gap("clash", vec!["rubric".into()]))),
        (
            "NoSuchClash",
            peopled.refusal(
                LEAD,
                Command::SettleClash { key: "day/places".into(), choose: peopled.day.heads("rubric")[0], reason: None },
            ),
        ),
        (
            "NotOnTheList",
            closed.refusal(LEAD, Command::SetOffer { candidate: cand(1), state: Some(Offer::Offered), reason: None }),
        ),
        ("MergeCycle", chain.refusal(LEAD, Command::MergeCandidates { candidate: cand(3), into: Some(cand(1)) })),
        ("NothingToUndo", peopled.refusal(HOST, Command::Undo)),
        ("NothingToRedo", peopled.refusal(HOST, Command::Redo)),
        ("NotLead", calls.refusal(HOST, Command::AnswerCall { call: None })),
        ("CannotUndo", sealed.refusal(HOST, Command::Undo)),
        ("CannotUndo", founded.refusal(LEAD, Command::Undo)),
        ("EarlierValueGone", clashed.refusal(LEAD, Command::Undo)),
    ];
    for (i, (name, met)) in rows.iter().enumerate() {
        assert_eq!(met.name(), *name, "row {i}: {met:?}");
    }
    let met: BTreeSet<&str> = rows.iter().map(|(_, r)| r.name()).collect();
    let all: BTreeSet<&str> = Refusal::NAMES.iter().copied().collect();
    assert_eq!(met, all);
}

fn named(name: &str) -> Application {
    Application { name: Some(name.into()), ..Application::default() }
}

#[test]
fn settling_on_the_value_that_stands_writes_nothing() {
    let day = Rehearsal::founded();
    let stands = day.day.heads("rubric")[0];
    let settle = Command::SettleClash { key: "rubric".into(), choose: stands, reason: None };
    assert_eq!(day.ask(LEAD, &settle).unwrap().proposals, []);
}
