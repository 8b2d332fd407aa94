//! The question, in plain ids and numbers, and what makes it none. Not here: reading it from a file.

use std::collections::{HashMap, HashSet};

/// No value is further from zero: a million points, in thousandths. Sums then stay far inside 64 bits.
pub const VALUE_LIMIT: i64 = 1_000_000_000;
/// No question has more candidates: what is worked out about each of them would take too long to wait for.
const CANDIDATE_LIMIT: usize = 100_000;
/// No question has more quotas, locks or pairs of one kind.
const RULE_LIMIT: usize = 10_000;

/// Somebody who can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Unique in the problem.
    pub id: String,
    /// The one area the candidate counts for.
    pub area: String,
    /// What choosing them is worth, in thousandths of a point; at most [`VALUE_LIMIT`] away from zero.
    pub value: i64,
    /// What else they count for; a tag written twice counts once.
    pub tags: Vec<String>,
}

/// What a quota counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaKind {
    /// The chosen of an area.
    Area,
    /// The chosen with a tag.
    Tag,
}

/// How many of the chosen may be of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Unique in the problem.
    pub id: String,
    /// Whether `key` is an area or a tag.
    pub kind: QuotaKind,
    /// The area or tag; one that nobody has counts nobody.
    pub key: String,
    /// At least so many; 0 is no minimum.
    pub min: usize,
    /// At most so many; `None` is no maximum.
    pub max: Option<usize>,
}

/// Whom to choose from, how many, and under which rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Exactly so many are chosen; from 1 to the number of candidates.
    pub seats: usize,
    /// Everybody who can be chosen.
    pub candidates: Vec<Candidate>,
    /// The quotas.
    pub quotas: Vec<Quota>,
    /// Ids of those who are in whatever their value.
    pub locked_in: Vec<String>,
    /// Ids of those who are out whatever their value.
    pub locked_out: Vec<String>,
    /// Pairs of ids of which at most one may be chosen.
    pub apart: Vec<(String, String)>,
    /// Pairs of ids of which both are chosen or neither.
    pub together: Vec<(String, String)>,
}

/// A list of the problem, as its fields are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// `candidates`.
    Candidates,
    /// `quotas`.
    Quotas,
    /// `locked_in`.
    LockedIn,
    /// `locked_out`.
    LockedOut,
    /// `apart`.
    Apart,
    /// `together`.
    Together,
}

impl List {
    /// The field's name.
    pub const fn name(self) -> &'static str {
        match self {
            List::Candidates => "candidates",
            List::Quotas => "quotas",
            List::LockedIn => "locked_in",
            List::LockedOut => "locked_out",
            List::Apart => "apart",
            List::Together => "together",
        }
    }
}

/// Why a problem is no question. Indices count from 0. A contradiction between rules is no flaw: it has an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Nothing is to be chosen.
    #[error("no seats")]
    NoSeats,
    /// More seats than candidates.
    #[error("{seats} seats for {candidates} candidates")]
    TooFewCandidates {
        /// Seats asked for.
        seats: usize,
        /// Candidates given.
        candidates: usize,
    },
    /// More than can be worked out.
    #[error("{}: {count} entries, at most {limit}", list.name())]
    TooMany {
        /// Where.
        list: List,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A value beyond [`VALUE_LIMIT`].
    #[error("candidates[{index}].value: {value}")]
    ValueTooLarge {
        /// Which candidate.
        index: usize,
        /// Its value.
        value: i64,
    },
    /// An id that stands before.
    #[error("{}[{index}].id: {id} again", list.name())]
    Twice {
        /// Where.
        list: List,
        /// Which entry.
        index: usize,
        /// Its id.
        id: String,
    },
    /// An id that no candidate has.
    #[error("{}[{index}]: no candidate {id}", list.name())]
    Unknown {
        /// Where.
        list: List,
        /// Which entry.
        index: usize,
        /// The id.
        id: String,
    },
    /// A pair of one.
    #[error("{}[{index}]: {id} with itself", list.name())]
    OnePerson {
        /// Where.
        list: List,
        /// Which entry.
        index: usize,
        /// The id.
        id: String,
    },
}

impl Problem {
    /// Whether this is a question at all: the first flaw, by list and index.
    pub fn check(&self) -> Result<(), Flaw> {
        let lengths = [
            (List::Candidates, self.candidates.len(), CANDIDATE_LIMIT),
            (List::Quotas, self.quotas.len(), RULE_LIMIT),
            (List::LockedIn, self.locked_in.len(), CANDIDATE_LIMIT),
            (List::LockedOut, self.locked_out.len(), CANDIDATE_LIMIT),
            (List::Apart, self.apart.len(), RULE_LIMIT),
            (List::Together, self.together.len(), RULE_LIMIT),
        ];
        if let Some(&(list, count, limit)) = lengths.iter().find(|(_, count, limit)| count > limit) {
            return Err(Flaw::TooMany { list, count, limit });
        }
        if self.seats == 0 {
            return Err(Flaw::NoSeats);
        }
        if self.seats > self.candidates.len() {
            return Err(Flaw::TooFewCandidates { seats: self.seats, candidates: self.candidates.len() });
        }
        let mut known = HashSet::with_capacity(self.candidates.len());
        for (index, c) in self.candidates.iter().enumerate() {
            if c.value.unsigned_abs() > VALUE_LIMIT.unsigned_abs() {
                return Err(Flaw::ValueTooLarge { index, value: c.value });
            }
            if !known.insert(c.id.as_str()) {
                return Err(Flaw::Twice { list: List::Candidates, index, id: c.id.clone() });
            }
        }
        let mut quotas = HashSet::new();
        for (index, q) in self.quotas.iter().enumerate() {
            if !quotas.insert(q.id.as_str()) {
                return Err(Flaw::Twice { list: List::Quotas, index, id: q.id.clone() });
            }
        }
        for (list, ids) in [(List::LockedIn, &self.locked_in), (List::LockedOut, &self.locked_out)] {
            if let Some((index, id)) = ids.iter().enumerate().find(|(_, id)| !known.contains(id.as_str())) {
                return Err(Flaw::Unknown { list, index, id: id.clone() });
            }
        }
        for (list, pairs) in [(List::Apart, &self.apart), (List::Together, &self.together)] {
            for (index, (a, b)) in pairs.iter().enumerate() {
                if let Some(id) = [a, b].into_iter().find(|id| !known.contains(id.as_str())) {
                    return Err(Flaw::Unknown { list, index, id: id.clone() });
                }
                if a == b {
                    return Err(Flaw::OnePerson { list, index, id: a.clone() });
                }
            }
        }
        Ok(())
    }

    /// Where each id stands among the candidates.
    pub(super) fn positions(&self) -> HashMap<&str, usize> {
        self.candidates.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect()
    }
}
