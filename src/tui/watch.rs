//! The thread that notices a closed terminal. The loop may be stuck in the terminal's reader by then, so it is not asked.

use std::io::{IsTerminal, stdin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the terminal is looked at.
const EVERY: Duration = Duration::from_millis(500);
/// How long the store may still write.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was asked of the store and what it has stored, readable from any thread.
#[derive(Debug, Default)]
pub struct Watermarks {
    /// The last ticket that was given out.
    pub asked: AtomicU64,
    /// The last ticket that is stored.
    pub stored: AtomicU64,
}

impl Watermarks {
    /// Whether nothing is on its way to the disk.
    pub fn is_all_stored(&self) -> bool {
        self.stored.load(Ordering::SeqCst) >= self.asked.load(Ordering::SeqCst)
    }

    /// Waits until all is stored, but not longer than `limit`.
    pub fn wait(&self, limit: Duration) {
        let until = Instant::now() + limit;
        while !self.is_all_stored() && Instant::now() < until {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Ends the process within moments of its terminal being closed, after the store had its time. Does nothing where
/// standard input was no terminal to begin with. The screen is not touched: it is dead.
pub fn watch_terminal(marks: Arc<Watermarks>) {
    if !stdin().is_terminal() {
        return;
    }
    let watching = thread::Builder::new().name("terminal-watch".into()).spawn(move || {
        while stdin().is_terminal() {
            thread::sleep(EVERY);
        }
        marks.wait(PATIENCE);
        std::process::exit(1);
    });
    if let Err(error) = watching {
        tracing::warn!("the terminal is not watched: {error}");
    }
}

/// Ends the process after a while, whatever the loop does: the last resort of an orderly end.
pub fn end_within(limit: Duration) {
    let _ = thread::Builder::new().name("watchdog".into()).spawn(move || {
        thread::sleep(limit);
        super::terminal::give_back();
        std::process::exit(1);
    });
}
