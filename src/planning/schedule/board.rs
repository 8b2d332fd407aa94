//! The board of one rota: which cells are open, who may take which, and at what price. Every rule of feasibility and every
//! cost of a single interview is here and nowhere else (the specification's *feasibility*, and items 1 and 5 of its
//! objective). Not here: sums over desks (`value`), the choice (`flow`).

use super::problem::{Candidate, Cell, Problem, Rota, Span};

/// How a desk covers somebody's area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cover {
    /// Somebody there judges the area.
    First,
    /// Somebody there judges an area that would do as well.
    Second,
}

/// What keeps a cell from being open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Obstacles {
    /// It began before now.
    pub past: bool,
    /// Nobody sits there.
    pub shut: bool,
    /// It is in `closed`.
    pub closed: bool,
    /// Who sits there and is away.
    pub away: Vec<usize>,
}

impl Obstacles {
    fn none(&self) -> bool {
        !self.past && !self.shut && !self.closed && self.away.is_empty()
    }
}

/// The open cells of a problem under a rota.
#[derive(Clone, Debug)]
pub(super) struct Board<'a> {
    pub problem: &'a Problem,
    pub rota: &'a Rota,
    open: Vec<bool>,
    closed: Vec<bool>,
    reserve: Vec<bool>,
    /// Cells that are somebody's alone.
    taken: Vec<bool>,
    /// Desk-blocks with an open cell.
    working: Vec<bool>,
    /// The first slot that has not begun.
    first: usize,
}

impl<'a> Board<'a> {
    pub(super) fn new(problem: &'a Problem, rota: &'a Rota) -> Board<'a> {
        let cells = problem.desks.len() * problem.slots.len();
        let (mut closed, mut reserve, mut taken) = (vec![false; cells], vec![false; cells], vec![false; cells]);
        let at = |c: &Cell| c.desk * problem.slots.len() + c.slot;
        problem.closed.iter().for_each(|c| closed[at(c)] = true);
        problem.buffers.iter().for_each(|c| reserve[at(c)] = true);
        (0..problem.candidates.len()).filter_map(|c| problem.fixed(c)).for_each(|c| taken[at(&c)] = true);
        let now = problem.in_force.map_or(i64::MIN, |f| f.now);
        let first = problem.slots.iter().position(|s| s.start >= now).unwrap_or(problem.slots.len());
        let working = vec![false; problem.desks.len() * problem.blocks.len()];
        let mut board = Board { problem, rota, open: vec![false; cells], closed, reserve, taken, working, first };
        for cell in board.cells() {
            if board.obstacles(cell).none() {
                board.open[at(&cell)] = true;
                board.working[cell.desk * problem.blocks.len() + problem.slots[cell.slot].block] = true;
            }
        }
        board
    }

    /// Every cell, desk by desk.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let (desks, slots) = (self.problem.desks.len(), self.problem.slots.len());
        (0..desks).flat_map(move |desk| (0..slots).map(move |slot| Cell { desk, slot }))
    }

    fn at(&self, c: Cell) -> usize {
        c.desk * self.problem.slots.len() + c.slot
    }

    pub(super) fn is_open(&self, c: Cell) -> bool {
        self.open[self.at(c)]
    }

    /// Whether a cell is somebody's alone.
    pub(super) fn is_taken(&self, c: Cell) -> bool {
        self.taken[self.at(c)]
    }

    pub(super) fn is_reserve(&self, c: Cell) -> bool {
        self.reserve[self.at(c)]
    }

    /// The block of a cell.
    pub(super) fn block(&self, c: Cell) -> usize {
        self.problem.slots[c.slot].block
    }

    /// Who sits at a desk in a block.
    pub(super) fn pair(&self, desk: usize, block: usize) -> &'a [usize] {
        &self.rota[block][desk]
    }

    /// When a cell is.
    pub(super) fn time(&self, slot: usize) -> Span {
        Span { from: self.problem.slots[slot].start, to: self.problem.end(slot) }
    }

    /// Who at the desk is away at that time.
    pub(super) fn away(&self, desk: usize, block: usize, time: Span) -> Vec<usize> {
        let out = |p: &usize| self.problem.interviewers[*p].away.iter().any(|a| a.from < time.to && time.from < a.to);
        self.pair(desk, block).iter().copied().filter(out).collect()
    }

    pub(super) fn obstacles(&self, c: Cell) -> Obstacles {
        let block = self.block(c);
        Obstacles {
            past: c.slot < self.first,
            shut: self.pair(c.desk, block).is_empty(),
            closed: self.closed[self.at(c)],
            away: self.away(c.desk, block, self.time(c.slot)),
        }
    }

    /// Whether the desk judges an area in a block.
    pub(super) fn judges(&self, desk: usize, block: usize, area: usize) -> bool {
        self.pair(desk, block).iter().any(|p| self.problem.interviewers[*p].areas.binary_search(&area).is_ok())
    }

    /// How the desk covers these areas in a block.
    pub(super) fn cover(&self, desk: usize, block: usize, area: usize, alt: &[usize]) -> Option<Cover> {
        if self.judges(desk, block, area) {
            Some(Cover::First)
        } else {
            alt.iter().any(|a| self.judges(desk, block, *a)).then_some(Cover::Second)
        }
    }

    /// Who at the desk must not see this person.
    pub(super) fn conflicts(&self, who: &Candidate, desk: usize, block: usize) -> Vec<usize> {
        self.pair(desk, block).iter().copied().filter(|p| who.conflicts.binary_search(p).is_ok()).collect()
    }

    /// Whether a time lies in somebody's window.
    pub(super) fn in_window(&self, who: &Candidate, time: Span) -> bool {
        who.window.from <= time.from && time.to <= who.window.to
    }

    /// Replan: whether a new time keeps the notice.
    pub(super) fn in_time(&self, who: &Candidate, slot: usize, start: i64) -> bool {
        match (self.problem.in_force, who.previous) {
            (Some(f), Some(p)) => slot == p.slot || start >= f.now.saturating_add(f.notice),
            _ => true,
        }
    }

    /// Replan: whether an earlier time is possible.
    pub(super) fn may_come(&self, who: &Candidate, slot: usize) -> bool {
        self.problem.in_force.is_none() || who.present || who.previous.is_none_or(|p| slot >= p.slot)
    }

    /// Whether somebody may have this time, desks apart.
    pub(super) fn allows(&self, who: &Candidate, slot: usize) -> bool {
        let time = self.time(slot);
        self.in_window(who, time) && self.in_time(who, slot, time.from) && self.may_come(who, slot)
    }

    /// Whether somebody may take a cell.
    pub(super) fn may(&self, who: &Candidate, c: Cell) -> bool {
        let block = self.block(c);
        self.is_open(c)
            && self.allows(who, c.slot)
            && self.cover(c.desk, block, who.area, &who.alt).is_some()
            && self.conflicts(who, c.desk, block).is_empty()
    }

    /// Item 1: started slots outside the preferred interval, priced.
    pub(super) fn preference(&self, who: &Candidate, time: Span) -> i64 {
        let slots = |minutes: i64| if minutes > 0 { (minutes - 1) / self.problem.slot_min + 1 } else { 0 };
        who.prefer.map_or(0, |p| self.problem.weights.prefer * (slots(p.from - time.from) + slots(time.to - p.to)))
    }

    /// Item 5 for any cell but the one of the plan in force; `slot` may be one past the grid.
    pub(super) fn change(&self, who: &Candidate, slot: usize) -> i64 {
        let w = &self.problem.weights;
        let slots = |n: usize| n as i64;
        match (self.problem.in_force, who.previous) {
            (None, _) => 0,
            (Some(_), None) => w.wait * slots(slot.saturating_sub(self.first)),
            (Some(_), Some(p)) if slot == p.slot => w.move_desk,
            (Some(_), Some(p)) if slot > p.slot => w.move_time + w.per_slot_later * slots(slot - p.slot),
            (Some(_), Some(p)) => w.move_time + w.per_slot_earlier * slots(p.slot - slot),
        }
    }

    /// Whether a cell is somebody's cell of the plan in force.
    pub(super) fn keeps(&self, who: &Candidate, c: Cell) -> bool {
        self.problem.in_force.is_some() && who.previous == Some(c)
    }

    /// Items 1 and 5: what somebody in a cell costs. A locked cell may be one they could not choose; an area that nobody
    /// there judges then costs nothing.
    pub(super) fn price(&self, who: &Candidate, c: Cell) -> i64 {
        let w = &self.problem.weights;
        let second = self.cover(c.desk, self.block(c), who.area, &who.alt) == Some(Cover::Second);
        let change = if self.keeps(who, c) { 0 } else { self.change(who, c.slot) };
        let reserve = if self.is_reserve(c) { w.buffer } else { 0 };
        change + reserve + self.preference(who, self.time(c.slot)) + if second { w.alt } else { 0 }
    }

    /// Whether a working pair at the desk should have `min_link` interviews in the block: two people and an open cell.
    pub(super) fn links(&self, desk: usize, block: usize) -> bool {
        self.pair(desk, block).len() == 2 && self.working[desk * self.problem.blocks.len() + block]
    }
}
