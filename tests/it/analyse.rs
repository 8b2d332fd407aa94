//! `analyse` from outside: any score sheet, no store, the same digits whatever the order of the rows.

use super::world::World;
use serde_json::Value;

const DAYS: [&str; 2] = ["day_rotating", "day_messy"];

fn data(path: &str) -> String {
    format!("{}/tests/data/ranking/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn near(a: &Value, b: &Value, by: f64) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= by * b.abs().max(1.0),
        _ => a == b,
    }
}

/// Figures of the project's reference data (`tests/data/ranking/README.md`) and their tolerances.
#[test]
fn the_reference_days_come_out_on_the_command_line() {
    let world = World::new();
    for day in DAYS {
        let wanted: Value =
            serde_json::from_str(&std::fs::read_to_string(data(&format!("{day}/analyse.json"))).unwrap()).unwrap();
        let file = data(&format!("{day}/scores.csv"));
        let mut arguments = vec!["analyse", &file, "--places", "12", "--format", "json"];
        let quotas: Vec<String> = (1..=5).map(|n| format!("A{n}:1-4")).collect();
        quotas.iter().for_each(|quota| arguments.extend(["--quota", quota]));
        let answer = world.laptop("none").run(&arguments);
        assert_eq!(answer.code, 0, "{}", answer.err);
        let got: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(got["format"], "colloquio-ranking");
        for figure in ["candidate", "interviewer", "criterion", "candidate_interviewer", "sheet", "residual"] {
            assert!(near(&got["variance"][figure], &wanted["variance"][figure], 1e-5), "{day} variance {figure}");
        }
        for (got, wanted) in got["candidates"].as_array().unwrap().iter().zip(wanted["candidates"].as_array().unwrap())
        {
            assert_eq!(got["id"], wanted["id"], "{day}: by raw rank, then id");
            for (figure, by) in [
                ("raw", 1e-8),
                ("raw_rank", 0.0),
                ("adjusted", 1e-6),
                ("adjusted_se", 1e-6),
                ("adjusted_rank", 0.0),
                ("p_in", 0.03),
                ("p_in_quota", 0.03),
            ] {
                assert!(
                    near(&got[figure], &wanted[figure], by),
                    "{day} {} {figure}: {} {}",
                    got["id"],
                    got[figure],
                    wanted[figure]
                );
            }
        }
    }
}

#[test]
fn the_order_of_the_rows_is_of_no_account() {
    let world = World::new();
    let text = std::fs::read_to_string(data("day_messy/scores.csv")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let header = lines.remove(0);
    lines.reverse();
    let half = lines.len() / 2;
    lines.rotate_left(half);
    let shuffled = world.file("shuffled.csv", &format!("{header}\n{}\n", lines.join("\n")));
    let answer = |file: &str| world.laptop("none").run(&["analyse", file, "--format", "json"]).out;
    assert_eq!(answer(&data("day_messy/scores.csv")), answer(shuffled.to_str().unwrap()));
}

#[test]
fn the_page_shows_the_cut_the_doubt_and_why_to_doubt() {
    let world = World::new();
    let page = |arguments: &[&str]| {
        let file = data("day_messy/scores.csv");
        let mut all = vec!["analyse", &file];
        all.extend(arguments);
        world.laptop("none").run(&all).out
    };
    let out = page(&[]);
    let lines: Vec<&str> = out.lines().collect();
    let cut = lines.iter().position(|l| l.contains("12 places") || l.contains("12 posti")).unwrap();
    // two at rank 11 fill the twelve places: the heading, twelve people, the cut
    assert_eq!(cut, 13, "{out}");
    assert!(lines[12].contains("C0049") && lines[14].contains("C0046"));
    let chart: Vec<&&str> = lines.iter().filter(|l| l.contains('●')).collect();
    assert!(chart.len() >= 12 && chart.iter().all(|l| l.contains('%')));
    assert!(out.contains("I03") && out.contains("C0044, C0046, C0076"), "flags and lone sheets are named");
    assert!(!page(&["--ascii"]).contains('●'));
}

#[test]
fn a_sheet_with_nothing_to_say_is_an_answer() {
    let world = World::new();
    let header = "candidate,interviewer,criterion,score\n";
    for (text, candidates) in [("", 0), (header, 0), (&*format!("{header}C1,I1,K,-\nC2,I2,K,NA\n"), 2)] {
        let file = world.file("f.csv", text);
        let answer = world.laptop("none").run(&["analyse", file.to_str().unwrap(), "--format", "json"]);
        assert_eq!(answer.code, 0, "{text:?} {}", answer.err);
        let got: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(got["design"]["reason"], "no_sheet");
        assert_eq!(got["candidates"].as_array().unwrap().len(), candidates);
        assert!(got["candidates"].as_array().unwrap().iter().all(|c| c["raw"].is_null() && c["zone"].is_null()));
        let page = world.laptop("none").run(&["analyse", file.to_str().unwrap()]);
        assert_eq!(page.code, 0);
    }
}

#[test]
fn what_cannot_be_read_says_where_and_what_to_do() {
    let world = World::new();
    let header = "candidate,interviewer,criterion,score\n";
    let run = |text: &str, more: &[&str]| {
        let file = world.file("f.csv", text);
        let mut arguments = vec!["analyse", file.to_str().unwrap()];
        arguments.extend(more);
        let answer = world.laptop("none").run(&arguments);
        assert!(answer.out.is_empty());
        (answer.code, answer.err)
    };
    let (code, err) = run(&format!("{header}C1,I1,K,3\nC1,I1,K,4\n"), &[]);
    assert!(code == 1 && err.contains('2') && err.contains('3'), "both lines: {err}");
    let (code, err) = run(&format!("{header}C1,I1,K,9\n"), &["--scale", "1-5"]);
    assert!(code == 1 && err.contains('2'), "{err}");
    for option in [
        ["--occasion", "1"],
        ["--places", "0"],
        ["--weights", "K=-1"],
        ["--weights", "X=1"],
        ["--quota", "A"],
        ["--scale", "5-1"],
        ["--draws", "0"],
        ["--calibration", "C9"],
    ] {
        assert_eq!(run(&format!("{header}C1,I1,K,3\n"), &option).0, 2, "{option:?}");
    }
    assert_eq!(world.laptop("none").run(&["analyse", "/nowhere.csv"]).code, 1);
}
