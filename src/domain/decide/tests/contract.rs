//! The table of the contract: for every command the kinds it writes, in order.

use crate::domain::command::{Application, Command, Profile};
use crate::domain::fact::{Ending, Field, Mark, Offer, Presence, Status};
use crate::domain::rehearsal::*;
use std::collections::BTreeSet;

/// Plays a command and compares the kinds it wrote.
struct Table {
    seen: BTreeSet<&'static str>,
}

impl Table {
    fn row(&mut self, r: &mut Rehearsal, by: Option<crate::domain::ids::PersonId>, c: Command, kinds: &[&str]) {
        self.seen.insert(c.name());
        let name = c.name();
        assert_eq!(r.act(by, c), kinds, "{name}");
    }
}

#[test]
fn every_command_writes_the_entries_of_the_contract_in_order() {
    let mut t = Table { seen: BTreeSet::new() };
    let some = |s: &str| Some(s.to_owned());
    let r = &mut Rehearsal::bare();
    t.row(
        r,
        None,
        Command::OpenDay(Box::new(opening())),
        &["device.joined", "day.opened", "person.set", "person.set", "rubric.set", "area.set", "area.set"],
    );
    t.row(r, LEAD, Command::ChangeDay { field: "places".into(), value: Field::Number(4) }, &["day.changed"]);
    t.row(
        r,
        LEAD,
        Command::SetArea { area: ART, name: "Arte".into(), min: None, max: Some(1), gone: false },
        &["area.set"],
    );
    let mut changed = rubric();
    changed.insert("id".into(), "altra".into());
    t.row(r, LEAD, Command::SetRubric { rubric: changed }, &["rubric.set"]);
    let profile = |name: &str| Profile { name: some(name), ..Profile::default() };
    t.row(r, LEAD, Command::AddInterviewer { person: who(HOST), profile: profile("Ada") }, &["person.set"]);
    t.row(r, LEAD, Command::EditInterviewer { person: who(HOST), profile: profile("Ada Bruni") }, &["person.set"]);

    let r = &mut Rehearsal::peopled();
    t.row(r, LEAD, add_pair(3, "C", HOST, OTHER, vec![]), &["pair.set"]);
    t.row(r, LEAD, Command::EditPair { pair: pair(3), desk: some("D"), block: Some(2), gone: None }, &["pair.set"]);
    let plain = Application { name: some("Rita"), ..Application::default() };
    t.row(r, FRONT, Command::AddCandidate { candidate: cand(7), application: plain }, &["candidate.added"]);
    let placed = Application { name: some("Lea"), area: Some(Some(DEV)), ..Application::default() };
    t.row(
        r,
        FRONT,
        Command::AddCandidate { candidate: cand(8), application: placed },
        &["candidate.added", "candidate.area"],
    );
    let renamed = Application { name: some("Lea Po"), area: Some(Some(ART)), ..Application::default() };
    t.row(
        r,
        FRONT,
        Command::EditCandidate { candidate: cand(8), application: renamed },
        &["candidate.edited", "candidate.area"],
    );
    let moved = Application { area: Some(None), ..Application::default() };
    t.row(r, FRONT, Command::EditCandidate { candidate: cand(8), application: moved }, &["candidate.area"]);
    t.row(r, LEAD, Command::MergeCandidates { candidate: cand(8), into: Some(cand(7)) }, &["candidate.merged"]);
    t.row(r, FRONT, Command::SetPresence { candidate: cand(7), state: Presence::Late }, &["presence.set"]);
    t.row(r, FRONT, Command::CallCandidate { candidate: cand(1), desk: some("A") }, &["candidate.called"]);
    t.row(r, HOST, start(1, 1, "A"), &["candidate.called", "interview.called", "interview.started"]);
    t.row(r, OTHER, start(2, 2, "B"), &["interview.called", "interview.started"]);
    t.row(
        r,
        OTHER,
        Command::DeclareConflict { interviewer: who(OTHER), candidate: cand(3), reason: some("vicini") },
        &["conflict.set"],
    );
    t.row(
        r,
        LEAD,
        Command::LiftConflict { interviewer: who(OTHER), candidate: cand(3), reason: None },
        &["conflict.set"],
    );
    t.row(r, HOST, mark(1, HOST, "ATT", 4), &["mark.set"]);
    let with_note = Command::SetMark {
        interview: talk(1),
        interviewer: who(HOST),
        criterion: "TEC".into(),
        mark: Some(Mark::Level(5)),
        note: some("prototipo"),
    };
    t.row(r, HOST, with_note, &["mark.set", "note.set"]);
    t.row(r, HOST, note(1, HOST, None, "puntuale"), &["note.set"]);
    t.row(r, HOST, Command::SealSheet { interview: talk(1), interviewer: who(HOST) }, &["sheet.sealed"]);
    t.row(
        r,
        LEAD,
        Command::ReopenSheet { interview: talk(1), interviewer: who(HOST), reason: some("svista"), with: None },
        &["sheet.reopened"],
    );
    r.act(HOST, Command::SealSheet { interview: talk(1), interviewer: who(HOST) });
    r.act(PARTNER, mark(1, PARTNER, "ATT", 3));
    r.act(PARTNER, Command::SealSheet { interview: talk(1), interviewer: who(PARTNER) });
    t.row(r, PARTNER, Command::OpenReveal { interview: talk(1) }, &["reveal.opened"]);
    t.row(
        r,
        HOST,
        Command::SetAgreement { interview: talk(1), criterion: "ATT".into(), level: Some(4), sentence: None },
        &["agreement.set"],
    );
    t.row(r, HOST, Command::EndInterview { interview: talk(1), how: Ending::Done }, &["interview.ended"]);
    t.row(r, LEAD, Command::MoveInterview { interview: talk(2), candidate: cand(3) }, &["interview.moved"]);
    t.row(r, HOST, Command::CallLead { interview: Some(talk(1)), what: "acqua".into(), text: None }, &["help.called"]);
    t.row(r, LEAD, Command::AnswerCall { call: None }, &["help.answered"]);
    t.row(
        r,
        LEAD,
        Command::WantSecondLook { candidate: cand(1), wanted: true, pair: Some(pair(2)) },
        &["second_look.set"],
    );
    t.row(r, LEAD, decision(1, Status::In, None, Some(1)), &["decision.set"]);

    // two laptops decide differently on the same person
    let mut lead = r.joined(2);
    lead.act(LEAD, decision(2, Status::Out, None, None));
    r.act(LEAD, decision(2, Status::Reserve, None, None));
    r.takes(&lead);
    let key = format!("decision/{}", cand(2));
    let choose = r.day.heads(&key)[0];
    t.row(r, LEAD, Command::SettleClash { key, choose, reason: None }, &["clash.settled"]);
    for seat in [OTHER, PARTNER] {
        t.row(r, LEAD, gap("sheet_missing", vec![format!("{}/{}", talk(2), who(seat))]), &["gap.accepted"]);
    }
    t.row(r, LEAD, gap("device_behind", vec![laptop(2).to_string()]), &["gap.accepted"]);
    t.row(r, LEAD, Command::CloseDay, &["day.closed"]);
    t.row(r, LEAD, Command::SetOffer { candidate: cand(1), state: Some(Offer::Offered), reason: None }, &["offer.set"]);
    t.row(r, LEAD, Command::Undo, &["offer.set"]);
    t.row(r, LEAD, Command::Redo, &["offer.set"]);
    t.row(r, LEAD, Command::ReopenDay { reason: some("manca uno") }, &["day.reopened"]);
    t.row(r, None, Command::FinishLaptop, &["device.finished"]);

    let all: BTreeSet<&str> = Command::NAMES.iter().copied().collect();
    assert_eq!(t.seen, all);
}

pub fn decision(n: u128, status: Status, reason: Option<&str>, raw_rank: Option<usize>) -> Command {
    let reason = reason.map(str::to_owned);
    Command::SetDecision { candidate: cand(n), status, place: None, reason, raw_rank }
}

pub fn gap(what: &str, ids: Vec<String>) -> Command {
    Command::AcceptGap { what: what.into(), ids, reason: Some("si va avanti".into()) }
}

#[test]
fn what_is_so_already_is_not_written_twice() {
    let mut r = Rehearsal::in_the_room();
    let twice = |r: &mut Rehearsal, by, c: Command| {
        assert!(!r.act(by, c.clone()).is_empty(), "{}", c.name());
        let held = r.day.held();
        assert_eq!(r.act(by, c.clone()), [""; 0], "{}", c.name());
        assert_eq!(r.day.held(), held);
    };
    twice(&mut r, HOST, mark(1, HOST, "ATT", 4));
    twice(&mut r, HOST, note(1, HOST, Some("ATT"), "chiara"));
    twice(&mut r, FRONT, Command::SetPresence { candidate: cand(2), state: Presence::Late });
    twice(&mut r, FRONT, Command::CallCandidate { candidate: cand(2), desk: Some("B".into()) });
    twice(&mut r, HOST, Command::DeclareConflict { interviewer: who(HOST), candidate: cand(3), reason: None });
    twice(&mut r, LEAD, decision(1, Status::In, None, Some(1)));
    twice(&mut r, LEAD, Command::EditPair { pair: pair(2), desk: Some("C".into()), block: None, gone: None });
    twice(&mut r, LEAD, Command::ChangeDay { field: "places".into(), value: Field::Number(9) });
    twice(&mut r, LEAD, Command::MergeCandidates { candidate: cand(3), into: Some(cand(2)) });
    twice(&mut r, HOST, Command::EndInterview { interview: talk(1), how: Ending::Done });
    twice(&mut r, None, Command::FinishLaptop);
    // nothing there: nothing to take back
    for c in [
        Command::SetMark {
            interview: talk(1),
            interviewer: who(HOST),
            criterion: "TEC".into(),
            mark: None,
            note: None,
        },
        note(1, HOST, None, " \n"),
        decision(2, Status::Undecided, None, None),
        Command::WantSecondLook { candidate: cand(1), wanted: false, pair: None },
        Command::MergeCandidates { candidate: cand(1), into: None },
    ] {
        assert_eq!(
            r.act(if c.name().starts_with("Set") && c.name() != "SetDecision" { HOST } else { LEAD }, c),
            [""; 0]
        );
    }
}
