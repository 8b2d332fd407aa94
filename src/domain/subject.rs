//! Whom an entry is about: the person whose record, room, sheet or place its register belongs to.

use super::day::Day;
use super::entry::Entry;
use super::fact::Fact;
use super::ids::{CandidateId, InterviewId, parse_strict};

impl Day {
    /// The person an entry is about, by the register it belongs to; a reveal is about the interview's.
    pub fn person_of(&self, entry: &Entry) -> Option<CandidateId> {
        let of_interview = |i: InterviewId| self.interview(i).map(|i| i.candidate);
        if let Some(Fact::RevealOpened(opened)) = entry.fact() {
            return of_interview(opened.interview);
        }
        let key = entry.register()?;
        let mut parts = key.split('/');
        let (kind, id) = (parts.next()?, parse_strict(parts.next()?)?);
        match kind {
            "candidate" | "merge" | "presence" | "called" | "room" | "decision" | "offer" | "second" => {
                Some(CandidateId(id))
            }
            "conflict" => parts.next().and_then(parse_strict).map(CandidateId),
            "start" | "end" | "whose" | "mark" | "note" | "seal" | "agree" => of_interview(InterviewId(id)),
            _ => None,
        }
    }
}
