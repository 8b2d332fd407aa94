//! The words of the interview page: its clock, its cover, the notices of its keys.

use super::words;

words! {
    page_unknown_key(key: &str) = "page-unknown-key";
    page_marked(criterion: &str) = "page-marked";
    page_marks_covered = "page-marks-covered";
    page_marks_open = "page-marks-open";
    page_blanked = "page-blanked";
    page_blank_text = "page-blank-text";
    page_clock_stands = "page-clock-stands";
    page_clock_runs = "page-clock-runs";
    page_no_clock = "page-no-clock";
    page_minute(n: i64) = "page-minute";
    page_paused = "page-paused";
    page_talking = "page-talking";
    page_questions_in(time: &str) = "page-questions-in";
    page_talking_questions_in(time: &str) = "page-talking-questions-in";
    page_questions_soon = "page-questions-soon";
    page_questions = "page-questions";
    page_marking = "page-marking";
    page_changing = "page-changing";
    page_over(n: i64) = "page-over";
    page_over_at(desk: &str, name: &str, n: i64) = "page-over-at";
    page_since(at: &str) = "page-since";
    page_since_at(desk: &str, name: &str, at: &str, heard: &str) = "page-since-at";
    page_turn = "page-turn";
    page_more_below = "page-more-below";
    page_motion_on = "page-motion-on";
    page_motion_off = "page-motion-off";
    page_mouse_on = "page-mouse-on";
    page_mouse_off = "page-mouse-off";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
