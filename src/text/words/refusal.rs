//! Why a thing cannot be done, and what to do instead.

use super::words;

words! {}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
