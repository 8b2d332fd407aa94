//! Workbooks (XLSX, ODS) as rows of text, the way a person would have typed them into a text file. What the columns mean
//! is not known here. A workbook is an archive of XML that can claim any size, so `guard` looks before anything opens it.

mod guard;
mod ods;
mod text;
mod xlsx;

use super::error::{COLUMN_LIMIT, Reason, Workbook};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside a library that reads a workbook. A panic there is caught and means a damaged file: whoever
/// reports panics to a person, or gives a terminal back, leaves it alone.
pub fn is_reading_a_workbook() -> bool {
    READING.get()
}

/// The rows of one sheet of a workbook.
pub(super) struct Rows {
    /// Rows with anything in them, in order.
    pub rows: Vec<WorkbookRow>,
    /// More rows follow than were asked for.
    pub more: bool,
    /// The sheet that was read, where the workbook has other sheets with something in them: their names.
    pub left: Option<(String, Vec<String>)>,
}

/// One row.
pub(super) struct WorkbookRow {
    /// Number in the sheet, from 1.
    pub number: usize,
    /// Its cells from the first column on.
    pub cells: Vec<String>,
}

pub(super) use guard::kind_of_archive;

/// Reads the first sheet with anything in it, at most `limit` filled rows.
pub(super) fn read_rows(kind: Workbook, bytes: &[u8], limit: usize) -> Result<Rows, Reason> {
    guard::look(bytes)?;
    // The libraries are asked about files of any origin: should one of them trip, that is a damaged file and no crash.
    READING.set(true);
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Workbook::Ods => {
            guard::look_into_ods(bytes)?;
            ods::read(bytes, limit)
        }
        _ => xlsx::read(bytes, limit),
    }));
    READING.set(false);
    read.unwrap_or(Err(Reason::WorkbookDamaged(kind)))
}

/// Gathers cells that come in rows, left to right, with holes.
struct Gatherer {
    rows: Vec<WorkbookRow>,
    limit: usize,
}

impl Gatherer {
    /// A cell with something in it; row and column from 0. `false` when there are more rows than were asked for.
    fn put(&mut self, row: u32, column: u32, text: String) -> Result<bool, Reason> {
        if column as usize >= COLUMN_LIMIT {
            return Err(Reason::TooManyColumns);
        }
        let number = row as usize + 1;
        if self.rows.last().is_none_or(|last| last.number != number) {
            if self.rows.len() == self.limit {
                return Ok(false);
            }
            self.rows.push(WorkbookRow { number, cells: Vec::new() });
        }
        if let Some(last) = self.rows.last_mut() {
            last.cells.resize(last.cells.len().max(column as usize + 1), String::new());
            last.cells[column as usize] = text;
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
