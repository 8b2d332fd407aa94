//! One's own sheet: criteria with marks, the seal, the anchors of the row, its note; at L the questions and the application.

mod below;
mod beside;
pub mod head;
mod rows;

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::page::{Hit, Page, Pane};
use super::status::{self, MissingCount, Person};
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::pointing::Target;
use crate::app::screen::SheetPage;
use crate::app::update::sheet::{levels, sheet_of};
use crate::app::update::{clock, seats};
use crate::domain::sheet::{Sheet, SheetState};
use crate::domain::visible;
use below::below_lines;
use beside::right_lines;
use head::head_line;
use ratatui::text::Line;
use rows::{criterion_line, last_line, layout};

/// The page.
pub fn page(model: &Model, paint: Paint, at: &SheetPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let Some(current) = &model.current else {
        return status::page(model, paint, Vec::new(), Person::Unnamed, MissingCount::Hidden);
    };
    let row = current.day().interview(at.interview).and_then(|known| current.rows.candidate(known.candidate));
    let name = row.map(|row| row.name.clone()).unwrap_or_default();
    let path = vec![words.screen_queue().into_owned(), name];
    let mut page = status::page(model, paint, path, Person::Unnamed, MissingCount::Hidden);
    if model.size.class() >= Class::M {
        page.aside = row.map(|row| format!("{}, {}", row.code, row.area_name)).unwrap_or_default();
    }
    let left = usize::from(model.size.sheet_columns());
    let wide = model.size.class() >= Class::L;
    let Some(sheet) = sheet_of(current, at) else { return page };
    let mut head = Strip::new(paint, columns);
    let who = current.name_of(at.who);
    let whose = if current.day().recused(at.interview, at.who) {
        words.sheet_whose_recused(&who)
    } else if seats::is_shadow(current, at.interview, at.who) {
        words.sheet_whose_shadow(&who)
    } else {
        words.sheet_whose(&who)
    };
    head.text(&whose, Role::Strong);
    page.head.push(match clock::shown(model) {
        _ if sheet.state == SheetState::Sealed => {
            head.tail(&[(words.sheet_is_sealed().into_owned(), Role::Text)]).line()
        }
        Some(talk) => head_line(model, paint, &whose, Role::Strong, &talk),
        None => head.line(),
    });
    if model.size.has_ornament() {
        let gutters: &[usize] = if wide { &[left] } else { &[] };
        page.head.push(rule::under_heading(paint, columns, 0..0, gutters));
    }
    let rows = usize::from(page.body_rows(model.size));
    let Left { lines, cursor, hits } = left_lines(model, current, paint, at, &sheet, left, rows);
    page.cursor = cursor;
    page.hits = hits;
    page.panes.push(Pane { x: 0, lines });
    if wide {
        page.gutters.push(cells(left));
        let room = columns.saturating_sub(left + 1);
        let (lines, last) = right_lines(model, current, paint, at, room, rows);
        let target = Target::Beside(last);
        page.hits.push(Hit { x: cells(left + 1), y: 0, columns: cells(room), rows: cells(rows), target });
        page.panes.push(Pane { x: cells(left + 1), lines });
    }
    page
}

fn cells(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// The sheet itself, and what can be pointed at in it.
#[derive(Default)]
struct Left {
    lines: Vec<Line<'static>>,
    cursor: Option<(u16, u16)>,
    hits: Vec<Hit>,
}

fn left_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &SheetPage,
    sheet: &Sheet,
    columns: usize,
    rows: usize,
) -> Left {
    let Some(rubric) = current.day().rubric() else { return Left::default() };
    let mut lines: Vec<Line<'static>> = Vec::new();
    let roomy = model.size.has_message_rule();
    if roomy {
        lines.push(Line::default());
    }
    let owed = visible::owed_notes(current.day(), sheet);
    let layout = layout(current, columns);
    let count = rubric.criteria.len();
    // the anchors and the note want some rows; the seal's row stays whatever happens
    let below = if model.size.has_ornament() { 10 } else { 3 };
    let height = rows.saturating_sub(lines.len() + 2 + below).clamp(3, count.max(3)).min(count);
    let top = (at.at.min(count.saturating_sub(1)) + 1).saturating_sub(height);
    let mut cursor = None;
    let mut hits = Vec::new();
    let row_hit =
        |y: usize, row: usize| Hit { x: 0, y: cells(y), columns: cells(columns), rows: 1, target: Target::Row(row) };
    let here = |row: usize| if row == at.at { focus(model, at) } else { Pointed::No };
    for (i, criterion) in rubric.criteria.iter().enumerate().skip(top).take(height) {
        if i == at.at {
            cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        let mark = sheet.marks.get(&criterion.id).map(|given| given.mark);
        if at.cover.shows_marks() || mark.is_none() && !at.cover.is_blank() {
            let scale = levels(current);
            hits.extend((scale.min..=scale.max).zip(layout.bar_at()..).map(|(level, x)| Hit {
                x: cells(x),
                y: cells(lines.len()),
                columns: 1,
                rows: 1,
                target: Target::Level(i, level),
            }));
        }
        hits.push(row_hit(lines.len(), i));
        let cover = at.cover;
        lines.push(criterion_line(model, current, paint, criterion, sheet, &owed, cover, &layout, columns, here(i)));
    }
    if roomy {
        lines.push(Line::default());
    }
    for row in [count, count + 1] {
        if row == at.at {
            cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        hits.push(row_hit(lines.len(), row));
        lines.push(last_line(model, current, paint, at, sheet, &layout, columns, row == count, here(row)));
    }
    let left = rows.saturating_sub(lines.len());
    let start = lines.len();
    let (more, caret) = below_lines(model, current, paint, at, sheet, columns, left);
    lines.extend(more);
    if let Some((x, y)) = caret {
        cursor = Some((x, u16::try_from(start + y).unwrap_or(0)));
    }
    Left { lines, cursor, hits }
}

fn focus(model: &Model, at: &SheetPage) -> Pointed {
    if at.note.is_none() && model.overlays.is_empty() { Pointed::Here } else { Pointed::Idle }
}
