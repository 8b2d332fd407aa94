//! `drafts.log` and the generation before it: their lines, and what stands in them whatever happened to them.
//!
//! A file begins with one group: a head and the latest of each key, written, synced and renamed into place before any line
//! comes after it. Where that group is whole, nothing older counts; where it is not, the former generation fills in. Lines
//! after it stand each for itself. Payloads:
//!
//! - `{"drafts":{"version":1}}`, the head
//! - `{"draft":"<key>","text":"…","cursor":n,"times":["07:12"]}`; `"text":null` when it became an entry; no cursor when the
//!   field was closed; `times` where lines carry one, in the order of the lines, `""` where it is not known
//! - `{"place":"…"}`, the screen somebody is at; may hold what a list is filtered by

use super::super::{disk::Disk, line};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, io, path::Path};

pub(super) const CURRENT: &str = "drafts.log";
pub(super) const FORMER: &str = "drafts.log.1";
pub(super) const NEW: &str = "drafts.log.new";
const VERSION: u32 = 1;

/// A text that is in no entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whose it is.
    #[serde(rename = "draft")]
    pub key: String,
    /// The text; `None` when it is no draft any more.
    pub text: Option<String>,
    /// Where the caret stands, in bytes; `None` where the field is not open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<usize>,
    /// When each line was begun, where that is kept beside the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<String>,
}

impl Draft {
    /// What is no draft any more.
    pub fn gone(key: String) -> Draft {
        Draft { key, text: None, cursor: None, times: Vec::new() }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Payload {
    Head { drafts: Head },
    Draft(Draft),
    Place { place: String },
}

/// The latest of each key.
#[derive(Debug, Default)]
pub(super) struct Kept {
    drafts: BTreeMap<u64, Draft>,
    places: BTreeMap<String, u64>,
    place: Option<String>,
    last: u64,
}

impl Kept {
    pub fn take(&mut self, payload: Payload) {
        match payload {
            Payload::Head { .. } => {}
            Payload::Place { place } => self.place = Some(place),
            Payload::Draft(draft) => {
                if let Some(before) = self.places.remove(&draft.key) {
                    self.drafts.remove(&before);
                }
                if draft.text.is_some() {
                    self.last += 1;
                    self.places.insert(draft.key.clone(), self.last);
                    self.drafts.insert(self.last, draft);
                }
            }
        }
    }

    /// Drafts in the order in which they were written last.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.values()
    }

    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// A whole file that holds exactly this, and the number of its last line.
    pub fn compose(&self) -> (Vec<u8>, u64) {
        let head = [Payload::Head { drafts: Head { version: VERSION } }];
        let drafts = self.drafts().cloned().map(Payload::Draft);
        let place = self.place.clone().map(|place| Payload::Place { place });
        let payloads: Vec<Payload> = head.into_iter().chain(drafts).chain(place).collect();
        let mut bytes = Vec::new();
        let last = payloads.len() as u64;
        for (n, payload) in (1..).zip(&payloads) {
            line::frame(&mut bytes, n, last - n, &text_of(payload));
        }
        (bytes, last)
    }
}

/// Appends a line that stands for itself.
pub(super) fn frame(out: &mut Vec<u8>, n: u64, payload: &Payload) {
    line::frame(out, n, 0, &text_of(payload));
}

fn text_of(payload: &Payload) -> String {
    // strings and numbers: writing them as JSON cannot fail
    serde_json::to_string(payload).unwrap_or_default()
}

/// What both generations hold.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub kept: Kept,
    /// The bytes of `drafts.log`, if it is there.
    pub bytes: Option<Vec<u8>>,
    pub spoiled: usize,
}

/// Reads what stands. Never refuses, and takes a line whole or not at all.
pub(super) fn read(disk: &dyn Disk, folder: &Path) -> Read {
    let mut unread = 0;
    let current = bytes_of(disk, &folder.join(CURRENT), &mut unread);
    let former = bytes_of(disk, &folder.join(FORMER), &mut unread);
    let mut read = assemble(current, former.as_deref());
    read.spoiled += unread;
    read
}

/// What stands in a file; what its head lost comes from the generation before.
pub(super) fn assemble(current: Option<Vec<u8>>, former: Option<&[u8]>) -> Read {
    let mut read = Read::default();
    if let Some(former) = former.filter(|_| !current.as_deref().is_some_and(head_is_whole)) {
        gather(former, &mut read);
    }
    if let Some(current) = &current {
        gather(current, &mut read);
    }
    Read { bytes: current, ..read }
}

fn bytes_of(disk: &dyn Disk, path: &Path, spoiled: &mut usize) -> Option<Vec<u8>> {
    match disk.read(path) {
        Ok(bytes) => Some(bytes),
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        Err(_) => {
            *spoiled += 1;
            None
        }
    }
}

fn gather(bytes: &[u8], read: &mut Read) {
    for piece in bytes.split_inclusive(|&b| b == b'\n') {
        // what a later version says besides is not ours to understand
        match piece.strip_suffix(b"\n").map(|whole| line::parse(whole).map(|framed| framed.payload.to_owned())) {
            Some(Some(payload)) => {
                serde_json::from_str(&payload).into_iter().for_each(|payload| read.kept.take(payload))
            }
            Some(None) => read.spoiled += 1,
            // an unfinished write at the very end
            None => {}
        }
    }
}

fn head_is_whole(bytes: &[u8]) -> bool {
    let mut lines = bytes.split_inclusive(|&b| b == b'\n').map(|piece| piece.strip_suffix(b"\n").and_then(line::parse));
    let Some(Some(head)) = lines.next() else { return false };
    let is_head = matches!(
        serde_json::from_str(head.payload),
        Ok(Payload::Head { drafts: Head { version } }) if version == VERSION
    );
    let mut follows = (2..).zip((0..head.left).rev());
    is_head
        && head.n == 1
        && follows.all(|(n, left)| matches!(lines.next(), Some(Some(l)) if l.n == n && l.left == left))
}
