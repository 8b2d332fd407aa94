//! From rows to people: who consented and has a name, what they wrote, and which rows are one person again.

use super::columns::{Columns, Field};
use super::consent::{self, Consent};
use super::identity::{Book, Found, Identity};
use super::issue::{Detail, Issue, IssueAction, IssueKind};
use super::moment::{self, DayOrder};
use super::person::{Answer, Person, Slot};
use super::{Record, Sheet, clean, contact, fold};
use jiff::civil::DateTime;

/// Somebody who applied, put together from one row or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// Number of the first of their rows.
    pub record: usize,
    /// Text line of that row.
    pub line: usize,
    /// What the rows say.
    pub person: Person,
    /// When that row was sent, as written.
    pub submitted: Option<String>,
    /// The row the area is from, where it is another.
    pub(super) area_row: (usize, usize),
    /// When the newest of the rows was sent, as far as it can be read.
    pub(super) newest: Option<DateTime>,
}

/// What the rows of a sheet come to.
pub(super) struct People {
    pub applicants: Vec<Applicant>,
    pub joined: usize,
    pub refused: usize,
    pub issues: Vec<Issue>,
}

/// Reads one sheet with its columns.
pub(super) fn read_people(sheet: &Sheet, columns: &Columns) -> People {
    let mut reader = Reader::new(sheet, columns);
    let (mut applicants, mut refused) = (Vec::new(), 0);
    for record in &sheet.records {
        match reader.applicant(record) {
            Some(applicant) => applicants.push(applicant),
            None => refused += 1,
        }
    }
    let mut people = People { applicants: Vec::new(), joined: 0, refused, issues: reader.issues };
    people.join_rows(applicants, columns);
    people
}

struct Reader<'a> {
    columns: &'a Columns,
    questions: Vec<(usize, String)>,
    day_order: DayOrder,
    issues: Vec<Issue>,
}

impl<'a> Reader<'a> {
    fn new(sheet: &Sheet, columns: &'a Columns) -> Self {
        // A question named twice gets a number, so that no answer stands for another.
        let mut questions: Vec<(usize, String)> = Vec::new();
        for &column in &columns.answers {
            let label = sheet.label(column);
            let named = |q: &str| questions.iter().any(|(_, other)| fold::words(other) == fold::words(q));
            let question = (2..).map(|n| format!("{label} ({n})")).find(|q| !named(q));
            let question = if named(&label) { question.unwrap_or_default() } else { label };
            questions.push((column, question));
        }
        let sent = columns.find(Field::Submitted).map(|m| m.index);
        let cells = sheet.records.iter().filter_map(|r| sent.map(|i| r.cells[i].as_str()));
        Self { columns, questions, day_order: moment::day_order(cells), issues: Vec::new() }
    }

    fn remark(&mut self, record: &Record, field: Field, detail: Detail) {
        let column = self.columns.find(field).map(|m| m.column.clone());
        self.issues.push(Issue::bad_value(record.number, record.line, column, detail));
    }

    fn refuse(&mut self, record: &Record, field: Field, kind: IssueKind, detail: Detail) {
        let column = self.columns.find(field).map(|m| m.column.clone());
        let action = IssueAction::Refused;
        self.issues.push(Issue { record: record.number, line: record.line, column, kind, action, detail });
    }

    /// The one-line text of a field, none where it says nothing.
    fn short(&mut self, record: &Record, field: Field) -> Option<String> {
        let index = self.columns.find(field)?.index;
        let text = clean::one_line(&record.cells[index]);
        if text.chars().count() > clean::SHORT_LIMIT {
            self.remark(record, field, Detail::TooLong { limit: clean::SHORT_LIMIT });
            return Some(text.chars().take(clean::SHORT_LIMIT).collect());
        }
        Some(text).filter(|t| !contact::is_nothing(t))
    }

    fn name(&mut self, record: &Record) -> Option<String> {
        if self.columns.find(Field::Name).is_some() {
            return self.short(record, Field::Name);
        }
        let parts = [self.short(record, Field::FirstName), self.short(record, Field::LastName)];
        let whole = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(whole).filter(|n| !n.is_empty())
    }

    /// The person of a row, or none where the row is refused.
    fn applicant(&mut self, record: &Record) -> Option<Applicant> {
        if let Some(consent) = self.columns.find(Field::Consent) {
            let said = clean::one_line(&record.cells[consent.index]);
            let meaning = if contact::is_nothing(&said) { Consent::Unclear } else { consent::parse(&said) };
            match meaning {
                Consent::Yes => {}
                Consent::No => {
                    self.refuse(record, Field::Consent, IssueKind::NoConsent, Detail::SaidNo(said));
                    return None;
                }
                Consent::Unclear => self.remark(record, Field::Consent, Detail::ConsentUnclear(said)),
            }
        }
        let Some(name) = self.name(record) else {
            let field = if self.columns.find(Field::Name).is_some() { Field::Name } else { Field::LastName };
            self.refuse(record, field, IssueKind::NoName, Detail::Nameless);
            return None;
        };
        let email = self.short(record, Field::Email);
        if let Some(text) = email.as_ref().filter(|e| !contact::is_email(e)) {
            self.remark(record, Field::Email, Detail::NotAnEmail(text.clone()));
        }
        let phone = self.short(record, Field::Phone);
        if let Some(text) = phone.as_ref().filter(|p| contact::phone_key(p).is_none()) {
            self.remark(record, Field::Phone, Detail::NotAPhone(text.clone()));
        }
        let submitted = self.short(record, Field::Submitted);
        let answered = self.questions.iter().filter(|(column, _)| !record.cells[*column].is_empty());
        let answer = |(column, question): &(usize, String)| Answer {
            question: question.clone(),
            text: record.cells[*column].clone(),
        };
        let answers = answered.map(answer).collect();
        Some(Applicant {
            record: record.number,
            line: record.line,
            newest: submitted.as_deref().and_then(|s| moment::parse(s, self.day_order)),
            submitted,
            area_row: (record.number, record.line),
            person: Person {
                name,
                email,
                phone,
                area: self.short(record, Field::Area),
                second_area: self.short(record, Field::SecondArea),
                town: self.short(record, Field::Town),
                answers,
            },
        })
    }
}

impl People {
    /// Puts rows of one person together; what may be one person and may be two stays two, and is remarked.
    fn join_rows(&mut self, rows: Vec<Applicant>, columns: &Columns) {
        let mut book = Book::default();
        for row in rows {
            let identity = Identity::of(&row.person);
            let here = match book.find(&identity) {
                Found::One(i) | Found::OneByName(i) => {
                    self.join(i, row, columns);
                    i
                }
                found => {
                    if let Found::Several(like) | Found::Perhaps(like) = found {
                        let earlier = &self.applicants[like[0]];
                        let detail = Detail::LikeRecord { record: earlier.record, name: earlier.person.name.clone() };
                        self.issues.push(Issue {
                            record: row.record,
                            line: row.line,
                            column: column_of(&Slot::Name, columns),
                            kind: IssueKind::Duplicate,
                            action: IssueAction::Kept,
                            detail,
                        });
                    }
                    self.applicants.push(row);
                    self.applicants.len() - 1
                }
            };
            book.add(here, identity);
        }
    }

    /// Makes a row part of an applicant: the newer counts, but the area stays that of the older.
    pub fn join(&mut self, into: usize, row: Applicant, columns: &Columns) {
        let earlier = &mut self.applicants[into];
        let mut remark = |column, kind, action, detail| {
            self.issues.push(Issue { record: row.record, line: row.line, column, kind, action, detail });
        };
        let same = Detail::SameAsRecord { record: earlier.record, name: earlier.person.name.clone() };
        let by = if row.person.email.is_some() { Slot::Email } else { Slot::Phone };
        remark(column_of(&by, columns), IssueKind::Duplicate, IssueAction::Joined, same);
        self.joined += 1;

        let row_is_newer = match (row.newest, earlier.newest) {
            (Some(row), Some(earlier)) => row >= earlier,
            _ => true,
        };
        for slot in row.person.slots() {
            let Some(said) = row.person.value(&slot) else { continue };
            let had = earlier.person.value(&slot).map(str::to_owned);
            let is_area = matches!(slot, Slot::Area | Slot::SecondArea);
            let takes = had.is_none() || row_is_newer != is_area;
            if had.as_deref().is_some_and(|had| slot.agrees(had, said)) {
                continue;
            }
            if takes {
                earlier.person.put(&slot, Some(said));
                if slot == Slot::Area {
                    earlier.area_row = row.area_row;
                }
            }
            let Some(had) = had else { continue };
            let respelled = matches!(slot, Slot::Name | Slot::Town) && fold::words(&had) == fold::words(said);
            if !respelled {
                let (kept, other) = if takes { (said.to_owned(), had) } else { (had, said.to_owned()) };
                let detail = Detail::Differs { kept, other, code: None };
                remark(column_of(&slot, columns), IssueKind::Conflict, IssueAction::Kept, detail);
            }
        }
        earlier.newest = earlier.newest.max(row.newest);
    }
}

/// The column of a value, as messages name it.
pub(super) fn column_of(slot: &Slot, columns: &Columns) -> Option<String> {
    let field = match slot {
        Slot::Answer(question) => return Some(question.clone()),
        Slot::Name => columns.find(Field::Name).or_else(|| columns.find(Field::LastName)),
        Slot::Email => columns.find(Field::Email),
        Slot::Phone => columns.find(Field::Phone),
        Slot::Area => columns.find(Field::Area),
        Slot::SecondArea => columns.find(Field::SecondArea),
        Slot::Town => columns.find(Field::Town),
    };
    field.map(|m| m.column.clone())
}
