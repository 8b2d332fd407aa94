//! The palette and help: every action, person and place by a few letters.

use super::{Effects, available, intent};
use crate::app::action::{ACTIONS, ActionId, Group, Place, row_of, rows_of};
use crate::app::edit::{Editor, Lines};
use crate::app::hints::help_rows;
use crate::app::key::Key;
use crate::app::model::Model;
use crate::app::overlay::{FIELD_LIMIT, Find, Help, Intent, Overlay, Palette};
use crate::text::fold;

/// The locale key of a group.
pub fn group_key(group: Group) -> &'static str {
    match group {
        Group::Here => "group-here",
        Group::Move => "group-move",
        Group::People => "group-people",
        Group::Pairs => "group-pairs",
        Group::Sheet => "group-sheet",
        Group::Decide => "group-decide",
        Group::Day => "group-day",
        Group::Everywhere => "group-everywhere",
    }
}

/// The palette: actions in sentences, those of this place first, then people.
pub fn open_palette(model: &mut Model) {
    let place = super::place(model);
    let mut elsewhere: Vec<ActionId> = Vec::new();
    let mut all: Vec<Find> = Vec::new();
    for action in ACTIONS.iter().filter(|action| action.is_listed()) {
        if matches!(action.id, ActionId::Palette | ActionId::Open | ActionId::Back | ActionId::Pane | ActionId::Mark) {
            continue;
        }
        if all.iter().any(|find| find.intent == Intent::Act(action.id)) {
            continue;
        }
        let Some(row) = row_of(action.id) else { continue };
        if !rows_of(action.id).any(|row| row.places.is_empty() || row.places.contains(&place)) {
            elsewhere.push(action.id);
        }
        let title = model.words.by_key(&row.title_key()).into_owned();
        let sentence = model.words.by_key(&row.sentence_key()).into_owned();
        let key = row.keys.first().and_then(|text| Key::parse(text).ok()).map(|key| key.name(&model.words));
        all.push(Find {
            folded: fold(&format!("{title} {sentence}")),
            group: model.words.by_key(group_key(row.group)).into_owned(),
            key: key.unwrap_or_default(),
            off: available::available(model, action.id).err(),
            intent: Intent::Act(action.id),
            title: sentence,
        });
    }
    let is_elsewhere = |find: &Find| matches!(&find.intent, Intent::Act(id) if elsewhere.contains(id));
    all.sort_by_key(|find| (find.off.is_some(), is_elsewhere(find)));
    if let Some(current) = &model.current {
        all.extend(current.rows.queue.iter().map(|row| Find {
            title: row.name.clone(),
            group: model.words.find_person().into_owned(),
            key: row.code.clone(),
            off: None,
            intent: Intent::ShowCandidate(row.id),
            folded: row.folded.clone(),
        }));
    }
    let found = (0..all.len()).collect();
    let query = Editor::new("", Lines::One, FIELD_LIMIT);
    let title = model.words.palette_title().into_owned();
    model.overlays.push(Overlay::Palette(Palette { title, query, all, found, at: 0 }));
}

/// Help of the place one is in; on the sheet it begins with the questions not to ask.
pub fn open_help(model: &mut Model) {
    let place = super::place(model);
    let all: Vec<Find> = help_rows(place, &model.words)
        .into_iter()
        .map(|row| Find {
            folded: fold(&format!("{} {}", row.title, row.sentence)),
            title: row.sentence,
            group: model.words.by_key(group_key(row.group)).into_owned(),
            key: row.keys,
            off: available::available(model, row.id).err(),
            intent: Intent::Act(row.id),
        })
        .collect();
    let first = if place == Place::Interview { vec![model.words.help_not_to_ask().into_owned()] } else { Vec::new() };
    let found = (0..all.len()).collect();
    let query = Editor::new("", Lines::One, FIELD_LIMIT);
    model.overlays.push(Overlay::Help(Help { query, all, found, at: 0, first }));
}

/// The application and the questions, whole.
pub fn open_application(model: &mut Model) {
    if let Some(candidate) = super::people::pointed(model) {
        model.overlays.push(Overlay::Application(candidate, 0));
    }
}

/// After another letter: what matches.
pub fn search(model: &mut Model) {
    let Model { overlays, finder, .. } = model;
    match overlays.last_mut() {
        Some(Overlay::Palette(palette)) => {
            let rows = palette.all.iter().map(|find| find.folded.as_str());
            palette.found = finder.find(palette.query.text(), rows);
            palette.at = 0;
        }
        Some(Overlay::Help(help)) => {
            let rows = help.all.iter().map(|find| find.folded.as_str());
            help.found = finder.find(help.query.text(), rows);
            help.at = 0;
        }
        _ => {}
    }
}

/// Enter: runs the row, if it can be had.
pub fn accept(model: &mut Model, out: &mut Effects) {
    let find = match model.overlays.last() {
        Some(Overlay::Palette(palette)) => palette.found.get(palette.at).and_then(|at| palette.all.get(*at)).cloned(),
        Some(Overlay::Help(help)) => help.found.get(help.at).and_then(|at| help.all.get(*at)).cloned(),
        _ => None,
    };
    let Some(find) = find else { return };
    if let Some(reason) = find.off {
        model.warn(reason);
        return;
    }
    model.overlays.pop();
    intent::run(model, out, find.intent);
}

/// The reason why the row pointed at cannot be had, for the message line.
pub fn reason(model: &Model) -> Option<&str> {
    let find = match model.overlays.last()? {
        Overlay::Palette(palette) => palette.all.get(*palette.found.get(palette.at)?)?,
        Overlay::Help(help) => help.all.get(*help.found.get(help.at)?)?,
        _ => return None,
    };
    find.off.as_deref()
}
