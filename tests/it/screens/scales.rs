//! Other scales and other rubrics on the page and in the reveal: ten levels by one digit each, twelve criteria in a window
//! that has room for a few, three in one that has room for many.

use super::stage::{Script, Stage, person};
use colloquio::app::action::Place;
use colloquio::app::key::Key;
use colloquio::app::msg::Msg;
use colloquio::app::screen::Screen;
use colloquio::app::update::{place, reveal};
use colloquio::domain::command::Command;
use colloquio::domain::fact::{Ending, Mark};
use colloquio::domain::ids::InterviewId;
use colloquio::domain::visible;
use colloquio::text::{Lang, width};
use serde_json::{Map, Value, json};

/// A rubric of so many criteria, from `min` to `max`.
fn rubric(criteria: usize, min: i64, max: i64) -> Map<String, Value> {
    let all: Vec<Value> = (1..=criteria)
        .map(|n| json!({"id": format!("K{n:02}"), "weight": 10, "name": format!("Criterio numero {n}")}))
        .collect();
    let tree = json!({"format": "colloquio-rubric", "version": 1, "id": "prova", "name": "Prova",
        "scale": {"min": min, "max": max, "words": [{"level": max, "it": "il massimo", "en": "the most"}]},
        "criteria": all});
    tree.as_object().unwrap().clone()
}

/// Chiara's sheet of somebody who was just taken in.
fn sheet(criteria: usize, min: i64, max: i64) -> Stage {
    let mut stage = Stage::with(Script::marking(rubric(criteria, min, max)), 1, Lang::It);
    stage.press("t 1 v");
    assert!(matches!(stage.model.screen(), Screen::Sheet(_)), "{}", stage.screen());
    stage
}

fn interview(stage: &Stage) -> InterviewId {
    stage.current().day().interviews().remove(0).id
}

fn levels(stage: &Stage) -> Vec<i64> {
    let sheet = visible::sheet(stage.current().day(), interview(stage), person(1), Some(person(1))).unwrap();
    let level = |mark| if let Mark::Level(level) = mark { level } else { -1 };
    sheet.marks.values().map(|given| level(given.mark)).collect()
}

#[test]
fn on_a_scale_to_ten_the_key_0_is_10_by_key_and_in_the_fast_line() {
    let mut stage = sheet(7, 1, 10);
    assert!(stage.screen().lines().last().unwrap().contains("1-9 0 voto"), "{}", stage.screen());
    stage.press("0 1 9");
    assert_eq!(levels(&stage), [10, 1, 9]);
    assert!(stage.shows("■■■■■■■■■■ 10") && stage.shows("■□□□□□□□□□ 1"), "{}", stage.screen());
    stage.press("backspace backspace backspace home");
    stage.paste("0n50719\n");
    assert_eq!(levels(&stage), [10, -1, 5, 10, 7, 1, 9]);
    assert!(stage.shows("Chiudere la scheda?"), "{}", stage.screen());
}

#[test]
fn on_a_scale_from_nought_the_key_0_is_0_and_a_digit_beyond_it_marks_nothing() {
    let mut stage = sheet(3, 0, 3);
    stage.press("0 4 3");
    assert_eq!(levels(&stage), [0, 3]);
    assert!(stage.shows("■□□□ 0"), "{}", stage.screen());
}

#[test]
fn in_the_reveal_0_is_10_too_and_both_bars_are_told_apart() {
    let mut script = Script::marking(rubric(7, 1, 10));
    let id = script.start(1, 1, "10:00:00");
    script.seal(id, 1, [10, 9, 8, 7, 6, 5, 4], "10:15:00");
    script.seal(id, 2, [1, 9, 8, 7, 6, 5, 4], "10:16:00");
    script.run(1, "10:17:00", Command::EndInterview { interview: id, how: Ending::Done });
    script.run(1, "10:18:00", Command::OpenReveal { interview: id });
    let mut stage = Stage::with(script, 1, Lang::It);
    reveal::open(&mut stage.model, id);
    let first = stage.screen().lines().find(|line| line.contains("K01")).unwrap().to_owned();
    for figure in ["10", "9 !"] {
        assert!(first.contains(figure), "no {figure} in {first}");
    }
    stage.press("0");
    assert_eq!(place(&stage.model), Place::Note, "a gap of nine wants its sentence: {}", stage.screen());
    stage.write("ha convinto anche noi").press("tab");
    assert_eq!(visible::agreed(stage.current().day(), id)["K01"].0, 10, "{}", stage.screen());
}

#[test]
fn with_twelve_criteria_the_list_follows_the_pointer_and_says_where_it_is_and_what_is_left() {
    for (columns, rows) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
        let mut stage = sheet(12, 1, 10).size(columns, rows);
        for n in 1..=12 {
            let screen = stage.screen();
            let here = format!("► K{n:02}");
            assert!(screen.contains(&here), "{columns}x{rows}, {n}:\n{screen}");
            // the seal's row stays, with how many marks are left
            let left = 13 - n;
            let seal = screen.lines().find(|line| line.contains("Chiudi la scheda")).unwrap();
            assert!(seal.contains(&format!("{left} vot")), "{columns}x{rows}, {n}: {seal}");
            assert!(screen.lines().all(|line| width(line) == usize::from(columns)));
            // the next row is in sight before it is marked
            let next = format!("K{:02}", n + 1);
            assert!(n == 12 || screen.contains(&next), "{columns}x{rows}, {n}:\n{screen}");
            let all = (1..=12).all(|n| screen.contains(&format!("K{n:02}")));
            assert_eq!(screen.contains("di 12"), !all, "{columns}x{rows}, {n}:\n{screen}");
            stage.tell(Msg::Key(Key::char('7')));
        }
        assert!(stage.shows("► ") && stage.shows("Chiudi la scheda"), "{}", stage.screen());
    }
}

#[test]
fn with_three_criteria_nothing_is_out_of_sight_and_three_digits_seal() {
    for (columns, rows) in [(60, 16), (80, 24), (200, 50)] {
        let mut stage = sheet(3, 1, 5).size(columns, rows);
        for n in 1..=3 {
            assert!(stage.shows(&format!("K{n:02}")) && !stage.shows("di 3"), "{}", stage.screen());
        }
        stage.press("4 4 4 enter");
        assert!(stage.shows("Chiudere la scheda?"), "{}", stage.screen());
    }
}
