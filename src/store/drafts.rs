//! Drafts: what is typed on this laptop and in no entry, and the place of the screen it was typed at, in `drafts.log`.
//!
//! They have a thread of their own: a disk that hangs keeps neither a key nor a mark waiting. Not in the index, since
//! drafts must outlive a failed one; not in the journal, since a draft is no fact. What a key means is its owner's matter
//! (`app::drafts` names them `<interview>/<interviewer>/<field>`); here only the latest text of each counts.
//!
//! ```text
//! keep ─> waiting (the latest of each key) ─> thread `drafts`: at most 200 ms after the first, one write ─> drafts.log
//! ```

mod file;
mod keeper;

use super::{
    Root,
    disk::{Disk, RealDisk},
    root::Held,
};
use keeper::{Keeper, Pace, Shared};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use uuid::Uuid;

pub use file::Draft;

/// How long the disk is waited for at the end.
const CLOSE: Duration = Duration::from_secs(1);

/// What was found in the files of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Texts that are in no entry, the one written last at the end.
    pub drafts: Vec<Draft>,
    /// The place somebody was at, as it was given.
    pub place: Option<String>,
    /// Lines that cannot be read, an unfinished last one left aside.
    pub spoiled: usize,
}

/// What the thread says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftsEvent {
    /// Every draft up to this serial is written, and nobody has typed since for a moment.
    Written {
        /// The serial.
        up_to: u64,
    },
    /// Drafts cannot be written; said once, and tried again. [`DraftsEvent::Written`] says when it went well.
    Failed {
        /// The system's words, for the log.
        what: String,
    },
}

/// Called from the thread; passing the event on is enough.
pub type TellDrafts = Box<dyn Fn(DraftsEvent) + Send>;

/// The drafts of an open day. No method waits for the disk but [`Drafts::close`].
#[derive(Debug)]
pub struct Drafts {
    shared: Arc<Shared>,
}

/// Drafts as they were found, and the means to keep more.
#[derive(Debug)]
pub struct OpenedDrafts {
    /// The means.
    pub drafts: Drafts,
    /// What was found.
    pub found: Found,
}

impl Drafts {
    /// Keeps a draft in place of the former of its key; `serial` ascends. Without a text the key is forgotten, at once.
    pub fn keep(&self, draft: Draft, serial: u64) {
        self.shared.keep(draft, serial);
    }

    /// Keeps the place somebody is at. It may be lost: it is never synced for its own sake.
    pub fn keep_place(&self, place: String) {
        self.shared.keep_place(place);
    }

    /// A field was left with its text in no entry: what is written is synced now and not in a few seconds.
    pub fn sync(&self) {
        self.shared.want_sync();
    }

    /// Writes and syncs what waits. Whether it did: a disk that gives no answer is not waited for longer than a second.
    pub fn close(self) -> bool {
        self.shared.close(CLOSE)
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        self.shared.close(CLOSE);
    }
}

/// How many texts of this day are in no entry. Needs no lock, writes nothing; a day without drafts, or none, has 0.
pub fn count(day_folder: &Path) -> usize {
    file::read(&RealDisk, day_folder).kept.drafts().count()
}

/// The same for a day of a store.
pub fn drafts_open(root: &Root, day: Uuid) -> usize {
    root.day_folder(day).map_or(0, |folder| count(&folder))
}

/// Reads the drafts and starts the thread. It never refuses: what cannot be read is left out, what cannot be written is
/// said by the thread.
pub(super) fn open(folder: PathBuf, held: Arc<Held>, tell: TellDrafts) -> OpenedDrafts {
    open_with(folder, Some(held), tell, Arc::new(RealDisk), Pace::default())
}

fn open_with(
    folder: PathBuf,
    held: Option<Arc<Held>>,
    tell: TellDrafts,
    disk: Arc<dyn Disk>,
    pace: Pace,
) -> OpenedDrafts {
    let read = file::read(&*disk, &folder);
    let found = Found {
        drafts: read.kept.drafts().cloned().collect(),
        place: read.kept.place().map(str::to_owned),
        spoiled: read.spoiled,
    };
    let shared = Arc::new(Shared::default());
    Keeper::start(folder, held, tell, disk, pace, read, shared.clone());
    OpenedDrafts { drafts: Drafts { shared }, found }
}

#[cfg(test)]
mod tests;
