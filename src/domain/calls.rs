//! Calls for the lead that nobody answered yet. Not here: calling and answering (`decide`), words.

use super::day::Day;
use super::ids::{EntryId, InterviewId, PersonId};

/// One open call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its entry.
    pub id: EntryId,
    /// About which interview.
    pub interview: Option<InterviewId>,
    /// What for, as the entry says it.
    pub what: String,
    /// What the caller wrote.
    pub text: Option<String>,
    /// Who called.
    pub by: Option<PersonId>,
    /// When, Unix ms.
    pub at: i64,
}

impl Day {
    /// Calls that nobody answered, in the order they came.
    pub fn calls(&self) -> Vec<Call> {
        let mut open: Vec<_> =
            self.open_calls().into_iter().filter_map(|(id, call)| Some((self.entry(&id)?, call))).collect();
        open.sort_by_key(|(entry, _)| entry.stamp.order());
        open.into_iter()
            .map(|(entry, call)| Call {
                id: entry.stamp.id,
                interview: call.interview,
                what: call.what.clone(),
                text: entry.personal().and_then(|p| p.text.clone()).filter(|text| !text.is_empty()),
                by: entry.stamp.by,
                at: entry.stamp.ms,
            })
            .collect()
    }
}
