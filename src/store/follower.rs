//! The thread `index`: keeps the second copy behind the journal, compares the two, and fills what either has lost.
//! Whatever the engine does (error, panic, silence), marks go on being stored.

use super::{
    IndexState, StoreError, StoreEvent,
    aside::SetAside,
    index::{Engine, Held, Index, IndexError, Mark},
    journal::Place,
    line::{EntryKey, KeyOf, Line},
    scan,
    standing::{Queue, Standing},
    worker::{Limits, panic_text},
};
use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, atomic::Ordering, mpsc},
    time::Instant,
};

/// A batch in sled of more entries than this costs memory out of proportion.
const BATCH: usize = 1_000;
/// Recovered entries go back to the journal in groups of at most this many.
const GROUP: usize = 512;

/// An entry line with its number in the journal.
type Numbered = (u64, EntryKey, String);

/// What the journal has stored and the index should take in.
pub(super) struct HandOver {
    /// Number of the first and the last journal line.
    pub first: u64,
    pub last: u64,
    pub entries: Vec<(EntryKey, String)>,
}

pub(super) struct Follower {
    pub engine: Box<dyn Engine>,
    pub folder: PathBuf,
    pub place: Place,
    pub key_of: KeyOf,
    pub standing: Arc<Standing>,
    pub queue: Arc<Queue>,
    pub handed: mpsc::Receiver<HandOver>,
    pub limits: Limits,
    /// Where the index is copied to before it is opened, if the journal was not whole: opening it writes.
    pub evidence: Option<SetAside>,
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

impl Follower {
    /// Runs until the journal's thread ends, or the index fails.
    pub fn run(mut self) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.follow()));
        let why = match outcome {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(panic) => Some(panic_text(&*panic)),
        };
        if let Some(why) = why {
            // After an I/O error dropping sled panics or hangs; what it holds ends with the process.
            std::mem::forget(self.index.take());
            self.standing.index_is(IndexState::Aside { why });
        }
        self.standing.index_ended();
    }

    fn follow(&mut self) -> Result<(), IndexError> {
        // opening the index takes both cores for a moment: the screen is drawn first
        if self.evidence.is_none() {
            self.standing.let_the_day_go_first(self.limits.index_start);
        }
        self.standing.index_busy();
        match self.start()? {
            Compared::Values => {}
            Compared::MarksOnly if self.standing.is_closing() => {}
            Compared::MarksOnly => {
                self.compare()?;
            }
            // Closed before it was known what the index holds: the next open finds out.
            Compared::Stopped => return self.close(),
        }
        loop {
            if self.standing.skipped.swap(false, Ordering::AcqRel) {
                self.replay()?;
            }
            self.standing.index_idle();
            // Nothing to sync: sleep until there is work, however long that takes.
            let next = match self.dirty {
                None => self.handed.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
                Some(since) => self.handed.recv_timeout(self.limits.index_sync.saturating_sub(since.elapsed())),
            };
            self.standing.index_busy();
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
        if let Some(evidence) = &self.evidence
            && self.folder.exists()
        {
            evidence.copy("index", &self.folder)?;
        }
        self.index = Some(self.engine.open(&self.folder)?);
        let (entries, upto) = self.read_journal()?;
        entries.iter().for_each(|(_, key, _)| self.count(key));
        self.held.n = upto;
        if self.evidence.is_none() && self.marked()? == Some(self.held) {
            self.is_whole();
            return Ok(Compared::MarksOnly);
        }
        self.compare_with(entries, upto)
    }

    /// Reads every value, computes its id anew and compares with the journal: flips in pages that no open reads, and
    /// entries that either has lost, are found here.
    fn compare(&mut self) -> Result<Compared, IndexError> {
        let (entries, upto) = self.read_journal()?;
        self.compare_with(entries, upto)
    }

    fn compare_with(&mut self, entries: Vec<Numbered>, upto: u64) -> Result<Compared, IndexError> {
        // Of an entry that stands twice the longer counts: one of the two lacks its private part.
        let mut lacking: HashMap<EntryKey, String> = HashMap::new();
        let mut numbers: HashMap<EntryKey, u64> = HashMap::new();
        for (n, key, payload) in entries {
            numbers.entry(key).or_insert(n);
            let longest = lacking.entry(key).or_default();
            if longest.len() < payload.len() {
                *longest = payload;
            }
        }
        let mut ids: HashSet<[u8; 16]> = lacking.keys().map(|key| key.id).collect();
        let (key_of, standing) = (self.key_of, self.standing.clone());
        let (mut recovered, mut seen, mut stopped) = (Vec::new(), 0_u64, false);
        self.index()?.scan(&mut |key, value| {
            seen += 1;
            if seen.is_multiple_of(1_000) {
                standing.index_busy();
            }
            if standing.is_closing() {
                stopped = true;
                return ControlFlow::Break(());
            }
            let sound = std::str::from_utf8(value).ok().filter(|text| key_of(text) == Some(key));
            if let Some(text) = sound {
                match lacking.get(&key) {
                    Some(ours) if ours.len() > text.len() => {}
                    Some(ours) if ours.len() == text.len() => drop(lacking.remove(&key)),
                    _ => {
                        lacking.remove(&key);
                        recovered.push((key, text.to_owned()));
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        if stopped {
            return Ok(Compared::Stopped);
        }
        ids.extend(recovered.iter().map(|(key, _)| key.id));
        self.held = Held { n: upto, ..Held::default() };
        ids.iter().for_each(|id| self.held.count(id));
        self.ids = ids;
        // What comes after the mark was never in it and is no loss.
        let marked = self.marked()?;
        let claimed = marked.map_or(0, |held| held.n);
        let mended = lacking.keys().filter(|key| numbers.get(key).is_some_and(|n| *n <= claimed)).count() as u64;
        if !lacking.is_empty() || marked != Some(self.held) {
            self.write(&lacking.into_iter().collect::<Vec<_>>())?;
        }
        if mended > 0 {
            self.standing.announce(StoreEvent::Mended { entries: mended });
        }
        self.give_back(recovered);
        self.is_whole();
        Ok(Compared::Values)
    }

    fn marked(&mut self) -> Result<Option<Held>, IndexError> {
        let epoch = self.place.epoch;
        Ok(self.index()?.mark()?.filter(|mark| mark.epoch == epoch).map(|mark| mark.held))
    }

    /// Entries that only the index still had become new lines of the journal.
    fn give_back(&mut self, recovered: Vec<(EntryKey, String)>) {
        if recovered.is_empty() {
            return;
        }
        for group in recovered.chunks(GROUP) {
            self.queue.append(
                group.iter().map(|(key, payload)| Line { key: Some(*key), payload: payload.clone() }).collect(),
            );
        }
        self.standing.add_recovered(recovered.into_iter().map(|(_, payload)| payload).collect());
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
        let (entries, upto) = self.read_journal()?;
        let from = self.held.n;
        if upto > from {
            self.put(entries.into_iter().filter(|(n, ..)| *n > from).map(|(_, k, p)| (k, p)).collect(), upto)?;
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
                self.count(&key);
                here.insert(key, fresh.len());
                fresh.push((key, payload));
            }
        }
        self.held.n = upto;
        self.write(&fresh)
    }

    /// Writes entries over whatever the index has for them. Only the last batch moves the mark: after a crash in
    /// between, an empty mark makes the next open take in everything anew.
    fn write(&mut self, entries: &[(EntryKey, String)]) -> Result<(), IndexError> {
        let (early, late) = entries.split_at(entries.len().saturating_sub(1) / BATCH * BATCH);
        for chunk in early.chunks(BATCH) {
            self.write_with(chunk, Held::default())?;
        }
        self.write_with(late, self.held)
    }

    fn write_with(&mut self, entries: &[(EntryKey, String)], held: Held) -> Result<(), IndexError> {
        self.standing.index_busy();
        let mark = Mark { epoch: self.place.epoch, held };
        self.index()?.apply(entries, &mark)?;
        self.dirty.get_or_insert_with(Instant::now);
        Ok(())
    }

    fn sync(&mut self) -> Result<(), IndexError> {
        self.index()?.sync()?;
        self.dirty = None;
        Ok(())
    }

    fn index(&mut self) -> Result<&mut Box<dyn Index>, IndexError> {
        self.index.as_mut().ok_or_else(|| IndexError("not open".into()))
    }

    fn count(&mut self, key: &EntryKey) {
        if self.ids.insert(key.id) {
            self.held.count(&key.id);
        }
    }

    fn is_whole(&self) {
        self.standing.index_whole(self.held.n, self.held.entries);
    }

    /// The stored entries with their keys. Lines after the watermark may still be half written and are left alone.
    fn read_journal(&self) -> Result<(Vec<Numbered>, u64), IndexError> {
        let upto = self.standing.stored_line();
        let found = scan::scan(&*self.place.disk, &self.place.folder, self.place.day)?;
        let key_of = self.key_of;
        let entries = found
            .entries()
            .filter(|(n, _)| *n <= upto)
            .filter_map(|(n, payload)| key_of(&payload).map(|key| (n, key, payload)))
            .collect();
        self.standing.index_busy();
        Ok((entries, upto))
    }
}

#[derive(PartialEq, Eq)]
enum Compared {
    /// The marks agree; no value was read.
    MarksOnly,
    Values,
    /// The day is being closed.
    Stopped,
}
