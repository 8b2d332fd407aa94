//! What is stored, as the screen may claim it: never more than the disk said.

/// What the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing has been written yet.
    Nothing,
    /// Text that is in no entry yet.
    Typed,
    /// Sent to the store some moments ago.
    Saving,
    /// Everything is stored; the store answered at this time.
    Stored(i64),
    /// The store refused, or does not answer.
    NotStored,
}

/// How long the store has not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    Short,
    Slow,
    Stuck,
}

/// What was asked of the store and what it answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    asked: u64,
    stored: u64,
    at: Option<i64>,
    wait: Wait,
    failed: bool,
}

impl Saved {
    /// A day read from disk: what was there is stored since `at`, when its last entry was written.
    pub fn read(at: Option<i64>) -> Self {
        Self { asked: 0, stored: 0, at, wait: Wait::Short, failed: false }
    }

    /// An append was given this ticket.
    pub fn asked(&mut self, ticket: u64) {
        if self.is_all_stored() {
            self.wait = Wait::Short;
        }
        self.asked = self.asked.max(ticket);
    }

    /// The store answered.
    pub fn stored(&mut self, up_to: u64, at: i64) {
        if up_to >= self.stored {
            self.stored = up_to;
            self.at = Some(at);
            self.wait = Wait::Short;
            self.failed = false;
        }
    }

    /// The answer is late enough to be shown.
    pub fn is_slow(&mut self) {
        if !self.is_all_stored() {
            self.wait = Wait::Slow;
        }
    }

    /// The answer is so late that something is wrong.
    pub fn is_stuck(&mut self) {
        if !self.is_all_stored() {
            self.wait = Wait::Stuck;
        }
    }

    /// The store refused.
    pub fn failed(&mut self) {
        self.failed = true;
    }

    /// Whether nothing is on its way.
    pub fn is_all_stored(&self) -> bool {
        self.stored >= self.asked && !self.failed
    }

    /// Whether the store refused, and has not taken it since.
    pub fn is_refused(&self) -> bool {
        self.failed
    }

    /// Whether the answer is late, and was said to be.
    pub fn is_late(&self) -> bool {
        self.wait == Wait::Stuck
    }

    /// The last ticket that is stored.
    pub fn stored_up_to(&self) -> u64 {
        self.stored
    }

    /// When the store last answered.
    pub fn at(&self) -> Option<i64> {
        self.at
    }

    /// What the screen shows, `typed` being whether an open field holds text that is in no entry.
    pub fn shown(&self, typed: bool) -> Shown {
        match (self.failed, self.is_all_stored(), self.wait, self.at) {
            (true, ..) | (_, false, Wait::Stuck, _) => Shown::NotStored,
            (_, false, Wait::Slow, _) => Shown::Saving,
            _ if typed => Shown::Typed,
            (.., Some(at)) => Shown::Stored(at),
            (_, false, Wait::Short, None) => Shown::Saving,
            (_, true, _, None) => Shown::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_that_of_the_answer_and_a_quick_answer_does_not_flicker() {
        let mut saved = Saved::read(Some(100));
        saved.asked(1);
        assert_eq!(saved.shown(false), Shown::Stored(100));
        assert!(!saved.is_all_stored());
        saved.stored(1, 240);
        assert_eq!(saved.shown(false), Shown::Stored(240));
    }

    #[test]
    fn a_late_answer_is_shown_and_then_said_to_be_wrong() {
        let mut saved = Saved::read(Some(100));
        saved.asked(1);
        saved.is_slow();
        assert_eq!(saved.shown(false), Shown::Saving);
        saved.is_stuck();
        assert_eq!(saved.shown(false), Shown::NotStored);
        saved.stored(1, 5000);
        assert_eq!(saved.shown(false), Shown::Stored(5000));
        saved.is_slow();
        assert_eq!(saved.shown(false), Shown::Stored(5000), "nothing waits any more");
    }

    #[test]
    fn a_refusal_is_never_called_stored_until_the_store_says_so() {
        let mut saved = Saved::read(None);
        assert_eq!(saved.shown(false), Shown::Nothing);
        saved.asked(3);
        saved.failed();
        assert_eq!(saved.shown(true), Shown::NotStored);
        saved.stored(3, 9);
        assert_eq!(saved.shown(false), Shown::Stored(9));
    }

    #[test]
    fn what_is_only_typed_is_not_called_stored() {
        assert_eq!(Saved::read(Some(1)).shown(true), Shown::Typed);
    }
}
