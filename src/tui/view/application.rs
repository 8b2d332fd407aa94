//! The application and the questions, whole, over the screen: side by side where both have room, else one below the other.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Strip};
use super::{detail, rubric};
use crate::app::geometry::Class;
use crate::app::key::Key;
use crate::app::model::{Current, Model};
use crate::app::screen::Screen;
use crate::app::update::sheet::{self, Row};
use crate::domain::ids::CandidateId;
use crate::text::Symbol;
use ratatui::text::{Line, Span};

/// Columns of the box.
pub fn columns(model: &Model) -> usize {
    let most = if model.size.class() >= Class::L { 140 } else { 80 };
    usize::from(model.size.columns).min(most).saturating_sub(4)
}

/// The lines of a box so wide and so high, from the `top`-th on. Where not all of them fit, the last one says which these
/// are and what turns them.
pub fn lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    id: CandidateId,
    (columns, rows): (usize, usize),
    top: usize,
) -> Vec<Line<'static>> {
    let all = all_lines(model, current, paint, id, columns);
    if all.len() <= rows {
        return all;
    }
    let (of, room) = (all.len(), rows.saturating_sub(1).max(1));
    let top = top.min(of - room);
    let mut shown: Vec<Line<'static>> = all.into_iter().skip(top).take(room).collect();
    let words = &model.words;
    let arrows: String =
        ["up", "down"].iter().filter_map(|name| Key::parse(name).ok()).map(|key| key.name(words)).collect();
    let mut foot = Strip::new(paint, columns);
    foot.text(&arrows, Role::Accent).gap(1).text(&words.page_turn(), Role::Text);
    foot.tail(&[(words.list_range(top + 1, top + room, of).into_owned(), Role::Quiet)]);
    shown.push(foot.line());
    shown
}

fn all_lines(model: &Model, current: &Current, paint: Paint, id: CandidateId, columns: usize) -> Vec<Line<'static>> {
    let asked = |columns: usize| questions(model, current, paint, columns);
    if asked(columns).is_empty() {
        return detail::lines(model, current, paint, id, columns);
    }
    if model.size.class() < Class::L {
        let mut lines = detail::lines(model, current, paint, id, columns);
        lines.push(Line::default());
        lines.extend(asked(columns));
        return lines;
    }
    let left = columns / 2;
    beside(paint, detail::lines(model, current, paint, id, left), asked(columns.saturating_sub(left + 1)), left)
}

/// Two columns of lines, a gutter between them.
fn beside(paint: Paint, left: Vec<Line<'static>>, right: Vec<Line<'static>>, columns: usize) -> Vec<Line<'static>> {
    let gutter = Span::styled(paint.glyph(Symbol::Gutter), paint.theme.style(Role::Quiet));
    let count = left.len().max(right.len());
    let filled = |lines: Vec<Line<'static>>| lines.into_iter().chain(std::iter::repeat_with(Line::default)).take(count);
    filled(left)
        .zip(filled(right))
        .map(|(left, right)| {
            let mut line = Strip::fill(left, columns);
            line.spans.push(gutter.clone());
            line.spans.extend(right.spans);
            line
        })
        .collect()
}

/// What the pointed criterion asks; nothing where no criterion is pointed at.
fn questions(model: &Model, current: &Current, paint: Paint, columns: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if let Screen::Sheet(page) = model.screen()
        && let Row::Criterion(criterion) = sheet::row_at(current, page.at)
        && let Some(known) = current.day().rubric()
        && let Some(criterion) = known.criterion(&criterion)
    {
        detail::wrapped(paint, &criterion.id, columns, Role::Strong, &mut lines);
        lines.extend(rubric::criterion_lines(model, paint, known, criterion, columns));
    }
    lines
}
