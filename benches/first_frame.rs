//! From exec to the first frame in a pty: 80 candidates, about 3,000 entries, warm cache. The clock stops when the day's name,
//! which stands in the first row, has been read from the terminal.
//!
//!     cargo bench --bench first_frame
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::json;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_colloquio");
const DAY: &str = "Giornata di misura";
const ROUNDS: usize = 20;
const ENTRIES: usize = 3_000;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let store = folder.path().join("store");
    make(&store);
    let mut all: Vec<Duration> = (0..ROUNDS + 3).map(|_| first_frame(&store)).skip(3).collect();
    all.sort();
    let ms = |d: Duration| d.as_secs_f64() * 1e3;
    println!(
        "exec to first frame, ms: min {:.1}  median {:.1}  max {:.1}",
        ms(all[0]),
        ms(all[ROUNDS / 2]),
        ms(all[ROUNDS - 1])
    );
}

/// A day with 80 candidates and marks until there are about 3,000 entries.
fn make(store: &Path) {
    let mut lines = vec![json!({"do": "OpenDay", "name": DAY, "date": "2026-11-28", "areas": [{"name": "Web"}]})];
    for i in 0..6 {
        lines.push(json!({"do": "AddInterviewer", "as": "lead", "name": format!("Persona {i}")}));
    }
    for (i, desk) in ["A", "B", "C"].iter().enumerate() {
        let seat = |n: usize| format!("I{:02}", 2 * i + n);
        lines.push(json!({"do": "AddPair", "as": "lead", "desk": desk, "host": seat(1), "partner": seat(2)}));
    }
    for i in 1..=80 {
        lines.push(json!({"do": "AddCandidate", "as": "lead", "name": format!("Candidata {i}"), "area": "Web"}));
    }
    for (i, desk) in ["A", "B", "C"].iter().enumerate() {
        lines.push(json!({"do": "StartInterview", "as": "lead", "candidate": format!("C00{}", i + 1), "desk": desk}));
    }
    let criteria = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];
    for n in 0..ENTRIES - 190 {
        let (room, seat, criterion) = (n % 3, n / 3 % 2, n / 6 % 7);
        lines.push(json!({
            "do": "SetMark", "as": format!("I{:02}", 2 * room + seat + 1), "interview": format!("V00{}", room + 1),
            "criterion": criteria[criterion], "level": 1 + n / 42 % 5,
        }));
    }
    let script: String = lines.iter().map(|l| format!("{l}\n")).collect();
    let mut play = Command::new(PROGRAM)
        .args(["play", "-", "--store"])
        .arg(store)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    play.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(play.wait().unwrap().success());
}

fn first_frame(store: &Path) -> Duration {
    let pty = native_pty_system().openpty(PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut writer = pty.master.take_writer().unwrap();
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--lang", "it", "--store"]);
    command.arg(store);
    command.env("TERM", "xterm-256color");
    let start = Instant::now();
    let mut child = pty.slave.spawn_command(command).unwrap();
    let (mut seen, mut piece) = (Vec::new(), [0; 4096]);
    let took = loop {
        let n = reader.read(&mut piece).unwrap();
        assert!(n > 0, "the program ended before its first frame");
        seen.extend_from_slice(&piece[..n]);
        if String::from_utf8_lossy(&seen).contains(DAY) {
            break start.elapsed();
        }
    };
    writer.write_all(b"qq").unwrap();
    // what is still drawn has to be read, or the program waits for its terminal
    std::thread::spawn(move || while matches!(reader.read(&mut piece), Ok(n) if n > 0) {});
    assert!(child.wait().unwrap().success());
    took
}
