//! The text a person is typing: a field of one line or a note of many, with its caret and its own undo.
//!
//! No terminal: the view asks for rows and the caret's place, `update` sends [`Edit`]s. All text passes `clean` on its way
//! in. Wrapping is `text::clean::wrap`, the same for the caret, the view and row counts.

use crate::text::{clean, clean_multiline, width, wrap};
use std::ops::Range;
use thiserror::Error;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Undo steps that are kept.
const STEPS: usize = 200;

/// How many lines a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// A field: line ends become blanks.
    One,
    /// A note.
    Many,
}

/// One thing done to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A character was typed.
    Type(char),
    /// Text was pasted: one change.
    Paste(String),
    /// A line end, where the text has lines.
    NewLine,
    /// Take the grapheme before the caret.
    Backspace,
    /// Take the grapheme after the caret.
    Delete,
    /// Take the word before the caret.
    KillWord,
    /// Take everything before the caret in its line.
    KillToStart,
    /// Take everything after the caret in its line.
    KillToEnd,
    /// One grapheme left.
    Left,
    /// One grapheme right.
    Right,
    /// One row up, as shown.
    Up,
    /// One row down, as shown.
    Down,
    /// Start of the row.
    Home,
    /// End of the row.
    End,
    /// Back before the last change.
    Undo,
    /// Again what was undone.
    Redo,
}

/// The text would be longer than it may be; nothing was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{asked} bytes, at most {limit}")]
pub struct TooLong {
    /// Bytes the text would have.
    pub asked: usize,
    /// Bytes it may have.
    pub limit: usize,
}

/// Whether the next typed character continues the last undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    Typing,
    Broken,
}

/// A text with a caret. The caret is a byte offset, always at a grapheme boundary.
#[derive(Clone, Debug)]
pub struct Editor {
    text: String,
    at: usize,
    lines: Lines,
    limit: usize,
    goal: Option<usize>,
    run: Run,
    undo: Vec<(String, usize)>,
    redo: Vec<(String, usize)>,
}

impl Editor {
    /// An editor of `text` with the caret at its end. What was there already is never cut, whatever the limit.
    pub fn new(text: &str, lines: Lines, limit: usize) -> Self {
        let text = match lines {
            Lines::One => clean(text).into_owned(),
            Lines::Many => clean_multiline(text).into_owned(),
        };
        let at = text.len();
        Self { text, at, lines, limit, goal: None, run: Run::Broken, undo: Vec::new(), redo: Vec::new() }
    }

    /// An editor of a text that was left, with the caret where it was.
    pub fn resumed(text: &str, lines: Lines, limit: usize, at: usize) -> Self {
        let mut editor = Self::new(text, lines, limit);
        let mut at = at.min(editor.text.len());
        while !editor.text.is_char_boundary(at) {
            at -= 1;
        }
        editor.at = editor.snap(at);
        editor
    }

    /// Where the caret stands, in bytes.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many lines it may have.
    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// The rows of the text at a width, as byte ranges.
    pub fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        wrap(&self.text, columns.max(1))
    }

    /// Row and column of the caret at a width. At a soft break the caret belongs to the next row.
    pub fn caret(&self, columns: usize) -> (usize, usize) {
        let rows = self.rows(columns);
        let row = row_of(&rows, self.at);
        let start = rows.get(row).map_or(0, |range| range.start);
        let before = self.text.get(start..self.at.max(start)).unwrap_or_default();
        (row, width(before).min(columns.saturating_sub(1).max(1)))
    }

    /// Does one thing. `columns` is the width the text is shown at, which up, down, home and end go by.
    pub fn apply(&mut self, edit: Edit, columns: usize) -> Result<(), TooLong> {
        let goal = self.goal.take();
        let run = std::mem::replace(&mut self.run, Run::Broken);
        match edit {
            Edit::Type(c) => {
                let typed = clean(c.encode_utf8(&mut [0; 4])).into_owned();
                self.insert(&typed, run)?;
                self.run = if c == ' ' { Run::Broken } else { Run::Typing };
            }
            Edit::Paste(text) => {
                let pasted = match self.lines {
                    Lines::One => clean(&text).into_owned(),
                    Lines::Many => clean_multiline(&text).into_owned(),
                };
                self.insert(&pasted, Run::Broken)?;
            }
            Edit::NewLine if self.lines == Lines::Many => self.insert("\n", Run::Broken)?,
            Edit::NewLine => {}
            Edit::Backspace => self.remove(self.before(self.at)..self.at),
            Edit::Delete => self.remove(self.at..self.after(self.at)),
            Edit::KillWord => self.remove(self.word_before()..self.at),
            Edit::KillToStart => {
                let start = self.text[..self.at].rfind('\n').map_or(0, |i| i + 1);
                self.remove(start..self.at);
            }
            Edit::KillToEnd => {
                let end = self.text[self.at..].find('\n').map_or(self.text.len(), |i| self.at + i);
                self.remove(self.at..end);
            }
            Edit::Left => self.at = self.before(self.at),
            Edit::Right => self.at = self.after(self.at),
            Edit::Up => self.move_row(-1, goal, columns),
            Edit::Down => self.move_row(1, goal, columns),
            Edit::Home => {
                let rows = self.rows(columns);
                self.at = self.snap(rows.get(row_of(&rows, self.at)).map_or(0, |row| row.start));
            }
            Edit::End => {
                let rows = self.rows(columns);
                self.at = self.row_end(&rows, row_of(&rows, self.at));
            }
            Edit::Undo => swap(&mut self.undo, &mut self.redo, &mut self.text, &mut self.at),
            Edit::Redo => swap(&mut self.redo, &mut self.undo, &mut self.text, &mut self.at),
        }
        Ok(())
    }

    fn insert(&mut self, text: &str, run: Run) -> Result<(), TooLong> {
        if text.is_empty() {
            return Ok(());
        }
        let asked = self.text.len() + text.len();
        if asked > self.limit {
            return Err(TooLong { asked, limit: self.limit });
        }
        if run == Run::Broken {
            self.remember();
        }
        self.redo.clear();
        self.text.insert_str(self.at, text);
        self.at = self.snap(self.at + text.len());
        Ok(())
    }

    fn remove(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.remember();
        self.redo.clear();
        self.at = range.start;
        self.text.replace_range(range, "");
        // what was apart may have become one grapheme
        self.at = self.snap(self.at);
    }

    fn remember(&mut self) {
        if self.undo.len() == STEPS {
            self.undo.remove(0);
        }
        self.undo.push((self.text.clone(), self.at));
    }

    /// The grapheme boundary at or after a place.
    fn snap(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(true) => at,
            _ => self.after(at),
        }
    }

    fn before(&self, at: usize) -> usize {
        GraphemeCursor::new(at, self.text.len(), true).prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        let end = self.text.len();
        GraphemeCursor::new(at, end, true).next_boundary(&self.text, 0).ok().flatten().unwrap_or(end)
    }

    fn word_before(&self) -> usize {
        let before = &self.text[..self.at];
        before
            .split_word_bound_indices()
            .rev()
            .find(|(_, word)| !word.trim().is_empty())
            .map_or(0, |(i, _)| self.snap(i).min(self.at))
    }

    fn move_row(&mut self, step: isize, goal: Option<usize>, columns: usize) {
        let rows = self.rows(columns);
        let row = row_of(&rows, self.at);
        let column = goal.unwrap_or_else(|| self.caret(columns).1);
        self.goal = Some(column);
        let Some(target) = row.checked_add_signed(step).filter(|target| *target < rows.len()) else { return };
        let end = self.row_end(&rows, target);
        let start = rows.get(target).map_or(0, |range| range.start);
        let mut at = start;
        let mut seen = 0;
        for grapheme in self.text.get(start..end).unwrap_or_default().graphemes(true) {
            if seen + width(grapheme) > column {
                break;
            }
            seen += width(grapheme);
            at += grapheme.len();
        }
        self.at = self.snap(at);
    }

    /// The last place of a row that is still shown in that row.
    fn row_end(&self, rows: &[Range<usize>], row: usize) -> usize {
        let Some(range) = rows.get(row) else { return self.text.len() };
        match rows.get(row + 1) {
            Some(next) if next.start <= range.end => self.before(range.end).max(range.start),
            _ => range.end,
        }
    }
}

/// The row a place is in: the last one that starts at or before it.
fn row_of(rows: &[Range<usize>], at: usize) -> usize {
    rows.iter().rposition(|row| row.start <= at).unwrap_or(0)
}

fn swap(from: &mut Vec<(String, usize)>, to: &mut Vec<(String, usize)>, text: &mut String, at: &mut usize) {
    if let Some((old, place)) = from.pop() {
        to.push((std::mem::replace(text, old), std::mem::replace(at, place)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn note(text: &str) -> Editor {
        Editor::new(text, Lines::Many, 4000)
    }

    fn type_in(editor: &mut Editor, text: &str) {
        for c in text.chars() {
            editor.apply(Edit::Type(c), 40).unwrap();
        }
    }

    #[test]
    fn a_word_is_one_undo_step_and_comes_back_by_redo() {
        let mut editor = note("");
        type_in(&mut editor, "due parole");
        editor.apply(Edit::Undo, 40).unwrap();
        assert_eq!(editor.text(), "due ");
        editor.apply(Edit::Redo, 40).unwrap();
        assert_eq!(editor.text(), "due parole");
    }

    #[test]
    fn a_paste_over_the_limit_is_refused_whole() {
        let mut editor = Editor::new("abc", Lines::One, 5);
        assert_eq!(editor.apply(Edit::Paste("def".into()), 10), Err(TooLong { asked: 6, limit: 5 }));
        assert_eq!(editor.text(), "abc");
    }

    #[test]
    fn a_field_has_one_line() {
        let mut editor = Editor::new("", Lines::One, 100);
        editor.apply(Edit::Paste("a\r\nb".into()), 10).unwrap();
        editor.apply(Edit::NewLine, 10).unwrap();
        assert!(!editor.text().contains('\n'));
    }

    #[test]
    fn up_and_down_keep_the_column_over_a_short_row() {
        let mut editor = note("lunga riga\nx\nlunga riga");
        editor.apply(Edit::Up, 40).unwrap();
        editor.apply(Edit::Up, 40).unwrap();
        assert_eq!(editor.caret(40), (0, 10));
    }

    #[test]
    fn shell_keys_cut_words_and_lines() {
        let mut editor = note("uno due\ntre quattro");
        editor.apply(Edit::KillWord, 40).unwrap();
        assert_eq!(editor.text(), "uno due\ntre ");
        editor.apply(Edit::KillToStart, 40).unwrap();
        assert_eq!(editor.text(), "uno due\n");
    }

    fn edits() -> impl Strategy<Value = Edit> {
        prop_oneof![
            4 => prop_oneof![Just('a'), Just(' '), Just('è'), Just('\u{301}'), Just('\u{200d}'), Just('👩'), Just('漢'), Just('\u{202e}'), any::<char>()]
                .prop_map(Edit::Type),
            1 => "\\PC{0,12}".prop_map(Edit::Paste),
            1 => Just(Edit::Paste("x\r\ny\u{1b}[31m\tz".into())),
            1 => Just(Edit::NewLine),
            2 => prop_oneof![Just(Edit::Backspace), Just(Edit::Delete), Just(Edit::KillWord), Just(Edit::KillToStart), Just(Edit::KillToEnd)],
            3 => prop_oneof![Just(Edit::Left), Just(Edit::Right), Just(Edit::Up), Just(Edit::Down), Just(Edit::Home), Just(Edit::End)],
            1 => prop_oneof![Just(Edit::Undo), Just(Edit::Redo)],
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_caret_stands_between_graphemes_and_rows_hold_all_the_text(
            edits in proptest::collection::vec(edits(), 0..60),
            columns in 1usize..30,
        ) {
            let mut editor = Editor::new("", Lines::Many, 200);
            for edit in edits {
                let _ = editor.apply(edit, columns);
                let text = editor.text();
                prop_assert!(text.len() <= 200);
                prop_assert!(editor.at == text.len() || text.grapheme_indices(true).any(|(i, _)| i == editor.at));
                let rows = editor.rows(columns);
                prop_assert!(!rows.is_empty());
                let mut last = 0;
                for row in &rows {
                    prop_assert!(text[last..row.start].chars().all(|c| c == '\n' || c == ' '), "lost text");
                    last = row.end;
                }
                prop_assert!(text[last..].chars().all(|c| c == '\n' || c == ' '), "lost text at the end");
                let (row, _) = editor.caret(columns);
                prop_assert!(row < rows.len());
            }
        }
    }
}
