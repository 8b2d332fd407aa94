//! A day that goes on in another folder: what is kept in memory, and a day made with lines from the start.

use super::{super::worker::Limits, *};

const OTHER: Uuid = Uuid::from_u128(0xde2);

fn payloads(lines: &[Kept]) -> Vec<&str> {
    lines.iter().map(Kept::payload).collect()
}

#[test]
fn what_is_stored_is_at_hand_without_the_disk() {
    let bench = Bench::with_entries(1..=3);
    let store = bench.open().store;
    store.append_and_wait(vec![entry(4), control("tip")]).unwrap();
    std::fs::rename(bench.day(), bench.folder.path().join("pulled")).unwrap();
    // What the lost folder did not take is not stored and comes back by `take_back`.
    assert!(store.append_and_wait(vec![entry(5)]).is_err());
    let lines = store.lines().unwrap();
    assert_eq!(seqs(&lines), upto(4));
    assert_eq!(lines.last(), Some(&Kept::Control(control("tip").payload.into())));
}

#[test]
fn a_day_too_large_for_memory_is_read_from_the_disk() {
    let bench = Bench::with_entries(1..=3);
    for memory in [0, 200, 10_000] {
        let limits = Limits { memory, ..Limits::default() };
        let store = bench.open_with(Rig { limits, ..Rig::default() }).store;
        let mut expected = seqs(&store.lines().unwrap());
        let next = expected.len() as u64 + 1;
        store.append_and_wait(vec![entry(next), entry(next + 1)]).unwrap();
        expected.extend([next, next + 1]);
        assert_eq!(seqs(&store.lines().unwrap()), expected, "{memory}");
        let journal = bench.day().join("journal");
        let hidden = bench.day().join("hidden");
        std::fs::rename(&journal, &hidden).unwrap();
        assert_eq!(store.lines().is_ok_and(|lines| seqs(&lines) == expected), memory == 10_000, "{memory}");
        std::fs::rename(&hidden, &journal).unwrap();
        bench.close(store);
    }
}

#[test]
fn a_day_goes_on_in_another_folder_with_all_it_held() {
    let bench = Bench::new();
    let store = bench.create();
    // More than one group, by lines and by bytes, with a control object in its place.
    let long = entry_of(&format!(r#"{{"body":{{"seq":1201,"data":"{}"}}}}"#, "x".repeat(700_000)));
    let longer = entry_of(&format!(r#"{{"body":{{"seq":1202,"data":"{}"}}}}"#, "y".repeat(700_000)));
    store.append((1..=1_200).map(entry).collect());
    store.append_and_wait(vec![control("tip"), long, longer]).unwrap();
    let lines = store.lines().unwrap();
    assert_eq!(lines.len(), 1_203);

    let elsewhere = Bench::new();
    let lock = elsewhere.root().lock(&holder()).unwrap();
    let epoch = Uuid::from_u128(0xe91);
    let opened = lock.create_day_from(DAY, OTHER, epoch, &lines, key_of, elsewhere.notify()).unwrap();
    assert_eq!((opened.store.device(), &opened.report), (OTHER, &OpenReport::default()));
    assert_eq!(payloads(&opened.lines), payloads(&lines));
    opened.store.append_and_wait(vec![entry(1_203)]).unwrap();
    elsewhere.close(opened.store);
    let read = read_day(&elsewhere.root(), DAY).unwrap();
    assert_eq!((read.lines.len(), read.damage, read.epoch), (1_204, vec![], Some(epoch)));
    // Not over a day that is there.
    let again = lock.create_day_from(DAY, OTHER, epoch, &lines, key_of, elsewhere.notify());
    assert!(matches!(again, Err(StoreError::Exists { .. })));
}
