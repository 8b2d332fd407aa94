//! One act to sync through a folder: everything new in it is taken, our own files too, then this laptop's own bundle goes
//! beside it. Safe to repeat, to interrupt at any moment, and to run on many laptops over one folder at once: a file is whole
//! or not there, every writer has names of its own, and nothing is ever overwritten or removed.
//!
//! Which files were taken is remembered by digest, and how they lay there by name, size and time, so that a folder of a day
//! is not read anew every time.

use super::base::Base;
use super::exchange::{label, prove};
use super::export::{Exported, Reach, export};
use super::import::take;
use super::watch::is_known;
use super::{Import, ImportFault, Laptop, Sighting, Told, Verdict, World, import_new};
use crate::bundle::{
    Act, BundleError, Header, Outside, Progress, Reason, Skipped, has_end, list, outside, read_header,
};
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId};
use crate::store::{Line, Notify};
use crate::wire::hash::hex;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// A file without an end that changed within so many ms is still being copied.
pub const ARRIVING_MS: i64 = 120_000;

/// What became of a folder.
#[derive(Debug, Default)]
pub struct Synced {
    /// Files that were read now, and what became of each.
    pub files: Vec<(PathBuf, Import)>,
    /// How many were taken before and not read again.
    pub known: usize,
    /// Files that are still being copied, to be looked at again.
    pub arriving: Vec<PathBuf>,
    /// Named like a bundle, but left alone.
    pub skipped: Vec<(PathBuf, Skipped)>,
    /// This laptop's own file; none where everything held here lies in the folder already.
    pub written: Option<Exported>,
    /// Why it did not come to its end; what was taken by then stays.
    pub fault: Option<ImportFault>,
}

/// Takes everything new in a folder, then writes what no file there has. `wall` is the machine's own clock in Unix ms, which
/// files carry too; a fictional clock of the day has no say in what is still being copied.
pub fn sync(
    laptop: &mut Laptop,
    folder: &Path,
    wall: i64,
    default_name: impl Fn(&str) -> String,
    progress: &Progress,
) -> Result<Synced, ImportFault> {
    let listing = list(folder).map_err(BundleError::io(Act::Read, folder))?;
    let mut done = Synced { skipped: listing.skipped, ..Synced::default() };
    let mut headers: Vec<Header> = Vec::new();
    let mut notes: Vec<Line> = Vec::new();
    for path in listing.bundles {
        if progress.is_stopped() {
            break;
        }
        let seen = match outside(&path) {
            // taken away since the folder was listed
            Err(e) if e.kind() == io::ErrorKind::NotFound && folder.exists() => continue,
            Err(e) => {
                done.files.push((path.clone(), Import::refused(None, BundleError::io(Act::Read, &path)(e).into())));
                continue;
            }
            Ok(seen) => seen,
        };
        let sighting = sighting(&path, seen);
        if let Some(header) = known(&laptop.told, laptop.session.day_id(), &path, &sighting) {
            done.known += 1;
            headers.push(header);
            continue;
        }
        let fresh = is_fresh(wall, seen);
        if fresh && has_end(&path).is_ok_and(|end| !end) {
            done.arriving.push(path);
            continue;
        }
        let verified = match prove(laptop.world(), &path, Some(&label(laptop.day())), progress) {
            Ok(verified) => verified,
            Err(refused) if is_arriving(&refused, fresh) => {
                done.arriving.push(path);
                continue;
            }
            Err(refused) => {
                done.files.push((path, *refused));
                continue;
            }
        };
        let sha256 = hex(&verified.sha256);
        if laptop.told.taken.contains(&sha256) {
            done.known += 1;
            headers.push(verified.header.clone());
            notes.push(laptop.told.saw(&sighting, &sha256));
            continue;
        }
        let taken = take(laptop, verified, &default_name, progress);
        if taken.verdict != Verdict::Refused && taken.fault.is_none() {
            notes.push(laptop.told.saw(&sighting, &sha256));
            headers.extend(taken.header.clone());
        }
        done.files.push((path, taken));
    }
    if progress.is_stopped() {
        done.fault = Some(BundleError::Stopped.into());
    }
    if !notes.is_empty()
        && let Err(e) = laptop.append_and_wait(notes)
    {
        done.fault.get_or_insert(e.into());
    }
    if done.fault.is_none() {
        match write_beside(laptop, folder, &headers) {
            Ok(written) => done.written = written,
            Err(fault) => done.fault = Some(fault),
        }
    }
    Ok(done)
}

/// Writes this laptop's file, unless files that lie in the folder have everything already.
fn write_beside(laptop: &mut Laptop, folder: &Path, headers: &[Header]) -> Result<Option<Exported>, ImportFault> {
    let Some(reach) = reach_beside(laptop.day(), &laptop.told, laptop.session.device(), headers) else {
        return Ok(None);
    };
    let exported = export(laptop, folder, &reach)?;
    // it is ours and proven: the next time it is not read
    if let Ok(seen) = outside(&exported.written.path) {
        let note = laptop.told.saw(&sighting(&exported.written.path, seen), &hex(&exported.written.sha256));
        laptop.append_and_wait(vec![note])?;
    }
    Ok(Some(exported))
}

/// How much this laptop writes beside files with these headers: what its own do not hold. None where the files together
/// hold everything.
pub fn reach_beside(day: &Day, told: &Told, own: DeviceId, headers: &[Header]) -> Option<Reach> {
    if Base::of_files(day, headers).covers(day, told) {
        return None;
    }
    Some(Reach::Beyond(Base::of_files(day, headers.iter().filter(|header| header.writer.dev == own))))
}

/// The header of a file that was taken before and lies there as it did then.
pub fn known(told: &Told, day: DayId, path: &Path, sighting: &Sighting) -> Option<Header> {
    // a header that cannot be read, or is of another day: no file that was taken here
    is_known(told, sighting).then(|| read_header(path).ok()).flatten().filter(|header| header.day.id == day)
}

/// Whether a file changed so lately that it may still be arriving. `wall` is the machine's own clock.
pub fn is_fresh(wall: i64, seen: Outside) -> bool {
    wall.saturating_sub(seen.changed).abs() < ARRIVING_MS
}

/// Name, size and time of a file, as it is remembered.
pub fn sighting(path: &Path, seen: Outside) -> Sighting {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (name, seen.bytes, seen.changed)
}

/// Whether a refusal only says that the file is not whole yet.
pub fn is_arriving(refused: &Import, fresh: bool) -> bool {
    match &refused.fault {
        Some(ImportFault::Bundle(BundleError::StillArriving { .. })) => true,
        Some(ImportFault::Bundle(e)) => fresh && e.reason() == Some(Reason::Incomplete),
        _ => false,
    }
}

/// What a folder offers a laptop that has no day yet.
#[derive(Debug)]
pub enum Found {
    /// It joined the day of this file.
    Joined(Box<(Laptop, PathBuf, Import)>),
    /// Files of more than one day: somebody has to say which.
    Several(BTreeSet<DayId>),
    /// No file that could make a day; why each would not do.
    Nothing(Vec<(PathBuf, Import)>),
}

/// Joins the day of a folder: the first file that holds its start makes it.
pub fn join_from(
    world: &World,
    folder: &Path,
    laptop_name: Option<&str>,
    default_name: impl Fn(&str) -> String,
    notify: impl Fn() -> Notify,
    progress: &Progress,
) -> Result<Found, ImportFault> {
    let bundles = list(folder).map_err(BundleError::io(Act::Read, folder))?.bundles;
    let days: BTreeSet<DayId> = bundles.iter().filter_map(|path| read_header(path).ok()).map(|h| h.day.id).collect();
    if days.len() > 1 {
        return Ok(Found::Several(days));
    }
    let mut refused = Vec::new();
    for path in bundles {
        match import_new(world, &path, laptop_name, &default_name, notify(), progress) {
            Ok((laptop, import)) => return Ok(Found::Joined(Box::new((laptop, path, import)))),
            Err(why) if why.fault.as_ref().is_some_and(ImportFault::is_stopped) => {
                return Err(BundleError::Stopped.into());
            }
            Err(why) => refused.push((path, *why)),
        }
    }
    Ok(Found::Nothing(refused))
}
