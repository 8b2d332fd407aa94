//! The one rule of who sees what: a sheet is visible to its own seat; to everybody once revealed; and to the lead once it is
//! sealed, unless the lead holds a seat in that interview. Everything outside the domain reads marks through here only.

use super::day::Day;
use super::fact::Fact;
use super::ids::{EntryId, InterviewId, PersonId};
use super::note;
use super::sheet::{Sheet, SheetState};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a viewer (`None`: nobody in particular) may see a sheet.
pub fn visible(day: &Day, interview: InterviewId, owner: PersonId, viewer: Option<PersonId>) -> bool {
    viewer == Some(owner)
        || day.revealed(interview).is_some()
        || (day.is_lead(viewer)
            && day.sheet_state(interview, owner) == SheetState::Sealed
            && !day.interview(interview).is_some_and(|i| day.sitting(&i).into_iter().any(|who| Some(who) == viewer)))
}

/// A sheet, if this viewer may see it.
pub fn sheet(day: &Day, interview: InterviewId, owner: PersonId, viewer: Option<PersonId>) -> Option<Sheet> {
    visible(day, interview, owner, viewer).then(|| day.sheet(interview, owner))
}

/// Criteria of a visible sheet that owe a line of evidence.
pub fn owed_notes(day: &Day, sheet: &Sheet) -> BTreeSet<String> {
    day.owed_notes(sheet)
}

/// A note of a visible sheet, and the clock of its lines, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Note<'a> {
    /// The text.
    pub text: &'a str,
    /// The clock of each line, `""` where it is not known; may be shorter than the text.
    pub times: Vec<String>,
}

/// A note of a visible sheet: as it was sealed, else the evidence that was written after the seal and stands beside it.
pub fn timed_note<'a>(day: &'a Day, sheet: &'a Sheet, criterion: &str) -> Option<Note<'a>> {
    let late = |id: &EntryId| {
        let entry = day.entry(id)?;
        let Some(Fact::NoteSet(note)) = entry.fact() else { return None };
        let personal = entry.personal()?;
        let text = personal.text.as_deref()?;
        (note.criterion.as_deref().unwrap_or("-") == criterion && !text.is_empty())
            .then(|| Note { text, times: note::times(&personal.tags) })
    };
    let pinned = sheet.notes.get(criterion).map(|text| {
        let tags = sheet.tags.get(criterion).map(Vec::as_slice).unwrap_or_default();
        Note { text, times: note::times(tags) }
    });
    pinned.or_else(|| sheet.late.iter().find_map(late))
}

/// The text of such a note.
pub fn note<'a>(day: &'a Day, sheet: &'a Sheet, criterion: &str) -> Option<&'a str> {
    timed_note(day, sheet, criterion).map(|note| note.text)
}

/// The pair's agreed marks: visible with the sheets, after the reveal.
pub fn agreed(day: &Day, interview: InterviewId) -> BTreeMap<String, (i64, Option<String>)> {
    if day.revealed(interview).is_some() { day.agreed(interview) } else { BTreeMap::new() }
}

/// Criteria of which the pair said something, be it that they have no common mark; after the reveal.
pub fn spoken_of(day: &Day, interview: InterviewId) -> BTreeSet<String> {
    let prefix = format!("agree/{interview}/");
    let keys = day.registers().range(prefix.clone()..).map_while(|(key, _)| key.strip_prefix(&prefix));
    let all = keys.map(str::to_owned).collect();
    if day.revealed(interview).is_some() { all } else { BTreeSet::new() }
}

/// Whether an entry of a register may be shown to a viewer: marks and notes of hidden sheets may not.
pub fn register_visible(day: &Day, key: &str, viewer: Option<PersonId>) -> bool {
    let mut parts = key.split('/');
    match parts.next() {
        Some("mark" | "note") => {
            let id = |p: Option<&str>| p.and_then(super::ids::parse_strict);
            match (id(parts.next()), id(parts.next())) {
                (Some(i), Some(who)) => visible(day, InterviewId(i), PersonId(who), viewer),
                _ => false,
            }
        }
        Some("agree") => {
            parts.next().and_then(super::ids::parse_strict).is_some_and(|i| day.revealed(InterviewId(i)).is_some())
        }
        _ => true,
    }
}

/// Everybody who sits or wrote in an interview: whose sheets there are to ask for.
pub fn owners(day: &Day, interview: InterviewId) -> Vec<PersonId> {
    let mut all = day.interview(interview).map(|i| day.sitting(&i)).unwrap_or_default();
    for who in day.begun(interview) {
        if !all.contains(&who) {
            all.push(who);
        }
    }
    all
}
