//! `simulate`: a day that never was, as a score sheet with its truth, and the study of many of them.

use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_same_seed_writes_the_same_bytes_and_another_one_others() {
    let world = World::new();
    let lead = world.laptop("lead");
    let write = |name: &str, seed: &str| {
        let out = world.path(name);
        let folder = out.to_str().unwrap();
        let day = ["simulate", "--candidates", "30", "--interviewers", "6", "--seed", seed, "--out", folder];
        assert_eq!(lead.run(&day).code, 0);
        (read(&out, "scores.csv"), read(&out, "truth.csv"))
    };
    let day = write("a", "5");
    assert_eq!(write("b", "5"), day);
    assert_ne!(write("c", "6"), day);
    // over an earlier simulation it may write again
    assert_ne!(write("a", "6"), day);
    assert!(!world.path("lead").exists(), "no day and no store is touched");
}

#[test]
fn it_is_a_whole_score_sheet_with_its_truth() {
    let world = World::new();
    let out = world.path("day");
    let folder = out.to_str().unwrap();
    let day =
        ["simulate", "--candidates", "30", "--interviewers", "6", "--design", "fixed", "--by-area", "--out", folder];
    let answer = world.laptop("lead").json(&day);
    assert_eq!((&answer["candidates"], &answer["interviewers"]), (&30.into(), &6.into()));
    let (scores, truth) = (rows(&read(&out, "scores.csv")), rows(&read(&out, "truth.csv")));
    assert_eq!((scores.len(), truth.len()), (30 * 2 * 6, 30));
    let of = |field: &str| scores.iter().map(|row| row[field].clone()).collect::<BTreeSet<_>>();
    assert_eq!((of("candidate").len(), of("interviewer").len(), of("criterion").len()), (30, 6, 6));
    assert_eq!((of("interview").len(), of("pair").len(), of("time").len()), (30, 3, 10));
    assert!(of("score").iter().all(|score| ["1", "2", "3", "4", "5"].contains(&score.as_str())));
    let worth = |row: &BTreeMap<String, String>| row["theta"].parse::<f64>().unwrap();
    let first = truth.iter().max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap();
    assert_eq!((first["rank"].as_str(), first["in_top"].as_str()), ("1", "1"));
    assert_eq!(truth.iter().filter(|row| row["in_top"] == "1").count(), 12);
}

#[test]
fn a_score_sheet_of_one_s_own_is_not_written_over() {
    let world = World::new();
    let out = world.path("mine");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("scores.csv"), "mine").unwrap();
    let day = ["simulate", "--candidates", "4", "--interviewers", "2", "--out", out.to_str().unwrap()];
    let answer = world.laptop("lead").run(&day);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert_eq!(read(&out, "scores.csv"), "mine");
    assert!(!out.join("truth.csv").exists());
}

#[test]
fn a_study_has_a_line_for_each_design() {
    let world = World::new();
    let lead = world.laptop("lead");
    let document = lead.json(&["simulate", "--study", "1"]);
    let designs = document["designs"].as_array().unwrap();
    assert_eq!((designs.len(), &document["days"], &document["places"]), (8, &1.into(), &12.into()));
    for design in designs {
        for method in ["raw", "z_score", "constants", "model"] {
            let found = design[method]["of_the_day"].as_f64().unwrap();
            assert!((0.0..=12.0).contains(&found), "{design}");
        }
        assert!(design["gain"].is_number() && design["gain_se"].is_null(), "one day has no error");
    }
    let csv = lead.run(&["simulate", "--study", "1", "--format", "csv"]).out;
    let rows = rows(&csv);
    assert_eq!(rows.len(), 8);
    for (row, design) in rows.iter().zip(designs) {
        assert_eq!(row["model_of_the_day"].parse::<f64>().unwrap(), design["model"]["of_the_day"].as_f64().unwrap());
    }
    assert_eq!(lead.run(&["simulate", "--study", "1", "--candidates", "3"]).code, 2);
    assert_eq!(lead.run(&["simulate", "--candidates", "3"]).code, 2);
}
