//! Who may write what: the rights of a laptop that a kind of entry wants.

use super::Rights;
use crate::domain::fact::{ConflictState, Fact, Granted};

/// Who may write a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Any laptop that counts.
    Anyone,
    /// A laptop with one of these rights.
    With(Rights),
    /// Decided by the two levels of trust.
    Trusted,
}

/// Who may write this fact.
pub fn who(fact: &Fact) -> Who {
    const LEAD: Rights = Rights::LEAD;
    const FRONT: Rights = Rights::LEAD.or(Rights::DESK);
    const ROOM: Rights = Rights::LEAD.or(Rights::PANEL);
    const FLOOR: Rights = Rights::ALL;
    match fact {
        // the day's opening is told by the day's id, an emptying works by whose entry it empties
        Fact::DeviceJoined(_)
        | Fact::DayOpened(_)
        | Fact::DeviceFinished(_)
        | Fact::SyncTaken(_)
        | Fact::HelpCalled(_)
        | Fact::EntryEmptied(_) => Who::Anyone,
        Fact::DeviceAdmitted(_) | Fact::DeviceRefused(_) | Fact::DeviceRetired(_) => Who::Trusted,
        Fact::DayChanged(_)
        | Fact::AreaSet(_)
        | Fact::PersonSet(_)
        | Fact::PairSet(_)
        | Fact::RubricSet(_)
        | Fact::CandidateMerged(_)
        | Fact::PlanSet(_)
        | Fact::DecisionSet(_)
        | Fact::OfferSet(_)
        | Fact::GapAccepted(_)
        | Fact::SecondLookSet(_)
        | Fact::ProposalKept(_)
        | Fact::HelpAnswered(_)
        | Fact::ClashSettled(_)
        | Fact::DayClosed(_)
        | Fact::DayReopened(_)
        | Fact::SubjectErased(_) => Who::With(LEAD),
        Fact::CandidateAdded(_)
        | Fact::CandidateEdited(_)
        | Fact::CandidateArea(_)
        | Fact::CandidateBadge(_)
        | Fact::CandidateTagged(_)
        | Fact::PresenceSet(_) => Who::With(FRONT),
        Fact::CandidateCalled(_) | Fact::InterviewCalled(_) => Who::With(FLOOR),
        Fact::ConflictSet(f) => Who::With(if f.state == ConflictState::Lifted { LEAD } else { ROOM }),
        Fact::SheetReopened(f) => Who::With(if f.granted == Granted::Lead { LEAD } else { ROOM }),
        Fact::InterviewStarted(_)
        | Fact::InterviewEnded(_)
        | Fact::InterviewMoved(_)
        | Fact::MarkSet(_)
        | Fact::NoteSet(_)
        | Fact::SheetSealed(_)
        | Fact::RevealOpened(_)
        | Fact::AgreementSet(_) => Who::With(ROOM),
    }
}
