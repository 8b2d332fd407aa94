//! What happened, what it means for the data, what to do.

use super::words;

words! {}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
