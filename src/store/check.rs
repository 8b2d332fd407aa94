//! Whether a day is whole: its two copies read and compared, and nothing of either touched. The journal is read where it
//! lies; the index is copied to a temporary folder and opened there by a process of its own, since opening writes and a
//! damaged one can end the process that opens it. Works while another program holds the store.

use super::{
    Damage, DamageKind, KeyOf, Root, StoreError,
    disk::{Disk, RealDisk},
    ground,
    index::Mark,
    line::{self, EntryKey, Kept},
    look,
    probe::{self, Ended, Prober, ReadOut},
    rebuild,
    scan::{self, Scan},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use uuid::Uuid;

/// Temporary copies of an index are named so.
const TEMPORARY: &str = "colloquio-check-";
/// One left by a killed check goes after this long.
const STALE: Duration = Duration::from_secs(60 * 60);

/// How often the index of a store that another program writes to is copied before it is called damaged.
const LIVE_TRIES: u32 = 4;

/// How one copy stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// Distinct entries it holds.
    pub entries: u64,
    /// Entries, or personal texts of them, that only the other copy holds.
    pub missing: u64,
    /// Lines, or values, that cannot be read.
    pub damaged: u64,
}

/// Entries of one laptop that are nowhere, though later ones of it are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The laptop.
    pub device: Uuid,
    /// First place in its chain.
    pub from: u64,
    /// Last place.
    pub to: u64,
}

impl Gap {
    /// How many places it has.
    fn places(&self) -> u64 {
        (self.to - self.from).saturating_add(1)
    }

    /// How many of them lie in this stretch of a chain.
    fn shares(&self, (device, from, to): (Uuid, u64, u64)) -> u64 {
        let (first, last) = (self.from.max(from), self.to.min(to));
        if device == self.device && first <= last { last - first + 1 } else { 0 }
    }
}

/// What the two copies amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both hold everything.
    Whole,
    /// One has a hole, or a wound, that the other fills.
    Mendable,
    /// Something is in neither.
    Lost,
}

/// A day as it was found.
#[derive(Clone, Debug)]
pub struct Health {
    /// The day.
    pub day: Uuid,
    /// The record.
    pub journal: Copy,
    /// The second copy.
    pub index: Copy,
    /// Of the entries the second copy lacks, those it never came to take in: the next start brings them.
    pub behind: u64,
    /// How reading the second copy ended.
    pub index_ended: Ended,
    /// Distinct entries that both hold.
    pub both: u64,
    /// What is wrong in the journal, place by place.
    pub damage: Vec<Damage>,
    /// What was wrong there and came back from the index at an earlier open.
    pub mended: Vec<Damage>,
    /// Lines of the journal that are gone, and of which no copy can prove to hold what stood there; those of `known` too.
    pub lost: u64,
    /// Of them, what an earlier open or rebuild wrote down as lost: no rebuild brings it back, and this laptop goes on behind it.
    pub known: u64,
    /// Holes in the chains of what both copies hold together: lost, or never received.
    pub gaps: Vec<Gap>,
    /// Bytes at the journal's end of a write that was interrupted, never acknowledged.
    pub tail: u64,
    /// The file that says which laptop this is can be read.
    pub device: Option<Uuid>,
    /// Damaged parts of this day that were kept.
    pub set_aside: Vec<PathBuf>,
}

impl Health {
    /// Whether nothing is wrong but that the second copy has not come after: opening the day is all it needs.
    pub fn is_only_behind(&self) -> bool {
        let caught_up =
            Health { index: Copy { missing: self.index.missing - self.behind, ..self.index }, ..self.clone() };
        self.behind > 0 && caught_up.verdict() == Verdict::Whole
    }

    /// What it amounts to.
    pub fn verdict(&self) -> Verdict {
        let index = self.index_ended == Ended::Well && self.index.missing == 0 && self.index.damaged == 0;
        if self.lost > 0 {
            Verdict::Lost
        } else if index && self.journal.missing == 0 && self.damage.is_empty() && self.device.is_some() {
            Verdict::Whole
        } else {
            Verdict::Mendable
        }
    }
}

/// Checks a day. While another program holds the store, the index may be a moment behind.
pub fn check_day(
    root: &Root,
    day: Uuid,
    key_of: KeyOf,
    prober: &Prober<'_>,
    now: SystemTime,
) -> Result<Health, StoreError> {
    let folder = root.day_folder(day)?;
    let held = root.is_held();
    // first the index: what is written in between is then in the journal only, which is no hole
    let mut read = read_index_copy(&folder, key_of, prober, now)?;
    for _ in 1..LIVE_TRIES {
        // a copy taken while another program writes may be torn; the index is not
        if !held || read.ended == Ended::Well {
            break;
        }
        read = read_index_copy(&folder, key_of, prober, now)?;
    }
    let journal = rebuild::journal_of(&folder);
    let found = scan::scan(&RealDisk, &journal, day)?;
    let numbers = numbers(&journal)?;
    let found = Scan { noted: look::noted_line(&folder), ..found };
    let mut health = compare(day, found, &numbers, &read, key_of, held);
    health.device = ground::read_device(&RealDisk, &folder).ok();
    health.set_aside = set_aside(root.dir(), day);
    Ok(health)
}

/// Both copies against each other.
pub(super) fn compare(
    day: Uuid,
    found: Scan,
    numbers: &BTreeSet<u64>,
    read: &ReadOut,
    key_of: KeyOf,
    held: bool,
) -> Health {
    let epoch = found.epoch;
    let (next, last) = (found.next, found.noted);
    let (damage, mended) = (found.damage.clone(), found.mended.clone());
    let tail = found.end.as_ref().map_or(0, |end| end.tail().len())
        + found.stillborn.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let mut journal: HashMap<EntryKey, (u64, usize)> = HashMap::new();
    let mut strange = 0;
    for line in &found.lines {
        let Kept::Entry(payload) = &line.kept else { continue };
        let Some(key) = key_of(payload) else {
            strange += 1;
            continue;
        };
        let (_, longest) = journal.entry(key).or_insert((line.n, 0));
        *longest = payload.len().max(*longest);
    }
    let held_by_index = read.mark.map_or(0, |mark| mark.held.n);
    // an entry that stands in both counts as missing where its personal text is missing
    let journal_lacks = |key: &EntryKey, text: &String| journal.get(key).is_none_or(|(_, len)| *len < text.len());
    let index_lacks = |key: &EntryKey, n: u64, len: usize| {
        let behind = held && n > held_by_index;
        !behind && read.entries.get(key).is_none_or(|text| text.len() < len)
    };
    let late = |n: u64| n > held_by_index && read.ended == Ended::Well;
    let only_index = read.entries.keys().filter(|key| !journal.contains_key(*key)).count() as u64;
    let unreadable =
        damage.iter().filter(|d| matches!(d.kind, DamageKind::Unreadable | DamageKind::Header)).count() as u64;
    let all: BTreeSet<(Uuid, u64)> =
        journal.keys().chain(read.entries.keys()).map(|key| (Uuid::from_bytes(key.device), key.seq)).collect();
    let gaps = gaps(&all);
    // what was lost once is lost no more when it came with a bundle
    let still = gaps.iter().map(|gap| found.gone.iter().map(|gone| gap.shares(*gone)).sum::<u64>()).sum::<u64>();
    let holes = gaps.iter().map(Gap::places).sum::<u64>().saturating_sub(still);
    let known = still + found.lost;
    let accounted = only_index + mended.iter().map(lines_of).sum::<u64>();
    Health {
        day,
        journal: Copy {
            entries: ids(journal.keys()),
            missing: read.entries.iter().filter(|(key, text)| journal_lacks(key, text)).count() as u64,
            damaged: unreadable + strange,
        },
        index: Copy {
            entries: ids(read.entries.keys()),
            missing: journal.iter().filter(|(key, (n, len))| index_lacks(key, *n, *len)).count() as u64,
            damaged: read.bad,
        },
        behind: journal.iter().filter(|(key, (n, len))| late(*n) && index_lacks(key, *n, *len)).count() as u64,
        index_ended: read.ended.clone(),
        both: ids(journal.keys().filter(|key| read.entries.contains_key(*key))),
        lost: lost(epoch, (next, last), numbers, read, accounted, holes) + known,
        known,
        damage,
        mended,
        gaps,
        tail: tail as u64,
        device: None,
        set_aside: Vec::new(),
    }
}

/// Lines that are gone and that nothing accounts for. An index that is exactly what its mark claims held every entry up to
/// the mark's line; without that proof, each entry that only the index has accounts for one line, and so does each line that
/// came back before. The mark is written anew when a spoilt journal was compared, so where a chain has a hole it proves
/// nothing of lines that nothing accounts for. Lines up to `noted` were there when the day was last closed. `holes`: places of
/// chains at which nothing stands, but for those that are known to be lost.
fn lost(
    epoch: Option<Uuid>,
    (next, noted): (u64, u64),
    numbers: &BTreeSet<u64>,
    read: &ReadOut,
    accounted: u64,
    holes: u64,
) -> u64 {
    let same = |mark: &Mark| epoch.is_none_or(|epoch| epoch == mark.epoch);
    let end = read.mark.as_ref().filter(|mark| same(mark)).map_or(0, |mark| mark.held.n + 1).max(next).max(noted + 1);
    let proved = read.proof().filter(same).map_or(0, |mark| mark.held.n);
    // a readable line of an unfinished group at the end does not stand
    let gone = (1..end).filter(|n| *n >= next || !numbers.contains(n));
    match proved {
        0 => (gone.count() as u64).saturating_sub(accounted),
        _ => {
            let (within, beyond): (Vec<u64>, Vec<u64>) = gone.partition(|n| *n <= proved);
            (within.len() as u64).saturating_sub(accounted).min(holes) + beyond.len() as u64
        }
    }
}

/// How many lines of the day a place of damage stands for.
pub(super) fn lines_of(damage: &Damage) -> u64 {
    match damage.kind {
        DamageKind::Unreadable => 1,
        DamageKind::Missing { from, to } => to - from + 1,
        DamageKind::Header | DamageKind::Repeated | DamageKind::Seal => 0,
    }
}

fn ids<'a>(keys: impl Iterator<Item = &'a EntryKey>) -> u64 {
    keys.map(|key| key.id).collect::<HashSet<_>>().len() as u64
}

/// Holes in each laptop's chain, which begins at 1.
pub(super) fn gaps(all: &BTreeSet<(Uuid, u64)>) -> Vec<Gap> {
    let mut last: BTreeMap<Uuid, u64> = BTreeMap::new();
    let mut gaps = Vec::new();
    for &(device, seq) in all {
        let before = last.insert(device, seq).unwrap_or(0);
        if seq > before + 1 {
            gaps.push(Gap { device, from: before + 1, to: seq - 1 });
        }
    }
    gaps
}

/// The numbers of all lines of a journal that are accounted for: those that can be read, and those of a segment's header
/// and seal, which hold no entry.
pub(super) fn numbers(journal: &Path) -> Result<BTreeSet<u64>, StoreError> {
    let names = match RealDisk.list(journal) {
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Vec::new(),
        listed => listed.map_err(StoreError::at(journal))?,
    };
    let mut segments: Vec<String> = names.into_iter().map(|(name, _)| name).filter(|n| n.ends_with(".log")).collect();
    segments.sort();
    let mut all = BTreeSet::new();
    for (at, name) in segments.iter().enumerate() {
        let path = journal.join(name);
        let bytes = match fs::read(&path) {
            // nothing of a segment is in a folder that lies in its place
            Err(e) if e.kind() == io::ErrorKind::IsADirectory => continue,
            read => read.map_err(StoreError::at(&path))?,
        };
        // Empty lines mean nothing, see `scan`.
        let lines: Vec<Option<u64>> = bytes
            .split_inclusive(|b| *b == b'\n')
            .filter(|line| *line != b"\n")
            .map(|l| line::parse(l.strip_suffix(b"\n")?).map(|f| f.n))
            .collect();
        all.extend(lines.iter().flatten());
        if let [None, Some(second), ..] = lines[..] {
            all.extend(second.checked_sub(1));
        }
        if let [.., Some(before), None] = lines[..]
            && at + 1 < segments.len()
        {
            all.insert(before + 1);
        }
    }
    Ok(all)
}

/// The newest index of a day, copied and read out.
fn read_index_copy(folder: &Path, key_of: KeyOf, prober: &Prober<'_>, now: SystemTime) -> Result<ReadOut, StoreError> {
    match rebuild::indexes(folder).last() {
        Some(index) => read_copy(index, key_of, prober, now),
        None => Ok(ReadOut::nothing(Ended::NotThere)),
    }
}

/// Copies an index into a temporary folder, reads it out there, and removes the copy.
pub(super) fn read_copy(
    index: &Path,
    key_of: KeyOf,
    prober: &Prober<'_>,
    now: SystemTime,
) -> Result<ReadOut, StoreError> {
    if index.is_file() {
        return Ok(ReadOut::nothing(Ended::Failed("not a folder".into())));
    }
    let temporary = std::env::temp_dir();
    remove_stale(&temporary, now);
    let mut builder = tempfile::Builder::new();
    let copy = builder.prefix(TEMPORARY).tempdir_in(&temporary).map_err(StoreError::at(&temporary))?;
    let to = copy.path().join("index");
    match copy_folder(index, &to) {
        // whoever holds the store removed it a moment ago
        Err(StoreError::Missing { .. }) => return Ok(ReadOut::nothing(Ended::NotThere)),
        copied => copied?,
    }
    let read = probe::read_out(prober, &to, key_of, probe::PATIENCE);
    // said aloud, since a dropped folder would be silent about staying
    copy.close().map_err(StoreError::at(&temporary))?;
    read
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), StoreError> {
    super::root::make_private(to)?;
    for entry in fs::read_dir(from).map_err(StoreError::at(from))? {
        let entry = entry.map_err(StoreError::at(from))?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().map_err(StoreError::at(&path))?.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            // a full temporary disk is an error of the copy's place, not of the store
            let bytes = fs::read(&path).map_err(StoreError::at(&path))?;
            fs::write(&target, bytes).map_err(StoreError::at(&target))?;
        }
    }
    Ok(())
}

/// Removes what killed checks left; whatever hinders that hinders no check.
fn remove_stale(temporary: &Path, now: SystemTime) {
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let old = || now.duration_since(entry.metadata().ok()?.modified().ok()?).ok().filter(|age| *age > STALE);
        if ours && old().is_some() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// What was set aside of a day, in the order of the names.
fn set_aside(store: &Path, day: Uuid) -> Vec<PathBuf> {
    let incidents = fs::read_dir(store.join("set-aside")).into_iter().flatten().flatten();
    let mut all: Vec<PathBuf> =
        incidents.map(|entry| entry.path().join(day.to_string())).filter(|path| path.exists()).collect();
    all.sort();
    all
}

/// Everything of a journal that stands, entries once, each with its personal text if any copy of it has that.
pub(super) fn standing_lines(found: Scan, key_of: KeyOf) -> Vec<(Option<EntryKey>, String)> {
    let mut lines: Vec<(Option<EntryKey>, String)> = Vec::new();
    let mut at: HashMap<EntryKey, usize> = HashMap::new();
    for line in found.lines {
        match line.kept {
            Kept::Control(text) => lines.push((None, text.to_string())),
            Kept::Entry(text) => match key_of(&text) {
                Some(key) => match at.get(&key) {
                    Some(&earlier) if lines[earlier].1.len() < text.len() => lines[earlier].1 = text.to_string(),
                    Some(_) => {}
                    None => {
                        at.insert(key, lines.len());
                        lines.push((Some(key), text.to_string()));
                    }
                },
                // not understood, and kept
                None => lines.push((None, text.to_string())),
            },
        }
    }
    lines
}
