//! colloquio runs a selection day.
//!
//! ```text
//! keys, files, timer -> keymap -> Action -> update(Model, Msg) -> Effects -> store, bundle, clock
//!                                             ^                                 |
//!                                             +--------- Msg (replies) ---------+
//! ```
//!
//! Rooms know each other from left to right only:
//! `domain` <- `ranking` <- `wire` <- `store`, `bundle`, `intake`, `report` <- `app` <- `tui` <- `cli`, `main`.
//! `text` is known by everyone right of the pure rooms.

pub mod app;
pub mod bundle;
pub mod cli;
pub mod domain;
pub mod intake;
pub mod planning;
pub mod ranking;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
pub mod wire;
