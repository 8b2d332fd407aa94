//! The way from the command line to the screen: what the screen is started with, and what it cannot do by itself.

use super::desk;
use super::error::{FAILED, Failure, USAGE};
use super::rubric_source::by_name;
use super::setting::Setting;
use super::verb::demo;
use crate::app::laptop::{ImportFault, LaptopError, World, last_day};
use crate::app::msg::Failed;
use crate::domain::command::OpenDay;
use crate::domain::ids::{DayId, PersonId};
use crate::store::StoreError;
use crate::text::{Charset, Words};
use crate::tui::{self, Options, Outside, Sticks, Theme};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Opens the screen on a file's day, on the day that is meant, or on the welcome.
pub fn open(setting: &Setting, file: Option<PathBuf>) -> Result<u8, Failure> {
    let w = &setting.words;
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Failure { exit: USAGE, ..Failure::usage(w, w.error_needs_terminal()) });
    }
    let store = |e: StoreError| Failure::store(w, &e);
    let day = match (&setting.day, setting.world.root.days().map_err(store)?.len()) {
        (Some(_), _) => Some(desk::which_day(setting)?),
        (None, 0) => None,
        // several days and none used last: it has to be said which
        (None, _) => Some(match last_day(&setting.world.root).map_err(store)? {
            Some(day) => day,
            None => desk::which_day(setting)?,
        }),
    };
    let options = Options {
        world: setting.world.clone(),
        outside: Outside {
            new_day,
            demo: trial_day,
            laptop_name: |words, mark| words.name_joining_laptop(mark).into_owned(),
            store_failed: |words, e| failed(Failure::store(words, e)),
            laptop_failed,
            import_failed,
        },
        day,
        seat: setting.acting.clone(),
        bundle: file,
        sticks: sticks(),
        words: setting.words.clone(),
        charset: if setting.ascii { Charset::Ascii } else { Charset::Unicode },
        theme: if setting.plain { Theme::Mono } else { Theme::Both },
    };
    tui::run(options).map(|()| 0).map_err(|e| Failure {
        exit: FAILED,
        ..Failure::new("screen", e.to_string(), w.error_before_is_stored(), w.error_open_again())
    })
}

/// Where sticks are looked for: `COLLOQUIO_STICKS` names the folders, parted as in `PATH`, where a system mounts elsewhere.
fn sticks() -> Sticks {
    match std::env::var_os("COLLOQUIO_STICKS") {
        Some(folders) => Sticks::At(std::env::split_paths(&folders).collect()),
        None => Sticks::System,
    }
}

fn failed(f: Failure) -> Failed {
    Failed { what: f.what, safe: f.safe, next: f.next }
}

fn laptop_failed(words: &Words, e: &LaptopError) -> Failed {
    failed(Failure::laptop(words, None, e))
}

fn import_failed(words: &Words, _: &Path, e: &ImportFault) -> Failed {
    failed(Failure::bundle(words, e))
}

/// A new day from the welcome screen: the rubric that ships, this laptop leads.
fn new_day(world: &World, words: &Words, name: &str, date: &str, places: i64) -> Result<OpenDay, Failed> {
    let rubric = by_name(words, "agenzia").map_err(failed)?;
    let mut draw = world.ids.draw_for(&["open", name, date]);
    let ms = world.clock.now_ms();
    Ok(OpenDay {
        name: name.to_owned(),
        date: date.to_owned(),
        places,
        zone: "Europe/Rome".into(),
        areas: Vec::new(),
        rubric,
        laptop: words.name_lead_laptop().into_owned(),
        app: world.app(),
        nonce: String::new(), // drawn with the laptop's id when the day is founded
        lead: (PersonId(draw.uuid("lead", ms)), words.name_lead().into_owned()),
        frontdesk: (PersonId(draw.uuid("frontdesk", ms)), words.name_frontdesk().into_owned()),
    })
}

/// The trial day, played anew into a folder of its own.
fn trial_day(world: &World, words: &Words) -> Result<(World, DayId), Failed> {
    let setting = Setting::of_screen(world.clone(), words.clone());
    let dir = demo::fresh_folder(&setting).map_err(failed)?;
    let demo = demo::make(&setting, &dir).map_err(failed)?;
    let day = desk::which_day(&demo).map_err(failed)?;
    Ok((demo.world, day))
}
