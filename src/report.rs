//! What leaves the room: lists and tables, as text. Writing the file is the caller's.

pub mod calls;
