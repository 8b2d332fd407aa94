//! People from CSV and TSV files, as an agency really gets them, and rubrics from TOML files.
//!
//! Bytes come in, values go out: no clock, no disk, no store. A file becomes a [`Sheet`], its columns get a meaning
//! ([`Columns`]), its rows become people, and a plan says what the day would gain from them. Carrying the plan out is the
//! caller's affair, and so are the words for people: errors and issues are types.

mod clean;
mod encoding;
mod error;
mod fold;
mod issue;
mod rubric_file;
mod table;

pub use error::{CELL_LIMIT, COLUMN_LIMIT, FILE_LIMIT, IntakeError, RECORD_LIMIT, Reason, Workbook};
pub use issue::{Detail, Issue, IssueAction, IssueKind};
pub use rubric_file::{
    RubricFileError, RubricFileReason, Wanted, built_in, built_in_names, built_in_text, parse_rubric,
};
pub use table::{Record, Sheet, read_sheet};
