//! Pass 2, the proof line by line. Two threads look at the lines, one row each; their order is proven as they come.

use crate::bundle::ahead::Ahead;
use crate::bundle::chain::{Chains, Link};
use crate::bundle::fault::{Act, BundleError};
use crate::bundle::frame::read_frame;
use crate::bundle::header::Header;
use crate::bundle::lines::Lines;
use crate::bundle::progress::{Progress, Stage};
use crate::bundle::rows::{Row, Rows};
use crate::bundle::signature;
use crate::bundle::spool::Spooled;
use crate::domain::entry::Entry;
use crate::domain::ids::{DayId, founds};
use crate::wire::envelope::{Envelope, read_line};
use crate::wire::fact::decode;
use crate::wire::fault::{Fault, Reason};
use serde::Deserialize;
use std::io;
use std::path::Path;

/// So many bytes of the entries are kept as they were proven, and not read once more.
const KEPT: u64 = 12 << 20;

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
    /// The first lines, decoded while they were proven.
    kept: Vec<(String, Entry)>,
    spooled: Spooled,
}

/// What the two passes prove of a file.
pub(super) struct Proof {
    pub header: Header,
    pub entries: u64,
    pub sha256: [u8; 32],
    pub holds_start: bool,
}

/// Passes 1 and 2. In memory: the rows that are looked at, the tips, and the first lines up to a limit.
pub fn verify(spooled: Spooled) -> Result<Verified, BundleError> {
    verify_under(spooled, &Progress::default())
}

/// As [`verify`], watched and stopped from outside.
pub fn verify_under(spooled: Spooled, progress: &Progress) -> Result<Verified, BundleError> {
    verified(spooled, progress, KEPT)
}

/// The same for whoever takes nothing of it: no line is decoded or kept.
pub fn verify_alone(spooled: Spooled, progress: &Progress) -> Result<Verified, BundleError> {
    verified(spooled, progress, 0)
}

fn verified(spooled: Spooled, progress: &Progress, keep: u64) -> Result<Verified, BundleError> {
    let mut kept = Vec::new();
    let proof = prove_under(spooled.path(), progress, keep, &mut |line| kept.push(line))?;
    let Proof { header, entries, sha256, holds_start } = proof;
    Ok(Verified { header, entries, sha256, holds_start, kept, spooled })
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

    /// The lines, each with the entry it stands for, in the file's order.
    pub fn lines(&self) -> io::Result<Lines> {
        Lines::read(self.spooled.path(), self.entries, Vec::new())
    }

    /// The same for whoever goes through them last: what was kept of them is handed over.
    pub fn take_lines(&mut self) -> io::Result<Lines> {
        Lines::read(self.spooled.path(), self.entries, std::mem::take(&mut self.kept))
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

/// Passes 1 and 2 over any file of ours: a spooled one, or one just written.
pub(super) fn prove(path: &Path) -> Result<Proof, BundleError> {
    prove_under(path, &Progress::default(), 0, &mut |_| {})
}

/// What is left of a line once it was looked at.
struct Seen {
    day: DayId,
    link: Link,
    opens: bool,
    kept: Option<(String, Entry)>,
}

fn prove_under(
    path: &Path,
    progress: &Progress,
    keep: u64,
    kept: &mut dyn FnMut((String, Entry)),
) -> Result<Proof, BundleError> {
    let frame = read_frame(path, progress)?;
    let header = frame.header;
    signature::check(&header, &frame.sha256, frame.sig.as_deref())?;
    let rows = Rows::open(path, frame.entries).map_err(BundleError::io(Act::Read, path))?;
    let mut chains = Chains::new(&header.tips);
    let mut holds_start = false;
    let mut number = 1;
    progress.begin(Stage::Checking, frame.entries);
    for (seen, fault) in Ahead::begin(rows, move |row| look_at(row, keep)) {
        for seen in seen {
            progress.read(1)?;
            number += 1;
            let refused = |fault| BundleError::at_line(fault, number);
            let seen = seen.map_err(refused)?;
            if seen.day != header.day.id {
                return Err(refused(Fault::new(Reason::WrongDay, "entry of another day")));
            }
            chains.take(&seen.link).map_err(refused)?;
            holds_start |= seen.opens;
            if let Some(line) = seen.kept {
                kept(line);
            }
        }
        match fault {
            Some(e) if e.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(BundleError::refused(Reason::Incomplete, "shorter than a moment ago"));
            }
            Some(e) => return Err(BundleError::io(Act::Read, path)(e)),
            None => {}
        }
    }
    chains.finish(&header.tips)?;
    Ok(Proof { header, entries: frame.entries, sha256: frame.sha256, holds_start })
}

/// Everything that a line says by itself; the lines of the first `keep` bytes are decoded too.
fn look_at(mut row: Row, keep: u64) -> (Vec<Result<Seen, Fault>>, Option<io::Error>) {
    let fault = row.fault.take();
    let decoded = row.offset < keep;
    let count = row.lines().count();
    let look = |(at, line): (usize, &[u8])| {
        let line = cut_comma(line, row.last && fault.is_none() && at + 1 == count)?;
        let entry = read_line(line)?;
        let (day, link, opens) = (entry.day, Link::of(&entry), opens_day(&entry));
        Ok(Seen { day, link, opens, kept: decoded.then(|| (line.to_owned(), decode(entry))) })
    };
    (row.lines().enumerate().map(look).collect(), fault)
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
