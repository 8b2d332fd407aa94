//! Arguments, one file a verb, and `play`.

pub mod intake_words;
