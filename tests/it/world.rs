//! A sealed world for the program: its own home, its own stores, a clock that stands still and a seed. Nothing of the machine
//! the test runs on comes in.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The moment at which every world stands, unless a laptop says otherwise.
pub const NOON: &str = "2026-11-24T12:00:00+01:00+0";

/// A home that goes away with the test.
pub struct World {
    home: tempfile::TempDir,
}

/// One laptop of the world: a store folder and how the program is started on it.
#[derive(Clone)]
pub struct Laptop {
    home: PathBuf,
    store: PathBuf,
    now: String,
    seed: u64,
    lang: &'static str,
    acting: Option<String>,
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    /// Exit code; -1 where a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl World {
    /// An empty world.
    pub fn new() -> World {
        World { home: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A file in it.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a file in the temporary folder");
        path
    }

    /// The laptop that keeps its store in the folder of this name.
    pub fn laptop(&self, name: &str) -> Laptop {
        Laptop {
            home: self.home.path().to_owned(),
            store: self.path(name),
            now: NOON.into(),
            seed: 1,
            lang: "it",
            acting: None,
        }
    }
}

impl Laptop {
    /// With its clock at another moment, as in `COLLOQUIO_NOW`.
    pub fn at(mut self, now: &str) -> Laptop {
        now.clone_into(&mut self.now);
        self
    }

    /// In another language.
    pub fn speaking(mut self, lang: &'static str) -> Laptop {
        self.lang = lang;
        self
    }

    /// With somebody acting, as in `--as`.
    pub fn acting(&self, who: &str) -> Laptop {
        Laptop { acting: Some(who.to_owned()), ..self.clone() }
    }

    /// Its store.
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// The program, ready to start in this sealed world.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_colloquio"));
        command.env_clear().current_dir(&self.home);
        // without it no Windows program starts
        command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
        for home in ["HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"] {
            command.env(home, &self.home);
        }
        command
            .env("COLLOQUIO_STORE", &self.store)
            .env("COLLOQUIO_NOW", &self.now)
            .env("COLLOQUIO_SEED", self.seed.to_string())
            .env("COLLOQUIO_LANG", self.lang)
            .env("COLLOQUIO_STICKS", self.home.join("chiavetta"))
            .env("LANG", "C.UTF-8")
            .args(args);
        if let Some(who) = &self.acting {
            command.args(["--as", who]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> Answer {
        answer(self.command(args).spawn().expect("the program starts"))
    }

    /// Runs it with a text on its standard input.
    pub fn feed(&self, args: &[&str], text: &str) -> Answer {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut input = child.stdin.take().expect("its input");
        let text = text.to_owned();
        // from a thread, since a full pipe waits for its reader, and a program that stopped early has closed it
        let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let answer = answer(child);
        let _ = writer.join();
        answer
    }

    /// Starts it and leaves it running with its input open.
    pub fn start(&self, args: &[&str]) -> Child {
        self.command(args).stdin(Stdio::piped()).spawn().expect("the program starts")
    }

    /// Runs what must go well; gives its standard output.
    pub fn done(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert_eq!(answer.code, 0, "{args:?}\n{}\n{}", answer.out, answer.err);
        answer.out
    }

    /// Asks for a JSON document, which must come.
    pub fn json(&self, args: &[&str]) -> Value {
        let text = self.done(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{args:?}: {e}\n{text}"))
    }

    /// Runs what must fail with this exit code; gives the error document.
    pub fn refused(&self, code: i32, args: &[&str]) -> Value {
        let answer = self.run(&[args, &["--format", "json"]].concat());
        assert_eq!(answer.code, code, "{args:?}\n{}\n{}", answer.out, answer.err);
        let line = answer.err.lines().last().unwrap_or_default();
        let document: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{args:?}: {e}\n{}", answer.err));
        document["error"].clone()
    }

    /// Plays a script; gives one answer a line.
    pub fn play(&self, script: &str) -> Vec<Value> {
        let answer = self.feed(&["play", "-"], script);
        assert!([0, 3].contains(&answer.code), "{}\n{}", answer.out, answer.err);
        answer.out.lines().map(|l| serde_json::from_str(l).expect("an answer is JSON")).collect()
    }

    /// Plays a script of which every line must be taken.
    pub fn played(&self, script: &str) -> Vec<Value> {
        let answers = self.play(script);
        let lines: Vec<&str> = script.lines().filter(|l| !l.trim().is_empty()).collect();
        for (line, answer) in lines.iter().zip(&answers) {
            assert_eq!(answer["ok"], true, "{line}\n{answer}");
        }
        assert_eq!(answers.len(), lines.len());
        answers
    }
}

/// Waits for a program's end.
pub fn answer(child: Child) -> Answer {
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Answer { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}
