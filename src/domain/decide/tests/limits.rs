//! What may be written: lengths, control characters, values outside their list, codes on paper.

use crate::domain::command::{Application, Command, Profile};
use crate::domain::decide::Proposal;
use crate::domain::fact::*;
use crate::domain::ids::PersonId;
use crate::domain::manifest::laptop_mark;
use crate::domain::personal::{Answer, Personal};
use crate::domain::refusal::Refusal;
use crate::domain::rehearsal::*;
use serde_json::json;
use uuid::Uuid;

fn named(name: &str) -> Application {
    Application { name: Some(name.into()), ..Application::default() }
}

fn add(n: u128, application: Application) -> Command {
    Command::AddCandidate { candidate: cand(n), application }
}

#[test]
fn texts_up_to_their_limit_are_taken_and_one_character_more_is_refused() {
    let r = Rehearsal::in_the_room();
    // characters, not bytes
    let long = |n: usize| "è".repeat(n);
    let answer =
        |question: String, text: String| Application { answers: Some(vec![Answer { question, text }]), ..named("Zoe") };
    let reopened = |reason: String| Command::ReopenDay { reason: Some(reason) };
    let mut closed = Rehearsal::peopled();
    closed.act(LEAD, Command::CloseDay);
    type Case<'a> = (&'a Rehearsal, Option<PersonId>, Box<dyn Fn(String) -> Command>, usize);
    let cases: Vec<Case<'_>> = vec![
        (&r, FRONT, Box::new(|t| add(9, named(&t))), 200),
        (&r, FRONT, Box::new(|t| add(9, Application { email: Some(t), ..named("Zoe") })), 200),
        (&r, LEAD, Box::new(|t| Command::ChangeDay { field: "name".into(), value: Field::Words(t) }), 200),
        (&r, HOST, Box::new(|t| note(1, HOST, Some("ATT"), &t)), 8_000),
        (&closed, LEAD, Box::new(reopened), 8_000),
        (&r, FRONT, Box::new(move |t| add(9, answer("Perché?".into(), t))), 20_000),
        (&r, FRONT, Box::new(move |t| add(9, answer(t, "Sì.".into()))), 8_000),
    ];
    for (r, by, command, limit) in cases {
        assert!(r.ask(by, &command(long(limit))).is_ok(), "{limit}");
        assert_eq!(r.refusal(by, command(long(limit + 1))), Refusal::TextTooLong(limit));
    }
}

#[test]
fn control_characters_and_overrides_are_dropped_and_accents_composed() {
    let mut r = Rehearsal::in_the_room();
    let tidied = [
        (" Ada\u{1b}[31m \u{202e}Bruni\u{7}\u{2066} ", "Ada[31m Bruni"),
        ("Nicolo\u{300}", "Nicol\u{f2}"),
        ("una\nriga\tsola", "una riga sola"),
    ];
    for (n, (written, kept)) in (20..).zip(tidied) {
        r.act(FRONT, add(n, named(written)));
        assert_eq!(r.day.candidate_name(cand(n)), kept);
    }
    r.act(HOST, note(1, HOST, None, "prima\r\nseconda\u{0}\u{9b}\rterza\u{202a}"));
    let sheet = r.day.sheet(talk(1), who(HOST));
    assert_eq!(sheet.notes["-"], "prima\nseconda\nterza");
    // nothing but what is dropped: no name
    assert_eq!(r.refusal(FRONT, add(30, named(" \u{1b}\u{202e}\n"))), Refusal::NameMissing);
}

#[test]
fn values_outside_their_list_are_refused() {
    let r = Rehearsal::peopled();
    let field = |field: &str, value: Field| Command::ChangeDay { field: field.into(), value };
    let words = |t: &str| Field::Words(t.into());
    let blocks = |b: &[(&str, &str)]| Field::Blocks(b.iter().map(|(f, t)| (f.to_string(), t.to_string())).collect());
    let bad = [
        field("date", words("2026-02-29")),
        field("date", words("2026-13-01")),
        field("date", words("24/11/2026")),
        field("places", Field::Number(10_001)),
        field("places", words("nine")),
        field("gap_tolerance", Field::Number(-1)),
        field("basis", words("median")),
        field("agreement_start", words("host")),
        field("encrypt", Field::Number(1)),
        field("blocks", blocks(&[("10:40", "09:00")])),
        field("blocks", blocks(&[("11:00", "12:00"), ("09:00", "10:40")])),
        field("blocks", blocks(&[("9:00", "24:00")])),
        Command::SetArea { area: DEV, name: "Sviluppo".into(), min: Some(3), max: Some(2), gone: false },
        Command::SetArea { area: DEV, name: "Sviluppo".into(), min: Some(-1), max: None, gone: false },
        Command::EditPair { pair: pair(1), desk: None, block: Some(0), gone: None },
        Command::EditInterviewer {
            person: who(HOST),
            profile: Profile { away: Some(vec![("14:00".into(), "13:00".into())]), ..Profile::default() },
        },
        Command::SetDecision {
            candidate: cand(1),
            status: Status::In,
            place: Some(0),
            reason: None,
            raw_rank: Some(1),
        },
    ];
    for c in bad {
        assert_eq!(r.refusal(LEAD, c).name(), "BadValue");
    }
    assert!(r.ask(LEAD, &field("date", words("2028-02-29"))).is_ok());
    assert!(r.ask(LEAD, &field("blocks", blocks(&[("09:00", "10:40"), ("11:00", "12:30")]))).is_ok());
}

#[test]
fn a_rubric_that_cannot_be_used_is_refused_before_anybody_marks_with_it() {
    let r = Rehearsal::founded();
    for (at, value) in [
        ("format", json!("something")),
        ("scale", json!({"min": 5, "max": 1})),
        ("criteria", json!([])),
        ("criteria", json!([{"id": "ATT", "weight": 0, "name": "Attenzione"}])),
        ("tolerance", json!("wide")),
        // numbers on the wire are integers: this one could never be appended
        ("colour", json!(0.5)),
    ] {
        let mut tree = rubric();
        tree.insert(at.into(), value);
        assert_eq!(r.refusal(LEAD, Command::SetRubric { rubric: tree.clone() }).name(), "BadValue", "{at}");
        let open = crate::domain::command::OpenDay { rubric: tree, ..opening() };
        assert_eq!(Rehearsal::bare().refusal(None, Command::OpenDay(Box::new(open))).name(), "BadValue", "{at}");
    }
}

fn codes(r: &Rehearsal) -> Vec<String> {
    r.day.candidates().into_iter().map(|c| c.code).collect()
}

#[test]
fn codes_count_on_and_carry_the_mark_of_any_laptop_but_the_founders() {
    let mut r = Rehearsal::peopled();
    r.act(HOST, start(1, 1, "A"));
    assert_eq!(codes(&r), ["C001", "C002", "C003"]);
    assert_eq!(r.day.interview(talk(1)).unwrap().code, "V001");
    let people: Vec<String> = r.day.interviewers().into_iter().map(|p| p.code).collect();
    assert_eq!(people, ["I01", "I02", "I03", "I04"]);
    assert_eq!(r.day.pairs().into_iter().map(|p| p.code).collect::<Vec<_>>(), ["P1", "P2"]);

    let mut other = r.joined(2);
    let mark = laptop_mark(laptop(2));
    assert_eq!(mark.len(), 3);
    other.act(FRONT, add(11, named("Walk In")));
    other.act(FRONT, add(12, named("Walk Out")));
    other.act(OTHER, start(2, 2, "B"));
    assert_eq!(codes(&other)[..2], [format!("{mark}-C01"), format!("{mark}-C02")]);
    assert_eq!(other.day.interview(talk(2)).unwrap().code, format!("{mark}-V01"));
    // each goes on in its own row, whatever it received in between
    r.takes(&other);
    r.act(FRONT, add(13, named("Zoe")));
    assert_eq!(r.day.candidate_code(cand(13)), "C004");
    // a record that went, and a pair that ended, keep their codes
    r.act(LEAD, Command::MergeCandidates { candidate: cand(13), into: Some(cand(1)) });
    r.act(LEAD, Command::EditPair { pair: pair(2), desk: None, block: None, gone: Some(true) });
    r.act(FRONT, add(14, named("Lia")));
    r.act(LEAD, add_pair(9, "C", HOST, OTHER, vec![]));
    assert_eq!(r.day.candidate_code(cand(14)), "C005");
    assert_eq!(r.day.pair(pair(9)).unwrap().code, "P3");
}

#[test]
fn a_code_from_elsewhere_with_an_absurd_number_stops_nobody() {
    let mut r = Rehearsal::peopled();
    for (n, code) in [(40, "C18446744073709551615"), (41, "C99999999999999999999"), (42, "C4294967295"), (43, "C")] {
        let added = CandidateAdded { candidate: cand(n), code: code.into(), source: None };
        r.write(FRONT, vec![Proposal::with(added, Some(Personal::default()), Uuid::nil())]);
    }
    r.act(FRONT, add(50, named("Zoe")));
    assert_eq!(r.day.candidate_code(cand(50)), "C004");
}
