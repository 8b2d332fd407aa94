//! Who sits where, where that is open: the host stays at the desk, the guests go round. Tried are the cyclic rotas: the
//! guests in an order, each `step` desks on at each break (the specification, 3.2). Not here: the plan under a rota
//! (`flow`).

use super::board::Board;
use super::flow::{Best, best};
use super::links::Links;
use super::lot::{Lot, chance, shuffle};
use super::problem::{Interviewer, Problem, Rota, Seating};

/// Up to this many desks every order of the guests is tried.
pub const ALL_ORDERS: usize = 6;
/// From there on this many are drawn, the listed order first.
pub const ORDERS_DRAWN: usize = 500;

/// The best plan over the rotas that were tried.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub rota: Rota,
    pub best: Best,
    /// Whether every cyclic rota was tried.
    pub all: bool,
}

/// The best rota with its plan; `None` where every rota lets some pair meet twice (more blocks than desks).
pub(super) fn search(problem: &Problem, hosts: &[usize], guests: &[usize], seed: u64) -> Option<Found> {
    let lot = Lot::draw(problem, seed);
    let mut found: Option<(Rota, Best)> = None;
    for rota in candidates(problem, hosts, guests, seed) {
        let limit = found.as_ref().map_or(i64::MAX, |(_, b)| b.objective);
        if let Some(better) = best(&Board::new(problem, &rota), &lot, limit)
            && better.objective < limit
        {
            found = Some((rota, better));
        }
    }
    found.map(|(rota, best)| Found { rota, best, all: guests.len() <= ALL_ORDERS })
}

/// The rotas worth a plan: nobody meets a host twice, and of those the ones that leave the fewest groups of interviewers
/// without a link between them (one group, where that is possible at all).
fn candidates(problem: &Problem, hosts: &[usize], guests: &[usize], seed: u64) -> Vec<Rota> {
    let (desks, blocks) = (guests.len(), problem.blocks.len());
    let mut tried: Vec<(usize, Rota)> = Vec::new();
    for order in orders(guests, seed) {
        // with one block or none the step is never taken
        let steps = if blocks > 1 { 1..desks } else { 0..desks.min(1) };
        for step in steps.filter(|step| meets_anew(desks, blocks, *step)) {
            let seat = |block: usize, desk: usize| vec![hosts[desk], order[(desk + step * block) % desks]];
            let rota: Rota = (0..blocks).map(|b| (0..desks).map(|d| seat(b, d)).collect()).collect();
            tried.push((groups(&Board::new(problem, &rota)), rota));
        }
    }
    // no desk at all: one empty rota
    if desks == 0 {
        tried.push((0, vec![Vec::new(); blocks]));
    }
    let fewest = tried.iter().map(|(groups, _)| *groups).min();
    tried.into_iter().filter(|(groups, _)| Some(*groups) == fewest).map(|(_, rota)| rota).collect()
}

/// Whether a step brings a guest to another desk in every block.
fn meets_anew(desks: usize, blocks: usize, step: usize) -> bool {
    (1..blocks).all(|b| !(step * b).is_multiple_of(desks))
}

/// How many groups of hosts and guests have no pair in common.
fn groups(board: &Board) -> usize {
    let mut links = Links::new(board.problem.interviewers.len());
    let mut seated = vec![false; board.problem.interviewers.len()];
    for (block, desks) in board.rota.iter().enumerate() {
        for (desk, pair) in desks.iter().enumerate() {
            pair.iter().for_each(|p| seated[*p] = true);
            if board.links(desk, block) {
                links.met(pair, 1);
            }
        }
    }
    links.groups().iter().filter(|g| g.iter().any(|p| seated[*p])).count()
}

/// Orders of the guests: all of them where they are few, else drawn; the listed one first.
fn orders(guests: &[usize], seed: u64) -> Vec<Vec<usize>> {
    let mut chance = chance(seed, 1);
    let mut all = vec![guests.to_vec()];
    if guests.len() > ALL_ORDERS {
        while all.len() < ORDERS_DRAWN {
            let mut drawn = guests.to_vec();
            shuffle(&mut drawn, &mut chance);
            all.push(drawn);
        }
        return all;
    }
    let mut rest = Vec::new();
    permute(&mut guests.to_vec(), 0, &mut rest);
    let mut turn: Vec<usize> = (1..rest.len()).collect();
    shuffle(&mut turn, &mut chance);
    all.extend(turn.into_iter().map(|at| rest[at].clone()));
    all
}

/// Every order of the items from `at` on; the one given is the first.
fn permute(items: &mut Vec<usize>, at: usize, all: &mut Vec<Vec<usize>>) {
    if at >= items.len() {
        all.push(items.clone());
    }
    for n in at..items.len() {
        items.swap(at, n);
        permute(items, at + 1, all);
        items.swap(at, n);
    }
}

/// A proven lower bound over every rota there is, cyclic or not: each host sits with somebody who judges what any guest
/// judges, is always there, and is in conflict only with those whom no guest may see; pairs lack nothing.
pub(super) fn bound(problem: &Problem, hosts: &[usize], guests: &[usize], seed: u64) -> Option<i64> {
    let mut easier = problem.clone();
    let anybody = easier.interviewers.len();
    let mut areas: Vec<usize> = guests.iter().flat_map(|g| problem.interviewers[*g].areas.clone()).collect();
    areas.sort_unstable();
    areas.dedup();
    easier.interviewers.push(Interviewer { id: String::new(), areas, away: Vec::new() });
    for c in &mut easier.candidates {
        if guests.iter().all(|g| c.conflicts.binary_search(g).is_ok()) {
            c.conflicts.push(anybody);
        }
    }
    easier.weights.link = 0;
    let row: Vec<Vec<usize>> = hosts.iter().map(|h| vec![*h, anybody]).collect();
    let rota = vec![row; problem.blocks.len()];
    easier.seating = Seating::Given(rota.clone());
    best(&Board::new(&easier, &rota), &Lot::draw(&easier, seed), i64::MAX).map(|b| b.bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_all_there_once_and_begin_with_the_listed_one() {
        let all = orders(&[7, 3, 5, 1], 4);
        let distinct: std::collections::BTreeSet<_> = all.iter().cloned().collect();
        assert_eq!((all.len(), distinct.len(), all[0].clone()), (24, 24, vec![7, 3, 5, 1]));
        let drawn = orders(&(0..9).collect::<Vec<_>>(), 4);
        assert_eq!((drawn.len(), drawn[0].clone()), (ORDERS_DRAWN, (0..9).collect()));
        assert_eq!(drawn, orders(&(0..9).collect::<Vec<_>>(), 4));
        assert_ne!(drawn, orders(&(0..9).collect::<Vec<_>>(), 5));
    }

    #[test]
    fn a_step_that_comes_back_too_early_is_left_out() {
        assert!(meets_anew(4, 4, 1) && meets_anew(4, 2, 2) && !meets_anew(4, 3, 2) && !meets_anew(3, 4, 1));
    }
}
