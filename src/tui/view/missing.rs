//! What is not there yet: each row opens its cure; the last one closes the day.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::page::{Page, Pane};
use super::status::{self, MissingCount, Person, pointed};
use crate::app::model::{Current, Model};
use crate::app::rows::missing::{Gap, MissingRow, Talk, gap_text};
use crate::app::screen::MissingPage;
use crate::domain::day::register::ClashKind;
use crate::text::Symbol;
use ratatui::text::Line;

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
    let mut lines: Vec<Line<'static>> = Vec::new();
    if model.size.has_ornament() {
        lines.push(Line::default());
    }
    let room = height.saturating_sub(lines.len() + 2).max(1);
    let top = (at.at + 1).saturating_sub(room).min(rows.len().saturating_sub(room));
    for (i, row) in rows.iter().enumerate().skip(top).take(room) {
        let here = i == at.at;
        if here {
            page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(row_line(model, current, paint, row, columns, pointed(model, here)));
    }
    if current.is_lead() {
        lines.push(Line::default());
        let here = at.at >= rows.len();
        if here {
            page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(close_line(model, current, paint, columns, pointed(model, here)));
    }
    page.panes.push(Pane { x: 0, lines });
    page
}

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
    let open = current.rows.missing.iter().filter(|row| row.blocker.is_some() && row.accepted.is_none()).count();
    if current.day().is_closed() {
        strip.symbol(Symbol::Complete).text(&words.missing_closed(), Role::Text);
    } else {
        let (role, why) = match open {
            0 => (Role::Strong, words.missing_can_close()),
            open => (Role::Quiet, words.missing_blocks(open)),
        };
        strip.gap(2).text(&words.missing_close(), role).tail(&[(why.into_owned(), Role::Quiet)]);
    }
    strip.line()
}
