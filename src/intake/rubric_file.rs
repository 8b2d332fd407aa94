//! Rubrics as TOML files: strict, with an error that points at line and column, shows the line and says the mend.
//!
//! Strict is for files that people write by hand; a rubric in an entry (`rubric.set`, JSON) is read leniently elsewhere.
//! What a sound rubric is, is the domain's affair ([`Rubric::validate`]); this page finds the place in the text.

mod tree;

use crate::domain::rubric::{Fault, Rubric};
use std::fmt;
use std::ops::Range;
use toml::de::DeTable;

/// A rubric file is at most this large; the shipped one has 15 kB.
const FILE_LIMIT: usize = 1 << 20;
/// How much of the faulty line an error shows.
const SHOWN: usize = 120;

/// The rubrics that come with the program: name and text.
const BUILT_IN: [(&str, &str); 1] = [("agenzia", include_str!("../../assets/rubrics/agenzia.toml"))];

/// The names of the rubrics that come with the program; the first is the default.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// The rubric of that name that comes with the program.
pub fn built_in(name: &str) -> Option<Rubric> {
    built_in_text(name).and_then(|text| parse_rubric(name, text.as_bytes()).ok())
}

/// The same as a file, comments included, for people who start their own from it.
pub fn built_in_text(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Why a file is no rubric, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {reason}\n  {shown}")]
pub struct RubricFileError {
    /// The file as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// That line, made harmless and shortened.
    pub shown: String,
    /// What is wrong, of which the mend can be said.
    pub reason: RubricFileReason,
}

/// What is wrong with a rubric file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricFileReason {
    /// More than a megabyte.
    TooLarge,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Not TOML; the parser's own words.
    Syntax(String),
    /// A key that means nothing here.
    UnknownKey {
        /// The key as written.
        key: String,
        /// A known key it resembles.
        meant: Option<&'static str>,
        /// The keys that may stand here.
        known: &'static [&'static str],
    },
    /// A key that must be there and is not.
    MissingKey(&'static str),
    /// A value of another kind than wanted.
    WrongKind(Wanted),
    /// A value that breaks a rule of rubrics.
    Fault(Fault),
}

/// The kind of value a key wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `"words"`
    Text,
    /// `"words"` or `{ it = "…", en = "…" }`
    Words,
    /// `20`
    WholeNumber,
    /// `[…]`
    List,
    /// `{ … }` or `[name]`
    Table,
    /// `"host"` or `"partner"`
    Asks,
}

impl fmt::Display for RubricFileReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "too large for a rubric (1 MiB): is it the right file?"),
            Self::NotUtf8 => write!(f, "not UTF-8 text: save the file as UTF-8"),
            Self::Syntax(message) => write!(f, "not TOML: {message}"),
            Self::UnknownKey { key, meant: Some(meant), .. } => {
                write!(f, "the key \"{key}\" is not known here: did you mean \"{meant}\"?")
            }
            Self::UnknownKey { key, known, .. } => {
                write!(f, "the key \"{key}\" is not known here: delete it, or write one of {}", known.join(", "))
            }
            Self::MissingKey(key) => write!(f, "the key \"{key}\" is missing: add it here"),
            Self::WrongKind(wanted) => {
                let example = match wanted {
                    Wanted::Text => "a text: \"…\"",
                    Wanted::Words => "words: \"…\" or { it = \"…\", en = \"…\" }",
                    Wanted::WholeNumber => "a whole number",
                    Wanted::List => "a list: […]",
                    Wanted::Table => "a table: { … }",
                    Wanted::Asks => "\"host\" or \"partner\"",
                };
                write!(f, "another kind of value is wanted here: write {example}")
            }
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

/// Where in the text, and what.
struct Spot {
    span: Range<usize>,
    reason: RubricFileReason,
}

/// Reads a rubric from the bytes of a TOML file; `file` is what the error calls it.
pub fn parse_rubric(file: &str, bytes: &[u8]) -> Result<Rubric, RubricFileError> {
    let spot = |start, reason| Spot { span: start..start, reason };
    if bytes.len() > FILE_LIMIT {
        return Err(locate(file, "", spot(0, RubricFileReason::TooLarge)));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(e) => {
            let before = String::from_utf8_lossy(&bytes[..e.valid_up_to()]);
            return Err(locate(file, &before, spot(before.len(), RubricFileReason::NotUtf8)));
        }
    };
    read(text).map_err(|spot| locate(file, text, spot))
}

fn read(text: &str) -> Result<Rubric, Spot> {
    let root = DeTable::parse(text).map_err(|e| Spot {
        span: e.span().unwrap_or(0..0),
        reason: RubricFileReason::Syntax(e.message().replace('\n', "; ")),
    })?;
    let rubric = tree::read_rubric(root.get_ref())?;
    rubric.validate().map_err(|found| Spot {
        span: tree::find_span(root.get_ref(), &found.path),
        reason: RubricFileReason::Fault(found.fault),
    })?;
    Ok(rubric)
}

/// Turns a place in the text into line, column and the line itself.
fn locate(file: &str, text: &str, spot: Spot) -> RubricFileError {
    let mut start = spot.span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let whole = super::clean::one_line(&text[line_start..line_end]);
    let shown =
        if whole.chars().count() > SHOWN { whole.chars().take(SHOWN - 1).chain(['…']).collect() } else { whole };
    RubricFileError {
        file: file.to_owned(),
        line: text[..line_start].matches('\n').count() + 1,
        column: text[line_start..start].chars().count() + 1,
        shown,
        reason: spot.reason,
    }
}

#[cfg(test)]
mod tests;
