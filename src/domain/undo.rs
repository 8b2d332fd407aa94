//! Undo: a compensating command, decided anew, for the last act of this seat on this laptop whose effect still stands. An
//! entry does not say that it is an undo: it says again what stood before. So this seat's entries are gone through in order,
//! and one that says exactly what an undo of the last standing act would say takes that act off. Not here: what the reverse
//! of an act is (`reverse`), words for what returns.

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
    for act in acts(room.day, room.now.device, by).iter().rev() {
        let standing = act.standing(room.day);
        if standing.is_empty() {
            continue;
        }
        reverse::allowed(room, act)?;
        let all = reverse::of(room.day, act)?;
        let proposals: Vec<_> = all.into_iter().filter(|(of, _)| standing.contains(of)).map(|(_, p)| p).collect();
        if !proposals.is_empty() {
            return Ok(Decided { proposals, undone: Some(act.name()) });
        }
    }
    Err(Refusal::NothingToUndo)
}

/// What one command wrote.
struct Act<'a> {
    entries: Vec<&'a Arc<Entry>>,
    /// Of each entry, the one that now says the same: itself, or what an undo of a later act put back.
    now: Vec<EntryId>,
}

impl Act<'_> {
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

/// This seat's acts that no undo took back, oldest first.
fn acts(day: &Day, device: DeviceId, by: PersonId) -> Vec<Act<'_>> {
    let own: Vec<&Arc<Entry>> =
        day.entries().filter(|e| e.stamp.device == device && e.stamp.by == Some(by) && e.fact().is_some()).collect();
    let ids: BTreeSet<EntryId> = own.iter().map(|e| e.stamp.id).collect();
    let opening = opening(day, device);
    let mut acts: Vec<Act<'_>> = Vec::new();
    for group in own.chunk_by(|a, b| together(day, a, b, opening)) {
        let last = acts.iter().map(|act| act.untouched(day, &ids)).enumerate().rfind(|(_, stood)| !stood.is_empty());
        match last {
            Some((at, stood)) if reverse::is(day, &acts[at], &stood, group) => {
                let gone = acts.remove(at);
                // what it had replaced stands again, in the words of the undo
                for (was, id) in gone.entries.iter().filter_map(|e| put_back(e, group)) {
                    for act in &mut acts {
                        act.now.iter_mut().filter(|now| **now == was).for_each(|now| *now = id);
                    }
                }
            }
            _ => acts.push(Act { entries: group.to_vec(), now: group.iter().map(|e| e.stamp.id).collect() }),
        }
    }
    acts
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
            a.how == Some(Ending::Void) && b.on && of == Some(day.resolve(b.candidate))
        }
        // of a person with several records each is written
        (Some(Fact::ConflictSet(a)), Some(Fact::ConflictSet(b))) => {
            let same = day.resolve(a.candidate) == day.resolve(b.candidate) && a.candidate != b.candidate;
            (a.interviewer, a.state) == (b.interviewer, b.state) && same
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
