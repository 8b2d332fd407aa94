//! The shortlist: the raw ranking, the cut, the choice; below, areas and the pointed person.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use super::page::{Page, Pane};
use super::status::{self, MissingCount, Person, pointed};
use crate::app::describe::status_key;
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::rows::shortlist::{ShortRow, Shortlist};
use crate::app::screen::ShortlistPage;
use crate::app::update::shortlist::moved;
use crate::domain::fact::{Offer, Status};
use crate::text::number::{self, Tie};
use crate::text::{Align, Symbol};
use ratatui::text::Line;

/// The page.
pub fn page(model: &Model, paint: Paint, at: &ShortlistPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let path = vec![status::day_name(model), words.screen_shortlist().into_owned()];
    let mut page = status::page(model, paint, path, Person::Named, MissingCount::Shown);
    let Some(current) = &model.current else { return page };
    let Some(ranked) = &current.rows.ranked else { return page };
    page.head.push(summary(model, current, paint, at, ranked, columns));
    if model.size.has_ornament() {
        page.head.push(rule::titled(paint, "", columns));
    }
    let rows = usize::from(page.body_rows(model.size));
    let below = below_lines(model, current, paint, at, ranked, columns);
    let mut lines = vec![heading(model, paint, columns)];
    let height = rows.saturating_sub(lines.len() + below.len()).max(1);
    page.cursor = list(model, paint, at, ranked, columns, height, &mut lines).map(|y| (1, y));
    while lines.len() + below.len() < rows {
        lines.push(Line::default());
    }
    lines.extend(below);
    page.panes.push(Pane { x: 0, lines });
    page
}

fn summary(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &ShortlistPage,
    ranked: &Shortlist,
    columns: usize,
) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::new(paint, columns);
    strip.text(&words.short_summary(ranked.chosen, ranked.places, ranked.reserves), Role::Strong);
    let area = match at.area {
        Some(area) => current.day().area_name(area),
        None => words.short_all_areas().into_owned(),
    };
    let order = if model.size.class() >= Class::L { words.short_order(&area) } else { words.short_order_brief(&area) };
    strip.tail(&[(order.into_owned(), Role::Text)]);
    strip.line()
}

/// Columns of a row.
struct Columns {
    name: usize,
    area: usize,
    sheets: usize,
}

impl Columns {
    fn of(total: usize) -> Columns {
        match total {
            0..=69 => Columns { name: total.saturating_sub(41), area: 0, sheets: 0 },
            70..=99 => Columns { name: total.saturating_sub(60), area: 15, sheets: 8 },
            _ => Columns { name: (total.saturating_sub(70)).min(40), area: 22, sheets: 10 },
        }
    }
}

fn heading(model: &Model, paint: Paint, columns: usize) -> Line<'static> {
    let words = &model.words;
    let layout = Columns::of(columns);
    let mut strip = Strip::new(paint, columns);
    strip.gap(2 + 7).cell(&words.column_name(), layout.name, Align::Left, Role::Quiet).gap(1);
    if layout.area > 0 {
        strip.cell(&words.column_area(), layout.area, Align::Left, Role::Quiet).gap(1);
    }
    strip.cell(&words.short_column_raw(), 7, Align::Right, Role::Quiet).gap(2);
    if layout.sheets > 0 {
        strip.cell(&words.short_column_sheets(), layout.sheets, Align::Left, Role::Quiet);
    }
    strip.text(&words.short_column_choice(), Role::Quiet);
    strip.line()
}

fn list(
    model: &Model,
    paint: Paint,
    at: &ShortlistPage,
    ranked: &Shortlist,
    columns: usize,
    height: usize,
    lines: &mut Vec<Line<'static>>,
) -> Option<u16> {
    let words = &model.words;
    if at.shown.is_empty() || !ranked.is_scored {
        let text = if at.filter.is_some() { words.queue_none_found() } else { words.short_empty() };
        wrapped(paint, &text, columns, Role::Text, lines);
        if at.shown.is_empty() {
            return None;
        }
    }
    let height = height.saturating_sub(lines.len().saturating_sub(1)).max(1);
    // the cut takes a line of the window
    let within = |id: &crate::domain::ids::CandidateId| {
        ranked.row(*id).and_then(|row| row.rank).is_some_and(|rank| rank <= ranked.places)
    };
    let cut = at.shown.iter().take_while(|id| within(id)).count();
    let has_cut = cut > 0;
    let line_of = |place: usize| place + usize::from(has_cut && place >= cut);
    let total = at.shown.len() + usize::from(has_cut);
    let here = line_of(at.pointer.at());
    let first = at.pointer.window(at.shown.len(), height.saturating_sub(usize::from(has_cut)).max(1)).start;
    let mut top = line_of(first).min(total.saturating_sub(height));
    if here >= top + height {
        top = here + 1 - height;
    }
    top = top.min(here);
    let mut cursor = None;
    for line in top..(top + height).min(total) {
        if has_cut && line == cut {
            let text = if ranked.tied_at_cut > 0 {
                words.short_cut_tied(ranked.places, ranked.tied_at_cut)
            } else {
                words.short_cut(ranked.places)
            };
            lines.push(rule::divider(paint, &text, columns));
            continue;
        }
        let place = if has_cut && line > cut { line - 1 } else { line };
        let Some(row) = at.shown.get(place).and_then(|id| ranked.row(*id)) else { continue };
        let pointed = pointed(model, place == at.pointer.at());
        if pointed != Pointed::No {
            cursor = u16::try_from(lines.len()).ok();
        }
        lines.push(row_line(model, paint, row, columns, pointed));
    }
    cursor
}

fn row_line(model: &Model, paint: Paint, row: &ShortRow, columns: usize, pointed: Pointed) -> Line<'static> {
    let words = &model.words;
    let layout = Columns::of(columns);
    let mut strip = Strip::row(paint, columns, pointed);
    let rank = row.rank.map(|rank| number::rank(rank, if row.tied { Tie::Shared } else { Tie::Alone }));
    strip.cell(&rank.unwrap_or_default(), 6, Align::Right, Role::Text).gap(1);
    strip.cell(&row.name, layout.name, Align::Left, Role::Text).gap(1);
    if layout.area > 0 {
        strip.cell(&row.area_name, layout.area, Align::Left, Role::Text).gap(1);
    }
    let raw = row.raw.map_or_else(|| paint.glyph(Symbol::Out).to_owned(), |raw| number::score(words.lang(), raw));
    strip.cell(&raw, 7, Align::Right, Role::Text).gap(2);
    if layout.sheets > 0 {
        let sheets = if row.sheets + row.missing == 0 {
            String::new()
        } else {
            words.progress_of(row.sheets, row.sheets + row.missing).into_owned()
        };
        strip.cell(&sheets, layout.sheets, Align::Left, Role::Text);
    }
    choice(model, &mut strip, row);
    strip.line()
}

/// The decision with its symbol; a move against the computed order is marked as one.
fn choice(model: &Model, strip: &mut Strip, row: &ShortRow) {
    let words = &model.words;
    strip.symbol(match row.status {
        Status::In => Symbol::Complete,
        Status::Reserve => Symbol::Begun,
        Status::Out => Symbol::Not,
        Status::Undecided => Symbol::Nothing,
    });
    if row.status == Status::Undecided {
        return;
    }
    strip.text(&words.by_key(status_key(row.status)), Role::Text);
    if let Some(place) = row.place.filter(|_| row.status == Status::Reserve) {
        strip.gap(1).text(&place.to_string(), Role::Text);
    }
    if row.by_hand {
        strip.gap(1).symbol(Symbol::Attention);
    }
    if row.second_look {
        strip.gap(1).symbol(Symbol::Asks);
    }
    if let Some(offer) = row.offer {
        strip.gap(1).text(&words.by_key(offer_key(offer)), Role::Quiet);
    }
}

fn offer_key(offer: Offer) -> &'static str {
    match offer {
        Offer::Offered => "offer-offered",
        Offer::Accepted => "offer-accepted",
        Offer::Declined => "offer-declined",
    }
}

/// Under the list: areas and the pointed person, one line each where it is narrow.
fn below_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    at: &ShortlistPage,
    ranked: &Shortlist,
    columns: usize,
) -> Vec<Line<'static>> {
    let words = &model.words;
    let mut lines: Vec<Line<'static>> = Vec::new();
    let wide = model.size.has_message_rule() && model.size.class() >= Class::L;
    lines.push(rule::titled(paint, "", columns));
    if let Some(filter) = &at.filter {
        let mut strip = Strip::new(paint, columns);
        strip.text(&words.search_label(), Role::Text).gap(2);
        let role = if filter.typing { Role::Field } else { Role::Strong };
        strip.cell(filter.editor.text(), 30, Align::Left, role);
        lines.push(strip.line());
    }
    let person = at.pointer.id.and_then(|id| ranked.row(id));
    if wide {
        let mut detail: Vec<Line<'static>> = Vec::new();
        if let Some(row) = person {
            person_lines(model, paint, row, columns / 2, &mut detail);
        }
        let areas = area_lines(model, current, paint, ranked, columns - columns / 2);
        for i in 0..areas.len().max(detail.len()).min(8) {
            let left = areas.get(i).cloned().unwrap_or_default();
            let mut line = Strip::fill(left, columns - columns / 2);
            line.spans.extend(detail.get(i).cloned().unwrap_or_default().spans);
            lines.push(line);
        }
    } else {
        let mut strip = Strip::new(paint, columns);
        strip.text(&lacking(model, current, ranked), Role::Text);
        lines.push(strip.line());
        if let Some(row) = person {
            let mut all = Vec::new();
            person_lines(model, paint, row, columns, &mut all);
            all.remove(0);
            lines.extend(all.into_iter().take(1));
        }
    }
    let moved = moved(model);
    if moved > 0 {
        let mut strip = Strip::new(paint, columns);
        strip.symbol(Symbol::Attention).text(&words.short_moved(moved), Role::Text);
        lines.push(strip.line());
    }
    lines
}

/// What is known of the pointed person's place in the list.
fn person_lines(model: &Model, paint: Paint, row: &ShortRow, columns: usize, lines: &mut Vec<Line<'static>>) {
    let words = &model.words;
    let tie = if row.tied { Tie::Shared } else { Tie::Alone };
    let rank = row.rank.map_or_else(|| words.short_no_figure().into_owned(), |rank| number::rank(rank, tie));
    let mut head = Strip::new(paint, columns);
    head.text(&words.short_detail_rank(&row.name, &rank), Role::Strong).tail(&[(row.code.clone(), Role::Text)]);
    lines.push(head.line());
    let mut text = words.short_sheets_counted(row.sheets, row.missing).into_owned();
    if let Some(reason) = &row.reason {
        text = format!("{text} {}", words.short_reason(reason));
    }
    wrapped(paint, &text, columns, Role::Text, lines);
}

/// Areas with what they want and have.
fn area_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    ranked: &Shortlist,
    columns: usize,
) -> Vec<Line<'static>> {
    let words = &model.words;
    let mut lines = Vec::new();
    let mut head = Strip::new(paint, columns);
    head.cell(&words.short_areas(), 24, Align::Left, Role::Strong).text(&words.short_area_columns(), Role::Quiet);
    lines.push(head.line());
    for area in current.day().areas() {
        let chosen = taken(ranked, area.id);
        let bound = |bound: Option<i64>| bound.map_or_else(|| paint.glyph(Symbol::Out).to_owned(), |n| n.to_string());
        let mut strip = Strip::new(paint, columns);
        strip.cell(&area.name, 24, Align::Left, Role::Text);
        strip.cell(&chosen.to_string(), 5, Align::Right, Role::Text);
        strip.cell(&bound(area.min), 5, Align::Right, Role::Text);
        strip.cell(&bound(area.max), 5, Align::Right, Role::Text);
        let outside = area.min.is_some_and(|min| chosen < min) || area.max.is_some_and(|max| chosen > max);
        if outside {
            strip.gap(2).symbol(Symbol::Attention);
        }
        lines.push(strip.line());
    }
    lines
}

fn taken(ranked: &Shortlist, area: crate::domain::ids::AreaId) -> i64 {
    ranked.taken.get(&area).copied().unwrap_or(0)
}

/// Which areas still lack people, in one line.
fn lacking(model: &Model, current: &Current, ranked: &Shortlist) -> String {
    let words = &model.words;
    if let Some((entry, _)) = current.day().closed() {
        return words.short_closed(&current.zone.time(entry.stamp.ms)).into_owned();
    }
    let lacks: Vec<String> = current
        .day()
        .areas()
        .into_iter()
        .filter_map(|area| {
            let lack = area.min? - taken(ranked, area.id);
            (lack > 0).then(|| words.short_lacks(usize::try_from(lack).unwrap_or(0), &area.name).into_owned())
        })
        .collect();
    match lacks.as_slice() {
        [] => words.short_areas_fine().into_owned(),
        lacks => words.short_lacking(&lacks.join(", ")).into_owned(),
    }
}
