//! The words of a proposed shortlist, and of the files that pose one.

use super::words;

words! {
    proposal_optimal(places: usize, points: &str) = "proposal-optimal";
    proposal_bounded(places: usize, points: &str, bound: &str, gap: &str) = "proposal-bounded";
    proposal_open(bound: &str) = "proposal-open";
    proposal_infeasible(places: usize) = "proposal-infeasible";
    proposal_clash(rules: &str) = "proposal-clash";
    proposal_mends(rules: &str) = "proposal-mends";
    proposal_no_single_mend = "proposal-no-single-mend";
    proposal_reserves(codes: &str) = "proposal-reserves";
    proposal_ties(codes: &str) = "proposal-ties";
    proposal_alternative(change: &str, points: &str) = "proposal-alternative";
    proposal_instead(out: &str, into: &str) = "proposal-instead";
    proposal_lock_in(code: &str, points: &str) = "proposal-lock-in";
    proposal_lock_out(code: &str, points: &str) = "proposal-lock-out";
    proposal_in = "proposal-in";
    proposal_reserve = "proposal-reserve";
    proposal_out = "proposal-out";
    proposal_no_team = "proposal-no-team";
    proposal_impossible = "proposal-impossible";
    proposal_how_to_read = "proposal-how-to-read";
    proposal_column_state = "proposal-column-state";
    proposal_column_value = "proposal-column-value";
    proposal_column_gap = "proposal-column-gap";
    proposal_column_replacement = "proposal-column-replacement";
    proposal_column_quota = "proposal-column-quota";
    proposal_column_chosen = "proposal-column-chosen";
    proposal_column_min = "proposal-column-min";
    proposal_column_max = "proposal-column-max";
    proposal_column_price = "proposal-column-price";
    problem_too_large(file: &str, megabytes: usize) = "problem-too-large";
    problem_not_json(file: &str, line: usize, column: usize) = "problem-not-json";
    problem_at(file: &str, place: &str, what: &str) = "problem-at";
    problem_missing = "problem-missing";
    problem_want_object = "problem-want-object";
    problem_want_list = "problem-want-list";
    problem_want_text = "problem-want-text";
    problem_want_pair = "problem-want-pair";
    problem_want_kind = "problem-want-kind";
    problem_want_count = "problem-want-count";
    problem_want_value(limit: &str) = "problem-want-value";
    problem_no_seats = "problem-no-seats";
    problem_few_candidates(seats: usize, candidates: usize) = "problem-few-candidates";
    problem_too_many(count: usize, limit: usize) = "problem-too-many";
    problem_twice(id: &str) = "problem-twice";
    problem_unknown(id: &str) = "problem-unknown";
    problem_one_person(id: &str) = "problem-one-person";
    problem_mend = "problem-mend";
}

/// Messages that tables name by key.
pub(super) const TABLE: &[&str] = &[];
