//! The thread `journal`: takes requests in order, stores them in batches, tries again after a failure, and hands what
//! is stored on to the index.

use super::{
    Obstacle, StoreEvent,
    journal::{Appended, Failure, Journal},
    line::Group,
    memory::Memory,
    queue::Request,
    room::Room,
    root::OpenDay,
    standing::Standing,
    succession::Succession,
};
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
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
    /// Between two tries to build the index anew.
    pub index_again: Duration,
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
    /// Between two looks at the room on the disk.
    pub look: Duration,
    /// How long after an open the reserve is made.
    pub reserve_start: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            retry: Duration::from_secs(2),
            index_start: Duration::from_millis(250),
            patience: Duration::from_secs(5),
            index_again: Duration::from_secs(600),
            index_sync: Duration::from_secs(1),
            drain: Duration::from_secs(2),
            index_close: Duration::from_secs(1),
            segment: super::journal::SEGMENT_LIMIT,
            memory: 64 << 20,
            look: Duration::from_secs(30),
            reserve_start: Duration::from_secs(1),
        }
    }
}

pub(super) struct Worker {
    pub journal: Journal,
    pub requests: mpsc::Receiver<Request>,
    pub standing: Arc<Standing>,
    /// What is stored.
    pub memory: Arc<Mutex<Memory>>,
    pub index: Option<Succession>,
    pub room: Room,
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
        // Should it fail, the first append meets the same failure and says so.
        let _ = self.journal.settle();
        self.room_at_open();
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
            self.chores();
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
            let now = Instant::now();
            let first = match self.due(now) {
                None => self.requests.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
                Some(at) => self.requests.recv_timeout(at.saturating_duration_since(now)),
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

    /// When there is something to do although nobody asks; never, on a day at rest.
    fn due(&self, now: Instant) -> Option<Instant> {
        let append = (!self.queue.is_empty()).then(|| self.retry_at.unwrap_or(now));
        let index = self.index.as_ref().and_then(|index| index.due(now));
        append.into_iter().chain(index).chain(self.room.due()).min()
    }

    /// What is done beside storing, a little at a time.
    fn chores(&mut self) {
        if self.closing {
            return;
        }
        let now = Instant::now();
        if let Some(index) = &mut self.index {
            index.look_after(now);
        }
        if let Some(space) = self.room.tend(now) {
            self.standing.announce(StoreEvent::Space(space));
            if !self.room.is_tight()
                && let Some(index) = &mut self.index
            {
                index.let_go(now);
            }
        }
    }

    fn room_at_open(&mut self) {
        if let Some(kind) = self.room.weakness() {
            self.standing.announce(StoreEvent::Weak { kind });
        }
        if let Some(space) = self.room.open(Instant::now()) {
            self.standing.announce(StoreEvent::Space(space));
        }
    }

    fn take(&mut self, request: Request) {
        match request {
            Request::Append { ticket, group } => self.queue.push_back((ticket, group)),
            Request::Close => self.closing = true,
            Request::IndexFailed(no) => {
                if let Some(index) = &mut self.index {
                    index.failed(no, Instant::now());
                }
            }
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
        let outcome = catch_unwind(AssertUnwindSafe(|| self.append(&groups)));
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
                if let Some(index) = &mut self.index {
                    let entries = groups.into_iter().flatten();
                    let entries = entries.filter_map(|line| line.key.map(|key| (key, line.payload))).collect();
                    index.hand_over(appended.first, appended.last, entries);
                }
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

    /// Appends; what failed is tried once more where that can help: in the file that was cut back to its last good line, and
    /// in the room that the reserve gives.
    fn append(&mut self, groups: &[Group]) -> Result<Appended, Failure> {
        let failure = match self.journal.append(groups) {
            Ok(appended) => return Ok(appended),
            Err(failure) => failure,
        };
        let room = failure.cause == Obstacle::Full && self.room.give_way(Instant::now());
        if room {
            self.standing.announce(StoreEvent::Space(self.room.said()));
            if let Some(index) = &mut self.index {
                index.hold_back();
            }
        }
        if room || self.journal.is_sound() { self.journal.append(groups) } else { Err(failure) }
    }

    fn put_back(&mut self, tickets: Vec<u64>, groups: Vec<Group>) {
        for pair in tickets.into_iter().zip(groups).rev() {
            self.queue.push_front(pair);
        }
    }
}

/// The message of a caught panic, for the log.
pub(super) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panic: {}", text.unwrap_or("without a message"))
}
