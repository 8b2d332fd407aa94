//! The lines of the day with their times, put in order at the end. An interview is named by its desk and number until then,
//! since its code depends on who starts first.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The day's date, as it stands in every time.
pub const DATE: &str = "2026-11-24";

/// Seconds of the day.
pub const fn at(hour: i64, minute: i64, second: i64) -> i64 {
    hour * 3_600 + minute * 60 + second
}

struct Line {
    second: i64,
    acting: String,
    name: &'static str,
    fields: Map<String, Value>,
}

/// The script as it grows.
#[derive(Default)]
pub struct Script {
    lines: Vec<Line>,
}

impl Script {
    /// Somebody does something at this second.
    pub fn act(&mut self, second: i64, acting: &str, name: &'static str, fields: Value) {
        let Value::Object(fields) = fields else { panic!("{name}: fields are an object") };
        self.lines.push(Line { second, acting: acting.to_owned(), name, fields });
    }

    /// The lines in order, with the interviews' codes.
    pub fn finish(mut self) -> Vec<String> {
        self.lines.sort_by_key(|l| l.second);
        let mut codes: BTreeMap<String, String> = BTreeMap::new();
        for line in &mut self.lines {
            if let Some(Value::String(key)) = line.fields.remove("starts") {
                let code = format!("V{:03}", codes.len() + 1);
                assert!(codes.insert(key, code).is_none(), "an interview starts once");
            }
            if let Some(Value::String(key)) = line.fields.get_mut("interview") {
                *key = codes[key.as_str()].clone();
            }
        }
        self.lines.iter().map(Line::text).collect()
    }
}

impl Line {
    fn text(&self) -> String {
        let (s, quoted) = (self.second, |t: &str| Value::from(t).to_string());
        let at = format!("{DATE}T{:02}:{:02}:{:02}+01:00", s / 3_600, s / 60 % 60, s % 60);
        let mut text = format!(r#"{{"at":{},"as":{},"do":{}"#, quoted(&at), quoted(&self.acting), quoted(self.name));
        for (name, value) in &self.fields {
            text.push_str(&format!(",{}:{value}", quoted(name)));
        }
        text.push('}');
        text
    }
}
