//! One line built piece by piece: cells of a width, text cut to what is left, a tail flush right. Always exactly as wide
//! as asked, so that reverse reads as a bar.

use super::super::theme::{Role, Theme};
use crate::text::{Align, Charset, Symbol, clean, fits, pad, width};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// How things are drawn: colours and characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// The styles.
    pub theme: Theme,
    /// The characters.
    pub charset: Charset,
}

impl Paint {
    /// A symbol's glyph.
    pub fn glyph(self, symbol: Symbol) -> &'static str {
        symbol.glyph(self.charset)
    }

    /// The role that says a symbol again in colour.
    pub fn symbol_role(symbol: Symbol) -> Role {
        match symbol {
            Symbol::Attention | Symbol::Asks => Role::Attention,
            Symbol::Not => Role::Wrong,
            Symbol::Complete => Role::Right,
            Symbol::Now => Role::Accent,
            Symbol::Nothing => Role::Quiet,
            _ => Role::Text,
        }
    }
}

/// How a row stands to the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// Another row is pointed at.
    No,
    /// Pointed at, in a pane that has not the focus.
    Idle,
    /// Pointed at, in the pane in focus.
    Here,
}

/// A line in the making.
#[derive(Debug)]
pub struct Strip {
    paint: Paint,
    columns: usize,
    used: usize,
    pointed: Pointed,
    spans: Vec<Span<'static>>,
}

impl Strip {
    /// An empty line of a width, with the left margin of one blank.
    pub fn new(paint: Paint, columns: usize) -> Self {
        let mut strip = Self::bare(paint, columns);
        strip.gap(1);
        strip
    }

    /// An empty line of a width, with no margin.
    pub fn bare(paint: Paint, columns: usize) -> Self {
        Self { paint, columns, used: 0, pointed: Pointed::No, spans: Vec::new() }
    }

    /// A line of a list: margin, pointer, blank.
    pub fn row(paint: Paint, columns: usize, pointed: Pointed) -> Self {
        let mut strip = Self::bare(paint, columns);
        strip.pointed = pointed;
        strip.gap(1);
        let mark = if pointed == Pointed::No { " " } else { paint.glyph(Symbol::Pointer) };
        strip.text(mark, Role::Strong).gap(1);
        strip
    }

    /// Columns that are still free.
    pub fn left(&self) -> usize {
        self.columns.saturating_sub(self.used)
    }

    /// Text as wide as it is, cut with an ellipsis at the end of the line.
    pub fn text(&mut self, text: &str, role: Role) -> &mut Self {
        let text = clean(text);
        let text = fits(&text, self.left()).into_owned();
        self.push(text, role)
    }

    /// Text in a cell of so many columns.
    pub fn cell(&mut self, text: &str, columns: usize, align: Align, role: Role) -> &mut Self {
        let columns = columns.min(self.left());
        let text = pad(&clean(text), columns, align);
        self.push(text, role)
    }

    /// A symbol and the blank after it, which a two-cell twin takes.
    pub fn symbol(&mut self, symbol: Symbol) -> &mut Self {
        let role = Paint::symbol_role(symbol);
        let glyph = self.paint.glyph(symbol);
        self.cell(glyph, 2, Align::Left, role)
    }

    /// So many blanks.
    pub fn gap(&mut self, columns: usize) -> &mut Self {
        let columns = columns.min(self.left());
        self.push(" ".repeat(columns), Role::Text)
    }

    /// Blanks up to a column.
    pub fn to(&mut self, column: usize) -> &mut Self {
        self.gap(column.saturating_sub(self.used))
    }

    /// Pieces flush right, one blank from the edge; what is there is cut if they need the room.
    pub fn tail(&mut self, pieces: &[(String, Role)]) -> &mut Self {
        let wanted: usize = pieces.iter().map(|(text, _)| width(text)).sum();
        let start = self.columns.saturating_sub(wanted + 1);
        let touches = self.used == start && self.spans.last().is_some_and(|span| !span.content.ends_with(' '));
        if self.used > start || touches {
            self.cut_to(start.saturating_sub(1));
        }
        self.to(start);
        for (text, role) in pieces {
            self.text(text, *role);
        }
        self
    }

    /// The line, filled to its width.
    pub fn line(&mut self) -> Line<'static> {
        self.gap(self.left());
        Line::from(std::mem::take(&mut self.spans))
    }

    /// A line made as wide as asked.
    pub fn fill(mut line: Line<'static>, columns: usize) -> Line<'static> {
        let free = columns.saturating_sub(line_width(&line));
        line.spans.push(Span::raw(" ".repeat(free)));
        line
    }

    /// What is there, not filled: the start of a longer line.
    pub fn take(&mut self) -> Line<'static> {
        Line::from(std::mem::take(&mut self.spans))
    }

    /// Shortens what is there to so many columns.
    fn cut_to(&mut self, columns: usize) {
        let mut used = 0;
        let mut kept = Vec::new();
        for span in self.spans.drain(..) {
            let wide = width(&span.content);
            if used + wide <= columns {
                used += wide;
                kept.push(span);
                continue;
            }
            let cut = fits(&span.content, columns - used).into_owned();
            used += width(&cut);
            kept.push(Span::styled(cut, span.style));
            break;
        }
        self.spans = kept;
        self.used = used;
    }

    fn push(&mut self, text: String, role: Role) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        let text = if self.paint.charset == Charset::Ascii && !text.is_ascii() { ascii(&text) } else { text };
        self.used += width(&text);
        let style = self.style(role);
        self.spans.push(Span::styled(text, style));
        self
    }

    fn style(&self, role: Role) -> Style {
        match self.pointed {
            Pointed::No => self.paint.theme.style(role),
            Pointed::Idle => self.paint.theme.style(role).patch(self.paint.theme.style(Role::Strong)),
            // role colours off: reverse alone reads on every palette
            Pointed::Here => self.paint.theme.style(Role::Pointer),
        }
    }
}

/// Signs of our own in plain characters, each as wide as it was. Names keep their letters: they are the person's.
fn ascii(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '…' => '~',
            '–' => '-',
            '↑' => '^',
            '↓' => 'v',
            '←' => '<',
            '→' => '>',
            c => c,
        })
        .collect()
}

/// The cells a line takes.
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

/// The text of a line, for tests.
#[cfg(test)]
pub fn plain(line: &Line<'_>) -> String {
    line.spans.iter().map(|span| span.content.as_ref()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    #[test]
    fn a_line_is_as_wide_as_asked_whatever_is_in_it() {
        for columns in 0..40 {
            let mut strip = Strip::row(Paint::default(), columns, Pointed::Here);
            strip.symbol(Symbol::Called).cell("木村 Michelangelo", 12, Align::Left, Role::Text);
            strip.text("presente 10:58", Role::Quiet).tail(&[("● salvato".to_owned(), Role::Right)]);
            assert_eq!(line_width(&strip.line()), columns);
        }
    }

    #[test]
    fn the_pointed_row_is_one_reversed_bar_with_no_colour() {
        let mut strip = Strip::row(Paint::default(), 30, Pointed::Here);
        strip.symbol(Symbol::Attention).text("Zoë", Role::Strong);
        let line = strip.line();
        assert!(line.spans.iter().all(|span| span.style.add_modifier.contains(Modifier::REVERSED)));
        assert!(line.spans.iter().all(|span| span.style.fg.is_none()));
    }

    #[test]
    fn a_tail_cuts_what_is_in_its_way() {
        let mut strip = Strip::new(Paint::default(), 20);
        strip.text("Pistoia, la giornata", Role::Strong).tail(&[("! 3".to_owned(), Role::Attention)]);
        assert_eq!(plain(&strip.line()), " Pistoia, la g… ! 3 ");
        let mut strip = Strip::new(Paint::default(), 20);
        strip.text("Samuele Nencini", Role::Text).tail(&[("vota".to_owned(), Role::Text)]);
        assert_eq!(plain(&strip.line()), " Samuele Nenc… vota ", "one blank between them at least");
    }

    #[test]
    fn hostile_text_loses_its_controls() {
        let mut strip = Strip::new(Paint::default(), 20);
        strip.text("a\u{1b}[31mb\u{202e}", Role::Text);
        assert!(!plain(&strip.line()).contains(['\u{1b}', '\u{202e}']));
    }
}
