//! Days in a real terminal, with real keys: nothing here knows the program but by its screen and its command line.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test that cannot go on has failed

mod drafts;
mod endings;
mod journey;
mod page;
mod promises;
mod room;
mod shown;
mod sync;
mod terminal;
mod two_laptops;
#[allow(dead_code)] // the stories without a terminal use the rest of it
#[path = "../it/world.rs"]
mod world;
