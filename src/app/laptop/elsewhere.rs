//! Going on with an open day in another folder, when the disk it lies on takes nothing any more. Everything that was stored
//! goes along, from memory; what was not stored is said again there, by the same people. The other folder makes another
//! laptop of this one: whatever of the lost disk turns up later is imported like anybody's.

use super::{Laptop, LaptopError, Pending, World, fold, key_of, line_of};
use crate::app::session::Session;
use crate::domain::ids::{DayId, DeviceId};
use crate::store::{DayStore, Notify, OpenReport, Root};
use crate::wire::stamp::Stamped;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder a store gets where it is put beside other things.
pub const STORE_FOLDER: &str = "colloquio-data";

/// A day that goes on elsewhere.
#[derive(Debug)]
pub struct Elsewhere {
    /// This laptop, with its day there.
    pub laptop: Laptop,
    /// How many entries that were not stored are stored now.
    pub again: usize,
}

/// Makes the day anew under `dir` and goes on there. `unstored` are the entries the old store has not acknowledged, in
/// order. Nothing is taken from the old store before everything is stored in the new one.
pub fn go_on_elsewhere(
    world: &World,
    old: &DayStore,
    day: DayId,
    unstored: &[Stamped],
    name: &str,
    dir: &Path,
    notify: Notify,
) -> Result<Elsewhere, LaptopError> {
    let world = World { root: Root::at(folder_for(dir)), ..world.clone() };
    let lines = old.lines()?;
    let ms = world.clock.now_ms();
    let before = old.device().to_string();
    let folder = world.root.dir().display().to_string();
    let mut draw = world.ids.draw_for(&["elsewhere", &day.to_string(), &before, &folder]);
    let (device, epoch) = (DeviceId(draw.uuid("device", ms)), draw.uuid("epoch", ms));
    let lock = world.lock(Some(day))?;
    let opened = lock.create_day_from(day.0, device.0, epoch, &lines, key_of, notify)?;
    let (folded, told, unreadable) = fold(day, &opened.lines);
    let mut session = Session::new(folded, device, ms);
    let mut written = session.join(name, &world.app(), ms, &mut draw)?.stamped;
    let mut again = 0;
    // a first word that was never stored is said by the new laptop itself
    for said in unstored.iter().filter(|said| said.entry.stamp.seq > 1) {
        let stamped = session.say_again(said, ms, &mut draw)?.stamped;
        again += stamped.len();
        written.extend(stamped);
    }
    opened.store.append_and_wait(written.iter().map(line_of).collect())?;
    // it is safe elsewhere: whatever the old disk does with it later comes too late
    old.take_back();
    let zone = super::zone_of(session.day());
    let mut laptop = Laptop {
        store: Arc::new(opened.store),
        session,
        told,
        report: OpenReport::default(),
        unreadable,
        world,
        zone,
        device,
        pending: Pending::Home,
        lock,
    };
    laptop.settle();
    Ok(Elsewhere { laptop, again })
}

/// A folder that is a store, or is empty, or is not there yet, is taken as it is; beside other things the store gets a
/// folder of its own.
fn folder_for(dir: &Path) -> PathBuf {
    let used = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if used && !dir.join("format").exists() { dir.join(STORE_FOLDER) } else { dir.to_path_buf() }
}

/// Whether nothing could be stored there either.
pub fn is_the_same_folder(world: &World, dir: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    whole(&folder_for(dir)) == whole(world.root.dir())
}
