//! The thread that carries files: it looks for sticks, reads and proves bundles, writes them, watches a folder. It never has
//! the laptop: what a proven file brings is taken in on the loop, step by step between two keys, and what goes out is made
//! from what is stored. So no key waits for a file, and nothing here can write in this laptop's name.

mod errand;
mod joining;

use super::backstage::Outside;
use super::spots::{Sticks, spots};
use crate::app::exchange::{FileState, Habit, News, Outcome, Presence, Task};
use crate::app::laptop::watch::{self, EVERY_MS, Watch, look_at};
use crate::app::laptop::{Import, Laptop, Sighting, Told, World, fold};
use crate::app::msg::Failed;
use crate::bundle::{Progress, Verified};
use crate::domain::ids::{DayId, DeviceId, PersonId};
use crate::store::DayStore;
use crate::text::Words;
use errand::Errand;
pub use joining::Joining;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
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
    /// The day of this file, on a laptop that has none: nobody has a laptop yet, so the thread makes it and hands it over.
    Join(Box<Joining>),
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
    /// Somebody named it as the folder of the one key: a file will not do.
    Folder,
    /// The page did, when it was opened.
    Unasked,
}

impl Order {
    /// What the screen calls it.
    pub fn task(&self) -> Task {
        match self {
            Order::Around(_) | Order::Look(..) | Order::Watch(_) => Task::Look,
            Order::Verify(_) => Task::Verify,
            Order::Take(_) | Order::Join(_) => Task::Take,
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
    /// This laptop, with the day it joined, and what the file brought.
    Joined(Box<Laptop>, Box<Import>),
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
                watching =
                    wanted.zip(ground).and_then(|((folder, habit), ground)| Watching::new(folder, habit, ground));
            }
            Ok((Order::Join(joining), _)) => joining.carry_out(tell),
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
fn carry_out(ground: &Ground, tell: &dyn Fn(Report), task: Task, work: impl FnOnce(&Errand<'_>) -> Outcome) -> Outcome {
    let errand = Errand { ground, tell, task };
    catch_unwind(AssertUnwindSafe(|| work(&errand))).unwrap_or_else(|_| broke(&ground.words))
}

/// A defect, said.
fn broke(words: &Words) -> Outcome {
    Outcome::Failed(Failed {
        what: words.sync_broke().into_owned(),
        safe: words.error_data_here_safe().into_owned(),
        next: words.sync_broke_next().into_owned(),
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
