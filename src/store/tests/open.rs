//! Opening: what a killed program, a bad disk, another program and a later version leave behind.

use super::{faulty::contents, *};

#[test]
fn what_was_stored_is_read_again_in_order_with_its_controls() {
    let bench = Bench::new();
    let store = bench.create();
    assert_eq!(store.device(), DEVICE);
    store.append(vec![entry(1), control("first")]);
    store.append_and_wait(vec![entry(2)]).unwrap();
    bench.close(store);

    let opened = bench.open();
    let expected = [
        Kept::Entry(entry(1).payload.into()),
        Kept::Control(control("first").payload.into()),
        Kept::Entry(entry(2).payload.into()),
    ];
    assert_eq!(opened.lines, expected);
    assert_eq!(opened.report, OpenReport::default());
    assert_eq!(bench.root().days().unwrap(), [DAY]);
}

#[test]
fn looking_at_a_store_that_is_not_there_makes_nothing() {
    let bench = Bench::new();
    let root = bench.root();
    assert!(root.days().unwrap().is_empty());
    assert_eq!(root.prefs(), Prefs::default());
    assert_eq!(root.read_holder(), None);
    assert!(matches!(read_day(&root, DAY), Err(StoreError::Missing { .. })));
    assert!(!root.dir().exists());
}

#[test]
fn a_tail_torn_at_any_byte_is_cut_to_the_last_whole_group_and_kept_aside() {
    let bench = Bench::with_entries(1..=2);
    let before = std::fs::read(bench.segment(1)).unwrap();
    let opened = bench.open();
    opened.store.append(vec![entry(3), entry(4), entry(5)]);
    bench.close(opened.store);
    let whole = std::fs::read(bench.segment(1)).unwrap();

    for len in before.len()..whole.len() {
        // A group that was never acknowledged never reached the index.
        bench.drop_index();
        std::fs::write(bench.segment(1), &whole[..len]).unwrap();
        assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines), [1, 2], "looked at {len}");
        let opened = bench.open();
        assert_eq!(seqs(&opened.lines), [1, 2], "cut at {len}");
        assert_eq!(opened.report.damage, []);
        assert_eq!(std::fs::read(bench.segment(1)).unwrap(), before, "cut at {len}");
        match opened.report.cut {
            None => assert_eq!(len, before.len()),
            Some(cut) => {
                let kept = cut.set_aside.join("00000001.log");
                assert_eq!(std::fs::read(kept).unwrap(), &whole[before.len()..len]);
            }
        }
        opened.store.close().unwrap();
    }
    // One more: the whole group counts, acknowledged or not.
    std::fs::write(bench.segment(1), &whole).unwrap();
    assert_eq!(seqs(&bench.open().lines), upto(5));
    assert!(bench.set_aside()[0].starts_with("20261128T081500Z-tail-"), "{:?}", bench.set_aside());
}

#[test]
fn the_journal_goes_on_after_a_cut_tail() {
    let bench = Bench::with_entries(1..=2);
    let mut bytes = std::fs::read(bench.segment(1)).unwrap();
    bytes.extend_from_slice(b"4 0 deadbe");
    std::fs::write(bench.segment(1), bytes).unwrap();
    let opened = bench.open();
    opened.store.append(vec![entry(3)]);
    bench.close(opened.store);
    let opened = bench.open();
    assert_eq!((seqs(&opened.lines), opened.report), (upto(3), OpenReport::default()));
}

#[test]
fn a_flipped_line_is_named_and_comes_back_from_the_index() {
    let bench = Bench::with_entries(1..=5);
    flip(&bench.segment(1), "mark 3");
    let looked = read_day(&bench.root(), DAY).unwrap();
    assert_eq!(seqs(&looked.lines), [1, 2, 4, 5]);

    let opened = bench.open();
    assert_eq!(opened.report.damage, [Damage { segment: 1, line: 5, kind: DamageKind::Unreadable }]);
    assert_eq!(opened.report.damage, looked.damage);
    assert_eq!(opened.report.recovered, 1);
    assert_eq!(seqs(&opened.lines), [1, 2, 4, 5, 3]);
    // The index was copied before it was opened: opening it writes.
    assert_eq!(bench.set_aside(), ["20261128T081500Z-index-1"]);
    bench.close(opened.store);
    assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines), [1, 2, 4, 5, 3]);
}

#[test]
fn a_flip_in_neither_copy_s_reach_is_still_named() {
    let bench = Bench::with_entries(1..=3);
    bench.drop_index();
    flip(&bench.segment(1), "mark 2");
    let opened = bench.open();
    assert_eq!(seqs(&opened.lines), [1, 3]);
    assert_eq!(opened.report.recovered, 0);
    assert_eq!(opened.report.damage.len(), 1);
}

#[test]
fn a_journal_that_lost_its_end_gets_it_back_from_the_index() {
    let bench = Bench::with_entries(1..=4);
    let bytes = std::fs::read(bench.segment(1)).unwrap();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
    // Lost between two lines, so that the journal looks whole to whoever does not know how long it was, and in the middle of one.
    let between = lines[..3].concat().len();
    for (len, known, whole) in
        [(between, false, true), (between, true, false), (lines[..4].concat().len() + 9, true, false)]
    {
        let bench = Bench::with_entries(1..=4);
        std::fs::write(bench.segment(1), &bytes[..len]).unwrap();
        if !known {
            std::fs::remove_file(bench.day().join("level")).unwrap();
        }
        let mut opened = bench.open();
        opened.store.settle_index(PATIENCE);
        let late = opened.store.take_recovered().into_iter().map(|text| Kept::Entry(text.into()));
        assert_eq!(late.len() > 0, whole, "an open waits for the index only if the journal is not whole");
        assert_eq!(opened.report.lost, 0, "the index proves that nothing is missing");
        opened.lines.extend(late);
        let mut found = seqs(&opened.lines);
        found.sort();
        assert_eq!(found, upto(4));
        bench.close(opened.store);
        assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines).len(), 4);
    }
}

#[test]
fn a_lost_journal_comes_back_from_the_index() {
    let bench = Bench::with_entries(1..=4);
    std::fs::remove_dir_all(bench.day().join("journal")).unwrap();
    let opened = bench.open();
    assert_eq!((seqs(&opened.lines).len(), opened.report.recovered), (4, 4));
    bench.close(opened.store);
    bench.drop_index();
    assert_eq!(seqs(&bench.open().lines).len(), 4);
}

#[test]
fn a_lost_index_is_made_again_from_the_journal() {
    let bench = Bench::with_entries(1..=4);
    bench.drop_index();
    bench.close(bench.open().store);
    let (mark, entries) = contents(&bench.day().join("sled-0001"));
    assert_eq!(entries.len(), 4);
    assert_eq!(mark.unwrap().held.entries, 4);
}

#[test]
fn one_holder_at_a_time_and_the_others_are_told_who() {
    let bench = Bench::with_entries(1..=2);
    let opened = bench.open();
    opened.store.append_and_wait(vec![entry(3)]).unwrap();
    match bench.root().lock(&holder()) {
        Err(StoreError::Held { holder: Some(other) }) => {
            assert_eq!(*other, Holder { day: Some(DAY.to_string()), ..holder() });
        }
        other => panic!("{other:?}"),
    }
    // Looking is possible, sees what is stored, and writes nothing.
    let before = extent(&bench.root(), DAY).unwrap();
    let looked = read_day(&bench.root(), DAY).unwrap();
    assert_eq!((seqs(&looked.lines), looked.device, looked.extent), (upto(3), DEVICE, before));
    opened.store.append_and_wait(vec![entry(4)]).unwrap();
    assert_ne!(extent(&bench.root(), DAY).unwrap(), before);

    opened.store.close().unwrap();
    assert_eq!(bench.root().read_holder(), None);
    bench.root().lock(&holder()).unwrap();
}

#[test]
fn a_day_is_opened_once_even_under_the_same_lock() {
    let bench = Bench::with_entries(1..=1);
    let lock = bench.root().lock(&holder()).unwrap();
    let first = lock.open_day(DAY, key_of, bench.notify()).unwrap();
    assert!(matches!(lock.open_day(DAY, key_of, bench.notify()), Err(StoreError::Held { .. })));
    first.store.close().unwrap();
    lock.open_day(DAY, key_of, bench.notify()).unwrap();
}

#[test]
fn a_day_still_open_keeps_the_lock() {
    let bench = Bench::new();
    let lock = bench.root().lock(&holder()).unwrap();
    let store = lock.create_day(DAY, DEVICE, EPOCH, key_of, bench.notify()).unwrap();
    drop(lock);
    assert!(matches!(bench.root().lock(&holder()), Err(StoreError::Held { .. })));
    drop(store);
    bench.root().lock(&holder()).unwrap();
}

#[test]
fn an_existing_day_is_not_made_again() {
    let bench = Bench::with_entries(1..=1);
    let lock = bench.root().lock(&holder()).unwrap();
    let again = lock.create_day(DAY, DEVICE, EPOCH, key_of, bench.notify());
    assert!(matches!(again, Err(StoreError::Exists { .. })));
}

#[test]
fn a_day_half_made_is_no_day_and_can_be_made() {
    let bench = Bench::new();
    let built = bench.root().dir().join(format!("days/.new-{DAY}/journal"));
    std::fs::create_dir_all(&built).unwrap();
    std::fs::write(built.join("00000001.log"), "1 0 ").unwrap();
    assert!(bench.root().days().unwrap().is_empty());
    bench.create().append_and_wait(vec![entry(1)]).unwrap();
    assert_eq!(seqs(&bench.open().lines), [1]);
}

#[test]
fn a_later_version_is_refused_and_left_untouched() {
    let bench = Bench::with_entries(1..=2);
    let format = bench.root().dir().join("format");
    let mine = std::fs::read(&format).unwrap();
    std::fs::write(&format, "colloquio-store 2\n").unwrap();
    let refused = |result: Result<(), StoreError>| match result {
        Err(StoreError::Newer { version, .. }) => assert_eq!(version, 2),
        other => panic!("{other:?}"),
    };
    refused(bench.root().lock(&holder()).map(drop));
    refused(bench.root().days().map(drop));
    refused(read_day(&bench.root(), DAY).map(drop));
    assert_eq!(std::fs::read(&format).unwrap(), b"colloquio-store 2\n");
    std::fs::write(&format, mine).unwrap();

    // A later journal, even one whose lines look different to us.
    let text = std::fs::read_to_string(bench.segment(1)).unwrap().replace(r#"{"version":1,"#, r#"{"version":2,"#);
    std::fs::write(bench.segment(1), &text).unwrap();
    refused(bench.root().lock(&holder()).unwrap().open_day(DAY, key_of, bench.notify()).map(drop));
    refused(read_day(&bench.root(), DAY).map(drop));
    assert_eq!(std::fs::read_to_string(bench.segment(1)).unwrap(), text);
    assert!(bench.set_aside().is_empty());
}

#[test]
fn a_format_that_is_no_format_is_refused() {
    let bench = Bench::with_entries(1..=1);
    std::fs::write(bench.root().dir().join("format"), "shopping list\n").unwrap();
    assert!(matches!(bench.root().lock(&holder()), Err(StoreError::Unreadable { .. })));
}

#[test]
fn the_journal_of_another_day_is_not_read_as_this_one() {
    let bench = Bench::with_entries(1..=1);
    let other = Uuid::from_u128(0xda5);
    std::fs::rename(bench.day(), bench.root().dir().join("days").join(other.to_string())).unwrap();
    assert!(matches!(read_day(&bench.root(), other), Err(StoreError::Damaged { line: 1, .. })));
}

#[test]
fn preferences_are_kept_and_never_stop_a_start() {
    let bench = Bench::new();
    let prefs = Prefs { last_day: Some(DAY.to_string()), last_seat: Some("I03".into()), ..Prefs::default() };
    bench.root().save_prefs(&prefs).unwrap();
    assert_eq!(bench.root().prefs(), prefs);
    std::fs::write(bench.root().dir().join("prefs.toml"), "last_day = [").unwrap();
    assert_eq!(bench.root().prefs(), Prefs::default());
}

#[cfg(unix)]
#[test]
fn what_is_personal_is_for_this_account_only() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::with_entries(1..=1);
    let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(bench.root().dir().to_path_buf()), 0o700);
    assert_eq!(mode(bench.day().join("device")), 0o600);
    assert_eq!(mode(bench.segment(1)), 0o600);
}
