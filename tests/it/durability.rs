//! What was answered is there: the real program, killed, starved of room, robbed of its folder, its files bent, and opened
//! again. Every case counts in entries: acknowledged, found, lost, found though not acknowledged; lost must be none
//! (`cargo test durability -- --nocapture` shows the counts).
//!
//! How often is read from the environment, here and nowhere in the program: `COLLOQUIO_KILLS` (300; part of it is in the store's
//! own `tests/kill.rs`), `COLLOQUIO_FLIPS` for each file (16, and half as many cuts), `COLLOQUIO_CUTS` of the power (40). What
//! needs a disk of its own and root is `#[ignore]`d:
//!
//! ```text
//! COLLOQUIO_KILLS=10000 cargo test kill
//! COLLOQUIO_FLIPS=1000 cargo test --test it durability::damage
//! COLLOQUIO_CUTS=100 cargo test --test it durability::power_cut -- --ignored --nocapture
//! ```
//!
//! A killed process loses nothing that was written, so no case here but the power cut can see a missing sync; that is looked for
//! in the store's own tests as well, with a disk that knows synced from unsynced.

mod bench;
mod beside;
mod damage;
mod disk;
mod import;
mod kill;
#[cfg(target_os = "linux")]
mod power_cut;
mod rebuild;
