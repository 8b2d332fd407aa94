//! What lies on top: boxes, centred, one cell of blank around.

use super::super::theme::Role;
use super::super::widgets::dialog::{Dialog, Part, columns_for, dialog};
use super::super::widgets::field::editor_rows;
use super::super::widgets::strip::Paint;
use super::application;
use super::finding::{self, Searched};
use crate::app::model::Model;
use crate::app::overlay::{Choice, Form, Menu, Overlay, Trouble};
use crate::app::update::act::digits_choose;
use crate::text::Symbol;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// Draws one thing on top of what is there.
pub fn draw_overlay(frame: &mut Frame<'_>, model: &Model, paint: Paint, overlay: &Overlay) {
    match overlay {
        Overlay::Menu(menu) => boxed(frame, model, paint, &menu_box(menu), None),
        Overlay::Trouble(trouble) => boxed(frame, model, paint, &trouble_box(model, trouble), None),
        Overlay::Form(form) => {
            let columns = form_columns(model);
            let (built, caret) = form_box(model, form, columns.saturating_sub(6));
            boxed(frame, model, paint, &built, Some((columns, caret)));
        }
        Overlay::Palette(palette) => {
            let list = Searched {
                title: &palette.title,
                query: &palette.query,
                all: &palette.all,
                found: &palette.found,
                at: palette.at,
                first: &[],
            };
            searched(frame, model, paint, &list, 14);
        }
        Overlay::Help(help) => {
            let list = Searched {
                title: &model.words.help_title(),
                query: &help.query,
                all: &help.all,
                found: &help.found,
                at: help.at,
                first: &help.first,
            };
            searched(frame, model, paint, &list, usize::from(model.size.rows));
        }
        Overlay::Application(id, top) => {
            let Some(current) = &model.current else { return };
            let columns = application::columns(model);
            let rows = usize::from(model.size.rows).saturating_sub(6).max(2);
            let shown = application::lines(model, current, paint, *id, (columns.saturating_sub(2), rows), *top);
            let name = current.candidate_name(*id);
            frame_lines(frame, model, paint, &name, shown, columns, None);
        }
    }
}

/// The role of rows that are numbered.
fn parts_of(choices: &[Choice]) -> impl Iterator<Item = Part> + '_ {
    choices.iter().enumerate().map(|(i, choice)| Part::Row {
        key: match (i < 9, choice.letter) {
            (true, Some(letter)) => format!("{} {letter}", i + 1),
            (true, None) => (i + 1).to_string(),
            (false, letter) => letter.unwrap_or(' ').to_string(),
        },
        text: choice.label.clone(),
        off: choice.off.clone(),
    })
}

fn menu_box(menu: &Menu) -> Dialog {
    let mut parts: Vec<Part> = menu.text.iter().cloned().map(Part::Text).collect();
    if !parts.is_empty() {
        parts.push(Part::Blank);
    }
    parts.extend(parts_of(&menu.choices));
    Dialog { title: menu.title.clone(), role: Role::Strong, parts, pointed: menu.at }
}

fn trouble_box(model: &Model, trouble: &Trouble) -> Dialog {
    let words = &model.words;
    let parts = [
        (words.trouble_what(), &trouble.what),
        (words.trouble_safe(), &trouble.safe),
        (words.trouble_next(), &trouble.next),
    ];
    let mut built: Vec<Part> = Vec::new();
    for (head, text) in parts {
        if !built.is_empty() {
            built.push(Part::Blank);
        }
        built.push(Part::Heading(head.into_owned()));
        built.push(Part::Text(text.clone()));
    }
    let numbered = digits_choose(model);
    built.extend(parts_of(&trouble.choices).map(|part| match part {
        // no digit stands where none is taken
        Part::Row { text, off, .. } if !numbered => Part::Row { key: String::new(), text, off },
        part => part,
    }));
    Dialog { title: trouble.title.clone(), role: Role::Wrong, parts: built, pointed: Some(trouble.at) }
}

fn form_columns(model: &Model) -> usize {
    crate::app::update::fields::field_columns(model.size) + 6
}

/// The box of a form, and the caret's column in the field that has the keys.
fn form_box(model: &Model, form: &Form, columns: usize) -> (Dialog, usize) {
    let mut parts = vec![Part::Text(form.text.clone())];
    let mut caret = 0;
    for (i, field) in form.fields.iter().enumerate() {
        parts.push(Part::Blank);
        parts.push(if i == form.at { Part::Heading(field.label.clone()) } else { Part::Text(field.label.clone()) });
        let (rows, (_, column)) = editor_rows(&field.editor, columns, 1);
        if i == form.at {
            caret = column;
            parts.push(Part::Field(rows));
        } else {
            parts.push(Part::Quiet(rows.into_iter().next().unwrap_or_default()));
        }
    }
    if let Some(refused) = &form.refused {
        parts.push(Part::Blank);
        parts.push(Part::Refused(refused.clone()));
    }
    parts.push(Part::Blank);
    parts.push(Part::Hint(model.words.form_keys().into_owned()));
    (Dialog { title: form.title.clone(), role: Role::Strong, parts, pointed: None }, caret)
}

fn boxed(frame: &mut Frame<'_>, model: &Model, paint: Paint, built: &Dialog, form: Option<(usize, usize)>) {
    let available = usize::from(model.size.columns).saturating_sub(4);
    let rows = usize::from(model.size.rows).saturating_sub(4);
    let columns = form.map_or_else(|| columns_for(built, available), |(columns, _)| columns);
    let (lines, focus) = dialog(paint, built, columns, rows);
    let column = match form {
        Some((_, caret)) => 3 + caret,
        None => 2,
    };
    let cursor = focus.map(|line| (u16::try_from(column).unwrap_or(0), u16::try_from(line).unwrap_or(0)));
    place(frame, model, lines, columns, cursor);
}

fn searched(frame: &mut Frame<'_>, model: &Model, paint: Paint, list: &Searched<'_>, most: usize) {
    let columns = usize::from(model.size.columns).saturating_sub(4).min(if most > 14 { 76 } else { 60 });
    let rows = usize::from(model.size.rows).saturating_sub(8).min(most).max(3);
    let (lines, cursor) = finding::lines(model, paint, list, columns.saturating_sub(2), rows);
    frame_lines(frame, model, paint, list.title, lines, columns, Some(cursor));
}

/// Lines in a box of their own, such as a list that is searched.
fn frame_lines(
    frame: &mut Frame<'_>,
    model: &Model,
    paint: Paint,
    title: &str,
    lines: Vec<Line<'static>>,
    columns: usize,
    cursor: Option<(u16, u16)>,
) {
    let empty = Dialog { title: title.to_owned(), role: Role::Strong, parts: Vec::new(), pointed: None };
    let (mut border, _) = dialog(paint, &empty, columns, 2);
    let foot = border.pop();
    let side = Span::styled(paint.glyph(Symbol::Gutter), paint.theme.style(Role::Quiet));
    let inner = columns.saturating_sub(2);
    let mut out = border;
    out.truncate(1);
    for mut line in lines {
        let free = inner.saturating_sub(page_width(&line));
        line.spans.insert(0, side.clone());
        line.spans.push(Span::raw(" ".repeat(free)));
        line.spans.push(side.clone());
        out.push(line);
    }
    out.extend(foot);
    let cursor = cursor.map(|(x, y)| (x + 1, y + 1));
    place(frame, model, out, columns, cursor);
}

fn page_width(line: &Line<'_>) -> usize {
    super::super::widgets::strip::line_width(line)
}

/// Puts a box in the middle of the window, blank around it.
fn place(frame: &mut Frame<'_>, model: &Model, lines: Vec<Line<'static>>, columns: usize, cursor: Option<(u16, u16)>) {
    let width = u16::try_from(columns).unwrap_or(u16::MAX);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let x = model.size.columns.saturating_sub(width) / 2;
    // the first three rows stay in sight: where one is, and what is stored
    let y = (model.size.rows.saturating_sub(height) / 2)
        .clamp(2.min(model.size.rows.saturating_sub(height)), 3.max(model.size.rows.saturating_sub(height) / 2));
    let around = Rect::new(x.saturating_sub(1), y.saturating_sub(1), width.saturating_add(2), height.saturating_add(2));
    // cleared, not overwritten: a style below would shine through
    let around = around.intersection(frame.area());
    frame.render_widget(Clear, around);
    let buffer = frame.buffer_mut();
    let area = buffer.area;
    for (line, row) in lines.iter().zip(y..) {
        if row < area.height {
            buffer.set_line(x, row, line, area.width.saturating_sub(x));
        }
    }
    if let Some((cx, cy)) = cursor {
        frame.set_cursor_position(Position::new(x + cx, y + cy));
    }
}
