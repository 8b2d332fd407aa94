//! After each message: what the open fields hold and no entry says becomes a draft. One place, so that no field can be
//! forgotten by the key that changed it. And the way back: fields are filled and opened again.

use super::{Effects, forms};
use crate::app::drafts::DraftKey;
use crate::app::edit::{Editor, Lines};
use crate::app::model::{Current, Model};
use crate::app::overlay::{FIELD_LIMIT, Form, Origin, Overlay};
use crate::app::screen::{RevealPage, Screen};
use crate::domain::ids::InterviewId;
use crate::domain::visible;
use std::collections::HashSet;

/// A text in an open field, or one that waits on its page.
struct Typed {
    key: DraftKey,
    text: String,
    cursor: Option<usize>,
    times: Vec<String>,
    /// Whether the Day says something else.
    is_draft: bool,
}

/// Keeps what is typed, and lets go of what became an entry.
pub fn follow(model: &mut Model, out: &mut Effects) {
    let mut seen = HashSet::new();
    for Typed { key, text, cursor, times, is_draft } in typed(model) {
        if !seen.insert(key.to_string()) {
            continue;
        }
        if is_draft {
            model.drafts.keep(out, key, &text, cursor, &times);
        } else {
            model.drafts.forget(out, &key);
        }
    }
    model.drafts.settle(out);
}

/// The topmost first.
fn typed(model: &Model) -> Vec<Typed> {
    let Some(current) = &model.current else { return Vec::new() };
    let mut all = Vec::new();
    for overlay in model.overlays.iter().rev() {
        if let Overlay::Form(form) = overlay {
            for (line, field) in form.fields.iter().enumerate() {
                let Some(key) = DraftKey::field(&form.purpose, current.actor, line) else { continue };
                let cursor = (line == form.at).then_some(field.editor.at());
                let text = field.editor.text().to_owned();
                all.push(Typed { key, text, cursor, times: Vec::new(), is_draft: field.is_changed() });
            }
        }
    }
    for screen in model.places.iter().rev() {
        match screen {
            Screen::Sheet(page) => all.extend(page.note.as_ref().map(|note| Typed {
                key: DraftKey::note(page.interview, page.who, note.criterion.as_deref()),
                text: note.editor.text().to_owned(),
                cursor: Some(note.editor.at()),
                times: page.times.clone(),
                is_draft: note.is_changed(),
            })),
            Screen::Reveal(page) => typed_on_reveal(page, &mut all),
            _ => {}
        }
    }
    all
}

fn typed_on_reveal(page: &RevealPage, all: &mut Vec<Typed>) {
    if let Some((field, criterion)) = page.sentence.as_ref().and_then(|field| Some((field, field.criterion.as_ref()?)))
    {
        all.push(Typed {
            key: DraftKey::sentence(page.interview, criterion),
            text: field.editor.text().to_owned(),
            cursor: Some(field.editor.at()),
            times: Vec::new(),
            // what waits on the page already is in no entry, whatever the field began with
            is_draft: field.is_changed() || page.sentences.contains_key(criterion),
        });
    }
    all.extend(page.sentences.iter().map(|(criterion, text)| Typed {
        key: DraftKey::sentence(page.interview, criterion),
        text: text.clone(),
        cursor: None,
        times: Vec::new(),
        is_draft: true,
    }));
    all.extend(page.levels.iter().map(|(criterion, level)| Typed {
        key: DraftKey::level(page.interview, criterion),
        text: level.to_string(),
        cursor: None,
        times: Vec::new(),
        is_draft: true,
    }));
}

/// Fills a blank form with what this seat typed into it before.
pub fn fill(model: &Model, form: &mut Form) {
    let actor = model.current.as_ref().and_then(|current| current.actor);
    let mut last = 0;
    for (line, held) in model.drafts.form(&form.purpose, actor) {
        let Some(field) = form.fields.get_mut(line) else { continue };
        let at = held.cursor.unwrap_or(held.text.len());
        field.editor = Editor::resumed(&held.text, Lines::One, FIELD_LIMIT, at);
        field.origin = Origin::Written;
        // the caret is where it was, else in the line that was typed last
        let when = if held.cursor.is_some() { u64::MAX } else { held.serial() };
        if when > last {
            (form.at, last) = (line, when);
        }
    }
}

/// Opens the form again that whoever is at the keyboard had open, unless something else is asked now.
pub fn reopen_form(model: &mut Model) {
    let Some(current) = &model.current else { return };
    if !model.overlays.is_empty() || matches!(model.screen(), Screen::HandOver(_)) {
        return;
    }
    if let Some(purpose) = model.drafts.open_form(current.actor) {
        forms::open(model, purpose);
    }
}

/// After a start: a text whose entry was stored a moment before the program ended is no draft.
pub fn forget_entered(model: &mut Model, out: &mut Effects) {
    let Some(current) = &model.current else { return };
    model.drafts.forget_entered(out, |key, text| is_entered(current, key, text));
}

fn is_entered(current: &Current, key: &DraftKey, text: &str) -> bool {
    let Some((interview, who)) = key.seat() else { return false };
    let day = current.day();
    match (who, key.note_criterion(), key.sentence_criterion()) {
        (Some(who), Some(criterion), _) => visible::sheet(day, interview, who, Some(who)).is_some_and(|sheet| {
            visible::note(day, &sheet, criterion.as_deref().unwrap_or("-")).unwrap_or_default() == text
        }),
        (None, _, Some(criterion)) => agreed_sentence(current, interview, &criterion).is_some_and(|said| said == text),
        _ => false,
    }
}

/// The sentence of an agreement as the Day has it.
pub fn agreed_sentence(current: &Current, interview: InterviewId, criterion: &str) -> Option<String> {
    visible::agreed(current.day(), interview).remove(criterion).and_then(|(_, sentence)| sentence)
}
