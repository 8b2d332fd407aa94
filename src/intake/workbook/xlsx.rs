//! XLSX, cell by cell: a range of it would be allocated whole, from the first cell to the last.

use super::super::error::{Reason, Workbook};
use super::text::{Value, text_of};
use super::{Gatherer, Rows};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], limit: usize) -> Result<Rows, Reason> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(reason)?;
    let sheets = workbook.sheets_metadata().iter();
    let shown = |s: &&calamine::Sheet| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible;
    let names: Vec<String> = sheets.filter(shown).map(|s| s.name.clone()).collect();
    let mut read = Rows { rows: Vec::new(), more: false, left: None };
    let mut taken: Option<String> = None;
    let mut left = Vec::new();
    for name in names {
        let wanted = if taken.is_none() { limit } else { 0 };
        let mut gatherer = Gatherer { rows: Vec::new(), limit: wanted };
        let mut more = false;
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(reason)?;
        while let Some(cell) = cells.next_cell().map_err(reason)? {
            let text = text_of(&value(cell.get_value()));
            if text.trim().is_empty() {
                continue;
            }
            let (row, column) = cell.get_position();
            // of a sheet that is left aside only this is asked: whether there is anything in it
            if wanted == 0 || !gatherer.put(row, column, text)? {
                more = true;
                break;
            }
        }
        match (&taken, more || !gatherer.rows.is_empty()) {
            (_, false) => {}
            (Some(_), true) => left.push(name),
            (None, true) => {
                (read.rows, read.more) = (gatherer.rows, more);
                taken = Some(name);
            }
        }
    }
    read.left = taken.filter(|_| !left.is_empty()).map(|name| (name, left));
    Ok(read)
}

fn value<'a>(cell: &'a DataRef<'_>) -> Value<'a> {
    match cell {
        DataRef::Empty => Value::Nothing,
        DataRef::Int(i) => Value::Number(*i as f64),
        DataRef::Float(f) => Value::Number(*f),
        DataRef::String(s) => Value::Text(s),
        DataRef::SharedString(s) => Value::Text(s),
        DataRef::Bool(b) => Value::Truth(*b),
        DataRef::DateTime(d) => Value::Moment(*d),
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => Value::Iso(s),
        DataRef::Error(_) => Value::Nothing,
    }
}

fn reason(e: XlsxError) -> Reason {
    match e {
        XlsxError::Password => Reason::WorkbookLocked,
        // an XLSB has no `xl/workbook.xml`
        XlsxError::FileNotFound(name) if name.contains("workbook") => Reason::Workbook(Workbook::Xlsb),
        _ => Reason::WorkbookDamaged(Workbook::Xlsx),
    }
}
