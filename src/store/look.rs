//! Reading a day without the lock, also while another process writes to it: what stands up to the last whole group.
//! Takes no lock, opens no sled, cuts no tail, writes nothing.

use super::{
    Damage, Root, StoreError,
    disk::{Disk, RealDisk},
    ground::read_device,
    line::Kept,
    rebuild, scan,
};
use std::path::Path;
use uuid::Uuid;

/// Beside the journal: its length when it was last level with the index.
const LEVEL: &str = "level";

/// A day as it stands on disk at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDay {
    /// The laptop the store belongs to.
    pub device: Uuid,
    /// Another epoch means that the journal was rewritten: read everything again.
    pub epoch: Option<Uuid>,
    /// Everything that stands, in the order of the journal.
    pub lines: Vec<Kept>,
    /// Lines of the day that should be there and are not readable, but for those that came back from the index.
    pub damage: Vec<Damage>,
    /// Lines at the journal's former end that are in neither copy, or that nobody has compared yet.
    pub lost: u64,
    /// Whether nothing lies behind the last whole group. If something does while nobody writes, it is an end that was torn or
    /// spoilt: open the day before believing what stands here.
    pub whole: bool,
    /// What [`extent`] said when this was read.
    pub extent: Extent,
}

/// How much journal there is; if it differs there is something new to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Bytes of all segments.
    pub bytes: u64,
}

/// Reads the day.
pub fn read_day(root: &Root, day: Uuid) -> Result<ReadDay, StoreError> {
    let folder = root.day_folder(day)?;
    let found = scan::scan(&RealDisk, &rebuild::journal_of(&folder), day)?;
    Ok(ReadDay {
        device: read_device(&RealDisk, &folder)?,
        epoch: found.epoch,
        lost: found.lost + (noted_line(&folder) + 1).saturating_sub(found.next),
        whole: found.is_whole(),
        extent: Extent { bytes: found.size },
        lines: found.lines.into_iter().map(|line| line.kept).collect(),
        damage: found.damage.into_iter().filter(Damage::is_loss).collect(),
    })
}

/// Asks only for the size, cheap enough for every second.
pub fn extent(root: &Root, day: Uuid) -> Result<Extent, StoreError> {
    extent_of(&root.day_folder(day)?)
}

/// Whether the journal is at least as long as it was when journal and index were last level and closed. If not, or if that
/// is not known, its end may be lost and the index may still have it: open the day before believing it. A note that may be
/// lost or deleted at any time: then the day is opened and compared.
pub fn is_level(root: &Root, day: Uuid) -> bool {
    let long_enough = |folder: &Path| Some(extent_of(folder).ok()?.bytes >= noted(folder, 0)?);
    root.day_folder(day).ok().as_deref().and_then(long_enough).unwrap_or(false)
}

/// Notes how long the journal is now that the index is level with it, and the number of its last line. What a day holds
/// never rests on it; whether to look twice does, and what is said of lines that are in neither copy. A journal that is known
/// to have been longer is level with nothing: the note stays until the loss itself is noted.
pub(super) fn note_level(day: &Path, last: u64) {
    if let Ok(extent) = extent_of(day)
        && noted_line(day) <= last
    {
        note(day, &format!("{} {last}", extent.bytes));
    }
}

/// The number of the last line that the journal is known to have held; 0 if nothing is known.
pub(super) fn noted_line(day: &Path) -> u64 {
    noted(day, 1).unwrap_or(0)
}

fn noted(day: &Path, place: usize) -> Option<u64> {
    let noted = std::fs::read_to_string(day.join(LEVEL)).ok()?;
    let (text, sum) = noted.trim_end().rsplit_once(' ')?;
    let sound = u32::from_str_radix(sum, 16).ok()? == crc32fast::hash(text.as_bytes());
    text.split_ascii_whitespace().nth(place).filter(|_| sound)?.parse().ok()
}

/// Forgets how long it was: whoever is killed from here on leaves nothing to believe. That a line was there stays true.
pub(super) fn forget_level(day: &Path) {
    match noted_line(day) {
        0 => drop(forget_all(day)),
        last => note(day, &format!("- {last}")),
    }
}

/// With a checksum: a bit that turned in it must not call anything lost.
fn note(day: &Path, text: &str) {
    let _ = std::fs::write(day.join(LEVEL), format!("{text} {:08x}\n", crc32fast::hash(text.as_bytes())));
}

/// Forgets the last line too: its loss is noted, or the numbers begin anew.
pub(super) fn forget_all(day: &Path) -> std::io::Result<()> {
    std::fs::remove_file(day.join(LEVEL))
}

fn extent_of(day: &Path) -> Result<Extent, StoreError> {
    let folder = rebuild::journal_of(day);
    let files = RealDisk.list(&folder).map_err(StoreError::at(&folder))?;
    Ok(Extent { bytes: files.iter().filter(|(name, _)| name.ends_with(".log")).map(|(_, len)| len).sum() })
}
