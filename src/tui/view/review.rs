//! What files would change here, before any of them is taken.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Strip};
use super::detail::wrapped;
use super::files::file_line;
use super::page::{Page, Pane};
use super::range::range_line;
use super::status::{self, MissingCount, Person, pointed};
use crate::app::model::Model;
use crate::app::rows::files::file_text;
use crate::app::screen::ReviewPage;
use ratatui::text::Line;
use std::ops::Range;

/// The page.
pub fn page(model: &Model, paint: Paint, at: &ReviewPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let path = vec![status::day_name(model), words.screen_sync().into_owned(), words.screen_review().into_owned()];
    let mut page = status::page(model, paint, path, Person::Named, MissingCount::Shown);
    let files = &model.exchange.files;
    let text = match model.exchange.ready().count() {
        0 => words.review_nothing(),
        ready => words.review_sum(ready, model.exchange.ready_entries()),
    };
    page.head.push(Strip::new(paint, columns).text(&text, Role::Text).line());
    let beside = model.size.beside_columns().map(usize::from);
    let list = columns - beside.map_or(0, |beside| beside + 1);
    if model.size.has_ornament() {
        let gutters: &[usize] = if beside.is_some() { &[list] } else { &[] };
        page.head.push(rule::under_heading(paint, columns, 0..0, gutters));
    }
    let mut lines = Vec::new();
    let window = window(at.at, files.len(), model.size.review_list(files.len()), usize::from(beside.is_some()));
    for (i, file) in files.iter().enumerate().take(window.end).skip(window.start) {
        if i == at.at {
            page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(file_line(model, paint, file, list, pointed(model, i == at.at)));
    }
    let told = told(model, paint, at);
    match beside {
        Some(_) => {
            lines.extend(range_line(words, paint, window, files.len(), list));
            let x = u16::try_from(list).unwrap_or(0);
            page.gutters.push(x);
            page.panes.push(Pane { x: 0, lines });
            page.panes.push(Pane { x: x + 1, lines: told });
        }
        None => {
            let name = files.get(at.at).map(|file| file.name()).unwrap_or_default();
            let title = match window.len() < files.len() {
                // the rule is all the room there is
                true => words.review_file_of(&name, at.at + 1, files.len()).into_owned(),
                false => name,
            };
            lines.push(rule::titled(paint, &title, columns));
            lines.extend(told);
            page.panes.push(Pane { x: 0, lines });
        }
    }
    page
}

/// The files in sight in so many rows, some of which are spared where they are not all.
fn window(at: usize, files: usize, room: usize, spared: usize) -> Range<usize> {
    let room = if room < files { room.saturating_sub(spared).max(1) } else { room };
    let top = (at + 1).saturating_sub(room).min(files.saturating_sub(room));
    top..files.min(top + room)
}

/// What the pointed file would do, from the line it is scrolled to.
fn told(model: &Model, paint: Paint, at: &ReviewPage) -> Vec<Line<'static>> {
    let words = &model.words;
    let (columns, rows) = model.size.review_text(model.exchange.files.len());
    let mut lines: Vec<Line<'static>> = Vec::new();
    if let Some(file) = model.exchange.files.get(at.at) {
        for text in file_text(words, model.current.as_ref(), file) {
            wrapped(paint, &text, columns, Role::Text, &mut lines);
        }
    }
    if lines.len() > rows {
        let of = lines.len();
        let room = rows.saturating_sub(1).max(1);
        let top = at.top.min(of - room);
        lines = lines.split_off(top);
        lines.truncate(room);
        let text = words.review_lines(top + 1, top + room, of);
        lines.push(Strip::new(paint, columns).text(&text, Role::Quiet).line());
    }
    lines
}
