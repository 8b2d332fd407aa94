//! What others signed goes on with their own signatures, and only as far as these reach; a flood of strangers is left out;
//! what was forgotten is neither stored nor passed on.

use super::files::read;
use super::pen::Pen;
use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Import, Laptop, Reach, Verdict, World, export, import, import_new};
use colloquio::bundle::{Progress, Verified};
use colloquio::domain::day::Apart;
use colloquio::domain::entry::Private;
use colloquio::store::{Machine, Root};
use serde_json::json;
use std::path::{Path, PathBuf};

struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        Room { folder: tempfile::tempdir().unwrap() }
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> PathBuf {
        let path = self.folder.path().join(format!("{name}.colloquio.json"));
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn world(&self, store: &str) -> World {
        let clock = Clock::fictional(1_795_850_000_000, 0.0);
        let root = Root::at(self.folder.path().join(store));
        World { root, clock, ids: Ids::Seeded(store.len() as u64), machine: Machine { id: None } }
    }

    /// A laptop that opened the day with this file.
    fn joined(&self, store: &str, file: &Path) -> Laptop {
        let name = |mark: &str| mark.to_owned();
        let quiet = Progress::default();
        import_new(&self.world(store), file, Some(store), name, Box::new(|_| {}), &quiet).unwrap().0
    }

    /// What a laptop gives on, read again.
    fn given(&self, laptop: &mut Laptop) -> (PathBuf, Verified) {
        let out = self.folder.path().join("out");
        std::fs::create_dir_all(&out).unwrap();
        let path = export(laptop, &out, &Reach::Full).unwrap().written.path;
        let file = read(&std::fs::read(&path).unwrap()).unwrap();
        (path, file)
    }
}

fn taken(laptop: &mut Laptop, file: &Path) -> Import {
    import(laptop, file, |mark| mark.to_owned(), &Progress::default())
}

fn of(file: &Verified, pen: &Pen) -> Vec<(u64, bool)> {
    file.header.tips.iter().filter(|tip| tip.dev == pen.device).map(|tip| (tip.seq, tip.sig.is_some())).collect()
}

#[test]
fn entries_of_others_go_on_with_their_signatures_and_own_ones_of_a_laptop_without_a_key_with_none() {
    let room = Room::new();
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let (guest, mut stranger) = (lead.unsigned(3), lead.laptop(4));
    desk.marks(1, 4, &[]);
    stranger.marks(2, 1, &[]);
    lead.admits(&desk, &["panel"], &[]);
    let kickoff = room.put("kickoff", lead.full(&[&desk, &guest, &stranger]));
    let mut first = room.joined("first", &kickoff);
    let (path, file) = room.given(&mut first);
    for (pen, tip) in [(&lead, (3, true)), (&desk, (2, true)), (&guest, (1, false)), (&stranger, (2, true))] {
        assert_eq!(of(&file, pen), [tip]);
    }
    let own = first.session.device();
    assert!(file.header.tips.iter().any(|tip| tip.dev == own && tip.key.is_none()));
    assert_eq!(file.header.apart, 3, "guest and stranger; what this laptop wrote counts on its own screens");
    // the next laptop needs nothing but that file, and knows the same; so does one that was opened again
    let second = room.joined("second", &path);
    assert_eq!(second.day().digest(), first.day().digest());
    assert_eq!(second.day().apart().get(&stranger.entries[1].stamp.id), Some(&Apart::Unknown));
    let id = first.session.day_id();
    drop(first);
    let mut first = Laptop::open(&room.world("first"), id, Box::new(|_| {})).unwrap();
    assert_eq!(of(&room.given(&mut first).1, &desk), [(2, true)], "signatures are stored");
    assert!(first.day().speaks_to_itself());
}

#[test]
fn what_lies_beyond_the_last_signed_end_that_is_held_waits_with_the_rest() {
    let room = Room::new();
    let lead = Pen::founder();
    let mut other = lead.laptop(3);
    let seen = other.marks(1, 2, &[]);
    let mut desk = lead.laptop(2);
    desk.marks(2, 4, &[]);
    let early = desk.clone();
    desk.marks(3, 4, &[]);
    desk.marks(1, 5, &[seen]);
    let mut laptop = room.joined("first", &room.put("kickoff", lead.full(&[])));
    // the last entry rests on one that is not here: three are in, and none of their ends is signed
    let done = taken(&mut laptop, &room.put("desk", lead.full(&[&desk])));
    assert_eq!((done.verdict, done.count.waiting), (Verdict::Waiting, 1));
    assert_eq!(laptop.day().chains()[&desk.device].len(), 3);
    assert_eq!(of(&room.given(&mut laptop).1, &desk), []);
    // its older file has a signed end that is held
    taken(&mut laptop, &room.put("early", early.full(&[&lead])));
    assert_eq!(of(&room.given(&mut laptop).1, &desk), [(2, true)]);
    taken(&mut laptop, &room.put("other", lead.full(&[&other])));
    let (path, file) = room.given(&mut laptop);
    assert_eq!(of(&file, &desk), [(4, true)]);
    let second = room.joined("second", &path);
    assert_eq!(second.day().digest(), laptop.day().digest());
}

/// 75: over the cap all of that laptop is left out and named; the small ones and everything else are taken.
#[test]
fn a_flood_of_a_stranger_is_left_out_75() {
    let room = Room::new();
    let mut lead = Pen::founder();
    let (mut flood, mut shy) = (lead.laptop(2), lead.laptop(3));
    for n in 0..70 {
        flood.write("rain.fallen", json!({"much": "x".repeat(1_000_000), "n": n}), &[]);
    }
    shy.marks(1, 3, &[]);
    let mut laptop = room.joined("first", &room.put("kickoff", lead.full(&[])));
    lead.names("Nuova", &[]);
    let file = room.put("flood", lead.full(&[&flood, &shy]));
    let done = taken(&mut laptop, &file);
    assert_eq!(done.left_out, [(flood.device, 71)]);
    assert_eq!((done.verdict, done.count.new), (Verdict::Taken, 3));
    assert_eq!(laptop.day().name(), "Nuova");
    let (_, given) = room.given(&mut laptop);
    assert_eq!((of(&given, &flood), of(&given, &lead)), (vec![], vec![(3, true)]));
    // admitted, the same file is read again, whatever comes first
    lead.admits(&flood, &["panel"], &[]);
    let admitted = room.put("admitted", lead.full(&[]));
    taken(&mut laptop, &admitted);
    let done = taken(&mut laptop, &file);
    assert_eq!((done.left_out.len(), done.count.new), (0, 71));
}

/// 58, 60: a text comes back with an old file and is not stored; what goes out has no trace of it.
#[test]
fn what_was_forgotten_is_neither_stored_nor_passed_on_58() {
    let room = Room::new();
    let mut lead = Pen::founder();
    let added = lead.adds(1, "Ada Bruni");
    let old = room.put("old", lead.full(&[]));
    let mut bare = lead.clone();
    lead.erases(1);
    bare.lines[2] = bare.lines[2].split_once(",\"private\":{\"name\"").map_or_else(
        || bare.lines[2].split(",\"private\":{\"salt\"").next().unwrap().to_owned() + "}",
        |(body, _)| format!("{body}}}"),
    );
    bare.erases(1);
    assert!(!bare.lines.concat().contains("Ada Bruni"));
    // the erasure first, then the old file
    let mut laptop = room.joined("first", &room.put("after", bare.full(&[])));
    let done = taken(&mut laptop, &old);
    assert_eq!((done.verdict, done.count.new), (Verdict::Taken, 0));
    // and one more text about that person, of a laptop never heard before
    let mut desk = lead.laptop(2);
    desk.adds(1, "Ada Bruni");
    let done = taken(&mut laptop, &room.put("desk", lead.full(&[&desk])));
    assert_eq!(done.count.new, 2);
    let journal = |store: &str| {
        let mut all = Vec::new();
        let mut folders = vec![room.folder.path().join(store)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                match entry.file_type().unwrap().is_dir() {
                    true => folders.push(entry.path()),
                    false => all.extend(std::fs::read(entry.path()).unwrap()),
                }
            }
        }
        all
    };
    let holds = |bytes: &[u8]| bytes.windows(9).any(|here| here == b"Ada Bruni");
    assert!(!holds(&journal("first")));
    // the text first, then the erasure: it goes out no more
    let mut second = room.joined("second", &old);
    assert!(matches!(second.day().entry(&added).unwrap().private, Private::Held { .. }));
    taken(&mut second, &room.put("erasure", bare.full(&[])));
    let (path, _) = room.given(&mut second);
    assert!(!holds(&std::fs::read(path).unwrap()));
    taken(&mut second, &room.given(&mut laptop).0);
    assert_eq!(second.day().digest(), laptop.day().digest());
}
