//! Everything the screen shows, as values. Changed by `update` alone; read by the views.

use super::drafts::Drafts;
use super::exchange::Exchange;
use super::geometry::Size;
use super::ids::Ids;
use super::keymap::Keymap;
use super::laptop::{minute_of, zone_of};
use super::lost::Lost;
use super::overlay::{Form, Overlay};
use super::privacy::{Laptop, laptop_of};
use super::resume::Resume;
use super::rows::missing::{Gap, Here, MissingRow, missing_rows};
use super::rows::pairs::{PairRow, named, pair_rows};
use super::rows::queue::{QueueRow, queue_rows};
use super::rows::shortlist::{Shortlist, ranked};
use super::rows::sync::{SyncRows, sync_rows};
use super::rows::waiting::stranded;
use super::saved::Saved;
use super::screen::{Main, Screen, WelcomePage};
use super::search::Finder;
use super::session::Session;
use super::settings::Settings;
use super::talk::{Pause, overruns};
use crate::domain::command::Now;
use crate::domain::day::Day;
use crate::domain::fact::{Fact, Role};
use crate::domain::ids::{CandidateId, EntryId, InterviewId, PersonId};
use crate::domain::interview::Interview;
use crate::domain::people::{Person, Stage};
use crate::domain::sheet::SheetState;
use crate::store::{Obstacle, Space};
use crate::text::date::Zone;
use crate::text::{Charset, Words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What just happened.
    Said,
    /// Something to look at.
    Attention,
    /// What was just marked, value and all: it stays on the page it was marked on.
    Mark,
}

/// The one line over the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// Something said over the message for a few seconds: what was said before comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Until when, Unix ms.
    pub until: i64,
}

/// Whether this window may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It holds the store.
    Write,
    /// Another window holds it; who that is.
    Read(String),
}

/// How many sit at this laptop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keyboard {
    /// Both seats of a pair: the hand-over stands between them.
    #[default]
    Shared,
    /// One person: the partner has a laptop too, and the sheets meet by file.
    Alone,
}

/// The day that is open.
#[derive(Debug)]
pub struct Current {
    /// The Day and this laptop's chain.
    pub session: Session,
    /// Who is at the keyboard.
    pub actor: Option<PersonId>,
    /// Whether the seats share this laptop.
    pub keyboard: Keyboard,
    /// The day's zone.
    pub zone: Zone,
    /// Whether this window may write.
    pub access: Access,
    /// The clock is made up.
    pub trial: bool,
    /// Since when there is one copy only: the second cannot be written.
    pub one_copy_since: Option<i64>,
    /// The room on the disk.
    pub space: Space,
    /// What this laptop wrote and no copy has any more.
    pub lost: Option<Lost>,
    /// Clocks of interviews that stand, or stood.
    pub pauses: Vec<Pause>,
    /// The lists.
    pub rows: Rows,
}

/// The lists of the day, worked out when it changes.
#[derive(Debug, Default)]
pub struct Rows {
    /// The queue, everybody.
    pub queue: Vec<QueueRow>,
    /// Where somebody is in the queue.
    pub at: HashMap<CandidateId, usize>,
    /// The pairs at their desks.
    pub pairs: Vec<PairRow>,
    /// What is missing for whoever is at the keyboard.
    pub missing: Vec<MissingRow>,
    /// Who works on the day.
    pub persons: BTreeMap<PersonId, Person>,
    /// How many people stand where.
    pub stages: BTreeMap<Stage, usize>,
    /// The ranking; only where the lead looks at it.
    pub ranked: Option<Shortlist>,
    /// Laptop by laptop; only where somebody looks at it.
    pub sync: Option<SyncRows>,
}

impl Rows {
    /// Somebody's row in the queue.
    pub fn candidate(&self, id: CandidateId) -> Option<&QueueRow> {
        self.at.get(&id).and_then(|at| self.queue.get(*at))
    }

    /// How many missing things count.
    pub fn missing_count(&self) -> usize {
        self.missing.iter().filter(|row| row.counts()).count()
    }

    /// How many people are still to be seen.
    pub fn waiting(&self) -> usize {
        let over = [Stage::InInterview, Stage::Done, Stage::Absent, Stage::Withdrawn]
            .into_iter()
            .map(|stage| self.stage(stage))
            .sum();
        self.queue.len().saturating_sub(over)
    }

    /// How many people stand there.
    pub fn stage(&self, stage: Stage) -> usize {
        self.stages.get(&stage).copied().unwrap_or(0)
    }
}

impl Current {
    /// A day with its lists.
    pub fn new(session: Session, actor: Option<PersonId>, access: Access, trial: bool, now: i64) -> Self {
        let zone = zone_of(session.day());
        let mut current = Self {
            session,
            actor,
            keyboard: Keyboard::default(),
            zone,
            access,
            trial,
            one_copy_since: None,
            space: Space::Fine,
            lost: None,
            pauses: Vec::new(),
            rows: Rows::default(),
        };
        current.refresh(now);
        current
    }

    /// The Day.
    pub fn day(&self) -> &Day {
        self.session.day()
    }

    /// Time and place for a decision.
    pub fn now(&self, ms: i64) -> Now {
        let minute = minute_of(&self.zone, ms);
        Now { ms, minute, device: self.session.device() }
    }

    /// Works the lists out anew.
    pub fn refresh(&mut self, now: i64) {
        let day = self.session.day();
        let minute = self.now(now).minute;
        let queue = queue_rows(day);
        let at = queue.iter().enumerate().map(|(i, row)| (row.id, i)).collect();
        let pairs = pair_rows(day, &queue, minute);
        let persons = day.persons().into_iter().map(|person| (person.id, person)).collect();
        let mut stages = BTreeMap::new();
        for row in &queue {
            *stages.entry(row.stage).or_insert(0) += 1;
        }
        let ranking = self.rows.ranked.is_some().then(|| ranked(day, self.actor));
        let sync = self.rows.sync.is_some().then(|| self.sync_rows(now));
        self.rows = Rows { queue, at, pairs, missing: Vec::new(), persons, stages, ranked: ranking, sync };
        self.rows.missing = self.missing(now);
    }

    /// Works out anew what these facts can have changed. A mark changes no list: nothing on any list depends on one before
    /// its sheet is sealed, so the next frame does not wait for thousands of rows.
    pub fn refresh_after<'a>(&mut self, facts: impl Iterator<Item = Option<&'a Fact>>, now: i64) {
        let (mut notes, mut others) = (0, 0);
        for fact in facts {
            match fact {
                Some(Fact::MarkSet(_)) => {}
                Some(Fact::NoteSet(_)) => notes += 1,
                _ => others += 1,
            }
        }
        if others > 0 {
            self.refresh(now);
        } else if notes > 0 {
            self.rows.missing = self.missing(now);
        }
    }

    /// Laptop by laptop, worked out now.
    pub fn sync_rows(&self, now: i64) -> SyncRows {
        sync_rows(self.day(), self.session.device(), self.session.first_name(), now)
    }

    fn missing(&self, now: i64) -> Vec<MissingRow> {
        // whoever left a pair still owes what was begun there
        let mut seats = self.pair().map(|pair| pair.members.clone()).unwrap_or_default();
        seats.extend(self.actor);
        // the pair sees its own clock
        let overruns = if self.is_lead() { overruns(self, now) } else { Vec::new() };
        let (day, queue) = (self.day(), &self.rows.queue);
        let here = Here { own: self.session.device(), lost: self.lost };
        let mut rows = missing_rows(day, self.actor, &seats, here, queue, &self.covered(), overruns);
        if matches!(self.role(), Some(Role::Lead | Role::Frontdesk)) {
            let nowhere = stranded(&self.rows.queue, &self.rows.pairs, &self.rows.persons);
            rows.splice(0..0, nowhere.into_iter().map(|who| MissingRow::new(Gap::NoDesk(who))));
        }
        rows
    }

    /// Interviews of whoever is at the keyboard whose marks nobody else at this laptop may see yet.
    fn covered(&self) -> BTreeSet<InterviewId> {
        let Some(who) = self.actor else { return BTreeSet::new() };
        let day = self.day();
        let covered = |i: &Interview| {
            day.seats(i).contains(&who)
                && day.sheet_state(i.id, who) == SheetState::Sealed
                && day.revealed(i.id).is_none()
                && laptop_of(self, i.id, who) == Laptop::Shared
        };
        day.interviews().iter().filter(|i| covered(i)).map(|i| i.id).collect()
    }

    /// The role of whoever is at the keyboard.
    pub fn role(&self) -> Option<Role> {
        self.actor.and_then(|who| self.rows.persons.get(&who)).map(|person| person.role)
    }

    /// Whether the lead is at the keyboard.
    pub fn is_lead(&self) -> bool {
        self.role() == Some(Role::Lead)
    }

    /// The pair of whoever is at the keyboard.
    pub fn pair(&self) -> Option<&PairRow> {
        own_pair(&self.rows.pairs, self.actor)
    }

    /// A person's name, or the code where the name was not received.
    pub fn name_of(&self, who: PersonId) -> String {
        self.rows.persons.get(&who).map(|p| named(p.name.clone(), p.code.clone())).unwrap_or_default()
    }

    /// The first part of a person's name.
    pub fn first_name_of(&self, who: PersonId) -> String {
        let name = self.name_of(who);
        name.split_whitespace().next().unwrap_or_default().to_owned()
    }

    /// A candidate's name, or the code where the name was not received.
    pub fn candidate_name(&self, who: CandidateId) -> String {
        self.rows.candidate(who).map(|row| row.name.clone()).unwrap_or_default()
    }
}

fn own_pair(pairs: &[PairRow], actor: Option<PersonId>) -> Option<&PairRow> {
    pairs.iter().find(|pair| actor.is_some_and(|who| pair.members.contains(&who)))
}

/// The whole state of the screen.
#[derive(Debug)]
pub struct Model {
    /// The words, in the language chosen.
    pub words: Words,
    /// Which characters the terminal has.
    pub charset: Charset,
    /// The window.
    pub size: Size,
    /// What keys mean.
    pub keymap: Keymap,
    /// The open day, if there is one.
    pub current: Option<Current>,
    /// The screens, the shown one last. Never empty.
    pub places: Vec<Screen>,
    /// What lies on top, the topmost last.
    pub overlays: Vec<Overlay>,
    /// What is typed and in no entry, on the screen or not.
    pub drafts: Drafts,
    /// Forms that were closed with text in them and have no drafts.
    pub parked: Vec<Form>,
    /// The place as it was kept last.
    pub kept_place: Option<Resume>,
    /// The line over the footer.
    pub message: Option<Message>,
    /// Files, folders, and what is done with them.
    pub exchange: Exchange,
    /// What is said over it for a moment.
    pub notice: Option<Notice>,
    /// When the last key came, Unix ms.
    pub touched: i64,
    /// What the people at this laptop like.
    pub settings: Settings,
    /// What is stored.
    pub saved: Saved,
    /// Entries the store has not acknowledged, with their ticket once it is known.
    pub unstored: Vec<(Option<u64>, EntryId)>,
    /// What kept the store from storing, while it does not.
    pub obstacle: Option<Obstacle>,
    /// The time, Unix ms.
    pub now: i64,
    /// Where random values come from.
    pub ids: Ids,
    /// Finds rows by letters.
    pub finder: Finder,
    /// When Ctrl+C was pressed once.
    pub interrupted: Option<i64>,
    /// The program is ending: no key does anything any more.
    pub ending: bool,
}

impl Model {
    /// A program with no day, on its first page.
    pub fn new(words: Words, charset: Charset, keymap: Keymap, ids: Ids, now: i64) -> Self {
        Self {
            words,
            charset,
            size: Size::new(80, 24),
            keymap,
            current: None,
            places: vec![Screen::Welcome(WelcomePage::default())],
            overlays: Vec::new(),
            drafts: Drafts::default(),
            parked: Vec::new(),
            kept_place: None,
            message: None,
            exchange: Exchange::default(),
            notice: None,
            touched: now,
            settings: Settings::default(),
            saved: Saved::read(None),
            unstored: Vec::new(),
            obstacle: None,
            now,
            ids,
            finder: Finder::default(),
            interrupted: None,
            ending: false,
        }
    }

    /// The screen shown.
    pub fn screen(&self) -> &Screen {
        // places is never empty: `pop_place` keeps the last one
        &self.places[self.places.len() - 1]
    }

    /// The screen shown, to be changed.
    pub fn screen_mut(&mut self) -> &mut Screen {
        let last = self.places.len() - 1;
        &mut self.places[last]
    }

    /// The main screen below whatever is shown, if there is one.
    pub fn main_mut(&mut self) -> Option<&mut Main> {
        self.places.iter_mut().rev().find_map(|screen| match screen {
            Screen::Main(main) => Some(main.as_mut()),
            _ => None,
        })
    }

    /// Says what just happened.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), tone: Tone::Said });
    }

    /// Says what was just marked.
    pub fn say_mark(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), tone: Tone::Mark });
    }

    /// Says what to look at.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), tone: Tone::Attention });
    }

    /// Whether something typed is in no entry and not kept as a draft yet.
    pub fn is_typed(&self) -> bool {
        self.drafts.is_unwritten()
    }
}
