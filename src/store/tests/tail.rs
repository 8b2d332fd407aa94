//! A journal cut at every byte, and every bit of its end flipped, in memory: never a panic, never a line that was not
//! written; a line is missing only where the damage is, and then it is said, or it is an unfinished end.

use super::{
    super::{
        disk::{self, Disk},
        ground::{self, Seed},
        scan::{Scan, scan},
    },
    memory_disk::PowerCutDisk,
    power_cut::{STORE, seq_of},
    *,
};
use std::collections::BTreeSet;

/// The bytes of a day's only segment, several groups long.
fn segment() -> (Vec<u8>, u64) {
    let disk = PowerCutDisk::new(0);
    disk.make_folder(Path::new(STORE)).unwrap();
    let shared: Arc<dyn Disk> = Arc::new(disk.clone());
    let seed = Seed { day: DAY, device: DEVICE, epoch: EPOCH, app: "test", lines: &[] };
    ground::create(&shared, Path::new(STORE), &seed).unwrap();
    let folder = Path::new(STORE).join("days").join(DAY.to_string());
    let aside = super::super::aside::SetAside { disk: shared, store: STORE.into(), stamp: "t".into(), day: DAY };
    let mut journal = ground::find(&aside, &folder, "test", 1 << 20).unwrap().journal;
    let mut next = 1;
    for size in [1, 2, 1, 3, 5, 1, 4, 2, 3, 1] {
        let group = (next..next + size).map(|seq| Line { key: None, payload: entry_text(seq) }).collect();
        journal.append(&[group]).unwrap();
        next += size;
    }
    (disk.read(&folder.join("journal/00000001.log")).unwrap(), next - 1)
}

fn read(bytes: &[u8]) -> Result<(Scan, BTreeSet<u64>), StoreError> {
    let disk = PowerCutDisk::new(0);
    disk.make_folder(Path::new("/j")).unwrap();
    disk::put(&disk, Path::new("/j/00000001.log"), bytes).unwrap();
    let found = scan(&disk, Path::new("/j"), DAY)?;
    let seen = found.lines.iter().map(|line| seq_of(line.kept.payload())).collect();
    Ok((found, seen))
}

#[test]
fn cut_at_any_byte_it_holds_every_group_that_was_whole_before() {
    let (bytes, last) = segment();
    let (mut cuts, mut found) = (0, 0);
    for len in 0..=bytes.len() {
        let (scan, seen) = read(&bytes[..len]).unwrap();
        assert_eq!(scan.damage, [], "cut at {len}");
        // The greatest whole group before the cut, by the count of lines that follow in it.
        let text = std::str::from_utf8(&bytes[..len]).unwrap();
        let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        let mut expected = 0;
        let mut here = 0;
        for line in whole.filter(|line| line.contains(r#"{"body""#)) {
            here += 1;
            if line.split(' ').nth(1) == Some("0") {
                expected = here;
            }
        }
        assert_eq!(seen, (1..=expected).collect(), "cut at {len}");
        cuts += 1;
        found = found.max(expected);
    }
    println!("cut at each of {cuts} bytes: {found} entries, lost 0");
    assert_eq!(found, last);
}

#[test]
fn a_flip_of_any_bit_spoils_one_line_at_most_and_is_said() {
    let (bytes, last) = segment();
    let from = bytes.len().saturating_sub(1_024);
    let (mut flips, mut unreadable, mut unfinished) = (0, 0, 0);
    let whole: BTreeSet<u64> = (1..=last).collect();
    for at in from * 8..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        let (scan, seen) = read(&flipped).unwrap();
        assert!(seen.is_subset(&whole), "bit {at}");
        let lost: Vec<u64> = whole.difference(&seen).copied().collect();
        flips += 1;
        if scan.damage.is_empty() {
            // Only the end can look like one that was never finished: then it is what comes after the last whole one.
            let end = scan.end.unwrap();
            assert!(lost.is_empty() || !end.tail().is_empty(), "bit {at}: {lost:?} gone without a word");
            // A flipped line break between the last two groups spoils both.
            assert!(lost.iter().all(|&seq| seq > last - 4), "bit {at}: {lost:?}");
            unfinished += usize::from(!lost.is_empty());
        } else {
            // A flipped line break spoils the two lines it parted.
            assert!(lost.len() <= 2, "bit {at}: {lost:?}");
            unreadable += 1;
        }
    }
    println!("{flips} flips: {unreadable} said as damage, {unfinished} as an unfinished end, lost without a word 0");
    assert_eq!(flips, 8_192);
    assert!(unreadable > 7_000, "{unreadable}");
}

#[test]
fn what_a_flip_took_from_the_journal_comes_back_from_the_index_and_is_told_once() {
    let bench = Bench::with_entries(1..=6);
    let bytes = std::fs::read(bench.segment(1)).unwrap();
    let line = bytes.split_inclusive(|&b| b == b'\n').nth(3).unwrap();
    let at = bytes.windows(line.len()).position(|window| window == line).unwrap();
    // The number, the checksum, the payload and the line break of the third entry.
    for place in [at, at + 5, at + 30, at + line.len() - 1] {
        let bench = Bench::with_entries(1..=6);
        let mut flipped = std::fs::read(bench.segment(1)).unwrap();
        flipped[place] ^= 4;
        std::fs::write(bench.segment(1), flipped).unwrap();
        let opened = bench.open();
        let found: BTreeSet<u64> = seqs(&opened.lines).into_iter().collect();
        assert_eq!(found, (1..=6).collect(), "{place}");
        assert!(!opened.report.damage.is_empty() && opened.report.recovered > 0);
        let asides = bench.set_aside().len();
        bench.close(opened.store);
        // From now on it is known: nothing is missing, nothing is copied again, and the index is level.
        for _ in 0..2 {
            let again = bench.open();
            assert_eq!((&again.report.damage[..], again.report.recovered, again.report.cut), (&[][..], 0, None));
            assert!(!again.report.mended.is_empty());
            bench.close(again.store);
        }
        assert_eq!(bench.set_aside().len(), asides);
        assert_eq!(read_day(&bench.root(), DAY).unwrap().damage, []);
    }
}

#[test]
fn what_neither_copy_has_stays_said_at_every_open() {
    let bench = Bench::with_entries(1..=6);
    flip(&bench.segment(1), "mark 3");
    bench.drop_index();
    let asides = |bench: &Bench| bench.set_aside().len();
    let mut before = None;
    for _ in 0..3 {
        let opened = bench.open();
        assert_eq!(opened.report.damage.len(), 1);
        assert_eq!(opened.report.mended, []);
        assert_eq!(seqs(&opened.lines), [1, 2, 4, 5, 6]);
        bench.close(opened.store);
        assert_eq!(*before.get_or_insert(asides(&bench)), asides(&bench), "nothing is copied again");
    }
}
