//! The best plan under one rota, as a cheapest flow: candidate -> (coverage, slot) -> cell -> desk-block -> desk -> out.
//! People whom the same desks cover share the nodes in the middle, so that there is no arc for every person and cell; the
//! cell of the plan in force has an arc of its own. Squares are unit arcs of 1, 3, 5, ..., a link is a lower price of the
//! first ones. The matrix is totally unimodular: the flow is the integer optimum. Not here: the flow itself (`network`).

use super::board::{Board, Cover};
use super::lot::Lot;
use super::network::{At, Draft, FAR, Network, Run};
use super::problem::{Candidate, Cell};
use super::value::{loads, value};
use std::collections::BTreeMap;

/// A best plan with what proves it.
#[derive(Clone, Debug)]
pub(super) struct Best {
    /// A cell for each candidate; `None`: left out.
    pub assigned: Vec<Option<Cell>>,
    /// What the plan costs by the rules.
    pub objective: i64,
    /// No plan under this rota costs less: the dual value.
    pub bound: i64,
    /// The solved network, for further questions.
    pub net: Solved,
}

/// The solved network with the meaning of its nodes.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    /// Cost of one more unit from each node to the sink.
    to_sink: Vec<i64>,
    cells: BTreeMap<Cell, At>,
    /// `[desk][block]`.
    desk_blocks: Vec<Vec<At>>,
    /// Added to every unit that reaches a desk.
    shift: i64,
}

impl Solved {
    /// What it costs besides its price to put one more person into an open cell, others making room; `None`: no way.
    pub(super) fn one_more_in(&self, c: Cell) -> Option<i64> {
        self.cells.get(&c).and_then(|n| self.cost(*n))
    }

    /// The same for a cell that would be added to the desk in the block.
    pub(super) fn one_more_at(&self, desk: usize, block: usize) -> Option<i64> {
        self.cost(self.desk_blocks[desk][block])
    }

    fn cost(&self, node: At) -> Option<i64> {
        Some(self.to_sink[node as usize]).filter(|d| *d != FAR).map(|d| d - self.shift)
    }
}

/// Which desks cover somebody in a block: the price of each, by desk.
type Coverage = Vec<(u32, Cover)>;

/// The cheapest plan under the board's rota; `None` where none costs less than `limit`.
pub(super) fn best(board: &Board, lot: &Lot, limit: i64) -> Option<Best> {
    let drawing = Drawing::of(board, lot);
    let fixed_cost = drawing.fixed_cost;
    let (source, sink, shift) = (drawing.source, drawing.sink, drawing.shift);
    let (people, cell_arcs) = (drawing.people, drawing.cell_arcs);
    let mut net: Network = drawing.draft.close(source, sink);
    let wanted = people.len() as i64;
    let moved = fixed_cost - wanted * shift;
    let Run::Done { units, .. } = net.run(wanted, limit.saturating_sub(moved)) else { return None };
    // everybody can be left out, so everybody is sent
    debug_assert_eq!(units, wanted);
    let assigned = settle(board, &net, &people, &cell_arcs);
    let objective = value(board, &assigned).sum();
    let bound = net.bound(units) + moved;
    let solved = Solved { to_sink: net.to_sink(), cells: drawing.cells, desk_blocks: drawing.desk_blocks, shift };
    Some(Best { assigned, objective, bound, net: solved })
}

/// The ways out of a candidate's node: which arcs, and to which slot node or cell they lead.
struct Person {
    who: usize,
    /// Arc, and the slot node it leads to.
    slots: Vec<(usize, At)>,
    /// The arc to the cell of the plan in force.
    kept: Option<(usize, Cell)>,
}

struct Drawing {
    draft: Draft,
    source: At,
    sink: At,
    shift: i64,
    fixed_cost: i64,
    people: Vec<Person>,
    cells: BTreeMap<Cell, At>,
    desk_blocks: Vec<Vec<At>>,
    /// For each slot node: arcs to cells.
    cell_arcs: BTreeMap<At, Vec<(usize, Cell)>>,
}

impl Drawing {
    fn of(board: &Board, lot: &Lot) -> Drawing {
        let p = board.problem;
        let mut draft = Draft::default();
        let (source, sink) = (draft.node(), draft.node());
        // a link makes the first units cheaper than nothing: everybody pays it once, placed or not
        let shift = p.weights.link;
        let fixed: Vec<Option<Cell>> = (0..p.candidates.len()).map(|c| p.fixed(c)).collect();
        let free = |c: Cell| board.is_open(c) && !board.is_taken(c);
        let mut drawing = Drawing {
            draft,
            source,
            sink,
            shift,
            fixed_cost: 0,
            people: Vec::new(),
            cells: BTreeMap::new(),
            desk_blocks: Vec::new(),
            cell_arcs: BTreeMap::new(),
        };
        // people held in their cells are paid for and counted before anybody else comes
        let out = |(c, f): (&Candidate, &Option<Cell>)| if f.is_none() { p.weights.unassigned * c.priority } else { 0 };
        drawing.fixed_cost = value(board, &fixed).sum() - p.candidates.iter().zip(&fixed).map(out).sum::<i64>();
        drawing.draw_desks(board, &loads(board, &fixed), &free);
        drawing.draw_people(board, lot, &fixed, &free);
        drawing
    }

    /// Cells, desk-blocks and desks, each with its unit arcs; one more unit than there are cells, for a cell that would be
    /// added (`Solved::one_more_at`).
    fn draw_desks(&mut self, board: &Board, loads: &[Vec<i64>], free: &dyn Fn(Cell) -> bool) {
        let p = board.problem;
        let mut room = vec![vec![0_i64; p.blocks.len()]; p.desks.len()];
        for c in board.cells().filter(|c| free(*c)) {
            room[c.desk][board.block(c)] += 1;
        }
        for (desk, load) in loads.iter().enumerate() {
            let node = self.draft.node();
            let whole: i64 = load.iter().sum();
            for n in whole..=whole + room[desk].iter().sum::<i64>() {
                self.draft.arc(node, self.sink, 1, p.weights.load_desk * (2 * n + 1));
            }
            let mut blocks = Vec::new();
            for (block, held) in load.iter().enumerate() {
                let here = self.draft.node();
                let linked = board.links(desk, block);
                for n in *held..=held + room[desk][block] {
                    let link = if linked && n < p.min_link { self.shift } else { 0 };
                    self.draft.arc(here, node, 1, p.weights.load_block * (2 * n + 1) + self.shift - link);
                }
                blocks.push(here);
            }
            self.desk_blocks.push(blocks);
        }
        for c in board.cells().filter(|c| free(*c)) {
            let node = self.draft.node();
            let price = if board.is_reserve(c) { p.weights.buffer } else { 0 };
            self.draft.arc(node, self.desk_blocks[c.desk][board.block(c)], 1, price);
            self.cells.insert(c, node);
        }
    }

    fn draw_people(&mut self, board: &Board, lot: &Lot, fixed: &[Option<Cell>], free: &dyn Fn(Cell) -> bool) {
        let p = board.problem;
        let mut covers = Covers::new(board, lot);
        let mut nodes: BTreeMap<(u32, usize), Option<At>> = BTreeMap::new();
        for who in lot.candidates.iter().copied().filter(|who| fixed[*who].is_none()) {
            let c = &p.candidates[who];
            let node = self.draft.node();
            self.draft.arc(self.source, node, 1, 0);
            let mut person = Person { who, slots: Vec::new(), kept: None };
            let by_block = covers.of(c);
            for slot in lot.slots.iter().copied().filter(|s| board.allows(c, *s)) {
                let Some(coverage) = by_block[p.slots[slot].block] else { continue };
                let there = *nodes.entry((coverage, slot)).or_insert_with(|| {
                    let arcs = covers.list[coverage as usize]
                        .iter()
                        .map(|(desk, cover)| (*cover, Cell { desk: *desk as usize, slot }));
                    let arcs: Vec<_> = arcs.filter_map(|(cover, c)| Some((cover, c, *self.cells.get(&c)?))).collect();
                    (!arcs.is_empty()).then(|| {
                        let here = self.draft.node();
                        let arcs = arcs.into_iter().map(|(cover, c, cell)| {
                            let price = if cover == Cover::Second { p.weights.alt } else { 0 };
                            (self.draft.arc(here, cell, 1, price), c)
                        });
                        let arcs = arcs.collect();
                        self.cell_arcs.insert(here, arcs);
                        here
                    })
                });
                let Some(there) = there else { continue };
                let price = board.preference(c, board.time(slot)) + board.change(c, slot);
                person.slots.push((self.draft.arc(node, there, 1, price), there));
            }
            if let Some(kept) = c.previous.filter(|k| board.keeps(c, *k) && free(*k) && board.may(c, *k)) {
                let reserve = if board.is_reserve(kept) { p.weights.buffer } else { 0 };
                let arc = self.draft.arc(node, self.cells[&kept], 1, board.price(c, kept) - reserve);
                person.kept = Some((arc, kept));
            }
            self.draft.arc(node, self.sink, 1, p.weights.unassigned * c.priority + self.shift);
            self.people.push(person);
        }
    }
}

/// Coverages by area, second areas and conflicts, each kept once.
struct Covers<'a> {
    board: &'a Board<'a>,
    lot: &'a Lot,
    list: Vec<Coverage>,
    known: BTreeMap<Coverage, u32>,
    /// By area and second areas: the coverage of each block, conflicts apart.
    by_area: BTreeMap<(usize, Vec<usize>), Vec<Coverage>>,
}

impl<'a> Covers<'a> {
    fn new(board: &'a Board, lot: &'a Lot) -> Covers<'a> {
        Covers { board, lot, list: Vec::new(), known: BTreeMap::new(), by_area: BTreeMap::new() }
    }

    /// For each block the number of somebody's coverage; `None`: no desk.
    fn of(&mut self, who: &Candidate) -> Vec<Option<u32>> {
        let (board, lot) = (self.board, self.lot);
        let wide = self.by_area.entry((who.area, who.alt.clone())).or_insert_with(|| {
            let blocks = 0..board.problem.blocks.len();
            let cover = |block, desk: &usize| Some((*desk as u32, board.cover(*desk, block, who.area, &who.alt)?));
            blocks.map(|block| lot.desks.iter().filter_map(|d| cover(block, d)).collect()).collect()
        });
        let mut out = Vec::with_capacity(wide.len());
        for (block, wide) in wide.iter().enumerate() {
            let mut narrow = wide.clone();
            if !who.conflicts.is_empty() {
                narrow.retain(|(desk, _)| board.conflicts(who, *desk as usize, block).is_empty());
            }
            out.push((!narrow.is_empty()).then(|| {
                *self.known.entry(narrow).or_insert_with_key(|new| {
                    self.list.push(new.clone());
                    self.list.len() as u32 - 1
                })
            }));
        }
        out
    }
}

/// Who sits where: units that share a slot node are told apart here, which changes no cost.
fn settle(
    board: &Board,
    net: &Network,
    people: &[Person],
    cell_arcs: &BTreeMap<At, Vec<(usize, Cell)>>,
) -> Vec<Option<Cell>> {
    let p = board.problem;
    let mut assigned: Vec<Option<Cell>> = (0..p.candidates.len()).map(|c| p.fixed(c)).collect();
    let mut used: BTreeMap<At, Vec<Cell>> = BTreeMap::new();
    for (node, arcs) in cell_arcs {
        used.insert(*node, arcs.iter().filter(|(arc, _)| net.used(*arc) > 0).map(|(_, c)| *c).collect());
    }
    for person in people {
        if let Some((_, kept)) = person.kept.filter(|(arc, _)| net.used(*arc) > 0) {
            assigned[person.who] = Some(kept);
        } else if let Some((_, node)) = person.slots.iter().find(|(arc, _)| net.used(*arc) > 0) {
            assigned[person.who] = used.get_mut(node).and_then(Vec::pop);
        }
    }
    assigned
}
