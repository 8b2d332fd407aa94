//! The words of the screen: stages, states, things, keys.

use super::words;

words! {
    date_long(weekday: &str, day: &str, month: &str, year: &str) = "date-long";
    date_short(day: &str, month: &str) = "date-short";
    saved_at(at: &str) = "saved-at";
    missing_count(n: usize) = "missing-count";
    minutes(n: usize) = "minutes";
    progress_of(done: usize, all: usize) = "progress-of";
    // pages
    screen_queue = "screen-queue";
    screen_pairs = "screen-pairs";
    screen_rubric = "screen-rubric";
    screen_day = "screen-day";
    screen_hand_over = "screen-hand-over";
    screen_reveal = "screen-reveal";
    screen_shortlist = "screen-shortlist";
    screen_missing = "screen-missing";
    day_and_date(day: &str, date: &str) = "day-and-date";
    desk_of(desk: &str, names: &str) = "desk-of";
    acting_lead(name: &str) = "acting-lead";
    acting_frontdesk(name: &str) = "acting-frontdesk";
    acting_nobody = "acting-nobody";
    trial_day = "trial-day";
    not_accepted = "not-accepted";
    tab_counted(digit: &str, name: &str, n: usize) = "tab-counted";
    tab_plain(digit: &str, name: &str) = "tab-plain";
    next_is = "next-is";
    next_nobody = "next-nobody";
    here_since(at: &str) = "here-since";
    t_takes = "t-takes";
    column_time = "column-time";
    column_name = "column-name";
    column_area = "column-area";
    column_state = "column-state";
    column_wait = "column-wait";
    queue_done = "queue-done";
    queue_empty = "queue-empty";
    queue_none_found = "queue-none-found";
    queue_left(waiting: usize, done: usize, absent: usize) = "queue-left";
    scope_ours = "scope-ours";
    scope_all = "scope-all";
    stage_at(stage: &str, at: &str) = "stage-at";
    state_sealed_owed(n: usize) = "state-sealed-owed";
    state_to_reveal = "state-to-reveal";
    state_agreed = "state-agreed";
    search_label = "search-label";
    counts_all(n: usize) = "counts-all";
    detail_area = "detail-area";
    detail_second = "detail-second";
    detail_town = "detail-town";
    detail_state = "detail-state";
    detail_conflicts = "detail-conflicts";
    detail_no_conflict = "detail-no-conflict";
    detail_sheets = "detail-sheets";
    detail_your_sheets = "detail-your-sheets";
    detail_no_interview = "detail-no-interview";
    detail_no_name = "detail-no-name";
    detail_second_look = "detail-second-look";
    detail_strip(name: &str, code: &str, area: &str, town: &str) = "detail-strip";
    detail_strip_conflicts(names: &str) = "detail-strip-conflicts";
    detail_strip_sheets(sheets: &str) = "detail-strip-sheets";
    sheet_of(name: &str, state: &str) = "sheet-of";
    pairs_seen(n: usize) = "pairs-seen";
    pair_free = "pair-free";
    pair_next(name: &str) = "pair-next";
    pair_talks = "pair-talks";
    pair_talks_since(at: &str) = "pair-talks-since";
    pair_seals(n: usize) = "pair-seals";
    pair_reveals = "pair-reveals";
    pairs_empty = "pairs-empty";
    pairs_look = "pairs-look";
    pairs_all_well = "pairs-all-well";
    rubric_scale(min: &str, max: &str, tolerance: &str) = "rubric-scale";
    rubric_scale_words = "rubric-scale-words";
    rubric_none = "rubric-none";
    rubric_evidence(levels: &str) = "rubric-evidence";
    asks_host = "asks-host";
    asks_partner = "asks-partner";
    sheet_whose(name: &str) = "sheet-whose";
    sheet_whose_recused(name: &str) = "sheet-whose-recused";
    sheet_is_sealed = "sheet-is-sealed";
    sheet_general_note = "sheet-general-note";
    sheet_seal = "sheet-seal";
    sheet_sealed_row = "sheet-sealed-row";
    sheet_has_note = "sheet-has-note";
    sheet_lines(n: usize) = "sheet-lines";
    sheet_owes_line = "sheet-owes-line";
    sheet_left(marks: usize, lines: usize) = "sheet-left";
    sheet_left_lines(lines: usize) = "sheet-left-lines";
    sheet_all_marked = "sheet-all-marked";
    sheet_all_there = "sheet-all-there";
    sheet_note_on(criterion: &str) = "sheet-note-on";
    sheet_note_general = "sheet-note-general";
    sheet_note_empty = "sheet-note-empty";
    sheet_asks_you(criteria: &str) = "sheet-asks-you";
    sheet_asks_other(name: &str, criteria: &str) = "sheet-asks-other";
    sheet_written = "sheet-written";
    sheet_the_sheets = "sheet-the-sheets";
    sheet_yours(state: &str) = "sheet-yours";
    sheet_covered(state: &str) = "sheet-covered";
    sheet_nothing_written = "sheet-nothing-written";
    marked(criterion: &str, level: &str, anchor: &str) = "marked";
    unmarked(criterion: &str) = "unmarked";
    hand_safe(name: &str) = "hand-safe";
    hand_now = "hand-now";
    hand_away(name: &str) = "hand-away";
    hand_talk = "hand-talk";
    hand_open(name: &str) = "hand-open";
    hand_back(name: &str) = "hand-back";
    hand_reveal = "hand-reveal";
    hand_queue = "hand-queue";
    hand_both_sealed = "hand-both-sealed";
    hand_look_together = "hand-look-together";
    reveal_sealed_stay = "reveal-sealed-stay";
    reveal_gap = "reveal-gap";
    reveal_agreed = "reveal-agreed";
    reveal_to_say = "reveal-to-say";
    reveal_one_mark = "reveal-one-mark";
    reveal_no_common = "reveal-no-common";
    reveal_done = "reveal-done";
    reveal_left(marks: usize, sentences: usize) = "reveal-left";
    reveal_left_sentences(sentences: usize) = "reveal-left-sentences";
    reveal_all_there = "reveal-all-there";
    reveal_why = "reveal-why";
    reveal_wants_sentence(tolerance: &str) = "reveal-wants-sentence";
    reveal_not_sealed(name: &str) = "reveal-not-sealed";
    reveal_no_note = "reveal-no-note";
    agreed_set(criterion: &str, level: &str) = "agreed-set";
    agreed_none(criterion: &str) = "agreed-none";
    short_summary(chosen: usize, places: usize, reserves: usize) = "short-summary";
    short_order(area: &str) = "short-order";
    short_order_brief(area: &str) = "short-order-brief";
    short_all_areas = "short-all-areas";
    short_column_raw = "short-column-raw";
    short_column_sheets = "short-column-sheets";
    short_column_choice = "short-column-choice";
    short_cut(places: usize) = "short-cut";
    short_cut_tied(places: usize, tied: usize) = "short-cut-tied";
    short_empty = "short-empty";
    short_no_figure = "short-no-figure";
    short_areas = "short-areas";
    short_area_columns = "short-area-columns";
    short_detail_rank(name: &str, rank: &str) = "short-detail-rank";
    short_sheets_counted(n: usize, missing: usize) = "short-sheets-counted";
    short_reason(reason: &str) = "short-reason";
    short_moved(n: usize) = "short-moved";
    short_lacks(n: usize, area: &str) = "short-lacks";
    short_lacking(list: &str) = "short-lacking";
    short_closed(at: &str) = "short-closed";
    short_areas_fine = "short-areas-fine";
    missing_sheet(name: &str, candidate: &str) = "missing-sheet";
    missing_evidence(criteria: &str, name: &str, candidate: &str) = "missing-evidence";
    missing_reveal(candidate: &str) = "missing-reveal";
    missing_agreement(n: usize, candidate: &str) = "missing-agreement";
    missing_agreement_lost(candidate: &str, names: &str) = "missing-agreement-lost";
    reveal_lost(names: &str) = "reveal-lost";
    missing_clash(what: &str) = "missing-clash";
    missing_waiting(laptop: &str) = "missing-waiting";
    missing_apart(laptop: &str) = "missing-apart";
    missing_behind(laptop: &str) = "missing-behind";
    missing_late(candidate: &str) = "missing-late";
    missing_not_assessed(criteria: &str, name: &str, candidate: &str) = "missing-not-assessed";
    missing_accepted = "missing-accepted";
    missing_close = "missing-close";
    missing_closed = "missing-closed";
    missing_can_close = "missing-can-close";
    missing_sum(n: usize) = "missing-sum";
    missing_only_listed = "missing-only-listed";
    laptop_named(name: &str, letter: &str) = "laptop-named";
    welcome_hello = "welcome-hello";
    welcome_open = "welcome-open";
    welcome_open_does = "welcome-open-does";
    welcome_new = "welcome-new";
    welcome_new_does = "welcome-new-does";
    welcome_demo = "welcome-demo";
    welcome_demo_does = "welcome-demo-does";
    welcome_language = "welcome-language";
    welcome_offline = "welcome-offline";
    welcome_new_title = "welcome-new-title";
    welcome_new_text = "welcome-new-text";
    welcome_open_title = "welcome-open-title";
    welcome_open_text = "welcome-open-text";
    field_day_name = "field-day-name";
    field_day_date = "field-day-date";
    field_day_places = "field-day-places";
    field_path = "field-path";
    field_folder = "field-folder";
    seat_title = "seat-title";
    seat_pair(desk: &str, names: &str) = "seat-pair";
    seat_lead = "seat-lead";
    seat_frontdesk = "seat-frontdesk";
    menu_title = "menu-title";
    goto_title = "goto-title";
    conflict_title(name: &str) = "conflict-title";
    conflict_text = "conflict-text";
    conflict_nobody = "conflict-nobody";
    conflict_one(name: &str) = "conflict-one";
    conflict_both = "conflict-both";
    conflict_said_before = "conflict-said-before";
    reasons_title(criterion: &str) = "reasons-title";
    seal_title = "seal-title";
    seal_missing_marks(criteria: &str) = "seal-missing-marks";
    seal_missing_lines(criteria: &str) = "seal-missing-lines";
    seal_covered = "seal-covered";
    seal_all_there = "seal-all-there";
    seal_go = "seal-go";
    seal_stay = "seal-stay";
    leave_title = "leave-title";
    leave_stored(at: &str) = "leave-stored";
    leave_nothing = "leave-nothing";
    leave_not_stored(what: &str) = "leave-not-stored";
    leave_go = "leave-go";
    leave_stay = "leave-stay";
    settle_title = "settle-title";
    settle_row(value: &str, laptop: &str, at: &str) = "settle-row";
    settle_hidden = "settle-hidden";
    offer_title(name: &str) = "offer-title";
    offer_to_offer = "offer-to-offer";
    offer_to_accepted = "offer-to-accepted";
    offer_to_declined = "offer-to-declined";
    offer_to_none = "offer-to-none";
    merge_title(name: &str) = "merge-title";
    merge_nobody = "merge-nobody";
    move_title = "move-title";
    close_title = "close-title";
    close_text(chosen: usize, places: usize) = "close-text";
    close_go = "close-go";
    close_stay = "close-stay";
    palette_title = "palette-title";
    palette_nothing = "palette-nothing";
    find_hint = "find-hint";
    help_title = "help-title";
    help_not_to_ask = "help-not-to-ask";
    find_person = "find-person";
    reason_title = "reason-title";
    reason_label = "reason-label";
    reason_decide(name: &str) = "reason-decide";
    reason_accept(what: &str) = "reason-accept";
    reason_reopen(name: &str) = "reason-reopen";
    reason_conflict(who: &str, name: &str) = "reason-conflict";
    reason_lift(who: &str, name: &str) = "reason-lift";
    reason_reopen_day = "reason-reopen-day";
    reason_wanted = "reason-wanted";
    form_person = "form-person";
    form_person_text = "form-person-text";
    form_interviewer = "form-interviewer";
    form_interviewer_text = "form-interviewer-text";
    form_pair = "form-pair";
    form_pair_text = "form-pair-text";
    form_places = "form-places";
    form_places_text = "form-places-text";
    form_area = "form-area";
    form_area_text = "form-area-text";
    form_export_title = "form-export-title";
    form_export_text = "form-export-text";
    field_name = "field-name";
    field_area = "field-area";
    field_areas = "field-areas";
    field_email = "field-email";
    field_phone = "field-phone";
    field_town = "field-town";
    field_role = "field-role";
    field_desk = "field-desk";
    field_host = "field-host";
    field_partner = "field-partner";
    field_places = "field-places";
    field_min = "field-min";
    field_max = "field-max";
    form_keys = "form-keys";
    bad_name = "bad-name";
    bad_date(text: &str) = "bad-date";
    bad_number(text: &str) = "bad-number";
    bad_area(text: &str) = "bad-area";
    bad_person(text: &str) = "bad-person";
    bad_role(text: &str) = "bad-role";
    said_arrived(name: &str, at: &str) = "said-arrived";
    said_late(name: &str) = "said-late";
    said_absent(name: &str) = "said-absent";
    said_withdrawn(name: &str) = "said-withdrawn";
    said_expected(name: &str) = "said-expected";
    said_called(name: &str, desk: &str) = "said-called";
    said_started(name: &str) = "said-started";
    said_ended(name: &str) = "said-ended";
    said_sealed(name: &str) = "said-sealed";
    said_reopened(name: &str) = "said-reopened";
    said_decided(name: &str, status: &str) = "said-decided";
    said_undone(what: &str) = "said-undone";
    said_noted(criterion: &str) = "said-noted";
    said_noted_general = "said-noted-general";
    said_added(name: &str, code: &str) = "said-added";
    said_changed(name: &str) = "said-changed";
    said_conflict(who: &str, name: &str) = "said-conflict";
    said_lifted(who: &str, name: &str) = "said-lifted";
    said_accepted(n: usize) = "said-accepted";
    said_settled = "said-settled";
    said_closed = "said-closed";
    said_day_reopened = "said-day-reopened";
    said_second_look(name: &str) = "said-second-look";
    said_second_look_off(name: &str) = "said-second-look-off";
    said_paste_refused = "said-paste-refused";
    said_paste_too_long(asked: usize, limit: usize) = "said-paste-too-long";
    said_finished = "said-finished";
    said_places(n: usize) = "said-places";
    said_once_more_leaves = "said-once-more-leaves";
    said_working = "said-working";
    said_no_undo = "said-no-undo";
    said_agreed_all = "said-agreed-all";
    needs_row = "needs-row";
    needs_person = "needs-person";
    needs_pair = "needs-pair";
    needs_lead = "needs-lead";
    needs_level(min: &str, max: &str) = "needs-level";
    needs_open_sheet = "needs-open-sheet";
    needs_both_sealed = "needs-both-sealed";
    needs_two_marks = "needs-two-marks";
    needs_sealed = "needs-sealed";
    needs_day = "needs-day";
    needs_interview = "needs-interview";
    digits_are_marks = "digits-are-marks";
    one_copy_short = "one-copy-short";
    entry_other = "entry-other";
    needs_store = "needs-store";
    not_here = "not-here";
    day_is_closed = "day-is-closed";
    read_only(holder: &str) = "read-only";
    paused = "paused";
    list_range(from: usize, to: usize, of: usize) = "list-range";
    told_more = "told-more";
    missing_blocks = "missing-blocks";
    missing_before_closing = "missing-before-closing";
    missing_besides = "missing-besides";
    missing_lost(n: usize) = "missing-lost";
    loss_of_end(n: usize) = "loss-of-end";
    loss_of_all(n: usize) = "loss-of-all";
    loss_of_all_safe = "loss-of-all-safe";
    loss_of_all_next = "loss-of-all-next";
    bad_folder = "bad-folder";
    bad_file = "bad-file";
    menu_back = "menu-back";
    panic_sentence(at: &str) = "panic-sentence";
    trouble_store_title = "trouble-store-title";
    trouble_store_what(what: &str) = "trouble-store-what";
    trouble_store_safe(at: &str) = "trouble-store-safe";
    trouble_store_next = "trouble-store-next";
    trouble_close = "trouble-close";
    trouble_title = "trouble-title";
    trouble_what = "trouble-what";
    trouble_safe = "trouble-safe";
    trouble_next = "trouble-next";
    small_title = "small-title";
    small_text(columns: usize, rows: usize) = "small-text";
    small_stored(at: &str) = "small-stored";
    small_quit = "small-quit";
    entry_mark(criterion: &str, mark: &str, name: &str) = "entry-mark";
    entry_note(name: &str, text: &str) = "entry-note";
    entry_state(name: &str, state: &str) = "entry-state";
    unmarked_level = "unmarked-level";
    index_aside = "index-aside";
    drafts_failed = "drafts-failed";
    state_agreeing = "state-agreeing";
    hand_to_queue = "hand-to-queue";
    read_only_short = "read-only-short";
    one_copy(since: &str) = "one-copy";
    two_copies = "two-copies";
    disk_full = "disk-full";
    space_low(megabytes: usize) = "space-low";
    space_spare = "space-spare";
    space_fine = "space-fine";
    weak_file_system(kind: &str) = "weak-file-system";
    found_damaged(n: usize) = "found-damaged";
    found_recovered(n: usize) = "found-recovered";
    found_cut = "found-cut";
    note_put_away = "note-put-away";
    took_over = "took-over";
    found_copied(name: &str) = "found-copied";
    found_forgotten(name: &str) = "found-forgotten";
    found_texts(n: usize) = "found-texts";
    loss_title = "loss-title";
    loss_safe = "loss-safe";
    loss_goes_on(name: &str) = "loss-goes-on";
    loss_next = "loss-next";
    loss_open_bundle = "loss-open-bundle";
    form_elsewhere_title = "form-elsewhere-title";
    form_elsewhere_text = "form-elsewhere-text";
    elsewhere_title = "elsewhere-title";
    elsewhere_what(folder: &str) = "elsewhere-what";
    elsewhere_safe(n: usize) = "elsewhere-safe";
    elsewhere_next(folder: &str) = "elsewhere-next";
    elsewhere_same = "elsewhere-same";
    elsewhere_same_next = "elsewhere-same-next";
    trouble_full_what(what: &str) = "trouble-full-what";
    trouble_full_next = "trouble-full-next";
    trouble_gone_what(what: &str) = "trouble-gone-what";
    trouble_gone_next = "trouble-gone-next";
    trouble_stopped_what(what: &str) = "trouble-stopped-what";
    trouble_stopped_next = "trouble-stopped-next";
    trouble_read_on = "trouble-read-on";
    trouble_elsewhere = "trouble-elsewhere";
    trouble_reading = "trouble-reading";
    count_expected(n: usize) = "count-expected";
    count_present(n: usize) = "count-present";
    count_called(n: usize) = "count-called";
    count_in_interview(n: usize) = "count-in-interview";
    count_done(n: usize) = "count-done";
    count_late(n: usize) = "count-late";
    count_absent(n: usize) = "count-absent";
    count_withdrawn(n: usize) = "count-withdrawn";
    count_postponed(n: usize) = "count-postponed";
    missing_sheet_on(name: &str, candidate: &str) = "missing-sheet-on";
    trouble_leave = "trouble-leave";
    and_more(what: &str, n: usize) = "and-more";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    "weekday-mon",
    "weekday-tue",
    "weekday-wed",
    "weekday-thu",
    "weekday-fri",
    "weekday-sat",
    "weekday-sun",
    "month-jan",
    "month-feb",
    "month-mar",
    "month-apr",
    "month-may",
    "month-jun",
    "month-jul",
    "month-aug",
    "month-sep",
    "month-oct",
    "month-nov",
    "month-dec",
    "stage-expected",
    "stage-present",
    "stage-called",
    "stage-in-interview",
    "stage-done",
    "stage-late",
    "stage-absent",
    "stage-withdrawn",
    "stage-postponed",
    "walk-in",
    "has-conflict",
    "second-look",
    "sheet-empty",
    "sheet-open",
    "sheet-sealed",
    "sheet-reopened",
    "sheet-agreed",
    "sheet-recused",
    "mark-covered",
    "evidence-owed",
    "not-assessed",
    "na-not-asked",
    "na-recused",
    "na-interrupted",
    "na-absent",
    "decision-undecided",
    "decision-in",
    "decision-reserve",
    "decision-out",
    "saved-typed",
    "saved-saving",
    "saved-not",
    "missing-nothing",
    "word-day",
    "word-candidate",
    "word-area",
    "word-interviewer",
    "word-pair",
    "word-desk",
    "word-frontdesk",
    "word-lead",
    "word-block",
    "word-sheet",
    "word-criterion",
    "word-weight",
    "word-question",
    "word-questions",
    "word-note",
    "word-evidence",
    "word-agreement",
    "word-shortlist",
    "word-place",
    "word-tie",
    "word-raw-score",
    "word-laptop",
    "word-stick",
    "word-bundle",
    "word-clash",
    "key-enter",
    "key-esc",
    "key-tab",
    "key-shift",
    "key-ctrl",
    "key-space",
    "key-backspace",
    "key-del",
    "key-pgup",
    "key-pgdn",
    "key-home",
    "key-end",
    // tables of pages
    "offer-offered",
    "offer-accepted",
    "offer-declined",
];
