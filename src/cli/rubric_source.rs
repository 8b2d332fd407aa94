//! A rubric by name, from a file, or as a tree.

use super::error::Failure;
use super::file_bytes::file_bytes;
use super::intake_words::fault_text;
use super::script::ScriptError;
use crate::domain::refusal::Refusal;
use crate::domain::rubric::{Rubric, RubricFault, Step};
use crate::intake::{built_in, built_in_names, parse_rubric};
use crate::text::Words;
use serde_json::{Map, Value};
use std::path::Path;

/// More than this is no rubric; those that ship have some ten thousand bytes.
const RUBRIC_LIMIT: usize = 1024 * 1024;

/// A rubric that ships, or one in a file.
pub fn by_name(words: &Words, name: &str) -> Result<Map<String, Value>, Failure> {
    if let Some(r) = built_in(name) {
        return Ok(tree(&r));
    }
    if !Path::new(name).exists() && !name.contains(['/', '\\', '.']) {
        let all: Vec<&str> = built_in_names().collect();
        return Err(Failure::new(
            "no_such_rubric",
            words.error_no_rubric(name, &all.join(", ")),
            words.error_nothing_changed(),
            words.error_name_a_rubric(),
        ));
    }
    from_file(words, Path::new(name)).map(|r| tree(&r))
}

/// A rubric in a file.
pub fn from_file(words: &Words, path: &Path) -> Result<Rubric, Failure> {
    let name = path.display().to_string();
    let read = file_bytes(path, RUBRIC_LIMIT).and_then(|bytes| match bytes.len() <= RUBRIC_LIMIT {
        true => Ok(bytes),
        false => Err(std::io::ErrorKind::FileTooLarge.into()),
    });
    let bytes = read.map_err(|e: std::io::Error| Failure::unreadable(words, path, &e))?;
    parse_rubric(&name, &bytes).map_err(|e| Failure::rubric(words, &e))
}

/// A name, a file, or the tree itself.
pub fn of_value(words: &Words, value: Value) -> Result<Map<String, Value>, ScriptError> {
    match value {
        Value::String(name) => Ok(by_name(words, &name)?),
        Value::Object(map) => match serde_json::from_value::<Rubric>(Value::Object(map.clone())) {
            Ok(r) => match r.validate() {
                Err(f) => Err(refused(words, &f).into()),
                Ok(()) => Ok(map),
            },
            // what is no rubric at all is refused where it is decided
            Err(_) => Ok(map),
        },
        _ => Err(ScriptError::NotACommand("rubric: neither a name nor an object".into())),
    }
}

/// A rubric's fault in words: the domain knows it, but has none.
fn refused(words: &Words, fault: &RubricFault) -> Failure {
    let place: Vec<String> = fault
        .path
        .iter()
        .map(|step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::Item(n) => (n + 1).to_string(),
        })
        .collect();
    let place = std::iter::once("rubric".to_owned()).chain(place).collect::<Vec<_>>().join(".");
    let what = format!("{place}: {}", fault_text(words, &fault.fault));
    Failure::refused(words, None, &Refusal::BadValue(what))
}

/// The tree as it stands in `rubric.set`.
pub fn tree(rubric: &Rubric) -> Map<String, Value> {
    match serde_json::to_value(rubric) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}
