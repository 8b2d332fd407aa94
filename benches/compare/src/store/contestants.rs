//! Three ways to make a line last: the store, SQLite, and the least that any program must do.

use colloquio::store::{EntryKey, Group, Holder, IndexState, Line, Lock, Root, StoreEvent};
use rusqlite::Connection;
use std::fs::File;
use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use uuid::Uuid;

/// The most that goes into one sync.
const BATCH: usize = 512;

pub trait Contestant: Send + Sync {
    /// Returns when the entry is acknowledged.
    fn append(&self, n: u64);
    /// Returns when all of the group is.
    fn append_group(&self, group: Range<u64>);
    /// Syncs so far.
    fn syncs(&self) -> u64;
    /// Waits for a second copy; whether there is one.
    fn settle(&self) -> bool;
}

/// An entry of the size of a mark.
pub fn line(n: u64) -> String {
    format!(r#"{{"n":{n:020},"body":{{"text":"{}"}}}}"#, "x".repeat(287 - 46))
}

fn key_of(line: &str) -> Option<EntryKey> {
    let n: u64 = line.get(5..25)?.parse().ok()?;
    let mut id = [7; 16];
    id[..8].copy_from_slice(&n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    Some(EntryKey { device: [1; 16], seq: n, id })
}

fn entry(n: u64) -> Line {
    let payload = line(n);
    Line { key: key_of(&payload), payload }
}

/// The store.
pub struct Journal {
    store: colloquio::store::DayStore,
    syncs: Arc<AtomicU64>,
    _lock: Lock,
}

impl Journal {
    pub fn open(folder: &Path) -> Self {
        let me = || String::from("compare");
        let holder = Holder {
            pid: std::process::id(),
            host: me(),
            user: me(),
            app: me(),
            since: "2026-11-24T00:00:00Z".into(),
            day: None,
        };
        let lock = Root::at(folder.to_path_buf()).lock(&holder).expect("the lock");
        let syncs = Arc::new(AtomicU64::new(0));
        let count = syncs.clone();
        // one batch, one sync, one answer
        let notify = Box::new(move |event| {
            if let StoreEvent::Stored { .. } = event {
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        let id = |n: u128| Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n);
        let store = lock.create_day(id(1), id(2), id(3), key_of, notify).expect("a day");
        Journal { store, syncs, _lock: lock }
    }

    fn wait(&self, group: Group) {
        self.store.append_and_wait(group).expect("stored");
    }
}

impl Contestant for Journal {
    fn append(&self, n: u64) {
        self.wait(vec![entry(n)]);
    }

    fn append_group(&self, group: Range<u64>) {
        self.wait(group.map(entry).collect());
    }

    fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }

    fn settle(&self) -> bool {
        matches!(self.store.settle_index(Duration::from_secs(60)), IndexState::Whole { .. })
    }
}

/// Whatever takes lines and makes a batch of them last.
trait Sink: Send {
    fn store(&mut self, lines: &[String]);
}

/// Takes what waits, as the store does: the same batching for all.
struct Batcher {
    requests: Mutex<mpsc::Sender<(Vec<String>, mpsc::Sender<()>)>>,
    syncs: Arc<AtomicU64>,
}

impl Batcher {
    fn over(mut sink: impl Sink + 'static) -> Self {
        let (sender, receiver) = mpsc::channel::<(Vec<String>, mpsc::Sender<()>)>();
        let syncs = Arc::new(AtomicU64::new(0));
        let count = syncs.clone();
        std::thread::spawn(move || {
            while let Ok(first) = receiver.recv() {
                let (mut lines, mut waiting) = (first.0, vec![first.1]);
                while lines.len() < BATCH {
                    let Ok(more) = receiver.try_recv() else { break };
                    lines.extend(more.0);
                    waiting.push(more.1);
                }
                sink.store(&lines);
                count.fetch_add(1, Ordering::Relaxed);
                for writer in waiting {
                    // a writer that is gone wants no answer
                    let _ = writer.send(());
                }
            }
        });
        Batcher { requests: Mutex::new(sender), syncs }
    }

    fn wait(&self, lines: Vec<String>) {
        let (reply, stored) = mpsc::channel();
        self.requests.lock().expect("no writer panics").send((lines, reply)).expect("the thread lives");
        stored.recv().expect("an answer");
    }
}

macro_rules! batched {
    ($name:ident) => {
        impl Contestant for $name {
            fn append(&self, n: u64) {
                self.0.wait(vec![line(n)]);
            }

            fn append_group(&self, group: Range<u64>) {
                self.0.wait(group.map(line).collect());
            }

            fn syncs(&self) -> u64 {
                self.0.syncs.load(Ordering::Relaxed)
            }

            fn settle(&self) -> bool {
                false
            }
        }
    };
}

/// SQLite: a table of lines, WAL, synchronous=FULL.
pub struct Sqlite(Batcher);

struct Table(Connection, u64);

impl Sqlite {
    pub fn open(path: &Path) -> Self {
        let db = Connection::open(path).expect("a database");
        db.pragma_update(None, "journal_mode", "WAL").expect("WAL");
        db.pragma_update(None, "synchronous", "FULL").expect("FULL");
        db.execute("CREATE TABLE entries (id BLOB PRIMARY KEY, line TEXT NOT NULL)", ()).expect("a table");
        Sqlite(Batcher::over(Table(db, 0)))
    }
}

impl Sink for Table {
    fn store(&mut self, lines: &[String]) {
        let Table(db, count) = self;
        let batch = db.transaction().expect("a transaction");
        {
            let mut insert =
                batch.prepare_cached("INSERT OR IGNORE INTO entries VALUES (?1, ?2)").expect("a statement");
            for line in lines {
                let key = key_of(line).expect("a key");
                *count += insert.execute((&key.id[..], line)).expect("an insert") as u64;
            }
        }
        batch.commit().expect("a commit");
    }
}

batched!(Sqlite);

/// Append and fdatasync.
pub struct Bare(Batcher);

struct Plain(File);

impl Bare {
    pub fn open(path: &Path) -> Self {
        Bare(Batcher::over(Plain(File::create(path).expect("a file"))))
    }
}

impl Sink for Plain {
    fn store(&mut self, lines: &[String]) {
        let mut bytes = lines.join("\n");
        bytes.push('\n');
        self.0.write_all(bytes.as_bytes()).expect("a write");
        self.0.sync_data().expect("a sync");
    }
}

batched!(Bare);
