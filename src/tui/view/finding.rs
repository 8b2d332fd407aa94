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
    if list.query.text().is_empty() {
        field.cell(&model.words.find_hint(), room, Align::Left, Role::Quiet);
    } else {
        field.cell(list.query.text(), room, Align::Left, Role::Field);
    }
    lines.push(field.line());
    let (_, caret) = list.query.caret(room.max(1));
    let under_field = lines.len();
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
    if list.found.len() > height {
        // the rule is there anyway: a line of its own would cost a row of the list
        let text = model.words.list_range(top + 1, top + height, list.found.len());
        lines[under_field] = rule::titled(paint, &text, columns);
    }
    // keys stand in a column of their own, which does not move while one types
    let keys = list.all.iter().map(|find| width(&find.key)).max().unwrap_or(0).min(12);
    for (i, at) in list.found.iter().enumerate().skip(top).take(height) {
        let Some(find) = list.all.get(*at) else { continue };
        let pointed = if i == list.at { Pointed::Here } else { Pointed::No };
        let role = if find.off.is_some() { Role::Quiet } else { Role::Text };
        let mut strip = Strip::row(paint, columns, pointed);
        let before_keys = columns.saturating_sub(keys + 1);
        strip.text(&fits(&find.title, before_keys.saturating_sub(5)), role);
        // the group is whole or not at all, and never in a narrow box: the sentence says more
        let at = before_keys.saturating_sub(width(&find.group) + 2);
        if columns >= 70 && columns.saturating_sub(strip.left()) < at {
            strip.to(at).text(&find.group, Role::Quiet);
        }
        strip.to(before_keys).cell(&find.key, keys, Align::Right, Role::Accent);
        lines.push(strip.line());
    }
    (lines, (1 + u16::try_from(caret).unwrap_or(0), 0))
}
