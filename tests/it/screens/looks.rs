//! Every screen as it looks, at the four sizes and in both languages; and no line wider or narrower than the window.

use super::stage::{LEAD, Script, Stage};
use colloquio::text::{Charset, Lang};
use colloquio::tui::widgets::strip::line_width;
use colloquio::tui::{Theme, view};
use ratatui::style::{Color, Modifier};

fn snapshot(name: &str, stage: &Stage) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, stage.screen());
    });
}

/// One interview revealed, one sealed by one seat, one running.
fn script() -> Script {
    let mut script = Script::new();
    let first = script.start(1, 5, "10:00:00");
    script.seal(first, 1, [4, 3, 3, 5, 4, 1, 3], "10:15:00");
    script.seal(first, 2, [3, 4, 5, 5, 4, 4, 2], "10:16:00");
    let end = colloquio::domain::fact::Ending::Done;
    script.run(1, "10:17:00", colloquio::domain::command::Command::EndInterview { interview: first, how: end });
    script.run(1, "10:18:00", colloquio::domain::command::Command::OpenReveal { interview: first });
    script
}

#[test]
fn welcome() {
    snapshot("welcome-80x24-it", &Stage::empty(Lang::It));
    snapshot("welcome-60x16-en", &Stage::empty(Lang::En).size(60, 16));
}

#[test]
fn main_of_a_pair() {
    snapshot("main-pair-80x24-it", &Stage::with(script(), 1, Lang::It));
    snapshot("main-pair-60x16-it", &Stage::with(script(), 1, Lang::It).size(60, 16));
    snapshot("main-pair-120x36-it", &Stage::with(script(), 1, Lang::It).size(120, 36));
    let mut stage = Stage::with(script(), 1, Lang::En);
    stage.press("2");
    snapshot("main-pairs-80x24-en", &stage);
    stage.press("3");
    snapshot("main-rubric-80x24-en", &stage);
}

#[test]
fn main_of_the_lead() {
    snapshot("main-lead-200x50-it", &Stage::with(script(), LEAD, Lang::It).size(200, 50));
    snapshot("main-lead-200x50-en", &Stage::with(script(), LEAD, Lang::En).size(200, 50));
}

#[test]
fn the_sheet() {
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.press("t 1 4 3 n 1");
    snapshot("sheet-80x24-it", &stage);
    stage.press("v");
    snapshot("sheet-open-80x24-it", &stage);
    snapshot("sheet-60x16-it", &stage.size(60, 16));
    let mut stage = Stage::with(script(), 1, Lang::En);
    stage.press("t 1 v 4 3 b");
    snapshot("sheet-blank-80x24-en", &stage);
    let mut stage = Stage::with(script(), 1, Lang::En).size(120, 36);
    stage.press("t 1 4 3 tab").write("gym: free site for a month, then a contract");
    snapshot("sheet-note-120x36-en", &stage);
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.press("t 1 4 3 s");
    snapshot("seal-80x24-it", &stage);
}

#[test]
fn the_hand_over_and_the_reveal() {
    let mut stage = Stage::with(script(), 1, Lang::It).size(60, 16);
    stage.press("t 1 4 p");
    snapshot("hand-over-60x16-it", &stage);
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.press("end enter");
    snapshot("reveal-80x24-it", &stage);
    snapshot("reveal-60x16-it", &stage.size(60, 16));
}

#[test]
fn the_shortlist_and_what_is_missing() {
    let mut stage = Stage::with(script(), LEAD, Lang::It).size(120, 36);
    stage.press("g 2");
    snapshot("shortlist-120x36-it", &stage);
    let mut stage = Stage::with(script(), LEAD, Lang::En);
    stage.press("g 2 1");
    snapshot("shortlist-80x24-en", &stage);
    stage.press("m");
    snapshot("missing-80x24-en", &stage);
}

#[test]
fn overlays() {
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.press(":").write("cav");
    snapshot("palette-80x24-it", &stage);
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.press("?");
    snapshot("help-80x24-it", &stage);
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.press(".");
    snapshot("menu-80x24-it", &stage);
    let mut stage = Stage::with(script(), LEAD, Lang::En);
    stage.press("n").write("Lia Tozzi");
    snapshot("form-80x24-en", &stage);
    snapshot("form-60x16-en", &stage.size(60, 16));
    snapshot("small-50x10-it", &Stage::with(script(), 1, Lang::It).size(50, 10));
}

/// Every place there is, reached by keys.
pub fn places() -> Vec<Stage> {
    (0..PLACES).map(place).collect()
}

/// How many there are.
pub const PLACES: usize = OF_A_SEAT.len() + OF_THE_LEAD.len() + 4;

const OF_A_SEAT: [&str; 14] = [
    "",
    "2",
    "3",
    "t 1 4 n",
    "t 1 4 tab",
    "t 1 v 4 n",
    "t 1 4 b",
    "t 1 t",
    "t 1 4 p",
    "end enter",
    "end enter tab",
    "m",
    "t 1 s",
    "/ a",
];

const OF_THE_LEAD: [&str; 10] = ["", "g 2", "m", ":", "?", ".", "n", "q", "g s", "g s e"];

/// One of them, made anew.
pub fn place(n: usize) -> Stage {
    let walk = |by, keys: &str| {
        let mut stage = Stage::with(script(), by, Lang::It);
        stage.press(keys);
        stage
    };
    let busy = |keys: &str| {
        let mut stage = super::sync::busy_page(Lang::It);
        stage.press(keys);
        stage
    };
    match n.checked_sub(OF_A_SEAT.len()) {
        None => walk(1, OF_A_SEAT[n]),
        Some(n) => match n.checked_sub(OF_THE_LEAD.len()) {
            None => walk(LEAD, OF_THE_LEAD[n]),
            Some(0) => Stage::empty(Lang::It),
            Some(1) => busy(""),
            Some(2) => busy("i"),
            // the question which value holds has no default
            Some(_) => busy("end a"),
        },
    }
}

#[test]
fn the_exchange() {
    for (columns, rows, lang, name) in
        [(80, 24, Lang::It, "it"), (60, 16, Lang::En, "en"), (120, 36, Lang::It, "it"), (200, 50, Lang::En, "en")]
    {
        let mut stage = super::sync::busy_page(lang).size(columns, rows);
        snapshot(&format!("sync-{columns}x{rows}-{name}"), &stage);
        stage.press("i");
        snapshot(&format!("review-{columns}x{rows}-{name}"), &stage);
    }
}

#[test]
fn at_no_size_a_line_is_wider_than_its_pane() {
    for mut stage in places() {
        for columns in [60, 67, 79, 80, 99, 100, 118, 139, 140, 163, 200] {
            for rows in [16, 24, 50] {
                stage = stage.size(columns, rows);
                let page = view::page(&stage.model, stage.paint);
                for line in &page.head {
                    assert!(line_width(line) <= usize::from(columns), "{columns}x{rows}");
                }
                for (i, pane) in page.panes.iter().enumerate() {
                    let end = page.panes.get(i + 1).map_or(columns, |next| next.x - 1);
                    for line in &pane.lines {
                        let wide = line_width(line);
                        assert!(wide <= usize::from(end - pane.x), "{columns}x{rows}, pane {i}: {wide}");
                    }
                }
            }
        }
    }
}

#[test]
fn tiny_and_empty_windows_are_drawn_without_a_panic() {
    for mut stage in places() {
        for (columns, rows) in [(0, 0), (1, 0), (0, 1), (1, 1), (3, 2), (59, 16), (60, 15), (200, 3)] {
            stage = stage.size(columns, rows);
            let _ = stage.drawn();
        }
    }
}

#[test]
fn plain_characters_are_enough() {
    for mut stage in places() {
        stage.paint.charset = Charset::Ascii;
        stage.model.charset = Charset::Ascii;
        let screen = stage.size(120, 36).screen();
        let drawn = "─═│┬┴╤┼■□●○►·✓×»→≠…";
        assert!(!screen.contains(|c| drawn.contains(c)), "{screen}");
    }
}

#[test]
fn with_no_colour_no_cell_has_one_and_the_pointer_is_still_seen() {
    for mut stage in places() {
        stage.paint.theme = Theme::Mono;
        let terminal = stage.drawn();
        let cells = terminal.backend().buffer().content();
        assert!(cells.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    }
    let mut stage = Stage::with(script(), 1, Lang::It);
    stage.paint.theme = Theme::Mono;
    let terminal = stage.drawn();
    let cells = terminal.backend().buffer().content();
    let reversed = cells.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count();
    assert_eq!(reversed, 80, "one whole row");
}
