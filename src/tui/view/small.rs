//! A window too small for anything: a notice, and the way out.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Strip};
use crate::app::model::Model;
use crate::app::saved::Shown;
use crate::text::{Symbol, wrap};
use ratatui::Frame;
use ratatui::text::Line;

/// Draws the notice into whatever there is.
pub fn draw_small(frame: &mut Frame<'_>, model: &Model, paint: Paint) {
    let size = model.size;
    let columns = usize::from(size.columns);
    let words = &model.words;
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut say = |text: &str, role| {
        for range in wrap(text, columns.saturating_sub(4).max(1)) {
            let mut strip = Strip::bare(paint, columns);
            strip.gap(2).text(text.get(range).unwrap_or_default().trim_end(), role);
            lines.push(strip.line());
        }
        lines.push(Line::default());
    };
    say(&words.small_title(), Role::Strong);
    say(&words.small_text(usize::from(size.columns), usize::from(size.rows)), Role::Text);
    match (model.saved.shown(model.is_typed()), &model.current) {
        (Shown::Stored(at), Some(current)) => {
            let text = words.small_stored(&current.zone.time_to_the_second(at)).into_owned();
            say(&format!("{} {text}", paint.glyph(Symbol::Now)), Role::Text);
        }
        (Shown::NotStored, _) => {
            say(&format!("{} {}", paint.glyph(Symbol::Not), words.by_key("saved-not")), Role::Wrong);
        }
        _ => {}
    }
    say(&words.small_quit(), Role::Text);
    // the way out is never the part that does not fit
    let rows = usize::from(size.rows);
    let top = usize::from(rows > lines.len());
    if lines.len() > rows && rows > 0 {
        let out = lines.len().saturating_sub(2);
        let quit = lines.swap_remove(out);
        lines.truncate(rows - 1);
        lines.push(quit);
    }
    let buffer = frame.buffer_mut();
    let area = buffer.area;
    for (line, y) in lines.iter().zip(u16::try_from(top).unwrap_or(0)..) {
        if y < area.height {
            buffer.set_line(0, y, line, area.width);
        }
    }
}
