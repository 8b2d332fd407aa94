//! Files as large as somebody likes: what is held in memory is one line, never the file. Measured on the program itself.

use crate::world::{Laptop, World};
use serde_json::Value;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

const OPENING: &str = include_str!("../../data/bundles/10-unsigned-open-day.colloquio.json");
/// Most memory that reading any file may take, of which the program itself is the larger part here.
const PEAK: u64 = 64 << 20;

/// The golden file's first line, then what the test says, up to this size.
fn file(world: &World, name: &str, size: u64, fill: impl FnOnce(&mut BufWriter<File>)) -> PathBuf {
    let path = world.path(name);
    let mut out = BufWriter::new(File::create(&path).unwrap());
    out.write_all(OPENING.split_inclusive('\n').next().unwrap().as_bytes()).unwrap();
    fill(&mut out);
    drop(out.into_inner().unwrap());
    OpenOptions::new().write(true).open(&path).unwrap().set_len(size).unwrap();
    path
}

/// Runs `bundle inspect` on a file; gives the reason of its refusal and the most memory the program had.
fn refused(laptop: &Laptop, file: &Path) -> (String, u64) {
    let mut child = laptop.command(&["bundle", "inspect", file.to_str().unwrap(), "--format", "json"]).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    // the mark only goes up: the last look before the end is as good as one at the end
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let mark = text.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        peak = peak.max(mark.unwrap_or(0) << 10);
        std::thread::sleep(Duration::from_millis(2));
    }
    let out = child.wait_with_output().unwrap();
    let document: Value = serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {out:?}"));
    assert!(peak > 1 << 20, "the program was never seen running");
    (document["files"][0]["reason"].as_str().unwrap_or_else(|| panic!("{document}")).to_owned(), peak)
}

fn large_files(size: u64) {
    let world = World::new();
    let laptop = world.laptop("guida");
    let whole = OPENING.lines().nth(1).unwrap();
    let body = whole.split_once("Guida").unwrap().0;
    let header_end = OPENING.find("\"tips\"").unwrap();
    let cases: [(&str, PathBuf, &str); 4] = [
        ("no line break", file(&world, "a.colloquio.json", size, |_| {}), "too-large"),
        // one string that never ends
        (
            "a string",
            file(&world, "b.colloquio.json", size, |out| out.write_all(body.as_bytes()).unwrap()),
            "too-large",
        ),
        // lines within the limit: the whole file is gone through, and no more than one of them kept
        (
            "lines",
            file(&world, "c.colloquio.json", size, |out| {
                for n in 1..size >> 20 {
                    out.seek(SeekFrom::Start(n << 20)).unwrap();
                    out.write_all(b"\n").unwrap();
                }
            }),
            "incomplete",
        ),
        (
            "a header",
            {
                let path = world.path("d.colloquio.json");
                std::fs::write(&path, &OPENING[..header_end]).unwrap();
                OpenOptions::new().write(true).open(&path).unwrap().set_len(size).unwrap();
                path
            },
            "too-large",
        ),
    ];
    for (what, path, reason) in cases {
        let (found, peak) = refused(&laptop, &path);
        eprintln!("{what}: {size} bytes, {found}, peak {} KiB", peak >> 10);
        assert_eq!(found, reason, "{what}");
        assert!(peak < PEAK, "{what}: {} KiB", peak >> 10);
        std::fs::remove_file(path).unwrap();
    }
}

/// Attack 14. Larger than everything the program may take, and cheap enough for every run.
#[test]
fn a_file_of_any_size_is_refused_in_the_memory_of_one_line() {
    large_files(96 << 20);
}

/// Attack 14. A whole gigabyte; writes as much into the temporary folder.
#[test]
#[ignore = "writes gigabytes"]
fn a_gigabyte_is_refused_in_the_memory_of_one_line() {
    large_files(1 << 30);
}

/// Attack 15.
#[test]
fn six_million_entries_are_refused_in_the_memory_of_one_line() {
    let world = World::new();
    let size = OPENING.find('\n').unwrap() as u64 + 1 + 6_000_000 * 2;
    let path = file(&world, "a.colloquio.json", size, |out| out.write_all(&b",\n".repeat(6_000_000)).unwrap());
    let (found, peak) = refused(&world.laptop("guida"), &path);
    assert_eq!(found, "too-large");
    assert!(peak < PEAK, "{} KiB", peak >> 10);
}
