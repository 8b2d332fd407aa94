//! `rubric …`.

use super::{act, pretty, show};
use crate::cli::args::{Format, RubricVerb};
use crate::cli::desk;
use crate::cli::document;
use crate::cli::error::{DONE, Failure};
use crate::cli::rubric_source::{by_name, from_file, tree};
use crate::cli::setting::Setting;
use serde_json::{Value, json};

pub fn run(setting: &Setting, verb: RubricVerb) -> Result<u8, Failure> {
    let w = &setting.words;
    match verb {
        RubricVerb::List => list(setting),
        RubricVerb::Check { file } => {
            let r = from_file(w, &file)?;
            if setting.format == Format::Json {
                setting.print_raw(&pretty(&document::rubric_show(None, &tree(&r))));
            } else {
                setting.print(&w.done_rubric_good(&r.id, r.criteria.len()));
            }
            Ok(DONE)
        }
        RubricVerb::Use { rubric } => {
            // a relative file name is that of whoever typed it
            let tree = by_name(w, &rubric)?;
            act(setting, json!({"do": "SetRubric", "rubric": Value::Object(tree)}))
        }
        RubricVerb::Show { name } => match name {
            Some(name) => {
                let tree = by_name(w, &name)?;
                print(setting, None, &tree);
                Ok(DONE)
            }
            None => {
                let seen = desk::look(setting)?;
                let day = &seen.glance.day;
                let Some(tree) = document::rubric_of(day) else {
                    return Err(Failure::refused(w, Some(day), &crate::domain::refusal::Refusal::NoRubric));
                };
                print(setting, Some(day.id()), &tree);
                Ok(DONE)
            }
        },
    }
}

fn print(setting: &Setting, day: Option<crate::domain::ids::DayId>, tree: &serde_json::Map<String, Value>) {
    match setting.format {
        Format::Json => setting.print_raw(&pretty(&document::rubric_show(day, tree))),
        Format::Csv => setting.print_raw(&document::rubric_table(&setting.words, tree).csv()),
        Format::Table => setting.print(&document::rubric_page(&setting.words, tree)),
    }
}

/// Those that ship need no day; the day's own stands among them where there is one.
fn list(setting: &Setting) -> Result<u8, Failure> {
    if desk::which_day(setting).is_ok() {
        return show(setting, document::rubric_list);
    }
    match setting.format {
        Format::Json => setting.print_raw(&pretty(&document::built_in_list())),
        Format::Csv => setting.print_raw(&document::built_in_table(&setting.words).csv()),
        Format::Table => setting.print(&document::built_in_table(&setting.words).draw(setting.bold())),
    }
    Ok(DONE)
}
