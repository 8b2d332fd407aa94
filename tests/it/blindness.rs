//! Blindness: what one seat marks changes nothing that anybody else can see before it may be seen. Each day here is played
//! twice, the same but for the levels and the notes of one seat's sheet; whoever is not that seat must not tell them apart.

use crate::rooms::acts::{act, fit};
use crate::rooms::*;
use colloquio::app::describe::describe;
use colloquio::app::laptop::Told;
use colloquio::app::rank::{rank, raw_rank};
use colloquio::cli::document::{self, Asked};
use colloquio::domain::command::Command;
use colloquio::domain::command::Now;
use colloquio::domain::day::Day;
use colloquio::domain::decide::decide as decided;
use colloquio::domain::fact::{Ending, Mark, NotAssessed};
use colloquio::domain::ids::PersonId;
use colloquio::domain::visible;
use colloquio::text::date::Zone;
use colloquio::text::{Lang, Words};
use proptest::prelude::*;

/// What one seat writes on its sheet: of each criterion a mark and a note.
type Hidden = Vec<(Mark, String)>;

/// Ids of entries and digests follow from the bytes of everything before: opaque, and different in each world.
pub fn without_hashes(text: &str) -> String {
    let hex = |c: char| c.is_ascii_hexdigit();
    let mut out = String::new();
    for token in text.split_inclusive(|c: char| !hex(c) && c != '-') {
        let word = token.trim_end_matches(|c: char| !hex(c) && c != '-');
        let derived = word.len() == 36 && word.as_bytes()[14] == b'8' || word.len() == 64 && word.chars().all(hex);
        out.push_str(if derived { "*" } else { word });
        out.push_str(&token[word.len()..]);
    }
    out
}

/// Everything a viewer can get out of a day: sheets, ranks, documents, words of entries, and what commands answer.
fn shown(day: &Day, viewer: Option<PersonId>) -> Vec<String> {
    let mut all = Vec::new();
    for i in day.interviews() {
        for who in visible::owners(day, i.id) {
            all.push(format!("sheet {} {who} {:?}", i.code, visible::sheet(day, i.id, who, viewer)));
            all.push(format!("state {:?}", day.sheet_state(i.id, who)));
        }
        all.push(format!("{i:?} seats {:?} agreed {:?}", day.seats(&i), visible::agreed(day, i.id)));
    }
    for (key, r) in day.registers() {
        let value = day.value(key).filter(|_| visible::register_visible(day, key, viewer));
        all.push(format!("{key} {} {:?}", r.heads.len(), value.map(|e| (e.fact(), e.personal()))));
    }
    thread_local!(static WORDS: &'static Words = Box::leak(Box::new(Words::new(Lang::It))));
    let words = WORDS.with(|w| *w);
    all.extend(day.entries().map(|e| format!("said {}", describe(words, day, viewer, e))));
    all.push(format!("{:?}", rank(day, viewer, 2)));
    all.extend(day.candidates().iter().map(|c| format!("{c:?}")));
    all.extend(day.blockers(None).iter().map(|b| format!("{b:?}")));

    let (zone, told) = (Zone::named("Europe/Rome", 3_600), Told::default());
    let asked = Asked {
        day,
        device: device(0),
        viewer,
        zone: &zone,
        told: &told,
        now_ms: START,
        stored_at: None,
        simulated_clock: true,
        words,
    };
    let text = |v: Result<String, serde_json::Error>| v.unwrap();
    all.extend([
        text(serde_json::to_string(&document::day_show(&asked))),
        text(serde_json::to_string(&document::candidates_list(&asked))),
        text(serde_json::to_string(&document::interviewers_list(&asked))),
        text(serde_json::to_string(&document::pairs_list(&asked))),
        text(serde_json::to_string(&document::interviews_list(&asked))),
        text(serde_json::to_string(&document::scores_list(&asked))),
        text(serde_json::to_string(&document::shortlist_show(&asked))),
        text(serde_json::to_string(&document::laptops_list(&asked))),
        text(serde_json::to_string(&document::rank(&asked, None))),
    ]);
    for n in 0..4 {
        all.push(text(serde_json::to_string(&document::candidate_show(&asked, candidate(n)))));
        all.push(text(serde_json::to_string(&document::rank_explained(&asked, candidate(n)))));
        all.push(document::rank_explanation(&asked, candidate(n)));
    }
    // what a command would answer, refusals and their figures included
    let now = Now { ms: START + 90_000_000, minute: 600, device: device(0) };
    let agree = |criterion: &str| Command::SetAgreement {
        interview: interview(0),
        criterion: criterion.into(),
        level: Some(3),
        sentence: None,
    };
    let mut probes = vec![
        Command::Undo,
        Command::OpenReveal { interview: interview(0) },
        Command::CloseDay,
        agree("ATT"),
        agree("TEC"),
        Command::EndInterview { interview: interview(0), how: Ending::Done },
    ];
    if viewer != LEAD {
        // the lead may write on any sheet, and is told when nothing changes
        probes.extend(CRITERIA.map(|k| mark(0, HIDDEN, k, 3)));
        probes.push(seal(0, HIDDEN));
    }
    for c in probes {
        all.push(format!("{} {:?}", c.name(), decided(day, &c, viewer, &now)));
    }
    all.iter().map(|l| without_hashes(l)).collect()
}

/// The seat whose sheet is looked for.
const HIDDEN: Option<PersonId> = SEATS[0];

/// A day in which the hidden seat wrote this, and then the others did that.
fn world(hidden: &Hidden, sealed: bool, partner: bool, acts: &[Command]) -> Laptop {
    let mut l = Laptop::founder();
    l.act(LEAD, start(0, 0, "A"));
    // another interview, through to the end, so that there is a ranking to leak into
    l.act(LEAD, start(1, 1, "B"));
    for who in [SEATS[2], SEATS[3]] {
        CRITERIA.iter().for_each(|k| drop(l.act(who, mark(1, who, k, 3))));
        l.act(who, seal(1, who));
    }
    l.act(SEATS[2], Command::OpenReveal { interview: interview(1) });
    for (criterion, (mark, text)) in CRITERIA.iter().zip(hidden) {
        l.act(HIDDEN, give(0, HIDDEN, criterion, Some(*mark), Some(text)));
    }
    if sealed {
        l.act(HIDDEN, seal(0, HIDDEN));
    }
    if partner {
        l.act(SEATS[1], mark(0, SEATS[1], "ATT", 4));
    }
    for (n, c) in acts.iter().enumerate() {
        let about_it = |c: &Command| matches!(c, Command::SetMark { interviewer, .. } | Command::SetNote { interviewer, .. } if Some(*interviewer) == HIDDEN);
        if !about_it(c) {
            let c = fit(c.clone(), n, l.day());
            let _ = l.attempt(LEAD, &c);
        }
    }
    l
}

fn hidden() -> impl Strategy<Value = Hidden> {
    let level = prop_oneof![
        4 => (1..=5i64).prop_map(Mark::Level),
        1 => Just(Mark::NotAssessed(NotAssessed::NotAsked)),
        1 => Just(Mark::NotAssessed(NotAssessed::Interrupted)),
    ];
    prop::collection::vec((level, "[a-z]{1,12}"), 3..=3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_seat_marks_nobody_else_can_tell(
        one in hidden(), two in hidden(), sealed in any::<bool>(), partner in any::<bool>(),
        acts in prop::collection::vec(act(), 0..12)
    ) {
        let (a, b) = (world(&one, sealed, partner, &acts), world(&two, sealed, partner, &acts));
        let mut viewers = vec![None, FRONT, SEATS[1], SEATS[2], SEATS[3]];
        if !sealed {
            viewers.push(LEAD);
            // and the order the lead's decisions are measured against
            for n in 0..4 {
                prop_assert_eq!(raw_rank(a.day(), candidate(n)), raw_rank(b.day(), candidate(n)));
            }
        }
        for viewer in viewers {
            let told_apart = difference(&shown(a.day(), viewer), &shown(b.day(), viewer));
            prop_assert_eq!(told_apart, Vec::<String>::new(), "{:?}", viewer);
        }
    }
}

fn two_worlds(sealed: bool) -> (Laptop, Laptop) {
    let all = |level: i64, text: &str| vec![(Mark::Level(level), text.to_owned()); 3];
    (world(&all(2, "prima"), sealed, true, &[]), world(&all(5, "seconda"), sealed, true, &[]))
}

fn apart(a: &Laptop, b: &Laptop, viewer: Option<PersonId>) -> bool {
    shown(a.day(), viewer) != shown(b.day(), viewer)
}

#[test]
fn the_seat_itself_sees_its_sheet_the_lead_once_it_is_sealed_and_everybody_once_it_is_revealed() {
    let (a, b) = two_worlds(false);
    assert!(apart(&a, &b, HIDDEN));
    assert!(!apart(&a, &b, LEAD) && !apart(&a, &b, SEATS[1]));
    let (mut a, mut b) = two_worlds(true);
    assert!(apart(&a, &b, LEAD));
    assert_ne!(raw_rank(a.day(), candidate(0)), raw_rank(b.day(), candidate(0)));
    assert!(!apart(&a, &b, SEATS[1]) && !apart(&a, &b, FRONT) && !apart(&a, &b, None));
    for l in [&mut a, &mut b] {
        l.act(SEATS[1], seal(0, SEATS[1]));
        l.act(SEATS[1], Command::OpenReveal { interview: interview(0) });
    }
    for viewer in [LEAD, SEATS[1], SEATS[2], FRONT, None] {
        assert!(apart(&a, &b, viewer), "{viewer:?}");
    }
}

#[test]
fn a_sheet_opened_again_is_hidden_from_the_lead_again() {
    let (mut a, mut b) = two_worlds(true);
    for l in [&mut a, &mut b] {
        l.act(
            LEAD,
            Command::ReopenSheet {
                interview: interview(0),
                interviewer: HIDDEN.unwrap(),
                reason: Some("svista".into()),
                with: None,
            },
        );
    }
    assert!(!apart(&a, &b, LEAD));
}

#[test]
fn a_lead_who_sits_in_the_interview_waits_for_the_reveal_like_the_other_seat() {
    let play = |level: i64| {
        let mut l = Laptop::founder();
        l.act(
            LEAD,
            Command::AddPair {
                pair: pair(5),
                desk: "C".into(),
                host: HIDDEN.unwrap(),
                partner: LEAD,
                block: None,
                shadows: vec![],
                instead: None,
            },
        );
        l.act(LEAD, start(0, 0, "C"));
        CRITERIA.iter().for_each(|k| drop(l.act(HIDDEN, mark(0, HIDDEN, k, level))));
        l.act(HIDDEN, seal(0, HIDDEN));
        l
    };
    let (mut a, mut b) = (play(2), play(4));
    assert!(!apart(&a, &b, LEAD));
    assert_eq!(raw_rank(a.day(), candidate(0)), None);
    for l in [&mut a, &mut b] {
        l.act(LEAD, mark(0, LEAD, "ATT", 3));
        l.act(LEAD, seal(0, LEAD));
    }
    assert!(!apart(&a, &b, LEAD));
    for l in [&mut a, &mut b] {
        l.act(LEAD, Command::OpenReveal { interview: interview(0) });
    }
    assert!(apart(&a, &b, LEAD));
}

#[test]
fn agreed_marks_are_seen_with_the_sheets_and_withdrawn_people_are_in_no_figure() {
    let (mut a, _) = two_worlds(true);
    a.act(SEATS[1], seal(0, SEATS[1]));
    assert!(visible::agreed(a.day(), interview(0)).is_empty());
    a.act(SEATS[1], Command::OpenReveal { interview: interview(0) });
    let agree = Command::SetAgreement {
        interview: interview(0),
        criterion: "ATT".into(),
        level: Some(4),
        sentence: Some("visto il lavoro".into()),
    };
    a.act(SEATS[1], agree);
    assert_eq!(visible::agreed(a.day(), interview(0))["ATT"].0, 4);
    // both originals stand beside it
    let given =
        |who: Option<PersonId>| visible::sheet(a.day(), interview(0), who.unwrap(), None).unwrap().marks["ATT"].mark;
    assert_eq!((given(SEATS[0]), given(SEATS[1])), (Mark::Level(2), Mark::Level(4)));
    let before = rank(a.day(), LEAD, 2).raw;
    assert_eq!(before.candidates[0].sheets.len() + before.candidates[1].sheets.len(), 4);
    let withdrawn = colloquio::domain::fact::Presence::Withdrawn;
    a.act(FRONT, Command::SetPresence { candidate: candidate(0), state: withdrawn });
    assert!(rank(a.day(), LEAD, 2).raw.candidates.iter().all(|c| c.id != "C001"));
}
