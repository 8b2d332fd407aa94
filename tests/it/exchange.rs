//! Bundles through the library, where the command line cannot stop halfway.

use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Laptop, Verdict, World, import, key_of};
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
