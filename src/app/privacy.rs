//! What somebody a metre away may read off the screen: whether marks are covered and the page is blank. Nothing here
//! changes what is written: every key does on a covered or blank page what it does on any other.

use super::model::{Current, Keyboard};
use crate::domain::ids::{InterviewId, PersonId};

/// How long a page that two seats share is left open without a key, in ms.
pub const UNTOUCHED: i64 = 60_000;

/// Whether marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// As they are.
    Open,
    /// One word for every value.
    Covered,
}

/// Whether marks and notes are on the page at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// They are.
    Shown,
    /// Clock and questions only, until the same key again.
    Blanked,
    /// The same, because nobody touched it; the next key brings it back.
    Untouched,
}

/// Who uses the laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Laptop {
    /// This seat alone.
    Own,
    /// Another seat of the interview too.
    Shared,
}

/// What is hidden on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Whose laptop it is on.
    pub laptop: Laptop,
    /// Its marks.
    pub marks: Marks,
    /// The page.
    pub sight: Sight,
}

impl Cover {
    /// A page as it opens: where another seat sits at the same laptop the marks are covered.
    pub fn at_first(laptop: Laptop) -> Cover {
        let marks = match laptop {
            Laptop::Shared => Marks::Covered,
            Laptop::Own => Marks::Open,
        };
        Cover { laptop, marks, sight: Sight::Shown }
    }

    /// Whether values may be seen.
    pub fn shows_marks(self) -> bool {
        self.marks == Marks::Open && self.sight == Sight::Shown
    }

    /// Whether the page is blank.
    pub fn is_blank(self) -> bool {
        self.sight != Sight::Shown
    }
}

/// Whose laptop this is while somebody marks: where nobody said that one person sits here alone, another seat uses it too as long as one that owes a sheet has not written on
/// another laptop, and on that alone.
pub fn laptop_of(current: &Current, interview: InterviewId, who: PersonId) -> Laptop {
    let day = current.day();
    let Some(known) = day.interview(interview).filter(|_| current.keyboard == Keyboard::Shared) else {
        return Laptop::Own;
    };
    let here = current.session.device();
    let sits_here = |seat: PersonId| {
        let (mut wrote_here, mut wrote_elsewhere) = (false, false);
        for entry in day.entries().filter(|entry| entry.stamp.by == Some(seat)) {
            wrote_here |= entry.stamp.device == here;
            wrote_elsewhere |= entry.stamp.device != here;
        }
        wrote_here || !wrote_elsewhere
    };
    let shared = day.seats(&known).into_iter().any(|seat| seat != who && sits_here(seat));
    if shared { Laptop::Shared } else { Laptop::Own }
}
