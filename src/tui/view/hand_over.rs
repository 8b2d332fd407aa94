//! Between two seats: two names and nothing else. No figure, no mark, no note.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::page::{Page, Pane};
use super::status::{self, MissingCount, Person};
use crate::app::model::Model;
use crate::app::screen::HandOver;
use crate::app::update::seats::{HandRow, rows};
use ratatui::text::Line;

/// The page.
pub fn page(model: &Model, paint: Paint, at: &HandOver) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let Some(current) = &model.current else {
        return status::page(model, paint, Vec::new(), Person::Unnamed, MissingCount::Hidden);
    };
    let candidate = current.day().interview(at.interview).map(|known| current.candidate_name(known.candidate));
    let path = vec![candidate.unwrap_or_default(), words.screen_hand_over().into_owned()];
    let mut page = status::page(model, paint, path, Person::Unnamed, MissingCount::Hidden);
    page.head.push(rule::titled(paint, "", columns));
    let rows = rows(model, at);
    let mut lines: Vec<Line<'static>> = vec![Line::default()];
    let mut say = |text: &str| {
        let mut strip = Strip::bare(paint, columns);
        strip.gap(3).text(text, Role::Text);
        lines.push(strip.line());
    };
    if rows.first() == Some(&HandRow::Reveal) {
        say(&words.hand_both_sealed());
        say("");
        say(&words.hand_look_together());
    } else {
        if let Some(from) = at.from {
            say(&words.hand_safe(&current.first_name_of(from)));
            say("");
        }
        if let Some(HandRow::Open(to)) = rows.first() {
            let mut strip = Strip::bare(paint, columns);
            strip.gap(3).text(&words.hand_now(), Role::Text).gap(2);
            strip.text(&current.name_of(*to).to_uppercase(), Role::Strong);
            lines.push(strip.line());
        }
        lines.push(Line::default());
        let mut say = |text: &str| {
            let mut strip = Strip::bare(paint, columns);
            strip.gap(3).text(text, Role::Text);
            lines.push(strip.line());
        };
        if let Some(from) = at.from {
            say(&words.hand_away(&current.first_name_of(from)));
        }
        say(&words.hand_talk());
    }
    lines.push(Line::default());
    for (i, row) in rows.iter().enumerate() {
        let text = match row {
            HandRow::Open(who) => words.hand_open(&current.first_name_of(*who)),
            HandRow::BackTo(who) => words.hand_back(&current.first_name_of(*who)),
            HandRow::Reveal => words.hand_reveal(),
            HandRow::Queue if rows.first() == Some(&HandRow::Reveal) => words.hand_queue(),
            HandRow::Queue => words.hand_to_queue(),
        };
        let here = i == at.at && model.overlays.is_empty();
        if here {
            page.cursor = Some((3, u16::try_from(lines.len()).unwrap_or(0)));
        }
        let mut indent = Strip::bare(paint, columns);
        indent.gap(2);
        let mut line = indent.take();
        let pointed = if i == at.at { Pointed::Here } else { Pointed::No };
        let mut strip = Strip::row(paint, columns.saturating_sub(4), pointed);
        line.spans.extend(strip.text(&text, Role::Text).line().spans);
        lines.push(line);
    }
    page.panes.push(Pane { x: 0, lines });
    page
}
