//! Why a file, or a `--map`, could not be taken at all. Nothing was imported when one of these comes back; what concerns
//! single rows of a file that was taken is an [`super::Issue`].

use super::columns::{ANSWER, Subject};
use std::fmt;

/// The largest file, in bytes.
pub const FILE_LIMIT: usize = 64 << 20;
/// The most records of a sheet.
pub const RECORD_LIMIT: usize = 20_000;
/// The most columns of a sheet.
pub const COLUMN_LIMIT: usize = 200;
/// The longest cell, in characters.
pub const CELL_LIMIT: usize = 20_000;

/// A file that could not be taken, and where it stops.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct IntakeError {
    /// The file as it was named.
    pub file: String,
    /// Number of the record in the sheet, the header being 1.
    pub record: Option<usize>,
    /// Line of the text, from 1.
    pub line: Option<usize>,
    /// Heading of the column, or `#n`.
    pub column: Option<String>,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with the file or the choice of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// More than [`FILE_LIMIT`] bytes.
    FileTooLarge,
    /// A kind of workbook that is not read: save it as XLSX or CSV.
    Workbook(Workbook),
    /// A workbook, or what claims to be one, that cannot be read.
    WorkbookDamaged(Workbook),
    /// A workbook with a password.
    WorkbookLocked,
    /// A workbook that unpacks to more than [`FILE_LIMIT`] bytes, or claims a table beyond all measure.
    WorkbookTooLarge,
    /// No text: a picture, a PDF, a damaged file.
    NotText,
    /// No line with anything in it.
    Empty,
    /// A header and nothing below it.
    NoRecords,
    /// A quote opens on `line` and does not close (or closes in the middle of a later cell).
    OpenQuote,
    /// More records than this.
    TooManyRecords(usize),
    /// More than [`COLUMN_LIMIT`] columns.
    TooManyColumns,
    /// More than [`CELL_LIMIT`] characters in one cell.
    CellTooLong,
    /// No column looks like a person's name; say which with `--map name=COLUMN`.
    NoNameColumn {
        /// The headings there are.
        headings: Vec<String>,
    },
    /// A score sheet without a column it needs.
    NoColumn {
        /// The column's name.
        wanted: &'static str,
        /// The headings there are.
        headings: Vec<String>,
    },
    /// A score sheet with two columns of this name.
    ColumnTwice(&'static str),
    /// Candidate, interviewer or criterion is missing in a row of a score sheet.
    EmptyCell,
    /// A score that is no number.
    NotANumber(String),
    /// A score beyond the scale that was named.
    OffScale {
        /// Lowest level.
        min: i64,
        /// Highest.
        max: i64,
    },
    /// A time that is none.
    NotATime(String),
    /// A mark stands twice.
    SameCellTwice {
        /// The line of the first.
        line: usize,
    },
    /// `--map` without `=`.
    MapSyntax(String),
    /// `--map` names a field that does not exist.
    UnknownField {
        /// As given.
        field: String,
        /// Whose fields there are.
        subject: Subject,
    },
    /// `--map` names a column (as given in `column`) that the file does not have.
    UnknownColumn {
        /// The headings there are.
        headings: Vec<String>,
    },
    /// `--map` names a heading (as given in `column`) that stands over several columns; say the number.
    AmbiguousColumn {
        /// Numbers of the columns, from 1.
        numbers: Vec<usize>,
    },
    /// `--map` names one field, or one column, twice.
    MappedTwice(String),
}

/// Kinds of files that are tables but not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workbook {
    /// Excel since 2007.
    Xlsx,
    /// Excel's binary kind.
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// LibreOffice.
    Ods,
    /// Some other zip archive.
    Zip,
    /// A web page with a table, often named `.xls`.
    Html,
}

impl Workbook {
    /// The usual name of the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Zip => "ZIP",
            Self::Html => "HTML",
        }
    }
}

impl IntakeError {
    /// An error about the whole file.
    pub fn whole(file: &str, reason: Reason) -> Self {
        Self { file: file.to_owned(), record: None, line: None, column: None, reason }
    }

    /// Whether the command line, and not the file, is at fault.
    pub fn is_usage(&self) -> bool {
        matches!(
            self.reason,
            Reason::MapSyntax(_)
                | Reason::UnknownField { .. }
                | Reason::UnknownColumn { .. }
                | Reason::AmbiguousColumn { .. }
                | Reason::MappedTwice(_)
        )
    }
}

impl Reason {
    /// The reason in snake_case, for `{"error":{"kind":…}}`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::FileTooLarge => "file_too_large",
            Self::Workbook(_) => "workbook",
            Self::WorkbookDamaged(_) => "workbook_damaged",
            Self::WorkbookLocked => "workbook_locked",
            Self::WorkbookTooLarge => "workbook_too_large",
            Self::NotText => "not_text",
            Self::Empty => "empty",
            Self::NoRecords => "no_records",
            Self::OpenQuote => "open_quote",
            Self::TooManyRecords(_) => "too_many_records",
            Self::TooManyColumns => "too_many_columns",
            Self::CellTooLong => "cell_too_long",
            Self::NoNameColumn { .. } => "no_name_column",
            Self::NoColumn { .. } => "no_column",
            Self::ColumnTwice(_) => "column_twice",
            Self::EmptyCell => "empty_cell",
            Self::NotANumber(_) => "not_a_number",
            Self::OffScale { .. } => "off_scale",
            Self::NotATime(_) => "not_a_time",
            Self::SameCellTwice { .. } => "same_cell_twice",
            Self::MapSyntax(_) => "map_syntax",
            Self::UnknownField { .. } => "unknown_field",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::AmbiguousColumn { .. } => "ambiguous_column",
            Self::MappedTwice(_) => "mapped_twice",
        }
    }
}

impl fmt::Display for IntakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(record) = self.record {
            write!(f, ", record {record}")?;
        }
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column \"{column}\"")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FileTooLarge => write!(f, "larger than {} MiB", FILE_LIMIT >> 20),
            Self::Workbook(kind) => {
                write!(f, "this is {}, which is not read: open it and save it as XLSX or CSV", kind.as_str())
            }
            Self::WorkbookDamaged(kind) => write!(f, "a damaged {} file: open it and save it anew", kind.as_str()),
            Self::WorkbookLocked => write!(f, "a workbook with a password: save it without"),
            Self::WorkbookTooLarge => write!(f, "a workbook too large to be a list of people: save the sheet as CSV"),
            Self::NotText => write!(f, "this is no text file: is it the right one?"),
            Self::Empty => write!(f, "the file is empty"),
            Self::NoRecords => write!(f, "there is a header and no row below it"),
            Self::OpenQuote => write!(f, "a quote opens here and does not close where its cell ends: mend it there"),
            Self::TooManyRecords(limit) => write!(f, "more than {limit} records: split the file"),
            Self::TooManyColumns => write!(f, "more than {COLUMN_LIMIT} columns: is the separator right?"),
            Self::CellTooLong => write!(f, "a cell longer than {CELL_LIMIT} characters: shorten it"),
            Self::NoNameColumn { headings } => {
                write!(f, "no column looks like a name; say which with --map name=COLUMN: {}", headings.join(" | "))
            }
            Self::NoColumn { wanted, headings } => write!(f, "no column \"{wanted}\": {}", headings.join(" | ")),
            Self::ColumnTwice(name) => write!(f, "two columns \"{name}\""),
            Self::EmptyCell => write!(f, "nothing in a cell that a mark needs"),
            Self::NotANumber(text) => write!(f, "\"{text}\" is no number"),
            Self::OffScale { min, max } => write!(f, "a score beyond {min}-{max}"),
            Self::NotATime(text) => write!(f, "\"{text}\" is no time"),
            Self::SameCellTwice { line } => write!(f, "the same mark stands on line {line}"),
            Self::MapSyntax(text) => write!(f, "--map \"{text}\": write FIELD=COLUMN"),
            Self::UnknownField { field, subject } => {
                let known: Vec<_> = subject.fields().iter().map(|f| f.as_str()).collect();
                write!(f, "no field \"{field}\": {}, {ANSWER}", known.join(", "))
            }
            Self::UnknownColumn { headings } => write!(f, "no such column: {}", headings.join(" | ")),
            Self::AmbiguousColumn { numbers } => {
                let numbers: Vec<_> = numbers.iter().map(usize::to_string).collect();
                write!(f, "the heading stands over several columns; say the number: {}", numbers.join(", "))
            }
            Self::MappedTwice(name) => write!(f, "--map names \"{name}\" twice"),
        }
    }
}
