//! Sentences for files that cannot be taken, for single rows of those that were, and for rubric files: where, what, and
//! what to do. What it means for the data is said by whoever asked.

use crate::domain::rubric::{FORMAT, Fault, VERSION};
use crate::intake::{
    ANSWER, CELL_LIMIT, COLUMN_LIMIT, Detail, FILE_LIMIT, IntakeError, Issue, Reason, RubricFileError,
    RubricFileReason, Wanted, Workbook,
};
use crate::text::{Words, clean, fits, width};
use std::borrow::Cow;

/// The most cells of a sentence that one value from a file takes.
const VALUE_CELLS: usize = 80;
/// The most headings that are listed; a form with a hundred questions must not push the sentence off the screen.
const HEADINGS: usize = 24;

/// Why a file could not be taken: its name, the place where known, what is wrong.
pub fn error_text(words: &Words, e: &IntakeError) -> String {
    let mut place = vec![clean(&e.file)];
    place.extend(match (e.line, e.record) {
        (Some(line), Some(record)) if line != record => Some(words.intake_line_record(line, record)),
        (Some(line), _) => Some(words.intake_line(line)),
        (None, Some(record)) => Some(words.intake_record(record)),
        (None, None) => None,
    });
    place.extend(e.column.as_ref().map(|column| words.intake_column(&short(column))));
    let what = match &e.reason {
        Reason::FileTooLarge => words.intake_file_too_large(FILE_LIMIT >> 20),
        Reason::Workbook(Workbook::Zip) => words.intake_zip(),
        Reason::Workbook(Workbook::Html) => words.intake_html(),
        Reason::Workbook(kind) => words.intake_workbook(kind.as_str()),
        Reason::WorkbookDamaged(kind) => words.intake_workbook_damaged(kind.as_str()),
        Reason::WorkbookLocked => words.intake_workbook_locked(),
        Reason::WorkbookTooLarge => words.intake_workbook_too_large(),
        Reason::NotText => words.intake_not_text(),
        Reason::Empty => words.intake_empty(),
        Reason::NoRecords => words.intake_no_records(),
        Reason::OpenQuote => words.intake_open_quote(),
        Reason::TooManyRecords(limit) => words.intake_too_many_records(*limit),
        Reason::TooManyColumns => words.intake_too_many_columns(COLUMN_LIMIT),
        Reason::CellTooLong => words.intake_cell_too_long(CELL_LIMIT),
        Reason::NoNameColumn { .. } => words.intake_no_name_column(),
        Reason::NoColumn { wanted, .. } => words.intake_no_column(wanted),
        Reason::ColumnTwice(name) => words.intake_column_twice(name),
        Reason::EmptyCell => words.intake_empty_cell(),
        Reason::NotANumber(text) => words.intake_not_a_number(&short(text)),
        Reason::OffScale { min, max } => words.intake_off_scale(*min, *max),
        Reason::NotATime(text) => words.intake_not_a_time(&short(text)),
        Reason::SameCellTwice { line } => words.intake_same_cell_twice(*line),
        Reason::MapSyntax(text) => words.intake_map_syntax(&short(text)),
        Reason::UnknownField { field, .. } => words.intake_unknown_field(&short(field)),
        Reason::UnknownColumn { .. } => words.intake_unknown_column(),
        Reason::AmbiguousColumn { .. } => words.intake_ambiguous_column(),
        Reason::MappedTwice(column) => words.intake_mapped_twice(&short(column)),
    };
    at(words, &place, &what)
}

/// What to do so that the file can be taken.
pub fn error_next(words: &Words, e: &IntakeError) -> String {
    match &e.reason {
        Reason::FileTooLarge => words.intake_file_too_large_next(),
        Reason::Workbook(Workbook::Zip) => words.intake_zip_next(),
        Reason::Workbook(Workbook::Html) => words.intake_html_next(),
        Reason::Workbook(_) => words.intake_workbook_next(),
        Reason::WorkbookDamaged(_) => words.intake_workbook_damaged_next(),
        Reason::WorkbookLocked => words.intake_workbook_locked_next(),
        Reason::WorkbookTooLarge => words.intake_workbook_too_large_next(),
        Reason::NotText => words.intake_not_text_next(),
        Reason::Empty => words.intake_empty_next(),
        Reason::NoRecords => words.intake_no_records_next(),
        Reason::OpenQuote => words.intake_open_quote_next(),
        Reason::TooManyRecords(_) => words.intake_too_many_records_next(),
        Reason::TooManyColumns => words.intake_too_many_columns_next(),
        Reason::CellTooLong => words.intake_cell_too_long_next(),
        Reason::NoNameColumn { headings } => words.intake_no_name_column_next(&listed(words, headings)),
        Reason::NoColumn { headings, .. } => words.intake_no_column_next(&listed(words, headings)),
        Reason::ColumnTwice(_) => words.intake_column_twice_next(),
        Reason::EmptyCell => words.intake_empty_cell_next(),
        Reason::NotANumber(_) => words.intake_not_a_number_next(),
        Reason::OffScale { .. } => words.intake_off_scale_next(),
        Reason::NotATime(_) => words.intake_not_a_time_next(),
        Reason::SameCellTwice { .. } => words.intake_same_cell_twice_next(),
        Reason::MapSyntax(_) => words.intake_map_syntax_next(),
        Reason::UnknownField { subject, .. } => {
            let known: Vec<_> = subject.fields().iter().map(|field| field.as_str()).collect();
            words.intake_unknown_field_next(&known.join(", "), ANSWER)
        }
        Reason::UnknownColumn { headings } => words.intake_unknown_column_next(&listed(words, headings)),
        Reason::AmbiguousColumn { numbers } => {
            let numbers: Vec<_> = numbers.iter().map(|n| format!("#{n}")).collect();
            words.intake_ambiguous_column_next(&numbers.join(", "))
        }
        Reason::MappedTwice(_) => words.intake_mapped_twice_next(),
    }
    .into_owned()
}

/// One sentence about one place of a file that was taken.
pub fn issue_text(words: &Words, issue: &Issue) -> String {
    let mut place = vec![if issue.line == issue.record {
        words.intake_starts_line(issue.line)
    } else {
        words.intake_starts_line_record(issue.line, issue.record)
    }];
    place.extend(issue.column.as_ref().map(|column| words.intake_column(&short(column))));
    let what = match &issue.detail {
        Detail::SaidNo(said) => words.issue_said_no(&short(said)),
        Detail::ConsentUnclear(said) if said.is_empty() => words.issue_consent_unsaid(),
        Detail::ConsentUnclear(said) => words.issue_consent_unclear(&short(said)),
        Detail::Nameless => words.issue_nameless(),
        Detail::SameAsRecord { record, name } => words.issue_same_as_record(*record, &short(name)),
        Detail::LikeRecord { record, name } => words.issue_like_record(*record, &short(name)),
        Detail::LikeKnown { code, name } => words.issue_like_known(code, &short(name)),
        Detail::KnownByName { code, name } => words.issue_known_by_name(code, &short(name)),
        Detail::FitsSeveral { codes } => words.issue_fits_several(&codes.join(", ")),
        Detail::Differs { kept, other, code: Some(code) } if kept.is_empty() => {
            words.issue_differs_known_empty(code, &short(other))
        }
        Detail::Differs { kept, other, code: Some(code) } => {
            words.issue_differs_known(code, &short(kept), &short(other))
        }
        Detail::Differs { kept, other, code: None } => words.issue_differs_row(&short(kept), &short(other)),
        Detail::UnknownArea(area) => words.issue_unknown_area(&short(area)),
        Detail::NotAnEmail(text) => words.issue_not_an_email(&short(text)),
        Detail::NotAPhone(text) => words.issue_not_a_phone(&short(text)),
        Detail::UnknownRole(text) => words.issue_unknown_role(&short(text)),
        Detail::NotASpan(text) => words.issue_not_a_span(&short(text)),
        Detail::UnknownCandidate(text) => words.issue_unknown_candidate(&short(text)),
        Detail::SheetsLeft { taken, left } => {
            let left: Vec<_> = left.iter().map(|name| short(name)).collect();
            words.issue_sheets_left(&short(taken), &left.join(", "))
        }
        Detail::TooLong { limit } => words.issue_too_long(*limit),
        Detail::Unprintable => words.issue_unprintable(),
        Detail::Unreadable => words.issue_unreadable(),
        Detail::ShortRow { cells, columns } => words.issue_short_row(*cells, *columns),
        Detail::LongRow { cells, columns } => words.issue_long_row(*cells, *columns),
        Detail::HeadingTwice { first } => words.issue_heading_twice(*first),
    };
    at(words, &place, &what)
}

/// Why a file is no rubric: its name, line and column, what is wrong; below it the line, and a caret where the fault is.
pub fn rubric_text(words: &Words, e: &RubricFileError) -> String {
    let mut place = vec![clean(&e.file)];
    // a file that is too large was not read, so no line of it is at fault
    if e.reason != RubricFileReason::TooLarge {
        place.extend([words.intake_line(e.line), words.rubric_file_column(e.column)]);
    }
    let what = match &e.reason {
        RubricFileReason::TooLarge => words.rubric_file_too_large(),
        RubricFileReason::NotUtf8 => words.rubric_file_not_utf8(),
        RubricFileReason::Syntax(message) => words.rubric_file_syntax(message),
        RubricFileReason::UnknownKey { key, .. } => words.rubric_file_unknown_key(&short(key)),
        RubricFileReason::MissingKey(key) => words.rubric_file_missing_key(key),
        RubricFileReason::WrongKind(_) => words.rubric_file_wrong_kind(),
        RubricFileReason::Fault(fault) => fault_text(words, fault),
    };
    let mut text = at(words, &place, &what);
    if !e.shown.is_empty() {
        text += &format!("\n  {}", clean(&e.shown));
        if let Some(before) = before_caret(e) {
            text += &format!("\n  {}^", " ".repeat(width(&clean(before))));
        }
    }
    text
}

/// How to mend a rubric file.
pub fn rubric_next(words: &Words, e: &RubricFileError) -> String {
    match &e.reason {
        RubricFileReason::TooLarge => words.rubric_file_too_large_next(),
        RubricFileReason::NotUtf8 => words.rubric_file_not_utf8_next(),
        RubricFileReason::Syntax(_) => words.rubric_file_syntax_next(),
        RubricFileReason::UnknownKey { meant: Some(meant), .. } => words.rubric_file_unknown_key_meant(meant),
        RubricFileReason::UnknownKey { known, .. } => words.rubric_file_unknown_key_next(&known.join(", ")),
        RubricFileReason::MissingKey(key) => words.rubric_file_missing_key_next(key),
        RubricFileReason::WrongKind(wanted) => match wanted {
            Wanted::Text => words.rubric_file_wants_text(),
            Wanted::Words => words.rubric_file_wants_words(),
            Wanted::WholeNumber => words.rubric_file_wants_whole_number(),
            Wanted::List => words.rubric_file_wants_list(),
            Wanted::Table => words.rubric_file_wants_table(),
            Wanted::Asks => words.rubric_file_wants_asks(),
        },
        RubricFileReason::Fault(fault) => fault_next(words, fault),
    }
    .into_owned()
}

/// What a rubric may not say, in words.
pub fn fault_text<'w>(words: &'w Words, fault: &Fault) -> Cow<'w, str> {
    match fault {
        Fault::Format => words.rubric_file_format(),
        Fault::Version(version) => words.rubric_file_version(&version.to_string()),
        Fault::RubricId(id) => words.rubric_file_rubric_id(&short(id)),
        Fault::CriterionId(id) => words.rubric_file_criterion_id(&short(id)),
        Fault::SameId(id) => words.rubric_file_same_id(&short(id)),
        Fault::CriteriaCount(n) => words.rubric_file_criteria_count(*n),
        Fault::Weight(weight) => words.rubric_file_weight(&weight.to_string()),
        Fault::NoWeight => words.rubric_file_no_weight(),
        Fault::Scale { min, max } => words.rubric_file_scale(&min.to_string(), &max.to_string()),
        Fault::LevelOutside { level, .. } => words.rubric_file_level_outside(&level.to_string()),
        Fault::SameLevel(level) => words.rubric_file_same_level(&level.to_string()),
        Fault::Tolerance { tolerance, .. } => words.rubric_file_tolerance(&tolerance.to_string()),
        Fault::EmptyText => words.rubric_file_empty_text(),
        Fault::LongText { limit } => words.rubric_file_long_text(*limit),
        Fault::Unprintable => words.rubric_file_unprintable(),
    }
}

fn fault_next<'w>(words: &'w Words, fault: &Fault) -> Cow<'w, str> {
    match fault {
        Fault::Format => words.rubric_file_format_next(FORMAT),
        Fault::Version(_) => words.rubric_file_version_next(&VERSION.to_string()),
        Fault::RubricId(_) => words.rubric_file_rubric_id_next(),
        Fault::CriterionId(_) => words.rubric_file_criterion_id_next(),
        Fault::SameId(_) => words.rubric_file_same_id_next(),
        Fault::CriteriaCount(_) => words.rubric_file_criteria_count_next(),
        Fault::Weight(_) => words.rubric_file_weight_next(),
        Fault::NoWeight => words.rubric_file_no_weight_next(),
        Fault::Scale { .. } => words.rubric_file_scale_next(),
        Fault::LevelOutside { min, max, .. } => {
            words.rubric_file_level_outside_next(&min.to_string(), &max.to_string())
        }
        Fault::SameLevel(_) => words.rubric_file_same_level_next(),
        Fault::Tolerance { widest, .. } => words.rubric_file_tolerance_next(&widest.to_string()),
        Fault::EmptyText => words.rubric_file_empty_text_next(),
        Fault::LongText { .. } => words.rubric_file_long_text_next(),
        Fault::Unprintable => words.rubric_file_unprintable_next(),
    }
}

/// The part of the shown line before the fault, where it is certain: the line is shown without its indent, so the
/// column alone does not say. It is certain at the first column, and where what is wrong stands in the line once.
fn before_caret(e: &RubricFileError) -> Option<&str> {
    let bound = e.column.checked_sub(1)?;
    if bound == 0 {
        return Some("");
    }
    let shown = e.shown.chars().count();
    if e.shown.ends_with('…') && bound + 1 >= shown {
        return None; // the fault may lie in what is not shown
    }
    let wrong = match &e.reason {
        RubricFileReason::UnknownKey { key, .. } => key.clone(),
        RubricFileReason::Fault(Fault::RubricId(id) | Fault::CriterionId(id) | Fault::SameId(id)) => {
            format!("\"{id}\"")
        }
        RubricFileReason::Fault(
            Fault::Version(n)
            | Fault::Weight(n)
            | Fault::SameLevel(n)
            | Fault::LevelOutside { level: n, .. }
            | Fault::Tolerance { tolerance: n, .. },
        ) => n.to_string(),
        _ => return None,
    };
    let mut found = e.shown.match_indices(&wrong).map(|(i, _)| &e.shown[..i]);
    // what was cut away lies to the left of the column, never to its right
    found.next().filter(|before| found.next().is_none() && before.chars().count() <= bound)
}

fn at(words: &Words, place: &[Cow<'_, str>], what: &str) -> String {
    words.intake_at(&place.join(", "), what).into_owned()
}

/// A value from a file, as much of it as a sentence bears.
fn short(value: &str) -> String {
    fits(&clean(value), VALUE_CELLS).into_owned()
}

fn listed(words: &Words, headings: &[String]) -> String {
    let shown: Vec<_> = headings.iter().take(HEADINGS).map(|heading| short(heading)).collect();
    match headings.len() - shown.len() {
        0 => shown.join(" | "),
        more => words.intake_and_more(&shown.join(" | "), more).into_owned(),
    }
}

#[cfg(test)]
mod tests;
