//! How far long work on a file is, and the wish to stop it. A handle: the worker counts, any other thread looks and may ask
//! it to stop. Work stops only where nothing is half-done: while a file is read, and between two groups of its entries.

use crate::bundle::fault::BundleError;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing yet.
    #[default]
    Waiting,
    /// Copying into the inbox; counted in bytes.
    Copying,
    /// Reading all of it for its digest; counted in bytes.
    Reading,
    /// Proving it line by line.
    Checking,
    /// Taking it in, line by line.
    Taking,
}

impl Stage {
    const ALL: [Stage; 5] = [Stage::Waiting, Stage::Copying, Stage::Reading, Stage::Checking, Stage::Taking];
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What is being done.
    pub stage: Stage,
    /// So much of it is done …
    pub done: u64,
    /// … of so much.
    pub total: u64,
}

/// Shared between who works and who watches.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    stage: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
    stop: Arc<AtomicBool>,
}

impl Progress {
    /// Work that a flag of the caller's stops, as a signal sets one.
    pub fn stopped_by(flag: Arc<AtomicBool>) -> Progress {
        Progress(Arc::new(Counters { stop: flag, ..Counters::default() }))
    }

    /// How far it is.
    pub fn standing(&self) -> Standing {
        let stage = usize::from(self.0.stage.load(Ordering::Relaxed));
        Standing {
            stage: Stage::ALL.get(stage).copied().unwrap_or_default(),
            done: self.0.done.load(Ordering::Relaxed),
            total: self.0.total.load(Ordering::Relaxed),
        }
    }

    /// Asks for the end; whoever works sees it at the next place where stopping leaves nothing half-done.
    pub fn stop(&self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }

    /// Whether the end was asked for.
    pub fn is_stopped(&self) -> bool {
        self.0.stop.load(Ordering::Relaxed)
    }

    /// Begins a stage.
    pub fn begin(&self, stage: Stage, total: u64) {
        self.0.stage.store(stage as u8, Ordering::Relaxed);
        self.0.done.store(0, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// Counts what was done.
    pub fn did(&self, more: u64) {
        self.0.done.fetch_add(more, Ordering::Relaxed);
    }

    /// Counts what was read, and ends the reading where that was asked for: the file is as if never looked at.
    pub(super) fn read(&self, more: u64) -> Result<(), BundleError> {
        self.did(more);
        if self.is_stopped() { Err(BundleError::Stopped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_seen_as_what_it_is() {
        let progress = Progress::default();
        for stage in Stage::ALL {
            progress.begin(stage, 7);
            progress.did(3);
            assert_eq!(progress.standing(), Standing { stage, done: 3, total: 7 });
        }
        assert!(progress.read(0).is_ok());
        progress.clone().stop();
        assert!(matches!(progress.read(0), Err(BundleError::Stopped)));
    }
}
