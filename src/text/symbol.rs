//! The shapes of the screen: one shape, one meaning, and never colour alone.

/// The characters a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Charset {
    /// Everything.
    #[default]
    Unicode,
    /// `--ascii`, or a locale that is not UTF-8.
    Ascii,
}

/// A shape with its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// Nothing yet: expected, empty, undecided.
    Nothing,
    /// Begun, waiting: present, draft, reserve, saving.
    Begun,
    /// Now, or sealed: in interview, sealed, stored.
    Now,
    /// Complete: done, agreed, in.
    Complete,
    /// Look here: late, reopened, clash, moved by hand.
    Attention,
    /// Somebody asks.
    Asks,
    /// Will not be: absent, refused, out, NOT stored.
    Not,
    /// Taken out, or no figure: withdrawn, stepped aside.
    Out,
    /// Called.
    Called,
    /// Moved later.
    Later,
    /// Added by hand.
    Added,
    /// Conflict of interest.
    Conflict,
    /// The pointer, and only the pointer.
    Pointer,
    /// Rule.
    Rule,
    /// Rule under the active part.
    ActiveRule,
    /// Gutter between panes.
    Gutter,
    /// A gutter starts below a rule.
    TeeDown,
    /// A gutter ends on a rule.
    TeeUp,
    /// A gutter starts below the active rule.
    ActiveTeeDown,
    /// A whisker crosses the cut.
    Cross,
    /// The cut.
    Cut,
    /// Filled cell of a bar.
    Filled,
    /// Empty cell of a bar.
    Hollow,
    /// Cut text.
    Ellipsis,
    /// Margin of error.
    PlusMinus,
    /// Between the parts of a path.
    Path,
    /// A whisker leaves the scale on the left.
    OffLeft,
    /// A whisker leaves the scale on the right.
    OffRight,
    /// Corner of a dialog.
    CornerTopLeft,
    /// Corner of a dialog.
    CornerTopRight,
    /// Corner of a dialog.
    CornerBottomLeft,
    /// Corner of a dialog.
    CornerBottomRight,
}

impl Symbol {
    /// Every symbol, for tests and for a final pass over a screen.
    pub const ALL: [Symbol; 32] = [
        Symbol::Nothing,
        Symbol::Begun,
        Symbol::Now,
        Symbol::Complete,
        Symbol::Attention,
        Symbol::Asks,
        Symbol::Not,
        Symbol::Out,
        Symbol::Called,
        Symbol::Later,
        Symbol::Added,
        Symbol::Conflict,
        Symbol::Pointer,
        Symbol::Rule,
        Symbol::ActiveRule,
        Symbol::Gutter,
        Symbol::TeeDown,
        Symbol::TeeUp,
        Symbol::ActiveTeeDown,
        Symbol::Cross,
        Symbol::Cut,
        Symbol::Filled,
        Symbol::Hollow,
        Symbol::Ellipsis,
        Symbol::PlusMinus,
        Symbol::Path,
        Symbol::OffLeft,
        Symbol::OffRight,
        Symbol::CornerTopLeft,
        Symbol::CornerTopRight,
        Symbol::CornerBottomLeft,
        Symbol::CornerBottomRight,
    ];

    /// The shape. In Unicode one cell; in ASCII [`Called`](Symbol::Called), [`Later`](Symbol::Later),
    /// [`Conflict`](Symbol::Conflict) and [`PlusMinus`](Symbol::PlusMinus) are two: they take the blank after them.
    pub const fn glyph(self, charset: Charset) -> &'static str {
        let (unicode, ascii) = match self {
            Symbol::Nothing => ("·", "."),
            Symbol::Begun => ("○", "o"),
            Symbol::Now => ("●", "*"),
            Symbol::Complete => ("✓", "v"),
            Symbol::Attention => ("!", "!"),
            Symbol::Asks => ("?", "?"),
            Symbol::Not => ("×", "x"),
            Symbol::Out => ("–", "-"),
            Symbol::Called => ("»", ">>"),
            Symbol::Later => ("→", "->"),
            Symbol::Added => ("+", "+"),
            Symbol::Conflict => ("≠", "/="),
            Symbol::Pointer => ("►", ">"),
            Symbol::Rule => ("─", "-"),
            Symbol::ActiveRule => ("═", "="),
            Symbol::Gutter => ("│", "|"),
            Symbol::TeeDown => ("┬", "+"),
            Symbol::TeeUp => ("┴", "+"),
            Symbol::ActiveTeeDown => ("╤", "+"),
            Symbol::Cross => ("┼", "+"),
            Symbol::Cut => ("┊", ":"),
            Symbol::Filled => ("■", "#"),
            Symbol::Hollow => ("□", "."),
            Symbol::Ellipsis => ("…", "~"),
            Symbol::PlusMinus => ("±", "+-"),
            Symbol::Path => ("›", ">"),
            Symbol::OffLeft => ("‹", "<"),
            Symbol::OffRight => ("›", ">"),
            Symbol::CornerTopLeft => ("┌", "+"),
            Symbol::CornerTopRight => ("┐", "+"),
            Symbol::CornerBottomLeft => ("└", "+"),
            Symbol::CornerBottomRight => ("┘", "+"),
        };
        match charset {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn every_shape_is_one_cell_and_its_twin_is_ascii() {
        for symbol in Symbol::ALL {
            assert_eq!(width(symbol.glyph(Charset::Unicode)), 1, "{symbol:?}");
            let twin = symbol.glyph(Charset::Ascii);
            assert!(twin.is_ascii(), "{symbol:?}");
            let two = matches!(symbol, Symbol::Called | Symbol::Later | Symbol::Conflict | Symbol::PlusMinus);
            assert_eq!(twin.len(), if two { 2 } else { 1 }, "{symbol:?}");
        }
    }
}
