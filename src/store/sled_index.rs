//! sled 0.34.7 as the index. Nothing else names sled.
//!
//! Its flush is no fsync on Linux, a value over 128 KiB becomes a file that is never synced, a torn snapshot keeps it
//! from opening, and it can panic anywhere: so the file is synced by a handle of our own, long values are split,
//! unfinished snapshots are removed, and every call happens on the thread `index`, which survives a panic.

use super::{
    index::{Engine, Held, Index, IndexError, Mark, Visit},
    line::EntryKey,
};
use serde::{Deserialize, Serialize};
use sled::IVec;
use std::{
    fs::{self, File},
    ops::ControlFlow,
    path::Path,
    time::{Duration, Instant},
};
use uuid::Uuid;

const MARK_KEY: [u8; 1] = [0];
const ENTRY: u8 = 1;
const KEY_LEN: usize = 41;
const PART_LEN: usize = 64 << 10;

/// Opens sled.
pub(super) struct SledEngine;

struct SledIndex {
    db: sled::Db,
    tree: sled::Tree,
    /// sled's own file, for syncs that reach the disk.
    file: File,
}

#[derive(Serialize, Deserialize)]
struct MarkText {
    v: u64,
    epoch: Uuid,
    n: u64,
    entries: u64,
    xor: String,
}

impl From<sled::Error> for IndexError {
    fn from(error: sled::Error) -> Self {
        IndexError(error.to_string())
    }
}

impl From<std::io::Error> for IndexError {
    fn from(error: std::io::Error) -> Self {
        IndexError(error.to_string())
    }
}

impl Engine for SledEngine {
    fn open(&self, folder: &Path) -> Result<Box<dyn Index>, IndexError> {
        remove_unfinished_snapshots(folder)?;
        let config = sled::Config::new()
            .path(folder)
            .mode(sled::Mode::LowSpace)
            .cache_capacity(16 << 20)
            .flush_every_ms(None)
            .use_compression(false);
        // Another handle of this process may still be closing; its lock cannot be told from other I/O errors.
        let start = Instant::now();
        let db = loop {
            match config.open() {
                Err(sled::Error::Io(_)) if start.elapsed() < Duration::from_secs(1) => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                opened => break opened?,
            }
        };
        let tree = db.open_tree("entries")?;
        let file = File::options().read(true).write(true).open(folder.join("db"))?;
        Ok(Box::new(SledIndex { db, tree, file }))
    }
}

/// A kill during an open may leave one; torn, it would make every later open fail.
fn remove_unfinished_snapshots(folder: &Path) -> Result<(), IndexError> {
    let Ok(found) = fs::read_dir(folder) else { return Ok(()) };
    for entry in found {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl Index for SledIndex {
    fn mark(&mut self) -> Result<Option<Mark>, IndexError> {
        let Some(value) = self.tree.get(MARK_KEY)? else { return Ok(None) };
        // A mark that cannot be read is no mark: everything is compared.
        let Ok(text) = serde_json::from_slice::<MarkText>(&value) else { return Ok(None) };
        let Ok(xor) = u128::from_str_radix(&text.xor, 16) else { return Ok(None) };
        let held = Held { n: text.n, entries: text.entries, xor: xor.to_be_bytes() };
        Ok((text.v == 1).then_some(Mark { epoch: text.epoch, held }))
    }

    fn value(&mut self, key: &EntryKey) -> Result<Option<Vec<u8>>, IndexError> {
        let mut value = None;
        for part in self.tree.scan_prefix(prefix(key)) {
            value.get_or_insert_with(Vec::new).extend_from_slice(&part?.1);
        }
        Ok(value)
    }

    fn apply(&mut self, entries: &[(EntryKey, String)], mark: &Mark) -> Result<(), IndexError> {
        let mut batch = sled::Batch::default();
        for (key, payload) in entries {
            let prefix = prefix(key);
            let parts = payload.as_bytes().chunks(PART_LEN);
            let count = parts.len();
            for old in self.tree.scan_prefix(prefix).keys().skip(count) {
                batch.remove(old?);
            }
            for (part, bytes) in (0_u16..).zip(parts) {
                let mut full = prefix.to_vec();
                full.extend_from_slice(&part.to_be_bytes());
                batch.insert(full, bytes);
            }
        }
        let Held { n, entries, xor } = mark.held;
        let text = MarkText { v: 1, epoch: mark.epoch, n, entries, xor: format!("{:032x}", u128::from_be_bytes(xor)) };
        batch.insert(&MARK_KEY, serde_json::to_vec(&text).map_err(|e| IndexError(e.to_string()))?);
        self.tree.apply_batch(batch)?;
        self.db.flush()?;
        Ok(())
    }

    fn scan(&mut self, visit: &mut Visit<'_>) -> Result<(), IndexError> {
        let mut current: Option<(EntryKey, Vec<u8>)> = None;
        for pair in self.tree.scan_prefix([ENTRY]) {
            let (key, value) = pair?;
            let Some(key) = read_key(&key) else { continue };
            match &mut current {
                Some((same, bytes)) if *same == key => bytes.extend_from_slice(&value),
                _ => {
                    if let Some((done, bytes)) = current.replace((key, value.to_vec()))
                        && visit(done, &bytes) == ControlFlow::Break(())
                    {
                        return Ok(());
                    }
                }
            }
        }
        if let Some((done, bytes)) = current {
            let _ = visit(done, &bytes);
        }
        Ok(())
    }

    fn sync(&mut self) -> Result<(), IndexError> {
        self.db.flush()?;
        Ok(self.file.sync_data()?)
    }
}

fn prefix(key: &EntryKey) -> [u8; KEY_LEN] {
    let mut bytes = [0; KEY_LEN];
    bytes[0] = ENTRY;
    bytes[1..17].copy_from_slice(&key.device);
    bytes[17..25].copy_from_slice(&key.seq.to_be_bytes());
    bytes[25..].copy_from_slice(&key.id);
    bytes
}

fn read_key(key: &IVec) -> Option<EntryKey> {
    let (head, part) = key.split_at_checked(KEY_LEN)?;
    (part.len() == 2).then_some(())?;
    Some(EntryKey {
        device: head[1..17].try_into().ok()?,
        seq: u64::from_be_bytes(head[17..25].try_into().ok()?),
        id: head[25..].try_into().ok()?,
    })
}
