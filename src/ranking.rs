//! What the marks say, in plain numbers and ids. Pure, so that it serves a score sheet as well as a Day.
//!
//! Here lies the raw score, the ranking of record: anybody can redo it with a pencil. Who may see which marks was
//! settled before they came here.

pub mod agreement;
mod cholesky;
#[cfg(test)]
mod day_files;
pub mod diagnostics;
pub mod lens;
mod random;
mod raw;
pub mod reml;
pub mod severity;
mod sheets;
pub mod simulate;
pub mod study;

pub use raw::{Entrant, InterviewerMarks, RawCandidate, RawInput, RawRanking, SheetMarks, SheetScore, rank_raw};
pub use sheets::{Criterion, Input, Person, Sheet, Sheets};
