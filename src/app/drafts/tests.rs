//! The life of a draft, from its first key until its entry is stored, and its names.

use super::*;
use crate::domain::fact::Status;
use crate::domain::ids::{CandidateId, PairId};
use uuid::Uuid;

const INTERVIEW: InterviewId = InterviewId(Uuid::from_u128(0xe));
const WHO: PersonId = PersonId(Uuid::from_u128(0x1));
const OTHER: PersonId = PersonId(Uuid::from_u128(0x2));

fn note() -> DraftKey {
    DraftKey::note(INTERVIEW, WHO, Some("PRO"))
}

/// Drafts with one note, closed by a message that appended so many groups, and what the store was told.
fn closed(appends: usize) -> (Drafts, Vec<Effect>) {
    let (mut drafts, mut out) = (Drafts::default(), Vec::new());
    drafts.keep(&mut out, note(), "mezza frase", Some(3), &[]);
    drafts.begin();
    drafts.close(|key| *key == note());
    let mut out: Vec<Effect> = (0..appends).map(|_| Effect::Append(Vec::new())).collect();
    drafts.settle(&mut out);
    (drafts, out)
}

fn forgotten(out: &[Effect]) -> bool {
    out.iter().any(|effect| matches!(effect, Effect::KeepDraft(Draft { text: None, .. }, _)))
}

#[test]
fn a_draft_is_let_go_of_when_its_entry_is_stored_and_not_before() {
    let (mut drafts, mut out) = closed(2);
    assert!(!forgotten(&out));
    drafts.asked(7);
    drafts.asked(8);
    drafts.begin();
    drafts.asked(9);
    drafts.stored(&mut out, 7);
    assert!(!forgotten(&out), "the last of its message's groups is not stored");
    drafts.stored(&mut out, 8);
    assert!(forgotten(&out));
}

#[test]
fn what_was_given_up_is_let_go_of_at_once() {
    assert!(forgotten(&closed(0).1));
}

#[test]
fn an_entry_that_was_taken_back_is_a_draft_again() {
    let (mut drafts, mut out) = closed(1);
    drafts.asked(1);
    assert!(drafts.text(&note()).is_none());
    drafts.taken_back();
    assert_eq!(drafts.text(&note()).map(|held| held.text.as_str()), Some("mezza frase"));
    drafts.stored(&mut out, 1);
    assert!(!forgotten(&out));
}

#[test]
fn a_text_typed_on_while_the_first_is_being_stored_stays() {
    let (mut drafts, mut out) = closed(1);
    drafts.asked(1);
    drafts.begin();
    drafts.keep(&mut out, note(), "mezza frase e mezza", Some(9), &[]);
    drafts.stored(&mut out, 1);
    assert!(!forgotten(&out) && drafts.text(&note()).is_some());
}

#[test]
fn it_is_typed_until_it_is_written_and_a_caret_that_moves_is_no_typing() {
    let (mut drafts, mut out) = (Drafts::default(), Vec::new());
    drafts.keep(&mut out, note(), "a", Some(1), &[]);
    assert!(drafts.is_unwritten());
    drafts.written(1);
    assert!(!drafts.is_unwritten());
    drafts.keep(&mut out, note(), "a", Some(0), &[]);
    assert!(!drafts.is_unwritten() && out.len() == 2, "it is kept all the same");
    drafts.keep(&mut out, note(), "a", Some(0), &[]);
    assert_eq!(out.len(), 2, "what is kept is not kept again");
    drafts.keep(&mut out, note(), "ab", Some(2), &[]);
    drafts.written(2);
    assert!(drafts.is_unwritten());
}

#[test]
fn every_form_is_found_by_its_name_and_by_its_seat_alone() {
    let candidate = CandidateId(Uuid::from_u128(0xc));
    let purposes = [
        Purpose::Decide(candidate, Status::Reserve),
        Purpose::AcceptGap { what: "sheet:x".into(), ids: vec!["a/b.c".into(), "d\"".into()] },
        Purpose::Reopen(INTERVIEW, OTHER),
        Purpose::Conflict(candidate, OTHER),
        Purpose::LiftConflict(candidate, OTHER),
        Purpose::ReopenDay,
        Purpose::AddCandidate,
        Purpose::EditCandidate(candidate),
        Purpose::AddInterviewer,
        Purpose::EditInterviewer(OTHER),
        Purpose::AddPair,
        Purpose::EditPair(PairId(Uuid::from_u128(0xa))),
        Purpose::ChangePlaces,
        Purpose::SetArea,
    ];
    for purpose in purposes {
        for actor in [Some(WHO), None] {
            let key = DraftKey::field(&purpose, actor, 12).unwrap();
            let read = DraftKey::read(key.to_string());
            assert_eq!(read.field_of(actor), Some((purpose.clone(), 12)), "{key}");
            assert_eq!(read.field_of(Some(OTHER)), None, "{key}");
        }
    }
    for fileless in [Purpose::NewDay, Purpose::OpenBundle, Purpose::ExportBundle] {
        assert_eq!(DraftKey::field(&fileless, None, 0), None);
    }
}

#[test]
fn a_name_nobody_understands_means_nothing_and_is_kept() {
    for odd in ["", "/", "//", "a/b/c", "x", "-/-/new-candidate", "-/-/area.x", "-/-/candidate:.1"] {
        let mut drafts = Drafts::found(vec![Draft {
            key: odd.into(),
            text: Some("un testo".into()),
            cursor: Some(99),
            times: Vec::new(),
        }]);
        assert_eq!((drafts.open_form(None), drafts.open_note(INTERVIEW, WHO)), (None, None), "{odd}");
        assert_eq!(drafts.reveal(INTERVIEW), Unsaid::default());
        let mut out = Vec::new();
        drafts.forget_entered(&mut out, |key, _| key.seat().is_some());
        drafts.stored(&mut out, u64::MAX);
        assert!(out.is_empty(), "{odd}");
    }
}
