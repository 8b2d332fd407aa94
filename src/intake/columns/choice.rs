//! `--map FIELD=COLUMN`: what a person says a column is, which counts more than any guess.

use super::super::{IntakeError, Reason, Sheet, fold};
use super::{Field, Subject};

/// One `--map`, not yet held against a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The field, or none: the column is a question like any other.
    pub field: Option<Field>,
    /// Heading or number of the column, as given.
    pub column: String,
}

/// The name of no field, for columns that were guessed wrongly.
pub const ANSWER: &str = "answer";

impl Choice {
    /// Reads `FIELD=COLUMN`; the command line is named as `file` in errors.
    pub fn parse(text: &str, subject: Subject) -> Result<Self, IntakeError> {
        let fail = |reason| IntakeError::whole("--map", reason);
        let parts = text.split_once('=').filter(|(f, c)| !f.trim().is_empty() && !c.trim().is_empty());
        let (field, column) = parts.ok_or_else(|| fail(Reason::MapSyntax(text.to_owned())))?;
        let wanted = fold::words(field);
        let found = subject.fields().iter().copied().find(|f| f.names().iter().any(|n| fold::words(n) == wanted));
        if found.is_none() && wanted != ANSWER && wanted != "risposta" {
            return Err(fail(Reason::UnknownField { field: field.trim().to_owned(), subject }));
        }
        Ok(Self { field: found, column: column.trim().to_owned() })
    }

    /// The column of this sheet that is meant: by heading, else by number from 1.
    pub fn find(&self, sheet: &Sheet) -> Result<usize, IntakeError> {
        let fail =
            |reason| IntakeError { column: Some(self.column.clone()), ..IntakeError::whole(&sheet.file, reason) };
        let places = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
            (0..sheet.headings.len()).filter(|&i| is(&sheet.headings[i])).collect()
        };
        let mut found = places(&|h| h == self.column);
        if found.is_empty() {
            let wanted = fold::words(&self.column);
            found = places(&|h| !wanted.is_empty() && fold::words(h) == wanted);
        }
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                let number = self.column.trim_start_matches('#').parse::<usize>().ok();
                number.filter(|n| (1..=sheet.headings.len()).contains(n)).map(|n| n - 1).ok_or_else(|| {
                    let headings = (0..sheet.headings.len()).map(|i| sheet.label(i)).collect();
                    fail(Reason::UnknownColumn { headings })
                })
            }
            several => {
                let numbers = several.iter().map(|i| i + 1).collect();
                Err(fail(Reason::AmbiguousColumn { numbers }))
            }
        }
    }
}
