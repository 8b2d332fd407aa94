//! The file between laptops: read, verify, write.
//!
//! A file is spooled into the store's inbox, read twice (frame and digest, then proof line by line) and only then handed
//! on, entry by entry. It is all or nothing: one bad line refuses it. What the entries do to a day, which of them wait,
//! and whether the day is the one held here is decided by whoever imports. Signatures are checked; this build makes none.

mod ahead;
mod chain;
mod fault;
mod folder;
mod frame;
mod header;
mod lines;
mod name;
mod progress;
mod rows;
mod signature;
mod spool;
mod verify;
mod write;

pub use crate::wire::fault::{Fault, Reason};
pub use fault::{Act, BundleError};
pub use folder::{Listing, Outside, Skipped, has_end, list, outside};
pub use frame::read_header;
pub use header::{DayLabel, Header, Scope, Tip, Writer};
pub use lines::Lines;
pub use progress::{Progress, Stage, Standing};
pub use spool::{Spooled, spool, spool_under, sweep};
pub use verify::{Verified, verify, verify_alone, verify_under};
pub use write::{WriteRequest, Written, write, write_file};

#[cfg(test)]
mod tests;
