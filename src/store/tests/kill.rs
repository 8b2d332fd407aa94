//! `kill -9` at a random moment: nothing that was acknowledged may be missing. Kills cannot see a missing sync; that is
//! what `append::nothing_is_acknowledged_before_a_sync` and power-cut tests are for.

use super::*;
use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

const FOLDER: &str = "COLLOQUIO_TEST_KILL_FOLDER";

/// Not a test by itself: the writing process of the rounds below, which run this very binary again.
#[test]
#[ignore = "the child of the kill rounds"]
fn child_appends_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let root = Root::at(folder.into());
    let lock = root.lock(&holder()).unwrap();
    let opened = lock.open_day(DAY, key_of, Box::new(|_| {})).unwrap();
    let mut seq = seqs(&opened.lines).into_iter().max().unwrap_or(0);
    let mut out = std::io::stdout();
    // The newline ends libtest's own unfinished line.
    writeln!(out, "\nstored {seq}").unwrap();
    loop {
        let group: Group = (1..=1 + seq % 7).map(|i| entry(seq + i)).collect();
        let last = seq + group.len() as u64;
        opened.store.append_and_wait(group).unwrap();
        seq = last;
        writeln!(out, "stored {seq}").unwrap();
        out.flush().unwrap();
    }
}

/// Thirty kills of one store. More would only measure how long a journal takes to read.
fn kill_rounds(seed: u64) {
    let rounds = 30;
    let bench = Bench::with_entries(1..=1);
    let mut acknowledged = 1;
    let mut random = 0x9e37_79b9_7f4a_7c15_u64 ^ seed;
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::tests::kill::child_appends_until_killed", "--ignored", "--nocapture"])
            .env(FOLDER, bench.root().dir())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut before = lines.by_ref().map_while(Result::ok);
        assert!(before.any(|line| line.starts_with("stored ")), "round {round}: the child did not start");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis((random >> 33) % 90));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok) {
            // The last line may be torn by the kill; a torn number would be smaller, never greater.
            let seq = line.strip_prefix("stored ").and_then(|seq| seq.parse().ok());
            acknowledged = acknowledged.max(seq.unwrap_or(0));
        }

        let opened = bench.open();
        let found = seqs(&opened.lines);
        assert!(found.len() as u64 >= acknowledged, "round {round}: {} of {acknowledged}", found.len());
        assert_eq!(found, upto(found.len() as u64), "round {round}");
        assert_eq!(opened.report.damage, [], "round {round}");
        acknowledged = found.len() as u64;
        bench.close(opened.store);
    }
    assert!(acknowledged > rounds, "the children stored something: {acknowledged}");
}

#[test]
fn nothing_acknowledged_is_lost_in_thirty_kills() {
    kill_rounds(0);
}

#[test]
#[ignore = "minutes"]
fn nothing_acknowledged_is_lost_in_nine_hundred_kills() {
    (1..=30).for_each(kill_rounds);
}
