//! The queue as a list: who is next, then rows by time, then what is done. Only the rows in sight are built.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use super::pairs::over_text;
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::rows::queue::{QueueRow, Sheets, next_for};
use crate::app::screen::{Main, Scope};
use crate::app::talk;
use crate::domain::ids::PersonId;
use crate::domain::people::Stage;
use crate::text::{Align, Symbol, width};
use ratatui::text::Line;

/// Columns of a row, by what there is room for.
struct Columns {
    name: usize,
    area: usize,
    state: usize,
    desk: usize,
    wait: usize,
}

impl Columns {
    /// Dropped first: wait, desk, area.
    fn of(total: usize) -> Columns {
        match total {
            0..=61 => Columns { name: total.saturating_sub(32), area: 0, state: 18, desk: 0, wait: 0 },
            62..=79 => Columns { name: total.saturating_sub(47), area: 14, state: 18, desk: 0, wait: 0 },
            80..=84 => Columns { name: total.saturating_sub(54), area: 17, state: 18, desk: 3, wait: 0 },
            85.. => Columns { name: total.saturating_sub(62), area: 18, state: 18, desk: 3, wait: 7 },
        }
    }
}

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
    let roomy = model.size.has_ornament();
    let blank = || Strip::bare(paint, columns).line();
    if roomy {
        lines.push(blank());
    }
    if current.pair().is_some() {
        next_lines(model, current, paint, columns, &mut lines);
        if roomy {
            lines.push(blank());
        }
    }
    let layout = Columns::of(columns);
    lines.push(heading(model, paint, columns, &layout));
    let foot = if roomy { 2 } else { 1 };
    let height = rows.saturating_sub(lines.len() + foot).max(1);
    let cursor = list(model, current, paint, main, columns, &layout, height, focus, &mut lines);
    while lines.len() + 1 < rows {
        lines.push(blank());
    }
    lines.truncate(rows.saturating_sub(1));
    lines.push(foot_line(model, current, paint, main, columns));
    (lines, cursor)
}

/// Who the desk sees next.
fn next_lines(model: &Model, current: &Current, paint: Paint, columns: usize, lines: &mut Vec<Line<'static>>) {
    let Some(pair) = current.pair() else { return };
    let words = &model.words;
    let seats: Vec<PersonId> = pair.members.iter().take(2).copied().collect();
    let areas: Vec<_> = seats
        .iter()
        .filter_map(|who| current.rows.persons.get(who))
        .flat_map(|person| person.areas.iter().copied())
        .collect();
    let next = next_for(&current.rows.queue, &seats, &areas, &pair.desk);
    let mut strip = Strip::new(paint, columns);
    let Some(row) = next else {
        strip.text(&words.next_nobody(), Role::Text);
        lines.push(strip.line());
        if model.size.has_ornament() {
            lines.push(Strip::bare(paint, columns).line());
        }
        return;
    };
    let label = words.next_is().into_owned();
    let indent = width(&label) + 2;
    let here = row.arrived.map(|at| words.here_since(&current.zone.time(at)).into_owned()).unwrap_or_default();
    strip.text(&label, Role::Text).gap(2).text(&row.name, Role::Strong);
    strip.tail(&[(here, Role::Text)]);
    lines.push(strip.line());
    if model.size.has_ornament() {
        let mut strip = Strip::new(paint, columns);
        strip.gap(indent).text(&row.area_name, Role::Text);
        strip.tail(&[(words.t_takes().into_owned(), Role::Quiet)]);
        lines.push(strip.line());
    }
}

fn heading(model: &Model, paint: Paint, columns: usize, layout: &Columns) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::new(paint, columns);
    strip.gap(4).cell(&words.column_time(), 7, Align::Left, Role::Quiet);
    strip.cell(&words.column_name(), layout.name, Align::Left, Role::Quiet).gap(1);
    if layout.area > 0 {
        strip.cell(&words.column_area(), layout.area, Align::Left, Role::Quiet).gap(1);
    }
    strip.cell(&words.column_state(), layout.state, Align::Left, Role::Quiet);
    if layout.wait > 0 {
        strip.gap(layout.desk + 1).cell(&words.column_wait(), layout.wait, Align::Right, Role::Quiet);
    }
    strip.line()
}

#[expect(clippy::too_many_arguments, reason = "geometry of one list, passed once")]
fn list(
    model: &Model,
    current: &Current,
    paint: Paint,
    main: &Main,
    columns: usize,
    layout: &Columns,
    height: usize,
    focus: Pointed,
    lines: &mut Vec<Line<'static>>,
) -> Option<u16> {
    if main.shown.is_empty() {
        let empty = match &main.filter {
            Some(filter) if !filter.editor.is_empty() => model.words.queue_none_found(),
            _ => model.words.queue_empty(),
        };
        for range in crate::text::wrap(&empty, columns.saturating_sub(2).max(1)) {
            let mut strip = Strip::new(paint, columns);
            strip.text(empty.get(range).unwrap_or_default().trim_end(), Role::Text);
            lines.push(strip.line());
        }
        return None;
    }
    let rows = &current.rows;
    let over = |at: usize| main.shown.get(at).and_then(|id| rows.candidate(*id)).is_some_and(QueueRow::is_over);
    // the rule between waiting and done takes a line of the window
    let split = main.shown.partition_point(|id| rows.candidate(*id).is_some_and(|row| !row.is_over()));
    let divided = split < main.shown.len();
    let line_of = |at: usize| at + usize::from(divided && at >= split);
    let total = main.shown.len() + usize::from(divided);
    let at = line_of(main.queue.at());
    let first = main.queue.window(main.shown.len(), height.saturating_sub(usize::from(divided)).max(1)).start;
    let mut top = line_of(first).min(total.saturating_sub(height));
    if at >= top + height {
        top = at + 1 - height;
    }
    top = top.min(at);
    let mut cursor = None;
    for line in top..(top + height).min(total) {
        if divided && line == split {
            lines.push(rule::divider(paint, &model.words.queue_done(), columns));
            continue;
        }
        let place = if divided && line > split { line - 1 } else { line };
        let Some(row) = main.shown.get(place).and_then(|id| rows.candidate(*id)) else { continue };
        let pointed = if place == main.queue.at() { focus } else { Pointed::No };
        if pointed != Pointed::No {
            cursor = u16::try_from(lines.len()).ok();
        }
        debug_assert_eq!(over(place), row.is_over());
        lines.push(row_line(model, current, paint, row, columns, layout, pointed));
    }
    cursor
}

fn row_line(
    model: &Model,
    current: &Current,
    paint: Paint,
    row: &QueueRow,
    columns: usize,
    layout: &Columns,
    pointed: Pointed,
) -> Line<'static> {
    let time = match row.stage {
        Stage::Done | Stage::Absent | Stage::Withdrawn => row.since,
        _ => row.arrived,
    };
    let time = time.map_or_else(|| "  –  ".to_owned(), |at| current.zone.time(at));
    let mut strip = Strip::row(paint, columns, pointed);
    strip.symbol(row.symbol()).cell(&time, 7, Align::Left, Role::Text);
    strip.cell(&row.name, layout.name, Align::Left, Role::Text).gap(1);
    if layout.area > 0 {
        strip.cell(&row.area_name, layout.area, Align::Left, Role::Text).gap(1);
    }
    strip.cell(&state_text(model, current, row), layout.state, Align::Left, Role::Text);
    if layout.desk > 0 {
        strip.cell(row.desk.as_deref().unwrap_or_default(), layout.desk, Align::Right, Role::Text);
    }
    if layout.wait > 0 {
        let waits = matches!(row.stage, Stage::Present | Stage::Called);
        let minutes = row.arrived.filter(|_| waits).map(|at| (model.now - at).max(0) / 60_000);
        let text = minutes.map(|n| model.words.minutes(usize::try_from(n).unwrap_or(0)).into_owned());
        strip.gap(1).cell(&text.unwrap_or_default(), layout.wait, Align::Right, Role::Text);
    }
    strip.line()
}

/// Where somebody stands, with the time it is so since, or where the sheets stand.
pub fn state_text(model: &Model, current: &Current, row: &QueueRow) -> String {
    let words = &model.words;
    let stage = words.by_key(stage_key(row.stage));
    if row.stage == Stage::InInterview
        && let Some(over) = row.interview.and_then(|interview| talk::overrun(current, interview, model.now))
    {
        return over_text(model, current, over);
    }
    match (row.stage, row.sheets) {
        (Stage::Done, Sheets::Owed(n)) => words.state_sealed_owed(n).into_owned(),
        (Stage::Done, Sheets::ToReveal) => words.state_to_reveal().into_owned(),
        (Stage::Done, Sheets::Agreeing) => words.state_agreeing().into_owned(),
        (Stage::Done, Sheets::Revealed) => words.state_agreed().into_owned(),
        (Stage::Present | Stage::Called | Stage::InInterview, _) => match row.since {
            Some(at) => words.stage_at(&stage, &current.zone.time(at)).into_owned(),
            None => stage.into_owned(),
        },
        _ => stage.into_owned(),
    }
}

/// Locale key of a stage.
pub fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Expected => "stage-expected",
        Stage::Present => "stage-present",
        Stage::Called => "stage-called",
        Stage::InInterview => "stage-in-interview",
        Stage::Done => "stage-done",
        Stage::Late => "stage-late",
        Stage::Absent => "stage-absent",
        Stage::Withdrawn => "stage-withdrawn",
        Stage::Postponed => "stage-postponed",
    }
}

/// How many are left, how many are done, and what the filter keys do.
fn foot_line(model: &Model, current: &Current, paint: Paint, main: &Main, columns: usize) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::new(paint, columns);
    if let Some(filter) = &main.filter {
        strip.text(&words.search_label(), Role::Text).gap(2);
        let room = strip.left().saturating_sub(2).min(30);
        let role = if filter.typing { Role::Field } else { Role::Strong };
        strip.cell(filter.editor.text(), room, Align::Left, role);
        return strip.line();
    }
    let rows = &current.rows;
    let done = rows.stage(Stage::Done);
    let absent = rows.stage(Stage::Absent);
    let waiting = rows.waiting();
    strip.text(&words.queue_left(waiting, done, absent), Role::Text);
    if current.pair().is_some() && model.size.class() >= Class::M {
        let next = match main.scope {
            Scope::Ours => words.scope_all(),
            Scope::Everybody => words.scope_ours(),
        };
        strip.tail(&[(next.into_owned(), Role::Quiet)]);
    }
    strip.line()
}

/// Symbol of a sheet's state.
pub fn sheet_symbol(state: crate::domain::sheet::SheetState) -> Symbol {
    use crate::domain::sheet::SheetState as S;
    match state {
        S::Empty => Symbol::Nothing,
        S::Open => Symbol::Begun,
        S::Sealed => Symbol::Now,
        S::Reopened => Symbol::Attention,
    }
}
