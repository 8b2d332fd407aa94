//! Bundles to change by hand and seal again, so that each test meets exactly the fault it is about.

use crate::bundle::frame::{opening_line, trailer_line};
use crate::bundle::verify::{Proof, prove};
use crate::bundle::{BundleError, Header, Reason};
use crate::wire::hash::{hex, sha256};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const OPEN: [(&str, u64); 5] = [
    ("10-unsigned-open-day", 19),
    ("11-a-lead-kickoff", 9),
    ("11-b-desk-b-full", 42),
    ("11-c-desk-c-full", 35),
    ("11-d-lead-since", 27),
];

pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles").join(format!("{name}.colloquio.json"))
}

/// A bundle in its parts.
#[derive(Clone)]
pub struct Parts {
    pub header: String,
    pub lines: Vec<String>,
}

impl Parts {
    pub fn of(name: &str) -> Self {
        let text = fs::read_to_string(path(name)).unwrap();
        let mut lines = text.lines();
        let opening = lines.next().unwrap();
        let header = opening.split_once("\"header\":").unwrap().1.strip_suffix(",\"entries\":[").unwrap();
        let entries = lines.filter(|line| line.starts_with("{\"body\""));
        let lines = entries.map(|line| line.strip_suffix(',').unwrap_or(line).to_owned()).collect();
        Self { header: header.to_owned(), lines }
    }

    /// Golden 10.
    pub fn honest() -> Self {
        Self::of("10-unsigned-open-day")
    }

    pub fn parsed_header(&self) -> Header {
        serde_json::from_str(&self.header).unwrap()
    }

    pub fn with_header(&self, change: impl FnOnce(&mut Value)) -> Self {
        let mut header: Value = serde_json::from_str(&self.header).unwrap();
        change(&mut header);
        Self { header: header.to_string(), lines: self.lines.clone() }
    }

    /// Line `place` with one piece of text replaced.
    pub fn with_line(&self, place: usize, from: &str, to: &str) -> Self {
        let mut changed = self.clone();
        changed.lines[place] = self.lines[place].replacen(from, to, 1);
        assert_ne!(changed.lines[place], self.lines[place], "{from}");
        changed
    }

    /// Follows changed bodies through their chain: `prev` of what comes after, and the tips. For files in which no entry
    /// replaces another.
    pub fn rechained(mut self, old: &Self) -> Self {
        let body_hash = |line: &str| {
            let body = line.strip_prefix("{\"body\":").unwrap();
            let end = body.find("}},\"private\":{").map_or(body.len() - 1, |at| at + 2);
            hex(&sha256(&body.as_bytes()[..end]))
        };
        for place in 0..self.lines.len() {
            let (was, is) = (body_hash(&old.lines[place]), body_hash(&self.lines[place]));
            let links = self.lines.iter_mut().chain([&mut self.header]);
            links.for_each(|text| *text = text.replace(&was, &is));
        }
        self
    }

    pub fn body(&self) -> Vec<u8> {
        let mut text = opening_line(&self.header);
        text += &self.lines.join(",\n");
        if !self.lines.is_empty() {
            text.push('\n');
        }
        text.into_bytes()
    }

    pub fn bytes(&self) -> Vec<u8> {
        sealed(&self.body(), self.lines.len() as u64)
    }

    pub fn proof(&self) -> Result<Proof, BundleError> {
        Desk::new().prove(&self.bytes())
    }

    pub fn reason(&self) -> Option<Reason> {
        self.proof().err().map(|e| e.reason().unwrap_or_else(|| panic!("{e}")))
    }
}

/// Any bytes with a true trailer.
pub fn sealed(body: &[u8], entries: u64) -> Vec<u8> {
    let mut bytes = body.to_vec();
    bytes.extend(trailer_line(entries, &sha256(body)).bytes());
    bytes
}

/// A folder for one test.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    pub fn prove(&self, bytes: &[u8]) -> Result<Proof, BundleError> {
        prove(&self.put("x.colloquio.json", bytes))
    }

    pub fn reason(&self, bytes: &[u8]) -> Option<Reason> {
        self.prove(bytes).err().map(|e| e.reason().unwrap_or_else(|| panic!("{e}")))
    }

    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}
