//! A disk and an index that do what was asked of them until they are told to fail.

use super::super::{
    FileSystem,
    disk::{Appender, Disk, Identity, RealDisk},
    index::{Engine, Index, IndexError, Mark, Visit},
    line::EntryKey,
    sled_index::SledEngine,
};
use std::{
    collections::BTreeMap,
    io,
    ops::ControlFlow,
    path::Path,
    sync::{Arc, Mutex, mpsc},
};

/// What goes wrong next.
#[derive(Default)]
pub struct Faults {
    /// Bytes that still fit; after them every write is short.
    pub room: Option<usize>,
    /// Failures still to come, of each call.
    pub syncs: u32,
    pub cuts: u32,
    pub creates: u32,
    pub panics: u32,
    /// Successful syncs of files so far.
    pub synced: u32,
    /// What the disk says is left, if not the truth.
    pub free: Option<u64>,
    pub weakness: Option<FileSystem>,
}

#[derive(Clone, Default)]
pub struct FaultyDisk(pub Arc<Mutex<Faults>>);

struct FaultyFile {
    file: Box<dyn Appender>,
    faults: Arc<Mutex<Faults>>,
}

fn spend(count: &mut u32) -> io::Result<()> {
    if *count == 0 {
        return Ok(());
    }
    *count -= 1;
    Err(io::Error::other("made to fail"))
}

impl FaultyDisk {
    pub fn set(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.0.lock().unwrap());
    }
}

impl Disk for FaultyDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>> {
        RealDisk.list(folder)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        spend(&mut self.0.lock().unwrap().creates)?;
        Ok(Box::new(FaultyFile { file: RealDisk.create(path)?, faults: self.0.clone() }))
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        Ok(Box::new(FaultyFile { file: RealDisk.open(path)?, faults: self.0.clone() }))
    }
    fn identity(&self, path: &Path) -> io::Result<Identity> {
        RealDisk.identity(path)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.make_folder(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        let len = std::fs::metadata(path)?.len() as usize;
        RealDisk.remove(path)?;
        self.set(|faults| faults.room = faults.room.map(|room| room + len));
        Ok(())
    }
    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_tree(folder)
    }
    fn free(&self, folder: &Path) -> io::Result<u64> {
        self.0.lock().unwrap().free.map_or_else(|| RealDisk.free(folder), Ok)
    }
    fn weakness(&self, _: &Path) -> Option<FileSystem> {
        self.0.lock().unwrap().weakness
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }
}

impl Appender for FaultyFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let room = {
            let mut faults = self.faults.lock().unwrap();
            let panics = faults.panics > 0;
            faults.panics = faults.panics.saturating_sub(1);
            let fits = faults.room.unwrap_or(bytes.len()).min(bytes.len());
            faults.room = faults.room.map(|room| room - fits);
            drop(faults);
            assert!(!panics, "made to panic");
            fits
        };
        self.file.write_all(&bytes[..room])?;
        if room < bytes.len() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
    fn sync(&mut self) -> io::Result<()> {
        let mut faults = self.faults.lock().unwrap();
        spend(&mut faults.syncs)?;
        faults.synced += 1;
        self.file.sync()
    }
    fn set_len(&mut self, len: u64) -> io::Result<()> {
        spend(&mut self.faults.lock().unwrap().cuts)?;
        self.file.set_len(len)
    }
    fn identity(&self) -> io::Result<Identity> {
        self.file.identity()
    }
}

/// How an index fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    Error,
    Panic,
    /// Until the sender given to the engine is dropped.
    Block,
}

/// The call that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Open,
    Mark,
    Apply,
    Scan,
    Sync,
}

/// sled, failing at one kind of call after a number of successes.
pub struct FailingEngine {
    pub call: Call,
    pub after: u32,
    pub how: Failing,
    pub release: Arc<Mutex<mpsc::Receiver<()>>>,
}

impl FailingEngine {
    /// The second half keeps a blocked call waiting until it is dropped.
    pub fn new(call: Call, after: u32, how: Failing) -> (FailingEngine, mpsc::Sender<()>) {
        let (hold, release) = mpsc::channel();
        (FailingEngine { call, after, how, release: Arc::new(Mutex::new(release)) }, hold)
    }
}

struct FailingIndex {
    inner: Box<dyn Index>,
    script: FailingEngine,
}

impl FailingEngine {
    fn reach(&mut self, call: Call) -> Result<(), IndexError> {
        if call != self.call {
            return Ok(());
        }
        if self.after > 0 {
            self.after -= 1;
            return Ok(());
        }
        match self.how {
            Failing::Error => Err(IndexError("made to fail".into())),
            Failing::Panic => panic!("made to panic"),
            Failing::Block => {
                let _ = self.release.lock().unwrap().recv();
                Ok(())
            }
        }
    }
}

impl Engine for FailingEngine {
    fn open(&self, folder: &Path) -> Result<Box<dyn Index>, IndexError> {
        let mut script =
            FailingEngine { call: self.call, after: self.after, how: self.how, release: self.release.clone() };
        script.reach(Call::Open)?;
        Ok(Box::new(FailingIndex { inner: SledEngine.open(folder)?, script }))
    }
}

impl Index for FailingIndex {
    fn mark(&mut self) -> Result<Option<Mark>, IndexError> {
        self.script.reach(Call::Mark)?;
        self.inner.mark()
    }
    fn value(&mut self, key: &EntryKey) -> Result<Option<Vec<u8>>, IndexError> {
        self.inner.value(key)
    }
    fn apply(&mut self, entries: &[(EntryKey, String)], mark: &Mark) -> Result<(), IndexError> {
        self.script.reach(Call::Apply)?;
        self.inner.apply(entries, mark)
    }
    fn scan(&mut self, visit: &mut Visit<'_>) -> Result<(), IndexError> {
        self.script.reach(Call::Scan)?;
        self.inner.scan(visit)
    }
    fn sync(&mut self) -> Result<(), IndexError> {
        self.script.reach(Call::Sync)?;
        self.inner.sync()
    }
}

/// What an index folder holds, read by an engine of its own.
pub fn contents(folder: &Path) -> (Option<Mark>, BTreeMap<EntryKey, String>) {
    let mut index = SledEngine.open(folder).unwrap();
    let mut found = BTreeMap::new();
    let visit = &mut |key, value: &[u8]| {
        found.insert(key, String::from_utf8(value.to_vec()).unwrap());
        ControlFlow::Continue(())
    };
    index.scan(visit).unwrap();
    (index.mark().unwrap(), found)
}

/// Takes an entry out of an index and leaves the mark: what a flip in sled's file does at worst.
pub fn spoil(folder: &Path, key: &EntryKey, value: &str) {
    let mut index = SledEngine.open(folder).unwrap();
    let mark = index.mark().unwrap().unwrap();
    index.apply(&[(*key, value.to_owned())], &mark).unwrap();
    index.sync().unwrap();
}
