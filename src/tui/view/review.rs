//! What files would change here, before any of them is taken.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Strip};
use super::detail::wrapped;
use super::files::{file_line, file_text};
use super::page::{Page, Pane};
use super::status::{self, MissingCount, Person, pointed};
use super::sync::beside;
use crate::app::model::Model;
use crate::app::screen::ReviewPage;
use ratatui::text::Line;

/// The page.
pub fn page(model: &Model, paint: Paint, at: &ReviewPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let path = vec![status::day_name(model), words.screen_sync().into_owned(), words.screen_review().into_owned()];
    let mut page = status::page(model, paint, path, Person::Named, MissingCount::Shown);
    let files = &model.exchange.files;
    let (ready, new) = model
        .exchange
        .ready()
        .filter_map(|file| file.contents())
        .fold((0, 0), |(ready, new), contents| (ready + 1, new + contents.new));
    let text = if ready == 0 { words.review_nothing() } else { words.review_sum(ready, new) };
    page.head.push(Strip::new(paint, columns).text(&text, Role::Text).line());
    let beside = beside(model.size);
    let list = columns - beside.map_or(0, |beside| beside + 1);
    if model.size.has_ornament() {
        let gutters: &[usize] = if beside.is_some() { &[list] } else { &[] };
        page.head.push(rule::under_heading(paint, columns, 0..0, gutters));
    }
    let height = usize::from(page.body_rows(model.size));
    let mut told: Vec<Line<'static>> = Vec::new();
    if let Some(file) = files.get(at.at) {
        for text in file_text(model, file) {
            wrapped(paint, &text, beside.unwrap_or(columns), Role::Text, &mut told);
        }
    }
    let room = if beside.is_some() { height } else { (height / 3).clamp(1, files.len().max(1)) };
    let top = (at.at + 1).saturating_sub(room).min(files.len().saturating_sub(room));
    let mut lines = Vec::new();
    for (i, file) in files.iter().enumerate().skip(top).take(room) {
        let pointed = pointed(model, i == at.at);
        if i == at.at {
            page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(file_line(model, paint, file, list, pointed));
    }
    match beside {
        Some(_) => {
            let x = u16::try_from(list).unwrap_or(0);
            page.gutters.push(x);
            page.panes.push(Pane { x: 0, lines });
            page.panes.push(Pane { x: x + 1, lines: told });
        }
        None => {
            let name = files.get(at.at).map(|file| file.name()).unwrap_or_default();
            lines.push(rule::titled(paint, &name, columns));
            lines.extend(told);
            page.panes.push(Pane { x: 0, lines });
        }
    }
    page
}
