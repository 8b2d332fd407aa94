//! Drafts come back whole or not at all, whatever happens to their files, and no caller ever waits for a disk.

use super::{
    super::{
        disk::{Appender, Disk, Identity, RealDisk},
        event::FileSystem,
    },
    file::{CURRENT, FORMER},
    *,
};
use std::{
    fs, io,
    sync::{Mutex, mpsc},
    time::Instant,
};
use tempfile::TempDir;

/// Longer than any machine takes; nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

fn quick() -> Pace {
    let ms = Duration::from_millis;
    Pace { ceiling: ms(2), quiet: ms(1), sync: ms(50), retry: ms(2), limit: 1 << 20 }
}

fn draft(key: &str, text: &str, cursor: usize) -> Draft {
    Draft { key: key.into(), text: Some(text.into()), cursor: Some(cursor), times: vec!["07:12".into()] }
}

fn entered(key: &str) -> Draft {
    Draft::gone(key.into())
}

/// A day's folder with drafts being kept in it.
struct Bench {
    folder: TempDir,
    drafts: Option<Drafts>,
    told: mpsc::Receiver<DraftsEvent>,
    serial: u64,
}

impl Bench {
    fn on(folder: TempDir, disk: Arc<dyn Disk>, pace: Pace) -> (Bench, Found) {
        let (tell, told) = mpsc::channel();
        let tell = Box::new(move |event| drop(tell.send(event)));
        let opened = open_with(folder.path().to_owned(), None, tell, disk, pace);
        (Bench { folder, drafts: Some(opened.drafts), told, serial: 0 }, opened.found)
    }

    fn new() -> Bench {
        Bench::on(TempDir::new().unwrap(), Arc::new(RealDisk), quick()).0
    }

    fn keep(&mut self, draft: Draft) {
        self.serial += 1;
        self.drafts.as_ref().unwrap().keep(draft, self.serial);
    }

    /// Waits until everything is written.
    fn written(&self) {
        while self.told.recv_timeout(PATIENCE).unwrap() != (DraftsEvent::Written { up_to: self.serial }) {}
    }

    fn close(mut self) -> TempDir {
        assert!(self.drafts.take().unwrap().close());
        self.folder
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(name)).unwrap()
    }
}

fn found(folder: &Path) -> Vec<Draft> {
    file::read(&RealDisk, folder).kept.drafts().cloned().collect()
}

#[test]
fn the_latest_text_of_each_key_comes_back_in_the_order_of_the_last_write() {
    let mut bench = Bench::new();
    for (key, text) in [("a", "u"), ("b", "due\nrighe «»"), ("a", "uno"), ("c", "tre")] {
        bench.keep(draft(key, text, 1));
        bench.written();
    }
    bench.keep(entered("c"));
    bench.drafts.as_ref().unwrap().keep_place("coda".into());
    let folder = bench.close();
    assert_eq!(count(folder.path()), 2);
    let (bench, again) = Bench::on(folder, Arc::new(RealDisk), quick());
    assert_eq!(again.drafts, [draft("b", "due\nrighe «»", 1), draft("a", "uno", 1)]);
    assert_eq!((again.place.as_deref(), again.spoiled), (Some("coda"), 0));
    bench.close();
}

#[test]
fn opening_and_closing_without_a_key_writes_nothing() {
    let folder = Bench::new().close();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let mut bench = Bench::on(folder, Arc::new(RealDisk), quick()).0;
    bench.keep(draft("a", "x", 1));
    let folder = Bench::on(bench.close(), Arc::new(RealDisk), quick()).0.close();
    let at = |folder: &TempDir| fs::metadata(folder.path().join(CURRENT)).unwrap().modified().unwrap();
    let before = at(&folder);
    let folder = Bench::on(folder, Arc::new(RealDisk), quick()).0.close();
    assert_eq!(at(&folder), before);
}

/// A file with three texts made anew, and three lines after it.
fn day() -> (TempDir, Vec<Vec<Draft>>) {
    let mut bench = Bench::new();
    for key in ["a", "b", "c"] {
        bench.keep(draft(key, "prima", 5));
        bench.written();
    }
    let mut bench = Bench::on(bench.close(), Arc::new(RealDisk), quick()).0;
    let mut states = vec![found(bench.folder.path())];
    for one in [draft("a", "dopo", 4), entered("b"), draft("d", "nuovo", 2)] {
        bench.keep(one);
        bench.written();
        states.push(found(bench.folder.path()));
    }
    (bench.close(), states)
}

#[test]
fn a_file_cut_anywhere_gives_what_was_whole_before_the_cut() {
    let (folder, states) = day();
    let whole = fs::read(folder.path().join(CURRENT)).unwrap();
    let ends: Vec<usize> = (0..whole.len()).filter(|&at| whole[at] == b'\n').collect();
    for cut in 0..=whole.len() {
        let read = file::assemble(Some(whole[..cut].to_vec()), None);
        let lines = ends.iter().filter(|end| **end < cut).count();
        // a head and three texts, then a line for each state
        let expected: Vec<Draft> = match lines.checked_sub(4) {
            Some(after) => states[after].clone(),
            None => states[0][..lines.saturating_sub(1)].to_vec(),
        };
        assert_eq!(read.kept.drafts().cloned().collect::<Vec<_>>(), expected, "cut at {cut}");
    }
}

#[test]
fn no_flipped_bit_makes_a_text_that_was_never_typed_or_takes_another_along() {
    let (folder, states) = day();
    let whole = fs::read(folder.path().join(CURRENT)).unwrap();
    let former = fs::read(folder.path().join(FORMER)).unwrap();
    let typed: Vec<&Draft> = states.iter().flatten().collect();
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let found: Vec<Draft> = file::assemble(Some(flipped), Some(&former)).kept.drafts().cloned().collect();
        assert!(found.iter().all(|one| typed.contains(&one)), "bit {bit}: {found:?}");
        // one line is lost, or two where a line break was hit; the head's are in the generation before
        let key = |key: &str| found.iter().any(|one| one.key == key);
        assert!(key("a") && key("c"), "bit {bit}: {found:?}");
        let last = whole[..whole.len() - 1].iter().rposition(|&b| b == b'\n').unwrap();
        assert!(key("d") || bit / 8 >= last, "bit {bit}: {found:?}");
    }
}

#[test]
fn what_is_lost_at_the_head_comes_from_the_generation_before() {
    let (folder, states) = day();
    let whole = fs::read(folder.path().join(CURRENT)).unwrap();
    let second = whole.iter().position(|&b| b == b'\n').unwrap() + 1;
    let mut spoiled = whole.clone();
    spoiled[second + 20] ^= 1;
    fs::write(folder.path().join(CURRENT), &spoiled).unwrap();
    let mut now: Vec<Draft> = found(folder.path());
    now.sort_by(|x, y| x.key.cmp(&y.key));
    let mut wanted = states[3].clone();
    wanted.sort_by(|x, y| x.key.cmp(&y.key));
    assert_eq!(now, wanted);
    fs::remove_file(folder.path().join(CURRENT)).unwrap();
    assert_eq!(found(folder.path()), states[0], "a whole file that is gone");
    // a whole head speaks for itself: what became an entry does not come back from before it
    let mut bench = Bench::on(folder, Arc::new(RealDisk), quick()).0;
    bench.keep(entered("a"));
    let folder = Bench::on(bench.close(), Arc::new(RealDisk), quick()).0.close();
    assert!(found(folder.path()).iter().all(|one| one.key != "a"));
}

#[test]
fn the_file_is_made_anew_when_it_is_long_and_the_former_stays() {
    let pace = Pace { limit: 2_000, ..quick() };
    let mut bench = Bench::on(TempDir::new().unwrap(), Arc::new(RealDisk), pace).0;
    for n in 1..=60 {
        bench.keep(draft("a", &"x".repeat(n), n));
        bench.written();
    }
    assert!(bench.bytes(CURRENT).len() < 2_200 && !bench.bytes(FORMER).is_empty());
    assert_eq!(found(bench.close().path()), [draft("a", &"x".repeat(60), 60)]);
}

/// A disk that fails at one of its calls, or at all of them, and can be made to hang.
#[derive(Clone, Default)]
struct Stubborn(Arc<Mutex<Stubbornness>>);

#[derive(Default)]
struct Stubbornness {
    calls: usize,
    fails: Option<std::ops::Range<usize>>,
    /// Bytes that fit into a write that fails.
    fits: usize,
    hangs: Option<mpsc::Receiver<()>>,
}

impl Stubborn {
    fn call(&self) -> io::Result<()> {
        let hang = {
            let mut state = self.0.lock().unwrap();
            state.calls += 1;
            if state.fails.as_ref().is_some_and(|fails| fails.contains(&state.calls)) {
                return Err(io::ErrorKind::StorageFull.into());
            }
            state.hangs.take()
        };
        // until its other end is dropped
        hang.into_iter().for_each(|hang| assert!(hang.recv().is_err()));
        Ok(())
    }
}

struct StubbornFile(Box<dyn Appender>, Stubborn);

impl Disk for Stubborn {
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>> {
        RealDisk.list(folder)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        self.call()?;
        Ok(Box::new(StubbornFile(RealDisk.create(path)?, self.clone())))
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn Appender>> {
        self.call()?;
        Ok(Box::new(StubbornFile(RealDisk.open(path)?, self.clone())))
    }
    fn identity(&self, path: &Path) -> io::Result<Identity> {
        RealDisk.identity(path)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.make_folder(path)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        RealDisk.remove(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        RealDisk.rename(from, to)
    }
    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_tree(folder)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call()?;
        RealDisk.sync_folder(folder)
    }
    fn free(&self, folder: &Path) -> io::Result<u64> {
        RealDisk.free(folder)
    }
    fn weakness(&self, folder: &Path) -> Option<FileSystem> {
        RealDisk.weakness(folder)
    }
}

impl Appender for StubbornFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(full) = self.1.call() {
            let fits = self.1.0.lock().unwrap().fits.min(bytes.len());
            self.0.write_all(&bytes[..fits])?;
            return Err(full);
        }
        self.0.write_all(bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.1.call()?;
        self.0.sync()
    }
    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
    fn identity(&self) -> io::Result<Identity> {
        self.0.identity()
    }
}

#[test]
fn whichever_call_fails_nothing_written_is_lost_and_all_is_written_in_the_end() {
    for k in 1..40 {
        let disk = Stubborn::default();
        let fits = k * 7 % 60;
        *disk.0.lock().unwrap() = Stubbornness { fails: Some(k..k + 3), fits, ..Stubbornness::default() };
        let pace = Pace { limit: 300, ..quick() };
        let mut bench = Bench::on(TempDir::new().unwrap(), Arc::new(disk.clone()), pace).0;
        let mut last: Option<Draft> = None;
        for n in 1..=12 {
            let one = draft(if n % 3 == 0 { "b" } else { "a" }, &format!("testo {n}"), n);
            bench.keep(one.clone());
            // at any moment the files have what was written before
            let before = found(bench.folder.path());
            assert!(last.iter().all(|last| before.iter().any(|d| d == last || d == &one)), "call {k}, key {n}");
            bench.written();
            last = Some(one);
            assert!(found(bench.folder.path()).contains(last.as_ref().unwrap()), "call {k}, key {n}");
        }
        let folder = bench.close();
        assert_eq!(found(folder.path()), [draft("a", "testo 11", 11), draft("b", "testo 12", 12)], "call {k}");
    }
}

#[test]
fn a_disk_that_fails_is_said_once_and_said_to_be_well_again() {
    let disk = Stubborn::default();
    disk.0.lock().unwrap().fails = Some(0..usize::MAX);
    let mut bench = Bench::on(TempDir::new().unwrap(), Arc::new(disk.clone()), quick()).0;
    bench.keep(draft("a", "x", 1));
    assert!(matches!(bench.told.recv_timeout(PATIENCE).unwrap(), DraftsEvent::Failed { .. }));
    let calls = |disk: &Stubborn| disk.0.lock().unwrap().calls;
    let (start, before) = (Instant::now(), calls(&disk));
    while calls(&disk) < before + 5 {
        assert!(start.elapsed() < PATIENCE, "it is not tried again");
        std::thread::yield_now();
    }
    assert!(bench.told.try_recv().is_err(), "said once");
    disk.0.lock().unwrap().fails = None;
    bench.written();
    assert_eq!(found(bench.folder.path()), [draft("a", "x", 1)]);
}

#[test]
fn a_disk_that_hangs_holds_nobody_up_and_at_its_end_the_latest_is_written() {
    let disk = Stubborn::default();
    let (end, hang) = mpsc::channel();
    disk.0.lock().unwrap().hangs = Some(hang);
    let mut bench = Bench::on(TempDir::new().unwrap(), Arc::new(disk), quick()).0;
    let text = "x".repeat(3_000);
    for n in 1..=3_000 {
        bench.keep(draft("a", &text[..n], n));
    }
    assert_eq!(found(bench.folder.path()), [], "it hangs still, and 3,000 keys were taken");
    drop(end);
    bench.written();
    assert_eq!(found(bench.folder.path()), [draft("a", &text, 3_000)]);
}

#[test]
fn a_folder_that_was_removed_is_no_place_to_keep_anything() {
    let mut bench = Bench::new();
    bench.keep(draft("a", "x", 1));
    bench.written();
    fs::remove_dir_all(bench.folder.path()).unwrap();
    bench.keep(draft("a", "xy", 2));
    bench.drafts.as_ref().unwrap().sync();
    while !matches!(bench.told.recv_timeout(PATIENCE).unwrap(), DraftsEvent::Failed { .. }) {}
}
