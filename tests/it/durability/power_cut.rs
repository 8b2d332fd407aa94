//! The power cut itself, as near as a running machine comes to it: a file system on an image, the program writing into it, the
//! image copied beneath at a random moment, the copy mounted and counted. Nothing the kernel still held in memory is in it, so a
//! missing sync shows here. The copy takes some milliseconds, in which more is written: so what had been answered when it began must
//! be there, and of the rest there may be anything, also a piece that no real cut leaves. Needs Linux, root and a free loop device.

use super::bench::{PER_MARK, Playing, Random, Tally, entries, mark, morning, noted, played, wanted};
use super::disk::Mounted;
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Cuts of one image.
const EACH: usize = 10;
/// Marks on their way at most.
const AHEAD: usize = 4;

fn done(program: &str, arguments: &[&str]) {
    let out = Command::new(program).args(arguments).output().unwrap();
    assert!(out.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// A new image of an ext4 file system.
pub fn image(path: &Path, megabytes: u64) {
    std::fs::File::create(path).unwrap().set_len(megabytes << 20).unwrap();
    done("mkfs.ext4", &["-q", "-F", path.to_str().unwrap()]);
}

pub fn mounted(image: &Path) -> Option<Mounted> {
    Mounted::with(&["-o", "loop", image.to_str().unwrap()])
}

/// Writes marks from `first` on; after a while copies the image as it is then, and ends the program. Gives the number after the
/// last mark that had been answered when the copy began.
fn cut(store: &Path, first: usize, image: &Path, copy: &Path, random: &mut Random) -> usize {
    let Playing { mut child, mut stdin, mut answers } = Playing::on(store);
    let answered = AtomicUsize::new(first);
    std::thread::scope(|scope| {
        let (room, sent) = std::sync::mpsc::sync_channel::<()>(AHEAD);
        scope.spawn(move || (first..).all(|n| room.send(()).is_ok() && writeln!(stdin, "{}", mark(n)).is_ok()));
        let answered = &answered;
        let (begun, begins) = std::sync::mpsc::channel();
        scope.spawn(move || {
            while let Some(Ok(line)) = answers.next() {
                if line.contains("\"ok\":true") {
                    answered.fetch_add(1, Ordering::SeqCst);
                    let _ = begun.send(());
                }
                sent.recv().unwrap();
            }
        });
        begins.recv().unwrap();
        random.wait_at_most(Duration::from_millis(700));
        let at_the_cut = answered.load(Ordering::SeqCst);
        done("cp", &["--sparse=always", image.to_str().unwrap(), copy.to_str().unwrap()]);
        // it was writing all the while
        let copied = answered.load(Ordering::SeqCst);
        while answered.load(Ordering::SeqCst) == copied {
            assert!(child.try_wait().unwrap().is_none(), "the program ended before the cut");
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        at_the_cut
    })
}

#[test]
#[ignore = "needs Linux, root and a loop device: cargo test power_cut -- --ignored --nocapture"]
fn every_answered_mark_is_there_after_a_power_cut() {
    let folder = tempfile::tempdir().unwrap();
    let (original, copy) = (folder.path().join("image"), folder.path().join("cut"));
    let cuts = wanted("COLLOQUIO_CUTS", 40);
    let (mut tally, mut random) = (Tally::default(), Random::new(1));
    for begun in (0..cuts).step_by(EACH) {
        image(&original, 96);
        let disk = mounted(&original).expect("root and a free loop device");
        let store = disk.at.join("store");
        played(&store, &morning());
        let before = entries(&store);
        let mut next = 0;
        for _ in 0..EACH.min(cuts - begun) {
            let answered = cut(&store, next, &original, &copy, &mut random);
            let after = mounted(&copy).expect("what a power cut leaves can be mounted");
            let found_at = after.at.join("store");
            let found = entries(&found_at) - before;
            tally.round((answered - next) as u64 * PER_MARK, found.saturating_sub(next as u64 * PER_MARK));
            assert!(found >= answered as u64 * PER_MARK, "{answered} marks were answered, {found} entries are there");
            let noted = noted(&found_at);
            assert!((0..answered).all(|n| noted.contains(&n)), "of {answered} answered there are {noted:?}");
            // and the day goes on there; mounted elsewhere it is another laptop and may say so first
            played(&found_at, &[json!({"do": "AddCandidate", "as": "lead", "name": "Ivo"})]);
            assert!(entries(&found_at) - before > found);
            drop(after);
            std::fs::remove_file(&copy).unwrap();
            next = ((entries(&store) - before) / PER_MARK) as usize;
        }
    }
    tally.tell("power cuts");
}

/// The disk beneath the file system runs out of room, so the kernel answers with an I/O error: what was acknowledged is there.
#[test]
#[ignore = "needs Linux, root and a loop device: cargo test power_cut -- --ignored --nocapture"]
fn an_i_o_error_is_said_and_loses_nothing() {
    let mut tally = Tally::default();
    for round in 0..6 {
        let small = Mounted::with(&["-t", "tmpfs", "-o", "size=12m", "colloquio-test"]).expect("root");
        let file = small.at.join("image");
        image(&file, 64);
        let disk = mounted(&file).expect("a free loop device");
        let store = disk.at.join("store");
        played(&store, &morning());
        let before = entries(&store);
        let ballast = super::disk::fill(&small.at, (round + 1) * (256 << 10));
        let (answered, code, words) = super::disk::mark_until_refused(&store, 0, 20_000);
        assert!(code == 1 && !words.trim().is_empty() && !words.contains("panicked"), "{code}: {words}");
        drop(disk);
        std::fs::remove_file(ballast).unwrap();
        let disk = mounted(&file).expect("what an I/O error leaves can be mounted");
        let found = entries(&disk.at.join("store")) - before;
        tally.round(answered as u64 * PER_MARK, found);
        assert!(noted(&disk.at.join("store")).len() >= answered);
    }
    tally.tell("I/O errors");
}
