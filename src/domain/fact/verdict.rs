//! Facts of the decision: who is in, who is offered a place, who is wanted for a second look.

use super::laptop::Status;
use crate::domain::ids::{CandidateId, PairId};
use serde::{Deserialize, Serialize};

/// The lead's decision on one candidate; the reason is private.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DecisionSet {
    /// Which candidate.
    pub candidate: CandidateId,
    /// In, reserve, out, undecided.
    pub status: Status,
    /// Order among the chosen or the reserves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<i64>,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Offer {
    /// Made.
    Offered,
    /// Accepted.
    Accepted,
    /// Declined.
    Declined,
}

/// An offer after the close; null takes it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfferSet {
    /// To whom.
    pub candidate: CandidateId,
    /// Where it stands.
    #[serde(default)]
    pub state: Option<Offer>,
}

/// Another pair should look again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SecondLookSet {
    /// At whom.
    pub candidate: CandidateId,
    /// Wanted, or no longer.
    pub wanted: bool,
    /// By which pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<PairId>,
}
