//! What fits where: classes of window size, widths of panes. Shared by update (how far a page is) and by the views.

/// Columns and rows of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// How wide a window is, in what can be shown side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Under 60x16: only a notice.
    TooSmall,
    /// One pane, ornament dropped.
    S,
    /// One pane and tabs.
    M,
    /// List and detail.
    L,
    /// Three panes.
    XL,
}

impl Size {
    /// A window of so many columns and rows.
    pub const fn new(columns: u16, rows: u16) -> Self {
        Self { columns, rows }
    }

    /// The class of this window.
    pub fn class(self) -> Class {
        match self.columns {
            _ if self.columns < 60 || self.rows < 16 => Class::TooSmall,
            0..=79 => Class::S,
            80..=99 => Class::M,
            100..=139 => Class::L,
            _ => Class::XL,
        }
    }

    /// Whether the rule under the heading and blank lines have room.
    pub fn has_ornament(self) -> bool {
        self.rows >= 24
    }

    /// Whether a rule parts the body from the message line.
    pub fn has_message_rule(self) -> bool {
        self.rows >= 36
    }

    /// First row of the body.
    pub fn body_top(self) -> u16 {
        2 + u16::from(self.has_ornament())
    }

    /// Rows of the body: what heading, message and footer leave.
    pub fn body_rows(self) -> u16 {
        self.rows.saturating_sub(self.body_top() + 2 + u16::from(self.has_message_rule()))
    }

    /// Columns of the list on the main screen at L and XL, of everything below that.
    pub fn list_columns(self) -> u16 {
        match self.class() {
            Class::L => share(self.columns, 57),
            Class::XL => self.columns.saturating_sub(self.pairs_columns() + self.rubric_columns() + 2),
            _ => self.columns,
        }
    }

    /// Columns of the left part of the interview page.
    pub fn sheet_columns(self) -> u16 {
        match self.class() {
            Class::L | Class::XL => share(self.columns, 61),
            _ => self.columns,
        }
    }

    /// Columns of what is told beside a list of the exchange; none where it stands under the list.
    pub fn beside_columns(self) -> Option<u16> {
        matches!(self.class(), Class::L | Class::XL).then(|| share(self.columns, 40))
    }

    /// Rows of the review's list of so many files; under it, a title, then the text of one of them.
    pub fn review_list(self, files: usize) -> usize {
        let body = usize::from(self.body_rows());
        match self.beside_columns() {
            Some(_) => body,
            None => (body / 3).clamp(1, files.max(1)),
        }
    }

    /// Columns and rows of the review's text beside or under a list of so many files.
    pub fn review_text(self, files: usize) -> (usize, usize) {
        let body = usize::from(self.body_rows());
        match self.beside_columns() {
            Some(beside) => (usize::from(beside), body),
            None => (usize::from(self.columns), body.saturating_sub(self.review_list(files) + 1)),
        }
    }

    /// Columns of the pairs pane at XL.
    pub fn pairs_columns(self) -> u16 {
        share(self.columns, 29).clamp(40, 58)
    }

    /// Columns of the rubric pane at XL.
    pub fn rubric_columns(self) -> u16 {
        share(self.columns, 27).clamp(38, 54)
    }
}

/// So many hundredths, rounded.
fn share(whole: u16, hundredths: u32) -> u16 {
    u16::try_from((u32::from(whole) * hundredths + 50) / 100).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_change_where_the_design_says() {
        for (columns, class) in
            [(59, Class::TooSmall), (60, Class::S), (79, Class::S), (80, Class::M), (100, Class::L), (139, Class::L)]
        {
            assert_eq!(Size::new(columns, 24).class(), class, "{columns}");
        }
        assert_eq!(Size::new(140, 24).class(), Class::XL);
        assert_eq!(Size::new(200, 15).class(), Class::TooSmall);
        assert_eq!(Size::new(0, 0).class(), Class::TooSmall);
    }

    #[test]
    fn the_panes_of_the_drawings() {
        assert_eq!(Size::new(120, 36).list_columns(), 68);
        assert_eq!(Size::new(120, 36).sheet_columns(), 73);
        let xl = Size::new(200, 50);
        assert_eq!((xl.list_columns(), xl.pairs_columns(), xl.rubric_columns()), (86, 58, 54));
    }

    #[test]
    fn frame_and_body_fill_the_window() {
        for rows in 16..60 {
            let size = Size::new(80, rows);
            let frame = 2 + u16::from(size.has_ornament()) + 2 + u16::from(size.has_message_rule());
            assert_eq!(size.body_rows() + frame, rows);
        }
    }
}
