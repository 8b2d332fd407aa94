//! A disk in memory that knows synced from unsynced, and ten thousand power cuts of it. Kills cannot see a missing sync:
//! the system keeps what a killed program wrote. This can.

use super::{
    super::{
        aside::SetAside,
        disk::{Appender, Disk, Identity},
        ground::{self, Ground, Seed},
        journal::Journal,
    },
    *,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::MutexGuard,
};

/// SplitMix64: the same script from the same seed, everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// A change of a file that no sync has covered.
#[derive(Clone)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Length(usize),
}

#[derive(Clone, Default)]
struct Page {
    /// As every program sees it.
    now: Vec<u8>,
    /// As the platter has it.
    synced: Vec<u8>,
    changes: Vec<Change>,
    /// Of writes that a failed sync gave up: programs still see them, no later sync writes them.
    given_up: Vec<std::ops::Range<usize>>,
    links: u64,
}

#[derive(Clone, Default)]
struct Folder {
    now: BTreeMap<String, u64>,
    synced: BTreeMap<String, u64>,
    /// Names set and unset since the last sync; what happens at once is one item.
    changes: Vec<Vec<(String, Option<u64>)>>,
}

#[derive(Clone)]
enum Node {
    File(Page),
    Folder(Folder),
}

struct Platter {
    nodes: BTreeMap<u64, Node>,
    dice: Dice,
    /// One call in so many fails; none if 0.
    faults: usize,
}

#[derive(Clone)]
struct PowerCutDisk(Arc<Mutex<Platter>>);

struct Handle {
    disk: PowerCutDisk,
    id: u64,
}

const ROOT: u64 = 0;

fn missing<T>() -> io::Result<T> {
    Err(io::ErrorKind::NotFound.into())
}

fn put_at(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    // What was never written between the end and here reads as zeros.
    file.resize(file.len().max(at + bytes.len()), 0);
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

impl Platter {
    fn fails(&mut self) -> bool {
        self.faults > 0 && self.dice.one_in(self.faults)
    }

    fn folder(&mut self, path: &Path) -> io::Result<&mut Folder> {
        let mut id = ROOT;
        for part in path.iter().skip(1) {
            let Some(Node::Folder(folder)) = self.nodes.get(&id) else { return missing() };
            let Some(&next) = folder.now.get(&*part.to_string_lossy()) else { return missing() };
            id = next;
        }
        match self.nodes.get_mut(&id) {
            Some(Node::Folder(folder)) => Ok(folder),
            _ => missing(),
        }
    }

    fn find(&mut self, path: &Path) -> io::Result<u64> {
        let (parent, name) = split(path);
        self.folder(parent)?.now.get(&name).copied().map_or_else(missing, Ok)
    }

    fn add(&mut self, path: &Path, node: Node) -> io::Result<u64> {
        let id = self.nodes.keys().next_back().map_or(1, |last| last + 1);
        let (parent, name) = split(path);
        let folder = self.folder(parent)?;
        if folder.now.contains_key(&name) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        folder.now.insert(name.clone(), id);
        folder.changes.push(vec![(name, Some(id))]);
        self.nodes.insert(id, node);
        Ok(id)
    }

    fn page(&mut self, id: u64) -> &mut Page {
        match self.nodes.get_mut(&id) {
            Some(Node::File(page)) => page,
            _ => unreachable!("a handle is of a file"),
        }
    }
}

fn split(path: &Path) -> (&Path, String) {
    (path.parent().unwrap(), path.file_name().unwrap().to_string_lossy().into_owned())
}

impl PowerCutDisk {
    fn new(seed: u64) -> PowerCutDisk {
        let nodes = BTreeMap::from([(ROOT, Node::Folder(Folder::default()))]);
        PowerCutDisk(Arc::new(Mutex::new(Platter { nodes, dice: Dice(seed), faults: 0 })))
    }

    fn platter(&self) -> MutexGuard<'_, Platter> {
        self.0.lock().unwrap()
    }

    /// The power goes. Each unsynced write is kept, dropped or cut at any byte, of each file for itself; of the names of a
    /// folder the first few changes are kept. Handles of before reach the new disk no more.
    fn cut(&self) -> PowerCutDisk {
        let mut platter = self.platter();
        let mut dice = Dice(platter.dice.roll());
        let mut nodes = platter.nodes.clone();
        for node in nodes.values_mut() {
            match node {
                Node::File(page) => {
                    let mut left = std::mem::take(&mut page.synced);
                    for change in page.changes.drain(..) {
                        match change {
                            Change::Write { at, bytes } => {
                                let kept = [0, bytes.len(), dice.below(bytes.len() + 1)][dice.below(3)];
                                if kept > 0 {
                                    put_at(&mut left, at, &bytes[..kept]);
                                }
                            }
                            Change::Length(len) if dice.one_in(2) => left.resize(len, 0),
                            Change::Length(_) => {}
                        }
                    }
                    *page = Page { now: left.clone(), synced: left, links: 1, ..Page::default() };
                }
                Node::Folder(folder) => {
                    let kept = dice.below(folder.changes.len() + 1);
                    for (name, id) in folder.changes.drain(..).take(kept).flatten() {
                        set(&mut folder.synced, name, id);
                    }
                    folder.now = folder.synced.clone();
                }
            }
        }
        PowerCutDisk(Arc::new(Mutex::new(Platter { nodes, dice, faults: platter.faults })))
    }
}

fn set(names: &mut BTreeMap<String, u64>, name: String, id: Option<u64>) {
    match id {
        Some(id) => names.insert(name, id),
        None => names.remove(&name),
    };
}

impl Disk for PowerCutDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>> {
        let mut platter = self.platter();
        let names = platter.folder(folder)?.now.clone();
        let len = |id| match platter.nodes.get(id) {
            Some(Node::File(page)) => page.now.len() as u64,
            _ => 0,
        };
        Ok(names.iter().map(|(name, id)| (name.clone(), len(id))).collect())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut platter = self.platter();
        let id = platter.find(path)?;
        Ok(platter.page(id).now.clone())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        let mut platter = self.platter();
        if platter.fails() {
            return Err(io::Error::other("made to fail"));
        }
        let id = platter.add(path, Node::File(Page { links: 1, ..Page::default() }))?;
        Ok(Box::new(Handle { disk: self.clone(), id }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        let id = self.platter().find(path)?;
        Ok(Box::new(Handle { disk: self.clone(), id }))
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        Ok(Identity { links: 1, file: (1, self.platter().find(path)?) })
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.platter().add(path, Node::Folder(Folder::default())).map(drop)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut platter = self.platter();
        let id = platter.find(from)?;
        let ((parent, old), (other, new)) = (split(from), split(to));
        assert_eq!(parent, other, "the store renames within one folder");
        let folder = platter.folder(parent)?;
        folder.now.remove(&old);
        folder.now.insert(new.clone(), id);
        folder.changes.push(vec![(old, None), (new, Some(id))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut platter = self.platter();
        if platter.fails() {
            return Err(io::Error::other("made to fail"));
        }
        let id = platter.find(path)?;
        let (parent, name) = split(path);
        let folder = platter.folder(parent)?;
        folder.now.remove(&name);
        folder.changes.push(vec![(name, None)]);
        platter.page(id).links -= 1;
        Ok(())
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        let mut platter = self.platter();
        platter.find(folder)?;
        let (parent, name) = split(folder);
        let parent = platter.folder(parent)?;
        parent.now.remove(&name);
        parent.changes.push(vec![(name, None)]);
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut platter = self.platter();
        if platter.fails() {
            return Err(io::Error::other("made to fail"));
        }
        let folder = platter.folder(folder)?;
        folder.synced = folder.now.clone();
        folder.changes.clear();
        Ok(())
    }

    fn free(&self, _: &Path) -> io::Result<u64> {
        Ok(u64::MAX)
    }

    fn weakness(&self, _: &Path) -> Option<FileSystem> {
        None
    }
}

impl Appender for Handle {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut platter = self.disk.platter();
        let fits = if platter.fails() { platter.dice.below(bytes.len()) } else { bytes.len() };
        let page = platter.page(self.id);
        let at = page.now.len();
        // The system may write any part of it by itself: each piece is kept or lost on its own.
        for (i, piece) in bytes[..fits].chunks(97).enumerate() {
            page.now.extend_from_slice(piece);
            page.changes.push(Change::Write { at: at + i * 97, bytes: piece.to_vec() });
        }
        if fits < bytes.len() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut platter = self.disk.platter();
        let fails = platter.fails();
        let Platter { nodes, dice, .. } = &mut *platter;
        let Some(Node::File(page)) = nodes.get_mut(&self.id) else { return missing() };
        if fails {
            // Some of it reached the platter. The rest is given up, and the next sync will call it written.
            for change in page.changes.drain(..) {
                match change {
                    Change::Write { at, bytes } if dice.one_in(2) => put_at(&mut page.synced, at, &bytes),
                    Change::Write { at, bytes } => page.given_up.push(at..at + bytes.len()),
                    Change::Length(len) => page.synced.resize(len, 0),
                }
            }
            return Err(io::Error::other("made to fail"));
        }
        let mut synced = page.now.clone();
        for range in &page.given_up {
            let end = range.end.min(synced.len());
            let platter = &page.synced;
            for at in range.start.min(end)..end {
                synced[at] = platter.get(at).copied().unwrap_or(0);
            }
        }
        page.synced = synced;
        page.changes.clear();
        Ok(())
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let mut platter = self.disk.platter();
        if platter.fails() {
            return Err(io::Error::other("made to fail"));
        }
        let page = platter.page(self.id);
        page.now.resize(len as usize, 0);
        page.changes.push(Change::Length(len as usize));
        page.given_up.retain(|range| range.start < len as usize);
        Ok(())
    }

    fn identity(&self) -> io::Result<Identity> {
        let links = self.disk.platter().page(self.id).links;
        Ok(Identity { links, file: (1, self.id) })
    }
}

#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    acknowledged: usize,
    found: usize,
    lost: usize,
    found_unacknowledged: usize,
    not_stored: usize,
    segments: u32,
    invented: usize,
}

/// One store through a few lives, each ended by a cut, a kill or a close.
struct Script {
    seed: u64,
    /// Calls fail now and then; else the cuts are all there is.
    faulty: bool,
    disk: PowerCutDisk,
    dice: Dice,
    next: u64,
    acknowledged: BTreeSet<u64>,
    attempted: BTreeSet<u64>,
    /// Not stored, as was said: a later program may still find it, and lose it again in a cut.
    refused: BTreeSet<u64>,
}

/// Whole and unchanged, or the test ends here.
fn seq_of(payload: &str) -> u64 {
    let seq = payload[r#"{"body":{"seq":"#.len()..].split(',').next().unwrap().parse().unwrap();
    assert_eq!(payload, entry_text(seq));
    seq
}

const STORE: &str = "/store";

impl Script {
    fn new(seed: u64) -> Script {
        let disk = PowerCutDisk::new(seed);
        disk.make_folder(Path::new(STORE)).unwrap();
        disk.sync_folder(Path::new("/")).unwrap();
        Script {
            seed,
            faulty: !seed.is_multiple_of(3),
            disk,
            dice: Dice(!seed),
            next: 1,
            acknowledged: BTreeSet::new(),
            attempted: BTreeSet::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Makes the day with its first entries, cut short as often as not.
    fn found(&mut self, tally: &mut Tally) {
        let first = self.dice.below(4) as u64;
        let lines: Vec<Kept> = (1..=first).map(|seq| Kept::Entry(entry_text(seq))).collect();
        self.attempted.extend(1..=first);
        self.next = first + 1;
        let seed = Seed { day: DAY, device: DEVICE, epoch: EPOCH, app: "test", lines: &lines };
        loop {
            self.faults(&[0, 12]);
            let disk: Arc<dyn Disk> = Arc::new(self.disk.clone());
            let made = ground::create(&disk, Path::new(STORE), &seed);
            if made.is_ok() {
                self.acknowledged.extend(1..=first);
            }
            if self.dice.one_in(3) {
                self.disk = self.disk.cut();
                tally.cuts += 1;
            }
            let there = self.disk.identity(&self.folder()).is_ok();
            assert!(there || made.is_err(), "seed {}: a day that was made is gone", self.seed);
            if there {
                return;
            }
        }
    }

    fn faults(&mut self, one_in: &[usize]) {
        let chosen = one_in[self.dice.below(one_in.len())];
        self.disk.platter().faults = if self.faulty { chosen } else { 0 };
    }

    fn folder(&self) -> PathBuf {
        Path::new(STORE).join("days").join(DAY.to_string())
    }

    /// Opens as the program does, and counts.
    fn open(&mut self, tally: &mut Tally) -> Journal {
        let segment = 250 + self.dice.below(600) as u64;
        let mut tries = 0;
        let found = loop {
            self.faults(&[0, 0, 0, 8]);
            let aside =
                SetAside { disk: Arc::new(self.disk.clone()), store: STORE.into(), stamp: "t".into(), day: DAY };
            match ground::find(&aside, &self.folder(), "test", segment) {
                Ok(found) => break found,
                // Refused: nothing is shown and nothing is lost; somebody tries again, maybe after another cut.
                Err(error) => {
                    tries += 1;
                    assert!(tries < 100, "seed {}: {error:?}", self.seed);
                    if self.dice.one_in(3) {
                        self.disk = self.disk.cut();
                        tally.cuts += 1;
                        if self.disk.identity(&self.folder()).is_err() {
                            assert!(self.acknowledged.is_empty(), "seed {}: the day is gone", self.seed);
                            self.found(tally);
                        }
                    }
                }
            }
        };
        let Ground { journal, lines, report, .. } = found;
        let seen: BTreeSet<u64> = lines.iter().map(|line| seq_of(line.kept.payload())).collect();
        tally.found += seen.len();
        tally.acknowledged += self.acknowledged.len();
        let lost: Vec<_> = self.acknowledged.difference(&seen).collect();
        tally.lost += lost.len();
        assert!(lost.is_empty(), "seed {}: acknowledged and not found: {lost:?}, {report:?}", self.seed);
        tally.invented += seen.difference(&self.attempted).count();
        tally.found_unacknowledged += seen.difference(&self.acknowledged).count();
        // A cut alone is no damage.
        assert!(self.faulty || report.damage.is_empty(), "seed {}: {report:?}", self.seed);
        // What is shown from now on is called stored.
        self.acknowledged.extend(seen.difference(&self.refused));
        journal
    }

    /// A few batches of a few groups, some of them through failing calls.
    fn append(&mut self, journal: &mut Journal, tally: &mut Tally) {
        self.faults(&[0, 0, 25, 8, 3]);
        for _ in 0..self.dice.below(4) {
            let mut groups: Vec<Group> = Vec::new();
            let first = self.next;
            for _ in 0..=self.dice.below(2) {
                let size = 1 + self.dice.below(3) as u64;
                groups.push(
                    (self.next..self.next + size).map(|seq| Line { key: None, payload: entry_text(seq) }).collect(),
                );
                self.next += size;
            }
            self.attempted.extend(first..self.next);
            let mut tries = 0;
            loop {
                match journal.append(&groups) {
                    Ok(_) => {
                        self.acknowledged.extend(first..self.next);
                        break;
                    }
                    Err(_) => {
                        tally.not_stored += 1;
                        tries += 1;
                        // Tried again like the journal's thread does, or taken back.
                        if tries > 3 || self.dice.one_in(4) {
                            self.refused.extend(first..self.next);
                            break;
                        }
                    }
                }
            }
        }
    }

    fn play(mut self, cuts: usize, tally: &mut Tally) {
        self.found(tally);
        let end = tally.cuts + cuts;
        while tally.cuts < end {
            let mut journal = self.open(tally);
            self.append(&mut journal, tally);
            tally.segments = tally.segments.max(journal.segment());
            drop(journal);
            // A kill or a close instead leaves the system's memory as it is.
            if !self.dice.one_in(4) {
                self.disk = self.disk.cut();
                tally.cuts += 1;
            }
        }
        self.open(tally);
    }
}

#[test]
fn nothing_acknowledged_is_lost_in_ten_thousand_power_cuts() {
    let mut tally = Tally::default();
    let mut seed = 0;
    while tally.cuts < 10_000 {
        Script::new(seed).play(5, &mut tally);
        seed += 1;
    }
    println!("power cuts of {seed} stores: {tally:?}");
    assert_eq!((tally.lost, tally.invented), (0, 0));
    // The scripts did meet what they are for.
    assert!(tally.found_unacknowledged > 1_000 && tally.not_stored > 1_000 && tally.segments > 10, "{tally:?}");
}
