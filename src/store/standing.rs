//! What stands right now: the watermark, the failure if there is one, the state of the index. Shared by the two threads
//! of a day and by whoever waits for them.

use super::{IndexState, Notify, Obstacle, StoreError, StoreEvent, journal::Failure};
use std::{
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

pub(super) struct Standing {
    now: Mutex<Now>,
    changed: Condvar,
    notify: Mutex<Notify>,
    /// The day is being closed: long work of the index may stop.
    pub closing: AtomicBool,
    /// A hand-over to the index did not fit; it must read the journal.
    pub skipped: AtomicBool,
    /// Number of the last line of which the index proved, when it was compared, that no entry up to it is missing.
    pub proved: AtomicU64,
}

struct Now {
    stored: u64,
    /// Number of the last stored journal line.
    line: u64,
    failure: Option<Failure>,
    index: IndexState,
    /// Which index is the present one. One that failed, hung or was held back is none any more, and nothing it still says
    /// counts.
    index_no: u64,
    /// Number of the last journal line the index took in.
    index_line: u64,
    /// Since when the index has been at work without a sign of life.
    index_busy: Option<Instant>,
    recovered: Vec<String>,
    journal_ended: bool,
    index_ended: bool,
    /// Somebody waits for the index, or the day is being closed: it need not let anything go first.
    index_wanted: bool,
}

impl Standing {
    pub fn new(line: u64, notify: Notify) -> Standing {
        Standing {
            now: Mutex::new(Now {
                stored: 0,
                line,
                failure: None,
                index: IndexState::Catching,
                index_no: 0,
                index_line: 0,
                index_busy: None,
                recovered: Vec::new(),
                journal_ended: false,
                index_ended: false,
                index_wanted: false,
            }),
            changed: Condvar::new(),
            notify: Mutex::new(notify),
            closing: AtomicBool::new(false),
            skipped: AtomicBool::new(false),
            proved: AtomicU64::new(0),
        }
    }

    /// A panic elsewhere leaves these plain values whole, so a poisoned lock is no obstacle.
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Now) -> T) -> T {
        let done = change(&mut self.now());
        self.changed.notify_all();
        done
    }

    pub fn announce(&self, event: StoreEvent) {
        self.notify.lock().unwrap_or_else(PoisonError::into_inner)(event);
    }

    /// Waits until `ready` gives an answer, at most for `limit`.
    fn wait<T>(&self, limit: Option<Duration>, mut ready: impl FnMut(&Now) -> Option<T>) -> Option<T> {
        let end = limit.map(|limit| Instant::now() + limit);
        let mut now = self.now();
        loop {
            if let Some(answer) = ready(&now) {
                return Some(answer);
            }
            now = match end {
                None => self.changed.wait(now).unwrap_or_else(PoisonError::into_inner),
                Some(end) => {
                    let rest = end.checked_duration_since(Instant::now())?;
                    self.changed.wait_timeout(now, rest).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    // The journal's side.

    pub fn stored(&self, up_to: u64, line: u64) {
        self.change(|now| (now.stored, now.line, now.failure) = (up_to, line, None));
        self.announce(StoreEvent::Stored { up_to });
    }

    /// The first failure of a row is announced; tries that fail again are not.
    pub fn not_stored(&self, from: u64, failure: Failure) {
        let news = self.change(|now| now.failure.replace(failure.clone()).as_ref() != Some(&failure));
        if news {
            self.announce(StoreEvent::NotStored { from, cause: failure.cause, what: failure.what });
        }
    }

    pub fn failure_over(&self) {
        self.change(|now| now.failure = None);
    }

    pub fn journal_ended(&self, failure: Option<Failure>) {
        self.change(|now| {
            now.journal_ended = true;
            now.failure = now.failure.take().or(failure);
        });
    }

    pub fn stored_up_to(&self) -> u64 {
        self.now().stored
    }

    pub fn stored_line(&self) -> u64 {
        self.now().line
    }

    pub fn wait_for(&self, ticket: u64) -> Result<(), StoreError> {
        self.wait(None, |now| {
            if now.stored >= ticket {
                return Some(Ok(()));
            }
            let stopped = || Failure { cause: Obstacle::Stopped, what: "the journal's thread has ended".into() };
            let failure = now.failure.clone().or_else(|| now.journal_ended.then(stopped))?;
            Some(Err(StoreError::NotStored { cause: failure.cause, what: failure.what }))
        })
        .unwrap_or(Ok(()))
    }

    /// Whether the journal's thread ended in time.
    pub fn wait_journal_end(&self, limit: Duration) -> bool {
        self.wait(Some(limit), |now| now.journal_ended.then_some(())).is_some()
    }

    // The index's side.

    pub fn index_state(&self, patience: Duration) -> IndexState {
        state_of(&self.now(), patience)
    }

    /// Another index takes its turn; until it is level the state stays what it was.
    pub fn index_begins(&self) -> u64 {
        self.change(|now| {
            (now.index_line, now.index_busy, now.index_ended) = (0, None, false);
            now.index_no += 1;
            now.index_no
        })
    }

    /// The index holds everything up to this journal line.
    pub fn index_whole(&self, no: u64, line: u64, entries: u64) {
        let whole = IndexState::Whole { entries };
        let news = self.change(|now| {
            let current = now.index_no == no;
            current.then(|| {
                now.index_line = line;
                let before = std::mem::replace(&mut now.index, whole.clone());
                !matches!(before, IndexState::Whole { .. })
            })
        });
        if news == Some(true) {
            self.announce(StoreEvent::Index(whole));
        }
    }

    /// This index counts no more. Whether it was the present one; only the first failure of a row is announced.
    pub fn index_fails(&self, no: u64, why: String) -> bool {
        let aside = IndexState::Aside { why };
        let before = self.change(|now| {
            (now.index_no == no).then(|| {
                (now.index_no, now.index_busy, now.index_ended) = (no + 1, None, true);
                std::mem::replace(&mut now.index, aside.clone())
            })
        });
        if before.as_ref().is_some_and(|before| !matches!(before, IndexState::Aside { .. })) {
            self.announce(StoreEvent::Index(aside));
        }
        before.is_some()
    }

    /// A sign of life of an index at work. Whether it is still the present one.
    pub fn index_busy(&self, no: u64) -> bool {
        let mut now = self.now();
        let current = now.index_no == no;
        if current {
            now.index_busy = Some(Instant::now());
        }
        current
    }

    pub fn index_idle(&self, no: u64) {
        let mut now = self.now();
        if now.index_no == no {
            now.index_busy = None;
        }
    }

    pub fn index_ended(&self, no: u64) {
        self.change(|now| {
            if now.index_no == no {
                (now.index_ended, now.index_busy) = (true, None);
            }
        });
    }

    /// Whether the index has something to do, so that silence would mean something.
    pub fn index_at_work(&self) -> bool {
        let now = self.now();
        !now.index_ended && (now.index_busy.is_some() || now.index_line < now.line)
    }

    pub fn wait_index_end(&self, limit: Duration) -> bool {
        self.wait(Some(limit), |now| now.index_ended.then_some(())).is_some()
    }

    /// Whether the index gives no answer; if so it is set aside.
    pub fn index_hangs(&self, patience: Duration) -> bool {
        let no = Some(self.now()).filter(|now| hangs(now, patience)).map(|now| now.index_no);
        no.is_some_and(|no| self.index_fails(no, no_answer(patience)))
    }

    /// The index is wanted now.
    pub fn want_index(&self) {
        self.change(|now| now.index_wanted = true);
    }

    /// Lets the Day be shown before the index is opened: until it is wanted, at most for so long.
    pub fn let_the_day_go_first(&self, limit: Duration) {
        self.wait(Some(limit), |now| now.index_wanted.then_some(()));
    }

    pub fn settle(&self, limit: Duration, patience: Duration) -> IndexState {
        self.want_index();
        let settled = self.wait(Some(limit), |now| match state_of(now, patience) {
            IndexState::Whole { .. } if now.index_line < now.line => None,
            IndexState::Catching => None,
            state => Some(state),
        });
        settled.unwrap_or_else(|| match self.index_state(patience) {
            IndexState::Whole { .. } => IndexState::Catching,
            state => state,
        })
    }

    pub fn add_recovered(&self, payloads: Vec<String>) {
        let entries = payloads.len() as u64;
        self.change(|now| now.recovered.extend(payloads));
        self.announce(StoreEvent::Recovered { entries });
    }

    pub fn take_recovered(&self) -> Vec<String> {
        std::mem::take(&mut self.now().recovered)
    }

    pub fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Acquire)
    }
}

impl std::fmt::Debug for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Standing(stored up to {})", self.stored_up_to())
    }
}

fn hangs(now: &Now, patience: Duration) -> bool {
    now.index_busy.is_some_and(|since| since.elapsed() > patience)
}

fn no_answer(patience: Duration) -> String {
    format!("no answer for {} s", patience.as_secs())
}

fn state_of(now: &Now, patience: Duration) -> IndexState {
    match &now.index {
        IndexState::Aside { why } => IndexState::Aside { why: why.clone() },
        _ if hangs(now, patience) => IndexState::Aside { why: no_answer(patience) },
        state => state.clone(),
    }
}
