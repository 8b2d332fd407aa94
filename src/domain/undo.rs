//! Undo: a compensating command, decided anew, for the last act of this seat on this laptop whose effect still stands. It is
//! the same kind again with the earlier value. Not here: words for what returns.

use super::decide::{Decided, Proposal, Room};
use super::entry::{Entry, Private};
use super::fact::*;
use super::ids::EntryId;
use super::personal::Personal;
use super::refusal::Refusal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Takes back the last act of the acting seat on this laptop.
pub(super) fn decide(room: &Room<'_>) -> Result<Decided, Refusal> {
    let by = room.actor()?;
    let own: Vec<&Arc<Entry>> =
        room.day.entries().rev().filter(|e| e.stamp.device == room.now.device && e.stamp.by == Some(by)).collect();
    let mut cancelled: BTreeSet<EntryId> = BTreeSet::new();
    for e in &own {
        if cancelled.contains(&e.stamp.id) {
            continue;
        }
        if let Some(fact) = e.fact() {
            let undone = undoes(room, e, fact, &own);
            if !undone.is_empty() {
                cancelled.extend(undone);
                continue;
            }
            if !stands(room, e) {
                continue;
            }
            let proposals = take_back(room, e, fact)?;
            return Ok(Decided { proposals, undone: Some(e.stamp.id) });
        }
    }
    Err(Refusal::NothingToUndo)
}

/// Whether an entry's effect still stands: it is a head of its register, or of a kind of which all are kept.
fn stands(room: &Room<'_>, e: &Entry) -> bool {
    match e.register() {
        Some(key) => room.day.heads(&key).contains(&e.stamp.id),
        None => true,
    }
}

/// The entries that an entry took back, none where it is an act of its own: it replaces just one entry of the same seat and
/// says again what stood before that one.
fn undoes(room: &Room<'_>, e: &Entry, fact: &Fact, own: &[&Arc<Entry>]) -> Vec<EntryId> {
    if let Fact::InterviewEnded(end) = fact
        && end.how == Some(Ending::Void)
    {
        // a start taken back: the whole group goes
        return own
            .iter()
            .filter(|o| match o.fact() {
                Some(Fact::InterviewStarted(s)) => s.interview == end.interview,
                Some(Fact::InterviewCalled(s)) => s.interview == end.interview,
                _ => false,
            })
            .map(|o| o.stamp.id)
            .collect();
    }
    let [replaced] = e.replaces[..] else { return Vec::new() };
    let Some(before) = own.iter().find(|o| o.stamp.id == replaced) else { return Vec::new() };
    let same = match (earlier(room, before), before.fact()) {
        (Ok(Some(older)), _) => older.fact().is_some_and(|f| says(f) == says(fact)) && same_words(older, e),
        (Ok(None), Some(f)) => blank(f).is_some_and(|(b, _)| &b == fact),
        _ => false,
    };
    if same { vec![e.stamp.id, replaced] } else { Vec::new() }
}

/// What a fact says, a first record and an edit being the same.
fn says(f: &Fact) -> Fact {
    match f {
        Fact::CandidateAdded(a) => CandidateEdited { candidate: a.candidate, code: None, source: None }.into(),
        Fact::CandidateEdited(a) => CandidateEdited { candidate: a.candidate, code: None, source: None }.into(),
        f => f.clone(),
    }
}

fn same_words(a: &Entry, b: &Entry) -> bool {
    a.personal().cloned().unwrap_or_default() == b.personal().cloned().unwrap_or_default()
}

/// The entry whose value stood before this one; `None` when there was none.
fn earlier<'a>(room: &Room<'a>, e: &Entry) -> Result<Option<&'a Arc<Entry>>, Refusal> {
    match e.replaces[..] {
        [] => Ok(None),
        [one] => {
            let mut old = room.day.entry(&one).ok_or(Refusal::EarlierValueGone)?;
            if let Some(Fact::ClashSettled(s)) = old.fact() {
                old = room.day.entry(&s.choose).ok_or(Refusal::EarlierValueGone)?;
            }
            if old.fact().is_none() || old.private == Private::Missing {
                Err(Refusal::EarlierValueGone)
            } else {
                Ok(Some(old))
            }
        }
        // several values stood: none of them is the earlier one
        _ => Err(Refusal::EarlierValueGone),
    }
}

/// The value that stands for "none yet", where the kind has one (BUNDLES 4).
fn blank(f: &Fact) -> Option<(Fact, Option<Personal>)> {
    let fact: Fact = match f.clone() {
        Fact::PresenceSet(f) => PresenceSet { state: Presence::Expected, ..f }.into(),
        Fact::DecisionSet(f) => DecisionSet { status: Status::Undecided, place: None, ..f }.into(),
        Fact::OfferSet(f) => OfferSet { state: None, ..f }.into(),
        Fact::MarkSet(f) => MarkSet { level: None, na: None, ..f }.into(),
        Fact::AgreementSet(f) => AgreementSet { level: None, ..f }.into(),
        Fact::NoteSet(f) => return Some((f.into(), Some(Personal::text("")))),
        Fact::CandidateArea(f) => CandidateArea { area: None, second: None, ..f }.into(),
        Fact::CandidateBadge(f) => CandidateBadge { badge: None, ..f }.into(),
        Fact::CandidateMerged(f) => CandidateMerged { into: None, ..f }.into(),
        Fact::CandidateTagged(f) => CandidateTagged { on: false, ..f }.into(),
        Fact::CandidateCalled(f) => CandidateCalled { on: false, ..f }.into(),
        Fact::SecondLookSet(f) => SecondLookSet { wanted: false, pair: None, ..f }.into(),
        Fact::PersonSet(f) => PersonSet { gone: Some(true), ..f }.into(),
        Fact::PairSet(f) => PairSet { gone: Some(true), ..f }.into(),
        Fact::AreaSet(f) => AreaSet { gone: Some(true), ..f }.into(),
        Fact::InterviewEnded(f) => InterviewEnded { at: None, how: None, ..f }.into(),
        _ => return None,
    };
    Some((fact, None))
}

fn take_back(room: &Room<'_>, e: &Arc<Entry>, fact: &Fact) -> Result<Vec<Proposal>, Refusal> {
    let cannot = || Refusal::CannotUndo(fact.kind().to_owned());
    match fact {
        Fact::SheetSealed(_) | Fact::SheetReopened(_) | Fact::RubricSet(_) | Fact::ClashSettled(_) => {
            return Err(cannot());
        }
        Fact::DayClosed(_) | Fact::DayReopened(_) | Fact::HelpAnswered(_) | Fact::PlanSet(_) => return Err(cannot()),
        Fact::ConflictSet(c) => {
            if !room.day.is_lead(room.by) {
                return Err(cannot());
            }
            let state = match c.state {
                ConflictState::Declared => ConflictState::Lifted,
                ConflictState::Lifted => ConflictState::Declared,
            };
            return Ok(vec![Proposal::bare(ConflictSet { state, ..c.clone() })]);
        }
        Fact::MarkSet(m) => unsealed(room, m.interview, m.interviewer)?,
        Fact::NoteSet(n) => {
            unsealed(room, n.interview, n.interviewer)?;
            return with_the_mark(room, e, fact, n);
        }
        Fact::CandidateAdded(a) => {
            return Ok(vec![Proposal::bare(PresenceSet { candidate: a.candidate, state: Presence::Withdrawn })]);
        }
        Fact::CandidateArea(a) => {
            // written with the record it belongs to: that goes as a whole
            if let Some(added) = before(room, e)
                && matches!(added.fact(), Some(Fact::CandidateAdded(c)) if c.candidate == a.candidate)
                && e.replaces.is_empty()
            {
                return Ok(vec![Proposal::bare(PresenceSet { candidate: a.candidate, state: Presence::Withdrawn })]);
            }
        }
        Fact::InterviewStarted(s) => return unstart(room, e, s),
        Fact::InterviewMoved(m) if e.replaces.is_empty() => {
            let called = room.day.interview(m.interview).and_then(|i| room.day.entry(&i.called).cloned());
            let Some(Fact::InterviewCalled(c)) = called.as_ref().and_then(|e| e.fact()) else { return Err(cannot()) };
            return Ok(vec![Proposal::bare(InterviewMoved { interview: m.interview, candidate: c.candidate })]);
        }
        Fact::DecisionSet(_) if room.day.is_closed() => return Err(Refusal::DayClosed),
        _ => {}
    }
    restore(room, e, fact).map(|p| vec![p])
}

/// The same kind again with the earlier value, or with the value that stands for none.
fn restore(room: &Room<'_>, e: &Entry, fact: &Fact) -> Result<Proposal, Refusal> {
    let about = |personal: &Option<Personal>| personal.as_ref().map(|_| about(room, fact, e));
    match earlier(room, e)? {
        Some(old) => {
            let personal = old.personal().cloned();
            let fact = old.fact().map(says).ok_or(Refusal::EarlierValueGone)?;
            Ok(Proposal { about: about(&personal), fact, personal })
        }
        None => {
            let (fact, mut personal) = blank(fact).ok_or_else(|| Refusal::CannotUndo(fact.kind().to_owned()))?;
            if matches!(fact, Fact::PersonSet(_)) {
                personal = e.personal().cloned();
            }
            Ok(Proposal { about: about(&personal), fact, personal })
        }
    }
}

/// Whom the personal text beside a fact is about.
fn about(room: &Room<'_>, fact: &Fact, e: &Entry) -> uuid::Uuid {
    let of = |i| room.day.interview(i).map(|i| i.candidate.0);
    let subject = match fact {
        Fact::NoteSet(f) => of(f.interview),
        Fact::AgreementSet(f) => of(f.interview),
        Fact::PersonSet(f) => Some(f.person.0),
        Fact::CandidateEdited(f) => Some(f.candidate.0),
        Fact::DecisionSet(f) => Some(f.candidate.0),
        Fact::OfferSet(f) => Some(f.candidate.0),
        _ => None,
    };
    subject.or(e.stamp.by.map(|b| b.0)).unwrap_or_default()
}

fn unsealed(room: &Room<'_>, interview: super::ids::InterviewId, who: super::ids::PersonId) -> Result<(), Refusal> {
    if room.day.seal(interview, who).is_some() { Err(Refusal::SheetSealed) } else { Ok(()) }
}

/// The entry before this one in this laptop's chain.
fn before<'a>(room: &Room<'a>, e: &Entry) -> Option<&'a Arc<Entry>> {
    room.day.entry(&e.stamp.prev?)
}

/// A note given together with its mark goes with it.
fn with_the_mark(room: &Room<'_>, e: &Arc<Entry>, fact: &Fact, note: &NoteSet) -> Result<Vec<Proposal>, Refusal> {
    let mut all = Vec::new();
    if let Some(mark) = before(room, e)
        && let Some(Fact::MarkSet(m)) = mark.fact()
        && (m.interview, m.interviewer) == (note.interview, note.interviewer)
        && note.criterion.as_ref() == Some(&m.criterion)
        && (mark.stamp.ms, mark.stamp.n + 1) == (e.stamp.ms, e.stamp.n)
        && stands(room, mark)
        && let Some(f) = mark.fact()
    {
        all.push(restore(room, mark, f)?);
    }
    all.push(restore(room, e, fact)?);
    Ok(all)
}

/// A start taken back: the interview is void, and a call that it answered is on again.
fn unstart(room: &Room<'_>, e: &Arc<Entry>, started: &InterviewStarted) -> Result<Vec<Proposal>, Refusal> {
    let i = room.day.interview(started.interview).ok_or(Refusal::NoSuchInterview)?;
    if room.day.sitting(&i).iter().any(|who| room.day.seal(i.id, *who).is_some()) {
        return Err(Refusal::SheetSealed);
    }
    let mut all = vec![Proposal::bare(InterviewEnded { interview: i.id, at: None, how: Some(Ending::Void) })];
    let call = before(room, e).and_then(|called| before(room, called));
    if let Some(Fact::CandidateCalled(c)) = call.and_then(|c| c.fact())
        && !c.on
        && c.candidate == i.candidate
    {
        all.push(Proposal::bare(CandidateCalled { on: true, ..c.clone() }));
    }
    Ok(all)
}
