//! Why something could not be stored or read. No sentences for people: those are made at the edge from these variants.

use super::Holder;
use std::{io, path::PathBuf};

/// What kept an append from being stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The disk is full.
    Full,
    /// The file or its folder was removed or replaced underneath us, or the device was pulled.
    Gone,
    /// Reading, writing or syncing failed.
    Disk,
    /// The thread that stores has ended.
    Stopped,
}

impl Obstacle {
    pub(super) fn of(error: &io::Error) -> Obstacle {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Obstacle::Full,
            io::ErrorKind::NotFound => Obstacle::Gone,
            _ => Obstacle::Disk,
        }
    }
}

/// An error of the store; the path and the source are kept for the sentence and the log.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program has the store; its statement about itself, where it could be read.
    #[error("the store is held by another program")]
    Held {
        /// What the other program wrote about itself.
        holder: Option<Box<Holder>>,
    },
    /// Written by a later version; left untouched.
    #[error("{} was written by a later version ({version})", path.display())]
    Newer {
        /// The file that says so.
        path: PathBuf,
        /// The version it names.
        version: u64,
    },
    /// There is no such store, or no such day in it.
    #[error("{} is not there", path.display())]
    Missing {
        /// What was looked for.
        path: PathBuf,
    },
    /// A day that should be made is there already.
    #[error("{} is there already", path.display())]
    Exists {
        /// The folder of the day.
        path: PathBuf,
    },
    /// A small file of the store says nothing we understand.
    #[error("{} cannot be understood: {what}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What was found, for the log.
        what: String,
    },
    /// A line of the journal belongs elsewhere or cannot be what it claims.
    #[error("{}, line {line}: {what}", path.display())]
    Damaged {
        /// The segment.
        path: PathBuf,
        /// The line within it, from 1.
        line: u64,
        /// What is wrong, for the log.
        what: String,
    },
    /// Not on disk; nothing may be reported as stored.
    #[error("not stored: {what}")]
    NotStored {
        /// The kind of obstacle.
        cause: Obstacle,
        /// The system's words, for the log.
        what: String,
    },
    /// Any other failure of the file system.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        #[source]
        source: io::Error,
    },
}

impl StoreError {
    /// For `map_err`: an I/O error with the path it happened at; a missing file has its own variant.
    pub(super) fn at(path: &std::path::Path) -> impl FnOnce(io::Error) -> StoreError {
        let path = path.to_path_buf();
        move |source| match source.kind() {
            io::ErrorKind::NotFound => StoreError::Missing { path },
            _ => StoreError::Io { path, source },
        }
    }
}
