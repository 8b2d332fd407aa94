//! Checking and rebuilding a day of this store, with what the store itself has not: random values and names.

use super::identity::{fresh, next_name};
use super::{Laptop, LaptopError, World, key_of};
use crate::domain::ids::{DayId, DeviceId};
use crate::store::{Health, Identity, Prober, Rebuilt, StoreError, Tools, check_day, extent};
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
        }
        goes_on_as = laptop.session.first_name().map(str::to_owned);
        laptop.introduce()?;
        // its first word stands in both copies too before the day is called mended
        laptop.store.settle_index(LEVEL);
    }
    Ok(Mended { rebuilt, goes_on_as })
}
