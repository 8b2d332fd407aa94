//! Where a file begins to hold a branch of a laptop's chain. Which branches there are, and how far others believe them, is in
//! `vouched`.

use super::base::Base;
use crate::domain::day::Day;
use crate::domain::entry::Entry;

/// First place of a branch that a file without `base` holds; none where it holds nothing of it.
pub(super) fn from(day: &Day, base: &Base, end: &Entry) -> Option<u64> {
    let (mut at, mut from) = (Some(end), None);
    while let Some(e) = at.filter(|e| !base.holds(&e.stamp.id)) {
        from = Some(e.stamp.seq);
        at = e.stamp.prev.and_then(|prev| day.entry(&prev)).map(|e| &**e);
    }
    from
}
