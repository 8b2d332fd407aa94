//! One row of a sheet as an interviewer, and two descriptions of one interviewer made one.

use super::super::area::Areas;
use super::super::columns::{Columns, Field};
use super::super::issue::{Detail, Issue, IssueAction, IssueKind};
use super::super::person::Slot;
use super::super::{Record, clean, contact, fold};
use super::{CandidateKey, Draft, Interviewer, InterviewerRole, KnownInterviewer};

/// Reads rows, and keeps what there is to say about them.
pub(super) struct Reader<'a> {
    pub columns: &'a Columns,
    pub areas: Areas,
    pub candidates: &'a [CandidateKey],
    pub issues: Vec<Issue>,
}

impl Reader<'_> {
    pub fn remark(&mut self, record: &Record, field: Field, kind: IssueKind, action: IssueAction, detail: Detail) {
        let column = self.columns.find(field).map(|m| m.column.clone());
        self.issues.push(Issue { record: record.number, line: record.line, column, kind, action, detail });
    }

    fn bad_value(&mut self, record: &Record, field: Field, detail: Detail) {
        self.remark(record, field, IssueKind::BadValue, IssueAction::Kept, detail);
    }

    pub fn remark_likeness(&mut self, record: &Record, like: usize, existing: &[KnownInterviewer], drafts: &[Draft]) {
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

    pub fn read(&mut self, record: &Record) -> Option<Interviewer> {
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
    pub fn merge(&mut self, record: &Record, into: &mut Interviewer, said: Interviewer, code: Option<&str>) {
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
