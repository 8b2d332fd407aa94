//! The words of the interview room: calls for the lead, stepping aside, moving and reopening sheets, who sits alone.

use super::words;

words! {
    call_title = "call-title";
    call_text = "call-text";
    call_to_write = "call-to-write";
    call_field = "call-field";
    call_other(what: &str) = "call-other";
    call_who(desk: &str) = "call-who";
    call_line(who: &str, what: &str, at: &str) = "call-line";
    call_line_about(who: &str, what: &str, candidate: &str, at: &str) = "call-line-about";
    call_says(line: &str, text: &str) = "call-says";
    call_open_title = "call-open-title";
    call_answer = "call-answer";
    call_show(candidate: &str) = "call-show";
    call_later = "call-later";
    call_is_you = "call-is-you";
    call_count(n: usize) = "call-count";
    said_called_lead = "said-called-lead";
    said_answered = "said-answered";
    said_redone(what: &str) = "said-redone";
    said_aside(name: &str, candidate: &str) = "said-aside";
    said_moved(from: &str, to: &str) = "said-moved";
    said_start_mean = "said-start-mean";
    said_start_empty = "said-start-empty";
    reveal_from_mean = "reveal-from-mean";
    reveal_means_wait(n: usize) = "reveal-means-wait";
    detail_moved(from: &str, to: &str, at: &str, by: &str) = "detail-moved";
    reasons_title_whole = "reasons-title-whole";
    reasons_conflict(candidate: &str) = "reasons-conflict";
    reopen_which = "reopen-which";
    reopen_lead_only = "reopen-lead-only";
    reopen_both_title(name: &str) = "reopen-both-title";
    reopen_both_text(name: &str, reason: &str) = "reopen-both-text";
    reopen_both_yes(name: &str) = "reopen-both-yes";
    reopen_both_no = "reopen-both-no";
    reopen_waits(name: &str) = "reopen-waits";
    seat_alone = "seat-alone";
    seat_alone_title = "seat-alone-title";
    seat_alone_text = "seat-alone-text";
    seat_alone_row(name: &str, desk: &str) = "seat-alone-row";
    alone_here = "alone-here";
    form_pair_change = "form-pair-change";
    field_partner_and_shadows = "field-partner-and-shadows";
    word_shadow = "word-shadow";
    sheet_whose_shadow(name: &str) = "sheet-whose-shadow";
    pair_is_talking = "pair-is-talking";
    leaves_who_title(desk: &str) = "leaves-who-title";
    leaves_title(name: &str, desk: &str) = "leaves-title";
    leaves_text(name: &str) = "leaves-text";
    leaves_owes(name: &str, n: usize) = "leaves-owes";
    leaves_sit_in(lead: &str) = "leaves-sit-in";
    leaves_sit_in_cost = "leaves-sit-in-cost";
    leaves_alone(name: &str) = "leaves-alone";
    leaves_alone_cost = "leaves-alone-cost";
    leaves_without(names: &str) = "leaves-without";
    leaves_without_cost = "leaves-without-cost";
    leaves_close(desk: &str) = "leaves-close";
    leaves_close_cost(n: usize, left: usize) = "leaves-close-cost";
    sheet_rows_shown(from: usize, to: usize, of: usize) = "sheet-rows-shown";
    missing_no_desk(candidate: &str) = "missing-no-desk";
    said_sits(desk: &str, names: &str) = "said-sits";
    said_desk_closed(desk: &str, calls: usize, left: usize) = "said-desk-closed";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    "call-to-help",
    "call-to-overrun",
    "call-to-incident",
    "call-to-second-look",
    "call-help",
    "call-overrun",
    "call-incident",
    "call-second-look",
];
