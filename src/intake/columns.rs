//! Which column is what: guessed from headings and content, overruled by `--map`. What is no field is a question.

mod choice;
mod content;
mod headings;

use super::{IntakeError, Reason, Sheet, fold};
pub use choice::{ANSWER, Choice};
use content::Content;
use std::collections::BTreeSet;

/// A guess needs this much.
const ENOUGH: i32 = 40;
/// Taken off where there are no cells to look at.
const EMPTY: i32 = 20;
/// Taken off where the cells gainsay the heading: a heading that is the field's very name stands, if nothing fits better.
const GAINSAID: i32 = 60;

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// People who apply.
    Candidates,
    /// People who select.
    Interviewers,
}

impl Subject {
    /// The fields such a file may have.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Candidates => {
                &[Name, FirstName, LastName, Email, Phone, Area, SecondArea, Town, Availability, Consent, Submitted]
            }
            Self::Interviewers => &[Name, FirstName, LastName, Email, Phone, Role, Area, Away, Conflicts],
        }
    }
}

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// First and last name together.
    Name,
    /// First name alone.
    FirstName,
    /// Last name alone.
    LastName,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// The area somebody applies for; an interviewer's areas.
    Area,
    /// Another area.
    SecondArea,
    /// Where somebody lives.
    Town,
    /// When somebody can come; kept as an answer too.
    Availability,
    /// Whether somebody consented to the use of what they wrote.
    Consent,
    /// When the form was sent.
    Submitted,
    /// Host, partner or shadow.
    Role,
    /// When an interviewer is away.
    Away,
    /// Candidates an interviewer must not meet.
    Conflicts,
}

impl Field {
    /// The name in JSON and in `--map`.
    pub fn as_str(self) -> &'static str {
        self.names()[0]
    }

    /// Every name `--map` takes for it.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["name", "nome e cognome", "full name", "nominativo"],
            Self::FirstName => &["first_name", "first", "nome"],
            Self::LastName => &["last_name", "last", "surname", "cognome"],
            Self::Email => &["email", "e-mail", "mail"],
            Self::Phone => &["phone", "telephone", "telefono", "tel"],
            Self::Area => &["area", "areas", "aree"],
            Self::SecondArea => &["second_area", "second", "area2", "seconda area", "seconda"],
            Self::Town => &["town", "city", "citta", "comune"],
            Self::Availability => &["availability", "available", "disponibilita"],
            Self::Consent => &["consent", "consenso"],
            Self::Submitted => &["submitted", "submitted_at", "timestamp", "inviata", "data"],
            Self::Role => &["role", "ruolo"],
            Self::Away => &["away", "assenze", "assente"],
            Self::Conflicts => &["conflicts", "conflict", "conflitti"],
        }
    }
}

/// Who says what a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Heading and content.
    Guess,
    /// `--map`.
    Option,
}

impl By {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Option => "option",
        }
    }
}

/// One column with a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What it means.
    pub field: Field,
    /// Its heading, or `#n`.
    pub column: String,
    /// Who says so.
    pub by: By,
    /// Its place, from 0.
    pub index: usize,
}

/// The columns of a sheet with their meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Columns that are fields, in the order of the sheet.
    pub mapping: Vec<Mapping>,
    /// Columns that are kept as question and answer, by place.
    pub answers: Vec<usize>,
}

impl Columns {
    /// Gives every column its meaning. `areas` are those of the day, by which a column of areas is recognised.
    pub fn resolve(sheet: &Sheet, subject: Subject, choices: &[Choice], areas: &[String]) -> Result<Self, IntakeError> {
        let mut taken: Vec<(Field, usize, By)> = Vec::new();
        let mut questions: BTreeSet<usize> = BTreeSet::new();
        for choice in choices {
            let column = choice.find(sheet)?;
            let twice = taken.iter().any(|(f, c, _)| Some(*f) == choice.field || *c == column);
            if twice || questions.contains(&column) {
                return Err(IntakeError::whole(&sheet.file, Reason::MappedTwice(sheet.label(column))));
            }
            match choice.field {
                Some(field) => taken.push((field, column, By::Option)),
                None => _ = questions.insert(column),
            }
        }
        guess(sheet, subject, areas, &questions, &mut taken);
        settle_names(sheet, &mut taken);
        if !taken.iter().any(|(f, ..)| matches!(f, Field::Name | Field::FirstName | Field::LastName)) {
            let headings = (0..sheet.headings.len()).map(|i| sheet.label(i)).collect();
            return Err(IntakeError::whole(&sheet.file, Reason::NoNameColumn { headings }));
        }
        taken.sort_by_key(|(_, column, _)| *column);
        let is_field = |c: &usize| taken.iter().any(|(f, column, _)| column == c && *f != Field::Availability);
        let answers = (0..sheet.headings.len()).filter(|c| !is_field(c) && sheet.is_used(*c)).collect();
        let mapping =
            taken.iter().map(|&(field, index, by)| Mapping { field, column: sheet.label(index), by, index }).collect();
        Ok(Self { mapping, answers })
    }

    /// The column of a field, if the sheet has it.
    pub fn find(&self, field: Field) -> Option<&Mapping> {
        self.mapping.iter().find(|m| m.field == field)
    }

    /// Headings of the columns that are no field.
    pub fn unmapped(&self, sheet: &Sheet) -> Vec<String> {
        let mapped = |i: usize| self.mapping.iter().any(|m| m.index == i);
        let used = |i: &usize| !mapped(*i) && (!sheet.headings[*i].is_empty() || sheet.is_used(*i));
        (0..sheet.headings.len()).filter(used).map(|i| sheet.label(i)).collect()
    }
}

/// Takes the surest pair of field and column first, then the next among what is left.
fn guess(
    sheet: &Sheet,
    subject: Subject,
    areas: &[String],
    questions: &BTreeSet<usize>,
    taken: &mut Vec<(Field, usize, By)>,
) {
    let areas: BTreeSet<String> = areas.iter().map(|a| fold::plain(a)).collect();
    let has = |field, taken: &[(Field, usize, By)]| taken.iter().any(|(f, ..)| *f == field);
    let named = has(Field::Name, taken);
    let parted = has(Field::FirstName, taken) || has(Field::LastName, taken);
    let open = |field: Field| match field {
        Field::FirstName | Field::LastName => !named,
        Field::Name => !parted,
        _ => true,
    };
    let mut guesses: Vec<(i32, usize, Field)> = Vec::new();
    for column in (0..sheet.headings.len()).filter(|c| !questions.contains(c)) {
        let content = Content::of(sheet, column, &areas);
        for &field in subject.fields().iter().filter(|f| open(**f)) {
            let sure = judge(field, &sheet.headings[column], &content, subject);
            if sure >= ENOUGH {
                guesses.push((sure, column, field));
            }
        }
    }
    guesses.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, column, field) in guesses {
        if !taken.iter().any(|(f, c, _)| *f == field || *c == column) {
            taken.push((field, column, By::Guess));
        }
    }
}

/// Heading and content together. The numbers only order guesses: a heading alone is enough, unless the cells gainsay it;
/// cells alone are enough where they can be nothing else.
fn judge(field: Field, heading: &str, c: &Content, subject: Subject) -> i32 {
    let said = headings::score(field, heading);
    if c.filled == 0 {
        // Forms keep empty columns of their own for what they ask nobody; the filled one is meant.
        let has_double = matches!(field, Field::Name | Field::Email | Field::Phone);
        return said - if has_double { GAINSAID } else { EMPTY };
    }
    let gainsaid = |is: bool| if is { said - GAINSAID } else { said };
    let mostly = |share: usize, alone: i32| match (said, share) {
        (0, 80..) => alone,
        (0, _) => 0,
        (_, 50..) => said + 20,
        (_, 0..=20) => said - GAINSAID,
        _ => said,
    };
    match field {
        Field::Email => mostly(c.emails, 60),
        Field::Phone if c.moments > 50 => 0,
        Field::Phone if said == 0 && is_about_numbers(heading) => 0,
        Field::Phone if said == 0 => mostly(c.sure_phones, 45),
        Field::Phone => mostly(c.phones, 0),
        Field::Submitted if said == 0 && headings::score(Field::Availability, heading) > 0 => 0,
        Field::Submitted => mostly(c.moments, 45),
        Field::Consent => gainsaid(c.yes_no < 50 || c.length > 150),
        Field::Area if subject == Subject::Interviewers => gainsaid(c.lettered < 50),
        Field::Area | Field::SecondArea => {
            let known = if c.areas >= 50 { 30 } else { 0 };
            match said {
                0 if field == Field::Area && c.areas >= 60 => 60,
                0 => 0,
                _ => gainsaid(c.length > 80 || c.lettered < 50 || c.yes_no > 80) + known,
            }
        }
        Field::Town => gainsaid(c.length > 60 || c.lettered < 50 || c.yes_no > 80),
        Field::Name => match said {
            0 if c.names >= 80 && c.different >= 80 => 45,
            _ => gainsaid(c.length > 60 || c.lettered < 50),
        },
        Field::FirstName | Field::LastName => gainsaid(c.length > 60 || c.lettered < 50),
        Field::Role => gainsaid(c.length > 40),
        Field::Availability | Field::Away | Field::Conflicts => said,
    }
}

/// Headings over figures that look like telephone numbers and are none.
fn is_about_numbers(heading: &str) -> bool {
    let folded = fold::words(heading);
    let figures = ["iva", "fiscale", "cap", "codice", "code", "vat", "id", "zip", "iban", "tax"];
    folded.split(' ').any(|w| figures.contains(&w))
}

/// "Nome" beside "Cognome" is a first name; a whole name makes the parts needless, and two parts a name without surname.
fn settle_names(sheet: &Sheet, taken: &mut Vec<(Field, usize, By)>) {
    let find = |field, taken: &[(Field, usize, By)]| taken.iter().position(|(f, ..)| *f == field);
    let (name, first, last) = (find(Field::Name, taken), find(Field::FirstName, taken), find(Field::LastName, taken));
    let Some(name) = name else { return };
    if taken[name].2 == By::Option {
        taken.retain(|(f, ..)| !matches!(f, Field::FirstName | Field::LastName));
    } else if headings::is_whole_name(&sheet.headings[taken[name].1]) {
        taken.retain(|(f, _, by)| *by == By::Option || !matches!(f, Field::FirstName | Field::LastName));
    } else {
        match (first, last) {
            (None, Some(_)) => taken[name].0 = Field::FirstName,
            (Some(_), Some(_)) => _ = taken.remove(name),
            (Some(_), None) => taken.retain(|(f, ..)| *f != Field::FirstName),
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests;
