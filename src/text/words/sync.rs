//! The words of the exchange between laptops.

use super::words;

words! {
    error_stopped = "error-stopped";
    error_stopped_safe = "error-stopped-safe";
    error_stopped_next = "error-stopped-next";
    error_no_laptop(text: &str) = "error-no-laptop";
    error_list_laptops = "error-list-laptops";
    sync_needs(laptop: &str, from: u64, to: u64, n: u64) = "sync-needs";
    sync_left_out(laptop: &str, n: u64) = "sync-left-out";
    sync_forked(laptop: &str) = "sync-forked";
    sync_goes_on_as(name: &str) = "sync-goes-on-as";
    sync_known(n: usize) = "sync-known";
    sync_arriving(file: &str) = "sync-arriving";
    sync_written(file: &str, n: u64) = "sync-written";
    sync_nothing_to_say = "sync-nothing-to-say";
    sync_unfinished = "sync-unfinished";
    sync_several_days(folder: &str) = "sync-several-days";
    sync_several_days_next = "sync-several-days-next";
    sync_verified(file: &str, from: &str, n: u64) = "sync-verified";
    sync_verified_known(from: &str) = "sync-verified-known";
    sync_verified_new(from: &str) = "sync-verified-new";
    sync_rescued(path: &str, marks: usize, lost: usize) = "sync-rescued";
    sync_rescued_nothing(lost: usize) = "sync-rescued-nothing";
    sync_rescued_doubtful(n: usize) = "sync-rescued-doubtful";
    sync_rescued_covered = "sync-rescued-covered";
    sync_rescued_withheld(n: usize) = "sync-rescued-withheld";
    sync_rescue_other_name = "sync-rescue-other-name";
    marks_line(line: usize, whose: &str, what: &str) = "marks-line";
    marks_taken(value: &str) = "marks-taken";
    marks_same = "marks-same";
    marks_doubted = "marks-doubted";
    marks_not_a_level(value: &str) = "marks-not-a-level";
    marks_standing = "marks-standing";
    marks_left(why: &str) = "marks-left";
    marks_other_person(candidate: &str, interview: &str) = "marks-other-person";
    marks_no_interview(candidate: &str, interviewer: &str) = "marks-no-interview";
    marks_rows(read: usize, new: usize, same: usize, left: usize) = "marks-rows";
    sync_adds(people: usize, room: usize, sheets: usize, decisions: usize, day: usize, others: usize) = "sync-adds";
    sync_concerns(codes: &str) = "sync-concerns";
    sync_changes(n: usize) = "sync-changes";
    sync_progress(stage: &str, done: u64, total: u64, unit: &str) = "sync-progress";
    status_complete(n: usize, of: usize) = "status-complete";
    status_missing(laptop: &str, n: usize, heard: &str) = "status-missing";
    status_working(laptop: &str, n: usize, heard: &str) = "status-working";
    status_silent(laptop: &str, n: usize, heard: &str) = "status-silent";
    status_behind(laptop: &str, n: u64) = "status-behind";
    status_behind_at(laptop: &str, n: u64, who: &str) = "status-behind-at";
    status_sheets(list: &str) = "status-sheets";
    status_only_spoken_of(letter: &str, n: u64) = "status-only-spoken-of";
    status_never(laptop: &str) = "status-never";
}

/// Read by key.
pub(super) const TABLE: &[&str] = &["laptop-silent"];
