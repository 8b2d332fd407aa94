//! What the cases share: the program on a store, marks that can be told apart, what a store holds, and the counts.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];
/// Entries of one mark with its note.
pub const PER_MARK: u64 = 2;
/// A program that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// A command of the real program on this store; nothing of the world around gets in.
pub fn colloquio<S: AsRef<OsStr>>(store: &Path, arguments: &[S]) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_colloquio"));
    c.args(arguments).env_clear().env("COLLOQUIO_STORE", store).env("COLLOQUIO_LANG", "en").env("HOME", store);
    // without it no Windows program starts
    c.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
    c.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    c
}

/// What a program left behind.
#[derive(Debug)]
pub struct Ended {
    /// Exit code; -1 where a signal ended it.
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// Whether it says something a person should never read, or nothing at all where it failed.
    pub fn is_rude(&self) -> bool {
        let speechless = ![0, 3].contains(&self.code) && self.err.trim().is_empty();
        let out_of_contract = ![0, 1, 3].contains(&self.code);
        speechless || out_of_contract || self.err.contains("panicked") || self.err.contains("BACKTRACE")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }
}

/// Runs to the end, or says that it hangs.
pub fn ended(command: &mut Command) -> Ended {
    fn read(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).unwrap();
            String::from_utf8_lossy(&bytes).into_owned()
        })
    }
    let mut child = command.spawn().unwrap();
    let (out, err) = (read(child.stdout.take().unwrap()), read(child.stderr.take().unwrap()));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{command:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    Ended { code: status.code().unwrap_or(-1), out: out.join().unwrap(), err: err.join().unwrap() }
}

pub fn ran(store: &Path, arguments: &[&str]) -> Ended {
    ended(&mut colloquio(store, arguments))
}

/// A question that must be answered.
pub fn asked(store: &Path, arguments: &[&str]) -> Value {
    let answer = ran(store, &[arguments, &["--format", "json"]].concat());
    assert_eq!(answer.code, 0, "{arguments:?}: {}", answer.err);
    answer.json()
}

/// How many entries the program says there are.
pub fn entries(store: &Path) -> u64 {
    asked(store, &["day", "show"])["entries"].as_u64().unwrap()
}

/// `play` with a pipe at both ends, one line at a time.
pub struct Playing {
    pub child: Child,
    pub stdin: ChildStdin,
    pub answers: Lines<BufReader<ChildStdout>>,
}

impl Playing {
    pub fn on(store: &Path) -> Playing {
        Playing::of(&mut colloquio(store, &["play", "-"]))
    }

    pub fn of(command: &mut Command) -> Playing {
        Playing::of_with_words(command.stderr(Stdio::null()))
    }

    /// Also keeps what it says to people, for [`Playing::finish_with_words`].
    pub fn of_with_words(command: &mut Command) -> Playing {
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let (stdin, answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
        Playing { child, stdin, answers }
    }

    /// Sends a line and waits for its answer; none once the program has stopped.
    pub fn ask(&mut self, line: &Value) -> Option<Value> {
        writeln!(self.stdin, "{line}").ok()?;
        self.answers.next()?.ok().map(|answer| serde_json::from_str(&answer).unwrap())
    }

    /// Sends a line that must be taken.
    pub fn take(&mut self, line: &Value) {
        let answer = self.ask(line).unwrap();
        assert_eq!(answer["ok"], true, "{line}: {answer}");
    }

    /// No more lines: the program closes its store and ends.
    pub fn finish(self) -> i32 {
        self.finish_with_words().0
    }

    /// The same, with what it said to people.
    pub fn finish_with_words(mut self) -> (i32, String) {
        drop(self.stdin);
        self.answers.by_ref().for_each(drop);
        let mut words = String::new();
        if let Some(mut err) = self.child.stderr.take() {
            err.read_to_string(&mut words).unwrap();
        }
        (self.child.wait().unwrap().code().unwrap_or(-1), words)
    }

    /// Kills it at once. What it had answered by then and nobody had read counts too: how many answers that were.
    pub fn kill(mut self) -> usize {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        drop(self.stdin);
        // the last line may be cut by the kill: then it was not answered
        self.answers.map_while(Result::ok).filter(|line| serde_json::from_str::<Value>(line).is_ok()).count()
    }
}

/// Plays lines to the end; all must be taken.
pub fn played(store: &Path, lines: &[Value]) {
    let mut playing = Playing::on(store);
    lines.iter().for_each(|line| playing.take(line));
    assert_eq!(playing.finish(), 0);
}

/// The lines of a day in which I01 sits with C001 in V001.
pub fn morning() -> Vec<Value> {
    vec![
        json!({"do": "OpenDay", "name": "Prova", "date": "2026-11-24", "places": 2}),
        json!({"do": "AddInterviewer", "as": "lead", "name": "Ada"}),
        json!({"do": "AddInterviewer", "as": "lead", "name": "Ugo"}),
        json!({"do": "AddPair", "as": "lead", "desk": "A", "host": "I01", "partner": "I02"}),
        json!({"do": "AddCandidate", "as": "lead", "name": "Zoe"}),
        json!({"do": "StartInterview", "as": "I01", "candidate": "C001", "desk": "A"}),
    ]
}

/// The nth mark: its criterion, level and note. No two in a row on one criterion say the same.
pub fn nth(n: usize) -> (&'static str, usize, String) {
    (CRITERIA[n % CRITERIA.len()], n / CRITERIA.len() % 5 + 1, format!("riga {n}"))
}

/// The nth mark as a line of a script.
pub fn mark(n: usize) -> Value {
    let (criterion, level, note) = nth(n);
    json!({"do": "SetMark", "as": "I01", "interview": "V001", "criterion": criterion, "level": level, "note": note})
}

/// A new store with the morning and so many marks, in a folder that goes away.
pub struct Fresh {
    _folder: tempfile::TempDir,
    pub store: PathBuf,
}

impl Fresh {
    pub fn with_marks(count: usize) -> Fresh {
        let fresh = Fresh::empty();
        played(&fresh.store, &morning().into_iter().chain((0..count).map(mark)).collect::<Vec<_>>());
        fresh
    }

    /// The same, never opened again, and both copies hold everything.
    pub fn never_reopened(marks: usize) -> Fresh {
        (0..50).map(|_| Fresh::with_marks(marks)).find(|fresh| is_level(&fresh.store)).unwrap()
    }

    /// A folder for a store that is not there yet.
    pub fn empty() -> Fresh {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("store");
        Fresh { _folder: folder, store }
    }

    /// A copy, as `cp -r` makes it.
    pub fn copy_of(store: &Path) -> Fresh {
        let fresh = Fresh::empty();
        copy_tree(store, &fresh.store);
        fresh
    }
}

/// Copies a folder tree file by file; what goes away meanwhile is left out.
pub fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_tree(&path, &copy);
        } else if let Err(e) = std::fs::copy(&path, &copy) {
            assert_eq!(e.kind(), std::io::ErrorKind::NotFound, "{path:?}: {e}");
        }
    }
}

/// Whether the index was level with the journal when the store was last closed. On a machine under load a program that ends may
/// leave the index behind; then only the journal has the last entries.
pub fn is_level(store: &Path) -> bool {
    let noted = std::fs::read_to_string(day_folder(store).join("level"))
        .ok()
        .and_then(|text| text.split_ascii_whitespace().next()?.parse().ok());
    noted == Some(segments(store).iter().map(|file| file.metadata().unwrap().len()).sum::<u64>())
}

/// Opens and closes the store until both copies hold everything.
pub fn in_both_copies(store: &Path) {
    for _ in 0..50 {
        if is_level(store) {
            return;
        }
        entries(store);
    }
    panic!("the index never gets level with the journal");
}

/// The only day's folder.
pub fn day_folder(store: &Path) -> PathBuf {
    let mut days = std::fs::read_dir(store.join("days")).unwrap().map(|day| day.unwrap().path());
    let day = days.next().unwrap();
    assert_eq!(days.next(), None);
    day
}

/// The segments of the journal, in order.
pub fn segments(store: &Path) -> Vec<PathBuf> {
    let day = day_folder(store);
    // a rebuild killed between its two renames: the next that writes finishes them
    let folder = ["journal", "journal.new"].map(|name| day.join(name)).into_iter().find(|folder| folder.exists());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.unwrap()).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
}

/// The entry lines of a journal text, read as the plain text it is; what is no line is passed over.
pub fn lines_of(text: &[u8]) -> impl Iterator<Item = Value> {
    text.split(|&b| b == b'\n').filter_map(|line| {
        let payload = line.splitn(4, |&b| b == b' ').nth(3)?;
        serde_json::from_slice::<Value>(payload).ok()
    })
}

/// The number of the mark this entry is the note of.
pub fn note_of(entry: &Value) -> Option<usize> {
    let private = URL_SAFE_NO_PAD.decode(entry["private"].as_str()?).ok()?;
    let private: Value = serde_json::from_slice(&private).ok()?;
    private["text"].as_str()?.strip_prefix("riga ")?.parse().ok()
}

/// The numbers of the marks whose notes stand in the journal: every one, not only those that still stand on the sheet.
pub fn noted(store: &Path) -> BTreeSet<usize> {
    let texts = segments(store).into_iter().map(|file| std::fs::read(file).unwrap());
    texts.flat_map(|text| lines_of(&text).filter_map(|entry| note_of(&entry)).collect::<Vec<_>>()).collect()
}

/// Numbers that look random and are the same in every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }

    pub fn wait_at_most(&mut self, limit: Duration) {
        std::thread::sleep(Duration::from_micros(self.below(limit.as_micros() as u64)));
    }
}

/// How many of something: as the environment says, else so many.
pub fn wanted(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().map_or(otherwise, |text| text.parse().unwrap())
}

/// A case's share of all kills, given as its part of three hundred.
pub fn kills(of_300: usize) -> usize {
    (wanted("COLLOQUIO_KILLS", 300) * of_300).div_ceil(300)
}

/// What a case counted, in entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub rounds: u64,
    pub acknowledged: u64,
    pub found: u64,
    pub lost: u64,
    /// Found though nobody had been told.
    pub untold: u64,
}

impl Tally {
    /// One round: so many were acknowledged in it, so many more are there after it.
    pub fn round(&mut self, acknowledged: u64, found: u64) {
        self.rounds += 1;
        self.acknowledged += acknowledged;
        self.found += found;
        self.lost += acknowledged.saturating_sub(found);
        self.untold += found.saturating_sub(acknowledged);
    }

    fn add(&mut self, other: Tally) {
        self.rounds += other.rounds;
        self.acknowledged += other.acknowledged;
        self.found += other.found;
        self.lost += other.lost;
        self.untold += other.untold;
    }

    /// Shows the counts; nothing may be lost, and something must have been tried.
    pub fn tell(&self, case: &str) {
        let Tally { rounds, acknowledged, found, lost, untold } = self;
        eprintln!(
            "{case}: {rounds} rounds, {acknowledged} acknowledged, {found} found, {lost} lost, {untold} found though not \
             acknowledged"
        );
        assert!(*acknowledged > 0 && *rounds > 0, "{case} tried nothing");
        assert_eq!(*lost, 0, "{case}");
        assert_eq!(acknowledged + untold, *found, "{case}");
    }
}

/// So many rounds, on as many stores as it takes, two stores at a time: each store is given its seed and its rounds.
pub fn on_stores(rounds: usize, each: usize, work: impl Fn(u64, usize) -> Tally + Sync) -> Tally {
    let sizes: Vec<usize> = (0..rounds).step_by(each).map(|begun| each.min(rounds - begun)).collect();
    let (next, sum) = (Mutex::new(sizes.into_iter().enumerate()), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((seed, size)) = next.lock().unwrap().next() else { return };
                    let tally = work(seed as u64 + 1, size);
                    sum.lock().unwrap().add(tally);
                }
            });
        }
    });
    sum.into_inner().unwrap()
}
