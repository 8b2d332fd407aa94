//! One act for a folder: repeated, interrupted, by six laptops at once, over whatever else lies there.

use super::unfinished::world;
use super::{add, answered, bundles, digest, export, folder, room};
use crate::rooms::{LEAD, opening};
use colloquio::app::laptop::{Laptop, Reach, Synced, export as write, import_new, key_of, sync};
use colloquio::bundle::Progress;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Barrier;
use std::time::{Duration, Instant, SystemTime};

#[test]
fn one_act_brings_everybody_level_and_says_nothing_twice() {
    let room = room(3);
    let shared = folder(&room.world, "condivisa");
    for (n, desk) in room.desks.iter().enumerate() {
        add(desk, &format!("Persona {n}"));
    }
    let all: Vec<_> = std::iter::once(&room.lead).chain(&room.desks).collect();
    for _ in 0..2 {
        for laptop in &all {
            laptop.done(&["bundle", "sync", &shared]);
        }
    }
    let digests: BTreeSet<String> = all.iter().map(|laptop| digest(laptop)).collect();
    assert_eq!(digests.len(), 1);
    for laptop in &all {
        laptop.done(&["bundle", "sync", &shared]);
    }
    // nobody has anything to say any more: no new file, and none is read again
    let before = bundles(&shared);
    for laptop in &all {
        let synced = laptop.json(&["bundle", "sync", &shared]);
        assert_eq!(
            (&synced["written"], &synced["files"]),
            (&serde_json::Value::Null, &serde_json::json!([])),
            "{synced}"
        );
        assert_eq!(synced["known"], before.len());
    }
    assert_eq!(bundles(&shared), before);
    // and then only what is new
    add(&room.lead, "Ultima");
    let synced = room.lead.json(&["bundle", "sync", &shared]);
    // beside it what others said of theirs, of which this laptop had not written yet
    assert!(synced["written"]["entries"].as_u64() < Some(6), "{synced}");
}

#[test]
fn a_laptop_without_a_day_joins_that_of_the_folder() {
    let room = room(0);
    let shared = folder(&room.world, "condivisa");
    room.lead.done(&["bundle", "sync", &shared]);
    let new = room.world.laptop("banco-b");
    let (code, joined) = answered(&new, &["bundle", "sync", &shared, "--laptop", "Banco B"]);
    assert_eq!((code, &joined["files"][0]["verdict"]), (0, &"taken".into()), "{joined}");
    assert_eq!(digest(&new), digest(&room.lead));
    assert!(joined["written"]["path"].as_str().unwrap().contains("_banco-b_"), "{joined}");
    // a name is checked before anything is made: a bad one would travel to everybody in this laptop's first word
    let (nameless, long) = (room.world.laptop("banco-d"), "x".repeat(300));
    for name in ["", "  ", &long] {
        let (code, answer) = answered(&nameless, &["bundle", "sync", &shared, "--laptop", name]);
        assert_eq!(code, 1, "{answer}");
    }
    nameless.done(&["bundle", "sync", &shared, "--laptop", "\u{1b}[31mBanco D"]);
    let day = nameless.json(&["day", "show"]);
    assert_eq!((&day["counts"]["apart"], &day["counts"]["waiting"]), (&0.into(), &0.into()), "{day}");
    let empty = folder(&room.world, "vuota");
    assert_eq!(room.world.laptop("banco-c").refused(1, &["bundle", "sync", &empty])["kind"], "no_bundles");
    assert_eq!(new.refused(1, &["bundle", "sync", "non-c-e"])["kind"], "no_folder");
    // a file in its place is told from one that is not there
    let file = room.world.file("elenco.txt", "x").to_str().unwrap().to_owned();
    for args in [vec!["bundle", "sync", &file], vec!["bundle", "export", "--to", &file]] {
        assert_eq!(new.refused(1, &args)["kind"], "not_a_folder", "{args:?}");
    }
}

#[test]
fn whatever_else_lies_there_is_said_and_hinders_nothing() {
    let room = room(1);
    let (lead, b) = (&room.lead, &room.desks[0]);
    let shared = folder(&room.world, "condivisa");
    add(b, "Ada");
    b.done(&["bundle", "sync", &shared]);
    let whole = std::fs::read(Path::new(&shared).join(&bundles(&shared)[0])).unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(Path::new(&shared).join(name), bytes).unwrap();
    put("mezzo.colloquio.json", &whole[..whole.len() / 2]);
    put("._ombra.colloquio.json", &whole);
    put("rotto.colloquio.json", &[&whole[..900], b"x", &whole[901..]].concat());
    put("foto.jpg", b"x");
    std::fs::create_dir(Path::new(&shared).join("cartella.colloquio.json")).unwrap();
    let other = room.world.laptop("altra");
    other.done(&["day", "new", "--name", "Altra", "--date", "2026-11-25"]);
    export(&other, &shared, &[]);

    let (code, synced) = answered(lead, &["bundle", "sync", &shared]);
    assert_eq!(code, 3, "{synced}");
    let verdicts: Vec<(&str, &str)> = synced["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["verdict"].as_str().unwrap(), f["reason"].as_str().unwrap_or("-")))
        .collect();
    assert!(verdicts.contains(&("taken", "-")) && verdicts.contains(&("refused", "wrong-day")), "{verdicts:?}");
    assert!(verdicts.contains(&("refused", "digest")), "{verdicts:?}");
    assert!(synced["arriving"][0].as_str().unwrap().ends_with("mezzo.colloquio.json"), "{synced}");
    let why: BTreeSet<&str> =
        synced["skipped"].as_array().unwrap().iter().map(|s| s["why"].as_str().unwrap()).collect();
    assert_eq!(why, BTreeSet::from(["shadow", "not_a_file"]));
    assert_eq!(digest(lead), digest(b));
    // long after its last change half a file is a damaged one
    let old = SystemTime::now() - Duration::from_secs(180);
    let half = std::fs::File::options().write(true).open(Path::new(&shared).join("mezzo.colloquio.json")).unwrap();
    half.set_modified(old).unwrap();
    let (code, synced) = answered(lead, &["bundle", "sync", &shared]);
    assert_eq!((code, synced["arriving"].as_array().unwrap().len()), (3, 0));
    assert!(synced["files"].as_array().unwrap().iter().any(|f| f["reason"] == "incomplete"), "{synced}");
    // all are still there, with every byte
    assert_eq!(std::fs::read(Path::new(&shared).join("._ombra.colloquio.json")).unwrap(), whole);
}

/// Six laptops, one folder, all at once, again and again until nobody writes any more.
#[test]
fn six_laptops_over_one_folder_at_once_end_in_one_day() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("condivisa");
    std::fs::create_dir(&shared).unwrap();
    let (mut founder, _) = Laptop::found(&world(folder.path().join("guida")), opening(), Box::new(|_| {})).unwrap();
    let kickoff = write(&mut founder, folder.path(), &Reach::Full).unwrap().written.path;
    let mut laptops = vec![founder];
    for n in 0..5 {
        let name = format!("Banco {n}");
        let at = world(folder.path().join(format!("banco-{n}")));
        let quiet = Progress::default();
        laptops.push(import_new(&at, &kickoff, Some(&name), str::to_owned, Box::new(|_| {}), &quiet).unwrap().0);
    }
    let barrier = Barrier::new(laptops.len());
    std::thread::scope(|scope| {
        for (n, laptop) in laptops.iter_mut().enumerate() {
            let (barrier, shared) = (&barrier, &shared);
            scope.spawn(move || {
                for round in 0..3 {
                    let (now, mut draw) = (laptop.now(), laptop.draw());
                    let command = crate::rooms::add(n * 10 + round, "Ada");
                    let (_, ticket) = laptop.commit(&command, LEAD, &now, &mut draw).unwrap();
                    laptop.store.wait_for(ticket).unwrap();
                    barrier.wait();
                    let done = synced(laptop, shared);
                    assert!(done.fault.is_none(), "{:?}", done.fault);
                    assert!(done.files.iter().all(|(_, i)| i.fault.is_none()), "{:?}", done.files);
                }
            });
        }
    });
    // one after the other until it is quiet
    for round in 0.. {
        let wrote =
            laptops.iter_mut().map(|laptop| synced(laptop, &shared).written.is_some()).filter(|wrote| *wrote).count();
        if wrote == 0 {
            break;
        }
        assert!(round < 4, "they answer each other for ever");
    }
    let digests: BTreeSet<String> = laptops.iter().map(|laptop| laptop.day().digest()).collect();
    assert_eq!(digests.len(), 1);
    assert_eq!(laptops[0].day().candidates().len(), 18);
    assert!(laptops.iter().all(|laptop| laptop.day().waiting().count() == 0 && laptop.day().forked().is_empty()));
    let left: Vec<_> = std::fs::read_dir(&shared).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

fn synced(laptop: &mut Laptop, shared: &Path) -> Synced {
    let wall = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis() as i64;
    sync(laptop, shared, wall, str::to_owned, &Progress::default()).unwrap()
}

/// A stick is pulled while its files are taken: what was taken stays, and the rest is said.
#[test]
fn a_folder_that_vanishes_midway_is_said_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let (mut founder, _) = Laptop::found(&world(folder.path().join("guida")), opening(), Box::new(|_| {})).unwrap();
    write(&mut founder, &stick, &Reach::Full).unwrap();
    let (now, mut draw) = (founder.now(), founder.draw());
    let (_, ticket) = founder.commit(&crate::rooms::add(0, "Ada"), LEAD, &now, &mut draw).unwrap();
    founder.store.wait_for(ticket).unwrap();
    write(&mut founder, &stick, &Reach::Full).unwrap();
    // a laptop that has still to say its first word says it while the first file is taken, and then the stick goes
    let at = world(folder.path().join("banco"));
    let day = founder.session.day_id();
    let mut draw = at.ids.draw_for(&["test"]);
    let (device, epoch) = (draw.uuid("device", 1_795_850_000_000), draw.uuid("epoch", 1_795_850_000_000));
    let lock = at.lock(Some(day)).unwrap();
    lock.create_day(day.0, device, epoch, key_of, Box::new(|_| {})).unwrap().close().unwrap();
    drop(lock);
    let mut laptop = Laptop::open(&at, day, Box::new(|_| {})).unwrap();
    let pulled = |mark: &str| {
        std::fs::rename(&stick, folder.path().join("pulled")).unwrap();
        mark.to_owned()
    };
    let done = sync(&mut laptop, &stick, 0, pulled, &Progress::default()).unwrap();
    assert_eq!(done.files.len(), 2);
    assert!(done.files[0].1.fault.is_none() && done.files[1].1.fault.is_some(), "{:?}", done.files);
    assert!(done.fault.is_some() && done.written.is_none());
    let held = laptop.day().held();
    drop(laptop);
    let mut laptop = Laptop::open(&at, day, Box::new(|_| {})).unwrap();
    assert_eq!(laptop.day().held(), held);
    // it is put back: the rest comes, and this laptop's file goes beside it
    std::fs::rename(folder.path().join("pulled"), &stick).unwrap();
    let done = sync(&mut laptop, &stick, 0, str::to_owned, &Progress::default()).unwrap();
    assert!(done.fault.is_none() && done.written.is_some());
    assert_eq!(laptop.day().digest(), founder.day().digest());
}

#[test]
fn a_sync_killed_at_any_moment_is_simply_done_again() {
    let room = room(1);
    let (lead, b) = (&room.lead, &room.desks[0]);
    let shared = folder(&room.world, "condivisa");
    for n in 0..20 {
        add(b, &format!("Persona {n}"));
        if n % 5 == 4 {
            b.done(&["bundle", "sync", &shared]);
        }
    }
    let begun = Instant::now();
    room.world.laptop("prova").done(&["bundle", "sync", &folder(&room.world, "kickoff")]);
    let length = begun.elapsed();
    for part in 0..12u32 {
        let mut child = lead.start(&["bundle", "sync", &shared]);
        std::thread::sleep(length * part / 10);
        child.kill().unwrap();
        child.wait().unwrap();
        let whole = bundles(&shared);
        assert!(whole.iter().all(|name| name.starts_with('.') || name.ends_with(".colloquio.json")), "{whole:?}");
    }
    let (code, synced) = answered(lead, &["bundle", "sync", &shared]);
    assert_eq!(code, 0, "{synced}");
    b.done(&["bundle", "sync", &shared]);
    assert_eq!(digest(lead), digest(b));
    let status = lead.json(&["bundle", "status"]);
    assert_eq!((&status["waiting"], status["laptops"].as_array().unwrap().len()), (&0.into(), 2), "{status}");
    assert!(status["laptops"].as_array().unwrap().iter().all(|l| l["state"] != "forked"), "{status}");
}
