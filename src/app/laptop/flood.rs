//! The cap on what is held of laptops that nobody admitted: a flood from one of them must not fill this laptop. Where a file
//! would push them over it, all that the file has of such a laptop is left out, counted and named; the rest is taken, and the
//! file can be read again once the laptop is admitted.

use crate::bundle::Verified;
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::ids::DeviceId;
use crate::domain::trust::{Admission, Admissions, subject};
use std::collections::BTreeMap;
use std::io;

/// So much is held of laptops that are not admitted, a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// Entries.
    pub entries: u64,
    /// Bytes of their lines.
    pub bytes: u64,
}

impl Default for Cap {
    fn default() -> Cap {
        Cap { entries: 50_000, bytes: 64 << 20 }
    }
}

/// How much of each laptop.
type Amounts = BTreeMap<DeviceId, (u64, u64)>;

/// What of a file is left out: laptop and how many entries.
pub fn left_out(day: &Day, file: &Verified, cap: Cap) -> io::Result<BTreeMap<DeviceId, u64>> {
    let none = BTreeMap::new();
    if day.opened().is_some() && !day.admissions().keyed() {
        return Ok(none);
    }
    let held = held(day);
    let (n, bytes) = held.values().fold((0, 0), |(n, bytes), (more, of)| (n + more, bytes + of));
    // the usual case: whatever is in it, the file is not long enough, and no line is looked at
    if n + file.entries <= cap.entries && bytes + file.bytes()? <= cap.bytes {
        return Ok(none);
    }
    let after = admissions_after(day, file)?;
    if !after.keyed() {
        return Ok(none);
    }
    let mut brought = Amounts::new();
    for line in file.lines()? {
        let (text, e) = line?;
        let (device, id) = (e.stamp.device, e.stamp.id);
        if is_stranger(&after, device) && day.entry(&id).is_none() && !day.is_waiting(&id) {
            add(&mut brought, device, text.len() as u64);
        }
    }
    // the small ones first: whoever floods does not crowd out who said a few words
    let mut brought: Vec<_> = brought.into_iter().map(|(device, (n, bytes))| (n, bytes, device)).collect();
    brought.sort_unstable();
    let strangers = held.into_iter().filter(|(device, _)| is_stranger(&after, *device));
    let (mut n, mut bytes) = strangers.fold((0, 0), |(n, bytes), (_, (more, of))| (n + more, bytes + of));
    let mut out = BTreeMap::new();
    for (more, of, device) in brought {
        if n + more > cap.entries || bytes + of > cap.bytes {
            out.insert(device, more);
        } else {
            (n, bytes) = (n + more, bytes + of);
        }
    }
    Ok(out)
}

fn is_stranger(admissions: &Admissions, device: DeviceId) -> bool {
    matches!(admissions.of(device), Admission::Unknown | Admission::Refused)
}

fn add(amounts: &mut Amounts, device: DeviceId, bytes: u64) {
    let (n, all) = amounts.entry(device).or_default();
    (*n, *all) = (*n + 1, *all + bytes);
}

/// What is here of laptops that are not admitted, in the day on this laptop alone, waiting or apart.
fn held(day: &Day) -> Amounts {
    let mut all = Amounts::new();
    if day.admissions().keyed() {
        let entries = day.entries().map(|e| &**e).chain(day.waiting());
        for e in entries.filter(|e| is_stranger(day.admissions(), e.stamp.device)) {
            add(&mut all, e.stamp.device, weight(e));
        }
    }
    all
}

/// About as many bytes as its line has.
fn weight(e: &Entry) -> u64 {
    const FRAME: u64 = 350;
    FRAME + e.data.len() as u64
}

/// Who would be admitted, had the Day taken what the file says of trust. Only openings and the words of those who may speak
/// are kept, so a flood of others costs no memory. Opening, founder, deputies: each says who is heard next.
fn admissions_after(day: &Day, file: &Verified) -> io::Result<Admissions> {
    let mut heard = day.admissions().clone();
    for _ in 0..3 {
        let mut told = Vec::new();
        for line in file.lines()? {
            let (_, e) = line?;
            let said = match e.fact() {
                Some(Fact::DayOpened(_)) => e.stamp.seq == 2,
                Some(fact) => subject(fact).is_some() && heard.speaks(e.stamp.device),
                None => false,
            };
            if said {
                told.push(e);
            }
        }
        heard = day.admissions_with(told);
        if !heard.keyed() {
            break;
        }
    }
    Ok(heard)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{spool, verify};
    use crate::domain::ids::parse_strict;
    use std::path::Path;
    use tempfile::TempDir;

    /// A golden file, and the folder its copy lies in.
    fn golden(name: &str) -> (TempDir, Verified) {
        let inbox = tempfile::tempdir().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles");
        let copy = spool(&folder.join(format!("{name}.colloquio.json")), inbox.path(), [7; 8]).unwrap();
        (inbox, verify(copy).unwrap())
    }

    fn day_of(files: &[&str]) -> Day {
        let mut day = Day::new(golden("01-kickoff").1.header.day.id);
        for name in files {
            let (_inbox, file) = golden(name);
            file.lines().unwrap().for_each(|line| {
                day.apply(line.unwrap().1);
            });
        }
        day
    }

    fn left(files: &[&str], file: &str, entries: u64, bytes: u64) -> BTreeMap<DeviceId, u64> {
        let (_inbox, file) = golden(file);
        left_out(&day_of(files), &file, Cap { entries, bytes }).unwrap()
    }

    fn out(files: &[&str], file: &str, entries: u64, bytes: u64) -> Vec<u64> {
        left(files, file, entries, bytes).into_values().collect()
    }

    /// Attack 75.
    #[test]
    fn only_laptops_nobody_admitted_are_left_out_and_only_beyond_the_cap() {
        let (lead, stranger, plenty) = ("02-lead-after-admitting", "07-unknown-laptop", 1 << 20);
        assert_eq!(out(&[lead], stranger, 1, plenty), [2], "too many entries");
        assert_eq!(out(&[lead], stranger, plenty, 800), [2], "too many bytes");
        assert_eq!(out(&[lead], stranger, 2, plenty), [0; 0]);
        assert_eq!(out(&[lead, stranger], stranger, 1, plenty), [0; 0], "held already");
        assert_eq!(out(&[], "03-banco1-full", 0, 0), [0; 0], "admitted by the same file");
        assert_eq!(out(&[], "10-unsigned-open-day", 0, 0), [0; 0], "an open day has no strangers");
        let other = DeviceId(parse_strict("2d8270d8-53c7-83a5-a403-720a1debb796").unwrap());
        let named = left(&[lead], stranger, 0, 0);
        assert_eq!(named.into_keys().collect::<Vec<_>>(), [other]);
    }
}
