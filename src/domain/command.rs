//! Commands: what somebody wants to happen, in the imperative. New ids come in with them; what comes of them is decided
//! against the Day (`decide`).

use super::fact::{Ending, Field, Look, Mark, Offer, Presence, Role, Status};
use super::ids::{AreaId, CandidateId, EntryId, InterviewId, PairId, PersonId};
use super::personal::Answer;
use serde_json::{Map, Value};

/// Who decides, where and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Unix ms.
    pub ms: i64,
    /// Minute of the local day in the day's zone; which block is on depends on it.
    pub minute: u16,
    /// This laptop.
    pub device: super::ids::DeviceId,
}

/// A new area of a day that is being opened.
#[derive(Clone, Debug, PartialEq)]
pub struct NewArea {
    /// New id.
    pub id: AreaId,
    /// Name.
    pub name: String,
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
}

/// What a day needs to begin.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDay {
    /// Name of the day.
    pub name: String,
    /// ISO date.
    pub date: String,
    /// How many are chosen.
    pub places: i64,
    /// IANA zone.
    pub zone: String,
    /// Areas.
    pub areas: Vec<NewArea>,
    /// The rubric's tree.
    pub rubric: Map<String, Value>,
    /// Name of this laptop.
    pub laptop: String,
    /// Program and version.
    pub app: String,
    /// 32 hex; gives the day's id with this laptop's.
    pub nonce: String,
    /// New id of the lead, and what the screen calls it.
    pub lead: (PersonId, String),
    /// New id of the front desk, and its name.
    pub frontdesk: (PersonId, String),
}

/// What is known of an interviewer. In an edit, `None` keeps what stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Name.
    pub name: Option<String>,
    /// Host, partner, shadow.
    pub role: Option<Role>,
    /// Areas covered.
    pub areas: Option<Vec<AreaId>>,
    /// Times away.
    pub away: Option<Vec<(String, String)>>,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// No longer takes part.
    pub gone: Option<bool>,
}

/// What is known of a candidate. In an edit, `None` keeps what stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Application {
    /// Name.
    pub name: Option<String>,
    /// First area; inner `None` takes it away.
    pub area: Option<Option<AreaId>>,
    /// Second area.
    pub second: Option<Option<AreaId>>,
    /// E-mail.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// Questions and answers.
    pub answers: Option<Vec<Answer>>,
    /// File, record, time.
    pub source: Option<Map<String, Value>>,
}

/// One intent. Every one has a `do` name in `play`: its name here.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the ids and values the variant's sentence speaks of
pub enum Command {
    /// Begin a day on this laptop.
    OpenDay(Box<OpenDay>),
    /// Give a field of the day a new value.
    ChangeDay { field: String, value: Field },
    /// Add, change or take away an area.
    SetArea { area: AreaId, name: String, min: Option<i64>, max: Option<i64>, gone: bool },
    /// Mark with this rubric.
    SetRubric { rubric: Map<String, Value> },
    /// Somebody interviews.
    AddInterviewer { person: PersonId, profile: Profile },
    /// Correct an interviewer.
    EditInterviewer { person: PersonId, profile: Profile },
    /// Two interviewers sit at a desk, or one alone; `instead` is the pair that sat there and sits no longer.
    AddPair {
        pair: PairId,
        desk: String,
        host: PersonId,
        partner: Option<PersonId>,
        block: Option<i64>,
        shadows: Vec<PersonId>,
        instead: Option<PairId>,
    },
    /// Move a pair, or end it: a desk where nobody sits any more calls nobody.
    EditPair { pair: PairId, desk: Option<String>, block: Option<i64>, gone: Option<bool> },
    /// Somebody applied or walked in.
    AddCandidate { candidate: CandidateId, application: Application },
    /// Correct a candidate's record.
    EditCandidate { candidate: CandidateId, application: Application },
    /// Two records are one person; `None` parts them again.
    MergeCandidates { candidate: CandidateId, into: Option<CandidateId> },
    /// The front desk's word.
    SetPresence { candidate: CandidateId, state: Presence },
    /// Call somebody to a desk.
    CallCandidate { candidate: CandidateId, desk: Option<String> },
    /// Take somebody in.
    StartInterview { interview: InterviewId, candidate: CandidateId, desk: String, look: Option<Look> },
    /// The talk is over.
    EndInterview { interview: InterviewId, how: Ending },
    /// The wrong person was scored.
    MoveInterview { interview: InterviewId, candidate: CandidateId },
    /// An interviewer and a candidate know each other.
    DeclareConflict { interviewer: PersonId, candidate: CandidateId, reason: Option<String> },
    /// The lead lifts a conflict.
    LiftConflict { interviewer: PersonId, candidate: CandidateId, reason: Option<String> },
    /// Mark a criterion; `None` takes the mark back.
    SetMark {
        interview: InterviewId,
        interviewer: PersonId,
        criterion: String,
        mark: Option<Mark>,
        note: Option<String>,
    },
    /// Write a note; an empty text takes it back.
    SetNote {
        /// Of which interview.
        interview: InterviewId,
        /// Whose sheet.
        interviewer: PersonId,
        /// On which criterion; none: the general one.
        criterion: Option<String>,
        /// As typed.
        text: String,
        /// The interview's clock at each line, `""` where it is not known; may be shorter than the text.
        times: Vec<String>,
    },
    /// The sheet is final.
    SealSheet { interview: InterviewId, interviewer: PersonId },
    /// Open a sealed sheet again.
    ReopenSheet { interview: InterviewId, interviewer: PersonId, reason: Option<String>, with: Option<PersonId> },
    /// Show both sheets to both.
    OpenReveal { interview: InterviewId },
    /// The pair agrees on a mark; `None` takes it back.
    SetAgreement { interview: InterviewId, criterion: String, level: Option<i64>, sentence: Option<String> },
    /// Decide on a candidate. `raw_rank` is the computed order it is measured against.
    SetDecision {
        candidate: CandidateId,
        status: Status,
        place: Option<i64>,
        reason: Option<String>,
        raw_rank: Option<usize>,
    },
    /// Offer a place, or note the answer; `None` takes it back.
    SetOffer { candidate: CandidateId, state: Option<Offer>, reason: Option<String> },
    /// Ask for the lead.
    CallLead { interview: Option<InterviewId>, what: String, text: Option<String> },
    /// Answer a call; `None`: the only open one.
    AnswerCall { call: Option<EntryId> },
    /// Another pair should look again.
    WantSecondLook { candidate: CandidateId, wanted: bool, pair: Option<PairId> },
    /// One of several values is the right one.
    SettleClash { key: String, choose: EntryId, reason: Option<String> },
    /// Live with something that is missing.
    AcceptGap { what: String, ids: Vec<String>, reason: Option<String> },
    /// Freeze the decision.
    CloseDay,
    /// Go on after all.
    ReopenDay { reason: Option<String> },
    /// This laptop has nothing more to give.
    FinishLaptop,
    /// Take back the last act of this seat on this laptop that still stands.
    Undo,
    /// Do again what the last undo of this seat on this laptop took back.
    Redo,
}

macro_rules! names {
    ($($name:ident),* $(,)?) => {
        impl Command {
            /// Every command's name, as in `play`.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The command's name, as in `play`.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Command::$name { .. } => stringify!($name),)*
                }
            }
        }
    };
}

names! {
    OpenDay, ChangeDay, SetArea, SetRubric, AddInterviewer, EditInterviewer, AddPair, EditPair, AddCandidate, EditCandidate,
    MergeCandidates, SetPresence, CallCandidate, StartInterview, EndInterview, MoveInterview, DeclareConflict, LiftConflict,
    SetMark, SetNote, SealSheet, ReopenSheet, OpenReveal, SetAgreement, SetDecision, SetOffer, CallLead, AnswerCall,
    WantSecondLook, SettleClash, AcceptGap, CloseDay, ReopenDay, FinishLaptop, Undo, Redo,
}
