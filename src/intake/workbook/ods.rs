//! ODS: the library expands what is repeated when it opens the file, so `guard` has been over it before.

use super::super::error::{Reason, Workbook};
use super::text::{Value, text_of};
use super::{Gatherer, Rows};
use calamine::{Data, Ods, OdsError, Reader, SheetVisible};
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], limit: usize) -> Result<Rows, Reason> {
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(reason)?;
    let sheets = workbook.sheets_metadata().iter();
    let names: Vec<String> = sheets.filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    let mut read = Rows { rows: Vec::new(), more: false, left: None };
    let mut taken: Option<String> = None;
    let mut left = Vec::new();
    for name in names {
        let range = workbook.worksheet_range(&name).map_err(reason)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let filled = range.used_cells().map(|(row, column, data)| (row, column, text_of(&value(data))));
        let mut filled = filled.filter(|(.., text)| !text.trim().is_empty()).peekable();
        if filled.peek().is_none() {
            continue;
        }
        if taken.is_some() {
            left.push(name);
            continue;
        }
        let mut gatherer = Gatherer { rows: Vec::new(), limit };
        for (row, column, text) in filled {
            if !gatherer.put(first_row + row as u32, first_column + column as u32, text)? {
                read.more = true;
                break;
            }
        }
        read.rows = gatherer.rows;
        taken = Some(name);
    }
    read.left = taken.filter(|_| !left.is_empty()).map(|name| (name, left));
    Ok(read)
}

fn value(cell: &Data) -> Value<'_> {
    match cell {
        Data::Empty | Data::Error(_) => Value::Nothing,
        Data::Int(i) => Value::Number(*i as f64),
        Data::Float(f) => Value::Number(*f),
        Data::String(s) => Value::Text(s),
        Data::Bool(b) => Value::Truth(*b),
        Data::DateTime(d) => Value::Moment(*d),
        Data::DateTimeIso(s) | Data::DurationIso(s) => Value::Iso(s),
    }
}

fn reason(e: OdsError) -> Reason {
    match e {
        OdsError::Password => Reason::WorkbookLocked,
        _ => Reason::WorkbookDamaged(Workbook::Ods),
    }
}
