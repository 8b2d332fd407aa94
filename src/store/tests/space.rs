//! Room on the disk: it is said when it gets little, the reserve carries the day over a full disk, and both copies come back
//! when there is room again.

use super::{
    super::{
        disk::Disk,
        room::{RESERVE, Room},
        worker::Limits,
    },
    fake_index::FakeEngine,
    faulty::FaultyDisk,
    memory_disk::PowerCutDisk,
    *,
};
use std::time::Instant;

const MB: u64 = 1 << 20;

struct Watch {
    disk: PowerCutDisk,
    room: Room,
    now: Instant,
}

impl Watch {
    fn new(free: u64) -> Watch {
        let disk = PowerCutDisk::new(0);
        disk.make_folder(Path::new("/store")).unwrap();
        disk.platter().free = free;
        let room = Room::new(Arc::new(disk.clone()), "/store".into(), Limits::default());
        Watch { disk, room, now: Instant::now() }
    }

    /// Lets time pass up to whatever is due, again and again, and returns what was said.
    fn pass(&mut self, secs: u64) -> Vec<Space> {
        let end = self.now + Duration::from_secs(secs);
        let mut said = Vec::new();
        while let Some(due) = self.room.due().filter(|due| *due <= end) {
            self.now = self.now.max(due);
            said.extend(self.room.tend(self.now));
        }
        self.now = end;
        said
    }

    fn spare(&self) -> Option<u64> {
        let files = self.disk.list(Path::new("/store")).unwrap();
        files.into_iter().find(|(name, _)| name == "spare").map(|(_, len)| len)
    }
}

#[test]
fn the_reserve_is_made_once_in_pieces_and_then_nothing_is_due() {
    let mut watch = Watch::new(1_000 * MB);
    assert_eq!(watch.room.open(watch.now), None);
    assert_eq!(watch.spare(), None, "most commands are gone before");
    // No single piece keeps a mark waiting for long.
    let (mut before, mut longest) = (0, 0);
    watch.now += Duration::from_secs(1);
    while watch.room.due().is_some() {
        assert_eq!(watch.room.tend(watch.now), None);
        longest = longest.max(watch.spare().unwrap_or(0) - before);
        before = watch.spare().unwrap_or(0);
    }
    assert_eq!((watch.spare(), longest), (Some(RESERVE), RESERVE / 16));
    assert_eq!(watch.pass(3_600), []);
    // The next open finds it, and makes half a one anew.
    for (len, due) in [(RESERVE, false), (RESERVE / 2, true)] {
        watch.disk.open(Path::new("/store/spare")).unwrap().set_len(len).unwrap();
        watch.room = Room::new(Arc::new(watch.disk.clone()), "/store".into(), Limits::default());
        watch.room.open(watch.now);
        assert_eq!(watch.room.due().is_some(), due);
    }
    assert_eq!((watch.pass(2), watch.spare()), (vec![], Some(RESERVE)));
}

#[test]
fn little_room_is_said_at_open_and_while_something_is_written() {
    let mut watch = Watch::new(150 * MB);
    assert_eq!(watch.room.open(watch.now), Some(Space::Low { free: 150 * MB }));
    watch.pass(2);
    watch.disk.platter().free = 120 * MB;
    let asked = |watch: &mut Watch, secs| {
        watch.now += Duration::from_secs(secs);
        watch.room.tend(watch.now)
    };
    assert_eq!(asked(&mut watch, 20), None);
    assert_eq!(asked(&mut watch, 20), Some(Space::Low { free: 120 * MB }));
    watch.disk.platter().free = 300 * MB;
    assert_eq!(asked(&mut watch, 40), Some(Space::Fine));
    assert_eq!(asked(&mut watch, 40), None);
}

#[test]
fn on_a_disk_nearly_full_no_reserve_is_made() {
    let mut watch = Watch::new(49 * MB);
    watch.room.open(watch.now);
    watch.pass(60);
    assert_eq!(watch.spare(), None);
    assert!(!watch.room.give_way(watch.now));
}

#[test]
fn the_reserve_is_given_up_once_and_comes_back_with_fifty_megabytes() {
    let mut watch = Watch::new(1_000 * MB);
    watch.room.open(watch.now);
    watch.pass(2);
    watch.disk.platter().free = 4 * MB;
    assert!(watch.room.give_way(watch.now));
    assert_eq!((watch.spare(), watch.room.said()), (None, Space::Spare { free: 4 * MB }));
    assert!(!watch.room.give_way(watch.now), "there is only one");
    watch.disk.platter().free = 3 * MB;
    // Also while nobody writes: somebody is making room.
    assert_eq!(watch.pass(31), [Space::Spare { free: 3 * MB }]);
    watch.disk.platter().free = 60 * MB;
    assert_eq!(watch.pass(31), [Space::Spare { free: 60 * MB }, Space::Low { free: 60 * MB }]);
    assert_eq!((watch.spare(), watch.room.is_tight(), watch.room.due()), (Some(RESERVE), false, None));
}

fn rig(disk: &FaultyDisk, engine: &FakeEngine) -> Rig {
    let limits = Limits {
        retry: Duration::from_millis(20),
        look: Duration::from_millis(5),
        reserve_start: Duration::ZERO,
        index_start: Duration::ZERO,
        ..Limits::default()
    };
    Rig { disk: Arc::new(disk.clone()), engine: Arc::new(engine.clone()), limits }
}

#[test]
fn a_full_disk_goes_on_with_the_reserve_in_one_copy_and_both_come_back() {
    let (engine, _hold) = FakeEngine::new();
    let disk = FaultyDisk::default();
    disk.set(|faults| faults.free = Some(1_000 * MB));
    let bench = Bench::new();
    bench.create_with(Rig { engine: Arc::new(engine.clone()), ..Rig::default() });
    let spare = bench.root().dir().join("spare");
    let whole = || spare.metadata().is_ok_and(|found| found.len() == RESERVE);
    let store = bench.open_with(rig(&disk, &engine)).store;
    store.append_and_wait(vec![entry(1)]).unwrap();
    until(whole, "the reserve");
    store.settle_index(PATIENCE);
    let calls = engine.calls().0;

    disk.set(|faults| (faults.room, faults.free) = (Some(10), Some(MB)));
    store.append_and_wait(vec![entry(2)]).unwrap();
    assert!(!spare.exists());
    bench.hear(|e| matches!(e, StoreEvent::Space(Space::Spare { .. })));
    for seq in 3..=50 {
        store.append_and_wait(vec![entry(seq)]).unwrap();
    }
    assert!(matches!(store.index_state(), IndexState::Aside { .. }));
    assert!(engine.calls().0 <= calls + 2, "the room that is left is the journal's");
    assert!(!bench.events().iter().any(|e| matches!(e, StoreEvent::NotStored { .. })));

    disk.set(|faults| (faults.room, faults.free) = (None, Some(500 * MB)));
    bench.hear(|e| *e == StoreEvent::Space(Space::Fine));
    until(whole, "the reserve again");
    until(|| store.index_state() == IndexState::Whole { entries: 50 }, "the second copy again");
    store.close().unwrap();
    assert_eq!(seqs(&read_day(&bench.root(), DAY).unwrap().lines), upto(50));
}

#[test]
fn what_is_not_stored_never_reaches_the_index() {
    let (engine, _hold) = FakeEngine::new();
    let disk = FaultyDisk::default();
    let bench = Bench::new();
    bench.create_with(Rig { engine: Arc::new(engine.clone()), ..Rig::default() });
    let limits = Limits { reserve_start: PATIENCE, index_start: Duration::ZERO, ..Limits::default() };
    let store = bench.open_with(Rig { limits, ..rig(&disk, &engine) }).store;
    store.append_and_wait(vec![entry(1)]).unwrap();
    store.settle_index(PATIENCE);
    disk.set(|faults| faults.room = Some(0));
    store.append_and_wait(vec![entry(2)]).unwrap_err();
    assert_eq!(store.take_back().len(), 1);
    disk.set(|faults| faults.room = None);
    store.append_and_wait(vec![entry(3)]).unwrap();
    store.settle_index(PATIENCE);
    store.close().unwrap();
    let held: Vec<u64> = engine.held(&bench.day().join("sled-0001")).keys().map(|key| key.seq).collect();
    assert_eq!(held, [1, 3], "it was given back and would turn up again at the next open");
}

#[test]
fn a_weak_file_system_is_said_once() {
    for weakness in [None, Some(FileSystem::Fat)] {
        let disk = FaultyDisk::default();
        disk.set(|faults| faults.weakness = weakness);
        let bench = Bench::with_entries(1..=1);
        let store = bench.open_with(Rig { disk: Arc::new(disk), ..Rig::default() }).store;
        for seq in 2..=4 {
            store.append_and_wait(vec![entry(seq)]).unwrap();
        }
        store.close().unwrap();
        let said = bench.events().into_iter().filter(|e| matches!(e, StoreEvent::Weak { .. })).collect::<Vec<_>>();
        assert_eq!(said, weakness.map(|kind| StoreEvent::Weak { kind }).into_iter().collect::<Vec<_>>());
    }
}
