//! What comes back from outside: what is stored and what is not, days, bundles, the end.

use super::{Effects, intent, lists, places, reveal, sheet};
use crate::app::action::ActionId;
use crate::app::describe::describe_entry;
use crate::app::model::Model;
use crate::app::msg::{Effect, Failed, Msg};
use crate::app::overlay::{Choice, Intent, Overlay, Trouble};
use crate::app::screen::Screen;

/// Takes a message from outside.
pub fn heard(model: &mut Model, out: &mut Effects, msg: Msg) {
    match msg {
        Msg::Asked(ticket) => asked(model, ticket),
        Msg::Stored(up_to) => stored(model, out, up_to),
        Msg::NotStored(what) => {
            out.push(Effect::SyncDrafts);
            not_stored(model, &what);
        }
        Msg::DraftsWritten(up_to) => model.drafts.written(up_to),
        Msg::DraftsFailed => model.warn(model.words.drafts_failed().into_owned()),
        Msg::SavingIsSlow => model.saved.is_slow(),
        Msg::SavingIsStuck => model.saved.is_stuck(),
        Msg::IndexAside => {
            if let Some(current) = &mut model.current {
                current.index_aside = true;
            }
            model.warn(model.words.index_aside().into_owned());
        }
        Msg::DayReady(read) => places::enter_day(model, out, *read),
        Msg::Imported(new) => {
            refresh(model);
            model.say(model.words.said_imported(new).into_owned());
        }
        Msg::Followed(session) => {
            if let Some(current) = &mut model.current {
                current.session = *session;
            }
            refresh(model);
        }
        Msg::Exported(path, drafts) => {
            let path = path.display().to_string();
            let text = match drafts {
                0 => model.words.said_exported(&path),
                n => model.words.said_exported_without(&path, n),
            };
            model.say(text.into_owned());
        }
        Msg::Failed(failed) => trouble(model, failed),
        Msg::EndAsked => {
            intent::leave(model, out);
        }
        Msg::Key(_) | Msg::Paste(_) | Msg::Resized(_) | Msg::Minute | Msg::Resumed => {}
    }
}

fn refresh(model: &mut Model) {
    let now = model.now;
    if let Some(current) = &mut model.current {
        current.refresh(now);
    }
    lists::follow(model);
}

/// An append was given its ticket.
fn asked(model: &mut Model, ticket: u64) {
    model.saved.asked(ticket);
    model.drafts.asked(ticket);
    for (known, _) in model.unstored.iter_mut().filter(|(known, _)| known.is_none()) {
        *known = Some(ticket);
    }
}

/// Things named at most; the rest is counted.
const NAMED: usize = 4;

/// What is not stored yet, in words: what somebody would have to enter again.
pub fn unstored_text(model: &Model) -> String {
    let Some(current) = &model.current else { return String::new() };
    let mut all: Vec<String> = model
        .unstored
        .iter()
        .map(|(_, id)| describe_entry(&model.words, current, id))
        .filter(|t| !t.is_empty())
        .collect();
    all.dedup();
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let text = all.join("; ");
    if more > 0 { model.words.and_more(&text, more).into_owned() } else { text }
}

/// The store answered: what was refused before is stored after all.
fn stored(model: &mut Model, out: &mut Effects, up_to: u64) {
    let refused = model.saved.is_refused();
    model.saved.stored(up_to, model.now);
    model.drafts.stored(out, up_to);
    model.unstored.retain(|(ticket, _)| ticket.is_none_or(|ticket| ticket > up_to));
    if refused && !model.saved.is_refused() {
        model.overlays.retain(|overlay| !matches!(overlay, Overlay::Trouble(_)));
        model.message = None;
    }
    super::menus::refresh_leave(model);
}

/// The store refused. Nothing more is taken in until it has stored what it holds; it goes on trying by itself.
fn not_stored(model: &mut Model, what: &str) {
    tracing::warn!(what, "not stored");
    model.saved.failed();
    let words = &model.words;
    let at = match (&model.current, model.saved.at()) {
        (Some(current), Some(at)) => current.zone.time_to_the_second(at),
        _ => "–".to_owned(),
    };
    let trouble = Trouble {
        title: words.trouble_store_title().into_owned(),
        what: words.trouble_store_what(&unstored_text(model)).into_owned(),
        safe: words.trouble_store_safe(&at).into_owned(),
        next: words.trouble_store_next().into_owned(),
        choices: vec![
            Choice::new(words.trouble_wait(), Intent::Retry),
            Choice::new(words.trouble_leave(), Intent::Act(ActionId::Quit)),
        ],
        at: 0,
    };
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Trouble(_)));
    model.overlays.push(Overlay::Trouble(trouble));
}

/// Something outside could not be done: said in three parts, until it is closed.
fn trouble(model: &mut Model, failed: Failed) {
    let words = &model.words;
    let choices = vec![Choice::new(words.trouble_close(), Intent::Close)];
    let title = words.trouble_title().into_owned();
    model.message = None;
    let Failed { what, safe, next } = failed;
    model.overlays.push(Overlay::Trouble(Trouble { title, what, safe, next, choices, at: 0 }));
}

/// Leaves every open field, so that what was typed becomes an entry.
pub fn leave_fields(model: &mut Model, out: &mut Effects) {
    match model.screen() {
        Screen::Sheet(page) if page.note.is_some() => sheet::leave_note(model, out),
        Screen::Reveal(page) if page.sentence.is_some() => reveal::leave_sentence(model, out),
        _ => {}
    }
}
