//! The reverse of an act: the same kinds again with the earlier values, or with the value that stands for none (BUNDLES 4).

use super::Act;
use crate::domain::day::Day;
use crate::domain::decide::{Proposal, Room};
use crate::domain::entry::{Entry, Private};
use crate::domain::fact::*;
use crate::domain::ids::{CandidateId, InterviewId, PersonId};
use crate::domain::interview::{Interview, State};
use crate::domain::personal::Personal;
use crate::domain::refusal::Refusal;
use std::collections::BTreeSet;
use std::sync::Arc;

fn cannot(fact: &Fact) -> Refusal {
    Refusal::CannotUndo(fact.kind().to_owned())
}

/// Whether the actor may take an act back now: an undo is decided anew.
pub(super) fn allowed(room: &Room<'_>, act: &Act<'_>) -> Result<(), Refusal> {
    for (entry, fact) in act.entries.iter().filter_map(|e| Some((e, e.fact()?))) {
        match fact {
            Fact::MarkSet(m) => open(room.day, m.interview, m.interviewer)?,
            Fact::NoteSet(n) => open(room.day, n.interview, n.interviewer)?,
            Fact::ConflictSet(_) if !room.day.is_lead(room.by) => return Err(cannot(fact)),
            Fact::DecisionSet(_) if room.day.is_closed() => return Err(Refusal::DayClosed),
            Fact::InterviewMoved(m) if room.day.revealed(m.interview).is_some() => {
                return Err(Refusal::AlreadyRevealed);
            }
            Fact::InterviewEnded(e) if e.how == Some(Ending::Void) => {
                let i = room.day.interview(e.interview).ok_or(Refusal::NoSuchInterview)?;
                free_since(room, i.candidate, entry)?;
            }
            Fact::InterviewStarted(s) => {
                let i = room.day.interview(s.interview).ok_or(Refusal::NoSuchInterview)?;
                if i.state == State::Ended {
                    return Err(Refusal::InterviewEnded);
                }
                // what somebody wrote in there would no longer count: that is ended as void on purpose or not at all
                if room.day.begun(i.id).any(|who| room.day.seal(i.id, who).is_some()) {
                    return Err(Refusal::SheetSealed);
                }
                if room.day.begun(i.id).any(|who| room.day.has_written(i.id, who)) {
                    return Err(cannot(fact));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether an interview that was called off may be on again: nobody else took the person since. One that ran beside it then
/// (two pairs with one person) may run beside it again.
fn free_since(room: &Room<'_>, candidate: CandidateId, called_off: &Entry) -> Result<(), Refusal> {
    let later = |i: &Interview| room.day.entry(&i.called).is_some_and(|e| e.stamp.order() > called_off.stamp.order());
    match crate::domain::decide::free(room, candidate) {
        Err(Refusal::AlreadyInInterview(_)) => {
            let taken = room.day.interviews().into_iter().filter(|i| i.candidate == candidate && i.is_running());
            taken.into_iter().find(later).map_or(Ok(()), |i| Err(Refusal::AlreadyInInterview(i.id)))
        }
        free => free,
    }
}

fn open(day: &Day, interview: InterviewId, who: PersonId) -> Result<(), Refusal> {
    if day.seal(interview, who).is_some() {
        Err(Refusal::SheetSealed)
    } else if day.revealed(interview).is_some() {
        Err(Refusal::AlreadyRevealed)
    } else if day.interview(interview).is_some_and(|i| day.conflicts(i.candidate).contains(&who)) {
        Err(Refusal::SeatInConflict)
    } else {
        Ok(())
    }
}

/// Whether a group of entries says what an undo of this act, of which these entries stood, would have said.
pub(super) fn is(day: &Day, act: &Act<'_>, stood: &BTreeSet<usize>, group: &[&Arc<Entry>]) -> bool {
    let Ok(all) = of(day, act) else { return false };
    let undo: Vec<&Proposal> = all.iter().filter(|(of, _)| stood.contains(of)).map(|(_, p)| p).collect();
    says(&undo, group)
}

/// Whether a group of entries says what doing an undone act again would say.
pub(super) fn is_again(day: &Day, undo: &Act<'_>, group: &[&Arc<Entry>]) -> bool {
    again_of(day, undo).is_ok_and(|all| says(&all.iter().collect::<Vec<_>>(), group))
}

fn says(wanted: &[&Proposal], group: &[&Arc<Entry>]) -> bool {
    let same = |p: &Proposal, e: &Entry| {
        let words = p.personal.clone().unwrap_or_default() == e.personal().cloned().unwrap_or_default();
        words && e.fact().is_some_and(|f| edited(f) == edited(&p.fact))
    };
    wanted.len() == group.len() && wanted.iter().zip(group).all(|(p, e)| same(p, e))
}

/// What does an undone act again: each entry of the undo taken back in turn.
pub(super) fn again_of(day: &Day, undo: &Act<'_>) -> Result<Vec<Proposal>, Refusal> {
    undo.entries.iter().filter_map(|e| Some(restored(day, e, e.fact()?))).collect()
}

/// The reverse of an act; each fact with the place, in the act, of what it takes back.
pub(super) fn of(day: &Day, act: &Act<'_>) -> Result<Vec<(usize, Proposal)>, Refusal> {
    let mut all = Vec::new();
    for (i, e) in act.entries.iter().enumerate() {
        let Some(fact) = e.fact() else { continue };
        match fact {
            Fact::CandidateAdded(a) => {
                // a record that came goes as a whole, what was written with it too
                let gone = PresenceSet { candidate: a.candidate, state: Presence::Withdrawn };
                return Ok(vec![(i, Proposal::bare(gone))]);
            }
            Fact::InterviewStarted(s) => return Ok(unstarted(act, i, s)),
            Fact::InterviewCalled(_) | Fact::CandidateCalled(_) if act.starts() => {}
            _ => all.push((i, restored(day, e, fact)?)),
        }
    }
    Ok(all)
}

/// A start taken back: the interview is void, and a call that it answered is on again.
fn unstarted(act: &Act<'_>, at: usize, started: &InterviewStarted) -> Vec<(usize, Proposal)> {
    let void = InterviewEnded { interview: started.interview, at: None, how: Some(Ending::Void) };
    let call = act.entries.iter().find_map(|e| match e.fact() {
        Some(Fact::CandidateCalled(c)) => Some(Proposal::bare(CandidateCalled { on: true, ..c.clone() })),
        _ => None,
    });
    std::iter::once(Proposal::bare(void)).chain(call).map(|p| (at, p)).collect()
}

/// The same kind again with the earlier value, or with the value that stands for none.
fn restored(day: &Day, e: &Entry, fact: &Fact) -> Result<Proposal, Refusal> {
    match fact {
        Fact::SheetSealed(_)
        | Fact::SheetReopened(_)
        | Fact::ClashSettled(_)
        | Fact::RubricSet(_)
        | Fact::PlanSet(_)
        | Fact::HelpAnswered(_)
        | Fact::DayClosed(_)
        | Fact::DayReopened(_) => return Err(cannot(fact)),
        _ => {}
    }
    let (fact, personal) = match earlier(day, e)? {
        Some(old) => (again(old).ok_or(Refusal::EarlierValueGone)?, old.personal().cloned()),
        None => blank(day, e, fact).ok_or_else(|| cannot(fact))?,
    };
    let about = personal.as_ref().map(|_| about(day, &fact, e));
    Ok(Proposal { about, fact, personal })
}

/// The entry whose value stood before this one; `None` when there was none.
fn earlier<'a>(day: &'a Day, e: &Entry) -> Result<Option<&'a Arc<Entry>>, Refusal> {
    match e.replaces[..] {
        [] => Ok(None),
        [one] => {
            let mut old = day.entry(&one).ok_or(Refusal::EarlierValueGone)?;
            while let Some(Fact::ClashSettled(s)) = old.fact() {
                old = day.entry(&s.choose).ok_or(Refusal::EarlierValueGone)?;
            }
            if old.fact().is_none() || matches!(old.private, Private::Missing | Private::Erased) {
                Err(Refusal::EarlierValueGone)
            } else {
                Ok(Some(old))
            }
        }
        // several values stood: none of them is the earlier one
        _ => Err(Refusal::EarlierValueGone),
    }
}

/// The fact of an earlier entry as it is written again: a first record as an edit, an end with its own time.
fn again(old: &Entry) -> Option<Fact> {
    Some(match old.fact()? {
        Fact::InterviewEnded(end) if end.how.is_some() => {
            InterviewEnded { at: Some(end.at.unwrap_or(old.stamp.ms)), ..end.clone() }.into()
        }
        f => edited(f),
    })
}

/// What a fact says, a first record and an edit being the same, sources left aside.
fn edited(f: &Fact) -> Fact {
    match f {
        Fact::CandidateAdded(a) => CandidateEdited { candidate: a.candidate, code: None, source: None }.into(),
        Fact::CandidateEdited(a) => CandidateEdited { candidate: a.candidate, code: None, source: None }.into(),
        f => f.clone(),
    }
}

/// The value that stands for "none yet", where the kind has one.
fn blank(day: &Day, e: &Entry, f: &Fact) -> Option<(Fact, Option<Personal>)> {
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
        Fact::ConflictSet(f) => ConflictSet { state: ConflictState::Lifted, ..f }.into(),
        Fact::PersonSet(f) => return Some((PersonSet { gone: Some(true), ..f }.into(), e.personal().cloned())),
        Fact::PairSet(f) => PairSet { gone: Some(true), ..f }.into(),
        Fact::AreaSet(f) => AreaSet { gone: Some(true), ..f }.into(),
        Fact::InterviewEnded(f) => InterviewEnded { at: None, how: None, ..f }.into(),
        Fact::InterviewMoved(f) => {
            // whose it was when it was called
            let called = day.interview(f.interview).and_then(|i| day.entry(&i.called))?;
            let Some(Fact::InterviewCalled(c)) = called.fact() else { return None };
            InterviewMoved { candidate: c.candidate, ..f }.into()
        }
        _ => return None,
    };
    Some((fact, None))
}

/// Whom the personal text beside a fact is about.
fn about(day: &Day, fact: &Fact, e: &Entry) -> uuid::Uuid {
    let of = |i| day.interview(i).map(|i| i.candidate.0);
    let subject = match fact {
        Fact::NoteSet(f) => of(f.interview),
        Fact::AgreementSet(f) => of(f.interview),
        Fact::PersonSet(f) => Some(f.person.0),
        Fact::CandidateEdited(f) => Some(f.candidate.0),
        Fact::ConflictSet(f) => Some(f.candidate.0),
        Fact::DecisionSet(f) => Some(f.candidate.0),
        Fact::OfferSet(f) => Some(f.candidate.0),
        _ => None,
    };
    subject.or(e.stamp.by.map(|b| b.0)).unwrap_or_default()
}
