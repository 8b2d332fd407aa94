//! Text from files made harmless before anybody else sees it: no control characters, no escape sequences, nothing that
//! turns the direction of text, composed letters. What a terminal may show beyond that is `text`'s affair.

use unicode_normalization::UnicodeNormalization;

/// The longest name, label or other short field, in characters.
pub const SHORT_LIMIT: usize = 200;

/// A cell as it may be kept, and whether something that cannot be shown was left out.
pub struct Cleaned {
    /// Lines and tabs kept, line ends as `\n`, no blanks at either end.
    pub text: String,
    /// Control or direction characters were dropped.
    pub dropped: bool,
}

/// Cleans a cell that may have several lines.
pub fn cell(raw: &str) -> Cleaned {
    let mut text = String::with_capacity(raw.len());
    let mut dropped = false;
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                text.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => text.push('\n'),
            '\n' | '\t' => text.push(c),
            '\u{1b}' | '\u{9b}' => {
                dropped = true;
                // The rest of a colour or cursor sequence means nothing to a reader.
                if c == '\u{9b}' || rest.next_if_eq(&'[').is_some() {
                    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
                    rest.next_if(|c| matches!(c, '@'..='~'));
                }
            }
            // Invisible and common in text copied from web pages: no loss worth a word.
            '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}' => {}
            c if is_unprintable(c) => dropped = true,
            c => text.push(c),
        }
    }
    Cleaned { text: text.trim().nfc().collect(), dropped }
}

/// Control characters, and those that turn the direction of text.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cleans a text that has one line: every run of blanks and line ends is one space.
pub fn one_line(raw: &str) -> String {
    cell(raw).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_is_left() {
        let c = cell("a \u{1b}[31mrosso\u{1b}[0m\u{7} b\u{0}\u{9b}2Jc \u{202e}d\u{2066}\u{1b}]0;x\u{7}");
        assert_eq!(c.text, "a rosso bc d]0;x");
        assert!(c.dropped);
    }

    #[test]
    fn lines_and_tabs_stay_in_long_answers_and_go_in_short_fields() {
        let raw = " uno\r\ndue\rtre\tquattro\u{a0} ";
        assert_eq!(cell(raw).text, "uno\ndue\ntre\tquattro");
        assert!(!cell(raw).dropped);
        assert_eq!(one_line(raw), "uno due tre quattro");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(one_line("Niccolo\u{300}"), "Niccolò");
    }

    #[test]
    fn formulas_and_cut_sequences_stay_as_text() {
        assert_eq!(cell("=SOMMA(A1:A9)").text, "=SOMMA(A1:A9)");
        assert_eq!(cell("a\u{1b}[").text, "a");
        assert_eq!(cell("a\u{1b}").text, "a");
    }
}
