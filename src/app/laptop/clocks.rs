//! Clocks of other laptops that are ahead of ours: one of the two is wrong, and somebody should look. Nothing is decided by it.

use crate::domain::ids::DeviceId;
use std::collections::BTreeMap;

/// Another clock this far ahead of ours is said, ms.
const AHEAD_MS: i64 = 120_000;

/// Of these times (Unix ms) by the laptops that gave them, those ahead of `now`: how many minutes, at most, for each laptop.
pub fn clocks_ahead(now: i64, times: impl IntoIterator<Item = (DeviceId, i64)>) -> Vec<(DeviceId, usize)> {
    let mut newest: BTreeMap<DeviceId, i64> = BTreeMap::new();
    for (device, ms) in times {
        let known = newest.entry(device).or_insert(ms);
        *known = ms.max(*known);
    }
    let ahead = newest.into_iter().map(|(device, ms)| (device, ms - now)).filter(|(_, ahead)| *ahead > AHEAD_MS);
    ahead.map(|(device, ahead)| (device, usize::try_from(ahead / 60_000).unwrap_or(usize::MAX))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_newest_time_of_each_laptop_counts_and_two_minutes_are_nothing() {
        let laptop = |n| DeviceId(Uuid::from_u128(n));
        let times = [(1, 180_000), (1, 7_200_000), (1, 0), (2, 120_000), (3, -600_000)];
        let ahead = clocks_ahead(0, times.map(|(n, ms)| (laptop(n), ms)));
        assert_eq!(ahead, [(laptop(1), 120)]);
    }
}
