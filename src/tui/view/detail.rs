//! The person under the pointer: what is known, what was written, where the sheets stand.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Strip};
use super::queue::{sheet_symbol, state_text};
use crate::app::model::{Current, Model};
use crate::app::rows::queue::QueueRow;
use crate::domain::ids::CandidateId;
use crate::domain::sheet::SheetState;
use crate::text::{Align, clean_multiline, width, wrap};
use ratatui::text::Line;

/// Columns of the labels.
const LABEL: usize = 15;

/// Lines of text wrapped at words, with the left margin.
pub fn wrapped(paint: Paint, text: &str, columns: usize, role: Role, lines: &mut Vec<Line<'static>>) {
    let text = clean_multiline(text);
    for range in wrap(&text, columns.saturating_sub(2).max(1)) {
        let mut strip = Strip::new(paint, columns);
        strip.text(text.get(range).unwrap_or_default().trim_end(), role);
        lines.push(strip.line());
    }
}

/// The detail pane.
pub fn lines(model: &Model, current: &Current, paint: Paint, id: CandidateId, columns: usize) -> Vec<Line<'static>> {
    let Some(row) = current.rows.candidate(id) else { return Vec::new() };
    let words = &model.words;
    let day = current.day();
    let mut lines = Vec::new();
    let mut head = Strip::new(paint, columns);
    head.text(&row.name, Role::Strong).tail(&[(row.code.clone(), Role::Text)]);
    lines.push(head.line());
    lines.push(Line::default());
    let personal = day.candidate_personal(id);
    let second = day.candidate_areas(id).1.map(|area| day.area_name(area));
    let known = conflicts(model, current, row);
    let facts = [
        (words.detail_area(), Some(row.area_name.clone()).filter(|area| !area.is_empty())),
        (words.detail_second(), second),
        (words.detail_town(), personal.and_then(|p| p.town.clone())),
        (words.detail_state(), Some(format!("{} {}", paint.glyph(row.symbol()), state_text(model, current, row)))),
        (words.detail_conflicts(), Some(known)),
    ];
    for (label, text) in facts {
        let Some(text) = text else { continue };
        let mut strip = Strip::new(paint, columns);
        strip.cell(&label, LABEL, Align::Left, Role::Quiet).text(&text, Role::Text);
        lines.push(strip.line());
    }
    if row.second_look {
        wrapped(paint, &words.detail_second_look(), columns, Role::Attention, &mut lines);
    }
    if personal.is_none() {
        wrapped(paint, &words.detail_no_name(), columns, Role::Attention, &mut lines);
    }
    for moved in day.moves(id) {
        let (from, to) = (current.candidate_name(moved.from), current.candidate_name(moved.to));
        let by = moved.by.map(|who| current.name_of(who)).unwrap_or_default();
        let text = words.detail_moved(&from, &to, &current.zone.time(moved.at), &by);
        wrapped(paint, &text, columns, Role::Attention, &mut lines);
    }
    lines.push(Line::default());
    sheets(model, current, paint, row, columns, &mut lines);
    for answer in personal.map(|p| p.answers.as_slice()).unwrap_or_default() {
        if answer.text.trim().is_empty() {
            continue;
        }
        lines.push(Line::default());
        wrapped(paint, &answer.question, columns, Role::Strong, &mut lines);
        wrapped(paint, answer.text.trim(), columns, Role::Text, &mut lines);
    }
    lines
}

/// Who declared to know the person.
pub fn conflicts(model: &Model, current: &Current, row: &QueueRow) -> String {
    if row.conflicts.is_empty() {
        return model.words.detail_no_conflict().into_owned();
    }
    let names: Vec<String> = row.conflicts.iter().map(|who| current.name_of(*who)).collect();
    names.join(", ")
}

/// Where the sheets of the person's interview stand; never what is in them.
fn sheets(
    model: &Model,
    current: &Current,
    paint: Paint,
    row: &QueueRow,
    columns: usize,
    lines: &mut Vec<Line<'static>>,
) {
    let words = &model.words;
    let Some(interview) = row.interview.and_then(|id| current.day().interview(id)) else {
        wrapped(paint, &words.detail_no_interview(), columns, Role::Quiet, lines);
        return;
    };
    let own = current.pair().is_some_and(|pair| interview.pair == Some(pair.id));
    let title = if own { words.detail_your_sheets() } else { words.detail_sheets() };
    wrapped(paint, &title, columns, Role::Strong, lines);
    for who in current.day().seats(&interview) {
        let state = current.day().sheet_state(interview.id, who);
        let mut strip = Strip::new(paint, columns);
        let name = current.first_name_of(who);
        let room = width(&name).max(10);
        strip.cell(&name, room, Align::Left, Role::Text).symbol(sheet_symbol(state));
        strip.text(&words.by_key(sheet_key(state)), Role::Text);
        lines.push(strip.line());
    }
}

/// Locale key of a sheet's state.
pub fn sheet_key(state: SheetState) -> &'static str {
    match state {
        SheetState::Empty => "sheet-empty",
        SheetState::Open => "sheet-open",
        SheetState::Sealed => "sheet-sealed",
        SheetState::Reopened => "sheet-reopened",
    }
}

/// The person in three lines, for the strip under the queue.
pub fn strip_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    id: CandidateId,
    columns: usize,
) -> Vec<Line<'static>> {
    let Some(row) = current.rows.candidate(id) else { return Vec::new() };
    let words = &model.words;
    let personal = current.day().candidate_personal(id);
    let town = personal.and_then(|p| p.town.clone()).map(|town| format!("{town}.")).unwrap_or_default();
    let mut lines = Vec::new();
    wrapped(paint, &words.detail_strip(&row.name, &row.code, &row.area_name, &town), columns, Role::Text, &mut lines);
    lines.truncate(1);
    let first = personal.and_then(|p| p.answers.iter().find(|answer| !answer.text.trim().is_empty()));
    if let Some(answer) = first {
        let mut strip = Strip::new(paint, columns);
        strip.text(&format!("{} {}", answer.question.trim(), answer.text.trim()), Role::Text);
        lines.push(strip.line());
    }
    let sheets: Vec<String> = match row.interview.and_then(|id| current.day().interview(id)) {
        Some(interview) => current
            .day()
            .seats(&interview)
            .into_iter()
            .map(|who| {
                let state = current.day().sheet_state(interview.id, who);
                words.sheet_of(&current.first_name_of(who), &words.by_key(sheet_key(state))).into_owned()
            })
            .collect(),
        None => Vec::new(),
    };
    let known = words.detail_strip_conflicts(&conflicts(model, current, row)).into_owned();
    let sheets = if sheets.is_empty() {
        words.detail_no_interview().into_owned()
    } else {
        words.detail_strip_sheets(&sheets.join(", ")).into_owned()
    };
    let mut strip = Strip::new(paint, columns);
    strip.text(&format!("{known} {sheets}"), Role::Text);
    lines.push(strip.line());
    lines
}
