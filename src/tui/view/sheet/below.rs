//! Under the rows of the sheet: what the criterion is about, its anchors, its note.

use super::super::super::theme::Role;
use super::super::super::widgets::rule;
use super::super::super::widgets::strip::{Paint, Strip};
use super::super::detail::wrapped;
use super::super::rubric::{anchor_height, anchor_lines};
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::screen::SheetPage;
use crate::app::update::fields::note_columns;
use crate::app::update::sheet::{Row, anchor, in_lang, levels, row_at};
use crate::domain::fact::Mark;
use crate::domain::note::Sign;
use crate::domain::rubric::Criterion;
use crate::domain::sheet::{Sheet, SheetState};
use crate::domain::visible;
use crate::text::{Align, clean_multiline, wrap};
use ratatui::text::Line;
use std::ops::Range;

/// Under the rows: what the criterion is about, its anchors, its note; where rows are scarce one line of each. On a blank
/// page the questions of the row, and nothing else.
pub fn below_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &SheetPage,
    sheet: &Sheet,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, Option<(u16, usize)>) {
    let words = &model.words;
    let lang = words.lang();
    let mut lines: Vec<Line<'static>> = Vec::new();
    let row = row_at(current, at.at);
    let rubric = current.day().rubric();
    let pointed = match &row {
        Row::Criterion(id) => rubric.and_then(|rubric| rubric.criterion(id)),
        Row::General | Row::Seal => None,
    };
    let roomy = rows >= 6;
    if at.cover.is_blank() {
        lines.push(rule::titled(paint, pointed.map_or("", |criterion| &criterion.id), columns));
        for question in pointed.map(|criterion| criterion.questions.as_slice()).unwrap_or_default() {
            wrapped(paint, in_lang(question, lang), columns, Role::Text, &mut lines);
            if roomy {
                lines.push(Line::default());
            }
        }
        if pointed.is_none() {
            wrapped(paint, &words.page_blank_text(), columns, Role::Quiet, &mut lines);
        }
        lines.truncate(rows);
        return (lines, None);
    }
    let noted = match (&at.note, &row) {
        (Some(note), _) => note.criterion.clone(),
        (None, Row::Criterion(criterion)) => Some(criterion.clone()),
        (None, _) => None,
    };
    let key = noted.as_deref().unwrap_or("-");
    let standing = visible::timed_note(current.day(), sheet, key);
    let scale = levels(current);
    let level = pointed_level(current, at, sheet, pointed);
    let whole = pointed.and_then(|criterion| anchor(current, criterion, level, lang)).unwrap_or_default();
    // the levels, one line each and the pointed one whole, and two rules: the note has the rest, at most half of it
    let for_levels = usize::try_from(scale.max - scale.min).unwrap_or(4) + anchor_height(whole, columns) + 2;
    let note_rows = match (&at.note, &standing) {
        (Some(_), _) => rows.saturating_sub(for_levels).min(rows / 2).clamp(1, 8),
        (None, Some(note)) => {
            let wanted = note_lines(model, paint, note.text, &note.times, columns, Role::Text).len();
            wanted.min(rows.saturating_sub(for_levels)).clamp(1, if pointed.is_some() { 4 } else { rows.max(1) })
        }
        (None, None) => 1,
    };
    if let (Some(criterion), Some(rubric)) = (pointed, rubric) {
        let title = if model.size.class() >= Class::L {
            format!("{}  {}", criterion.id, in_lang(&criterion.name, lang))
        } else {
            criterion.id.clone()
        };
        lines.push(rule::titled(paint, &title, columns));
        if roomy {
            let room = rows.saturating_sub(note_rows + 2);
            let mut middle: Vec<Line<'static>> = Vec::new();
            let anchors = anchor_lines(model, paint, rubric, criterion, columns, room, Some(level));
            if let Some(about) = &criterion.about {
                wrapped(paint, in_lang(about, lang), columns, Role::Text, &mut middle);
                // half a sentence says less than none; i shows the whole
                if middle.len() + anchors.len() > room {
                    middle.clear();
                }
            }
            middle.extend(anchors);
            middle.truncate(room);
            lines.extend(middle);
        } else if at.note.is_none() || rows > 2 {
            let mut strip = Strip::new(paint, columns);
            lines.push(strip.text(&format!("{level}  {whole}"), Role::Text).line());
        }
    } else if !roomy {
        lines.push(rule::titled(paint, "", columns));
    }
    if roomy {
        let title = match &noted {
            Some(criterion) => words.sheet_note_on(criterion),
            None => words.sheet_note_general(),
        };
        while lines.len() + note_rows + 1 < rows && lines.len() < rows && row == Row::Seal {
            lines.push(Line::default());
        }
        lines.push(rule::titled(paint, &title, columns));
    }
    let room = rows.saturating_sub(lines.len());
    let mut caret = None;
    match (&at.note, standing) {
        (Some(note), _) => {
            let (row, column) = note.editor.caret(note_columns(model.size));
            let top = (row + 1).saturating_sub(room.max(1));
            let all = note_lines(model, paint, note.editor.text(), &at.times, columns, Role::Field);
            caret = Some((u16::try_from(column + 1).unwrap_or(1), lines.len() + row - top));
            lines.extend(all.into_iter().skip(top));
        }
        (None, Some(note)) => {
            let text = clean_multiline(note.text);
            lines.extend(note_lines(model, paint, &text, &note.times, columns, Role::Text));
        }
        (None, None) if sheet.state != SheetState::Sealed => {
            wrapped(paint, &words.sheet_note_empty(), columns, Role::Quiet, &mut lines);
        }
        (None, None) => {}
    }
    lines.truncate(rows);
    (lines, caret)
}

/// The level of the row's mark, where it may be seen; else the middle one.
fn pointed_level(current: &Current, at: &SheetPage, sheet: &Sheet, pointed: Option<&Criterion>) -> i64 {
    let scale = levels(current);
    match pointed.and_then(|criterion| sheet.marks.get(&criterion.id)).map(|given| given.mark) {
        Some(Mark::Level(level)) if at.cover.shows_marks() => level,
        _ => (scale.min + scale.max) / 2,
    }
}

/// A note, wrapped; at the right of each line's first row the interview's clock when it was begun.
fn note_lines(
    model: &Model,
    paint: Paint,
    text: &str,
    times: &[String],
    columns: usize,
    role: Role,
) -> Vec<Line<'static>> {
    let room = note_columns(model.size);
    let line = |range: Range<usize>| {
        let before = text.get(..range.start).unwrap_or_default();
        let first = before.is_empty() || before.ends_with('\n');
        let time = times.get(before.matches('\n').count()).filter(|_| first).map_or("", String::as_str);
        let row = text.get(range).unwrap_or_default().trim_end_matches('\n');
        let mut strip = Strip::new(paint, columns);
        let sign = Sign::of(row).filter(|_| first && role != Role::Field);
        let shown = match sign {
            Some(sign) => {
                strip.text(&sign.as_char().to_string(), sign_role(sign));
                row.get(1..).unwrap_or_default()
            }
            None => row,
        };
        strip.cell(shown, room - usize::from(sign.is_some()), Align::Left, role);
        if !time.is_empty() {
            strip.tail(&[(time.to_owned(), Role::Quiet)]);
        }
        strip.line()
    };
    wrap(text, room).into_iter().map(line).collect()
}

/// The role that says a line's sign again.
fn sign_role(sign: Sign) -> Role {
    match sign {
        Sign::For | Sign::Against => Role::Strong,
        Sign::Ask => Role::Attention,
    }
}
