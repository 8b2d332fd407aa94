//! One's own sheet: criteria with marks, the seal, the anchors of the row, its note; at L the questions and the application.

use super::super::theme::Role;
use super::super::widgets::field::{editor_rows, field_line};
use super::super::widgets::meter::level_bar;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::{sheet_key, wrapped};
use super::page::{Page, Pane};
use super::queue::sheet_symbol;
use super::rubric::anchor_lines;
use super::status::{self, MissingCount, Person};
use crate::app::describe::not_assessed_key;
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::screen::SheetPage;
use crate::app::update::sheet::{Row, anchor, in_lang, left_open, levels, row_at, sheet_of};
use crate::domain::fact::Mark;
use crate::domain::rubric::{Asks, Criterion};
use crate::domain::sheet::{Sheet, SheetState};
use crate::domain::visible;
use crate::text::{Align, Symbol};
use ratatui::text::Line;
use std::collections::BTreeSet;

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
    if model.size.class() >= Class::L {
        page.aside = row.map(|row| format!("{}, {}", row.code, row.area_name)).unwrap_or_default();
    }
    let left = usize::from(model.size.sheet_columns());
    let wide = model.size.class() >= Class::L;
    let Some(sheet) = sheet_of(current, at) else { return page };
    let mut head = Strip::new(paint, columns);
    let who = current.name_of(at.who);
    let whose = if current.day().recused(at.interview, at.who) {
        words.sheet_whose_recused(&who)
    } else {
        words.sheet_whose(&who)
    };
    head.text(&whose, Role::Strong);
    if sheet.state == SheetState::Sealed {
        head.tail(&[(words.sheet_is_sealed().into_owned(), Role::Text)]);
    }
    page.head.push(head.line());
    if model.size.has_ornament() {
        let gutters: &[usize] = if wide { &[left] } else { &[] };
        page.head.push(rule::under_heading(paint, columns, 0..0, gutters));
    }
    let rows = usize::from(page.body_rows(model.size));
    let (lines, cursor) = left_lines(model, current, paint, at, &sheet, left, rows);
    page.cursor = cursor;
    page.panes.push(Pane { x: 0, lines });
    if wide {
        page.gutters.push(u16::try_from(left).unwrap_or(0));
        let lines = right_lines(model, current, paint, at, columns.saturating_sub(left + 1));
        page.panes.push(Pane { x: u16::try_from(left + 1).unwrap_or(0), lines });
    }
    page
}

/// Columns of a criterion's row.
struct Columns {
    id: usize,
    name: usize,
    bar: usize,
    note: usize,
}

fn layout(current: &Current, columns: usize) -> Columns {
    let scale = levels(current);
    let bar = usize::try_from(scale.max - scale.min + 1).unwrap_or(5) + 3;
    let longest = current.day().rubric().map_or(3, |r| r.criteria.iter().map(|c| c.id.len()).max().unwrap_or(3));
    let note = if columns >= 78 { 20 } else { 13 };
    let name = columns.saturating_sub(3 + longest + 2 + 5 + 2 + bar + 1 + note);
    Columns { id: longest + 2, name, bar, note }
}

fn left_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &SheetPage,
    sheet: &Sheet,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, Option<(u16, u16)>) {
    let Some(rubric) = current.day().rubric() else { return (Vec::new(), None) };
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
    let here = |row: usize| if row == at.at { focus(model, at) } else { Pointed::No };
    for (i, criterion) in rubric.criteria.iter().enumerate().skip(top).take(height) {
        if i == at.at {
            cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(criterion_line(model, current, paint, criterion, sheet, &owed, &layout, columns, here(i)));
    }
    if roomy {
        lines.push(Line::default());
    }
    for row in [count, count + 1] {
        if row == at.at {
            cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(last_line(model, current, paint, at, sheet, &layout, columns, row == count, here(row)));
    }
    let left = rows.saturating_sub(lines.len());
    let start = lines.len();
    let (more, caret) = below_lines(model, current, paint, at, sheet, columns, left);
    lines.extend(more);
    if let Some((x, y)) = caret {
        cursor = Some((x, u16::try_from(start + y).unwrap_or(0)));
    }
    (lines, cursor)
}

fn focus(model: &Model, at: &SheetPage) -> Pointed {
    if at.note.is_none() && model.overlays.is_empty() { Pointed::Here } else { Pointed::Idle }
}

#[expect(clippy::too_many_arguments, reason = "one row, its values and its geometry")]
fn criterion_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    criterion: &Criterion,
    sheet: &Sheet,
    owed: &BTreeSet<String>,
    layout: &Columns,
    columns: usize,
    pointed: Pointed,
) -> Line<'static> {
    let words = &model.words;
    let scale = levels(current);
    let mark = sheet.marks.get(&criterion.id).map(|given| given.mark);
    let mut strip = Strip::row(paint, columns, pointed);
    strip.cell(&criterion.id, layout.id, Align::Left, Role::Strong);
    strip.cell(in_lang(&criterion.name, words.lang()), layout.name, Align::Left, Role::Text);
    strip.cell(&criterion.weight.to_string(), 5, Align::Right, Role::Text).gap(2);
    let level = match mark {
        Some(Mark::Level(level)) => Some(level),
        _ => None,
    };
    match mark {
        Some(Mark::NotAssessed(_)) => {
            strip.cell("N", layout.bar, Align::Left, Role::Text);
        }
        Some(Mark::Level(level)) => {
            strip.text(&level_bar(paint, Some(level), scale.min, scale.max), Role::Accent);
            strip.cell(&format!(" {level}"), 3, Align::Left, Role::Strong);
        }
        None => {
            let bar = level_bar(paint, level, scale.min, scale.max);
            strip.cell(&bar, layout.bar, Align::Left, Role::Quiet);
        }
    }
    strip.gap(1);
    let clash = sheet.clashes.iter().any(|(key, _)| key.ends_with(&format!("/{}", criterion.id)));
    match mark {
        _ if clash => {
            strip.symbol(Symbol::Attention).text(&words.by_key("word-clash"), Role::Text);
        }
        Some(Mark::NotAssessed(why)) => {
            strip.text(&words.by_key(not_assessed_key(why)), Role::Text);
        }
        _ if owed.contains(&criterion.id) => {
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

#[expect(clippy::too_many_arguments, reason = "one row, its values and its geometry")]
fn last_line(
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
    let text = match (marks.len(), lines.len()) {
        (0, 0) => {
            strip.text(&words.sheet_all_there(), Role::Quiet);
            return strip.line();
        }
        (0, lines) => words.sheet_left_lines(lines),
        (marks, _) if layout.note < 18 => words.sheet_left(marks, 0),
        (marks, lines) => words.sheet_left(marks, lines),
    };
    strip.symbol(Symbol::Attention).text(&text, Role::Text);
    strip.line()
}

/// Under the rows: what the criterion is about, its anchors, its note; where rows are scarce one line of each.
fn below_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &SheetPage,
    sheet: &Sheet,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, Option<(u16, usize)>) {
    let words = &model.words;
    let lang = words.lang();
    let mut lines: Vec<Line<'static>> = Vec::new();
    let row = row_at(current, at.at);
    let rubric = current.day().rubric();
    let noted = match (&at.note, &row) {
        (Some(note), _) => note.criterion.clone(),
        (None, Row::Criterion(criterion)) => Some(criterion.clone()),
        (None, _) => None,
    };
    // a note that is written gets half of what there is, less what the levels need, a note that is read two lines
    let scale = levels(current);
    let for_levels = usize::try_from(scale.max - scale.min + 1).unwrap_or(5) + 2;
    let note_rows = match &at.note {
        Some(_) => rows.saturating_sub(for_levels).max(3).min(rows / 2).clamp(1, 8),
        None => rows.saturating_sub(10).clamp(1, 4),
    };
    let roomy = rows >= 6;
    if let (Row::Criterion(id), Some(rubric)) = (&row, rubric)
        && let Some(criterion) = rubric.criterion(id)
    {
        let title = if model.size.class() >= Class::L {
            format!("{id}  {}", in_lang(&criterion.name, lang))
        } else {
            id.clone()
        };
        lines.push(rule::titled(paint, &title, columns));
        if roomy {
            let room = rows.saturating_sub(note_rows + 2);
            let mut middle: Vec<Line<'static>> = Vec::new();
            let anchors = anchor_lines(model, paint, rubric, criterion, columns, room);
            if let Some(about) = &criterion.about {
                wrapped(paint, in_lang(about, lang), columns, Role::Text, &mut middle);
                // half a sentence says less than none; i shows the whole
                if middle.len() + anchors.len() > room {
                    middle.clear();
                }
            }
            middle.extend(anchors);
            middle.truncate(room);
            lines.extend(middle);
        } else if at.note.is_none() || rows > 2 {
            lines.push(short_anchor(model, current, paint, criterion, sheet, columns));
        }
    } else if !roomy {
        lines.push(rule::titled(paint, "", columns));
    }
    if roomy {
        let title = match &noted {
            Some(criterion) => words.sheet_note_on(criterion),
            None => words.sheet_note_general(),
        };
        while lines.len() + note_rows + 1 < rows && lines.len() < rows && row == Row::Seal {
            lines.push(Line::default());
        }
        lines.push(rule::titled(paint, &title, columns));
    }
    let room = rows.saturating_sub(lines.len());
    let mut caret = None;
    match &at.note {
        Some(note) => {
            let (shown, (row, column)) = editor_rows(&note.editor, columns.saturating_sub(2).max(1), room.max(1));
            caret = Some((u16::try_from(column + 1).unwrap_or(1), lines.len() + row));
            lines.extend(shown.iter().map(|text| field_line(paint, text, columns)));
        }
        None => {
            let note = visible::note(current.day(), sheet, noted.as_deref().unwrap_or("-"));
            match note {
                Some(note) => wrapped(paint, note, columns, Role::Text, &mut lines),
                None if sheet.state != SheetState::Sealed => {
                    wrapped(paint, &words.sheet_note_empty(), columns, Role::Quiet, &mut lines);
                }
                None => {}
            }
        }
    }
    lines.truncate(rows);
    (lines, caret)
}

/// The anchor of the row's mark, else of the middle level.
fn short_anchor(
    model: &Model,
    current: &Current,
    paint: Paint,
    criterion: &Criterion,
    sheet: &Sheet,
    columns: usize,
) -> Line<'static> {
    let scale = levels(current);
    let level = match sheet.marks.get(&criterion.id).map(|given| given.mark) {
        Some(Mark::Level(level)) => level,
        _ => (scale.min + scale.max) / 2,
    };
    let text = anchor(current, criterion, level, model.words.lang()).unwrap_or_default();
    let mut strip = Strip::new(paint, columns);
    strip.text(&format!("{level}  {text}"), Role::Text);
    strip.line()
}

/// At L: the questions of the row and who asks them, what was written, where both sheets stand.
fn right_lines(model: &Model, current: &Current, paint: Paint, at: &SheetPage, columns: usize) -> Vec<Line<'static>> {
    let words = &model.words;
    let lang = words.lang();
    let mut lines = vec![Line::default()];
    let Some(interview) = current.day().interview(at.interview) else { return lines };
    let Some(rubric) = current.day().rubric() else { return lines };
    wrapped(paint, &words.by_key("word-questions"), columns, Role::Strong, &mut lines);
    let host = current.pair().and_then(|pair| pair.members.first().copied());
    let mine = if Some(at.who) == host { Asks::Host } else { Asks::Partner };
    let of = |asks: Asks| {
        let ids = rubric.criteria.iter().filter(|c| c.asks == Some(asks)).map(|c| c.id.clone());
        ids.collect::<Vec<_>>().join(", ")
    };
    let other = current.day().sitting(&interview).into_iter().take(2).find(|who| *who != at.who);
    let theirs = if mine == Asks::Host { Asks::Partner } else { Asks::Host };
    if let Some(other) = other.filter(|_| !of(theirs).is_empty()) {
        let text = words.sheet_asks_other(&current.first_name_of(other), &of(theirs)).into_owned();
        wrapped(paint, &text, columns, Role::Text, &mut lines);
    }
    if !of(mine).is_empty() {
        wrapped(paint, &words.sheet_asks_you(&of(mine)), columns, Role::Text, &mut lines);
    }
    if let Row::Criterion(id) = row_at(current, at.at)
        && let Some(criterion) = rubric.criterion(&id)
    {
        for question in &criterion.questions {
            lines.push(Line::default());
            wrapped(paint, in_lang(question, lang), columns, Role::Text, &mut lines);
        }
    }
    lines.push(Line::default());
    lines.push(rule::titled(paint, &words.sheet_the_sheets(), columns));
    for who in current.day().sitting(&interview) {
        let state = current.day().sheet_state(at.interview, who);
        let word = words.by_key(sheet_key(state));
        let text = if who == at.who { words.sheet_yours(&word) } else { words.sheet_covered(&word) };
        let mut strip = Strip::new(paint, columns);
        strip.cell(&current.first_name_of(who), 10, Align::Left, Role::Text).symbol(sheet_symbol(state));
        strip.text(&text, Role::Text);
        lines.push(strip.line());
    }
    lines.push(rule::titled(paint, &words.sheet_written(), columns));
    let written = current.day().candidate_personal(interview.candidate);
    let answers = written.map(|personal| personal.answers.as_slice()).unwrap_or_default();
    if answers.iter().all(|answer| answer.text.trim().is_empty()) {
        wrapped(paint, &words.sheet_nothing_written(), columns, Role::Quiet, &mut lines);
    }
    for answer in answers.iter().filter(|answer| !answer.text.trim().is_empty()) {
        wrapped(paint, &answer.question, columns, Role::Quiet, &mut lines);
        wrapped(paint, answer.text.trim(), columns, Role::Text, &mut lines);
        lines.push(Line::default());
    }
    lines
}
