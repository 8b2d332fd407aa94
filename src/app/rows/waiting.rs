//! Who waits for a desk, and for whom there is none. Not here: the order in which people are taken (`queue`).

use super::pairs::PairRow;
use super::queue::QueueRow;
use crate::domain::ids::{AreaId, CandidateId, PairId, PersonId};
use crate::domain::people::{Person, Stage};
use std::collections::BTreeMap;

/// People in the building whom a desk would see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// All of them.
    pub here: Vec<CandidateId>,
    /// Those whom no other desk sees.
    pub only_here: Vec<CandidateId>,
}

/// Who waits for this pair's desk.
pub fn waiting_for(
    queue: &[QueueRow],
    pairs: &[PairRow],
    persons: &BTreeMap<PersonId, Person>,
    pair: PairId,
) -> Waiting {
    let mut waiting = Waiting::default();
    let Some(own) = pairs.iter().find(|row| row.id == pair) else { return waiting };
    let here = |row: &&QueueRow| match row.stage {
        Stage::Called => row.is_called_to(&own.desk),
        Stage::Present => sees(own, persons, row),
        _ => false,
    };
    for row in queue.iter().filter(here) {
        waiting.here.push(row.id);
        if !pairs.iter().any(|other| other.id != pair && sees(other, persons, row)) {
            waiting.only_here.push(row.id);
        }
    }
    waiting
}

/// People in the building whom no desk sees, on a day where somebody sits at all.
pub fn stranded(queue: &[QueueRow], pairs: &[PairRow], persons: &BTreeMap<PersonId, Person>) -> Vec<CandidateId> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let waits = queue.iter().filter(|row| row.stage == Stage::Present);
    waits.filter(|row| !pairs.iter().any(|pair| sees(pair, persons, row))).map(|row| row.id).collect()
}

/// Whether a pair may see a person: somebody there covers the area, and nobody there knows the person.
fn sees(pair: &PairRow, persons: &BTreeMap<PersonId, Person>, row: &QueueRow) -> bool {
    let seats = &pair.members[..pair.members.len().min(2)];
    let areas: Vec<AreaId> =
        seats.iter().filter_map(|who| persons.get(who)).flat_map(|person| person.areas.iter().copied()).collect();
    row.suits(seats, &areas)
}
