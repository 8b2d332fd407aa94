//! What happened, what it means for the data, what to do.

use super::words;

words! {
    error_open_again = "error-open-again";
    error_nothing_changed = "error-nothing-changed";
    error_nothing_taken = "error-nothing-taken";
    error_untouched = "error-untouched";
    error_data_here_safe = "error-data-here-safe";
    error_before_is_stored = "error-before-is-stored";
    error_see_help = "error-see-help";
    error_change_and_retry = "error-change-and-retry";
    error_tell_us = "error-tell-us";
    error_say_who = "error-say-who";
    error_accept_by_name = "error-accept-by-name";
    error_bad_option(option: &str, value: &str) = "error-bad-option";
    error_io(path: &str, why: &str) = "error-io";
    io_not_there = "io-not-there";
    io_not_allowed = "io-not-allowed";
    io_full = "io-full";
    io_read_only = "io-read-only";
    io_is_folder = "io-is-folder";
    io_no_folder = "io-no-folder";
    io_no_file = "io-no-file";
    error_check_path = "error-check-path";
    error_check_stick = "error-check-stick";
    error_check_store = "error-check-store";
    error_keep_folder = "error-keep-folder";
    error_name_folder = "error-name-folder";
    error_name_other_folder = "error-name-other-folder";
    error_name_the_file = "error-name-the-file";
    error_recovered(n: usize) = "error-recovered";
    error_lines_damaged(n: usize) = "error-lines-damaged";
    error_tail_cut(bytes: usize, path: &str) = "error-tail-cut";
    error_wrong_day(theirs: &str, ours: &str) = "error-wrong-day";
    error_still_arriving(path: &str) = "error-still-arriving";
    error_wait_and_retry = "error-wait-and-retry";
    error_read_back(path: &str) = "error-read-back";
    error_not_a_file(path: &str) = "error-not-a-file";
    error_skipped(path: &str) = "error-skipped";
    error_no_bundles = "error-no-bundles";
    error_accepted_stored(n: usize) = "error-accepted-stored";
    error_no_key = "error-no-key";
    error_no_key_next = "error-no-key-next";
    error_no_folder(path: &str) = "error-no-folder";
    error_not_a_folder(path: &str) = "error-not-a-folder";
    error_use_the_code = "error-use-the-code";
    error_list_them = "error-list-them";
    error_ambiguous(text: &str) = "error-ambiguous";
    error_no_candidate(text: &str) = "error-no-candidate";
    error_no_person(text: &str) = "error-no-person";
    error_no_interview(text: &str) = "error-no-interview";
    error_no_pair(text: &str) = "error-no-pair";
    error_no_area(text: &str) = "error-no-area";
    error_no_interview_of(code: &str) = "error-no-interview-of";
    error_start_interview = "error-start-interview";
    error_several_interviews(code: &str, list: &str) = "error-several-interviews";
    error_say_interview = "error-say-interview";
    error_several_days = "error-several-days";
    error_name_the_day = "error-name-the-day";
    error_no_day(path: &str) = "error-no-day";
    error_open_a_day = "error-open-a-day";
    error_no_home = "error-no-home";
    error_name_store = "error-name-store";
    error_no_gap(name: &str) = "error-no-gap";
    error_see_what_is_missing = "error-see-what-is-missing";
    error_reasons_and_gaps = "error-reasons-and-gaps";
    error_report_ending(path: &str) = "error-report-ending";
    error_read_only = "error-read-only";
    error_held(pid: &str, since: &str) = "error-held";
    error_held_unknown = "error-held-unknown";
    error_held_safe = "error-held-safe";
    error_held_next = "error-held-next";
    error_newer(path: &str, version: &str) = "error-newer";
    error_update = "error-update";
    error_missing(path: &str) = "error-missing";
    error_exists(path: &str) = "error-exists";
    error_unreadable(path: &str) = "error-unreadable";
    error_damaged(path: &str, line: u64) = "error-damaged";
    error_disk_full = "error-disk-full";
    error_disk_gone = "error-disk-gone";
    error_disk_silent = "error-disk-silent";
    error_make_room = "error-make-room";
    error_bad_entry(why: &str) = "error-bad-entry";
    error_at_line(n: u64) = "error-at-line";
    error_no_rubric(name: &str, list: &str) = "error-no-rubric";
    error_name_a_rubric = "error-name-a-rubric";
    error_not_a_command(n: usize, what: &str) = "error-not-a-command";
    error_mend_line = "error-mend-line";
    error_demo_folder(path: &str) = "error-demo-folder";
    error_needs_terminal = "error-needs-terminal";
    error_unknown_file(name: &str) = "error-unknown-file";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    "bundle-not-a-bundle",
    "bundle-not-a-bundle-next",
    "bundle-compressed",
    "bundle-compressed-next",
    "bundle-encrypted",
    "bundle-encrypted-next",
    "bundle-later-version",
    "bundle-later-version-next",
    "bundle-incomplete",
    "bundle-incomplete-next",
    "bundle-digest",
    "bundle-digest-next",
    "bundle-layout",
    "bundle-layout-next",
    "bundle-json",
    "bundle-json-next",
    "bundle-field",
    "bundle-field-next",
    "bundle-private",
    "bundle-private-next",
    "bundle-too-large",
    "bundle-too-large-next",
    "bundle-device-key",
    "bundle-device-key-next",
    "bundle-tip-signature",
    "bundle-tip-signature-next",
    "bundle-signature",
    "bundle-signature-next",
    "bundle-chain",
    "bundle-chain-next",
    "bundle-wrong-day",
    "bundle-wrong-day-next",
    "bundle-no-start",
    "bundle-no-start-next",
    "bundle-purged",
    "bundle-purged-next",
];
