//! The mouse on the interview page: a click points, a click on what is pointed at opens, a level of the bar is set.

use super::{Effects, available, lists, sheet};
use crate::app::action::ActionId;
use crate::app::list::Step;
use crate::app::model::Model;
use crate::app::pointing::{Target, Wheel};
use crate::app::screen::Screen;

/// Rows the wheel turns at once.
const TURN: usize = 3;

/// A click.
pub fn click(model: &mut Model, out: &mut Effects, target: Target) {
    let Screen::Sheet(page) = model.screen() else { return };
    if !model.overlays.is_empty() {
        return;
    }
    let at = page.at;
    let row = match target {
        Target::Row(row) | Target::Level(row, _) => row,
        Target::Beside(_) => return,
    };
    if page.note.is_some() {
        // what was typed is stored before another row is looked at; what cannot be stored stays open
        sheet::leave_note(model, out);
    }
    let Screen::Sheet(page) = model.screen_mut() else { return };
    if page.note.is_some() {
        return;
    }
    page.at = row;
    match target {
        Target::Level(_, level) => match available::available(model, ActionId::Mark) {
            Ok(()) => sheet::set_level(model, out, level),
            Err(reason) => model.warn(reason),
        },
        Target::Row(_) if row == at => sheet::enter(model),
        Target::Row(_) | Target::Beside(_) => {}
    }
}

/// The wheel turned over something, or over nothing.
pub fn wheel(model: &mut Model, over: Option<Target>, turn: Wheel) {
    if model.overlays.is_empty()
        && let (Some(Target::Beside(last)), Screen::Sheet(page)) = (over, model.screen_mut())
    {
        page.beside = match turn {
            Wheel::Up => page.beside.min(last).saturating_sub(TURN),
            Wheel::Down => page.beside.saturating_add(TURN).min(last),
        };
        return;
    }
    lists::step(model, if turn == Wheel::Up { Step::Up } else { Step::Down });
}
