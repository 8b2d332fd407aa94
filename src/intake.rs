//! People and score sheets from CSV, TSV, XLSX and ODS files, as an agency really gets them, and rubrics from TOML files.
//!
//! Bytes come in, values go out: no clock, no disk, no store. A file becomes a [`Sheet`], its columns get a meaning
//! ([`Columns`]), its rows become people, and a plan says what the day would gain from them. Carrying the plan out is the
//! caller's affair, and so are the words for people: errors and issues are types.

mod area;
mod clean;
mod columns;
mod consent;
mod contact;
mod encoding;
mod error;
mod fold;
mod identity;
mod interviewers;
mod issue;
mod moment;
mod people;
mod person;
mod plan;
mod rubric_file;
mod scores;
mod table;
mod workbook;

pub use columns::{ANSWER, By, Choice, Columns, Field, Mapping, Subject};
pub use error::{CELL_LIMIT, COLUMN_LIMIT, FILE_LIMIT, IntakeError, RECORD_LIMIT, Reason, Workbook};
pub use fold::plain as area_key;
pub use interviewers::{
    CandidateKey, Interviewer, InterviewerPlan, InterviewerRole, InterviewerUpdate, KnownInterviewer, NewInterviewer,
    plan_interviewers,
};
pub use issue::{Detail, Issue, IssueAction, IssueKind};
pub use people::Applicant;
pub use person::{Answer, Person, Slot};
pub use plan::{ImportPlan, Known, Origin, RowCounts, Update, plan_candidates};
pub use rubric_file::{
    RubricFileError, RubricFileReason, Wanted, built_in, built_in_names, built_in_text, parse_rubric,
};
pub use scores::{SCORE_LIMIT, ScoreMark, ScoreRow, ScoreSheet, read_scores};
pub use table::{Record, Sheet, read_sheet};
pub use workbook::is_reading_a_workbook;
