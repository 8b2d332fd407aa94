//! Writing this laptop's bundle: what others have not said they hold, or all there is. Nothing that is not stored goes out,
//! nothing that waits does, and what is not understood here goes on byte for byte.

use super::base::Base;
use super::exchange::label;
use super::forgotten::outgoing;
use super::tips::from;
use super::vouched::Ends;
use super::{ImportFault, Laptop, Told, World, glance};
use crate::app::session::APP;
use crate::bundle::{self, Header, Reason, Scope, WriteRequest, Writer, Written};
use crate::domain::day::Day;
use crate::domain::ids::{DayId, DeviceId, EntryId};
use crate::store::{Kept, Payload, Root, StoreError, drafts_open, read_day};
use crate::wire::envelope;
use crate::wire::hash::hex;
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

/// How much goes into a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// What some other laptop of the day has not said it holds.
    #[default]
    Others,
    /// What this laptop has not said it holds.
    For(DeviceId),
    /// Everything.
    Full,
    /// What is not in this base.
    Beyond(Base),
}

/// A bundle as written.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub written: Written,
    /// Texts on this laptop that are in no entry, and so not in the file.
    pub drafts: usize,
}

/// Writes this laptop's bundle into a folder. Nothing that is not stored goes out.
pub fn export(laptop: &mut Laptop, folder: &Path, reach: &Reach) -> Result<Exported, ImportFault> {
    let world = laptop.world().clone();
    if laptop.goes_on_as().is_some() {
        // a file's writer is a laptop of its day: under a new identity it says its first word before it writes one
        laptop.introduce()?;
    }
    // what is being stored right now belongs to it too
    laptop.store.append_and_wait(Vec::new())?;
    let random = laptop.draw().bytes8("bundle");
    let from =
        Outgoing { world: &world, day: laptop.day(), told: &laptop.told, device: laptop.session.device(), random };
    let exported = write_out(from, folder, reach)?;
    let line = laptop.told.wrote(exported.written.no, &hex(&exported.written.sha256));
    laptop.append_and_wait(vec![line])?;
    Ok(exported)
}

/// What goes out, and from whom: with it any thread can write the file. The bundle's number is the caller's to note
/// afterwards, see [`Told::wrote`].
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// Store, clock.
    pub world: &'a World,
    /// What is stored; nothing else goes out.
    pub day: &'a Day,
    /// What headers told.
    pub told: &'a Told,
    /// Who writes. It has said its first word.
    pub device: DeviceId,
    /// For the temporary file's name.
    pub random: [u8; 8],
}

/// Writes a bundle and notes nothing.
pub fn write_out(from: Outgoing<'_>, folder: &Path, reach: &Reach) -> Result<Exported, ImportFault> {
    let Outgoing { world, day, told, device, random } = from;
    needs_no_key(device)?;
    let ms = world.clock.now_ms();
    let lines = stored_lines(&world.root, day.id())?;
    let base = match reach {
        Reach::Full => Base::nothing(),
        Reach::Others => Base::of_all_others(day, told, device),
        Reach::For(other) => Base::of_laptop(day, told, *other),
        Reach::Beyond(base) => base.clone(),
    };
    let ends = told.vouched.ends(day);
    let minute = super::minute_of(&super::zone_of(day), ms);
    let ordered = ordered(day, &lines, &base, &ends);
    let request = WriteRequest {
        header: header(day, device, told.bundle + 1, ms, &base, &ends),
        lines: ordered.iter().map(|line| &**line),
        at: jiff::civil::time((minute / 60) as i8, (minute % 60) as i8, 0, 0),
        random,
        now: std::time::SystemTime::now(),
    };
    let written = bundle::write(folder, request)?;
    Ok(Exported { written, drafts: drafts_open(&world.root, day.id().0) })
}

/// No key is ever made or read here: a file in the name of one would be believed by nobody.
fn needs_no_key(writer: DeviceId) -> Result<(), ImportFault> {
    if writer.is_unsigned() { Ok(()) } else { Err(ImportFault::NoKey) }
}

/// Writes everything this store holds of a day into one new file, and changes nothing here: it works without the lock, so
/// also while another program has the store. Neither a key nor this laptop's identity is in it: who restores it joins anew.
pub fn backup(world: &World, id: DayId, file: &Path) -> Result<Exported, ImportFault> {
    let seen = glance(&world.root, id)?;
    let lines = stored_lines(&world.root, id)?;
    let ms = world.clock.now_ms();
    let day = &seen.day;
    // a file's writer is a laptop of its day; one that has said nothing yet speaks through the founder's chain
    let writer = match day.chains().contains_key(&seen.device) {
        true => seen.device,
        false => day.founder().ok_or(ImportFault::Unfit(Reason::NoStart))?,
    };
    needs_no_key(writer)?;
    let mut draw = world.ids.draw_for(&["backup", &id.to_string(), &file.to_string_lossy(), &ms.to_string()]);
    let random = draw.bytes8("backup");
    let ends = seen.told.vouched.ends(day);
    let ordered = ordered(day, &lines, &Base::nothing(), &ends);
    let request = WriteRequest {
        header: header(day, writer, seen.told.bundle, ms, &Base::nothing(), &ends),
        lines: ordered.iter().map(|line| &**line),
        at: jiff::civil::Time::midnight(),
        random,
        now: std::time::SystemTime::now(),
    };
    let written = bundle::write_file(file, request)?;
    Ok(Exported { written, drafts: drafts_open(&world.root, id.0) })
}

fn header(day: &Day, device: DeviceId, no: u64, ms: i64, base: &Base, ends: &Ends<'_>) -> Header {
    let whole = !day.entries().any(|e| base.holds(&e.stamp.id));
    Header {
        day: label(day),
        writer: Writer { dev: device, name: day.laptop_name(device), app: APP.to_owned() },
        no,
        ms,
        kind: if whole { Scope::Full } else { Scope::Since },
        tips: ends.tips(|end| from(day, base, end)),
        apart: day.apart().len() as u64,
        waiting: day.waiting().count() as u64,
    }
}

/// The lines of held entries beyond a base, causes before effects: as far as others will believe them, and without what was
/// forgotten.
fn ordered<'a>(day: &Day, lines: &'a HashMap<EntryId, Payload>, base: &Base, ends: &Ends<'_>) -> Vec<Cow<'a, str>> {
    day.entries()
        .filter(|e| !base.holds(&e.stamp.id) && ends.cover(&e.stamp.id))
        .filter_map(|e| Some(outgoing(&e.private, lines.get(&e.stamp.id)?)))
        .collect()
}

/// The stored line of each entry; of several copies one with its personal text.
fn stored_lines(root: &Root, day: DayId) -> Result<HashMap<EntryId, Payload>, StoreError> {
    let mut all: HashMap<EntryId, Payload> = HashMap::new();
    for line in read_day(root, day.0)?.lines {
        if let Kept::Entry(text) = line
            && let Some((_, _, id)) = envelope::key_of(&text)
        {
            match all.get_mut(&id) {
                // the longer copy is the one with its personal text: the body is the same in both
                Some(have) if have.len() >= text.len() => {}
                Some(have) => *have = text,
                None => {
                    all.insert(id, text);
                }
            }
        }
    }
    Ok(all)
}
