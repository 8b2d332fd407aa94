//! The words of the schedule: who meets whom and when, who is left out and what would help.

use super::words;

words! {
    // the grid
    schedule_block(n: i64) = "schedule-block";
    schedule_later_day(day: i64, time: &str) = "schedule-later-day";
    schedule_legend = "schedule-legend";
    // what it costs
    schedule_placed(n: usize, of: usize) = "schedule-placed";
    schedule_cost(cost: i64, arcs: i64, unassigned: i64, blocks: i64, desks: i64, link: i64) = "schedule-cost";
    schedule_optimal = "schedule-optimal";
    schedule_optimal_rota = "schedule-optimal-rota";
    schedule_bounded(bound: i64) = "schedule-bounded";
    // left out
    schedule_left_out(n: usize) = "schedule-left-out";
    schedule_left_out_helped(who: &str, why: &str, helps: &str) = "schedule-left-out-helped";
    schedule_left_out_unhelped(who: &str, why: &str) = "schedule-left-out-unhelped";
    schedule_relax_window(desk: &str, time: &str) = "schedule-relax-window";
    schedule_relax_notice(desk: &str, time: &str) = "schedule-relax-notice";
    schedule_relax_presence(desk: &str, time: &str) = "schedule-relax-presence";
    schedule_relax_cell(desk: &str, time: &str) = "schedule-relax-cell";
    schedule_relax_extra_cell(desk: &str, time: &str) = "schedule-relax-extra-cell";
    schedule_relax_area(desk: &str, time: &str, who: &str, area: &str) = "schedule-relax-area";
    schedule_relax_stay(desk: &str, time: &str, who: &str) = "schedule-relax-stay";
    schedule_relax_conflict(desk: &str, time: &str, who: &str) = "schedule-relax-conflict";
    // moves
    schedule_moves(n: usize) = "schedule-moves";
    schedule_at(desk: &str, time: &str) = "schedule-at";
    // comparing interviewers
    schedule_comparable(se: &str) = "schedule-comparable";
    schedule_not_comparable(groups: &str) = "schedule-not-comparable";
    // no answer
    schedule_no_rota = "schedule-no-rota";
    schedule_no_rota_next = "schedule-no-rota-next";
    schedule_problem(file: &str, what: &str) = "schedule-problem";
    schedule_problem_at(file: &str, place: &str, what: &str) = "schedule-problem-at";
    schedule_problem_next = "schedule-problem-next";
    schedule_file_too_large(megabytes: usize) = "schedule-file-too-large";
    schedule_wrong_syntax(line: usize, column: usize) = "schedule-wrong-syntax";
    schedule_wrong_missing = "schedule-wrong-missing";
    schedule_wrong_unknown_kind(kind: &str) = "schedule-wrong-unknown-kind";
    schedule_wrong_unknown(name: &str) = "schedule-wrong-unknown";
    schedule_wrong_twice(name: &str) = "schedule-wrong-twice";
    schedule_wrong_outside(least: i64, most: i64) = "schedule-wrong-outside";
    schedule_wrong_length(wanted: usize, found: usize) = "schedule-wrong-length";
    schedule_wrong_too_many = "schedule-wrong-too-many";
    schedule_wrong_backwards = "schedule-wrong-backwards";
    schedule_wrong_too_large = "schedule-wrong-too-large";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[
    "schedule-time",
    "schedule-slot",
    "schedule-from",
    "schedule-to",
    "schedule-nowhere",
    "schedule-nobody",
    "schedule-why-no_area",
    "schedule-why-conflict",
    "schedule-why-window",
    "schedule-why-full",
    "schedule-move-pinned",
    "schedule-move-past",
    "schedule-move-closed",
    "schedule-move-shut",
    "schedule-move-away",
    "schedule-move-taken",
    "schedule-move-no_area",
    "schedule-move-conflict",
    "schedule-move-window",
    "schedule-move-makes_room",
    "schedule-move-cheaper",
    "schedule-wanted-whole",
    "schedule-wanted-text",
    "schedule-wanted-choice",
    "schedule-wanted-list",
    "schedule-wanted-object",
    "schedule-wanted-cell",
    "schedule-wanted-span",
];
