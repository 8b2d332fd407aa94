//! What a day would gain from a file of candidates: who is new, whose fields change, and what is only remarked.
//!
//! A later file updates only what nobody changed by hand since; every other difference is a remark and is never written.
//! The same file twice changes nothing.

use super::Sheet;
use super::area::Areas;
use super::columns::{Columns, Field, Mapping};
use super::identity::{Book, Found, Identity};
use super::issue::{Detail, Issue, IssueAction, IssueKind};
use super::people::{Applicant, People, column_of, read_people};
use super::person::{Answer, Person, Slot};
use crate::domain::ids::CandidateId;
use std::collections::BTreeMap;

/// Who made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An import.
    File,
    /// A person.
    Hand,
}

/// Somebody the day knows, and what files have said about them.
#[derive(Clone, Debug)]
pub struct Known {
    /// Who.
    pub id: CandidateId,
    /// The code people use.
    pub code: String,
    /// Merged into somebody else: recognised, but never written to.
    pub merged: bool,
    now: Person,
    imported: Person,
}

impl Known {
    /// Somebody of whom nothing has been told yet; tell their history with `saw_record` and `saw_area`, oldest first.
    pub fn new(id: CandidateId, code: &str) -> Self {
        Self { id, code: code.to_owned(), merged: false, now: Person::default(), imported: Person::default() }
    }

    /// The whole record as it stood after one entry: name, contact, town, answers (areas are not looked at).
    pub fn saw_record(&mut self, after: &Person, origin: Origin) {
        let slots: Vec<Slot> = after.record_slots().chain(self.now.record_slots()).collect();
        for slot in slots {
            self.saw(&slot, after.value(&slot), origin);
        }
    }

    /// The areas as they stood after one entry.
    pub fn saw_area(&mut self, area: Option<&str>, second: Option<&str>, origin: Origin) {
        self.saw(&Slot::Area, area, origin);
        self.saw(&Slot::SecondArea, second, origin);
    }

    /// What the day says about them now.
    pub fn now(&self) -> &Person {
        &self.now
    }

    fn saw(&mut self, slot: &Slot, value: Option<&str>, origin: Origin) {
        // An import writes the whole record, so what it left as it was it did not say.
        if self.now.value(slot) != value {
            self.now.put(slot, value);
            if origin == Origin::File {
                self.imported.put(slot, value);
            }
        }
    }

    fn is_untouched(&self, slot: &Slot) -> bool {
        match (self.now.value(slot), self.imported.value(slot)) {
            (Some(now), Some(imported)) => slot.agrees(now, imported),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Fields of somebody known that a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Whom.
    pub candidate: CandidateId,
    /// Number of the row.
    pub record: usize,
    /// Text line of the row.
    pub line: usize,
    /// When the row was sent, as written.
    pub submitted: Option<String>,
    /// What changes.
    pub changed: Vec<Slot>,
    /// Everything, after the change.
    pub person: Person,
}

impl Update {
    /// Whether name, contact, town or answers change.
    pub fn changes_record(&self) -> bool {
        self.changed.iter().any(|s| !matches!(s, Slot::Area | Slot::SecondArea))
    }

    /// Whether an area changes.
    pub fn changes_area(&self) -> bool {
        self.changed.iter().any(|s| matches!(s, Slot::Area | Slot::SecondArea))
    }
}

/// How many rows went where; the parts add up to `read`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows with anything in them.
    pub read: usize,
    /// New people.
    pub new: usize,
    /// People of whom something changes.
    pub updated: usize,
    /// People of whom nothing changes.
    pub same: usize,
    /// Rows that became part of another.
    pub joined: usize,
    /// Rows not taken.
    pub refused: usize,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPlan {
    /// Which column is what.
    pub mapping: Vec<Mapping>,
    /// Headings kept as questions.
    pub unmapped: Vec<String>,
    /// The rows in figures.
    pub rows: RowCounts,
    /// Areas to make first, by their spelling in the file; only for a day that has none.
    pub new_areas: Vec<String>,
    /// People to add, in the order of the file.
    pub adds: Vec<Applicant>,
    /// People to change, in the order of the file.
    pub updates: Vec<Update>,
    /// Everything worth a word, by record.
    pub issues: Vec<Issue>,
}

/// Plans the import of a sheet into a day with these areas and these people.
pub fn plan_candidates(sheet: &Sheet, columns: &Columns, areas: &[String], existing: &[Known]) -> ImportPlan {
    let mut people = read_people(sheet, columns);
    people.issues.splice(0..0, sheet.issues.iter().cloned());
    let mut areas = Areas::new(areas);
    let matches = find_known(&mut people, columns, existing);

    let mut rows = RowCounts { read: sheet.records.len(), ..RowCounts::default() };
    (rows.joined, rows.refused) = (people.joined, people.refused);
    let (mut adds, mut updates) = (Vec::new(), Vec::new());
    let mut issues = people.issues;
    for (mut applicant, found) in people.applicants.into_iter().zip(matches) {
        settle_areas(&mut applicant, columns, &mut areas, &mut issues);
        match found {
            Target::New => {
                rows.new += 1;
                adds.push(applicant);
            }
            Target::Unclear => rows.same += 1,
            Target::Known(i) => match update(&existing[i], applicant, columns, &mut issues) {
                Some(update) => {
                    rows.updated += 1;
                    updates.push(update);
                }
                None => rows.same += 1,
            },
        }
    }
    issues.sort_by_key(|issue| issue.record);
    let (mapping, unmapped) = (columns.mapping.clone(), columns.unmapped(sheet));
    ImportPlan { mapping, unmapped, rows, new_areas: areas.into_new(), adds, updates, issues }
}

/// What an applicant is to the day.
#[derive(Clone, Copy)]
enum Target {
    New,
    Known(usize),
    /// Fits several people; nothing is written.
    Unclear,
}

/// Looks every applicant up among the people known; two that are one and the same there become one here too.
fn find_known(people: &mut People, columns: &Columns, existing: &[Known]) -> Vec<Target> {
    let mut book = Book::default();
    for (i, known) in existing.iter().enumerate() {
        book.add(i, Identity::of(&known.now));
    }
    let applicants = std::mem::take(&mut people.applicants);
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    let mut targets = Vec::new();
    for applicant in applicants {
        let mut remark = |kind, action, detail| {
            let (record, line, column) = (applicant.record, applicant.line, column_of(&Slot::Name, columns));
            people.issues.push(Issue { record, line, column, kind, action, detail });
        };
        let label = |i: usize| (existing[i].code.clone(), existing[i].now.name.clone());
        let target = match book.find(&Identity::of(&applicant.person)) {
            Found::Nobody => Target::New,
            Found::One(i) => Target::Known(i),
            Found::OneByName(i) => {
                let (code, name) = label(i);
                remark(IssueKind::Duplicate, IssueAction::Kept, Detail::KnownByName { code, name });
                Target::Known(i)
            }
            Found::Perhaps(like) => {
                let (code, name) = label(like[0]);
                remark(IssueKind::Duplicate, IssueAction::Kept, Detail::LikeKnown { code, name });
                Target::New
            }
            // Somebody merged into another has the same e-mail more often than not: the one who counts is meant.
            Found::Several(like) => match like.iter().filter(|&&i| !existing[i].merged).collect::<Vec<_>>()[..] {
                [&one] => Target::Known(one),
                _ => {
                    let codes = like.iter().map(|&i| existing[i].code.clone()).collect();
                    remark(IssueKind::Conflict, IssueAction::Kept, Detail::FitsSeveral { codes });
                    Target::Unclear
                }
            },
        };
        if let Target::Known(i) = target {
            if let Some(&earlier) = seen.get(&i) {
                people.join(earlier, applicant, columns);
                continue;
            }
            seen.insert(i, people.applicants.len());
        }
        people.applicants.push(applicant);
        targets.push(target);
    }
    targets
}

/// Gives the areas the day's spelling; what the day does not have is remarked, and kept among the answers.
fn settle_areas(applicant: &mut Applicant, columns: &Columns, areas: &mut Areas, issues: &mut Vec<Issue>) {
    for (slot, field) in [(Slot::Area, Field::Area), (Slot::SecondArea, Field::SecondArea)] {
        let Some(said) = applicant.person.value(&slot).map(str::to_owned) else { continue };
        let settled = areas.settle(&said);
        if settled.is_none() {
            let (record, line) =
                if slot == Slot::Area { applicant.area_row } else { (applicant.record, applicant.line) };
            let column = columns.find(field).map(|m| m.column.clone());
            issues.push(Issue::bad_value(record, line, column.clone(), Detail::UnknownArea(said.clone())));
            let question = column.unwrap_or_default();
            if applicant.person.value(&Slot::Answer(question.clone())).is_none() {
                applicant.person.answers.push(Answer { question, text: said });
            }
        }
        applicant.person.put(&slot, settled.as_deref());
    }
}

/// What a file changes about somebody known; the rest of what it says otherwise is remarked.
fn update(known: &Known, applicant: Applicant, columns: &Columns, issues: &mut Vec<Issue>) -> Option<Update> {
    let mut person = known.now.clone();
    let mut changed = Vec::new();
    for slot in applicant.person.slots() {
        let Some(said) = applicant.person.value(&slot) else { continue };
        let agrees = |with: &Person| with.value(&slot).is_some_and(|value| slot.agrees(value, said));
        if agrees(&known.now) || agrees(&known.imported) {
            continue;
        }
        if known.is_untouched(&slot) && !known.merged {
            person.put(&slot, Some(said));
            changed.push(slot);
            continue;
        }
        issues.push(Issue {
            record: applicant.record,
            line: applicant.line,
            column: column_of(&slot, columns),
            kind: IssueKind::Conflict,
            action: IssueAction::Kept,
            detail: Detail::Differs {
                kept: known.now.value(&slot).unwrap_or_default().to_owned(),
                other: said.to_owned(),
                code: Some(known.code.clone()),
            },
        });
    }
    (!changed.is_empty()).then_some(Update {
        candidate: known.id,
        record: applicant.record,
        line: applicant.line,
        submitted: applicant.submitted,
        changed,
        person,
    })
}

#[cfg(test)]
mod tests;
