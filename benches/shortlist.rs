//! The shortlist: the reference instances with everything that is shown beside the team, and many candidates. Times are
//! the machine's: what else runs on it counts.
//!
//!     cargo bench --bench shortlist
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

use colloquio::planning::shortlist::{Candidate, Effort, Problem, Proposal, Quota, QuotaKind, propose};
use serde_json::Value;
use std::time::Instant;

const ROUNDS: usize = 15;

fn main() {
    println!("{:24} {:>10} {:>10}  {:10} {:>5} {:>6}", "problem", "median", "worst", "status", "teams", "gaps");
    let folder = format!("{}/tests/data/planning/shortlist", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    for file in files {
        let value: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        measure(file.file_stem().unwrap().to_str().unwrap(), &read(&value));
    }
    for (candidates, tags, pairs) in [(80, 8, 0), (80, 4, 20), (500, 6, 10), (5_000, 3, 10), (5_000, 8, 0)] {
        measure(&format!("{candidates}, {tags} tags, {pairs} pairs"), &random(candidates, tags, pairs));
    }
}

fn measure(name: &str, problem: &Problem) {
    let mut times = Vec::new();
    let mut answer: Option<Proposal> = None;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        answer = Some(propose(problem, Effort::default()).unwrap());
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let a = answer.unwrap();
    let (median, worst) = (times[ROUNDS / 2], times[ROUNDS - 1]);
    let status = format!("{:?}", a.status);
    println!("{name:24} {median:7.2} ms {worst:7.2} ms  {status:10} {:5} {:6}", a.best_values.len(), a.gap.len());
}

/// Quotas that bind: minima and maxima near what chance would give, and values falling with the number of tags.
fn random(candidates: usize, tags: usize, pairs: usize) -> Problem {
    let mut state = 17u64;
    let mut below = move |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % n as u64) as usize
    };
    let id = |i: usize| format!("C{i:05}");
    let mut people = Vec::new();
    for i in 0..candidates {
        let tags: Vec<String> = (0..tags).filter(|_| below(100) < 45).map(|t| format!("t{t}")).collect();
        let value = 2_000 + below(1_000) as i64 + below(1_000) as i64 - 60 * tags.len() as i64;
        people.push(Candidate { id: id(i), area: format!("a{}", below(5)), value, tags });
    }
    let quota = |key: String, kind, min, max| Quota { id: key.clone(), kind, key, min, max: Some(max) };
    let mut quotas: Vec<Quota> = (0..5).map(|a| quota(format!("a{a}"), QuotaKind::Area, 1, 3)).collect();
    quotas.extend((0..tags).map(|t| quota(format!("t{t}"), QuotaKind::Tag, 4, 7)));
    let apart = (0..pairs).map(|p| (id(2 * p), id(2 * p + 1))).collect();
    Problem { seats: 12, candidates: people, quotas, apart, ..Problem::default() }
}

fn read(v: &Value) -> Problem {
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let texts = |v: &Value| v.as_array().unwrap().iter().map(text).collect::<Vec<_>>();
    let pairs = |v: &Value| v.as_array().unwrap().iter().map(|p| (text(&p[0]), text(&p[1]))).collect();
    let candidate = |c: &Value| Candidate {
        id: text(&c["id"]),
        area: text(&c["area"]),
        value: c["value"].as_i64().unwrap(),
        tags: texts(&c["tags"]),
    };
    let quota = |q: &Value| Quota {
        id: text(&q["id"]),
        kind: if q["kind"] == "area" { QuotaKind::Area } else { QuotaKind::Tag },
        key: text(&q["key"]),
        min: q["min"].as_u64().unwrap() as usize,
        max: q["max"].as_u64().map(|m| m as usize),
    };
    Problem {
        seats: v["seats"].as_u64().unwrap() as usize,
        candidates: v["candidates"].as_array().unwrap().iter().map(candidate).collect(),
        quotas: v["quotas"].as_array().unwrap().iter().map(quota).collect(),
        locked_in: texts(&v["locked_in"]),
        locked_out: texts(&v["locked_out"]),
        apart: pairs(&v["apart"]),
        together: pairs(&v["together"]),
    }
}
