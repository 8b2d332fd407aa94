//! Interviewers from a file: name, areas, role, when they are away, whom they must not meet.
//!
//! The day keeps no record of which of their fields came from a file, so a later file only fills what is empty and adds
//! conflicts; every other difference is remarked and never written.

mod read;

use super::area::Areas;
use super::columns::{Columns, Field, Mapping};
use super::identity::{Book, Found, Identity};
use super::issue::{Detail, Issue, IssueAction, IssueKind};
use super::person::Person;
use super::plan::RowCounts;
use super::{Record, Sheet};
use crate::domain::ids::{CandidateId, PersonId};
use read::Reader;

/// How somebody takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InterviewerRole {
    /// Stays at the desk.
    #[default]
    Host,
    /// Moves at each break.
    Partner,
    /// Watches and learns.
    Shadow,
}

/// One description of an interviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interviewer {
    /// First and last name.
    pub name: String,
    /// E-mail address as written.
    pub email: Option<String>,
    /// Telephone number as written.
    pub phone: Option<String>,
    /// Names of their areas.
    pub areas: Vec<String>,
    /// Their role, where it is said.
    pub role: Option<InterviewerRole>,
    /// Spans when they are away, `HH:MM` each.
    pub away: Vec<[String; 2]>,
    /// Candidates they must not meet.
    pub conflicts: Vec<CandidateId>,
}

/// An interviewer the day knows.
#[derive(Clone, Debug)]
pub struct KnownInterviewer {
    /// Who.
    pub id: PersonId,
    /// The code people use.
    pub code: String,
    /// What the day says.
    pub now: Interviewer,
}

/// What conflicts may name.
#[derive(Clone, Debug)]
pub struct CandidateKey {
    /// Who.
    pub id: CandidateId,
    /// The code people use.
    pub code: String,
    /// E-mail address, if known.
    pub email: Option<String>,
}

/// An interviewer to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInterviewer {
    /// Number of the row.
    pub record: usize,
    /// Text line of the row.
    pub line: usize,
    /// What the rows say.
    pub interviewer: Interviewer,
}

/// An interviewer to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewerUpdate {
    /// Whom.
    pub id: PersonId,
    /// Number of the row.
    pub record: usize,
    /// Everything after the change, all conflicts included.
    pub after: Interviewer,
    /// Whether anything but the conflicts changes.
    pub changes_person: bool,
    /// Conflicts the day does not have yet.
    pub new_conflicts: Vec<CandidateId>,
}

/// What an import of interviewers would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewerPlan {
    /// Which column is what.
    pub mapping: Vec<Mapping>,
    /// Headings that mean nothing here.
    pub unmapped: Vec<String>,
    /// The rows in figures.
    pub rows: RowCounts,
    /// Areas to make first; only for a day that has none.
    pub new_areas: Vec<String>,
    /// Interviewers to add, in the order of the file.
    pub adds: Vec<NewInterviewer>,
    /// Interviewers to change, in the order of the file.
    pub updates: Vec<InterviewerUpdate>,
    /// Everything worth a word, by record.
    pub issues: Vec<Issue>,
}

/// Plans the import of a sheet of interviewers.
pub fn plan_interviewers(
    sheet: &Sheet,
    columns: &Columns,
    areas: &[String],
    candidates: &[CandidateKey],
    existing: &[KnownInterviewer],
) -> InterviewerPlan {
    let mut reader = Reader { columns, areas: Areas::new(areas), candidates, issues: sheet.issues.clone() };
    let mut rows = RowCounts { read: sheet.records.len(), ..RowCounts::default() };
    let mut book = Book::default();
    for (i, known) in existing.iter().enumerate() {
        book.add(i, identity(&known.now));
    }
    // Whoever the book finds: first those of the day, then those of the file.
    let mut drafts: Vec<Draft> = Vec::new();
    let find_draft = |drafts: &[Draft], i: usize| drafts.iter().position(|d| d.key == i);
    for record in &sheet.records {
        let Some(said) = reader.read(record) else {
            rows.refused += 1;
            continue;
        };
        let who = identity(&said);
        let key = match book.find(&who) {
            Found::One(i) | Found::OneByName(i) => i,
            found => {
                if let Found::Several(like) | Found::Perhaps(like) = found {
                    reader.remark_likeness(record, like[0], existing, &drafts);
                }
                existing.len() + drafts.len()
            }
        };
        book.add(key, who);
        if let Some(earlier) = find_draft(&drafts, key) {
            rows.joined += 1;
            let draft = &mut drafts[earlier];
            reader.remark(record, Field::Name, IssueKind::Duplicate, IssueAction::Joined, draft.as_record());
            reader.merge(record, &mut draft.said, said, None);
        } else {
            drafts.push(Draft { key, record: record.number, line: record.line, said });
        }
    }
    let (mut adds, mut updates) = (Vec::new(), Vec::new());
    for draft in drafts {
        let Some(known) = existing.get(draft.key) else {
            rows.new += 1;
            adds.push(NewInterviewer { record: draft.record, line: draft.line, interviewer: draft.said });
            continue;
        };
        let mut after = known.now.clone();
        let place = Record { number: draft.record, line: draft.line, cells: vec![] };
        reader.merge(&place, &mut after, draft.said, Some(&known.code));
        if after == known.now {
            rows.same += 1;
            continue;
        }
        rows.updated += 1;
        let is_new = |c: &CandidateId| !known.now.conflicts.contains(c);
        let new_conflicts = after.conflicts.iter().copied().filter(is_new).collect();
        let person = |i: &Interviewer| Interviewer { conflicts: vec![], ..i.clone() };
        let changes_person = person(&after) != person(&known.now);
        updates.push(InterviewerUpdate { id: known.id, record: draft.record, after, changes_person, new_conflicts });
    }
    let mut issues = reader.issues;
    issues.sort_by_key(|issue| issue.record);
    InterviewerPlan {
        mapping: columns.mapping.clone(),
        unmapped: columns.unmapped(sheet),
        rows,
        new_areas: reader.areas.into_new(),
        adds,
        updates,
        issues,
    }
}

/// Somebody of the file, known (`key` below the number of people known) or not.
struct Draft {
    key: usize,
    record: usize,
    line: usize,
    said: Interviewer,
}

impl Draft {
    fn as_record(&self) -> Detail {
        Detail::SameAsRecord { record: self.record, name: self.said.name.clone() }
    }
}

fn identity(interviewer: &Interviewer) -> Identity {
    let Interviewer { name, email, phone, .. } = interviewer.clone();
    Identity::of(&Person { name, email, phone, ..Person::default() })
}

impl InterviewerRole {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Partner => "partner",
            Self::Shadow => "shadow",
        }
    }
}

#[cfg(test)]
mod tests;
