//! The main screen: one tab at M, list and detail at L, three panes at XL.

use super::super::theme::Role;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Pointed, Strip, line_width};
use super::page::{Page, Pane};
use super::status::{self, MissingCount, Person};
use super::{detail, pairs, queue, rubric};
use crate::app::geometry::Class;
use crate::app::model::{Current, Model};
use crate::app::screen::{Main, Tab};
use crate::domain::people::Stage;
use crate::text::{Words, width};
use ratatui::text::Line;
use std::borrow::Cow;

/// The page.
pub fn page(model: &Model, paint: Paint, main: &Main) -> Page {
    let class = model.size.class();
    let words = &model.words;
    let screen = match (class, main.tab) {
        (Class::XL, _) => words.screen_day(),
        (_, Tab::Queue) => words.screen_queue(),
        (_, Tab::Pairs) => words.screen_pairs(),
        (_, Tab::Rubric) => words.screen_rubric(),
    };
    let path = vec![status::day_name(model), screen.into_owned()];
    let mut page = status::page(model, paint, path, Person::Named, MissingCount::Shown);
    let Some(current) = &model.current else { return page };
    match class {
        Class::XL => three_panes(model, current, paint, main, &mut page),
        _ => one_pane(model, current, paint, main, &mut page),
    }
    page
}

/// Whether the pane in focus is this one; under an overlay none is.
fn focus(model: &Model, main: &Main, tab: Tab) -> Pointed {
    if main.tab == tab && model.overlays.is_empty() { Pointed::Here } else { Pointed::Idle }
}

fn pane_lines(
    model: &Model,
    current: &Current,
    paint: Paint,
    main: &Main,
    tab: Tab,
    columns: usize,
    rows: usize,
) -> (Vec<Line<'static>>, Option<u16>) {
    let focus = focus(model, main, tab);
    match tab {
        Tab::Queue => queue::lines(model, current, paint, main, columns, rows, focus),
        Tab::Pairs => pairs::lines(model, current, paint, main, columns, rows, focus),
        Tab::Rubric => rubric::lines(model, current, paint, main, columns, rows, focus),
    }
}

/// How many a tab counts.
fn count(current: &Current, tab: Tab) -> Option<usize> {
    match tab {
        Tab::Queue => Some(current.rows.waiting()),
        Tab::Pairs => Some(current.rows.pairs.len()),
        Tab::Rubric => None,
    }
}

fn tab_label(model: &Model, current: &Current, tab: Tab) -> String {
    let words = &model.words;
    let name = match tab {
        Tab::Queue => words.screen_queue(),
        Tab::Pairs => words.screen_pairs(),
        Tab::Rubric => words.screen_rubric(),
    };
    let digit = (tab.index() + 1).to_string();
    match count(current, tab) {
        Some(n) => words.tab_counted(&digit, &name, n).into_owned(),
        None => words.tab_plain(&digit, &name).into_owned(),
    }
}

/// S, M and L: tabs, the active list, at L the detail beside it.
fn one_pane(model: &Model, current: &Current, paint: Paint, main: &Main, page: &mut Page) {
    let columns = usize::from(model.size.columns);
    let list = usize::from(model.size.list_columns());
    let wide = model.size.class() == Class::L;
    let mut tabs = Strip::new(paint, columns);
    let mut active = 0..0;
    for tab in Tab::ALL {
        if tab.index() > 0 {
            tabs.gap(3);
        }
        let from = columns - tabs.left();
        let role = if tab == main.tab { Role::Accent } else { Role::Text };
        tabs.text(&tab_label(model, current, tab), role);
        if tab == main.tab {
            active = from.saturating_sub(1)..columns - tabs.left() + 1;
        }
    }
    if model.size.class() == Class::M && current.pair().is_some() {
        tabs.tail(&[(status::acting(model), Role::Text)]);
    }
    page.head.push(tabs.line());
    if model.size.has_ornament() {
        let gutters: &[usize] = if wide { &[list] } else { &[] };
        let active = if wide { 0..list } else { active };
        page.head.push(rule::under_heading(paint, columns, active, gutters));
    }
    let rows = usize::from(page.body_rows(model.size));
    let (lines, cursor) = pane_lines(model, current, paint, main, main.tab, list, rows);
    page.cursor = cursor.map(|y| (1, y));
    page.panes.push(Pane { x: 0, lines });
    if wide {
        let beside = columns.saturating_sub(list + 1);
        page.gutters.push(u16::try_from(list).unwrap_or(0));
        page.panes.push(Pane {
            x: u16::try_from(list + 1).unwrap_or(0),
            lines: beside_lines(model, current, paint, main, beside),
        });
    }
}

/// What stands beside a list at L.
fn beside_lines(model: &Model, current: &Current, paint: Paint, main: &Main, columns: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default()];
    match main.tab {
        Tab::Queue => {
            if let Some(id) = main.queue.id {
                lines.extend(detail::lines(model, current, paint, id, columns));
            }
        }
        Tab::Pairs => {
            let pair = current.rows.pairs.iter().find(|pair| main.pairs.id == Some(pair.id));
            if let Some(id) = pair.and_then(|pair| pair.doing.candidate()) {
                lines.extend(detail::lines(model, current, paint, id, columns));
            }
        }
        Tab::Rubric => {
            if let Some(rubric) = current.day().rubric() {
                detail::wrapped(paint, &model.words.rubric_scale_words(), columns, Role::Strong, &mut lines);
                for words in rubric.scale.words.iter().rev() {
                    let text = crate::app::update::sheet::level_in_lang(words, model.words.lang());
                    detail::wrapped(paint, &format!("{}  {text}", words.level), columns, Role::Text, &mut lines);
                }
                if !rubric.scale.evidence.is_empty() {
                    let levels: Vec<String> = rubric.scale.evidence.iter().map(i64::to_string).collect();
                    lines.push(Line::default());
                    let text = model.words.rubric_evidence(&levels.join(", ")).into_owned();
                    detail::wrapped(paint, &text, columns, Role::Text, &mut lines);
                }
            }
        }
    }
    lines
}

/// XL: queue, pairs and rubric side by side, the pointed person in a strip under the queue.
fn three_panes(model: &Model, current: &Current, paint: Paint, main: &Main, page: &mut Page) {
    let columns = usize::from(model.size.columns);
    let widths = [
        usize::from(model.size.list_columns()),
        usize::from(model.size.pairs_columns()),
        usize::from(model.size.rubric_columns()),
    ];
    let starts = [0, widths[0] + 1, widths[0] + widths[1] + 2];
    page.head.push(summary(model, current, paint, columns));
    page.head.push(Line::default());
    let mut titles = Strip::bare(paint, columns);
    for tab in Tab::ALL {
        let i = tab.index();
        titles.to(starts[i] + 1);
        let role = if tab == main.tab { Role::Accent } else { Role::Strong };
        titles.text(&tab_label(model, current, tab).to_uppercase(), role);
    }
    page.head.push(titles.line());
    let here = main.tab.index();
    let gutters = [starts[1] - 1, starts[2] - 1];
    page.head.push(rule::under_heading(paint, columns, starts[here]..starts[here] + widths[here], &gutters));
    let rows = usize::from(page.body_rows(model.size));
    let strip = main.queue.id.map(|id| detail::strip_lines(model, current, paint, id, widths[0])).unwrap_or_default();
    for tab in Tab::ALL {
        let i = tab.index();
        let own = if tab == Tab::Queue { rows.saturating_sub(strip.len() + 1) } else { rows };
        let (mut lines, cursor) = pane_lines(model, current, paint, main, tab, widths[i], own);
        let x = u16::try_from(starts[i]).unwrap_or(0);
        if tab == main.tab {
            page.cursor = cursor.map(|y| (x + 1, y));
        }
        if tab == Tab::Queue {
            lines.push(Line::default());
            lines.extend(strip.iter().cloned());
        }
        debug_assert!(lines.iter().all(|line| line_width(line) <= widths[i]));
        page.panes.push(Pane { x, lines });
    }
    page.gutters = gutters.iter().filter_map(|x| u16::try_from(*x).ok()).collect();
}

/// How many people stand where, and the time.
fn summary(model: &Model, current: &Current, paint: Paint, columns: usize) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::new(paint, columns);
    strip.text(&words.counts_all(current.rows.queue.len()), Role::Strong);
    let mut counts = Vec::new();
    for stage in [
        Stage::Expected,
        Stage::Present,
        Stage::Called,
        Stage::Late,
        Stage::InInterview,
        Stage::Done,
        Stage::Absent,
        Stage::Withdrawn,
        Stage::Postponed,
    ] {
        let n = current.rows.stage(stage);
        if n > 0 {
            counts.push(count_text(words, stage, n));
        }
    }
    let clock = current.zone.time(model.now);
    let wanted: usize = counts.iter().map(|count| width(count) + 3).sum();
    let gap = if wanted + width(&clock) + 2 > strip.left() { 2 } else { 3 };
    for count in counts {
        strip.gap(gap).text(&count, Role::Text);
    }
    strip.tail(&[(clock, Role::Text)]);
    strip.line()
}

fn count_text(words: &Words, stage: Stage, n: usize) -> Cow<'_, str> {
    match stage {
        Stage::Expected => words.count_expected(n),
        Stage::Present => words.count_present(n),
        Stage::Called => words.count_called(n),
        Stage::InInterview => words.count_in_interview(n),
        Stage::Done => words.count_done(n),
        Stage::Late => words.count_late(n),
        Stage::Absent => words.count_absent(n),
        Stage::Withdrawn => words.count_withdrawn(n),
        Stage::Postponed => words.count_postponed(n),
    }
}
