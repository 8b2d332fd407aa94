//! Which entries of which laptop are missing, as those that wait for them show. Whose bundle has them is not known here.

use super::day::Day;
use super::ids::DeviceId;
use std::collections::{BTreeMap, BTreeSet};

/// A stretch of one laptop's chain that is not held here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The laptop.
    pub device: DeviceId,
    /// First missing place.
    pub from: u64,
    /// Last missing place.
    pub to: u64,
}

impl Day {
    /// What waiting entries wait for; empty where nothing waits. Several where a laptop's chain is missing in the middle, or
    /// where what waits rests on another laptop's entries.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut first: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for e in self.waiting() {
            let at = first.entry(e.stamp.device).or_insert(e.stamp.seq);
            *at = e.stamp.seq.min(*at);
        }
        if first.is_empty() {
            return Vec::new();
        }
        let held =
            |device: &DeviceId| self.chains().get(device).and_then(|c| c.keys().next_back().copied()).unwrap_or(0);
        let before_waiting = first.iter().filter_map(|(device, seq)| {
            let held = held(device);
            (held + 1 < *seq).then_some(Gap { device: *device, from: held + 1, to: seq - 1 })
        });
        // of a laptop that wrote more than is held, and of which nothing waits, anything may be what others rest on
        let nowhere = |id| self.entry(id).is_none() && !self.is_waiting(id);
        if !self.waiting().any(|e| e.replaces.iter().any(nowhere)) {
            return before_waiting.collect();
        }
        let silent: BTreeSet<DeviceId> = self.chains().keys().copied().chain(self.spoken_of()).collect();
        let rested_on = silent.into_iter().filter(|device| !first.contains_key(device)).filter_map(|device| {
            let (held, known) = (held(&device), self.claimed(&device));
            (known > held).then_some(Gap { device, from: held + 1, to: known })
        });
        before_waiting.chain(rested_on).collect()
    }
}
