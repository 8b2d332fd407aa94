//! Refusals: a command that cannot be, named by its obstacle. The sentence for a person is made elsewhere from the name.

use super::ids::{InterviewId, PersonId};
use super::manifest::Blocker;

/// Why a command was not decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No day here yet.
    NoDay,
    /// A day is open here already.
    DayAlreadyOpen,
    /// Nobody in particular is acting.
    NobodyActing,
    /// Only the lead does this.
    NotLead,
    /// Only the seat itself, or the lead.
    NotYourSeat,
    /// Only the interview's own pair, or the lead.
    NotYourPair,
    /// No such candidate.
    NoSuchCandidate,
    /// No such person.
    NoSuchPerson,
    /// No such pair.
    NoSuchPair,
    /// No such interview.
    NoSuchInterview,
    /// No such area.
    NoSuchArea,
    /// No such criterion in the rubric.
    NoSuchCriterion(String),
    /// No rubric yet.
    NoRubric,
    /// No open call, or not this one.
    NoSuchCall,
    /// Several calls are open: say which.
    WhichCall,
    /// A name is needed.
    NameMissing,
    /// A text is over its limit of so many characters.
    TextTooLong(usize),
    /// A value that this field cannot have.
    BadValue(String),
    /// The level lies outside the scale.
    LevelOutsideScale {
        /// Lowest.
        min: i64,
        /// Highest.
        max: i64,
    },
    /// The lead has not accepted this laptop yet: the acts of the lead do not count from it.
    LaptopNotAccepted,
    /// The lead accepted this laptop for other acts.
    LaptopLacksRight,
    /// The lead refused or retired this laptop: nothing that it writes counts any more.
    LaptopSetAside,
    /// Marks exist: the rubric stays.
    RubricInUse,
    /// Host and partner are the same person.
    SamePerson,
    /// No pair sits at this desk.
    NoPairAtDesk(String),
    /// The candidate withdrew.
    CandidateWithdrawn,
    /// The candidate is in an interview already.
    AlreadyInInterview(InterviewId),
    /// Both seats are in conflict with the candidate.
    ConflictDeclared,
    /// This seat is in conflict with the candidate.
    SeatInConflict,
    /// The interview is void.
    InterviewVoid,
    /// The interview is over.
    InterviewEnded,
    /// The interview did not begin.
    InterviewNotStarted,
    /// The sheet is sealed.
    SheetSealed,
    /// Nothing is marked on the sheet.
    SheetEmpty,
    /// The sheet is not sealed.
    SheetNotSealed,
    /// Both sheets were shown: the originals stay.
    AlreadyRevealed,
    /// These seats have not sealed yet.
    SealsMissing(Vec<PersonId>),
    /// Both sheets must be revealed first.
    NotRevealed,
    /// The other seat has to agree.
    OtherSeatNeeded,
    /// A reason is needed.
    ReasonNeeded,
    /// A gap beyond the tolerance wants a sentence.
    SentenceNeeded {
        /// The gap.
        gap: i64,
        /// The day's tolerance.
        tolerance: i64,
    },
    /// The day is closed.
    DayClosed,
    /// The day is not closed yet.
    DayNotClosed,
    /// The day cannot close: everything not accepted.
    DayBlocked(Vec<Blocker>),
    /// Not among what keeps the day from closing.
    NothingToAccept,
    /// No Clash stands there, or not with this value.
    NoSuchClash,
    /// No place on the list.
    NotOnTheList,
    /// Merging these would go in a circle.
    MergeCycle,
    /// Nothing of this seat on this laptop is left to take back.
    NothingToUndo,
    /// Nothing was taken back last, or somebody has written over it.
    NothingToRedo,
    /// The last act has no undo: its kind.
    CannotUndo(String),
    /// What stood before was in Clash, or is not here: it cannot be put back.
    EarlierValueGone,
}

macro_rules! names {
    ($($name:ident $(($($t:tt)*))? $({$($s:tt)*})?),* $(,)?) => {
        impl Refusal {
            /// Every refusal's name.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The refusal's name, as in `play`.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Refusal::$name $(($($t)*))? $({$($s)*})? => stringify!($name),)*
                }
            }
        }
    };
}

names! {
    NoDay, DayAlreadyOpen, NobodyActing, NotLead, NotYourSeat, NotYourPair, NoSuchCandidate, NoSuchPerson, NoSuchPair,
    NoSuchInterview, NoSuchArea, NoSuchCriterion(..), NoRubric, NoSuchCall, WhichCall, NameMissing, TextTooLong(..),
    BadValue(..), LevelOutsideScale{..}, LaptopNotAccepted, LaptopLacksRight, LaptopSetAside, RubricInUse, SamePerson, NoPairAtDesk(..), CandidateWithdrawn,
    AlreadyInInterview(..), ConflictDeclared, SeatInConflict, InterviewVoid, InterviewEnded, InterviewNotStarted,
    SheetSealed, SheetEmpty, SheetNotSealed, AlreadyRevealed, SealsMissing(..), NotRevealed, OtherSeatNeeded, ReasonNeeded,
    SentenceNeeded{..}, DayClosed, DayNotClosed, DayBlocked(..), NothingToAccept, NoSuchClash, NotOnTheList, MergeCycle,
    NothingToUndo, NothingToRedo, CannotUndo(..), EarlierValueGone,
}
