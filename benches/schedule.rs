//! A whole answer of the schedule optimiser: the plan, its proof, reasons, and what would help those left out. Reference
//! instances (best of several rounds), then days of 1,000 and 5,000 people, everybody with a window, a preference and
//! conflicts of their own.
//!
//!     cargo bench --bench schedule
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

use colloquio::planning::schedule::{
    Candidate, Cell, Interviewer, Plan, Problem, Seating, Slot, Span, Weights, read, solve,
};
use std::time::{Duration, Instant};

const REFERENCE: &[(&str, usize)] = &[
    ("p01-tiny", 200),
    ("p02-pilot80-20min", 100),
    ("p05-overload", 100),
    ("p07-conflicts", 100),
    ("p10-links", 100),
    ("p11-240", 20),
    ("p12-1000", 5),
    ("r01-noshow", 100),
    ("r04-interviewer-leaves", 100),
    ("j01-joint24", 50),
];

fn main() {
    println!("{:<26} {:>8} {:>7} {:>12} {:>10}", "problem", "people", "left", "objective", "best");
    for (name, rounds) in REFERENCE {
        let path = format!("{}/tests/data/planning/schedule/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let problem = read(&std::fs::read(path).unwrap()).unwrap();
        tell(name, &problem, *rounds);
    }
    // left: more people than cells; every interviewer has a conflict with about one in forty
    for (name, people, desks, days) in
        [("drawn, 1,000", 1_000, 25, 2), ("drawn, 5,000", 5_000, 60, 4), ("drawn, 5,000, overfull", 5_000, 55, 4)]
    {
        tell(name, &drawn(people, desks, days), 2);
    }
}

fn tell(name: &str, problem: &Problem, rounds: usize) {
    let (plan, best) = timed(problem, rounds);
    let left = plan.unassigned.len();
    println!("{name:<26} {:>8} {left:>7} {:>12} {best:>10.2?}", problem.candidates.len(), plan.objective);
    assert_eq!(plan.bound, plan.objective, "{name}: not proven");
}

fn timed(problem: &Problem, rounds: usize) -> (Plan, Duration) {
    let once = || {
        let start = Instant::now();
        let plan = solve(problem, 1).unwrap().unwrap();
        (plan, start.elapsed())
    };
    (0..rounds).map(|_| once()).min_by_key(|(_, took)| *took).unwrap()
}

/// A made-up day, or several: 22 slots a day in four blocks, the last of each block in reserve.
fn drawn(people: usize, desks: usize, days: usize) -> Problem {
    let mut state = 7_u64;
    let mut dice = move |sides: usize| {
        // splitmix64: the same problem on every machine
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    };
    const BLOCKS: [(i64, i64); 4] = [(540, 5), (660, 6), (840, 5), (960, 6)];
    let areas = 5;
    let (mut slots, mut buffers) = (Vec::new(), Vec::new());
    for day in 0..days {
        for (b, (start, cells)) in BLOCKS.iter().enumerate() {
            for n in 0..*cells {
                slots.push(Slot { start: 1440 * day as i64 + start + 20 * n, block: 4 * day + b });
            }
            buffers.extend((0..desks).map(|desk| Cell { desk, slot: slots.len() - 1 }));
        }
    }
    let interviewers: Vec<Interviewer> =
        (0..2 * desks).map(|n| Interviewer { id: format!("I{n}"), areas: vec![n % areas], away: Vec::new() }).collect();
    let seat = |b: usize, d: usize| vec![d, desks + (d + b) % desks];
    let rota = (0..4 * days).map(|b| (0..desks).map(|d| seat(b, d)).collect()).collect();
    let candidates = (0..people).map(|n| {
        let (day, half) = (1440 * dice(days) as i64, dice(2));
        let window = if half == 0 { Span { from: 540, to: 800 } } else { Span { from: 840, to: 1100 } };
        let early = window.from + 20 * dice(6) as i64;
        let area = dice(areas);
        let mut conflicts: Vec<usize> = (0..desks / 20).map(|_| dice(2 * desks)).collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        Candidate {
            id: format!("C{n}"),
            area,
            alt: if dice(3) == 0 { vec![(area + 1) % areas] } else { Vec::new() },
            window: Span { from: day + window.from, to: day + window.to },
            prefer: (dice(3) == 0).then_some(Span { from: day + early, to: day + early + 120 }),
            conflicts,
            priority: 1 + dice(3) as i64,
            present: false,
            previous: None,
            locked: None,
        }
    });
    Problem {
        slot_min: 20,
        blocks: (0..4 * days as i64).collect(),
        candidates: candidates.collect(),
        slots,
        desks: (0..desks).map(|d| format!("D{d}")).collect(),
        areas: (0..areas).map(|a| format!("area {a}")).collect(),
        interviewers,
        seating: Seating::Given(rota),
        closed: Vec::new(),
        buffers,
        weights: Weights {
            unassigned: 100_000,
            alt: 40,
            prefer: 3,
            buffer: 25,
            load_block: 1,
            load_desk: 1,
            link: 50,
            ..Weights::default()
        },
        min_link: 3,
        base_load: Vec::new(),
        in_force: None,
    }
}
