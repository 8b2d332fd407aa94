//! What makes a problem unusable, and where in it. The sentences are made at the edge. Not here: what a problem is
//! (`problem`).

use super::problem::{Cell, Problem, Rota, Seating};
use std::collections::BTreeSet;
use std::fmt;

/// The most candidates, desks times slots, and other things of a kind in one problem.
pub const MOST: usize = 200_000;
/// The most candidates times slots and blocks.
const MOST_ARCS: usize = 10_000_000;
/// The most candidates times cells.
const MOST_LOOKS: usize = 1_000_000_000;
/// The latest minute and the largest weight.
pub const LARGEST: i64 = 1_000_000_000;

/// A fault and where it is, as a path from the root of the file: `candidates[3].window`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {wrong:?}")]
pub struct Fault {
    /// The path; empty: the file itself.
    pub place: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not JSON.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It has to be there and is not.
    Missing,
    /// Another kind of value is wanted.
    Kind(Wanted),
    /// `kind` is none of plan, replan, joint.
    UnknownKind(String),
    /// A name that the problem does not know.
    Unknown(String),
    /// The same name, or the same cell, twice.
    Twice(String),
    /// A number or a position outside its range.
    Outside {
        /// Least allowed.
        least: i64,
        /// Most allowed.
        most: i64,
    },
    /// A list with another length than it needs.
    Length {
        /// Items wanted.
        wanted: usize,
        /// Items there.
        found: usize,
    },
    /// Too many of a kind.
    TooMany,
    /// A stretch of time that ends before it begins, or slots that are not ascending.
    Backwards,
    /// Weights and numbers so large that the sum could not be exact.
    TooLarge,
}

/// A kind of value in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number.
    Whole,
    /// A text.
    Text,
    /// True or false.
    Choice,
    /// A list.
    List,
    /// An object.
    Object,
    /// `[desk, slot]`.
    Cell,
    /// `[from, to]`.
    Span,
}

impl Fault {
    /// A fault at a place.
    pub fn at(place: impl fmt::Display, wrong: Wrong) -> Fault {
        Fault { place: place.to_string(), wrong }
    }
}

fn within(place: impl fmt::Display, value: i64, least: i64, most: i64) -> Result<(), Fault> {
    if (least..=most).contains(&value) { Ok(()) } else { Err(Fault::at(place, Wrong::Outside { least, most })) }
}

fn position(place: impl fmt::Display, value: usize, of: usize) -> Result<(), Fault> {
    if value < of { Ok(()) } else { Err(Fault::at(place, Wrong::Outside { least: 0, most: of as i64 - 1 })) }
}

fn length(place: impl fmt::Display, found: usize, wanted: usize) -> Result<(), Fault> {
    if found == wanted { Ok(()) } else { Err(Fault::at(place, Wrong::Length { wanted, found })) }
}

fn few(place: impl fmt::Display, n: usize) -> Result<(), Fault> {
    if n <= MOST { Ok(()) } else { Err(Fault::at(place, Wrong::TooMany)) }
}

fn distinct<T: Ord>(items: impl IntoIterator<Item = (String, T)>, name: impl Fn(&T) -> String) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for (place, item) in items {
        let said = name(&item);
        if !seen.insert(item) {
            return Err(Fault::at(place, Wrong::Twice(said)));
        }
    }
    Ok(())
}

impl Problem {
    /// The first thing that makes the problem unusable. A problem that passes is solved without overflow or a wrong position.
    pub fn check(&self) -> Result<(), Fault> {
        self.check_grid()?;
        self.check_people()?;
        self.check_seating()?;
        self.check_candidates()?;
        self.check_size()
    }

    fn check_grid(&self) -> Result<(), Fault> {
        within("slot_min", self.slot_min, 1, LARGEST)?;
        few("slots", self.slots.len())?;
        few("blocks", self.blocks.len())?;
        few("desks", self.desks.len())?;
        few("desks", self.desks.len().saturating_mul(self.slots.len().max(self.blocks.len())))?;
        few("areas", self.areas.len())?;
        for (at, s) in self.slots.iter().enumerate() {
            within(format_args!("slots[{at}].start"), s.start, -LARGEST, LARGEST)?;
            position(format_args!("slots[{at}].block"), s.block, self.blocks.len())?;
            if at > 0 && self.slots[at - 1].start >= s.start {
                return Err(Fault::at(format_args!("slots[{at}].start"), Wrong::Backwards));
            }
        }
        distinct(self.blocks.iter().enumerate().map(|(at, b)| (format!("blocks[{at}]"), *b)), i64::to_string)?;
        distinct(self.desks.iter().enumerate().map(|(at, d)| (format!("desks[{at}]"), d)), |d| d.to_string())?;
        for (list, cells) in [("closed", &self.closed), ("buffers", &self.buffers)] {
            for (at, cell) in cells.iter().enumerate() {
                self.check_cell(format_args!("{list}[{at}]"), *cell)?;
            }
        }
        for (d, row) in self.base_load.iter().enumerate() {
            length("base_load", self.base_load.len(), self.desks.len())?;
            length(format_args!("base_load[{d}]"), row.len(), self.blocks.len())?;
            for (b, n) in row.iter().enumerate() {
                within(format_args!("base_load[{d}][{b}]"), *n, 0, 1_000_000)?;
            }
        }
        if let Some(f) = self.in_force {
            within("now", f.now, -LARGEST, LARGEST)?;
            within("notice", f.notice, 0, LARGEST)?;
        }
        Ok(())
    }

    fn check_cell(&self, place: impl fmt::Display, cell: Cell) -> Result<(), Fault> {
        position(&place, cell.desk, self.desks.len())?;
        position(&place, cell.slot, self.slots.len())
    }

    fn check_people(&self) -> Result<(), Fault> {
        few("interviewers", self.interviewers.len())?;
        let ids = self.interviewers.iter().enumerate().map(|(at, i)| (format!("interviewers[{at}].id"), &i.id));
        distinct(ids, |id| id.to_string())?;
        for (at, i) in self.interviewers.iter().enumerate() {
            for a in &i.areas {
                position(format_args!("interviewers[{at}].areas"), *a, self.areas.len())?;
            }
            for (n, s) in i.away.iter().enumerate() {
                check_span(format_args!("interviewers[{at}].away[{n}]"), s.from, s.to)?;
            }
        }
        Ok(())
    }

    fn check_seating(&self) -> Result<(), Fault> {
        let people = self.interviewers.len();
        match &self.seating {
            Seating::Given(rota) => self.check_rota(rota),
            Seating::Open { hosts, guests } => {
                for (list, who) in [("hosts", hosts), ("guests", guests)] {
                    length(list, who.len(), self.desks.len())?;
                    for (at, p) in who.iter().enumerate() {
                        position(format_args!("{list}[{at}]"), *p, people)?;
                    }
                }
                let both = [("hosts", hosts), ("guests", guests)];
                let places = both
                    .iter()
                    .flat_map(|(list, who)| who.iter().enumerate().map(move |(at, p)| (format!("{list}[{at}]"), *p)));
                distinct(places, |p| self.interviewers[*p].id.clone())
            }
        }
    }

    fn check_rota(&self, rota: &Rota) -> Result<(), Fault> {
        length("rota", rota.len(), self.blocks.len())?;
        for (b, row) in rota.iter().enumerate() {
            length(format_args!("rota[{b}]"), row.len(), self.desks.len())?;
            let mut seated = Vec::new();
            for (d, pair) in row.iter().enumerate() {
                few(format_args!("rota[{b}][{d}]"), pair.len())?;
                for p in pair {
                    position(format_args!("rota[{b}][{d}]"), *p, self.interviewers.len())?;
                    seated.push((format!("rota[{b}][{d}]"), *p));
                }
            }
            // nobody sits at two desks at once
            distinct(seated, |p| self.interviewers[*p].id.clone())?;
        }
        Ok(())
    }

    fn check_candidates(&self) -> Result<(), Fault> {
        few("candidates", self.candidates.len())?;
        // what is looked at for each person, and what is kept
        let (people, rows) = (self.candidates.len(), self.slots.len() + self.blocks.len());
        if people * rows > MOST_ARCS || people.saturating_mul(rows).saturating_mul(self.desks.len()) > MOST_LOOKS {
            return Err(Fault::at("candidates", Wrong::TooMany));
        }
        let ids = self.candidates.iter().enumerate().map(|(at, c)| (format!("candidates[{at}].id"), &c.id));
        distinct(ids, |id| id.to_string())?;
        for (at, c) in self.candidates.iter().enumerate() {
            let place = |field: &str| format!("candidates[{at}].{field}");
            position(place("area"), c.area, self.areas.len())?;
            for a in &c.alt {
                position(place("alt"), *a, self.areas.len())?;
            }
            for p in &c.conflicts {
                position(place("conflicts"), *p, self.interviewers.len())?;
            }
            check_span(place("window"), c.window.from, c.window.to)?;
            if let Some(p) = c.prefer {
                check_span(place("prefer"), p.from, p.to)?;
            }
            within(place("priority"), c.priority, 0, 1_000_000)?;
            for (list, cell) in [("previous", c.previous), ("locked", c.locked)] {
                if let Some(cell) = cell {
                    self.check_cell(format_args!("{list}.{}", c.id), cell)?;
                }
            }
        }
        let fixed = (0..self.candidates.len())
            .filter_map(|c| Some((format!("locked.{}", self.candidates[c].id), self.fixed(c)?)));
        distinct(fixed, |cell| format!("{} {}", self.desks[cell.desk], cell.slot))
    }

    /// Every sum the solver makes stays far below the largest i64.
    fn check_size(&self) -> Result<(), Fault> {
        let w = &self.weights;
        let named = [
            ("unassigned", w.unassigned),
            ("alt", w.alt),
            ("prefer", w.prefer),
            ("buffer", w.buffer),
            ("load_block", w.load_block),
            ("load_desk", w.load_desk),
            ("link", w.link),
            ("move_desk", w.move_desk),
            ("move_time", w.move_time),
            ("per_slot_later", w.per_slot_later),
            ("per_slot_earlier", w.per_slot_earlier),
            ("wait", w.wait),
        ];
        for (name, weight) in named {
            within(format_args!("weights.{name}"), weight, 0, LARGEST)?;
        }
        within("min_link", self.min_link, 0, 1_000_000)?;
        let big = |n: i64| i128::from(n);
        let cells = self.slots.len() as i128;
        let times = self.slots.iter().map(|s| big(s.start.abs()));
        let times = times
            .chain(self.candidates.iter().flat_map(|c| c.prefer).flat_map(|p| [big(p.from.abs()), big(p.to.abs())]));
        let far = 2 * (2 * times.max().unwrap_or(0) + big(self.slot_min)) / big(self.slot_min) + 4;
        let priority = self.candidates.iter().map(|c| big(c.priority)).max().unwrap_or(0);
        let held: i128 = self.base_load.iter().flatten().map(|n| big(*n)).sum();
        let most = 2 * (held + cells) + 4;
        let one = big(w.unassigned) * priority
            + big(w.alt)
            + big(w.buffer)
            + big(w.prefer) * far
            + big(w.link) * (big(self.min_link) + 1)
            + big(w.move_desk)
            + big(w.move_time)
            + (big(w.per_slot_later) + big(w.per_slot_earlier) + big(w.wait)) * (cells + 1)
            + (big(w.load_block) + big(w.load_desk)) * most;
        let blocks = (self.desks.len() * self.blocks.len()) as i128;
        let whole = one * (self.candidates.len() as i128 + 2)
            + (big(w.load_block) + big(w.load_desk)) * held * (held + 2 * cells * blocks)
            + big(w.link) * big(self.min_link) * blocks;
        if whole > i128::from(i64::MAX / 16) { Err(Fault::at("weights", Wrong::TooLarge)) } else { Ok(()) }
    }
}

fn check_span(place: impl fmt::Display, from: i64, to: i64) -> Result<(), Fault> {
    within(&place, from, -LARGEST, LARGEST)?;
    within(&place, to, -LARGEST, LARGEST)?;
    if from <= to { Ok(()) } else { Err(Fault::at(place, Wrong::Backwards)) }
}
