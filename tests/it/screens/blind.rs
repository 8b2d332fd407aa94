//! Until the reveal no cell of a seat's screen depends on the other seat's marks.

use super::stage::{LEAD, Script, Stage};
use colloquio::app::geometry::Size;
use colloquio::app::msg::Msg;
use colloquio::text::Lang;

/// A day in which Tommaso has sealed with these levels and Chiara has marked two rows.
fn script(theirs: [i64; 7]) -> Script {
    let mut script = Script::new();
    let interview = script.start(1, 1, "10:00:00");
    script.seal(interview, 2, theirs, "10:15:00");
    script
}

/// Every screen a seat can walk to, at every size.
fn walk(mut stage: Stage) -> Vec<String> {
    let mut seen = Vec::new();
    for (columns, rows) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
        stage.tell(Msg::Resized(Size::new(columns, rows)));
        for keys in [
            "1",
            "2",
            "3",
            "1",
            ".",
            "esc",
            "m",
            "esc",
            "home enter",
            "4",
            "down",
            "tab",
            "esc",
            "i",
            "esc",
            "p",
            "end",
            "enter",
            "m",
            "enter",
            "esc",
            "esc",
            ":",
            "esc",
            "?",
            "esc",
            "g",
            "2",
            "esc",
            "g",
            "s",
            "down",
            "end",
            "enter",
            "esc",
            "i",
            "esc",
            "esc",
            "u",
            "q",
            "esc",
        ] {
            stage.press(keys);
            seen.push(stage.screen());
        }
    }
    seen
}

#[test]
fn the_partners_marks_change_no_cell_of_a_seats_screens() {
    let low = walk(Stage::with(script([1, 1, 1, 1, 1, 1, 1]), 1, Lang::It));
    let high = walk(Stage::with(script([5, 4, 3, 5, 4, 2, 5]), 1, Lang::It));
    for (at, (low, high)) in low.iter().zip(&high).enumerate() {
        assert_eq!(low, high, "step {at}");
    }
    assert!(low.iter().any(|screen| screen.contains("coperta fino al confronto")), "the walk reached the sheet");
}

#[test]
fn the_lead_sees_sealed_sheets_so_the_walk_can_fail() {
    let of = |theirs| {
        let mut stage = Stage::with(script(theirs), LEAD, Lang::It).size(120, 36);
        stage.press("g 2");
        stage.screen()
    };
    assert_ne!(of([1, 1, 1, 1, 1, 1, 1]), of([5, 5, 5, 5, 5, 5, 5]));
}
