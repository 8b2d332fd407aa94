//! Taking in a day of six laptops: in memory beside automerge's merge of six forks of one document, and stored beside SQLite
//! (WAL, synchronous=FULL, insert or ignore) with the same reading and verifying before it.

#[path = "../../days/six_laptops.rs"]
mod six_laptops;

use crate::figures::median;
use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc};
use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{World, day_with, import_new};
use colloquio::bundle::{Progress, spool, verify};
use colloquio::domain::day::Day;
use colloquio::store::{Machine, Root};
use rusqlite::Connection;
use six_laptops::write_day;
use std::path::Path;
use std::time::Instant;

const RUNS: usize = 5;
/// Entries a transaction, as many as the import puts into a group.
const BATCH: usize = 512;

pub fn run(folder: &Path) {
    println!("ms, median of {RUNS} runs, the four taking turns");
    println!("entries   verify+fold   automerge merge   ratio   stored import   SQLite   ratio");
    for size in [1_000, 10_000, 50_000] {
        let file = folder.join(format!("{size}.colloquio.json"));
        let (entries, _) = write_day(&file, size);
        let mut forks = forked(&file);
        let mut times = [vec![], vec![], vec![], vec![]];
        for run in 0..RUNS {
            let place = folder.join(format!("{size}-{run}"));
            std::fs::create_dir(&place).expect("a folder");
            times[0].push(timed(|| in_memory(&file, &place)));
            times[1].push(timed(|| merged(&mut forks)));
            times[2].push(timed(|| stored(&file, &place)));
            times[3].push(timed(|| sqlite(&file, &place)));
        }
        let [memory, automerge, stored, sqlite] = times.map(median);
        println!(
            "{entries:>7}{memory:>14.1}{automerge:>18.1}{:>8.1}{stored:>16.0}{sqlite:>9.0}{:>8.2}",
            automerge / memory,
            stored / sqlite
        );
    }
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

/// Both passes over the file, and every entry into a Day.
fn in_memory(file: &Path, place: &Path) {
    let mut verified = verify(spool(file, &place.join("inbox"), [1; 8]).expect("a copy")).expect("a good file");
    let day = day_with(&Day::new(verified.header.day.id), &mut verified).expect("a day");
    assert_eq!(day.held() as u64, verified.entries);
}

/// The same entries as six documents: each laptop forks the founder's and puts its own lines into a map by entry id. One
/// change a laptop would hide the cost, so each entry is a change of its own, as each is an act of its own on the day.
fn forked(file: &Path) -> Vec<AutoCommit> {
    let place = tempfile::tempdir().expect("a folder");
    let verified = verify(spool(file, place.path(), [2; 8]).expect("a copy")).expect("a good file");
    let mut by_laptop: std::collections::BTreeMap<_, Vec<(String, String)>> = Default::default();
    for line in verified.lines().expect("the lines") {
        let (text, entry) = line.expect("a line");
        by_laptop.entry(entry.stamp.device).or_default().push((entry.stamp.id.to_string(), text));
    }
    let mut base = AutoCommit::new();
    let entries = base.put_object(ROOT, "entries", ObjType::Map).expect("a map");
    base.commit();
    by_laptop
        .into_iter()
        .map(|(device, lines)| {
            let mut fork = base.fork().with_actor(ActorId::from(device.0.as_bytes().to_vec()));
            for (id, line) in lines {
                fork.put(&entries, id, line).expect("a value");
                fork.commit();
            }
            fork
        })
        .collect()
}

fn merged(forks: &mut [AutoCommit]) {
    let (first, rest) = forks.split_first_mut().expect("six forks");
    let mut all = first.fork();
    for fork in rest {
        all.merge(fork).expect("a merge");
    }
    assert!(all.length(all.get(ROOT, "entries").expect("a map").expect("the map").1) > 0);
}

/// Into an empty store of ours.
fn stored(file: &Path, place: &Path) {
    let world = World {
        root: Root::at(place.join("store")),
        clock: Clock::wall(),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let quiet = Box::new(|_| {});
    let taken = import_new(&world, file, Some("Banco"), |_| "Banco".into(), quiet, &Progress::default());
    let (laptop, _) = taken.expect("taken");
    assert!(laptop.day().held() > 0);
}

/// The same reading and verifying, then the lines into a table.
fn sqlite(file: &Path, place: &Path) {
    let mut verified = verify(spool(file, &place.join("inbox"), [3; 8]).expect("a copy")).expect("a good file");
    let mut db = Connection::open(place.join("sqlite")).expect("a database");
    db.pragma_update(None, "journal_mode", "WAL").expect("WAL");
    db.pragma_update(None, "synchronous", "FULL").expect("FULL");
    db.execute("CREATE TABLE entries (id BLOB PRIMARY KEY, line TEXT NOT NULL)", ()).expect("a table");
    let mut lines = verified.take_lines().expect("the lines").peekable();
    while lines.peek().is_some() {
        let batch = db.transaction().expect("a transaction");
        {
            let mut insert = batch.prepare_cached("INSERT OR IGNORE INTO entries VALUES (?1, ?2)").expect("a statement");
            for line in lines.by_ref().take(BATCH) {
                let (text, entry) = line.expect("a line");
                insert.execute((&entry.stamp.id.0.as_bytes()[..], text)).expect("an insert");
            }
        }
        batch.commit().expect("a commit");
    }
}
