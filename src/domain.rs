//! What a selection day is: people, rubric, interviews, sheets, commands and facts, and the Day folded from them.
//!
//! Pure: no terminal, no store, no clock, no file, no random source. Time and new ids come in as arguments.

pub mod day;
pub mod entry;
pub mod fact;
pub mod ids;
pub mod personal;
pub mod rubric;
