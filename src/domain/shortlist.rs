//! The shortlist: who is in, in which order, what was frozen at the close, and where offers stand.

use super::day::Day;
use super::fact::{DayClosed, Fact, Offer, Status};
use super::ids::{CandidateId, EntryId, PersonId};

/// A decision as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// On whom.
    pub candidate: CandidateId,
    /// In, reserve, out, undecided.
    pub status: Status,
    /// Order among the chosen or the reserves.
    pub place: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<PersonId>,
    /// When, Unix ms.
    pub at: Option<i64>,
    /// Where the offer stands.
    pub offer: Option<Offer>,
}

impl Day {
    /// The closing that stands: its entry and what it froze. In Clash the day is open.
    pub fn closed(&self) -> Option<(&std::sync::Arc<super::entry::Entry>, &DayClosed)> {
        let e = self.value("closed")?;
        match e.fact()? {
            Fact::DayClosed(c) => Some((e, c)),
            _ => None,
        }
    }

    /// Whether the decision is frozen.
    pub fn is_closed(&self) -> bool {
        self.closed().is_some()
    }

    /// Where an offer stands.
    pub fn offer(&self, candidate: CandidateId) -> Option<Offer> {
        match self.value(&format!("offer/{candidate}"))?.fact()? {
            Fact::OfferSet(o) => o.state,
            _ => None,
        }
    }

    /// The decision on one candidate from its register, the frozen list left aside.
    pub fn decision_now(&self, candidate: CandidateId) -> Decision {
        let entry = self.value(&format!("decision/{candidate}"));
        let (status, place) = self.decision(candidate).unwrap_or((Status::Undecided, None));
        Decision {
            candidate,
            status,
            place,
            reason: entry.and_then(|e| e.personal()).and_then(|p| p.reason.clone()),
            by: entry.and_then(|e| e.stamp.by),
            at: entry.map(|e| e.stamp.ms),
            offer: self.offer(candidate),
        }
    }

    /// All decisions that were made, in, reserve, out, then by place and code. After the close: the frozen list.
    pub fn decisions(&self) -> Vec<Decision> {
        let mut all: Vec<Decision> = match self.closed() {
            Some((_, closed)) => closed
                .list
                .iter()
                .map(|(c, status, place)| Decision { status: *status, place: *place, ..self.decision_now(*c) })
                .collect(),
            None => self
                .candidate_ids()
                .keys()
                .filter(|c| self.resolve(**c) == **c)
                .map(|c| self.decision_now(*c))
                .filter(|d| d.at.is_some())
                .collect(),
        };
        all.sort_by(|a, b| {
            let key =
                |d: &Decision| (d.status, d.place.unwrap_or(i64::MAX), self.candidate_code(d.candidate).to_owned());
            key(a).cmp(&key(b))
        });
        all
    }

    /// How many are in.
    pub fn chosen(&self) -> usize {
        self.decisions().iter().filter(|d| d.status == Status::In).count()
    }

    /// The next order number among those with a status: places are numbered as people are put there.
    pub fn next_place(&self, status: Status) -> i64 {
        self.decisions().iter().filter(|d| d.status == status).filter_map(|d| d.place).max().unwrap_or(0) + 1
    }

    /// Calls for the lead that nobody answered: entry, what, where.
    pub fn open_calls(&self) -> Vec<(EntryId, &super::fact::HelpCalled)> {
        self.set("help.called")
            .filter(|e| self.value(&format!("help/{}", e.stamp.id)).is_none())
            .filter_map(|e| match e.fact() {
                Some(Fact::HelpCalled(h)) => Some((e.stamp.id, h)),
                _ => None,
            })
            .collect()
    }
}
