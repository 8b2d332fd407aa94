//! `interviewers …`.

use super::{act, import, show};
use crate::cli::args::InterviewersVerb;
use crate::cli::document;
use crate::cli::error::Failure;
use crate::cli::setting::Setting;
use serde_json::json;

pub fn run(setting: &Setting, verb: InterviewersVerb) -> Result<u8, Failure> {
    match verb {
        InterviewersVerb::Import(i) => import::interviewers(setting, &i),
        InterviewersVerb::List => show(setting, document::interviewers_list),
        InterviewersVerb::Add { name, areas, role } => {
            let areas = if areas.is_empty() { json!(null) } else { json!(areas) };
            act(setting, json!({"do": "AddInterviewer", "name": name, "role": role, "areas": areas}))
        }
    }
}
