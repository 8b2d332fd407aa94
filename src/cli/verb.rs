//! What the verbs do, one file a noun. A writing verb makes a script line and runs it; a reading verb draws a document.

mod analyse;
mod bundle;
mod candidates;
mod day;
pub mod demo;
mod import;
mod interviewers;
mod pairs;
mod report;
mod rubric;
mod schedule;
mod scores;
mod shortlist;
mod simulate;
mod store;

use super::args::{Format, InterviewsVerb, LaptopsVerb, Verb};
use super::desk::{self, Looked, Open};
use super::document::{self, Asked, Document, Tabular};
use super::error::{DONE, Failure};
use super::fit::fitted;
use super::resolve;
use super::script::{Against, Line, ScriptError, command};
use super::setting::Setting;
use super::table::Style;
use crate::app::describe::describe;
use crate::app::laptop::{simulated, zone_of};
use crate::app::session::Committed;
use crate::domain::ids::PersonId;
use crate::text::Charset;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Runs a verb; gives the exit code.
pub fn run(setting: &Setting, verb: Verb) -> Result<u8, Failure> {
    match verb {
        Verb::Day(v) => day::run(setting, v),
        Verb::Demo(d) => demo::run(setting, &d),
        Verb::Candidates(v) => candidates::run(setting, v),
        Verb::Interviewers(v) => interviewers::run(setting, v),
        Verb::Pairs(v) => pairs::run(setting, v),
        Verb::Interviews(v) => interviews(setting, v),
        Verb::Rubric(v) => rubric::run(setting, v),
        Verb::Scores(v) => scores::run(setting, v),
        Verb::Undo => act(setting, json!({"do": "Undo"})),
        Verb::Schedule(v) => schedule::run(setting, &v),
        Verb::Rank(r) => shortlist::rank(setting, &r),
        Verb::Analyse(a) => analyse::run(setting, &a),
        Verb::Shortlist(v) => shortlist::run(setting, v),
        Verb::Bundle(v) => bundle::run(setting, v),
        Verb::Laptops(LaptopsVerb::List) => show(setting, document::laptops_list),
        Verb::Laptops(LaptopsVerb::Finish) => act(setting, json!({"do": "FinishLaptop"})),
        Verb::Report(r) => report::run(setting, &r),
        Verb::Simulate(s) => simulate::run(setting, &s),
        Verb::Play { file } => super::play::run(setting, &file),
        Verb::Paths => paths(setting),
        Verb::Store(v) => store::run(setting, v),
    }
}

/// A look at the day as documents want it.
pub fn asked<'a>(setting: &'a Setting, seen: &'a Looked) -> Asked<'a> {
    Asked {
        day: &seen.glance.day,
        device: seen.glance.device,
        viewer: seen.actor,
        zone: &seen.zone,
        told: &seen.glance.told,
        now_ms: setting.world.clock.now_ms(),
        stored_at: document::stored_at(&seen.glance.day, seen.glance.device),
        simulated_clock: simulated(&seen.glance.day),
        words: &setting.words,
    }
}

/// Draws a document of the day: JSON, CSV or a table.
pub fn show<T: Serialize + Tabular>(
    setting: &Setting,
    document: impl FnOnce(&Asked<'_>) -> Document<T>,
) -> Result<u8, Failure> {
    let seen = desk::look(setting)?;
    let asked = asked(setting, &seen);
    print(setting, &document(&asked));
    // the program ends here: taking a day of thousands of entries apart again is time somebody waits
    std::mem::forget(seen);
    Ok(DONE)
}

/// Prints a document in the form that was asked for.
pub fn print<T: Serialize + Tabular>(setting: &Setting, document: &Document<T>) {
    match setting.format {
        Format::Json => print_json(setting, document),
        Format::Csv => setting.print_raw(&document.body.csv(&setting.words)),
        // raw, for its bold headings: a document makes text from files safe itself
        Format::Table => {
            setting.print_raw(&fitted(&document.body.text(&setting.words, style(setting)), &std::io::stdout()));
        }
    }
}

/// Prints a document as JSON.
pub fn print_json<T: Serialize>(setting: &Setting, document: &Document<T>) {
    // a document is made of texts, numbers and lists: it always has a JSON form
    setting.print_raw(&document.json().unwrap_or_default());
}

/// How tables are drawn here.
pub fn style(setting: &Setting) -> Style {
    if setting.bold() { Style::Bold } else { Style::Plain }
}

/// Which characters pictures are made of here.
pub fn charset(setting: &Setting) -> Charset {
    if setting.ascii { Charset::Ascii } else { Charset::Unicode }
}

/// A document as it is printed.
pub fn pretty(document: &Value) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

/// Runs one script line on the day, waits until it is stored, and says so.
pub fn act(setting: &Setting, line: Value) -> Result<u8, Failure> {
    let mut open = desk::open(setting)?;
    act_on(setting, &mut open, line).and_then(|done| said(setting, &open, &done))
}

/// Runs one script line on an open day and waits until it is stored.
pub fn act_on(setting: &Setting, open: &mut Open, line: Value) -> Result<Committed, Failure> {
    let w = &setting.words;
    let map = match line {
        Value::Object(map) => map.into_iter().filter(|(_, v)| !v.is_null()).collect(),
        _ => Map::new(),
    };
    let unclear = |e: ScriptError| match e {
        ScriptError::NotACommand(what) => Failure::usage(w, what),
        ScriptError::Unclear(f) => f,
    };
    let line = Line::of(map).map_err(unclear)?;
    let now = open.laptop.now();
    let mut draw = open.laptop.draw();
    let against = Against { day: open.laptop.day(), words: w, actor: open.actor, ms: now.ms };
    let command = command(line, &against, &mut draw).map_err(unclear)?;
    let (done, ticket) = open
        .laptop
        .commit(&command, open.actor, &now, &mut draw)
        .map_err(|e| Failure::commit(w, Some(open.laptop.day()), &e))?;
    if ticket > 0 {
        open.laptop.store.wait_for(ticket).map_err(|e| Failure::store(w, &e))?;
    }
    Ok(done)
}

/// Says what a writing verb did.
pub fn said(setting: &Setting, open: &Open, done: &Committed) -> Result<u8, Failure> {
    let w = &setting.words;
    let undone = done
        .undone
        .and_then(|id| open.laptop.day().entry(&id))
        .map(|e| w.said_undone(&describe(w, open.laptop.day(), open.actor, e)).into_owned());
    if setting.format == Format::Json {
        let zone = zone_of(open.laptop.day());
        setting.print_raw(&pretty(&json!({
            "format": "colloquio-done", "version": 1, "day": open.laptop.session.day_id(),
            "entries": done.stamped.len(), "made": done.made, "undone": undone,
            "stored_at": zone.rfc3339(setting.world.clock.now_ms()),
        })));
        return Ok(DONE);
    }
    match (&undone, done.stamped.is_empty()) {
        (Some(text), _) => setting.print(text),
        (None, true) => setting.print(&w.done_already()),
        (None, false) if done.made.is_empty() => setting.print(&w.done_stored()),
        (None, false) => setting.print(&w.done_made(&done.made.join(", "))),
    }
    Ok(DONE)
}

/// The person a `--interviewer` names becomes the one who acts, where nobody else is said.
pub fn named_actor(setting: &Setting, open: &Open, named: &str) -> Result<Option<PersonId>, Failure> {
    let person = resolve::person(&setting.words, open.laptop.day(), named)?;
    desk::actor(setting, open.laptop.day(), open.laptop.session.device(), Some(person))
}

fn interviews(setting: &Setting, verb: InterviewsVerb) -> Result<u8, Failure> {
    match verb {
        InterviewsVerb::List => show(setting, document::interviews_list),
        InterviewsVerb::Start { candidate, desk } => {
            act(setting, json!({"do": "StartInterview", "candidate": candidate, "desk": desk}))
        }
        InterviewsVerb::End { interview, how } => {
            act(setting, json!({"do": "EndInterview", "interview": interview, "how": how}))
        }
        InterviewsVerb::Conflict { about, interviewer, reason } => {
            let mut open = desk::open(setting)?;
            let day = open.laptop.day();
            // V017 or C014: the conflict is with the person
            let candidate = match resolve::candidate(&setting.words, day, &about) {
                Ok(c) => c,
                Err(f) => match resolve::interview(&setting.words, day, &about) {
                    Ok(i) => day.interview(i).map(|i| i.candidate).ok_or(f)?,
                    Err(_) => return Err(f),
                },
            };
            open.actor = named_actor(setting, &open, &interviewer)?;
            let line =
                json!({"do": "DeclareConflict", "candidate": candidate, "interviewer": interviewer, "reason": reason});
            act_on(setting, &mut open, line).and_then(|done| said(setting, &open, &done))
        }
    }
}

fn paths(setting: &Setting) -> Result<u8, Failure> {
    let root = setting.world.root.dir();
    let day = desk::which_day(setting).ok();
    let folder = day.map(|d| root.join("days").join(d.to_string()));
    if setting.format == Format::Json {
        setting.print_raw(&pretty(&json!({
            "format": "colloquio-paths", "version": 1, "day": day,
            "store": root, "day_folder": folder, "log": root.join("colloquio.log"),
        })));
        return Ok(DONE);
    }
    let w = &setting.words;
    setting.print(&w.paths_store(&root.display().to_string()));
    if let Some(f) = folder {
        setting.print(&w.paths_day(&f.display().to_string()));
    }
    setting.print(&w.paths_log(&root.join("colloquio.log").display().to_string()));
    Ok(DONE)
}
