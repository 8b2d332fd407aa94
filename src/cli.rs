//! Arguments, one file a verb, and `play`.
