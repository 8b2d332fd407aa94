//! The fields of a script line: taken out one by one, so that what nobody took is an error and not a silent nothing.

use super::ScriptError;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Fields still to be taken.
#[derive(Debug)]
pub struct Fields(pub Map<String, Value>);

fn wrong(name: &str, what: &str) -> ScriptError {
    ScriptError::NotACommand(format!("{name}: {what}"))
}

impl Fields {
    /// A value that must be there.
    pub fn value(&mut self, name: &str) -> Result<Value, ScriptError> {
        self.0.remove(name).ok_or_else(|| wrong(name, "missing"))
    }

    /// A text, or absent or null. A number is taken as its digits: codes and criteria may look like one.
    pub fn opt_text(&mut self, name: &str) -> Result<Option<String>, ScriptError> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(t)) => Ok(Some(t)),
            Some(Value::Number(n)) => Ok(Some(n.to_string())),
            Some(_) => Err(wrong(name, "not a text")),
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, name: &str) -> Result<String, ScriptError> {
        self.opt_text(name)?.ok_or_else(|| wrong(name, "missing"))
    }

    /// A whole number, or absent or null.
    pub fn opt_int(&mut self, name: &str) -> Result<Option<i64>, ScriptError> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(v) => v.as_i64().map(Some).ok_or_else(|| wrong(name, "not a whole number")),
        }
    }

    /// Yes or no, or absent or null.
    pub fn opt_bool(&mut self, name: &str) -> Result<Option<bool>, ScriptError> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(v) => v.as_bool().map(Some).ok_or_else(|| wrong(name, "neither true nor false")),
        }
    }

    /// A list, empty where absent or null.
    pub fn opt_list(&mut self, name: &str) -> Result<Vec<Value>, ScriptError> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(wrong(name, "not a list")),
        }
    }

    /// A list of texts, or absent or null.
    pub fn opt_texts(&mut self, name: &str) -> Result<Option<Vec<String>>, ScriptError> {
        self.opt_parsed(name)
    }

    /// A value of a type of its own.
    pub fn parsed<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, ScriptError> {
        let v = self.value(name)?;
        serde_json::from_value(v).map_err(|e| wrong(name, &e.to_string()))
    }

    /// The same, or absent or null.
    pub fn opt_parsed<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, ScriptError> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(v) => serde_json::from_value(v).map(Some).map_err(|e| wrong(name, &e.to_string())),
        }
    }

    /// Nothing may be left.
    pub fn done(self) -> Result<(), ScriptError> {
        match self.0.keys().next() {
            Some(left) => Err(ScriptError::NotACommand(format!("{left}: no such field here"))),
            None => Ok(()),
        }
    }
}
