//! A screen as values: heading, panes of lines, where the cursor goes. Composed onto the terminal in one place.

use super::super::theme::Role;
use super::super::widgets::footer::footer;
use super::super::widgets::rule;
use super::super::widgets::strip::{Paint, Strip};
use crate::app::geometry::Size;
use crate::app::hints::KeyHint;
use crate::app::pointing::Target;
use crate::text::{Symbol, fits, width};
use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Columns with lines in them, from the first row of the body.
#[derive(Debug)]
pub struct Pane {
    /// First column.
    pub x: u16,
    /// Lines, as wide as the pane; what is beyond the body is not drawn.
    pub lines: Vec<Line<'static>>,
}

/// Where something is that can be pointed at, from the body's first row.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its columns.
    pub columns: u16,
    /// Its rows.
    pub rows: u16,
    /// What it is.
    pub target: Target,
}

/// One screen.
#[derive(Debug)]
pub struct Page {
    /// Where one is: day, screen, thing.
    pub path: Vec<String>,
    /// Beside the path: code, area.
    pub aside: String,
    /// Flush right in the first row: person, missing, stored.
    pub status: Vec<(String, Role)>,
    /// The rows under the first one, rule included.
    pub head: Vec<Line<'static>>,
    /// The panes.
    pub panes: Vec<Pane>,
    /// Columns of the gutters between panes.
    pub gutters: Vec<u16>,
    /// The message and its role.
    pub message: (String, Role),
    /// Keys of this place.
    pub hints: Vec<KeyHint>,
    /// Column and row of the cursor, from the body's first row.
    pub cursor: Option<(u16, u16)>,
    /// What can be pointed at; where two lie on each other the first counts.
    pub hits: Vec<Hit>,
}

impl Page {
    /// What lies at a column and row of the window.
    pub fn target_at(&self, size: Size, x: u16, y: u16) -> Option<Target> {
        let y = y.checked_sub(self.body_top()).filter(|y| *y < self.body_rows(size))?;
        let within = |hit: &&Hit| {
            let (right, down) = (x.checked_sub(hit.x), y.checked_sub(hit.y));
            right.is_some_and(|right| right < hit.columns) && down.is_some_and(|down| down < hit.rows)
        };
        self.hits.iter().find(within).map(|hit| hit.target)
    }

    /// First row of the body.
    pub fn body_top(&self) -> u16 {
        u16::try_from(1 + self.head.len()).unwrap_or(u16::MAX)
    }

    /// Rows of the body in a window.
    pub fn body_rows(&self, size: Size) -> u16 {
        size.rows.saturating_sub(self.body_top() + 2 + u16::from(size.has_message_rule()))
    }
}

/// The first row: path left, status right. The path shortens from the left.
pub fn place_line(paint: Paint, page: &Page, columns: usize) -> Line<'static> {
    let wanted: usize = page.status.iter().map(|(text, _)| width(text)).sum();
    let room = columns.saturating_sub(wanted + 4);
    let joint = format!(" {} ", paint.glyph(Symbol::Path));
    let mut parts: Vec<&str> = page.path.iter().map(String::as_str).collect();
    let mut path = parts.join(&joint);
    while width(&path) > room && parts.len() > 1 {
        parts.remove(0);
        path = format!("{}{joint}{}", paint.glyph(Symbol::Ellipsis), parts.join(&joint));
    }
    let mut strip = Strip::new(paint, columns);
    strip.text(&fits(&path, room), Role::Strong);
    let left = room.saturating_sub(width(&path) + 3);
    if !page.aside.is_empty() && left > 8 {
        strip.gap(3).text(&fits(&page.aside, left), Role::Text);
    }
    strip.tail(&page.status).line()
}

/// Draws a page on the whole window.
pub fn compose(frame: &mut Frame<'_>, paint: Paint, size: Size, page: &Page) {
    let columns = usize::from(size.columns);
    let body_top = page.body_top();
    let body_rows = page.body_rows(size);
    let buffer = frame.buffer_mut();
    let area = buffer.area;
    let mut put = |x: u16, y: u16, line: &Line<'static>| {
        if x >= area.width || y >= area.height {
            return;
        }
        // blanks at the end are there already: half the cells of a wide screen
        let written = line.spans.iter().rposition(|span| span.style != Style::new() || !span.content.trim().is_empty());
        let mut at = x;
        for span in line.spans.iter().take(written.map_or(0, |last| last + 1)) {
            (at, _) = buffer.set_span(at, y, span, area.width.saturating_sub(at));
        }
    };
    put(0, 0, &place_line(paint, page, columns));
    for (line, y) in page.head.iter().zip(1..) {
        put(0, y, line);
    }
    for pane in &page.panes {
        for (line, y) in pane.lines.iter().take(usize::from(body_rows)).zip(body_top..) {
            put(pane.x, y, line);
        }
    }
    let gutter = Line::from(Span::styled(paint.glyph(Symbol::Gutter), paint.theme.style(Role::Quiet)));
    for x in &page.gutters {
        for y in body_top..body_top + body_rows {
            put(*x, y, &gutter);
        }
    }
    if size.has_message_rule() {
        let gutters: Vec<usize> = page.gutters.iter().map(|x| usize::from(*x)).collect();
        put(0, size.rows.saturating_sub(3), &rule::over_message(paint, columns, &gutters));
    }
    let mut message = Strip::new(paint, columns);
    let room = message.left().saturating_sub(1);
    let (text, role) = &page.message;
    match role {
        // colour sits on the symbol: a sentence that must be read is in the default colour
        Role::Attention if !text.is_empty() => {
            message.symbol(Symbol::Attention).text(&fits(text, room.saturating_sub(2)), Role::Text)
        }
        role => message.text(&fits(text, room), *role),
    };
    put(0, size.rows.saturating_sub(2), &message.line());
    put(0, size.rows.saturating_sub(1), &footer(paint, &page.hints, columns));
    if let Some((x, y)) = page.cursor
        && y < body_rows
    {
        frame.set_cursor_position(Position::new(x, body_top + y));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::widgets::strip::{line_width, plain};
    use super::*;

    fn page(path: &[&str]) -> Page {
        Page {
            path: path.iter().map(|part| (*part).to_owned()).collect(),
            aside: "C006, Social Media".into(),
            status: vec![("! 3 mancano".into(), Role::Attention), ("  ● salvato 11:18:05".into(), Role::Right)],
            head: Vec::new(),
            panes: Vec::new(),
            gutters: Vec::new(),
            message: (String::new(), Role::Text),
            hints: Vec::new(),
            cursor: None,
            hits: Vec::new(),
        }
    }

    #[test]
    fn the_path_shortens_from_the_left_and_what_is_missing_stays() {
        let page = page(&["Pistoia 24 nov", "Coda", "Zoë Càvoli"]);
        for columns in 60..140 {
            let line = place_line(Paint::default(), &page, columns);
            assert_eq!(line_width(&line), columns);
            let text = plain(&line);
            assert!(text.contains("Càvoli") && text.contains("! 3 mancano") && text.contains("● salvato"), "{text}");
        }
        assert!(plain(&place_line(Paint::default(), &page, 60)).starts_with(" … › Coda › Zoë Càvoli"));
    }
}
