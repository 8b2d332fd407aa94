//! Where sticks are found: the places the system mounts them at.

use crate::app::exchange::Spot;
use crate::bundle::list;
use std::fs;
use std::path::{Path, PathBuf};

/// Where to look for sticks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sticks {
    /// Where this system mounts them.
    #[default]
    System,
    /// In these folders and no others.
    At(Vec<PathBuf>),
}

/// The places that are there now, by name.
pub fn spots(sticks: &Sticks) -> Vec<Spot> {
    let folders = match sticks {
        Sticks::System => mounted(),
        Sticks::At(folders) => folders.iter().filter(|folder| folder.is_dir()).cloned().collect(),
    };
    let mut spots: Vec<Spot> = folders.into_iter().map(spot).collect();
    spots.sort_by(|a, b| (b.bundles > 0).cmp(&(a.bundles > 0)).then_with(|| a.name.cmp(&b.name)));
    spots
}

/// A folder with how many bundles lie in it.
pub fn spot(folder: PathBuf) -> Spot {
    let bundles = list(&folder).map_or(0, |listing| listing.bundles.len());
    Spot { bundles, ..Spot::of(folder) }
}

#[cfg(unix)]
fn mounted() -> Vec<PathBuf> {
    let mut all = Vec::new();
    for root in ["/media", "/run/media", "/mnt", "/Volumes"] {
        for folder in folders(Path::new(root)) {
            if is_mounted(&folder) {
                all.push(folder);
            } else if root.ends_with("media") {
                // one folder a user, and their sticks in it
                all.extend(folders(&folder).into_iter().filter(|folder| is_mounted(folder)));
            }
        }
    }
    all
}

/// Whether another disk begins at this folder.
#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|about| about.dev()).ok();
    folder.parent().is_some_and(|parent| device(parent) != device(folder))
}

#[cfg(not(unix))]
fn mounted() -> Vec<PathBuf> {
    // the letters of disks; A to C are never sticks
    ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).filter(|path| path.is_dir()).collect()
}

#[cfg(unix)]
fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let real = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    real.map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_places_are_counted_and_those_that_hold_something_come_first() {
        let dir = tempfile::tempdir().unwrap();
        let place = |name: &str| dir.path().join(name);
        for name in ["a", "b"] {
            fs::create_dir(place(name)).unwrap();
        }
        fs::write(place("b").join("x_y_1432_3f2a91c0-1.colloquio.json"), "").unwrap();
        let found = spots(&Sticks::At(vec![place("a"), place("b"), place("gone")]));
        let seen: Vec<_> = found.iter().map(|spot| (spot.name.as_str(), spot.bundles)).collect();
        assert_eq!(seen, [("b", 1), ("a", 0)]);
    }
}
