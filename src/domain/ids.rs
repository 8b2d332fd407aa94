//! Newtypes for ids. On the wire an id has exactly one spelling: lower case with hyphens; any other is refused.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Unexpected, Visitor},
};
use sha2::{Digest as _, Sha256};
use std::fmt;
use uuid::Uuid;

/// Reads the one allowed spelling of a UUID (lower case, hyphenated), or `None`.
pub fn parse_strict(text: &str) -> Option<Uuid> {
    /// Where the two digits of each byte stand.
    const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    let text: &[u8; 36] = text.as_bytes().try_into().ok()?;
    // digits are looked at all at once in the end: ids are most of what is read when a day is opened
    let (mut bytes, mut all) = ([0; 16], 0);
    for (byte, at) in bytes.iter_mut().zip(PLACES) {
        let (high, low) = (hex_digit(text[at]), hex_digit(text[at + 1]));
        all |= high | low;
        *byte = high << 4 | low;
    }
    let hyphens = [8, 13, 18, 23].iter().all(|&at| text[at] == b'-');
    (hyphens && all < 16).then(|| Uuid::from_bytes(bytes))
}

/// The value of a lower-case hex digit; any other byte gives more than 15.
pub(crate) fn hex_digit(byte: u8) -> u8 {
    const VALUES: [u8; 256] = {
        let mut values = [0xff; 256];
        let mut digit = 0;
        while digit < 16 {
            values[b"0123456789abcdef"[digit] as usize] = digit as u8;
            digit += 1;
        }
        values
    };
    VALUES[usize::from(byte)]
}

/// Reads an id where it stands, without a copy of its text.
struct Spelling;

impl Visitor<'_> for Spelling {
    type Value = Uuid;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a lower-case hyphenated UUID")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Uuid, E> {
        parse_strict(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
const UUID_PATTERN: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0.as_hyphenated())
            }
        }
        #[cfg(test)]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "pattern": UUID_PATTERN})
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_str(Spelling).map($name)
            }
        }
    };
}

id!(
    /// One selection day; proves who founded it (UUID v8 of founder and nonce).
    DayId
);
id!(
    /// One laptop's store on one day.
    DeviceId
);
id!(
    /// One entry: the first 16 bytes of its body's SHA-256, marked as UUID v8.
    EntryId
);
id!(
    /// An interviewer, the lead or the front desk.
    PersonId
);
id!(
    /// Somebody who applied.
    CandidateId
);
id!(
    /// One candidate, one pair, one slot.
    InterviewId
);
id!(
    /// Two interviewers at one desk.
    PairId
);
id!(
    /// A professional area with its places.
    AreaId
);

impl DeviceId {
    /// Whether a laptop with this id has no key (UUID v7). One with a key has an id made from it ([`device_id`]).
    pub fn is_unsigned(self) -> bool {
        self.0.get_version_num() == 7
    }
}

/// The id of the laptop with this public key.
pub fn device_id(key: &[u8; 32]) -> DeviceId {
    let mut hash = Sha256::new();
    hash.update(b"colloquio device 1\n");
    hash.update(key);
    DeviceId(from_hash(&hash.finalize().into()))
}

/// UUID v8 of a SHA-256: its first 16 bytes with version and variant set.
pub fn from_hash(hash: &[u8; 32]) -> Uuid {
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The id of the day a laptop founds with a nonce of 16 bytes (BUNDLES 1: so the id proves who founded the day).
pub fn day_id(founder: DeviceId, nonce: &[u8; 16]) -> DayId {
    let mut hash = Sha256::new();
    hash.update(b"colloquio day 1\n");
    hash.update(founder.0.as_bytes());
    hash.update(nonce);
    DayId(from_hash(&hash.finalize().into()))
}

/// Whether this laptop founded this day, given the nonce as 32 hex digits.
pub fn founds(day: DayId, founder: DeviceId, nonce_hex: &str) -> bool {
    if nonce_hex.len() != 32 || !nonce_hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return false;
    }
    let nonce: Option<Vec<u8>> =
        (0..16).map(|i| u8::from_str_radix(nonce_hex.get(2 * i..2 * i + 2)?, 16).ok()).collect();
    nonce.and_then(|n| <[u8; 16]>::try_from(n).ok()).is_some_and(|n| day_id(founder, &n) == day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lower_case_hyphenated_spelling_is_an_id() {
        let good = "5d65ae3c-de93-8537-8bd8-c279c2f85cc4";
        assert_eq!(parse_strict(good).unwrap().to_string(), good);
        for bad in
            [&good.to_uppercase(), "{5d65ae3c-de93-8537-8bd8-c279c2f85cc4}", "5d65ae3cde9385378bd8c279c2f85cc4", ""]
        {
            assert!(parse_strict(bad).is_none(), "{bad}");
        }
    }
}
