//! Writing a day's journal: groups framed, written, synced, and what happens when one of these fails. No threads.

use super::{
    Obstacle, StoreError,
    control::{self, Header, Seal, VERSION},
    disk::{Appender, Disk, Identity},
    line::{self, Group},
    scan::{End, file_name},
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::Uuid;

/// A segment is finished once it is this long.
pub(super) const SEGMENT_LIMIT: u64 = 16 << 20;

/// What kept a batch from being stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub cause: Obstacle,
    pub what: String,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure { cause: Obstacle::of(&error), what: error.to_string() }
    }
}

/// Where a stored batch stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Appended {
    pub first: u64,
    pub last: u64,
    /// Why the journal had to go on in a new file, if it had.
    pub strain: Option<Failure>,
}

/// Whether the last segment may be written to.
enum Trust {
    Good,
    /// It reached its size, was finished by an earlier run, or was begun by an earlier version.
    Finished,
    /// A sync or a cut failed: a later success proves nothing about what was written before.
    Spoilt,
    /// The file has no name any more: what it held must be written anew.
    Gone,
}

/// The bytes of a segment: those that were found, shared with the lines that were read from them, and those written since.
#[derive(Default)]
struct Synced {
    found: Arc<Vec<u8>>,
    /// How many of those found reach up to the last whole group.
    good: usize,
    since: Vec<u8>,
}

impl Synced {
    fn parts(&self) -> [&[u8]; 2] {
        [&self.found[..self.good], &self.since]
    }

    fn len(&self) -> usize {
        self.good + self.since.len()
    }
}

/// What stays the same over all segments of a day.
#[derive(Clone)]
pub(super) struct Place {
    pub disk: Arc<dyn Disk>,
    /// The folder of the segments.
    pub folder: PathBuf,
    pub day: Uuid,
    pub epoch: Uuid,
    pub app: String,
}

/// The journal's growing end.
pub(super) struct Journal {
    place: Place,
    limit: u64,
    segment: u32,
    path: PathBuf,
    file: Option<Box<dyn Appender>>,
    trust: Trust,
    /// Number of the segment's first line.
    first: u64,
    /// The segment was begun by an earlier run, and this one has not written to it yet.
    found: bool,
    /// Everything of the segment that is known to be synced, so that a lost file can be written anew.
    held: Synced,
    next: u64,
    /// Folders whose names are not known to last yet.
    unsettled: Vec<PathBuf>,
}

impl Journal {
    /// The first segment of a day that has none, made last.
    pub fn begin(place: Place) -> Result<Journal, StoreError> {
        let mut journal = Journal::resume(place, None, 0, 1, SEGMENT_LIMIT)?;
        journal.go_on(&[]).map_err(|f| StoreError::NotStored { cause: f.cause, what: f.what })?;
        Ok(journal)
    }

    /// Goes on where a scan ended. What the last segment holds is synced once, since a killed program may have left
    /// it in memory only.
    pub fn resume(place: Place, end: Option<End>, newest: u32, next: u64, limit: u64) -> Result<Journal, StoreError> {
        let blank = Journal {
            limit,
            segment: newest,
            path: place.folder.join(file_name(newest)),
            file: None,
            trust: Trust::Finished,
            first: next,
            found: true,
            held: Synced::default(),
            next,
            unsettled: Vec::new(),
            place,
        };
        let Some(end) = end else { return Ok(blank) };
        let mut file = blank.place.disk.open(&end.path).map_err(StoreError::at(&end.path))?;
        file.sync().map_err(StoreError::at(&end.path))?;
        let trust = if end.finished { Trust::Finished } else { Trust::Good };
        let End { segment, path, first, bytes, good, .. } = end;
        let held = Synced { found: bytes, good, since: Vec::new() };
        Ok(Journal { segment, path, file: Some(file), trust, first, held, ..blank })
    }

    /// Names in these folders must last before anything is called stored: whoever made the day or its last segment may have
    /// been killed before, and a segment that was removed must not come back and seem to begin anew what follows.
    pub fn unsettle(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        self.unsettled.extend(folders);
    }

    /// Makes them last. Not a part of opening, which nobody should wait for; an append does it if nobody has before.
    pub fn settle(&mut self) -> Result<(), Failure> {
        while let Some(folder) = self.unsettled.last() {
            self.place.disk.sync_folder(folder)?;
            self.unsettled.pop();
        }
        Ok(())
    }

    /// Number of the last line that is stored.
    pub fn stored(&self) -> u64 {
        self.next - 1
    }

    /// Number of the last segment.
    #[cfg(test)]
    pub fn segment(&self) -> u32 {
        self.segment
    }

    /// Whether the last segment is sound: then what failed was cut back, and trying again may succeed.
    pub fn is_sound(&self) -> bool {
        matches!(self.trust, Trust::Good)
    }

    /// Nothing that was written since the last success may be trusted (the caller was interrupted).
    pub fn distrust(&mut self) {
        self.trust = Trust::Spoilt;
    }

    /// Stores whole groups: when this returns `Ok`, their lines are synced and the file can be found.
    pub fn append(&mut self, groups: &[Group]) -> Result<Appended, Failure> {
        self.settle()?;
        let first = self.next;
        if matches!(self.trust, Trust::Good) && self.held.len() as u64 >= self.limit {
            self.seal();
        }
        let mut strain = None;
        if matches!(self.trust, Trust::Good) {
            match self.write_on(groups) {
                Ok(()) => return Ok(Appended { first, last: self.stored(), strain }),
                // Cut back to the last good line: the file is sound, the disk is not.
                Err(failure) if matches!(self.trust, Trust::Good) => return Err(failure),
                Err(failure) => strain = Some(failure),
            }
        }
        self.go_on(groups)?;
        Ok(Appended { first, last: self.stored(), strain })
    }

    /// Appends to the current segment. On failure `trust` says whether the segment may be written to again.
    fn write_on(&mut self, groups: &[Group]) -> Result<(), Failure> {
        // Should the end of what was found turn out never to have reached the disk, the next line is not glued to it.
        let mut bytes = if self.found { vec![b'\n'] } else { Vec::new() };
        let next = frame_all(&mut bytes, self.next, groups);
        self.write_whole(&bytes)?;
        let Some(file) = &mut self.file else { return Err(self.spoil(io::ErrorKind::NotFound.into())) };
        if let Err(error) = file.sync() {
            // What the system gave up is still in its memory: a later program must not take it for synced.
            let _ = file.set_len(self.held.len() as u64);
            return Err(self.spoil(error));
        }
        if let Err(error) = self.still_there() {
            self.trust = Trust::Gone;
            return Err(Failure { cause: Obstacle::Gone, what: error.to_string() });
        }
        self.held.since.extend_from_slice(&bytes);
        (self.next, self.found) = (next, false);
        Ok(())
    }

    /// A short write is cut off again: else the next line would be glued to the torn one.
    fn write_whole(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let Some(file) = &mut self.file else { return Err(self.spoil(io::ErrorKind::NotFound.into())) };
        let Err(error) = file.write_all(bytes) else { return Ok(()) };
        match file.set_len(self.held.len() as u64) {
            Ok(()) => Err(error.into()),
            Err(_) => Err(self.spoil(error)),
        }
    }

    fn spoil(&mut self, error: io::Error) -> Failure {
        self.trust = Trust::Spoilt;
        error.into()
    }

    fn still_there(&self) -> io::Result<()> {
        let Some(file) = &self.file else { return Err(io::ErrorKind::NotFound.into()) };
        same_file(&*self.place.disk, file.identity()?, &self.path)
    }

    /// Finishes the segment with its seal. A seal that cannot be written is no loss: the next segment begins at its
    /// number and so takes it back.
    fn seal(&mut self) {
        let mut crc = crc32fast::Hasher::new();
        let mut entries = 0;
        let lines = self.held.parts().into_iter().flat_map(|part| part.split(|&b| b == b'\n'));
        for framed in lines.filter_map(line::parse) {
            crc.update(framed.crc.as_bytes());
            entries += u64::from(!control::is_control(framed.payload));
        }
        let seal = Seal { sealed: self.segment, entries, crc: format!("{:08x}", crc.finalize()) };
        let line = vec![line::Line { key: None, payload: control::format(seal) }];
        // Afterwards the segment is left whatever happened, unless its file is gone: then it is written anew first.
        if self.write_on(&[line]).is_ok() || !matches!(self.trust, Trust::Gone) {
            self.trust = Trust::Finished;
        }
    }

    /// Starts the next segment with every line that is not known to be synced.
    fn go_on(&mut self, groups: &[Group]) -> Result<(), Failure> {
        let anew = matches!(self.trust, Trust::Gone);
        let first = if anew { self.first } else { self.next };
        // A segment left over from a failed try is never written to again.
        let mut segment = self.segment + 1;
        let (path, mut file) = loop {
            let path = self.place.folder.join(file_name(segment));
            match self.place.disk.create(&path) {
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => segment += 1,
                made => break (path, made?),
            }
        };
        let header = Header {
            version: VERSION,
            day: self.place.day,
            epoch: self.place.epoch,
            segment,
            first,
            app: self.place.app.clone(),
        };
        let mut bytes = Vec::new();
        line::frame(&mut bytes, first, 0, &control::format(header));
        let mut next = first + 1;
        if anew {
            // The former header gives way to the new one of the same number; all else follows as it was.
            let held = self.held.parts().concat();
            let rest = held.iter().position(|&b| b == b'\n').map_or(held.len(), |at| at + 1);
            bytes.extend_from_slice(&held[rest..]);
            next = self.next;
        }
        next = frame_all(&mut bytes, next, groups);
        let disk = &*self.place.disk;
        let written = file
            .write_all(&bytes)
            .and_then(|()| file.sync())
            .and_then(|()| disk.sync_folder(&self.place.folder))
            .and_then(|()| same_file(disk, file.identity()?, &path));
        if let Err(error) = written {
            // Best effort: if it stays, the next try takes the next number and begins at the same line.
            let _ = file.set_len(0);
            let _ = disk.remove(&path);
            return Err(error.into());
        }
        *self = Journal {
            place: self.place.clone(),
            limit: self.limit,
            segment,
            path,
            file: Some(file),
            trust: Trust::Good,
            first,
            found: false,
            held: Synced { since: bytes, ..Synced::default() },
            next,
            unsettled: std::mem::take(&mut self.unsettled),
        };
        Ok(())
    }
}

fn same_file(disk: &dyn Disk, open: Identity, path: &Path) -> io::Result<()> {
    let found = disk.identity(path)?;
    if open.links == 0 || found.file != open.file { Err(io::ErrorKind::NotFound.into()) } else { Ok(()) }
}

/// Frames groups one after another and returns the number of the next line.
fn frame_all(out: &mut Vec<u8>, mut next: u64, groups: &[Group]) -> u64 {
    for group in groups {
        for (left, line) in (0..group.len() as u64).rev().zip(group) {
            line::frame(out, next, left, &line.payload);
            next += 1;
        }
    }
    next
}
