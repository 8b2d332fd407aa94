//! `holder.json`: what the program that has the store says about itself. A sentence for people, never a proof: the
//! proof is the lock.

use super::StoreError;
use serde::{Deserialize, Serialize};
use std::{io::ErrorKind, path::Path};

/// Who has the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Process id.
    pub pid: u32,
    /// Name of the computer.
    pub host: String,
    /// Name of the account.
    pub user: String,
    /// Program and version.
    pub app: String,
    /// Since when, RFC 3339; given by the caller, since the store has no clock.
    pub since: String,
    /// The day that is open.
    pub day: Option<String>,
}

impl Holder {
    pub(super) fn read(store: &Path) -> Option<Holder> {
        serde_json::from_slice(&std::fs::read(store.join("holder.json")).ok()?).ok()
    }

    /// On a full disk the sentence goes unsaid: the reserve is for marks, and the day opens without it.
    pub(super) fn write(&self, store: &Path) -> Result<(), StoreError> {
        let path = store.join("holder.json");
        let text = serde_json::to_vec(self).map_err(std::io::Error::other).map_err(StoreError::at(&path))?;
        match std::fs::write(&path, text) {
            Err(e) if matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Ok(()),
            written => written.map_err(StoreError::at(&path)),
        }
    }

    /// `since` as it may stand in a file name.
    pub(super) fn stamp(&self) -> String {
        match self.since.parse::<jiff::Timestamp>() {
            Ok(time) => time.strftime("%Y%m%dT%H%M%SZ").to_string(),
            Err(_) => "undated".into(),
        }
    }
}
