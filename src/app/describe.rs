//! Entries in words: what an undo took back, what the values of a Clash are. Marks that the person at the keyboard may not
//! see are never named.

use super::model::Current;
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::fact::{DayField, Fact, Field, Mark, NotAssessed, Presence, Status};
use crate::domain::ids::{CandidateId, EntryId, InterviewId, PersonId};
use crate::domain::visible;
use crate::text::Words;

/// An entry as a few words: what and about whom.
pub fn describe_entry(words: &Words, current: &Current, id: &EntryId) -> String {
    match current.day().entry(id) {
        Some(entry) => describe(words, current.day(), current.actor, entry),
        None => String::new(),
    }
}

/// An entry as a few words, as far as this viewer may see it.
pub fn describe(words: &Words, day: &Day, viewer: Option<PersonId>, entry: &Entry) -> String {
    let hidden = entry.register().is_some_and(|key| !visible::register_visible(day, &key, viewer));
    if hidden {
        return words.settle_hidden().into_owned();
    }
    let person = |id: CandidateId| match day.candidate_name(day.resolve(id)) {
        "" => day.candidate_code(id).to_owned(),
        name => name.to_owned(),
    };
    let about = |id: InterviewId| day.interview(id).map(|i| person(i.candidate)).unwrap_or_default();
    let Some(fact) = entry.fact() else { return String::new() };
    match fact {
        Fact::MarkSet(f) => {
            words.entry_mark(&f.criterion, &mark_text(words, f.mark()), &about(f.interview)).into_owned()
        }
        Fact::NoteSet(f) => {
            let text = entry.personal().and_then(|p| p.text.clone()).unwrap_or_default();
            words.entry_note(&about(f.interview), &text).into_owned()
        }
        Fact::AgreementSet(f) => {
            let level = f.level.map_or_else(|| words.reveal_no_common().into_owned(), |level| level.to_string());
            words.entry_mark(&f.criterion, &level, &about(f.interview)).into_owned()
        }
        Fact::PresenceSet(f) => {
            words.entry_state(&person(f.candidate), &words.by_key(presence_key(f.state))).into_owned()
        }
        Fact::CandidateCalled(f) => words.entry_state(&person(f.candidate), &words.by_key("stage-called")).into_owned(),
        Fact::InterviewCalled(f) => {
            words.entry_state(&person(f.candidate), &words.by_key("stage-in-interview")).into_owned()
        }
        Fact::InterviewStarted(f) => {
            words.entry_state(&about(f.interview), &words.by_key("stage-in-interview")).into_owned()
        }
        Fact::InterviewEnded(f) if f.how.is_none() => {
            words.entry_state(&about(f.interview), &words.by_key("stage-in-interview")).into_owned()
        }
        Fact::InterviewEnded(f) => {
            words.entry_state(&about(f.interview), &words.by_key("action-end-interview")).into_owned()
        }
        Fact::InterviewMoved(f) => {
            words.entry_state(&person(f.candidate), &words.by_key("action-move-interview")).into_owned()
        }
        Fact::SheetSealed(f) => words.entry_state(&about(f.interview), &words.by_key("sheet-sealed")).into_owned(),
        Fact::SheetReopened(f) => words.entry_state(&about(f.interview), &words.by_key("sheet-reopened")).into_owned(),
        Fact::HelpCalled(_) => words.by_key("action-call-lead").into_owned(),
        Fact::HelpAnswered(_) => words.by_key("action-answer-call").into_owned(),
        Fact::RevealOpened(f) => words.entry_state(&about(f.interview), &words.by_key("screen-reveal")).into_owned(),
        Fact::DecisionSet(f) => {
            words.entry_state(&person(f.candidate), &words.by_key(status_key(f.status))).into_owned()
        }
        Fact::OfferSet(f) => words.entry_state(&person(f.candidate), &words.by_key("action-offer-place")).into_owned(),
        Fact::ConflictSet(f) => words.entry_state(&person(f.candidate), &words.by_key("has-conflict")).into_owned(),
        Fact::SecondLookSet(f) => words.entry_state(&person(f.candidate), &words.by_key("second-look")).into_owned(),
        // the values, not the act: of two records side by side somebody has to choose one
        Fact::CandidateAdded(f) => recorded(entry, &person(f.candidate), &words.by_key("action-add-candidate")),
        Fact::CandidateEdited(f) => recorded(entry, &person(f.candidate), &words.by_key("action-edit-candidate")),
        Fact::CandidateArea(f) => {
            let area = f.area.map(|area| day.area_name(area)).unwrap_or_default();
            words.entry_state(&person(f.candidate), &area).into_owned()
        }
        Fact::CandidateMerged(f) => {
            words.entry_state(&person(f.from), &words.by_key("action-merge-candidate")).into_owned()
        }
        Fact::PersonSet(f) => {
            let name =
                entry.personal().and_then(|p| p.name.clone()).unwrap_or_else(|| f.code.clone().unwrap_or_default());
            words.entry_state(&name, &words.by_key("word-interviewer")).into_owned()
        }
        Fact::PairSet(f) => words.entry_state(&words.by_key("word-desk"), &f.desk).into_owned(),
        Fact::AreaSet(f) => words.entry_state(&words.by_key("word-area"), &f.name).into_owned(),
        Fact::DayChanged(f) => match (DayField::parse(&f.field), &f.value) {
            (Some(DayField::Places), Field::Number(n)) => {
                words.said_places(usize::try_from(*n).unwrap_or(0)).into_owned()
            }
            (_, Field::Words(text)) => text.clone(),
            _ => f.field.clone(),
        },
        Fact::GapAccepted(_) => words.by_key("action-accept-gap").into_owned(),
        Fact::DayClosed(_) => words.by_key("action-close-day").into_owned(),
        Fact::DayReopened(_) => words.by_key("action-reopen-day").into_owned(),
        // a laptop names itself: nobody entered it
        Fact::DeviceJoined(_) => String::new(),
        // the kinds of the wire are no words: whatever has none of its own is a change
        _ => words.entry_other().into_owned(),
    }
}

/// A person's record in a line: name, town, how to reach her; without personal text only what was done.
fn recorded(entry: &Entry, person: &str, act: &str) -> String {
    let Some(personal) = entry.personal() else { return format!("{person}, {act}") };
    let name = personal.name.as_deref().unwrap_or(person);
    let fields = [Some(name), personal.town.as_deref(), personal.email.as_deref(), personal.phone.as_deref()];
    fields.into_iter().flatten().filter(|field| !field.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The interview and the criterion of an entry that is a mark this viewer may see.
pub fn marked_row(current: &Current, id: &EntryId) -> Option<(InterviewId, String)> {
    let day = current.day();
    let entry = day.entry(id)?;
    entry.register().filter(|key| visible::register_visible(day, key, current.actor))?;
    match entry.fact()? {
        Fact::MarkSet(f) => Some((f.interview, f.criterion.clone())),
        _ => None,
    }
}

/// The interview and the criterion of an entry that is a note this viewer may see; none is the general note.
pub fn noted_row(current: &Current, id: &EntryId) -> Option<(InterviewId, Option<String>)> {
    let day = current.day();
    let entry = day.entry(id)?;
    entry.register().filter(|key| visible::register_visible(day, key, current.actor))?;
    match entry.fact()? {
        Fact::NoteSet(f) => Some((f.interview, f.criterion.clone())),
        _ => None,
    }
}

/// A mark in words: the level, or why there is none.
pub fn mark_text(words: &Words, mark: Option<Mark>) -> String {
    match mark {
        Some(Mark::Level(level)) => level.to_string(),
        Some(Mark::NotAssessed(why)) => words.by_key(not_assessed_key(why)).into_owned(),
        None => words.unmarked_level().into_owned(),
    }
}

/// Locale key of a reason for not assessing.
pub fn not_assessed_key(why: NotAssessed) -> &'static str {
    match why {
        NotAssessed::NotAsked => "na-not-asked",
        NotAssessed::Recused => "na-recused",
        NotAssessed::Interrupted => "na-interrupted",
        NotAssessed::Absent => "na-absent",
    }
}

/// Locale key of a decision.
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::In => "decision-in",
        Status::Reserve => "decision-reserve",
        Status::Out => "decision-out",
        Status::Undecided => "decision-undecided",
    }
}

fn presence_key(state: Presence) -> &'static str {
    match state {
        Presence::Expected => "stage-expected",
        Presence::Present => "stage-present",
        Presence::Late => "stage-late",
        Presence::Absent => "stage-absent",
        Presence::Withdrawn => "stage-withdrawn",
        Presence::Postponed => "stage-postponed",
    }
}
