//! The second copy: it follows, it is compared, and whatever it does the marks go on being stored.

use super::{
    super::{index::Held, worker::Limits},
    faulty::{Call, Failing, FailingEngine, contents, spoil},
    *,
};

fn sled(bench: &Bench) -> PathBuf {
    bench.day().join("sled-0001")
}

/// Journal and index hold the same entries, and the mark says so.
fn level(bench: &Bench, expected: &[u64]) {
    let (mark, entries) = contents(&sled(bench));
    let mut found: Vec<u64> = entries.keys().map(|key| key.seq).collect();
    found.sort();
    assert_eq!(found, expected);
    let mut held = Held { n: mark.unwrap().held.n, ..Held::default() };
    entries.keys().for_each(|key| held.count(&key.id));
    assert_eq!(mark.unwrap().held, held);
    assert!(entries.iter().all(|(key, value)| key_of(value) == Some(*key)));
}

#[test]
fn the_index_follows_and_its_mark_knows_how_far() {
    let bench = Bench::with_entries(1..=50);
    level(&bench, &upto(50));
    let store = bench.open().store;
    assert_eq!(store.settle_index(PATIENCE), IndexState::Whole { entries: 50 });
    store.append_and_wait(vec![entry(51), control("x"), entry(52)]).unwrap();
    assert_eq!(store.settle_index(PATIENCE), IndexState::Whole { entries: 52 });
    store.close().unwrap();
    level(&bench, &upto(52));
}

#[test]
fn an_index_that_is_behind_catches_up_from_the_journal() {
    let bench = Bench::with_entries(1..=10);
    let kept = bench.folder.path().join("older");
    copy(&sled(&bench), &kept);
    let store = bench.open().store;
    store.append(vec![entry(11), entry(12)]);
    bench.close(store);
    std::fs::remove_dir_all(sled(&bench)).unwrap();
    copy(&kept, &sled(&bench));
    bench.events.lock().unwrap().clear();

    bench.close(bench.open().store);
    assert!(bench.events().iter().all(|e| matches!(e, StoreEvent::Stored { .. } | StoreEvent::Index(_))));
    level(&bench, &upto(12));
}

#[test]
fn every_kind_of_call_of_sled_may_fail_for_ever_and_marks_go_on() {
    for how in [Failing::Error, Failing::Panic] {
        for (call, after) in
            [(Call::Open, 0), (Call::Mark, 0), (Call::Scan, 0), (Call::Apply, 0), (Call::Apply, 2), (Call::Sync, 0)]
        {
            let bench = Bench::with_entries(1..=3);
            let (engine, _hold) = FailingEngine::new(call, after, how);
            let limits = Limits { index_sync: Duration::from_millis(1), ..Limits::default() };
            let store = bench.open_with(Rig { engine: Arc::new(engine), limits, ..Rig::default() }).store;
            let told = |e: &StoreEvent| matches!(e, StoreEvent::Index(IndexState::Aside { .. }));
            let mut seq = 3;
            let aside = || {
                seq += 1;
                store.append_and_wait(vec![entry(seq)]).unwrap();
                bench.events().iter().any(told)
            };
            until(aside, &format!("{call:?} {after} {how:?}"));
            store.append_and_wait(vec![entry(seq + 1)]).unwrap();
            store.close().unwrap();
            assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines), upto(seq + 1));
        }
    }
}

#[test]
fn an_index_that_gives_no_answer_is_set_aside() {
    let bench = Bench::with_entries(1..=3);
    let (engine, hold) = FailingEngine::new(Call::Apply, 0, Failing::Block);
    let limits =
        Limits { patience: Duration::from_millis(50), index_close: Duration::from_millis(10), ..Limits::default() };
    let store = bench.open_with(Rig { engine: Arc::new(engine), limits, ..Rig::default() }).store;
    let mut seq = 3;
    let told = |e: &StoreEvent| matches!(e, StoreEvent::Index(IndexState::Aside { .. }));
    until(
        || {
            seq += 1;
            store.append_and_wait(vec![entry(seq)]).unwrap();
            bench.events().iter().any(told)
        },
        "said",
    );
    assert!(matches!(store.index_state(), IndexState::Aside { .. }));
    store.append_and_wait(vec![entry(seq + 1)]).unwrap();
    store.close().unwrap();
    drop(hold);
    assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines), upto(seq + 1));
}

#[test]
fn an_index_too_slow_for_its_queue_reads_the_journal_instead() {
    let bench = Bench::with_entries(1..=1);
    let (engine, hold) = FailingEngine::new(Call::Apply, 0, Failing::Block);
    let limits = Limits { patience: PATIENCE, ..Limits::default() };
    let store = bench.open_with(Rig { engine: Arc::new(engine), limits, ..Rig::default() }).store;
    store.settle_index(PATIENCE);
    for seq in 2..=100 {
        store.append_and_wait(vec![entry(seq)]).unwrap();
    }
    drop(hold);
    // Nothing further is appended: what was skipped is fetched all the same.
    assert_eq!(store.settle_index(PATIENCE), IndexState::Whole { entries: 100 });
    store.close().unwrap();
    level(&bench, &upto(100));
}

#[test]
fn an_entry_spoilt_in_the_index_is_found_and_written_again() {
    let bench = Bench::with_entries(1..=5);
    spoil(&sled(&bench), &entry(3).key.unwrap(), r#"{"body":{"seq":3,"data":"mark 4"}}"#);
    let store = bench.open().store;
    bench.hear(|e| *e == StoreEvent::Mended { entries: 1 });
    bench.close(store);
    level(&bench, &upto(5));
}

#[test]
fn a_flip_in_a_personal_text_of_the_index_is_found_although_the_id_still_holds() {
    let bench = Bench::with_entries(1..=2);
    let with = |text: &str| entry(3).payload.replace("}}", &format!(r#"}},"private":{{"text":"{text}"}}}}"#));
    let store = bench.open().store;
    store.append_and_wait(vec![Line { payload: with("calm"), ..entry(3) }]).unwrap();
    bench.close(store);
    spoil(&sled(&bench), &entry(3).key.unwrap(), &with("cold"));
    let store = bench.open().store;
    bench.hear(|e| *e == StoreEvent::Mended { entries: 1 });
    bench.close(store);
    assert_eq!(contents(&sled(&bench)).1[&entry(3).key.unwrap()], with("calm"));
    assert_eq!(bench.open().lines.last(), Some(&Kept::Entry(with("calm").into())));
}

#[test]
fn entries_that_only_the_index_has_are_offered_and_stored() {
    let bench = Bench::with_entries(1..=3);
    spoil(&sled(&bench), &entry(7).key.unwrap(), &entry(7).payload);
    let store = bench.open().store;
    bench.hear(|e| *e == StoreEvent::Recovered { entries: 1 });
    assert_eq!(store.take_recovered(), [entry(7).payload]);
    assert!(store.take_recovered().is_empty());
    bench.close(store);
    assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines), [1, 2, 3, 7]);
    level(&bench, &[1, 2, 3, 7]);
}

#[test]
fn garbage_in_the_index_never_reaches_the_journal() {
    let bench = Bench::with_entries(1..=3);
    spoil(&sled(&bench), &entry(7).key.unwrap(), &entry(8).payload);
    let store = bench.open().store;
    bench.close(store);
    assert_eq!(seqs(&bench.open().lines), upto(3));
}

#[test]
fn of_an_entry_that_stands_twice_the_one_with_its_private_part_stays() {
    let bench = Bench::with_entries(1..=1);
    let bare = entry(2);
    let full = Line { payload: bare.payload.replace("}}", r#"},"private":{"text":"a"}}"#), ..bare.clone() };
    assert_eq!(key_of(&full.payload), full.key);
    let store = bench.open().store;
    for copy in [&bare, &full, &bare] {
        store.append_and_wait(vec![copy.clone()]).unwrap();
        assert_eq!(store.settle_index(PATIENCE), IndexState::Whole { entries: 2 });
    }
    store.close().unwrap();
    assert_eq!(contents(&sled(&bench)).1[&full.key.unwrap()], full.payload);
    bench.events.lock().unwrap().clear();
    bench.close(bench.open().store);
    assert!(bench.events().iter().all(|e| !matches!(e, StoreEvent::Mended { .. } | StoreEvent::Recovered { .. })));
}

#[test]
fn long_entries_are_split_and_come_back_whole() {
    let bench = Bench::with_entries(1..=1);
    let long = entry_of(&format!(r#"{{"body":{{"seq":2,"data":"{}"}}}}"#, "è".repeat(100_000)));
    let store = bench.open().store;
    store.append_and_wait(vec![long.clone()]).unwrap();
    bench.close(store);
    assert!(!std::fs::read_dir(sled(&bench).join("blobs")).is_ok_and(|blobs| blobs.count() > 0));
    std::fs::remove_dir_all(bench.day().join("journal")).unwrap();
    let opened = bench.open();
    assert!(opened.lines.contains(&Kept::Entry(long.payload.into())));
}

#[test]
fn an_unfinished_snapshot_does_not_keep_the_index_from_opening() {
    let bench = Bench::with_entries(1..=3);
    std::fs::write(sled(&bench).join("snap.0000000000000042.generating"), b"torn").unwrap();
    bench.close(bench.open().store);
    level(&bench, &upto(3));
}

#[test]
fn more_entries_than_one_batch_of_the_index() {
    let bench = Bench::new();
    let store = bench.create();
    let group: Group = (1..=2_500).map(entry).collect();
    store.append_and_wait(group).unwrap();
    bench.close(store);
    level(&bench, &upto(2_500));
    bench.drop_index();
    bench.close(bench.open().store);
    level(&bench, &upto(2_500));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
