//! "Everything is in": what each laptop has written, what we hold of it, which sheets it owes, and what keeps the day from
//! closing (BUNDLES 13).

use super::day::Day;
use super::day::register::ClashKind;
use super::fact::Fact;
use super::ids::{DeviceId, EntryId, InterviewId, PersonId};
use super::interview::State;
use super::sheet::SheetState;
use super::trust::Admission;
use std::collections::{BTreeMap, BTreeSet};

/// Where a laptop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaptopState {
    /// Nothing more to come.
    Complete,
    /// At work.
    Working,
    /// Not heard for long, with a sheet of its own still to come.
    Silent,
    /// It wrote more than is held here.
    Behind,
    /// Two chains under one name.
    Forked,
    /// Not admitted: nothing of it counts.
    Apart,
    /// Nothing of it is waited for any more.
    Retired,
}

impl LaptopState {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            LaptopState::Complete => "complete",
            LaptopState::Working => "working",
            LaptopState::Silent => "silent",
            LaptopState::Behind => "behind",
            LaptopState::Forked => "forked",
            LaptopState::Apart => "apart",
            LaptopState::Retired => "retired",
        }
    }
}

/// A sheet somebody owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owed {
    /// In which interview.
    pub interview: InterviewId,
    /// Whose.
    pub interviewer: PersonId,
}

/// One laptop of the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Laptop {
    /// Id.
    pub device: DeviceId,
    /// What people call it; empty where nobody knows.
    pub name: String,
    /// `A` for the founder, else its mark.
    pub letter: String,
    /// Where it stands.
    pub state: LaptopState,
    /// Highest sequence number held.
    pub held: u64,
    /// Highest sequence number known to exist.
    pub known: u64,
    /// Entries of it that wait for others.
    pub waiting: usize,
    /// When last heard, Unix ms.
    pub heard: Option<i64>,
    /// It said that it has nothing more to give.
    pub finished: bool,
    /// Sheets of the interviews it called.
    pub owed: Vec<Owed>,
    /// Of those, sealed.
    pub sealed: Vec<Owed>,
    /// Of those, begun.
    pub open: Vec<Owed>,
}

/// A laptop at work that is not heard for so long is silent, ms.
const SILENT_AFTER_MS: i64 = 45 * 60_000;

impl Laptop {
    /// Whether others speak of its chain and nothing else is known of it: no entry, no name. It may be no laptop of this day.
    pub fn is_only_spoken_of(&self) -> bool {
        self.held == 0 && self.waiting == 0 && self.name.is_empty()
    }

    /// Where it stands at a moment (Unix ms): one at work that owes a sheet and is not heard for long is silent.
    pub fn state_at(&self, now_ms: i64) -> LaptopState {
        let quiet = self.heard.is_some_and(|heard| now_ms - heard >= SILENT_AFTER_MS);
        match self.state {
            LaptopState::Working if !self.finished && quiet && self.sealed.len() < self.owed.len() => {
                LaptopState::Silent
            }
            state => state,
        }
    }
}

/// What keeps the day from closing.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// A seat owes a sheet.
    SheetMissing(Owed),
    /// A hard Clash: register key.
    Clash(String),
    /// Entries of this laptop wait for others.
    BundleWaiting(DeviceId),
    /// Entries of this laptop are held apart.
    Apart(DeviceId),
    /// This laptop is not complete.
    DeviceBehind(DeviceId),
}

impl Obstacle {
    /// As in JSON and in `gap.accepted`.
    pub fn kind(&self) -> &'static str {
        match self {
            Obstacle::SheetMissing(_) => "sheet_missing",
            Obstacle::Clash(_) => "clash",
            Obstacle::BundleWaiting(_) => "bundle_waiting",
            Obstacle::Apart(_) => "apart",
            Obstacle::DeviceBehind(_) => "device_behind",
        }
    }

    /// What it concerns, as in `gap.accepted`.
    pub fn id(&self) -> String {
        match self {
            Obstacle::SheetMissing(o) => format!("{}/{}", o.interview, o.interviewer),
            Obstacle::Clash(key) => key.clone(),
            Obstacle::BundleWaiting(d) | Obstacle::Apart(d) | Obstacle::DeviceBehind(d) => d.to_string(),
        }
    }
}

/// An obstacle, and whether the lead accepted it by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocker {
    /// What is in the way.
    pub what: Obstacle,
    /// The `gap.accepted` that lives with it.
    pub accepted: Option<EntryId>,
}

/// The mark of a laptop in codes: the last 15 bits of its id in `0-9a-z` without i l o u.
pub fn laptop_mark(device: DeviceId) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bytes = device.0.as_bytes();
    let bits = (usize::from(bytes[14]) << 8 | usize::from(bytes[15])) & 0x7fff;
    [bits >> 10, bits >> 5 & 31, bits & 31].iter().map(|i| LETTERS[*i] as char).collect()
}

impl Day {
    /// `A` for the founder, else the laptop's mark.
    pub fn letter(&self, device: DeviceId) -> String {
        if self.founder() == Some(device) { "A".into() } else { laptop_mark(device) }
    }

    /// What people call a laptop: as it said itself, else as its files say; empty where nothing of it ever came.
    pub fn laptop_name(&self, device: DeviceId) -> String {
        // one that is apart has a name too
        let first = self.chains().get(&device).and_then(|chain| chain.get(&1)).into_iter().flatten();
        first
            .filter_map(|id| self.entry(id)?.fact())
            .find_map(|fact| match fact {
                Fact::DeviceJoined(j) => Some(j.name.clone()),
                _ => None,
            })
            .or_else(|| self.heard_name(&device).map(str::to_owned))
            .unwrap_or_default()
    }

    /// Its name; as long as that is not known, its letter.
    pub fn laptop_called(&self, device: DeviceId) -> String {
        match self.laptop_name(device) {
            name if name.is_empty() => self.letter(device),
            name => name,
        }
    }

    /// Sheets owed: interview called, not void, person not withdrawn; by the laptop that called it.
    pub fn owed(&self) -> Vec<(DeviceId, Owed)> {
        let mut all = Vec::new();
        for i in self.interviews() {
            if i.state == State::Void || self.withdrawn(i.candidate) {
                continue;
            }
            let Some(device) = self.entry(&i.called).map(|e| e.stamp.device) else { continue };
            all.extend(self.seats(&i).into_iter().map(|interviewer| (device, Owed { interview: i.id, interviewer })));
        }
        all
    }

    /// Whether a laptop said it is done and wrote nothing since but receipts, or closed the day.
    fn finished(&self, device: DeviceId, closing: Option<DeviceId>) -> bool {
        let closed_here = self
            .value("closed")
            .is_some_and(|e| matches!(e.fact(), Some(Fact::DayClosed(_))) && e.stamp.device == device);
        if closed_here || closing == Some(device) {
            return true;
        }
        for e in self.chains().get(&device).into_iter().flat_map(|c| c.values().rev()).flatten() {
            match self.entry(e).and_then(|e| e.fact()) {
                Some(Fact::DeviceFinished(_)) => return true,
                Some(Fact::SyncTaken(_)) => {}
                _ => return false,
            }
        }
        false
    }

    /// The laptops of the day, by id. `closing` is the laptop that asks to close: it counts as finished.
    pub fn laptops(&self, closing: Option<DeviceId>) -> Vec<Laptop> {
        let forked = self.forked();
        let mut owed: BTreeMap<DeviceId, Vec<Owed>> = BTreeMap::new();
        for (d, o) in self.owed() {
            owed.entry(d).or_default().push(o);
        }
        let devices: BTreeSet<DeviceId> = self
            .set("device.joined")
            .map(|e| e.stamp.device)
            .chain(self.chains().keys().copied())
            .chain(self.waiting().map(|e| e.stamp.device))
            // of a laptop that others speak of nothing may have come yet
            .chain(self.spoken_of())
            .chain(self.set("sync.taken").flat_map(|e| match e.fact() {
                Some(Fact::SyncTaken(t)) => t.tips.iter().map(|t| t.0).collect(),
                _ => Vec::new(),
            }))
            .collect();
        devices
            .into_iter()
            .map(|device| {
                let held = self.chains().get(&device).and_then(|c| c.keys().next_back().copied()).unwrap_or(0);
                let told = self.set("sync.taken").filter_map(|e| match e.fact() {
                    Some(Fact::SyncTaken(t)) => t.tips.iter().filter(|t| t.0 == device).map(|t| t.1).max(),
                    _ => None,
                });
                let waits: Vec<u64> =
                    self.waiting().filter(|e| e.stamp.device == device).map(|e| e.stamp.seq).collect();
                let waiting = waits.len();
                let known = told.chain(waits).max().unwrap_or(0).max(self.claimed(&device)).max(held);
                let owed = owed.remove(&device).unwrap_or_default();
                let state = |o: &&Owed| self.sheet_state(o.interview, o.interviewer);
                let sealed: Vec<Owed> = owed.iter().filter(|o| state(o) == SheetState::Sealed).copied().collect();
                let open: Vec<Owed> = owed
                    .iter()
                    .filter(|o| matches!(state(o), SheetState::Open | SheetState::Reopened))
                    .copied()
                    .collect();
                let finished = self.finished(device, closing);
                let state = match self.admissions().of(device) {
                    Admission::Retired { .. } => Some(LaptopState::Retired),
                    Admission::Unknown | Admission::Refused => Some(LaptopState::Apart),
                    Admission::Admitted(_) => None,
                };
                let state = if let Some(state) = state {
                    state
                } else if forked.contains(&device) {
                    LaptopState::Forked
                } else if known > held {
                    LaptopState::Behind
                } else if finished && sealed.len() == owed.len() {
                    LaptopState::Complete
                } else {
                    LaptopState::Working
                };
                Laptop {
                    device,
                    name: self.laptop_name(device),
                    letter: self.letter(device),
                    state,
                    held,
                    known,
                    waiting,
                    heard: self.heard(&device),
                    finished,
                    owed,
                    sealed,
                    open,
                }
            })
            .collect()
    }

    /// Everything that keeps the day from closing: sheets, hard Clashes, what waits or is apart, laptops. A day with one
    /// laptop has no laptop to wait for; `closing` is the laptop that asks.
    pub fn blockers(&self, closing: Option<DeviceId>) -> Vec<Blocker> {
        let mut all: Vec<Obstacle> = self
            .owed()
            .into_iter()
            .filter(|(_, o)| self.sheet_state(o.interview, o.interviewer) != SheetState::Sealed)
            .map(|(_, o)| Obstacle::SheetMissing(o))
            .collect();
        all.extend(
            self.registers()
                .iter()
                .filter(|(_, r)| r.standing.clash == Some(ClashKind::Hard))
                .map(|(k, _)| Obstacle::Clash(k.clone())),
        );
        let waiting: BTreeSet<DeviceId> = self.waiting().map(|e| e.stamp.device).collect();
        all.extend(waiting.into_iter().map(Obstacle::BundleWaiting));
        let mut apart: BTreeSet<DeviceId> =
            self.apart().keys().filter_map(|id| self.entry(id)).map(|e| e.stamp.device).collect();
        // of a laptop that nobody admitted there may be nothing here yet; this one does not wait for itself
        let laptops = self.laptops(closing);
        apart.extend(laptops.iter().filter(|l| l.state == LaptopState::Apart && l.known > l.held).map(|l| l.device));
        all.extend(apart.into_iter().map(Obstacle::Apart));
        if laptops.len() > 1 {
            // a sheet whose gap was accepted no longer keeps its laptop; the laptop that closes is not waited for
            let missing = |l: &Laptop| {
                l.owed.iter().any(|o| !l.sealed.contains(o) && self.accepted(&Obstacle::SheetMissing(*o)).is_none())
            };
            all.extend(
                laptops
                    .iter()
                    .filter(|l| match l.state {
                        LaptopState::Forked | LaptopState::Behind => true,
                        LaptopState::Working | LaptopState::Silent => {
                            closing != Some(l.device) && (!l.finished || missing(l))
                        }
                        LaptopState::Complete | LaptopState::Apart | LaptopState::Retired => false,
                    })
                    .map(|l| Obstacle::DeviceBehind(l.device)),
            );
        }
        all.into_iter().map(|what| Blocker { accepted: self.accepted(&what), what }).collect()
    }

    fn accepted(&self, what: &Obstacle) -> Option<EntryId> {
        let (kind, id) = (what.kind(), what.id());
        self.set("gap.accepted")
            .filter(|e| match e.fact() {
                Some(Fact::GapAccepted(g)) => g.what == kind && g.ids.contains(&id),
                _ => false,
            })
            .max_by_key(|e| e.stamp.order())
            .map(|e| e.stamp.id)
    }
}
