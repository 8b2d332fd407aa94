//! What a file between laptops costs: reading and verifying it, taking it into a store and its Day, writing it again.
//! Each figure is measured in a process of its own; the day is one of six laptops.
//!
//!     cargo bench --bench exchange                     # 1,000, 10,000 and 50,000 entries
//!     cargo bench --bench exchange -- 1000000          # a size of one's own
//!     cargo bench --bench exchange -- big              # a file of 1 GiB: memory of reading and verifying it
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

#[path = "days/six_laptops.rs"]
mod six_laptops;

use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Reach, World, day_with, export, import, import_new};
use colloquio::bundle::{Progress, spool, verify, verify_alone};
use colloquio::domain::day::Day;
use colloquio::store::{Machine, Root};
use six_laptops::write_day;
use std::path::Path;
use std::process::Command as Process;
use std::time::Instant;

const ROUNDS: usize = 7;
/// A file is verified so often that about so many bytes were.
const VERIFIED_BYTES: u64 = 200 << 20;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if let [part, file] = &asked[..] {
        return measure(part, Path::new(file));
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    if asked == ["big"] {
        return big(folder.path());
    }
    let mut sizes: Vec<usize> = asked.iter().map(|n| n.parse().unwrap()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 50_000];
    }
    println!(
        "entries  bytes/entry  verify MB/s  verify ms  verify+fold ms  import ms  again ms  export ms  import MiB"
    );
    for size in sizes {
        let file = folder.path().join(format!("{size}.colloquio.json"));
        let (entries, bytes) = write_day(&file, size);
        let rounds = if size > 100_000 { 1 } else { ROUNDS };
        let each = |part: &str| -> f64 {
            let mut all: Vec<f64> = (0..rounds).map(|_| child(part, &file)).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let [verify, fold, import, again, export, memory] =
            ["verify", "fold", "import", "again", "export", "memory"].map(each);
        println!(
            "{entries:>7}{:>13.0}{:>13.0}{verify:>11.1}{fold:>16.1}{import:>11.0}{again:>10.0}{export:>11.0}{memory:>12.1}",
            bytes as f64 / entries as f64,
            bytes as f64 / verify / 1e3
        );
    }
}

/// One file of 1 GiB: how much memory its verification takes.
fn big(folder: &Path) {
    let file = folder.join("big.colloquio.json");
    let (entries, bytes) = write_day(&file, 1_900_000);
    println!("{:.2} GiB, {entries} entries", bytes as f64 / f64::from(1 << 30));
    let seconds = child("verify", &file) / 1e3;
    println!("verified in {seconds:.1} s of processor time, {:.0} MB/s", bytes as f64 / seconds / 1e6);
    println!("at most {:.1} MiB of memory", child("verify-memory", &file));
}

fn child(part: &str, file: &Path) -> f64 {
    let out = Process::new(std::env::current_exe().unwrap()).args([part, file.to_str().unwrap()]).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    text.trim().parse().unwrap_or_else(|_| panic!("{part}: {text}{}", String::from_utf8_lossy(&out.stderr)))
}

fn measure(part: &str, file: &Path) {
    let folder = tempfile::tempdir_in(file.parent().unwrap()).unwrap();
    let world = World {
        root: Root::at(folder.path().join("store")),
        clock: Clock::wall(),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let inbox = folder.path().join("inbox");
    let progress = Progress::default();
    let take = || import_new(&world, file, Some("Banco"), |_| "Banco".into(), Box::new(|_| {}), &progress).unwrap().0;
    let figure = match part {
        // processor time of all threads, so many times that its ticks do not matter; the copies into the inbox not counted
        "verify" => {
            let times = (VERIFIED_BYTES / file.metadata().unwrap().len()).clamp(1, 250);
            let copies: Vec<_> = (0..times).map(|n| spool(file, &inbox, n.to_be_bytes()).unwrap()).collect();
            let start = processor_ms();
            copies.into_iter().for_each(|copy| drop(verify_alone(copy, &progress).unwrap()));
            (processor_ms() - start) / times as f64
        }
        "verify-memory" => {
            verify(spool(file, &inbox, [7; 8]).unwrap()).unwrap();
            peak()
        }
        // the same, and every entry into a Day, nothing stored
        "fold" => {
            let spooled = spool(file, &inbox, [7; 8]).unwrap();
            let start = Instant::now();
            let mut verified = verify(spooled).unwrap();
            let day = day_with(&Day::new(verified.header.day.id), &mut verified).unwrap();
            assert_eq!(day.held() as u64, verified.entries);
            start.elapsed().as_secs_f64() * 1e3
        }
        // into an empty store: all of it acknowledged by the disk
        "import" => {
            let start = Instant::now();
            let laptop = take();
            let took = start.elapsed().as_secs_f64() * 1e3;
            assert!(laptop.day().held() > 0);
            took
        }
        // the same file once more, nothing new in it
        "again" => {
            let mut laptop = take();
            let start = Instant::now();
            let done = import(&mut laptop, file, |_| "Banco".into(), &progress);
            assert_eq!(done.count.new, 0);
            start.elapsed().as_secs_f64() * 1e3
        }
        "export" => {
            let mut laptop = take();
            let start = Instant::now();
            export(&mut laptop, folder.path(), &Reach::Full).unwrap();
            start.elapsed().as_secs_f64() * 1e3
        }
        "memory" => {
            let laptop = take();
            assert!(laptop.day().held() > 0);
            peak()
        }
        other => panic!("no part {other}"),
    };
    println!("{figure}");
}

/// Processor time of the process so far, ms, in ticks of 10.
fn processor_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    // behind the program's name, which may hold anything; user and system time are fields 14 and 15
    let fields: Vec<f64> = text[text.rfind(')').unwrap()..].split(' ').filter_map(|field| field.parse().ok()).collect();
    (fields[10] + fields[11]) * 10.0
}

/// Most memory this process ever held, MiB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}
