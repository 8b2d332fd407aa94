//! Stories, rooms and promises, all in one test binary (each further one costs a link of the whole tree).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test that cannot go on has failed

mod analyse;
mod architecture;
mod attacks;
mod blind_answers;
mod blindness;
mod carried;
mod corpus;
mod demo;
mod demo_day;
mod durability;
mod elsewhere;
mod exchange;
mod golden;
mod hostile;
mod journey;
mod keyed;
mod laws;
mod losses;
mod old_stores;
mod other_day;
mod properties;
mod propose;
mod rooms;
mod schedule;
mod screens;
mod simulated;
mod spare_laptop;
mod store_health;
mod sync;
mod undo;
mod what_goes_wrong;
mod world;
