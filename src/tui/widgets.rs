//! Pieces of a screen: pure functions from values to lines. Each knows its width and nothing of the day.

pub mod dialog;
pub mod field;
pub mod footer;
pub mod meter;
pub mod rule;
pub mod strip;
