//! From the terminal's events to this program's own keys.

use crate::app::key::{Code, Key};
use crate::app::pointing::Wheel;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// What the terminal said, in this program's terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text pasted in one piece, still as it came.
    Paste(String),
    /// The mouse was pressed at this column and row.
    Click(u16, u16),
    /// The wheel turned there.
    Wheel(u16, u16, Wheel),
    /// The window has this many columns and rows.
    Size(u16, u16),
}

/// The meaning of an event, or `None` for what is of no interest (a key released, another button, an unknown key).
pub fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => translate_key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Size(columns, rows)),
        Event::Mouse(MouseEvent { kind, column, row, .. }) => match kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(column, row)),
            MouseEventKind::ScrollUp => Some(Input::Wheel(column, row, Wheel::Up)),
            MouseEventKind::ScrollDown => Some(Input::Wheel(column, row, Wheel::Down)),
            _ => None,
        },
        _ => None,
    }
}

fn translate_key(event: KeyEvent) -> Option<Key> {
    // Windows reports the release too; what is held down repeats
    if !matches!(event.kind, KeyEventKind::Press | KeyEventKind::Repeat) {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        // AltGr arrives as Ctrl and Alt on Windows: the character is what was meant
        KeyCode::Char(c) if ctrl && alt => return Some(Key::char(c)),
        KeyCode::Char(c) if ctrl => return Some(Key::ctrl(c.to_ascii_lowercase())),
        KeyCode::Char(c) => return (!alt).then_some(Key::char(c)),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => return Some(Key { code: Code::Tab, ctrl, shift: true }),
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    // Shift with a key that types nothing is kept only where a keymap can ask for it
    Some(Key { code, ctrl, shift: shift && code == Code::Tab })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        translate(Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn a_released_key_is_not_a_second_press() {
        let mut event = KeyEvent::new(KeyCode::Char('4'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(translate(Event::Key(event)), None);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(translate(Event::Key(event)), Some(Input::Key(Key::char('4'))));
    }

    #[test]
    fn shift_is_in_the_character_and_back_tab_is_shift_tab() {
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Input::Key(Key::char('G'))));
        let back = Key { code: Code::Tab, ctrl: false, shift: true };
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Input::Key(back)));
    }

    #[test]
    fn altgr_types_its_character_and_alt_alone_types_nothing() {
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(key(KeyCode::Char('@'), altgr), Some(Input::Key(Key::char('@'))));
        assert_eq!(key(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
