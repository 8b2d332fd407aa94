//! Checking and rebuilding a day of this store, with what the store itself has not: random values and names.

use super::identity::{fresh, keep_lead, next_name};
use super::{Laptop, LaptopError, World, key_of};
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId};
use crate::store::{Health, Identity, Prober, Rebuilt, StoreError, Tools, check_day, extent};
use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

/// How long the two copies may take to come level at the end of a rebuild.
const LEVEL: Duration = Duration::from_secs(2);

/// What a rebuild came to.
#[derive(Debug)]
pub struct Mended {
    /// What the store did.
    pub rebuilt: Rebuilt,
    /// The name under which this laptop goes on, where it had to become a new one.
    pub goes_on_as: Option<String>,
}

/// A stretch of a laptop's chain that is not here, though later entries of it are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    /// The laptop.
    pub device: DeviceId,
    /// First place.
    pub from: u64,
    /// Last place.
    pub to: u64,
    /// Entries of the same laptop that are here and wait for it, up to the next hole.
    pub waiting: usize,
}

/// The holes of a Day's chains, laptop by laptop.
pub fn holes(day: &Day) -> Vec<Hole> {
    let waiting: BTreeSet<(DeviceId, u64)> = day.waiting().map(|e| (e.stamp.device, e.stamp.seq)).collect();
    let mut all: Vec<Hole> = Vec::new();
    let mut before: Option<(DeviceId, u64)> = None;
    for (device, seq) in waiting {
        let held = || day.chains().get(&device).and_then(|chain| chain.keys().next_back().copied()).unwrap_or(0);
        let last = before.filter(|(former, _)| *former == device).map_or_else(held, |(_, seq)| seq);
        if seq > last + 1 {
            all.push(Hole { device, from: last + 1, to: seq - 1, waiting: 0 });
        }
        // what waits for another laptop alone follows no hole of its own
        if let Some(hole) = all.last_mut().filter(|hole| hole.device == device) {
            hole.waiting += 1;
        }
        before = Some((device, seq));
    }
    all
}

/// Looks a day over; changes nothing, and works while another program has the store.
pub fn check(world: &World, id: DayId, prober: &Prober<'_>) -> Result<Health, StoreError> {
    check_day(&world.root, id.0, key_of, prober, SystemTime::now())
}

/// Writes both copies of a day anew from whatever of both is good.
pub fn rebuild(world: &World, id: DayId, prober: &Prober<'_>) -> Result<Mended, LaptopError> {
    let lock = world.lock(Some(id))?;
    // under a seed each state of the journal gives another id
    let bytes = extent(&world.root, id.0).map_or(0, |extent| extent.bytes);
    let device = fresh(world, id, bytes as usize);
    let epoch = world.ids.draw_for(&["rebuilt", &id.to_string(), &bytes.to_string()]);
    let epoch = { epoch }.uuid("epoch", world.clock.now_ms());
    let tools = Tools { device: device.0, epoch, key_of, prober, now: SystemTime::now() };
    let rebuilt = lock.rebuild_day(id.0, &tools)?;
    drop(lock);
    let mut goes_on_as = None;
    if rebuilt.identity == Identity::New && rebuilt.entries > 0 {
        let mut laptop = Laptop::open(world, id, Box::new(|_| {}))?;
        if let Some(former) = rebuilt.before.device {
            let name = next_name(laptop.day(), DeviceId(former), laptop.session.device());
            laptop.session = laptop.session.clone().introduced_as(&name, &world.app());
            keep_lead(world, laptop.day(), DeviceId(former));
        }
        goes_on_as = laptop.session.first_name().map(str::to_owned);
        laptop.introduce()?;
        // its first word stands in both copies too before the day is called mended
        laptop.store.settle_index(LEVEL);
    }
    Ok(Mended { rebuilt, goes_on_as })
}
