//! A day whose disk takes nothing any more goes on in another folder: with what was stored, with what was not, and with the
//! same people.

use super::rooms::{LEAD, SEATS, add, candidate, opening};
use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Laptop, World, go_on_elsewhere, is_the_same_folder};
use colloquio::domain::command::{Command, Profile};
use colloquio::store::{Machine, Root};
use colloquio::wire::stamp::Stamped;
use std::path::Path;

/// A laptop with a day in the folder `here` of a disk.
fn founded(disk: &Path) -> (World, Laptop) {
    let root = Root::at(disk.join("here"));
    let world = World { root, clock: Clock::wall(), ids: Ids::Seeded(3), machine: Machine { id: None } };
    let (laptop, _) = Laptop::found(&world, opening(), Box::new(|_| {})).unwrap();
    (world, laptop)
}

#[test]
fn what_was_stored_and_what_was_not_are_both_there_by_the_same_people() {
    let disk = tempfile::tempdir().unwrap();
    let (world, mut old) = founded(disk.path());
    let run = |laptop: &mut Laptop, command: Command, by| -> (Vec<Stamped>, u64) {
        let (now, mut draw) = (laptop.now(), laptop.draw());
        let (done, ticket) = laptop.commit(&command, by, &now, &mut draw).unwrap();
        (done.stamped, ticket)
    };
    let (_, ticket) = run(&mut old, add(0, "Stored Before"), LEAD);
    old.store.wait_for(ticket).unwrap();
    // the disk is pulled: nothing is acknowledged from now on
    std::fs::rename(disk.path().join("here"), disk.path().join("pulled")).unwrap();
    let mut unstored = Vec::new();
    let person = SEATS[0].unwrap();
    let profile = Profile { name: Some("Ada Bruni".into()), ..Profile::default() };
    let commands = [add(1, "Never Stored"), Command::AddInterviewer { person, profile }];
    for command in commands {
        let (stamped, ticket) = run(&mut old, command, LEAD);
        assert!(old.store.wait_for(ticket).is_err(), "no acknowledgement into nothing");
        unstored.extend(stamped);
    }

    let (day, device) = (old.session.day_id(), old.session.device());
    let stick = disk.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    std::fs::write(stick.join("photo.jpg"), "x").unwrap();
    assert!(!is_the_same_folder(&world, &stick));
    let there = go_on_elsewhere(&world, &old.store, day, &unstored, "Banco A", &stick, Box::new(|_| {})).unwrap();
    assert_eq!(there.again, unstored.len());
    let root = there.laptop.world().root.clone();
    assert_eq!(root.dir(), stick.join("colloquio-data"), "beside other things it gets a folder of its own");
    drop(there);
    drop(old);

    // as the next start finds it
    let world = World { root, ..world };
    let laptop = Laptop::open(&world, day, Box::new(|_| {})).unwrap();
    let folded = laptop.day();
    let names: Vec<String> = [0, 1].iter().map(|n| folded.candidate(candidate(*n)).unwrap().name).collect();
    assert_eq!(names, ["Stored Before", "Never Stored"], "text beside an entry goes along");
    assert!(folded.persons().iter().any(|p| p.id == person && p.name == "Ada Bruni"));
    assert_ne!(laptop.session.device(), device, "another folder is another laptop");
    assert_eq!(folded.laptop_name(laptop.session.device()), "Banco A");
    let by = folded.entries().filter(|e| e.stamp.device == laptop.session.device() && e.stamp.seq > 1);
    assert!(by.map(|e| e.stamp.by).all(|by| by == LEAD));
    assert!(folded.forked().is_empty() && folded.waiting().count() == 0);
}

#[test]
fn the_folder_that_takes_nothing_is_no_way_on() {
    let disk = tempfile::tempdir().unwrap();
    let (world, old) = founded(disk.path());
    let stored = old.store.append_and_wait(Vec::new()).unwrap();
    assert!(is_the_same_folder(&world, &disk.path().join("here")));
    let day = old.session.day_id();
    let blocked = disk.path().join("a file");
    std::fs::write(&blocked, "x").unwrap();
    let tried = go_on_elsewhere(&world, &old.store, day, &[], "A", &blocked.join("b"), Box::new(|_| {}));
    assert!(tried.is_err());
    assert_eq!(old.store.stored_up_to(), stored, "and the old store is as it was");
}
