//! What is done with bytes that nobody vouches for: one function for each door. None may panic, hang, or take more than the
//! limits of the format; what a day is made of must not depend on the order it came in. Called by the fuzzer, and by
//! `cargo test` for the corpus and every finding.

mod bundle;
mod intake;
mod journal;
mod look;
mod rescue;

pub use bundle::bundle;
pub use intake::intake;
pub use journal::journal;
pub use rescue::rescue;
