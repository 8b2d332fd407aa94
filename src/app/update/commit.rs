//! One way in which a command becomes entries: decided, stamped, applied, sent to the store, said.

use super::{Effects, lists};
use crate::app::ids::Draw;
use crate::app::model::{Access, Model};
use crate::app::msg::Effect;
use crate::app::refused::refusal_text;
use crate::app::session::{CommitError, Committed};
use crate::domain::command::Command;
use crate::domain::refusal::Refusal;
use uuid::Uuid;

/// Does a command; a refusal becomes the message.
pub fn commit(model: &mut Model, out: &mut Effects, command: &Command) -> Option<Committed> {
    match try_commit(model, out, command) {
        Ok(committed) => Some(committed),
        Err(refusal) => {
            say_refusal(model, &refusal);
            None
        }
    }
}

/// Does a command about something new, whose id is drawn here.
pub fn commit_new(
    model: &mut Model,
    out: &mut Effects,
    purpose: &str,
    build: impl FnOnce(Uuid) -> Command,
) -> Option<Committed> {
    let mut draw = draw(model)?;
    let command = build(draw.uuid(purpose, model.now));
    match decided(model, out, &command, &mut draw) {
        Ok(committed) => Some(committed),
        Err(refusal) => {
            say_refusal(model, &refusal);
            None
        }
    }
}

/// Does a command; the refusal is the caller's to deal with.
pub fn try_commit(model: &mut Model, out: &mut Effects, command: &Command) -> Result<Committed, Option<Refusal>> {
    let mut draw = draw(model).ok_or(Some(Refusal::NoDay))?;
    decided(model, out, command, &mut draw)
}

/// A refusal as the message; one that is none was said already.
pub fn say_refusal(model: &mut Model, refusal: &Option<Refusal>) {
    if let Some(refusal) = refusal {
        let text = refusal_text(&model.words, model.current.as_ref().map(|current| current.day()), refusal);
        model.warn(text);
    }
}

fn draw(model: &Model) -> Option<Draw> {
    let session = &model.current.as_ref()?.session;
    Some(model.ids.draw(session.device(), session.next_seq()))
}

fn decided(
    model: &mut Model,
    out: &mut Effects,
    command: &Command,
    draw: &mut Draw,
) -> Result<Committed, Option<Refusal>> {
    if model.saved.is_refused() || model.saved.is_late() {
        // nothing more is taken in while the disk refuses: the screen never holds more than it can show as lost
        model.warn(model.words.needs_store().into_owned());
        super::storing::show_trouble(model);
        return Err(None);
    }
    let Some(current) = &mut model.current else { return Err(Some(Refusal::NoDay)) };
    if let Access::Read(holder) = &current.access {
        let text = model.words.read_only(holder).into_owned();
        model.warn(text);
        return Err(None);
    }
    let now = current.now(model.now);
    match current.session.commit(command, current.actor, &now, draw) {
        Ok(committed) => {
            if !committed.stamped.is_empty() {
                current.refresh_after(committed.stamped.iter().map(|s| s.entry.fact()), model.now);
                model.unstored.extend(committed.ids().into_iter().map(|id| (None, id)));
                out.push(Effect::Append(committed.stamped.clone()));
                lists::follow(model);
            }
            Ok(committed)
        }
        Err(CommitError::Refused(refusal)) => Err(Some(refusal)),
        Err(CommitError::Fault(fault)) => {
            tracing::error!(?fault, command = command.name(), "an entry no laptop would take");
            model.warn(model.words.not_here().into_owned());
            Err(None)
        }
    }
}
