//! A store folder: its format, its one lock, its days. Looking writes nothing; writing needs the [`Lock`].

use super::{
    Holder, Prefs, StoreError,
    aside::SetAside,
    day::{self, DayStore, Opened, Rig},
    disk::RealDisk,
    drafts::{self, OpenedDrafts, TellDrafts},
    event::Notify,
    ground::{self, Seed},
    line::{Kept, KeyOf},
    machine::{self, Home, Machine},
    prefs,
    rebuild::{self, Rebuilt, Tools},
};
use std::{
    collections::BTreeSet,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use uuid::Uuid;

const FORMAT_NAME: &str = "colloquio-store";
const FORMAT_VERSION: u64 = 1;
/// How often and how long to try again for the lock: asking whether it is held takes it for a moment.
const LOCK_TRIES: u32 = 25;
const LOCK_PAUSE: Duration = Duration::from_millis(4);

/// A store folder, there or not.
#[derive(Clone, Debug)]
pub struct Root {
    dir: PathBuf,
}

impl Root {
    /// Names the folder and touches nothing.
    pub fn at(dir: PathBuf) -> Root {
        Root { dir }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether a store is there. Changes nothing.
    pub fn is_there(&self) -> bool {
        self.dir.join("format").exists()
    }

    /// The days in it, in the order of their ids; a missing store has none.
    pub fn days(&self) -> Result<Vec<Uuid>, StoreError> {
        check_format(&self.dir)?;
        let folder = self.dir.join("days");
        let found = match fs::read_dir(&folder) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            found => found.map_err(StoreError::at(&folder))?,
        };
        let mut days = BTreeSet::new();
        for entry in found {
            let name = entry.map_err(StoreError::at(&folder))?.file_name();
            days.extend(name.to_str().and_then(crate::domain::ids::parse_strict));
        }
        Ok(days.into_iter().collect())
    }

    /// What is remembered; empty if there is nothing readable.
    pub fn prefs(&self) -> Prefs {
        Prefs::read(&self.dir)
    }

    /// Remembers. Needs no lock: the file is replaced whole.
    pub fn save_prefs(&self, prefs: &Prefs) -> Result<(), StoreError> {
        check_format(&self.dir)?;
        make_private(&self.dir)?;
        prefs.write(&self.dir)
    }

    /// Takes the store for this process, making it if there is none. The lock ends with the process, however that
    /// ends, so it cannot be left behind.
    pub fn lock(&self, holder: &Holder) -> Result<Lock, StoreError> {
        // asked before and after: a later version's store is not even given a lock, and nobody may change it in between
        check_format(&self.dir)?;
        make_private(&self.dir)?;
        let path = self.dir.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(StoreError::at(&path))?;
        let mut tries = 0;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                // somebody may only be asking, see `is_held`
                Err(TryLockError::WouldBlock) if tries < LOCK_TRIES => {
                    tries += 1;
                    std::thread::sleep(LOCK_PAUSE);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Held { holder: self.read_holder().map(Box::new) });
                }
                Err(TryLockError::Error(source)) => return Err(StoreError::Io { path, source }),
            }
        }
        if check_format(&self.dir)?.is_none() {
            let path = self.dir.join("format");
            prefs::replace(&self.dir, &path, format!("{FORMAT_NAME} {FORMAT_VERSION}\n").as_bytes())?;
            sync_folder(&self.dir)?;
        }
        holder.write(&self.dir)?;
        let open = Mutex::default();
        Ok(Lock { held: Arc::new(Held { store: self.dir.clone(), holder: holder.clone(), open, file }) })
    }

    /// Whether another program has the store now. Changes nothing: a store that is not there is held by nobody.
    pub fn is_held(&self) -> bool {
        File::options()
            .write(true)
            .open(self.dir.join("lock"))
            .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Where a day of this store was last written to. Changes nothing.
    pub fn home(&self, machine: &Machine, day: Uuid) -> Home {
        machine::home(&self.dir, machine, day)
    }

    /// What the program that has the store says about itself; also there after that program was killed.
    pub fn read_holder(&self) -> Option<Holder> {
        Holder::read(&self.dir)
    }

    pub(super) fn day_folder(&self, day: Uuid) -> Result<PathBuf, StoreError> {
        check_format(&self.dir)?;
        day_folder(&self.dir, day)
    }
}

/// This process has the store. Days opened with it keep it until they are closed.
#[derive(Debug)]
pub struct Lock {
    held: Arc<Held>,
}

impl Lock {
    /// Makes a day on this laptop: whole or not at all, with its device and an empty journal.
    pub fn create_day(
        &self,
        day: Uuid,
        device: Uuid,
        epoch: Uuid,
        key_of: KeyOf,
        notify: Notify,
    ) -> Result<DayStore, StoreError> {
        Ok(self.create_day_from(day, device, epoch, &[], key_of, notify)?.store)
    }

    /// Makes a day that holds these lines from the start, whole or not at all: a day that goes on in another folder, or
    /// one that is written anew.
    pub fn create_day_from(
        &self,
        day: Uuid,
        device: Uuid,
        epoch: Uuid,
        lines: &[Kept],
        key_of: KeyOf,
        notify: Notify,
    ) -> Result<Opened, StoreError> {
        let rig = Rig::default();
        let seed = Seed { day, device, epoch, app: &self.held.holder.app, lines };
        ground::create(&rig.disk, &self.held.store, &seed)?;
        self.open_with(day, key_of, notify, rig)
    }

    /// Reads the journal and starts the threads of the day. The index is opened and compared behind it.
    pub fn open_day(&self, day: Uuid, key_of: KeyOf, notify: Notify) -> Result<Opened, StoreError> {
        self.open_with(day, key_of, notify, Rig::default())
    }

    /// Writes both copies of a day anew from whatever of both is good. Destroys nothing: damaged parts are kept.
    pub fn rebuild_day(&self, day: Uuid, tools: &Tools<'_>) -> Result<Rebuilt, StoreError> {
        let folder = day_folder(&self.held.store, day)?;
        let open = OpenDay::take(&self.held, day)?;
        rebuild::rebuild(&open, &folder, tools)
    }

    /// Makes the note of which laptop this is anew, as `device`, where it is gone or nothing that can be understood; what is in
    /// its place is kept. Whether it had to be.
    pub fn mend_device(&self, day: Uuid, device: Uuid) -> Result<bool, StoreError> {
        let folder = day_folder(&self.held.store, day)?;
        let path = folder.join("device");
        match ground::read_device(&RealDisk, &folder) {
            Ok(_) => return Ok(false),
            Err(StoreError::Missing { .. }) => {}
            Err(_) if path.is_dir() || path.is_file() => {
                let (store, stamp) = (self.held.store.clone(), self.held.holder.stamp());
                SetAside { disk: Arc::new(RealDisk), store, stamp, day }.take("device", &path)?;
            }
            Err(other) => return Err(other),
        }
        renew_device(&folder, device)?;
        Ok(true)
    }

    /// From now on this laptop is another one on this day; what the former wrote stays.
    pub fn renew_device(&self, day: Uuid, device: Uuid) -> Result<(), StoreError> {
        renew_device(&day_folder(&self.held.store, day)?, device)
    }

    /// Notes that this day is written to on this machine, under this path. After [`Lock::renew_device`], so that a kill
    /// between the two leaves the evidence.
    pub fn note_home(&self, machine: &Machine, day: Uuid) -> Result<(), StoreError> {
        machine::note(&self.held.store, machine, day, &Root::at(self.held.store.clone()).days()?)
    }

    /// Reads the drafts of a day and starts their thread. Drafts that cannot be had are an empty list, never a refusal.
    pub fn open_drafts(&self, day: Uuid, tell: TellDrafts) -> Result<OpenedDrafts, StoreError> {
        Ok(drafts::open(day_folder(&self.held.store, day)?, self.held.clone(), tell))
    }

    pub(super) fn open_with(&self, day: Uuid, key_of: KeyOf, notify: Notify, rig: Rig) -> Result<Opened, StoreError> {
        let folder = day_folder(&self.held.store, day)?;
        let open = OpenDay::take(&self.held, day)?;
        rebuild::finish(&folder)?;
        day::open(folder, open, key_of, notify, rig)
    }
}

/// The lock itself; shared by all that write under it, released by the last of them.
#[derive(Debug)]
pub(super) struct Held {
    pub store: PathBuf,
    pub holder: Holder,
    open: Mutex<BTreeSet<Uuid>>,
    file: File,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Only a sentence: should it stay, the next holder overwrites it.
        let _ = fs::remove_file(self.store.join("holder.json"));
        // Closing the file would do, but for a child process that was forked a moment ago and shares it.
        let _ = self.file.unlock();
    }
}

/// One day is open; a second opener in this process would write into the same journal.
pub(super) struct OpenDay {
    pub held: Arc<Held>,
    pub day: Uuid,
}

impl OpenDay {
    fn take(held: &Arc<Held>, day: Uuid) -> Result<OpenDay, StoreError> {
        let holder = Holder { day: Some(day.to_string()), ..held.holder.clone() };
        if !held.open.lock().unwrap_or_else(PoisonError::into_inner).insert(day) {
            return Err(StoreError::Held { holder: Some(Box::new(holder)) });
        }
        let open = OpenDay { held: held.clone(), day };
        holder.write(&held.store)?;
        Ok(open)
    }
}

impl Drop for OpenDay {
    fn drop(&mut self) {
        self.held.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.day);
    }
}

/// The store's version, or `None` where no store is yet.
fn check_format(store: &Path) -> Result<Option<u64>, StoreError> {
    let path = store.join("format");
    let text = match fs::read_to_string(&path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        read => read.map_err(StoreError::at(&path))?,
    };
    let version = text.strip_prefix(FORMAT_NAME).and_then(|rest| rest.trim().parse().ok());
    match version {
        Some(version) if version <= FORMAT_VERSION => Ok(Some(version)),
        Some(version) => Err(StoreError::Newer { path, version }),
        None => Err(StoreError::Unreadable { path, what: text.chars().take(40).collect() }),
    }
}

pub(super) fn renew_device(day: &Path, device: Uuid) -> Result<(), StoreError> {
    prefs::replace(day, &day.join("device"), format!("{device}\n").as_bytes())?;
    sync_folder(day)
}

fn day_folder(store: &Path, day: Uuid) -> Result<PathBuf, StoreError> {
    let path = store.join("days").join(day.to_string());
    if path.is_dir() { Ok(path) } else { Err(StoreError::Missing { path }) }
}

/// Makes a folder that only this account can look into; one that is there is left as it is.
pub(super) fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(StoreError::at(path))
}

pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    use super::disk::{Disk, RealDisk};
    RealDisk.sync_folder(path).map_err(StoreError::at(path))
}
