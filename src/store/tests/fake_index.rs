//! An index in memory that fails at the call it is told to, in the way it is told to. Folders outlive the engine, as on a
//! disk.

use super::super::{
    index::{Engine, Index, IndexError, Mark, Visit},
    line::EntryKey,
};
use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, mpsc},
};

/// How an index fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failing {
    Error,
    Panic,
    /// Until the engine's `hold` is dropped.
    Block,
    /// The last batches were never there.
    Forget(usize),
    /// Nothing was ever there.
    Empty,
    /// A value, and the mark, say something else.
    WrongBytes,
}

/// When it fails: at this call of all, from 1, and at all that follow if `again`.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub at: u64,
    pub again: bool,
    pub how: Failing,
}

/// What one folder holds, batch by batch.
#[derive(Clone, Default)]
struct Shelf(Vec<(BTreeMap<EntryKey, String>, Mark)>);

#[derive(Default)]
struct Shared {
    shelves: BTreeMap<PathBuf, Shelf>,
    plan: Option<Plan>,
    calls: u64,
    failed: u64,
}

#[derive(Clone)]
pub struct FakeEngine {
    shared: Arc<Mutex<Shared>>,
    release: Arc<Mutex<mpsc::Receiver<()>>>,
}

struct FakeIndex {
    engine: FakeEngine,
    folder: PathBuf,
}

impl FakeEngine {
    /// The second half keeps blocked calls waiting until it is dropped.
    pub fn new() -> (FakeEngine, mpsc::Sender<()>) {
        let (hold, release) = mpsc::channel();
        (FakeEngine { shared: Arc::default(), release: Arc::new(Mutex::new(release)) }, hold)
    }

    pub fn plan(&self, plan: Option<Plan>) {
        let mut shared = self.shared.lock().unwrap();
        (shared.plan, shared.calls, shared.failed) = (plan, 0, 0);
    }

    /// Calls since the last plan, and how many of them failed.
    pub fn calls(&self) -> (u64, u64) {
        let shared = self.shared.lock().unwrap();
        (shared.calls, shared.failed)
    }

    /// What a folder holds.
    pub fn held(&self, folder: &Path) -> BTreeMap<EntryKey, String> {
        let shared = self.shared.lock().unwrap();
        shared.shelves.get(folder).cloned().unwrap_or_default().0.into_iter().flat_map(|(batch, _)| batch).collect()
    }

    fn reach(&self, folder: &Path) -> Result<(), IndexError> {
        let mut shared = self.shared.lock().unwrap();
        shared.calls += 1;
        let calls = shared.calls;
        let Some(plan) = shared.plan.filter(|p| p.at == calls || p.again && p.at < calls) else { return Ok(()) };
        shared.failed += 1;
        let shelf = &mut shared.shelves.entry(folder.to_path_buf()).or_default().0;
        match plan.how {
            Failing::Forget(count) => shelf.truncate(shelf.len().saturating_sub(count)),
            Failing::Empty => shelf.clear(),
            Failing::WrongBytes => {
                if let Some((batch, mark)) = shelf.last_mut() {
                    mark.held.xor[3] ^= 4;
                    batch.values_mut().take(1).for_each(|value| *value = value.replace("mark", "mask"));
                }
            }
            Failing::Error => return Err(IndexError("made to fail".into())),
            Failing::Panic => {
                drop(shared);
                panic!("made to panic")
            }
            Failing::Block => {
                drop(shared);
                let _ = self.release.lock().unwrap().recv();
            }
        }
        Ok(())
    }
}

impl Engine for FakeEngine {
    fn open(&self, folder: &Path) -> Result<Box<dyn Index>, IndexError> {
        self.reach(folder)?;
        std::fs::create_dir_all(folder)?;
        self.shared.lock().unwrap().shelves.entry(folder.to_path_buf()).or_default();
        Ok(Box::new(FakeIndex { engine: self.clone(), folder: folder.to_path_buf() }))
    }
}

impl FakeIndex {
    fn shelf(&self) -> Shelf {
        self.engine.shared.lock().unwrap().shelves.get(&self.folder).cloned().unwrap_or_default()
    }
}

impl Index for FakeIndex {
    fn mark(&mut self) -> Result<Option<Mark>, IndexError> {
        self.engine.reach(&self.folder)?;
        Ok(self.shelf().0.last().map(|(_, mark)| *mark))
    }
    fn value(&mut self, key: &EntryKey) -> Result<Option<Vec<u8>>, IndexError> {
        self.engine.reach(&self.folder)?;
        Ok(self.engine.held(&self.folder).get(key).map(|value| value.clone().into_bytes()))
    }
    fn apply(&mut self, entries: &[(EntryKey, String)], mark: &Mark) -> Result<(), IndexError> {
        self.engine.reach(&self.folder)?;
        let mut shared = self.engine.shared.lock().unwrap();
        let shelf = shared.shelves.entry(self.folder.clone()).or_default();
        shelf.0.push((entries.iter().cloned().collect(), *mark));
        Ok(())
    }
    fn scan(&mut self, visit: &mut Visit<'_>) -> Result<(), IndexError> {
        self.engine.reach(&self.folder)?;
        for (key, value) in self.engine.held(&self.folder) {
            if visit(key, value.as_bytes()) == ControlFlow::Break(()) {
                break;
            }
        }
        Ok(())
    }
    fn sync(&mut self) -> Result<(), IndexError> {
        self.engine.reach(&self.folder)
    }
}
