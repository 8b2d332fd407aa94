//! `scores import`: what became of each mark of a score sheet.

use super::Document;
use super::intake::{Column, Rows};
use crate::domain::ids::DayId;
use crate::intake::{ScoreMark, ScoreRow, ScoreSheet};
use crate::text::{Words, clean};
use serde::Serialize;

/// A score sheet that was imported.
#[derive(Clone, Copy, Debug)]
pub struct MarksImport<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// The sheet as read.
    pub sheet: &'a ScoreSheet,
    /// What became of each row.
    pub fates: &'a [MarkFate],
}

/// What became of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkFate {
    /// It was written.
    Taken,
    /// It stands here, and the asker may see that it is the same.
    Same,
    /// It was left out.
    Left(LeftMark),
}

/// Why a mark was left out.
#[derive(Clone, Debug, PartialEq)]
pub enum LeftMark {
    /// The sheet itself doubts it.
    Doubted,
    /// It names somebody or something that is not here; in words.
    Unknown(String),
    /// No whole number.
    NotALevel(f64),
    /// Something stands there already, and stays.
    Standing,
    /// The day does not take it; in words.
    Refused(String),
}

/// The import in the form of any import.
#[derive(Clone, Debug, Serialize)]
pub struct MarksShow {
    file: String,
    dry_run: bool,
    encoding: Option<&'static str>,
    separator: Option<char>,
    mapping: Vec<Column>,
    unmapped: Vec<String>,
    rows: Rows,
    issues: Vec<Remark>,
    /// The marks that were written, by record.
    taken: Vec<Taken>,
}

#[derive(Clone, Debug, Serialize)]
struct Remark {
    record: usize,
    line: usize,
    column: Option<&'static str>,
    kind: &'static str,
    action: &'static str,
    text: String,
}

#[derive(Clone, Debug, Serialize)]
struct Taken {
    record: usize,
    candidate: String,
    interviewer: String,
    criterion: String,
    interview: Option<String>,
}

/// What became of each mark, as any import says it.
pub fn marks_document(words: &Words, day: DayId, import: &MarksImport<'_>) -> Document<MarksShow> {
    let sheet = import.sheet;
    let rows = || sheet.rows.iter().zip(import.fates);
    let taken = |row: &ScoreRow| Taken {
        record: row.record,
        candidate: row.candidate.clone(),
        interviewer: row.interviewer.clone(),
        criterion: row.criterion.clone(),
        interview: row.interview.clone(),
    };
    let show = MarksShow {
        file: import.file.to_owned(),
        dry_run: false,
        encoding: sheet.encoding,
        separator: sheet.separator,
        mapping: sheet
            .columns
            .iter()
            .map(|(field, column)| Column { field, column: column.clone(), by: "guess" })
            .collect(),
        unmapped: sheet.ignored.clone(),
        rows: counted(import),
        issues: rows().filter_map(|(row, fate)| remark(words, row, fate)).collect(),
        taken: rows().filter(|(_, fate)| **fate == MarkFate::Taken).map(|(row, _)| taken(row)).collect(),
    };
    Document { day: Some(day), ..Document::without_day("import", show) }
}

fn counted(import: &MarksImport<'_>) -> Rows {
    let mut rows = Rows { read: import.fates.len(), ..Rows::default() };
    for fate in import.fates {
        match fate {
            MarkFate::Taken => rows.new += 1,
            MarkFate::Same => rows.same += 1,
            MarkFate::Left(_) => rows.refused += 1,
        }
    }
    rows
}

fn remark(words: &Words, row: &ScoreRow, fate: &MarkFate) -> Option<Remark> {
    let MarkFate::Left(why) = fate else { return None };
    let (kind, action, column) = match why {
        LeftMark::Doubted => ("bad_value", "refused", Some("doubt")),
        LeftMark::NotALevel(_) => ("bad_value", "refused", Some("score")),
        LeftMark::Unknown(_) => ("bad_value", "refused", None),
        LeftMark::Standing => ("conflict", "kept", None),
        LeftMark::Refused(_) => ("conflict", "refused", None),
    };
    Some(Remark { record: row.record, line: row.line, column, kind, action, text: sentence(words, row, fate) })
}

/// One line: where, whose mark on what, and what became of it.
fn sentence(words: &Words, row: &ScoreRow, fate: &MarkFate) -> String {
    let whose = format!("{}, {}, {}", row.candidate, row.interviewer, row.criterion);
    let what = match fate {
        MarkFate::Taken => words.marks_taken(&value(row.mark)),
        MarkFate::Same => words.marks_same(),
        MarkFate::Left(LeftMark::Doubted) => words.marks_doubted(),
        MarkFate::Left(LeftMark::NotALevel(level)) => words.marks_not_a_level(&level.to_string()),
        MarkFate::Left(LeftMark::Standing) => words.marks_standing(),
        MarkFate::Left(LeftMark::Unknown(why) | LeftMark::Refused(why)) => words.marks_left(why),
    };
    words.marks_line(row.line, &whose, &what).into_owned()
}

fn value(mark: ScoreMark) -> String {
    match mark {
        ScoreMark::Given(level) => level.to_string(),
        ScoreMark::NotAssessed => "-".to_owned(),
        ScoreMark::Recused => "-:recused".to_owned(),
        ScoreMark::Interrupted => "-:interrupted".to_owned(),
        ScoreMark::Absent => "-:absent".to_owned(),
    }
}

/// The same to read: a line for each mark, then the figures.
pub fn marks_page(words: &Words, import: &MarksImport<'_>) -> String {
    let mut lines: Vec<String> =
        import.sheet.rows.iter().zip(import.fates).map(|(row, fate)| sentence(words, row, fate)).collect();
    let Rows { read, new, same, refused, .. } = counted(import);
    lines.push(words.marks_rows(read, new, same, refused).into_owned());
    lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}
