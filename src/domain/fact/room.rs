//! Facts of the interview room: interviews, marks, notes, seals, reveals, agreements.

use super::field::{plain, plain_opt, present};
use crate::domain::ids::{CandidateId, EntryId, InterviewId, PairId, PersonId};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// What kind of interview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// The first.
    #[default]
    First,
    /// Another pair looks again.
    SecondLook,
    /// Everybody marks the same sample; never counts.
    Calibration,
}

/// A candidate goes to a pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InterviewCalled {
    /// New id.
    pub interview: InterviewId,
    /// Who is asked.
    pub candidate: CandidateId,
    /// Which pair asks; null: nobody owes a sheet.
    #[serde(default)]
    pub pair: Option<PairId>,
    /// Cell of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "plain_opt")]
    pub cell: Option<String>,
    /// Code on paper.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "plain_opt")]
    pub code: Option<String>,
    /// First, second look or calibration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
}

/// The talk began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InterviewStarted {
    /// Which interview.
    pub interview: InterviewId,
    /// Unix ms, where it differs from the entry's time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

/// How an interview ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// To the end.
    Done,
    /// Broken off.
    Interrupted,
    /// It does not count as held.
    Void,
}

/// The talk ended; `how` null: it runs on after all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InterviewEnded {
    /// Which interview.
    pub interview: InterviewId,
    /// Unix ms, where it differs from the entry's time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// How.
    #[serde(default)]
    pub how: Option<Ending>,
}

/// The wrong person was scored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InterviewMoved {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose it is.
    pub candidate: CandidateId,
}

/// Why there is no level. Never zero, never in a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NotAssessed {
    /// The question was not asked.
    NotAsked,
    /// The interviewer steps aside.
    Recused,
    /// The talk was broken off.
    Interrupted,
    /// The candidate was not there.
    Absent,
}

impl NotAssessed {
    /// As it stands in JSON out and in `play`.
    pub fn as_str(self) -> &'static str {
        match self {
            NotAssessed::NotAsked => "not_asked",
            NotAssessed::Recused => "recused",
            NotAssessed::Interrupted => "interrupted",
            NotAssessed::Absent => "absent",
        }
    }

    /// Reads [`NotAssessed::as_str`].
    pub fn parse(text: &str) -> Option<NotAssessed> {
        [NotAssessed::NotAsked, NotAssessed::Recused, NotAssessed::Interrupted, NotAssessed::Absent]
            .into_iter()
            .find(|n| n.as_str() == text)
    }
}

/// A level, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A level of the scale.
    Level(i64),
    /// Not assessed, with the reason.
    NotAssessed(NotAssessed),
}

/// One mark of one seat; both null: taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(
    extend("required" = ["interview", "interviewer", "criterion", "level", "na"]),
    extend("anyOf" = [{"properties": {"level": {"type": "null"}}}, {"properties": {"na": {"type": "null"}}}])
))]
pub struct MarkSet {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose mark.
    pub interviewer: PersonId,
    /// Criterion id.
    pub criterion: String,
    /// Level, 0-100.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub level: Option<i64>,
    /// Why there is no level.
    pub na: Option<NotAssessed>,
}

impl MarkSet {
    /// The mark, `None` when it was taken back.
    pub fn mark(&self) -> Option<Mark> {
        self.level.map(Mark::Level).or(self.na.map(Mark::NotAssessed))
    }
}

impl<'de> Deserialize<'de> for MarkSet {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            interview: InterviewId,
            interviewer: PersonId,
            #[serde(deserialize_with = "plain")]
            criterion: String,
            #[serde(deserialize_with = "present")]
            level: Option<i64>,
            #[serde(deserialize_with = "present")]
            na: Option<NotAssessed>,
        }
        let r = Raw::deserialize(d)?;
        if (r.level.is_some() && r.na.is_some()) || r.level.is_some_and(|l| !(0..=100).contains(&l)) {
            return Err(D::Error::custom("not a mark"));
        }
        Ok(MarkSet {
            interview: r.interview,
            interviewer: r.interviewer,
            criterion: r.criterion,
            level: r.level,
            na: r.na,
        })
    }
}

/// A note of one seat; its text is private, `""` takes it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NoteSet {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose note.
    pub interviewer: PersonId,
    /// Criterion id; null: the general note.
    #[serde(default, deserialize_with = "plain_opt")]
    pub criterion: Option<String>,
}

/// A sheet is final: exactly the marks and notes listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetSealed {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose sheet.
    pub interviewer: PersonId,
    /// Its marks.
    pub marks: Vec<EntryId>,
    /// Its notes; absent: notes are not pinned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Vec<EntryId>>,
    /// Version of the rubric.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rubric: Option<i64>,
}

/// Who allowed a sheet to be opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Granted {
    /// The lead.
    Lead,
    /// Both seats.
    Both,
}

/// A sheet is open again; only before the reveal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetReopened {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose sheet.
    pub interviewer: PersonId,
    /// By whose leave.
    pub granted: Granted,
}

/// Both sheets are visible to both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RevealOpened {
    /// Which interview.
    pub interview: InterviewId,
    /// The seals that count from now on.
    pub seals: Vec<EntryId>,
}

/// The pair's agreed mark beside both originals; null takes it back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgreementSet {
    /// Which interview.
    pub interview: InterviewId,
    /// Criterion id.
    pub criterion: String,
    /// Level, 0-100.
    #[cfg_attr(test, schemars(range(min = 0, max = 100)))]
    pub level: Option<i64>,
}

impl<'de> Deserialize<'de> for AgreementSet {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            interview: InterviewId,
            #[serde(deserialize_with = "plain")]
            criterion: String,
            #[serde(default)]
            level: Option<i64>,
        }
        let r = Raw::deserialize(d)?;
        if r.level.is_some_and(|l| !(0..=100).contains(&l)) {
            return Err(D::Error::custom("level outside 0-100"));
        }
        Ok(AgreementSet { interview: r.interview, criterion: r.criterion, level: r.level })
    }
}
