//! An open day: made, opened, appended to, closed. The work is done by the threads of `worker` and `follower`.

use super::{
    IndexState, Notify, Obstacle, StoreError,
    aside::SetAside,
    check, control,
    disk::{Disk, RealDisk},
    ground::{self, Ground},
    index::Engine,
    journal::Place,
    line::{Group, Kept, KeyOf, Line},
    look,
    memory::Memory,
    queue::{Queue, Request},
    room::Room,
    root::OpenDay,
    scan::{self, Damage},
    sled_index::SledEngine,
    standing::Standing,
    succession::{Kit, Succession},
    worker::{Limits, Worker},
};
use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, atomic::Ordering, mpsc},
    time::Duration,
};
use uuid::Uuid;

/// What the store stands on; tests put failing parts in.
pub(super) struct Rig {
    pub disk: Arc<dyn Disk>,
    pub engine: Arc<dyn Engine>,
    pub limits: Limits,
}

impl Default for Rig {
    fn default() -> Self {
        Rig { disk: Arc::new(RealDisk), engine: Arc::new(SledEngine), limits: Limits::default() }
    }
}

/// A day as it was found.
#[derive(Debug)]
pub struct Opened {
    /// The open day.
    pub store: DayStore,
    /// Everything that stands, in the order of the journal; what was recovered comes last.
    pub lines: Vec<Kept>,
    /// What was mended and what is missing.
    pub report: OpenReport,
}

/// What opening found out about the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// An unfinished end that was cut off.
    pub cut: Option<TailCut>,
    /// Lines that should be there and are not readable.
    pub damage: Vec<Damage>,
    /// Lines that were not readable and came back from the index at an earlier open; nothing of them is missing.
    pub mended: Vec<Damage>,
    /// Entries the journal had lost and the index still had.
    pub recovered: u64,
    /// Lines at the journal's end that are known to have been there and are in neither copy: the numbers after them were given
    /// once already, so this laptop goes on as another one and says so with [`DayStore::note_lost`].
    pub lost: u64,
}

/// A cut, and where the bytes went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TailCut {
    /// How many bytes.
    pub bytes: u64,
    /// The folder they were copied to before.
    pub set_aside: PathBuf,
}

/// An open day; all methods may be called from any thread.
pub struct DayStore {
    folder: PathBuf,
    device: Uuid,
    place: Place,
    memory: Arc<Mutex<Memory>>,
    queue: Arc<Queue>,
    standing: Arc<Standing>,
    limits: Limits,
    closed: bool,
}

pub(super) fn open(
    folder: PathBuf,
    open: OpenDay,
    key_of: KeyOf,
    notify: Notify,
    rig: Rig,
) -> Result<Opened, StoreError> {
    let Rig { disk, engine, limits } = rig;
    let device = ground::read_device(&*disk, &folder)?;
    let aside =
        SetAside { disk: disk.clone(), store: open.held.store.clone(), stamp: open.held.holder.stamp(), day: open.day };
    let Ground { place, journal, lines, mut report, whole, shorn } =
        ground::find(&aside, &folder, &open.held.holder.app, limits.segment)?;
    let noted = look::noted_line(&folder);
    // from here on the journal grows: an older length would let a lost end look long enough
    look::forget_level(&folder);
    let mut lines: Vec<Kept> = lines.into_iter().map(|line| line.kept).collect();
    let memory = Arc::new(Mutex::new(Memory::new(limits.memory, &lines)));

    let (sender, requests) = mpsc::channel();
    let standing = Arc::new(Standing::new(journal.stored(), notify));
    let queue = Arc::new(Queue::new(sender));
    let index = Succession::begin(Kit {
        engine,
        day: folder.clone(),
        place: place.clone(),
        memory: memory.clone(),
        key_of,
        standing: standing.clone(),
        queue: queue.clone(),
        limits,
        aside,
        torn: (!whole).then(|| report.damage.clone()),
    });
    let room = Room::new(place.disk.clone(), open.held.store.clone(), limits);
    let worker = Worker {
        journal,
        requests,
        standing: standing.clone(),
        memory: memory.clone(),
        index: Some(index.map_err(StoreError::at(&folder))?),
        room,
        limits,
        queue: VecDeque::new(),
        retry_at: None,
        closing: false,
        open,
    };
    let begun = std::thread::Builder::new().name("journal".into()).spawn(move || worker.run());
    begun.map_err(StoreError::at(&folder))?;

    let store = DayStore { folder, device, place, memory, queue, standing, limits, closed: false };
    if !whole {
        // Own entries may be among the lost ones: nothing may be written after them before they are back.
        store.settle_index(limits.patience);
        let recovered = store.take_recovered();
        report.recovered = recovered.len() as u64;
        if shorn > 0 && store.standing.proved.load(Ordering::Acquire) >= noted {
            // what is gone were the journal's own lines
            let _ = look::forget_all(&store.folder);
        } else {
            let gone = report.damage.iter().map(check::lines_of).sum::<u64>() + shorn;
            report.lost = gone.saturating_sub(report.recovered).min(shorn);
        }
        lines.extend(recovered.into_iter().map(|text| Kept::Entry(text.into())));
    }
    Ok(Opened { store, lines, report })
}

impl DayStore {
    /// This laptop on this day.
    pub fn device(&self) -> Uuid {
        self.device
    }

    /// Hands a group over and returns its ticket, ascending from 1. Never waits for the disk; whoever produces without
    /// end gets its brake from [`DayStore::wait_for`].
    pub fn append(&self, group: Group) -> u64 {
        self.queue.append(group)
    }

    /// Appends and waits until the group is stored.
    pub fn append_and_wait(&self, group: Group) -> Result<u64, StoreError> {
        let ticket = self.append(group);
        self.wait_for(ticket).map(|()| ticket)
    }

    /// Waits until everything up to `ticket` is stored, or is known not to be. In the second case the store goes on
    /// trying until the group is taken back or the day is closed.
    pub fn wait_for(&self, ticket: u64) -> Result<(), StoreError> {
        self.standing.wait_for(ticket)
    }

    /// The watermark: everything up to this ticket is written and synced.
    pub fn stored_up_to(&self) -> u64 {
        self.standing.stored_up_to()
    }

    /// After a failure: stops trying and gives back, in order, what is not stored. Empty if all is stored by now. What
    /// comes back is never stored under its ticket.
    pub fn take_back(&self) -> Vec<(u64, Group)> {
        let (reply, taken) = mpsc::channel();
        self.queue.ask(Request::TakeBack(reply));
        taken.recv().unwrap_or_default()
    }

    /// Everything that is stored, in the order of the journal: what a day made elsewhere begins with, see
    /// [`super::Lock::create_day_from`]. Does not touch the disk, unless the day is larger than what is kept in memory.
    pub fn lines(&self) -> Result<Vec<Kept>, StoreError> {
        if let Some(lines) = self.memory.lock().unwrap_or_else(PoisonError::into_inner).lines() {
            return Ok(lines);
        }
        let stored = self.standing.stored_line();
        let found = scan::scan(&*self.place.disk, &self.place.folder, self.place.day)?;
        Ok(found.lines.into_iter().filter(|line| line.n <= stored).map(|line| line.kept).collect())
    }

    /// How the second copy stands.
    pub fn index_state(&self) -> IndexState {
        self.standing.index_state(self.limits.patience)
    }

    /// Waits until journal and index are compared and level, at most for `limit`. Afterwards
    /// [`DayStore::take_recovered`] has what the journal had lost.
    pub fn settle_index(&self, limit: Duration) -> IndexState {
        self.standing.settle(limit, self.limits.patience)
    }

    /// Entry lines that the journal had lost and that are on their way into it again; each is given once.
    pub fn take_recovered(&self) -> Vec<String> {
        self.standing.take_recovered()
    }

    /// Writes down that so many lines at the journal's former end are lost, before anything else is written behind them. After
    /// this laptop has become another one: a kill between the two makes it one more, and nothing worse.
    pub fn note_lost(&self, lost: u64) -> Result<(), StoreError> {
        self.append_and_wait(vec![Line { key: None, payload: control::format(control::Lost { lost }) }])?;
        look::forget_all(&self.folder).map_err(StoreError::at(&self.folder))
    }

    /// Stores what is queued, syncs, closes the index. An index that does not close in time is left to the process's
    /// end: its journal holds everything.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.shut()
    }

    fn shut(&mut self) -> Result<(), StoreError> {
        if std::mem::replace(&mut self.closed, true) {
            return Ok(());
        }
        self.standing.closing.store(true, Ordering::Release);
        self.standing.want_index();
        let last = self.queue.append(Group::new());
        self.queue.ask(Request::Close);
        if !self.standing.wait_journal_end(self.limits.drain) {
            return Err(StoreError::NotStored { cause: Obstacle::Disk, what: "the disk gives no answer".into() });
        }
        let stored = self.standing.wait_for(last);
        let ended = self.standing.wait_index_end(self.limits.index_close);
        // not its state alone: an index that was whole may have missed what came last
        let level = matches!(self.settle_index(Duration::ZERO), IndexState::Whole { .. });
        if ended && stored.is_ok() && level {
            look::note_level(&self.folder, self.standing.stored_line());
        }
        stored
    }
}

impl std::fmt::Debug for DayStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DayStore({}, {:?})", self.folder.display(), self.standing)
    }
}

impl Drop for DayStore {
    fn drop(&mut self) {
        // Whoever wants to know calls `close`.
        let _ = self.shut();
    }
}
