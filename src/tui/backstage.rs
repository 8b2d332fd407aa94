//! Where effects are carried out: the store, bundles, days. The session itself lives in the model; it is lent to the laptop
//! for what needs both.

mod files;

use super::courier::{Courier, Joining, Manner, Order, Report};
use super::spots::Sticks;
use super::watch::Watermarks;
use crate::app::exchange::Wanted;
use crate::app::ids::Ids;
use crate::app::laptop::{
    Elsewhere, Glance, ImportFault, Laptop, LaptopError, World, fold, glance, go_on_elsewhere, is_the_same_folder,
    remember,
};
use crate::app::model::{Access, Current, Model};
use crate::app::msg::{Copies, DayRead, Effect, Failed, Found, Msg};
use crate::app::session::Session;
use crate::app::settings::Switch;
use crate::bundle::Progress;
use crate::domain::command::OpenDay;
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId, PersonId};
use crate::store::{
    Drafts, DraftsEvent, Extent, FoundDrafts, Holder, IndexState, Kept, Notify, StoreError, StoreEvent, extent,
};
use crate::text::{Words, clean, fold as fold_text};
use crate::wire::stamp::Stamped;
use files::Intake;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;

/// How long the thread that carries files may take to let go of the store.
const LET_GO: Duration = Duration::from_secs(1);

/// The world of the trial day, and the day.
pub type DemoDay = (World, DayId);

/// What the screen cannot do by itself, given by whoever starts it.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// A new day from its name, date and places: rubric, lead and front desk as this program has them.
    pub new_day: fn(&World, &Words, &str, &str, i64) -> Result<OpenDay, Failed>,
    /// A world with the trial day in it, played anew, and its id.
    pub demo: fn(&World, &Words) -> Result<DemoDay, Failed>,
    /// What this laptop is called when it joins a day, from its mark.
    pub laptop_name: fn(&Words, &str) -> String,
    /// A failure of the store in three parts.
    pub store_failed: fn(&Words, &StoreError) -> Failed,
    /// A failure of this laptop in three parts.
    pub laptop_failed: fn(&Words, &LaptopError) -> Failed,
    /// A file that was not taken, or not written, in three parts.
    pub import_failed: fn(&Words, &Path, &ImportFault) -> Failed,
}

/// Something a store said, and of which opening it is: a day that was closed since says nothing any more.
#[derive(Debug)]
pub struct Told {
    opening: u64,
    event: Event,
}

#[derive(Debug)]
enum Event {
    Store(StoreEvent),
    Drafts(DraftsEvent),
    Files(Report),
}

/// A day looked at while another program holds the store.
#[derive(Clone, Copy, Debug)]
struct Looked {
    day: DayId,
    extent: Extent,
}

/// The store and everything around it.
#[derive(Debug)]
pub struct Backstage {
    world: World,
    outside: Outside,
    laptop: Option<Laptop>,
    /// Of the laptop's day.
    drafts: Option<Drafts>,
    looked: Option<Looked>,
    opening: u64,
    /// What the store has not acknowledged, with its ticket.
    unstored: Vec<(u64, Vec<Stamped>)>,
    told: UnboundedSender<Told>,
    /// The thread that reads and writes files.
    courier: Courier,
    sticks: Sticks,
    /// How far the thread's work is, and the wish to stop it.
    progress: Progress,
    intake: Option<Intake>,
    /// What was asked and what is stored, for the threads that watch.
    pub marks: Arc<Watermarks>,
}

impl Backstage {
    /// Nothing is open yet.
    pub fn new(
        world: World,
        outside: Outside,
        sticks: Sticks,
        told: UnboundedSender<Told>,
        marks: Arc<Watermarks>,
    ) -> Self {
        let tell = told.clone();
        // a loop that has ended listens no more
        let courier = Courier::start(move |report| drop(tell.send(Told { opening: 0, event: Event::Files(report) })));
        Self {
            world,
            outside,
            laptop: None,
            drafts: None,
            looked: None,
            opening: 0,
            unstored: Vec::new(),
            told,
            courier,
            sticks,
            progress: Progress::default(),
            intake: None,
            marks,
        }
    }

    /// Whether another program holds the store, so that its journal has to be looked at again.
    pub fn is_looking(&self) -> bool {
        self.looked.is_some()
    }

    /// Where random values come from.
    pub fn ids(&self) -> Ids {
        self.world.ids
    }

    fn notify(&mut self) -> Notify {
        self.opening += 1;
        let (opening, told) = (self.opening, self.told.clone());
        // a loop that has ended listens no more
        Box::new(move |event| drop(told.send(Told { opening, event: Event::Store(event) })))
    }

    /// Opens a day; while another program holds the store it is looked at.
    pub fn open(&mut self, words: &Words, id: DayId, seat: Option<&str>) -> Msg {
        let notify = self.notify();
        match Laptop::open(&self.world, id, notify) {
            Ok(laptop) => self.take(laptop, seat),
            Err(StoreError::Held { holder }) => {
                let holder = holder_text(holder.as_deref());
                match glance(&self.world.root, id) {
                    Ok(seen) => self.look(seen, seat, holder),
                    Err(error) => Msg::Failed((self.outside.store_failed)(words, &error)),
                }
            }
            Err(error) => Msg::Failed((self.outside.store_failed)(words, &error)),
        }
    }

    fn take(&mut self, mut laptop: Laptop, seat: Option<&str>) -> Msg {
        let now = self.world.clock.now_ms();
        let stored_at = last_written(laptop.day());
        let goes_on = laptop.goes_on_as().map(str::to_owned).zip(laptop.renewal());
        let empty = Session::new(Day::new(laptop.day().id()), laptop.session.device(), now);
        let session = std::mem::replace(&mut laptop.session, empty);
        let actor =
            seated(session.day(), session.device(), seat.map(str::to_owned).or(self.world.root.prefs().last_seat));
        remember(&self.world.root, session.day_id(), None);
        self.marks.asked.store(0, Ordering::SeqCst);
        self.marks.stored.store(0, Ordering::SeqCst);
        let found = Found {
            cut: laptop.report.cut.as_ref().map_or(0, |cut| cut.bytes),
            recovered: laptop.report.recovered,
            damaged: laptop.report.damage.iter().filter(|damage| damage.is_loss()).count() + laptop.unreadable,
            lost: laptop.report.lost,
            former: Some(DeviceId(laptop.store.device())),
            goes_on,
        };
        let drafts = self.open_drafts(&laptop);
        self.laptop = Some(laptop);
        self.looked = None;
        self.unstored.clear();
        let trial = self.world.clock.is_fictional();
        let access = Access::Write;
        Msg::DayReady(Box::new(DayRead { session, actor, access, stored_at, trial, found, drafts }))
    }

    /// A day opens without its drafts too.
    fn open_drafts(&mut self, laptop: &Laptop) -> FoundDrafts {
        let (opening, told) = (self.opening, self.told.clone());
        let tell = Box::new(move |event| drop(told.send(Told { opening, event: Event::Drafts(event) })));
        self.drafts = None;
        match laptop.open_drafts(tell) {
            Ok(opened) => {
                if opened.found.spoiled > 0 {
                    tracing::warn!(lines = opened.found.spoiled, "drafts that cannot be read");
                }
                self.drafts = Some(opened.drafts);
                opened.found
            }
            Err(error) => {
                tracing::warn!(%error, "drafts are not kept");
                FoundDrafts::default()
            }
        }
    }

    fn look(&mut self, seen: Glance, seat: Option<&str>, holder: String) -> Msg {
        let now = self.world.clock.now_ms();
        self.looked = Some(Looked { day: seen.day.id(), extent: seen.extent });
        let stored_at = last_written(&seen.day);
        let found = Found { damaged: seen.damaged, lost: seen.lost, former: Some(seen.device), ..Found::default() };
        let session = Session::new(seen.day, seen.device, now);
        let actor =
            seated(session.day(), session.device(), seat.map(str::to_owned).or(self.world.root.prefs().last_seat));
        let trial = self.world.clock.is_fictional();
        // whoever holds the day has its drafts
        let (access, drafts) = (Access::Read(holder), FoundDrafts::default());
        Msg::DayReady(Box::new(DayRead { session, actor, access, stored_at, trial, found, drafts }))
    }

    /// Looks again at a day another program writes on, and takes it over once that has ended; nothing where nothing changed.
    pub fn look_again(&mut self, model: &Model) -> Option<Msg> {
        let looked = self.looked?;
        // nothing that somebody is typing is closed over their head
        if model.overlays.is_empty() && !self.world.root.is_held() {
            let seat = model.current.as_ref().and_then(seat_code);
            let notify = self.notify();
            if let Ok(laptop) = Laptop::open(&self.world, looked.day, notify) {
                return match self.take(laptop, seat.as_deref()) {
                    Msg::DayReady(day) => Some(Msg::TookOver(day)),
                    other => Some(other),
                };
            }
        }
        let now = extent(&self.world.root, looked.day.0).ok()?;
        if now == looked.extent {
            return None;
        }
        let seen = glance(&self.world.root, looked.day).ok()?;
        self.looked = Some(Looked { extent: seen.extent, ..looked });
        Some(Msg::Followed(Box::new(Session::new(seen.day, seen.device, self.world.clock.now_ms()))))
    }

    /// The time, Unix ms.
    pub fn now(&self) -> i64 {
        self.world.clock.now_ms()
    }

    /// How much real time passes before the told time moves on by so many ms; none when it stands still.
    pub fn until(&self, ms: i64) -> Option<std::time::Duration> {
        self.world.clock.until(ms)
    }

    /// Carries out what touches the store. Redrawing, suspending and ending are the loop's.
    pub fn perform(&mut self, model: &mut Model, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Append(stamped) => self.append(&stamped),
            Effect::Found { name, date, places } => Some(self.found(&model.words, &name, &date, places)),
            Effect::ReadBundle(path) if model.current.is_some() => {
                model.exchange.wanted = Wanted::Review;
                self.ask(model, Order::Look(path, Manner::Asked))
            }
            Effect::ReadBundle(path) => self.join(&model.words, path),
            Effect::WriteBundle(folder) => self.ask(model, Order::Write(folder)),
            Effect::LookAround => {
                self.courier.ask(Order::Around(self.sticks.clone()), None);
                None
            }
            Effect::LookInto(path) => self.ask(model, Order::Look(path, Manner::Asked)),
            Effect::LookIntoFolder(path) => self.ask(model, Order::Look(path, Manner::Folder)),
            Effect::LookAgain(path) => self.ask(model, Order::Look(path, Manner::Unasked)),
            Effect::VerifyFile(path) => self.ask(model, Order::Verify(path)),
            Effect::TakeFiles(files) => self.ask(model, Order::Take(files)),
            Effect::SyncFolder(folder) => self.ask(model, Order::Sync(folder)),
            Effect::StopWork => {
                self.progress.stop();
                None
            }
            Effect::KeepFolder(folder, habit) => {
                self.keep_folder(folder.clone(), habit);
                self.watch(model, folder, habit)
            }
            Effect::WatchFolder(folder, habit) => self.watch(model, folder, habit),
            Effect::GoOnElsewhere(folder) => self.go_on_elsewhere(model, &folder),
            Effect::OpenDemo => {
                let msg = self.demo(&model.words);
                if matches!(msg, Msg::DayReady(_)) {
                    model.exchange.forget_folder();
                }
                Some(msg)
            }
            Effect::RememberSeat(code) => {
                if let Some(current) = &model.current {
                    remember(&self.world.root, current.session.day_id(), Some(&code));
                }
                None
            }
            Effect::RememberLang(lang) => {
                let mut prefs = self.world.root.prefs();
                prefs.lang = Some(lang.code().to_owned());
                if let Err(error) = self.world.root.save_prefs(&prefs) {
                    tracing::warn!("the language is not remembered: {error}");
                }
                // whoever watches the folder says it in the new words
                self.watch(model, model.exchange.folder.clone(), model.exchange.habit)
            }
            Effect::RememberSettings(settings) => {
                let mut prefs = self.world.root.prefs();
                prefs.motion = Some(settings.motion == Switch::On);
                prefs.mouse = Some(settings.mouse == Switch::On);
                if let Err(error) = self.world.root.save_prefs(&prefs) {
                    tracing::warn!("the settings are not remembered: {error}");
                }
                None
            }
            Effect::KeepDraft(draft, serial) => self.with_drafts(|drafts| drafts.keep(draft, serial)),
            Effect::SyncDrafts => self.with_drafts(Drafts::sync),
            Effect::KeepPlace(place) => self.with_drafts(|drafts| drafts.keep_place(place)),
            Effect::Redraw | Effect::Suspend | Effect::Quit => None,
        }
    }

    fn with_drafts(&self, work: impl FnOnce(&Drafts)) -> Option<Msg> {
        self.drafts.as_ref().map(work);
        None
    }

    fn append(&mut self, stamped: &[Stamped]) -> Option<Msg> {
        let ticket = self.laptop.as_mut()?.append(stamped);
        self.marks.asked.store(ticket, Ordering::SeqCst);
        self.unstored.push((ticket, stamped.to_vec()));
        Some(Msg::Asked(ticket))
    }

    fn found(&mut self, words: &Words, name: &str, date: &str, places: i64) -> Msg {
        let notify = self.notify();
        let made = (self.outside.new_day)(&self.world, words, name, date, places).and_then(|open| {
            Laptop::found(&self.world, open, notify).map_err(|error| (self.outside.laptop_failed)(words, &error))
        });
        match made {
            Ok((laptop, _)) => self.take(laptop, Some("lead")),
            Err(failed) => Msg::Failed(failed),
        }
    }

    /// Lets the thread that carries files make the day of this one.
    fn join(&mut self, words: &Words, path: PathBuf) -> Option<Msg> {
        let notify = self.notify();
        self.progress = Progress::default();
        let joining = Joining {
            path,
            world: self.world.clone(),
            words: words.clone(),
            outside: self.outside,
            notify,
            progress: self.progress.clone(),
        };
        self.courier.ask(Order::Join(Box::new(joining)), None);
        None
    }

    fn demo(&mut self, words: &Words) -> Msg {
        match (self.outside.demo)(&self.world, words) {
            Ok((world, id)) => {
                self.shut();
                self.world = world;
                self.open(words, id, Some("lead"))
            }
            Err(failed) => Msg::Failed(failed),
        }
    }

    /// What a store's word means for the model; nothing where it is of a day that was closed since.
    pub fn heard(&mut self, model: &mut Model, told: Told) -> Option<Msg> {
        let told = match told {
            Told { event: Event::Files(report), .. } => return self.reported(model, report),
            told => told,
        };
        if told.opening != self.opening {
            return None;
        }
        let event = match told.event {
            Event::Store(event) => event,
            Event::Drafts(DraftsEvent::Written { up_to }) => return Some(Msg::DraftsWritten(up_to)),
            Event::Drafts(DraftsEvent::Failed { what }) => {
                tracing::warn!(what, "drafts are not written");
                return Some(Msg::DraftsFailed);
            }
            Event::Files(_) => return None,
        };
        match event {
            StoreEvent::Stored { up_to } => {
                self.marks.stored.store(up_to, Ordering::SeqCst);
                self.unstored.retain(|(ticket, _)| *ticket > up_to);
                Some(Msg::Stored(up_to))
            }
            StoreEvent::NotStored { what, cause, .. } => {
                tracing::warn!(what, "not stored");
                Some(Msg::NotStored(cause))
            }
            StoreEvent::Index(IndexState::Aside { why }) => {
                tracing::error!(why, "index aside");
                Some(Msg::Copies(Copies::One))
            }
            StoreEvent::Index(IndexState::Whole { .. }) => Some(Msg::Copies(Copies::Two)),
            StoreEvent::Index(IndexState::Catching) => None,
            StoreEvent::Space(space) => Some(Msg::Space(space)),
            StoreEvent::Weak { kind } => Some(Msg::Weak(kind)),
            StoreEvent::Strained { what, .. } => {
                tracing::warn!(what, "the journal went on in a new file");
                None
            }
            StoreEvent::Recovered { .. } => self.recover(model),
            StoreEvent::Mended { entries } => {
                tracing::warn!(entries, "the index had lost entries; they are back");
                None
            }
        }
    }

    /// Entries that the journal had lost and the index still held.
    fn recover(&mut self, model: &mut Model) -> Option<Msg> {
        let lines: Vec<Kept> =
            self.laptop.as_ref()?.store.take_recovered().into_iter().map(|t| Kept::Entry(t.into())).collect();
        let current = model.current.as_mut()?;
        let (found, ..) = fold(current.session.day_id(), &lines);
        let before = current.session.day().held();
        for entry in found.entries().map(|entry| (**entry).clone()).chain(found.waiting().cloned()) {
            current.session.day_mut().apply(entry);
        }
        current.session.follow_clocks(self.world.clock.now_ms());
        Some(Msg::Restored(current.session.day().held() - before))
    }

    /// Makes the day anew where there is room, and goes on there.
    fn go_on_elsewhere(&mut self, model: &mut Model, folder: &Path) -> Option<Msg> {
        let words = model.words.clone();
        let old = self.laptop.as_ref()?.store.clone();
        let current = model.current.as_ref()?;
        let day = current.session.day_id();
        if is_the_same_folder(&self.world, folder) {
            let next = words.elsewhere_same_next().into_owned();
            return Some(Msg::Failed(Failed { what: words.elsewhere_same().into_owned(), safe: String::new(), next }));
        }
        let name = current.day().laptop_name(current.session.device());
        let unstored: Vec<Stamped> = self.unstored.iter().flat_map(|(_, stamped)| stamped.iter().cloned()).collect();
        let seat = seat_code(current);
        let notify = self.notify();
        match go_on_elsewhere(&self.world, &old, day, &unstored, &name, folder, notify) {
            Ok(Elsewhere { laptop, again }) => {
                self.world = laptop.world().clone();
                // the old disk may answer never: nobody waits for it
                let left = (self.laptop.take(), self.drafts.take());
                std::thread::spawn(move || drop((left, old)));
                let folder = self.world.root.dir().to_path_buf();
                match self.take(laptop, seat.as_deref()) {
                    Msg::DayReady(day) => Some(Msg::WentOn { day, folder, again }),
                    other => Some(other),
                }
            }
            Err(error) => {
                // what the old store says is still worth hearing
                self.opening -= 1;
                Some(Msg::Failed((self.outside.laptop_failed)(&words, &error)))
            }
        }
    }

    /// Stores what is queued and gives the lock back. Whether everything is stored.
    pub fn close(&mut self, model: &mut Model) -> bool {
        let asked = self.marks.asked.load(Ordering::SeqCst);
        let stored = self.laptop.as_ref().is_none_or(|laptop| asked == 0 || laptop.store.wait_for(asked).is_ok());
        if stored {
            // the loop that would have heard it has ended: what became an entry is no draft any more
            let mut entered = Vec::new();
            model.drafts.stored(&mut entered, asked);
            for effect in entered {
                self.perform(model, effect);
            }
        }
        self.shut();
        stored
    }

    fn shut(&mut self) {
        // what is in stays; the rest comes with the same file
        self.progress.stop();
        self.intake = None;
        self.courier.ask(Order::Watch(None), None);
        if let Some(laptop) = &self.laptop {
            // the thread lets go of the store between two groups: whoever drops it last has to close it
            let until = Instant::now() + LET_GO;
            while Arc::strong_count(&laptop.store) > 1 && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        self.drafts = None;
        self.laptop = None;
    }
}

/// Who holds the day, and since what time of the clock on the wall. The names come from a file.
fn holder_text(holder: Option<&Holder>) -> String {
    let Some(holder) = holder else { return "–".to_owned() };
    let since = holder.since.get(11..16).unwrap_or("–");
    let parts = [holder.user.as_str(), since].into_iter().filter(|part| !part.is_empty());
    clean(&parts.collect::<Vec<_>>().join(", ")).into_owned()
}

/// The code of whoever is at the keyboard.
fn seat_code(current: &Current) -> Option<String> {
    current.actor.map(|who| current.rows.persons.get(&who).map(|person| person.code.clone()).unwrap_or_default())
}

/// Lends the model's session to the laptop while something needs both.
fn lend<T>(laptop: &mut Laptop, model: &mut Model, work: impl FnOnce(&mut Laptop) -> T) -> Option<T> {
    let current = model.current.as_mut()?;
    std::mem::swap(&mut laptop.session, &mut current.session);
    let done = work(laptop);
    std::mem::swap(&mut laptop.session, &mut current.session);
    Some(done)
}

/// When the last entry of this Day was written by this laptop: it was stored then, or it would not be here.
fn last_written(day: &Day) -> Option<i64> {
    (day.held() > 0).then(|| day.clock().0)
}

/// Who is at the keyboard: the seat named by code or by a name only one has, else the lead on the laptop that founded the
/// day.
fn seated(day: &Day, device: crate::domain::ids::DeviceId, seat: Option<String>) -> Option<PersonId> {
    let named = seat.and_then(|seat| {
        let wanted = fold_text(&seat);
        let people = || day.persons().into_iter().filter(|person| !person.gone);
        let exact = people().find(|person| fold_text(&person.code) == wanted || fold_text(&person.name) == wanted);
        exact.or_else(|| {
            let mut found = people().filter(|person| fold_text(&person.name).contains(&wanted));
            found.next().filter(|_| found.next().is_none())
        })
    });
    named.map(|person| person.id).or_else(|| day.lead().filter(|_| day.founder() == Some(device)))
}
