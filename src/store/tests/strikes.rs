//! Every single call of the disk fails once, each in turn, and the disk is full after every number of bytes: what was
//! acknowledged is there, whether the power goes afterwards or not.

use super::{
    super::{
        aside::SetAside,
        disk::Disk,
        ground::{self, Seed},
        journal::Journal,
    },
    memory_disk::{Call, PowerCutDisk},
    power_cut::{STORE, seq_of},
    *,
};
use std::collections::BTreeSet;

#[derive(Debug, Default)]
struct Tally {
    cases: usize,
    struck: usize,
    acknowledged: usize,
    found: usize,
    lost: usize,
    found_unacknowledged: usize,
}

fn folder() -> PathBuf {
    Path::new(STORE).join("days").join(DAY.to_string())
}

fn open(disk: &PowerCutDisk) -> Result<(Journal, BTreeSet<u64>), StoreError> {
    let aside = SetAside { disk: Arc::new(disk.clone()), store: STORE.into(), stamp: "t".into(), day: DAY };
    let found = ground::find(&aside, &folder(), "test", 300)?;
    assert_eq!(found.report.damage, []);
    let seen = found.lines.iter().map(|line| seq_of(line.kept.payload())).collect();
    Ok((found.journal, seen))
}

/// A day is made with two entries, opened twice, and written to over several segments. What is refused is tried once more
/// and then given up.
fn play(disk: &PowerCutDisk) -> BTreeSet<u64> {
    let mut acknowledged = BTreeSet::new();
    let lines: Vec<Kept> = (1..=2).map(|seq| Kept::Entry(entry_text(seq).into())).collect();
    let seed = Seed { day: DAY, device: DEVICE, epoch: EPOCH, app: "test", lines: &lines };
    let shared: Arc<dyn Disk> = Arc::new(disk.clone());
    let made = (0..2).any(|_| ground::create(&shared, Path::new(STORE), &seed).is_ok());
    if made {
        acknowledged.extend([1, 2]);
    }
    let mut next = 3;
    for _ in 0..2 {
        let opened = (0..2).find_map(|_| open(disk).ok());
        let Some((mut journal, seen)) = opened else { return acknowledged };
        assert!(acknowledged.is_subset(&seen), "{acknowledged:?} {seen:?}");
        for size in [1, 3, 2, 4] {
            let groups = vec![(next..next + size).map(|seq| Line { key: None, payload: entry_text(seq) }).collect()];
            if (0..2).any(|_| journal.append(&groups).is_ok()) {
                acknowledged.extend(next..next + size);
            }
            next += size;
        }
    }
    acknowledged
}

fn fresh(seed: u64) -> PowerCutDisk {
    let disk = PowerCutDisk::new(seed);
    disk.make_folder(Path::new(STORE)).unwrap();
    disk.sync_folder(Path::new("/")).unwrap();
    disk
}

fn count(disk: PowerCutDisk, acknowledged: &BTreeSet<u64>, what: &str, tally: &mut Tally) {
    for cut in 0..4 {
        let disk = if cut == 0 { disk.clone() } else { disk.cut() };
        disk.platter().strike = None;
        disk.platter().room = None;
        let seen = match open(&disk) {
            Ok((_, seen)) => seen,
            Err(StoreError::Missing { .. }) if acknowledged.is_empty() => BTreeSet::new(),
            Err(error) => panic!("{what}, cut {cut}: {error}"),
        };
        tally.cases += 1;
        tally.acknowledged += acknowledged.len();
        tally.found += seen.len();
        let lost = acknowledged.difference(&seen).count();
        assert_eq!(lost, 0, "{what}, cut {cut}: {acknowledged:?} {seen:?}");
        tally.lost += lost;
        tally.found_unacknowledged += seen.difference(acknowledged).count();
    }
}

#[test]
fn every_call_of_the_disk_fails_once_and_nothing_acknowledged_is_lost() {
    let mut tally = Tally::default();
    let calls = [
        Call::Create,
        Call::Write,
        Call::Sync,
        Call::SetLen,
        Call::Identity,
        Call::Rename,
        Call::Remove,
        Call::SyncFolder,
    ];
    for first in calls {
        // One failure alone, and one while the disk is already unwell.
        for faults in [0, 6] {
            for k in 0.. {
                let disk = fresh(k as u64);
                disk.platter().strike = Some((first, k));
                disk.platter().faults = faults;
                let acknowledged = play(&disk);
                disk.platter().faults = 0;
                let struck = disk.platter().strike.is_none();
                tally.struck += usize::from(struck);
                count(disk, &acknowledged, &format!("{first:?} {k} {faults}"), &mut tally);
                if !struck {
                    break;
                }
            }
        }
    }
    println!("every call fails once: {tally:?}");
    assert_eq!(tally.lost, 0);
    assert!(tally.struck > 60, "{tally:?}");
}

#[test]
fn a_disk_full_after_any_number_of_bytes_loses_nothing_acknowledged() {
    let mut tally = Tally::default();
    let whole = fresh(0);
    whole.platter().room = Some(1 << 20);
    let all = play(&whole).len();
    let used = (1 << 20) - whole.platter().room.unwrap();
    for room in 0..=used {
        let disk = fresh(room as u64);
        disk.platter().room = Some(room);
        let acknowledged = play(&disk);
        assert!(acknowledged.len() < all || room == used);
        count(disk, &acknowledged, &format!("room for {room}"), &mut tally);
    }
    println!("a disk full after any of {used} bytes: {tally:?}");
    assert_eq!(tally.lost, 0);
}
