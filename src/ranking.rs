//! What the marks say, in plain numbers and ids. Pure, so that it serves a score sheet as well as a Day.
//!
//! Here lies the raw score, the ranking of record: anybody can redo it with a pencil. Who may see which marks was
//! settled before they came here.

pub mod agreement;
mod analysis;
mod cholesky;
pub mod components;
pub mod diagnostics;
mod doubt;
mod draws;
pub mod grid;
pub mod lens;
pub mod mixture;
pub mod random;
mod raw;
pub mod reml;
mod second_look;
pub mod severity;
mod sheets;
pub mod simulate;
pub mod study;
mod variance;
mod zones;

pub use analysis::{Analysis, CandidateAnalysis, Design, Ids, InterviewerAnalysis, Options, SecondLook, analyse};
pub use components::Reason;
pub use doubt::Doubt;
pub use draws::{Chances, Quota, fit_and_draw};
pub use mixture::Estimate;
pub use raw::{Entrant, InterviewerMarks, RawCandidate, RawInput, RawRanking, SheetMarks, SheetScore, rank_raw};
pub use sheets::{Criterion, Input, Person, Sheet, Sheets};
pub use variance::Variance;
pub use zones::Zone;

#[cfg(test)]
mod tests;
