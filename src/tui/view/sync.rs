//! The exchange with other laptops: one sentence over the table says it all, the table says whom to walk to; below, the files
//! of the folder and what has to be decided. What is pointed at is told in full, beside the list or under it.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::detail::wrapped;
use super::files::file_line;
use super::page::{Page, Pane};
use super::range::{range_line, told_in};
use super::status::{self, MissingCount, Person, pointed};
use crate::app::model::{Current, Model};
use crate::app::rows::files::file_text;
use crate::app::rows::sync::{
    Begun, ClashRow, LaptopRow, SyncRows, clash_text, clash_values, lacks_text, laptop_text, sheet_text, state_text,
};
use crate::app::screen::{SyncPage, SyncRow};
use crate::domain::day::register::ClashKind;
use crate::domain::manifest::LaptopState;
use crate::text::{Align, Symbol};
use ratatui::text::Line;
use std::ops::Range;

/// A line of the list, before it is drawn: only those in sight are.
enum Entry {
    Head,
    Row(SyncRow),
    Blank,
    Title(String),
    Said(String),
}

/// The page.
pub fn page(model: &Model, paint: Paint, at: &SyncPage) -> Page {
    let words = &model.words;
    let columns = usize::from(model.size.columns);
    let path = vec![status::day_name(model), words.screen_sync().into_owned()];
    let mut page = status::page(model, paint, path, Person::Named, MissingCount::Shown);
    let Some(current) = &model.current else { return page };
    let Some(rows) = &current.rows.sync else { return page };
    let beside = model.size.beside_columns().map(usize::from);
    let list = columns - beside.map_or(0, |beside| beside + 1);
    page.head.push(sentence(model, current, paint, rows, columns));
    if model.size.has_ornament() {
        let gutters: &[usize] = if beside.is_some() { &[list] } else { &[] };
        page.head.push(rule::under_heading(paint, columns, 0..0, gutters));
    }
    let height = usize::from(page.body_rows(model.size));
    let entries = entries(model, rows, at);
    // the list keeps its height whatever is pointed at, so that no row moves when the pointer does
    let room = match beside {
        Some(_) => height,
        None => height - under(height),
    };
    let window = window(&entries, at, room);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for entry in &entries[window.clone()] {
        let here = matches!(entry, Entry::Row(row) if Some(*row) == at.pointer.id);
        if here {
            page.cursor = Some((1, u16::try_from(lines.len()).unwrap_or(0)));
        }
        lines.push(entry_line(model, current, paint, rows, entry, here, list));
    }
    if window.len() < entries.len() {
        let is_row = |entry: &&Entry| matches!(entry, Entry::Row(_));
        let before = entries[..window.start].iter().filter(is_row).count();
        let within = entries[window].iter().filter(is_row).count();
        let of = at.shown.len();
        lines.extend(range_line(words, paint, before..before + within, of, list));
    }
    let told = told(model, current, paint, rows, at, beside.unwrap_or(columns));
    match beside {
        Some(beside) => {
            let x = u16::try_from(list).unwrap_or(0);
            page.gutters.push(x);
            page.panes.push(Pane { x: 0, lines });
            page.panes.push(Pane { x: x + 1, lines: told_in(words, paint, told, height, beside) });
        }
        None => {
            // at the foot, under a blank line
            let free = height.saturating_sub(lines.len() + usize::from(model.size.has_ornament()));
            let told = told_in(words, paint, told, free, columns);
            lines.resize(height.saturating_sub(told.len()), Line::default());
            lines.extend(told);
            page.panes.push(Pane { x: 0, lines });
        }
    }
    page
}

/// Rows kept for what is pointed at, under a list that would take all of them.
fn under(height: usize) -> usize {
    (height / 3).max(3).min(height.saturating_sub(1))
}

/// The lines of the list that are shown in so many rows; where they are not all, one row is left to say so.
fn window(entries: &[Entry], at: &SyncPage, room: usize) -> Range<usize> {
    if entries.len() <= room {
        return 0..entries.len();
    }
    let room = room.saturating_sub(1).max(1);
    let place = |wanted: SyncRow| entries.iter().position(|entry| matches!(entry, Entry::Row(row) if *row == wanted));
    let here = at.pointer.id.and_then(place).unwrap_or(0);
    let first = at.pointer.window(at.shown.len(), room).start;
    let first = match at.shown.get(first).filter(|_| first > 0) {
        Some(row) => place(*row).unwrap_or(0),
        None => 0,
    };
    let top = first.min(here).max((here + 1).saturating_sub(room)).min(entries.len() - room);
    top..top + room
}

/// The whole answer in one sentence.
fn sentence(model: &Model, current: &Current, paint: Paint, rows: &SyncRows, columns: usize) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::new(paint, columns);
    let (complete, of) = (rows.complete(), rows.of());
    let text = match (rows.laptops.iter().any(|laptop| !laptop.own), rows.worst()) {
        (false, _) => words.sync_alone().into_owned(),
        (true, None) if complete == of => words.sync_all_complete(of).into_owned(),
        (true, None) if rows.own_lacks().is_some() => {
            let lacks = rows.own_lacks().map(|own| lacks_text(words, own)).unwrap_or_default();
            words.sync_own(complete, of, &lacks).into_owned()
        }
        (true, None) => words.sync_complete(complete, of).into_owned(),
        (true, Some(worst)) => {
            let lacks = lacks_text(words, worst);
            match worst.heard {
                Some(at) => words.sync_worst(complete, of, &worst.name, &lacks, &current.zone.time(at)),
                None => words.sync_worst_unheard(complete, of, &worst.name, &lacks),
            }
            .into_owned()
        }
    };
    strip.text(&text, Role::Text);
    strip.line()
}

fn entries(model: &Model, rows: &SyncRows, at: &SyncPage) -> Vec<Entry> {
    let words = &model.words;
    let exchange = &model.exchange;
    let mut all = vec![Entry::Head];
    let blank = |all: &mut Vec<Entry>| all.extend(model.size.has_ornament().then_some(Entry::Blank));
    let of = |wanted: fn(&SyncRow) -> bool| at.shown.iter().copied().filter(wanted).map(Entry::Row);
    all.extend(of(|row| matches!(row, SyncRow::Laptop(_))));
    if rows.laptops.iter().all(|laptop| laptop.own) && exchange.files.is_empty() {
        all.push(Entry::Said(words.sync_empty().into_owned()));
    }
    if let Some(source) = &exchange.source {
        blank(&mut all);
        let title = words.sync_spot(&source.name, exchange.files.len());
        let title = if exchange.gone { words.sync_spot_gone(&source.name) } else { title };
        all.push(Entry::Title(title.into_owned()));
        all.extend(of(|row| matches!(row, SyncRow::File(_))));
    }
    if !rows.clashes.is_empty() {
        blank(&mut all);
        all.push(Entry::Title(words.sync_to_decide(rows.clashes.len()).into_owned()));
        all.extend(of(|row| matches!(row, SyncRow::Clash(_))));
    }
    let later = rows.later();
    if later > 0 {
        blank(&mut all);
        all.push(Entry::Said(words.sync_later(later).into_owned()));
    }
    all
}

fn entry_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    rows: &SyncRows,
    entry: &Entry,
    here: bool,
    columns: usize,
) -> Line<'static> {
    let pointed = pointed(model, here);
    match entry {
        Entry::Blank => Line::default(),
        Entry::Head => heading(model, paint, rows, columns),
        Entry::Title(title) => rule::titled(paint, title, columns),
        Entry::Said(text) => Strip::new(paint, columns).text(text, Role::Text).line(),
        Entry::Row(SyncRow::Laptop(device)) => match rows.laptop(*device) {
            Some(laptop) => laptop_line(model, current, paint, laptop, columns, pointed),
            None => Line::default(),
        },
        Entry::Row(SyncRow::File(id)) => match model.exchange.file(*id) {
            Some(file) => file_line(model, paint, file, columns, pointed),
            None => Line::default(),
        },
        Entry::Row(SyncRow::Clash(id)) => match rows.clashes.iter().find(|clash| clash.id() == Some(*id)) {
            Some(clash) => {
                let mut strip = Strip::row(paint, columns, pointed);
                let symbol = if clash.kind == ClashKind::Soft { Symbol::Begun } else { Symbol::Attention };
                strip.symbol(symbol).text(&clash_text(&model.words, current, clash), Role::Text);
                strip.line()
            }
            None => Line::default(),
        },
    }
}

/// Columns of a laptop's row.
struct Columns {
    name: usize,
    heard: usize,
    figures: usize,
}

impl Columns {
    fn of(total: usize) -> Columns {
        match total {
            0..=66 => Columns { name: 18, heard: 0, figures: 7 },
            67..=79 => Columns { name: 20, heard: 7, figures: 7 },
            _ => Columns { name: 23, heard: 8, figures: 7 },
        }
    }
}

fn heading(model: &Model, paint: Paint, rows: &SyncRows, columns: usize) -> Line<'static> {
    let words = &model.words;
    let layout = Columns::of(columns);
    let mut strip = Strip::new(paint, columns);
    strip.gap(4).cell(&words.column_laptop(), layout.name, Align::Left, Role::Quiet).gap(1);
    if layout.heard > 0 {
        strip.cell(&words.column_heard(), layout.heard, Align::Left, Role::Quiet);
    }
    strip.cell(&words.column_expected(), layout.figures, Align::Right, Role::Quiet);
    strip.cell(&words.column_held(), layout.figures, Align::Right, Role::Quiet);
    if !rows.protected {
        let mark = format!("{} ", paint.glyph(Symbol::Attention));
        strip.tail(&[(mark, Role::Attention), (words.sync_not_protected().into_owned(), Role::Text)]);
    }
    strip.line()
}

fn laptop_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    laptop: &LaptopRow,
    columns: usize,
    pointed: Pointed,
) -> Line<'static> {
    let words = &model.words;
    let layout = Columns::of(columns);
    let mut strip = Strip::row(paint, columns, pointed);
    let name = if laptop.own { words.laptop_own(&laptop.name).into_owned() } else { laptop.name.clone() };
    strip.symbol(symbol(laptop)).cell(&name, layout.name, Align::Left, Role::Text).gap(1);
    if layout.heard > 0 {
        let heard = match laptop.heard {
            _ if laptop.own => words.laptop_now().into_owned(),
            Some(at) => current.zone.time(at),
            None => words.laptop_never().into_owned(),
        };
        strip.cell(&heard, layout.heard, Align::Left, Role::Text);
    }
    let figure = |n: usize| if laptop.owed == 0 { "–".to_owned() } else { n.to_string() };
    strip.cell(&figure(laptop.owed), layout.figures, Align::Right, Role::Text);
    strip.cell(&figure(laptop.sealed), layout.figures, Align::Right, Role::Text).gap(3);
    let mut state = state_text(words, current, laptop);
    let apart: usize = laptop.apart.values().sum();
    if apart > 0 {
        state = words.laptop_and_apart(&state, apart).into_owned();
    } else if laptop.waiting > 0 {
        state = words.laptop_and_waiting(&state, laptop.waiting).into_owned();
    }
    strip.text(&state, Role::Text);
    strip.line()
}

/// The laptop's state as a shape.
fn symbol(laptop: &LaptopRow) -> Symbol {
    match laptop.state {
        LaptopState::Apart => Symbol::Asks,
        LaptopState::Retired => Symbol::Out,
        LaptopState::Forked | LaptopState::Behind | LaptopState::Silent => Symbol::Attention,
        _ if !laptop.known => Symbol::Nothing,
        LaptopState::Complete => Symbol::Complete,
        LaptopState::Working => Symbol::Begun,
    }
}

fn clash(rows: &SyncRows, id: crate::domain::ids::EntryId) -> Option<&ClashRow> {
    rows.clashes.iter().find(|clash| clash.id() == Some(id))
}

/// What is pointed at, in full: beside the list, or under it.
fn told(
    model: &Model,
    current: &Current,
    paint: Paint,
    rows: &SyncRows,
    at: &SyncPage,
    columns: usize,
) -> Vec<Line<'static>> {
    let words = &model.words;
    let mut lines = Vec::new();
    let paragraphs = |texts: Vec<String>, lines: &mut Vec<Line<'static>>| {
        for text in texts {
            wrapped(paint, &text, columns, Role::Text, lines);
        }
    };
    // under the list each line is dear, and the row itself is near
    let roomy = model.size.beside_columns().is_some();
    let head = |text: &str, lines: &mut Vec<Line<'static>>| {
        wrapped(paint, text, columns, Role::Strong, lines);
        lines.extend(roomy.then(Line::default));
    };
    match at.pointer.id {
        Some(SyncRow::Laptop(device)) => {
            let Some(laptop) = rows.laptop(device) else { return lines };
            if roomy {
                head(&laptop.name, &mut lines);
            }
            paragraphs(laptop_text(words, current, laptop), &mut lines);
            if !laptop.missing.is_empty() {
                lines.extend(roomy.then(Line::default));
                lines.push(rule::titled(paint, &words.laptop_lacks_sheets(laptop.missing.len()), columns));
                for (owed, begun) in &laptop.missing {
                    let mut strip = Strip::new(paint, columns);
                    let symbol = match begun {
                        Begun::Open => Symbol::Begun,
                        Begun::Unheard => Symbol::Nothing,
                    };
                    strip.symbol(symbol).text(&sheet_text(words, current, *owed, *begun), Role::Text);
                    lines.push(strip.line());
                }
            }
        }
        Some(SyncRow::File(id)) => {
            let Some(file) = model.exchange.file(id) else { return lines };
            head(&file.name(), &mut lines);
            paragraphs(file_text(words, Some(current), file), &mut lines);
        }
        Some(SyncRow::Clash(id)) => {
            let Some(clash) = clash(rows, id) else { return lines };
            head(&words.clash_title(), &mut lines);
            paragraphs(clash_values(words, current, clash), &mut lines);
        }
        None => {}
    }
    lines
}
