//! Why a line or a file cannot be taken. The sentences for people are made from these codes elsewhere.

use crate::wire::json::{Flaw, FlawKind};

/// The code of a refusal; what the reports of `bundle inspect`, `verify` and `import` call `reason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Something else altogether.
    NotABundle,
    /// A zip, gzip, zstd, xz or bzip2 file; to be unpacked first.
    Compressed,
    /// An age file.
    Encrypted,
    /// Good, but written by a later colloquio.
    LaterVersion,
    /// There is no whole trailer: cut, or still being copied.
    Incomplete,
    /// The digest differs: damaged on the way.
    Digest,
    /// The bytes around the values are not as written: changed by another program.
    Layout,
    /// The strict walk fails.
    Json,
    /// A field of header or envelope is missing, unknown or of a wrong form.
    Field,
    /// Personal text that does not match its commitment.
    Private,
    /// A limit is passed.
    TooLarge,
    /// A laptop's id and its key do not belong together.
    DeviceKey,
    /// A tip's signature is wrong.
    TipSignature,
    /// The file's signature is wrong, or its writer vouches for nothing.
    Signature,
    /// The entries do not form the chains the header names.
    Chain,
    /// It is of another day.
    WrongDay,
    /// No day here, and the file does not hold the start of one.
    NoStart,
    /// Its day was purged on this laptop.
    Purged,
}

impl Reason {
    /// Its spelling in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotABundle => "not-a-bundle",
            Self::Compressed => "compressed",
            Self::Encrypted => "encrypted",
            Self::LaterVersion => "later-version",
            Self::Incomplete => "incomplete",
            Self::Digest => "digest",
            Self::Layout => "layout",
            Self::Json => "json",
            Self::Field => "field",
            Self::Private => "private",
            Self::TooLarge => "too-large",
            Self::DeviceKey => "device-key",
            Self::TipSignature => "tip-signature",
            Self::Signature => "signature",
            Self::Chain => "chain",
            Self::WrongDay => "wrong-day",
            Self::NoStart => "no-start",
            Self::Purged => "purged",
        }
    }
}

/// A refusal and, for the log, what exactly is wrong. The detail never quotes what stood in a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", reason.as_str())]
pub struct Fault {
    /// The code.
    pub reason: Reason,
    /// English, for log and report.
    pub detail: String,
}

impl Fault {
    /// A refusal with its detail.
    pub fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }
}

impl From<Flaw> for Fault {
    fn from(flaw: Flaw) -> Self {
        let reason = if flaw.kind == FlawKind::Blank { Reason::Layout } else { Reason::Json };
        Self::new(reason, flaw.to_string())
    }
}
