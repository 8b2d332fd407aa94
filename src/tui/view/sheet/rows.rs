//! The rows of the sheet: criteria with their marks, the general note, the seal.

use super::super::super::theme::Role;
use super::super::super::widgets::meter::level_bar;
use super::super::super::widgets::strip::{Paint, Pointed, Strip};
use crate::app::describe::not_assessed_key;
use crate::app::model::{Current, Model};
use crate::app::privacy::Cover;
use crate::app::screen::SheetPage;
use crate::app::update::sheet::{in_lang, left_open, levels};
use crate::domain::fact::Mark;
use crate::domain::rubric::Criterion;
use crate::domain::sheet::{Sheet, SheetState};
use crate::domain::visible;
use crate::text::{Align, Symbol};
use ratatui::text::Line;
use std::collections::BTreeSet;

/// Columns of a criterion's row.
pub struct Columns {
    id: usize,
    name: usize,
    bar: usize,
    note: usize,
}

/// Columns of the word that covers a mark, and a blank.
const COVERED: usize = 7;

impl Columns {
    /// First column of the bar.
    pub fn bar_at(&self) -> usize {
        3 + self.id + self.name + 5 + 2
    }
}

/// The columns of rows so wide.
pub fn layout(current: &Current, columns: usize) -> Columns {
    let scale = levels(current);
    let cells = usize::try_from(scale.max - scale.min + 1).unwrap_or(5);
    let bar = (cells + 3).max(COVERED);
    let longest = current.day().rubric().map_or(3, |r| r.criteria.iter().map(|c| c.id.len()).max().unwrap_or(3));
    let note = if columns >= 78 { 20 } else { 13 };
    let name = columns.saturating_sub(3 + longest + 2 + 5 + 2 + bar + 1 + note);
    Columns { id: longest + 2, name, bar, note }
}

/// A criterion with its mark.
#[expect(clippy::too_many_arguments, reason = "one row, its values and its geometry")]
pub fn criterion_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    criterion: &Criterion,
    sheet: &Sheet,
    owed: &BTreeSet<String>,
    cover: Cover,
    layout: &Columns,
    columns: usize,
    pointed: Pointed,
) -> Line<'static> {
    let words = &model.words;
    let scale = levels(current);
    let mark = sheet.marks.get(&criterion.id).map(|given| given.mark).filter(|_| !cover.is_blank());
    let mut strip = Strip::row(paint, columns, pointed);
    strip.cell(&criterion.id, layout.id, Align::Left, Role::Strong);
    strip.cell(in_lang(&criterion.name, words.lang()), layout.name, Align::Left, Role::Text);
    strip.cell(&criterion.weight.to_string(), 5, Align::Right, Role::Text).gap(2);
    if cover.is_blank() {
        return strip.line();
    }
    match mark {
        // one word for every value, and nothing beside it that hangs on the value
        Some(_) if !cover.shows_marks() => {
            strip.cell(&words.by_key("mark-covered"), layout.bar, Align::Left, Role::Text);
        }
        Some(Mark::NotAssessed(_)) => {
            strip.cell("N", layout.bar, Align::Left, Role::Text);
        }
        Some(Mark::Level(level)) => {
            strip.text(&level_bar(paint, Some(level), scale.min, scale.max), Role::Accent);
            strip.cell(&format!(" {level}"), 3, Align::Left, Role::Strong);
        }
        None => {
            let bar = level_bar(paint, None, scale.min, scale.max);
            strip.cell(&bar, layout.bar, Align::Left, Role::Quiet);
        }
    }
    strip.gap(1);
    let clash = sheet.clashes.iter().any(|(key, _)| key.ends_with(&format!("/{}", criterion.id)));
    match mark {
        _ if clash => {
            strip.symbol(Symbol::Attention).text(&words.by_key("word-clash"), Role::Text);
        }
        Some(Mark::NotAssessed(why)) if cover.shows_marks() => {
            strip.text(&words.by_key(not_assessed_key(why)), Role::Text);
        }
        _ if owed.contains(&criterion.id) && cover.shows_marks() => {
            let text = if layout.note >= 18 { words.sheet_owes_line() } else { words.by_key("word-evidence") };
            strip.symbol(Symbol::Attention).text(&text, Role::Text);
        }
        _ if visible::note(current.day(), sheet, &criterion.id).is_some() => {
            strip.text(&words.sheet_has_note(), Role::Quiet);
        }
        _ => {}
    }
    strip.line()
}

/// The row of the general note, or of the seal.
#[expect(clippy::too_many_arguments, reason = "one row, its values and its geometry")]
pub fn last_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &SheetPage,
    sheet: &Sheet,
    layout: &Columns,
    columns: usize,
    general: bool,
    pointed: Pointed,
) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::row(paint, columns, pointed);
    let room = layout.id + layout.name + 7 + layout.bar + 1;
    strip.gap(layout.id);
    if at.cover.is_blank() {
        strip.text(&if general { words.sheet_general_note() } else { words.sheet_seal() }, Role::Text);
        return strip.line();
    }
    if general {
        strip.cell(&words.sheet_general_note(), room - layout.id, Align::Left, Role::Text);
        if let Some(note) = sheet.notes.get("-") {
            strip.text(&words.sheet_lines(note.lines().count().max(1)), Role::Text);
        }
        return strip.line();
    }
    if sheet.state == SheetState::Sealed {
        strip.cell(&words.sheet_sealed_row(), room - layout.id, Align::Left, Role::Text);
        strip.symbol(Symbol::Now);
        return strip.line();
    }
    strip.cell(&words.sheet_seal(), room - layout.id, Align::Left, Role::Text);
    let (marks, lines) = left_open(current, at);
    // a line that is owed says which marks there are
    let lines = if at.cover.shows_marks() { lines } else { Vec::new() };
    let text = match (marks.len(), lines.len()) {
        (0, 0) => {
            let all = if at.cover.shows_marks() { words.sheet_all_there() } else { words.sheet_all_marked() };
            strip.text(&all, Role::Quiet);
            return strip.line();
        }
        (0, lines) => words.sheet_left_lines(lines),
        (marks, _) if layout.note < 18 => words.sheet_left(marks, 0),
        (marks, lines) => words.sheet_left(marks, lines),
    };
    strip.symbol(Symbol::Attention).text(&text, Role::Text);
    strip.line()
}
