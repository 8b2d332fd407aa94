//! The reference instances: each at its proven optimum, the plan feasible by the rules.

use super::super::*;

/// A reference instance: problem and published answer.
pub(crate) fn instance(name: &str) -> (Problem, serde_json::Value) {
    let path = format!("{}/tests/data/planning/schedule/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    (read(&bytes).unwrap(), serde_json::from_slice(&bytes).unwrap())
}

fn meets_its_optimum(name: &str) -> (Problem, Plan) {
    let (problem, published) = instance(name);
    let plan = solve(&problem, 1).unwrap().unwrap();
    assert_eq!(plan.objective, published["objective"].as_i64().unwrap(), "{name}");
    assert_eq!((plan.status, plan.bound), (Status::Optimal, plan.objective), "{name}");
    assert_eq!(plan.parts.sum(), plan.objective, "{name}");
    (problem, plan)
}

#[test]
fn small_plans() {
    for name in ["p01-tiny", "p02-pilot80-20min", "p05-overload", "p07-conflicts", "p10-links"] {
        meets_its_optimum(name);
    }
}

#[test]
fn large_plans() {
    for name in ["p11-240", "p12-1000"] {
        meets_its_optimum(name);
    }
}

#[test]
fn replans() {
    for name in ["r01-noshow", "r04-interviewer-leaves"] {
        meets_its_optimum(name);
    }
}

#[test]
fn joint() {
    meets_its_optimum("j01-joint24");
}
