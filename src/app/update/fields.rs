//! Typing: which text has the keys, what a key does to it, what a paste is.

use super::{Effects, finding, lists, notice, press, sheet};
use crate::app::edit::{Edit, Editor, TooLong};
use crate::app::geometry::Size;
use crate::app::key::{Code, Key};
use crate::app::list::Step;
use crate::app::model::Model;
use crate::app::overlay::{Origin, Overlay};
use crate::app::screen::Screen;

/// Columns a note is written in on the sheet's page.
pub fn note_columns(size: Size) -> usize {
    usize::from(size.sheet_columns()).saturating_sub(2 + TIME_COLUMNS).max(1)
}

/// Columns beside a note's lines for the interview's clock, a blank before it.
pub const TIME_COLUMNS: usize = 7;

/// Columns of a field in a form.
pub fn field_columns(size: Size) -> usize {
    usize::from(size.columns).saturating_sub(8).clamp(1, 58)
}

/// The text that has the keys, and how wide it is shown.
fn editor(model: &mut Model) -> Option<(&mut Editor, usize)> {
    let size = model.size;
    if let Some(overlay) = model.overlays.last_mut() {
        return match overlay {
            Overlay::Form(form) => {
                let at = form.at;
                form.refused = None;
                form.fields.get_mut(at).map(|field| (&mut field.editor, field_columns(size)))
            }
            Overlay::Palette(palette) => Some((&mut palette.query, field_columns(size))),
            Overlay::Help(help) => Some((&mut help.query, field_columns(size))),
            Overlay::Menu(_) | Overlay::Trouble(_) | Overlay::Application(..) => None,
        };
    }
    match model.places.last_mut()? {
        Screen::Main(main) => {
            main.filter.as_mut().filter(|filter| filter.typing).map(|filter| (&mut filter.editor, field_columns(size)))
        }
        Screen::Shortlist(page) => {
            page.filter.as_mut().filter(|filter| filter.typing).map(|filter| (&mut filter.editor, field_columns(size)))
        }
        Screen::Sheet(page) => page.note.as_mut().map(|note| (&mut note.editor, note_columns(size))),
        Screen::Reveal(page) => {
            let columns = usize::from(size.columns).saturating_sub(2).max(1);
            page.sentence.as_mut().map(|note| (&mut note.editor, columns))
        }
        Screen::HandOver(_) | Screen::Missing(_) | Screen::Welcome(_) | Screen::Sync(_) | Screen::Review(_) => None,
    }
}

/// A key that is no action here: text, where there is a field.
pub fn type_key(model: &mut Model, out: &mut Effects, key: Key) {
    if let Some(Overlay::Menu(menu)) = model.overlays.last() {
        let row = menu.choices.iter().position(|choice| choice.letter.is_some_and(|letter| key == Key::char(letter)));
        match row {
            Some(row) => super::intent::choose(model, out, row),
            None => notice::unknown(model, key),
        }
        return;
    }
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        match key.code {
            Code::Tab if key.shift => form.at = form.at.checked_sub(1).unwrap_or(form.fields.len().saturating_sub(1)),
            Code::Tab => form.at = (form.at + 1) % form.fields.len().max(1),
            Code::Up => form.at = form.at.saturating_sub(1),
            Code::Down => form.at = (form.at + 1).min(form.fields.len().saturating_sub(1)),
            _ => edit_key(model, key),
        }
        return;
    }
    if model.overlays.is_empty() && super::place(model) == crate::app::action::Place::Field {
        match key.code {
            Code::Up => return lists::step(model, Step::Up),
            Code::Down => return lists::step(model, Step::Down),
            _ => {}
        }
    }
    edit_key(model, key);
}

fn edit_key(model: &mut Model, key: Key) {
    if editor(model).is_none() {
        notice::unknown(model, key);
    } else if let Some(edit) = edit_of(key) {
        apply(model, edit);
    }
}

/// A line end in a note.
pub fn new_line(model: &mut Model) {
    apply(model, Edit::NewLine);
}

fn apply(model: &mut Model, edit: Edit) {
    let clears = is_over_proposal(model, &edit);
    let before = noted(model);
    let Some((editor, columns)) = editor(model) else { return };
    if clears {
        for edit in [Edit::End, Edit::KillToStart] {
            // taking away is never too long
            let _ = editor.apply(edit, columns);
        }
    }
    if let Err(TooLong { asked, limit }) = editor.apply(edit, columns) {
        model.warn(model.words.said_paste_too_long(asked, limit).into_owned());
        return;
    }
    if let Some(before) = before {
        sheet::time_lines(model, &before);
    }
    typed(model);
}

/// The note that is being written.
fn noted(model: &Model) -> Option<String> {
    match model.screen() {
        Screen::Sheet(page) => page.note.as_ref().map(|note| note.editor.text().to_owned()),
        _ => None,
    }
}

/// Whether an edit types over a proposal nobody has touched; from now on the field's words are the person's.
fn is_over_proposal(model: &mut Model, edit: &Edit) -> bool {
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return false };
    let at = form.at;
    let Some(field) = form.fields.get_mut(at) else { return false };
    let origin = std::mem::replace(&mut field.origin, Origin::Written);
    origin == Origin::Proposed && matches!(edit, Edit::Type(_) | Edit::Paste(_))
}

/// What follows from another letter: lists that are searched change at once.
fn typed(model: &mut Model) {
    match model.overlays.last() {
        Some(Overlay::Palette(_) | Overlay::Help(_)) => finding::search(model),
        Some(_) => {}
        None if super::place(model) == crate::app::action::Place::Field => lists::follow(model),
        None => {}
    }
}

/// What a key does to a text.
fn edit_of(key: Key) -> Option<Edit> {
    if key.ctrl {
        return Some(match key.code {
            Code::Char('a') => Edit::Home,
            Code::Char('e') => Edit::End,
            Code::Char('w') => Edit::KillWord,
            Code::Char('k') => Edit::KillToEnd,
            Code::Char('u') => Edit::KillToStart,
            Code::Char('z') => Edit::Undo,
            Code::Char('y') => Edit::Redo,
            _ => return None,
        });
    }
    Some(match key.code {
        Code::Char(_) => Edit::Type(key.typed()?),
        Code::Backspace => Edit::Backspace,
        Code::Delete => Edit::Delete,
        Code::Left => Edit::Left,
        Code::Right => Edit::Right,
        Code::Up => Edit::Up,
        Code::Down => Edit::Down,
        Code::Home => Edit::Home,
        Code::End => Edit::End,
        _ => return None,
    })
}

/// Text pasted in one piece: into a field as one change; on the sheet, where it is nothing but marks and line ends, as
/// keys; anywhere else refused whole.
pub fn paste(model: &mut Model, out: &mut Effects, text: &str) {
    if editor(model).is_some() {
        apply(model, Edit::Paste(text.to_owned()));
        return;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let plays = model.overlays.is_empty() && matches!(model.screen(), Screen::Sheet(_));
    let scale = model.current.as_ref().map(sheet::levels);
    let is_level = |c: char| {
        let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        scale.zip(digit).is_some_and(|(scale, digit)| sheet::level_of(scale, digit).is_some())
    };
    let marks = !text.is_empty() && text.chars().all(|c| matches!(c, 'n' | 'N' | '-' | '\n') || is_level(c));
    if !plays || !marks {
        model.warn(model.words.said_paste_refused().into_owned());
        return;
    }
    for c in text.chars() {
        // once the sheet is sealed the rest is nobody's: another person may sit down now
        if !matches!(model.screen(), Screen::Sheet(_)) {
            break;
        }
        let key = match c {
            '\n' => Key::plain(Code::Enter),
            'N' => Key::char('n'),
            c => Key::char(c),
        };
        press(model, out, key);
    }
}
