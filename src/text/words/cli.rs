//! The words of the command line.

use super::words;

words! {}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
