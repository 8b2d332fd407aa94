//! A look into an archive before a library opens it: parts, unpacked size, and how large a table an ODS would become.
//! A few hundred bytes can claim a table of gigabytes, and running out of memory ends the program.

use super::super::error::{FILE_LIMIT, Reason, Workbook};
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor, Read};

/// The most parts of an archive.
const PARTS: usize = 2_000;
/// The largest table of an ODS, in cells from the first to the last that is filled.
const BOX: u64 = 1_000_000;

type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

fn open(bytes: &[u8]) -> Result<Archive<'_>, Reason> {
    Archive::new(Cursor::new(bytes)).map_err(|_| Reason::WorkbookDamaged(Workbook::Zip))
}

/// What an archive is by the names of its parts, if its listing can be read.
pub fn kind_of_archive(bytes: &[u8]) -> Option<Workbook> {
    let archive = open(bytes).ok()?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    Some(if has("xl/workbook.bin") {
        Workbook::Xlsb
    } else if has("xl/workbook.xml") {
        Workbook::Xlsx
    } else if has("content.xml") && has("mimetype") {
        Workbook::Ods
    } else {
        Workbook::Zip
    })
}

/// Counts parts and bytes, as listed and as they really unpack.
pub fn look(bytes: &[u8]) -> Result<(), Reason> {
    let mut archive = open(bytes)?;
    if archive.len() > PARTS {
        return Err(Reason::WorkbookTooLarge);
    }
    let mut left = FILE_LIMIT as u64;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(_) => Reason::WorkbookLocked,
            _ => Reason::WorkbookDamaged(Workbook::Zip),
        })?;
        if part.size() > left {
            return Err(Reason::WorkbookTooLarge);
        }
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| Reason::WorkbookDamaged(Workbook::Zip))?;
        left = left.checked_sub(unpacked).ok_or(Reason::WorkbookTooLarge)?;
    }
    Ok(())
}

/// How far the tables of an ODS reach once what is said to be repeated is repeated.
pub fn look_into_ods(bytes: &[u8]) -> Result<(), Reason> {
    let damaged = || Reason::WorkbookDamaged(Workbook::Ods);
    let mut archive = open(bytes)?;
    let content = archive.by_name("content.xml").map_err(|_| damaged())?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(content.take(FILE_LIMIT as u64)));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut table = Table::default();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Eof => return Ok(()),
            Event::Start(e) => table.start(&e),
            Event::Empty(e) => {
                table.start(&e);
                table.end(local(e.name().as_ref()));
            }
            Event::End(e) => table.end(local(e.name().as_ref())),
            Event::Text(t) => table.filled |= !t.trim_ascii().is_empty(),
            Event::CData(_) | Event::GeneralRef(_) => table.filled = true,
            _ => {}
        }
        if table.last_row.saturating_mul(table.last_column) > BOX {
            return Err(Reason::WorkbookTooLarge);
        }
        buffer.clear();
    }
}

/// Where the walk stands in one table.
#[derive(Default)]
struct Table {
    row: u64,
    column: u64,
    row_repeats: u64,
    cell_repeats: u64,
    row_filled: bool,
    filled: bool,
    last_row: u64,
    last_column: u64,
}

impl Table {
    fn start(&mut self, element: &BytesStart<'_>) {
        match local(element.name().as_ref()) {
            "table" => *self = Table::default(),
            "table-row" => {
                self.row_repeats = repeats(element, "number-rows-repeated");
                (self.column, self.row_filled) = (0, false);
            }
            "table-cell" | "covered-table-cell" => {
                self.cell_repeats = repeats(element, "number-columns-repeated");
                self.filled = element.attributes().flatten().any(|a| local(a.key.as_ref()) == "value-type");
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(self.cell_repeats);
                if self.filled {
                    self.row_filled = true;
                    self.last_column = self.last_column.max(self.column);
                }
                self.filled = false;
            }
            "table-row" => {
                self.row = self.row.saturating_add(self.row_repeats);
                if self.row_filled {
                    self.last_row = self.row;
                }
            }
            _ => {}
        }
    }
}

/// A name without its prefix: any prefix may stand for the table's namespace.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u64 {
    let said = element.attributes().flatten().find(|a| local(a.key.as_ref()) == name);
    said.and_then(|a| a.value.trim().parse().ok()).unwrap_or(1)
}
