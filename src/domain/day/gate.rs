//! The gate: an entry waits until everything it rests on is held, so that what is held is always closed under cause.

use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;
use std::collections::{BTreeMap, HashMap};

/// Waiting entries, and what each waits for.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    waiting: BTreeMap<EntryId, Entry>,
    /// Missing entry -> who waits for it. An entry stands under one of its missing causes at a time.
    wanted: HashMap<EntryId, Vec<EntryId>>,
}

impl Gate {
    /// Keeps an entry until `missing` is held.
    pub fn hold(&mut self, entry: Entry, missing: Vec<EntryId>) {
        if let Some(first) = missing.first() {
            self.wanted.entry(*first).or_default().push(entry.stamp.id);
        }
        self.waiting.insert(entry.stamp.id, entry);
    }

    /// Gives back what waited for this entry; it may turn out to wait for something else.
    pub fn release(&mut self, held: &EntryId) -> Vec<Entry> {
        self.wanted.remove(held).into_iter().flatten().filter_map(|id| self.waiting.remove(&id)).collect()
    }

    /// Whether this entry waits.
    pub fn holds(&self, id: &EntryId) -> bool {
        self.waiting.contains_key(id)
    }

    /// A waiting entry, to fill in its personal text.
    pub fn waiting_mut(&mut self, id: &EntryId) -> Option<&mut Entry> {
        self.waiting.get_mut(id)
    }

    /// Gives each waiting entry to `change`.
    pub fn each_waiting(&mut self, change: impl FnMut(&mut Entry)) {
        self.waiting.values_mut().for_each(change);
    }

    /// All that waits, by id.
    pub fn waiting(&self) -> impl Iterator<Item = &Entry> {
        self.waiting.values()
    }
}
