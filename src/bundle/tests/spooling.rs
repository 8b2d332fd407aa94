//! Files that are none, that move while they are copied, and folders full of them.

use super::files::{Desk, Parts};
use crate::bundle::spool::spool_with;
use crate::bundle::{BundleError, Reason, Skipped, list, spool, sweep};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

fn bytes() -> Vec<u8> {
    Parts::honest().bytes()
}

fn inbox(desk: &Desk) -> usize {
    fs::read_dir(desk.path("inbox")).map_or(0, Iterator::count)
}

#[test]
fn a_copy_lives_as_long_as_it_is_used() {
    let desk = Desk::new();
    let file = desk.put("x.colloquio.json", &bytes());
    let spooled = spool(&file, &desk.path("inbox"), [1; 8]).unwrap();
    assert_eq!(fs::read(spooled.path()).unwrap(), bytes());
    assert_eq!((spooled.source(), spooled.bytes()), (file.as_path(), bytes().len() as u64));
    assert_eq!(inbox(&desk), 1);
    drop(spooled);
    assert_eq!(inbox(&desk), 0);
}

#[test]
fn what_a_kill_left_in_the_inbox_goes() {
    let desk = Desk::new();
    let file = desk.put("x.colloquio.json", &bytes());
    fs::create_dir(desk.path("inbox")).unwrap();
    let left = desk.put("inbox/0101010101010101.part", b"half");
    spool(&file, &desk.path("inbox"), [1; 8]).unwrap();
    assert!(!left.exists());
    desk.put("inbox/0202020202020202.part", b"half");
    desk.put("inbox/kept.json", b"");
    sweep(&desk.path("inbox")).unwrap();
    assert_eq!(inbox(&desk), 1);
    sweep(&desk.path("nowhere")).unwrap();
}

/// Attacks 65, 68.
#[test]
fn a_file_that_changes_is_looked_at_later() {
    let desk = Desk::new();
    let file = desk.put("x.colloquio.json", &bytes());
    let changing = |change: &dyn Fn()| {
        fs::write(&file, bytes()).unwrap();
        spool_with(&file, &desk.path("inbox"), [1; 8], &|_| Ok(u64::MAX), change).unwrap_err()
    };
    let grow = || OpenOptions::new().append(true).open(&file).unwrap().write_all(b"x").unwrap();
    let shrink = || OpenOptions::new().write(true).open(&file).unwrap().set_len(600).unwrap();
    let replace = || fs::rename(desk.put("other", &bytes()), &file).unwrap();
    for change in [&grow as &dyn Fn(), &shrink, &replace] {
        let error = changing(change);
        assert!(matches!(error, BundleError::StillArriving { .. }), "{error}");
    }
    let pulled = changing(&|| fs::remove_file(&file).unwrap());
    assert!(matches!(pulled, BundleError::Io { .. }), "{pulled}");
    assert_eq!(inbox(&desk), 0, "nothing half stays");
}

/// Attack 64.
/// Its copy, its entries in the journal and again in the index: three times its size, or it is not begun.
#[test]
fn a_disk_without_room_for_all_of_it_is_full_before_anything_is_written() {
    let desk = Desk::new();
    let file = desk.put("x.colloquio.json", &bytes());
    let need = 3 * bytes().len() as u64;
    let on = |room: std::io::Result<u64>| {
        let room = std::cell::RefCell::new(Some(room));
        let room = |_: &Path| room.borrow_mut().take().unwrap();
        spool_with(&file, &desk.path("inbox"), [1; 8], &room, || {})
    };
    let refused = on(Ok(need - 1)).unwrap_err();
    assert!(
        matches!(refused, BundleError::Io { ref source, .. } if source.kind() == ErrorKind::StorageFull),
        "{refused}"
    );
    assert_eq!(inbox(&desk), 0);
    assert!(on(Ok(need)).is_ok());
    assert!(on(Err(ErrorKind::Unsupported.into())).is_ok(), "where nobody knows it is tried");
}

/// Attack 67.
#[test]
fn only_regular_files_are_opened() {
    let desk = Desk::new();
    let refused = |path: &Path| spool(path, &desk.path("inbox"), [1; 8]).unwrap_err();
    assert!(matches!(refused(desk.folder.path()), BundleError::NotAFile { .. }));
    let missing = refused(&desk.path("nothing.colloquio.json"));
    assert!(matches!(missing, BundleError::Io { ref source, .. } if source.kind() == ErrorKind::NotFound), "{missing}");
    #[cfg(unix)]
    {
        let pipe = desk.path("pipe.colloquio.json");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(matches!(refused(&pipe), BundleError::NotAFile { .. }));
        assert!(matches!(refused(Path::new("/dev/zero")), BundleError::NotAFile { .. }));
    }
}

/// Attack 14.
#[test]
fn what_is_plainly_too_much_or_foreign_is_not_even_copied() {
    let desk = Desk::new();
    let huge = desk.put("huge.colloquio.json", &bytes());
    OpenOptions::new().write(true).open(&huge).unwrap().set_len(10 << 30).unwrap();
    let film = desk.put("film.colloquio.json", &[0; 4_000]);
    for (file, reason) in [(huge, Reason::TooLarge), (film, Reason::NotABundle)] {
        assert_eq!(spool(&file, &desk.path("inbox"), [1; 8]).unwrap_err().reason(), Some(reason));
    }
    assert!(!desk.path("inbox").exists());
}

#[test]
fn an_inbox_that_cannot_be_is_said() {
    let desk = Desk::new();
    let file = desk.put("x.colloquio.json", &bytes());
    let error = spool(&file, &desk.put("inbox", b"a file"), [1; 8]).unwrap_err();
    assert!(matches!(error, BundleError::Io { act: crate::bundle::Act::Spool, .. }), "{error}");
}

/// Attacks 69, 70.
#[test]
fn a_folder_is_listed_by_names() {
    let desk = Desk::new();
    let long = format!("{}.colloquio.json", "n".repeat(240));
    let read = [
        "A.Colloquio.JSON",
        "CON.colloquio.json",
        "a.colloquio.json",
        "b.colloquio.json.age",
        "c.colloquio.sync-conflict-20261128-143205-ABCDEFG.json",
        &long,
        "🎉 è.colloquio.json",
    ];
    for name in read {
        desk.put(name, b"");
    }
    for name in [
        "._x.colloquio.json",
        "~x.colloquio.json",
        ".x.colloquio.json",
        "x.tmp",
        ".colloquio-01a20c95-00.tmp",
        "x.json",
    ] {
        desk.put(name, b"");
    }
    fs::create_dir(desk.path("folder.colloquio.json")).unwrap();
    let listing = list(desk.folder.path()).unwrap();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(listing.bundles.iter().map(|path| name(path)).collect::<Vec<_>>(), read);
    let skipped: Vec<_> = listing.skipped.iter().map(|(path, why)| (name(path), *why)).collect();
    let expected = [
        ("._x.colloquio.json", Skipped::Shadow),
        (".x.colloquio.json", Skipped::Shadow),
        ("folder.colloquio.json", Skipped::NotAFile),
        ("~x.colloquio.json", Skipped::Shadow),
    ];
    assert_eq!(skipped, expected.map(|(name, why)| (name.to_owned(), why)));
}

/// Attack 67.
#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let desk = Desk::new();
    std::os::unix::fs::symlink(desk.folder.path(), desk.path("loop.colloquio.json")).unwrap();
    let listing = list(desk.folder.path()).unwrap();
    assert!(listing.bundles.is_empty());
    assert_eq!(listing.skipped, [(desk.path("loop.colloquio.json"), Skipped::Link)]);
}
