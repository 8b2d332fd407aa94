//! A scheduling problem in plain numbers: who could meet whom, where and when, and what each thing costs. Times are minutes
//! from midnight of day 0, people and places are positions in the lists here; names are kept only for those who read the
//! answer. Source of every rule: the project's specification of the schedule (feasibility and objective, items 1-5). Not
//! here: reading a file (`read`), what makes a problem unusable (`fault`).

/// A stretch of minutes; `to` is the first minute after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First minute.
    pub from: i64,
    /// First minute after.
    pub to: i64,
}

/// A desk at a slot: the place of one interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Position in `desks`.
    pub desk: usize,
    /// Position in `slots`.
    pub slot: usize,
}

/// A row of the grid, the same for every desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// First minute; it lasts `slot_min`.
    pub start: i64,
    /// Position of its block (a block lies between two breaks).
    pub block: usize,
}

/// Somebody who interviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interviewer {
    /// The name answers use.
    pub id: String,
    /// Areas they judge: positions in `areas`, ascending.
    pub areas: Vec<usize>,
    /// When they are not there.
    pub away: Vec<Span>,
}

/// Somebody to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name answers use; unique.
    pub id: String,
    /// The area: position in `areas`.
    pub area: usize,
    /// Other areas that would do, ascending.
    pub alt: Vec<usize>,
    /// Hard: an interview lies inside.
    pub window: Span,
    /// Soft: an interview inside costs nothing.
    pub prefer: Option<Span>,
    /// Interviewers who must not see this person, ascending.
    pub conflicts: Vec<usize>,
    /// How much being left out weighs; 1 is normal.
    pub priority: i64,
    /// In the building already (replan: may go earlier).
    pub present: bool,
    /// The cell of the plan in force (replan).
    pub previous: Option<Cell>,
    /// The cell that is this person's alone: pinned, or being used now. Nobody else enters it, and nothing moves this person.
    pub locked: Option<Cell>,
}

/// What each thing costs, in points of the objective; none is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Somebody left out, times their priority.
    pub unassigned: i64,
    /// Only a second area is covered.
    pub alt: i64,
    /// Each started slot outside the preferred interval.
    pub prefer: i64,
    /// A reserve cell is used.
    pub buffer: i64,
    /// Times the square of the interviews of a desk in a block.
    pub load_block: i64,
    /// Times the square of the interviews of a desk.
    pub load_desk: i64,
    /// Each interview a working pair lacks to `min_link` in a block.
    pub link: i64,
    /// Replan: another desk at the same time.
    pub move_desk: i64,
    /// Replan: another time.
    pub move_time: i64,
    /// Replan: each slot later.
    pub per_slot_later: i64,
    /// Replan: each slot earlier.
    pub per_slot_earlier: i64,
    /// Replan: each slot somebody without a cell waits.
    pub wait: i64,
}

/// Who sits where: `[block][desk]` gives the interviewers (two, one, or none: the desk is shut).
pub type Rota = Vec<Vec<Vec<usize>>>;

/// Whether it is known who sits where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seating {
    /// Given.
    Given(Rota),
    /// To be found: hosts stay at their desks (`hosts[d]` at desk d), guests go round and meet no host twice.
    Open {
        /// One a desk.
        hosts: Vec<usize>,
        /// As many.
        guests: Vec<usize>,
    },
}

/// A plan in force, to be changed as little as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The minute it is; cells that began before are past.
    pub now: i64,
    /// Minutes of notice a new time needs.
    pub notice: i64,
}

/// The whole question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Minutes of a cell, more than 0.
    pub slot_min: i64,
    /// The blocks' numbers, for people; elsewhere a block is a position here.
    pub blocks: Vec<i64>,
    /// The grid, ascending in time.
    pub slots: Vec<Slot>,
    /// The desks' names.
    pub desks: Vec<String>,
    /// The areas' names.
    pub areas: Vec<String>,
    /// Who interviews.
    pub interviewers: Vec<Interviewer>,
    /// Who sits where.
    pub seating: Seating,
    /// Cells that cannot be used.
    pub closed: Vec<Cell>,
    /// Reserve cells: usable at a cost.
    pub buffers: Vec<Cell>,
    /// Who is to be seen.
    pub candidates: Vec<Candidate>,
    /// What each thing costs.
    pub weights: Weights,
    /// Interviews a working pair should have in a block, so that every pair has candidates in common.
    pub min_link: i64,
    /// Interviews already held, `[desk][block]`; empty: none.
    pub base_load: Vec<Vec<i64>>,
    /// Replan: the plan in force.
    pub in_force: Option<InForce>,
}

impl Problem {
    /// Interviews already held by a desk in a block.
    pub fn held(&self, desk: usize, block: usize) -> i64 {
        self.base_load.get(desk).and_then(|d| d.get(block)).copied().unwrap_or(0)
    }

    /// When a cell of this slot ends.
    pub fn end(&self, slot: usize) -> i64 {
        self.slots[slot].start + self.slot_min
    }

    /// The cell nothing takes from this person: the lock, or the cell of the plan in force that is being used right now.
    pub fn fixed(&self, candidate: usize) -> Option<Cell> {
        let c = &self.candidates[candidate];
        let running = |cell: &Cell| {
            self.in_force.is_some_and(|f| self.slots[cell.slot].start < f.now && f.now < self.end(cell.slot))
        };
        c.locked.or_else(|| c.previous.filter(running))
    }
}
