//! Small wire values shared by the facts: plain text, a field of the day, the empty payload.

use crate::domain::ids::parse_strict;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use uuid::Uuid;

/// Text without control characters.
pub fn plain<'de, D: Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    let text = String::deserialize(d)?;
    if text.chars().any(|c| c.is_control()) { Err(D::Error::custom("control character")) } else { Ok(text) }
}

/// The same, absent or null.
pub fn plain_opt<'de, D: Deserializer<'de>>(d: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(d)?;
    match text {
        Some(t) if t.chars().any(|c| c.is_control()) => Err(D::Error::custom("control character")),
        t => Ok(t),
    }
}

/// `N` lower-case hex digits.
pub(super) fn hex<'de, const N: usize, D: Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    let text = String::deserialize(d)?;
    if text.len() == N && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        Ok(text)
    } else {
        Err(D::Error::custom("not lower-case hex"))
    }
}

/// The same, absent or null.
pub(super) fn hex_opt<'de, const N: usize, D: Deserializer<'de>>(d: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    struct Hex<const N: usize>(#[serde(deserialize_with = "hex::<N, _>")] String);
    Ok(Option::<Hex<N>>::deserialize(d)?.map(|Hex(text)| text))
}

/// An id of a person or candidate, in its one spelling.
pub(super) fn id<'de, D: Deserializer<'de>>(d: D) -> Result<Uuid, D::Error> {
    parse_strict(&String::deserialize(d)?).ok_or_else(|| D::Error::custom("not a lower-case hyphenated UUID"))
}

/// An optional value whose absence is an error: it must be there, if only as null.
pub(super) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error> {
    Option::<T>::deserialize(d)
}

/// A value of `day.changed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Field {
    /// `encrypt`, `calibration_links`.
    Switch(bool),
    /// `places`, `gap_tolerance`.
    Number(i64),
    /// `name`, `date`, `zone`, `retain_until`, `agreement_start`, `basis`.
    Words(String),
    /// `blocks`: from and to as HH:MM.
    Blocks(Vec<(String, String)>),
    /// A field of a later version: kept, means nothing here.
    Other(serde_json::Value),
}

/// The fields of a day this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayField {
    /// The day's name.
    Name,
    /// ISO date.
    Date,
    /// IANA zone.
    Zone,
    /// ISO date until which personal text may be kept.
    RetainUntil,
    /// How many are chosen.
    Places,
    /// A larger gap wants a sentence.
    GapTolerance,
    /// The day's blocks between breaks.
    Blocks,
    /// Whether agreements start `empty` or at the `mean`.
    AgreementStart,
    /// `raw` or `adjusted`.
    Basis,
    /// Whether exports are encrypted.
    Encrypt,
    /// Whether calibration links interviewers.
    CalibrationLinks,
}

impl DayField {
    /// The field with this wire name.
    pub fn parse(name: &str) -> Option<DayField> {
        Some(match name {
            "name" => DayField::Name,
            "date" => DayField::Date,
            "zone" => DayField::Zone,
            "retain_until" => DayField::RetainUntil,
            "places" => DayField::Places,
            "gap_tolerance" => DayField::GapTolerance,
            "blocks" => DayField::Blocks,
            "agreement_start" => DayField::AgreementStart,
            "basis" => DayField::Basis,
            "encrypt" => DayField::Encrypt,
            "calibration_links" => DayField::CalibrationLinks,
            _ => return None,
        })
    }

    /// Whether a value has this field's type and lies in its list.
    pub fn takes(self, value: &Field) -> bool {
        let plain = |t: &str| !t.chars().any(|c| c.is_control());
        match (self, value) {
            (DayField::Name | DayField::Date | DayField::Zone | DayField::RetainUntil, Field::Words(t)) => plain(t),
            (DayField::Places | DayField::GapTolerance, Field::Number(_)) => true,
            (DayField::Blocks, Field::Blocks(b)) => b.iter().all(|(f, t)| plain(f) && plain(t)),
            (DayField::AgreementStart, Field::Words(t)) => t == "empty" || t == "mean",
            (DayField::Basis, Field::Words(t)) => t == "raw" || t == "adjusted",
            (DayField::Encrypt | DayField::CalibrationLinks, Field::Switch(_)) => true,
            _ => false,
        }
    }
}

/// A payload without fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Nothing {}
