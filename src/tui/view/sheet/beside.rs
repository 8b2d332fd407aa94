//! Beside the sheet, at L: the questions of the row and who asks them, what was written, where both sheets stand.

use super::super::super::theme::Role;
use super::super::super::widgets::rule;
use super::super::super::widgets::strip::{Paint, Strip};
use super::super::detail::{sheet_key, wrapped};
use super::super::queue::sheet_symbol;
use crate::app::model::{Current, Model};
use crate::app::screen::SheetPage;
use crate::app::update::sheet::{Row, in_lang, row_at};
use crate::domain::rubric::Asks;
use crate::text::Align;
use ratatui::text::Line;

/// The pane of so many rows, and the first row it shows when it is turned to its end.
pub fn right_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &SheetPage,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, usize) {
    let all = all_lines(model, current, paint, at, columns);
    let last = all.len().saturating_sub(rows);
    let more = at.beside < last;
    let mut shown: Vec<Line<'static>> = all.into_iter().skip(at.beside.min(last)).take(rows).collect();
    if more && let Some(foot) = shown.last_mut() {
        let mut strip = Strip::new(paint, columns);
        *foot = strip.text(&model.words.page_more_below(), Role::Quiet).line();
    }
    (shown, last)
}

/// The questions of the row and who asks them, what was written, where both sheets stand.
fn all_lines(model: &Model, current: &Current, paint: Paint, at: &SheetPage, columns: usize) -> Vec<Line<'static>> {
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
    // whoever sits alone asks everything
    let own = match other {
        Some(_) => of(mine),
        None => {
            rubric.criteria.iter().filter(|c| c.asks.is_some()).map(|c| c.id.clone()).collect::<Vec<_>>().join(", ")
        }
    };
    if !own.is_empty() {
        wrapped(paint, &words.sheet_asks_you(&own), columns, Role::Text, &mut lines);
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
