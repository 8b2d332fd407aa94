//! Appending: groups, rotation, and every way an append can fail.

use super::{super::worker::Limits, faulty::FaultyDisk, *};

fn rig(disk: &FaultyDisk) -> Rig {
    let limits = Limits { retry: Duration::from_millis(20), ..Limits::default() };
    Rig { disk: Arc::new(disk.clone()), limits, ..Rig::default() }
}

fn not_stored(result: Result<u64, StoreError>) -> Obstacle {
    match result {
        Err(StoreError::NotStored { cause, .. }) => cause,
        other => panic!("{other:?}"),
    }
}

/// The journal alone holds these entries and nothing is wrong with it.
fn journal_has(bench: &Bench, expected: &[u64]) {
    let found = read_day(&bench.root(), DAY).unwrap();
    assert_eq!((seqs(&found.lines), found.damage), (expected.to_vec(), vec![]));
}

#[test]
fn tickets_ascend_and_the_watermark_follows_them() {
    let bench = Bench::new();
    let store = bench.create();
    assert_eq!((store.append(vec![entry(1)]), store.append(vec![entry(2)]), store.append(vec![])), (1, 2, 3));
    store.wait_for(3).unwrap();
    assert_eq!(store.stored_up_to(), 3);
    bench.hear(|e| *e == StoreEvent::Stored { up_to: 3 });
    journal_has(&bench, &[1, 2]);
}

#[test]
fn nothing_is_acknowledged_before_a_sync() {
    let bench = Bench::with_entries(1..=1);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    for seq in 2..6 {
        let before = disk.0.lock().unwrap().synced;
        store.append_and_wait(vec![entry(seq)]).unwrap();
        assert!(disk.0.lock().unwrap().synced > before);
    }
}

/// Attack 64.
#[test]
fn a_full_disk_says_not_stored_and_stores_once_there_is_room() {
    let bench = Bench::with_entries(1..=2);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    let good = std::fs::read(bench.segment(1)).unwrap();
    disk.set(|faults| faults.room = Some(10));
    let failed = store.append_and_wait(vec![entry(3), entry(4)]);
    assert_eq!(not_stored(failed), Obstacle::Full);
    assert_eq!(store.stored_up_to(), 0);
    // The torn bytes were cut off again, or the next line would be glued to them.
    assert_eq!(std::fs::read(bench.segment(1)).unwrap(), good);
    let told = |e: &StoreEvent| matches!(e, StoreEvent::NotStored { from: 1, cause: Obstacle::Full, .. });
    bench.hear(told);

    disk.set(|faults| faults.room = None);
    while store.wait_for(1).is_err() {
        std::thread::yield_now();
    }
    bench.close(store);
    // Tries that failed again were not told again.
    assert_eq!(bench.events().iter().filter(|e| told(e)).count(), 1);
    journal_has(&bench, &[1, 2, 3, 4]);
}

#[test]
fn what_is_not_stored_can_be_taken_back_and_never_appears() {
    let bench = Bench::with_entries(1..=1);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    assert_eq!(store.take_back(), []);
    disk.set(|faults| faults.room = Some(0));
    not_stored(store.append_and_wait(vec![entry(2)]));
    let second = store.append(vec![entry(3)]);
    assert_eq!(store.take_back(), [(1, vec![entry(2)]), (second, vec![entry(3)])]);
    disk.set(|faults| faults.room = None);
    store.append_and_wait(vec![entry(4)]).unwrap();
    bench.close(store);
    journal_has(&bench, &[1, 4]);
}

#[test]
fn after_a_failed_sync_the_file_is_never_trusted_again() {
    let bench = Bench::with_entries(1..=2);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    disk.set(|faults| faults.syncs = 1);
    store.append_and_wait(vec![entry(3), entry(4)]).unwrap();
    store.append_and_wait(vec![entry(5)]).unwrap();
    bench.hear(|e| matches!(e, StoreEvent::Strained { cause: Obstacle::Disk, .. }));
    bench.close(store);
    let second = std::fs::read_to_string(bench.segment(2)).unwrap();
    assert!(["mark 3", "mark 4", "mark 5"].iter().all(|mark| second.contains(mark)), "{second}");
    journal_has(&bench, &upto(5));
    // What the failed sync gave up was cut off: no later program takes it for synced. Should some of it be back after a
    // power cut, nothing is missing and nothing is damage.
    let first = std::fs::read(bench.segment(1)).unwrap();
    assert!(!String::from_utf8_lossy(&first).contains("mark 3"));
    for back in [&b"4 1 "[..], &[0; 70], b"4 1 00000000 {}\n5"] {
        std::fs::write(bench.segment(1), [&first, back].concat()).unwrap();
        journal_has(&bench, &upto(5));
    }
    // What was synced and is gone all the same is said.
    std::fs::write(bench.segment(1), &first[..first.len() - 10]).unwrap();
    let damage = read_day(&bench.root(), DAY).unwrap().damage;
    assert!(matches!(damage[..], [Damage { kind: DamageKind::Missing { .. }, .. }]), "{damage:?}");
}

#[test]
fn if_the_next_segment_fails_too_it_is_not_stored() {
    let bench = Bench::with_entries(1..=1);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    disk.set(|faults| (faults.syncs, faults.creates) = (1, 1));
    assert_eq!(not_stored(store.append_and_wait(vec![entry(2)])), Obstacle::Disk);
    while store.wait_for(1).is_err() {
        std::thread::yield_now();
    }
    bench.close(store);
    journal_has(&bench, &[1, 2]);
}

#[test]
fn a_tail_that_cannot_be_cut_ends_the_segment() {
    let bench = Bench::with_entries(1..=2);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    disk.set(|faults| (faults.room, faults.cuts) = (Some(20), 1));
    assert_eq!(not_stored(store.append_and_wait(vec![entry(3)])), Obstacle::Full);
    disk.set(|faults| faults.room = None);
    while store.wait_for(1).is_err() {
        std::thread::yield_now();
    }
    bench.close(store);
    journal_has(&bench, &upto(3));
    let opened = bench.open();
    assert_eq!((seqs(&opened.lines), opened.report), (upto(3), OpenReport::default()));
}

#[cfg(unix)]
#[test]
fn a_journal_removed_underneath_is_written_anew() {
    let bench = Bench::with_entries(1..=3);
    let store = bench.open().store;
    std::fs::remove_file(bench.segment(1)).unwrap();
    store.append_and_wait(vec![entry(4)]).unwrap();
    bench.hear(|e| matches!(e, StoreEvent::Strained { cause: Obstacle::Gone, .. }));
    journal_has(&bench, &upto(4));
    bench.close(store);
    assert_eq!(bench.open().report, OpenReport::default());
}

#[cfg(unix)]
#[test]
fn what_was_found_and_what_came_since_are_both_written_anew() {
    let bench = Bench::with_entries(1..=3);
    let store = bench.open().store;
    store.append_and_wait(vec![entry(4)]).unwrap();
    std::fs::remove_file(bench.segment(1)).unwrap();
    store.append_and_wait(vec![entry(5)]).unwrap();
    journal_has(&bench, &upto(5));
    bench.close(store);
}

#[cfg(unix)]
#[test]
fn a_folder_moved_away_underneath_is_not_stored() {
    let bench = Bench::with_entries(1..=3);
    let store = bench.open().store;
    bench.events.lock().unwrap().clear();
    std::fs::rename(bench.day(), bench.folder.path().join("elsewhere")).unwrap();
    assert_eq!(not_stored(store.append_and_wait(vec![entry(4)])), Obstacle::Gone);
    assert_eq!(store.take_back().len(), 1);
    assert!(!bench.events().iter().any(|e| matches!(e, StoreEvent::Stored { .. })));
}

#[test]
fn one_panic_of_the_journal_s_thread_is_survived_and_a_second_is_told() {
    let bench = Bench::with_entries(1..=1);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    disk.set(|faults| faults.panics = 1);
    store.append_and_wait(vec![entry(2)]).unwrap();
    store.append_and_wait(vec![entry(3)]).unwrap();
    disk.set(|faults| faults.panics = 1);
    assert_eq!(not_stored(store.append_and_wait(vec![entry(4)])), Obstacle::Stopped);
    assert_eq!(not_stored(store.append_and_wait(vec![entry(5)])), Obstacle::Stopped);
    let told = |e: &StoreEvent| matches!(e, StoreEvent::NotStored { from: 3, cause: Obstacle::Stopped, .. });
    bench.hear(told);
    assert!(store.close().is_err());
    journal_has(&bench, &[1, 2, 3]);
}

#[test]
fn a_long_journal_goes_on_in_sealed_segments() {
    let bench = Bench::with_entries(1..=1);
    let limits = Limits { segment: 400, ..Limits::default() };
    let store = bench.open_with(Rig { limits, ..Rig::default() }).store;
    for seq in 2..=20 {
        store.append_and_wait(vec![entry(seq)]).unwrap();
    }
    bench.close(store);
    assert!(bench.segment(4).exists());
    journal_has(&bench, &upto(20));
    // Opened again it goes on; no line number is used twice.
    let store = bench.open().store;
    store.append_and_wait(vec![entry(21)]).unwrap();
    bench.close(store);
    journal_has(&bench, &upto(21));
    // A segment that lost whole lines no longer fits its seal, and the index has them.
    let text = std::fs::read_to_string(bench.segment(2)).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    std::fs::write(bench.segment(2), [&lines[..1], &lines[2..]].concat().concat()).unwrap();
    let opened = bench.open();
    assert_eq!(opened.report.recovered, 1);
    assert!(opened.report.damage.iter().any(|d| d.kind == DamageKind::Seal));
    assert!(opened.report.damage.iter().any(|d| matches!(d.kind, DamageKind::Missing { .. })));
}

#[test]
fn a_segment_of_an_earlier_version_is_read_and_never_written_to() {
    let bench = Bench::with_entries(1..=2);
    let text = std::fs::read_to_string(bench.segment(1)).unwrap();
    let (header, rest) = text.split_once('\n').unwrap();
    let payload = header.splitn(4, ' ').last().unwrap().replace(r#""version":1,"#, r#""version":0,"#);
    let mut earlier = Vec::new();
    super::super::line::frame(&mut earlier, 1, 0, &payload);
    earlier.extend_from_slice(rest.as_bytes());
    std::fs::write(bench.segment(1), &earlier).unwrap();

    let opened = bench.open();
    assert_eq!((seqs(&opened.lines), &opened.report), (upto(2), &OpenReport::default()));
    opened.store.append_and_wait(vec![entry(3)]).unwrap();
    bench.close(opened.store);
    assert_eq!(std::fs::read(bench.segment(1)).unwrap(), earlier);
    assert!(std::fs::read_to_string(bench.segment(2)).unwrap().contains(r#"{"journal":{"version":1,"#));
    journal_has(&bench, &upto(3));
}

#[test]
fn nothing_is_synced_while_nothing_is_written() {
    let bench = Bench::with_entries(1..=3);
    let disk = FaultyDisk::default();
    let limits = Limits { index_sync: Duration::from_millis(1), reserve_start: Duration::ZERO, ..Limits::default() };
    let store = bench.open_with(Rig { limits, ..rig(&disk) }).store;
    store.append_and_wait(vec![entry(4)]).unwrap();
    store.settle_index(PATIENCE);
    let synced = || disk.0.lock().unwrap().synced;
    // The reserve is made in pieces; then all is still.
    until(|| bench.root().dir().join("spare").metadata().is_ok_and(|spare| spare.len() == 4 << 20), "the reserve");
    std::thread::sleep(Duration::from_millis(20));
    let before = synced();
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(synced(), before);
    store.close().unwrap();
}

#[test]
fn a_slow_sync_delays_the_answer_and_never_the_one_who_appends() {
    let bench = Bench::with_entries(1..=1);
    let disk = FaultyDisk::default();
    let store = bench.open_with(rig(&disk)).store;
    let held = disk.0.lock().unwrap();
    let last = (2..=2_000).fold(0, |_, seq| store.append(vec![entry(seq)]));
    assert_eq!(store.stored_up_to(), 0);
    drop(held);
    store.wait_for(last).unwrap();
    journal_has(&bench, &upto(2_000));
}

#[test]
fn a_segment_begun_by_a_killed_program_is_no_damage() {
    let bench = Bench::with_entries(1..=2);
    for begun in ["", "4 0 00"] {
        std::fs::write(bench.segment(2), begun).unwrap();
        let opened = bench.open();
        assert_eq!((seqs(&opened.lines), opened.report.damage), (upto(2), vec![]));
        assert_eq!(opened.report.cut.is_some(), !begun.is_empty());
        opened.store.close().unwrap();
        assert!(!bench.segment(2).exists());
    }
}

#[test]
fn closing_stores_what_was_queued() {
    let bench = Bench::new();
    let store = bench.create();
    for seq in 1..=2_000 {
        store.append(vec![entry(seq)]);
    }
    store.close().unwrap();
    journal_has(&bench, &upto(2_000));
}
