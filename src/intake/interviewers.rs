//! Interviewers from a file: name, areas, role, when they are away, whom they must not meet.
//!
//! The day keeps no record of which of their fields came from a file, so a later file only fills what is empty and adds
//! conflicts; every other difference is remarked and never written.

use super::area::Areas;
use super::columns::{Columns, Field, Mapping};
use super::identity::{Book, Found, Identity};
use super::issue::{Detail, Issue, IssueAction, IssueKind};
use super::person::{Person, Slot};
use super::plan::RowCounts;
use super::{Record, Sheet, clean, contact, fold};
use crate::domain::ids::{CandidateId, PersonId};

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

struct Reader<'a> {
    columns: &'a Columns,
    areas: Areas,
    candidates: &'a [CandidateKey],
    issues: Vec<Issue>,
}

impl Reader<'_> {
    fn remark(&mut self, record: &Record, field: Field, kind: IssueKind, action: IssueAction, detail: Detail) {
        let column = self.columns.find(field).map(|m| m.column.clone());
        self.issues.push(Issue { record: record.number, line: record.line, column, kind, action, detail });
    }

    fn bad_value(&mut self, record: &Record, field: Field, detail: Detail) {
        self.remark(record, field, IssueKind::BadValue, IssueAction::Kept, detail);
    }

    fn remark_likeness(&mut self, record: &Record, like: usize, existing: &[KnownInterviewer], drafts: &[Draft]) {
        let detail = match (existing.get(like), drafts.iter().find(|d| d.key == like)) {
            (Some(known), _) => Detail::LikeKnown { code: known.code.clone(), name: known.now.name.clone() },
            (None, Some(draft)) => Detail::LikeRecord { record: draft.record, name: draft.said.name.clone() },
            (None, None) => return,
        };
        self.remark(record, Field::Name, IssueKind::Duplicate, IssueAction::Kept, detail);
    }

    fn short(&mut self, record: &Record, field: Field) -> Option<String> {
        let index = self.columns.find(field)?.index;
        let text = clean::one_line(&record.cells[index]);
        if text.chars().count() > clean::SHORT_LIMIT {
            self.bad_value(record, field, Detail::TooLong { limit: clean::SHORT_LIMIT });
        }
        let cut: String = text.chars().take(clean::SHORT_LIMIT).collect();
        Some(cut).filter(|t| !contact::is_nothing(t))
    }

    /// The parts of a cell that lists several things.
    fn list(&self, record: &Record, field: Field, parts: fn(char) -> bool) -> Vec<String> {
        let Some(mapping) = self.columns.find(field) else { return Vec::new() };
        let items = record.cells[mapping.index].split(parts).map(clean::one_line);
        items.filter(|item| !contact::is_nothing(item)).collect()
    }

    fn read(&mut self, record: &Record) -> Option<Interviewer> {
        let parts = [Field::Name, Field::FirstName, Field::LastName].map(|field| self.short(record, field));
        let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            self.remark(record, Field::Name, IssueKind::NoName, IssueAction::Refused, Detail::Nameless);
            return None;
        }
        let email = self.short(record, Field::Email);
        if let Some(text) = email.as_ref().filter(|e| !contact::is_email(e)) {
            self.bad_value(record, Field::Email, Detail::NotAnEmail(text.clone()));
        }
        let phone = self.short(record, Field::Phone);
        if let Some(text) = phone.as_ref().filter(|p| contact::phone_key(p).is_none()) {
            self.bad_value(record, Field::Phone, Detail::NotAPhone(text.clone()));
        }
        let role = self.short(record, Field::Role).map(|text| {
            parse_role(&text).unwrap_or_else(|| {
                self.bad_value(record, Field::Role, Detail::UnknownRole(text));
                InterviewerRole::Host
            })
        });
        let mut away = Vec::new();
        for item in self.list(record, Field::Away, |c| matches!(c, ',' | ';' | '|' | '\n')) {
            match parse_span(&item) {
                Some(span) => away.push(span),
                None => self.bad_value(record, Field::Away, Detail::NotASpan(item)),
            }
        }
        let mut conflicts = Vec::new();
        for item in self.list(record, Field::Conflicts, |c| matches!(c, ',' | ';' | '|' | '/') || c.is_whitespace()) {
            let is_meant = |c: &&CandidateKey| {
                c.code.eq_ignore_ascii_case(&item)
                    || c.email.as_deref().and_then(contact::email_key).is_some_and(|e| e == item.to_lowercase())
            };
            match self.candidates.iter().find(is_meant) {
                Some(found) if !conflicts.contains(&found.id) => conflicts.push(found.id),
                Some(_) => {}
                None => self.bad_value(record, Field::Conflicts, Detail::UnknownCandidate(item)),
            }
        }
        let areas = self.areas_of(record);
        Some(Interviewer { name, email, phone, areas, role, away, conflicts })
    }

    /// The areas of a cell. A slash parts two areas only where the day has both: "Design / UX" may be one.
    fn areas_of(&mut self, record: &Record) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for item in self.list(record, Field::Area, |c| matches!(c, ',' | ';' | '|' | '\n')) {
            let parts: Vec<String> = item.split('/').map(clean::one_line).collect();
            let parted = !self.areas.knows(&item) && parts.iter().all(|part| self.areas.knows(part));
            for area in if parted { parts } else { vec![item] } {
                match self.areas.settle(&area) {
                    Some(area) if !found.contains(&area) => found.push(area),
                    Some(_) => {}
                    None => self.bad_value(record, Field::Area, Detail::UnknownArea(area)),
                }
            }
        }
        found
    }

    /// Fills what is empty, adds conflicts, and remarks every other difference.
    fn merge(&mut self, record: &Record, into: &mut Interviewer, said: Interviewer, code: Option<&str>) {
        let mut differ = |field, kept: String, other: String| {
            let detail = Detail::Differs { kept, other, code: code.map(str::to_owned) };
            self.remark(record, field, IssueKind::Conflict, IssueAction::Kept, detail);
        };
        if fold::words(&into.name) != fold::words(&said.name) {
            differ(Field::Name, into.name.clone(), said.name);
        }
        let texts = [
            (Field::Email, Slot::Email, &mut into.email, said.email),
            (Field::Phone, Slot::Phone, &mut into.phone, said.phone),
        ];
        for (field, slot, kept, other) in texts {
            match (kept.as_deref(), other) {
                (None, other) => *kept = other,
                (Some(kept), Some(other)) if !slot.agrees(kept, &other) => differ(field, kept.to_owned(), other),
                _ => {}
            }
        }
        match (into.role, said.role) {
            (None, role) => into.role = role,
            (Some(kept), Some(other)) if kept != other => {
                differ(Field::Role, kept.as_str().to_owned(), other.as_str().to_owned());
            }
            _ => {}
        }
        let spans = |away: &[[String; 2]]| away.iter().map(|s| s.join("-")).collect::<Vec<_>>().join(", ");
        if into.away.is_empty() {
            into.away = said.away;
        } else if !said.away.is_empty() && into.away != said.away {
            differ(Field::Away, spans(&into.away), spans(&said.away));
        }
        let is_other = |area: &String| !into.areas.contains(area);
        if into.areas.is_empty() {
            into.areas = said.areas;
        } else if said.areas.iter().any(is_other) {
            differ(Field::Area, into.areas.join(", "), said.areas.join(", "));
        }
        for candidate in said.conflicts {
            if !into.conflicts.contains(&candidate) {
                into.conflicts.push(candidate);
            }
        }
    }
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

/// A role in Italian or English.
fn parse_role(text: &str) -> Option<InterviewerRole> {
    let folded = fold::words(text);
    let has = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
    if has(&["shadow", "ombra", "osservatore", "osservatrice", "observer", "affiancamento"]) {
        Some(InterviewerRole::Shadow)
    } else if has(&["partner", "ruota", "rotating", "rotante"]) {
        Some(InterviewerRole::Partner)
    } else if has(&["host", "ospite", "fisso", "fissa", "esperto", "esperta"]) {
        Some(InterviewerRole::Host)
    } else {
        None
    }
}

/// A span of the day: `13:00-14:00`, `13-14`, `dalle 13.00 alle 14.00`.
fn parse_span(text: &str) -> Option<[String; 2]> {
    let folded = fold::plain(text);
    let plain = folded.replace(['–', '—'], "-").replace("dalle", "").replace("from", "");
    let (from, to) = plain.split_once('-').or_else(|| plain.split_once("alle")).or_else(|| plain.split_once("to"))?;
    let clock = |part: &str| {
        let (hours, minutes) = part.trim().split_once([':', '.']).unwrap_or((part.trim(), "0"));
        let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
    };
    let (from, to) = (clock(from)?, clock(to)?);
    (from < to).then_some([from, to])
}

#[cfg(test)]
mod tests;
