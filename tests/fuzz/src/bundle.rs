//! A file from another laptop: both passes, inspecting it, and whatever its lines make of a day.

use super::look::day_of_any_order;
use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{World, inspect};
use colloquio::bundle::{Progress, spool, verify};
use colloquio::domain::entry::Entry;
use colloquio::store::{Machine, Root};
use colloquio::wire::envelope::read_line;
use colloquio::wire::fact::decode;
use colloquio::wire::hash::{hex, sha256};
use tempfile::TempDir;

const TRAILER: &[u8] = b"],\"trailer\"";

thread_local! {
    static DESK: TempDir = TempDir::new().expect("a temporary folder");
}

/// As it is, with its digest made right, and each of its lines by itself.
pub fn bundle(bytes: &[u8]) {
    DESK.with(|desk| {
        read(desk, bytes);
        read(desk, &sealed(bytes));
    });
    let line = |l: &[u8]| read_line(std::str::from_utf8(l.strip_suffix(b",").unwrap_or(l)).ok()?).ok();
    let lines: Vec<_> = bytes.split(|b| *b == b'\n').filter_map(line).collect();
    if let Some(day) = lines.first().map(|first| first.day) {
        let entries: Vec<Entry> = lines.into_iter().map(decode).collect();
        day_of_any_order(day, &entries);
    }
}

fn read(desk: &TempDir, bytes: &[u8]) {
    let file = desk.path().join("x.colloquio.json");
    std::fs::write(&file, bytes).expect("a file in the temporary folder");
    let world = World {
        root: Root::at(desk.path().join("store")),
        clock: Clock::fictional(1_795_507_200_000, 0.0),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let verified = spool(&file, &desk.path().join("inbox"), [1; 8]).and_then(verify);
    let inspected = inspect(&world, &file, None, &Progress::default());
    let Ok(verified) = verified else {
        assert!(inspected.fault.is_some());
        return;
    };
    let lines: Vec<_> = verified.lines().expect("it was read a moment ago").collect();
    let entries: Vec<Entry> = lines.into_iter().map(|line| line.expect("it was read a moment ago").1).collect();
    assert_eq!(entries.len() as u64, verified.entries);
    let day = day_of_any_order(verified.header.day.id, &entries);
    if inspected.fault.is_none() {
        assert_eq!(inspected.count.total, entries.len());
        assert_eq!(inspected.count.new, day.held());
    }
}

/// The same with a trailer that is true, so that what stands before it is read.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|b| *b == b'\n').collect();
    if lines.last().is_some_and(|last| last.starts_with(TRAILER)) {
        lines.pop();
    }
    let mut body = lines.concat();
    if body.last() != Some(&b'\n') {
        body.push(b'\n');
    }
    let trailer = format!(
        "],\"trailer\":{{\"entries\":{},\"sha256\":\"{}\",\"sig\":null}}}}\n",
        lines.len().saturating_sub(1),
        hex(&sha256(&body))
    );
    body.extend(trailer.bytes());
    body
}
