//! Text from people and files made safe for a terminal, and fitted to cells.
//!
//! Safe means: no character left that a terminal would obey or that turns the reading order. What such characters
//! were part of stays readable (`\x1b[31m` leaves `[31m`): nobody should wonder where a piece of a name went.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Where the text stands in its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Blanks after the text.
    Left,
    /// Blanks before the text: numbers, times, waits.
    Right,
    /// Blanks on both sides, the odd one after.
    Centre,
}

/// What becomes of one character.
enum Fate {
    Keep,
    Blank,
    Drop,
}

fn fate(c: char) -> Fate {
    match c {
        // white space that moves the cursor, and Unicode's own line and paragraph ends
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Blank,
        // C0, DEL and C1: everything an escape sequence can start with
        c if c.is_control() => Fate::Drop,
        // embeddings, overrides, isolates and marks: an invisible turn of the reading order
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

fn filter(text: &str, keeps: fn(char) -> bool) -> Cow<'_, str> {
    // most text is plain: looked at byte by byte
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) || text.chars().all(|c| keeps(c) || matches!(fate(c), Fate::Keep))
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue; // CRLF is one line end
        }
        match fate(c) {
            _ if keeps(c) => out.push(c),
            Fate::Keep => out.push(c),
            Fate::Blank if c == '\r' && keeps('\n') => out.push('\n'),
            Fate::Blank => out.push(' '),
            Fate::Drop => {}
        }
    }
    Cow::Owned(out)
}

/// One line, safe to show: controls and bidirectional marks are gone, line ends and tabs are blanks.
pub fn clean(text: &str) -> Cow<'_, str> {
    filter(text, |_| false)
}

/// Several lines, safe to show: as [`clean`], but `\n` stays, and CRLF or CR become it.
pub fn clean_multiline(text: &str) -> Cow<'_, str> {
    filter(text, |c| c == '\n')
}

/// Cells the text takes, counted by grapheme as the screen's buffer does.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The text if it fits into `cells`, else as much of it as fits before a `…`; never cuts through a character.
/// Printable ASCII: one byte, one cell.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

pub fn fits(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells && is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    let mut end = 0; // longest start that leaves a cell for the ellipsis
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used < cells {
            end = at + grapheme.len();
        }
        if used > cells {
            return match cells {
                0 => Cow::Borrowed(""),
                _ => Cow::Owned(format!("{}…", &text[..end])),
            };
        }
    }
    Cow::Borrowed(text)
}

/// The text in exactly `cells` cells: cut by [`fits`], filled with blanks.
pub fn pad(text: &str, cells: usize, align: Align) -> String {
    let text = fits(text, cells);
    let free = cells.saturating_sub(width(&text));
    let before = match align {
        Align::Left => 0,
        Align::Right => free,
        Align::Centre => free / 2,
    };
    format!("{:before$}{text}{:after$}", "", "", after = free - before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_a_terminal_obeys_is_left() {
        assert_eq!(clean("Zoë\u{1b}[2J Càvoli"), "Zoë[2J Càvoli");
        assert_eq!(clean("a\u{1b}]0;x\u{7}b\u{9b}31mc\u{7f}"), "a]0;xb31mc");
        assert_eq!(clean("gpj.\u{202e}exe\u{2066}\u{200f}"), "gpj.exe");
        assert_eq!(clean("a\r\nb\tc\rd\u{2028}e"), "a b c d e");
        assert_eq!(clean_multiline("a\r\nb\tc\rd\u{1b}"), "a\nb c\nd");
        assert!(matches!(clean("D'Angelo, 木村 👩‍👩‍👧"), Cow::Borrowed(_)));
        assert!(matches!(clean_multiline("uno\ndue"), Cow::Borrowed(_)));
    }

    #[test]
    fn cut_at_a_grapheme_and_never_through_a_wide_character() {
        assert_eq!(fits("Niccolò", 7), "Niccolò");
        assert_eq!(fits("Niccolò Baldacci", 8), "Niccolò…");
        assert_eq!(fits("Niccolo\u{300} Baldacci", 8), "Niccolo\u{300}…");
        assert_eq!(fits("木村木村", 5), "木村…");
        assert_eq!(fits("木村木村", 4), "木…");
        assert_eq!(fits("木", 1), "…");
        assert_eq!(fits("abc", 0), "");
    }

    #[test]
    fn filled_to_the_cell() {
        assert_eq!(pad("3,89", 6, Align::Right), "  3,89");
        assert_eq!(pad("木", 4, Align::Left), "木  ");
        assert_eq!(pad("木村", 3, Align::Left), "木…");
        assert_eq!(pad("木村木", 4, Align::Left), "木… ");
        assert_eq!(pad("ab", 5, Align::Centre), " ab  ");
    }

    proptest! {
        #[test]
        fn clean_leaves_only_what_may_be_shown(text in any::<String>()) {
            let shown = clean(&text);
            let obeyed = |c: char| !matches!(fate(c), Fate::Keep);
            prop_assert!(!shown.contains(obeyed), "{shown:?}");
            prop_assert_eq!(clean(&shown), shown.clone());
            let lines = clean_multiline(&text);
            prop_assert!(!lines.contains(|c| c != '\n' && obeyed(c)), "{lines:?}");
        }

        #[test]
        fn a_cut_text_fits(text in "[a-zà木👍\u{300}\u{200d}\u{fe0f}👩 ]{0,12}", cells in 0usize..12) {
            let cut = fits(&text, cells);
            prop_assert!(width(&cut) <= cells, "{cut:?}");
            let start = cut.strip_suffix('…').unwrap_or(&cut);
            prop_assert!(text.starts_with(start));
            let boundary = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).any(|at| at == start.len());
            prop_assert!(boundary, "{cut:?}");
        }

        #[test]
        fn a_padded_text_fills(text in any::<String>(), cells in 0usize..30) {
            prop_assert_eq!(width(&pad(&clean(&text), cells, Align::Right)), cells);
        }
    }
}
