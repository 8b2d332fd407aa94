//! The third reading: the lines of a proven file handed on, each with the entry it stands for. Two threads read and decode
//! ahead of whoever takes them; what was kept while the file was proven comes first and is not read again.

use crate::bundle::ahead::Ahead;
use crate::bundle::rows::{Row, Rows};
use crate::domain::entry::Entry;
use crate::wire::envelope::read_trusted;
use crate::wire::fact::decode;
use std::io;
use std::path::Path;

type Line = io::Result<(String, Entry)>;

/// The lines of a verified file, without comma and line break.
pub struct Lines {
    kept: std::vec::IntoIter<(String, Entry)>,
    row: std::vec::IntoIter<Line>,
    rest: Option<Ahead<Vec<Line>>>,
}

impl Lines {
    /// Those of a file that has so many, the first of which are here already.
    pub(super) fn read(path: &Path, entries: u64, kept: Vec<(String, Entry)>) -> io::Result<Self> {
        let here = kept.len() as u64;
        let rest = match here == entries {
            true => None,
            false => Some(Ahead::begin(Rows::open(path, entries)?.skip(here)?, decoded)),
        };
        Ok(Self { kept: kept.into_iter(), row: Vec::new().into_iter(), rest })
    }
}

impl Iterator for Lines {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if let Some(line) = self.kept.next() {
            return Some(Ok(line));
        }
        loop {
            match self.row.next() {
                Some(line) => return Some(line),
                None => self.row = self.rest.as_mut()?.next()?.into_iter(),
            }
        }
    }
}

fn decoded(mut row: Row) -> Vec<Line> {
    let fault = row.fault.take();
    row.lines().map(entry).chain(fault.map(Err)).collect()
}

fn entry(line: &[u8]) -> Line {
    // both passes went over the same bytes, so anything wrong here is a disk that reads differently now
    let changed = || io::Error::new(io::ErrorKind::InvalidData, "the inbox changed under the reader");
    let bytes = line.trim_ascii_end();
    let line = str::from_utf8(bytes.strip_suffix(b",").unwrap_or(bytes)).map_err(|_| changed())?;
    let envelope = read_trusted(line).map_err(|_| changed())?;
    Ok((line.to_owned(), decode(envelope)))
}
