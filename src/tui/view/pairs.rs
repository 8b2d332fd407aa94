//! The pairs at their desks: who, with whom, where the sheets stand, who is next.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::rows::missing::{Gap, gap_text};
use crate::app::rows::pairs::{Doing, PairRow};
use crate::app::screen::Main;
use crate::app::talk::{self, Overrun};
use crate::text::{Symbol, width};
use ratatui::text::Line;

/// Lines of one pair: names, what it does, who is next, and an empty one.
const HEIGHT: usize = 3;

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
    if model.size.has_ornament() && model.size.class() < Class::XL {
        lines.push(Line::default());
    }
    let pairs = &current.rows.pairs;
    if pairs.is_empty() {
        wrapped(paint, &model.words.pairs_empty(), columns, Role::Text, &mut lines);
    }
    let look = look_lines(model, current, paint, columns);
    let room = rows.saturating_sub(lines.len() + look.len()).max(HEIGHT);
    let shown = (room / HEIGHT).max(1);
    let mut cursor = None;
    for at in main.pairs.window(pairs.len(), shown) {
        let Some(pair) = pairs.get(at) else { continue };
        let pointed = if main.pairs.id == Some(pair.id) { focus } else { Pointed::No };
        if pointed != Pointed::No {
            cursor = u16::try_from(lines.len()).ok();
        }
        pair_lines(model, current, paint, pair, columns, pointed, &mut lines);
    }
    if !look.is_empty() {
        while lines.len() + look.len() < rows {
            lines.push(Line::default());
        }
        lines.extend(look);
    }
    (lines, cursor)
}

fn pair_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    pair: &PairRow,
    columns: usize,
    pointed: Pointed,
    lines: &mut Vec<Line<'static>>,
) {
    let words = &model.words;
    let mut strip = Strip::row(paint, columns, pointed);
    strip.text(&pair.desk, Role::Strong).gap(2).text(&pair.names.join(", "), Role::Text);
    strip.tail(&[(words.pairs_seen(pair.seen).into_owned(), Role::Text)]);
    lines.push(strip.line());
    let mut strip = Strip::new(paint, columns);
    let with = with_text(model, pair);
    let over = pair.interview.and_then(|interview| talk::overrun(current, interview, model.now));
    let mut doing = doing_text(model, current, pair);
    if let Some(over) = over {
        doing = over_text(model, current, over);
    } else if matches!(pair.doing, Doing::Talking(..)) && width(&with) + width(&doing) + 8 > columns {
        // the name is worth more than since when
        doing = words.pair_talks().into_owned();
    }
    strip.gap(5).text(&with, Role::Text);
    match over {
        Some(_) => {
            let mark = format!("{} ", paint.glyph(Symbol::Attention));
            strip.tail(&[(mark, Role::Attention), (doing, Role::Text)]);
        }
        None => drop(strip.tail(&[(doing, Role::Text)])),
    }
    lines.push(strip.line());
    let mut strip = Strip::new(paint, columns);
    if let Some(next) = &pair.next {
        strip.gap(5).text(&words.pair_next(next), Role::Quiet);
    }
    lines.push(strip.line());
}

/// An interview that goes on past its slot, in words: by how much, where that is known here, else since when it is on.
pub fn over_text(model: &Model, current: &Current, over: Overrun) -> String {
    let text = match over {
        Overrun::By(minutes) => model.words.page_over(minutes),
        Overrun::Since { at, .. } => model.words.page_since(&current.zone.time(at)),
    };
    text.into_owned()
}

fn with_text(model: &Model, pair: &PairRow) -> String {
    match pair.doing {
        Doing::Free => model.words.pair_free().into_owned(),
        _ => pair.with.clone(),
    }
}

/// What a pair is doing, in words.
fn doing_text(model: &Model, current: &Current, pair: &PairRow) -> String {
    let words = &model.words;
    match pair.doing {
        Doing::Free => String::new(),
        Doing::Called(_) => words.by_key("stage-called").into_owned(),
        Doing::Talking(_, Some(at)) => words.pair_talks_since(&current.zone.time(at)).into_owned(),
        Doing::Talking(_, None) => words.pair_talks().into_owned(),
        Doing::Sealing(_, open) => words.pair_seals(open).into_owned(),
        Doing::ToReveal(_) => words.pair_reveals().into_owned(),
    }
}

/// What the lead should look at, at the foot of the pane in three panes.
fn look_lines(model: &Model, current: &Current, paint: Paint, columns: usize) -> Vec<Line<'static>> {
    if model.size.class() < Class::XL || !current.is_lead() {
        return Vec::new();
    }
    let words = &model.words;
    let mut lines = vec![rule::titled(paint, "", columns)];
    let mut head = Strip::new(paint, columns);
    head.text(&words.pairs_look(), Role::Strong);
    lines.push(head.line());
    lines.push(Line::default());
    let waiting = |gap: &Gap| matches!(gap, Gap::Sheet(..) | Gap::Reveal(_) | Gap::Agreement(..) | Gap::Clash(..));
    let calls = |gap: &Gap| matches!(gap, Gap::Call(_));
    // a desk that runs late moves everybody after it: it comes first
    let (late, others): (Vec<_>, Vec<_>) =
        current.rows.missing.iter().partition(|row| matches!(row.gap, Gap::Overrun(..)));
    let others = others.into_iter().filter(|row| row.counts() && waiting(&row.gap) || calls(&row.gap)).take(6);
    for row in late.into_iter().chain(others) {
        let mut strip = Strip::new(paint, columns);
        let symbol = if calls(&row.gap) { Symbol::Asks } else { Symbol::Attention };
        strip.symbol(symbol).text(&gap_text(words, current, &row.gap), Role::Text);
        lines.push(strip.line());
    }
    if lines.len() == 3 {
        let mut strip = Strip::new(paint, columns);
        strip.text(&words.pairs_all_well(), Role::Quiet);
        lines.push(strip.line());
    }
    lines
}
