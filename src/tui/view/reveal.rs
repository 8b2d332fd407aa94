//! Both sheets side by side: the gap, what the pair agrees on, and why.

use super::super::theme::Role;
use super::super::widgets::field::{editor_rows, field_line};
use super::super::widgets::meter::level_bar;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use super::page::{Page, Pane};
use super::sheet::head::head_line;
use super::status::{self, MissingCount, Person};
use crate::app::model::{Current, Model};
use crate::app::screen::RevealPage;
use crate::app::update::clock;
use crate::app::update::reveal::{self, Line as Row, Standing};
use crate::app::update::sheet::{in_lang, levels};
use crate::domain::fact::Mark;
use crate::domain::sheet::Sheet;
use crate::domain::visible;
use crate::text::{Align, Lang, Symbol, width};
use ratatui::text::{Line, Span};

/// The page.
pub fn page(model: &Model, paint: Paint, at: &RevealPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let Some(current) = &model.current else {
        return status::page(model, paint, Vec::new(), Person::Unnamed, MissingCount::Hidden);
    };
    let name = current.day().interview(at.interview).map(|known| current.candidate_name(known.candidate));
    let path = vec![name.unwrap_or_default(), words.screen_reveal().into_owned()];
    let mut page = status::page(model, paint, path, Person::Unnamed, MissingCount::Hidden);
    let stay = words.reveal_sealed_stay();
    page.head.push(match clock::shown(model) {
        Some(talk) => head_line(model, paint, &stay, Role::Text, &talk),
        None => Strip::new(paint, columns).text(&stay, Role::Text).line(),
    });
    if model.size.has_ornament() {
        page.head.push(rule::titled(paint, "", columns));
    }
    let rows = usize::from(page.body_rows(model.size));
    let (lines, cursor) = lines(model, current, paint, at, columns, rows);
    page.cursor = cursor;
    page.panes.push(Pane { x: 0, lines });
    page
}

/// Columns of a row.
struct Columns {
    name: usize,
    mark: usize,
}

fn layout(current: &Current, lang: Lang, columns: usize, seats: usize) -> Columns {
    let scale = levels(current);
    let bar = usize::try_from(scale.max - scale.min + 1).unwrap_or(5);
    // where it is narrow the bars go and the figures stay
    let wide = columns >= 70 + bar * seats.saturating_sub(1);
    let mark = if wide { bar + 5 } else { 9 };
    let free = columns.saturating_sub(3 + 5 + mark * seats + 9 + 15);
    // the eye goes from the name to the bars: no wider than the longest name
    let longest = current
        .day()
        .rubric()
        .map(|rubric| rubric.criteria.iter().map(|c| width(in_lang(&c.name, lang))).max().unwrap_or(0))
        .unwrap_or(0);
    Columns { name: free.min((longest + 3).max(24)), mark }
}

fn lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &RevealPage,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, Option<(u16, u16)>) {
    let words = &model.words;
    let sheets = reveal::sheets(current, at.interview);
    let layout = layout(current, words.lang(), columns, sheets.len());
    let mut lines = vec![heading(model, current, paint, &sheets, &layout, columns)];
    let below = if model.size.has_ornament() { 10 } else { 4 };
    let count = at.order.len();
    let height = rows.saturating_sub(2 + below).clamp(3, count.max(3)).min(count);
    let top = (at.at.min(count.saturating_sub(1)) + 1).saturating_sub(height);
    let mut cursor = None;
    for (i, criterion) in at.order.iter().enumerate().skip(top).take(height) {
        if i == at.at {
            cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        let row = reveal::line(current, at, &sheets, criterion);
        lines.push(row_line(model, current, paint, criterion, &row, &layout, columns, pointed(model, at, i)));
    }
    if model.size.has_ornament() {
        lines.push(Line::default());
    }
    if at.at >= count {
        cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
    }
    lines.push(done_line(model, current, paint, at, &layout, columns, pointed(model, at, count)));
    let start = lines.len();
    let (more, caret) = below_lines(model, current, paint, at, &sheets, columns, rows.saturating_sub(start));
    lines.extend(more);
    if let Some((x, y)) = caret {
        cursor = Some((x, u16::try_from(start + y).unwrap_or(0)));
    }
    if at.at >= count && caret.is_none() && rows > lines.len() + 1 {
        lines.push(Line::default());
        wrapped(paint, &words.reveal_sealed_stay(), columns, Role::Quiet, &mut lines);
    }
    (lines, cursor)
}

fn pointed(model: &Model, at: &RevealPage, row: usize) -> Pointed {
    let free = at.sentence.is_none() && model.overlays.is_empty();
    match (at.at.min(at.order.len()) == row, free) {
        (false, _) => Pointed::No,
        (true, true) => Pointed::Here,
        (true, false) => Pointed::Idle,
    }
}

fn heading(
    model: &Model,
    current: &Current,
    paint: Paint,
    sheets: &[Sheet],
    layout: &Columns,
    columns: usize,
) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::new(paint, columns);
    strip.gap(2 + 5 + layout.name);
    for sheet in sheets {
        strip.cell(&current.first_name_of(sheet.interviewer), layout.mark, Align::Left, Role::Quiet);
    }
    strip.cell(&words.reveal_gap(), 9, Align::Left, Role::Quiet).text(&words.reveal_agreed(), Role::Quiet);
    strip.line()
}

#[expect(clippy::too_many_arguments, reason = "one row, its values and its geometry")]
fn row_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    criterion: &str,
    row: &Row,
    layout: &Columns,
    columns: usize,
    pointed: Pointed,
) -> Line<'static> {
    let words = &model.words;
    let scale = levels(current);
    let name = current.day().rubric().and_then(|r| r.criterion(criterion)).map(|c| in_lang(&c.name, words.lang()));
    let mut strip = Strip::row(paint, columns, pointed);
    strip.cell(criterion, 5, Align::Left, Role::Strong).cell(
        name.unwrap_or_default(),
        layout.name.saturating_sub(1),
        Align::Left,
        Role::Text,
    );
    strip.gap(1);
    for mark in &row.marks {
        let text = match mark {
            Some(Mark::Level(level)) if layout.mark > 9 => {
                format!("{} {level}", level_bar(paint, Some(*level), scale.min, scale.max))
            }
            Some(Mark::Level(level)) => level.to_string(),
            Some(Mark::NotAssessed(_)) => "N".to_owned(),
            None => paint.glyph(Symbol::Nothing).to_owned(),
        };
        strip.cell(&text, layout.mark, Align::Left, Role::Text);
    }
    let gap = row.gap.map_or_else(|| paint.glyph(Symbol::Out).to_owned(), |gap| gap.to_string());
    strip.cell(&gap, 3, Align::Right, Role::Text).gap(1);
    if row.over {
        strip.cell(paint.glyph(Symbol::Attention), 5, Align::Left, Role::Attention);
    } else {
        strip.gap(5);
    }
    let nothing = paint.glyph(Symbol::Nothing);
    let (level, beside) = match row.standing {
        Standing::Settled(level) if row.gap.is_none() => (level.to_string(), words.reveal_one_mark()),
        Standing::Settled(level) => (level.to_string(), "".into()),
        Standing::Proposed(level) if row.over => (level.to_string(), words.reveal_to_say()),
        Standing::Proposed(level) => (level.to_string(), words.reveal_from_mean()),
        Standing::Agreed(level) => (level.to_string(), "".into()),
        Standing::ToSay(level) => (level.to_string(), words.reveal_to_say()),
        Standing::Open if row.over && row.sentence.is_none() => (nothing.to_owned(), words.reveal_to_say()),
        Standing::Open => (nothing.to_owned(), "".into()),
        Standing::Nothing => (paint.glyph(Symbol::Out).to_owned(), words.by_key("not-assessed")),
    };
    let role = if matches!(row.standing, Standing::Agreed(_)) { Role::Strong } else { Role::Text };
    strip.cell(&level, 3, Align::Left, role).text(&beside, Role::Quiet);
    strip.line()
}

fn done_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &RevealPage,
    layout: &Columns,
    columns: usize,
    pointed: Pointed,
) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::row(paint, columns, pointed);
    let done = words.reveal_done();
    strip.gap(5).cell(&done, layout.name.max(width(&done) + 2), Align::Left, Role::Text);
    let lost: Vec<String> =
        current.day().agreement_lost(at.interview).iter().map(|who| current.first_name_of(*who)).collect();
    let text = match reveal::left_open(current, at) {
        _ if !lost.is_empty() => words.reveal_lost(&lost.join(", ")),
        (0, 0) => match reveal::proposed(current, at).len() {
            0 => words.reveal_all_there(),
            means => words.reveal_means_wait(means),
        },
        (0, sentences) => words.reveal_left_sentences(sentences),
        (marks, sentences) => words.reveal_left(marks, sentences),
    };
    strip.text(&text, Role::Quiet);
    strip.line()
}

/// The notes of both seats on the row, and the pair's sentence.
fn below_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &RevealPage,
    sheets: &[Sheet],
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, Option<(u16, usize)>) {
    let words = &model.words;
    let Some(criterion) = at.order.get(at.at) else { return (Vec::new(), None) };
    let row = reveal::line(current, at, sheets, criterion);
    let mut lines = Vec::new();
    let mut caret = None;
    let sentence_rows = if rows > 6 { 3 } else { 1 };
    if rows > 3 {
        lines.push(rule::titled(paint, criterion, columns));
        let room = rows.saturating_sub(sentence_rows + 2);
        lines.extend(notes(model, current, paint, criterion, sheets, columns, room));
    }
    lines.push(rule::titled(paint, &words.reveal_why(), columns));
    match &at.sentence {
        Some(field) => {
            let room = rows.saturating_sub(lines.len()).max(1);
            let (shown, (row, column)) = editor_rows(&field.editor, columns.saturating_sub(2).max(1), room);
            caret = Some((u16::try_from(column + 1).unwrap_or(1), lines.len() + row));
            lines.extend(shown.iter().map(|text| field_line(paint, text, columns)));
        }
        None => match (&row.sentence, row.over) {
            (Some(sentence), _) => wrapped(paint, sentence, columns, Role::Text, &mut lines),
            (None, true) => {
                let tolerance = current.day().tolerance().to_string();
                wrapped(paint, &words.reveal_wants_sentence(&tolerance), columns, Role::Quiet, &mut lines);
            }
            (None, false) => {}
        },
    }
    lines.truncate(rows);
    (lines, caret)
}

/// What each seat wrote on the criterion, side by side.
fn notes(
    model: &Model,
    current: &Current,
    paint: Paint,
    criterion: &str,
    sheets: &[Sheet],
    columns: usize,
    rows: usize,
) -> Vec<Line<'static>> {
    let words = &model.words;
    let share = columns / sheets.len().max(1);
    let gutter = Span::styled(paint.glyph(Symbol::Gutter), paint.theme.style(Role::Quiet));
    let columns_of: Vec<Vec<Line<'static>>> = sheets
        .iter()
        .map(|sheet| {
            let mut lines = Vec::new();
            let mark = match sheet.marks.get(criterion).map(|given| given.mark) {
                Some(Mark::Level(level)) => level.to_string(),
                Some(Mark::NotAssessed(_)) => "N".to_owned(),
                None => String::new(),
            };
            let inner = share.saturating_sub(1);
            wrapped(
                paint,
                &format!("{} {mark}", current.first_name_of(sheet.interviewer)),
                inner,
                Role::Strong,
                &mut lines,
            );
            match visible::note(current.day(), sheet, criterion) {
                Some(note) => wrapped(paint, note, inner, Role::Text, &mut lines),
                None => wrapped(paint, &words.reveal_no_note(), inner, Role::Quiet, &mut lines),
            }
            lines
        })
        .collect();
    let most = columns_of.iter().map(Vec::len).max().unwrap_or(0).min(rows);
    (0..most)
        .map(|i| {
            let mut spans = Vec::new();
            for (at, lines) in columns_of.iter().enumerate() {
                if at > 0 {
                    spans.push(gutter.clone());
                }
                match lines.get(i) {
                    Some(line) => spans.extend(Strip::fill(line.clone(), share.saturating_sub(1)).spans),
                    None => spans.push(Span::raw(" ".repeat(share.saturating_sub(1)))),
                }
            }
            Line::from(spans)
        })
        .collect()
}
