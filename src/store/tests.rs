//! The store's promises, each with the cheapest test that sees it broken. This file has what they share: made-up
//! entries, a disk and an index that fail on demand.

mod append;
mod elsewhere;
mod failing_index;
mod fake_index;
mod faulty;
mod health;
mod index;
mod kill;
mod machine;
mod memory_disk;
mod open;
mod power_cut;
mod space;
mod strikes;
mod tail;

use super::{
    day::{Opened, Rig},
    *,
};
use sha2::{Digest, Sha256};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};
use tempfile::TempDir;
use uuid::Uuid;

const DAY: Uuid = Uuid::from_u128(0xda4);
const DEVICE: Uuid = Uuid::from_u128(0xde1);
const EPOCH: Uuid = Uuid::from_u128(0xe90);
/// Long enough for a loaded machine; nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// Entries of these tests: the frame of an entry line with a place in a chain; the id comes from the body's bytes.
fn entry(seq: u64) -> Line {
    entry_of(&entry_text(seq))
}

fn entry_text(seq: u64) -> String {
    format!(r#"{{"body":{{"seq":{seq},"data":"mark {seq}"}}}}"#)
}

fn entry_of(payload: &str) -> Line {
    Line { key: Some(key_of(payload).unwrap()), payload: payload.to_owned() }
}

fn control(text: &str) -> Line {
    Line { key: None, payload: format!(r#"{{"journal":{{"tip":"{text}"}}}}"#) }
}

fn key_of(payload: &str) -> Option<EntryKey> {
    let body = payload.strip_prefix(r#"{"body":"#)?;
    let body = &body[..=body.find('}')?];
    let seq = body.strip_prefix(r#"{"seq":"#)?.split(',').next()?.parse().ok()?;
    let hash: [u8; 16] = Sha256::digest(body)[..16].try_into().ok()?;
    let id = uuid::Builder::from_custom_bytes(hash).into_uuid().into_bytes();
    Some(EntryKey { device: DEVICE.into_bytes(), seq, id })
}

fn holder() -> Holder {
    Holder {
        pid: 1,
        host: "banco".into(),
        user: "guida".into(),
        app: "colloquio 0.0.0".into(),
        since: "2026-11-28T08:15:00Z".into(),
        day: None,
    }
}

/// A store in a folder of its own, and what it said.
struct Bench {
    folder: TempDir,
    events: Arc<Mutex<Vec<StoreEvent>>>,
}

impl Bench {
    fn new() -> Bench {
        Bench { folder: TempDir::new().unwrap(), events: Arc::default() }
    }

    /// A bench with a day that was closed whole, index included.
    fn with_entries(range: std::ops::RangeInclusive<u64>) -> Bench {
        let bench = Bench::new();
        let store = bench.create();
        for seq in range {
            store.append(vec![entry(seq)]);
        }
        bench.close(store);
        bench
    }

    fn root(&self) -> Root {
        Root::at(self.folder.path().join("store"))
    }

    fn notify(&self) -> Notify {
        let events = self.events.clone();
        Box::new(move |event| events.lock().unwrap().push(event))
    }

    /// Waits for an event; state may be visible a moment before it is told.
    fn hear(&self, event: impl Fn(&StoreEvent) -> bool) {
        until(|| self.events().iter().any(&event), "an event that never came");
    }

    fn events(&self) -> Vec<StoreEvent> {
        self.events.lock().unwrap().clone()
    }

    fn create(&self) -> DayStore {
        self.root().lock(&holder()).unwrap().create_day(DAY, DEVICE, EPOCH, key_of, self.notify()).unwrap()
    }

    /// Makes the day and closes it at once.
    fn create_with(&self, rig: Rig) {
        let lock = self.root().lock(&holder()).unwrap();
        let seed = ground::Seed { day: DAY, device: DEVICE, epoch: EPOCH, app: "test", lines: &[] };
        ground::create(&rig.disk, self.root().dir(), &seed).unwrap();
        lock.open_with(DAY, key_of, self.notify(), rig).unwrap().store.close().unwrap();
    }

    fn open(&self) -> Opened {
        self.open_with(Rig::default())
    }

    fn open_with(&self, rig: Rig) -> Opened {
        self.root().lock(&holder()).unwrap().open_with(DAY, key_of, self.notify(), rig).unwrap()
    }

    /// Settles the index first, so that the next open meets a whole one.
    fn close(&self, store: DayStore) {
        let state = store.settle_index(PATIENCE);
        assert!(matches!(state, IndexState::Whole { .. }), "{state:?}");
        store.close().unwrap();
    }

    fn day(&self) -> PathBuf {
        self.root().dir().join("days").join(DAY.to_string())
    }

    fn segment(&self, number: u32) -> PathBuf {
        self.day().join(format!("journal/{number:08}.log"))
    }

    fn drop_index(&self) {
        std::fs::remove_dir_all(self.day().join("sled-0001")).unwrap();
    }

    fn set_aside(&self) -> Vec<String> {
        let Ok(found) = std::fs::read_dir(self.root().dir().join("set-aside")) else { return Vec::new() };
        let mut names: Vec<_> = found.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The places in the chain of the entries found, in the journal's order.
fn seqs(lines: &[Kept]) -> Vec<u64> {
    lines
        .iter()
        .filter_map(|kept| if let Kept::Entry(text) = kept { key_of(text) } else { None })
        .map(|k| k.seq)
        .collect()
}

fn upto(last: u64) -> Vec<u64> {
    (1..=last).collect()
}

fn flip(path: &Path, needle: &str) {
    let mut bytes = std::fs::read(path).unwrap();
    let at = bytes.windows(needle.len()).position(|window| window == needle.as_bytes()).unwrap();
    bytes[at + needle.len() - 1] ^= 1;
    std::fs::write(path, bytes).unwrap();
}

fn until(mut fact: impl FnMut() -> bool, what: &str) {
    let start = std::time::Instant::now();
    while !fact() {
        assert!(start.elapsed() < PATIENCE, "{what}");
        std::thread::yield_now();
    }
}
