//! What others are known to hold, so that an export may leave it out. Doubt always means that an entry is not held: then a
//! file says it once more, and nobody misses it. A base is whole branches: with an entry everything before it in its chain.

use super::control::Told;
use crate::bundle::Header;
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::ids::{DeviceId, EntryId};
use crate::domain::manifest::LaptopState;
use crate::wire::hash::{entry_id, parse_hex};
use std::collections::{BTreeSet, HashSet};

/// Entries that need not be said again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base(HashSet<EntryId>);

impl Base {
    /// Nothing: everything is said.
    pub fn nothing() -> Base {
        Base::default()
    }

    /// What one laptop said it holds: by its newest header, and by receipts it wrote since. Of a laptop never heard, and of one
    /// that exists twice, nothing.
    pub fn of_laptop(day: &Day, told: &Told, laptop: DeviceId) -> Base {
        if day.forked().contains(&laptop) {
            return Base::nothing();
        }
        let mut ends: Vec<EntryId> = Vec::new();
        let mut spoke_at = 0;
        for (device, seq, hash) in told.heard.get(&laptop).into_iter().flat_map(|heard| &heard.tips) {
            ends.push(entry_id(hash));
            if *device == laptop {
                spoke_at = *seq;
            }
        }
        for receipt in day.set("sync.taken").filter(|e| e.stamp.device == laptop && e.stamp.seq > spoke_at) {
            // it wrote this, so it holds all of its own before it
            ends.push(receipt.stamp.id);
            if let Some(Fact::SyncTaken(taken)) = receipt.fact() {
                ends.extend(taken.tips.iter().filter_map(|tip| parse_hex(&tip.2)).map(|hash| entry_id(&hash)));
            }
        }
        Base(behind(day, ends))
    }

    /// What every other laptop of the day that is admitted and not retired said it holds.
    pub fn of_all_others(day: &Day, told: &Told, own: DeviceId) -> Base {
        let out = |state| matches!(state, LaptopState::Apart | LaptopState::Retired);
        let others = day.laptops(None).into_iter().filter(|laptop| laptop.device != own && !out(laptop.state));
        let mut bases = others.map(|other| Base::of_laptop(day, told, other.device));
        // with nobody to ask, nothing is known to be held by anybody
        let Some(Base(mut all)) = bases.next() else { return Base::nothing() };
        for Base(theirs) in bases {
            all.retain(|id| theirs.contains(id));
        }
        Base(all)
    }

    /// What files hold, by what their headers say. Of each chain only what follows from its beginning without a gap.
    pub fn of_files<'h>(day: &Day, headers: impl IntoIterator<Item = &'h Header>) -> Base {
        let mut held: HashSet<EntryId> = HashSet::new();
        for tip in headers.into_iter().flat_map(|header| &header.tips) {
            let Some(from) = tip.from else { continue };
            let mut at = day.entry(&entry_id(&tip.hash));
            while let Some(e) = at.filter(|e| e.stamp.device == tip.dev && e.stamp.seq >= from) {
                held.insert(e.stamp.id);
                at = e.stamp.prev.and_then(|prev| day.entry(&prev));
            }
        }
        let mut whole: HashSet<EntryId> = HashSet::new();
        // an entry comes after the one before it, so one walk finds every branch that has its beginning
        for e in day.entries().filter(|e| held.contains(&e.stamp.id)) {
            if e.stamp.prev.is_none_or(|prev| whole.contains(&prev)) {
                whole.insert(e.stamp.id);
            }
        }
        Base(whole)
    }

    /// Whether an entry need not be said.
    pub fn holds(&self, id: &EntryId) -> bool {
        self.0.contains(id)
    }

    /// Whether everything of the Day that can go out is in it.
    pub fn covers(&self, day: &Day, told: &Told) -> bool {
        let ends = told.vouched.ends(day);
        day.entries().filter(|e| ends.cover(&e.stamp.id)).all(|e| self.holds(&e.stamp.id))
    }
}

/// Entries at and before these ends of chains, as far as they are held here; an end that is not held is ignored.
fn behind(day: &Day, ends: impl IntoIterator<Item = EntryId>) -> HashSet<EntryId> {
    let mut all = HashSet::new();
    for end in ends.into_iter().collect::<BTreeSet<_>>() {
        let mut at = day.entry(&end);
        while let Some(e) = at.filter(|e| all.insert(e.stamp.id)) {
            at = e.stamp.prev.and_then(|prev| day.entry(&prev));
        }
    }
    all
}
