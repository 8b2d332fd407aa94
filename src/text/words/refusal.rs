//! The words of refusals: why a command cannot be.

use super::words;

words! {
    refusal_no_day = "refusal-no-day";
    refusal_day_already_open = "refusal-day-already-open";
    refusal_nobody_acting = "refusal-nobody-acting";
    refusal_not_lead = "refusal-not-lead";
    refusal_not_your_seat = "refusal-not-your-seat";
    refusal_not_your_pair = "refusal-not-your-pair";
    refusal_no_such_candidate = "refusal-no-such-candidate";
    refusal_no_such_person = "refusal-no-such-person";
    refusal_no_such_pair = "refusal-no-such-pair";
    refusal_no_such_interview = "refusal-no-such-interview";
    refusal_no_such_area = "refusal-no-such-area";
    refusal_no_such_criterion(criterion: &str) = "refusal-no-such-criterion";
    refusal_no_rubric = "refusal-no-rubric";
    refusal_no_such_call = "refusal-no-such-call";
    refusal_which_call = "refusal-which-call";
    refusal_name_missing = "refusal-name-missing";
    refusal_text_too_long(limit: usize) = "refusal-text-too-long";
    refusal_bad_value(value: &str) = "refusal-bad-value";
    refusal_level_outside_scale(min: i64, max: i64) = "refusal-level-outside-scale";
    refusal_laptop_not_accepted = "refusal-laptop-not-accepted";
    refusal_laptop_lacks_right = "refusal-laptop-lacks-right";
    refusal_laptop_set_aside = "refusal-laptop-set-aside";
    refusal_rubric_in_use = "refusal-rubric-in-use";
    refusal_same_person = "refusal-same-person";
    refusal_no_pair_at_desk(desk: &str) = "refusal-no-pair-at-desk";
    refusal_candidate_withdrawn = "refusal-candidate-withdrawn";
    refusal_already_in_interview = "refusal-already-in-interview";
    refusal_conflict_declared = "refusal-conflict-declared";
    refusal_seat_in_conflict = "refusal-seat-in-conflict";
    refusal_interview_void = "refusal-interview-void";
    refusal_interview_ended = "refusal-interview-ended";
    refusal_interview_not_started = "refusal-interview-not-started";
    refusal_sheet_sealed = "refusal-sheet-sealed";
    refusal_sheet_empty = "refusal-sheet-empty";
    refusal_sheet_not_sealed = "refusal-sheet-not-sealed";
    refusal_already_revealed = "refusal-already-revealed";
    refusal_seals_missing(names: &str) = "refusal-seals-missing";
    refusal_not_revealed = "refusal-not-revealed";
    refusal_other_seat_needed = "refusal-other-seat-needed";
    refusal_reason_needed = "refusal-reason-needed";
    refusal_sentence_needed(gap: i64, tolerance: i64) = "refusal-sentence-needed";
    refusal_day_closed = "refusal-day-closed";
    refusal_day_not_closed = "refusal-day-not-closed";
    refusal_day_blocked(n: usize) = "refusal-day-blocked";
    refusal_nothing_to_accept = "refusal-nothing-to-accept";
    refusal_no_such_clash = "refusal-no-such-clash";
    refusal_not_on_the_list = "refusal-not-on-the-list";
    refusal_merge_cycle = "refusal-merge-cycle";
    refusal_nothing_to_undo = "refusal-nothing-to-undo";
    refusal_nothing_to_redo = "refusal-nothing-to-redo";
    refusal_cannot_undo = "refusal-cannot-undo";
    refusal_earlier_value_gone = "refusal-earlier-value-gone";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
