//! The entry lines of a file in rows, so that two threads can work on them: a row is some lines that stand together, in one
//! piece of memory. What a line says is not looked at.

use crate::bundle::frame::{Line, LineReader};
use crate::wire::envelope::LINE_LIMIT;
use std::io;
use std::path::Path;

/// A row ends after so many lines …
const LINES: usize = 256;
/// … or so many bytes: what is in memory at once is bounded by the longest line.
const BYTES: usize = 128 << 10;

/// Lines that stand together, each with its line break.
pub(super) struct Row {
    text: Vec<u8>,
    ends: Vec<usize>,
    /// Where in the file's entries it begins, in bytes.
    pub offset: u64,
    /// Whether the last of its lines is the last of the file.
    pub last: bool,
    /// What ended the reading, after these lines.
    pub fault: Option<io::Error>,
}

impl Row {
    /// The lines, line breaks included.
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, to)| &self.text[from..*to])
    }
}

/// A file's rows.
pub(super) struct Rows {
    reader: LineReader,
    next: u64,
    entries: u64,
    offset: u64,
}

impl Rows {
    /// From the first entry of a file that has so many.
    pub fn open(path: &Path, entries: u64) -> io::Result<Self> {
        let mut reader = LineReader::open(path)?;
        reader.skip_opening()?;
        Ok(Self { reader, next: 0, entries, offset: 0 })
    }

    /// From the line after the first so many.
    pub fn skip(mut self, lines: u64) -> io::Result<Self> {
        while self.next < lines {
            self.reader.next(LINE_LIMIT)?;
            self.offset += self.reader.text().len() as u64;
            self.next += 1;
        }
        Ok(self)
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.next == self.entries {
            return None;
        }
        let offset = self.offset;
        let mut row = Row { text: Vec::with_capacity(BYTES), ends: Vec::new(), offset, last: false, fault: None };
        while self.next < self.entries && row.ends.len() < LINES && row.text.len() < BYTES {
            match self.reader.append(LINE_LIMIT, &mut row.text) {
                Ok(Line::Whole) => row.ends.push(row.text.len()),
                // the pass before saw more
                Ok(_) => row.fault = Some(io::ErrorKind::UnexpectedEof.into()),
                Err(e) => row.fault = Some(e),
            }
            self.next += 1;
            if row.fault.is_some() {
                self.next = self.entries;
            }
        }
        self.offset += row.text.len() as u64;
        row.last = self.next == self.entries;
        Some(row)
    }
}
