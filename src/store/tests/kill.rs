//! `kill -9` at a random moment: nothing that was acknowledged may be missing, also where a segment ends every few groups. Kills
//! cannot see a missing sync; that is what `append::nothing_is_acknowledged_before_a_sync` and power-cut tests are for.
//!
//! The real program is killed in `tests/it/durability`, which says how often (`COLLOQUIO_KILLS`, read in tests only).

use super::{super::worker::Limits, *};
use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

const FOLDER: &str = "COLLOQUIO_TEST_KILL_FOLDER";
const SEGMENT: &str = "COLLOQUIO_TEST_KILL_SEGMENT";
/// A segment that ends after a few groups.
const SHORT: u64 = 2_000;

fn rig(segment: u64) -> Rig {
    Rig { limits: Limits { segment, ..Limits::default() }, ..Rig::default() }
}

/// Not a test by itself: the writing process of the rounds below, which run this very binary again.
#[test]
#[ignore = "the child of the kill rounds"]
fn child_appends_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let segment = std::env::var(SEGMENT).unwrap().parse().unwrap();
    let root = Root::at(folder.into());
    let lock = root.lock(&holder()).unwrap();
    let opened = lock.open_with(DAY, key_of, Box::new(|_| {}), rig(segment)).unwrap();
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

/// What kills counted, in entries.
#[derive(Debug, Default)]
struct Tally {
    kills: u64,
    acknowledged: u64,
    found: u64,
}

impl Tally {
    fn tell(&self, case: &str) {
        let Tally { kills, acknowledged, found } = self;
        let (lost, untold) = (acknowledged.saturating_sub(*found), found.saturating_sub(*acknowledged));
        eprintln!(
            "{case}: {kills} kills, {acknowledged} acknowledged, {found} found, {lost} lost, {untold} found though not \
             acknowledged"
        );
        assert!(acknowledged > kills, "the children stored something: {acknowledged}");
        assert_eq!(lost, 0);
    }
}

/// Rounds on one store; more than some dozens would only measure how long a journal takes to read.
fn kill_rounds(seed: u64, rounds: u64, segment: u64, tally: &mut Tally) {
    let bench = Bench::with_entries(1..=1);
    let mut before = 1;
    let mut random = 0x9e37_79b9_7f4a_7c15_u64 ^ seed;
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::tests::kill::child_appends_until_killed", "--ignored", "--nocapture"])
            .env(FOLDER, bench.root().dir())
            .env(SEGMENT, segment.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = lines.by_ref().map_while(Result::ok);
        assert!(told.any(|line| line.starts_with("stored ")), "round {round}: the child did not start");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis((random >> 33) % 90));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut acknowledged = before;
        for line in lines.map_while(Result::ok) {
            // The last line may be torn by the kill; a torn number would be smaller, never greater.
            let seq = line.strip_prefix("stored ").and_then(|seq| seq.parse().ok());
            acknowledged = acknowledged.max(seq.unwrap_or(0));
        }

        let opened = bench.open_with(rig(segment));
        let found = seqs(&opened.lines);
        assert!(found.len() as u64 >= acknowledged, "round {round}: {} of {acknowledged}", found.len());
        assert_eq!(found, upto(found.len() as u64), "round {round}");
        assert_eq!(opened.report.damage, [], "round {round}");
        tally.kills += 1;
        tally.acknowledged += acknowledged - before;
        tally.found += found.len() as u64 - before;
        before = found.len() as u64;
        bench.close(opened.store);
    }
    if segment == SHORT {
        let segments = std::fs::read_dir(bench.day().join("journal")).unwrap().count();
        // on a busy machine a program writes less before it is killed
        assert!(segments as u64 > rounds / 4, "{segments} segments only");
    }
}

/// This case's share of all kills, given as its part of three hundred.
fn kills(of_300: u64) -> u64 {
    let all = std::env::var("COLLOQUIO_KILLS").map_or(300, |text| text.parse().unwrap());
    (all * of_300).div_ceil(300)
}

fn killed(kills: u64, segment: u64, case: &str) {
    let mut tally = Tally::default();
    for (seed, begun) in (0..).zip((0..kills).step_by(30)) {
        kill_rounds(seed, 30.min(kills - begun), segment, &mut tally);
    }
    tally.tell(case);
}

#[test]
fn nothing_acknowledged_is_lost_in_kills() {
    killed(kills(15), Limits::default().segment, "kills while groups are appended");
}

#[test]
fn nothing_acknowledged_is_lost_in_kills_inside_rotation() {
    killed(kills(15), SHORT, "kills where a segment ends every few groups");
}
