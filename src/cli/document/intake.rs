//! `candidates import` and `interviewers import`: which column was taken for what, the rows in figures, every remark.

use super::Document;
use crate::cli::intake_words::issue_text;
use crate::domain::ids::DayId;
use crate::intake::{Issue, Mapping, RowCounts, Sheet};
use crate::text::{Words, clean};
use serde::Serialize;

/// What an import found, or would do.
#[derive(Clone, Copy, Debug)]
pub struct ImportFigures<'a> {
    /// The sheet as read.
    pub sheet: &'a Sheet,
    /// Nothing was written.
    pub dry_run: bool,
    /// Which column is what.
    pub mapping: &'a [Mapping],
    /// Headings that are no field.
    pub unmapped: &'a [String],
    /// The rows in figures.
    pub rows: RowCounts,
    /// Areas made by it.
    pub new_areas: &'a [String],
    /// Every remark, by record.
    pub issues: &'a [Issue],
}

/// What an import found, or would do.
#[derive(Clone, Debug, Serialize)]
pub struct ImportShow {
    file: String,
    dry_run: bool,
    encoding: &'static str,
    separator: Option<char>,
    mapping: Vec<Column>,
    unmapped: Vec<String>,
    rows: Rows,
    issues: Vec<Remark>,
    new_areas: Vec<String>,
}

/// Which column was read as what.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Column {
    pub field: &'static str,
    pub column: String,
    pub by: &'static str,
}

/// What became of the rows.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Rows {
    pub read: usize,
    pub new: usize,
    pub updated: usize,
    pub same: usize,
    pub joined: usize,
    pub refused: usize,
}

#[derive(Clone, Debug, Serialize)]
struct Remark {
    record: usize,
    line: usize,
    column: Option<String>,
    kind: &'static str,
    action: &'static str,
    text: String,
}

/// What an import found, or would do.
pub fn import_document(words: &Words, day: DayId, figures: &ImportFigures<'_>) -> Document<ImportShow> {
    let RowCounts { read, new, updated, same, joined, refused } = figures.rows;
    let show = ImportShow {
        file: figures.sheet.file.clone(),
        dry_run: figures.dry_run,
        encoding: figures.sheet.encoding,
        separator: figures.sheet.separator,
        mapping: figures
            .mapping
            .iter()
            .map(|m| Column { field: m.field.as_str(), column: m.column.clone(), by: m.by.as_str() })
            .collect(),
        unmapped: figures.unmapped.to_vec(),
        rows: Rows { read, new, updated, same, joined, refused },
        issues: figures
            .issues
            .iter()
            .map(|i| Remark {
                record: i.record,
                line: i.line,
                column: i.column.clone(),
                kind: i.kind.as_str(),
                action: i.action.as_str(),
                text: issue_text(words, i),
            })
            .collect(),
        new_areas: figures.new_areas.to_vec(),
    };
    Document { day: Some(day), ..Document::without_day("import", show) }
}

/// The same to read: columns, figures, remarks with their place.
pub fn import_page(words: &Words, figures: &ImportFigures<'_>) -> String {
    let r = figures.rows;
    let sheet = figures.sheet;
    let mut lines = vec![words.import_file(&sheet.file, sheet.encoding, separator(sheet.separator)).into_owned()];
    for m in figures.mapping {
        lines.push(words.import_column(&m.column, m.field.as_str(), m.by.as_str()).into_owned());
    }
    if !figures.unmapped.is_empty() {
        lines.push(words.import_unmapped(&figures.unmapped.join("; ")).into_owned());
    }
    if !figures.new_areas.is_empty() {
        lines.push(words.import_new_areas(&figures.new_areas.join(", ")).into_owned());
    }
    lines.push(words.import_rows(r.read, r.new, r.updated, r.same, r.joined, r.refused).into_owned());
    for i in figures.issues {
        lines.push(issue_text(words, i));
    }
    if figures.dry_run {
        lines.push(words.import_dry_run().into_owned());
    }
    lines.iter().map(|l| clean(l)).collect::<Vec<_>>().join("\n")
}

fn separator(c: Option<char>) -> &'static str {
    match c {
        None => "none",
        Some(';') => "semicolon",
        Some(',') => "comma",
        Some('|') => "bar",
        Some(_) => "tab",
    }
}
