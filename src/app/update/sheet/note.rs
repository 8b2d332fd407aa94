//! Notes of one's own sheet: opened, kept as drafts while they are written, stored when they are left.

use super::super::commit::commit;
use super::super::{Effects, clock, privacy};
use super::{pointed, sheet_of};
use crate::app::drafts::DraftKey;
use crate::app::edit::{Editor, Lines};
use crate::app::model::{Access, Model};
use crate::app::overlay::NOTE_LIMIT;
use crate::app::screen::{NoteField, Screen};
use crate::domain::command::Command;
use crate::domain::note;
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
    let standing = visible::timed_note(current.day(), &sheet, key);
    let (stored, known) = standing.map_or_else(Default::default, |note| (note.text.to_owned(), note.times));
    // what was typed before and is in no entry comes back, with its caret
    let (editor, times) = match model.drafts.text(&DraftKey::note(page.interview, page.who, criterion.as_deref())) {
        Some(draft) => {
            let at = draft.cursor.unwrap_or(draft.text.len());
            let editor = Editor::resumed(&draft.text, Lines::Many, NOTE_LIMIT, at);
            // a draft that was kept without its times has those of the lines it shares with the entry
            let times = match draft.times.is_empty() {
                true => note::retimed(&stored, editor.text(), &known, ""),
                false => note::times(&draft.times),
            };
            (editor, times)
        }
        None => (Editor::new(&stored, Lines::Many, NOTE_LIMIT), known),
    };
    if let Screen::Sheet(page) = model.screen_mut() {
        page.times = times;
        page.note = Some(NoteField { criterion, editor, stored });
    }
    privacy::show(model);
}

/// After an edit: lines that got their first words take the interview's clock. `before` is the text as it was.
pub fn time_lines(model: &mut Model, before: &str) {
    let now = clock::shown(model).map(|talk| talk.to_the_second()).unwrap_or_default();
    if let Screen::Sheet(page) = model.screen_mut()
        && let Some(note) = &page.note
    {
        page.times = note::retimed(before, note.editor.text(), &page.times, &now);
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
            times: page.times.clone(),
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
