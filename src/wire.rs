//! Entries as bytes: strict reading, canonical writing, ids, hashes and the veil. Known by store and bundle.

pub mod envelope;
pub mod fact;
pub mod fault;
pub mod hash;
pub mod json;
pub mod stamp;
pub mod veil;
