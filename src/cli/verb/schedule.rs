//! `schedule …`: a problem in a file is solved, with no day and no store.

use super::{print, print_json};
use crate::cli::args::{Format, Problem, ScheduleVerb};
use crate::cli::document;
use crate::cli::error::{DONE, Failure};
use crate::cli::file_bytes::file_bytes;
use crate::cli::setting::Setting;
use crate::planning::schedule::{self, Fault, Wanted, Wrong};
use crate::text::Words;

/// A problem with 5,000 people has about a million bytes.
const MEGABYTES: usize = 64;

pub fn run(setting: &Setting, verb: &ScheduleVerb) -> Result<u8, Failure> {
    // what is asked stands in the file's `kind`
    let (ScheduleVerb::Plan(asked) | ScheduleVerb::Replan(asked)) = verb;
    let problem = read(&setting.words, asked)?;
    let solved = schedule::solve(&problem, asked.seed).map_err(|f| failure(&setting.words, asked, &f))?;
    let document = document::schedule(&problem, solved.as_ref());
    if solved.is_none() {
        if setting.format == Format::Json {
            print_json(setting, &document);
        }
        let w = &setting.words;
        return Err(Failure::new(
            "infeasible",
            w.schedule_no_rota(),
            w.error_nothing_changed(),
            w.schedule_no_rota_next(),
        ));
    }
    print(setting, &document);
    Ok(DONE)
}

fn read(words: &Words, asked: &Problem) -> Result<schedule::Problem, Failure> {
    let name = asked.problem.display().to_string();
    let bytes =
        file_bytes(&asked.problem, MEGABYTES << 20).map_err(|e| Failure::unreadable(words, &asked.problem, &e))?;
    if bytes.len() > MEGABYTES << 20 {
        return Err(bad(words, words.schedule_problem(&name, &words.schedule_file_too_large(MEGABYTES))));
    }
    schedule::read(&bytes).map_err(|f| failure(words, asked, &f))
}

/// The sentence of a fault, with its place.
fn failure(words: &Words, asked: &Problem, fault: &Fault) -> Failure {
    let name = asked.problem.display().to_string();
    let what = match &fault.wrong {
        Wrong::Syntax { line, column } => words.schedule_wrong_syntax(*line, *column),
        Wrong::Missing => words.schedule_wrong_missing(),
        Wrong::Kind(wanted) => words.by_key(match wanted {
            Wanted::Whole => "schedule-wanted-whole",
            Wanted::Text => "schedule-wanted-text",
            Wanted::Choice => "schedule-wanted-choice",
            Wanted::List => "schedule-wanted-list",
            Wanted::Object => "schedule-wanted-object",
            Wanted::Cell => "schedule-wanted-cell",
            Wanted::Span => "schedule-wanted-span",
        }),
        Wrong::UnknownKind(kind) => words.schedule_wrong_unknown_kind(kind),
        Wrong::Unknown(name) => words.schedule_wrong_unknown(name),
        Wrong::Twice(name) => words.schedule_wrong_twice(name),
        Wrong::Outside { least, most } => words.schedule_wrong_outside(*least, *most),
        Wrong::Length { wanted, found } => words.schedule_wrong_length(*wanted, *found),
        Wrong::TooMany => words.schedule_wrong_too_many(),
        Wrong::Backwards => words.schedule_wrong_backwards(),
        Wrong::TooLarge => words.schedule_wrong_too_large(),
    };
    let said = match fault.place.as_str() {
        "" => words.schedule_problem(&name, &what),
        place => words.schedule_problem_at(&name, place, &what),
    };
    bad(words, said)
}

fn bad(words: &Words, what: impl Into<String>) -> Failure {
    Failure::new("bad_problem", what, words.error_nothing_changed(), words.schedule_problem_next())
}
