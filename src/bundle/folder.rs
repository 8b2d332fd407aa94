//! What lies in a folder: which files are bundles by their names, which of those cannot be looked into, and how a file looks
//! from outside, before it is read.

use crate::bundle::frame::TRAILER;
use crate::bundle::name::EXTENSION;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Why a file with a bundle's name is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// Begins with `.` or `~`: another program's shadow or temporary file.
    Shadow,
    /// A link: within a folder none is followed.
    Link,
    /// A folder, pipe or device.
    NotAFile,
}

/// How a file looks from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Its size.
    pub bytes: u64,
    /// Its last change, Unix ms; 0 where the disk does not say.
    pub changed: i64,
}

/// How a file looks from outside; a link is not followed.
pub fn outside(file: &Path) -> io::Result<Outside> {
    let seen = fs::symlink_metadata(file)?;
    let changed = seen.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    Ok(Outside { bytes: seen.len(), changed: changed.map_or(0, |at| at.as_millis() as i64) })
}

/// Longer than any last line.
const TAIL_BYTES: u64 = 512;

/// Whether a file ends as every bundle does: one that does not may still be on its way. Proves nothing.
pub fn has_end(file: &Path) -> io::Result<bool> {
    let mut file = File::open(file)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))?;
    let mut tail = Vec::new();
    file.take(TAIL_BYTES).read_to_end(&mut tail)?;
    let Some(tail) = tail.strip_suffix(b"\n") else { return Ok(false) };
    let last = tail.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    Ok(last.starts_with(TRAILER.as_bytes()) && last.ends_with(b"}}"))
}

/// The bundles of a folder by name, in order of their names.
#[derive(Debug, Default)]
pub struct Listing {
    /// To be read.
    pub bundles: Vec<PathBuf>,
    /// Named like a bundle, but left alone.
    pub skipped: Vec<(PathBuf, Skipped)>,
}

/// Lists a folder, not those within it. Other files are not mentioned.
pub fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if !is_bundle_name(&name) {
            continue;
        }
        // asks about the link itself, and opens nothing
        let kind = match entry.file_type() {
            // another laptop took it away while we looked
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            kind => kind?,
        };
        let skipped = if name.starts_with(['.', '~']) {
            Some(Skipped::Shadow)
        } else if kind.is_symlink() {
            Some(Skipped::Link)
        } else {
            (!kind.is_file()).then_some(Skipped::NotAFile)
        };
        match skipped {
            Some(skipped) => listing.skipped.push((entry.path(), skipped)),
            None => listing.bundles.push(entry.path()),
        }
    }
    listing.bundles.sort();
    listing.skipped.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(listing)
}

fn is_bundle_name(name: &str) -> bool {
    // a copy that Syncthing sets aside keeps only the last part of the ending
    let set_aside = name.contains(".colloquio.sync-conflict-") && name.ends_with(".json");
    name.ends_with(EXTENSION) || name.ends_with(".colloquio.json.age") || set_aside
}
