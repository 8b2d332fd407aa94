//! The end of this laptop's own journal that neither copy has any more: counted in one way wherever it is said, and fewer
//! once some of it is back.

use super::msg::Found;
use crate::domain::day::Day;
use crate::domain::ids::DeviceId;

/// What opening found gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Under which name it was written.
    pub device: DeviceId,
    lines: u64,
    /// Entries of that name that were here then.
    held: usize,
}

impl Lost {
    /// What opening a day found, where it found anything gone; `own` is this laptop from now on.
    pub fn found(found: &Found, day: &Day, own: DeviceId) -> Option<Lost> {
        let device = found.former.unwrap_or(own);
        (found.lost > 0).then(|| Lost { device, lines: found.lost, held: held(day, device) })
    }

    /// How many lines are still gone.
    pub fn still(&self, day: &Day) -> usize {
        let back = held(day, self.device).saturating_sub(self.held);
        usize::try_from(self.lines).unwrap_or(usize::MAX).saturating_sub(back)
    }
}

fn held(day: &Day, device: DeviceId) -> usize {
    day.chains().get(&device).map_or(0, |chain| chain.len())
}
