//! The header of a bundle: which day, who wrote it, and the ends of the chains it vouches for.

use crate::domain::ids::{DayId, DeviceId};
use crate::wire::envelope::plausible_ms;
use crate::wire::fault::{Fault, Reason};
use crate::wire::hash::{hex, parse_hex};
use crate::wire::json::{self, Blanks, Walk};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::collections::HashSet;

/// Most tips in a header.
const TIPS_LIMIT: usize = 1_000;

/// What stands before the entries. All of it is the writer's word: nothing rests on counts and names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Header {
    /// The day.
    pub day: DayLabel,
    /// The laptop that wrote the file.
    pub writer: Writer,
    /// That laptop's bundle counter.
    pub no: u64,
    /// Its wall clock.
    #[cfg_attr(test, schemars(range(min = 1_577_836_800_000_i64, max = 4_102_444_799_999_i64)))]
    pub ms: i64,
    /// Everything it holds, or what came since.
    pub kind: Scope,
    /// What it holds: one tip per branch of each laptop.
    #[cfg_attr(test, schemars(length(min = 1, max = 1_000)))]
    pub tips: Vec<Tip>,
    /// How many entries it holds apart.
    pub apart: u64,
    /// How many wait there.
    pub waiting: u64,
}

/// The day as the writer calls it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayLabel {
    /// Decides.
    pub id: DayId,
    /// For people.
    pub name: String,
    /// For people.
    pub date: String,
}

/// The laptop that wrote a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Writer {
    /// Decides.
    pub dev: DeviceId,
    /// For people.
    pub name: String,
    /// Program and version.
    pub app: String,
}

/// How much of what the writer holds is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Everything.
    Full,
    /// What the others lack.
    Since,
}

/// The end of one branch of a laptop's chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("required" = ["dev", "key", "from", "seq", "hash", "sig"])))]
pub struct Tip {
    /// The laptop.
    pub dev: DeviceId,
    /// Its public key; null where the laptop has none. Absent is an error, as for every null here.
    #[serde(deserialize_with = "present")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub key: Option<String>,
    /// First place of this branch that the file contains; null if none.
    #[serde(deserialize_with = "present")]
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub from: Option<u64>,
    /// Place of the tip.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub seq: u64,
    /// Hash of the body there.
    #[serde(serialize_with = "write_hash", deserialize_with = "read_hash")]
    #[cfg_attr(test, schemars(with = "String", regex(pattern = "^[0-9a-f]{64}$")))]
    pub hash: [u8; 32],
    /// The laptop's signature; null where it has no key.
    #[serde(deserialize_with = "present")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{128}$")))]
    pub sig: Option<String>,
}

fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(d)
}

fn write_hash<S: Serializer>(hash: &[u8; 32], s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&hex(hash))
}

fn read_hash<'de, D: Deserializer<'de>>(d: D) -> Result<[u8; 32], D::Error> {
    parse_hex(&String::deserialize(d)?).ok_or_else(|| D::Error::custom("not 64 lower-case hex digits"))
}

impl Header {
    /// Reads the header's object. What keys and signatures prove is not judged here.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        json::members(text, Walk::Strict, Blanks::Refused)?;
        // the error of serde_json may quote what stood in the file, so it is not passed on
        let header: Self = serde_json::from_str(text)
            .map_err(|e| Fault::new(Reason::Field, format!("header, column {}", e.column())))?;
        let wrong = |what| Err(Fault::new(Reason::Field, what));
        if header.tips.len() > TIPS_LIMIT {
            return Err(Fault::new(Reason::TooLarge, "tips"));
        }
        if !plausible_ms(header.ms) {
            return wrong("ms of the header");
        }
        if header.tips.iter().any(|tip| tip.seq == 0 || tip.from == Some(0)) {
            return wrong("place of a tip");
        }
        let mut seen = HashSet::new();
        if !header.tips.iter().all(|tip| seen.insert((tip.dev, tip.hash))) {
            return wrong("the same tip twice");
        }
        let spelt = |tip: &Tip| {
            tip.key.as_ref().is_none_or(|key| parse_hex::<32>(key).is_some())
                && tip.sig.as_ref().is_none_or(|sig| parse_hex::<64>(sig).is_some())
        };
        if !header.tips.iter().all(spelt) {
            return wrong("key or signature of a tip");
        }
        Ok(header)
    }

    /// The header's object as it is written.
    pub(super) fn format(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}
