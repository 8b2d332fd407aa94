//! What the open day holds, kept in memory: a folder that was lost is written anew elsewhere from here.

use super::{control, line::Kept};

/// Payloads lie together in pages of about this size: no allocation of its own for each of 100,000 lines.
const PAGE: usize = 256 << 10;

/// The stored lines of a day, in the order of the journal, up to a limit.
#[derive(Debug)]
pub(super) struct Memory {
    /// Payloads, each with a line break behind it.
    pages: Vec<String>,
    room: usize,
    whole: bool,
}

impl Memory {
    /// Holds nothing yet, and at most so many bytes.
    pub fn new(limit: usize) -> Memory {
        Memory { pages: Vec::new(), room: limit, whole: true }
    }

    /// Beyond the limit everything is given up: a part of a day is no day.
    pub fn keep(&mut self, payload: &str) {
        let size = payload.len() + 1;
        if !self.whole || size > self.room {
            *self = Memory { pages: Vec::new(), room: 0, whole: false };
            return;
        }
        self.room -= size;
        if self.pages.last().is_none_or(|page| page.len() + size > page.capacity()) {
            self.pages.push(String::with_capacity(PAGE.max(size)));
        }
        if let Some(page) = self.pages.last_mut() {
            page.push_str(payload);
            page.push('\n');
        }
    }

    /// All lines, or `None` where they became too many.
    pub fn lines(&self) -> Option<Vec<Kept>> {
        let kept = self.pages.iter().flat_map(|page| page.split_terminator('\n')).map(Kept::of);
        self.whole.then(|| kept.collect())
    }
}

impl Kept {
    /// A payload as what it is.
    pub(super) fn of(payload: &str) -> Kept {
        if control::is_control(payload) { Kept::Control(payload.to_owned()) } else { Kept::Entry(payload.to_owned()) }
    }

    /// The payload.
    pub fn payload(&self) -> &str {
        match self {
            Kept::Entry(payload) | Kept::Control(payload) => payload,
        }
    }
}
