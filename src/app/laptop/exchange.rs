//! What all exchange with other laptops has in common: what became of a file, why it was refused, and the look at a file
//! before anything of it is taken. Taking is in `import`, looking ahead in `inspect`, writing in `export`, folders in `sync`.

use super::{LaptopError, Review, World, clocks_ahead};
use crate::bundle::{
    self, BundleError, DayLabel, Header, Progress, Reason, Spooled, Verified, spool_under, verify_under as verify,
};
use crate::domain::day::{Day, Taken};
use crate::domain::entry::Entry;
use crate::domain::ids::{DeviceId, EntryId};
use crate::store::StoreError;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It would be taken.
    Ready,
    /// All of it is in.
    Taken,
    /// At least one entry of it waits for others, or the taking was stopped: the rest comes with the same file.
    Waiting,
    /// Nothing of it was taken.
    Refused,
}

impl Verdict {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Ready => "ready",
            Verdict::Taken => "taken",
            Verdict::Waiting => "waiting",
            Verdict::Refused => "refused",
        }
    }
}

/// What a file brought, in entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In the file.
    pub total: usize,
    /// Held now and not before, what came out of waiting included.
    pub new: usize,
    /// Held before.
    pub known: usize,
    /// Of this file, waiting now.
    pub waiting: usize,
    /// Of this file, held apart.
    pub apart: usize,
    /// Of this file, from a later version.
    pub later: usize,
}

/// Why a file was refused.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// The file itself.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// It is of another day than the one here.
    #[error("of another day: {} {}", theirs.name, theirs.date)]
    WrongDay {
        /// The file's day.
        theirs: Box<DayLabel>,
        /// The day here.
        ours: Box<DayLabel>,
    },
    /// It does not belong into this store.
    #[error("{}", .0.as_str())]
    Unfit(Reason),
    /// This laptop's name in the day is that of a key, and the key is not here: what it wrote could not be signed.
    #[error("the key of this laptop is not here")]
    NoKey,
    /// The store.
    #[error(transparent)]
    Laptop(#[from] LaptopError),
}

impl From<StoreError> for ImportFault {
    fn from(e: StoreError) -> ImportFault {
        ImportFault::Laptop(e.into())
    }
}

impl ImportFault {
    /// Whether somebody asked for the end, and nothing was wrong.
    pub fn is_stopped(&self) -> bool {
        matches!(self, ImportFault::Bundle(BundleError::Stopped))
    }
}

/// One file's import, or what it would be.
#[derive(Debug)]
pub struct Import {
    /// What became of it.
    pub verdict: Verdict,
    /// What its writer says; `None` where it could not even be read.
    pub header: Option<Header>,
    /// Its digest.
    pub sha256: Option<[u8; 32]>,
    /// What it brought.
    pub count: Count,
    /// Entries still missing: laptop, from, to.
    pub needs: Vec<(DeviceId, u64, u64)>,
    /// Registers in Clash now that were not before.
    pub clashes: Vec<String>,
    /// Laptops of which two histories were found that seemed one before.
    pub forked: Vec<DeviceId>,
    /// Laptops that nobody admitted and of which too much would be held: how many entries of each were left out.
    pub left_out: Vec<(DeviceId, u64)>,
    /// Laptops whose clock is ahead of ours, by this file's header or what it newly brings, and how many minutes.
    pub clocks_ahead: Vec<(DeviceId, usize)>,
    /// The name under which this laptop goes on, where the file held entries of its own chain that it did not have.
    pub goes_on_as: Option<String>,
    /// What it would do; only of a file that was looked at in advance.
    pub review: Option<Box<Review>>,
    /// Why it was refused, or not taken to its end.
    pub fault: Option<ImportFault>,
}

impl Import {
    /// A file of which nothing was taken.
    pub fn refused(header: Option<Header>, fault: ImportFault) -> Import {
        Import {
            verdict: Verdict::Refused,
            header,
            sha256: None,
            count: Count::default(),
            needs: Vec::new(),
            clashes: Vec::new(),
            forked: Vec::new(),
            left_out: Vec::new(),
            clocks_ahead: Vec::new(),
            goes_on_as: None,
            review: None,
            fault: Some(fault),
        }
    }

    /// The code of BUNDLES 8, where one applies.
    pub fn reason(&self) -> Option<&'static str> {
        match self.fault.as_ref()? {
            ImportFault::Bundle(BundleError::Stopped) => Some("stopped"),
            ImportFault::Bundle(e) => Some(e.reason().map_or("unreadable", Reason::as_str)),
            ImportFault::WrongDay { .. } => Some(Reason::WrongDay.as_str()),
            ImportFault::Unfit(r) => Some(r.as_str()),
            ImportFault::NoKey => Some("no-key"),
            ImportFault::Laptop(_) => Some("store"),
        }
    }
}

/// The day as headers name it.
pub fn label(day: &Day) -> DayLabel {
    DayLabel { id: day.id(), name: day.name().to_owned(), date: day.date().to_owned() }
}

/// Copies a file into the inbox and proves it: all or nothing, the store untouched. The slow half of an import, and it needs
/// no laptop: any thread can do it. `ours` is the day it is for; none where it may make one.
pub fn prove(
    world: &World,
    file: &Path,
    ours: Option<&DayLabel>,
    progress: &Progress,
) -> Result<Verified, Box<Import>> {
    prove_in(&inbox(world), world, file, ours, progress)
}

/// As [`prove`], for who takes nothing: a store that is not there is not made for a look.
pub(super) fn prove_to_look(
    world: &World,
    file: &Path,
    ours: Option<&DayLabel>,
    progress: &Progress,
) -> Result<Verified, Box<Import>> {
    prove_in(&inbox_to_look(world), world, file, ours, progress)
}

fn prove_in(
    inbox: &Path,
    world: &World,
    file: &Path,
    ours: Option<&DayLabel>,
    progress: &Progress,
) -> Result<Verified, Box<Import>> {
    let refused = |e: BundleError| Box::new(Import::refused(None, e.into()));
    let copy = copy_in(inbox, world, file, progress).map_err(refused)?;
    let verified = verify(copy, progress).map_err(refused)?;
    let header = verified.header.clone();
    match (verified.check_day(ours.map(|day| day.id)), ours) {
        (Ok(()), _) => Ok(verified),
        (Err(f), Some(day)) if f.reason == Reason::WrongDay => {
            let fault = ImportFault::WrongDay { theirs: Box::new(header.day.clone()), ours: Box::new(day.clone()) };
            Err(Box::new(Import::refused(Some(header), fault)))
        }
        (Err(f), _) => Err(Box::new(Import::refused(Some(header), ImportFault::Unfit(f.reason)))),
    }
}

fn inbox(world: &World) -> PathBuf {
    world.root.dir().join("inbox")
}

/// Where a file is copied to that is only looked at: the inbox of the store, and where there is no store the system's folder
/// for what is gone again at once.
pub(super) fn inbox_to_look(world: &World) -> PathBuf {
    if world.root.is_there() { inbox(world) } else { std::env::temp_dir() }
}

/// Copies a file of whatever day into an inbox.
pub(super) fn copy_in(inbox: &Path, world: &World, file: &Path, progress: &Progress) -> Result<Spooled, BundleError> {
    let mut draw = world.ids.draw_for(&["spool", &file.to_string_lossy(), &world.clock.now_ms().to_string()]);
    spool_under(file, inbox, draw.bytes8("spool"), progress)
}

/// The inbox could not be read again.
pub(super) fn unreadable(file: &Path, e: std::io::Error) -> ImportFault {
    ImportFault::Bundle(BundleError::io(bundle::Act::Spool, file)(e))
}

/// How a Day stood before a file, to tell afterwards what the file did to it.
#[derive(Debug)]
pub(super) struct Before {
    held: usize,
    clashes: BTreeSet<String>,
    forked: BTreeSet<DeviceId>,
}

impl Before {
    pub(super) fn of(day: &Day) -> Before {
        Before { held: day.held(), clashes: clashes(day), forked: day.forked() }
    }
}

fn clashes(day: &Day) -> BTreeSet<String> {
    day.registers().iter().filter(|(_, r)| r.standing.clash.is_some()).map(|(k, _)| k.clone()).collect()
}

/// Counts a file's entries while a Day takes them.
#[derive(Debug)]
pub(super) struct Tally {
    before: Before,
    ids: Vec<EntryId>,
    known: usize,
    /// Newest time of what each laptop newly gave.
    newest: BTreeMap<DeviceId, i64>,
}

impl Tally {
    pub(super) fn new(day: &Day) -> Tally {
        Tally { before: Before::of(day), ids: Vec::new(), known: 0, newest: BTreeMap::new() }
    }

    pub(super) fn take(&mut self, day: &mut Day, e: Entry) {
        self.ids.push(e.stamp.id);
        let (device, ms) = (e.stamp.device, e.stamp.ms);
        if matches!(day.apply(e), Taken::Known | Taken::Filled) {
            self.known += 1;
        } else {
            let newest = self.newest.entry(device).or_insert(ms);
            *newest = ms.max(*newest);
        }
    }

    /// What the file did to the day. `now` is our clock.
    pub(super) fn finish(self, day: &Day, of: &Verified, now: i64, as_taken: Verdict) -> Import {
        let header = of.header.clone();
        let clocks_ahead = clocks_ahead(now, self.newest.into_iter().chain([(header.writer.dev, header.ms)]));
        let waiting = self.ids.iter().filter(|id| day.is_waiting(id)).count();
        let count = Count {
            total: of.entries as usize,
            new: day.held() - self.before.held,
            known: self.known,
            waiting,
            apart: self.ids.iter().filter(|id| day.apart().contains_key(id)).count(),
            later: self.ids.iter().filter(|id| day.later().contains(id)).count(),
        };
        Import {
            verdict: match as_taken {
                Verdict::Taken if waiting > 0 => Verdict::Waiting,
                verdict => verdict,
            },
            header: Some(header),
            sha256: Some(of.sha256),
            count,
            needs: day.gaps().iter().map(|gap| (gap.device, gap.from, gap.to)).collect(),
            clashes: clashes(day).difference(&self.before.clashes).cloned().collect(),
            forked: day.forked().difference(&self.before.forked).copied().collect(),
            left_out: Vec::new(),
            clocks_ahead,
            goes_on_as: None,
            review: None,
            fault: None,
        }
    }
}
