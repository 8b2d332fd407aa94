//! Where a text breaks into rows: one pure function for the editor, the views and every row count.

use super::width;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Byte ranges of the rows of a cleaned text, broken at words; at least one row.
///
/// The rows together cover everything but the `\n`s, so that every caret has a row. A blank that falls behind the last
/// cell stays at the end of its row, outside the width: draw rows with trailing blanks cut. A word longer than the row
/// is cut at graphemes; a grapheme wider than the row has a row of its own.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(text, start..start + line.len(), cells, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(text: &str, line: Range<usize>, cells: usize, rows: &mut Vec<Range<usize>>) {
    let first = rows.len();
    let mut start = line.start; // of the row
    let mut used = 0; // cells of the row so far
    let mut word = None; // where the row's last word starts, after a blank
    for (offset, grapheme) in text[line.clone()].grapheme_indices(true) {
        let at = line.start + offset;
        let end = at + grapheme.len();
        if grapheme == " " && used == cells && at > start {
            rows.push(start..end);
            (start, used, word) = (end, 0, None);
            continue;
        }
        // after a break at a blank the rest of the word and this grapheme can again be too wide: ask again
        while used + grapheme.width() > cells && at > start {
            let stop = word.take().unwrap_or(at);
            rows.push(start..stop);
            start = stop;
            used = width(&text[start..at]);
        }
        used += grapheme.width();
        if grapheme == " " {
            word = Some(end);
        }
    }
    if start < line.end || rows.len() == first {
        rows.push(start..line.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn breaks_at_words() {
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("uno due tre", 7), ["uno due ", "tre"]);
        assert_eq!(rows("uno due tre", 6), ["uno ", "due ", "tre"]);
        assert_eq!(rows("uno\n\ndue\n", 6), ["uno", "", "due", ""]);
        assert_eq!(rows("precipitevole", 5), ["preci", "pitev", "ole"]);
        assert_eq!(rows("due ", 3), ["due "]);
    }

    #[test]
    fn a_broken_word_that_is_still_too_wide_breaks_again() {
        assert_eq!(rows("a 木村木", 4), ["a ", "木村", "木"]);
        assert_eq!(rows(" bcd木", 4), [" ", "bcd", "木"]);
    }

    #[test]
    fn a_grapheme_wider_than_the_row_does_not_loop() {
        assert_eq!(rows("木村", 1), ["木", "村"]);
        assert_eq!(rows("ab", 0), ["a", "b"]);
        assert_eq!(rows("a b", 0), ["a", " ", "b"]);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_fit(text in "[a-zà木👍\u{300}\u{200d}👩 \n]{0,40}", cells in 0usize..9) {
            let rows = wrap(&text, cells);
            prop_assert!(!rows.is_empty());
            let mut at = 0;
            for row in &rows {
                if row.start != at {
                    prop_assert_eq!(&text[at..row.start], "\n");
                }
                at = row.end;
                let shown = text[row.clone()].strip_suffix(' ').unwrap_or(&text[row.clone()]);
                prop_assert!(width(shown) <= cells || shown.graphemes(true).count() <= 1, "{shown:?} in {cells}");
            }
            prop_assert_eq!(at, text.len());
            prop_assert_eq!(rows.len() > text.matches('\n').count(), true);
        }
    }
}
