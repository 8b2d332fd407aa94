//! Rotas that are open.

use super::super::*;
use super::dice::drawn;
use super::reference::instance;

/// Every rota of two or three desks, tried one by one: no guest meets a host twice.
fn every_rota(problem: &Problem, hosts: &[usize], guests: &[usize]) -> Vec<Rota> {
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in guests {
        let longer = |o: &Vec<usize>| {
            let left: Vec<usize> = guests.iter().copied().filter(|g| !o.contains(g)).collect();
            left.into_iter().map(|g| [o.clone(), vec![g]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    let mut all: Vec<Vec<Vec<usize>>> = vec![Vec::new()];
    for _ in &problem.blocks {
        let longer = |so_far: &Vec<Vec<usize>>| {
            let anew = |o: &&Vec<usize>| so_far.iter().all(|b| b.iter().zip(*o).all(|(x, y)| x != y));
            orders.iter().filter(anew).map(|o| [so_far.clone(), vec![o.clone()]].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    let seat = |o: &Vec<usize>| hosts.iter().zip(o).map(|(h, g)| vec![*h, *g]).collect();
    all.iter().map(|blocks| blocks.iter().map(seat).collect()).collect()
}

#[test]
fn on_two_and_three_desks_the_best_cyclic_rota_is_the_best_of_all() {
    let with = |problem: &Problem, rota: &Rota| {
        solve(&Problem { seating: Seating::Given(rota.clone()), ..problem.clone() }, 1).unwrap().unwrap().objective
    };
    let mut some = 0;
    for seed in 0..60 {
        let mut problem = drawn(seed);
        problem.interviewers.iter_mut().for_each(|i| i.away.clear());
        problem.closed.clear();
        let (hosts, guests) = (vec![0, 1], vec![2, 3]);
        problem.seating = Seating::Open { hosts: hosts.clone(), guests: guests.clone() };
        let Ok(Some(plan)) = solve(&problem, seed) else { continue };
        let least = every_rota(&problem, &hosts, &guests).iter().map(|r| with(&problem, r)).min();
        assert_eq!(Some(plan.objective), least, "problem {seed}");
        assert_eq!(plan.objective, with(&problem, &plan.rota));
        some += 1;
    }
    assert!(some > 40);
    let (problem, published) = instance("j01-joint24");
    let rotas = every_rota(&problem, &[0, 1, 2], &[3, 4, 5]);
    assert_eq!(rotas.len(), 12);
    let least = rotas.iter().map(|r| with(&problem, r)).min().unwrap();
    assert_eq!(least, published["objective"].as_i64().unwrap());
    // the value of one rota: the guests as listed, one desk on at each break
    let listed = (0..3).map(|b| (0..3).map(|d| vec![d, 3 + (d + b) % 3]).collect()).collect();
    assert_eq!(with(&problem, &listed), published["cyclic_objective"].as_i64().unwrap());
}

#[test]
fn more_blocks_than_desks_have_no_solution() {
    let (mut problem, _) = instance("j01-joint24");
    problem.blocks.push(3);
    assert_eq!(solve(&problem, 1), Ok(None));
}

#[test]
fn where_only_some_rotas_are_tried_the_bound_holds_for_all() {
    let (problem, _) = instance("j01-joint24");
    let Seating::Open { hosts, guests } = &problem.seating else { unreachable!() };
    let bound = rota::bound(&problem, hosts, guests, 1).unwrap();
    let least = solve(&problem, 1).unwrap().unwrap().objective;
    assert!(bound > 0 && bound <= least, "{bound} {least}");
    // seven desks: 3,000 rotas of very few people
    let mut wide = problem.clone();
    wide.desks = (0..7).map(|d| format!("D{d}")).collect();
    wide.buffers.clear();
    wide.blocks.truncate(2);
    wide.slots.retain(|s| s.block < 2);
    wide.candidates.truncate(3);
    wide.candidates.iter_mut().for_each(|c| c.conflicts.clear());
    wide.interviewers =
        (0..14).map(|n| Interviewer { id: format!("I{n}"), areas: vec![n % 3], away: vec![] }).collect();
    wide.seating = Seating::Open { hosts: (0..7).collect(), guests: (7..14).collect() };
    let plan = solve(&wide, 1).unwrap().unwrap();
    assert_eq!(plan.status, if plan.bound == plan.objective { Status::Optimal } else { Status::Bounded });
    assert!(plan.bound <= plan.objective);
    assert_eq!(solve(&wide, 1), solve(&wide, 1));
}
