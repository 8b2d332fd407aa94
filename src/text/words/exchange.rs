//! The words of the exchange with other laptops: their states, bundles, folders, clashes.

use super::words;

words! {
    screen_sync = "screen-sync";
    screen_review = "screen-review";
    column_laptop = "column-laptop";
    column_heard = "column-heard";
    column_expected = "column-expected";
    column_held = "column-held";
    sync_not_protected = "sync-not-protected";
    sync_not_protected_long = "sync-not-protected-long";
    sync_alone = "sync-alone";
    sync_all_complete(of: usize) = "sync-all-complete";
    sync_complete(complete: usize, of: usize) = "sync-complete";
    sync_worst(complete: usize, of: usize, name: &str, lacks: &str, at: &str) = "sync-worst";
    sync_worst_unheard(complete: usize, of: usize, name: &str, lacks: &str) = "sync-worst-unheard";
    sync_empty = "sync-empty";
    sync_spot(name: &str, n: usize) = "sync-spot";
    sync_spot_gone(name: &str) = "sync-spot-gone";
    sync_spot_other = "sync-spot-other";
    sync_to_decide = "sync-to-decide";
    sync_later(n: usize) = "sync-later";
    sync_where = "sync-where";
    sync_where_from = "sync-where-from";
    sync_where_to = "sync-where-to";
    sync_folder_text = "sync-folder-text";
    sync_folder_kept(name: &str) = "sync-folder-kept";
    sync_looking_then_shown = "sync-looking-then-shown";
    sync_nothing_to_take = "sync-nothing-to-take";
    sync_no_files = "sync-no-files";
    sync_offered(n: usize) = "sync-offered";
    sync_folder_gone = "sync-folder-gone";
    sync_folder_back = "sync-folder-back";
    sync_whole(from: &str, n: usize) = "sync-whole";
    sync_nothing_new = "sync-nothing-new";
    sync_took(files: usize, new: usize) = "sync-took";
    sync_refused_some(n: usize) = "sync-refused-some";
    sync_arriving_some(n: usize) = "sync-arriving-some";
    sync_wrote = "sync-wrote";
    sync_wrote_nothing = "sync-wrote-nothing";
    sync_without_drafts(n: usize) = "sync-without-drafts";
    sync_wrote_there(path: &str) = "sync-wrote-there";
    sync_may_pull = "sync-may-pull";
    sync_stopped(n: usize) = "sync-stopped";
    watch_title(name: &str) = "watch-title";
    watch_offer = "watch-offer";
    watch_take = "watch-take";
    watch_off = "watch-off";
    watch_is_off = "watch-is-off";
    watch_is_offer = "watch-is-offer";
    watch_is_take = "watch-is-take";
    needs_folder = "needs-folder";
    needs_work = "needs-work";
    needs_file_row = "needs-file-row";
    needs_clash_row = "needs-clash-row";
    laptop_own(name: &str) = "sync-laptop-own";
    laptop_now = "sync-laptop-now";
    laptop_never = "sync-laptop-never";
    laptop_is_forked = "sync-laptop-forked";
    laptop_is_unheard = "sync-laptop-unheard";
    laptop_is_all_here = "sync-laptop-all-here";
    laptop_is_complete = "sync-laptop-complete";
    laptop_is_silent(at: &str) = "sync-laptop-silent";
    laptop_is_apart = "sync-laptop-apart-state";
    laptop_is_retired = "sync-laptop-retired";
    laptop_is_working = "sync-laptop-working";
    laptop_lacks_sheets(n: usize) = "sync-laptop-lacks-sheets";
    laptop_lacks_entries(n: usize) = "sync-laptop-lacks-entries";
    laptop_and_apart(state: &str, n: usize) = "sync-laptop-and-apart";
    laptop_and_waiting(state: &str, n: usize) = "sync-laptop-and-waiting";
    laptop_forked_way_out(name: &str) = "sync-laptop-way-out";
    laptop_this_one = "sync-laptop-this-one";
    laptop_as_of(at: &str) = "sync-laptop-as-of";
    laptop_never_heard(name: &str) = "sync-laptop-never-heard";
    laptop_behind_says(n: usize, who: &str, at: &str) = "sync-laptop-behind-says";
    laptop_needs(from: u64, to: u64) = "sync-laptop-needs";
    laptop_waiting_for(n: usize, from: u64, to: u64) = "sync-laptop-waiting-for";
    laptop_waiting(n: usize) = "sync-laptop-waiting";
    laptop_apart(n: usize, why: &str) = "sync-laptop-apart";
    laptop_later(n: usize) = "sync-laptop-later";
    laptop_safe_there(name: &str) = "sync-laptop-safe-there";
    laptop_sheet_open(who: &str, about: &str) = "sync-laptop-sheet-open";
    laptop_sheet_unheard(who: &str, about: &str) = "sync-laptop-sheet-unheard";
    clash_title = "clash-title";
    clash_value(value: &str, laptop: &str, at: &str) = "clash-value";
    clash_or(a: &str, b: &str) = "clash-or";
    clash_soft = "clash-soft";
    clash_own = "clash-own";
    clash_hard = "clash-hard";
    clash_settle = "clash-settle";
    clash_lead_settles = "clash-lead-settles";
    file_found = "file-found";
    file_arriving = "file-arriving";
    file_ready(from: &str, brings: &str) = "file-ready";
    file_known(from: &str) = "file-known";
    file_taken(from: &str, brings: &str) = "file-taken";
    file_taken_waiting(from: &str, n: usize) = "file-taken-waiting";
    file_refused(why: &str) = "file-refused";
    file_other_day(day: &str) = "file-other-day";
    file_skipped_shadow = "file-skipped-shadow";
    file_skipped_link = "file-skipped-link";
    file_skipped_not_a_file = "file-skipped-not-a-file";
    brings_entries(n: usize) = "brings-entries";
    brings_sheets(n: usize) = "brings-sheets";
    file_found_long = "file-found-long";
    file_arriving_long = "file-arriving-long";
    contents_from(from: &str, at: &str) = "contents-from";
    contents_nothing_new = "contents-nothing-new";
    contents_more(n: usize) = "contents-more";
    contents_adds(list: &str) = "contents-adds";
    contents_people(list: &str) = "contents-people";
    contents_clashes(n: usize) = "contents-clashes";
    contents_changes(n: usize) = "contents-changes";
    contents_waiting(n: usize) = "contents-waiting";
    contents_apart(n: usize) = "contents-apart";
    contents_later(n: usize) = "contents-later";
    contents_need(laptop: &str, from: u64, to: u64) = "contents-need";
    contents_change(before: &str, after: &str) = "contents-change";
    contents_forked(laptop: &str) = "contents-forked";
    contents_goes_on_as(name: &str) = "contents-goes-on-as";
    contents_left_out(laptop: &str, n: usize) = "contents-left-out";
    contents_clock(n: usize) = "contents-clock";
    sync_broke = "sync-broke";
    sync_broke_next = "sync-broke-next";
    work_looking = "work-looking";
    work_verifying = "work-verifying";
    work_taking = "work-taking";
    work_writing = "work-writing";
    work_entries(file: &str, done: &str, total: &str) = "work-entries";
    work_megabytes(file: &str, done: &str, total: &str) = "work-megabytes";
    work_at(what: &str, far: &str) = "work-at";
    work_stopping(what: &str) = "work-stopping";
    review_nothing = "review-nothing";
    review_sum(n: usize, new: usize) = "review-sum";
    adds_seals(n: usize) = "adds-seals";
    adds_agreements(n: usize) = "adds-agreements";
    adds_people(n: usize) = "adds-people";
    adds_states(n: usize) = "adds-states";
    adds_interviews(n: usize) = "adds-interviews";
    adds_decisions(n: usize) = "adds-decisions";
    adds_others(n: usize) = "adds-others";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    "apart-payload",
    "apart-founder",
    "apart-unknown",
    "apart-refused",
    "apart-retired",
    "apart-role",
    "apart-other",
];
