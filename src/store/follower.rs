//! The thread `index`: keeps the second copy behind the journal. Whatever the engine does (error, panic, silence), marks go
//! on being stored. What the two copies hold is compared in `compare`; who comes after a failed index is for `succession`.

use super::{
    StoreError,
    aside::SetAside,
    index::{Engine, Held, Index, IndexError, Mark},
    journal::Place,
    line::{EntryKey, KeyOf},
    memory::Memory,
    queue::{Queue, Request},
    scan::{self, Damage},
    standing::Standing,
    succession::index_number,
    worker::{Limits, panic_text},
};
use std::{
    collections::{HashMap, HashSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, atomic::Ordering, mpsc},
    time::{Duration, Instant},
};

/// What reading, decoding and folding a line takes, about.
const LINE_SHARE: Duration = Duration::from_micros(8);
/// A batch in sled of more entries than this costs memory out of proportion.
pub(super) const BATCH: usize = 1_000;

/// What the journal has stored and the index should take in.
pub(super) struct HandOver {
    /// Number of the first and the last journal line.
    pub first: u64,
    pub last: u64,
    pub entries: Vec<(EntryKey, String)>,
}

pub(super) struct Follower {
    /// Which index of this open day it is; what a former one says counts no more.
    pub no: u64,
    pub engine: Arc<dyn Engine>,
    /// The day's folder, and the number of the index in it.
    pub day: PathBuf,
    pub number: u32,
    pub place: Place,
    pub memory: Arc<Mutex<Memory>>,
    pub key_of: KeyOf,
    pub standing: Arc<Standing>,
    pub queue: Arc<Queue>,
    pub handed: mpsc::Receiver<HandOver>,
    pub limits: Limits,
    pub aside: SetAside,
    /// The journal was not whole as it was found, and what was wrong with it. Then the index is copied before it is opened,
    /// since opening it writes.
    pub torn: Option<Vec<Damage>>,
    pub index: Option<Box<dyn Index>>,
    pub held: Held,
    pub ids: HashSet<[u8; 16]>,
    pub dirty: Option<Instant>,
}

impl From<StoreError> for IndexError {
    fn from(error: StoreError) -> Self {
        IndexError(error.to_string())
    }
}

/// How far a start or a comparison came.
#[derive(PartialEq, Eq)]
pub(super) enum Compared {
    /// The marks agree; no value was read.
    MarksOnly,
    Values,
    /// The day is being closed.
    Stopped,
}

impl Follower {
    /// Runs until the journal's thread ends, or the index fails.
    pub fn run(mut self) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.follow()));
        let why = match outcome {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(panic) => Some(panic_text(&*panic)),
        };
        let Some(why) = why else { return self.standing.index_ended(self.no) };
        // After an I/O error dropping sled panics or hangs; what it holds ends with the process.
        std::mem::forget(self.index.take());
        if self.standing.index_fails(self.no, why) {
            self.queue.ask(Request::IndexFailed(self.no));
        }
    }

    fn follow(&mut self) -> Result<(), IndexError> {
        // opening the index takes both cores for a moment: the screen is drawn first
        if self.torn.is_none() {
            // a long journal takes longer to be read and shown: its line's share each
            let lines = u32::try_from(self.standing.stored_line()).unwrap_or(u32::MAX);
            self.standing.let_the_day_go_first(self.limits.index_start + LINE_SHARE * lines);
        }
        self.alive()?;
        let mut compared = self.start()?;
        // Stopped halfway it is still known what the index holds: what was handed over meanwhile goes in.
        if compared == Compared::MarksOnly && !self.standing.is_closing() && self.compare()? == Compared::Values {
            compared = Compared::Values;
        }
        match compared {
            Compared::Values => self.put_former_ones_aside()?,
            Compared::MarksOnly => {}
            // Closed before it was known what the index holds: the next open finds out.
            Compared::Stopped => return self.close(),
        }
        loop {
            if self.standing.skipped.swap(false, Ordering::AcqRel) {
                self.replay()?;
            }
            self.standing.index_idle(self.no);
            // Nothing to sync: sleep until there is work, however long that takes.
            let next = match self.dirty {
                None => self.handed.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
                Some(since) => self.handed.recv_timeout(self.limits.index_sync.saturating_sub(since.elapsed())),
            };
            self.alive()?;
            match next {
                Ok(batch) => self.take(batch)?,
                Err(mpsc::RecvTimeoutError::Timeout) => self.sync()?,
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
        }
        self.close()
    }

    fn close(&mut self) -> Result<(), IndexError> {
        if self.dirty.is_some() {
            self.sync()?;
        }
        drop(self.index.take());
        Ok(())
    }

    /// Opens the index and brings it up to the journal.
    fn start(&mut self) -> Result<Compared, IndexError> {
        let folder = self.folder();
        if self.torn.is_some() && folder.exists() {
            self.aside.copy("index", &folder)?;
        }
        self.alive()?;
        self.index = Some(self.engine.open(&folder)?);
        self.alive()?;
        if self.torn.is_some() {
            return self.compare();
        }
        let marked = self.marked()?;
        let (mut ids, mut held) = (HashSet::new(), Held::default());
        held.n = self.visit_keys(|key| {
            if ids.insert(key.id) {
                held.count(&key.id);
            }
        })?;
        if marked != Some(held) {
            return self.compare();
        }
        (self.ids, self.held) = (ids, held);
        self.is_whole();
        Ok(Compared::MarksOnly)
    }

    fn take(&mut self, batch: HandOver) -> Result<(), IndexError> {
        if batch.last <= self.held.n {
            return Ok(());
        }
        if batch.first > self.held.n + 1 {
            return self.replay();
        }
        self.put(batch.entries, batch.last)?;
        self.is_whole();
        Ok(())
    }

    /// Takes in from the journal's files whatever came after the mark.
    fn replay(&mut self) -> Result<(), IndexError> {
        let from = self.held.n;
        let mut entries = Vec::new();
        let upto = self.read_journal(|n, key, payload| {
            if n > from {
                entries.push((key, payload.to_owned()));
            }
        })?;
        if upto > from {
            self.put(entries, upto)?;
        }
        self.is_whole();
        Ok(())
    }

    /// Adds entries that come after the mark; of one that is held already the longer stays.
    fn put(&mut self, entries: Vec<(EntryKey, String)>, upto: u64) -> Result<(), IndexError> {
        let mut fresh = Vec::with_capacity(entries.len());
        let mut here: HashMap<EntryKey, usize> = HashMap::new();
        for (key, payload) in entries {
            let shorter = match here.get(&key) {
                Some(&at) => {
                    let (_, earlier): &(EntryKey, String) = &fresh[at];
                    payload.len() <= earlier.len()
                }
                None if self.ids.contains(&key.id) => {
                    self.index()?.value(&key)?.is_some_and(|held| payload.len() <= held.len())
                }
                None => false,
            };
            if !shorter {
                if self.ids.insert(key.id) {
                    self.held.count(&key.id);
                }
                here.insert(key, fresh.len());
                fresh.push((key, payload));
            }
        }
        self.held.n = upto;
        self.write(&fresh, self.held)
    }

    /// Writes entries over whatever the index has for them. Only the last batch moves the mark: after a crash in
    /// between, an empty mark makes the next open take in everything anew.
    fn write(&mut self, entries: &[(EntryKey, String)], held: Held) -> Result<(), IndexError> {
        let (early, late) = entries.split_at(entries.len().saturating_sub(1) / BATCH * BATCH);
        for chunk in early.chunks(BATCH) {
            self.write_with(chunk, Held::default())?;
        }
        self.write_with(late, held)
    }

    pub fn write_with(&mut self, entries: &[(EntryKey, String)], held: Held) -> Result<(), IndexError> {
        self.alive()?;
        let mark = Mark { epoch: self.place.epoch, held };
        self.index()?.apply(entries, &mark)?;
        self.dirty.get_or_insert_with(Instant::now);
        self.alive()
    }

    pub fn sync(&mut self) -> Result<(), IndexError> {
        self.index()?.sync()?;
        self.dirty = None;
        self.alive()
    }

    /// Indexes that failed before this one was built. Of what they hold nothing is thrown away.
    fn put_former_ones_aside(&mut self) -> Result<(), IndexError> {
        let mut former = self.place.disk.list(&self.day).unwrap_or_default();
        former.retain(|(name, _)| index_number(name).is_some_and(|n| n < self.number));
        if former.is_empty() {
            return Ok(());
        }
        self.sync()?;
        for (name, _) in former {
            // Where it cannot be moved (a hung engine may hold it) it stays; the newest is the one that counts.
            let _ = self.aside.take("index", &self.day.join(name));
        }
        Ok(())
    }

    fn folder(&self) -> PathBuf {
        self.day.join(format!("sled-{:04}", self.number))
    }

    pub fn index(&mut self) -> Result<&mut Box<dyn Index>, IndexError> {
        self.index.as_mut().ok_or_else(|| IndexError("not open".into()))
    }

    pub fn marked(&mut self) -> Result<Option<Held>, IndexError> {
        let epoch = self.place.epoch;
        Ok(self.index()?.mark()?.filter(|mark| mark.epoch == epoch).map(|mark| mark.held))
    }

    pub fn is_whole(&self) {
        self.standing.index_whole(self.no, self.held.n, self.held.entries);
    }

    /// A sign of life; the end, where another index has taken this one's place.
    pub fn alive(&self) -> Result<(), IndexError> {
        let current = self.standing.index_busy(self.no);
        if current { Ok(()) } else { Err(IndexError("another index has taken this one's place".into())) }
    }

    /// Visits the keys of the stored entries and returns the number of the last line: from memory, where the journal lies as
    /// it was read a moment ago. Lines that came meanwhile make the marks differ, and then everything is compared.
    fn visit_keys(&self, mut visit: impl FnMut(EntryKey)) -> Result<u64, IndexError> {
        let upto = self.standing.stored_line();
        let Some(lines) = self.memory.lock().unwrap_or_else(PoisonError::into_inner).lines() else {
            return self.read_journal(|_, key, _| visit(key));
        };
        lines.iter().filter_map(|line| (self.key_of)(line.payload())).for_each(visit);
        self.alive()?;
        Ok(upto)
    }

    /// Visits the stored entries with their numbers and keys, and returns the number of the last line read. Lines after
    /// the watermark may still be half written and are left alone.
    pub fn read_journal(&self, mut visit: impl FnMut(u64, EntryKey, &str)) -> Result<u64, IndexError> {
        let upto = self.standing.stored_line();
        let key_of = self.key_of;
        scan::visit(&*self.place.disk, &self.place.folder, self.place.day, &mut |n, payload| {
            if n <= upto
                && let Some(key) = key_of(&payload)
            {
                visit(n, key, &payload);
            }
        })?;
        self.alive()?;
        Ok(upto)
    }
}
