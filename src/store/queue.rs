//! The way into the journal's thread.

use super::line::Group;
use std::sync::{Mutex, PoisonError, mpsc};

/// What the journal's thread is asked.
#[derive(Debug)]
pub(super) enum Request {
    Append {
        ticket: u64,
        group: Group,
    },
    TakeBack(mpsc::Sender<Vec<(u64, Group)>>),
    /// The index that was begun as this one has failed.
    IndexFailed(u64),
    Close,
}

/// The way into the journal's thread. Tickets ascend in the order in which groups are written. It has no bound: a key must
/// never wait for a disk that hangs, and a person types no megabytes. Whoever produces more (`play`, an import) waits for
/// each group to be stored.
#[derive(Debug)]
pub(super) struct Queue {
    next: Mutex<(u64, mpsc::Sender<Request>)>,
}

impl Queue {
    pub fn new(sender: mpsc::Sender<Request>) -> Queue {
        Queue { next: Mutex::new((1, sender)) }
    }

    /// If the thread has ended the group is not stored, and `wait_for` says so.
    pub fn append(&self, group: Group) -> u64 {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let ticket = next.0;
        next.0 += 1;
        let _ = next.1.send(Request::Append { ticket, group });
        ticket
    }

    pub fn ask(&self, request: Request) {
        let _ = self.next.lock().unwrap_or_else(PoisonError::into_inner).1.send(request);
    }
}
