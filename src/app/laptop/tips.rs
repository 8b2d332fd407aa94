//! The tips of a header: one for each end of each laptop's chain, and where a file begins to hold it.

use super::base::Base;
use crate::bundle::Tip;
use crate::domain::day::Day;
use crate::domain::entry::Entry;

/// Tips of everything the Day holds, for a file that leaves out `base`.
pub(super) fn tips(day: &Day, base: &Base) -> Vec<Tip> {
    day.tips()
        .into_iter()
        .map(|end| Tip {
            dev: end.stamp.device,
            key: None,
            from: from(day, base, end),
            seq: end.stamp.seq,
            hash: end.stamp.hash,
            sig: None,
        })
        .collect()
}

/// First place of a branch that the file holds; none where it holds nothing of it.
fn from(day: &Day, base: &Base, end: &Entry) -> Option<u64> {
    let (mut at, mut from) = (Some(end), None);
    while let Some(e) = at.filter(|e| !base.holds(&e.stamp.id)) {
        from = Some(e.stamp.seq);
        at = e.stamp.prev.and_then(|prev| day.entry(&prev)).map(|e| &**e);
    }
    from
}
