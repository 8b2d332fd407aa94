//! Back to where somebody was at the last start, as far as the Day still has it and the seat still may.

use super::{Effects, available, go, lists, people, places, reveal, seats};
use crate::app::action::ActionId;
use crate::app::edit::{Editor, Lines};
use crate::app::model::{Keyboard, Model};
use crate::app::msg::Effect;
use crate::app::overlay::FIELD_LIMIT;
use crate::app::resume::{Resume, Stop, place, tab};
use crate::app::screen::{Filter, MissingPage, Scope, Screen};
use crate::domain::ids::InterviewId;

/// After each message: a place that is another one is kept.
pub fn follow(model: &mut Model, out: &mut Effects) {
    let now = place(model);
    if model.kept_place == now {
        return;
    }
    if let Some(text) = now.as_ref().and_then(|now| serde_json::to_string(now).ok()) {
        out.push(Effect::KeepPlace(text));
    }
    model.kept_place = now;
}

/// Walks the path again, from the main screen that is there. Where that leads to a sheet, the hand-over comes first: after
/// a start nobody knows who sits there.
pub fn walk(model: &mut Model, kept: Option<&str>) {
    let Some(kept) = kept.and_then(|kept| serde_json::from_str::<Resume>(kept).ok()) else { return };
    let Some(current) = &mut model.current else { return };
    // a clock that stands is the desk's, not the seat's
    current.pauses = kept.pauses;
    current.refresh(model.now);
    if current.actor != kept.seat {
        return;
    }
    current.keyboard = kept.keyboard;
    let alone = kept.keyboard == Keyboard::Alone;
    for stop in kept.path {
        match stop {
            Stop::Main { tab: at, everybody, person, pair, criterion, filter } => {
                let Some(main) = model.main_mut() else { continue };
                main.tab = tab(at);
                main.scope = if everybody { Scope::Everybody } else { Scope::Ours };
                main.filter = filter.as_deref().and_then(kept_filter);
                person.into_iter().for_each(|id| main.queue.point_at(id));
                pair.into_iter().for_each(|id| main.pairs.point_at(id));
                criterion.into_iter().for_each(|id| main.rubric.point_at(id));
                lists::follow(model);
            }
            Stop::Sheet { interview } if alone && sits(model, interview) => people::open_sheet(model, interview),
            Stop::Sheet { interview } if sits(model, interview) => {
                seats::open_after_start(model, interview);
                lists::follow(model);
                return;
            }
            Stop::Reveal { interview, at } if sits(model, interview) || is_lead(model) => {
                reveal::open(model, interview);
                if let Screen::Reveal(page) = model.screen_mut()
                    && page.sentence.is_none()
                {
                    page.at = at.min(page.order.len());
                }
            }
            Stop::Shortlist { person, area, filter } if available::available(model, ActionId::GoShortlist).is_ok() => {
                places::go_shortlist(model);
                if let Screen::Shortlist(page) = model.screen_mut() {
                    page.area = area;
                    page.filter = filter.as_deref().and_then(kept_filter);
                    person.into_iter().for_each(|id| page.pointer.point_at(id));
                }
                lists::follow(model);
            }
            Stop::Missing { at } => go(model, Screen::Missing(MissingPage { at, ..MissingPage::default() })),
            Stop::Sync => go(model, Screen::Sync(Box::default())),
            Stop::Sheet { .. } | Stop::Reveal { .. } | Stop::Shortlist { .. } => return,
        }
    }
}

/// A filter as it stays on while the keys go to the list.
fn kept_filter(text: &str) -> Option<Filter> {
    let editor = Editor::new(text, Lines::One, FIELD_LIMIT);
    (!editor.is_empty()).then_some(Filter { editor, typing: false })
}

fn is_lead(model: &Model) -> bool {
    model.current.as_ref().is_some_and(|current| current.is_lead())
}

/// Whether whoever is at the keyboard sits in this interview.
fn sits(model: &Model, interview: InterviewId) -> bool {
    let Some(current) = &model.current else { return false };
    let known = current.day().interview(interview);
    known.is_some_and(|known| current.actor.is_some_and(|who| current.day().sitting(&known).contains(&who)))
}
