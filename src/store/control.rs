//! The journal's own control objects: the header of a segment, the seal of a finished one, the note that damage was compared
//! with the index, and what is known to be lost.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The version of journal lines that this program writes and reads.
pub(super) const VERSION: u64 = 1;

const OURS: [&str; 5] = [
    r#"{"journal":{"version":"#,
    r#"{"journal":{"sealed":"#,
    r#"{"journal":{"compared":"#,
    r#"{"journal":{"gone":"#,
    r#"{"journal":{"lost":"#,
];

/// The first line of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    pub version: u64,
    pub day: Uuid,
    pub epoch: Uuid,
    pub segment: u32,
    /// The number of this very line. A later segment may begin at a number its predecessor also has: then what the
    /// predecessor holds from there on was never known to be synced and does not count.
    pub first: u64,
    pub app: String,
}

/// The last line of a finished segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    pub sealed: u32,
    pub entries: u64,
    /// CRC-32 of all earlier `crc` fields of the segment, joined.
    pub crc: String,
}

/// Damage that was compared with the index once; another open need not do it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Compared {
    /// Segment and line of each place.
    pub compared: Vec<(u32, u64)>,
    /// Whether everything the journal had lost is known to be back: journal and index together came to exactly what the
    /// index's mark said.
    pub mended: bool,
}

/// Written by a rebuild that could not give back everything: its numbers begin anew, so that nothing else shows the loss. A
/// place counts as lost until an entry stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Gone {
    /// Laptop, first and last place in its chain.
    pub gone: Vec<(Uuid, u64, u64)>,
}

/// The journal was found shorter than it was known to be, and so was the index: a lost end leaves a hole in no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lost {
    /// How many lines nothing accounts for.
    pub lost: u64,
}

#[derive(Serialize, Deserialize)]
struct Control<T> {
    journal: T,
}

pub(super) fn format<T: Serialize>(journal: T) -> String {
    // Plain structs of numbers and strings always encode.
    serde_json::to_string(&Control { journal }).unwrap_or_default()
}

pub(super) fn parse<T: for<'a> Deserialize<'a>>(payload: &str) -> Option<T> {
    serde_json::from_str::<Control<T>>(payload).ok().map(|control| control.journal)
}

pub(super) fn is_control(payload: impl AsRef<[u8]>) -> bool {
    payload.as_ref().starts_with(br#"{"journal":"#)
}

/// Whether the line is the journal's own business and no concern of whoever reads the day.
pub(super) fn is_own(payload: impl AsRef<[u8]>) -> bool {
    OURS.iter().any(|start| payload.as_ref().starts_with(start.as_bytes()))
}

/// The version a segment's first line names if it is later than ours; asked before anything else of the segment is
/// understood, since a later version may frame its lines in another way.
pub(super) fn later_version(segment: &[u8]) -> Option<u64> {
    let line = segment.split(|&b| b == b'\n').next()?;
    let text = String::from_utf8_lossy(line);
    let digits = text.split_once(OURS[0])?.1;
    let digits = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
    digits.parse().ok().filter(|&version| version > VERSION)
}
