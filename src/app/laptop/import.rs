//! Taking a proven file in: group by group, each into the Day only after it is stored. Whoever holds the laptop drives it
//! step by step, so a screen stays alive and can stop between two groups; nothing is half-done, and the same file again
//! brings the rest.

use super::control::TakenFile;
use super::exchange::{Tally, label, prove, unreadable};
use super::flood::{Cap, left_out};
use super::forgotten::incoming;
use super::{Import, ImportFault, Laptop, LaptopError, Pending, Verdict, World, entry_key, key_of, line_of, remember};
use crate::app::session::{CommitError, Session};
use crate::bundle::{BundleError, Lines, Progress, Stage, Verified};
use crate::domain::day::Day;
use crate::domain::decide;
use crate::domain::entry::{Entry, Private};
use crate::domain::fact::ChainTip;
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::manifest::laptop_mark;
use crate::store::{Line, Notify, StoreError};
use crate::text::date::Zone;
use crate::wire::hash::hex;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

/// A group of the journal holds at most so many entries of a bundle, one line being for the note that it is being taken …
const GROUP_ENTRIES: usize = 511;
/// … or so many bytes.
const GROUP_BYTES: usize = 1 << 20;
/// So many groups are on their way to the disk at once.
const IN_FLIGHT: usize = 4;

/// Whether there is more of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another step is needed.
    More,
    /// All of it is in.
    Done,
}

/// A proven file on its way in.
pub struct Taking {
    verified: Verified,
    lines: Lines,
    read: bool,
    /// Groups on their way: the store's ticket, none where nothing of it had to be stored; and what they hold.
    flight: VecDeque<(Option<u64>, Vec<Entry>)>,
    tally: Tally,
    ends: BTreeSet<EntryId>,
    /// It brought something other than receipts: now, or when its taking was killed.
    brought: bool,
    /// Its taking is noted in the journal.
    noted: bool,
    /// Laptops that nobody admitted and of which too much would be held: all the file has of them is left out.
    left_out: BTreeMap<DeviceId, u64>,
    /// The name for the first word of a new identity that was made before this file came.
    unsaid: Option<String>,
    /// The name of the identity that this file made necessary.
    goes_on_as: Option<String>,
}

/// Says this laptop's first word; none where it said it long ago. The name is that of a new identity.
type FirstWord<'f> = &'f dyn Fn(&mut Laptop, &mut super::Draw, Option<&str>) -> Result<Vec<Line>, CommitError>;

impl Taking {
    /// Begins. Nothing is written yet.
    pub fn begin(laptop: &mut Laptop, mut verified: Verified) -> Result<Taking, ImportFault> {
        let lines = verified.take_lines().map_err(|e| unreadable(verified.source(), e))?;
        if laptop.day().held() == 0 {
            // nobody looks at a day that is only coming in: its entries get their places together, at the end
            laptop.session.day_mut().gather();
        }
        let unfinished = laptop.told.unfinished(&hex(&verified.sha256));
        Ok(Taking {
            lines,
            read: false,
            flight: VecDeque::new(),
            tally: Tally::new(laptop.day()),
            ends: unfinished.cloned().unwrap_or_else(|| ends(laptop.day())),
            brought: unfinished.is_some(),
            noted: unfinished.is_some(),
            left_out: left_out(laptop.day(), &verified, Cap::default())
                .map_err(|e| unreadable(verified.source(), e))?,
            unsaid: laptop.goes_on_as().map(str::to_owned),
            goes_on_as: None,
            verified,
        })
    }

    /// How many entries the file has.
    pub fn total(&self) -> u64 {
        self.verified.entries
    }

    /// The ticket the next step waits for; none where it waits for nothing.
    pub fn awaits(&self) -> Option<u64> {
        let reads = !self.read && self.flight.len() < IN_FLIGHT;
        self.flight.front().filter(|_| !reads).and_then(|(ticket, _)| *ticket)
    }

    /// The ticket of the last group on its way: once it is stored, the end waits for nothing that is on its way.
    pub fn sent(&self) -> Option<u64> {
        self.flight.iter().rev().find_map(|(ticket, _)| *ticket)
    }

    /// Takes the next group. Between two steps nothing is half-done.
    pub fn step(&mut self, laptop: &mut Laptop, progress: &Progress) -> Result<Step, ImportFault> {
        if !self.read && self.flight.len() < IN_FLIGHT {
            self.send(laptop)?;
            return Ok(Step::More);
        }
        let Some((ticket, entries)) = self.flight.pop_front() else { return Ok(Step::Done) };
        if let Some(ticket) = ticket {
            laptop.store.wait_for(ticket)?;
        }
        progress.did(entries.len() as u64);
        for e in entries {
            self.tally.take(laptop.session.day_mut(), e);
        }
        Ok(Step::More)
    }

    /// Reads the next group and hands to the store what is not there yet.
    fn send(&mut self, laptop: &mut Laptop) -> Result<(), ImportFault> {
        let (mut group, mut entries, mut bytes) = (Vec::new(), Vec::new(), 0);
        for line in self.lines.by_ref() {
            let (text, e) = line.map_err(|e| unreadable(self.verified.source(), e))?;
            if self.left_out.contains_key(&e.stamp.device) {
                continue;
            }
            let (text, e) = incoming(laptop.day(), text, e);
            if wanted(laptop.day(), &e) {
                self.brought |= e.kind() != "sync.taken";
                if e.stamp.device == laptop.session.device() && laptop.day().entry(&e.stamp.id).is_none() {
                    // before it is stored: whatever happens now, nobody goes on with a chain that another has too
                    self.goes_on_as = Some(laptop.become_another());
                }
                bytes += text.len();
                group.push(Line { key: Some(entry_key(&e)), payload: text });
            }
            entries.push(e);
            if group.len() >= GROUP_ENTRIES || entries.len() >= 8 * GROUP_ENTRIES || bytes >= GROUP_BYTES {
                break;
            }
        }
        if entries.is_empty() {
            self.read = true;
            return Ok(());
        }
        if self.brought && !self.noted {
            // killed from here on, the next import of this file still knows that it brought something
            group.insert(0, laptop.told.taking(&hex(&self.verified.sha256), &self.ends));
            self.noted = true;
        }
        let ticket = (!group.is_empty()).then(|| laptop.append_group(group));
        self.flight.push_back((ticket, entries));
        Ok(())
    }

    /// Ends: what is on its way is waited for, this laptop says its first word where it is unsaid, and leaves a receipt, which
    /// is on its way then: the ticket is the caller's to wait for.
    fn finish(
        mut self,
        laptop: &mut Laptop,
        progress: &Progress,
        first_word: FirstWord<'_>,
    ) -> Result<(Import, u64), ImportFault> {
        let whole = self.read && self.flight.is_empty();
        self.read = true;
        while self.step(laptop, progress)? == Step::More {}
        laptop.session.day_mut().place_gathered();
        let now = laptop.world().clock.now_ms();
        laptop.session.follow_clocks(now);
        let header = self.verified.header.clone();
        let file = TakenFile {
            sha256: hex(&self.verified.sha256),
            name: header.writer.name.clone(),
            no: header.no,
            ms: header.ms,
            at: now,
        };
        let mut told = Vec::new();
        if whole && !laptop.told.taken.contains(&file.sha256) {
            // a file of which something was left out can be read again
            told = match (self.left_out.is_empty(), self.brought) {
                (true, _) => laptop.told.lines(header.writer.dev, &header.tips, &file),
                (false, true) => laptop.told.tips(header.writer.dev, &header.tips),
                (false, false) => Vec::new(),
            };
            laptop.told.clone().tell(laptop.session.day_mut());
        }
        let verdict = if whole { Verdict::Taken } else { Verdict::Waiting };
        let mut done = self.tally.finish(laptop.day(), &self.verified, now, verdict);
        done.goes_on_as = self.goes_on_as.clone();
        done.left_out = self.left_out.into_iter().collect();
        if !whole {
            done.fault = Some(BundleError::Stopped.into());
        }
        let mut draw = laptop.draw();
        let renewed = self.goes_on_as.or(self.unsaid.filter(|_| self.brought || !told.is_empty()));
        let mut last = match whole || laptop.day().held() > 0 {
            true => first_word(laptop, &mut draw, renewed.as_deref()).map_err(LaptopError::from)?,
            // stopped before anything came: there is no day to say it on
            false => Vec::new(),
        };
        if self.brought {
            // a receipt only where something other than receipts came: else two laptops would answer each other for ever
            let tips = advanced(laptop.day(), &self.ends, laptop.session.device());
            let receipt = laptop
                .session
                .receipt(header.writer.dev, header.no as i64, tips, now, &mut draw)
                .map_err(LaptopError::from)?;
            last.extend(receipt.stamped.iter().map(line_of));
        }
        last.extend(told);
        let ticket = if last.is_empty() { 0 } else { laptop.append_group(last) };
        Ok((done, ticket))
    }

    /// Takes what was read so far, and the rest where nobody asks for the end before.
    fn run(
        mut self,
        laptop: &mut Laptop,
        progress: &Progress,
        first_word: FirstWord<'_>,
    ) -> Result<Import, ImportFault> {
        progress.begin(Stage::Taking, self.total());
        while !progress.is_stopped() && self.step(laptop, progress)? == Step::More {}
        let (done, ticket) = self.finish(laptop, progress, first_word)?;
        laptop.store.wait_for(ticket)?;
        Ok(done)
    }

    /// Ends the taking of a file into an open day: after the last step, or earlier, and then the rest comes with the next
    /// import of the same file. The last words are on their way then: the ticket after which all of it is stored is the
    /// caller's to wait for.
    pub fn end(
        self,
        laptop: &mut Laptop,
        progress: &Progress,
        default_name: impl Fn(&str) -> String,
    ) -> Result<(Import, u64), ImportFault> {
        self.finish(laptop, progress, &|laptop, draw, renewed| unsaid(laptop, draw, renewed, &default_name))
    }
}

/// A laptop that is another from now on says so; one whose joining was interrupted before its first word says it now, under a
/// name made from its mark.
fn unsaid(
    laptop: &mut Laptop,
    draw: &mut super::Draw,
    renewed: Option<&str>,
    default_name: impl Fn(&str) -> String,
) -> Result<Vec<Line>, CommitError> {
    match (laptop.session.next_seq(), renewed, laptop.goes_on_as()) {
        (1, Some(name), _) => join(laptop, name, draw),
        (1, None, None) => join(laptop, &default_name(&laptop_mark(laptop.session.device())), draw),
        _ => Ok(Vec::new()),
    }
}

/// Takes a file into the open day, to its end or until somebody asks `progress` to stop.
pub fn import(laptop: &mut Laptop, file: &Path, default_name: impl Fn(&str) -> String, progress: &Progress) -> Import {
    match prove(laptop.world(), file, Some(&label(laptop.day())), progress) {
        Ok(verified) => take(laptop, verified, default_name, progress),
        Err(refused) => *refused,
    }
}

/// Takes a proven file into the open day.
pub(super) fn take(
    laptop: &mut Laptop,
    verified: Verified,
    default_name: impl Fn(&str) -> String,
    progress: &Progress,
) -> Import {
    let header = verified.header.clone();
    let first_word: FirstWord<'_> = &|laptop, draw, renewed| unsaid(laptop, draw, renewed, &default_name);
    let done = Taking::begin(laptop, verified).and_then(|taking| taking.run(laptop, progress, first_word));
    done.unwrap_or_else(|fault| Import::refused(Some(header), fault))
}

/// Makes the file's day on this laptop, which joins it under a name. Nothing is made when the file is refused, or when it is
/// stopped before that; once the day is made its beginning comes in whatever happens.
pub fn import_new(
    world: &World,
    file: &Path,
    laptop_name: Option<&str>,
    default_name: impl Fn(&str) -> String,
    notify: Notify,
    progress: &Progress,
) -> Result<(Laptop, Import), Box<Import>> {
    let verified = prove(world, file, None, progress)?;
    let header = verified.header.clone();
    let refused = |fault: ImportFault| Box::new(Import::refused(Some(header.clone()), fault));
    // before anything is made: a day whose laptop has no name could not be joined later either
    if let Some(name) = laptop_name {
        decide::label(name).map_err(|e| refused(LaptopError::from(CommitError::from(e)).into()))?;
    }
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
    if progress.is_stopped() {
        return Err(refused(BundleError::Stopped.into()));
    }
    let mut laptop = make().map_err(|e| refused(e.into()))?;
    let mut taking = Taking::begin(&mut laptop, verified).map_err(refused)?;
    // a day without its beginning would be none
    taking.step(&mut laptop, progress).map_err(refused)?;
    let joined: FirstWord<'_> = &|laptop, draw, renewed| {
        // renewed: the same folder joined before, and is another laptop now
        let name = laptop_name.or(renewed).map(str::to_owned);
        let name = name.unwrap_or_else(|| default_name(&laptop_mark(laptop.session.device())));
        join(laptop, &name, draw)
    };
    let done = taking.run(&mut laptop, progress, joined).map_err(refused)?;
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

/// Whether a line has to be stored: new, or with a personal text that is not here yet.
fn wanted(day: &Day, e: &Entry) -> bool {
    let id = &e.stamp.id;
    let text = e.private.is_here();
    match day.entry(id) {
        Some(held) => held.private == Private::Missing && text,
        None if day.is_waiting(id) => text && day.waiting().any(|w| w.stamp.id == *id && w.private == Private::Missing),
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
