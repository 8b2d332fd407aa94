//! Exchange with other laptops: writing this laptop's bundle, taking in another's. A file is all or nothing up to the store;
//! then its entries go in group by group, each into the Day only after it is stored.

use super::control::TakenFile;
use super::{Laptop, LaptopError, Pending, World, glance, key_of, line_of, remember};
use crate::app::session::{APP, CommitError, Session};
use crate::bundle::{
    self, BundleError, DayLabel, Header, Reason, Scope, Tip, Verified, WriteRequest, Writer, Written, spool, verify,
};
use crate::domain::day::{Day, Taken};
use crate::domain::entry::Private;
use crate::domain::fact::ChainTip;
use crate::domain::ids::{DayId, DeviceId, EntryId};
use crate::domain::manifest::laptop_mark;
use crate::store::{Kept, Line, Notify, Payload, Root, StoreError, drafts_open, read_day};
use crate::text::date::Zone;
use crate::wire::hash::hex;
use crate::wire::{envelope, fact::decode};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// A group of the journal holds at most so many entries of a bundle …
const GROUP_ENTRIES: usize = 512;
/// … or so many bytes.
const GROUP_BYTES: usize = 1 << 20;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It would be taken.
    Ready,
    /// All of it is in.
    Taken,
    /// At least one entry of it waits for others.
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
    /// The store.
    #[error(transparent)]
    Laptop(#[from] LaptopError),
}

impl From<StoreError> for ImportFault {
    fn from(e: StoreError) -> ImportFault {
        ImportFault::Laptop(e.into())
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
    /// Why it was refused.
    pub fault: Option<ImportFault>,
}

impl Import {
    fn refused(header: Option<Header>, fault: ImportFault) -> Import {
        Import {
            verdict: Verdict::Refused,
            header,
            sha256: None,
            count: Count::default(),
            needs: Vec::new(),
            clashes: Vec::new(),
            fault: Some(fault),
        }
    }

    /// The code of BUNDLES 8, where one applies.
    pub fn reason(&self) -> Option<&'static str> {
        match self.fault.as_ref()? {
            ImportFault::Bundle(e) => Some(e.reason().map_or("unreadable", Reason::as_str)),
            ImportFault::WrongDay { .. } => Some(Reason::WrongDay.as_str()),
            ImportFault::Unfit(r) => Some(r.as_str()),
            ImportFault::Laptop(_) => Some("store"),
        }
    }
}

fn label(day: &Day) -> DayLabel {
    DayLabel { id: day.id(), name: day.name().to_owned(), date: day.date().to_owned() }
}

fn checked(world: &World, file: &Path, ours: Option<&Day>) -> Result<Verified, Box<Import>> {
    let inbox = world.root.dir().join("inbox");
    let mut draw = world.ids.draw_for(&["spool", &file.to_string_lossy(), &world.clock.now_ms().to_string()]);
    let mut random = [0u8; 8];
    random.copy_from_slice(&draw.bytes("spool")[..8]);
    let verified = spool(file, &inbox, random)
        .and_then(verify)
        .map_err(|e| Box::new(Import::refused(None, ImportFault::Bundle(e))))?;
    let header = verified.header.clone();
    match (verified.check_day(ours.map(Day::id)), ours) {
        (Ok(()), _) => Ok(verified),
        (Err(f), Some(day)) if f.reason == Reason::WrongDay => {
            let fault = ImportFault::WrongDay { theirs: Box::new(header.day.clone()), ours: Box::new(label(day)) };
            Err(Box::new(Import::refused(Some(header), fault)))
        }
        (Err(f), _) => Err(Box::new(Import::refused(Some(header), ImportFault::Unfit(f.reason)))),
    }
}

/// What a file would do here; nothing is written but the copy in the inbox, which goes again.
pub fn inspect(world: &World, file: &Path, here: Option<&Day>) -> Import {
    let verified = match checked(world, file, here) {
        Ok(v) => v,
        Err(refused) => return *refused,
    };
    let mut day = here.cloned().unwrap_or_else(|| Day::new(verified.header.day.id));
    let before = clashes(&day);
    let mut tally = Tally::new(&day);
    let lines = match verified.lines() {
        Ok(l) => l,
        Err(e) => return Import::refused(Some(verified.header), unreadable(file, e)),
    };
    for line in lines {
        match line {
            Ok((_, e)) => tally.take(&mut day, e),
            Err(e) => return Import::refused(Some(verified.header), unreadable(file, e)),
        }
    }
    tally.finish(&day, verified.header, verified.sha256, before, Mode::Inspect)
}

fn unreadable(file: &Path, e: std::io::Error) -> ImportFault {
    ImportFault::Bundle(BundleError::io(bundle::Act::Spool, file)(e))
}

fn clashes(day: &Day) -> BTreeSet<String> {
    day.registers().iter().filter(|(_, r)| r.standing.clash.is_some()).map(|(k, _)| k.clone()).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Inspect,
    Import,
}

/// Counts a file's entries while a Day takes them.
struct Tally {
    held: usize,
    ids: Vec<EntryId>,
    known: usize,
}

impl Tally {
    fn new(day: &Day) -> Tally {
        Tally { held: day.held(), ids: Vec::new(), known: 0 }
    }

    fn take(&mut self, day: &mut Day, e: envelope::Envelope) {
        self.ids.push(e.id);
        if matches!(day.apply(decode(e)), Taken::Known | Taken::Filled) {
            self.known += 1;
        }
    }

    fn finish(self, day: &Day, header: Header, sha256: [u8; 32], before: BTreeSet<String>, mode: Mode) -> Import {
        let waiting = self.ids.iter().filter(|id| day.is_waiting(id)).count();
        let count = Count {
            total: self.ids.len(),
            new: day.held() - self.held,
            known: self.known,
            waiting,
            apart: self.ids.iter().filter(|id| day.apart().contains_key(id)).count(),
            later: self.ids.iter().filter(|id| day.later().contains(id)).count(),
        };
        Import {
            verdict: match (mode, waiting) {
                (Mode::Inspect, _) => Verdict::Ready,
                (Mode::Import, 0) => Verdict::Taken,
                (Mode::Import, _) => Verdict::Waiting,
            },
            header: Some(header),
            sha256: Some(sha256),
            count,
            needs: needs(day),
            clashes: clashes(day).difference(&before).cloned().collect(),
            fault: None,
        }
    }
}

/// Ranges that waiting entries show to be missing, by laptop.
fn needs(day: &Day) -> Vec<(DeviceId, u64, u64)> {
    let mut first: BTreeMap<DeviceId, u64> = BTreeMap::new();
    for e in day.waiting() {
        let at = first.entry(e.stamp.device).or_insert(e.stamp.seq);
        *at = e.stamp.seq.min(*at);
    }
    first
        .into_iter()
        .filter_map(|(device, seq)| {
            let held = day.chains().get(&device).and_then(|c| c.keys().next_back().copied()).unwrap_or(0);
            (held + 1 < seq).then_some((device, held + 1, seq - 1))
        })
        .chain(missing_causes(day))
        .collect()
}

/// Laptops whose entries are replaced by waiting ones and not held at all.
fn missing_causes(day: &Day) -> Vec<(DeviceId, u64, u64)> {
    day.chains()
        .keys()
        .copied()
        .chain(day.waiting().map(|e| e.stamp.device))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter_map(|device| {
            let held = day.chains().get(&device).and_then(|c| c.keys().next_back().copied()).unwrap_or(0);
            let waits = day.waiting().any(|e| e.stamp.device == device);
            let known = day.claimed(&device);
            (!waits && known > held && day.waiting().next().is_some()).then_some((device, held + 1, known))
        })
        .collect()
}

/// Takes a file into the open day. A laptop whose joining was interrupted before its first word says it now, under a name made
/// from its mark.
pub fn import(laptop: &mut Laptop, file: &Path, default_name: impl Fn(&str) -> String) -> Import {
    let verified = match checked(laptop.world(), file, Some(laptop.day())) {
        Ok(v) => v,
        Err(refused) => return *refused,
    };
    let header = verified.header.clone();
    let done = take_then(laptop, verified, |laptop, draw| match laptop.session.next_seq() {
        1 if laptop.goes_on_as().is_none() => join(laptop, &default_name(&laptop_mark(laptop.session.device())), draw),
        _ => Ok(Vec::new()),
    });
    match done {
        Ok(done) => done,
        Err(fault) => Import::refused(Some(header), fault),
    }
}

/// Makes the file's day on this laptop, which joins it under a name. Nothing is made when the file is refused.
pub fn import_new(
    world: &World,
    file: &Path,
    laptop_name: Option<&str>,
    default_name: impl Fn(&str) -> String,
    notify: Notify,
) -> Result<(Laptop, Import), Box<Import>> {
    let verified = checked(world, file, None)?;
    let header = verified.header.clone();
    let refused = |fault: ImportFault| Box::new(Import::refused(Some(header.clone()), fault));
    let id = header.day.id;
    let ms = world.clock.now_ms();
    let folder = world.root.dir().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut draw = world.ids.draw_for(&["joining", &id.to_string(), &folder]);
    let device = DeviceId(draw.uuid("device", ms));
    let epoch = draw.uuid("epoch", ms);
    let make = || -> Result<Laptop, StoreError> {
        let lock = world.lock(Some(id))?;
        let store = lock.create_day(id.0, device.0, epoch, key_of, notify)?;
        Ok(Laptop {
            store: std::sync::Arc::new(store),
            session: Session::new(Day::new(id), device, ms),
            told: Default::default(),
            report: Default::default(),
            unreadable: 0,
            world: world.clone(),
            zone: Zone::named("Europe/Rome", 3_600),
            device,
            pending: Pending::Home,
            lock,
        })
    };
    let mut laptop = make().map_err(|e| refused(e.into()))?;
    let name = match laptop_name {
        Some(n) => n.to_owned(),
        None => default_name(&laptop_mark(device)),
    };
    let done = take_then(&mut laptop, verified, |laptop, draw| join(laptop, &name, draw)).map_err(refused)?;
    laptop.zone = super::zone_of(laptop.day());
    remember(&world.root, id, None);
    Ok((laptop, done))
}

/// This laptop's first word on a day it received.
fn join(laptop: &mut Laptop, name: &str, draw: &mut super::Draw) -> Result<Vec<Line>, CommitError> {
    let world = laptop.world().clone();
    let joined = laptop.session.join(name, &world.app(), world.clock.now_ms(), draw)?;
    Ok(joined.stamped.iter().map(line_of).collect())
}

fn take_then(
    laptop: &mut Laptop,
    verified: Verified,
    first_word: impl FnOnce(&mut Laptop, &mut super::Draw) -> Result<Vec<Line>, CommitError>,
) -> Result<Import, ImportFault> {
    let before = clashes(laptop.day());
    let ends = ends(laptop.day());
    let mut tally = Tally::new(laptop.day());
    let mut brought = false;
    let mut lines = verified.lines().map_err(|e| unreadable(verified.source(), e))?;
    loop {
        let (mut group, mut entries, mut bytes) = (Vec::new(), Vec::new(), 0);
        for line in lines.by_ref() {
            let (text, e) = line.map_err(|e| unreadable(verified.source(), e))?;
            if wanted(laptop.day(), &e) {
                brought |= e.kind != "sync.taken";
                bytes += text.len();
                group.push(Line { key: key_of(&text), payload: text });
            }
            entries.push(e);
            if group.len() >= GROUP_ENTRIES || bytes >= GROUP_BYTES {
                break;
            }
        }
        if entries.is_empty() {
            break;
        }
        if !group.is_empty() {
            laptop.append_and_wait(group)?;
        }
        for e in entries {
            tally.take(laptop.session.day_mut(), e);
        }
    }
    let now = laptop.world().clock.now_ms();
    let mut draw = laptop.draw();
    laptop.session.follow_clocks(now);
    let header = verified.header.clone();
    let file = TakenFile { sha256: hex(&verified.sha256), no: header.no, ms: header.ms, at: now };
    let known_file = laptop.told.taken.contains(&file.sha256);
    let done = tally.finish(laptop.day(), header.clone(), verified.sha256, before, Mode::Import);
    let mut last = first_word(laptop, &mut draw).map_err(LaptopError::from)?;
    if brought {
        // a receipt only where something other than receipts came: else two laptops would answer each other for ever
        let tips = advanced(laptop.day(), &ends, laptop.session.device());
        let receipt = laptop
            .session
            .receipt(header.writer.dev, header.no as i64, tips, now, &mut draw)
            .map_err(LaptopError::from)?;
        last.extend(receipt.stamped.iter().map(line_of));
    }
    if !known_file {
        last.extend(laptop.told.lines(header.writer.dev, &header.tips, &file));
        laptop.told.clone().tell(laptop.session.day_mut());
    }
    if !last.is_empty() {
        laptop.append_and_wait(last)?;
    }
    Ok(done)
}

/// Whether a line has to be stored: new, or with a personal text that is not here yet.
fn wanted(day: &Day, e: &envelope::Envelope) -> bool {
    match day.entry(&e.id) {
        Some(held) => held.private == Private::Missing && e.private.is_some(),
        None if day.is_waiting(&e.id) => {
            e.private.is_some() && day.waiting().any(|w| w.stamp.id == e.id && w.private == Private::Missing)
        }
        None => true,
    }
}

/// Ends of all chains held.
fn ends(day: &Day) -> BTreeSet<EntryId> {
    day.tips().iter().map(|e| e.stamp.id).collect()
}

fn advanced(day: &Day, before: &BTreeSet<EntryId>, own: DeviceId) -> Vec<ChainTip> {
    day.tips()
        .iter()
        .filter(|e| e.stamp.device != own && !before.contains(&e.stamp.id))
        .map(|e| ChainTip(e.stamp.device, e.stamp.seq, hex(&e.stamp.hash)))
        .collect()
}

/// A bundle as written.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub written: Written,
    /// Texts on this laptop that are in no entry, and so not in the file.
    pub drafts: usize,
}

/// Writes everything held on this laptop into a folder. Nothing that is not stored goes out.
pub fn export(laptop: &mut Laptop, folder: &Path) -> Result<Exported, ImportFault> {
    let world = laptop.world().clone();
    if laptop.goes_on_as().is_some() {
        // a file's writer is a laptop of its day: under a new identity it says its first word before it writes one
        laptop.introduce()?;
    }
    // what is being stored right now belongs to it too
    laptop.store.append_and_wait(Vec::new())?;
    let ms = world.clock.now_ms();
    let lines = stored_lines(&world.root, laptop.session.day_id())?;
    let day = laptop.day();
    let header = header(day, laptop.session.device(), laptop.told.bundle + 1, ms);
    let mut random = [0u8; 8];
    random.copy_from_slice(&laptop.draw().bytes("bundle")[..8]);
    let minute = super::minute_of(laptop.zone(), ms);
    let ordered = ordered(day, &lines);
    let request = WriteRequest {
        header,
        lines: ordered.iter().copied(),
        at: jiff::civil::time((minute / 60) as i8, (minute % 60) as i8, 0, 0),
        random,
        now: std::time::SystemTime::now(),
    };
    let written = bundle::write(folder, request)?;
    let line = laptop.told.wrote(written.no);
    laptop.append_and_wait(vec![line])?;
    let drafts = drafts_open(&world.root, laptop.session.day_id().0);
    Ok(Exported { written, drafts })
}

/// Writes everything this store holds of a day into one new file, and changes nothing here: it works without the lock, so
/// also while another program has the store. Neither a key nor this laptop's identity is in it: who restores it joins anew.
pub fn backup(world: &World, id: DayId, file: &Path) -> Result<Exported, ImportFault> {
    let seen = glance(&world.root, id)?;
    let lines = stored_lines(&world.root, id)?;
    let ms = world.clock.now_ms();
    let day = &seen.day;
    // a file's writer is a laptop of its day; one that has said nothing yet speaks through the founder's chain
    let writer = match day.chains().contains_key(&seen.device) {
        true => seen.device,
        false => day.founder().ok_or(ImportFault::Unfit(Reason::NoStart))?,
    };
    let mut draw = world.ids.draw_for(&["backup", &id.to_string(), &file.to_string_lossy(), &ms.to_string()]);
    let mut random = [0u8; 8];
    random.copy_from_slice(&draw.bytes("backup")[..8]);
    let ordered = ordered(day, &lines);
    let request = WriteRequest {
        header: header(day, writer, seen.told.bundle, ms),
        lines: ordered.iter().copied(),
        at: jiff::civil::Time::midnight(),
        random,
        now: std::time::SystemTime::now(),
    };
    let written = bundle::write_file(file, request)?;
    Ok(Exported { written, drafts: drafts_open(&world.root, id.0) })
}

fn header(day: &Day, device: DeviceId, no: u64, ms: i64) -> Header {
    let tip = |e: &std::sync::Arc<crate::domain::entry::Entry>| Tip {
        dev: e.stamp.device,
        key: None,
        from: Some(1),
        seq: e.stamp.seq,
        hash: e.stamp.hash,
        sig: None,
    };
    Header {
        day: label(day),
        writer: Writer { dev: device, name: day.laptop_name(device), app: APP.to_owned() },
        no,
        ms,
        kind: Scope::Full,
        tips: day.tips().into_iter().map(tip).collect(),
        apart: day.apart().len() as u64,
        waiting: day.waiting().count() as u64,
    }
}

/// The lines of held entries, causes before effects.
fn ordered<'a>(day: &Day, lines: &'a HashMap<EntryId, Payload>) -> Vec<&'a str> {
    day.entries().filter_map(|e| lines.get(&e.stamp.id)).map(|line| &**line).collect()
}

/// The stored line of each entry; of several copies one with its personal text.
fn stored_lines(root: &Root, day: DayId) -> Result<HashMap<EntryId, Payload>, StoreError> {
    let mut all: HashMap<EntryId, Payload> = HashMap::new();
    for line in read_day(root, day.0)?.lines {
        if let Kept::Entry(text) = line
            && let Some((_, _, id)) = envelope::key_of(&text)
        {
            match all.get_mut(&id) {
                // the longer copy is the one with its personal text: the body is the same in both
                Some(have) if have.len() >= text.len() => {}
                Some(have) => *have = text,
                None => {
                    all.insert(id, text);
                }
            }
        }
    }
    Ok(all)
}
