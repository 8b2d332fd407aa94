//! A journal line: `<n> <left> <crc> <payload>\n`. Framing and checking of single lines; no files.

use super::payload::Payload;
use std::io::Write;

/// What identifies an entry in the index: who wrote it, at which place of their chain, and the entry's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryKey {
    /// The writing laptop.
    pub device: [u8; 16],
    /// Place in that laptop's chain.
    pub seq: u64,
    /// The entry's id.
    pub id: [u8; 16],
}

/// One payload on its way to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `None` for a control object `{"journal":{…}}`.
    pub key: Option<EntryKey>,
    /// The exact bytes; never holds a line break.
    pub payload: String,
}

/// What one request appends: taken whole or not at all.
pub type Group = Vec<Line>;

/// Reads the key out of an entry line and proves it, by computing the id from the bytes anew; `None` if it cannot.
pub type KeyOf = fn(&str) -> Option<EntryKey>;

/// A payload as it was found in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// An entry line.
    Entry(Payload),
    /// A control object of the callers: tips, bundles taken, the bundle counter. The last of a kind counts.
    Control(Payload),
}

/// A line whose checksum holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Framed<'a> {
    pub n: u64,
    pub left: u64,
    /// The eight digits as they stand.
    pub crc: &'a str,
    pub payload: &'a str,
}

/// Appends the framed line to `out` and returns the checksum's digits.
pub(super) fn frame(out: &mut Vec<u8>, n: u64, left: u64, payload: &str) -> String {
    debug_assert!(!payload.contains('\n'), "a payload is one line");
    let head = format!("{n} {left} ");
    let crc = format!("{:08x}", checksum(&head, payload));
    // Writing into a Vec cannot fail.
    let _ = writeln!(out, "{head}{crc} {payload}");
    crc
}

/// Reads one line (without its line break); `None` if anything about it is wrong.
pub(super) fn parse(line: &[u8]) -> Option<Framed<'_>> {
    let text = std::str::from_utf8(line).ok()?;
    let mut parts = text.splitn(4, ' ');
    let (n, left, crc, payload) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let head = &text[..n.len() + left.len() + 2];
    let digits = crc.len() == 8 && crc.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    (digits && u32::from_str_radix(crc, 16) == Ok(checksum(head, payload))).then_some(())?;
    Some(Framed { n: number(n)?, left: number(left)?, crc, payload })
}

fn checksum(head: &str, payload: &str) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(head.as_bytes());
    hasher.update(payload.as_bytes());
    hasher.finalize()
}

fn number(text: &str) -> Option<u64> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_framed_line_reads_back() {
        let mut out = Vec::new();
        let crc = frame(&mut out, 17, 2, r#"{"body":{"a":"b c"}}"#);
        let line = out.strip_suffix(b"\n").unwrap();
        assert_eq!(parse(line).unwrap(), Framed { n: 17, left: 2, crc: &crc, payload: r#"{"body":{"a":"b c"}}"# });
    }

    #[test]
    fn every_single_bit_flip_is_seen() {
        let mut out = Vec::new();
        frame(&mut out, 9, 0, r#"{"body":{"level":4}}"#);
        out.pop();
        for at in 0..out.len() * 8 {
            let mut flipped = out.clone();
            flipped[at / 8] ^= 1 << (at % 8);
            assert_eq!(parse(&flipped), None, "bit {at}");
        }
    }
}
