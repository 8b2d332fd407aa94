//! What an import says about single rows of a file it took. Nothing is left out, joined or kept aside without one of these.

use std::fmt;

/// One remark about one place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Number of the record in the sheet, the header being 1.
    pub record: usize,
    /// First text line of the record.
    pub line: usize,
    /// Heading of the column, or `#n`; none where the whole row is meant.
    pub column: Option<String>,
    /// What kind of remark.
    pub kind: IssueKind,
    /// What became of the row or the value.
    pub action: IssueAction,
    /// The particulars.
    pub detail: Detail,
}

/// Kinds of remarks, as in the import's JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueKind {
    /// The person did not consent.
    NoConsent,
    /// The row names nobody.
    NoName,
    /// The row, or the heading, stands there again.
    Duplicate,
    /// Two values for one thing.
    Conflict,
    /// A value that cannot be used as it is.
    BadValue,
}

impl IssueKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoConsent => "no_consent",
            Self::NoName => "no_name",
            Self::Duplicate => "duplicate",
            Self::Conflict => "conflict",
            Self::BadValue => "bad_value",
        }
    }
}

/// What became of it, as in the import's JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueAction {
    /// The row was not taken.
    Refused,
    /// The row became part of another.
    Joined,
    /// The row was taken, or what is known stays as it is.
    Kept,
}

impl IssueAction {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Joined => "joined",
            Self::Kept => "kept",
        }
    }
}

/// The particulars of a remark, of which a sentence can be made in any language. The texts come from the file, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The consent cell says no.
    SaidNo(String),
    /// The consent cell says neither yes nor no; empty where nothing was said.
    ConsentUnclear(String),
    /// No name.
    Nameless,
    /// The same person as an earlier record of the file.
    SameAsRecord {
        /// The earlier record.
        record: usize,
        /// The person's name.
        name: String,
    },
    /// The same name and town as an earlier record, and no more to tell: taken as another person.
    LikeRecord {
        /// The earlier record.
        record: usize,
        /// The person's name.
        name: String,
    },
    /// The same name and town as somebody known, and no more to tell: taken as another person.
    LikeKnown {
        /// Code of the person known.
        code: String,
        /// The name there.
        name: String,
    },
    /// Taken for somebody known on name and town alone.
    KnownByName {
        /// Code of the person known.
        code: String,
        /// The name there.
        name: String,
    },
    /// Fits several people known; nothing was written.
    FitsSeveral {
        /// Their codes.
        codes: Vec<String>,
    },
    /// The file says something else than what stays.
    Differs {
        /// What stays.
        kept: String,
        /// What the file says, or the other row.
        other: String,
        /// Code of the person known, where it is about one.
        code: Option<String>,
    },
    /// The day has no such area.
    UnknownArea(String),
    /// The text is no e-mail address; kept as it stands, never used to recognise the person.
    NotAnEmail(String),
    /// The text is no telephone number; kept as it stands, never used to recognise the person.
    NotAPhone(String),
    /// Not a role; taken as host.
    UnknownRole(String),
    /// Not a span like 13:00-14:00; left out.
    NotASpan(String),
    /// Nobody has this code or e-mail; left out.
    UnknownCandidate(String),
    /// The workbook has other sheets with something in them; the first was read.
    SheetsLeft {
        /// Name of the sheet that was read.
        taken: String,
        /// Names of the others.
        left: Vec<String>,
    },
    /// Longer than a short field may be; cut.
    TooLong {
        /// Characters kept.
        limit: usize,
    },
    /// Characters that cannot be shown were left out.
    Unprintable,
    /// Some bytes could not be read; they show as �.
    Unreadable,
    /// Fewer cells than the header has; the rest is taken as empty.
    ShortRow {
        /// Cells of the row.
        cells: usize,
        /// Columns of the header.
        columns: usize,
    },
    /// More cells than the header has; they are kept as answers under their number.
    LongRow {
        /// Cells of the row.
        cells: usize,
        /// Columns of the header.
        columns: usize,
    },
    /// The heading stands over an earlier column as well.
    HeadingTwice {
        /// Number of the earlier column, from 1.
        first: usize,
    },
}

impl Issue {
    /// A value that cannot be used as it is, in a row that was taken.
    pub(super) fn bad_value(record: usize, line: usize, column: Option<String>, detail: Detail) -> Self {
        Self { record, line, column, kind: IssueKind::BadValue, action: IssueAction::Kept, detail }
    }
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SaidNo(said) => write!(f, "did not consent (\"{said}\")"),
            Self::ConsentUnclear(said) if said.is_empty() => write!(f, "nothing is said about consent"),
            Self::ConsentUnclear(said) => write!(f, "neither yes nor no to consent: \"{said}\""),
            Self::Nameless => write!(f, "no name"),
            Self::SameAsRecord { record, name } => write!(f, "the same person as record {record}, {name}"),
            Self::LikeRecord { record, name } => {
                write!(f, "may be record {record}, {name}, again; taken as another person")
            }
            Self::LikeKnown { code, name } => write!(f, "may be {code}, {name}; taken as another person"),
            Self::KnownByName { code, name } => write!(f, "taken for {code}, {name}, by name and town alone"),
            Self::FitsSeveral { codes } => write!(f, "fits several people, nothing written: {}", codes.join(", ")),
            Self::Differs { kept, other, code: Some(code) } => {
                write!(f, "{code} has \"{kept}\", which stays; the file says \"{other}\"")
            }
            Self::Differs { kept, other, code: None } => write!(f, "\"{kept}\" stays; the other row says \"{other}\""),
            Self::SheetsLeft { taken, left } => {
                write!(f, "the sheet \"{taken}\" was read; not read: {}", left.join(", "))
            }
            Self::UnknownArea(area) => write!(f, "the day has no area \"{area}\""),
            Self::NotAnEmail(text) => write!(f, "\"{text}\" is no e-mail address"),
            Self::NotAPhone(text) => write!(f, "\"{text}\" is no telephone number"),
            Self::UnknownRole(text) => write!(f, "\"{text}\" is no role; taken as host"),
            Self::NotASpan(text) => write!(f, "\"{text}\" is no span like 13:00-14:00"),
            Self::UnknownCandidate(text) => write!(f, "no candidate \"{text}\""),
            Self::TooLong { limit } => write!(f, "longer than {limit} characters; cut"),
            Self::Unprintable => write!(f, "characters that cannot be shown were left out"),
            Self::Unreadable => write!(f, "some characters could not be read"),
            Self::ShortRow { cells, columns } => write!(f, "{cells} cells where the header has {columns}"),
            Self::LongRow { cells, columns } => write!(f, "{cells} cells where the header has {columns}"),
            Self::HeadingTwice { first } => write!(f, "the same heading as column {first}"),
        }
    }
}
