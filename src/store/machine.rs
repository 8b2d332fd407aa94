//! `machine.json`: on which machine, and under which path, this store was last written to. A copy that wakes up elsewhere
//! must not go on in the name of the original: two laptops would give the same number twice. Evidence only; a note that
//! is missing or cannot be read is none.

use super::{StoreError, prefs, root};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// Where a store is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// What the system says it is; `None` where it says nothing.
    pub id: Option<String>,
}

/// What the note says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Written here before.
    Here,
    /// Nothing is known, for instance since the note is lost.
    Unknown,
    /// Last written to on another machine, or under another path.
    Elsewhere,
}

#[derive(Debug, Serialize, Deserialize)]
struct Note {
    id: Option<String>,
    path: PathBuf,
    /// Days that came along from elsewhere and were not written to here yet.
    #[serde(default)]
    brought: Vec<Uuid>,
}

impl Note {
    fn read(store: &Path) -> Option<Note> {
        serde_json::from_slice(&fs::read(store.join("machine.json")).ok()?).ok()
    }

    fn is_of(&self, machine: &Machine, path: &Path) -> bool {
        // where one of the two has no id, the path has to do
        let other = matches!((&self.id, &machine.id), (Some(then), Some(now)) if then != now);
        !other && self.path == path
    }
}

/// What this system calls itself, for [`Machine`]; `None` where it has no such file.
pub fn system_id() -> Option<String> {
    let read = |path: &str| fs::read_to_string(path).ok().map(|id| id.trim().to_owned());
    ["/etc/machine-id", "/var/lib/dbus/machine-id"].into_iter().filter_map(read).find(|id| !id.is_empty())
}

/// Where a day was last written to. Changes nothing.
pub(super) fn home(store: &Path, machine: &Machine, day: Uuid) -> Home {
    let (Some(note), Ok(path)) = (Note::read(store), fs::canonicalize(store)) else { return Home::Unknown };
    match note.is_of(machine, &path) {
        true if !note.brought.contains(&day) => Home::Here,
        _ => Home::Elsewhere,
    }
}

/// Notes that this day is written to here; the other days of a store that came from elsewhere stay strange.
pub(super) fn note(store: &Path, machine: &Machine, day: Uuid, days: &[Uuid]) -> Result<(), StoreError> {
    let path = fs::canonicalize(store).map_err(StoreError::at(store))?;
    let brought = match Note::read(store) {
        None => Vec::new(),
        Some(note) if note.is_of(machine, &path) => note.brought,
        Some(_) => days.to_vec(),
    };
    let brought = brought.into_iter().filter(|other| *other != day).collect();
    let text = serde_json::to_vec(&Note { id: machine.id.clone(), path, brought }).map_err(std::io::Error::other);
    let file = store.join("machine.json");
    prefs::replace(store, &file, &text.map_err(StoreError::at(&file))?)?;
    root::sync_folder(store)
}
