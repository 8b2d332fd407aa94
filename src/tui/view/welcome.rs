//! The first page: four rows and a promise.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::page::{Page, Pane};
use super::status::{self, MissingCount, Person};
use crate::app::model::Model;
use crate::app::screen::WelcomePage;
use crate::text::wrap;
use ratatui::text::Line;

/// The page.
pub fn page(model: &Model, paint: Paint, at: &WelcomePage) -> Page {
    let columns = usize::from(model.size.columns);
    let words = &model.words;
    let roomy = model.size.has_ornament();
    let mut page = status::page(model, paint, vec!["colloquio".to_owned()], Person::Unnamed, MissingCount::Hidden);
    page.head.push(rule::titled(paint, "", columns));
    let mut lines: Vec<Line<'static>> = Vec::new();
    let blank = |lines: &mut Vec<Line<'static>>| lines.push(Line::default());
    if roomy {
        blank(&mut lines);
        blank(&mut lines);
    }
    lines.push(text(paint, columns, 3, &words.welcome_hello(), Role::Strong));
    blank(&mut lines);
    let rows = [
        (words.welcome_open(), Some(words.welcome_open_does())),
        (words.welcome_new(), Some(words.welcome_new_does())),
        (words.welcome_demo(), Some(words.welcome_demo_does())),
        (words.welcome_language(), None),
    ];
    for (i, (title, does)) in rows.into_iter().enumerate() {
        let here = at.at == i;
        if here && model.overlays.is_empty() {
            page.cursor = Some((3, u16::try_from(lines.len()).unwrap_or(0)));
        }
        let mut strip = Strip::bare(paint, columns);
        strip.gap(2);
        let mut row = Strip::row(paint, columns.saturating_sub(4), if here { Pointed::Here } else { Pointed::No });
        row.text(&format!("{}  {title}", i + 1), Role::Text);
        let mut line = strip.take();
        line.spans.extend(row.line().spans);
        lines.push(line);
        if let Some(does) = does {
            lines.push(text(paint, columns, 8, &does, Role::Quiet));
            if roomy {
                blank(&mut lines);
            }
        }
    }
    blank(&mut lines);
    let offline = words.welcome_offline();
    for range in wrap(&offline, columns.saturating_sub(6)) {
        lines.push(text(paint, columns, 3, offline.get(range).unwrap_or_default().trim_end(), Role::Text));
    }
    page.panes.push(Pane { x: 0, lines });
    page
}

fn text(paint: Paint, columns: usize, indent: usize, text: &str, role: Role) -> Line<'static> {
    let mut strip = Strip::bare(paint, columns);
    strip.gap(indent).text(text, role);
    strip.line()
}
