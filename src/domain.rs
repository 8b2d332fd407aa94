//! What a selection day is: people, rubric, interviews, sheets, commands and facts, and the Day folded from them.
//!
//! Pure: no terminal, no store, no clock, no file, no random source. Time and new ids come in as arguments.

pub mod calls;
mod code;
pub mod command;
pub mod day;
pub mod decide;
pub mod entry;
pub mod erasure;
pub mod fact;
pub mod gap;
pub mod ids;
pub mod interview;
pub mod manifest;
pub mod moved;
pub mod note;
pub mod people;
pub mod personal;
pub mod refusal;
#[cfg(test)]
mod rehearsal;
pub mod rubric;
pub mod sheet;
pub mod shortlist;
mod subject;
pub mod trust;
pub mod undo;
pub mod visible;
