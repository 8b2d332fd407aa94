//! The palette and help as boxes: a field on top, then one row per find.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use crate::app::edit::Editor;
use crate::app::model::Model;
use crate::app::overlay::Find;
use crate::text::{Align, fits, width};
use ratatui::text::Line;

/// A list that is searched: what is typed, what was found, where the pointer is.
pub struct Searched<'a> {
    /// In the border.
    pub title: &'a str,
    /// What is typed.
    pub query: &'a Editor,
    /// Everything.
    pub all: &'a [Find],
    /// Places of what was found.
    pub found: &'a [usize],
    /// The row pointed at.
    pub at: usize,
    /// Paragraphs before the rows.
    pub first: &'a [String],
}

/// The lines of the box's inside, and where the cursor goes.
pub fn lines(
    model: &Model,
    paint: Paint,
    list: &Searched<'_>,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, (u16, u16)) {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut field = Strip::new(paint, columns);
    let room = columns.saturating_sub(2);
    field.cell(list.query.text(), room, Align::Left, Role::Field);
    lines.push(field.line());
    let (_, caret) = list.query.caret(room.max(1));
    lines.push(rule::titled(paint, "", columns));
    for text in list.first {
        wrapped(paint, text, columns, Role::Text, &mut lines);
        lines.push(Line::default());
    }
    if list.found.is_empty() {
        wrapped(paint, &model.words.palette_nothing(), columns, Role::Quiet, &mut lines);
    }
    let height = rows.saturating_sub(lines.len()).max(1);
    let top = (list.at + 1).saturating_sub(height);
    for (i, at) in list.found.iter().enumerate().skip(top).take(height) {
        let Some(find) = list.all.get(*at) else { continue };
        let pointed = if i == list.at { Pointed::Here } else { Pointed::No };
        let role = if find.off.is_some() { Role::Quiet } else { Role::Text };
        let mut strip = Strip::row(paint, columns, pointed);
        let tail = width(&find.key) + width(&find.group) + 4;
        let room = strip.left().saturating_sub(tail + 1);
        strip.text(&fits(&find.title, room), role);
        strip.tail(&[(format!("{}  ", find.group), Role::Quiet), (find.key.clone(), Role::Accent)]);
        lines.push(strip.line());
    }
    (lines, (1 + u16::try_from(caret).unwrap_or(0), 0))
}
