//! Folders and sticks as they are: full of other things, named strangely, pulled, full, shared.

use crate::world::{Laptop, World};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles").join(format!("{name}.colloquio.json"))
}

/// A laptop that has joined the golden open day.
fn joined(world: &World, name: &str) -> Laptop {
    let laptop = world.laptop(name);
    laptop.done(&["bundle", "import", golden("11-a-lead-kickoff").to_str().unwrap(), "--laptop", name]);
    laptop
}

fn digest(laptop: &Laptop) -> String {
    laptop.json(&["day", "show"])["digest"].as_str().unwrap().to_owned()
}

fn imported(laptop: &Laptop, path: &Path) -> Value {
    let answer = laptop.run(&["bundle", "import", path.to_str().unwrap(), "--format", "json"]);
    serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{e}: {answer:?}"))
}

/// Attack 67.
#[cfg(unix)]
#[test]
fn what_is_no_file_in_a_folder_is_named_and_never_opened() {
    let world = World::new();
    let laptop = joined(&world, "banco");
    let folder = world.path("stick");
    fs::create_dir_all(folder.join("d.colloquio.json")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.join("f.colloquio.json")).status().unwrap().success());
    std::os::unix::fs::symlink(&folder, folder.join("l.colloquio.json")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("z.colloquio.json")).unwrap();
    fs::copy(golden("11-b-desk-b-full"), folder.join("b.colloquio.json")).unwrap();
    let answer = laptop.run(&["bundle", "import", folder.to_str().unwrap()]);
    assert_eq!(answer.code, 0, "{answer:?}");
    for name in ["d", "f", "l", "z"] {
        assert!((answer.out.clone() + &answer.err).contains(&format!("{name}.colloquio.json")), "{name}: {answer:?}");
    }
    assert_eq!(laptop.json(&["day", "show"])["counts"]["candidates"], 4);
}

/// Attacks 70, 72. The header decides, never the name.
#[test]
fn strange_names_and_lying_ones_are_read_like_any_other() {
    let world = World::new();
    let (laptop, plain) = (joined(&world, "banco"), joined(&world, "altro"));
    let folder = world.path("stick");
    fs::create_dir(&folder).unwrap();
    let long = format!("{}.colloquio.json", "è".repeat(120));
    let names = ["CON.colloquio.json", "🎉 a b'\"$.colloquio.json", "A.COLLOQUIO.JSON", "a.colloquio.json", &long];
    let lying = "altra-giornata_altro-banco_0900_00000000-1.colloquio.json";
    for name in names.iter().chain([&lying]) {
        fs::copy(golden("11-b-desk-b-full"), folder.join(name)).unwrap();
    }
    let files = imported(&laptop, &folder)["files"].as_array().unwrap().clone();
    assert_eq!(files.len(), names.len() + 1);
    let new: u64 = files.iter().map(|f| f["entries"]["new"].as_u64().unwrap()).sum();
    let once = imported(&plain, &golden("11-b-desk-b-full"));
    assert_eq!(once["files"][0]["entries"]["new"], new, "once it is new, then it is known");
    assert_eq!(digest(&laptop), digest(&plain));
}

/// Attack 71.
#[test]
fn ten_thousand_files_are_listed_once() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..10_000 {
        fs::File::create(folder.path().join(format!("{n:05}.colloquio.json"))).unwrap();
    }
    let listing = colloquio::bundle::list(folder.path()).unwrap();
    assert_eq!((listing.bundles.len(), listing.skipped.len()), (10_000, 0));
    assert!(listing.bundles.is_sorted());
}

/// Attack 33. The other day's name and date stand in the sentence, and where the names are equal the ids do.
#[test]
fn a_file_of_another_day_is_refused_with_both_names() {
    let world = World::new();
    let laptop = joined(&world, "banco");
    let before = digest(&laptop);
    let answer = laptop.run(&["bundle", "import", golden("10-unsigned-open-day").to_str().unwrap()]);
    assert_eq!(answer.code, 1);
    for name in ["Selezione Valdarno", "Selezione Pistoia"] {
        assert!((answer.out.clone() + &answer.err).contains(name), "{name}: {answer:?}");
    }
    assert_eq!(digest(&laptop), before);
}

/// Attack 62. One of two at the same moment may be told to wait; in the end the day is the same.
#[test]
fn two_processes_take_one_file() {
    let world = World::new();
    let (laptop, plain) = (joined(&world, "banco"), joined(&world, "altro"));
    let file = golden("11-b-desk-b-full");
    let arguments = ["bundle", "import", file.to_str().unwrap(), "--format", "json"];
    let both: Vec<_> = (0..2).map(|_| laptop.command(&arguments).spawn().unwrap()).collect();
    for child in both {
        let out = child.wait_with_output().unwrap();
        let held = String::from_utf8_lossy(&out.stderr).contains("\"kind\":\"held\"");
        assert!(out.status.success() || held, "{out:?}");
    }
    assert_eq!(imported(&laptop, &file)["files"][0]["entries"]["new"], 0);
    imported(&plain, &file);
    assert_eq!(digest(&laptop), digest(&plain));
}

/// Runs the program where no file may grow beyond so many KiB, as on a full disk: the write fails, in the middle.
#[cfg(unix)]
fn on_a_full_disk(laptop: &Laptop, kib: u32, arguments: &[&str]) -> crate::world::Answer {
    let mut command = laptop.command(arguments);
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", 2 * kib);
    let program = command.get_program().to_owned();
    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", &script, "sh"]).arg(program).args(command.get_args());
    shell.env_clear().envs(command.get_envs().filter_map(|(k, v)| Some((k, v?))));
    shell.current_dir(command.get_current_dir().unwrap());
    shell.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    command = shell;
    crate::world::answer(command.spawn().unwrap())
}

/// Attack 64.
#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_nothing_half_and_everything_here() {
    let world = World::new();
    let laptop = joined(&world, "banco");
    let before = digest(&laptop);
    let stick = world.path("stick");
    fs::create_dir(&stick).unwrap();
    let export = ["bundle", "export", "--full", "--to", stick.to_str().unwrap()];
    let full = on_a_full_disk(&laptop, 2, &export);
    assert_eq!(full.code, 1, "{full:?}");
    assert!(!full.err.contains("panicked"), "{full:?}");
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "no half file, no temporary one");
    // the copy in the inbox does not fit
    let spool = on_a_full_disk(&laptop, 8, &["bundle", "import", golden("11-d-lead-since").to_str().unwrap()]);
    assert_eq!(spool.code, 1, "{spool:?}");
    assert_eq!(digest(&laptop), before);
    laptop.done(&export);
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 1);
    laptop.done(&["bundle", "import", golden("11-b-desk-b-full").to_str().unwrap()]);
}

/// Attacks 65, 66. A place that takes no file is said, with what is safe and what to do.
#[test]
fn a_stick_that_is_gone_or_takes_nothing_is_said_in_words() {
    let world = World::new();
    let laptop = joined(&world, "banco");
    let before = digest(&laptop);
    for place in [world.path("nowhere"), world.file("a-file", "x"), PathBuf::from("/proc/sys")] {
        let error = laptop.refused(1, &["bundle", "export", "--to", place.to_str().unwrap()]);
        for part in ["what", "safe", "next"] {
            assert!(error[part].as_str().is_some_and(|t| !t.is_empty()), "{error}");
        }
    }
    let gone = imported(&laptop, &world.path("gone.colloquio.json"));
    assert_eq!(gone["files"][0]["verdict"], "refused", "{gone}");
    assert_eq!(digest(&laptop), before);
}
