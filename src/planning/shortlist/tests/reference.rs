//! Every figure of the reference instances. Two kinds depend on which of several optimal teams is taken, and are compared
//! for those on which the teams agree or that do not depend on it: gaps are about deciding otherwise than *our* team, so
//! where two optimal teams differ about a person the gap is 0 for both; replacements are those of our own team.

use super::written;
use crate::planning::shortlist::{Effort, Proposal, Status, propose};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FILES: [&str; 7] = [
    "s01-toy",
    "s02-area-quotas",
    "s04-tags",
    "s05-locks",
    "s06-apart-together",
    "s10-infeasible-sum",
    "s12-eight-tags",
];

fn instance(name: &str) -> Value {
    let path = format!("{}/tests/data/planning/shortlist/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn answer(of: &Value) -> Proposal {
    propose(&written::problem(of), Effort::default()).unwrap()
}

#[test]
fn objectives_values_prices_and_gaps_are_the_proven_ones() {
    for name in FILES {
        let expected = instance(name);
        let ours = answer(&expected);
        if expected["feasible"] == false {
            assert_eq!(ours.status, Status::Infeasible, "{name}");
            continue;
        }
        assert_eq!(ours.status, Status::Optimal, "{name}");
        assert_eq!(json!(ours.objective), expected["objective"], "{name}");
        assert_eq!(ours.bound, ours.objective, "{name}");
        assert_eq!(json!(ours.best_values), expected["best_values"], "{name}");
        assert_eq!(json!(ours.lock_price), expected["lock_price"], "{name}");
        assert_eq!(json!(ours.gap), expected["gap"], "{name}");
        let price: BTreeMap<&String, Value> = ours
            .price
            .iter()
            .map(|(id, p)| {
                let written = json!({"drop_min": p.drop_min, "drop_max": p.drop_max, "min_minus_1": p.min_minus_1,
                    "max_plus_1": p.max_plus_1, "min_plus_1": p.min_plus_1, "max_minus_1": p.max_minus_1});
                (id, written)
            })
            .collect();
        assert_eq!(json!(price), expected["price"], "{name}");
        if json!(ours.chosen) == expected["solution"] {
            assert_eq!(json!(ours.replacement), expected["replacement"], "{name}");
        } else {
            assert_eq!(expected["best_values"][0], expected["best_values"][1], "{name}: another team of less worth");
        }
    }
}

#[test]
fn five_minima_of_three_do_not_fit_twelve_seats_and_any_of_them_gone_mends_it() {
    let ours = answer(&instance("s10-infeasible-sum"));
    let clash: Vec<String> = ours.clash.iter().map(ToString::to_string).collect();
    let all = ["area:social:min", "area:sviluppo:min", "area:design:min", "area:contenuti:min", "area:adv:min"];
    assert_eq!(clash, all);
    assert_eq!(ours.repairs, ours.clash);
    assert!(ours.chosen.is_empty() && ours.objective.is_none() && ours.gap.is_empty());
}

#[test]
fn the_order_of_the_file_changes_nothing() {
    for name in FILES {
        let mut written = instance(name);
        let ours = answer(&written);
        written["candidates"].as_array_mut().unwrap().reverse();
        assert_eq!(answer(&written), ours, "{name}");
    }
}
