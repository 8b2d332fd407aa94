//! The rules of the day: seals and reveals, agreements, decisions against the order, merges, and what keeps it from closing.

use super::contract::{decision, gap};
use crate::domain::command::Command;
use crate::domain::decide::Proposal;
use crate::domain::fact::*;
use crate::domain::ids::PersonId;
use crate::domain::manifest::{Blocker, Obstacle};
use crate::domain::refusal::Refusal;
use crate::domain::rehearsal::*;
use crate::domain::sheet::SheetState;

fn seal(seat: Option<PersonId>) -> Command {
    Command::SealSheet { interview: talk(1), interviewer: who(seat) }
}

fn reveal() -> Command {
    Command::OpenReveal { interview: talk(1) }
}

fn conflict(seat: Option<PersonId>, n: u128) -> Command {
    Command::DeclareConflict { interviewer: who(seat), candidate: cand(n), reason: None }
}

fn recuse(r: &mut Rehearsal, seat: Option<PersonId>) {
    for criterion in ["ATT", "TEC"] {
        r.act(
            seat,
            Command::SetMark {
                interview: talk(1),
                interviewer: who(seat),
                criterion: criterion.into(),
                mark: Some(Mark::NotAssessed(NotAssessed::Recused)),
                note: None,
            },
        );
    }
}

#[test]
fn a_seal_pins_exactly_what_stood_and_a_reopening_lets_the_next_one_pin_anew() {
    let mut r = Rehearsal::in_the_room();
    r.act(HOST, mark(1, HOST, "ATT", 2));
    r.act(HOST, mark(1, HOST, "ATT", 4));
    r.act(HOST, mark(1, HOST, "TEC", 3));
    let blank = Command::SetMark {
        interview: talk(1),
        interviewer: who(HOST),
        criterion: "TEC".into(),
        mark: None,
        note: None,
    };
    r.act(HOST, blank);
    r.act(HOST, note(1, HOST, None, "puntuale"));
    r.act(HOST, seal(HOST));
    let sheet = r.day.sheet(talk(1), who(HOST));
    assert_eq!((sheet.state, sheet.version), (SheetState::Sealed, 1));
    assert_eq!(sheet.marks.keys().collect::<Vec<_>>(), ["ATT"]);
    assert_eq!(sheet.marks["ATT"].mark, Mark::Level(4));
    assert_eq!(sheet.notes["-"], "puntuale");

    let reopen =
        |with| Command::ReopenSheet { interview: talk(1), interviewer: who(HOST), reason: Some("svista".into()), with };
    // the seat with the other's leave, the other with the seat's, or the lead
    for (by, with, granted) in
        [(HOST, PARTNER, Granted::Both), (PARTNER, HOST, Granted::Both), (LEAD, None, Granted::Lead)]
    {
        let Fact::SheetReopened(f) = &r.ask(by, &reopen(with)).unwrap().proposals[0].fact else { panic!() };
        assert_eq!(f.granted, granted);
    }
    r.act(HOST, reopen(PARTNER));
    assert_eq!(r.day.sheet_state(talk(1), who(HOST)), SheetState::Reopened);
    r.act(HOST, mark(1, HOST, "TEC", 5));
    r.act(HOST, seal(HOST));
    let sheet = r.day.sheet(talk(1), who(HOST));
    assert_eq!((sheet.version, sheet.marks["TEC"].mark), (2, Mark::Level(5)));
}

/// Attack 54.
#[test]
fn a_mark_written_beside_a_seal_is_shown_and_does_not_count() {
    let mut desk = Rehearsal::in_the_room();
    desk.act(HOST, mark(1, HOST, "ATT", 4));
    let mut other = desk.joined(2);
    other.act(HOST, mark(1, HOST, "ATT", 1));
    desk.act(HOST, seal(HOST));
    desk.takes(&other);
    let sheet = desk.day.sheet(talk(1), who(HOST));
    assert_eq!(sheet.marks["ATT"].mark, Mark::Level(4));
    assert_eq!(sheet.late, desk.day.heads(&format!("mark/{}/{}/ATT", talk(1), who(HOST))));
    // evidence that is owed may follow the seal, nothing else may
    let mut r = Rehearsal::in_the_room();
    r.act(HOST, mark(1, HOST, "ATT", 5));
    r.act(HOST, seal(HOST));
    r.act(HOST, note(1, HOST, Some("ATT"), "tre esempi"));
    assert!(r.day.owed_notes(&r.day.sheet(talk(1), who(HOST))).is_empty());
    assert_eq!(r.refusal(HOST, note(1, HOST, Some("ATT"), "quattro")), Refusal::SheetSealed);
    assert_eq!(r.refusal(HOST, note(1, HOST, Some("TEC"), "mai")), Refusal::SheetSealed);
}

#[test]
fn a_reveal_waits_for_every_seat_that_owes_a_sheet_and_for_no_other() {
    let mut r = Rehearsal::in_the_room();
    assert_eq!(r.refusal(HOST, reveal()), Refusal::SealsMissing(vec![who(HOST), who(PARTNER)]));
    r.act(HOST, mark(1, HOST, "ATT", 4));
    r.act(HOST, seal(HOST));
    assert_eq!(r.refusal(HOST, reveal()), Refusal::SealsMissing(vec![who(PARTNER)]));
    // the other steps aside, or is in conflict: one seal is all
    let mut aside = r.clone();
    recuse(&mut aside, PARTNER);
    aside.act(HOST, reveal());
    assert_eq!(aside.day.revealed(talk(1)).unwrap().1.len(), 1);
    let mut related = r.clone();
    related.act(PARTNER, conflict(PARTNER, 1));
    related.act(HOST, reveal());
    assert_eq!(related.day.revealed(talk(1)).unwrap().1.len(), 1);
    // one mark that is no recusal: the seat owes again
    let mut half = r.clone();
    recuse(&mut half, PARTNER);
    half.act(PARTNER, mark(1, PARTNER, "ATT", 3));
    assert_eq!(half.refusal(HOST, reveal()), Refusal::SealsMissing(vec![who(PARTNER)]));
    // the shadow's sheet is nobody's business, and a conflict of the past opens nothing again
    r.act(PARTNER, mark(1, PARTNER, "ATT", 3));
    r.act(PARTNER, seal(PARTNER));
    r.act(PARTNER, reveal());
    assert_eq!(r.day.revealed(talk(1)).unwrap().1.len(), 2);
    r.act(PARTNER, conflict(PARTNER, 1));
    assert_eq!(r.day.revealed(talk(1)).unwrap().1.len(), 2);
}

#[test]
fn an_agreement_falls_away_while_one_of_its_two_sheets_is_out_of_the_sums() {
    let agree = Command::SetAgreement {
        interview: talk(1),
        criterion: "TEC".into(),
        level: Some(3),
        sentence: Some("visto il prototipo".into()),
    };
    let mut r = Rehearsal::sealed(1);
    r.act(HOST, reveal());
    // the lead's laptop hears of the conflict first; at the desk they agree later and do not know of it
    let mut lead = r.joined(2);
    lead.act(LEAD, conflict(PARTNER, 1));
    r.act(PARTNER, agree.clone());
    assert_eq!(r.day.agreed(talk(1))["TEC"].0, 3);
    assert!(lead.day.agreement_lost(talk(1)).is_empty(), "nothing was agreed on that could fall away");
    lead.takes(&r);
    assert!(lead.day.agreed(talk(1)).is_empty());
    assert_eq!(lead.day.agreement_lost(talk(1)), [who(PARTNER)]);
    // one voice is no agreement, whoever asks
    assert_eq!(lead.refusal(HOST, agree.clone()), Refusal::SeatInConflict);
    assert_eq!(lead.refusal(LEAD, agree), Refusal::SeatInConflict);
    lead.act(LEAD, Command::LiftConflict { interviewer: who(PARTNER), candidate: cand(1), reason: None });
    assert_eq!(lead.day.agreed(talk(1))["TEC"].0, 3, "said by both, it stands as before");
    assert!(lead.day.agreement_lost(talk(1)).is_empty());
}

#[test]
fn with_nobody_left_to_seal_nothing_is_revealed() {
    let mut r = Rehearsal::in_the_room();
    recuse(&mut r, HOST);
    recuse(&mut r, PARTNER);
    assert_eq!(r.refusal(HOST, reveal()), Refusal::SealsMissing(vec![]));
}

#[test]
fn a_reopening_that_arrives_after_the_reveal_changes_nothing() {
    let mut r = Rehearsal::sealed(3);
    let mut lead = r.joined(2);
    r.act(HOST, reveal());
    lead.act(
        LEAD,
        Command::ReopenSheet { interview: talk(1), interviewer: who(HOST), reason: Some("svista".into()), with: None },
    );
    lead.act(HOST, mark(1, HOST, "ATT", 1));
    r.takes(&lead);
    let sheet = r.day.sheet(talk(1), who(HOST));
    assert_eq!((sheet.state, sheet.marks["ATT"].mark), (SheetState::Sealed, Mark::Level(4)));
}

#[test]
fn an_agreement_within_the_tolerance_needs_no_sentence_and_beyond_it_does() {
    let agree = |criterion: &str, level, sentence: Option<&str>| Command::SetAgreement {
        interview: talk(1),
        criterion: criterion.into(),
        level,
        sentence: sentence.map(str::to_owned),
    };
    // the host gave TEC 3
    for (partner, gap) in [(3, 0), (2, 1), (1, 2), (5, 2)] {
        let mut r = Rehearsal::sealed(partner);
        r.act(HOST, reveal());
        let asked = r.ask(PARTNER, &agree("TEC", Some(3), None));
        match gap {
            2 => assert_eq!(asked, Err(Refusal::SentenceNeeded { gap: 2, tolerance: 1 })),
            _ => assert!(asked.is_ok()),
        }
        r.act(PARTNER, agree("TEC", Some(3), Some("ha visto il prototipo")));
        assert_eq!(r.day.agreed(talk(1))["TEC"], (3, Some("ha visto il prototipo".into())));
        // taking it back needs none, and the originals stand through it all
        r.act(HOST, agree("TEC", None, None));
        assert!(r.day.agreed(talk(1)).is_empty());
        assert_eq!(r.day.sheet(talk(1), who(PARTNER)).marks["TEC"].mark, Mark::Level(partner));
    }
    let mut wide = Rehearsal::sealed(1);
    wide.act(LEAD, Command::ChangeDay { field: "gap_tolerance".into(), value: Field::Number(2) });
    wide.act(HOST, reveal());
    assert!(wide.ask(HOST, &agree("TEC", Some(2), None)).is_ok());
}

#[test]
fn a_decision_against_the_computed_order_wants_a_reason() {
    let r = Rehearsal::peopled();
    // three places
    for (status, rank, against) in [
        (Status::In, Some(3), false),
        (Status::In, Some(4), true),
        (Status::In, None, true),
        (Status::Out, Some(3), true),
        (Status::Out, Some(4), false),
        (Status::Out, None, false),
        (Status::Reserve, Some(1), false),
        (Status::Undecided, Some(1), false),
    ] {
        let asked = r.ask(LEAD, &decision(1, status, None, rank));
        assert_eq!(asked.err(), against.then_some(Refusal::ReasonNeeded), "{status:?} {rank:?}");
        assert!(r.ask(LEAD, &decision(1, status, Some("portfolio"), rank)).is_ok());
    }
}

#[test]
fn places_are_numbered_as_people_are_put_there_and_kept_when_a_reason_is_added() {
    let mut r = Rehearsal::peopled();
    r.act(LEAD, decision(2, Status::In, None, Some(1)));
    r.act(LEAD, decision(1, Status::In, None, Some(2)));
    r.act(LEAD, decision(3, Status::Reserve, None, Some(3)));
    r.act(LEAD, decision(2, Status::In, Some("prima scelta"), Some(1)));
    let list: Vec<_> = r.day.decisions().into_iter().map(|d| (d.candidate, d.status, d.place)).collect();
    assert_eq!(
        list,
        [(cand(2), Status::In, Some(1)), (cand(1), Status::In, Some(2)), (cand(3), Status::Reserve, Some(1))]
    );
    assert_eq!(r.day.decision_now(cand(2)).reason.as_deref(), Some("prima scelta"));
}

#[test]
fn a_day_closes_once_every_single_blocker_is_sealed_or_accepted() {
    let mut r = Rehearsal::in_the_room();
    let mut desk = r.joined(2);
    r.act(OTHER, start(2, 2, "B"));
    desk.act(LEAD, Command::ChangeDay { field: "places".into(), value: Field::Number(5) });
    r.act(LEAD, Command::ChangeDay { field: "places".into(), value: Field::Number(4) });
    // an entry that waits: its cause was not received
    let mut away = desk.joined(3);
    let lost = away.write(FRONT, vec![Proposal::bare(PresenceSet { candidate: cand(3), state: Presence::Late })]);
    let waits = away.write(FRONT, vec![Proposal::bare(PresenceSet { candidate: cand(3), state: Presence::Absent })]);
    for e in away.day.entries().filter(|e| e.stamp.id != lost[0].stamp.id && e.stamp.id != waits[0].stamp.id) {
        r.day.apply(crate::domain::entry::Entry::clone(e));
    }
    r.day.apply(waits[0].clone());
    // and one that no version could read
    let mut odd = desk.joined(4);
    let mut broken = odd.write(FRONT, vec![Proposal::bare(PresenceSet { candidate: cand(3), state: Presence::Late })]);
    broken[0].content = crate::domain::entry::Content::Malformed { kind: "presence.set".into() };
    for e in odd.day.entries().filter(|e| e.stamp.id != broken[0].stamp.id) {
        r.day.apply(crate::domain::entry::Entry::clone(e));
    }
    r.day.apply(broken[0].clone());

    let Refusal::DayBlocked(blockers) = r.refusal(LEAD, Command::CloseDay) else { panic!() };
    let mut kinds: Vec<&str> = blockers.iter().map(|b| b.what.kind()).collect();
    kinds.dedup();
    assert_eq!(kinds, ["sheet_missing", "clash", "bundle_waiting", "apart", "device_behind"]);
    // one by one, in every kind: refused until the last
    let mut left = blockers;
    while let Some(first) = left.first() {
        assert!(matches!(r.refusal(LEAD, Command::CloseDay), Refusal::DayBlocked(b) if b == left));
        r.act(LEAD, gap(first.what.kind(), vec![first.what.id()]));
        left.remove(0);
        // nothing else is accepted with it, but a sheet that was no longer keeps its laptop
        let stands = |b: &Blocker| r.day.blockers(Some(laptop(1))).contains(b);
        left.retain(|b| !matches!(b.what, Obstacle::DeviceBehind(_)) || stands(b));
    }
    let digest = r.day.digest();
    r.act(LEAD, Command::CloseDay);
    let (_, closed) = r.day.closed().unwrap();
    assert_eq!(closed.digest, digest);
    assert_eq!(closed.accepted.len(), r.day.set("gap.accepted").count());
}

#[test]
fn a_laptop_that_is_only_spoken_of_keeps_the_day_from_closing() {
    let mut r = Rehearsal::peopled();
    r.act(LEAD, Command::CloseDay);
    let mut r = Rehearsal::peopled();
    r.day.hear(&[crate::domain::day::Claim { device: laptop(7), seq: 12 }], laptop(1), START);
    let Refusal::DayBlocked(b) = r.refusal(LEAD, Command::CloseDay) else { panic!() };
    assert_eq!(b.iter().map(|b| b.what.id()).collect::<Vec<_>>(), [laptop(7).to_string()]);
    let mine = r.day.laptops(None);
    let other = mine.iter().find(|l| l.device == laptop(7)).unwrap();
    assert_eq!((other.held, other.known), (0, 12));
}

#[test]
fn merging_never_makes_a_circle_and_parting_brings_both_back() {
    let mut r = Rehearsal::peopled();
    let merge = |a: u128, b: Option<u128>| Command::MergeCandidates { candidate: cand(a), into: b.map(cand) };
    r.act(LEAD, merge(2, Some(1)));
    assert_eq!(r.refusal(LEAD, merge(1, Some(2))), Refusal::MergeCycle);
    assert_eq!(r.refusal(LEAD, merge(1, Some(1))), Refusal::MergeCycle);
    assert_eq!(r.day.candidates().len(), 2);
    // whose record it is: the one it ends in
    r.act(FRONT, Command::SetPresence { candidate: cand(2), state: Presence::Late });
    assert_eq!(r.day.presence(cand(1)).0, Presence::Late);
    // 1 goes into 3, and now 1 anew into 2, which stands behind it
    r.act(LEAD, merge(1, Some(3)));
    assert_eq!(r.refusal(LEAD, merge(1, Some(2))), Refusal::MergeCycle);
    assert_eq!(r.day.merged_into(cand(3)).len(), 3);
    r.act(LEAD, merge(2, None));
    assert_eq!(r.day.candidates().into_iter().map(|c| c.id).collect::<Vec<_>>(), [cand(2), cand(3)]);
    // two laptops merge crosswise: one group, the smallest id, no endless loop
    let mut a = Rehearsal::peopled();
    let mut b = a.joined(2);
    a.act(LEAD, merge(1, Some(2)));
    b.act(LEAD, merge(2, Some(1)));
    a.takes(&b);
    assert_eq!((a.day.resolve(cand(1)), a.day.resolve(cand(2))), (cand(1), cand(1)));
    assert_eq!(a.day.candidates().len(), 2);
}

#[test]
fn two_laptops_that_take_one_person_leave_both_interviews_and_a_clash() {
    let mut a = Rehearsal::peopled();
    let mut b = a.joined(2);
    a.act(HOST, start(1, 1, "A"));
    b.act(OTHER, start(2, 1, "B"));
    a.takes(&b);
    assert_eq!(a.day.candidate(cand(1)).unwrap().interviews.len(), 2);
    assert!(a.day.standing(&format!("room/{}", cand(1))).clash.is_some());
}

#[test]
fn the_pair_of_the_running_block_sits_at_its_desk() {
    let mut r = Rehearsal::peopled();
    let blocks = vec![("09:00".into(), "10:40".into()), ("11:00".into(), "12:30".into())];
    r.act(LEAD, Command::ChangeDay { field: "blocks".into(), value: Field::Blocks(blocks) });
    r.act(LEAD, Command::EditPair { pair: pair(1), desk: None, block: Some(1), gone: None });
    let second = Command::AddPair {
        pair: pair(5),
        desk: "a".into(),
        host: who(OTHER),
        partner: who(PARTNER),
        block: Some(2),
        shadows: vec![],
    };
    r.act(LEAD, second);
    for (minute, sits) in [(8 * 60, 1), (10 * 60 + 59, 1), (11 * 60, 5), (18 * 60, 5)] {
        assert_eq!(r.day.pair_at("A", minute).unwrap().id, pair(sits), "{minute}");
    }
    r.now.minute = 12 * 60;
    assert_eq!(r.refusal(HOST, start(1, 1, "A")), Refusal::NotYourPair);
    r.act(LEAD, Command::EditPair { pair: pair(5), desk: None, block: None, gone: Some(true) });
    r.act(HOST, start(1, 1, "A"));
}
