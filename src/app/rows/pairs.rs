//! The pairs at work: who sits where, with whom, how the sheets stand. How many marks a seat has set is nobody's business.

use super::queue::{QueueRow, Sheets, next_for, sheets_of};
use crate::domain::day::Day;
use crate::domain::ids::{AreaId, CandidateId, InterviewId, PairId, PersonId};
use crate::domain::people::Stage;
use std::collections::BTreeMap;

/// What a pair is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Waiting for the next person.
    Free,
    /// Somebody was called to the desk.
    Called(CandidateId),
    /// In the talk.
    Talking(CandidateId, Option<i64>),
    /// The talk is over, this many sheets are open.
    Sealing(CandidateId, usize),
    /// Both sheets are sealed, the reveal waits.
    ToReveal(CandidateId),
}

impl Doing {
    /// With whom.
    pub fn candidate(self) -> Option<CandidateId> {
        match self {
            Doing::Free => None,
            Doing::Called(who) | Doing::Talking(who, _) | Doing::Sealing(who, _) | Doing::ToReveal(who) => Some(who),
        }
    }
}

/// One pair.
#[derive(Clone, Debug, PartialEq)]
pub struct PairRow {
    /// Id.
    pub id: PairId,
    /// Desk.
    pub desk: String,
    /// Host and partner, then shadows.
    pub members: Vec<PersonId>,
    /// Their names.
    pub names: Vec<String>,
    /// People they have seen.
    pub seen: usize,
    /// What they are doing.
    pub doing: Doing,
    /// With whom, by name.
    pub with: String,
    /// The interview they are in.
    pub interview: Option<InterviewId>,
    /// Who comes next, by name.
    pub next: Option<String>,
}

/// The pairs that sit somewhere now, by desk; of a desk's pairs the one of the running block, else the newest.
pub fn pair_rows(day: &Day, queue: &[QueueRow], minute: u16) -> Vec<PairRow> {
    let names: BTreeMap<PersonId, String> =
        day.persons().into_iter().map(|person| (person.id, named(person.name, person.code))).collect();
    let areas: BTreeMap<PersonId, Vec<AreaId>> =
        day.persons().into_iter().map(|person| (person.id, person.areas)).collect();
    let people: BTreeMap<CandidateId, &QueueRow> = queue.iter().map(|row| (row.id, row)).collect();
    let interviews = day.interviews();
    let mut desks: Vec<String> = day.pairs().into_iter().filter(|pair| !pair.gone).map(|pair| pair.desk).collect();
    desks.sort();
    desks.dedup();
    let rows = desks.iter().filter_map(|desk| day.pair_at(desk, minute)).map(|pair| {
        let own: Vec<_> = interviews.iter().filter(|i| i.pair == Some(pair.id) && i.counts()).collect();
        let running = own.iter().find(|i| i.is_running());
        let unsealed = own.iter().rev().find_map(|i| match sheets_of(day, i) {
            Sheets::Owed(open) => Some((*i, Doing::Sealing(i.candidate, open))),
            Sheets::ToReveal => Some((*i, Doing::ToReveal(i.candidate))),
            Sheets::None | Sheets::Agreeing | Sheets::Revealed => None,
        });
        let called = queue
            .iter()
            .find(|row| row.stage == Stage::Called && row.desk.as_deref() == Some(pair.desk.as_str()))
            .map(|row| Doing::Called(row.id));
        let (interview, doing) = match (running, unsealed, called) {
            (Some(i), ..) => (Some(i.id), Doing::Talking(i.candidate, i.started_at)),
            (None, Some((i, doing)), _) => (Some(i.id), doing),
            (None, None, Some(called)) => (None, called),
            (None, None, None) => (None, Doing::Free),
        };
        let name_of = |who: CandidateId| people.get(&who).map(|row| row.name.clone()).unwrap_or_default();
        let seats: Vec<PersonId> = pair.seats().to_vec();
        let covered: Vec<AreaId> = seats.iter().flat_map(|who| areas.get(who).cloned().unwrap_or_default()).collect();
        let next = next_for(queue, &seats, &covered, &pair.desk).filter(|row| doing.candidate() != Some(row.id));
        PairRow {
            id: pair.id,
            seen: own.iter().filter(|i| i.is_done()).count(),
            names: pair.members.iter().map(|who| names.get(who).cloned().unwrap_or_default()).collect(),
            with: doing.candidate().map(name_of).unwrap_or_default(),
            next: next.map(|row| row.name.clone()),
            desk: pair.desk,
            members: pair.members,
            doing,
            interview,
        }
    });
    rows.collect()
}

/// A name, or the code where the name was not received.
pub fn named(name: String, code: String) -> String {
    if name.is_empty() { code } else { name }
}
