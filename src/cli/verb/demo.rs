//! `demo`: a fictional day in full swing on its own clock. It is a script that `play` runs into a fresh store; no other store
//! is touched.

use crate::app::clock::Clock;
use crate::app::ids::Ids;
use crate::app::laptop::World;
use crate::cli::args::{Demo, Format};
use crate::cli::error::{DONE, Failure, io_next, io_why};
use crate::cli::play::Player;
use crate::cli::setting::Setting;
use crate::store::Root;
use crate::text::date::parse_rfc3339;
use crate::text::{Lang, Words};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// The day as a script, written once by the seeded generator under `tests/`.
const SCRIPT: &str = include_str!("../../../assets/demo/day.jsonl");
/// The moment at which the demo is looked at.
pub const MOMENT: &str = "2026-11-24T11:18:05+01:00";
/// The demo is the same every time.
const SEED: u64 = 1;

pub fn run(setting: &Setting, d: &Demo) -> Result<u8, Failure> {
    let dir = match &d.dir {
        Some(dir) => dir.clone(),
        None => fresh_folder(setting)?,
    };
    let demo = make(setting, &dir)?;
    if d.no_open {
        if setting.format == Format::Json {
            setting.print_raw(&super::pretty(
                &json!({"format": "colloquio-demo", "version": 1, "day": null, "store": dir}),
            ));
        } else {
            setting.print_raw(&dir.display().to_string());
        }
        return Ok(DONE);
    }
    crate::cli::screen::open(&demo, None)
}

/// Plays the script into a folder; gives the setting to look at it with.
pub fn make(setting: &Setting, dir: &Path) -> Result<Setting, Failure> {
    let w = &setting.words;
    let start = parse_rfc3339(MOMENT).map_or(0, |at| at.ms);
    let root = Root::at(dir.to_owned());
    if !root.days().map_err(|e| Failure::store(w, &e))?.is_empty() {
        return Err(Failure::new(
            "exists",
            w.error_demo_folder(&dir.display().to_string()),
            w.error_untouched(),
            w.error_name_other_folder(),
        ));
    }
    let mut demo = setting.clone();
    demo.world = World { root, clock: Clock::fictional(start, 1.0), ids: Ids::Seeded(SEED), ..demo.world };
    demo.day = None;
    // the day is an Italian one, whoever looks: a name in another language would give other entries
    demo.words = Words::new(Lang::It);
    let acting = demo.acting.take();
    let (send, lines) = mpsc::channel();
    for line in SCRIPT.lines() {
        // the receiver lives until the last line is played
        let _ = send.send(Ok(line.to_owned()));
    }
    drop(send);
    let mut refused = None;
    let player = Player::new(&demo)?;
    player.play(lines, &mut |answer| {
        if answer["ok"] == false && refused.is_none() {
            refused = Some(answer.to_string());
        }
    })?;
    if let Some(answer) = refused {
        return Err(Failure::new("demo", answer, w.error_nothing_changed(), w.error_tell_us()));
    }
    (demo.acting, demo.words) = (acting, setting.words.clone());
    Ok(demo)
}

/// A folder of its own among the system's temporary ones; the system clears it away.
pub fn fresh_folder(setting: &Setting) -> Result<PathBuf, Failure> {
    let w = &setting.words;
    tempfile::Builder::new().prefix("colloquio-demo-").tempdir().map(|t| t.keep()).map_err(|e| {
        Failure::new(
            "io",
            w.error_io(&std::env::temp_dir().display().to_string(), &io_why(w, &e)),
            w.error_nothing_changed(),
            io_next(w, &e, w.error_name_folder()),
        )
    })
}
