//! The index's place behind the journal: who holds it, and who comes next when one has failed. Lives on the thread
//! `journal`, which alone hears of everything that is stored.

use super::{
    aside::SetAside,
    disk::Disk,
    follower::{Follower, HandOver},
    index::{Engine, Held},
    journal::Place,
    line::{EntryKey, KeyOf},
    memory::Memory,
    queue::Queue,
    scan::Damage,
    standing::Standing,
    worker::Limits,
};
use std::{
    collections::HashSet,
    io,
    path::PathBuf,
    sync::{Arc, Mutex, atomic::Ordering, mpsc},
    time::Instant,
};

/// How many batches may wait for the index.
const HANDED: usize = 64;

/// What every index of a day is made from.
pub(super) struct Kit {
    pub engine: Arc<dyn Engine>,
    /// The day's folder.
    pub day: PathBuf,
    pub place: Place,
    pub memory: Arc<Mutex<Memory>>,
    pub key_of: KeyOf,
    pub standing: Arc<Standing>,
    pub queue: Arc<Queue>,
    pub limits: Limits,
    pub aside: SetAside,
    /// The journal was not whole as it was found, and what was wrong with it.
    pub torn: Option<Vec<Damage>>,
}

/// Whether an index stands in the newest folder or gets one of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Folder {
    Newest,
    Next,
}

pub(super) struct Succession {
    kit: Kit,
    /// The present index; none while there is none.
    present: Option<(u64, mpsc::SyncSender<HandOver>)>,
    next: Option<(Instant, Folder)>,
    /// When an index was last built anew.
    built: Option<Instant>,
    held_back: bool,
}

impl Succession {
    /// The first index of an open day takes its place.
    pub fn begin(kit: Kit) -> io::Result<Succession> {
        let mut first = Succession { kit, present: None, next: None, built: None, held_back: false };
        first.follow(Folder::Newest)?;
        Ok(first)
    }

    /// Never waits: what does not fit the index reads from the journal.
    pub fn hand_over(&mut self, first: u64, last: u64, entries: Vec<(EntryKey, String)>) {
        let Some((_, hand)) = &self.present else { return };
        match hand.try_send(HandOver { first, last, entries }) {
            Ok(()) => {}
            Err(mpsc::TrySendError::Full(_)) => self.kit.standing.skipped.store(true, Ordering::Release),
            // It has failed and says so by itself.
            Err(mpsc::TrySendError::Disconnected(_)) => {}
        }
    }

    /// The index that was begun as number `no` is no more.
    pub fn failed(&mut self, no: u64, now: Instant) {
        if self.present.as_ref().is_some_and(|(present, _)| *present == no) {
            self.present = None;
            self.plan(now);
        }
    }

    /// The disk is full: the room that is left is the journal's.
    pub fn hold_back(&mut self) {
        self.held_back = true;
        self.next = None;
        if let Some((no, _)) = self.present.take() {
            self.kit.standing.index_fails(no, "the disk is full".into());
        }
    }

    /// There is room again.
    pub fn let_go(&mut self, now: Instant) {
        if std::mem::take(&mut self.held_back) {
            self.next = Some((now, Folder::Newest));
        }
    }

    /// When to look after the index again; never, while it has nothing to do.
    pub fn due(&self, now: Instant) -> Option<Instant> {
        let silence = self.present.is_some() && self.kit.standing.index_at_work();
        let silence = silence.then(|| now + self.kit.limits.patience);
        self.next.map(|(at, _)| at).into_iter().chain(silence).min()
    }

    /// Notices an index that gives no answer, and begins the next one when it is time.
    pub fn look_after(&mut self, now: Instant) {
        if self.present.is_some() && self.kit.standing.index_hangs(self.kit.limits.patience) {
            self.present = None;
            self.plan(now);
        }
        let Some((at, folder)) = self.next else { return };
        if at > now {
            return;
        }
        self.next = None;
        if folder == Folder::Next {
            self.built = Some(now);
        }
        if self.follow(folder).is_err() {
            self.plan(now);
        }
    }

    /// A new one at once, and if that fails too, one every so often.
    fn plan(&mut self, now: Instant) {
        let at = self.built.map_or(now, |built| now.max(built + self.kit.limits.index_again));
        self.next = (!self.held_back).then_some((at, Folder::Next));
    }

    fn follow(&mut self, folder: Folder) -> io::Result<()> {
        let (kit, newest) = (&self.kit, newest_index(&*self.kit.place.disk, &self.kit.day));
        let number = match folder {
            Folder::Newest => newest.max(1),
            Folder::Next => newest + 1,
        };
        let (hand, handed) = mpsc::sync_channel(HANDED);
        let no = kit.standing.index_begins();
        let follower = Follower {
            no,
            engine: kit.engine.clone(),
            day: kit.day.clone(),
            number,
            place: kit.place.clone(),
            memory: kit.memory.clone(),
            key_of: kit.key_of,
            standing: kit.standing.clone(),
            queue: kit.queue.clone(),
            handed,
            limits: kit.limits,
            aside: kit.aside.clone(),
            // Only what lay there before this program came can tell more than the journal.
            torn: self.kit.torn.take(),
            index: None,
            held: Held::default(),
            ids: HashSet::new(),
            dirty: None,
        };
        self.present = Some((no, hand));
        let begun = std::thread::Builder::new().name("index".into()).spawn(move || follower.run());
        begun.map(drop).inspect_err(|error| {
            self.present = None;
            self.kit.standing.index_fails(no, error.to_string());
        })
    }
}

/// The number of the newest index of a day, or 0.
pub(super) fn newest_index(disk: &dyn Disk, day: &std::path::Path) -> u32 {
    let names = disk.list(day).unwrap_or_default();
    names.iter().filter_map(|(name, _)| index_number(name)).max().unwrap_or(0)
}

/// The number in the name of an index's folder.
pub(super) fn index_number(name: &str) -> Option<u32> {
    name.strip_prefix("sled-")?.parse().ok()
}
