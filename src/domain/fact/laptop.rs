//! Facts about laptops and about the day itself.

use super::field::{DayField, Field, hex, hex_opt, plain};
use crate::domain::ids::{CandidateId, DeviceId, EntryId};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// End of a laptop's chain: laptop, sequence number, hash (64 hex).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChainTip(
    pub DeviceId,
    pub u64,
    #[serde(deserialize_with = "hex::<64, _>")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub String,
);

/// A laptop takes part; always and only its first entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeviceJoined {
    /// What people call the laptop.
    #[serde(deserialize_with = "plain")]
    pub name: String,
    /// Public key, 64 hex; null where the laptop has none.
    #[serde(default, deserialize_with = "hex_opt::<64, _>")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub key: Option<String>,
    /// Program and version.
    #[serde(deserialize_with = "plain")]
    pub app: String,
}

/// Whether entries are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// Signed, laptops are admitted.
    Keys,
    /// Unsigned, everybody counts.
    Open,
}

/// The day begins; the founder's second entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayOpened {
    /// The day's name.
    #[serde(deserialize_with = "plain")]
    pub name: String,
    /// ISO date.
    #[serde(deserialize_with = "plain")]
    pub date: String,
    /// How many are chosen.
    pub places: i64,
    /// Signed or open.
    pub trust: Trust,
    /// IANA time zone.
    #[serde(deserialize_with = "plain")]
    pub zone: String,
    /// 32 hex; with the founder's id it gives the day's id.
    #[serde(deserialize_with = "hex::<32, _>")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{32}$")))]
    pub nonce: String,
}

/// One field of the day has a new value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayChanged {
    /// A name of [`DayField`], or one of a later version.
    pub field: String,
    /// Its value.
    pub value: Field,
}

impl<'de> Deserialize<'de> for DayChanged {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Raw {
            #[serde(deserialize_with = "plain")]
            field: String,
            value: Field,
        }
        let raw = Raw::deserialize(d)?;
        match DayField::parse(&raw.field) {
            Some(f) if !f.takes(&raw.value) => Err(D::Error::custom("value of another type")),
            _ => Ok(DayChanged { field: raw.field, value: raw.value }),
        }
    }
}

/// What an admitted laptop may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Right {
    /// The lead's acts.
    Lead,
    /// A pair's acts.
    Panel,
    /// The front desk's acts.
    Desk,
}

/// The lead admitted a laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeviceAdmitted {
    /// Which laptop.
    pub device: DeviceId,
    /// Its key.
    #[serde(default, deserialize_with = "hex_opt::<64, _>")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub key: Option<String>,
    /// Its name.
    #[serde(deserialize_with = "plain")]
    pub name: String,
    /// What it may do.
    pub may: Vec<Right>,
}

/// The lead refused a laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeviceRefused {
    /// Which laptop.
    pub device: DeviceId,
}

/// One end that is kept of a retired laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Kept {
    /// Sequence number.
    pub seq: u64,
    /// Hash of that entry.
    #[serde(deserialize_with = "hex::<64, _>")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub hash: String,
}

/// The lead retired a laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeviceRetired {
    /// Which laptop.
    pub device: DeviceId,
    /// What of it still counts.
    pub keep: Vec<Kept>,
}

/// The writing laptop has nothing more to give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeviceFinished {
    /// Its last sequence number before this one.
    pub entries: i64,
    /// Sheets sealed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<i64>,
    /// Sheets still open there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<i64>,
}

/// A bundle brought something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SyncTaken {
    /// Who wrote the bundle.
    #[serde(default)]
    pub from: Option<DeviceId>,
    /// Its number.
    #[serde(default)]
    pub no: Option<i64>,
    /// Ends that advanced.
    pub tips: Vec<ChainTip>,
}

/// The lead lives with something that is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GapAccepted {
    /// Kind of blocker.
    #[serde(deserialize_with = "plain")]
    pub what: String,
    /// What it concerns: `<interview>/<interviewer>`, a register key, or a laptop's id.
    pub ids: Vec<String>,
}

/// One of several heads is the value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClashSettled {
    /// Register key.
    #[serde(deserialize_with = "plain")]
    pub key: String,
    /// The entry chosen, one of those replaced.
    pub choose: EntryId,
}

/// Whether somebody is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Among the chosen.
    In,
    /// Called when a chosen one declines.
    Reserve,
    /// Not chosen.
    Out,
    /// Not decided.
    Undecided,
}

/// The decision is frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayClosed {
    /// What the decision rested on.
    pub tips: Vec<ChainTip>,
    /// Candidate, status, place.
    pub list: Vec<(CandidateId, Status, Option<i64>)>,
    /// Digest of the Day it knew.
    #[serde(deserialize_with = "hex::<64, _>")]
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub digest: String,
    /// Accepted gaps.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "nullable")]
    #[cfg_attr(test, schemars(with = "Option<Vec<EntryId>>"))]
    pub accepted: Vec<EntryId>,
}

fn nullable<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<EntryId>, D::Error> {
    Ok(Option::<Vec<EntryId>>::deserialize(d)?.unwrap_or_default())
}

/// The day goes on after all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayReopened {}
