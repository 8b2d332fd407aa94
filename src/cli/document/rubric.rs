//! `rubric list` and `rubric show`.

use super::day::rubric_version;
use super::{Asked, Document, Tabular};
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::ids::DayId;
use crate::domain::rubric::{Asks, Bilingual, LevelWords, Rubric};
use crate::intake::{built_in, built_in_names};
use crate::text::{Lang, Words, clean, wrap};
use serde::Serialize;
use serde_json::{Map, Value};

/// The rubrics there are: those that ship, and the day's own.
#[derive(Clone, Debug, Serialize)]
pub struct Rubrics {
    rubrics: Vec<Brief>,
}

#[derive(Clone, Debug, Serialize)]
struct Brief {
    id: String,
    name: String,
    version: i64,
    source: &'static str,
}

/// A rubric's whole tree.
#[derive(Clone, Debug, Serialize)]
pub struct RubricShow {
    rubric: Tree,
}

/// In the order of the file where it can be read, else as it came.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Tree {
    Read(Box<Rubric>),
    Raw(Map<String, Value>),
}

fn said(text: &Bilingual, lang: Lang) -> &str {
    match (text, lang) {
        (Bilingual::One(text), _) => text,
        (Bilingual::Both { it, .. }, Lang::It) => it,
        (Bilingual::Both { en, .. }, Lang::En) => en,
    }
}

fn shipped(words: &Words) -> Vec<Brief> {
    built_in_names()
        .filter_map(built_in)
        .map(|r| Brief {
            name: said(&r.name, words.lang()).to_owned(),
            id: r.id,
            version: r.version,
            source: "built_in",
        })
        .collect()
}

/// The rubrics that ship and the day's own, which comes last.
pub fn rubric_list(asked: &Asked) -> Document<Rubrics> {
    let mut rubrics = shipped(asked.words);
    if let (Some(r), Some(version)) = (asked.day.rubric(), rubric_version(asked.day)) {
        let name = said(&r.name, asked.words.lang()).to_owned();
        rubrics.push(Brief { id: r.id.clone(), name, version, source: "day" });
    }
    asked.document("rubrics", Rubrics { rubrics })
}

/// The rubrics that ship, where there is no day.
pub fn built_in_list(words: &Words) -> Document<Rubrics> {
    Document::without_day("rubrics", Rubrics { rubrics: shipped(words) })
}

/// The tree of the rubric in force.
pub fn rubric_of(day: &Day) -> Option<Map<String, Value>> {
    match day.shown("rubric")?.fact()? {
        Fact::RubricSet(r) => Some(r.rubric.clone()),
        _ => None,
    }
}

/// A rubric's tree, of the day or of a file.
pub fn rubric_show(day: Option<DayId>, tree: &Map<String, Value>) -> Document<RubricShow> {
    let rubric = match serde_json::from_value::<Rubric>(Value::Object(tree.clone())) {
        Ok(read) => Tree::Read(Box::new(read)),
        Err(_) => Tree::Raw(tree.clone()),
    };
    Document { day, ..Document::without_day("rubric", RubricShow { rubric }) }
}

impl Tabular for Rubrics {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("id", heading("table-id")),
                left("name", heading("table-name")),
                right("version", heading("table-version")),
                left("source", heading("table-source")),
            ],
            String::new(),
        );
        for r in &self.rubrics {
            let key = if r.source == "day" { "rubric-of-the-day" } else { "rubric-shipped" };
            t.row(vec![
                Cell::text(&r.id),
                Cell::text(&r.name),
                Cell::figure(r.version, r.version.to_string()),
                Cell::word(r.source, words.by_key(key)),
            ]);
        }
        t
    }
}

/// How wide the words of a rubric run.
const PAGE: usize = 78;

/// A text in rows of so many cells.
fn rows(text: &str, cells: usize) -> Vec<String> {
    let text = clean(text);
    wrap(&text, cells).into_iter().map(|row| text[row].trim_end().to_owned()).collect()
}

impl Tabular for RubricShow {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("criterion", heading("table-code")),
                left("name", heading("table-name")),
                right("weight", heading("table-weight")),
                left("asks", heading("table-asks")),
            ],
            String::new(),
        );
        if let Tree::Read(r) = &self.rubric {
            for c in &r.criteria {
                t.row(vec![
                    Cell::text(&c.id),
                    Cell::text(said(&c.name, words.lang())),
                    Cell::figure(c.weight, c.weight.to_string()),
                    match c.asks {
                        Some(Asks::Host) => Cell::word("host", words.by_key("role-host")),
                        Some(Asks::Partner) => Cell::word("partner", words.by_key("role-partner")),
                        None => Cell::nothing(),
                    },
                ]);
            }
        }
        t
    }

    /// A page to read: the scale, then every criterion with its questions and anchors.
    fn text(&self, words: &Words, style: Style) -> String {
        let Tree::Read(r) = &self.rubric else { return String::new() };
        let lang = words.lang();
        let bold = |text: &str| match style {
            Style::Plain => clean(text).into_owned(),
            Style::Bold => format!("\u{1b}[1m{}\u{1b}[0m", clean(text)),
        };
        let mut lines = vec![bold(said(&r.name, lang))];
        lines.push(words.rubric_page_scale(r.scale.min, r.scale.max, r.tolerance).into_owned());
        let level = |lines: &mut Vec<String>, l: &LevelWords| {
            let text = if lang == Lang::It { &l.it } else { &l.en };
            for (n, part) in rows(text, PAGE - 6).into_iter().enumerate() {
                lines.push(if n == 0 { format!("  {:>2}  {part}", l.level) } else { format!("      {part}") });
            }
        };
        r.scale.words.iter().for_each(|l| level(&mut lines, l));
        for c in &r.criteria {
            lines.push(String::new());
            lines.push(bold(&words.rubric_page_criterion(&c.id, said(&c.name, lang), c.weight)));
            if let Some(about) = &c.about {
                lines.extend(rows(said(about, lang), PAGE));
            }
            for q in &c.questions {
                for (n, part) in rows(said(q, lang), PAGE - 4).into_iter().enumerate() {
                    lines.push(if n == 0 { format!("  ? {part}") } else { format!("    {part}") });
                }
            }
            c.levels.iter().for_each(|l| level(&mut lines, l));
        }
        lines.join("\n")
    }
}
