//! What a day stands on: its folder made whole or not at all, its journal found, cut back to its last whole group and gone
//! on with. No threads; those of `day` come on top.

use super::{
    OpenReport, StoreError, TailCut,
    aside::SetAside,
    disk::{self, Disk},
    journal::{Journal, Place},
    line::{Group, Kept, Line},
    look,
    scan::{self, Found, Scan},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::Uuid;

/// Many lines are written in groups of at most so many lines or bytes.
pub(super) const GROUP_LINES: usize = 512;
pub(super) const GROUP_BYTES: usize = 1 << 20;

/// What a new day is made of.
pub(super) struct Seed<'a> {
    pub day: Uuid,
    pub device: Uuid,
    pub epoch: Uuid,
    pub app: &'a str,
    /// What it holds from the start.
    pub lines: &'a [Kept],
}

/// Makes the folder of a day. It is built under another name, so that a day is there whole or not at all.
pub(super) fn create(disk: &Arc<dyn Disk>, store: &Path, seed: &Seed) -> Result<(), StoreError> {
    let days = store.join("days");
    let path = days.join(seed.day.to_string());
    if disk.identity(&path).is_ok() {
        return Err(StoreError::Exists { path });
    }
    disk::ensure_folder(&**disk, &days).map_err(StoreError::at(&days))?;
    let built = days.join(format!(".new-{}", seed.day));
    let clear = || match disk.remove_tree(&built) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(StoreError::at(&built)(e)),
        _ => Ok(()),
    };
    clear()?;
    if let Err(error) = build(disk, &built, seed) {
        // A disk that is full should not stay full of this.
        let _ = clear();
        return Err(error);
    }
    disk.rename(&built, &path).map_err(StoreError::at(&path))?;
    disk.sync_folder(&days).map_err(StoreError::at(&days))?;
    disk.sync_folder(store).map_err(StoreError::at(store))
}

fn build(disk: &Arc<dyn Disk>, built: &Path, seed: &Seed) -> Result<(), StoreError> {
    let folder = built.join("journal");
    for made in [built, &folder] {
        disk.make_folder(made).map_err(StoreError::at(made))?;
    }
    let device = built.join("device");
    disk::put(&**disk, &device, format!("{}\n", seed.device).as_bytes()).map_err(StoreError::at(&device))?;
    let place = Place { disk: disk.clone(), folder, day: seed.day, epoch: seed.epoch, app: seed.app.to_owned() };
    let mut journal = Journal::begin(place)?;
    for group in groups(seed.lines) {
        journal.append(&[group]).map_err(|f| StoreError::NotStored { cause: f.cause, what: f.what })?;
    }
    disk.sync_folder(built).map_err(StoreError::at(built))
}

fn groups(lines: &[Kept]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut bytes = 0;
    for payload in lines.iter().map(Kept::payload) {
        bytes += payload.len();
        if groups.last().is_none_or(|group| group.len() >= GROUP_LINES || bytes > GROUP_BYTES) {
            groups.push(Group::new());
            bytes = payload.len();
        }
        if let Some(group) = groups.last_mut() {
            group.push(Line { key: None, payload: payload.to_owned() });
        }
    }
    groups
}

/// Whose laptop the day's folder says it is.
pub(super) fn read_device(disk: &dyn Disk, folder: &Path) -> Result<Uuid, StoreError> {
    let path = folder.join("device");
    let bytes = disk.read(&path).map_err(StoreError::at(&path))?;
    let text = String::from_utf8_lossy(&bytes);
    crate::domain::ids::parse_strict(text.trim_end())
        .ok_or_else(|| StoreError::Unreadable { path, what: text.chars().take(40).collect() })
}

/// A day's journal as it was found and may be gone on with.
pub(super) struct Ground {
    pub place: Place,
    pub journal: Journal,
    pub lines: Vec<Found>,
    pub report: OpenReport,
    /// Nothing was damaged, lost or unfinished.
    pub whole: bool,
    /// Lines at the end that are known to have been there and are not.
    pub shorn: u64,
}

/// Finds the journal of a day. Needs the lock: an unfinished end is cut off.
pub(super) fn find(aside: &SetAside, folder: &Path, app: &str, segment: u64) -> Result<Ground, StoreError> {
    let disk = aside.disk.clone();
    let journal_folder = folder.join("journal");
    let mut found = scan::scan(&*disk, &journal_folder, aside.day)?;
    for path in &found.strange {
        aside.take("misplaced", path)?;
    }
    disk::ensure_folder(&*disk, &journal_folder).map_err(StoreError::at(&journal_folder))?;
    let shorn = (look::noted_line(folder) + 1).saturating_sub(found.next);
    let whole = found.is_whole() && shorn == 0;
    let cut = cut_tail(&mut found, aside)?;
    let place = Place {
        disk,
        folder: journal_folder,
        day: aside.day,
        // Without any header the journal begins anew; numbers of former epochs never belong to this one.
        epoch: found.epoch.unwrap_or(Uuid::nil()),
        app: app.to_owned(),
    };
    let mut journal = Journal::resume(place.clone(), found.end.take(), found.newest, found.next, segment)?;
    journal.unsettle(folder.ancestors().take(3).chain([&*place.folder]).map(Path::to_path_buf));
    let report = OpenReport { cut, damage: found.damage, mended: found.mended, ..OpenReport::default() };
    Ok(Ground { place, journal, lines: found.lines, report, whole, shorn })
}

/// Cuts the journal back to its last whole group. The bytes are copied away first; they were never acknowledged, or
/// else the index still has them.
fn cut_tail(found: &mut Scan, aside: &SetAside) -> Result<Option<TailCut>, StoreError> {
    let mut pieces: Vec<(PathBuf, &[u8])> =
        found.stillborn.iter().map(|(path, bytes)| (path.clone(), &bytes[..])).collect();
    if let Some(end) = &found.end {
        pieces.push((end.path.clone(), end.tail()));
    }
    let bytes = pieces.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    let mut cut = None;
    if bytes > 0 {
        let folder = aside.folder("tail")?;
        for (path, bytes) in pieces.iter().filter(|(_, bytes)| !bytes.is_empty()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            aside.put(&folder, &name, bytes)?;
        }
        cut = Some(TailCut { bytes, set_aside: folder });
    }
    for (path, _) in &found.stillborn {
        aside.disk.remove(path).map_err(StoreError::at(path))?;
    }
    if let Some(end) = found.end.as_ref().filter(|end| !end.tail().is_empty()) {
        let shorten = || {
            let mut file = aside.disk.open(&end.path)?;
            file.set_len(end.good as u64)?;
            file.sync()
        };
        shorten().map_err(StoreError::at(&end.path))?;
    }
    Ok(cut)
}
