//! Facts about personal text that is to go.

use super::field::id;
use crate::domain::ids::EntryId;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

/// Everything personal about some people is erased.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubjectErased {
    /// Candidates or persons: a fixed list, so that erasing never depends on what arrives later.
    #[serde(deserialize_with = "ids")]
    pub subjects: Vec<Uuid>,
}

/// The personal text beside some entries is erased: somebody else is named there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryEmptied {
    /// Which entries.
    pub entries: Vec<EntryId>,
}

fn ids<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<Uuid>, D::Error> {
    #[derive(Deserialize)]
    struct Id(#[serde(deserialize_with = "id")] Uuid);
    Ok(Vec::<Id>::deserialize(d)?.into_iter().map(|Id(of)| of).collect())
}
