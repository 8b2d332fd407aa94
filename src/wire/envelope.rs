//! One entry line: what a laptop writes, and everything that can be said of a line by itself when it is read — frame,
//! strict JSON, envelope fields, veil, commitment. What `data` means is not decided here; chains are the bundle's.

use crate::domain::ids::{DayId, DeviceId, EntryId, PersonId, parse_strict};
use crate::wire::fault::{Fault, Reason};
use crate::wire::hash::{entry_id, hex, parse_hex, sha256};
use crate::wire::json::{self, Blanks, Member, Walk};
use crate::wire::veil::{Veil, unveil};
use std::fmt::Write;
use uuid::Uuid;

mod written;

/// Longest entry line.
pub const LINE_LIMIT: usize = 2 << 20;
/// Longest body.
pub const BODY_LIMIT: usize = 1 << 20;
/// Longest personal text beside a body.
pub const PRIVATE_LIMIT: usize = 512 << 10;
/// Most ids one entry may replace.
pub const REPLACES_LIMIT: usize = 64;
const EARLIEST_MS: i64 = 1_577_836_800_000;
const LATEST_MS: i64 = 4_102_444_800_000;
const REQUIRED_FIELDS: usize = 12;

/// Whether a clock reading lies in the years a day can be in (2020 to 2099).
pub fn plausible_ms(ms: i64) -> bool {
    (EARLIEST_MS..LATEST_MS).contains(&ms)
}

/// Whose personal text stands beside a body, and what it must hash to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The candidate or person the text is about.
    pub of: Uuid,
    /// SHA-256 of the value beside the body, as it stands.
    pub sha256: [u8; 32],
}

/// A line read and checked for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Version of the envelope.
    pub v: u64,
    /// The day.
    pub day: DayId,
    /// The laptop that wrote it.
    pub device: DeviceId,
    /// Its place in that laptop's chain, from 1.
    pub seq: u64,
    /// Hash of the body before it in that chain; none at 1.
    pub prev: Option<[u8; 32]>,
    /// Hybrid clock: milliseconds.
    pub ms: i64,
    /// Hybrid clock: counter.
    pub n: u32,
    /// The person acting; none is the program.
    pub by: Option<PersonId>,
    /// What happened.
    pub kind: String,
    /// Version of that kind's payload.
    pub kv: u64,
    /// The heads the writer saw and replaced.
    pub replaces: Vec<EntryId>,
    /// JSON text of the payload object, unveiled.
    pub data: String,
    /// What the body says of the personal text beside it.
    pub commitment: Option<Commitment>,
    /// JSON text of the personal object, unveiled; none when there is none, it was not received, or it was erased.
    pub private: Option<String>,
    /// SHA-256 of the body.
    pub hash: [u8; 32],
    /// Derived from the hash.
    pub id: EntryId,
}

/// What a laptop is about to write; the hash chain, clock and ids are decided by then.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// The day.
    pub day: DayId,
    /// This laptop.
    pub device: DeviceId,
    /// Place in its chain.
    pub seq: u64,
    /// Hash of the body before; none at 1.
    pub prev: Option<[u8; 32]>,
    /// Hybrid clock: milliseconds.
    pub ms: i64,
    /// Hybrid clock: counter.
    pub n: u32,
    /// The person acting.
    pub by: Option<PersonId>,
    /// What happened.
    pub kind: &'a str,
    /// Version of that kind's payload.
    pub kv: u64,
    /// The heads seen and replaced.
    pub replaces: &'a [EntryId],
    /// JSON text of the payload object, without blanks.
    pub data: &'a str,
    /// How the payload is written.
    pub veil_data: Veil,
    /// Personal text: whose, the JSON text of the object with its salt, and how it is written.
    pub private: Option<(Uuid, &'a str, Veil)>,
}

/// A line as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The line, without a line break.
    pub line: String,
    /// SHA-256 of its body.
    pub hash: [u8; 32],
    /// Derived from the hash.
    pub id: EntryId,
}

/// Writes a line; nothing else decides its bytes.
pub fn write_line(draft: &Draft<'_>) -> Written {
    let mut body = format!(r#"{{"v":1,"day":"{}","dev":"{}","seq":{},"prev":"#, draft.day, draft.device, draft.seq);
    // writing into a String cannot fail
    let _ = match draft.prev {
        Some(prev) => write!(body, "\"{}\"", hex(&prev)),
        None => write!(body, "null"),
    };
    let _ = write!(body, r#","ms":{},"n":{},"by":"#, draft.ms, draft.n);
    let _ = match draft.by {
        Some(by) => write!(body, "\"{by}\""),
        None => write!(body, "null"),
    };
    let replaces: Vec<String> = draft.replaces.iter().map(|id| format!("\"{id}\"")).collect();
    let _ = write!(body, r#","kind":"{}","kv":{},"replaces":[{}]"#, draft.kind, draft.kv, replaces.join(","));
    let _ = write!(body, r#","data":{}"#, draft.veil_data.dress(draft.data));
    let private = draft.private.map(|(of, object, veil)| (of, veil.dress(object)));
    if let Some((of, value)) = &private {
        let digest = hex(&sha256(value.as_bytes()));
        let _ = write!(body, r#","private":{{"of":"{}","sha256":"{digest}"}}"#, of.as_hyphenated());
    }
    body.push('}');
    let hash = sha256(body.as_bytes());
    let line = match private {
        Some((_, value)) => format!(r#"{{"body":{body},"private":{value}}}"#),
        None => format!(r#"{{"body":{body}}}"#),
    };
    Written { line, hash, id: entry_id(&hash) }
}

/// Reads a line that comes from outside, without its line break and comma.
pub fn read_line(line: &str) -> Result<Envelope, Fault> {
    exact(line, Walk::Strict)
}

/// Reads a line of our own journal, which was checked before it was stored: the strict walk and the commitment are not
/// gone through again.
pub fn read_trusted(line: &str) -> Result<Envelope, Fault> {
    exact(line, Walk::Shape)
}

fn exact(line: &str, walk: Walk) -> Result<Envelope, Fault> {
    written::envelope(line, walk).map_or_else(|| read(line, walk), Ok)
}

/// Whose line of our own journal this is: laptop, place and id, and nothing else looked at.
pub fn key_of(line: &str) -> Option<(DeviceId, u64, EntryId)> {
    written::key(line).or_else(|| key_in_any_order(line))
}

/// A line without the personal text beside its body; none where there is none.
pub fn without_private(line: &str) -> Option<String> {
    let frame = cut(line, Walk::Shape).ok()?;
    frame.private.map(|_| format!("{{\"body\":{}}}", frame.body))
}

fn key_in_any_order(line: &str) -> Option<(DeviceId, u64, EntryId)> {
    let frame = cut(line, Walk::Shape).ok()?;
    let device = parse_strict(plain_text(field(&frame.members, "dev").ok()?)?)?;
    let seq = field(&frame.members, "seq").ok()?.parse().ok()?;
    Some((DeviceId(device), seq, entry_id(&sha256(frame.body.as_bytes()))))
}

/// A line cut at its frame.
struct Frame<'a> {
    body: &'a str,
    members: Vec<Member<'a>>,
    private: Option<&'a str>,
}

fn cut(line: &str, walk: Walk) -> Result<Frame<'_>, Fault> {
    let frame = |what| Fault::new(Reason::Layout, what);
    let rest = line.strip_prefix("{\"body\":").filter(|rest| rest.starts_with('{'));
    let rest = rest.ok_or_else(|| frame("no entry line"))?;
    let (members, end) = json::leading_object(rest, walk)?;
    let (body, after) = rest.split_at(end);
    let private = match after.strip_prefix(",\"private\":") {
        None => (after == "}").then_some(None),
        Some(rest) => {
            let end = json::leading_value(rest, walk)?;
            (&rest[end..] == "}").then_some(Some(&rest[..end]))
        }
    };
    Ok(Frame { body, members, private: private.ok_or_else(|| frame("something else in an entry line"))? })
}

fn read(line: &str, walk: Walk) -> Result<Envelope, Fault> {
    let large = |what| Fault::new(Reason::TooLarge, what);
    if line.len() > LINE_LIMIT {
        return Err(large("entry line"));
    }
    let frame = cut(line, walk)?;
    if frame.body.len() > BODY_LIMIT {
        return Err(large("body"));
    }
    if frame.private.is_some_and(|private| private.len() > PRIVATE_LIMIT) {
        return Err(large("private"));
    }
    let members = &frame.members;
    let v = whole(members, "v", 1..=u64::MAX)?;
    let commitment = optional(members, "private").map(|value| read_commitment(value, v, walk)).transpose()?;
    if v == 1 && members.len() != REQUIRED_FIELDS + usize::from(commitment.is_some()) {
        // every field must be found below, and no key stands twice: so one more is one unknown
        return Err(Fault::new(Reason::Field, "fields missing or unknown"));
    }
    let seq = whole(members, "seq", 1..=u64::MAX)?;
    let prev = match field(members, "prev")? {
        "null" => None,
        value => Some(plain_text(value).and_then(parse_hex).ok_or_else(|| wrong("prev"))?),
    };
    if prev.is_none() != (seq == 1) {
        return Err(wrong("prev"));
    }
    let ms = field(members, "ms")?.parse().ok().filter(|ms| plausible_ms(*ms)).ok_or_else(|| wrong("ms"))?;
    let by = match field(members, "by")? {
        "null" => None,
        _ => Some(PersonId(uuid(members, "by")?)),
    };
    let kind = plain_text(field(members, "kind")?).filter(|kind| is_kind(kind)).ok_or_else(|| wrong("kind"))?;
    let hash = sha256(frame.body.as_bytes());
    let id = entry_id(&hash);
    let replaces = read_ids(field(members, "replaces")?).ok_or_else(|| wrong("replaces"))?;
    if replaces.contains(&id) {
        return Err(wrong("replaces"));
    }
    Ok(Envelope {
        v,
        day: DayId(uuid(members, "day")?),
        device: DeviceId(uuid(members, "dev")?),
        seq,
        prev,
        ms,
        n: whole(members, "n", 0..=65_535)? as u32,
        by,
        kind: kind.to_owned(),
        kv: whole(members, "kv", 1..=u64::MAX)?,
        replaces,
        data: undress(field(members, "data")?, walk)?,
        commitment,
        private: frame.private.map(|value| read_private(value, commitment, walk)).transpose()?,
        hash,
        id,
    })
}

fn wrong(name: &str) -> Fault {
    Fault::new(Reason::Field, name)
}

fn optional<'a>(members: &[Member<'a>], name: &str) -> Option<&'a str> {
    members.iter().find(|member| member.key == name).map(|member| member.value)
}

fn field<'a>(members: &[Member<'a>], name: &str) -> Result<&'a str, Fault> {
    optional(members, name).ok_or_else(|| wrong(name))
}

/// The inside of a JSON string without escapes: all that an envelope needs.
fn plain_text(value: &str) -> Option<&str> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.contains(['\\', '"'])).then_some(inside)
}

fn uuid(members: &[Member<'_>], name: &str) -> Result<Uuid, Fault> {
    plain_text(field(members, name)?).and_then(parse_strict).ok_or_else(|| wrong(name))
}

fn whole(members: &[Member<'_>], name: &str, range: std::ops::RangeInclusive<u64>) -> Result<u64, Fault> {
    field(members, name)?.parse().ok().filter(|value| range.contains(value)).ok_or_else(|| wrong(name))
}

/// `[a-z][a-z_]{0,31}`, a dot, and the same again.
fn is_kind(kind: &str) -> bool {
    let word = |word: &str| {
        word.len() <= 32
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    };
    kind.split_once('.').is_some_and(|(what, happened)| word(what) && word(happened))
}

fn read_ids(value: &str) -> Option<Vec<EntryId>> {
    let inside = value.strip_prefix('[')?.strip_suffix(']')?;
    if inside.is_empty() {
        return Some(Vec::new());
    }
    // an id holds no comma, so whatever else stands here fails as an id
    let count = inside.bytes().filter(|b| *b == b',').count() + 1;
    if count > REPLACES_LIMIT {
        return None;
    }
    let mut ids: Vec<EntryId> = Vec::with_capacity(count);
    for item in inside.split(',') {
        let id = EntryId(item.strip_prefix('"')?.strip_suffix('"').and_then(parse_strict)?);
        if ids.contains(&id) {
            return None;
        }
        ids.push(id);
    }
    Some(ids)
}

fn read_commitment(value: &str, v: u64, walk: Walk) -> Result<Commitment, Fault> {
    if !value.starts_with('{') {
        return Err(wrong("private"));
    }
    let members = json::members(value, walk, Blanks::Refused)?;
    if v == 1 && members.len() != 2 {
        return Err(wrong("private"));
    }
    let sha256 = plain_text(field(&members, "sha256")?).and_then(parse_hex).ok_or_else(|| wrong("sha256"))?;
    Ok(Commitment { of: uuid(&members, "of")?, sha256 })
}

fn read_private(value: &str, commitment: Option<Commitment>, walk: Walk) -> Result<String, Fault> {
    let unproven = |what| Fault::new(Reason::Private, what);
    let commitment = commitment.ok_or_else(|| unproven("personal text without a commitment"))?;
    if walk == Walk::Shape {
        return undress(value, walk);
    }
    if sha256(value.as_bytes()) != commitment.sha256 {
        return Err(unproven("personal text that misses its commitment"));
    }
    let object = undress(value, walk)?;
    let members = json::members(&object, walk, Blanks::Allowed)?;
    plain_text(field(&members, "salt")?).and_then(parse_hex::<16>).ok_or_else(|| wrong("salt"))?;
    Ok(object)
}

/// The JSON text of an object that may be veiled.
fn undress(value: &str, walk: Walk) -> Result<String, Fault> {
    if value.starts_with('{') {
        return Ok(value.to_owned());
    }
    let veil = || Fault::new(Reason::Field, "neither an object nor a veiled one");
    let bytes = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).and_then(unveil).ok_or_else(veil)?;
    let object = String::from_utf8(bytes).map_err(|_| Fault::new(Reason::Json, "no UTF-8 under a veil"))?;
    if walk == Walk::Strict {
        json::check(&object, Blanks::Allowed)?;
    }
    if object.trim_ascii_start().starts_with('{') { Ok(object) } else { Err(veil()) }
}

#[cfg(test)]
mod tests;
