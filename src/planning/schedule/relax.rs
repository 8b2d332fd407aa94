//! What would give somebody left out a cell: the one rule that, relaxed for this person alone, places them at the least cost.
//!
//! Tried is every cell that a single rule keeps from them, and one more cell at the end of each block. The person takes it,
//! everybody else stays or makes room in the cheapest way: one shortest path through the solved network, so the cost is that
//! of solving the whole problem again with the rule relaxed. A rule helps only if that plan is better than the present one:
//! nobody as important is left out instead. No two rules at once: then there is no answer.

use super::board::{Board, Cover};
use super::flow::Solved;
use super::problem::{Candidate, Cell, Span};

/// A rule, relaxed for one person. Of equal costs the earlier of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// They come outside their window.
    Window,
    /// Replan: the new time is told with less notice.
    Notice,
    /// Replan: they come to the building earlier.
    Presence,
    /// The closed cell is opened.
    Cell,
    /// The desk sees one more person at the end of the block, in the break.
    ExtraCell,
    /// This interviewer judges their area.
    Area(usize),
    /// This interviewer does not go away.
    Stay(usize),
    /// This interviewer sees them in spite of the conflict.
    Conflict(usize),
}

impl Rule {
    /// As documents write it.
    pub fn code(self) -> &'static str {
        match self {
            Rule::Window => "window",
            Rule::Notice => "notice",
            Rule::Presence => "presence",
            Rule::Cell => "cell",
            Rule::ExtraCell => "extra_cell",
            Rule::Area(_) => "area",
            Rule::Stay(_) => "stay",
            Rule::Conflict(_) => "conflict",
        }
    }

    /// The interviewer it is about.
    pub fn interviewer(self) -> Option<usize> {
        match self {
            Rule::Area(p) | Rule::Stay(p) | Rule::Conflict(p) => Some(p),
            _ => None,
        }
    }
}

/// The cheapest single relaxation for somebody left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The rule.
    pub rule: Rule,
    /// The desk they would go to.
    pub desk: usize,
    /// The minute they would go.
    pub start: i64,
    /// The slot; `None`: the cell is one more than the grid has.
    pub slot: Option<usize>,
    /// The objective of the best plan with this rule relaxed and this person placed.
    pub objective: i64,
}

/// The cheapest relaxation for a candidate whom the plan leaves out.
pub(super) fn relax(board: &Board, solved: &Solved, objective: i64, candidate: usize) -> Option<Relaxation> {
    let p = board.problem;
    let who = &p.candidates[candidate];
    let mut found: Vec<Relaxation> = Vec::new();
    let saved = p.weights.unassigned * who.priority;
    let mut offer = |rule, desk, start, slot, cost: Option<i64>| {
        if let Some(cost) = cost.filter(|c| *c < saved) {
            found.push(Relaxation { rule, desk, start, slot, objective: objective - saved + cost });
        }
    };
    for c in board.cells() {
        if let Some(rule) = single_obstacle(board, who, c) {
            offer(rule, c.desk, p.slots[c.slot].start, Some(c.slot), cost(board, solved, who, c, rule));
        }
    }
    for block in 0..p.blocks.len() {
        let Some(last) = p.slots.iter().rposition(|s| s.block == block) else { continue };
        for desk in 0..p.desks.len() {
            let start = p.end(last);
            offer(Rule::ExtraCell, desk, start, None, extra_cost(board, solved, who, desk, last));
        }
    }
    found.into_iter().min_by_key(|r| (r.objective, r.rule, r.start, r.desk))
}

/// The one rule that keeps somebody from a cell; `None`: none does, or more than one, or one that cannot be relaxed.
fn single_obstacle(board: &Board, who: &Candidate, c: Cell) -> Option<Rule> {
    let (block, mut rules) = (board.block(c), Vec::new());
    let there = board.obstacles(c);
    if there.past || there.shut || board.is_taken(c) {
        return None;
    }
    if there.closed {
        rules.push(Rule::Cell);
    }
    rules.extend(there.away.iter().map(|p| Rule::Stay(*p)));
    if board.cover(c.desk, block, who.area, &who.alt).is_none() {
        rules.extend(board.pair(c.desk, block).first().map(|p| Rule::Area(*p)));
    }
    rules.extend(board.conflicts(who, c.desk, block).iter().map(|p| Rule::Conflict(*p)));
    let time = board.time(c.slot);
    if !board.in_window(who, time) {
        rules.push(Rule::Window);
    }
    if !board.in_time(who, c.slot, time.from) {
        rules.push(Rule::Notice);
    }
    if !board.may_come(who, c.slot) {
        rules.push(Rule::Presence);
    }
    match rules[..] {
        [rule] => Some(rule),
        _ => None,
    }
}

/// What this person in this cell costs the plan.
fn cost(board: &Board, solved: &Solved, who: &Candidate, c: Cell, rule: Rule) -> Option<i64> {
    let block = board.block(c);
    let price = board.price(who, c);
    if board.is_open(c) {
        // the way from the cell pays for a reserve cell itself
        let reserve = if board.is_reserve(c) { board.problem.weights.buffer } else { 0 };
        return Some(price - reserve + solved.one_more_in(c)?);
    }
    debug_assert!(matches!(rule, Rule::Cell | Rule::Stay(_)));
    Some(price + solved.one_more_at(c.desk, block)? + new_link(board, c.desk, block))
}

/// A desk-block with its first open cell is a working pair from then on: what it lacks beyond this person counts.
fn new_link(board: &Board, desk: usize, block: usize) -> i64 {
    let p = board.problem;
    if board.pair(desk, block).len() != 2 || board.links(desk, block) {
        return 0;
    }
    let here = |c: &Cell| c.desk == desk && board.block(*c) == block;
    let held = (0..p.candidates.len()).filter_map(|c| p.fixed(c)).filter(here).count();
    p.weights.link * (p.min_link - p.held(desk, block) - held as i64 - 1).max(0)
}

/// What this person costs in one more cell at the end of a block, after its last slot; `None`: it cannot be there.
fn extra_cost(board: &Board, solved: &Solved, who: &Candidate, desk: usize, last: usize) -> Option<i64> {
    let p = board.problem;
    let block = p.slots[last].block;
    let time = Span { from: p.end(last), to: p.end(last) + p.slot_min };
    let in_break = p.slots.get(last + 1).is_none_or(|next| time.to <= next.start);
    let to_come = p.in_force.is_none_or(|f| time.from >= f.now);
    // on the grid it lies between two slots; it counts as the one on the side from which the person comes
    let slot = if who.previous.is_some_and(|p| p.slot > last) { last } else { last + 1 };
    let allowed = board.in_window(who, time) && board.in_time(who, slot, time.from) && board.may_come(who, slot);
    let there = !board.pair(desk, block).is_empty() && board.away(desk, block, time).is_empty();
    if !in_break || !to_come || !allowed || !there || !board.conflicts(who, desk, block).is_empty() {
        return None;
    }
    let second = match board.cover(desk, block, who.area, &who.alt)? {
        Cover::First => 0,
        Cover::Second => p.weights.alt,
    };
    let price = second + board.preference(who, time) + board.change(who, slot);
    Some(price + solved.one_more_at(desk, block)? + new_link(board, desk, block))
}
