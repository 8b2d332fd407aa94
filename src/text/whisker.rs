//! Doubt as a picture: a dot with a whisker on one scale for a whole list, and the cut. Plain text of one line; colours are
//! the view's.

use super::{Charset, Symbol};

/// The scale of a list, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhiskerScale {
    /// Left edge.
    pub lo: f64,
    /// Right edge, above `lo`.
    pub hi: f64,
    /// Cells.
    pub cells: usize,
}

/// Edges lie on quarters of a point.
const STEP: f64 = 0.25;

impl WhiskerScale {
    /// The scale that shows all of these (mean, margin), moved out to the next quarter of a point.
    pub fn of(list: impl Iterator<Item = (f64, f64)>, cells: usize) -> Option<WhiskerScale> {
        let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
        for (mean, margin) in list {
            (lo, hi) = (lo.min(mean - margin), hi.max(mean + margin));
        }
        (lo.is_finite() && hi.is_finite() && cells > 1).then(|| {
            let (lo, hi) = ((lo / STEP).floor() * STEP, (hi / STEP).ceil() * STEP);
            WhiskerScale { lo, hi: if hi > lo { hi } else { lo + STEP }, cells }
        })
    }

    /// The cell of a value; it may lie outside.
    fn cell(&self, x: f64) -> i64 {
        ((x - self.lo) / (self.hi - self.lo) * (self.cells - 1) as f64).round() as i64
    }

    /// One line: the dot wins over the cut, the cut over the whisker; a whisker that leaves the scale says so.
    pub fn draw(&self, mean: f64, margin: f64, cut: Option<f64>, charset: Charset) -> String {
        let (from, to, dot) = (self.cell(mean - margin), self.cell(mean + margin), self.cell(mean));
        let cut = cut.map(|x| self.cell(x));
        let last = self.cells as i64 - 1;
        let glyph = |at: i64| {
            let covered = (from..=to).contains(&at);
            if at == dot {
                Symbol::Now
            } else if Some(at) == cut {
                if covered { Symbol::Cross } else { Symbol::Cut }
            } else if at == 0 && from < 0 && covered {
                Symbol::OffLeft
            } else if at == last && to > last && covered {
                Symbol::OffRight
            } else if covered {
                Symbol::Rule
            } else {
                return " ";
            }
            .glyph(charset)
        };
        (0..=last).map(glyph).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_goes_out_to_the_next_quarter() {
        let scale = WhiskerScale::of([(3.6, 0.2), (4.1, 0.3)].into_iter(), 30).unwrap();
        assert_eq!((scale.lo, scale.hi), (3.25, 4.5));
        assert_eq!(WhiskerScale::of(std::iter::empty(), 30), None);
        assert!(WhiskerScale::of([(3.0, 0.0)].into_iter(), 30).unwrap().hi > 3.0, "one value is a scale, too");
    }

    #[test]
    fn dot_over_cut_over_whisker() {
        let scale = WhiskerScale { lo: 0.0, hi: 10.0, cells: 11 };
        let draw = |mean, margin, cut| scale.draw(mean, margin, Some(cut), Charset::Unicode);
        assert_eq!(draw(3.0, 1.0, 7.0), "  ─●─  ┊   ");
        assert_eq!(draw(6.0, 2.0, 7.0), "    ──●┼─  ");
        assert_eq!(draw(7.0, 1.0, 7.0), "      ─●─  ");
        assert_eq!(draw(0.0, 2.0, 5.0), "●──  ┊     ");
        assert_eq!(draw(9.0, 3.0, 1.0), " ┊    ───●›");
        assert_eq!(scale.draw(1.0, 3.0, None, Charset::Unicode), "‹●───      ");
        assert!(scale.draw(6.0, 2.0, Some(7.0), Charset::Ascii).is_ascii());
    }
}
