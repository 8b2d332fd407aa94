//! Interviews that turned out to be somebody else's: each move, as both people's records tell it. Not here: whose an
//! interview is now (`interview`), who may move one (`decide`).

use super::day::Day;
use super::fact::Fact;
use super::ids::{CandidateId, InterviewId, PersonId};

/// One move of an interview from one person to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose it was held to be.
    pub from: CandidateId,
    /// Whose it is.
    pub to: CandidateId,
    /// When that was said, Unix ms.
    pub at: i64,
    /// Who said it.
    pub by: Option<PersonId>,
}

impl Day {
    /// Moves from or to a person, oldest first; moves back by undo too.
    pub fn moves(&self, candidate: CandidateId) -> Vec<Moved> {
        let mut all: Vec<Moved> = self.interview_ids().keys().flat_map(|i| self.moves_of(*i)).collect();
        all.retain(|m| m.from == candidate || m.to == candidate);
        all.sort_by_key(|m| (m.at, m.interview));
        all
    }

    fn moves_of(&self, interview: InterviewId) -> Vec<Moved> {
        let Some(register) = self.registers().get(&format!("whose/{interview}")) else { return Vec::new() };
        let called = self.interview_ids().get(&interview).and_then(|id| self.entry(id));
        let Some(Fact::InterviewCalled(called)) = called.and_then(|e| e.fact()) else { return Vec::new() };
        let mut entries: Vec<_> = register.members.iter().filter_map(|id| self.entry(id)).collect();
        entries.sort_by_key(|e| e.stamp.order());
        let mut from = self.resolve(called.candidate);
        let mut all = Vec::new();
        for entry in entries {
            let Some(Fact::InterviewMoved(moved)) = entry.fact() else { continue };
            let to = self.resolve(moved.candidate);
            if to != from {
                all.push(Moved { interview, from, to, at: entry.stamp.ms, by: entry.stamp.by });
            }
            from = to;
        }
        all
    }
}
