//! Lines just as `write_line` writes them, cut at their known places: nearly every line of our own journal, and several
//! times as fast as asking any JSON object for its members. Whatever differs in one byte is left to the general way.

use super::{Commitment, Envelope, PRIVATE_LIMIT, is_kind, plausible_ms, read_ids, read_private, undress};
use crate::domain::ids::{DayId, DeviceId, EntryId, PersonId, parse_strict};
use crate::wire::hash::{entry_id, parse_hex, sha256};
use crate::wire::json::{self, LARGEST, Walk};
use std::str::FromStr;
use uuid::Uuid;

/// Reads a whole line; `None` says nothing about it. What it reads strictly is what the general way would read so, too.
pub(super) fn envelope(line: &str, walk: Walk) -> Option<Envelope> {
    let mut cursor = Cursor::begin(line, walk)?;
    let (day, device, seq) = cursor.place()?;
    cursor.pass(r#""prev":"#)?;
    let prev = cursor.nullable(|inside| inside.hex())?;
    cursor.pass(r#","ms":"#)?;
    let ms = cursor.number().filter(|ms| plausible_ms(*ms))?;
    cursor.pass(r#","n":"#)?;
    let n = u32::from(cursor.number::<u16>()?);
    cursor.pass(r#","by":"#)?;
    let by = cursor.nullable(|inside| inside.id())?.map(PersonId);
    cursor.pass(r#","kind":""#)?;
    let kind = cursor.until('"').filter(|kind| is_kind(kind))?;
    cursor.pass(r#"","kv":"#)?;
    let kv = cursor.number().filter(|kv| *kv > 0)?;
    cursor.pass(r#","replaces":"#)?;
    let from = cursor.at;
    cursor.until(']')?;
    cursor.pass("]")?;
    let replaces = read_ids(line.get(from..cursor.at)?)?;
    cursor.pass(r#","data":"#)?;
    let data = cursor.value(BODY_DEPTH)?;
    let commitment = match cursor.pass(r#","private":{"of":""#) {
        None => None,
        Some(()) => {
            let of = cursor.id()?;
            cursor.pass(r#"","sha256":""#)?;
            let sha256 = cursor.hex()?;
            cursor.pass(r#""}"#)?;
            Some(Commitment { of, sha256 })
        }
    };
    let (body, private) = cursor.end()?;
    let hash = sha256(body.as_bytes());
    let id = entry_id(&hash);
    if (seq == 1) != prev.is_none() || replaces.contains(&id) {
        return None;
    }
    let private = private.map(|value| read_private(value, commitment, walk)).transpose().ok()?;
    let data = undress(data, walk).ok()?;
    let kind = kind.to_owned();
    Some(Envelope { v: 1, day, device, seq, prev, ms, n, by, kind, kv, replaces, data, commitment, private, hash, id })
}

/// Reads laptop, place and id; `None` says nothing about the line.
pub(super) fn key(line: &str) -> Option<(DeviceId, u64, EntryId)> {
    let mut cursor = Cursor::begin(line, Walk::Shape)?;
    let (_, device, seq) = cursor.place()?;
    // the member before is no string, and what follows is found as it is written or not at all
    let rest = line.get(cursor.at..)?;
    cursor.at += rest.find(r#","data":"#)? + r#","data":"#.len();
    cursor.value(BODY_DEPTH)?;
    if cursor.pass(r#","private":{"#).is_some() {
        cursor.until('}')?;
        cursor.pass("}")?;
    }
    let (body, _) = cursor.end()?;
    Some((device, seq, entry_id(&sha256(body.as_bytes()))))
}

struct Cursor<'a> {
    line: &'a str,
    at: usize,
    walk: Walk,
}

/// Where the body begins.
const BODY: usize = r#"{"body":"#.len();
/// The payload stands inside the body, the personal text beside it inside nothing.
const BODY_DEPTH: usize = 1;

impl<'a> Cursor<'a> {
    fn begin(line: &'a str, walk: Walk) -> Option<Self> {
        let mut cursor = Cursor { line, at: 0, walk };
        // within the least of the limits none of them needs asking
        if line.len() > PRIVATE_LIMIT {
            return None;
        }
        cursor.pass(r#"{"body":{"v":1,"day":""#)?;
        Some(cursor)
    }

    fn place(&mut self) -> Option<(DayId, DeviceId, u64)> {
        let day = DayId(self.id()?);
        self.pass(r#"","dev":""#)?;
        let device = DeviceId(self.id()?);
        self.pass(r#"","seq":"#)?;
        let seq = self.number().filter(|seq| *seq > 0)?;
        self.pass(",")?;
        Some((day, device, seq))
    }

    fn rest(&self) -> &'a [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn pass(&mut self, text: &str) -> Option<()> {
        self.rest().starts_with(text.as_bytes()).then(|| self.at += text.len())
    }

    fn take(&mut self, length: usize) -> Option<&'a str> {
        let taken = self.line.get(self.at..self.at + length)?;
        self.at += length;
        Some(taken)
    }

    fn id(&mut self) -> Option<Uuid> {
        parse_strict(self.take(36)?)
    }

    fn hex<const N: usize>(&mut self) -> Option<[u8; N]> {
        parse_hex(self.take(2 * N)?)
    }

    fn number<N: FromStr>(&mut self) -> Option<N> {
        let digits = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        let text = self.take(digits)?;
        let one_spelling = text.len() == 1 || !text.starts_with('0');
        let whole = || one_spelling && text.parse::<u64>().is_ok_and(|number| number <= LARGEST);
        (self.walk == Walk::Shape || whole()).then(|| text.parse().ok())?
    }

    /// `null`, or a string of which this is the inside.
    fn nullable<T>(&mut self, inside: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.pass("null").is_some() {
            return Some(None);
        }
        self.pass("\"")?;
        let value = inside(self)?;
        self.pass("\"")?;
        Some(Some(value))
    }

    /// Everything before the next character like this. None of the texts taken so knows escapes.
    fn until(&mut self, end: char) -> Option<&'a str> {
        let rest = self.line.get(self.at..)?;
        let text = &rest[..rest.find(end)?];
        self.at += text.len();
        Some(text)
    }

    /// An object, or one under its veil.
    fn value(&mut self, depth: usize) -> Option<&'a str> {
        let (from, rest) = (self.at, self.line.get(self.at..)?);
        match rest.as_bytes().first()? {
            b'"' => {
                self.at += 1;
                self.until('"')?;
                self.at += 1;
            }
            b'{' => self.at += json::leading_value_within(depth, rest, self.walk).ok()?,
            _ => return None,
        }
        self.line.get(from..self.at)
    }

    /// The end of the body, and the personal text behind it.
    fn end(&mut self) -> Option<(&'a str, Option<&'a str>)> {
        self.pass("}")?;
        let body = self.line.get(BODY..self.at)?;
        let private = match self.pass(r#","private":"#) {
            None => None,
            Some(()) => Some(self.value(0)?),
        };
        self.pass("}")?;
        self.rest().is_empty().then_some((body, private))
    }
}
