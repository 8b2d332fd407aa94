//! Where a store was last written to: a copy that wakes up elsewhere is found out, and a lost note is no evidence.

use super::*;
use crate::store::{Home, Machine};

const OTHER: Uuid = Uuid::from_u128(0xda5);

fn machine(id: &str) -> Machine {
    Machine { id: (!id.is_empty()).then(|| id.to_owned()) }
}

#[test]
fn another_machine_or_path_is_elsewhere_until_it_is_written_to_there() {
    let bench = Bench::with_entries(1..=1);
    let here = machine("m1");
    assert_eq!(bench.root().home(&here, DAY), Home::Unknown);
    bench.root().lock(&holder()).unwrap().note_home(&here, DAY).unwrap();
    assert_eq!(bench.root().home(&here, DAY), Home::Here);
    assert_eq!(bench.root().home(&machine("m2"), DAY), Home::Elsewhere);
    // a system that says nothing is no evidence, its path is
    assert_eq!(bench.root().home(&machine(""), DAY), Home::Here);

    let moved = bench.folder.path().join("moved");
    std::fs::rename(bench.root().dir(), &moved).unwrap();
    let root = Root::at(moved.clone());
    assert_eq!(root.home(&here, DAY), Home::Elsewhere);
    assert_eq!(root.home(&here, DAY), Home::Elsewhere, "asking settles nothing");
    let lock = root.lock(&holder()).unwrap();
    lock.renew_device(DAY, OTHER).unwrap();
    assert_eq!(root.home(&here, DAY), Home::Elsewhere, "a kill here leaves the evidence");
    lock.note_home(&here, DAY).unwrap();
    assert_eq!(root.home(&here, DAY), Home::Here);
    assert_eq!(read_day(&root, DAY).unwrap().device, OTHER);

    std::fs::write(moved.join("machine.json"), "shopping list").unwrap();
    assert_eq!(root.home(&machine("m2"), DAY), Home::Unknown);
}

#[test]
fn of_a_store_with_two_days_each_is_strange_until_it_is_written_to() {
    let bench = Bench::with_entries(1..=1);
    let lock = bench.root().lock(&holder()).unwrap();
    lock.create_day(OTHER, DEVICE, EPOCH, key_of, bench.notify()).unwrap().close().unwrap();
    lock.note_home(&machine("m1"), DAY).unwrap();
    assert_eq!(bench.root().home(&machine("m1"), OTHER), Home::Here);
    lock.note_home(&machine("m2"), DAY).unwrap();
    let homes = |day| bench.root().home(&machine("m2"), day);
    assert_eq!((homes(DAY), homes(OTHER)), (Home::Here, Home::Elsewhere));
    lock.note_home(&machine("m2"), OTHER).unwrap();
    assert_eq!((homes(DAY), homes(OTHER)), (Home::Here, Home::Here));
}

#[test]
fn a_store_of_a_later_version_is_not_even_given_a_lock() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("format"), "colloquio-store 2\n").unwrap();
    let root = Root::at(folder.path().to_path_buf());
    assert!(matches!(root.lock(&holder()), Err(StoreError::Newer { version: 2, .. })));
    assert!(matches!(root.save_prefs(&Prefs::default()), Err(StoreError::Newer { .. })));
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["format"]);
}
