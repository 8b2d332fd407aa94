//! A key as this program knows it: parsed from and formatted to text such as `ctrl-p`, `f1`, `enter`.
//!
//! The terminal library's events are translated to these in `tui::events`; nothing here knows about terminals.

use crate::text::Words;
use std::fmt;
use thiserror::Error;

/// What was pressed, leaving modifiers aside. Letters carry their case themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A letter, digit or sign, as typed.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key.
    F(u8),
}

/// A key with its modifiers. `shift` is only used with codes that are not characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With Ctrl held.
    pub ctrl: bool,
    /// With Shift held; a character has it in its own case.
    pub shift: bool,
}

/// A text that names no key.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} names no key")]
pub struct UnknownKey(pub String);

/// Names of keys that are not characters, as written in the keymap.
const NAMES: [(&str, Code); 15] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("home", Code::Home),
    ("end", Code::End),
    ("space", Code::Char(' ')),
    ("hyphen", Code::Char('-')),
];

impl Key {
    /// The key of a code with no modifier.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, shift: false }
    }

    /// A character as typed.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, shift: false }
    }

    /// The digit this key types, if it types one.
    pub fn digit(self) -> Option<u8> {
        match self.code {
            Code::Char(c) if !self.ctrl => c.to_digit(10).and_then(|d| u8::try_from(d).ok()),
            _ => None,
        }
    }

    /// The character this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// Reads a key such as `ctrl-p`, `shift-tab`, `f1`, `?`.
    pub fn parse(text: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(text.to_owned());
        let mut rest = text;
        let (mut ctrl, mut shift) = (false, false);
        loop {
            if let Some(after) = rest.strip_prefix("ctrl-") {
                (ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (shift, rest) = (true, after);
            } else {
                break;
            }
        }
        let code = match NAMES.iter().find(|(name, _)| *name == rest) {
            Some((_, code)) => *code,
            None => match rest.strip_prefix('f').and_then(|n| n.parse().ok()) {
                Some(n) if (1..=12).contains(&n) => Code::F(n),
                _ => {
                    let mut chars = rest.chars();
                    match (chars.next(), chars.next()) {
                        (Some(c), None) if !c.is_control() => Code::Char(c),
                        _ => return Err(unknown()),
                    }
                }
            },
        };
        if shift && matches!(code, Code::Char(_)) {
            return Err(unknown());
        }
        Ok(Self { code, ctrl, shift })
    }

    /// The key's name as a person of the language knows it: what is printed on it.
    pub fn name(self, words: &Words) -> String {
        let code = match self.code {
            Code::Enter => words.by_key("key-enter"),
            Code::Esc => words.by_key("key-esc"),
            Code::Tab => words.by_key("key-tab"),
            Code::Backspace => words.by_key("key-backspace"),
            Code::Delete => words.by_key("key-del"),
            Code::PageUp => words.by_key("key-pgup"),
            Code::PageDown => words.by_key("key-pgdn"),
            Code::Home => words.by_key("key-home"),
            Code::End => words.by_key("key-end"),
            Code::Char(' ') => words.by_key("key-space"),
            Code::Up => "↑".into(),
            Code::Down => "↓".into(),
            Code::Left => "←".into(),
            Code::Right => "→".into(),
            Code::Char(c) if self.ctrl => c.to_ascii_uppercase().to_string().into(),
            Code::Char(c) => c.to_string().into(),
            Code::F(n) => format!("F{n}").into(),
        };
        match (self.ctrl, self.shift) {
            (true, _) => format!("{}+{code}", words.by_key("key-ctrl")),
            (false, true) => format!("{}+{code}", words.by_key("key-shift")),
            (false, false) => code.into_owned(),
        }
    }
}

impl fmt::Display for Key {
    /// The spelling [`Key::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.shift {
            f.write_str("shift-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::F(n)) => write!(f, "f{n}"),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back_as_it_is_written() {
        for text in ["a", "G", "?", ":", "ctrl-p", "f1", "f12", "enter", "shift-tab", "space", "hyphen", "del", "0"] {
            assert_eq!(Key::parse(text).map(|key| key.to_string()), Ok(text.to_owned()));
        }
        for (name, code) in NAMES {
            assert_eq!(Key::parse(name), Ok(Key::plain(code)));
        }
    }

    #[test]
    fn what_is_no_key_is_refused_with_its_text() {
        for text in ["", "f0", "f13", "nope", "ctrl-", "shift-a", "\u{1b}"] {
            assert_eq!(Key::parse(text), Err(UnknownKey(text.to_owned())));
        }
    }

    #[test]
    fn keys_are_named_as_they_are_printed() {
        let it = Words::new(crate::text::Lang::It);
        for (text, name) in [("enter", "Invio"), ("shift-tab", "Maiusc+Tab"), ("ctrl-p", "Ctrl+P"), ("t", "t")] {
            assert_eq!(Key::parse(text).map(|key| key.name(&it)), Ok(name.to_owned()));
        }
    }

    #[test]
    fn only_plain_digits_are_digits() {
        assert_eq!(Key::char('7').digit(), Some(7));
        assert_eq!(Key::ctrl('7').digit(), None);
        assert_eq!(Key::char('x').digit(), None);
    }
}
