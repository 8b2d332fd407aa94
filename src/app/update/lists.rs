//! Lists and their pointers: what is shown after scope and filter, and following the person when it changes.

use crate::app::geometry::Size;
use crate::app::list::Step;
use crate::app::model::{Current, Model};
use crate::app::overlay::Overlay;
use crate::app::rows::queue::QueueRow;
use crate::app::screen::{Main, Scope, Screen, ShortlistPage, Tab};
use crate::app::search::holds;
use crate::domain::ids::CandidateId;
use crate::domain::interview::State;
use crate::domain::people::Stage;
use std::collections::HashSet;

/// Works out what every list shows, and lets the pointers follow.
pub fn follow(model: &mut Model) {
    let Some(current) = &mut model.current else { return };
    if current.rows.ranked.is_none() && model.places.iter().any(|place| matches!(place, Screen::Shortlist(_))) {
        current.rows.ranked = Some(crate::app::rows::shortlist::ranked(current.day(), current.actor));
    }
    if current.rows.sync.is_none() && model.places.iter().any(|place| matches!(place, Screen::Sync(_))) {
        current.rows.sync = Some(current.sync_rows(model.now));
    }
    let current = &*current;
    // an interview that was taken back has no page
    let void = |id| current.day().interview(id).is_none_or(|interview| interview.state == State::Void);
    model.places.retain(|screen| match screen {
        Screen::Sheet(page) => !void(page.interview),
        Screen::HandOver(page) => !void(page.interview),
        Screen::Reveal(page) => !void(page.interview),
        Screen::Welcome(_) | Screen::Main(_) | Screen::Shortlist(_) | Screen::Missing(_) => true,
        Screen::Sync(_) | Screen::Review(_) => true,
    });
    let criteria: Vec<usize> = (0..current.day().rubric().map_or(0, |rubric| rubric.criteria.len())).collect();
    let pairs: Vec<_> = current.rows.pairs.iter().map(|pair| pair.id).collect();
    for screen in &mut model.places {
        match screen {
            Screen::Main(main) => {
                main.shown = queue_shown(current, main);
                main.queue.follow(&main.shown);
                main.pairs.follow(&pairs);
                main.rubric.follow(&criteria);
            }
            Screen::Shortlist(page) => {
                page.shown = ranking_shown(current, page);
                page.pointer.follow(&page.shown);
            }
            Screen::Missing(page) => page.at = page.at.min(current.rows.missing.len()),
            Screen::Sync(page) => {
                page.shown = super::sync::shown(current, &model.exchange);
                page.pointer.follow(&page.shown);
            }
            Screen::Review(page) => page.at = page.at.min(model.exchange.files.len().saturating_sub(1)),
            _ => {}
        }
    }
}

/// The people of the queue after scope and filter, in order.
fn queue_shown(current: &Current, main: &Main) -> Vec<CandidateId> {
    let query = main.filter.as_ref().map(|filter| filter.editor.text()).unwrap_or_default();
    let ours = current.pair().filter(|_| main.scope == Scope::Ours && query.is_empty());
    let areas: Vec<_> = ours
        .map(|pair| {
            let seats = pair.members.iter().take(2);
            seats.filter_map(|who| current.rows.persons.get(who)).flat_map(|person| person.areas.clone()).collect()
        })
        .unwrap_or_default();
    let mut shown: Vec<&QueueRow> = current
        .rows
        .queue
        .iter()
        .filter(|row| {
            let Some(pair) = ours else { return true };
            let here = row.desk.as_deref() == Some(pair.desk.as_str());
            let free = row.desk.is_none();
            let covered = areas.is_empty() || row.area.is_none_or(|area| areas.contains(&area));
            here || free && covered
        })
        .filter(|row| query.is_empty() || holds(&row.folded, query))
        .collect();
    if ours.is_some() {
        // the pair's own interview stands first: it is what the pair is at
        shown.sort_by_key(|row| row.stage != Stage::InInterview);
    }
    shown.into_iter().map(|row| row.id).collect()
}

/// The people of the shortlist after area and filter, in the order last asked for.
fn ranking_shown(current: &Current, page: &ShortlistPage) -> Vec<CandidateId> {
    let Some(ranked) = &current.rows.ranked else { return Vec::new() };
    let query = page.filter.as_ref().map(|filter| filter.editor.text()).unwrap_or_default();
    let wanted = |id: &CandidateId| {
        ranked.row(*id).is_some_and(|row| {
            (page.area.is_none() || row.area == page.area) && (query.is_empty() || holds(&row.folded, query))
        })
    };
    let known: HashSet<CandidateId> = page.order.iter().copied().collect();
    let new = ranked.rows.iter().map(|row| row.id).filter(|id| !known.contains(id));
    page.order.iter().copied().chain(new).filter(wanted).collect()
}

/// Rows of the queue in a window: a page up or down goes by this.
pub fn queue_height(size: Size) -> usize {
    let around = if size.has_ornament() { 7 } else { 3 };
    usize::from(size.body_rows()).saturating_sub(around).max(1)
}

/// Rows of a plain list in a window.
pub fn list_height(size: Size) -> usize {
    usize::from(size.body_rows()).saturating_sub(4).max(1)
}

/// A step in whatever list has the keys.
pub fn step(model: &mut Model, step: Step) {
    let size = model.size;
    if let Some(overlay) = model.overlays.last_mut() {
        step_overlay(overlay, step);
        return;
    }
    let Some(current) = &model.current else {
        if let Some(Screen::Welcome(page)) = model.places.last_mut() {
            page.at = stepped(page.at, 4, step, 4);
        }
        return;
    };
    if matches!(model.places.last(), Some(Screen::Review(_))) {
        return super::sync::step_review(model, step);
    }
    let missing = current.rows.missing.len() + 1;
    let criteria = current.day().rubric().map_or(0, |rubric| rubric.criteria.len());
    let pairs: Vec<_> = current.rows.pairs.iter().map(|pair| pair.id).collect();
    let hand_rows = match model.places.last() {
        Some(Screen::HandOver(page)) => super::seats::rows(model, page).len(),
        _ => 0,
    };
    match model.places.last_mut() {
        Some(Screen::Main(main)) => match main.tab {
            Tab::Queue => {
                let height = queue_height(size);
                main.queue.step(step, &main.shown, height);
                main.queue.settle(main.shown.len(), height);
            }
            Tab::Pairs => main.pairs.step(step, &pairs, list_height(size) / 4 + 1),
            Tab::Rubric => {
                let ids: Vec<usize> = (0..criteria).collect();
                main.rubric.step(step, &ids, list_height(size));
            }
        },
        Some(Screen::Sheet(page)) => page.at = stepped(page.at, criteria + 2, step, criteria),
        Some(Screen::Reveal(page)) => page.at = stepped(page.at, page.order.len() + 1, step, criteria),
        Some(Screen::HandOver(page)) => page.at = stepped(page.at, hand_rows, step, hand_rows),
        Some(Screen::Shortlist(page)) => {
            let height = list_height(size);
            page.pointer.step(step, &page.shown, height);
            page.pointer.settle(page.shown.len(), height);
        }
        Some(Screen::Missing(page)) => page.at = stepped(page.at, missing, step, list_height(size)),
        Some(Screen::Sync(page)) => {
            let height = super::sync::list_height(size);
            page.pointer.step(step, &page.shown, height);
            page.pointer.settle(page.shown.len(), height);
        }
        Some(Screen::Welcome(page)) => page.at = stepped(page.at, 4, step, 4),
        Some(Screen::Review(_)) | None => {}
    }
}

fn step_overlay(overlay: &mut Overlay, step: Step) {
    match overlay {
        Overlay::Menu(menu) => {
            let rows = menu.choices.len();
            menu.at = Some(match menu.at {
                None if matches!(step, Step::Up | Step::PageUp | Step::Last) => rows.saturating_sub(1),
                None => 0,
                Some(at) => stepped(at, rows, step, rows),
            });
        }
        Overlay::Trouble(trouble) => trouble.at = stepped(trouble.at, trouble.choices.len(), step, 9),
        Overlay::Palette(palette) => palette.at = stepped(palette.at, palette.found.len(), step, 10),
        Overlay::Help(help) => help.at = stepped(help.at, help.found.len(), step, 10),
        Overlay::Application(_, top) => *top = stepped(*top, 10_000, step, 10),
        Overlay::Form(form) => form.at = stepped(form.at, form.fields.len(), step, form.fields.len()),
    }
}

/// A place in a short list after a step.
pub fn stepped(at: usize, len: usize, step: Step, page: usize) -> usize {
    let last = len.saturating_sub(1);
    match step {
        Step::Up => at.saturating_sub(1),
        Step::Down => (at + 1).min(last),
        Step::PageUp => at.saturating_sub(page.max(1)),
        Step::PageDown => (at + page.max(1)).min(last),
        Step::First => 0,
        Step::Last => last,
    }
}
