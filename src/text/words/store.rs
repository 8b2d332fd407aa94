//! The words about the health of this laptop's data.

use super::words;

words! {
    store_day(name: &str, date: &str) = "store-day";
    store_whole = "store-whole";
    store_mendable = "store-mendable";
    store_lost(n: u64) = "store-lost";
    store_gap(laptop: &str, from: &str, to: &str) = "store-gap";
    store_gap_one(laptop: &str, n: &str) = "store-gap-one";
    hole_waits(laptop: &str, places: usize, range: &str, waiting: usize) = "hole-waits";
    store_bad_line(file: &str, line: u64) = "store-bad-line";
    store_gone_lines(from: &str, to: &str) = "store-gone-lines";
    store_bad_seal(file: &str) = "store-bad-seal";
    store_bad_header(file: &str) = "store-bad-header";
    store_repeated_line(file: &str, line: u64) = "store-repeated-line";
    store_mended(n: usize) = "store-mended";
    store_index_missing = "store-index-missing";
    store_index_failed = "store-index-failed";
    store_index_slow = "store-index-slow";
    store_behind(n: u64) = "store-behind";
    store_tail(bytes: u64) = "store-tail";
    store_no_device = "store-no-device";
    store_drafts(n: usize) = "store-drafts";
    store_set_aside(path: &str) = "store-set-aside";
    store_held = "store-held";
    store_next_open = "store-next-open";
    store_next_rebuild(command: &str) = "store-next-rebuild";
    store_next_lost(command: &str) = "store-next-lost";
    store_next_gap = "store-next-gap";
    store_lost_safe = "store-lost-safe";
    store_rebuilt(n: u64) = "store-rebuilt";
    store_from(journal: u64, index: u64, both: u64) = "store-from";
    store_goes_on_as(name: &str) = "store-goes-on-as";
    store_backed_up(path: &str, n: u64) = "store-backed-up";
    store_backup_waiting(n: u64) = "store-backup-waiting";
    store_backup_exists(path: &str) = "store-backup-exists";
    store_backup_other_name = "store-backup-other-name";
    store_unopened(path: &str) = "store-unopened";
    store_unopened_next = "store-unopened-next";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] =
    &["store-copy", "store-entries", "store-missing", "store-damaged", "store-journal", "store-index"];
