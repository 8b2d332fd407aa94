//! The words of the command line.

use super::words;

words! {
    name_lead = "name-lead";
    name_frontdesk = "name-frontdesk";
    name_lead_laptop = "name-lead-laptop";
    name_joining_laptop(mark: &str) = "name-joining-laptop";
    done_stored = "done-stored";
    done_already = "done-already";
    done_made(codes: &str) = "done-made";
    done_exported(path: &str, n: usize) = "done-exported";
    done_report(path: &str, n: usize) = "done-report";
    done_rubric_good(name: &str, n: usize) = "done-rubric-good";
    done_day_opened(name: &str, path: &str) = "done-day-opened";
    done_day_opened_next = "done-day-opened-next";
    paths_store(path: &str) = "paths-store";
    paths_day(path: &str) = "paths-day";
    paths_log(path: &str) = "paths-log";
    // documents
    named(name: &str, code: &str) = "named";
    page_line(label: &str, text: &str) = "page-line";
    day_when(when: &str, places: usize) = "day-when";
    day_state(state: &str) = "day-state";
    day_simulated = "day-simulated";
    day_unaccepted = "day-unaccepted";
    day_laptop(letter: &str, role: &str) = "day-laptop";
    day_people(all: usize, arrived: usize, done: usize, absent: usize, withdrawn: usize) = "day-people";
    day_sheets(sealed: usize, expected: usize, open: usize) = "day-sheets";
    day_debts(notes: usize, unassessed: usize) = "day-debts";
    day_areas(areas: &str) = "day-areas";
    area_from_to(area: &str, min: i64, max: i64) = "area-from-to";
    area_from(area: &str, min: i64) = "area-from";
    day_missing(n: usize) = "day-missing";
    day_accepted(text: &str) = "day-accepted";
    day_stored(entries: &str, at: &str, digest: &str) = "day-stored";
    blocker_sheet_missing(interviewer: &str, candidate: &str, interview: &str, state: &str) = "blocker-sheet-missing";
    blocker_clash(what: &str, about: &str) = "blocker-clash";
    blocker_clash_bare(what: &str) = "blocker-clash-bare";
    blocker_bundle_waiting(n: usize, laptop: &str) = "blocker-bundle-waiting";
    blocker_apart(laptop: &str, why: &str) = "blocker-apart";
    blocker_device_behind(laptop: &str, n: u64) = "blocker-device-behind";
    blocker_device_forked(laptop: &str) = "blocker-device-forked";
    blocker_device_working(laptop: &str, heard: &str) = "blocker-device-working";
    shortlist_counts(chosen: usize, places: usize, reserve: usize, out: usize, open: usize) = "shortlist-counts";
    shortlist_quota(area: &str, chosen: usize, lacking: usize, over: usize) = "shortlist-quota";
    shortlist_closed(at: &str) = "shortlist-closed";
    tie_at_the_cut(codes: &str) = "tie-at-the-cut";
    sheets_withheld(n: usize) = "sheets-withheld";
    bundle_ready(file: &str, from: &str, n: usize) = "bundle-ready";
    bundle_taken(file: &str, from: &str, n: usize) = "bundle-taken";
    bundle_waiting(n: usize) = "bundle-waiting";
    bundle_apart(n: usize) = "bundle-apart";
    bundle_later(n: usize) = "bundle-later";
    bundle_clashes(n: usize) = "bundle-clashes";
    rubric_page_scale(min: i64, max: i64, tolerance: i64) = "rubric-page-scale";
    rubric_page_criterion(code: &str, name: &str, weight: i64) = "rubric-page-criterion";
    explain_title(who: &str, raw: &str, rank: usize, of: usize) = "explain-title";
    explain_no_score(who: &str) = "explain-no-score";
    explain_sheet(interviewer: &str, interview: &str) = "explain-sheet";
    explain_too_little = "explain-too-little";
    explain_agreed(criterion: &str, given: i64, agreed: i64) = "explain-agreed";
    explain_mean(n: usize) = "explain-mean";
    explain_missing(who: &str) = "explain-missing";
    no_laptops = "no-laptops";
    import_file(file: &str, encoding: &str, separator: &str) = "import-file";
    import_column(column: &str, field: &str, by: &str) = "import-column";
    import_unmapped(columns: &str) = "import-unmapped";
    import_new_areas(areas: &str) = "import-new-areas";
    import_rows(read: usize, new: usize, updated: usize, same: usize, joined: usize, refused: usize) = "import-rows";
    import_dry_run = "import-dry-run";
    no_days = "no-days";
    no_candidates = "no-candidates";
    no_interviewers = "no-interviewers";
    no_interviews = "no-interviews";
    no_pairs = "no-pairs";
    no_scores = "no-scores";
    no_decisions = "no-decisions";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    // documents
    "table-field",
    "table-value",
    "table-id",
    "table-code",
    "table-name",
    "table-date",
    "table-state",
    "table-area",
    "table-areas",
    "table-second-area",
    "table-since",
    "table-interview",
    "table-interviews",
    "table-interviewer",
    "table-candidate",
    "table-decision",
    "table-flags",
    "table-kind",
    "table-desk",
    "table-block",
    "table-host",
    "table-partner",
    "table-role",
    "table-away",
    "table-conflicts",
    "table-now",
    "table-done",
    "table-missing-sheets",
    "table-missing",
    "table-as-of",
    "table-sheets",
    "table-counted",
    "table-counted-sheets",
    "table-raw",
    "table-raw-rank",
    "table-order",
    "table-hand-move",
    "table-offer",
    "table-reason",
    "table-email",
    "table-phone",
    "table-town",
    "table-letter",
    "table-held",
    "table-behind",
    "table-sheets-owed",
    "table-sheets-sealed",
    "table-version",
    "table-source",
    "table-weight",
    "table-asks",
    "laptop-complete",
    "laptop-working",
    "laptop-behind",
    "laptop-forked",
    "laptop-apart",
    "laptop-retired",
    "rubric-shipped",
    "rubric-of-the-day",
    "table-yes",
    "table-no",
    "table-offer-offered",
    "table-offer-accepted",
    "table-offer-declined",
    "day-open",
    "day-closed",
    "flag-no-name",
    "mark-hidden",
    "moved-by-hand",
    "interview-planned",
    "interview-running",
    "interview-ended",
    "interview-void",
    "look-first",
    "look-second",
    "look-calibration",
    "role-host",
    "role-partner",
    "role-shadow",
    "clash-mark",
    "clash-note",
    "clash-seal",
    "clash-agree",
    "clash-interview",
    "clash-record",
    "clash-area",
    "clash-merge",
    "clash-room",
    "clash-decision",
    "clash-offer",
    "clash-presence",
    "clash-conflict",
    "clash-person",
    "clash-pair",
    "clash-day-area",
    "clash-day",
    "clash-laptop",
    "clash-rubric",
    "clash-closed",
    "clash-other",
];
