//! Score sheets: who gave whom how much on what, a mark a row, from any program that can write a table. What the marks say
//! is computed elsewhere; here a mark is a number, or not assessed, and never a guess.

mod columns;
mod value;

use super::error::{IntakeError, Reason};
use super::fold;
use super::table::{Record, read_table};
use columns::Places;
use std::collections::HashMap;

/// The most marks of a sheet.
pub const SCORE_LIMIT: usize = 1_000_000;

/// A score sheet as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreSheet {
    /// Marks in the order of the file.
    pub rows: Vec<ScoreRow>,
    /// Headings that mean nothing here.
    pub ignored: Vec<String>,
    /// What each of the others means, by the contract's name, and its heading.
    pub columns: Vec<(&'static str, String)>,
    /// Name of the encoding, or of the kind of workbook; none where there was nothing to read.
    pub encoding: Option<&'static str>,
    /// What parts the cells; none in a workbook.
    pub separator: Option<char>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreRow {
    /// Number in the sheet, the header being 1.
    pub record: usize,
    /// First text line, from 1.
    pub line: usize,
    /// Whose mark.
    pub candidate: String,
    /// Who gave it.
    pub interviewer: String,
    /// On what.
    pub criterion: String,
    /// The mark.
    pub mark: ScoreMark,
    /// Area of the candidate.
    pub area: Option<String>,
    /// Who sat together.
    pub pair: Option<String>,
    /// Which interview.
    pub interview: Option<String>,
    /// When, in seconds on one scale for the whole file.
    pub time: Option<i64>,
    /// Whoever wrote the sheet was not sure of this mark.
    pub doubt: Option<String>,
}

/// What stands in the score cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScoreMark {
    /// A finite number.
    Given(f64),
    /// Nothing, `-`, `NA`, or that it was not asked.
    NotAssessed,
    /// The interviewer stepped aside: `-:recused`.
    Recused,
    /// The talk was broken off: `-:interrupted`.
    Interrupted,
    /// The candidate was not there: `-:absent`.
    Absent,
}

/// Reads a score sheet (CSV, TSV, XLSX, ODS). A file with no row at all is an empty sheet: that is an answer, too.
pub fn read_scores(file: &str, bytes: &[u8]) -> Result<ScoreSheet, IntakeError> {
    let sheet = match read_table(file, bytes, SCORE_LIMIT) {
        Err(IntakeError { reason: Reason::Empty | Reason::NoRecords, .. }) => return Ok(ScoreSheet::default()),
        read => read?,
    };
    let places = Places::find(&sheet.headings).map_err(|reason| IntakeError::whole(file, reason))?;
    let fail = |record: &Record, column: usize, reason| IntakeError {
        file: file.to_owned(),
        record: Some(record.number),
        line: Some(record.line),
        column: Some(sheet.label(column)),
        reason,
    };
    let times = places.time.map(|column| value::Times::new(sheet.records.iter().map(|r| r.cells[column].as_str())));
    let mut seen: HashMap<[&str; 4], &Record> = HashMap::with_capacity(sheet.records.len());
    let mut rows = Vec::with_capacity(sheet.records.len());
    for record in &sheet.records {
        let needed = |column: usize| match record.cells[column].as_str() {
            "" => Err(fail(record, column, Reason::EmptyCell)),
            text => Ok(text),
        };
        let optional = |column: Option<usize>| column.map(|c| record.cells[c].as_str()).filter(|text| !text.is_empty());
        let (candidate, interviewer) = (needed(places.candidate)?, needed(places.interviewer)?);
        let (criterion, interview) = (needed(places.criterion)?, optional(places.interview));
        let mark = value::mark(&record.cells[places.score])
            .ok_or_else(|| fail(record, places.score, Reason::NotANumber(record.cells[places.score].clone())))?;
        let mark = value::with_reason(mark, optional(places.not_assessed).unwrap_or_default());
        let cell = [candidate, interviewer, criterion, interview.unwrap_or_default()];
        if let Some(earlier) = seen.insert(cell, record) {
            return Err(fail(record, places.score, Reason::SameCellTwice { line: earlier.line }));
        }
        let time = match (&times, optional(places.time)) {
            (Some(times), Some(text)) => Some(
                times
                    .read(text)
                    .ok_or_else(|| fail(record, places.time.unwrap_or_default(), Reason::NotATime(text.to_owned())))?,
            ),
            _ => None,
        };
        rows.push(ScoreRow {
            record: record.number,
            line: record.line,
            candidate: candidate.to_owned(),
            interviewer: interviewer.to_owned(),
            criterion: criterion.to_owned(),
            mark,
            area: optional(places.area).map(str::to_owned),
            pair: optional(places.pair).map(str::to_owned),
            interview: interview.map(str::to_owned),
            time,
            doubt: optional(places.doubt).map(str::to_owned),
        });
    }
    let headings = || sheet.headings.iter().enumerate();
    let ignored = headings().filter(|(i, heading)| places.name(*i).is_none() && !heading.is_empty());
    let columns = headings().filter_map(|(i, heading)| Some((places.name(i)?, heading.clone())));
    Ok(ScoreSheet {
        rows,
        ignored: ignored.map(|(_, heading)| heading.clone()).collect(),
        columns: columns.collect(),
        encoding: Some(sheet.encoding),
        separator: sheet.separator,
    })
}

#[cfg(test)]
mod tests;
