//! Bars of levels and of progress.

use super::strip::Paint;
use crate::text::Symbol;

/// A mark as a bar of the scale's levels: `■■■■□`. No level is the empty bar `·····`.
pub fn level_bar(paint: Paint, level: Option<i64>, min: i64, max: i64) -> String {
    let cells = usize::try_from(max - min + 1).unwrap_or(0);
    match level {
        None => paint.glyph(Symbol::Nothing).repeat(cells),
        Some(level) => {
            let filled = usize::try_from(level - min + 1).unwrap_or(0).min(cells);
            bar(paint, filled, cells)
        }
    }
}

/// So many of so many cells filled.
pub fn bar(paint: Paint, filled: usize, cells: usize) -> String {
    let filled = filled.min(cells);
    paint.glyph(Symbol::Filled).repeat(filled) + &paint.glyph(Symbol::Hollow).repeat(cells - filled)
}

/// Progress in a bar of so many cells; begun is never shown as nothing, nor nearly done as done.
pub fn progress(paint: Paint, done: usize, of: usize, cells: usize) -> String {
    let filled = match (done * cells).checked_div(of) {
        None => 0,
        Some(0) if done > 0 => 1,
        Some(filled) if filled >= cells && done < of => cells.saturating_sub(1),
        Some(filled) => filled,
    };
    bar(paint, filled, cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_fills_its_place_on_the_scale() {
        let paint = Paint::default();
        assert_eq!(level_bar(paint, Some(4), 1, 5), "■■■■□");
        assert_eq!(level_bar(paint, Some(0), 0, 3), "■□□□");
        assert_eq!(level_bar(paint, None, 1, 5), "·····");
        assert_eq!(level_bar(paint, Some(10), 1, 10), "■■■■■■■■■■");
    }

    #[test]
    fn progress_claims_neither_nothing_nor_all() {
        let paint = Paint::default();
        assert_eq!(progress(paint, 0, 24, 6), "□□□□□□");
        assert_eq!(progress(paint, 1, 24, 6), "■□□□□□");
        assert_eq!(progress(paint, 23, 24, 6), "■■■■■□");
        assert_eq!(progress(paint, 24, 24, 6), "■■■■■■");
        assert_eq!(progress(paint, 0, 0, 6), "□□□□□□");
    }
}
