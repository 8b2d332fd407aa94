//! Small problems, each against every plan there is.

use super::super::*;
use super::dice::drawn;
use super::oracle::{Oracle, Place};

const DRAWN: u64 = 300;

fn problems() -> impl Iterator<Item = (u64, Problem, Rota, Plan)> {
    (0..DRAWN).filter_map(|seed| {
        let problem = drawn(seed);
        // two people in one cell now, or pinned to it
        let plan = solve(&problem, seed).ok()??;
        let Seating::Given(rota) = problem.seating.clone() else { unreachable!() };
        Some((seed, problem, rota, plan))
    })
}

fn places(plan: &Plan) -> Vec<Option<Place>> {
    plan.assigned.iter().map(|c| c.map(Place::Grid)).collect()
}

#[test]
fn no_plan_is_better_and_the_bound_says_so() {
    let (mut solved, mut left_out, mut moved, mut held) = (0, 0, 0, 0);
    for (seed, problem, rota, plan) in problems() {
        let oracle = Oracle { p: &problem, rota: &rota, relaxed: None };
        assert_eq!(Some(plan.objective), oracle.least(None), "problem {seed}");
        assert_eq!((plan.status, plan.bound, plan.parts.sum()), (Status::Optimal, plan.objective, plan.objective));
        // the plan itself keeps every rule and costs what it says
        assert_eq!(oracle.objective(&places(&plan)), plan.objective, "problem {seed}");
        for (who, cell) in plan.assigned.iter().enumerate() {
            match (problem.fixed(who), cell) {
                (Some(fixed), cell) => {
                    held += 1;
                    assert_eq!(Some(fixed), *cell, "problem {seed}: moved out of a room");
                }
                (None, Some(cell)) => assert!(oracle.eligible(who, Place::Grid(*cell)), "problem {seed}"),
                (None, None) => left_out += 1,
            }
        }
        let mut cells: Vec<_> = plan.assigned.iter().flatten().collect();
        cells.sort();
        cells.dedup();
        assert_eq!(cells.len(), plan.assigned.iter().flatten().count(), "problem {seed}: two in one cell");
        moved += plan.moves.len();
        solved += 1;
    }
    // the draw is worth something
    assert!(solved > 250 && left_out > 100 && moved > 50 && held > 50, "{solved} {left_out} {moved} {held}");
}

#[test]
fn a_relaxation_is_the_cheapest_by_solving_again() {
    let mut met = std::collections::BTreeMap::new();
    for (seed, problem, rota, plan) in problems() {
        for out in &plan.unassigned {
            let who = out.candidate;
            let strict = Oracle { p: &problem, rota: &rota, relaxed: None };
            let mut rules = vec![Rule::Window, Rule::Notice, Rule::Presence, Rule::Cell, Rule::ExtraCell];
            rules.extend((0..4).flat_map(|i| [Rule::Area(i), Rule::Stay(i), Rule::Conflict(i)]));
            let solve_again = |rule: Rule| {
                let oracle = Oracle { p: &problem, rota: &rota, relaxed: Some((who, rule)) };
                let all: Vec<Place> = match rule {
                    Rule::ExtraCell => {
                        let lasts = (0..4).filter(|s| s % 2 == 1);
                        lasts.flat_map(|last| (0..2).map(move |desk| Place::Extra { desk, last })).collect()
                    }
                    _ => (0..2).flat_map(|desk| (0..4).map(move |slot| Place::Grid(Cell { desk, slot }))).collect(),
                };
                let new = |p: &&Place| rule == Rule::ExtraCell || !strict.eligible(who, **p);
                let new: Vec<Place> = all.iter().filter(|p| oracle.eligible(who, **p)).filter(new).copied().collect();
                oracle.least(Some((who, &new)))
            };
            let best = rules.iter().filter_map(|r| solve_again(*r)).min().filter(|o| *o < plan.objective);
            assert_eq!(out.relax.map(|r| r.objective), best, "problem {seed}, person {who}: {:?}", out.relax);
            if let Some(relax) = out.relax {
                assert_eq!(solve_again(relax.rule), best, "problem {seed}, person {who}: {relax:?}");
                *met.entry(relax.rule.code()).or_insert(0) += 1;
            }
        }
    }
    assert!(met.len() >= 7, "{met:?}");
}

#[test]
fn the_reason_is_the_first_that_holds() {
    let mut met = std::collections::BTreeMap::new();
    for (seed, problem, rota, plan) in problems() {
        assert_eq!(plan.unassigned.len(), plan.assigned.iter().filter(|c| c.is_none()).count());
        for out in &plan.unassigned {
            let board = super::super::board::Board::new(&problem, &rota);
            let who = &problem.candidates[out.candidate];
            let open: Vec<Cell> = board.cells().filter(|c| board.is_open(*c)).collect();
            let pair = |c: &Cell| &rota[problem.slots[c.slot].block][c.desk];
            let wanted: Vec<usize> = who.alt.iter().copied().chain([who.area]).collect();
            let judges =
                |c: &&Cell| pair(c).iter().any(|p| problem.interviewers[*p].areas.iter().any(|a| wanted.contains(a)));
            let covered: Vec<&Cell> = open.iter().filter(judges).collect();
            let clean: Vec<&&Cell> =
                covered.iter().filter(|c| !pair(c).iter().any(|p| who.conflicts.contains(p))).collect();
            let timely = clean.iter().any(|c| board.allows(who, c.slot));
            let first = match (covered.is_empty(), clean.is_empty(), timely) {
                (true, ..) => Why::NoArea,
                (_, true, _) => Why::Conflict,
                (.., false) => Why::Window,
                _ => Why::Full,
            };
            assert_eq!(out.why, first, "problem {seed}, person {}", out.candidate);
            *met.entry(out.why.code()).or_insert(0) += 1;
        }
    }
    assert_eq!(met.len(), 4, "{met:?}");
}

#[test]
fn the_order_of_the_list_changes_nothing() {
    for (seed, problem, _, plan) in problems().take(200) {
        let mut turned = problem.clone();
        turned.candidates.reverse();
        let again = solve(&turned, seed).unwrap().unwrap();
        let back: Vec<_> = again.assigned.iter().rev().copied().collect();
        assert_eq!(plan.assigned, back, "problem {seed}");
        assert_eq!(plan, solve(&problem, seed).unwrap().unwrap(), "problem {seed}");
    }
}

/// The cell being used now and a pin are nobody's to take, whatever is wrong with them.
#[test]
fn who_is_in_a_room_stays_there() {
    let (mut problem, _) = super::reference::instance("r01-noshow");
    let slot = problem.slots.iter().position(|s| s.start == 700).unwrap();
    let inside = |p: &Problem| {
        (0..p.candidates.len())
            .filter(|c| p.candidates[*c].previous.is_some_and(|p| p.slot == slot))
            .collect::<Vec<_>>()
    };
    let inside = inside(&problem);
    problem.in_force = Some(InForce { now: 705, notice: 20 });
    for c in &inside {
        let cell = problem.candidates[*c].previous.unwrap();
        problem.closed.push(cell);
        problem.candidates[*c].conflicts = (0..problem.interviewers.len()).collect();
    }
    let pinned = (0..problem.candidates.len()).find(|c| !inside.contains(c)).unwrap();
    let pin = Cell { desk: 0, slot: problem.slots.len() - 1 };
    problem.candidates[pinned].locked = Some(pin);
    let plan = solve(&problem, 1).unwrap().unwrap();
    assert!(!inside.is_empty());
    for c in &inside {
        assert_eq!(plan.assigned[*c], problem.candidates[*c].previous);
        assert!(plan.moves.iter().all(|m| m.candidate != *c));
    }
    assert_eq!(plan.assigned[pinned], Some(pin));
    assert!(plan.moves.iter().all(|m| m.candidate != pinned || m.why == MoveWhy::Pinned));
}
