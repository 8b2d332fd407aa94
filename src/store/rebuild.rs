//! Writing a day's two copies anew from whatever of both is good. What is damaged is copied to `set-aside/` first; the new
//! journal is whole and synced before the old one gives way; the old index goes last. Stopped anywhere it can be begun
//! again, and an ordinary open finishes a change of journals that was interrupted between its two renames.

use super::{
    Gap, KeyOf, StoreError,
    aside::SetAside,
    check::{self, Health},
    control::{self, Gone},
    disk::RealDisk,
    ground,
    index::{Engine, Held, Index, IndexError, Mark},
    journal::{Journal, Place},
    line::{EntryKey, Group, Kept, Line},
    look,
    probe::{Ended, Prober},
    root::{self, OpenDay},
    scan::{self, Scan},
    sled_index::SledEngine,
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs, io,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};
use uuid::Uuid;

/// Groups of the new journal.
const GROUP_LINES: usize = 512;
const GROUP_BYTES: usize = 1 << 20;
/// Batches of the new index.
const BATCH: usize = 1_000;

const JOURNAL: &str = "journal";
const NEW: &str = "journal.new";
const OLD: &str = "journal.old";
/// A new index is built under another name, so that an index is there whole or not at all.
const NEW_INDEX: &str = "index.new";

/// Which laptop the day belongs to afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The one it had.
    Kept,
    /// A new one: own entries may be lost, and a number must never be given twice.
    New,
}

/// What a rebuild came to.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// The day as it was found.
    pub before: Health,
    /// Entries that only the journal had.
    pub from_journal: u64,
    /// Entries that only an index had.
    pub from_index: u64,
    /// Entries that both had.
    pub from_both: u64,
    /// Entries read back from the new journal and from the new index: the same number.
    pub entries: u64,
    /// Lines that nothing accounts for.
    pub lost: u64,
    /// Holes in the chains of what there is now: lost, or never received.
    pub gaps: Vec<Gap>,
    /// Where the damaged parts are.
    pub set_aside: Vec<PathBuf>,
    /// Which laptop this is.
    pub identity: Identity,
}

/// What a rebuild is done with: random values and time come from outside.
pub struct Tools<'a> {
    /// The laptop's id, should it need a new one.
    pub device: Uuid,
    /// The new journal's epoch.
    pub epoch: Uuid,
    /// Reads the key out of an entry line and proves it.
    pub key_of: KeyOf,
    /// Starts the process that reads an index.
    pub prober: &'a Prober<'a>,
    /// To tell old temporary folders by.
    pub now: SystemTime,
}

/// The folder of a day's journal: the new one where a kill came between the two renames.
pub(super) fn journal_of(day: &Path) -> PathBuf {
    let journal = day.join(JOURNAL);
    let between = !journal.exists() && day.join(OLD).exists() && day.join(NEW).exists();
    if between { day.join(NEW) } else { journal }
}

/// Finishes a change of journals that was interrupted; needs the lock.
pub(super) fn finish(day: &Path) -> Result<(), StoreError> {
    let [journal, new, old] = [JOURNAL, NEW, OLD].map(|name| day.join(name));
    match (journal.exists(), new.exists(), old.exists()) {
        // the old one is away, so the new one was whole
        (false, true, true) => rename(day, &new, &journal)?,
        // not known to be whole, and the old one is untouched
        (true, true, _) => remove(&new)?,
        // nothing was to come in its place
        (false, false, true) => rename(day, &old, &journal)?,
        _ => {}
    }
    remove(&old)
}

/// The indexes of a day, the newest last.
pub(super) fn indexes(day: &Path) -> Vec<PathBuf> {
    let names = fs::read_dir(day).into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok());
    let number = |name: &str| name.strip_prefix("sled-")?.parse::<u32>().ok();
    let mut all: Vec<(u32, PathBuf)> = names.filter_map(|name| Some((number(&name)?, day.join(name)))).collect();
    all.sort();
    all.into_iter().map(|(_, path)| path).collect()
}

/// Everything good of a day.
struct Union {
    lines: Vec<Line>,
    keys: HashSet<EntryKey>,
    from_journal: u64,
    from_index: u64,
    from_both: u64,
}

/// Rebuilds the day.
pub(super) fn rebuild(open: &OpenDay, folder: &Path, tools: &Tools<'_>) -> Result<Rebuilt, StoreError> {
    let day = open.day;
    finish(folder)?;
    remove(&folder.join(NEW_INDEX))?;
    let journal = folder.join(JOURNAL);
    let found = scan::scan(&RealDisk, &journal, day)?;
    let strange = found.strange.contains(&journal);
    let wounded = !found.is_whole() || !found.damage.is_empty() || !found.mended.is_empty();
    // the newest is the second copy; an older one, left by a failed index, may still have what both lost
    let mut older = indexes(folder);
    let newest = older.pop();
    let read = match &newest {
        Some(index) => check::read_copy(index, tools.key_of, tools.prober, tools.now)?,
        None => super::probe::ReadOut::nothing(Ended::NotThere),
    };
    let mut spare = HashMap::new();
    for index in &older {
        spare.extend(check::read_copy(index, tools.key_of, tools.prober, tools.now)?.entries);
    }
    let numbers = check::numbers(&journal)?;
    let again = Scan { noted: look::noted_line(folder), ..scan::scan(&RealDisk, &journal, day)? };
    let mut before = check::compare(day, again, &numbers, &read, tools.key_of, false);
    before.device = ground::read_device(&RealDisk, folder).ok();

    let aside =
        SetAside { disk: Arc::new(RealDisk), store: open.held.store.clone(), stamp: open.held.holder.stamp(), day };
    if strange {
        before.set_aside.push(aside.take("misplaced", &journal)?);
    } else if wounded && journal.exists() {
        before.set_aside.push(aside.copy(JOURNAL, &journal)?);
    }
    if let Some(index) = newest.as_ref().filter(|_| read.ended != Ended::Well || read.bad > 0) {
        before.set_aside.push(aside.copy("index", index)?);
    }
    let mut union = unite(check::standing_lines(found, tools.key_of), read.entries, spare);
    let lost = before.lost.saturating_sub(spare_found(&union, &before));
    let identity = match before.device {
        Some(_) if before.lost == before.known => Identity::Kept,
        _ => Identity::New,
    };
    let pairs = union.keys.iter().map(|key| (Uuid::from_bytes(key.device), key.seq)).collect::<BTreeSet<_>>();
    let gaps = check::gaps(&pairs);
    if lost > 0 && !gaps.is_empty() {
        let gone = gaps.iter().map(|gap| (gap.device, gap.from, gap.to)).collect();
        union.lines.push(Line { key: None, payload: control::format(Gone { gone }) });
    }
    let held = write_journal(open, folder, tools.epoch, &union)?;
    let new_index = folder.join(NEW_INDEX);
    write_index(&new_index, &Mark { epoch: tools.epoch, held }, &union, tools.key_of)?;
    if identity == Identity::New {
        root::renew_device(folder, tools.device)?;
    }
    let number = newest.as_ref().and_then(|index| index.file_name()?.to_str()?.strip_prefix("sled-")?.parse().ok());
    let index = folder.join(format!("sled-{:04}", number.unwrap_or(0_u32) + 1));

    // both are notes about the former journal
    for cache in ["level", "checkpoint"] {
        remove(&folder.join(cache))?;
    }
    root::sync_folder(folder)?;
    // from here on the new journal counts
    if journal.exists() {
        rename(folder, &journal, &folder.join(OLD))?;
    }
    rename(folder, &folder.join(NEW), &journal)?;
    rename(folder, &new_index, &index)?;
    remove(&folder.join(OLD))?;
    for former in older.iter().chain(&newest) {
        remove(former)?;
    }
    root::sync_folder(folder)?;

    Ok(Rebuilt {
        from_journal: union.from_journal,
        from_index: union.from_index,
        from_both: union.from_both,
        entries: union.keys.len() as u64,
        lost,
        gaps,
        set_aside: before.set_aside.clone(),
        identity,
        before,
    })
}

/// Entries that only an older index had: each accounts for a line that seemed lost.
fn spare_found(union: &Union, before: &Health) -> u64 {
    (union.keys.len() as u64).saturating_sub(before.journal.entries + before.index.entries - before.both)
}

/// The journal's lines in their order, each with the longer of its copies, then what only an index has, chain by chain.
fn unite(
    standing: Vec<(Option<EntryKey>, String)>,
    mut index: HashMap<EntryKey, String>,
    spare: HashMap<EntryKey, String>,
) -> Union {
    let mut union = Union { lines: Vec::new(), keys: HashSet::new(), from_journal: 0, from_index: 0, from_both: 0 };
    for (key, text) in spare {
        let here = index.entry(key).or_default();
        if here.len() < text.len() {
            *here = text;
        }
    }
    for (key, text) in standing {
        let other = key.and_then(|key| index.remove(&key));
        if key.is_some() {
            *(if other.is_some() { &mut union.from_both } else { &mut union.from_journal }) += 1;
        }
        union.keys.extend(key);
        // the longer copy is the one with its personal text: the body is the same in both
        let payload = other.filter(|other| other.len() > text.len()).unwrap_or(text);
        union.lines.push(Line { key, payload });
    }
    let mut rest: Vec<(EntryKey, String)> = index.into_iter().collect();
    rest.sort_by_key(|(key, _)| *key);
    union.from_index = rest.len() as u64;
    union.keys.extend(rest.iter().map(|(key, _)| *key));
    union.lines.extend(rest.into_iter().map(|(key, payload)| Line { key: Some(key), payload }));
    union
}

/// Writes and reads back the new journal beside the old one; gives what its index must hold.
fn write_journal(open: &OpenDay, day: &Path, epoch: Uuid, union: &Union) -> Result<Held, StoreError> {
    let folder = day.join(NEW);
    remove(&folder)?;
    root::make_private(&folder)?;
    let place = Place {
        disk: Arc::new(RealDisk),
        folder: folder.clone(),
        day: open.day,
        epoch,
        app: open.held.holder.app.clone(),
    };
    let mut journal = Journal::begin(place)?;
    for group in batches(&union.lines) {
        // each line a group of its own: all of them were stored before, so a torn end later takes no line with it but its own
        let lines: Vec<Group> = group.iter().map(|line| vec![line.clone()]).collect();
        let stored = journal.append(&lines);
        stored.map_err(|f| StoreError::NotStored { cause: f.cause, what: f.what })?;
    }
    let mut held = Held { n: journal.stored(), ..Held::default() };
    drop(journal);
    root::sync_folder(&folder)?;
    root::sync_folder(day)?;
    let ids: HashSet<[u8; 16]> = union.keys.iter().map(|key| key.id).collect();
    ids.iter().for_each(|id| held.count(id));

    let back = scan::scan(&RealDisk, &folder, open.day)?;
    let whole = back.is_whole();
    let lines = back.lines.iter().map(|line| match &line.kept {
        Kept::Entry(text) | Kept::Control(text) => &**text,
    });
    let written = union.lines.iter().map(|line| line.payload.as_str()).filter(|payload| !control::is_own(payload));
    if !whole || !lines.eq(written) {
        return Err(unlike(&folder));
    }
    Ok(held)
}

fn batches(mut lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    std::iter::from_fn(move || {
        let (mut bytes, mut count) = (0, 0);
        for line in lines.iter().take(GROUP_LINES) {
            bytes += line.payload.len();
            if count > 0 && bytes > GROUP_BYTES {
                break;
            }
            count += 1;
        }
        let (group, rest) = lines.split_at(count);
        lines = rest;
        (count > 0).then_some(group)
    })
}

/// Builds and reads back the new index. The engine can panic anywhere: then there is no new index, and an error.
fn write_index(folder: &Path, mark: &Mark, union: &Union, key_of: KeyOf) -> Result<(), StoreError> {
    let entries: Vec<(EntryKey, String)> =
        union.lines.iter().filter_map(|line| Some((line.key?, line.payload.clone()))).collect();
    let write = || -> Result<bool, IndexError> {
        let mut index = Unclosed(Some(SledEngine.open(folder)?));
        let last = entries.len().saturating_sub(1) / BATCH * BATCH;
        for chunk in entries[..last].chunks(BATCH) {
            index.get()?.apply(chunk, &Mark { epoch: mark.epoch, held: Held::default() })?;
        }
        index.get()?.apply(&entries[last..], mark)?;
        index.get()?.sync()?;
        index.close();
        let mut again = Unclosed(Some(SledEngine.open(folder)?));
        let mut left: HashMap<&EntryKey, &String> = entries.iter().map(|(key, text)| (key, text)).collect();
        let mut same = again.get()?.mark()? == Some(*mark);
        again.get()?.scan(&mut |key, value| {
            let text = std::str::from_utf8(value).ok().filter(|text| key_of(text) == Some(key));
            same &= text.is_some_and(|text| left.remove(&key).is_some_and(|wanted| wanted == text));
            ControlFlow::Continue(())
        })?;
        again.close();
        Ok(same && left.is_empty())
    };
    match catch_unwind(AssertUnwindSafe(write)) {
        Ok(Ok(true)) => root::sync_folder(folder),
        Ok(Err(error)) => Err(StoreError::Io { path: folder.to_path_buf(), source: io::Error::other(error) }),
        Ok(Ok(false)) | Err(_) => Err(unlike(folder)),
    }
}

/// An open index that is dropped only when it is known to be well: after an error dropping it can panic or hang.
struct Unclosed(Option<Box<dyn Index>>);

impl Unclosed {
    fn get(&mut self) -> Result<&mut Box<dyn Index>, IndexError> {
        self.0.as_mut().ok_or_else(|| IndexError("closed".into()))
    }

    fn close(mut self) {
        drop(self.0.take());
    }
}

impl Drop for Unclosed {
    fn drop(&mut self) {
        std::mem::forget(self.0.take());
    }
}

fn unlike(path: &Path) -> StoreError {
    StoreError::Unreadable { path: path.to_path_buf(), what: "does not read back as written".into() }
}

fn rename(day: &Path, from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(StoreError::at(from))?;
    root::sync_folder(day)
}

/// Removes a file or a folder; one that is not there is removed.
fn remove(path: &Path) -> Result<(), StoreError> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::at(path)(error)),
        _ => Ok(()),
    }
}
