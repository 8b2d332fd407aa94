//! Problems as files write them; for tests alone.

use crate::planning::shortlist::{Candidate, Problem, Quota, QuotaKind};
use serde_json::Value;

fn text(v: &Value) -> String {
    v.as_str().unwrap().to_owned()
}

fn texts(v: &Value) -> Vec<String> {
    v.as_array().unwrap().iter().map(text).collect()
}

/// The problem in a reference instance.
pub fn problem(v: &Value) -> Problem {
    let pairs =
        |v: &Value| v.as_array().unwrap().iter().map(|p| (text(&p[0]), text(&p[1]))).collect::<Vec<(String, String)>>();
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
