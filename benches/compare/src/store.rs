//! The store beside SQLite (WAL, synchronous=FULL) and beside a bare append + fdatasync of the same bytes.

mod contestants;

use crate::figures::{median, ms};
use contestants::{Bare, Contestant, Journal, Sqlite};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const RUNS: usize = 3;
const APPENDS: usize = 800;
const BULK: u64 = 100_000;
const GROUP: u64 = 512;

pub fn run(folder: &Path) {
    let fresh = |n: usize| -> [Arc<dyn Contestant>; 3] {
        [
            Arc::new(Journal::open(&folder.join(format!("ours-{n}")))),
            Arc::new(Sqlite::open(&folder.join(format!("sqlite-{n}")))),
            Arc::new(Bare::open(&folder.join(format!("bare-{n}")))),
        ]
    };
    let mut made = 0;
    let mut next = || {
        made += 1;
        fresh(made)
    };
    one_by_one(&mut next);
    for writers in [1, 10, 100] {
        together(writers, &mut next);
    }
    bulk(&mut next);
}

/// One entry at a time, the three taking turns.
fn one_by_one(next: &mut impl FnMut() -> [Arc<dyn Contestant>; 3]) {
    println!("one entry of {} bytes, acknowledged, {APPENDS} times, median of {RUNS} runs", contestants::line(0).len());
    let (mut p50, mut p99) = ([vec![], vec![], vec![]], [vec![], vec![], vec![]]);
    for _ in 0..RUNS {
        let all = next();
        let mut times = [vec![], vec![], vec![]];
        for n in 0..APPENDS as u64 + 50 {
            for (one, times) in all.iter().zip(&mut times) {
                let start = Instant::now();
                one.append(n);
                if n >= 50 {
                    times.push(start.elapsed());
                }
            }
        }
        for i in 0..3 {
            p50[i].push(ms(&mut times[i], 0.5));
            p99[i].push(ms(&mut times[i], 0.99));
        }
    }
    print_row("", ["store", "SQLite", "bare"]);
    print_row("  p50 ms", p50.map(|v| format!("{:.3}", median(v))));
    print_row("  p99 ms", p99.map(|v| format!("{:.3}", median(v))));
}

/// Many writers, each waiting for its own entry before the next.
fn together(writers: u64, next: &mut impl FnMut() -> [Arc<dyn Contestant>; 3]) {
    let each = (20_000 / writers).clamp(100, 1_000);
    println!("{writers} waiting writers, {each} entries each, median of {RUNS} runs");
    let mut rows = [(); 3].map(|()| (vec![], vec![], vec![]));
    for _ in 0..RUNS {
        for (one, row) in next().into_iter().zip(&mut rows) {
            let counter = Arc::new(AtomicU64::new(0));
            let start = Instant::now();
            let threads: Vec<_> = (0..writers)
                .map(|_| {
                    let (one, counter) = (one.clone(), counter.clone());
                    std::thread::spawn(move || -> Vec<Duration> {
                        (0..each)
                            .map(|_| {
                                let start = Instant::now();
                                one.append(counter.fetch_add(1, Ordering::Relaxed));
                                start.elapsed()
                            })
                            .collect()
                    })
                })
                .collect();
            let mut times: Vec<Duration> = threads.into_iter().flat_map(|t| t.join().expect("a writer")).collect();
            let total = (writers * each) as f64;
            row.0.push(ms(&mut times, 0.5));
            row.1.push(total / start.elapsed().as_secs_f64());
            row.2.push(total / one.syncs() as f64);
        }
    }
    let [ours, sqlite, bare] = rows.map(|(p50, rate, per_sync)| (median(p50), median(rate), median(per_sync)));
    let all = [ours, sqlite, bare];
    print_row("", ["store", "SQLite", "bare"]);
    print_row("  p50 ms", all.map(|f| format!("{:.3}", f.0)));
    print_row("  entries a second", all.map(|f| format!("{:.0}", f.1)));
    print_row("  entries a sync", all.map(|f| format!("{:.1}", f.2)));
}

/// A hundred thousand entries in groups.
fn bulk(next: &mut impl FnMut() -> [Arc<dyn Contestant>; 3]) {
    println!("{BULK} entries in groups of {GROUP}, median of {RUNS} runs");
    let mut rates = [vec![], vec![], vec![]];
    let mut behind = Vec::new();
    for _ in 0..RUNS {
        for (one, rates) in next().into_iter().zip(&mut rates) {
            let start = Instant::now();
            for first in (0..BULK).step_by(GROUP as usize) {
                one.append_group(first..(first + GROUP).min(BULK));
            }
            rates.push(BULK as f64 / start.elapsed().as_secs_f64());
            let start = Instant::now();
            if one.settle() {
                behind.push(start.elapsed().as_secs_f64());
            }
        }
    }
    print_row("", ["store", "SQLite", "bare"]);
    print_row("  entries a second", rates.map(|v| format!("{:.0}", median(v))));
    println!("  the second copy is complete {:.2} s after", median(behind));
}

fn print_row<T: std::fmt::Display>(title: &str, cells: [T; 3]) {
    println!("{title:<22}{:>12}{:>12}{:>12}", cells[0], cells[1], cells[2]);
}
