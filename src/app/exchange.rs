//! What goes between this laptop and the others by file, as the screen knows it: the places files are carried in, what lies
//! there, what each file would bring or has brought, and the work that is under way on another thread. Nothing here reads a
//! file; the Day is not here.

use super::msg::Failed;
use crate::domain::ids::EntryId;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A place bundles are carried in: a stick, or a folder somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The folder.
    pub path: PathBuf,
    /// What people call it: the stick's name, or the folder's.
    pub name: String,
    /// How many bundles lie there.
    pub bundles: usize,
}

impl Spot {
    /// A folder of which nothing is known yet.
    pub fn of(path: PathBuf) -> Spot {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        Spot { path, name, bundles: 0 }
    }
}

/// What happens when a bundle arrives in the watched folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Habit {
    /// Nobody looks.
    #[default]
    Off,
    /// It is said, and waits to be taken.
    Offer,
    /// It is taken.
    Take,
}

impl Habit {
    /// As it is remembered.
    pub fn as_str(self) -> &'static str {
        match self {
            Habit::Off => "off",
            Habit::Offer => "offer",
            Habit::Take => "take",
        }
    }

    /// As it was remembered; what is not understood is off.
    pub fn parse(text: &str) -> Habit {
        match text {
            "offer" => Habit::Offer,
            "take" => Habit::Take,
            _ => Habit::Off,
        }
    }
}

/// What a file would do here, or did, in the words of whoever is at the keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The laptop that wrote it.
    pub from: String,
    /// Its clock then, Unix ms.
    pub written: i64,
    /// Entries that are new here: another file may hold the same ones.
    pub new: Vec<EntryId>,
    /// Sealed sheets that are new here.
    pub sheets: usize,
    /// What is new, counted by what it is.
    pub adds: Vec<String>,
    /// What would be different: the thing, before, after.
    pub changes: Vec<String>,
    /// What two laptops would say differently.
    pub clashes: Vec<String>,
    /// Whom it concerns, by code and name.
    pub people: Vec<String>,
    /// What it needs that is not here.
    pub needs: Vec<String>,
    /// Entries of it that wait.
    pub waiting: usize,
    /// Entries of it that are held apart.
    pub apart: usize,
    /// Entries of it from a later version.
    pub later: usize,
    /// What is wrong with it although it is taken: clocks, forks.
    pub warnings: Vec<String>,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// In the few words of a row.
    pub short: String,
    /// In full.
    pub failed: Failed,
}

/// Where a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Found, not looked into yet.
    Found,
    /// Still being copied.
    Arriving,
    /// It would be taken.
    Ready(Box<Contents>),
    /// Everything in it is here.
    Known(Box<Contents>),
    /// It was taken.
    Taken(Box<Contents>),
    /// It was not taken, and why.
    Refused(Refusal),
    /// It was left alone, and why.
    Skipped(String),
}

/// A file of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    /// Given when it was first seen; what the pointer follows.
    pub id: u32,
    /// Where it is.
    pub path: PathBuf,
    /// Where it stands.
    pub state: FileState,
}

impl SeenFile {
    /// Its name.
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Whether taking it would bring something.
    pub fn is_ready(&self) -> bool {
        matches!(self.state, FileState::Ready(_))
    }

    /// What is in it, where it was looked into.
    pub fn contents(&self) -> Option<&Contents> {
        match &self.state {
            FileState::Ready(contents) | FileState::Known(contents) | FileState::Taken(contents) => Some(contents),
            _ => None,
        }
    }
}

/// What is being done on the other thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Looking into files.
    Look,
    /// Checking one file from end to end.
    Verify,
    /// Taking files in.
    Take,
    /// Writing this laptop's bundle.
    Write,
    /// Taking everything new, then writing.
    Sync,
}

/// How far work on one file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Far {
    /// Not known.
    #[default]
    Unknown,
    /// So many bytes of so many are read.
    Bytes(u64, u64),
    /// So many entries of so many are through.
    Entries(u64, u64),
}

/// Work under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What.
    pub task: Task,
    /// The file it is at.
    pub file: String,
    /// How far.
    pub far: Far,
    /// Since when, Unix ms.
    pub since: i64,
    /// Somebody wants it to stop.
    pub stopping: bool,
}

/// What came of a piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Files were looked into.
    Looked,
    /// A file is whole: who wrote it, and how many entries it holds.
    Verified {
        /// The laptop.
        from: String,
        /// Lines.
        entries: u64,
    },
    /// Files were taken, and perhaps one was written.
    Done {
        /// Entries that are new here.
        new: usize,
        /// Files that brought something.
        taken: usize,
        /// Files that were not taken.
        refused: usize,
        /// Files that are still being copied.
        arriving: usize,
        /// The bundle that was written.
        wrote: Option<WroteFile>,
    },
    /// Somebody stopped it: so many entries are in and stay.
    Stopped {
        /// Entries that are new here.
        new: usize,
    },
    /// It could not be done.
    Failed(Failed),
}

/// A bundle that lies in its folder, synced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WroteFile {
    /// Where.
    pub path: PathBuf,
    /// Drafts that are on this laptop and not in it.
    pub drafts: usize,
}

/// What the other thread says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The places that are there.
    Spots(Vec<Spot>),
    /// The files of a place, as far as they are known.
    Listed(Spot, Vec<(PathBuf, FileState)>),
    /// Where a file stands.
    File(PathBuf, FileState),
    /// How far the work is.
    At {
        /// What.
        task: Task,
        /// The file.
        file: String,
    },
    /// How far the file is.
    Far(Far),
    /// The work ended.
    Ended(Task, Outcome),
    /// The watched folder is gone, or there again.
    Watched(Presence),
}

/// Whether a watched folder can be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    Here,
    /// It is not: a pulled stick.
    Gone,
}

/// What is wanted once files are looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// They are listed.
    #[default]
    List,
    /// They are reviewed, to be taken.
    Review,
}

/// Everything about files and folders.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The folder of the one key, remembered.
    pub folder: Option<PathBuf>,
    /// What happens when something arrives there.
    pub habit: Habit,
    /// The places found.
    pub spots: Vec<Spot>,
    /// The place whose files are listed, by name; none as long as no place was looked at.
    pub source: Option<Spot>,
    /// Its files.
    pub files: Vec<SeenFile>,
    /// The work under way.
    pub work: Option<Work>,
    /// What follows the looking.
    pub wanted: Wanted,
    /// The place is gone: a pulled stick.
    pub gone: bool,
    /// The page was opened: the place is to be looked at.
    pub stale: bool,
    /// How many files were ever seen.
    seen: u32,
}

impl Exchange {
    /// A file of the list.
    pub fn file(&self, id: u32) -> Option<&SeenFile> {
        self.files.iter().find(|file| file.id == id)
    }

    /// Another day is opened: its files are others.
    pub fn leave_day(&mut self) {
        let Exchange { folder, habit, spots, .. } = std::mem::take(self);
        (self.folder, self.habit, self.spots) = (folder, habit, spots);
    }

    /// A trial day is never carried to where the real ones are exchanged.
    pub fn forget_folder(&mut self) {
        (self.folder, self.habit) = (None, Habit::Off);
    }

    /// Goes to another place: its files are listed from nothing.
    pub fn turn_to(&mut self, source: Spot) {
        if self.source.as_ref().is_none_or(|before| before.path != source.path) {
            self.files.clear();
        }
        self.source = Some(source);
        self.gone = false;
    }

    /// The places a bundle can be carried by: the remembered folder, then what was found.
    pub fn places(&self) -> Vec<Spot> {
        let found = |path: &Path| self.spots.iter().find(|spot| spot.path == path).cloned();
        let first = self.folder.as_ref().map(|path| found(path).unwrap_or_else(|| Spot::of(path.clone())));
        let rest = self.spots.iter().filter(|spot| Some(&spot.path) != self.folder.as_ref()).cloned();
        first.into_iter().chain(rest).collect()
    }

    /// Notes where a file stands; one that is not listed yet is added.
    pub fn note(&mut self, path: PathBuf, state: FileState) {
        match self.files.iter_mut().find(|file| file.path == path) {
            // that nothing is new in it now does not take back that it was taken
            Some(file) if matches!((&file.state, &state), (FileState::Taken(_), FileState::Known(_))) => {}
            Some(file) => file.state = state,
            None => {
                self.seen += 1;
                self.files.push(SeenFile { id: self.seen, path, state });
                self.files.sort_by(|a, b| a.path.cmp(&b.path));
            }
        }
    }

    /// The files that would bring something.
    pub fn ready(&self) -> impl Iterator<Item = &SeenFile> {
        self.files.iter().filter(|file| file.is_ready())
    }

    /// How many entries the files that would bring something bring together: what two of them hold counts once.
    pub fn ready_entries(&self) -> usize {
        let ids: BTreeSet<EntryId> =
            self.ready().filter_map(SeenFile::contents).flat_map(|contents| contents.new.iter().copied()).collect();
        ids.len()
    }

    /// Whether somebody else's thread is at work.
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }
}
