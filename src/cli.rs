//! Arguments, one file a verb, and `play`.

pub mod document;
pub mod table;
