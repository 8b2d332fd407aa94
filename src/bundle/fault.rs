//! What can go wrong with a bundle. The store is untouched by all of it.

use crate::wire::fault::{Fault, Reason};
use std::{io, path::Path, path::PathBuf};

/// What was being done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Reading what somebody brought.
    Read,
    /// Copying it into the inbox.
    Spool,
    /// Writing our own.
    Write,
}

/// Why a bundle was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The file is refused.
    #[error("{fault}{}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
    Refused {
        /// Why.
        fault: Fault,
        /// Line of the file, from 1, where it is about one line.
        line: Option<u64>,
    },
    /// A folder, pipe or device.
    #[error("{}: not a regular file", path.display())]
    NotAFile {
        /// The file.
        path: PathBuf,
    },
    /// It changed while it was copied: to be looked at again later.
    #[error("{}: still changing", path.display())]
    StillArriving {
        /// The file.
        path: PathBuf,
    },
    /// What we wrote does not come back as written; it was removed.
    #[error("{}: read back wrong: {detail}", path.display())]
    ReadBack {
        /// The temporary file.
        path: PathBuf,
        /// What differs.
        detail: String,
    },
    /// Somebody asked for the end before it was read.
    #[error("stopped")]
    Stopped,
    /// The disk, stick or folder.
    #[error("{}: {source}", path.display())]
    Io {
        /// While doing what.
        act: Act,
        /// On which file or folder.
        path: PathBuf,
        /// What the system says; its kind tells a full disk from a missing stick.
        source: io::Error,
    },
}

impl BundleError {
    /// The code of a refusal; none if the file itself was not judged.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Refused { fault, .. } => Some(fault.reason),
            _ => None,
        }
    }

    /// For `map_err`: an error of the file system, with what was being done where.
    pub fn io(act: Act, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { act, path, source }
    }

    pub(super) fn refused(reason: Reason, detail: impl Into<String>) -> Self {
        Fault::new(reason, detail).into()
    }

    pub(super) fn at_line(fault: impl Into<Fault>, line: u64) -> Self {
        Self::Refused { fault: fault.into(), line: Some(line) }
    }
}

impl From<Fault> for BundleError {
    fn from(fault: Fault) -> Self {
        Self::Refused { fault, line: None }
    }
}
