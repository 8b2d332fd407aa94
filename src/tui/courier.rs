//! The thread that carries files: it looks for sticks, reads and proves bundles, writes them, watches a folder. It never has
//! the laptop: what a proven file brings is taken in on the loop, step by step between two keys, and what goes out is made
//! from what is stored. So no key waits for a file, and nothing here can write in this laptop's name.

use super::backstage::Outside;
use super::spots::{Sticks, spot, spots};
use crate::app::clock::Clock;
use crate::app::exchange::{FileState, Habit, News, Outcome, Presence, Spot, Task, WroteFile};
use crate::app::laptop::watch::{self, EVERY_MS, Watch, look_at};
use crate::app::laptop::{
    Import, ImportFault, Outgoing, Reach, Sighting, Told, World, fold, is_arriving, is_fresh, known, label, prove,
    reach_beside, sighting, write_out,
};
use crate::app::msg::Failed;
use crate::app::review::{Viewer, contents};
use crate::bundle::{Act, BundleError, Header, Progress, Skipped, Verified, Written, has_end, list, outside};
use crate::domain::day::{Claim, Day};
use crate::domain::ids::{DayId, DeviceId, PersonId};
use crate::store::DayStore;
use crate::text::Words;
use crate::wire::fact::decode;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

/// What the thread is asked for.
#[derive(Debug)]
pub enum Order {
    /// The places there are.
    Around(Sticks),
    /// What lies in this folder, or what this file would bring.
    Look(PathBuf, Manner),
    /// Whether this file is whole.
    Verify(PathBuf),
    /// These files.
    Take(Vec<PathBuf>),
    /// This laptop's bundle.
    Write(PathBuf),
    /// Everything new in this folder, then this laptop's bundle.
    Sync(PathBuf),
    /// This folder is watched from now on; none is.
    Watch(Option<(PathBuf, Habit)>),
}

/// Whether somebody asked for a look: a folder that is not there is no failure where nobody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Somebody did.
    Asked,
    /// The page did, when it was opened.
    Unasked,
}

impl Order {
    /// What the screen calls it.
    pub fn task(&self) -> Task {
        match self {
            Order::Around(_) | Order::Look(..) | Order::Watch(_) => Task::Look,
            Order::Verify(_) => Task::Verify,
            Order::Take(_) => Task::Take,
            Order::Write(_) => Task::Write,
            Order::Sync(_) => Task::Sync,
        }
    }
}

/// What the thread needs to know of the day.
#[derive(Clone, Debug)]
pub struct Ground<Store = Arc<DayStore>> {
    /// Clock and random values.
    pub world: World,
    /// What is stored.
    pub store: Store,
    /// Of which day.
    pub day: DayId,
    /// Whose words.
    pub words: Words,
    /// Who is at the keyboard.
    pub viewer: Option<PersonId>,
    /// How failures are said.
    pub outside: Outside,
    /// How far it is, and the wish to stop it.
    pub progress: Progress,
}

impl<Store> Ground<Store> {
    fn over<Other>(&self, store: Other) -> Ground<Other> {
        Ground {
            world: self.world.clone(),
            store,
            day: self.day,
            words: self.words.clone(),
            viewer: self.viewer,
            outside: self.outside,
            // each piece of work can be stopped by itself
            progress: Progress::default(),
        }
    }
}

impl Ground {
    fn weak(&self) -> Ground<Weak<DayStore>> {
        self.over(Arc::downgrade(&self.store))
    }
}

impl Ground<Weak<DayStore>> {
    fn strong(&self) -> Option<Ground> {
        self.store.upgrade().map(|store| self.over(store))
    }
}

/// What the thread says, or wants of the loop.
#[derive(Debug)]
pub enum Report {
    /// For the screen.
    News(News),
    /// A proven file, to be taken in; what came of it is waited for.
    Proven(Box<Verified>, Progress, Sender<Took>),
    /// Who writes, and what others are known to hold.
    Going(Sender<Going>),
    /// The number of a bundle that lies in its folder, and its digest.
    Wrote(u64, [u8; 32]),
    /// Work that nobody asked for begins; it can be stopped like any other.
    Working(Progress),
    /// A file that was taken, as it lies there: it is not read again.
    Saw(Sighting, [u8; 32]),
}

/// What came of taking a file in.
#[derive(Debug)]
pub struct Took {
    /// What became of it.
    pub import: Import,
    /// The ticket after which all of it is stored.
    pub ticket: u64,
}

/// Who writes a bundle.
#[derive(Debug)]
pub struct Going {
    /// This laptop.
    pub device: DeviceId,
    /// What headers told.
    pub told: Told,
    /// For the temporary file's name.
    pub random: [u8; 8],
}

/// The way to the thread.
#[derive(Debug)]
pub struct Courier(Sender<(Order, Option<Ground>)>);

impl Courier {
    /// Starts the thread. `tell` hands on what it says.
    pub fn start(tell: impl Fn(Report) + Send + 'static) -> Courier {
        let (sender, orders) = channel();
        let started = std::thread::Builder::new().name("courier".into()).spawn(move || run(&orders, &tell));
        if let Err(error) = started {
            tracing::error!("no thread for files: {error}");
        }
        Courier(sender)
    }

    /// Asks for something; orders are carried out one after another.
    pub fn ask(&self, order: Order, ground: Option<Ground>) {
        // a thread that could not be started was said
        drop(self.0.send((order, ground)));
    }
}

fn run(orders: &Receiver<(Order, Option<Ground>)>, tell: &dyn Fn(Report)) {
    let mut watching: Option<Watching> = None;
    let began = Instant::now();
    loop {
        let order = match &watching {
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => orders.recv_timeout(Duration::from_millis(EVERY_MS.unsigned_abs())),
        };
        match order {
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(watching) = &mut watching {
                    watching.look(i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX), tell);
                }
            }
            Ok((Order::Watch(wanted), ground)) => {
                watching = wanted.zip(ground).and_then(|((folder, habit), ground)| Watching::new(folder, habit, ground));
            }
            Ok((Order::Around(sticks), _)) => tell(Report::News(News::Spots(spots(&sticks)))),
            Ok((order, Some(ground))) => {
                let task = order.task();
                let outcome = carry_out(&ground, tell, task, |errand| errand.carry_out(order));
                tell(Report::News(News::Ended(task, outcome)));
            }
            Ok((_, None)) => {}
        }
    }
}

/// Does a piece of work; a panic in it is an outcome in words, never silence.
fn carry_out(
    ground: &Ground,
    tell: &dyn Fn(Report),
    task: Task,
    work: impl FnOnce(&Errand<'_>) -> Outcome,
) -> Outcome {
    let errand = Errand { ground, tell, task };
    catch_unwind(AssertUnwindSafe(|| work(&errand))).unwrap_or_else(|_| {
        let words = &ground.words;
        Outcome::Failed(Failed {
            what: words.sync_broke().into_owned(),
            safe: words.error_data_here_safe().into_owned(),
            next: words.sync_broke_next().into_owned(),
        })
    })
}

/// A folder that is watched. The store is not kept open for its sake.
struct Watching {
    watch: Watch,
    habit: Habit,
    ground: Ground<Weak<DayStore>>,
    told: Told,
}

impl Watching {
    fn new(folder: PathBuf, habit: Habit, ground: Ground) -> Option<Watching> {
        if habit == Habit::Off {
            return None;
        }
        let (_, told, _) = fold(ground.day, &ground.store.lines().ok()?);
        let watch = Watch::new(&folder);
        Some(Watching { watch, habit, ground: ground.weak(), told })
    }

    /// Looks at the folder; what is new there is offered, or taken.
    fn look(&mut self, now: i64, tell: &dyn Fn(Report)) {
        let Some(ground) = self.ground.strong().filter(|_| self.watch.due(now)) else { return };
        let found = look_at(self.watch.folder(), |sighting| self.told.seen.contains_key(sighting));
        let news = self.watch.saw(now, found, &self.told);
        match news.presence {
            watch::Presence::Vanished => tell(Report::News(News::Watched(Presence::Gone))),
            watch::Presence::Back => tell(Report::News(News::Watched(Presence::Here))),
            watch::Presence::There | watch::Presence::Gone => {}
        }
        for path in news.arriving {
            tell(Report::News(News::File(path, FileState::Arriving)));
        }
        if news.ready.is_empty() {
            return;
        }
        for path in &news.ready {
            self.watch.settled(path);
        }
        let (task, habit) = match self.habit {
            Habit::Take => (Task::Take, Habit::Take),
            habit => (Task::Look, habit),
        };
        tell(Report::Working(ground.progress.clone()));
        let outcome = carry_out(&ground, tell, task, |errand| match habit {
            Habit::Take => errand.taken(&news.ready),
            _ => errand.looked(&news.ready, self.watch.folder()),
        });
        tell(Report::News(News::Ended(task, outcome)));
    }
}

/// One order being carried out.
struct Errand<'a> {
    ground: &'a Ground,
    tell: &'a dyn Fn(Report),
    task: Task,
}

/// What became of several files.
#[derive(Default)]
struct Sum {
    new: usize,
    taken: usize,
    refused: usize,
    arriving: usize,
}

impl Errand<'_> {
    fn carry_out(&self, order: Order) -> Outcome {
        match order {
            Order::Around(_) | Order::Watch(_) => Outcome::Looked,
            Order::Look(path, manner) => self.look(path, manner),
            Order::Verify(path) => self.verify(&path),
            Order::Take(files) => self.taken(&files),
            Order::Write(folder) => match self.write(&folder, |_, _, _| Some(Reach::Others)) {
                Ok(wrote) => self.done(Sum::default(), wrote),
                Err(fault) => self.failed(&folder, &fault),
            },
            Order::Sync(folder) => self.sync(folder),
        }
    }

    fn say(&self, news: News) {
        (self.tell)(Report::News(news));
    }

    fn at(&self, file: &Path) {
        let file = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.say(News::At { task: self.task, file });
    }

    fn done(&self, sum: Sum, wrote: Option<WroteFile>) -> Outcome {
        let Sum { new, taken, refused, arriving } = sum;
        Outcome::Done { new, taken, refused, arriving, wrote }
    }

    fn failure(&self, path: &Path, fault: &ImportFault) -> Failed {
        (self.ground.outside.import_failed)(&self.ground.words, path, fault)
    }

    fn failed(&self, path: &Path, fault: &ImportFault) -> Outcome {
        Outcome::Failed(self.failure(path, fault))
    }

    fn viewer(&self) -> Viewer<'_> {
        Viewer { words: &self.ground.words, who: self.ground.viewer, now: self.ground.world.clock.now_ms() }
    }

    /// The day as it is stored, and what headers told.
    fn day(&self) -> Result<(Day, Told), ImportFault> {
        let lines = self.ground.store.lines()?;
        let (day, told, _) = fold(self.ground.day, &lines);
        Ok((day, told))
    }

    fn taken(&self, files: &[PathBuf]) -> Outcome {
        match self.take(files) {
            Ok((sum, _)) => self.done(sum, None),
            Err(outcome) => outcome,
        }
    }

    /// The files of a folder are listed; a file is listed alone. Gives those that are to be read.
    fn listed(&self, path: PathBuf) -> Result<Vec<PathBuf>, Outcome> {
        if !path.is_dir() {
            let found = vec![(path.clone(), FileState::Found)];
            self.say(News::Listed(Spot { bundles: 1, ..Spot::of(path.clone()) }, found));
            return Ok(vec![path]);
        }
        let listing = list(&path)
            .map_err(|e| self.failed(&path, &ImportFault::Bundle(BundleError::io(Act::Spool, &path)(e))))?;
        let words = &self.ground.words;
        let skipped = listing.skipped.into_iter().map(|(path, why)| {
            let why = match why {
                Skipped::Shadow => words.file_skipped_shadow(),
                Skipped::Link => words.file_skipped_link(),
                Skipped::NotAFile => words.file_skipped_not_a_file(),
            };
            (path, FileState::Skipped(why.into_owned()))
        });
        let found = listing.bundles.iter().map(|path| (path.clone(), FileState::Found)).chain(skipped).collect();
        self.say(News::Listed(spot(path), found));
        Ok(listing.bundles)
    }

    fn look(&self, path: PathBuf, manner: Manner) -> Outcome {
        if manner == Manner::Unasked && !path.exists() {
            self.say(News::Watched(Presence::Gone));
            return Outcome::Looked;
        }
        let files = match self.listed(path.clone()) {
            Ok(files) => files,
            Err(outcome) => return outcome,
        };
        self.looked(&files, &path)
    }

    /// Looks into files: what each would bring.
    fn looked(&self, files: &[PathBuf], place: &Path) -> Outcome {
        let (day, told) = match self.day() {
            Ok(known) => known,
            Err(fault) => return self.failed(place, &fault),
        };
        for file in files {
            if self.ground.progress.is_stopped() {
                return Outcome::Stopped { new: 0 };
            }
            self.at(file);
            let state = self.would(file, &day, &told);
            self.say(News::File(file.clone(), state));
        }
        Outcome::Looked
    }

    /// What a file would bring; one that was taken before is not read again.
    fn would(&self, file: &Path, day: &Day, told: &Told) -> FileState {
        if let Some(header) = self.before(file, told) {
            return FileState::Known(Box::new(contents(self.viewer(), day, day, &header)));
        }
        match self.proven(file, day).and_then(|verified| Ok((self.with(day, &verified)?, verified))) {
            Ok((after, verified)) => {
                let contents = Box::new(contents(self.viewer(), day, &after, &verified.header));
                match contents.new + contents.waiting {
                    0 => FileState::Known(contents),
                    _ => FileState::Ready(contents),
                }
            }
            Err(state) => state,
        }
    }

    /// The header of a file that was taken before and lies there as it did then.
    fn before(&self, file: &Path, told: &Told) -> Option<Header> {
        let seen = outside(file).ok()?;
        known(told, self.ground.day, file, &sighting(file, seen))
    }

    /// Reads a file to its end and proves it; else where it stands.
    fn proven(&self, file: &Path, day: &Day) -> Result<Verified, FileState> {
        // the machine's own clock: files carry it too, whatever clock the day has
        let fresh = outside(file).is_ok_and(|seen| is_fresh(Clock::wall().now_ms(), seen));
        if fresh && has_end(file).is_ok_and(|end| !end) {
            return Err(FileState::Arriving);
        }
        match prove(&self.ground.world, file, Some(&label(day)), &self.ground.progress) {
            Ok(verified) => Ok(verified),
            Err(import) => Err(match &import.fault {
                Some(ImportFault::Bundle(BundleError::Stopped)) => FileState::Found,
                Some(_) if is_arriving(&import, fresh) => FileState::Arriving,
                Some(fault) => FileState::Refused(self.failure(file, fault)),
                None => FileState::Found,
            }),
        }
    }

    /// The day with a file in it; nothing is stored.
    fn with(&self, day: &Day, verified: &Verified) -> Result<Day, FileState> {
        let mut after = day.clone();
        let again = |e| ImportFault::Bundle(BundleError::io(Act::Spool, verified.source())(e));
        let refused = |e| FileState::Refused(self.failure(verified.source(), &again(e)));
        for line in verified.lines().map_err(refused)? {
            after.apply(decode(line.map_err(refused)?.1));
        }
        let header = &verified.header;
        let claims: Vec<Claim> = header.tips.iter().map(|tip| Claim { device: tip.dev, seq: tip.seq }).collect();
        after.hear(&claims, header.writer.dev, header.ms);
        Ok(after)
    }

    fn verify(&self, file: &Path) -> Outcome {
        self.at(file);
        let day = match self.day() {
            Ok((day, _)) => day,
            Err(fault) => return self.failed(file, &fault),
        };
        match prove(&self.ground.world, file, Some(&label(&day)), &self.ground.progress) {
            Ok(verified) => {
                Outcome::Verified { from: verified.header.writer.name.clone(), entries: verified.entries }
            }
            Err(import) => match &import.fault {
                Some(ImportFault::Bundle(BundleError::Stopped)) | None => Outcome::Stopped { new: 0 },
                Some(fault) => {
                    let failed = self.failure(file, fault);
                    self.say(News::File(file.to_owned(), FileState::Refused(failed.clone())));
                    Outcome::Failed(failed)
                }
            },
        }
    }

    /// Takes files in, one after another; a bad one is said and the others go on.
    fn take(&self, files: &[PathBuf]) -> Result<(Sum, Vec<Header>), Outcome> {
        let mut sum = Sum::default();
        let mut headers = Vec::new();
        let Some(first) = files.first() else { return Ok((sum, headers)) };
        let (mut day, told) = self.day().map_err(|fault| self.failed(first, &fault))?;
        for file in files {
            if self.ground.progress.is_stopped() {
                return Err(Outcome::Stopped { new: sum.new });
            }
            if let Some(header) = self.before(file, &told) {
                let contents = contents(self.viewer(), &day, &day, &header);
                headers.push(header);
                self.say(News::File(file.clone(), FileState::Known(Box::new(contents))));
                continue;
            }
            self.at(file);
            // as it lay there before it was read: should it change meanwhile, it is read again
            let lay = outside(file).ok().map(|seen| sighting(file, seen));
            let state = match self.proven(file, &day) {
                Ok(verified) => {
                    let (header, sha256) = (verified.header.clone(), verified.sha256);
                    let state = self.take_in(file, verified, &mut day, &mut sum)?;
                    if matches!(state, FileState::Taken(_) | FileState::Known(_)) {
                        headers.push(header);
                        lay.into_iter().for_each(|lay| (self.tell)(Report::Saw(lay, sha256)));
                    }
                    state
                }
                Err(state) => state,
            };
            match &state {
                FileState::Refused(_) => sum.refused += 1,
                FileState::Arriving => sum.arriving += 1,
                _ => {}
            }
            self.say(News::File(file.clone(), state));
        }
        match self.ground.progress.is_stopped() {
            true => Err(Outcome::Stopped { new: sum.new }),
            false => Ok((sum, headers)),
        }
    }

    /// Hands a proven file to the loop and waits until all of it is stored.
    fn take_in(
        &self,
        file: &Path,
        verified: Verified,
        day: &mut Day,
        sum: &mut Sum,
    ) -> Result<FileState, Outcome> {
        let after = match self.with(day, &verified) {
            Ok(after) => after,
            Err(state) => return Ok(state),
        };
        let header = verified.header.clone();
        let (reply, took) = channel();
        (self.tell)(Report::Proven(Box::new(verified), self.ground.progress.clone(), reply));
        // the day was closed under it
        let Ok(Took { import, ticket }) = took.recv() else { return Err(Outcome::Stopped { new: sum.new }) };
        sum.new += import.count.new;
        match &import.fault {
            Some(fault) if fault.is_stopped() => return Err(Outcome::Stopped { new: sum.new }),
            Some(fault) => return Ok(FileState::Refused(self.failure(file, fault))),
            None => {}
        }
        if let Err(error) = self.ground.store.wait_for(ticket) {
            return Ok(FileState::Refused(self.failure(file, &error.into())));
        }
        let mut told = contents(self.viewer(), day, &after, &header);
        told.warnings.extend(import.goes_on_as.iter().map(|name| self.ground.words.contents_goes_on_as(name).into_owned()));
        for (laptop, n) in &import.left_out {
            let name = after.laptop_name(*laptop);
            let n = usize::try_from(*n).unwrap_or(usize::MAX);
            told.warnings.push(self.ground.words.contents_left_out(&name, n).into_owned());
        }
        *day = after;
        if told.new + told.waiting == 0 {
            return Ok(FileState::Known(Box::new(told)));
        }
        sum.taken += 1;
        Ok(FileState::Taken(Box::new(told)))
    }

    /// Writes this laptop's bundle from what is stored, as far as `reach` says; nothing where it says so.
    fn write(
        &self,
        folder: &Path,
        reach: impl FnOnce(&Day, &Told, DeviceId) -> Option<Reach>,
    ) -> Result<Option<WroteFile>, ImportFault> {
        let (reply, going) = channel();
        (self.tell)(Report::Going(reply));
        // the day was closed under it: nothing is written, and nobody looks
        let Ok(Going { device, told, random }) = going.recv() else { return Err(BundleError::Stopped.into()) };
        // what is being stored right now belongs to it too
        self.ground.store.append_and_wait(Vec::new())?;
        let (day, _) = self.day()?;
        let Some(reach) = reach(&day, &told, device) else { return Ok(None) };
        let from = Outgoing { world: &self.ground.world, day: &day, told: &told, device, random };
        let exported = write_out(from, folder, &reach)?;
        let Written { path, no, sha256, .. } = exported.written;
        (self.tell)(Report::Wrote(no, sha256));
        if let Ok(seen) = outside(&path) {
            // it is ours and proven: the next time it is not read
            (self.tell)(Report::Saw(sighting(&path, seen), sha256));
        }
        Ok(Some(WroteFile { path, drafts: exported.drafts }))
    }

    fn sync(&self, folder: PathBuf) -> Outcome {
        let files = match self.listed(folder.clone()) {
            Ok(files) => files,
            Err(outcome) => return outcome,
        };
        let (sum, headers) = match self.take(&files) {
            Ok(taken) => taken,
            Err(outcome) => return outcome,
        };
        match self.write(&folder, |day, told, own| reach_beside(day, told, own, &headers)) {
            Ok(wrote) => self.done(sum, wrote),
            Err(fault) => self.failed(&folder, &fault),
        }
    }
}
