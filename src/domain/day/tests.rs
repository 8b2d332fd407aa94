//! What no program of ours writes and a day must live with all the same.

use super::register::ClashKind;
use crate::domain::command::Command;
use crate::domain::decide::Proposal;
use crate::domain::fact::{CandidateMerged, ClashSettled, Fact};
use crate::domain::rehearsal::*;

/// Attack 79. A settlement that chooses what it does not replace has no value, and the Clash stays listed.
#[test]
fn a_settlement_chooses_only_what_it_replaces() {
    let mut one = Rehearsal::in_the_room();
    let mut other = one.joined(2);
    one.act(HOST, mark(1, HOST, "ATT", 4));
    other.act(LEAD, mark(1, HOST, "ATT", 2));
    one.takes(&other);
    let key = format!("mark/{}/{}/ATT", talk(1), who(HOST));
    assert_eq!(one.day.heads(&key).len(), 2);
    let elsewhere = one.day.registers()["rubric"].heads[0];
    for (choose, clash, value) in
        [(elsewhere, Some(ClashKind::Hard), None), (one.day.heads(&key)[0], None, Some(one.day.heads(&key)[0]))]
    {
        let mut day = one.clone();
        let settled = Fact::ClashSettled(ClashSettled { key: key.clone(), choose });
        day.write(LEAD, vec![Proposal::bare(settled)]);
        let standing = day.day.standing(&key);
        assert_eq!((standing.clash, standing.value), (clash, value));
    }
    // and the lead can settle it still, with what it replaced no head any more: somebody writes again
    let mut day = one.clone();
    day.write(LEAD, vec![Proposal::bare(ClashSettled { key: key.clone(), choose: elsewhere })]);
    day.act(HOST, mark(1, HOST, "ATT", 3));
    assert_eq!(day.day.standing(&key).clash, None);
}

/// Attack 80. Merges that two laptops wrote unknowing of each other may go in a circle: one group, and everything ends.
#[test]
fn a_circle_of_merges_is_one_group() {
    let mut one = Rehearsal::in_the_room();
    let mut other = one.joined(2);
    let merge = |from, into| Command::MergeCandidates { candidate: cand(from), into: Some(cand(into)) };
    one.act(LEAD, merge(1, 2));
    other.act(LEAD, merge(2, 1));
    one.takes(&other);
    let end = one.day.resolve(cand(1));
    assert_eq!(one.day.resolve(cand(2)), end);
    assert_eq!(end, cand(1), "the smallest id is the end");
    assert_eq!(one.day.merged_into(end).len(), 2);
    assert_eq!(one.day.talks().of(end).count(), 1);
    assert_eq!(one.day.candidates().len(), 2, "the two are one, and one more");
    // a record that says it is itself
    one.write(LEAD, vec![Proposal::bare(CandidateMerged { from: cand(3), into: Some(cand(3)) })]);
    assert_eq!(one.day.resolve(cand(3)), cand(3));
    assert_eq!(one.day.candidates().len(), 2);
}
