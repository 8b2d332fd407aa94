//! Checking and rebuilding: what is whole, what one copy fills in for the other, what is in neither; and that looking
//! changes nothing.

use super::*;
use crate::store::{
    check::read_copy,
    line::Framed,
    probe::read_out,
    rebuild::{Identity, Rebuilt, Tools},
};
use std::{
    collections::BTreeMap,
    process::{Command, Stdio},
    time::SystemTime,
};

const FOLDER: &str = "COLLOQUIO_TEST_PROBE_FOLDER";
const NEW_DEVICE: Uuid = Uuid::from_u128(0xde2);
const NEW_EPOCH: Uuid = Uuid::from_u128(0xe91);

/// Not a test by itself: the process that reads out an index, which runs this very binary again.
#[test]
#[ignore = "the child of the checks"]
fn child_reads_out_an_index() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    probe(Path::new(&folder), key_of, &mut std::io::stdout()).unwrap();
}

fn prober(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "store::tests::health::child_reads_out_an_index", "--ignored", "--nocapture"]);
    command.env(FOLDER, folder);
    command
}

/// A process that says this and ends as it likes.
fn saying(script: &'static str) -> impl Fn(&Path) -> Command {
    move |_| {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH
}

impl Bench {
    fn check(&self) -> Health {
        check_day(&self.root(), DAY, key_of, &prober, now()).unwrap()
    }

    fn rebuild(&self) -> Rebuilt {
        let tools = Tools { device: NEW_DEVICE, epoch: NEW_EPOCH, key_of, prober: &prober, now: now() };
        self.root().lock(&holder()).unwrap().rebuild_day(DAY, &tools).unwrap()
    }

    /// What stands, read without the lock.
    fn read(&self) -> Vec<u64> {
        let mut seqs = seqs(&read_day(&self.root(), DAY).unwrap().lines);
        seqs.sort_unstable();
        seqs
    }

    /// Rebuilt, and from then on whole, to looking and to opening, but for what could not be given back.
    fn is_whole_after_a_rebuild(&self, expected: &[u64]) -> Rebuilt {
        let rebuilt = self.rebuild();
        let after = self.check();
        let gone = rebuilt.gaps.iter().map(|gap| gap.to - gap.from + 1).sum::<u64>().min(rebuilt.lost);
        assert_eq!(after.verdict(), if gone == 0 { Verdict::Whole } else { Verdict::Lost }, "{after:?}");
        assert_eq!((after.lost, after.known), (gone, gone), "{after:?}");
        assert_eq!((after.both, rebuilt.entries), (expected.len() as u64, expected.len() as u64));
        assert_eq!(self.read(), expected);
        let opened = self.open();
        assert_eq!(opened.report, OpenReport::default());
        let state = opened.store.settle_index(PATIENCE);
        assert_eq!(state, IndexState::Whole { entries: expected.len() as u64 });
        assert_eq!(opened.store.take_recovered(), Vec::<String>::new());
        opened.store.close().unwrap();
        rebuilt
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for (path, bytes) in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
}

/// Every file of a folder tree.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.append(&mut files(&path));
        } else {
            all.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    all
}

fn copies(health: &Health) -> ((u64, u64, u64), (u64, u64, u64)) {
    let of = |copy: &crate::store::Copy| (copy.entries, copy.missing, copy.damaged);
    (of(&health.journal), of(&health.index))
}

#[test]
fn a_whole_day_is_called_whole_and_nothing_of_it_is_touched() {
    let bench = Bench::with_entries(1..=7);
    let before = files(&bench.day());
    let health = bench.check();
    assert_eq!(health.verdict(), Verdict::Whole);
    assert_eq!((copies(&health), health.both, health.lost), (((7, 0, 0), (7, 0, 0)), 7, 0));
    assert_eq!((health.device, health.damage, health.gaps), (Some(DEVICE), Vec::new(), Vec::new()));
    assert!(files(&bench.day()) == before);
}

#[test]
fn a_bad_line_that_the_index_still_has_is_mended_for_good() {
    let bench = Bench::with_entries(1..=5);
    flip(&bench.segment(1), "mark 3");
    let health = bench.check();
    assert_eq!(health.verdict(), Verdict::Mendable);
    assert_eq!((copies(&health), health.lost), (((4, 1, 1), (5, 0, 0)), 0));

    // an open brings the entry back and notes it; the bad line stays until a rebuild
    let opened = bench.open();
    assert_eq!(opened.report.recovered, 1);
    bench.close(opened.store);
    let health = bench.check();
    assert_eq!((copies(&health), health.lost, health.mended.len()), (((5, 0, 0), (5, 0, 0)), 0, 1));
    assert_eq!(health.verdict(), Verdict::Whole);
    // and what came back is not called lost when the index goes too
    let without = Bench::with_entries(1..=1);
    std::fs::remove_dir_all(without.day()).unwrap();
    copy(&bench.day(), &without.day());
    without.drop_index();
    assert_eq!((without.check().verdict(), without.check().lost), (Verdict::Mendable, 0));

    let rebuilt = bench.is_whole_after_a_rebuild(&upto(5));
    assert_eq!((rebuilt.from_journal, rebuilt.from_index, rebuilt.from_both), (0, 0, 5));
    assert_eq!((rebuilt.lost, rebuilt.identity), (0, Identity::Kept));
    let kept = rebuilt.set_aside[0].join("00000001.log");
    assert!(std::fs::read_to_string(kept).unwrap().contains("mark 2"), "what was damaged is kept");
}

#[test]
fn what_is_in_neither_copy_is_called_lost_and_the_laptop_goes_on_under_another_identity() {
    let bench = Bench::with_entries(1..=5);
    bench.drop_index();
    flip(&bench.segment(1), "mark 3");
    let health = bench.check();
    assert_eq!((health.verdict(), health.lost), (Verdict::Lost, 1));
    assert_eq!(health.index_ended, Ended::NotThere);
    assert_eq!(health.gaps, [Gap { device: DEVICE, from: 3, to: 3 }]);

    let rebuilt = bench.is_whole_after_a_rebuild(&[1, 2, 4, 5]);
    assert_eq!((rebuilt.from_journal, rebuilt.lost, rebuilt.identity), (4, 1, Identity::New));
    assert_eq!(rebuilt.gaps, [Gap { device: DEVICE, from: 3, to: 3 }]);
    assert_eq!(read_day(&bench.root(), DAY).unwrap().device, NEW_DEVICE);
}

/// Three ways to lose one copy whole, and a file that says which laptop this is.
#[test]
fn either_copy_rebuilds_the_other() {
    for lose in ["journal", "journal/00000001.log", "sled-0001", "sled-0001/db", "device"] {
        let bench = Bench::with_entries(1..=6);
        let path = bench.day().join(lose);
        if path.is_dir() {
            std::fs::remove_dir_all(&path).unwrap()
        } else {
            std::fs::remove_file(&path).unwrap()
        }
        let health = bench.check();
        assert_eq!((health.verdict(), health.lost), (Verdict::Mendable, 0), "{lose}: {health:?}");
        let rebuilt = bench.is_whole_after_a_rebuild(&upto(6));
        let identity = if lose == "device" { Identity::New } else { Identity::Kept };
        assert_eq!((rebuilt.lost, rebuilt.identity), (0, identity), "{lose}");
        let from = (rebuilt.from_journal, rebuilt.from_index, rebuilt.from_both);
        match lose {
            "device" => assert_eq!(from, (0, 0, 6)),
            lost if lost.starts_with("journal") => assert_eq!(from, (0, 6, 0)),
            _ => assert_eq!(from, (6, 0, 0)),
        }
    }
}

#[test]
fn the_end_of_a_journal_lost_between_two_lines_is_seen_and_comes_back() {
    let bench = Bench::with_entries(1..=5);
    let text = std::fs::read_to_string(bench.segment(1)).unwrap();
    let cut = text.trim_end().rfind('\n').unwrap() + 1;
    std::fs::write(bench.segment(1), &text[..cut]).unwrap();
    let health = bench.check();
    assert_eq!((copies(&health), health.lost), (((4, 1, 0), (5, 0, 0)), 0));
    assert_eq!(bench.is_whole_after_a_rebuild(&upto(5)).from_index, 1);

    // with the index's mark still there and its last entry gone, nothing accounts for the line
    let bench = Bench::with_entries(1..=5);
    std::fs::write(bench.segment(1), &text[..cut]).unwrap();
    let opened = crate::store::scan::scan(&crate::store::disk::RealDisk, &bench.day().join("journal"), DAY).unwrap();
    let mut read = read_copy(&bench.day().join("sled-0001"), key_of, &prober, now()).unwrap();
    read.entries.retain(|key, _| key.seq < 5);
    let numbers = crate::store::check::numbers(&bench.day().join("journal")).unwrap();
    assert_eq!(crate::store::check::compare(DAY, opened, &numbers, &read, key_of, false).lost, 1);
}

/// The worst end of a day that was whole when it was closed: the second copy is gone, and of the journal the last bytes.
/// A rebuilt journal loses no more by it than any other, and what is gone is called so, not "never acknowledged".
#[test]
fn what_stood_when_the_day_was_closed_is_missed_when_it_is_in_neither_copy() {
    for rebuilt_before in [false, true] {
        let bench = Bench::with_entries(1..=5);
        if rebuilt_before {
            bench.is_whole_after_a_rebuild(&upto(5));
            bench.close(bench.open().store);
            std::fs::remove_dir_all(bench.day().join("sled-0002")).unwrap();
        } else {
            bench.drop_index();
        }
        let bytes = std::fs::read(bench.segment(1)).unwrap();
        std::fs::write(bench.segment(1), &bytes[..bytes.len() - 2]).unwrap();
        let health = bench.check();
        assert_eq!((health.verdict(), health.journal.entries, health.lost), (Verdict::Lost, 4, 1), "{health:?}");
        let rebuilt = bench.is_whole_after_a_rebuild(&upto(4));
        assert_eq!((rebuilt.lost, rebuilt.identity), (1, Identity::New));
    }
    let bench = Bench::with_entries(1..=5);
    bench.drop_index();
    std::fs::remove_dir_all(bench.day().join("journal")).unwrap();
    assert_eq!(bench.check().verdict(), Verdict::Lost);
    // what an interrupted write leaves behind is no loss: nobody was told that it is stored
    let bench = Bench::with_entries(1..=5);
    bench.drop_index();
    let bytes = std::fs::read(bench.segment(1)).unwrap();
    std::fs::write(bench.segment(1), [&bytes[..], b"7 1 cafe"].concat()).unwrap();
    assert_eq!((bench.check().verdict(), bench.check().lost), (Verdict::Mendable, 0));
}

#[test]
fn a_damaged_header_costs_nothing() {
    let bench = Bench::with_entries(1..=4);
    bench.drop_index();
    flip(&bench.segment(1), "epoch");
    let health = bench.check();
    assert_eq!((health.verdict(), health.journal.damaged, health.lost), (Verdict::Mendable, 1, 0));
    assert_eq!(bench.is_whole_after_a_rebuild(&upto(4)).identity, Identity::Kept);
}

#[test]
fn controls_and_personal_texts_survive_a_rebuild() {
    let bench = Bench::new();
    let store = bench.create();
    let with = entry(1).payload.replace(r#""}}"#, r#""},"private":{"salt":"00","name":"Zoe"}}"#);
    store.append(vec![entry(1), control("first")]);
    store.append(vec![entry_of(&with)]);
    store.append(vec![control("last"), entry(2)]);
    bench.close(store);
    bench.drop_index();
    let rebuilt = bench.is_whole_after_a_rebuild(&upto(2));
    assert_eq!(rebuilt.from_journal, 2);
    let lines = read_day(&bench.root(), DAY).unwrap().lines;
    let controls: Vec<&Kept> = lines.iter().filter(|kept| matches!(kept, Kept::Control(_))).collect();
    assert_eq!(
        controls,
        [&Kept::Control(control("first").payload.into()), &Kept::Control(control("last").payload.into())]
    );
    assert!(lines.contains(&Kept::Entry(with.into())));
}

/// A kill leaves one of these; the next open, and whoever only looks, finds the day whole.
#[test]
fn a_change_of_journals_interrupted_anywhere_is_finished_or_begun_again() {
    let whole = Bench::with_entries(1..=3);
    let journal = |bench: &Bench, name: &str| bench.day().join(name);
    let text = std::fs::read(whole.segment(1)).unwrap();
    let put = |bench: &Bench, name: &str, bytes: &[u8]| {
        std::fs::create_dir_all(journal(bench, name)).unwrap();
        std::fs::write(journal(bench, name).join("00000001.log"), bytes).unwrap();
    };
    for stage in ["half written", "old one away", "new one in"] {
        for rebuilt in [false, true] {
            let bench = Bench::with_entries(1..=3);
            bench.drop_index();
            match stage {
                "half written" => put(&bench, "journal.new", &text[..text.len() / 2]),
                "old one away" => {
                    std::fs::rename(journal(&bench, "journal"), journal(&bench, "journal.old")).unwrap();
                    put(&bench, "journal.new", &text);
                }
                _ => put(&bench, "journal.old", b"damaged\n"),
            }
            assert_eq!(bench.read(), upto(3), "looked at: {stage}");
            if rebuilt {
                bench.is_whole_after_a_rebuild(&upto(3));
            } else {
                assert_eq!(seqs(&bench.open().lines), upto(3), "opened: {stage}");
            }
            assert!(!journal(&bench, "journal.new").exists() && !journal(&bench, "journal.old").exists(), "{stage}");
        }
    }
}

#[test]
fn a_check_works_while_another_program_writes() {
    let bench = Bench::with_entries(1..=3);
    let opened = bench.open();
    opened.store.append_and_wait(vec![entry(4)]).unwrap();
    let health = bench.check();
    assert_eq!((health.verdict(), health.journal.entries), (Verdict::Whole, 4), "{health:?}");
    opened.store.append_and_wait(vec![entry(5)]).unwrap();
    assert_eq!(bench.check().journal.entries, 5);
}

/// What a day closed in a hurry looks like: nothing is wrong, and a start is all it needs.
#[test]
fn a_second_copy_that_is_only_behind_is_told_from_one_with_a_hole() {
    let bench = Bench::with_entries(1..=3);
    let opened = bench.open();
    opened.store.append_and_wait(vec![entry(4)]).unwrap();
    bench.close(opened.store);
    let health = |spoil: &dyn Fn(&mut crate::store::probe::ReadOut)| {
        let journal = bench.day().join("journal");
        let found = crate::store::scan::scan(&crate::store::disk::RealDisk, &journal, DAY).unwrap();
        let mut read = read_copy(&bench.day().join("sled-0001"), key_of, &prober, now()).unwrap();
        spoil(&mut read);
        let numbers = crate::store::check::numbers(&journal).unwrap();
        let compared = crate::store::check::compare(DAY, found, &numbers, &read, key_of, false);
        Health { device: Some(DEVICE), ..compared }
    };
    let behind = health(&|read| {
        read.entries.retain(|key, _| key.seq < 4);
        read.mark.as_mut().unwrap().held.n -= 1;
    });
    assert_eq!((behind.verdict(), behind.behind, behind.is_only_behind()), (Verdict::Mendable, 1, true));
    let hole = health(&|read| read.entries.retain(|key, _| key.seq != 2));
    assert_eq!((hole.verdict(), hole.behind, hole.is_only_behind()), (Verdict::Mendable, 0, false));
    assert!(!health(&|_| {}).is_only_behind());
}

#[test]
fn a_rebuild_needs_the_lock_and_the_day_closed() {
    let bench = Bench::with_entries(1..=1);
    let lock = bench.root().lock(&holder()).unwrap();
    let opened = lock.open_day(DAY, key_of, bench.notify()).unwrap();
    let tools = Tools { device: NEW_DEVICE, epoch: NEW_EPOCH, key_of, prober: &prober, now: now() };
    assert!(matches!(lock.rebuild_day(DAY, &tools), Err(StoreError::Held { .. })));
    opened.store.close().unwrap();
}

/// Flips over the whole index: whatever its engine makes of them, the check answers, and what stands in the journal is
/// never called lost.
#[test]
fn no_flip_in_an_index_ends_a_check_or_costs_an_entry() {
    let bench = Bench::with_entries(1..=40);
    let db = bench.day().join("sled-0001/db");
    let bytes = std::fs::read(&db).unwrap();
    let used = bytes.iter().rposition(|b| *b != 0).unwrap() + 1;
    let mut seen = BTreeMap::new();
    for round in 0..12 {
        let mut flipped = bytes.clone();
        flipped[round * (used - 1) / 11] ^= 1 << (round % 8);
        std::fs::write(&db, flipped).unwrap();
        let health = bench.check();
        assert_eq!((health.lost, health.journal.entries), (0, 40), "{health:?}");
        assert_ne!(health.verdict(), Verdict::Lost);
        if health.verdict() == Verdict::Whole {
            assert_eq!(health.both, 40);
        }
        *seen.entry(format!("{:?}", health.verdict())).or_insert(0) += 1;
    }
    assert!(seen.contains_key("Mendable"), "{seen:?}");
    assert_eq!(bench.is_whole_after_a_rebuild(&upto(40)).lost, 0);
}

#[cfg(unix)]
#[test]
fn a_child_that_hangs_dies_or_babbles_is_one_line_of_the_answer() {
    let entry = entry(1).payload;
    let said = |script: &'static str, patience| {
        let read = read_out(&saying(script), Path::new("/"), key_of, patience).unwrap();
        (read.ended.clone(), read.entries.len(), read.bad, read.proof().is_some())
    };
    let short = Duration::from_millis(200);
    assert_eq!(said("echo '= mark x'; exec sleep 600", short), (Ended::TooSlow, 0, 0, false));
    assert!(matches!(said("kill -9 $$", PATIENCE).0, Ended::Failed(words) if words.contains('9')));
    assert_eq!(said("printf 'panic\\n= bad\\n= en'", PATIENCE).2, 1);
    assert_eq!(said("echo '= failed no such page'", PATIENCE).0, Ended::Failed("no such page".into()));
    let script = format!("echo '= entry {entry}'; echo '= entry no entry'; echo '= end'");
    let read = read_out(&|_| saying_owned(&script), Path::new("/"), key_of, PATIENCE).unwrap();
    assert_eq!((read.ended, read.entries.len(), read.bad), (Ended::Well, 1, 1));
}

#[cfg(unix)]
fn saying_owned(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]).stdin(Stdio::null());
    command
}

/// Each number of a sealed journal is accounted for, and a gap is one.
#[test]
fn the_numbers_of_lines_say_which_are_gone() {
    let folder = TempDir::new().unwrap();
    let line = |n: u64, payload: &str| {
        let mut out = Vec::new();
        crate::store::line::frame(&mut out, n, 0, payload);
        assert!(matches!(crate::store::line::parse(&out[..out.len() - 1]), Some(Framed { .. })));
        out
    };
    let first = [b"header?\n".to_vec(), line(2, "a"), b"?\n".to_vec(), line(4, "b"), b"seal?\n".to_vec()].concat();
    std::fs::write(folder.path().join("00000001.log"), first).unwrap();
    std::fs::write(folder.path().join("00000002.log"), [line(6, "header"), line(9, "c")].concat()).unwrap();
    let numbers: Vec<u64> = crate::store::check::numbers(folder.path()).unwrap().into_iter().collect();
    assert_eq!(numbers, [1, 2, 4, 5, 6, 9]);
}
