//! A text file or a workbook as a sheet: header and records, each with its number and its line. What the columns mean is not known here.

mod split;

use super::clean;
use super::encoding::{decode, workbook_kind};
use super::error::{CELL_LIMIT, COLUMN_LIMIT, FILE_LIMIT, IntakeError, RECORD_LIMIT, Reason, Workbook};
use super::issue::{Detail, Issue, IssueAction, IssueKind};
use super::workbook;
use split::{Row, Splitter, Stop};

/// How many rows tell the separator.
const LOOK: usize = 50;

/// A sheet as read, all text cleaned.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The file as it was named.
    pub file: String,
    /// Name of the encoding, or of the kind of workbook.
    pub encoding: &'static str,
    /// What parts the cells; none in a workbook.
    pub separator: Option<char>,
    /// Headings, one line each, in order; empty where the file has none.
    pub headings: Vec<String>,
    /// Rows with anything in them, as many cells as there are headings.
    pub records: Vec<Record>,
    /// What was remarked while reading.
    pub issues: Vec<Issue>,
}

/// One row of a sheet.
#[derive(Clone, Debug)]
pub struct Record {
    /// Number in the sheet, the header being 1; blank rows count, since a spreadsheet counts them.
    pub number: usize,
    /// First text line, or row of the workbook, from 1.
    pub line: usize,
    /// The cells, cleaned, several lines kept.
    pub cells: Vec<String>,
}

impl Sheet {
    /// What messages call a column: its heading, or `#n`.
    pub fn label(&self, column: usize) -> String {
        label(&self.headings, column)
    }

    /// Whether any record has something in this column.
    pub fn is_used(&self, column: usize) -> bool {
        self.records.iter().any(|r| !r.cells[column].is_empty())
    }
}

fn label(headings: &[String], column: usize) -> String {
    match headings.get(column) {
        Some(heading) if !heading.is_empty() => heading.clone(),
        _ => format!("#{}", column + 1),
    }
}

/// Reads a list of people (CSV, TSV, XLSX, ODS); `file` is what messages call it.
pub fn read_sheet(file: &str, bytes: &[u8]) -> Result<Sheet, IntakeError> {
    read_table(file, bytes, RECORD_LIMIT)
}

/// Reads a table of at most `limit` records.
pub(super) fn read_table(file: &str, bytes: &[u8], limit: usize) -> Result<Sheet, IntakeError> {
    if bytes.len() > FILE_LIMIT {
        return Err(IntakeError::whole(file, Reason::FileTooLarge));
    }
    if let Some(kind @ (Workbook::Xlsx | Workbook::Ods)) = workbook_kind(bytes) {
        return read_workbook(file, bytes, kind, limit);
    }
    let decoded = decode(bytes).map_err(|reason| IntakeError::whole(file, reason))?;
    let (separator, text, first_line) = match told_separator(&decoded.text) {
        Some((separator, rest)) => (separator, rest, 2),
        None => (guess_separator(&decoded.text), decoded.text.as_str(), 1),
    };
    let rows = Splitter::new(text, separator, first_line).skip_while(|row| row.as_ref().is_ok_and(Row::is_blank));
    assemble(file, decoded.encoding, Some(separator), rows.enumerate().map(|(i, row)| (i + 1, row)), limit)
}

fn read_workbook(file: &str, bytes: &[u8], kind: Workbook, limit: usize) -> Result<Sheet, IntakeError> {
    // one more than may be, and the header: then it is known that there are too many
    let read = workbook::read_rows(kind, bytes, limit + 2).map_err(|reason| IntakeError::whole(file, reason))?;
    let header = read.rows.first().map_or(1, |row| row.number);
    let rows =
        read.rows.into_iter().map(|row| (row.number - header + 1, Ok(Row { line: row.number, cells: row.cells })));
    let mut sheet = assemble(file, kind.as_str(), None, rows, limit)?;
    if let Some((taken, left)) = read.left {
        let issue = Issue::bad_value(1, header, None, Detail::SheetsLeft { taken, left });
        sheet.issues.insert(0, issue);
    }
    Ok(sheet)
}

/// Rows with their numbers, the first being the header, as a sheet.
fn assemble(
    file: &str,
    encoding: &'static str,
    separator: Option<char>,
    rows: impl Iterator<Item = (usize, Result<Row, Stop>)>,
    limit: usize,
) -> Result<Sheet, IntakeError> {
    let mut headings: Vec<String> = Vec::new();
    let mut issues = Vec::new();
    let mut records: Vec<Record> = Vec::new();
    let mut header_line = 1;
    for (number, row) in rows {
        let fail = |line, column: Option<usize>, reason| IntakeError {
            file: file.to_owned(),
            record: Some(number),
            line: Some(line),
            column: column.map(|c| label(&headings, c)),
            reason,
        };
        let row = row.map_err(|stop| fail(stop.line, Some(stop.column), stop.reason))?;
        if row.cells.len() > COLUMN_LIMIT && row.cells[COLUMN_LIMIT..].iter().any(|c| !c.trim().is_empty()) {
            return Err(fail(row.line, None, Reason::TooManyColumns));
        }
        if let Some(long) = row.cells.iter().position(|cell| cell.chars().nth(CELL_LIMIT).is_some()) {
            return Err(fail(row.line, Some(long), Reason::CellTooLong));
        }
        if number == 1 {
            header_line = row.line;
            headings = row.cells.iter().take(COLUMN_LIMIT).map(|c| clean::one_line(c)).collect();
            while headings.last().is_some_and(String::is_empty) {
                headings.pop();
            }
            continue;
        }
        if row.is_blank() {
            continue;
        }
        if records.len() == limit {
            return Err(fail(row.line, None, Reason::TooManyRecords(limit)));
        }
        let short = if separator.is_some() { ShortRows::Remarked } else { ShortRows::Usual };
        records.push(clean_record(number, row, &headings, short, &mut issues));
    }
    if headings.is_empty() {
        return Err(IntakeError::whole(file, Reason::Empty));
    }
    if records.is_empty() {
        return Err(IntakeError::whole(file, Reason::NoRecords));
    }

    // Cells beyond the header are kept under a number, so every record gets the width of the widest.
    let width = records.iter().map(|r| r.cells.len()).max().unwrap_or(0).max(headings.len());
    headings.resize(width, String::new());
    for record in &mut records {
        record.cells.resize(width, String::new());
    }
    let doubled = headings.iter().enumerate().filter_map(|(i, heading)| {
        let first = headings[..i].iter().position(|h| !h.is_empty() && h == heading)?;
        Some(Issue {
            record: 1,
            line: header_line,
            column: Some(heading.clone()),
            kind: IssueKind::Duplicate,
            action: IssueAction::Kept,
            detail: Detail::HeadingTwice { first: first + 1 },
        })
    });
    let issues = doubled.chain(issues).collect();
    Ok(Sheet { file: file.to_owned(), encoding, separator, headings, records, issues })
}

/// Whether a row with fewer cells than the header is worth a word: in a text file a separator is missing, in a workbook
/// the last cells are just empty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ShortRows {
    Remarked,
    Usual,
}

/// Cleans a row's cells and remarks on what is odd about it: at most one remark of each kind a row.
fn clean_record(number: usize, row: Row, headings: &[String], short: ShortRows, issues: &mut Vec<Issue>) -> Record {
    let columns = headings.len();
    let given = row.cells.len();
    let mut remark = |column: Option<usize>, detail| {
        issues.push(Issue::bad_value(number, row.line, column.map(|c| label(headings, c)), detail));
    };
    let cleaned: Vec<_> = row.cells.iter().map(|raw| clean::cell(raw)).collect();
    if let Some(i) = cleaned.iter().position(|c| c.dropped) {
        remark(Some(i), Detail::Unprintable);
    }
    if let Some(i) = cleaned.iter().position(|c| c.text.contains('\u{fffd}')) {
        remark(Some(i), Detail::Unreadable);
    }
    let mut cells: Vec<String> = cleaned.into_iter().map(|c| c.text).collect();
    while cells.len() > columns && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.len() > columns {
        remark(Some(columns), Detail::LongRow { cells: cells.len(), columns });
    } else if given < columns && short == ShortRows::Remarked {
        remark(Some(given), Detail::ShortRow { cells: given, columns });
    }
    Record { number, line: row.line, cells }
}

/// Excel's first line `sep=;`, and the text after it.
fn told_separator(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let separator = rest.chars().next().filter(|c| matches!(c, ';' | ',' | '\t' | '|'))?;
    let rest = &rest[1..];
    ["\r\n", "\n", "\r"].iter().find_map(|end| rest.strip_prefix(end)).map(|rest| (separator, rest))
}

/// The separator under which the first rows agree best with a wide header.
fn guess_separator(text: &str) -> char {
    let fit = |separator: char| {
        let mut rows = Splitter::new(text, separator, 1).map_while(Result::ok).filter(|row| !row.is_blank());
        let columns = rows.next().map_or(0, |header| header.cells.len());
        let (mut agreeing, mut seen) = (1, 1);
        for row in rows.take(LOOK) {
            agreeing += usize::from(row.cells.len() == columns);
            seen += 1;
        }
        // In thousandths of a column; one column is no table unless nothing else is.
        if columns < 2 { 0 } else { columns * agreeing * 1_000 / seen }
    };
    let mut best = (';', fit(';'));
    for separator in ['\t', ',', '|'] {
        let found = fit(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}

#[cfg(test)]
mod tests;
