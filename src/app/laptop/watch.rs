//! A watched folder: which bundles in it are new and whole. No library tells: network disks and sticks do not report, so the
//! folder is looked at every two seconds, by a clock of the caller's.
//!
//! How to use it: make a [`Watch`] for a folder. Whenever [`Watch::due`] says so, call [`look_at`] (it reads the disk: off the
//! loop's thread) and give what it found to [`Watch::saw`] with the same clock. The answer names what is `ready`: offer it, or
//! take it with `import`, as the person chose; or run `sync` over the whole folder. Then call [`Watch::settled`] for each
//! file that was taken, refused or waved away, so that it is named again only when it changes. Files that this day took before
//! (`Told::seen`) are not named at all. A folder that is gone is said once (`Presence::Vanished`) and looked for on.

use super::sync::{ARRIVING_MS, sighting};
use super::{Sighting, Told};
use crate::bundle::{Skipped, has_end, list, outside};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// Time between two looks, ms.
pub const EVERY_MS: i64 = 2_000;
/// A file is read when it stood still for so long, ms.
const STILL_MS: i64 = 2_000;

/// A bundle as a look found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Where it lies.
    pub path: PathBuf,
    /// Name, size and time of its last change.
    pub sighting: Sighting,
    /// It ends as a bundle does.
    pub has_end: bool,
}

/// What a look at the folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Bundles by name.
    pub bundles: Vec<Sight>,
    /// Named like a bundle, but left alone.
    pub skipped: Vec<(PathBuf, Skipped)>,
}

/// Looks at a folder. Of a file that `known` says lies there as before, not even the end is read.
pub fn look_at(folder: &Path, known: impl Fn(&Sighting) -> bool) -> io::Result<View> {
    let listing = list(folder)?;
    let mut bundles = Vec::new();
    for path in listing.bundles {
        // taken away since the folder was listed
        let Ok(seen) = outside(&path) else { continue };
        let sighting = sighting(&path, seen);
        let has_end = known(&sighting) || has_end(&path).unwrap_or(false);
        bundles.push(Sight { path, sighting, has_end });
    }
    Ok(View { bundles, skipped: listing.skipped })
}

/// Whether the folder is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    #[default]
    There,
    /// It was there at the last look, and is not now: a pulled stick, a lost network disk.
    Vanished,
    /// It is still not there.
    Gone,
    /// It is back.
    Back,
}

/// What a look means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Whether the folder is there.
    pub presence: Presence,
    /// New, and whole or as whole as they will be: to be offered or taken.
    pub ready: Vec<PathBuf>,
    /// Still being copied: waited for.
    pub arriving: Vec<PathBuf>,
    /// Named like a bundle, but left alone.
    pub skipped: Vec<(PathBuf, Skipped)>,
}

/// A folder that is watched.
#[derive(Clone, Debug)]
pub struct Watch {
    folder: PathBuf,
    looked_at: Option<i64>,
    there: bool,
    /// Since when each file has looked as it does, ms.
    since: BTreeMap<Sighting, i64>,
    settled: BTreeSet<Sighting>,
}

impl Watch {
    /// Begins to watch; the first look is due at once.
    pub fn new(folder: &Path) -> Watch {
        Watch {
            folder: folder.to_owned(),
            looked_at: None,
            there: true,
            since: BTreeMap::new(),
            settled: BTreeSet::new(),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it is time for a look. `now` is any clock in ms that goes on evenly.
    pub fn due(&self, now: i64) -> bool {
        self.looked_at.is_none_or(|at| now - at >= EVERY_MS || now < at)
    }

    /// Takes what a look found: what is new since the last one.
    pub fn saw(&mut self, now: i64, found: io::Result<View>, told: &Told) -> News {
        self.looked_at = Some(now);
        let Ok(view) = found else {
            let presence = if self.there { Presence::Vanished } else { Presence::Gone };
            self.there = false;
            // whatever lies there when it comes back has to stand still anew
            self.since.clear();
            return News { presence, ..News::default() };
        };
        let presence = if self.there { Presence::There } else { Presence::Back };
        self.there = true;
        let present: BTreeSet<&Sighting> = view.bundles.iter().map(|sight| &sight.sighting).collect();
        self.since.retain(|sighting, _| present.contains(sighting));
        self.settled.retain(|sighting| present.contains(sighting));
        let mut news = News { presence, skipped: view.skipped, ..News::default() };
        for sight in view.bundles {
            if self.settled.contains(&sight.sighting) || is_known(told, &sight.sighting) {
                continue;
            }
            let still = now - *self.since.entry(sight.sighting).or_insert(now);
            // without its end it may still come; after two minutes it is as whole as it will be, and refused for it
            if still >= if sight.has_end { STILL_MS } else { ARRIVING_MS } {
                news.ready.push(sight.path);
            } else {
                news.arriving.push(sight.path);
            }
        }
        news
    }

    /// This file was taken, refused or waved away: it is not named again until it changes.
    pub fn settled(&mut self, path: &Path) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.settled.extend(self.since.keys().filter(|sighting| sighting.0 == name).cloned());
    }
}

/// Whether this day took the file before, and it lies there as it did.
pub fn is_known(told: &Told, sighting: &Sighting) -> bool {
    told.seen.get(sighting).is_some_and(|sha256| told.taken.contains(sha256))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(name: &str, bytes: u64, has_end: bool) -> Sight {
        Sight { path: Path::new("/stick").join(name), sighting: (name.to_owned(), bytes, 7), has_end }
    }

    fn saw(watch: &mut Watch, now: i64, bundles: &[Sight]) -> News {
        watch.saw(now, Ok(View { bundles: bundles.to_vec(), skipped: Vec::new() }), &Told::default())
    }

    #[test]
    fn a_file_is_ready_when_it_stood_still_and_not_before() {
        let mut watch = Watch::new(Path::new("/stick"));
        assert!(watch.due(0));
        assert_eq!(saw(&mut watch, 0, &[sight("a", 10, true)]).arriving.len(), 1);
        assert!(!watch.due(1_999) && watch.due(2_000));
        // it grew: it has to stand still anew
        assert_eq!(saw(&mut watch, 2_000, &[sight("a", 20, true)]).ready, Vec::<PathBuf>::new());
        let news = saw(&mut watch, 4_000, &[sight("a", 20, true)]);
        assert_eq!((news.ready, news.arriving), (vec![PathBuf::from("/stick/a")], Vec::new()));
        // named until somebody settles it, and again when it changes
        assert_eq!(saw(&mut watch, 6_000, &[sight("a", 20, true)]).ready.len(), 1);
        watch.settled(Path::new("/stick/a"));
        assert_eq!(saw(&mut watch, 8_000, &[sight("a", 20, true)]), News::default());
        assert_eq!(saw(&mut watch, 10_000, &[sight("a", 30, true)]).arriving.len(), 1);
        assert_eq!(saw(&mut watch, 12_000, &[sight("a", 30, true)]).ready.len(), 1);
    }

    #[test]
    fn without_its_end_it_is_waited_for_two_minutes() {
        let mut watch = Watch::new(Path::new("/stick"));
        for now in [0, 2_000, 119_000] {
            assert_eq!(saw(&mut watch, now, &[sight("a", 10, false)]).arriving.len(), 1, "{now}");
        }
        assert_eq!(saw(&mut watch, 120_000, &[sight("a", 10, false)]).ready.len(), 1);
    }

    #[test]
    fn a_folder_that_goes_is_said_once_and_found_again() {
        let mut watch = Watch::new(Path::new("/stick"));
        saw(&mut watch, 0, &[sight("a", 10, true)]);
        let mut gone = |now| {
            let none = Err(io::ErrorKind::NotFound.into());
            watch.saw(now, none, &Told::default()).presence
        };
        assert_eq!([gone(2_000), gone(4_000)], [Presence::Vanished, Presence::Gone]);
        let back = saw(&mut watch, 6_000, &[sight("a", 10, true)]);
        assert_eq!((back.presence, back.ready.len()), (Presence::Back, 0), "it stands still anew");
        assert_eq!(saw(&mut watch, 8_000, &[sight("a", 10, true)]).ready.len(), 1);
    }

    #[test]
    fn what_this_day_took_before_is_not_named() {
        let mut told = Told::default();
        let known = sight("a", 10, true).sighting;
        told.saw(&known, "ab");
        let mut watch = Watch::new(Path::new("/stick"));
        let view = || View { bundles: vec![sight("a", 10, true)], skipped: Vec::new() };
        // proven, but of it nothing was taken: it stays news
        assert_eq!(watch.saw(0, Ok(view()), &told).arriving.len(), 1);
        told.taken.insert("ab".into());
        assert_eq!(watch.saw(2_000, Ok(view()), &told), News::default());
    }

    #[test]
    fn a_look_tells_whole_files_from_half_copied_ones() {
        let folder = tempfile::tempdir().unwrap();
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bundles/10-unsigned-open-day.colloquio.json");
        let bytes = std::fs::read(golden).unwrap();
        std::fs::write(folder.path().join("whole.colloquio.json"), &bytes).unwrap();
        std::fs::write(folder.path().join("half.colloquio.json"), &bytes[..bytes.len() - 1]).unwrap();
        std::fs::write(folder.path().join("empty.colloquio.json"), "").unwrap();
        std::fs::write(folder.path().join("._whole.colloquio.json"), &bytes).unwrap();
        let view = look_at(folder.path(), |_| false).unwrap();
        let ends: Vec<(&str, bool)> = view.bundles.iter().map(|s| (s.sighting.0.as_str(), s.has_end)).collect();
        let wanted = [("empty.colloquio.json", false), ("half.colloquio.json", false), ("whole.colloquio.json", true)];
        assert_eq!(ends, wanted);
        assert_eq!(view.skipped.len(), 1);
    }
}
