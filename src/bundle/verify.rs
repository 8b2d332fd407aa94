//! Pass 2, the proof line by line, and the third reading that hands the lines on.

use crate::bundle::chain::Chains;
use crate::bundle::fault::{Act, BundleError};
use crate::bundle::frame::{Line, LineReader, read_frame};
use crate::bundle::header::Header;
use crate::bundle::progress::{Progress, Stage};
use crate::bundle::signature;
use crate::bundle::spool::Spooled;
use crate::domain::ids::{DayId, founds};
use crate::wire::envelope::{Envelope, LINE_LIMIT, read_line, read_trusted};
use crate::wire::fault::{Fault, Reason};
use serde::Deserialize;
use std::io;
use std::path::Path;

/// A file that is good in itself. Whether its entries find their causes here is for the import to see.
#[derive(Debug)]
pub struct Verified {
    /// What its writer says.
    pub header: Header,
    /// How many entries it holds.
    pub entries: u64,
    /// Its digest: the same for the same content, whatever the file is called.
    pub sha256: [u8; 32],
    /// Whether it holds the founder's `day.opened`, the one that gives the day its id.
    pub holds_start: bool,
    spooled: Spooled,
}

/// What the two passes prove of a file.
pub(super) struct Proof {
    pub header: Header,
    pub entries: u64,
    pub sha256: [u8; 32],
    pub holds_start: bool,
}

/// Passes 1 and 2. In memory: one line and the tips.
pub fn verify(spooled: Spooled) -> Result<Verified, BundleError> {
    verify_under(spooled, &Progress::default())
}

/// As [`verify`], watched and stopped from outside.
pub fn verify_under(spooled: Spooled, progress: &Progress) -> Result<Verified, BundleError> {
    let Proof { header, entries, sha256, holds_start } = prove_under(spooled.path(), progress)?;
    Ok(Verified { header, entries, sha256, holds_start, spooled })
}

impl Verified {
    /// Whether it can go into this store: the same day, or none here yet and the day's start inside.
    pub fn check_day(&self, ours: Option<DayId>) -> Result<(), Fault> {
        match ours {
            Some(day) if day != self.header.day.id => Err(Fault::new(Reason::WrongDay, "another day")),
            None if !self.holds_start => Err(Fault::new(Reason::NoStart, "no start of the day inside")),
            _ => Ok(()),
        }
    }

    /// The lines, each with what stands in it, in the file's order.
    pub fn lines(&self) -> io::Result<Lines> {
        let mut lines = LineReader::open(self.spooled.path())?;
        lines.skip_opening()?;
        Ok(Lines { lines, left: self.entries })
    }

    /// How long the file is.
    pub fn bytes(&self) -> io::Result<u64> {
        Ok(std::fs::metadata(self.spooled.path())?.len())
    }

    /// Where the file came from.
    pub fn source(&self) -> &Path {
        self.spooled.source()
    }
}

/// The lines of a verified file, without comma and line break.
pub struct Lines {
    lines: LineReader,
    left: u64,
}

impl Iterator for Lines {
    type Item = io::Result<(String, Envelope)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        // both passes went over the same bytes, so anything wrong here is a disk that reads differently now
        let changed = |_| io::Error::new(io::ErrorKind::InvalidData, "the inbox changed under the reader");
        Some(self.lines.next(LINE_LIMIT).and_then(|_| {
            let bytes = self.lines.text().trim_ascii_end();
            let bytes = bytes.strip_suffix(b",").unwrap_or(bytes);
            let line = str::from_utf8(bytes).map_err(|_| changed(()))?;
            let envelope = read_trusted(line).map_err(|_| changed(()))?;
            Ok((line.to_owned(), envelope))
        }))
    }
}

/// Passes 1 and 2 over any file of ours: a spooled one, or one just written.
pub(super) fn prove(path: &Path) -> Result<Proof, BundleError> {
    prove_under(path, &Progress::default())
}

fn prove_under(path: &Path, progress: &Progress) -> Result<Proof, BundleError> {
    let frame = read_frame(path, progress)?;
    let header = frame.header;
    signature::check(&header, &frame.sha256, frame.sig.as_deref())?;
    let io = || BundleError::io(Act::Read, path);
    let mut lines = LineReader::open(path).map_err(io())?;
    lines.skip_opening().map_err(io())?;
    let mut chains = Chains::new(&header.tips);
    let mut holds_start = false;
    progress.begin(Stage::Checking, frame.entries);
    for number in 1..=frame.entries {
        progress.read(1)?;
        let refused = |fault| BundleError::at_line(fault, number + 1);
        if lines.next(LINE_LIMIT).map_err(io())? != Line::Whole {
            return Err(BundleError::refused(Reason::Incomplete, "shorter than a moment ago"));
        }
        let entry = cut_comma(lines.text(), number == frame.entries).and_then(read_line).map_err(refused)?;
        if entry.day != header.day.id {
            return Err(refused(Fault::new(Reason::WrongDay, "entry of another day")));
        }
        chains.take(&entry).map_err(refused)?;
        holds_start |= opens_day(&entry);
    }
    chains.finish(&header.tips)?;
    Ok(Proof { header, entries: frame.entries, sha256: frame.sha256, holds_start })
}

/// A comma after each line but the last.
fn cut_comma(line: &[u8], last: bool) -> Result<&str, Fault> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = if last { Some(line) } else { line.strip_suffix(b",") };
    let line = line.ok_or_else(|| Fault::new(Reason::Layout, "no comma after the entry"))?;
    str::from_utf8(line).map_err(|_| Fault::new(Reason::Json, "no UTF-8"))
}

/// Whether this is the entry that gives its day the id it has.
pub(super) fn opens_day(entry: &Envelope) -> bool {
    #[derive(Deserialize)]
    struct Opened {
        nonce: String,
    }
    if entry.kind != "day.opened" || entry.seq != 2 {
        return false;
    }
    serde_json::from_str(&entry.data).is_ok_and(|Opened { nonce }| founds(entry.day, entry.device, &nonce))
}
