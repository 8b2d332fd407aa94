//! Where an entry that is held has its place: in the day, with its registers, sets and indices, or apart. What changes the
//! places of others (the day's opening, trust, an erasure) is weighed first; if any entry moves, all are placed anew.

use super::register::Register;
use super::{Apart, Day};
use crate::domain::entry::{Content, Entry};
use crate::domain::erasure::Reach;
use crate::domain::fact::{Fact, Trust};
use crate::domain::ids::{DeviceId, EntryId, device_id, founds};
use crate::domain::refusal::Refusal;
use crate::domain::rubric::Rubric;
use crate::domain::trust::{Admission, Admissions, Rights, Who, subject, who};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// On its own screens a laptop works at once, before anybody accepted it.
const AT_HOME: Rights = Rights::PANEL.or(Rights::DESK);

impl Day {
    /// Gives a held entry its place.
    pub(super) fn place(&mut self, entry: &Arc<Entry>) {
        if self.note(entry) && self.revise(entry.stamp.id) {
            self.place_all();
        } else if !self.gathering {
            self.put(entry);
        }
    }

    /// Everything held is placed anew, causes before effects.
    pub(super) fn place_all(&mut self) {
        self.registers.clear();
        self.belongs.clear();
        self.sets.clear();
        self.apart.clear();
        self.later.clear();
        self.candidates.clear();
        self.interviews.clear();
        self.persons.clear();
        self.pairs.clear();
        self.areas.clear();
        self.sheets.clear();
        self.conflicts.clear();
        self.settled.rubric = None;
        let held: Vec<Arc<Entry>> = self.entries().cloned().collect();
        held.iter().for_each(|entry| self.put(entry));
    }

    fn put(&mut self, entry: &Arc<Entry>) {
        match self.apartness(entry) {
            Some(why) => {
                self.apart.insert(entry.stamp.id, why);
            }
            None => self.enter(entry),
        }
    }

    /// Notes what an entry means for the places of others; says whether trust is to be weighed anew.
    fn note(&mut self, entry: &Arc<Entry>) -> bool {
        let mut weigh = self.admissions.awaits(&entry.stamp.id);
        if entry.stamp.seq > 1
            && let Some(fact) = entry.fact()
        {
            if subject(fact).is_some() {
                self.said.note(entry);
                weigh |= self.admissions.speaks(entry.stamp.device);
            } else if let Fact::DayOpened(o) = fact {
                weigh |= self.open(entry, o.trust);
            } else {
                self.forget(entry);
            }
        }
        weigh
    }

    /// The founder's opening; of two (a forked founder) keys win over open, then the first in the clock's order.
    fn open(&mut self, entry: &Entry, trust: Trust) -> bool {
        if self.opening_fault(entry) {
            return false;
        }
        let rank = |trust: Trust, e: &Entry| (trust == Trust::Keys, Reverse(e.stamp.order()));
        let better = self.opened().is_none_or(|(e, o)| rank(o.trust, e) < rank(trust, entry));
        if better {
            self.settled.opened = Some(entry.stamp.id);
        }
        better
    }

    fn opening_fault(&self, entry: &Entry) -> bool {
        let founding = |o: &crate::domain::fact::DayOpened| founds(self.id, entry.stamp.device, &o.nonce);
        !matches!(entry.fact(), Some(Fact::DayOpened(o)) if entry.stamp.seq == 2 && founding(o))
    }

    /// Weighs trust anew; says whether an entry placed before has another place now. `fresh` has none yet.
    pub(super) fn revise(&mut self, fresh: EntryId) -> bool {
        let before = self.weigh();
        if before == self.admissions {
            return false;
        }
        if !before.same_leads(&self.admissions) {
            let texts: Vec<EntryId> = self.texts.values().flatten().copied().collect();
            self.settle_texts(texts);
        }
        let moved = |id: &EntryId| {
            *id != fresh && self.entries.get(id).is_some_and(|e| self.apartness(e) != self.apart.get(id).copied())
        };
        let of_others = self.chains.iter().filter(|(d, _)| before.of(**d) != self.admissions.of(**d));
        !self.gathering
            && (of_others.flat_map(|(_, chain)| chain.values().flatten()).any(moved) || self.said.all().any(moved))
    }

    /// What trust would amount to with these entries too; only those that say something of it are looked at.
    pub fn admissions_with(&self, more: impl IntoIterator<Item = Entry>) -> Admissions {
        let mut weighed = Day { gathering: true, ..Day::new(self.id) };
        let says = |e: &Entry| e.fact().is_some_and(|f| subject(f).is_some() || matches!(f, Fact::DayOpened(_)));
        let held = self.entries().filter(|e| says(e)).cloned();
        for entry in held.chain(more.into_iter().filter(says).map(Arc::new)) {
            weighed.entries.insert(entry.stamp.id, entry.clone());
            weighed.note(&entry);
        }
        weighed.weigh();
        weighed.admissions
    }

    fn weigh(&mut self) -> Admissions {
        let founding = self.opened().map(|(e, o)| (e.stamp.device, o.trust));
        let admissions = Admissions::weigh(founding, &self.said, &self.entries);
        std::mem::replace(&mut self.admissions, admissions)
    }

    /// An erasure reaches what is held and what waits.
    fn forget(&mut self, entry: &Arc<Entry>) {
        let reached = match self.erasure.note(entry) {
            None => return,
            Some(Reach::Subjects(of)) => of.iter().filter_map(|of| self.texts.get(of)).flatten().copied().collect(),
            Some(Reach::Entries(ids)) => ids.to_vec(),
        };
        self.settle_texts(reached);
    }

    fn settle_texts(&mut self, ids: Vec<EntryId>) {
        for id in ids {
            if let Some(entry) = self.entries.get_mut(&id)
                && let Some(private) = self.erasure.settle(entry, &self.admissions)
            {
                Arc::make_mut(entry).private = private;
                self.resettle(&id);
            }
        }
        self.gate.each_waiting(|entry| {
            if let Some(private) = self.erasure.settle(entry, &self.admissions) {
                entry.private = private;
            }
        });
    }

    /// Works out anew the registers an entry belongs to.
    pub(super) fn resettle(&mut self, id: &EntryId) {
        for key in self.registers_of(id) {
            if let Some(r) = self.registers.get_mut(&key) {
                r.settle(&key, &self.entries);
            }
        }
    }

    /// Keys of the registers an entry of the day belongs to.
    fn registers_of(&self, id: &EntryId) -> Vec<String> {
        match self.entries.get(id).filter(|_| !self.apart.contains_key(id)) {
            None => Vec::new(),
            Some(entry) if entry.fact().is_some() => entry.register().into_iter().collect(),
            Some(_) => self.belongs.get(id).cloned().unwrap_or_default(),
        }
    }

    /// Why an entry is not in the day. Of several reasons the first of this order: its payload, the founder's opening, the
    /// laptop, its rights.
    fn apartness(&self, entry: &Entry) -> Option<Apart> {
        let s = &entry.stamp;
        match &entry.content {
            Content::Malformed { .. } => return Some(Apart::Payload),
            Content::Known(Fact::DeviceJoined(j)) => {
                let fits = match &j.key {
                    Some(key) => key_bytes(key).is_some_and(|key| device_id(&key) == s.device),
                    None => s.device.is_unsigned(),
                };
                if s.seq != 1 || !fits {
                    return Some(Apart::Payload);
                }
            }
            Content::Known(_) if s.seq == 1 => return Some(Apart::Payload),
            Content::Known(Fact::DayOpened(_)) if self.opening_fault(entry) => return Some(Apart::Founder),
            _ => {}
        }
        let may = match self.admissions.rights(s.device, &s.id) {
            Ok(may) => may,
            Err(Admission::Unknown) if self.own == Some(s.device) => AT_HOME,
            Err(Admission::Refused) => return Some(Apart::Refused),
            Err(Admission::Retired { .. }) => return Some(Apart::Retired),
            Err(_) => return Some(Apart::Unknown),
        };
        let allowed = match entry.fact().map(who) {
            None | Some(Who::Anyone) => true,
            Some(Who::With(rights)) => may.any_of(rights),
            Some(Who::Trusted) => self.admissions.counts(&s.id),
        };
        (!allowed).then_some(Apart::Role)
    }

    /// Why a fact that this laptop writes now would not count, on its own screens either.
    pub fn would_refuse(&self, own: DeviceId, fact: &Fact) -> Result<(), Refusal> {
        let (may, otherwise) = match self.admissions.of(own) {
            Admission::Admitted(may) => (*may, Refusal::LaptopLacksRight),
            Admission::Unknown => (AT_HOME, Refusal::LaptopNotAccepted),
            // nothing after the kept end counts any more
            Admission::Refused | Admission::Retired { .. } => return Err(Refusal::LaptopSetAside),
        };
        let allowed = match who(fact) {
            Who::Anyone => true,
            Who::With(rights) => may.any_of(rights),
            Who::Trusted => may.any_of(Rights::LEAD),
        };
        if allowed { Ok(()) } else { Err(otherwise) }
    }

    /// Lets an entry count: registers, sets and indices.
    fn enter(&mut self, entry: &Arc<Entry>) {
        let id = entry.stamp.id;
        let mut keys: Vec<String> = Vec::new();
        match &entry.content {
            Content::Malformed { .. } => return,
            Content::Later { .. } => {
                self.later.insert(id);
                keys.extend(entry.replaces.iter().flat_map(|r| self.registers_of(r)));
                keys.sort();
                keys.dedup();
                self.belongs.insert(id, keys.clone());
            }
            Content::Known(f) => {
                keys.extend(entry.register());
                if keys.is_empty() && !matches!(f, Fact::ClashSettled(_)) {
                    self.sets.entry(f.kind()).or_default().insert(id);
                }
                self.index(f, entry);
            }
        }
        let rubric = keys.iter().any(|k| k == "rubric");
        for key in keys {
            let known = self.registers.get_mut(&key);
            if let Some(r) = known {
                r.add(entry);
                r.settle(&key, &self.entries);
                continue;
            }
            let mut fresh = Register::default();
            fresh.add(entry);
            fresh.settle(&key, &self.entries);
            self.registers.insert(key, fresh);
        }
        if rubric {
            self.settled.rubric = self.read_rubric();
        }
    }

    fn index(&mut self, fact: &Fact, entry: &Arc<Entry>) {
        let id = entry.stamp.id;
        // the first in the clock's order counts, whichever came first
        let earlier = |a: &EntryId, entries: &HashMap<EntryId, Arc<Entry>>| {
            entries.get(a).is_some_and(|e| e.stamp.order() <= entry.stamp.order())
        };
        match fact {
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
}

/// A key given as 64 hex digits.
fn key_bytes(key: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(key.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    (key.len() == 64).then_some(bytes)
}
