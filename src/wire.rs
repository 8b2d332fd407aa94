//! Entries as bytes: strict reading, canonical writing, ids, hashes and the veil. Known by store and bundle.
