//! Facts: what happened, in the past tense, one type a kind of entry. The serde form of each type is its `data` on the
//! wire; a value that does not fit is a malformed payload, never a guess. Not here: bytes and stamps (`wire`).

mod field;
mod forgotten;
mod laptop;
mod people;
mod room;
mod verdict;

use super::ids::{InterviewId, PersonId};
pub use field::{DayField, Field, Nothing, plain, plain_opt};
pub use forgotten::*;
pub use laptop::*;
pub use people::*;
pub use room::*;
pub use verdict::*;

/// A payload of a known kind that lacks a field, has one of the wrong type, or a value outside its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed;

macro_rules! kinds {
    ($($variant:ident = $kind:literal),* $(,)?) => {
        /// One fact of a kind this version knows.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Fact {
            $(
                #[doc = concat!("`", $kind, "`")]
                $variant($variant),
            )*
        }

        impl Fact {
            /// Every kind this version knows.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// The kind as it stands in an entry.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Fact::$variant(_) => $kind,)*
                }
            }

            /// Reads the `data` of a kind in version 1; `None` for a kind this version does not know.
            pub fn parse(kind: &str, data: &str) -> Option<Result<Fact, Malformed>> {
                match kind {
                    $($kind => Some(serde_json::from_str::<$variant>(data).map(Fact::$variant).map_err(|_| Malformed)),)*
                    _ => None,
                }
            }

            /// What the `data` of each kind looks like.
            #[cfg(test)]
            pub fn schemas(generator: &mut schemars::SchemaGenerator) -> Vec<(&'static str, schemars::Schema)> {
                vec![$(($kind, generator.subschema_for::<$variant>())),*]
            }

            /// The `data` object as compact JSON.
            pub fn format(&self) -> String {
                match self {
                    // Serialising these plain structs into memory cannot fail: no maps with odd keys, no floats.
                    $(Fact::$variant(f) => serde_json::to_string(f).unwrap_or_default(),)*
                }
            }
        }

        $(
            impl From<$variant> for Fact {
                fn from(f: $variant) -> Fact {
                    Fact::$variant(f)
                }
            }
        )*
    };
}

kinds! {
    DeviceJoined = "device.joined",
    DayOpened = "day.opened",
    DayChanged = "day.changed",
    DeviceAdmitted = "device.admitted",
    DeviceRefused = "device.refused",
    DeviceRetired = "device.retired",
    DeviceFinished = "device.finished",
    SyncTaken = "sync.taken",
    AreaSet = "area.set",
    PersonSet = "person.set",
    PairSet = "pair.set",
    RubricSet = "rubric.set",
    PlanSet = "plan.set",
    CandidateAdded = "candidate.added",
    CandidateEdited = "candidate.edited",
    CandidateArea = "candidate.area",
    CandidateBadge = "candidate.badge",
    CandidateTagged = "candidate.tagged",
    CandidateMerged = "candidate.merged",
    PresenceSet = "presence.set",
    CandidateCalled = "candidate.called",
    InterviewCalled = "interview.called",
    InterviewStarted = "interview.started",
    InterviewEnded = "interview.ended",
    InterviewMoved = "interview.moved",
    ConflictSet = "conflict.set",
    MarkSet = "mark.set",
    NoteSet = "note.set",
    SheetSealed = "sheet.sealed",
    SheetReopened = "sheet.reopened",
    RevealOpened = "reveal.opened",
    AgreementSet = "agreement.set",
    DecisionSet = "decision.set",
    OfferSet = "offer.set",
    SecondLookSet = "second_look.set",
    ProposalKept = "proposal.kept",
    HelpCalled = "help.called",
    HelpAnswered = "help.answered",
    ClashSettled = "clash.settled",
    GapAccepted = "gap.accepted",
    DayClosed = "day.closed",
    DayReopened = "day.reopened",
    SubjectErased = "subject.erased",
    EntryEmptied = "entry.emptied",
}

impl Fact {
    /// Whether the `data` is veiled in files (marks and agreements).
    pub fn veils_fact(&self) -> bool {
        matches!(self, Fact::MarkSet(_) | Fact::AgreementSet(_))
    }

    /// Whether the private part is veiled in files (notes).
    pub fn veils_private(&self) -> bool {
        matches!(self, Fact::NoteSet(_))
    }

    /// Key of the register this fact sets, `None` for kinds of which all entries are kept.
    pub fn register(&self) -> Option<String> {
        Some(match self {
            Fact::DeviceJoined(_)
            | Fact::DayOpened(_)
            | Fact::SyncTaken(_)
            | Fact::RevealOpened(_)
            | Fact::GapAccepted(_)
            | Fact::ProposalKept(_)
            | Fact::HelpCalled(_)
            | Fact::SubjectErased(_)
            | Fact::EntryEmptied(_) => return None,
            Fact::DayChanged(f) => format!("day/{}", f.field),
            Fact::DeviceAdmitted(f) => format!("trust/{}", f.device),
            Fact::DeviceRefused(f) => format!("trust/{}", f.device),
            Fact::DeviceRetired(f) => format!("trust/{}", f.device),
            // the writer's own register; its key needs the stamp (`Entry::register`)
            Fact::DeviceFinished(_) => return None,
            Fact::AreaSet(f) => format!("area/{}", f.area),
            Fact::PersonSet(f) => format!("person/{}", f.person),
            Fact::PairSet(f) => format!("pair/{}", f.pair),
            Fact::RubricSet(_) => "rubric".into(),
            Fact::PlanSet(_) => "plan".into(),
            Fact::CandidateAdded(f) => format!("candidate/{}/record", f.candidate),
            Fact::CandidateEdited(f) => format!("candidate/{}/record", f.candidate),
            Fact::CandidateArea(f) => format!("candidate/{}/area", f.candidate),
            Fact::CandidateBadge(f) => format!("candidate/{}/badge", f.candidate),
            Fact::CandidateTagged(f) => format!("candidate/{}/tag/{}", f.candidate, f.tag),
            Fact::CandidateMerged(f) => format!("merge/{}", f.from),
            Fact::PresenceSet(f) => format!("presence/{}", f.candidate),
            Fact::CandidateCalled(f) => format!("called/{}", f.candidate),
            Fact::InterviewCalled(f) => format!("room/{}", f.candidate),
            Fact::InterviewStarted(f) => format!("start/{}", f.interview),
            Fact::InterviewEnded(f) => format!("end/{}", f.interview),
            Fact::InterviewMoved(f) => format!("whose/{}", f.interview),
            Fact::ConflictSet(f) => format!("conflict/{}/{}", f.interviewer, f.candidate),
            Fact::MarkSet(f) => seat("mark", f.interview, f.interviewer, &f.criterion),
            Fact::NoteSet(f) => seat("note", f.interview, f.interviewer, f.criterion.as_deref().unwrap_or("-")),
            Fact::SheetSealed(f) => format!("seal/{}/{}", f.interview, f.interviewer),
            Fact::SheetReopened(f) => format!("seal/{}/{}", f.interview, f.interviewer),
            Fact::AgreementSet(f) => format!("agree/{}/{}", f.interview, f.criterion),
            Fact::DecisionSet(f) => format!("decision/{}", f.candidate),
            Fact::OfferSet(f) => format!("offer/{}", f.candidate),
            Fact::SecondLookSet(f) => format!("second/{}", f.candidate),
            Fact::HelpAnswered(f) => format!("help/{}", f.call),
            Fact::ClashSettled(f) => f.key.clone(),
            Fact::DayClosed(_) | Fact::DayReopened(_) => "closed".into(),
        })
    }
}

/// The key of what a seat writes. Nearly all of a day is this, so it is put together without the formatter.
fn seat(what: &str, interview: InterviewId, interviewer: PersonId, criterion: &str) -> String {
    let mut key = String::with_capacity(what.len() + 2 * 37 + 1 + criterion.len());
    key.push_str(what);
    for id in [interview.0, interviewer.0] {
        key.push('/');
        key.push_str(id.as_hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()));
    }
    key.push('/');
    key.push_str(criterion);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    const I: &str = "01a220fe-1453-7c88-b948-183be437bc27";

    #[test]
    fn a_mark_needs_both_level_and_na_to_be_there_and_at_most_one_of_them() {
        let read = |s: String| Fact::parse("mark.set", &s).unwrap();
        let at = format!(r#""interview":"{I}","interviewer":"{I}","criterion":"ATT""#);
        assert!(read(format!(r#"{{{at},"level":4,"na":null}}"#)).is_ok());
        assert!(read(format!(r#"{{{at},"level":null,"na":null}}"#)).is_ok());
        assert!(read(format!(r#"{{{at},"level":4}}"#)).is_err());
        assert!(read(format!(r#"{{{at},"level":4,"na":"recused"}}"#)).is_err());
        assert!(read(format!(r#"{{{at},"level":101,"na":null}}"#)).is_err());
        assert!(read(format!(r#"{{{at},"level":null,"na":"no idea"}}"#)).is_err());
    }

    #[test]
    fn names_with_control_characters_are_malformed_and_unknown_fields_are_not() {
        assert!(Fact::parse("area.set", &format!(r#"{{"area":"{I}","name":"a\u001bb"}}"#)).unwrap().is_err());
        assert!(Fact::parse("area.set", &format!(r#"{{"area":"{I}","name":"ab","colour":[1]}}"#)).unwrap().is_ok());
        assert!(
            Fact::parse("area.set", &format!(r#"{{"area":"{}","name":"ab"}}"#, I.to_uppercase())).unwrap().is_err()
        );
        assert!(Fact::parse("weather.set", "{}").is_none());
    }

    #[test]
    fn what_is_formatted_reads_back_equal() {
        let f: Fact = DayChanged { field: "places".into(), value: Field::Number(9) }.into();
        assert_eq!(f.format(), r#"{"field":"places","value":9}"#);
        assert_eq!(Fact::parse("day.changed", &f.format()).unwrap().unwrap(), f);
        assert!(Fact::parse("day.changed", r#"{"field":"places","value":"nine"}"#).unwrap().is_err());
        assert!(Fact::parse("day.changed", r#"{"field":"mood","value":"fine"}"#).unwrap().is_ok());
    }
}
