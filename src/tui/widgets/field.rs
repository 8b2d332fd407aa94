//! What is being typed: underlined rows of an editor, and where the cursor goes.

use super::super::theme::Role;
use super::strip::{Paint, Strip};
use crate::app::edit::Editor;
use crate::text::Align;
use ratatui::text::Line;

/// The rows of an editor in a pane, scrolled so that the caret is shown, and the caret's row and column in it.
pub fn editor_rows(editor: &Editor, columns: usize, rows: usize) -> (Vec<String>, (usize, usize)) {
    let ranges = editor.rows(columns);
    let (row, column) = editor.caret(columns);
    let top = (row + 1).saturating_sub(rows.max(1));
    let shown = ranges
        .iter()
        .skip(top)
        .take(rows)
        .map(|range| editor.text().get(range.clone()).unwrap_or_default().trim_end_matches(['\n']).to_owned())
        .collect();
    (shown, (row - top.min(row), column))
}

/// One row of a field, underlined for its whole width.
pub fn field_line(paint: Paint, text: &str, columns: usize) -> Line<'static> {
    let mut strip = Strip::new(paint, columns);
    let room = columns.saturating_sub(2);
    strip.cell(text, room, Align::Left, Role::Field);
    strip.line()
}

#[cfg(test)]
mod tests {
    use super::super::strip::line_width;
    use super::*;
    use crate::app::edit::Lines;

    #[test]
    fn the_caret_is_always_among_the_rows_shown() {
        let editor = Editor::new("una nota lunga\nche non sta\nin poche righe", Lines::Many, 1000);
        for rows in 1..5 {
            for columns in 4..20 {
                let (shown, (row, column)) = editor_rows(&editor, columns, rows);
                assert!(shown.len() <= rows && row < shown.len(), "{rows} rows, {columns} columns");
                assert!(column <= columns);
            }
        }
    }

    #[test]
    fn a_field_fills_its_width() {
        for columns in 0..30 {
            assert_eq!(line_width(&field_line(Paint::default(), "木村 nicc", columns)), columns);
        }
    }
}
