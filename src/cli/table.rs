//! Rows for people: aligned columns for a terminal, CSV for a spreadsheet. Text from files becomes harmless in both: no
//! character a terminal obeys, no cell a spreadsheet calculates. Not here: what the rows say (`document`).

use crate::text::{Align, clean, clean_multiline, pad, width};

/// How a table looks on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    #[default]
    Plain,
    /// The heading row in bold.
    Bold,
}

/// One cell: what people read, and what a spreadsheet takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    shown: String,
    value: Value,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Value {
    #[default]
    Nothing,
    Text(String),
    Number(String),
}

impl Cell {
    /// Nothing is known.
    pub fn nothing() -> Cell {
        Cell { shown: "–".to_owned(), value: Value::Nothing }
    }

    /// Text from anywhere.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell { shown: text.clone(), value: Value::Text(text) }
    }

    /// Text, or nothing where there is none.
    pub fn maybe(text: Option<impl Into<String>>) -> Cell {
        text.map_or_else(Cell::nothing, Cell::text)
    }

    /// A code of the documents with the word people use for it.
    pub fn word(code: &str, shown: impl Into<String>) -> Cell {
        Cell { shown: shown.into(), value: Value::Text(code.to_owned()) }
    }

    /// A count.
    pub fn count(n: usize) -> Cell {
        Cell { shown: n.to_string(), value: Value::Number(n.to_string()) }
    }

    /// What people read.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// A figure with the way people write it.
    pub fn figure(value: impl ToString, shown: impl Into<String>) -> Cell {
        Cell { shown: shown.into(), value: Value::Number(value.to_string()) }
    }
}

/// A column: the field's name in the documents, its heading for people, and where its cells stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    field: &'static str,
    heading: String,
    align: Align,
}

/// A column of text.
pub fn left(field: &'static str, heading: impl Into<String>) -> Column {
    Column { field, heading: heading.into(), align: Align::Left }
}

/// A column of figures.
pub fn right(field: &'static str, heading: impl Into<String>) -> Column {
    Column { field, heading: heading.into(), align: Align::Right }
}

/// Columns and rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// What is said where there are no rows.
    empty: String,
}

/// Between two columns.
const GAP: &str = "  ";
/// No cell is wider on a terminal; CSV has the whole text.
const WIDEST: usize = 60;

impl Table {
    /// A table of these columns; `empty` is said where it has no rows.
    pub fn new(columns: Vec<Column>, empty: impl Into<String>) -> Table {
        Table { columns, rows: Vec::new(), empty: empty.into() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    /// Without the columns that no row has anything in, for a terminal: a file always has them all.
    pub fn without_blank_columns(mut self) -> Table {
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|at| self.rows.iter().any(|row| row.get(at).is_some_and(|c| !c.shown.is_empty())))
            .collect();
        let keep = |at: usize| kept.get(at).copied().unwrap_or(true);
        let mut at = 0..;
        self.columns.retain(|_| at.next().is_some_and(keep));
        for row in &mut self.rows {
            let mut at = 0..;
            row.retain(|_| at.next().is_some_and(keep));
        }
        self
    }

    /// For a terminal: a heading row and aligned columns; the last line is not ended.
    pub fn text(&self, style: Style) -> String {
        if self.rows.is_empty() {
            return self.empty.clone();
        }
        let shown: Vec<Vec<String>> =
            self.rows.iter().map(|r| r.iter().map(|c| clean(&c.shown).into_owned()).collect()).collect();
        // a criterion's id is a heading, and comes from a file too
        let headings: Vec<String> = self.columns.iter().map(|c| clean(&c.heading).into_owned()).collect();
        let widths: Vec<usize> = headings
            .iter()
            .enumerate()
            .map(|(at, heading)| {
                let cells = shown.iter().filter_map(|r| r.get(at)).map(|t| width(t));
                cells.chain([width(heading)]).max().unwrap_or(0).min(WIDEST)
            })
            .collect();
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let cells: Vec<String> = cells
                .zip(self.columns.iter().zip(&widths))
                .map(|(text, (column, cells))| pad(text, *cells, column.align))
                .collect();
            cells.join(GAP).trim_end().to_owned()
        };
        let heading = line(&mut headings.iter().map(String::as_str));
        let mut out = match style {
            Style::Plain => heading,
            Style::Bold => format!("\u{1b}[1m{heading}\u{1b}[0m"),
        };
        for row in &shown {
            out.push('\n');
            out.push_str(&line(&mut row.iter().map(String::as_str)));
        }
        out
    }

    /// For a spreadsheet: comma, decimal point, the documents' field names as headings.
    pub fn csv(&self) -> String {
        let mut out = csv_line(self.columns.iter().map(|c| c.field.to_owned()));
        for row in &self.rows {
            out.push_str(&csv_line(row.iter().map(|c| match &c.value {
                Value::Nothing => String::new(),
                Value::Number(n) => n.clone(),
                Value::Text(t) => guarded(&clean_multiline(t)),
            })));
        }
        out
    }
}

/// A text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// One line of CSV, quoted where needed.
fn csv_line(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| {
        if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    };
    let mut line = cells.map(quoted).collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut t = Table::new(vec![left("name", "nome"), right("raw", "grezzo")], "Niente.");
        t.row(vec![Cell::text("Zoë\u{1b}[2J 木村"), Cell::figure(3.5, "3,50")]);
        t.row(vec![Cell::text("=1+1, \"x\""), Cell::nothing()]);
        t
    }

    /// Attacks 12, 78.
    #[test]
    fn columns_stand_under_their_headings_and_nothing_reaches_the_terminal() {
        assert_eq!(table().text(Style::Plain), "nome         grezzo\nZoë[2J 木村    3,50\n=1+1, \"x\"         –");
        assert!(table().text(Style::Bold).starts_with("\u{1b}[1mnome         grezzo\u{1b}[0m\nZoë"));
    }

    #[test]
    fn a_column_nobody_fills_takes_no_room() {
        let mut t = Table::new(vec![left("name", "nome"), left("missing", "manca"), right("raw", "grezzo")], "");
        t.row(vec![Cell::text("Zoë"), Cell::text(""), Cell::nothing()]);
        assert!(t.csv().starts_with("name,missing,raw\n"));
        assert_eq!(t.without_blank_columns().text(Style::Plain), "nome  grezzo\nZoë        –");
    }

    #[test]
    fn a_long_cell_is_cut_on_a_terminal_and_whole_in_a_file() {
        let mut t = Table::new(vec![left("text", "testo")], "");
        t.row(vec![Cell::text("x".repeat(200))]);
        assert_eq!(width(t.text(Style::Plain).lines().nth(1).unwrap()), WIDEST);
        assert!(t.csv().contains(&"x".repeat(200)));
    }

    /// Attack 78.
    #[test]
    fn a_spreadsheet_calculates_nothing_and_still_has_its_figures() {
        assert_eq!(table().csv(), "name,raw\nZoë[2J 木村,3.5\n\"'=1+1, \"\"x\"\"\",\n");
        for sign in ["=", "+", "-", "@", "\t", "\r"] {
            assert_eq!(guarded(&format!("{sign}a")), format!("'{sign}a"));
        }
        let mut t = Table::new(vec![right("gain", "")], "");
        t.row(vec![Cell::figure(-0.25, "-0,25")]);
        assert_eq!(t.csv(), "gain\n-0.25\n");
    }

    #[test]
    fn a_heading_from_a_file_obeys_nothing() {
        let mut t = Table::new(vec![right("score", "A\u{1b}[2J")], "");
        t.row(vec![Cell::count(1)]);
        assert_eq!(t.text(Style::Plain), "A[2J\n   1");
    }

    #[test]
    fn an_empty_table_says_so() {
        assert_eq!(Table::new(vec![left("name", "nome")], "Niente.").text(Style::Plain), "Niente.");
        assert_eq!(Table::new(vec![left("name", "nome")], "Niente.").csv(), "name\n");
    }
}
