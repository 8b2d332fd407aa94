//! This laptop with a day: its store and its session together. What the command line, `play` and the screen's effects share:
//! opening, appending, reading without the lock. Exchange with other laptops is in
//! `import`, `inspect`, `export`, `sync`.

mod base;
mod control;
mod elsewhere;
mod exchange;
mod export;
mod flood;
mod forgotten;
mod health;
mod identity;
mod import;
mod inspect;
mod rescue;
mod sync;
mod tips;
mod vouched;
pub mod watch;

pub use control::{ChainEnd, Heard, Sighting, Told};
pub use elsewhere::{Elsewhere, STORE_FOLDER, go_on_elsewhere, is_the_same_folder};
pub use exchange::{Count, Import, ImportFault, Verdict, label, prove};
pub use export::{Exported, Outgoing, Reach, backup, export, write_out};
pub use health::{Hole, Mended, check, holes, rebuild};
pub use identity::Renewal;
use identity::{Identity, Known, Pending, fresh, identity, keep_lead};
pub use import::{Step, Taking, import, import_new};
pub use inspect::{Review, day_with, inspect, proof};
pub use rescue::{Rescued, RescuedMark, rescue};
pub use sync::{Found, Synced, is_arriving, is_fresh, join_from, known, reach_beside, sighting, sync};

use super::clock::Clock;
use super::ids::{Draw, Ids};
use super::session::{APP, CommitError, Committed, Session};
use crate::domain::command::{Command, Now, OpenDay};
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::ids::{DayId, DeviceId, PersonId};
use crate::store::{
    DayStore, EntryKey, Extent, Holder, Kept, Line, Lock, Machine, Notify, OpenReport, OpenedDrafts, ReadDay, Root,
    StoreError, TellDrafts, extent, read_day,
};
use crate::text::date::Zone;
use crate::wire::{envelope, fact::decode, stamp::Stamped};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use uuid::Uuid;

/// What the program is started with; made in `main`, handed on.
#[derive(Clone, Debug)]
pub struct World {
    /// The store folder.
    pub root: Root,
    /// The time.
    pub clock: Clock,
    /// Random values.
    pub ids: Ids,
    /// The machine.
    pub machine: Machine,
}

/// Why something could not be done on this laptop.
#[derive(Debug, thiserror::Error)]
pub enum LaptopError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The command.
    #[error(transparent)]
    Commit(#[from] CommitError),
}

/// What the program's name carries on a laptop whose clock or random values were made up.
const SIMULATED: &str = "(simulated clock)";

/// Whether a day was made under a fictional clock or a seed.
pub fn simulated(day: &Day) -> bool {
    day.set("device.joined").any(|e| matches!(e.fact(), Some(Fact::DeviceJoined(j)) if j.app.ends_with(SIMULATED)))
}

/// A day open for writing.
#[derive(Debug)]
pub struct Laptop {
    /// The day's store; shared with whoever waits for it.
    pub store: Arc<DayStore>,
    /// The Day and this laptop's chain.
    pub session: Session,
    /// What headers of other laptops' files said.
    pub told: Told,
    /// What opening found.
    pub report: OpenReport,
    /// Journal lines whose checksum holds and that still are no entries: kept, shown, not understood.
    pub unreadable: usize,
    world: World,
    zone: Zone,
    /// This laptop from now on; the store's own note of it may still be of the former one.
    device: DeviceId,
    pending: Pending,
    // after the store: the lock is given up last
    lock: Lock,
}

/// A day looked at without the lock: what stands up to the last whole group.
#[derive(Debug)]
pub struct Glance {
    /// The Day.
    pub day: Day,
    /// This laptop.
    pub device: DeviceId,
    /// What headers said.
    pub told: Told,
    /// How much journal there was: another extent means there is more.
    pub extent: Extent,
    /// Lines that should be there and are not readable.
    pub damaged: usize,
    /// Lines at the journal's former end that are not there any more.
    pub lost: u64,
    /// Whether nothing lies behind the last whole group; a program that writes may be just there.
    pub whole: bool,
}

impl World {
    /// Who this process is, for the sentence another process shows.
    fn holder(&self, day: Option<DayId>) -> Holder {
        let zone = Zone::named("Europe/Rome", 3_600);
        Holder {
            pid: std::process::id(),
            host: host_name(),
            user: std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default(),
            app: APP.to_owned(),
            since: zone.rfc3339(Clock::wall().now_ms()),
            day: day.map(|d| d.to_string()),
        }
    }

    /// Name and version of the program; a day made under a fictional clock or a seed says so for ever.
    pub fn app(&self) -> String {
        if self.clock.is_fictional() || self.ids.is_seeded() { format!("{APP} {SIMULATED}") } else { APP.to_owned() }
    }

    /// Takes the store's lock.
    pub fn lock(&self, day: Option<DayId>) -> Result<Lock, StoreError> {
        self.root.lock(&self.holder(day))
    }
}

fn host_name() -> String {
    std::fs::read_to_string("/etc/hostname")
        .map(|t| t.trim().to_owned())
        .ok()
        .filter(|t| !t.is_empty())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .unwrap_or_default()
}

/// The zone a day's times are shown in; unknown zones fall back to central European winter time.
pub fn zone_of(day: &Day) -> Zone {
    Zone::named(if day.zone().is_empty() { "Europe/Rome" } else { day.zone() }, 3_600)
}

/// Folds what a journal holds. The second value counts lines that are no entries.
pub fn fold(id: DayId, lines: &[Kept]) -> (Day, Told, usize) {
    let mut told = Told::default();
    let mut unreadable = 0;
    let mut day = Day::fold_each(id, |take| {
        each_decoded(lines, |line| match line {
            Decoded::Entry(e) => take(e),
            Decoded::Unreadable => unreadable += 1,
            Decoded::Control(text) => told.take(text),
        });
    });
    told.tell(&mut day);
    (day, told, unreadable)
}

// moved once, in a row of its like: no box of its own for each of 100,000
#[expect(clippy::large_enum_variant)]
enum Decoded<'a> {
    Entry(Entry),
    Unreadable,
    Control(&'a str),
}

impl Decoded<'_> {
    fn of(line: &Kept) -> Decoded<'_> {
        match line {
            Kept::Entry(text) => match envelope::read_trusted(text) {
                Ok(e) => Decoded::Entry(decode(e)),
                Err(_) => Decoded::Unreadable,
            },
            Kept::Control(text) => Decoded::Control(text),
        }
    }
}

/// Below so many lines a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 400;
/// So many lines are decoded at once, and so many times that may lie ready before they are folded.
const ROW: usize = 256;
const ROWS_AHEAD: usize = 16;

/// Hands over the lines decoded, in their order. A second thread decodes with this one, row by row, and this one folds each
/// row as soon as its turn has come: neither waits for the other while there is something to do.
fn each_decoded<'a>(lines: &'a [Kept], mut take: impl FnMut(Decoded<'a>)) {
    if lines.len() < WORTH_A_THREAD {
        return lines.iter().map(Decoded::of).for_each(take);
    }
    let next = AtomicUsize::new(0);
    let decode_next = || -> Option<(usize, Vec<Decoded<'a>>)> {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let row = lines.chunks(ROW).nth(number)?;
        Some((number, row.iter().map(Decoded::of).collect()))
    };
    std::thread::scope(|scope| {
        let (hand, handed) = mpsc::sync_channel(ROWS_AHEAD);
        let decoding = scope.spawn(|| {
            let hand = hand;
            while let Some(row) = decode_next() {
                if hand.send(row).is_err() {
                    break;
                }
            }
        });
        let mut early = BTreeMap::new();
        let mut turn = 0;
        // none left to decode: what is missing is with the other thread
        while let Some((number, row)) = handed.try_recv().ok().or_else(&decode_next).or_else(|| handed.recv().ok()) {
            early.insert(number, row);
            while let Some(row) = early.remove(&turn) {
                row.into_iter().for_each(&mut take);
                turn += 1;
            }
        }
        // decoding does not panic; should it ever, half a day is no day
        if let Err(panic) = decoding.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

/// Looks at a day without the lock.
pub fn glance(root: &Root, id: DayId) -> Result<Glance, StoreError> {
    let ReadDay { device, lines, damage, extent, lost, whole, .. } = read_day(root, id.0)?;
    let device = DeviceId(device);
    let (mut day, told, unreadable) = fold(id, &lines);
    day.see_from(device);
    Ok(Glance { day, device, told, extent, damaged: damage.len() + unreadable, lost, whole })
}

/// The key of an entry line, proved by computing its id anew.
pub fn key_of(line: &str) -> Option<EntryKey> {
    let (device, seq, id) = envelope::key_of(line)?;
    Some(EntryKey { device: *device.0.as_bytes(), seq, id: *id.0.as_bytes() })
}

/// A stamped entry as the store takes it.
pub fn line_of(s: &Stamped) -> Line {
    Line { key: Some(entry_key(&s.entry)), payload: s.line.clone() }
}

/// The key of an entry whose id is proven.
fn entry_key(entry: &Entry) -> EntryKey {
    let stamp = &entry.stamp;
    EntryKey { device: *stamp.device.0.as_bytes(), seq: stamp.seq, id: *stamp.id.0.as_bytes() }
}

impl Laptop {
    /// Opens a day of this store for writing.
    pub fn open(world: &World, id: DayId, notify: Notify) -> Result<Laptop, StoreError> {
        let lock = world.lock(Some(id))?;
        // copies that a killed import left; who holds the lock is alone with them
        if let Err(e) = crate::bundle::sweep(&world.root.dir().join("inbox")) {
            tracing::warn!("the inbox was not swept: {e}");
        }
        // under a seed each state of the journal gives another id
        let bytes = extent(&world.root, id.0).map_or(0, |extent| extent.bytes);
        let forgotten = lock.mend_device(id.0, fresh(world, id, bytes as usize).0)?;
        let opened = lock.open_day(id.0, key_of, notify)?;
        let (day, told, unreadable) = fold(id, &opened.lines);
        let zone = zone_of(&day);
        let known = match (forgotten, opened.report.lost) {
            (true, _) => Known::Nothing,
            (false, 0) => Known::Whole,
            (false, _) => Known::Shorn,
        };
        let former = DeviceId(opened.store.device());
        let Identity { device, pending, name } = identity(world, &day, former, known);
        if device != former {
            keep_lead(world, &day, former);
        }
        let mut session = Session::new(day, device, world.clock.now_ms());
        if let Some(name) = name {
            session = session.introduced_as(&name, &world.app());
        }
        Ok(Laptop {
            session,
            store: Arc::new(opened.store),
            told,
            report: opened.report,
            unreadable,
            world: world.clone(),
            zone,
            device,
            pending,
            lock,
        })
    }

    /// Founds a day on this laptop. The device's id is drawn from the day's name and date, so that a seed gives it again.
    pub fn found(world: &World, mut open: OpenDay, notify: Notify) -> Result<(Laptop, Committed), LaptopError> {
        let ms = world.clock.now_ms();
        let mut draw = world.ids.draw_for(&["founder", &open.name, &open.date]);
        let device = DeviceId(draw.uuid("device", ms));
        let nonce = draw.bytes16("nonce");
        let epoch = draw.uuid("epoch", ms);
        open.nonce = nonce.iter().map(|b| format!("{b:02x}")).collect();
        let mut session = Session::found(device, &nonce);
        let zone = Zone::named(&open.zone, 3_600);
        let now = Now { ms, minute: minute_of(&zone, ms), device };
        // decided before anything is made on disk: a refused day leaves no trace
        let committed = session.commit(&Command::OpenDay(Box::new(open)), None, &now, &mut draw)?;
        let lock = world.lock(Some(session.day_id()))?;
        // the day is there with its first words or not at all
        let lines: Vec<Kept> = committed.stamped.iter().map(|s| Kept::Entry(s.line.as_str().into())).collect();
        let store = lock.create_day_from(session.day_id().0, device.0, epoch, &lines, key_of, notify)?.store;
        let mut laptop = Laptop {
            store: Arc::new(store),
            session,
            told: Told::default(),
            report: OpenReport::default(),
            unreadable: 0,
            world: world.clone(),
            zone,
            device,
            pending: Pending::Home,
            lock,
        };
        laptop.settle();
        laptop.remember(laptop.session.day_id(), None);
        Ok((laptop, committed))
    }

    /// The Day.
    pub fn day(&self) -> &Day {
        self.session.day()
    }

    /// What was typed on this day and is in no entry, and the means to keep more of it.
    pub fn open_drafts(&self, tell: TellDrafts) -> Result<OpenedDrafts, StoreError> {
        self.lock.open_drafts(self.session.day_id().0, tell)
    }

    /// The world this laptop lives in.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Goes on with another clock: a script's first line may have stood at a moment of its own.
    pub fn set_clock(&mut self, clock: Clock) {
        self.world.clock = clock;
    }

    /// The zone of the day's times.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Now, by the program's clock.
    pub fn now(&self) -> Now {
        self.now_at(self.world.clock.now_ms())
    }

    /// A moment of this day.
    pub fn now_at(&self, ms: i64) -> Now {
        Now { ms, minute: minute_of(&self.zone, ms), device: self.session.device() }
    }

    /// Random values for the next command.
    pub fn draw(&self) -> Draw {
        self.world.ids.draw(self.session.device(), self.session.next_seq())
    }

    /// Decides, stamps, applies, and hands the group to the store. Gives the ticket that [`DayStore::wait_for`] waits for;
    /// 0 where nothing was to be written.
    pub fn commit(
        &mut self,
        command: &Command,
        by: Option<PersonId>,
        now: &Now,
        draw: &mut Draw,
    ) -> Result<(Committed, u64), CommitError> {
        let committed = self.session.commit(command, by, now, draw)?;
        if committed.stamped.iter().any(|s| matches!(s.entry.fact(), Some(Fact::DayChanged(c)) if c.field == "zone")) {
            self.zone = zone_of(self.session.day());
        }
        let ticket = if committed.stamped.is_empty() { 0 } else { self.append(&committed.stamped) };
        Ok((committed, ticket))
    }

    /// Remembers which day and seat were used last; losing that loses nothing.
    pub fn remember(&self, day: DayId, seat: Option<&str>) {
        remember(&self.world.root, day, seat);
    }
}

/// Remembers which day and seat were used last on this laptop.
pub fn remember(root: &Root, day: DayId, seat: Option<&str>) {
    let mut prefs = root.prefs();
    let before = prefs.clone();
    prefs.last_day = Some(day.to_string());
    if let Some(s) = seat {
        prefs.last_seat = Some(s.to_owned());
    }
    // may be lost: it is only a convenience, so a failure is nobody's business now
    if prefs != before && root.save_prefs(&prefs).is_err() {
        tracing::warn!("preferences not saved");
    }
}

/// Minute of the local day.
pub fn minute_of(zone: &Zone, ms: i64) -> u16 {
    crate::domain::interview::parse_minute(&zone.time(ms)).unwrap_or(0)
}

/// The days of a store.
#[derive(Default)]
pub struct Shelf {
    /// Those that can be read, with their Day folded, newest date first, then by id.
    pub days: Vec<(DayId, Glance)>,
    /// Why the others cannot: one bad folder hides no other day.
    pub unreadable: Vec<StoreError>,
}

/// The days of a store.
pub fn days(root: &Root) -> Result<Shelf, StoreError> {
    let mut shelf = Shelf::default();
    for id in root.days()?.into_iter().map(DayId) {
        match glance(root, id) {
            Ok(seen) => shelf.days.push((id, seen)),
            Err(e) => shelf.unreadable.push(e),
        }
    }
    shelf.days.sort_by(|(a, ga), (b, gb)| (gb.day.date(), a).cmp(&(ga.day.date(), b)));
    Ok(shelf)
}

/// The only day of a store, or the one used last.
pub fn last_day(root: &Root) -> Result<Option<DayId>, StoreError> {
    let days = root.days()?;
    let last = root.prefs().last_day.and_then(|t| crate::domain::ids::parse_strict(&t));
    Ok(last.filter(|l| days.contains(l)).or(days.last().copied().filter(|_: &Uuid| days.len() == 1)).map(DayId))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_a_long_journal_is_decoded_once_and_in_its_turn() {
        for count in [0, WORTH_A_THREAD - 1, 20 * ROW, 20 * ROW + 1] {
            let text = |n: usize| format!(r#"{{"journal":{{"bundle":{{"no":{n}}}}}}}"#);
            let lines: Vec<Kept> = (0..count).map(|n| Kept::Control(text(n).into())).collect();
            let mut seen = Vec::new();
            each_decoded(&lines, |line| match line {
                Decoded::Control(text) => seen.push(text),
                _ => panic!("no control line"),
            });
            assert!(seen.into_iter().eq(lines.iter().map(Kept::payload)), "{count} lines");
        }
    }
}
