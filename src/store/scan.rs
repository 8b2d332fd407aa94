//! Reading a day's journal: which lines stand, what is a torn tail, what is damage. Changes nothing on disk.
//!
//! Empty lines mean nothing: each run begins with one, so that its first line is never glued to what was before. Every line
//! whose checksum holds is kept, with two exceptions: the unfinished group at the very end (it was never
//! acknowledged), and what a later segment begins anew (it was never known to be synced) and really has.

use super::{
    StoreError,
    control::{self, Compared, Gone, Header, Lost, Seal},
    disk::Disk,
    line::{self, Kept},
    payload::Payload,
};
use std::{
    collections::BTreeMap,
    io::{BufRead as _, ErrorKind},
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::Uuid;

/// Something about the journal that an interrupted write does not explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The segment's number.
    pub segment: u32,
    /// The line within the segment, from 1.
    pub line: u64,
    /// What is wrong there.
    pub kind: DamageKind,
}

/// Kinds of damage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// The line cannot be read or its checksum does not hold.
    Unreadable,
    /// The same of a segment's first line: it says what the segment is and nothing of the day.
    Header,
    /// Lines that must have been before this one are not there.
    Missing {
        /// Number of the first.
        from: u64,
        /// Number of the last.
        to: u64,
    },
    /// The number was used already.
    Repeated,
    /// The seal of a finished segment does not fit its lines.
    Seal,
}

impl Damage {
    /// Whether something of the day may be gone with it.
    pub fn is_loss(&self) -> bool {
        self.kind != DamageKind::Header
    }
}

/// One line that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub n: u64,
    pub kept: Kept,
}

/// Where the journal goes on, and what lies past its last whole group.
#[derive(Debug)]
pub(super) struct End {
    pub segment: u32,
    pub path: PathBuf,
    pub first: u64,
    /// All bytes, and how many of them reach up to the last whole group.
    pub bytes: Arc<Vec<u8>>,
    pub good: usize,
    /// Nothing may be added: it has its seal, or was begun by an earlier version, or nobody can tell.
    pub finished: bool,
}

/// What a journal folder holds.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// `None` if no header can be read.
    pub epoch: Option<Uuid>,
    /// What stands, but for the journal's own lines; empty after `visit`, which hands them over one by one.
    pub lines: Vec<Found>,
    /// Damage of which something is lost, or may be.
    pub damage: Vec<Damage>,
    /// Damage whose lines came back from the index and stand further down.
    pub mended: Vec<Damage>,
    /// All damage was compared with the index by an earlier open.
    pub compared: bool,
    /// Places of chains that a rebuild could not give back.
    pub gone: Vec<(Uuid, u64, u64)>,
    /// Lines at former ends of the journal that nothing could give back.
    pub lost: u64,
    /// What lies where a segment should be and is no file.
    pub strange: Vec<PathBuf>,
    /// The number the next line gets.
    pub next: u64,
    /// The last line that was there when the day was last closed with both copies level; 0 where that is not known. Never
    /// from the journal itself: whoever compares fills it in.
    pub noted: u64,
    /// The greatest segment number seen.
    pub newest: u32,
    /// `None` if there is no segment with a whole group.
    pub end: Option<End>,
    /// Segments after `end` that never came to hold a whole group, with their bytes.
    pub stillborn: Vec<(PathBuf, Arc<Vec<u8>>)>,
    /// Bytes of all segments.
    pub size: u64,
}

impl End {
    /// What lies behind the last whole group.
    pub fn tail(&self) -> &[u8] {
        self.bytes.get(self.good..).unwrap_or_default()
    }
}

impl Scan {
    /// Whether nothing was found that has to be compared with the index before anything else is written.
    pub fn is_whole(&self) -> bool {
        (self.damage.is_empty() || self.compared)
            && self.strange.is_empty()
            && self.stillborn.iter().all(|(_, bytes)| bytes.is_empty())
            && self.end.as_ref().is_some_and(|end| end.tail().is_empty())
    }
}

pub(super) fn file_name(segment: u32) -> String {
    format!("{segment:08}.log")
}

/// Reads the journal in `folder`; a missing folder is an empty journal (all of it may be lost).
pub(super) fn scan(disk: &dyn Disk, folder: &Path, day: Uuid) -> Result<Scan, StoreError> {
    let mut lines = Vec::new();
    let scan = visit(disk, folder, day, &mut |n, payload| lines.push(Found { n, kept: Kept::of(payload) }))?;
    Ok(Scan { lines, ..scan })
}

/// Reads the journal and hands over number and payload of every line that stands, in order, but for the journal's own.
pub(super) fn visit(
    disk: &dyn Disk,
    folder: &Path,
    day: Uuid,
    each: &mut dyn FnMut(u64, Payload),
) -> Result<Scan, StoreError> {
    let mut strange = Vec::new();
    let names = match disk.list(folder) {
        Err(e) if e.kind() == ErrorKind::NotFound => Vec::new(),
        Err(e) if e.kind() == ErrorKind::NotADirectory => {
            strange.push(folder.to_path_buf());
            Vec::new()
        }
        listed => listed.map_err(StoreError::at(folder))?,
    };
    let mut numbers: Vec<u32> =
        names.iter().filter_map(|(name, _)| name.strip_suffix(".log")?.parse().ok()).filter(|&n| n > 0).collect();
    numbers.sort_unstable();

    let mut segments = Vec::new();
    let newest = numbers.last().copied().unwrap_or(0);
    for number in numbers {
        let path = folder.join(file_name(number));
        let bytes = match disk.read(&path) {
            // Whoever has the lock removed it a moment ago; were it lost, the gap in the numbers would say so.
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            // what was in it is as lost as if it were removed, and the same gap says so
            Err(e) if e.kind() == ErrorKind::IsADirectory => {
                strange.push(path);
                continue;
            }
            read => read.map_err(StoreError::at(&path))?,
        };
        segments.push(Segment::of(number, path, bytes, day)?);
    }
    Ok(Scan { newest, strange, ..assemble(segments, each) })
}

struct Row {
    end: usize,
    at: u64,
    n: u64,
    left: u64,
    crc: [u8; 8],
    payload: Range<usize>,
}

struct Segment {
    number: u32,
    path: PathBuf,
    bytes: Arc<Vec<u8>>,
    header: Option<Header>,
    rows: Vec<Row>,
    /// Places of lines that cannot be read.
    bad: Vec<u64>,
}

impl Segment {
    fn of(number: u32, path: PathBuf, bytes: Vec<u8>, day: Uuid) -> Result<Segment, StoreError> {
        if let Some(version) = control::later_version(&bytes) {
            return Err(StoreError::Newer { path, version });
        }
        let (mut rows, mut bad, mut end) = (Vec::new(), Vec::new(), 0);
        let mut rest = &bytes[..];
        for at in 1_u64.. {
            // reading from memory does not fail, and finds line breaks faster than looking at byte after byte
            let length = rest.skip_until(b'\n').unwrap_or_default();
            if length == 0 {
                break;
            }
            let piece = &bytes[end..end + length];
            end += length;
            if piece == b"\n" {
                continue;
            }
            let row = piece.strip_suffix(b"\n").and_then(line::parse).and_then(|f| {
                let payload = end - 1 - f.payload.len()..end - 1;
                Some(Row { end, at, n: f.n, left: f.left, crc: f.crc.as_bytes().try_into().ok()?, payload })
            });
            match row {
                Some(row) => rows.push(row),
                None => bad.push(at),
            }
        }
        let header = rows.first().filter(|row| row.at == 1).and_then(|row| control::parse::<Header>(text(&bytes, row)));
        if header.as_ref().is_some_and(|header| header.day != day) {
            return Err(StoreError::Damaged { path, line: 1, what: "the journal of another day".into() });
        }
        Ok(Segment { number, path, bytes: Arc::new(bytes), header, rows, bad })
    }

    /// What a row carries; `line::parse` has seen that it is text.
    fn payload(&self, row: &Row) -> Option<Payload> {
        Payload::piece(&self.bytes, row.payload.clone())
    }

    fn first(&self) -> Option<u64> {
        match &self.header {
            Some(header) => Some(header.first),
            // Without its header a segment begins where its first readable line says, less the lines before it.
            None => self.rows.first().map(|row| row.n.saturating_sub(row.at - 1).max(1)),
        }
    }

    fn has_whole_group(&self) -> bool {
        self.rows.iter().any(|row| row.left == 0)
    }

    /// Whether the seal, if there is one, fits the rows before it.
    fn seal_fits(&self) -> bool {
        let Some((last, before)) = self.rows.split_last() else { return true };
        let Some(seal) = control::parse::<Seal>(text(&self.bytes, last)) else { return true };
        let mut crc = crc32fast::Hasher::new();
        before.iter().for_each(|row| crc.update(&row.crc));
        let entries = before.iter().filter(|row| !control::is_control(text(&self.bytes, row))).count() as u64;
        seal.crc == format!("{:08x}", crc.finalize()) && seal.entries == entries && seal.sealed == self.number
    }
}

/// The payload of a row; `line::parse` has seen that it is text.
fn text<'a>(bytes: &'a [u8], row: &Row) -> &'a str {
    std::str::from_utf8(&bytes[row.payload.clone()]).unwrap_or_default()
}

fn assemble(mut segments: Vec<Segment>, each: &mut dyn FnMut(u64, Payload)) -> Scan {
    let mut scan = Scan { next: 1, ..Scan::default() };
    scan.size = segments.iter().map(|segment| segment.bytes.len() as u64).sum();
    let living = segments.iter().rposition(Segment::has_whole_group).map_or(0, |last| last + 1);
    scan.stillborn = segments.split_off(living).into_iter().map(|segment| (segment.path, segment.bytes)).collect();

    let firsts: Vec<Option<u64>> = segments.iter().map(Segment::first).collect();
    let mut last_bad = 0;
    let mut notes: Vec<Compared> = Vec::new();
    // What a later segment began anew. Where that one turns out not to have it, this is better than nothing.
    let mut retracted: BTreeMap<u64, Payload> = BTreeMap::new();
    for (i, mut segment) in segments.into_iter().enumerate() {
        scan.epoch = scan.epoch.or(segment.header.as_ref().map(|header| header.epoch));
        let begun_anew = firsts[i + 1..].iter().flatten().min().copied().unwrap_or(u64::MAX);
        let is_last = i + 1 == firsts.len();
        if is_last {
            let whole = segment.rows.iter().rposition(|row| row.left == 0).map_or(0, |row| row + 1);
            segment.rows.truncate(whole);
        } else {
            let (stay, anew): (Vec<Row>, _) =
                std::mem::take(&mut segment.rows).into_iter().partition(|row| row.n < begun_anew);
            retracted.extend(anew.iter().filter_map(|row| Some((row.n, segment.payload(row)?))));
            segment.rows = stay;
        }
        let reach = segment.rows.last().map_or(0, |row| row.at);
        segment.bad.retain(|&at| at < reach);
        if segment.bad.is_empty() && !segment.seal_fits() {
            scan.damage.push(Damage { segment: segment.number, line: reach, kind: DamageKind::Seal });
        }
        for &line in &segment.bad {
            let kind = if line == 1 { DamageKind::Header } else { DamageKind::Unreadable };
            scan.damage.push(Damage { segment: segment.number, line, kind });
        }
        let mut bad = segment.bad.iter().peekable();
        for row in &segment.rows {
            while bad.next_if(|&&at| at < row.at).is_some() {
                last_bad += 1;
            }
            let damage = |kind| Damage { segment: segment.number, line: row.at, kind };
            let gap = scan.next + last_bad..row.n;
            if !gap.clone().all(|n| retracted.contains_key(&n)) {
                scan.damage.push(damage(DamageKind::Missing { from: gap.start, to: gap.end - 1 }));
            } else if row.n < scan.next {
                scan.damage.push(damage(DamageKind::Repeated));
            }
            (scan.next, last_bad) = (scan.next.max(row.n + 1), 0);
        }
        for row in &segment.rows {
            retracted.remove(&row.n);
            let Some(payload) = segment.payload(row) else { continue };
            if !control::is_own(&payload) {
                each(row.n, payload);
            } else if let Some(note) = control::parse::<Compared>(&payload) {
                notes.push(note);
            } else if let Some(note) = control::parse::<Gone>(&payload) {
                scan.gone.extend(note.gone);
            } else if let Some(note) = control::parse::<Lost>(&payload) {
                scan.lost += note.lost;
            }
        }
        if is_last {
            scan.end = Some(end_of(segment, firsts[i]));
        }
    }
    for (n, payload) in retracted.into_iter().filter(|(_, payload)| !control::is_control(payload)) {
        scan.next = scan.next.max(n + 1);
        each(n, payload);
    }
    let covered = |damage: &Damage, mended: bool| {
        let place = (damage.segment, damage.line);
        notes.iter().any(|note| (!mended || note.mended) && note.compared.contains(&place))
    };
    scan.compared = scan.damage.iter().all(|damage| covered(damage, false));
    (scan.mended, scan.damage) = scan.damage.into_iter().partition(|damage| covered(damage, true));
    scan
}

fn end_of(segment: Segment, first: Option<u64>) -> End {
    let sealed = segment.rows.last().is_some_and(|row| control::parse::<Seal>(text(&segment.bytes, row)).is_some());
    let current = segment.header.is_some_and(|header| header.version == control::VERSION);
    let good = segment.rows.last().map_or(0, |row| row.end);
    let (bytes, finished) = (segment.bytes, sealed || !current);
    End { segment: segment.number, path: segment.path, first: first.unwrap_or(1), bytes, good, finished }
}
