//! Bundles through the library, where the command line cannot stop halfway.

use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Laptop, Verdict, World, import, import_new, key_of};
use colloquio::bundle::Progress;
use colloquio::domain::ids::{DayId, parse_strict};
use colloquio::store::{Machine, Root};
use std::path::Path;

/// Killed between making the day's folder and its first group, a laptop joins with the next import of the same file.
#[test]
fn a_laptop_interrupted_while_joining_joins_with_the_next_import() {
    let folder = tempfile::tempdir().unwrap();
    let world = World {
        root: Root::at(folder.path().join("store")),
        clock: Clock::fictional(1_795_850_000_000, 0.0),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let day = DayId(parse_strict("ef05b50f-4855-8763-9fad-e4e7065e3c16").unwrap());
    let mut draw = world.ids.draw_for(&["test"]);
    let (device, epoch) = (draw.uuid("device", 1_795_850_000_000), draw.uuid("epoch", 1_795_850_000_000));
    let lock = world.lock(Some(day)).unwrap();
    lock.create_day(day.0, device, epoch, key_of, Box::new(|_| {})).unwrap().close().unwrap();
    drop(lock);
    let mut laptop = Laptop::open(&world, day, Box::new(|_| {})).unwrap();
    let kickoff = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles/11-a-lead-kickoff.colloquio.json");
    let done = import(&mut laptop, &kickoff, |mark| format!("Banco {mark}"), &Progress::default());
    assert_eq!((done.verdict, done.count.new), (Verdict::Taken, 9));
    let me = laptop.session.device();
    assert!(laptop.day().laptop_name(me).starts_with("Banco "));
    // and it says so once only
    let seq = laptop.session.next_seq();
    import(&mut laptop, &kickoff, |mark| format!("Banco {mark}"), &Progress::default());
    assert_eq!(laptop.session.next_seq(), seq);
}

#[test]
fn a_joining_that_is_stopped_before_its_day_is_made_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let world = World {
        root: Root::at(store.clone()),
        clock: Clock::fictional(1_795_850_000_000, 0.0),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let kickoff = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles/11-a-lead-kickoff.colloquio.json");
    let progress = Progress::default();
    progress.stop();
    let named = |mark: &str| mark.to_owned();
    let stopped = import_new(&world, &kickoff, None, named, Box::new(|_| {}), &progress).unwrap_err();
    assert!(stopped.fault.as_ref().is_some_and(|fault| fault.is_stopped()), "{:?}", stopped.fault);
    assert!(world.root.days().unwrap().is_empty());
    let (laptop, joined) = import_new(&world, &kickoff, None, named, Box::new(|_| {}), &Progress::default()).unwrap();
    assert_eq!((joined.verdict, laptop.day().name().is_empty()), (Verdict::Taken, false));
}
