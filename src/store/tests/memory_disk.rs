//! A disk in memory that knows synced from unsynced, fails when it is told to, and loses power when it is told to.

use super::super::{
    FileSystem,
    disk::{Appender, Disk, Identity},
};
use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Arc, Mutex, MutexGuard},
};

/// SplitMix64: the same script from the same seed, everywhere.
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, n: usize) -> bool {
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

pub struct Platter {
    nodes: BTreeMap<u64, Node>,
    dice: Dice,
    /// One call in so many fails; none if 0.
    pub faults: usize,
    /// This call fails, after so many that do not.
    pub strike: Option<(Call, usize)>,
    /// Bytes that still fit.
    pub room: Option<usize>,
    /// What the disk says is left.
    pub free: u64,
}

/// Calls that can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Create,
    Write,
    Sync,
    SetLen,
    Identity,
    Rename,
    Remove,
    SyncFolder,
}

#[derive(Clone)]
pub struct PowerCutDisk(Arc<Mutex<Platter>>);

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
    fn fails(&mut self, call: Call) -> bool {
        match &mut self.strike {
            Some((struck, 0)) if *struck == call => {
                self.strike = None;
                return true;
            }
            Some((struck, left)) if *struck == call => *left -= 1,
            _ => {}
        }
        self.faults > 0 && self.dice.one_in(self.faults)
    }

    fn reach(&mut self, call: Call) -> io::Result<()> {
        if self.fails(call) { Err(io::Error::other("made to fail")) } else { Ok(()) }
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
    pub fn new(seed: u64) -> PowerCutDisk {
        let nodes = BTreeMap::from([(ROOT, Node::Folder(Folder::default()))]);
        PowerCutDisk(Arc::new(Mutex::new(Platter {
            nodes,
            dice: Dice(seed),
            faults: 0,
            strike: None,
            room: None,
            free: u64::MAX,
        })))
    }

    pub fn platter(&self) -> MutexGuard<'_, Platter> {
        self.0.lock().unwrap()
    }

    /// The power goes. Each unsynced write is kept, dropped or cut at any byte, of each file for itself; of the names of a
    /// folder the first few changes are kept. Handles of before reach the new disk no more.
    pub fn cut(&self) -> PowerCutDisk {
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
        PowerCutDisk(Arc::new(Mutex::new(Platter {
            nodes,
            dice,
            faults: platter.faults,
            strike: platter.strike,
            room: platter.room,
            free: platter.free,
        })))
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
        platter.reach(Call::Create)?;
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
        platter.reach(Call::Rename)?;
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
        platter.reach(Call::Remove)?;
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
        platter.reach(Call::SyncFolder)?;
        let folder = platter.folder(folder)?;
        folder.synced = folder.now.clone();
        folder.changes.clear();
        Ok(())
    }

    fn free(&self, _: &Path) -> io::Result<u64> {
        Ok(self.platter().free)
    }

    fn weakness(&self, _: &Path) -> Option<FileSystem> {
        None
    }
}

impl Appender for Handle {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut platter = self.disk.platter();
        let fails = platter.fails(Call::Write);
        let fits = if fails { platter.dice.below(bytes.len()) } else { bytes.len() };
        let fits = fits.min(platter.room.unwrap_or(fits));
        platter.room = platter.room.map(|room| room - fits);
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
        let fails = platter.fails(Call::Sync);
        let Platter { nodes, dice, .. } = &mut *platter;
        let Some(Node::File(page)) = nodes.get_mut(&self.id) else { return missing() };
        if fails {
            // Some of it reached the platter. The rest is given up, and the next sync will call it written.
            for change in page.changes.drain(..) {
                match change {
                    Change::Write { at, bytes } if dice.one_in(2) => put_at(&mut page.synced, at, &bytes),
                    Change::Write { at, bytes } => page.given_up.push(at..at + bytes.len()),
                    Change::Length(len) => {
                        page.synced.resize(len, 0);
                        page.given_up.iter_mut().for_each(|range| range.end = range.end.min(len));
                    }
                }
            }
            return Err(io::Error::other("made to fail"));
        }
        let mut synced = page.now.clone();
        for range in &page.given_up {
            let end = range.end.min(synced.len());
            let platter = &page.synced;
            for (at, byte) in synced.iter_mut().enumerate().take(end).skip(range.start) {
                *byte = platter.get(at).copied().unwrap_or(0);
            }
        }
        page.synced = synced;
        page.changes.clear();
        Ok(())
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let mut platter = self.disk.platter();
        platter.reach(Call::SetLen)?;
        let page = platter.page(self.id);
        page.now.resize(len as usize, 0);
        page.changes.push(Change::Length(len as usize));
        // What is written there from now on is new.
        page.given_up.iter_mut().for_each(|range| range.end = range.end.min(len as usize));
        Ok(())
    }

    fn identity(&self) -> io::Result<Identity> {
        let mut platter = self.disk.platter();
        // A file without a name, as after somebody removed it.
        let gone = platter.fails(Call::Identity);
        let links = if gone { 0 } else { platter.page(self.id).links };
        Ok(Identity { links, file: (1, self.id) })
    }
}
