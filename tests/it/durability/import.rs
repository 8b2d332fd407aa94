//! `kill -9` while a bundle is taken in. What its answer said is there, what was there before stays, and taking the file again
//! brings the rest.

use super::bench::{Fresh, PER_MARK, Random, Tally, asked, colloquio, entries, kills, noted, on_stores, played, ran};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Enough for several groups.
const MARKS: usize = 600;

/// Writes a bundle of everything in the store; gives its path.
fn export(store: &Path, to: &Path) -> PathBuf {
    std::fs::create_dir_all(to).unwrap();
    let done = asked(store, &["bundle", "export", "--to", to.to_str().unwrap()]);
    PathBuf::from(done["path"].as_str().unwrap())
}

/// Another laptop of the same day, with something of its own on it.
fn joined(kickoff: &Path) -> Fresh {
    let folder = Fresh::empty();
    asked(&folder.store, &["bundle", "import", kickoff.to_str().unwrap(), "--laptop", "Banco"]);
    played(&folder.store, &[json!({"do": "AddCandidate", "as": "lead", "name": "Ivo"})]);
    folder
}

/// Starts taking the file in and kills the program so much later. Gives how many entries it said are new, if it came to say so.
fn import_until_killed(store: &Path, file: &Path, after: Duration) -> Option<u64> {
    let arguments = ["bundle", "import", file.to_str().unwrap(), "--format", "json"];
    let mut child = colloquio(store, &arguments).stderr(std::process::Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    let said: Value = serde_json::from_str(&text).ok()?;
    said["files"][0]["entries"]["new"].as_u64()
}

fn has_all(store: &Path) -> bool {
    noted(store).into_iter().eq(0..MARKS)
}

/// Attack 63.
#[test]
fn what_a_killed_import_took_is_there_and_the_next_brings_the_rest() {
    let founder = Fresh::with_marks(0);
    let kickoff = export(&founder.store, &founder.store.join("../kickoff"));
    played(&founder.store, &(0..MARKS).map(super::bench::mark).collect::<Vec<_>>());
    let full = export(&founder.store, &founder.store.join("../full"));

    // how long it takes only spreads the kills over it
    let other = joined(&kickoff);
    let (start, before) = (Instant::now(), entries(&other.store));
    asked(&other.store, &["bundle", "import", full.to_str().unwrap()]);
    let (whole, length) = (entries(&other.store), start.elapsed().as_micros() as u64);
    // one more says what was taken
    assert_eq!(whole - before, MARKS as u64 * PER_MARK + 1);

    let tally = on_stores(kills(40), 8, |seed, rounds| {
        let (mut random, mut tally) = (Random::new(seed), Tally::default());
        let mut laptop = joined(&kickoff);
        for _ in 0..rounds {
            let before = entries(&laptop.store);
            let said = import_until_killed(&laptop.store, &full, Duration::from_micros(random.below(length)));
            let found = entries(&laptop.store);
            assert!(found >= before, "{before} entries were there, {found} are");
            tally.round(said.unwrap_or(0), found - before);
            if has_all(&laptop.store) {
                let again = ran(&laptop.store, &["bundle", "import", full.to_str().unwrap(), "--format", "json"]);
                assert_eq!((again.code, &again.json()["files"][0]["entries"]["new"]), (0, &json!(0)));
                laptop = joined(&kickoff);
            }
        }
        // in the end all of it is in, whatever was interrupted
        let (before, last) =
            (entries(&laptop.store), asked(&laptop.store, &["bundle", "import", full.to_str().unwrap()]));
        let found = entries(&laptop.store);
        tally.round(last["files"][0]["entries"]["new"].as_u64().unwrap(), found - before);
        // one receipt says what the file brought, whenever its taking was killed, and is not written again
        assert_eq!(found, whole);
        assert!(has_all(&laptop.store));
        tally
    });
    tally.tell("kills while a bundle is taken in");
}
