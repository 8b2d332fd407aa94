//! Undo: a compensating command, decided anew, for the last act of this seat on this laptop whose effect still stands. An
//! entry does not say that it is an undo: it says again what stood before. So this seat's entries are gone through in order,
//! and one that says exactly what an undo of the last standing act would say takes that act off; one that says what an undo
//! took off does it again, as long as nothing else was done since. Where both are so (a value set, emptied and set again), it
//! is the undo: going back always ends. Not here: what the reverse of an act is (`reverse`), words for what returns.

mod reverse;

use super::day::Day;
use super::decide::{Decided, Room};
use super::entry::Entry;
use super::fact::*;
use super::ids::{DeviceId, EntryId, PersonId};
use super::refusal::Refusal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Takes back the last act of the acting seat on this laptop.
pub(super) fn decide(room: &Room<'_>) -> Result<Decided, Refusal> {
    let by = room.actor()?;
    for act in past(room.day, room.now.device, by).acts.iter().rev() {
        let standing = act.standing(room.day);
        if standing.is_empty() {
            continue;
        }
        reverse::allowed(room, act)?;
        let all = reverse::of(room.day, act)?;
        let proposals: Vec<_> = all.into_iter().filter(|(of, _)| standing.contains(of)).map(|(_, p)| p).collect();
        if !proposals.is_empty() {
            return Ok(Decided { proposals, undone: Some(act.name()), redone: None });
        }
    }
    Err(Refusal::NothingToUndo)
}

/// Does again what the last undo of the acting seat on this laptop took back.
pub(super) fn decide_again(room: &Room<'_>) -> Result<Decided, Refusal> {
    let past = past(room.day, room.now.device, room.actor()?);
    let Some(Undone { gone, undo }) = past.undone.last() else { return Err(Refusal::NothingToRedo) };
    // what somebody wrote over since is left alone
    if undo.standing(room.day).len() < undo.entries.len() {
        return Err(Refusal::NothingToRedo);
    }
    reverse::allowed(room, undo)?;
    let proposals = reverse::again_of(room.day, undo)?;
    Ok(Decided { proposals, undone: None, redone: Some(gone.name()) })
}

/// What a seat did on a laptop.
struct Past<'a> {
    /// Its acts that no undo took back, oldest first.
    acts: Vec<Act<'a>>,
    /// What was taken back and can be done again, the last at the end.
    undone: Vec<Undone<'a>>,
}

/// An act that was taken back, and the undo that did so.
struct Undone<'a> {
    gone: Act<'a>,
    undo: Act<'a>,
}

/// What one command wrote.
struct Act<'a> {
    entries: Vec<&'a Arc<Entry>>,
    /// Of each entry, the one that now says the same: itself, or what an undo of a later act put back.
    now: Vec<EntryId>,
}

impl<'a> Act<'a> {
    fn of(group: &[&'a Arc<Entry>]) -> Act<'a> {
        Act { entries: group.to_vec(), now: group.iter().map(|e| e.stamp.id).collect() }
    }

    /// Whether it is the start of an interview.
    fn starts(&self) -> bool {
        self.entries.iter().any(|e| matches!(e.fact(), Some(Fact::InterviewStarted(_))))
    }

    /// What it had replaced stands again, in the words of the group that took it back.
    fn put_back(&self, group: &[&Arc<Entry>], past: &mut Past<'_>) {
        for (was, id) in self.entries.iter().filter_map(|e| put_back(e, group)) {
            let acts = past.acts.iter_mut().chain(past.undone.iter_mut().map(|u| &mut u.undo));
            for act in acts {
                act.now.iter_mut().filter(|now| **now == was).for_each(|now| *now = id);
            }
        }
    }

    /// The entries whose effect still stands, by place in the group.
    fn standing(&self, day: &Day) -> BTreeSet<usize> {
        (0..self.entries.len()).filter(|i| self.stands(day, *i)).collect()
    }

    fn stands(&self, day: &Day, i: usize) -> bool {
        let void = |id| day.interview(id).is_some_and(|i| i.state == super::interview::State::Void);
        match self.entries[i].fact() {
            Some(Fact::CandidateAdded(a)) if day.withdrawn(a.candidate) => false,
            Some(Fact::InterviewStarted(s)) if void(s.interview) => false,
            _ => self.entries[i].register().is_none_or(|key| day.heads(&key).contains(&self.now[i])),
        }
    }

    /// The entries that nobody else replaced, by place in the group.
    fn untouched(&self, day: &Day, own: &BTreeSet<EntryId>) -> BTreeSet<usize> {
        let replaces = |m: &EntryId, now| day.entry(m).is_some_and(|e| e.replaces.contains(now));
        (0..self.entries.len())
            .filter(|i| {
                let register = self.entries[*i].register().and_then(|key| day.registers().get(&key));
                let mut members = register.into_iter().flat_map(|r| &r.members);
                !members.any(|m| !own.contains(m) && replaces(m, &self.now[*i]))
            })
            .collect()
    }

    /// The entry that names the act.
    fn name(&self) -> EntryId {
        let started = self.entries.iter().find(|e| matches!(e.fact(), Some(Fact::InterviewStarted(_))));
        started.unwrap_or(&self.entries[0]).stamp.id
    }
}

/// What this seat did on this laptop, as its entries tell it.
fn past(day: &Day, device: DeviceId, by: PersonId) -> Past<'_> {
    let own: Vec<&Arc<Entry>> =
        day.entries().filter(|e| e.stamp.device == device && e.stamp.by == Some(by) && e.fact().is_some()).collect();
    let ids: BTreeSet<EntryId> = own.iter().map(|e| e.stamp.id).collect();
    let opening = opening(day, device);
    let mut past = Past { acts: Vec::new(), undone: Vec::new() };
    for group in own.chunk_by(|a, b| together(day, a, b, opening)) {
        let mut stood = past.acts.iter().map(|act| act.untouched(day, &ids)).enumerate();
        let last = stood.rfind(|(_, stood)| !stood.is_empty());
        match last {
            Some((at, stood)) if reverse::is(day, &past.acts[at], &stood, group) => {
                let gone = past.acts.remove(at);
                gone.put_back(group, &mut past);
                past.undone.push(Undone { gone, undo: Act::of(group) });
            }
            _ => {
                match past.undone.pop_if(|undone| reverse::is_again(day, &undone.undo, group)) {
                    Some(undone) => undone.undo.put_back(group, &mut past),
                    // another act: what was taken back before it stays so
                    None => past.undone.clear(),
                }
                past.acts.push(Act::of(group));
            }
        }
    }
    past
}

/// What an entry had replaced, and the entry of an undo that says it again.
fn put_back(gone: &Entry, undo: &[&Arc<Entry>]) -> Option<(EntryId, EntryId)> {
    let [was] = gone.replaces[..] else { return None };
    let key = gone.register();
    undo.iter().find(|e| e.register() == key).map(|e| (was, e.stamp.id))
}

/// Whether an entry was written by the same command as the one before it: next in the chain, at the same moment, and such
/// that a command writes both.
fn together(day: &Day, a: &Entry, b: &Entry, opening: u64) -> bool {
    if !follows(a, b) {
        return false;
    }
    if b.stamp.seq <= opening {
        return true;
    }
    match (a.fact(), b.fact()) {
        (Some(Fact::CandidateAdded(a)), Some(Fact::CandidateArea(b))) => a.candidate == b.candidate,
        (Some(Fact::CandidateEdited(a)), Some(Fact::CandidateArea(b))) => a.candidate == b.candidate,
        (Some(Fact::MarkSet(a)), Some(Fact::NoteSet(b))) => {
            (a.interview, a.interviewer, Some(&a.criterion)) == (b.interview, b.interviewer, b.criterion.as_ref())
        }
        (Some(Fact::CandidateCalled(a)), Some(Fact::InterviewCalled(b))) => !a.on && a.candidate == b.candidate,
        (Some(Fact::InterviewCalled(a)), Some(Fact::InterviewStarted(b))) => a.interview == b.interview,
        (Some(Fact::InterviewEnded(a)), Some(Fact::CandidateCalled(b))) => {
            let of = day.interview(a.interview).map(|i| i.candidate);
            let start_back = a.how == Some(Ending::Void) && b.on;
            let start_again = a.how.is_none() && !b.on;
            (start_back || start_again) && of == Some(day.resolve(b.candidate))
        }
        // others sit there instead, and the way back
        (Some(Fact::PairSet(new)), Some(Fact::PairSet(old))) => {
            new.pair != old.pair && new.gone.unwrap_or(false) != old.gone.unwrap_or(false)
        }
        (_, Some(Fact::CandidateCalled(call))) => is_of_a_desk(day, a, call),
        // of a person with several records each is written
        (Some(Fact::ConflictSet(a)), Some(Fact::ConflictSet(b))) => {
            let same = day.resolve(a.candidate) == day.resolve(b.candidate) && a.candidate != b.candidate;
            (a.interviewer, a.state) == (b.interviewer, b.state) && same
        }
        _ => false,
    }
}

/// Whether a call to a desk was taken back because nobody sits there any more, or is on again because somebody does.
fn is_of_a_desk(day: &Day, before: &Entry, call: &CandidateCalled) -> bool {
    let gone = |set: &PairSet| set.gone.unwrap_or(false);
    match before.fact() {
        Some(Fact::PairSet(pair)) if Some(&pair.desk) == call.desk.as_ref() => match before.replaces[..] {
            [was] => match day.entry(&was).and_then(|e| e.fact()) {
                Some(Fact::PairSet(was)) => gone(pair) != gone(was) && gone(pair) != call.on,
                _ => false,
            },
            _ => false,
        },
        Some(Fact::CandidateCalled(other)) if (&other.desk, other.on) == (&call.desk, call.on) => {
            let previous = before.stamp.prev.and_then(|id| day.entry(&id));
            previous.is_some_and(|previous| follows(previous, before) && is_of_a_desk(day, previous, other))
        }
        _ => false,
    }
}

/// Next in the chain, and at the same moment.
fn follows(a: &Entry, b: &Entry) -> bool {
    let (a, b) = (&a.stamp, &b.stamp);
    b.prev == Some(a.id) && (a.ms, a.n + 1) == (b.ms, b.n)
}

/// How far the opening of the day goes in the founder's chain: the day, two persons, the rubric, and areas as they came.
fn opening(day: &Day, device: DeviceId) -> u64 {
    let Some(chain) = day.chains().get(&device).filter(|_| day.founder() == Some(device)) else { return 0 };
    let entries: Vec<&Arc<Entry>> = chain.values().filter_map(|at| day.entry(at.first()?)).collect();
    let areas = entries.windows(2).skip(4).take_while(|w| {
        let new = matches!(w[1].fact(), Some(Fact::AreaSet(_))) && w[1].replaces.is_empty();
        new && follows(w[0], w[1])
    });
    5 + areas.count() as u64
}
