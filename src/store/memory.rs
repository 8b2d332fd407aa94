//! What the open day holds, kept in memory: a folder that was lost is written anew elsewhere from here.

use super::line::Kept;

/// Payloads that came since the day was opened lie together in pages of about this size.
const PAGE: usize = 256 << 10;

/// The stored lines of a day, in the order of the journal, up to a limit.
#[derive(Debug)]
pub(super) struct Memory {
    /// Those the day was opened with; their bytes are those of the segments as they were read.
    found: Vec<Kept>,
    /// Those that came since, each with a line break behind it.
    pages: Vec<String>,
    room: usize,
    whole: bool,
}

impl Memory {
    /// Holds what was found, and at most so many bytes.
    pub fn new(limit: usize, found: &[Kept]) -> Memory {
        let size: usize = found.iter().map(|line| line.bytes().len() + 1).sum();
        if size > limit {
            return Memory::given_up();
        }
        Memory { found: found.to_vec(), pages: Vec::new(), room: limit - size, whole: true }
    }

    fn given_up() -> Memory {
        Memory { found: Vec::new(), pages: Vec::new(), room: 0, whole: false }
    }

    /// Beyond the limit everything is given up: a part of a day is no day.
    pub fn keep(&mut self, payload: &str) {
        let size = payload.len() + 1;
        if !self.whole || size > self.room {
            *self = Memory::given_up();
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
        let since = self.pages.iter().flat_map(|page| page.split_terminator('\n')).map(|line| Kept::of(line.into()));
        self.whole.then(|| self.found.iter().cloned().chain(since).collect())
    }
}
