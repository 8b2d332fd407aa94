//! `rubric …`.

use super::{act, print, print_json, show};
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
                print_json(setting, &document::rubric_show(None, &tree(&r)));
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
                print(setting, &document::rubric_show(None, &tree));
                Ok(DONE)
            }
            None => {
                let seen = desk::look(setting)?;
                let day = &seen.glance.day;
                let Some(tree) = document::rubric_of(day) else {
                    return Err(Failure::refused(w, Some(day), &crate::domain::refusal::Refusal::NoRubric));
                };
                print(setting, &document::rubric_show(Some(day.id()), &tree));
                Ok(DONE)
            }
        },
    }
}

/// Those that ship need no day; the day's own stands among them where there is one.
fn list(setting: &Setting) -> Result<u8, Failure> {
    if desk::which_day(setting).is_ok() {
        return show(setting, document::rubric_list);
    }
    print(setting, &document::built_in_list(&setting.words));
    Ok(DONE)
}
