//! An import that was stopped or killed: nothing is half-done, the same file brings the rest, and what it brought is said.

use crate::rooms::{LEAD, add, opening};
use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{
    Import, Laptop, Reach, Step, Taking, Verdict, World, export, import, import_new, label, prove,
};
use colloquio::bundle::{Progress, Stage};
use colloquio::domain::fact::Fact;
use colloquio::store::{Machine, Root};
use std::path::{Path, PathBuf};

pub fn world(store: PathBuf) -> World {
    let clock = Clock::fictional(1_795_850_000_000, 0.0);
    World { root: Root::at(store), clock, ids: Ids::Seeded(7), machine: Machine { id: None } }
}

/// A founder's laptop with so many candidates, and another that opened its kick-off before they came.
fn two_laptops(folder: &Path, candidates: usize) -> (Laptop, Laptop, PathBuf) {
    let stick = folder.join("stick");
    std::fs::create_dir(&stick).unwrap();
    let (mut founder, _) = Laptop::found(&world(folder.join("guida")), opening(), Box::new(|_| {})).unwrap();
    let kickoff = export(&mut founder, &stick, &Reach::Full).unwrap().written.path;
    let name = |mark: &str| mark.to_owned();
    let quiet = Progress::default();
    let (other, _) =
        import_new(&world(folder.join("banco")), &kickoff, Some("Banco B"), name, Box::new(|_| {}), &quiet).unwrap();
    for n in 0..candidates {
        let (now, mut draw) = (founder.now(), founder.draw());
        let (_, ticket) = founder.commit(&add(n, "Ada"), LEAD, &now, &mut draw).unwrap();
        founder.store.wait_for(ticket).unwrap();
    }
    let full = export(&mut founder, &stick, &Reach::Full).unwrap().written.path;
    (founder, other, full)
}

fn receipts(laptop: &Laptop) -> Vec<Vec<u64>> {
    let own = laptop.session.device();
    let taken = laptop.day().entries().filter(|e| e.stamp.device == own).filter_map(|e| match e.fact() {
        Some(Fact::SyncTaken(taken)) => Some(taken.tips.iter().map(|tip| tip.1).collect()),
        _ => None,
    });
    taken.collect()
}

fn again(laptop: &mut Laptop, file: &Path) -> Import {
    import(laptop, file, |mark| mark.to_owned(), &Progress::default())
}

#[test]
fn an_import_killed_before_its_receipt_writes_it_with_the_next_import_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (founder, mut other, full) = two_laptops(folder.path(), 5);
    let joined = receipts(&other).len();
    let here = label(other.day());
    let verified = prove(other.world(), &full, Some(&here), &Progress::default()).unwrap();
    let mut taking = Taking::begin(&mut other, verified).unwrap();
    while taking.step(&mut other, &Progress::default()).unwrap() == Step::More {}
    // everything is in, and nothing said so yet
    drop((taking, other));
    let left = folder.path().join("banco/inbox/dead.part");
    std::fs::write(&left, "what a kill left").unwrap();
    let mut other =
        Laptop::open(&world(folder.path().join("banco")), founder.session.day_id(), Box::new(|_| {})).unwrap();
    assert!(!left.exists());
    assert_eq!(other.day().digest(), founder.day().digest());
    assert_eq!(receipts(&other).len(), joined);
    let done = again(&mut other, &full);
    assert_eq!((done.verdict, done.count.new), (Verdict::Taken, 0));
    let said = receipts(&other);
    assert_eq!(said.len(), joined + 1);
    assert_eq!(said.last().unwrap(), &[founder.session.next_seq() - 1], "how far it brought the founder's chain");
    // and once only
    again(&mut other, &full);
    assert_eq!(receipts(&other).len(), joined + 1);
}

#[test]
fn a_stopped_import_keeps_what_is_in_and_the_same_file_brings_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    // more than one group
    let (founder, mut other, full) = two_laptops(folder.path(), 700);
    let progress = Progress::default();
    let verified = prove(other.world(), &full, Some(&label(other.day())), &progress).unwrap();
    let total = verified.entries;
    let mut taking = Taking::begin(&mut other, verified).unwrap();
    progress.begin(Stage::Taking, total);
    while progress.standing().done == 0 {
        assert_eq!(taking.step(&mut other, &progress).unwrap(), Step::More);
    }
    let some = progress.standing().done;
    assert!(0 < some && some < total, "{some} of {total}");
    progress.stop();
    let (stopped, ticket) = taking.end(&mut other, &progress, |mark| mark.to_owned()).unwrap();
    other.store.wait_for(ticket).unwrap();
    assert_eq!((stopped.verdict, stopped.reason()), (Verdict::Waiting, Some("stopped")));
    let done = again(&mut other, &full);
    assert_eq!((done.verdict, done.fault.is_none()), (Verdict::Taken, true));
    assert_eq!(stopped.count.new + done.count.new + done.count.known, total as usize + stopped.count.new);
    assert_eq!(other.day().digest(), founder.day().digest());
}

#[test]
fn work_that_is_stopped_while_a_file_is_read_has_touched_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (_founder, mut other, full) = two_laptops(folder.path(), 5);
    let before = (other.day().held(), other.told.clone());
    let progress = Progress::default();
    progress.stop();
    let stopped = import(&mut other, &full, |mark| mark.to_owned(), &progress);
    assert_eq!((stopped.verdict, stopped.reason()), (Verdict::Refused, Some("stopped")));
    assert_eq!((other.day().held(), other.told.clone()), before);
    let inbox = folder.path().join("banco").join("inbox");
    assert_eq!(std::fs::read_dir(inbox).unwrap().count(), 0);
}
