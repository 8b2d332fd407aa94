//! What the cells of a column look like, whatever its heading says.

use super::super::{Record, Sheet, consent, contact, fold, moment};
use std::collections::BTreeSet;

/// How many records are looked at.
const LOOK: usize = 400;

/// Shares (in percent of the cells with something in them) and the usual length.
pub(super) struct Content {
    pub filled: usize,
    pub emails: usize,
    pub phones: usize,
    pub sure_phones: usize,
    pub moments: usize,
    pub yes_no: usize,
    pub lettered: usize,
    pub names: usize,
    pub areas: usize,
    pub different: usize,
    pub length: usize,
}

impl Content {
    /// Looks at a column; `areas` are the keys of the day's areas.
    pub fn of(sheet: &Sheet, column: usize, areas: &BTreeSet<String>) -> Self {
        let cell = |r: &'_ Record| r.cells[column].clone();
        let cells: Vec<String> =
            sheet.records.iter().map(cell).filter(|c| !contact::is_nothing(c)).take(LOOK).collect();
        let filled = cells.len();
        let share = |is: &dyn Fn(&str) -> bool| cells.iter().filter(|c| is(c)).count() * 100 / filled.max(1);
        let different: BTreeSet<&String> = cells.iter().collect();
        Self {
            filled,
            emails: share(&contact::is_email),
            phones: share(&contact::is_phone),
            sure_phones: share(&contact::is_surely_phone),
            moments: share(&moment::is_moment),
            yes_no: share(&|c| consent::parse(c) != consent::Consent::Unclear),
            lettered: share(&|c| c.chars().filter(|c| c.is_alphabetic()).count() * 2 > c.chars().count()),
            names: share(&is_name),
            areas: if areas.is_empty() { 0 } else { share(&|c| areas.contains(&fold::plain(c))) },
            different: different.len() * 100 / filled.max(1),
            length: cells.iter().map(|c| c.chars().count()).sum::<usize>() / filled.max(1),
        }
    }
}

/// Two to five capitalised words without digits.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = words.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    (2..=5).contains(&words.len())
        && starts + 1 >= words.len()
        && starts >= 2
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-' | '.'))
}
