//! What lies in a folder: which files are bundles by their names, and which of those cannot be looked into.

use crate::bundle::name::EXTENSION;
use std::path::{Path, PathBuf};
use std::{fs, io};

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
        let kind = entry.file_type()?;
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
