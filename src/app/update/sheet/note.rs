//! Notes of one's own sheet: opened, kept as drafts while they are written, stored when they are left.

use super::super::Effects;
use super::super::commit::commit;
use super::{pointed, sheet_of};
use crate::app::drafts::DraftKey;
use crate::app::edit::{Editor, Lines};
use crate::app::model::{Access, Model};
use crate::app::overlay::NOTE_LIMIT;
use crate::app::screen::{NoteField, Screen};
use crate::domain::command::Command;
use crate::domain::sheet::SheetState;
use crate::domain::visible;

/// Tab: writes the note of the row; on the seal's row the general note.
pub fn open_note(model: &mut Model) {
    let criterion = pointed(model).map(|(_, criterion)| criterion);
    open_field(model, criterion);
}

/// Shift+Tab: writes the general note.
pub fn open_general_note(model: &mut Model) {
    open_field(model, None);
}

/// Opens the note of a criterion, or the general one.
pub fn open_field(model: &mut Model, criterion: Option<String>) {
    let Screen::Sheet(page) = model.screen() else { return };
    let Some(current) = &model.current else { return };
    let Some(sheet) = sheet_of(current, page) else { return };
    if let Access::Read(holder) = &current.access {
        // a field that could not be left is not opened
        model.warn(model.words.read_only(holder).into_owned());
        return;
    }
    let key = criterion.as_deref().unwrap_or("-");
    // after the seal only owed evidence may still be written: a field that could not be left is not opened
    let owed = visible::owed_notes(current.day(), &sheet);
    if sheet.state == SheetState::Sealed && !owed.contains(key) {
        model.say(model.words.needs_open_sheet().into_owned());
        return;
    }
    let stored = visible::note(current.day(), &sheet, key).unwrap_or_default().to_owned();
    // what was typed before and is in no entry comes back, with its caret
    let editor = match model.drafts.text(&DraftKey::note(page.interview, page.who, criterion.as_deref())) {
        Some(draft) => {
            let at = draft.cursor.unwrap_or(draft.text.len());
            Editor::resumed(&draft.text, Lines::Many, NOTE_LIMIT, at)
        }
        None => Editor::new(&stored, Lines::Many, NOTE_LIMIT),
    };
    if let Screen::Sheet(page) = model.screen_mut() {
        page.note = Some(NoteField { criterion, editor, stored });
    }
}

/// Opens the note again that was open when its sheet was last on the screen, with what was typed.
pub fn reopen_note(model: &mut Model) {
    let Screen::Sheet(page) = model.screen() else { return };
    let Some(criterion) = model.drafts.open_note(page.interview, page.who) else { return };
    let criteria = model.current.as_ref().and_then(|current| current.day().rubric()).map(|rubric| &rubric.criteria);
    let row = criteria.and_then(|criteria| match &criterion {
        Some(id) => criteria.iter().position(|known| known.id == *id),
        None => Some(criteria.len()),
    });
    let Some(row) = row else { return };
    open_field(model, criterion);
    if let Screen::Sheet(page) = model.screen_mut()
        && page.note.is_some()
    {
        page.at = row;
    }
}

/// Tab or Esc in a note: what was typed is stored; if it cannot be, it stays open with everything in it.
pub fn leave_note(model: &mut Model, out: &mut Effects) {
    let Screen::Sheet(page) = model.screen() else { return };
    let Some(note) = &page.note else { return };
    if note.is_changed() {
        let command = Command::SetNote {
            interview: page.interview,
            interviewer: page.who,
            criterion: note.criterion.clone(),
            text: note.editor.text().to_owned(),
        };
        let said = match note.criterion.clone() {
            Some(criterion) => model.words.said_noted(&criterion).into_owned(),
            None => model.words.said_noted_general().into_owned(),
        };
        if commit(model, out, &command).is_none() {
            super::super::storing::put_note_away(model, out);
            return;
        }
        model.say(said);
    }
    if let Screen::Sheet(page) = model.screen_mut()
        && let Some(note) = page.note.take()
    {
        let left = DraftKey::note(page.interview, page.who, note.criterion.as_deref());
        model.drafts.close(|key| *key == left);
    }
}
