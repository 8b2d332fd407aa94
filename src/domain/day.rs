//! The Day: a pure function of the set of entries. `apply` is total: it never fails, never drops, and the order in which
//! entries come does not matter, since an entry waits until everything it rests on is held.
//!
//! Not here: what the registers mean (people, interview, sheet, shortlist, manifest) and who may read them (visible).

mod digest;
mod gate;
mod place;
pub mod register;

use super::entry::{Entry, Private};
use super::erasure::Erasure;
use super::fact::{Fact, Field};
use super::ids::{AreaId, CandidateId, DayId, DeviceId, EntryId, InterviewId, PairId, PersonId};
use super::rubric::Rubric;
use super::trust::{Admission, Admissions, Said};
use register::{Register, Standing};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// Where the agreed marks of a revealed interview begin, as the day's rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementStart {
    /// With nothing.
    Empty,
    /// With the mean of both marks, rounded half up to a level; it is the pair's once they say so.
    Mean,
}

/// Why an entry is held but not in the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// A known kind with an impossible payload.
    Payload,
    /// A `day.opened` that is not the founder's.
    Founder,
    /// Of a laptop nobody has admitted.
    Unknown,
    /// Of a laptop that was refused.
    Refused,
    /// Written after what is kept of a retired laptop.
    Retired,
    /// Its laptop has not the right.
    Role,
}

impl Apart {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Apart::Payload => "payload",
            Apart::Founder => "founder",
            Apart::Unknown => "unknown",
            Apart::Refused => "refused",
            Apart::Retired => "retired",
            Apart::Role => "role",
        }
    }
}

/// What became of an entry given to [`Day::apply`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Now held; this many others came out of waiting with it.
    Held(usize),
    /// Kept until what it rests on arrives.
    Waiting,
    /// Held already.
    Known,
    /// Held already, but its personal text was not: now it is.
    Filled,
}

/// What a laptop said of itself or others in a bundle's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The laptop spoken of.
    pub device: DeviceId,
    /// Highest sequence number that exists.
    pub seq: u64,
}

/// One selection day as this laptop knows it.
#[derive(Clone, Debug)]
pub struct Day {
    id: DayId,
    entries: HashMap<EntryId, Arc<Entry>>,
    /// As they were admitted: causes before effects.
    order: Vec<EntryId>,
    gate: gate::Gate,
    registers: BTreeMap<String, Register>,
    /// Registers an entry of a later version belongs to; of all others the fact says it.
    belongs: HashMap<EntryId, Vec<String>>,
    sets: BTreeMap<&'static str, BTreeSet<EntryId>>,
    apart: BTreeMap<EntryId, Apart>,
    later: BTreeSet<EntryId>,
    /// Entries of each laptop by place in its chain; more than one at a place is a fork.
    chains: BTreeMap<DeviceId, BTreeMap<u64, Vec<EntryId>>>,
    claims: BTreeMap<DeviceId, u64>,
    heard: BTreeMap<DeviceId, i64>,
    candidates: BTreeMap<CandidateId, EntryId>,
    interviews: BTreeMap<InterviewId, EntryId>,
    persons: BTreeSet<PersonId>,
    pairs: BTreeMap<PairId, EntryId>,
    areas: BTreeSet<AreaId>,
    sheets: BTreeMap<(InterviewId, PersonId), BTreeSet<String>>,
    conflicts: BTreeMap<CandidateId, BTreeSet<PersonId>>,
    settled: Settled,
    /// Trust entries, and what they amount to.
    said: Said,
    admissions: Admissions,
    erasure: Erasure,
    /// Entries with a personal text, by whom it is about.
    texts: HashMap<Uuid, Vec<EntryId>>,
    /// The laptop whose screens this is for, if any.
    own: Option<DeviceId>,
    /// Entries are only gathered; their places are given at the end.
    gathering: bool,
    clock: (i64, u32),
    revision: u64,
}

/// What is read with every frame and changes rarely, worked out when it changes.
#[derive(Clone, Debug, Default)]
struct Settled {
    rubric: Option<Arc<Rubric>>,
    opened: Option<EntryId>,
}

impl Day {
    /// A day of which nothing is known yet.
    pub fn new(id: DayId) -> Day {
        Day {
            id,
            entries: HashMap::new(),
            order: Vec::new(),
            gate: gate::Gate::default(),
            registers: BTreeMap::new(),
            belongs: HashMap::new(),
            sets: BTreeMap::new(),
            apart: BTreeMap::new(),
            later: BTreeSet::new(),
            chains: BTreeMap::new(),
            claims: BTreeMap::new(),
            heard: BTreeMap::new(),
            candidates: BTreeMap::new(),
            interviews: BTreeMap::new(),
            persons: BTreeSet::new(),
            pairs: BTreeMap::new(),
            areas: BTreeSet::new(),
            sheets: BTreeMap::new(),
            conflicts: BTreeMap::new(),
            settled: Settled::default(),
            said: Said::default(),
            admissions: Admissions::default(),
            erasure: Erasure::default(),
            texts: HashMap::new(),
            own: None,
            gathering: false,
            clock: (0, 0),
            revision: 0,
        }
    }

    /// The Day that a set of entries amounts to.
    pub fn fold(id: DayId, entries: impl IntoIterator<Item = Entry>) -> Day {
        Day::fold_each(id, |take| entries.into_iter().for_each(take))
    }

    /// The same, for whoever hands the entries over one by one.
    pub fn fold_each(id: DayId, each: impl FnOnce(&mut dyn FnMut(Entry))) -> Day {
        let mut day = Day::new(id);
        day.gather();
        each(&mut |entry| {
            day.apply(entry);
        });
        day.place_gathered();
        day
    }

    /// From here on entries are only gathered, and nothing but trust and erasure is weighed: nobody looks at registers,
    /// sets or places until [`Day::place_gathered`].
    pub fn gather(&mut self) {
        self.gathering = true;
    }

    /// Gives everything gathered its place, as if each had been placed when it came.
    pub fn place_gathered(&mut self) {
        if std::mem::take(&mut self.gathering) {
            self.place_all();
        }
    }

    /// The same Day on the screens of this laptop: until it is admitted, what it wrote itself counts there as a pair's and
    /// the front desk's. The digest is that of everybody else.
    pub fn see_from(&mut self, own: DeviceId) {
        let before = self.own != Some(own) && self.speaks_to_itself();
        self.own = Some(own);
        if before || self.speaks_to_itself() {
            self.place_all();
            self.revision += 1;
        }
    }

    /// Whether something counts here that counts nowhere else yet: this laptop is not accepted by the lead.
    pub fn speaks_to_itself(&self) -> bool {
        self.own.is_some_and(|own| *self.admissions.of(own) == Admission::Unknown && self.chains.contains_key(&own))
    }

    /// Takes an entry: into the day, apart, or waiting. Never fails and never drops.
    pub fn apply(&mut self, entry: Entry) -> Taken {
        self.revision += 1;
        let id = entry.stamp.id;
        if self.entries.contains_key(&id) {
            return self.fill(id, entry.private);
        }
        if let Some(waiting) = self.gate.waiting_mut(&id) {
            if matches!(waiting.private, Private::Missing) && matches!(entry.private, Private::Held { .. }) {
                waiting.private = entry.private;
            }
            return Taken::Waiting;
        }
        let mut admitted = 0;
        let mut next = vec![entry];
        while let Some(entry) = next.pop() {
            let missing = self.missing(&entry);
            if missing.is_empty() {
                let id = entry.stamp.id;
                self.admit(entry);
                admitted += 1;
                next.extend(self.gate.release(&id));
            } else {
                let mut entry = entry;
                self.settle_text(&mut entry);
                self.gate.hold(entry, missing);
            }
        }
        if admitted == 0 { Taken::Waiting } else { Taken::Held(admitted - 1) }
    }

    /// Notes what a bundle's header says: how far a laptop has written, and when it was heard (Unix ms).
    pub fn hear(&mut self, claims: &[Claim], writer: DeviceId, ms: i64) {
        for c in claims {
            let known = self.claims.entry(c.device).or_default();
            *known = c.seq.max(*known);
        }
        let heard = self.heard.entry(writer).or_default();
        *heard = ms.max(*heard);
        self.revision += 1;
    }

    fn fill(&mut self, id: EntryId, private: Private) -> Taken {
        if !matches!(private, Private::Held { .. }) {
            return Taken::Known;
        }
        match self.entries.get_mut(&id) {
            Some(held) if held.private == Private::Missing => Arc::make_mut(held).private = private,
            _ => return Taken::Known,
        }
        self.resettle(&id);
        Taken::Filled
    }

    /// What an entry rests on and is not held: the entry before it in its chain, and what it replaces.
    fn missing(&self, entry: &Entry) -> Vec<EntryId> {
        let s = &entry.stamp;
        let before = s.prev.filter(|p| {
            // held, but not as the entry before this one: a false link waits for ever
            !self.entries.get(p).is_some_and(|e| e.stamp.device == s.device && e.stamp.seq + 1 == s.seq)
        });
        before.into_iter().chain(entry.replaces.iter().copied().filter(|r| !self.entries.contains_key(r))).collect()
    }

    fn admit(&mut self, mut entry: Entry) {
        self.settle_text(&mut entry);
        let entry = Arc::new(entry);
        let s = &entry.stamp;
        let id = s.id;
        self.clock = self.clock.max((s.ms, s.n));
        // nearly always the only one at its place
        let at = self.chains.entry(s.device).or_default().entry(s.seq).or_insert_with(|| Vec::with_capacity(1));
        at.push(id);
        let heard = self.heard.entry(s.device).or_default();
        *heard = s.ms.max(*heard);
        self.entries.insert(id, entry.clone());
        self.order.push(id);
        if let Some(of) = entry.about {
            self.texts.entry(of).or_default().push(id);
        }
        self.place(&entry);
    }

    fn settle_text(&self, entry: &mut Entry) {
        if let Some(private) = self.erasure.settle(entry, &self.admissions) {
            entry.private = private;
        }
    }

    // ---- looking ---------------------------------------------------------------------------

    /// The day's id.
    pub fn id(&self) -> DayId {
        self.id
    }

    /// Counts up with every entry and header taken; equal revisions look equal.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Greatest clock seen: Unix ms and counter.
    pub fn clock(&self) -> (i64, u32) {
        self.clock
    }

    /// How many entries are held, those apart included.
    pub fn held(&self) -> usize {
        self.entries.len()
    }

    /// Held entries, causes before effects.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.order.iter().filter_map(|id| self.entries.get(id))
    }

    /// A held entry.
    pub fn entry(&self, id: &EntryId) -> Option<&Arc<Entry>> {
        self.entries.get(id)
    }

    /// Entries that wait for others.
    pub fn waiting(&self) -> impl Iterator<Item = &Entry> {
        self.gate.waiting()
    }

    /// Whether this entry waits.
    pub fn is_waiting(&self, id: &EntryId) -> bool {
        self.gate.holds(id)
    }

    /// Held entries that are not in the day, and why.
    pub fn apart(&self) -> &BTreeMap<EntryId, Apart> {
        &self.apart
    }

    /// Which laptops count, and for what.
    pub fn admissions(&self) -> &Admissions {
        &self.admissions
    }

    /// Whether the text about `of` beside an entry of this laptop is to go, and never to be taken again.
    pub fn forgets(&self, entry: EntryId, device: DeviceId, of: Uuid) -> bool {
        self.erasure.covers(entry, device, of, &self.admissions)
    }

    /// Entries of later versions.
    pub fn later(&self) -> &BTreeSet<EntryId> {
        &self.later
    }

    /// Registers by key.
    pub fn registers(&self) -> &BTreeMap<String, Register> {
        &self.registers
    }

    /// Heads of a register: what a new entry of it replaces.
    pub fn heads(&self, key: &str) -> Vec<EntryId> {
        self.registers.get(key).map(|r| r.heads.clone()).unwrap_or_default()
    }

    /// In-day entries of a kind of which all are kept.
    pub fn set(&self, kind: &str) -> impl Iterator<Item = &Arc<Entry>> {
        self.sets.get(kind).into_iter().flatten().filter_map(|id| self.entries.get(id))
    }

    /// Ids of all sets by kind.
    pub fn sets(&self) -> &BTreeMap<&'static str, BTreeSet<EntryId>> {
        &self.sets
    }

    /// A register's standing.
    pub fn standing(&self, key: &str) -> Standing {
        self.registers.get(key).map(|r| r.standing.clone()).unwrap_or_default()
    }

    /// The entry whose value a register has; none where it is in Clash or changed by a later version.
    pub fn value(&self, key: &str) -> Option<&Arc<Entry>> {
        self.registers.get(key)?.standing.value.and_then(|id| self.entries.get(&id))
    }

    /// What a screen shows of a register it cannot do without: the value, else the greatest head.
    pub fn shown(&self, key: &str) -> Option<&Arc<Entry>> {
        let s = &self.registers.get(key)?.standing;
        s.value.or(s.shown).and_then(|id| self.entries.get(&id))
    }

    /// The chains of each laptop: entries by sequence number.
    pub fn chains(&self) -> &BTreeMap<DeviceId, BTreeMap<u64, Vec<EntryId>>> {
        &self.chains
    }

    /// Laptops that any header spoke of.
    pub(in crate::domain) fn spoken_of(&self) -> impl Iterator<Item = DeviceId> {
        self.claims.keys().copied()
    }

    /// Highest sequence number of a laptop that any header spoke of.
    pub fn claimed(&self, device: &DeviceId) -> u64 {
        self.claims.get(device).copied().unwrap_or(0)
    }

    /// When a laptop was last heard: time of its newest entry or header, Unix ms.
    pub fn heard(&self, device: &DeviceId) -> Option<i64> {
        self.heard.get(device).copied()
    }

    /// Laptops with two entries at one place of their chain.
    pub fn forked(&self) -> BTreeSet<DeviceId> {
        self.chains.iter().filter(|(_, c)| c.values().any(|at| at.len() > 1)).map(|(d, _)| *d).collect()
    }

    /// Ends of each chain: an entry of which no held entry of the same laptop is the successor.
    pub fn tips(&self) -> Vec<&Arc<Entry>> {
        let followed: BTreeSet<EntryId> = self.entries.values().filter_map(|e| e.stamp.prev).collect();
        let mut tips: Vec<&Arc<Entry>> = self.entries.values().filter(|e| !followed.contains(&e.stamp.id)).collect();
        tips.sort_by_key(|e| (e.stamp.device, e.stamp.seq, e.stamp.id));
        tips
    }

    /// The rubric that is marked.
    pub fn rubric(&self) -> Option<&Arc<Rubric>> {
        self.settled.rubric.as_ref()
    }

    /// The founder's opening.
    pub fn opened(&self) -> Option<(&Arc<Entry>, &super::fact::DayOpened)> {
        let e = self.entries.get(&self.settled.opened?)?;
        match e.fact()? {
            Fact::DayOpened(o) => Some((e, o)),
            _ => None,
        }
    }

    /// The laptop that founded the day.
    pub fn founder(&self) -> Option<DeviceId> {
        self.opened().map(|(e, _)| e.stamp.device)
    }

    /// A field of the day as it was changed last, as shown.
    pub fn field(&self, name: &str) -> Option<&Field> {
        match self.shown(&format!("day/{name}"))?.fact()? {
            Fact::DayChanged(c) => Some(&c.value),
            _ => None,
        }
    }

    /// Name of the day.
    pub fn name(&self) -> &str {
        match self.field("name") {
            Some(Field::Words(t)) => t,
            _ => self.opened().map_or("", |(_, o)| &o.name),
        }
    }

    /// ISO date of the day.
    pub fn date(&self) -> &str {
        match self.field("date") {
            Some(Field::Words(t)) => t,
            _ => self.opened().map_or("", |(_, o)| &o.date),
        }
    }

    /// IANA zone of the day.
    pub fn zone(&self) -> &str {
        match self.field("zone") {
            Some(Field::Words(t)) => t,
            _ => self.opened().map_or("", |(_, o)| &o.zone),
        }
    }

    /// How many are chosen.
    pub fn places(&self) -> i64 {
        match self.field("places") {
            Some(Field::Number(n)) => *n,
            _ => self.opened().map_or(0, |(_, o)| o.places),
        }
    }

    /// A larger gap between two marks wants a sentence.
    pub fn tolerance(&self) -> i64 {
        match self.field("gap_tolerance") {
            Some(Field::Number(n)) => *n,
            _ => self.rubric().map_or(1, |r| r.tolerance),
        }
    }

    /// Where the pair's agreement begins.
    pub fn agreement_start(&self) -> AgreementStart {
        match self.field("agreement_start") {
            Some(Field::Words(start)) if start == "mean" => AgreementStart::Mean,
            _ => AgreementStart::Empty,
        }
    }

    pub(in crate::domain) fn candidate_ids(&self) -> &BTreeMap<CandidateId, EntryId> {
        &self.candidates
    }

    pub(in crate::domain) fn interview_ids(&self) -> &BTreeMap<InterviewId, EntryId> {
        &self.interviews
    }

    pub(in crate::domain) fn person_ids(&self) -> &BTreeSet<PersonId> {
        &self.persons
    }

    pub(in crate::domain) fn pair_ids(&self) -> &BTreeMap<PairId, EntryId> {
        &self.pairs
    }

    pub(in crate::domain) fn area_ids(&self) -> &BTreeSet<AreaId> {
        &self.areas
    }

    /// What a seat has written about: criteria and `-` for the general note.
    pub(in crate::domain) fn written(&self, interview: InterviewId, who: PersonId) -> Option<&BTreeSet<String>> {
        self.sheets.get(&(interview, who))
    }

    /// Seats that wrote something in an interview.
    pub(in crate::domain) fn begun(&self, interview: InterviewId) -> impl Iterator<Item = PersonId> {
        let from = (interview, PersonId(uuid::Uuid::nil()));
        let to = (interview, PersonId(uuid::Uuid::max()));
        self.sheets.range(from..=to).map(|((_, who), _)| *who)
    }

    pub(in crate::domain) fn conflicted(&self, candidate: CandidateId) -> impl Iterator<Item = PersonId> {
        self.conflicts.get(&candidate).into_iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests;
