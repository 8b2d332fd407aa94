//! `prefs.toml`: what is pleasant to remember and may be lost.

use super::StoreError;
use serde::{Deserialize, Serialize};
use std::{io::Write, path::Path};

/// What this laptop remembers between two starts. A file that cannot be understood counts as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The day that was open last.
    pub last_day: Option<String>,
    /// The seat that was used last.
    pub last_seat: Option<String>,
    /// The language chosen on screen.
    pub lang: Option<String>,
    /// The folder bundles are exchanged in.
    pub folder: Option<std::path::PathBuf>,
    /// What happens when a bundle arrives there.
    pub watch: Option<String>,
    /// Whether clocks show seconds.
    pub motion: Option<bool>,
    /// Whether the program takes the mouse.
    pub mouse: Option<bool>,
}

impl Prefs {
    pub(super) fn read(store: &Path) -> Prefs {
        let text = std::fs::read_to_string(store.join("prefs.toml")).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    pub(super) fn write(&self, store: &Path) -> Result<(), StoreError> {
        let path = store.join("prefs.toml");
        let text = toml::to_string(self).map_err(std::io::Error::other).map_err(StoreError::at(&path))?;
        replace(store, &path, text.as_bytes())
    }
}

/// Puts a whole small file in the place of the former one, or leaves the former.
pub(super) fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let put = || {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|refused| refused.error)?;
        Ok(())
    };
    put().map_err(StoreError::at(path))
}
