//! Ten thousand power cuts of random scripts. Kills cannot see a missing sync: the system keeps what a killed program
//! wrote. This can.

use super::{
    super::{
        aside::SetAside,
        disk::Disk,
        ground::{self, Ground, Seed},
        journal::Journal,
    },
    memory_disk::{Dice, PowerCutDisk},
    *,
};
use std::collections::BTreeSet;

#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    acknowledged: usize,
    found: usize,
    lost: usize,
    found_unacknowledged: usize,
    not_stored: usize,
    segments: u32,
    invented: usize,
}

/// One store through a few lives, each ended by a cut, a kill or a close.
struct Script {
    seed: u64,
    /// Calls fail now and then; else the cuts are all there is.
    faulty: bool,
    disk: PowerCutDisk,
    dice: Dice,
    next: u64,
    acknowledged: BTreeSet<u64>,
    attempted: BTreeSet<u64>,
    /// Not stored, as was said: a later program may still find it, and lose it again in a cut.
    refused: BTreeSet<u64>,
}

/// Whole and unchanged, or the test ends here.
pub fn seq_of(payload: &str) -> u64 {
    let seq = payload[r#"{"body":{"seq":"#.len()..].split(',').next().unwrap().parse().unwrap();
    assert_eq!(payload, entry_text(seq));
    seq
}

pub const STORE: &str = "/store";

impl Script {
    fn new(seed: u64) -> Script {
        let disk = PowerCutDisk::new(seed);
        disk.make_folder(Path::new(STORE)).unwrap();
        disk.sync_folder(Path::new("/")).unwrap();
        Script {
            seed,
            faulty: !seed.is_multiple_of(3),
            disk,
            dice: Dice(!seed),
            next: 1,
            acknowledged: BTreeSet::new(),
            attempted: BTreeSet::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Makes the day with its first entries, cut short as often as not.
    fn found(&mut self, tally: &mut Tally) {
        let first = self.dice.below(4) as u64;
        let lines: Vec<Kept> = (1..=first).map(|seq| Kept::Entry(entry_text(seq).into())).collect();
        self.attempted.extend(1..=first);
        self.next = first + 1;
        let seed = Seed { day: DAY, device: DEVICE, epoch: EPOCH, app: "test", lines: &lines };
        loop {
            self.faults(&[0, 12]);
            let disk: Arc<dyn Disk> = Arc::new(self.disk.clone());
            let made = ground::create(&disk, Path::new(STORE), &seed);
            if made.is_ok() {
                self.acknowledged.extend(1..=first);
            }
            if self.dice.one_in(3) {
                self.disk = self.disk.cut();
                tally.cuts += 1;
            }
            let there = self.disk.identity(&self.folder()).is_ok();
            assert!(there || made.is_err(), "seed {}: a day that was made is gone", self.seed);
            if there {
                return;
            }
        }
    }

    fn faults(&mut self, one_in: &[usize]) {
        let chosen = one_in[self.dice.below(one_in.len())];
        self.disk.platter().faults = if self.faulty { chosen } else { 0 };
    }

    fn folder(&self) -> PathBuf {
        Path::new(STORE).join("days").join(DAY.to_string())
    }

    /// Opens as the program does, and counts.
    fn open(&mut self, tally: &mut Tally) -> Journal {
        let segment = 250 + self.dice.below(600) as u64;
        let mut tries = 0;
        let found = loop {
            self.faults(&[0, 0, 0, 8]);
            let aside =
                SetAside { disk: Arc::new(self.disk.clone()), store: STORE.into(), stamp: "t".into(), day: DAY };
            // The journal's thread settles the names as soon as it runs.
            let found = ground::find(&aside, &self.folder(), "test", segment).and_then(|mut found| {
                let settled = found.journal.settle();
                settled.map_err(|f| StoreError::NotStored { cause: f.cause, what: f.what }).map(|()| found)
            });
            match found {
                Ok(found) => break found,
                // Refused: nothing is shown and nothing is lost; somebody tries again, maybe after another cut.
                Err(error) => {
                    tries += 1;
                    assert!(tries < 100, "seed {}: {error:?}", self.seed);
                    if self.dice.one_in(3) {
                        self.disk = self.disk.cut();
                        tally.cuts += 1;
                        if self.disk.identity(&self.folder()).is_err() {
                            assert!(self.acknowledged.is_empty(), "seed {}: the day is gone", self.seed);
                            self.found(tally);
                        }
                    }
                }
            }
        };
        let Ground { journal, lines, report, .. } = found;
        let seen: BTreeSet<u64> = lines.iter().map(|line| seq_of(line.kept.payload())).collect();
        tally.found += seen.len();
        tally.acknowledged += self.acknowledged.len();
        let lost: Vec<_> = self.acknowledged.difference(&seen).collect();
        tally.lost += lost.len();
        assert!(lost.is_empty(), "seed {}: acknowledged and not found: {lost:?}, {report:?}", self.seed);
        tally.invented += seen.difference(&self.attempted).count();
        tally.found_unacknowledged += seen.difference(&self.acknowledged).count();
        // A cut alone is no damage.
        assert!(self.faulty || report.damage.is_empty(), "seed {}: {report:?}", self.seed);
        // What is shown from now on is called stored.
        self.acknowledged.extend(seen.difference(&self.refused));
        journal
    }

    /// A few batches of a few groups, some of them through failing calls.
    fn append(&mut self, journal: &mut Journal, tally: &mut Tally) {
        self.faults(&[0, 0, 25, 8, 3]);
        for _ in 0..self.dice.below(4) {
            let mut groups: Vec<Group> = Vec::new();
            let first = self.next;
            for _ in 0..=self.dice.below(2) {
                let size = 1 + self.dice.below(3) as u64;
                groups.push(
                    (self.next..self.next + size).map(|seq| Line { key: None, payload: entry_text(seq) }).collect(),
                );
                self.next += size;
            }
            self.attempted.extend(first..self.next);
            let mut tries = 0;
            loop {
                match journal.append(&groups) {
                    Ok(_) => {
                        self.acknowledged.extend(first..self.next);
                        break;
                    }
                    Err(_) => {
                        tally.not_stored += 1;
                        tries += 1;
                        // Tried again like the journal's thread does, or taken back.
                        if tries > 3 || self.dice.one_in(4) {
                            self.refused.extend(first..self.next);
                            break;
                        }
                    }
                }
            }
        }
    }

    fn play(mut self, cuts: usize, tally: &mut Tally) {
        self.found(tally);
        let end = tally.cuts + cuts;
        while tally.cuts < end {
            let mut journal = self.open(tally);
            self.append(&mut journal, tally);
            tally.segments = tally.segments.max(journal.segment());
            drop(journal);
            // A kill or a close instead leaves the system's memory as it is.
            if !self.dice.one_in(4) {
                self.disk = self.disk.cut();
                tally.cuts += 1;
            }
        }
        self.open(tally);
    }
}

#[test]
fn nothing_acknowledged_is_lost_in_ten_thousand_power_cuts() {
    let mut tally = Tally::default();
    let mut seed = 0;
    while tally.cuts < 10_000 {
        Script::new(seed).play(5, &mut tally);
        seed += 1;
    }
    println!("power cuts of {seed} stores: {tally:?}");
    assert_eq!((tally.lost, tally.invented), (0, 0));
    // The scripts did meet what they are for.
    assert!(tally.found_unacknowledged > 1_000 && tally.not_stored > 1_000 && tally.segments > 10, "{tally:?}");
}
