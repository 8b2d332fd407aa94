//! Facts about people: areas, interviewers, pairs, rubric, candidates. Names and contacts are in the private part.

use super::field::{plain, plain_opt};
use crate::domain::ids::{AreaId, CandidateId, PairId, PersonId};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// An area with its places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AreaSet {
    /// Which area.
    pub area: AreaId,
    /// Its name.
    #[serde(deserialize_with = "plain")]
    pub name: String,
    /// At least so many of the chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// At most so many of the chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<bool>,
}

/// What a person does on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Stays at the desk.
    Host,
    /// Moves between desks.
    Partner,
    /// Marks, but does not count.
    Shadow,
    /// Leads the day.
    Lead,
    /// Checks people in.
    Frontdesk,
}

/// An interviewer, the lead or the front desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonSet {
    /// Which person.
    pub person: PersonId,
    /// Code on paper.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "plain_opt")]
    pub code: Option<String>,
    /// Role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Areas covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<AreaId>>,
    /// Times away, from and to as HH:MM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Vec<(String, String)>>,
    /// No longer takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<bool>,
}

/// Two interviewers at a desk; members never change after the first of these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairSet {
    /// Which pair.
    pub pair: PairId,
    /// Code on paper.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "plain_opt")]
    pub code: Option<String>,
    /// Desk.
    #[serde(deserialize_with = "plain")]
    pub desk: String,
    /// Host, partner, shadows.
    pub members: Vec<PersonId>,
    /// Block of the day, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<i64>,
    /// From, Unix ms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// To, Unix ms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i64>,
    /// No longer sits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<bool>,
}

/// What is marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RubricSet {
    /// Counts up with every change.
    pub version: i64,
    /// The rubric's tree; read by [`crate::domain::rubric::Rubric`].
    pub rubric: Map<String, Value>,
}

/// One cell of a plan: name, candidate, pair, start in Unix ms.
pub type Cell = (String, Option<CandidateId>, PairId, i64);

/// Who meets whom, where and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanSet {
    /// Counts up.
    pub version: i64,
    /// Seed of the solver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<i64>,
    /// Cells.
    pub cells: Vec<Cell>,
}

/// Somebody applied, or walked in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateAdded {
    /// Which candidate.
    pub candidate: CandidateId,
    /// Code on paper.
    #[serde(deserialize_with = "plain")]
    pub code: String,
    /// File, record and time of the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Map<String, Value>>,
}

/// The candidate's record was corrected; whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateEdited {
    /// Which candidate.
    pub candidate: CandidateId,
    /// Ignored: the code is that of `candidate.added`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "plain_opt")]
    pub code: Option<String>,
    /// The file that brought the change, when one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Map<String, Value>>,
}

/// The candidate's areas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateArea {
    /// Which candidate.
    pub candidate: CandidateId,
    /// First area.
    #[serde(default)]
    pub area: Option<AreaId>,
    /// Second area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<AreaId>,
}

/// The number on the candidate's badge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateBadge {
    /// Which candidate.
    pub candidate: CandidateId,
    /// Badge; null takes it back.
    #[serde(default, deserialize_with = "plain_opt")]
    pub badge: Option<String>,
}

/// A tag was put on or taken off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateTagged {
    /// Which candidate.
    pub candidate: CandidateId,
    /// The tag.
    #[serde(deserialize_with = "plain")]
    pub tag: String,
    /// On or off.
    pub on: bool,
}

/// Two records are one person (`into` null parts them again).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateMerged {
    /// The record that goes.
    pub from: CandidateId,
    /// The record that stays.
    #[serde(default)]
    pub into: Option<CandidateId>,
}

/// What the front desk knows of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Not here yet.
    Expected,
    /// In the building.
    Present,
    /// Announced late.
    Late,
    /// Did not come.
    Absent,
    /// Will not take part.
    Withdrawn,
    /// Moved to later.
    Postponed,
}

/// The front desk's word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PresenceSet {
    /// Which candidate.
    pub candidate: CandidateId,
    /// Where the person stands.
    pub state: Presence,
}

/// The candidate is called to a desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CandidateCalled {
    /// Which candidate.
    pub candidate: CandidateId,
    /// To which desk.
    #[serde(default, deserialize_with = "plain_opt")]
    pub desk: Option<String>,
    /// On, or taken back.
    pub on: bool,
}

/// Whether a conflict of interest stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ConflictState {
    /// Declared.
    Declared,
    /// Lifted by the lead.
    Lifted,
}

/// A conflict of interest between an interviewer and a candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ConflictSet {
    /// The interviewer.
    pub interviewer: PersonId,
    /// The candidate.
    pub candidate: CandidateId,
    /// Declared or lifted.
    pub state: ConflictState,
}

/// Somebody asks for the lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HelpCalled {
    /// In which interview.
    #[serde(default)]
    pub interview: Option<crate::domain::ids::InterviewId>,
    /// What is wanted.
    #[serde(deserialize_with = "plain")]
    pub what: String,
}

/// A call was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HelpAnswered {
    /// The `help.called` entry.
    pub call: crate::domain::ids::EntryId,
}

/// Keeps the optimiser's answer; its tree is that of the answer document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProposalKept {
    /// The answer.
    pub answer: Map<String, Value>,
    /// Digest of what it was computed from.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub digest: String,
}

impl<'de> Deserialize<'de> for ProposalKept {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            answer: Map<String, Value>,
            #[serde(deserialize_with = "super::field::hex::<64, _>")]
            digest: String,
        }
        let raw = Raw::deserialize(d)?;
        Ok(ProposalKept { answer: raw.answer, digest: raw.digest })
    }
}
