//! Headings and sentences of what leaves the room.

use super::words;

words! {}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
