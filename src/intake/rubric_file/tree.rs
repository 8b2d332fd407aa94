//! From the TOML tree to the rubric's types, one key after another, each value with its place in the text.

use super::{RubricFileReason, Spot, Wanted};
use crate::domain::rubric::{Asks, Bilingual, Criterion, LevelWords, Rubric, Scale, Step};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Value<'t> = Spanned<DeValue<'t>>;
type Read<T> = Result<T, Spot>;

const RUBRIC: &[&str] = &["format", "version", "id", "name", "scale", "tolerance", "criteria"];
const SCALE: &[&str] = &["min", "max", "evidence", "words"];
const CRITERION: &[&str] = &["id", "weight", "asks", "name", "about", "questions", "levels"];
const LEVEL: &[&str] = &["level", "it", "en"];
const WORDS: &[&str] = &["it", "en"];

/// A table whose keys are all known.
struct Table<'a> {
    span: Range<usize>,
    keys: &'a DeTable<'a>,
}

impl<'a> Table<'a> {
    fn new(keys: &'a DeTable<'a>, span: Range<usize>, known: &'static [&'static str]) -> Read<Self> {
        let unknown = keys.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        if let Some(key) = unknown.min_by_key(|key| key.span().start) {
            let name = super::super::clean::one_line(key.get_ref());
            let meant = known.iter().copied().filter(|k| distance(k, &name) <= 2).min_by_key(|k| distance(k, &name));
            return Err(Spot { span: key.span(), reason: RubricFileReason::UnknownKey { key: name, meant, known } });
        }
        Ok(Self { span, keys })
    }

    fn of(value: &'a Value<'a>, known: &'static [&'static str]) -> Read<Self> {
        match value.get_ref() {
            DeValue::Table(keys) => Self::new(keys, value.span(), known),
            _ => Err(wrong(value, Wanted::Table)),
        }
    }

    fn find(&self, key: &str) -> Option<&'a Value<'a>> {
        self.keys.get(key)
    }

    fn need(&self, key: &'static str) -> Read<&'a Value<'a>> {
        let missing = || Spot { span: self.span.clone(), reason: RubricFileReason::MissingKey(key) };
        self.find(key).ok_or_else(missing)
    }

    fn list<T>(&self, key: &str, read: impl Fn(&'a Value<'a>) -> Read<T>) -> Read<Vec<T>> {
        match self.find(key).map(|value| (value, value.get_ref())) {
            None => Ok(Vec::new()),
            Some((_, DeValue::Array(items))) => items.iter().map(read).collect(),
            Some((value, _)) => Err(wrong(value, Wanted::List)),
        }
    }
}

fn wrong(value: &Value<'_>, wanted: Wanted) -> Spot {
    Spot { span: value.span(), reason: RubricFileReason::WrongKind(wanted) }
}

fn text(value: &Value<'_>) -> Read<String> {
    value.get_ref().as_str().map(str::to_owned).ok_or_else(|| wrong(value, Wanted::Text))
}

fn whole(value: &Value<'_>) -> Read<i64> {
    let number = match value.get_ref() {
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).ok(),
        _ => None,
    };
    number.ok_or_else(|| wrong(value, Wanted::WholeNumber))
}

fn words(value: &Value<'_>) -> Read<Bilingual> {
    match value.get_ref() {
        DeValue::String(both) => Ok(Bilingual::One(both.as_ref().to_owned())),
        DeValue::Table(_) => {
            let table = Table::of(value, WORDS)?;
            Ok(Bilingual::Both { it: text(table.need("it")?)?, en: text(table.need("en")?)? })
        }
        _ => Err(wrong(value, Wanted::Words)),
    }
}

fn level(value: &Value<'_>) -> Read<LevelWords> {
    let table = Table::of(value, LEVEL)?;
    Ok(LevelWords { level: whole(table.need("level")?)?, it: text(table.need("it")?)?, en: text(table.need("en")?)? })
}

fn scale(value: &Value<'_>) -> Read<Scale> {
    let table = Table::of(value, SCALE)?;
    Ok(Scale {
        min: whole(table.need("min")?)?,
        max: whole(table.need("max")?)?,
        evidence: table.list("evidence", whole)?,
        words: table.list("words", level)?,
    })
}

fn asks(value: &Value<'_>) -> Read<Asks> {
    match value.get_ref().as_str() {
        Some("host") => Ok(Asks::Host),
        Some("partner") => Ok(Asks::Partner),
        _ => Err(wrong(value, Wanted::Asks)),
    }
}

fn criterion(value: &Value<'_>) -> Read<Criterion> {
    let table = Table::of(value, CRITERION)?;
    Ok(Criterion {
        id: text(table.need("id")?)?,
        weight: whole(table.need("weight")?)?,
        asks: table.find("asks").map(asks).transpose()?,
        name: words(table.need("name")?)?,
        about: table.find("about").map(words).transpose()?,
        questions: table.list("questions", words)?,
        levels: table.list("levels", level)?,
    })
}

/// The rubric as the file has it, its rules not yet checked.
pub(super) fn read_rubric(root: &DeTable<'_>) -> Read<Rubric> {
    let table = Table::new(root, 0..0, RUBRIC)?;
    Ok(Rubric {
        format: text(table.need("format")?)?,
        version: whole(table.need("version")?)?,
        id: text(table.need("id")?)?,
        name: words(table.need("name")?)?,
        scale: scale(table.need("scale")?)?,
        tolerance: table.find("tolerance").map_or(Ok(1), whole)?,
        criteria: {
            table.need("criteria")?;
            table.list("criteria", criterion)?
        },
    })
}

/// Where a value of the tree stands in the text; the nearest one above it where it is not written.
pub(super) fn find_span(root: &DeTable<'_>, path: &[Step]) -> Range<usize> {
    let mut span = 0..0;
    let mut here: Option<&Value<'_>> = None;
    for step in path {
        let below = match (step, here.map(Spanned::get_ref)) {
            (Step::Key(key), None) => root.get(*key),
            (Step::Key(key), Some(DeValue::Table(t))) => t.get(*key),
            (Step::Item(i), Some(DeValue::Array(items))) => items.get(*i),
            _ => None,
        };
        let Some(value) = below else { break };
        span = value.span();
        here = Some(value);
    }
    span
}

/// Letters to change, add or drop between two short words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let same = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = same.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
