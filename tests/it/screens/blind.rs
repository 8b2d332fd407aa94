//! Until the reveal no cell of a screen depends on marks that whoever sits there may not see. The same day is walked twice,
//! the same but for the levels and the notes of one sheet: every screen, every box on top, every message, search, palette,
//! help, undo and redo. A screen or a box that no walk comes to fails the test.

use super::stage::{FRONTDESK, LEAD, Script, Stage};
use colloquio::app::exchange::{Contents, FileState, News, Outcome, Spot, Task};
use colloquio::app::geometry::Size;
use colloquio::app::msg::{Effect, Msg};
use colloquio::domain::command::Command;
use colloquio::domain::fact::Mark;
use colloquio::domain::ids::{EntryId, InterviewId};
use colloquio::text::Lang;
use std::collections::BTreeSet;

use super::stage::person;

/// Words of the hidden notes, equally long.
const MARKERS: [&str; 2] = ["zafferano", "quercione"];
/// The hidden levels; all of them owe evidence, and have it.
const LEVELS: [[i64; 7]; 2] = [[1, 5, 1, 5, 1, 5, 1], [5, 1, 1, 5, 5, 1, 5]];
const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 36), (200, 50)];

/// Whether the hidden sheet is sealed.
#[derive(Clone, Copy, PartialEq)]
enum Sheet {
    Open,
    Sealed,
}

fn marks(script: &mut Script, interview: InterviewId, by: u128, levels: [i64; 7], note: &str, time: &str) {
    let criteria: Vec<String> = script.day().rubric().unwrap().criteria.iter().map(|c| c.id.clone()).collect();
    for (criterion, level) in criteria.into_iter().zip(levels) {
        let (mark, interviewer) = (Some(Mark::Level(level)), person(by));
        let note = Some(format!("{note} {criterion}"));
        script.run(by, time, Command::SetMark { interview, interviewer, criterion, mark, note });
    }
}

/// Tommaso has marked Zoë; Niccolò's interview went through to the reveal, so that there is a ranking to leak into; of
/// Aurora nobody has marked anything yet.
fn script(which: usize, sheet: Sheet) -> Script {
    let mut script = Script::new();
    let done = script.start(2, 5, "09:30:00");
    script.seal(done, 1, [3, 3, 4, 3, 3, 1, 3], "09:40:00");
    script.seal(done, 2, [3, 4, 3, 3, 3, 4, 3], "09:41:00");
    script.run(1, "09:42:00", Command::OpenReveal { interview: done });
    let how = colloquio::domain::fact::Ending::Done;
    script.run(1, "09:43:00", Command::EndInterview { interview: done, how });
    let interview = script.start(1, 1, "10:00:00");
    marks(&mut script, interview, 2, LEVELS[which], MARKERS[which], "10:15:00");
    if sheet == Sheet::Sealed {
        script.run(2, "10:16:00", Command::SealSheet { interview, interviewer: person(2) });
    }
    script
}

/// Keys that lead everywhere a seat, the front desk or the lead can go; what cannot be had says why.
const KEYS: &str = "1 2 3 1 f . esc m down enter esc esc home enter . esc 4 u U down tab a b c esc i esc c esc x esc s esc \
    p end enter / z a f f enter esc esc / z o enter esc n esc f : esc : z a f f esc : t o m m esc ? esc ? v o t esc g esc g 2 o . esc f \
    / z o enter esc esc g 1 home down enter . esc r esc esc m a esc end enter esc esc t esc g s down end enter esc i esc esc esc u U u q esc";

/// What the walk saw: frames, what was said, and the names of screens and boxes.
#[derive(Default)]
struct Seen {
    frames: Vec<String>,
    places: BTreeSet<String>,
}

/// The variant's name, as `Debug` writes it.
fn name(debug: &str) -> String {
    debug.chars().take_while(|c| c.is_ascii_alphanumeric()).collect()
}

fn look(stage: &Stage, seen: &mut Seen) {
    seen.places.insert(format!("Screen::{}", name(&format!("{:?}", stage.model.screen()))));
    for overlay in &stage.model.overlays {
        seen.places.insert(format!("Overlay::{}", name(&format!("{overlay:?}"))));
    }
    seen.frames.push(format!("{}{}", stage.screen(), stage.message()));
}

/// A stick with one file of another laptop.
fn stick(stage: &mut Stage) {
    let spot = Spot { path: "/media/COLLOQUIO".into(), name: "COLLOQUIO".into(), bundles: 1 };
    let file = spot.path.join("a.colloquio.json");
    stage.tell(Msg::News(News::Spots(vec![spot.clone()])));
    stage.tell(Msg::News(News::Listed(spot, vec![(file.clone(), FileState::Found)])));
    let new = (0..3).map(|n| EntryId(uuid::Uuid::from_u128(n))).collect();
    stage.tell(Msg::News(News::File(file, FileState::Ready(Box::new(Contents { new, ..Contents::default() })))));
    stage.tell(Msg::News(News::Ended(Task::Look, Outcome::Looked)));
}

fn walk(which: usize, sheet: Sheet, by: u128) -> Seen {
    let mut seen = Seen::default();
    for (lang, sizes) in [(Lang::It, &SIZES[..]), (Lang::En, &SIZES[1..2])] {
        let mut stage = Stage::with(script(which, sheet), by, lang);
        super::sync::stick_in(&mut stage);
        for &(columns, rows) in sizes {
            stage.tell(Msg::Resized(Size::new(columns, rows)));
            look(&stage, &mut seen);
            for key in KEYS.split_whitespace() {
                stage.press(key);
                look(&stage, &mut seen);
            }
            // what a stick brings, before it is taken
            stage.press("esc esc esc esc esc g s");
            look(&stage, &mut seen);
            stick(&mut stage);
            for key in ["i", "down", "esc", "down", ".", "esc", "esc"] {
                stage.press(key);
                look(&stage, &mut seen);
            }
            // from wherever that ended, back to the start
            stage.press("esc esc esc esc esc g 1");
        }
        // the notice of a store that refuses names what is not stored
        stage.tell(Msg::NotStored(colloquio::store::Obstacle::Full));
        look(&stage, &mut seen);
        // what is kept of the place, for the next start
        let kept = stage.asked.iter().filter_map(|effect| match effect {
            Effect::KeepPlace(text) => Some(text.clone()),
            _ => None,
        });
        seen.frames.extend(kept);
    }
    seen
}

/// The other seat, another pair, the front desk; the lead as long as the sheet is open.
const VIEWERS: [(u128, Sheet); 4] =
    [(1, Sheet::Sealed), (3, Sheet::Sealed), (FRONTDESK, Sheet::Sealed), (LEAD, Sheet::Open)];

#[test]
fn marks_one_may_not_see_change_no_cell_of_any_screen() {
    let mut places = BTreeSet::new();
    for (by, sheet) in VIEWERS {
        let [one, other] = std::thread::scope(|scope| {
            [0, 1].map(|which| scope.spawn(move || walk(which, sheet, by))).map(|walked| walked.join().unwrap())
        });
        for (at, (a, b)) in one.frames.iter().zip(&other.frames).enumerate() {
            assert_eq!(a, b, "viewer {by:x}, step {at}");
        }
        assert_eq!(one.frames.len(), other.frames.len());
        for (marker, seen) in MARKERS.iter().zip([&one, &other]) {
            let said = seen.frames.iter().find(|frame| frame.contains(marker));
            assert!(said.is_none(), "viewer {by:x}: {}", said.unwrap());
        }
        places.extend(one.places);
    }
    // without a day there is nothing to see
    places.insert("Screen::Welcome".into());
    let all = variants("src/app/screen.rs", "Screen").chain(variants("src/app/overlay.rs", "Overlay"));
    let unseen: Vec<String> = all.filter(|place| !places.contains(place)).collect();
    assert!(unseen.is_empty(), "no walk comes to {unseen:?}");
}

/// The variants of an enum, from its source.
fn variants(file: &str, of: &str) -> impl Iterator<Item = String> {
    let text = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let body = text.split_once(&format!("pub enum {of} {{\n")).unwrap().1.split_once("\n}").unwrap().0.to_owned();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned).collect::<Vec<_>>();
    let of = of.to_owned();
    lines
        .into_iter()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(move |line| format!("{of}::{}", name(&line)))
}

#[test]
fn the_lead_sees_sealed_sheets_so_the_walk_can_fail() {
    let of = |which| {
        let mut stage = Stage::with(script(which, Sheet::Sealed), LEAD, Lang::It).size(120, 36);
        stage.press("g 2");
        stage.screen()
    };
    assert_ne!(of(0), of(1));
}
