//! The copy in the store's inbox: once a file is there, a pulled stick, a growing file or another reader cannot hurt.

use crate::bundle::fault::{Act, BundleError};
use crate::bundle::frame::{FILE_LIMIT, HEAD_BYTES, refuse_foreign};
use crate::bundle::progress::{Progress, Stage};
use crate::wire::fault::Reason;
use crate::wire::hash::hex;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file copied into the inbox; removed when dropped.
#[derive(Debug)]
pub struct Spooled {
    copy: NamedTempFile,
    source: PathBuf,
    bytes: u64,
}

impl Spooled {
    /// The copy.
    pub fn path(&self) -> &Path {
        self.copy.path()
    }

    /// Where it came from.
    pub fn source(&self) -> &Path {
        &self.source
    }

    /// Its size.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// Room that reading a file needs beside the store: its copy, its entries in the journal, and again in the index.
const ROOM: u64 = 3;

/// Copies a regular file into the inbox. A link given by name is followed; a pipe or device is not even opened.
pub fn spool(file: &Path, inbox: &Path, random: [u8; 8]) -> Result<Spooled, BundleError> {
    spool_under(file, inbox, random, &Progress::default())
}

/// As [`spool`], watched and stopped from outside.
pub fn spool_under(file: &Path, inbox: &Path, random: [u8; 8], progress: &Progress) -> Result<Spooled, BundleError> {
    copy_in(file, inbox, random, progress, &|folder| fs2::available_space(folder), || {})
}

/// As `spool`, on a disk with so much room, and with something that happens halfway, as it does on real sticks.
#[cfg(test)]
pub(super) fn spool_with(
    file: &Path,
    inbox: &Path,
    random: [u8; 8],
    room: &dyn Fn(&Path) -> io::Result<u64>,
    halfway: impl FnOnce(),
) -> Result<Spooled, BundleError> {
    copy_in(file, inbox, random, &Progress::default(), room, halfway)
}

fn copy_in(
    file: &Path,
    inbox: &Path,
    random: [u8; 8],
    progress: &Progress,
    room: &dyn Fn(&Path) -> io::Result<u64>,
    halfway: impl FnOnce(),
) -> Result<Spooled, BundleError> {
    let reading = || BundleError::io(Act::Read, file);
    let copying = || BundleError::io(Act::Spool, inbox);
    let before = fs::metadata(file).map_err(reading())?;
    if !before.is_file() {
        return Err(BundleError::NotAFile { path: file.to_owned() });
    }
    if before.len() > FILE_LIMIT {
        return Err(BundleError::refused(Reason::TooLarge, "file"));
    }
    let source = File::open(file).map_err(reading())?;
    let mut head = Vec::new();
    (&source).take(HEAD_BYTES).read_to_end(&mut head).map_err(reading())?;
    refuse_foreign(&head)?;

    fs::create_dir_all(inbox).map_err(copying())?;
    // asked beforehand: a disk that is full in the middle would hinder the next mark; where nobody knows, it is tried
    if room(inbox).is_ok_and(|room| room < before.len().saturating_mul(ROOM)) {
        return Err(copying()(io::ErrorKind::StorageFull.into()));
    }
    let mut copy = part(inbox, &hex(&random)).map_err(copying())?;
    copy.write_all(&head).map_err(copying())?;
    halfway();
    // a file that grows as fast as we read must not fill the disk
    let mut rest = source.take(before.len().saturating_sub(head.len() as u64) + 1);
    progress.begin(Stage::Copying, before.len());
    let bytes = head.len() as u64 + copy_all(&mut rest, file, copy.as_file_mut(), inbox, progress)?;
    let after = fs::metadata(file).map_err(reading())?;
    if bytes != before.len() || !same_file(&before, &after) {
        return Err(BundleError::StillArriving { path: file.to_owned() });
    }
    Ok(Spooled { copy, source: file.to_owned(), bytes })
}

/// Removes copies that a kill left in the inbox. Only for who holds the store.
pub fn sweep(inbox: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(inbox) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "part") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn part(inbox: &Path, name: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(name).suffix(".part").rand_bytes(0);
    match builder.tempfile_in(inbox) {
        // left by a kill: one process holds the store, so nobody reads it
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(inbox.join(format!("{name}.part")))?;
            builder.tempfile_in(inbox)
        }
        created => created,
    }
}

/// `io::copy` that says which side failed.
fn copy_all(
    from: &mut impl Read,
    file: &Path,
    to: &mut File,
    inbox: &Path,
    progress: &Progress,
) -> Result<u64, BundleError> {
    let mut piece = vec![0; 256 << 10];
    let mut copied = 0;
    loop {
        let read = match from.read(&mut piece) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(BundleError::io(Act::Read, file))?,
        };
        if read == 0 {
            return Ok(copied);
        }
        to.write_all(&piece[..read]).map_err(BundleError::io(Act::Spool, inbox))?;
        copied += read as u64;
        progress.read(read as u64)?;
    }
}

fn same_file(before: &Metadata, after: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if (before.dev(), before.ino()) != (after.dev(), after.ino()) {
            return false;
        }
    }
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}
