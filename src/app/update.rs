//! What happens to the model, and what is wanted done in return. Pure: no terminal, no store, no clock; the time is in the
//! model, put there by whoever calls.

pub mod act;
pub mod aside;
pub mod available;
pub mod calls;
pub mod clock;
pub mod commit;
pub mod drafts;
pub mod exchange;
pub mod fields;
pub mod finding;
pub mod forms;
pub mod intent;
pub mod lists;
pub mod menus;
pub mod missing;
pub mod moving;
pub mod notice;
pub mod pairs;
pub mod people;
pub mod places;
pub mod pointing;
pub mod privacy;
pub mod reopen;
pub mod resume;
pub mod reveal;
pub mod seats;
pub mod sheet;
pub mod shortlist;
pub mod storing;
pub mod sync;

use super::action::{ActionId, Place};
use super::key::Key;
use super::model::Model;
use super::msg::{Effect, Msg};
use super::overlay::Overlay;
use super::screen::Screen;

/// What is wanted done, in order.
pub type Effects = Vec<Effect>;

/// Takes one message.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    let mut out = Effects::new();
    if matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Click(_) | Msg::Wheel(..) | Msg::EndAsked) {
        model.drafts.begin();
    }
    match msg {
        Msg::Key(key) if !model.ending => press(model, &mut out, key),
        Msg::Paste(text) if !model.ending => {
            touched(model, None);
            fields::paste(model, &mut out, &text);
        }
        Msg::Click(target) if !model.ending => {
            touched(model, None);
            pointing::click(model, &mut out, target);
        }
        Msg::Wheel(over, turn) if !model.ending => {
            touched(model, None);
            pointing::wheel(model, over, turn);
        }
        Msg::Key(_) | Msg::Paste(_) | Msg::Click(_) | Msg::Wheel(..) => {}
        Msg::Tick => clock::tick(model),
        Msg::Resized(size) => model.size = size,
        Msg::Minute => {
            if let Some(current) = &mut model.current {
                current.refresh(model.now);
            }
            lists::follow(model);
        }
        Msg::Resumed => out.push(Effect::Redraw),
        other => storing::heard(model, &mut out, other),
    }
    drafts::follow(model, &mut out);
    aside::follow(model);
    privacy::follow(model);
    resume::follow(model, &mut out);
    out
}

/// The place whose keys count now.
pub fn place(model: &Model) -> Place {
    match model.overlays.last() {
        None => model.screen().place(),
        Some(Overlay::Menu(_)) => Place::Menu,
        Some(Overlay::Trouble(_) | Overlay::Application(..)) => Place::Dialog,
        Some(Overlay::Form(_)) => Place::Field,
        Some(Overlay::Palette(_)) => Place::Palette,
        Some(Overlay::Help(_)) => Place::Help,
    }
}

/// A key: text in a field, else the action it stands for in this place.
fn press(model: &mut Model, out: &mut Effects, key: Key) {
    let place = place(model);
    let action = model.keymap.action(place, key);
    touched(model, action);
    if action != Some(ActionId::Interrupt) {
        model.interrupted = None;
    }
    match action {
        Some(id) => act::act(model, out, id, Some(key)),
        None => fields::type_key(model, out, key),
    }
}

/// Somebody is there: what was said for a moment is read, and a page that blanked itself comes back.
fn touched(model: &mut Model, action: Option<ActionId>) {
    model.notice = None;
    model.touched = model.now;
    // the key that blanks a page brings a blank one back by itself
    if action != Some(ActionId::BlankScreen) {
        privacy::wake(model);
    }
}

/// Opens a place on top of the path.
pub fn go(model: &mut Model, screen: Screen) {
    model.places.push(screen);
    lists::follow(model);
}

/// Walks the path one step back; the first place stays.
pub fn go_back(model: &mut Model) {
    if model.places.len() > 1 {
        model.places.pop();
        // figures that nobody looks at are not kept: another seat may be at the keyboard next
        let looked_at = model.places.iter().any(|place| matches!(place, Screen::Shortlist(_)));
        if let Some(current) = model.current.as_mut().filter(|_| !looked_at) {
            current.rows.ranked = None;
        }
        let looked_at = model.places.iter().any(|place| matches!(place, Screen::Sync(_)));
        if let Some(current) = model.current.as_mut().filter(|_| !looked_at) {
            current.rows.sync = None;
        }
        lists::follow(model);
    }
}
