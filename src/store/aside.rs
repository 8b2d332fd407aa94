//! `set-aside/`: where damaged parts go before anything is cut. Nothing here is ever deleted by the store itself.

use super::{
    StoreError,
    disk::{self, Disk},
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::Uuid;

/// Makes folders `set-aside/<time>-<what>-<n>/<day>/`.
#[derive(Clone)]
pub(super) struct SetAside {
    pub disk: Arc<dyn Disk>,
    pub store: PathBuf,
    /// When the store was taken, as it stands in file names.
    pub stamp: String,
    pub day: Uuid,
}

impl SetAside {
    /// A fresh folder for one incident.
    pub fn folder(&self, what: &str) -> Result<PathBuf, StoreError> {
        let all = self.store.join("set-aside");
        self.make(&all)?;
        for n in 1_u32.. {
            let incident = all.join(format!("{}-{what}-{n}", self.stamp));
            match self.disk.make_folder(&incident) {
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => continue,
                made => made.map_err(StoreError::at(&incident))?,
            }
            let folder = incident.join(self.day.to_string());
            self.make(&folder)?;
            for parent in [&self.store, &all, &incident] {
                self.disk.sync_folder(parent).map_err(StoreError::at(parent))?;
            }
            return Ok(folder);
        }
        Err(StoreError::Exists { path: all })
    }

    /// Writes `bytes` to `folder/name` and makes them last.
    pub fn put(&self, folder: &Path, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = folder.join(name);
        let put = disk::put(&*self.disk, &path, bytes).and_then(|()| self.disk.sync_folder(folder));
        put.map_err(StoreError::at(&path))
    }

    /// Copies a folder tree as it is, or a file that lies where one should be.
    pub fn copy(&self, what: &str, from: &Path) -> Result<PathBuf, StoreError> {
        let folder = self.folder(what)?;
        if from.is_file() {
            let bytes = self.disk.read(from).map_err(StoreError::at(from))?;
            self.put(&folder, &from.file_name().unwrap_or_default().to_string_lossy(), &bytes)?;
            return Ok(folder);
        }
        let mut waiting = vec![(from.to_path_buf(), folder.clone())];
        while let Some((from, to)) = waiting.pop() {
            for (name, _) in self.disk.list(&from).map_err(StoreError::at(&from))? {
                let path = from.join(&name);
                if path.is_dir() {
                    self.make(&to.join(&name))?;
                    waiting.push((path, to.join(&name)));
                } else {
                    let bytes = self.disk.read(&path).map_err(StoreError::at(&path))?;
                    self.put(&to, &name, &bytes)?;
                }
            }
        }
        Ok(folder)
    }

    /// Moves a file or folder here as it is.
    pub fn take(&self, what: &str, from: &Path) -> Result<PathBuf, StoreError> {
        let to = self.folder(what)?;
        let moved = self.disk.rename(from, &to.join(from.file_name().unwrap_or_default()));
        moved.and_then(|()| self.disk.sync_folder(&to)).map_err(StoreError::at(from))?;
        Ok(to)
    }

    fn make(&self, path: &Path) -> Result<(), StoreError> {
        disk::ensure_folder(&*self.disk, path).map_err(StoreError::at(path))
    }
}
