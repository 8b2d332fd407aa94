//! What is not there yet: each row opens its cure; the last one closes the day.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use super::page::{Page, Pane};
use super::range::range_line;
use super::status::{self, MissingCount, Person, pointed};
use crate::app::geometry::Size;
use crate::app::model::{Current, Model};
use crate::app::rows::missing::{Gap, MissingRow, Talk, gap_text};
use crate::app::screen::MissingPage;
use crate::domain::day::register::ClashKind;
use crate::text::{Symbol, width};
use ratatui::text::Line;
use std::ops::Range;

/// The page.
pub fn page(model: &Model, paint: Paint, at: &MissingPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let path = vec![status::day_name(model), words.screen_missing().into_owned()];
    let mut page = status::page(model, paint, path, Person::Named, MissingCount::Hidden);
    let Some(current) = &model.current else { return page };
    let rows = &current.rows.missing;
    let mut head = Strip::new(paint, columns);
    let sum = match current.rows.missing_count() {
        0 if !rows.is_empty() => words.missing_only_listed(),
        count => words.missing_sum(count),
    };
    head.text(&sum, Role::Text);
    page.head.push(head.line());
    if model.size.has_ornament() {
        page.head.push(rule::titled(paint, "", columns));
    }
    let height = usize::from(page.body_rows(model.size));
    let lead = current.is_lead();
    let entries = entries(model, rows, lead);
    let told = told(model, current, paint, rows.get(at.at), columns);
    let around = told_rows(model.size) + if lead { 1 + usize::from(model.size.has_ornament()) } else { 0 };
    let room = height.saturating_sub(around).max(1);
    let window = window(&entries, at.at, room);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for entry in &entries[window.clone()] {
        lines.push(match entry {
            Entry::Title(title) => rule::titled(paint, title, columns),
            Entry::Row(i) => {
                let here = *i == at.at;
                if here {
                    page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
                }
                row_line(model, current, paint, &rows[*i], columns, pointed(model, here))
            }
        });
    }
    if window.len() < entries.len() {
        let is_row = |entry: &&Entry| matches!(entry, Entry::Row(_));
        let before = entries[..window.start].iter().filter(is_row).count();
        let within = entries[window].iter().filter(is_row).count();
        lines.extend(range_line(words, paint, before..before + within, rows.len(), columns));
    }
    if lead {
        lines.extend(model.size.has_ornament().then(Line::default));
        let here = at.at >= rows.len();
        if here {
            page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(close_line(model, current, paint, columns, pointed(model, here)));
    }
    lines.resize(height.saturating_sub(told.len()), Line::default());
    lines.extend(told);
    page.panes.push(Pane { x: 0, lines });
    page
}

/// A line of the list, before it is drawn.
enum Entry {
    Title(String),
    Row(usize),
}

/// The rows; for the lead parted into what keeps the day from closing and the rest.
fn entries(model: &Model, rows: &[MissingRow], lead: bool) -> Vec<Entry> {
    let words = &model.words;
    let part = |row: &MissingRow| match row.gap {
        Gap::NoDesk(_) | Gap::Call(_) | Gap::Lost(_) => 0,
        _ if row.blocker.is_some() => 1,
        _ => 2,
    };
    let mut all = Vec::new();
    let mut before = 0;
    for (i, row) in rows.iter().enumerate() {
        let part = part(row);
        if lead && part != before {
            let title = if part == 1 { words.missing_before_closing() } else { words.missing_besides() };
            all.push(Entry::Title(title.into_owned()));
        }
        before = part;
        all.push(Entry::Row(i));
    }
    all
}

/// The entries in sight in so many rows; where they are not all, one row is left to say so.
fn window(entries: &[Entry], at: usize, room: usize) -> Range<usize> {
    if entries.len() <= room {
        return 0..entries.len();
    }
    let room = room.saturating_sub(1).max(1);
    let here = entries.iter().position(|entry| matches!(entry, Entry::Row(i) if *i == at)).unwrap_or(entries.len() - 1);
    let top = (here + 1).saturating_sub(room).min(entries.len() - room);
    top..top + room
}

/// Rows kept at the foot for the pointed row in full.
fn told_rows(size: Size) -> usize {
    if size.has_ornament() { 2 } else { 1 }
}

/// The pointed row in full, where it does not fit its line.
fn told(
    model: &Model,
    current: &Current,
    paint: Paint,
    row: Option<&MissingRow>,
    columns: usize,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let Some(row) = row else { return lines };
    let text = gap_text(&model.words, current, &row.gap);
    let beside = row.accepted.map_or(0, |_| width(&model.words.missing_accepted()) + 1);
    if width(&text) + MARGIN + beside > columns {
        wrapped(paint, &text, columns, Role::Text, &mut lines);
        lines.truncate(told_rows(model.size));
    }
    lines
}

/// Columns before a row's text, and one after it.
const MARGIN: usize = 6;

fn row_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    row: &MissingRow,
    columns: usize,
    pointed: Pointed,
) -> Line<'static> {
    let symbol = match (&row.gap, row.accepted) {
        (_, Some(_)) => Symbol::Complete,
        (Gap::Call(_), _) => Symbol::Asks,
        (Gap::NotAssessed(..) | Gap::AgreementLost(..), _) => Symbol::Out,
        (Gap::Sheet(.., Talk::On), _) => Symbol::Begun,
        (Gap::Clash(_, ClashKind::Soft), _) => Symbol::Begun,
        _ => Symbol::Attention,
    };
    let mut strip = Strip::row(paint, columns, pointed);
    strip.symbol(symbol).text(&gap_text(&model.words, current, &row.gap), Role::Text);
    if row.accepted.is_some() {
        strip.tail(&[(model.words.missing_accepted().into_owned(), Role::Quiet)]);
    }
    strip.line()
}

fn close_line(model: &Model, current: &Current, paint: Paint, columns: usize, pointed: Pointed) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::row(paint, columns, pointed);
    let open = current.rows.missing.iter().filter(|row| row.blocks()).count();
    if current.day().is_closed() {
        strip.symbol(Symbol::Complete).text(&words.missing_closed(), Role::Text);
    } else {
        let (role, why) = match open {
            0 => (Role::Strong, words.missing_can_close()),
            // no second figure: the one for what is missing stands above
            _ => (Role::Quiet, words.missing_blocks()),
        };
        strip.gap(2).text(&words.missing_close(), role).tail(&[(why.into_owned(), Role::Quiet)]);
    }
    strip.line()
}
