//! Text into rows and cells. Our own, because the csv crate tells neither an unclosed quote nor blank rows, and counts no
//! lines in files with `\r` alone; all three are what messages to people are made of.

use super::super::error::{CELL_LIMIT, Reason};
use std::iter::Peekable;
use std::str::Chars;

/// A row as it stands in the text.
pub(super) struct Row {
    /// Text line on which it begins.
    pub line: usize,
    /// Its cells, uncleaned.
    pub cells: Vec<String>,
}

impl Row {
    /// Whether nothing is in any cell.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|c| c.trim().is_empty())
    }
}

/// Where and why splitting stopped.
pub(super) struct Stop {
    pub line: usize,
    pub column: usize,
    pub reason: Reason,
}

/// Splits a text into rows; ends after the first [`Stop`].
pub(super) struct Splitter<'a> {
    rest: Peekable<Chars<'a>>,
    separator: char,
    line: usize,
}

/// What ended a cell.
enum End {
    Cell,
    Row,
}

impl<'a> Splitter<'a> {
    pub fn new(text: &'a str, separator: char, first_line: usize) -> Self {
        Self { rest: text.chars().peekable(), separator, line: first_line }
    }

    /// Takes the next character; a line end of any kind comes as `\n`.
    fn take(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        if c == '\r' {
            self.rest.next_if_eq(&'\n');
        }
        if c == '\r' || c == '\n' {
            self.line += 1;
            return Some('\n');
        }
        Some(c)
    }

    fn cell(&mut self, column: usize) -> Result<(String, End), Stop> {
        let start = self.line;
        let stop = |line, reason| Stop { line, column, reason };
        let mut text = String::new();
        let mut length = 0;
        let mut add = |c: char| {
            length += 1;
            if length <= CELL_LIMIT {
                text.push(c);
            }
            length <= CELL_LIMIT
        };
        let mut fits = true;
        let mut several_lines = false;
        if self.rest.next_if_eq(&'"').is_some() {
            loop {
                match self.take() {
                    None => return Err(stop(start, Reason::OpenQuote)),
                    Some('"') if self.rest.next_if_eq(&'"').is_some() => fits = add('"'),
                    Some('"') => break,
                    Some(c) => {
                        several_lines |= c == '\n';
                        fits = add(c);
                    }
                }
            }
        }
        let end = loop {
            match self.take() {
                None | Some('\n') => break End::Row,
                Some(c) if c == self.separator => break End::Cell,
                // Words after a closing quote are harmless on one line; after several it closed in another row's cell.
                Some(c) if several_lines && !c.is_whitespace() => return Err(stop(start, Reason::OpenQuote)),
                Some(c) => fits = add(c),
            }
        };
        if fits { Ok((text, end)) } else { Err(stop(start, Reason::CellTooLong)) }
    }
}

impl Iterator for Splitter<'_> {
    type Item = Result<Row, Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.peek()?;
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            match self.cell(cells.len()) {
                Ok((text, End::Cell)) => cells.push(text),
                Ok((text, End::Row)) => {
                    cells.push(text);
                    return Some(Ok(Row { line, cells }));
                }
                Err(stop) => {
                    self.rest = "".chars().peekable();
                    return Some(Err(stop));
                }
            }
        }
    }
}
