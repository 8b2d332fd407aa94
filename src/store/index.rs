//! The index as the store sees it: a second copy of every entry, and a mark that says how far it goes.

use super::line::EntryKey;
use std::{ops::ControlFlow, path::Path};
use uuid::Uuid;

/// Words of the engine, for the log only.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct IndexError(pub String);

/// How far the index goes; written together with the entries it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub epoch: Uuid,
    pub held: Held,
}

/// What a set of entries up to a journal line amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// Number of the last journal line.
    pub n: u64,
    /// Distinct entries.
    pub entries: u64,
    /// XOR of their ids.
    pub xor: [u8; 16],
}

impl Held {
    pub fn count(&mut self, id: &[u8; 16]) {
        self.entries += 1;
        self.xor.iter_mut().zip(id).for_each(|(sum, byte)| *sum ^= byte);
    }
}

/// Called with every entry held; may stop the scan.
pub(super) type Visit<'a> = dyn FnMut(EntryKey, &[u8]) -> ControlFlow<()> + 'a;

/// An open index. Any error makes it unfit for further use.
pub(super) trait Index: Send {
    fn mark(&mut self) -> Result<Option<Mark>, IndexError>;
    fn value(&mut self, key: &EntryKey) -> Result<Option<Vec<u8>>, IndexError>;
    /// Entries and mark in one batch; a key that is there is overwritten.
    fn apply(&mut self, entries: &[(EntryKey, String)], mark: &Mark) -> Result<(), IndexError>;
    fn scan(&mut self, visit: &mut Visit<'_>) -> Result<(), IndexError>;
    /// Makes what was applied last over a power cut.
    fn sync(&mut self) -> Result<(), IndexError>;
}

/// Opens the index in a folder, making it if there is none.
pub(super) trait Engine: Send + Sync {
    fn open(&self, folder: &Path) -> Result<Box<dyn Index>, IndexError>;
}
