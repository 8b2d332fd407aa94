//! Under the rows of the sheet: what the criterion is about, its anchors, its note.

use super::super::super::theme::Role;
use super::super::super::widgets::field::{editor_rows, field_line};
use super::super::super::widgets::rule;
use super::super::super::widgets::strip::{Paint, Strip};
use super::super::detail::wrapped;
use super::super::rubric::anchor_lines;
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::screen::SheetPage;
use crate::app::update::sheet::{Row, anchor, in_lang, levels, row_at};
use crate::domain::fact::Mark;
use crate::domain::rubric::Criterion;
use crate::domain::sheet::{Sheet, SheetState};
use crate::domain::visible;
use ratatui::text::Line;

/// Under the rows: what the criterion is about, its anchors, its note; where rows are scarce one line of each.
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
    let noted = match (&at.note, &row) {
        (Some(note), _) => note.criterion.clone(),
        (None, Row::Criterion(criterion)) => Some(criterion.clone()),
        (None, _) => None,
    };
    // a note that is written gets half of what there is, less what the levels need, a note that is read two lines
    let scale = levels(current);
    let for_levels = usize::try_from(scale.max - scale.min + 1).unwrap_or(5) + 2;
    let note_rows = match &at.note {
        Some(_) => rows.saturating_sub(for_levels).max(3).min(rows / 2).clamp(1, 8),
        None => rows.saturating_sub(10).clamp(1, 4),
    };
    let roomy = rows >= 6;
    if let (Row::Criterion(id), Some(rubric)) = (&row, rubric)
        && let Some(criterion) = rubric.criterion(id)
    {
        let title = if model.size.class() >= Class::L {
            format!("{id}  {}", in_lang(&criterion.name, lang))
        } else {
            id.clone()
        };
        lines.push(rule::titled(paint, &title, columns));
        if roomy {
            let room = rows.saturating_sub(note_rows + 2);
            let mut middle: Vec<Line<'static>> = Vec::new();
            let anchors = anchor_lines(model, paint, rubric, criterion, columns, room);
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
            lines.push(short_anchor(model, current, paint, criterion, sheet, columns));
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
    match &at.note {
        Some(note) => {
            let (shown, (row, column)) = editor_rows(&note.editor, columns.saturating_sub(2).max(1), room.max(1));
            caret = Some((u16::try_from(column + 1).unwrap_or(1), lines.len() + row));
            lines.extend(shown.iter().map(|text| field_line(paint, text, columns)));
        }
        None => {
            let note = visible::note(current.day(), sheet, noted.as_deref().unwrap_or("-"));
            match note {
                Some(note) => wrapped(paint, note, columns, Role::Text, &mut lines),
                None if sheet.state != SheetState::Sealed => {
                    wrapped(paint, &words.sheet_note_empty(), columns, Role::Quiet, &mut lines);
                }
                None => {}
            }
        }
    }
    lines.truncate(rows);
    (lines, caret)
}

/// The anchor of the row's mark, else of the middle level.
fn short_anchor(
    model: &Model,
    current: &Current,
    paint: Paint,
    criterion: &Criterion,
    sheet: &Sheet,
    columns: usize,
) -> Line<'static> {
    let scale = levels(current);
    let level = match sheet.marks.get(&criterion.id).map(|given| given.mark) {
        Some(Mark::Level(level)) => level,
        _ => (scale.min + scale.max) / 2,
    };
    let text = anchor(current, criterion, level, model.words.lang()).unwrap_or_default();
    let mut strip = Strip::new(paint, columns);
    strip.text(&format!("{level}  {text}"), Role::Text);
    strip.line()
}
