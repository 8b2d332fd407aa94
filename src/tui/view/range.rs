//! The line under a list that does not fit: which of its rows are in sight, and of how many.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Strip};
use crate::text::Words;
use ratatui::text::Line;
use std::ops::Range;

/// `da 6 a 19 di 80`; none where every row is in sight.
pub fn range_line(
    words: &Words,
    paint: Paint,
    shown: Range<usize>,
    of: usize,
    columns: usize,
) -> Option<Line<'static>> {
    (shown.len() < of).then(|| {
        let text = words.list_range(shown.start + 1, shown.end, of);
        Strip::new(paint, columns).text(&text, Role::Quiet).line()
    })
}

/// Text in so many lines; where there is more of it the last line says how to read on.
pub fn told_in(
    words: &Words,
    paint: Paint,
    mut lines: Vec<Line<'static>>,
    room: usize,
    columns: usize,
) -> Vec<Line<'static>> {
    if lines.len() > room {
        lines.truncate(room.saturating_sub(1));
        lines.push(Strip::new(paint, columns).text(&words.told_more(), Role::Quiet).line());
    }
    lines
}
