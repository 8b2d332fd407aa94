//! Arguments, one file a verb, and `play`. No work while parsing; what a verb prints is made in `document`.

mod args;
mod desk;
pub mod document;
mod error;
mod file_bytes;
mod fit;
pub mod intake_words;
mod play;
mod progress;
mod resolve;
mod rubric_source;
mod screen;
pub mod script;
mod setting;
mod shortlist_problem;
pub mod table;
mod verb;

pub use setting::Start;

use crate::text::{Lang, Words};
use args::Arguments;
use clap::Parser;
use error::{Failure, USAGE};
use setting::{Setting, say, say_raw};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the program; gives the exit code of the contract.
pub fn run(start: &Start) -> ExitCode {
    leave_workers_panics_to_the_log();
    let parsed = match Arguments::try_parse_from(&start.arguments) {
        Ok(p) => p,
        Err(e) => return answer_of_the_parser(start, &e),
    };
    let setting = match Setting::new(start, &parsed.global) {
        Ok(s) => s,
        Err(f) => {
            f.tell(parsed.global.format);
            return ExitCode::from(f.exit);
        }
    };
    if parsed.global.verbose {
        log_to(&setting);
    }
    let done = match (parsed.verb, parsed.file) {
        (Some(verb), None) => verb::run(&setting, verb),
        (Some(_), Some(file)) => {
            Err(Failure::usage(&setting.words, setting.words.error_unknown_file(&file.display().to_string())))
        }
        (None, file) => open_file(&setting, file),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(f) => {
            f.tell(setting.format);
            ExitCode::from(f.exit)
        }
    }
}

/// A panic of a worker arrives as a message and is said in words; its own text is for the log. The engine of the index panics
/// over a damaged file, and that is no matter for a person.
fn leave_workers_panics_to_the_log() {
    let (here, said) = (std::thread::current().id(), std::panic::take_hook());
    std::panic::set_hook(Box::new(move |panic| {
        tracing::error!("{panic}");
        if std::thread::current().id() == here && !crate::intake::is_reading_a_workbook() {
            said(panic);
        }
    }));
}

/// Help and version are answers, everything else is wrong usage; a closed pipe is quiet.
fn answer_of_the_parser(start: &Start, e: &clap::Error) -> ExitCode {
    if !e.use_stderr() {
        let _ = e.print();
        return ExitCode::SUCCESS;
    }
    // the sentence repeats the argument: it is made harmless, which costs it its colours
    let text = e.to_string();
    say(text.trim_end());
    if args::asks_for_json(&start.arguments) {
        let asked = start.lang.as_deref().or(start.locale.as_deref()).and_then(Lang::parse);
        let what = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        if let Some(line) = Failure::usage(&Words::new(asked.unwrap_or(Lang::En)), what).as_json() {
            say_raw(&line);
        }
    }
    ExitCode::from(USAGE)
}

/// The screen, on a bundle where one is named.
fn open_file(setting: &Setting, file: Option<PathBuf>) -> Result<u8, Failure> {
    let w = &setting.words;
    if let Some(f) = &file
        && !f.to_string_lossy().to_ascii_lowercase().ends_with(".colloquio.json")
    {
        return Err(Failure::usage(w, w.error_unknown_file(&f.display().to_string())));
    }
    screen::open(setting, file)
}

/// `-v`: a log beside the data; ids in it, never names, marks or notes.
fn log_to(setting: &Setting) {
    let dir = setting.world.root.dir();
    // nothing is put beside the data of a later version, or of another program
    if setting.world.root.days().is_err() {
        return;
    }
    if std::fs::create_dir_all(dir).is_err() {
        return;
    }
    if let Ok(file) = std::fs::File::options().create(true).append(true).open(dir.join("colloquio.log")) {
        // a second subscriber in one process cannot be set; the first stays
        let _ = tracing_subscriber::fmt().with_ansi(false).with_writer(std::sync::Mutex::new(file)).try_init();
    }
}
