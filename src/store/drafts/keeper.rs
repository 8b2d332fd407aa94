//! The thread `drafts`: when what waits is written, when it is synced, when the file is made anew, what is said of it.

use super::super::{
    disk::{Appender, Disk},
    root::Held,
};
use super::file::{self, Draft, Kept, Payload, Read};
use super::{DraftsEvent, TellDrafts};
use std::{
    collections::BTreeMap,
    io,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// From the first unsaved key to its write: a ceiling that later keys do not move. Half of what is promised, so that a
    /// busy machine keeps the promise too.
    pub ceiling: Duration,
    /// Without a key for so long, what is written is said to be: a state that changes with each key would flicker.
    pub quiet: Duration,
    /// How long a text may stay unsynced.
    pub sync: Duration,
    /// Between two tries after a failure.
    pub retry: Duration,
    /// Length at which the file is made anew.
    pub limit: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Pace {
            ceiling: Duration::from_millis(100),
            quiet: Duration::from_millis(300),
            sync: Duration::from_secs(5),
            retry: Duration::from_secs(2),
            limit: 1 << 20,
        }
    }
}

/// What waits for the thread: at most one text of each key, however long the disk takes.
#[derive(Debug, Default)]
struct Desk {
    drafts: BTreeMap<String, (u64, Draft)>,
    place: Option<String>,
    /// The last serial handed in.
    serial: u64,
    first: Option<Instant>,
    last: Option<Instant>,
    /// Something became an entry: that is written without delay.
    urgent: bool,
    sync: bool,
    closing: bool,
    ended: bool,
}

impl Desk {
    /// When what waits is written at the latest.
    fn write_due(&self, pace: &Pace) -> Option<Instant> {
        self.first.map(|first| if self.urgent { first } else { first + pace.ceiling })
    }
}

/// The desk between the callers and the thread. Its lock is never held while the disk works.
#[derive(Debug, Default)]
pub(super) struct Shared {
    desk: Mutex<Desk>,
    news: Condvar,
    ended: Condvar,
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn keep(&self, draft: Draft, serial: u64) {
        let mut desk = self.desk();
        desk.serial = desk.serial.max(serial);
        desk.urgent |= draft.text.is_none();
        desk.drafts.insert(draft.key.clone(), (serial, draft));
        self.put(desk);
    }

    pub fn keep_place(&self, place: String) {
        let mut desk = self.desk();
        desk.place = Some(place);
        self.put(desk);
    }

    fn put(&self, mut desk: MutexGuard<'_, Desk>) {
        let now = Instant::now();
        desk.first.get_or_insert(now);
        desk.last = Some(now);
        drop(desk);
        self.news.notify_one();
    }

    pub fn want_sync(&self) {
        self.desk().sync = true;
        self.news.notify_one();
    }

    /// Whether the thread ended in time.
    pub fn close(&self, limit: Duration) -> bool {
        let mut desk = self.desk();
        desk.closing = true;
        self.news.notify_one();
        let waited = self.ended.wait_timeout_while(desk, limit, |desk| !desk.ended);
        waited.unwrap_or_else(PoisonError::into_inner).0.ended
    }

    fn end(&self) {
        self.desk().ended = true;
        self.ended.notify_all();
    }
}

/// An open file that is to be trusted.
struct Log {
    file: Box<dyn Appender>,
    len: usize,
    /// The number of its last line.
    n: u64,
}

/// What a round of the thread has to do.
struct Round {
    batch: Vec<Payload>,
    sync: bool,
    closing: bool,
}

pub(super) struct Keeper {
    folder: PathBuf,
    tell: TellDrafts,
    disk: Arc<dyn Disk>,
    pace: Pace,
    shared: Arc<Shared>,
    kept: Kept,
    /// None where there is no file that is to be trusted: it is made anew before anything else is written.
    log: Option<Log>,
    /// The last serial taken off the desk, and the last one written.
    taken: u64,
    written: u64,
    /// The serial that was said to be written; none since a failure.
    told: Option<u64>,
    unsynced: Option<Instant>,
    retry_at: Option<Instant>,
    // the store stays this process's as long as anything can write into it
    _held: Option<Arc<Held>>,
}

/// Whoever waits for the thread learns of its end, however it comes.
struct Ending(Arc<Shared>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl Keeper {
    pub fn start(
        folder: PathBuf,
        held: Option<Arc<Held>>,
        tell: TellDrafts,
        disk: Arc<dyn Disk>,
        pace: Pace,
        read: Read,
        shared: Arc<Shared>,
    ) {
        let Read { kept, bytes, .. } = read;
        let keeper = Keeper {
            folder,
            tell,
            disk,
            pace,
            shared: shared.clone(),
            kept,
            log: None,
            taken: 0,
            written: 0,
            told: Some(0),
            unsynced: None,
            retry_at: None,
            _held: held,
        };
        let ending = Ending(shared);
        let work = move || {
            let _ending = ending;
            keeper.run(bytes);
        };
        if let Err(error) = std::thread::Builder::new().name("drafts".into()).spawn(work) {
            // nothing is written then, and nothing is said to be
            tracing::error!(%error, "no thread for drafts");
        }
    }

    fn run(mut self, found: Option<Vec<u8>>) {
        let begun = self.begin(found.as_deref());
        self.came(begun);
        loop {
            let Round { batch, sync, closing } = self.wait();
            let done = self.work(batch, sync);
            self.came(done);
            self.tell_written(closing);
            if closing {
                return;
            }
        }
    }

    /// At open the file is made anew, unless it holds nothing but the latest of each key, or there is nothing to hold.
    fn begin(&mut self, found: Option<&[u8]>) -> io::Result<()> {
        let (wanted, n) = self.kept.compose();
        if found == Some(&wanted) {
            let file = self.disk.open(&self.folder.join(file::CURRENT))?;
            self.log = Some(Log { file, len: wanted.len(), n });
            return Ok(());
        }
        if found.is_some() || self.kept.drafts().next().is_some() { self.renew() } else { Ok(()) }
    }

    /// Sleeps until there is something to do.
    fn wait(&mut self) -> Round {
        let shared = self.shared.clone();
        let mut desk = shared.desk();
        loop {
            let now = Instant::now();
            match self.due(&desk, now) {
                Some(at) if at <= now => return self.take(&mut desk, now),
                Some(at) => {
                    let waited = shared.news.wait_timeout(desk, at - now);
                    desk = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
                None => desk = shared.news.wait(desk).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// When there is something to do next.
    fn due(&self, desk: &Desk, now: Instant) -> Option<Instant> {
        if desk.closing {
            return Some(now);
        }
        if self.retry_at.is_some() {
            return self.retry_at;
        }
        let write = desk.write_due(&self.pace);
        let sync = self.unsynced.map(|since| if desk.sync { now } else { since + self.pace.sync });
        let owes_word = desk.first.is_none() && self.told != Some(self.written);
        let word = owes_word.then(|| desk.last.unwrap_or(now) + self.pace.quiet);
        [write, sync, word].into_iter().flatten().min()
    }

    /// Takes everything off the desk.
    fn take(&mut self, desk: &mut Desk, now: Instant) -> Round {
        let late = |since: Instant| since + self.pace.sync <= now;
        let sync = desk.closing || desk.sync || self.unsynced.is_some_and(late);
        let mut drafts: Vec<(u64, Draft)> = std::mem::take(&mut desk.drafts).into_values().collect();
        drafts.sort_by_key(|(serial, _)| *serial);
        let drafts = drafts.into_iter().map(|(_, draft)| Payload::Draft(draft));
        let batch = drafts.chain(desk.place.take().map(|place| Payload::Place { place })).collect();
        self.taken = desk.serial;
        (desk.first, desk.urgent, desk.sync) = (None, false, false);
        Round { batch, sync, closing: desk.closing }
    }

    fn work(&mut self, batch: Vec<Payload>, sync: bool) -> io::Result<()> {
        let owed = !batch.is_empty() || self.retry_at.is_some();
        let mut lines = Vec::new();
        let mut n = self.log.as_ref().map_or(0, |log| log.n);
        let typed = batch.iter().any(|payload| matches!(payload, Payload::Draft(Draft { text: Some(_), .. })));
        for payload in batch {
            n += 1;
            file::frame(&mut lines, n, &payload);
            self.kept.take(payload);
        }
        let Some(log) = &mut self.log else {
            return if owed { self.renew() } else { Ok(()) };
        };
        if !lines.is_empty() {
            log.file.write_all(&lines)?;
            (log.len, log.n) = (log.len + lines.len(), n);
        }
        self.written = self.taken;
        if typed {
            self.unsynced.get_or_insert_with(Instant::now);
        }
        if sync && self.unsynced.is_some() {
            log.file.sync()?;
            if log.file.identity()?.links == 0 {
                // removed underneath us: every write and sync goes on well, and into nothing
                return Err(io::ErrorKind::NotFound.into());
            }
            self.unsynced = None;
        }
        // drafts that are longer than the limit by themselves do not make the file anew with each key
        let least = 2 * self.kept.drafts().filter_map(|draft| draft.text.as_ref()).map(String::len).sum::<usize>();
        if log.len > self.pace.limit.max(least) { self.renew() } else { Ok(()) }
    }

    /// Writes the latest of each key into a new file, and keeps the former for one generation. Killed anywhere, both hold
    /// together what one of them held before.
    fn renew(&mut self) -> io::Result<()> {
        let path = |name| self.folder.join(name);
        let absent_is_well = |done: io::Result<()>| match done {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        };
        let (bytes, n) = self.kept.compose();
        absent_is_well(self.disk.remove(&path(file::NEW)))?;
        let mut file = self.disk.create(&path(file::NEW))?;
        file.write_all(&bytes)?;
        file.sync()?;
        absent_is_well(self.disk.rename(&path(file::CURRENT), &path(file::FORMER)))?;
        self.disk.rename(&path(file::NEW), &path(file::CURRENT))?;
        self.disk.sync_folder(&self.folder)?;
        self.log = Some(Log { file, len: bytes.len(), n });
        (self.written, self.unsynced) = (self.taken, None);
        Ok(())
    }

    fn came(&mut self, outcome: io::Result<()>) {
        match outcome {
            Ok(()) => self.retry_at = None,
            Err(error) => {
                self.log = None;
                if self.retry_at.is_none() {
                    (self.tell)(DraftsEvent::Failed { what: error.to_string() });
                }
                self.told = None;
                self.retry_at = Some(Instant::now() + self.pace.retry);
            }
        }
    }

    fn tell_written(&mut self, closing: bool) {
        let desk = self.shared.desk();
        let quiet = desk.first.is_none() && desk.last.is_none_or(|at| at.elapsed() >= self.pace.quiet);
        drop(desk);
        if (quiet || closing) && self.retry_at.is_none() && self.told != Some(self.written) {
            self.told = Some(self.written);
            (self.tell)(DraftsEvent::Written { up_to: self.written });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_keys_do_not_move_the_write_of_the_first() {
        let (pace, start, key) = (Pace::default(), Instant::now(), Duration::from_millis(50));
        assert!(pace.ceiling <= Duration::from_millis(200));
        let desk = Desk { first: Some(start), last: Some(start + 40 * key), ..Desk::default() };
        assert_eq!(desk.write_due(&pace), Some(start + pace.ceiling));
        let entered = Desk { urgent: true, ..desk };
        assert_eq!(entered.write_due(&pace), Some(start), "what became an entry waits for nothing");
        assert_eq!(Desk::default().write_due(&pace), None, "and nothing wakes nobody");
    }
}
