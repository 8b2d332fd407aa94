//! A day's folder as a disk gives it back: the lines that are read from it, and what they make of a day.

use super::look::day_of;
use colloquio::domain::entry::Entry;
use colloquio::domain::ids::DayId;
use colloquio::store::{Kept, Root, read_day};
use colloquio::wire::envelope::{key_of, read_trusted};
use colloquio::wire::fact::decode;
use tempfile::TempDir;
use uuid::Uuid;

/// The day of the corpus.
const DAY: &str = "fbdd4cf6-8138-82e7-827b-e1a59b0f507a";
const DEVICE: &str = "01a20d36-6b80-7f64-994d-9650b1016e1b";

thread_local! {
    static DESK: TempDir = TempDir::new().expect("a temporary folder");
}

/// As it is, and with every checksum and number made right.
pub fn journal(bytes: &[u8]) {
    DESK.with(|desk| {
        read(desk, bytes);
        read(desk, &framed(bytes));
    });
}

fn read(desk: &TempDir, bytes: &[u8]) {
    let day = Uuid::parse_str(DAY).expect("a day");
    let folder = desk.path().join("days").join(DAY);
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file of the store");
    std::fs::create_dir_all(folder.join("journal")).expect("a folder of the store");
    std::fs::write(desk.path().join("format"), "colloquio-store 1\n").expect("a file of the store");
    write("device", DEVICE.as_bytes());
    write("journal/00000001.log", bytes);
    let Ok(found) = read_day(&Root::at(desk.path().to_owned()), day) else { return };
    let mut entries: Vec<Entry> = Vec::new();
    for line in &found.lines {
        let Kept::Entry(line) = line else { continue };
        // whatever is an entry has a key, and the same one
        let read = read_trusted(line);
        if let Ok(e) = read {
            assert_eq!(key_of(line), Some((e.device, e.seq, e.id)));
            entries.push(decode(e));
        }
    }
    day_of(DayId(day), &entries);
}

/// The same lines with true numbers and checksums, so that what stands in them is read.
fn framed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let Ok(line) = std::str::from_utf8(line) else { continue };
        let parts: Vec<&str> = line.splitn(4, ' ').collect();
        let [_, left, _, payload] = parts[..] else { continue };
        let head = format!("{} {left} ", at + 1);
        let mut sum = crc32fast::Hasher::new();
        sum.update(head.as_bytes());
        sum.update(payload.as_bytes());
        out.extend(format!("{head}{:08x} {payload}\n", sum.finalize()).bytes());
    }
    out
}
