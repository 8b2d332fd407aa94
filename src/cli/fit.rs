//! Lines that fit a terminal: a terminal cuts a long one in the middle of a word. Not here: what a line says, and what goes
//! into a file or a pipe, where lines stay whole.

use crate::text::wrap;
use crate::tui::terminal::columns;
use std::io::IsTerminal;

/// A terminal that says it is narrower than this is not believed.
const NARROWEST: usize = 40;

/// The text with its long lines broken at words, where it goes to a terminal; a line with an escape sequence is a heading and
/// stays.
pub fn fitted(text: &str, out: &impl IsTerminal) -> String {
    if !out.is_terminal() {
        return text.to_owned();
    }
    match columns() {
        Some(cells) if cells >= NARROWEST => broken(text, cells),
        _ => text.to_owned(),
    }
}

fn broken(text: &str, cells: usize) -> String {
    let mut out = Vec::new();
    for line in text.split('\n') {
        if line.contains('\u{1b}') {
            out.push(line);
        } else {
            out.extend(wrap(line, cells).into_iter().map(|row| line[row].trim_end()));
        }
    }
    out.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn long_lines_break_at_words_and_nothing_else_changes() {
        let text = "\u{1b}[1mun titolo in grassetto che resta com'è\u{1b}[0m\n  uno  due\n\nuna frase che non sta in venti celle";
        let rows = broken(text, 20);
        assert_eq!(
            rows,
            "\u{1b}[1mun titolo in grassetto che resta com'è\u{1b}[0m\n  uno  due\n\nuna frase che non\nsta in venti celle"
        );
        assert!(rows.lines().skip(1).all(|row| width(row) <= 20));
    }
}
