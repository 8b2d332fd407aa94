//! The thread `journal`: takes requests in order, stores them in batches, tries again after a failure, and hands what
//! is stored on to the index.

use super::{
    Obstacle, StoreEvent,
    follower::HandOver,
    journal::{Failure, Journal},
    line::Group,
    memory::Memory,
    root::OpenDay,
    standing::{Request, Standing},
};
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, atomic::Ordering, mpsc},
    time::{Duration, Instant},
};

/// A batch holds at most this many lines or bytes, unless a single group is larger.
const BATCH_LINES: usize = 512;
const BATCH_BYTES: usize = 1 << 20;

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Between two tries to store what could not be stored.
    pub retry: Duration,
    /// How long the index lets the Day be shown first, unless somebody waits for it.
    pub index_start: Duration,
    /// Without a sign of life for this long the index is set aside.
    pub patience: Duration,
    /// How long the index may stay unsynced.
    pub index_sync: Duration,
    /// For what is queued to be stored at the end.
    pub drain: Duration,
    /// For the index to close.
    pub index_close: Duration,
    /// Length of a segment.
    pub segment: u64,
    /// Bytes of stored lines that are kept in memory.
    pub memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            retry: Duration::from_secs(2),
            index_start: Duration::from_millis(250),
            patience: Duration::from_secs(5),
            index_sync: Duration::from_secs(1),
            drain: Duration::from_secs(2),
            index_close: Duration::from_secs(1),
            segment: super::journal::SEGMENT_LIMIT,
            memory: 64 << 20,
        }
    }
}

pub(super) struct Worker {
    pub journal: Journal,
    pub requests: mpsc::Receiver<Request>,
    pub standing: Arc<Standing>,
    /// What is stored.
    pub memory: Arc<Mutex<Memory>>,
    pub index: Option<mpsc::SyncSender<HandOver>>,
    pub limits: Limits,
    /// Not stored yet, in order; nothing leaves before it is stored or taken back.
    pub queue: VecDeque<(u64, Group)>,
    /// When to try again, after a failure.
    pub retry_at: Option<Instant>,
    pub closing: bool,
    /// The lock lives as long as anything can still write under it.
    pub open: OpenDay,
}

impl Worker {
    /// Runs until it is asked to close, or has panicked twice.
    pub fn run(mut self) {
        let mut failure = None;
        for _ in 0..2 {
            match catch_unwind(AssertUnwindSafe(|| self.serve())) {
                Ok(()) => {
                    failure = None;
                    break;
                }
                Err(panic) => {
                    // What was being written may be there or not: it is written anew, elsewhere.
                    self.journal.distrust();
                    failure = Some(Failure { cause: Obstacle::Stopped, what: panic_text(&*panic) });
                }
            }
        }
        if let Some(failure) = &failure {
            let from = self.queue.front().map_or(self.standing.stored_up_to() + 1, |(ticket, _)| *ticket);
            self.standing.not_stored(from, failure.clone());
        }
        // Closes the index, since nothing can reach it any more.
        self.index = None;
        drop(self.journal);
        drop(self.open);
        self.standing.journal_ended(failure);
    }

    fn serve(&mut self) {
        loop {
            self.listen();
            if self.queue.is_empty() {
                if self.closing {
                    return;
                }
                continue;
            }
            if self.retry_at.is_some_and(|at| Instant::now() < at) && !self.closing {
                continue;
            }
            let stored = self.store_batch();
            if !stored && self.closing {
                return;
            }
        }
    }

    /// Takes in whatever waits; blocks only if there is nothing to do.
    fn listen(&mut self) {
        if !self.closing {
            let first = match self.retry_at {
                _ if self.queue.is_empty() => self.requests.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
                Some(at) => self.requests.recv_timeout(at.saturating_duration_since(Instant::now())),
                None => Err(mpsc::RecvTimeoutError::Timeout),
            };
            match first {
                Ok(request) => self.take(request),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => self.closing = true,
            }
        }
        while let Ok(request) = self.requests.try_recv() {
            self.take(request);
        }
    }

    fn take(&mut self, request: Request) {
        match request {
            Request::Append { ticket, group } => self.queue.push_back((ticket, group)),
            Request::Close => self.closing = true,
            Request::TakeBack(reply) => {
                let taken = if self.retry_at.is_some() { self.queue.drain(..).collect() } else { Vec::new() };
                if !taken.is_empty() {
                    self.retry_at = None;
                    self.standing.failure_over();
                }
                let _ = reply.send(taken);
            }
        }
    }

    fn store_batch(&mut self) -> bool {
        let (mut lines, mut bytes, mut count) = (0, 0, 0);
        for (_, group) in &self.queue {
            lines += group.len();
            bytes += group.iter().map(|line| line.payload.len()).sum::<usize>();
            if count > 0 && (lines > BATCH_LINES || bytes > BATCH_BYTES) {
                break;
            }
            count += 1;
        }
        let (tickets, groups): (Vec<u64>, Vec<Group>) = self.queue.drain(..count).unzip();
        let Some(&last_ticket) = tickets.last() else { return true };
        if lines == 0 {
            self.standing.stored(last_ticket, self.journal.stored());
            return true;
        }
        // A panic in here must not lose the batch, so it goes back before the panic goes on.
        let outcome = catch_unwind(AssertUnwindSafe(|| self.journal.append(&groups)));
        match outcome {
            Ok(Ok(appended)) => {
                self.retry_at = None;
                let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
                groups.iter().flatten().for_each(|line| memory.keep(&line.payload));
                drop(memory);
                self.standing.stored(last_ticket, appended.last);
                if let Some(Failure { cause, what }) = appended.strain {
                    self.standing.announce(StoreEvent::Strained { cause, what });
                }
                self.hand_over(appended.first, appended.last, groups);
                true
            }
            Ok(Err(failure)) => {
                self.put_back(tickets, groups);
                self.retry_at = Some(Instant::now() + self.limits.retry);
                if let Some((from, _)) = self.queue.front() {
                    self.standing.not_stored(*from, failure);
                }
                false
            }
            Err(panic) => {
                self.put_back(tickets, groups);
                std::panic::resume_unwind(panic)
            }
        }
    }

    fn put_back(&mut self, tickets: Vec<u64>, groups: Vec<Group>) {
        for pair in tickets.into_iter().zip(groups).rev() {
            self.queue.push_front(pair);
        }
    }

    /// Never waits: what does not fit the index reads from the journal.
    fn hand_over(&mut self, first: u64, last: u64, groups: Vec<Group>) {
        let Some(index) = &self.index else { return };
        if self.standing.index_hangs(self.limits.patience) {
            self.index = None;
            return;
        }
        let entries = groups.into_iter().flatten().filter_map(|line| line.key.map(|key| (key, line.payload))).collect();
        match index.try_send(HandOver { first, last, entries }) {
            Ok(()) => {}
            Err(mpsc::TrySendError::Full(_)) => self.standing.skipped.store(true, Ordering::Release),
            Err(mpsc::TrySendError::Disconnected(_)) => self.index = None,
        }
    }
}

/// The message of a caught panic, for the log.
pub(super) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panic: {}", text.unwrap_or("without a message"))
}
