//! The Day: a pure function of the set of entries. `apply` is total: it never fails, never drops, and the order in which
//! entries come does not matter, since an entry waits until everything it rests on is held.
//!
//! Not here: what the registers mean (people, interview, sheet, shortlist, manifest) and who may read them (visible).

mod digest;
mod gate;
pub mod register;

use super::entry::{Content, Entry, Private};
use super::fact::{Fact, Field, Trust};
use super::ids::{AreaId, CandidateId, DayId, DeviceId, EntryId, InterviewId, PairId, PersonId};
use super::rubric::Rubric;
use register::{Register, Standing};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

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
}

impl Apart {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Apart::Payload => "payload",
            Apart::Founder => "founder",
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
    /// Registers an entry belongs to (only the day's own entries).
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
            clock: (0, 0),
            revision: 0,
        }
    }

    /// The Day that a set of entries amounts to.
    pub fn fold(id: DayId, entries: impl IntoIterator<Item = Entry>) -> Day {
        let mut day = Day::new(id);
        for e in entries {
            day.apply(e);
        }
        day
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
        for key in self.belongs.get(&id).cloned().unwrap_or_default() {
            if let Some(r) = self.registers.get_mut(&key) {
                r.settle(&key, &self.entries);
            }
        }
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

    fn admit(&mut self, entry: Entry) {
        let entry = Arc::new(entry);
        let s = &entry.stamp;
        let id = s.id;
        self.clock = self.clock.max((s.ms, s.n));
        self.chains.entry(s.device).or_default().entry(s.seq).or_default().push(id);
        let heard = self.heard.entry(s.device).or_default();
        *heard = s.ms.max(*heard);
        self.entries.insert(id, entry.clone());
        self.order.push(id);
        match self.apartness(&entry) {
            Some(why) => {
                self.apart.insert(id, why);
            }
            None => self.enter(&entry),
        }
    }

    fn apartness(&self, entry: &Entry) -> Option<Apart> {
        let first = entry.stamp.seq == 1;
        match &entry.content {
            Content::Malformed { .. } => Some(Apart::Payload),
            Content::Later { .. } => None,
            Content::Known(Fact::DeviceJoined(j)) => {
                let unsigned = entry.stamp.device.0.get_version_num() == 7;
                (!first || j.key.is_some() || !unsigned).then_some(Apart::Payload)
            }
            Content::Known(_) if first => Some(Apart::Payload),
            Content::Known(Fact::DayOpened(o)) => (entry.stamp.seq != 2
                || !super::ids::founds(self.id, entry.stamp.device, &o.nonce))
            .then_some(Apart::Founder),
            Content::Known(_) => None,
        }
    }

    /// Lets an entry count: registers, sets and indices.
    fn enter(&mut self, entry: &Arc<Entry>) {
        let id = entry.stamp.id;
        let mut keys: Vec<String> = Vec::new();
        match &entry.content {
            Content::Malformed { .. } => return,
            Content::Later { .. } => {
                self.later.insert(id);
                for r in &entry.replaces {
                    keys.extend(self.belongs.get(r).into_iter().flatten().cloned());
                }
                keys.sort();
                keys.dedup();
            }
            Content::Known(f) => {
                keys.extend(entry.register());
                if keys.is_empty() && !matches!(f, Fact::ClashSettled(_)) {
                    self.sets.entry(f.kind()).or_default().insert(id);
                }
                self.index(f, entry);
            }
        }
        for key in &keys {
            let r = self.registers.entry(key.clone()).or_default();
            r.add(entry);
            r.settle(key, &self.entries);
        }
        if keys.iter().any(|k| k == "rubric") {
            self.settled.rubric = self.read_rubric();
        }
        if !keys.is_empty() {
            self.belongs.insert(id, keys);
        }
    }

    fn index(&mut self, fact: &Fact, entry: &Arc<Entry>) {
        let id = entry.stamp.id;
        // the first in the clock's order counts, whichever came first
        let earlier = |a: &EntryId, entries: &HashMap<EntryId, Arc<Entry>>| {
            entries.get(a).is_some_and(|e| e.stamp.order() <= entry.stamp.order())
        };
        match fact {
            Fact::DayOpened(o) => {
                let better = self.settled.opened.and_then(|e| self.entries.get(&e)).is_none_or(|e| {
                    let keyed = |f: Option<&Fact>| matches!(f, Some(Fact::DayOpened(o)) if o.trust == Trust::Keys);
                    (keyed(e.fact()), std::cmp::Reverse(e.stamp.order()))
                        < (o.trust == Trust::Keys, std::cmp::Reverse(entry.stamp.order()))
                });
                if better {
                    self.settled.opened = Some(id);
                }
            }
            Fact::CandidateAdded(f) => {
                let known = self.candidates.entry(f.candidate).or_insert(id);
                if !earlier(known, &self.entries) {
                    *known = id;
                }
            }
            Fact::InterviewCalled(f) => {
                let known = self.interviews.entry(f.interview).or_insert(id);
                if !earlier(known, &self.entries) {
                    *known = id;
                }
            }
            Fact::PairSet(f) => {
                let known = self.pairs.entry(f.pair).or_insert(id);
                if !earlier(known, &self.entries) {
                    *known = id;
                }
            }
            Fact::PersonSet(f) => {
                self.persons.insert(f.person);
            }
            Fact::AreaSet(f) => {
                self.areas.insert(f.area);
            }
            Fact::MarkSet(f) => {
                self.sheets.entry((f.interview, f.interviewer)).or_default().insert(f.criterion.clone());
            }
            Fact::NoteSet(f) => {
                let key = f.criterion.clone().unwrap_or_else(|| "-".into());
                self.sheets.entry((f.interview, f.interviewer)).or_default().insert(key);
            }
            Fact::SheetSealed(f) => {
                self.sheets.entry((f.interview, f.interviewer)).or_default();
            }
            Fact::ConflictSet(f) => {
                self.conflicts.entry(f.candidate).or_default().insert(f.interviewer);
            }
            _ => {}
        }
    }

    fn read_rubric(&self) -> Option<Arc<Rubric>> {
        match self.shown("rubric")?.fact()? {
            Fact::RubricSet(r) => {
                serde_json::from_value(serde_json::Value::Object(r.rubric.clone())).ok().map(Arc::new)
            }
            _ => None,
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
