//! Rules: across, with a title inside, with the active part doubled and gutters starting below.

use super::super::theme::Role;
use super::strip::{Paint, Strip};
use crate::text::{Symbol, fits, width};
use ratatui::text::Line;

/// A rule with a title inside: `─ nota su IMP ───`. An empty title leaves the rule alone.
pub fn titled(paint: Paint, title: &str, columns: usize) -> Line<'static> {
    let rule = paint.glyph(Symbol::Rule);
    let mut strip = Strip::bare(paint, columns);
    if !title.is_empty() {
        strip.text(rule, Role::Quiet).gap(1).text(&fits(title, columns.saturating_sub(4)), Role::Text).gap(1);
    }
    let left = strip.left();
    strip.text(&rule.repeat(left), Role::Quiet);
    strip.line()
}

/// A rule inside a list, with its title in the middle and a margin on both sides.
pub fn divider(paint: Paint, title: &str, columns: usize) -> Line<'static> {
    let rule = paint.glyph(Symbol::Rule);
    let mut strip = Strip::new(paint, columns);
    let title = fits(title, columns.saturating_sub(8)).into_owned();
    let free = columns.saturating_sub(2 + width(&title) + 2);
    strip.text(&rule.repeat(free / 2), Role::Quiet).gap(1).text(&title, Role::Quiet).gap(1);
    let left = strip.left().saturating_sub(1);
    strip.text(&rule.repeat(left), Role::Quiet);
    strip.line()
}

/// The rule under the heading: the active part is doubled, gutters start at some columns.
pub fn under_heading(paint: Paint, columns: usize, active: std::ops::Range<usize>, gutters: &[usize]) -> Line<'static> {
    let mut strip = Strip::bare(paint, columns);
    runs(
        &mut strip,
        paint,
        (0..columns).map(|column| {
            let here = active.contains(&column);
            match (gutters.contains(&column), here || active.end == column && !active.is_empty()) {
                (true, true) => (Symbol::ActiveTeeDown, Role::Accent),
                (true, false) => (Symbol::TeeDown, Role::Quiet),
                (false, _) if here => (Symbol::ActiveRule, Role::Accent),
                (false, _) => (Symbol::Rule, Role::Quiet),
            }
        }),
    );
    strip.line()
}

/// The rule over the message line, where gutters end.
pub fn over_message(paint: Paint, columns: usize, gutters: &[usize]) -> Line<'static> {
    let mut strip = Strip::bare(paint, columns);
    runs(
        &mut strip,
        paint,
        (0..columns).map(|column| {
            let symbol = if gutters.contains(&column) { Symbol::TeeUp } else { Symbol::Rule };
            (symbol, Role::Quiet)
        }),
    );
    strip.line()
}

/// Writes a symbol a column, equal neighbours as one piece.
fn runs(strip: &mut Strip, paint: Paint, mut columns: impl Iterator<Item = (Symbol, Role)>) {
    let Some(mut run) = columns.next() else { return };
    let mut length = 1;
    for next in columns {
        if next == run {
            length += 1;
            continue;
        }
        strip.text(&paint.glyph(run.0).repeat(length), run.1);
        (run, length) = (next, 1);
    }
    strip.text(&paint.glyph(run.0).repeat(length), run.1);
}

#[cfg(test)]
mod tests {
    use super::super::strip::{line_width, plain};
    use super::*;
    use crate::text::Charset;

    #[test]
    fn rules_fill_every_width() {
        for columns in 0..50 {
            for charset in [Charset::Unicode, Charset::Ascii] {
                let paint = Paint { charset, ..Paint::default() };
                assert_eq!(line_width(&titled(paint, "nota su IMP", columns)), columns);
                assert_eq!(line_width(&divider(paint, "concluse", columns)), columns);
                assert_eq!(line_width(&under_heading(paint, columns, 0..10, &[20])), columns);
                assert_eq!(line_width(&over_message(paint, columns, &[20])), columns);
            }
        }
    }

    #[test]
    fn the_active_part_is_seen_without_colour() {
        let line = plain(&under_heading(Paint::default(), 12, 0..4, &[8]));
        assert_eq!(line, "════────┬───");
        let line = plain(&under_heading(Paint::default(), 12, 0..8, &[8]));
        assert_eq!(line, "════════╤───");
    }
}
