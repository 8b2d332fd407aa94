//! The rubric: criteria with their weights, and the pointed one's behaviour anchors and questions.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::screen::Main;
use crate::app::update::sheet::{in_lang, level_in_lang};
use crate::domain::rubric::{Asks, Criterion, LevelWords, Rubric};
use crate::text::{Align, fits, width, wrap};
use ratatui::text::Line;

/// The lines of the pane, and where the cursor goes in it.
pub fn lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    main: &Main,
    columns: usize,
    rows: usize,
    focus: Pointed,
) -> (Vec<Line<'static>>, Option<u16>) {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let words = &model.words;
    let roomy = model.size.has_ornament();
    if roomy && model.size.class() < Class::XL {
        lines.push(Line::default());
    }
    let Some(rubric) = current.day().rubric() else {
        wrapped(paint, &words.rubric_none(), columns, Role::Text, &mut lines);
        return (lines, None);
    };
    let tolerance = current.day().tolerance().to_string();
    let (min, max) = (rubric.scale.min.to_string(), rubric.scale.max.to_string());
    wrapped(paint, &words.rubric_scale(&min, &max, &tolerance), columns, Role::Text, &mut lines);
    if roomy {
        lines.push(Line::default());
    }
    // below the criteria the anchors want some rows of their own
    let height = rows.saturating_sub(lines.len() + 6).clamp(1, rubric.criteria.len().max(1));
    let mut cursor = None;
    for at in main.rubric.window(rubric.criteria.len(), height) {
        let Some(criterion) = rubric.criteria.get(at) else { continue };
        let pointed = if at == main.rubric.at() { focus } else { Pointed::No };
        if pointed != Pointed::No {
            cursor = u16::try_from(lines.len()).ok();
        }
        let mut strip = Strip::row(paint, columns, pointed);
        strip.cell(&criterion.id, 5, Align::Left, Role::Strong);
        let room = strip.left().saturating_sub(6);
        strip.cell(in_lang(&criterion.name, words.lang()), room, Align::Left, Role::Text);
        strip.cell(&criterion.weight.to_string(), 5, Align::Right, Role::Text);
        lines.push(strip.line());
    }
    if let Some(criterion) = rubric.criteria.get(main.rubric.at()) {
        lines.push(rule::titled(paint, &criterion.id, columns));
        lines.extend(criterion_lines(model, paint, rubric, criterion, columns));
    }
    (lines, cursor)
}

/// What a criterion is about, its anchors from the highest level down, its questions.
pub fn criterion_lines(
    model: &Model,
    paint: Paint,
    rubric: &Rubric,
    criterion: &Criterion,
    columns: usize,
) -> Vec<Line<'static>> {
    let words = &model.words;
    let lang = words.lang();
    let mut lines = Vec::new();
    if model.size.class() >= Class::L {
        wrapped(paint, in_lang(&criterion.name, lang), columns, Role::Strong, &mut lines);
    }
    if let Some(about) = &criterion.about {
        wrapped(paint, in_lang(about, lang), columns, Role::Text, &mut lines);
        lines.push(Line::default());
    }
    lines.extend(anchor_lines(model, paint, rubric, criterion, columns, usize::MAX, None));
    if !criterion.questions.is_empty() {
        lines.push(Line::default());
        let mut head = Strip::new(paint, columns);
        head.text(&words.by_key("word-questions"), Role::Strong);
        if let Some(asks) = criterion.asks {
            let asks = match asks {
                Asks::Host => words.asks_host(),
                Asks::Partner => words.asks_partner(),
            };
            head.tail(&[(asks.into_owned(), Role::Quiet)]);
        }
        lines.push(head.line());
        for question in &criterion.questions {
            wrapped(paint, in_lang(question, lang), columns, Role::Text, &mut lines);
        }
    }
    lines
}

/// The anchors of a criterion, highest level first; where it has none, the scale's words. Where they are more than `room`
/// lines, those that lose least by it are cut to their first line, the one of level `whole` excepted; where even that is
/// too much, the levels nearest to it are left.
pub fn anchor_lines(
    model: &Model,
    paint: Paint,
    rubric: &Rubric,
    criterion: &Criterion,
    columns: usize,
    room: usize,
    whole: Option<i64>,
) -> Vec<Line<'static>> {
    let lang = model.words.lang();
    let own = |level: i64| criterion.levels.iter().find(|words| words.level == level);
    let scale = |level: i64| rubric.scale.words.iter().find(|words| words.level == level);
    let mut levels: Vec<(i64, Vec<Line<'static>>)> = Vec::new();
    let mut losses: Vec<(usize, usize, &LevelWords)> = Vec::new();
    for level in (rubric.scale.min..=rubric.scale.max).rev() {
        let Some(words) = own(level).or_else(|| scale(level)) else { continue };
        let text = level_in_lang(words, lang);
        let lines = level_lines(paint, words, text, columns);
        if lines.len() > 1 && whole != Some(level) {
            losses.push((width(text), levels.len(), words));
        }
        levels.push((level, lines));
    }
    let count = |levels: &[(i64, Vec<Line<'static>>)]| levels.iter().map(|(_, lines)| lines.len()).sum::<usize>();
    losses.sort_by_key(|(columns, ..)| *columns);
    for (_, at, words) in losses {
        if count(&levels) <= room {
            break;
        }
        let beginning = fits(level_in_lang(words, lang), anchor_room(columns));
        if let Some((_, lines)) = levels.get_mut(at) {
            *lines = level_lines(paint, words, &beginning, columns);
        }
    }
    while let Some(whole) = whole.filter(|_| levels.len() > 1 && count(&levels) > room) {
        let far = |at: Option<&(i64, Vec<Line<'static>>)>| at.map_or(0, |(level, _)| (level - whole).abs());
        if far(levels.first()) > far(levels.last()) {
            levels.remove(0);
        } else {
            levels.pop();
        }
    }
    levels.into_iter().flat_map(|(_, lines)| lines).collect()
}

/// Lines that the anchor of a level takes.
pub fn anchor_height(text: &str, columns: usize) -> usize {
    wrap(text, anchor_room(columns)).len().max(1)
}

/// Columns of an anchor's text, beside its number.
fn anchor_room(columns: usize) -> usize {
    columns.saturating_sub(ANCHOR_INDENT + 1).max(1)
}

/// Columns before an anchor's text.
const ANCHOR_INDENT: usize = 4;

fn level_lines(paint: Paint, words: &LevelWords, text: &str, columns: usize) -> Vec<Line<'static>> {
    let rows = wrap(text, anchor_room(columns)).into_iter().enumerate();
    let line = |(i, range): (usize, std::ops::Range<usize>)| {
        let mut strip = Strip::new(paint, columns);
        let number = if i == 0 { words.level.to_string() } else { String::new() };
        strip.cell(&number, ANCHOR_INDENT - 1, Align::Left, Role::Strong);
        strip.text(text.get(range).unwrap_or_default().trim_end(), Role::Text);
        strip.line()
    };
    rows.map(line).collect()
}
