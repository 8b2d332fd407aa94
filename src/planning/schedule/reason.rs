//! Why somebody has no cell: one reason, the first that holds; and why somebody's cell changed. Not here: what would help
//! (`relax`).

use super::board::{Board, Obstacles};
use super::problem::Cell;

/// Why somebody is left out. In this order, the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No open cell covers the area or a second one.
    NoArea,
    /// Every open cell that covers it has a conflict.
    Conflict,
    /// None of the rest lies in the window; replan: or is allowed by notice and presence.
    Window,
    /// There are such cells, and others have them.
    Full,
}

impl Why {
    /// As documents write it.
    pub fn code(self) -> &'static str {
        match self {
            Why::NoArea => "no_area",
            Why::Conflict => "conflict",
            Why::Window => "window",
            Why::Full => "full",
        }
    }
}

/// Why somebody the plan leaves out is left out.
pub(super) fn why(board: &Board, candidate: usize) -> Why {
    let who = &board.problem.candidates[candidate];
    let mut found = Why::NoArea;
    for c in board.cells().filter(|c| board.is_open(*c)) {
        let block = board.block(c);
        if board.cover(c.desk, block, who.area, &who.alt).is_none() {
            continue;
        }
        if !board.conflicts(who, c.desk, block).is_empty() {
            if found == Why::NoArea {
                found = Why::Conflict;
            }
        } else if board.allows(who, c.slot) {
            return Why::Full;
        } else {
            found = Why::Window;
        }
    }
    found
}

/// Why somebody leaves their cell of the plan in force. In this order, the first that holds; all but the last two say what
/// is wrong with the cell, the last two that it would still be good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveWhy {
    /// They are pinned elsewhere.
    Pinned,
    /// The cell began before now.
    Past,
    /// The cell is closed.
    Closed,
    /// Nobody sits at the desk any more.
    Shut,
    /// Somebody at the desk is away.
    Away,
    /// The cell is pinned for somebody else.
    Taken,
    /// Nobody there judges their area any more.
    NoArea,
    /// Somebody there must not see them.
    Conflict,
    /// It lies outside their window.
    Window,
    /// Somebody else needs the cell.
    MakesRoom,
    /// The whole plan costs less this way.
    Cheaper,
}

impl MoveWhy {
    /// As documents write it.
    pub fn code(self) -> &'static str {
        match self {
            MoveWhy::Pinned => "pinned",
            MoveWhy::Past => "past",
            MoveWhy::Closed => "closed",
            MoveWhy::Shut => "shut",
            MoveWhy::Away => "away",
            MoveWhy::Taken => "taken",
            MoveWhy::NoArea => "no_area",
            MoveWhy::Conflict => "conflict",
            MoveWhy::Window => "window",
            MoveWhy::MakesRoom => "makes_room",
            MoveWhy::Cheaper => "cheaper",
        }
    }
}

/// Somebody whose cell of the plan in force is not theirs in the new one. A new cell for somebody who had none is no move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Position in `candidates`.
    pub candidate: usize,
    /// The cell they leave.
    pub from: Cell,
    /// The cell they get; `None`: left out.
    pub to: Option<Cell>,
    /// Why.
    pub why: MoveWhy,
}

/// Everybody who moves, in the order of the list.
pub(super) fn moves(board: &Board, assigned: &[Option<Cell>]) -> Vec<Move> {
    let p = board.problem;
    if p.in_force.is_none() {
        return Vec::new();
    }
    let moved = |(candidate, to): (usize, &Option<Cell>)| {
        let from = p.candidates[candidate].previous.filter(|from| Some(*from) != *to)?;
        Some(Move { candidate, from, to: *to, why: move_why(board, assigned, candidate, from) })
    };
    assigned.iter().enumerate().filter_map(moved).collect()
}

fn move_why(board: &Board, assigned: &[Option<Cell>], candidate: usize, from: Cell) -> MoveWhy {
    let p = board.problem;
    let (who, block) = (&p.candidates[candidate], board.block(from));
    let Obstacles { past, shut, closed, away } = board.obstacles(from);
    let elsewhere = |c: usize| c != candidate && p.fixed(c) == Some(from);
    let first_that_holds = [
        (p.fixed(candidate).is_some(), MoveWhy::Pinned),
        (past, MoveWhy::Past),
        (closed, MoveWhy::Closed),
        (shut, MoveWhy::Shut),
        (!away.is_empty(), MoveWhy::Away),
        ((0..p.candidates.len()).any(elsewhere), MoveWhy::Taken),
        (board.cover(from.desk, block, who.area, &who.alt).is_none(), MoveWhy::NoArea),
        (!board.conflicts(who, from.desk, block).is_empty(), MoveWhy::Conflict),
        (!board.in_window(who, board.time(from.slot)), MoveWhy::Window),
        (assigned.contains(&Some(from)), MoveWhy::MakesRoom),
    ];
    first_that_holds.iter().find(|(holds, _)| *holds).map_or(MoveWhy::Cheaper, |(_, why)| *why)
}
