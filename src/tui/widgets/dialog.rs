//! A box means a dialog and nothing else: title, paragraphs, numbered rows.

use super::super::theme::Role;
use super::strip::{Paint, Pointed, Strip};
use crate::text::{Symbol, fits, width, wrap};
use ratatui::text::{Line, Span};

/// One thing inside a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A small heading.
    Heading(String),
    /// A text, wrapped at words.
    Text(String),
    /// A row to choose, with its digit or key.
    Row {
        /// What picks it at once.
        key: String,
        /// What it says.
        text: String,
        /// Why it cannot be had now: drawn dim.
        off: Option<String>,
    },
    /// What the row above costs.
    Under(String),
    /// A line that is typed into, already cut to rows by its editor.
    Field(Vec<String>),
    /// A line that is typed into, but not now.
    Quiet(String),
    /// Why what was typed was not taken.
    Refused(String),
    /// Which keys there are.
    Hint(String),
    /// An empty line, left out where rows are scarce.
    Blank,
}

/// Where the text of a row begins, and what stands under it.
const UNDER: usize = 7;

/// A box with what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    /// In the upper border.
    pub title: String,
    /// Role of the title: attention, or wrong for a trouble.
    pub role: Role,
    /// What is inside, top to bottom.
    pub parts: Vec<Part>,
    /// Which of the rows is pointed at.
    pub pointed: Option<usize>,
}

/// The lines of a box `columns` wide and at most `rows` high, and the line of the pointed row or of the field.
pub fn dialog(paint: Paint, dialog: &Dialog, columns: usize, rows: usize) -> (Vec<Line<'static>>, Option<usize>) {
    let mut lines = inside(paint, dialog, columns, Blanks::Kept);
    if lines.0.len() + 2 > rows {
        lines = inside(paint, dialog, columns, Blanks::Dropped);
    }
    let (body, focus) = lines;
    // whatever does not fit, the pointed row does
    let room = rows.saturating_sub(2);
    let cut = body.len() > room;
    let top = focus.map_or(0, |at| (at + 1).saturating_sub(room)).min(body.len().saturating_sub(room));
    let mut out = vec![border_top(paint, dialog, columns)];
    out.extend(body.into_iter().skip(top).take(room));
    let choices = dialog.parts.iter().filter(|part| matches!(part, Part::Row { .. })).count();
    // of a menu that does not fit: which row this is
    let place = dialog.pointed.filter(|_| cut).map(|at| format!("{}/{choices}", at + 1));
    out.push(border_bottom(paint, columns, place.as_deref()));
    (out, focus.map(|at| at - top + 1))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Blanks {
    Kept,
    Dropped,
}

fn inside(paint: Paint, dialog: &Dialog, columns: usize, blanks: Blanks) -> (Vec<Line<'static>>, Option<usize>) {
    let inner = columns.saturating_sub(2);
    let text_room = inner.saturating_sub(4);
    let mut lines = Vec::new();
    let mut focus = None;
    let mut row_number = 0;
    let blank = |lines: &mut Vec<Line<'static>>| {
        if blanks == Blanks::Kept {
            lines.push(framed(paint, &mut Strip::bare(paint, inner)));
        }
    };
    blank(&mut lines);
    for part in &dialog.parts {
        match part {
            Part::Blank => blank(&mut lines),
            Part::Heading(text) => {
                let mut strip = Strip::bare(paint, inner);
                strip.gap(2).text(&fits(text, text_room), Role::Strong);
                lines.push(framed(paint, &mut strip));
            }
            Part::Text(text) => paragraph(paint, text, inner, Role::Text, &mut lines),
            Part::Refused(text) => {
                let from = lines.len();
                paragraph(paint, text, inner, Role::Text, &mut lines);
                mark(paint, &mut lines[from..]);
            }
            Part::Hint(text) => paragraph(paint, text, inner, Role::Quiet, &mut lines),
            Part::Under(text) => {
                for range in wrap(text, inner.saturating_sub(UNDER + 2).max(1)) {
                    let mut strip = Strip::bare(paint, inner);
                    strip.gap(UNDER).text(text.get(range).unwrap_or_default().trim_end(), Role::Quiet);
                    lines.push(framed(paint, &mut strip));
                }
            }
            Part::Quiet(text) => {
                let mut strip = Strip::bare(paint, inner);
                strip.gap(2).cell(text, text_room, crate::text::Align::Left, Role::Field);
                lines.push(framed(paint, &mut strip));
            }
            Part::Field(rows) => {
                for row in rows {
                    let mut strip = Strip::bare(paint, inner);
                    strip.gap(2).cell(row, text_room, crate::text::Align::Left, Role::Field);
                    lines.push(framed(paint, &mut strip));
                }
                focus.get_or_insert(lines.len().saturating_sub(1));
            }
            Part::Row { key, text, off } => {
                let here = dialog.pointed == Some(row_number);
                row_number += 1;
                if here {
                    focus = Some(lines.len());
                }
                lines.push(framed(paint, &mut choice(paint, inner, key, text, off.as_deref(), here)));
            }
        }
    }
    blank(&mut lines);
    (lines, focus)
}

fn paragraph(paint: Paint, text: &str, inner: usize, role: Role, lines: &mut Vec<Line<'static>>) {
    for range in wrap(text, inner.saturating_sub(4).max(1)) {
        let mut strip = Strip::bare(paint, inner);
        strip.gap(2).text(text.get(range).unwrap_or_default().trim_end(), role);
        lines.push(framed(paint, &mut strip));
    }
}

/// Puts the sign of what is to be looked at before the first line of a paragraph: on it alone lies colour.
fn mark(paint: Paint, lines: &mut [Line<'static>]) {
    if let Some(margin) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
        let role = Paint::symbol_role(Symbol::Attention);
        *margin = Span::styled(format!("{} ", paint.glyph(Symbol::Attention)), paint.theme.style(role));
    }
}

fn choice(paint: Paint, inner: usize, key: &str, text: &str, off: Option<&str>, here: bool) -> Strip {
    let mut strip = Strip::row(paint, inner, if here { Pointed::Here } else { Pointed::No });
    let role = if off.is_some() { Role::Quiet } else { Role::Text };
    strip.gap(1).text(key, if off.is_some() { Role::Quiet } else { Role::Accent });
    if !key.is_empty() {
        strip.gap(2);
    }
    let room = strip.left().saturating_sub(2);
    strip.text(&fits(text, room), role);
    if let Some(off) = off {
        let room = strip.left().saturating_sub(4);
        if room >= 12 {
            strip.gap(2).text(&fits(off, room), Role::Quiet);
        }
    }
    strip
}

fn framed(paint: Paint, strip: &mut Strip) -> Line<'static> {
    let side = Span::styled(paint.glyph(Symbol::Gutter), paint.theme.style(Role::Quiet));
    let mut line = strip.line();
    line.spans.insert(0, side.clone());
    line.spans.push(side);
    line
}

fn border_top(paint: Paint, dialog: &Dialog, columns: usize) -> Line<'static> {
    let rule = paint.glyph(Symbol::Rule);
    let mut strip = Strip::bare(paint, columns);
    strip.text(paint.glyph(Symbol::CornerTopLeft), Role::Quiet).text(rule, Role::Quiet);
    if !dialog.title.is_empty() {
        let title = fits(&dialog.title, columns.saturating_sub(6)).into_owned();
        strip.gap(1).text(&title, dialog.role).gap(1);
    }
    let left = strip.left().saturating_sub(1);
    strip.text(&rule.repeat(left), Role::Quiet).text(paint.glyph(Symbol::CornerTopRight), Role::Quiet);
    strip.line()
}

fn border_bottom(paint: Paint, columns: usize, place: Option<&str>) -> Line<'static> {
    let rule = paint.glyph(Symbol::Rule);
    let mut strip = Strip::bare(paint, columns);
    strip.text(paint.glyph(Symbol::CornerBottomLeft), Role::Quiet);
    let end = place.map_or(0, |place| width(place) + 3);
    strip.text(&rule.repeat(strip.left().saturating_sub(1 + end)), Role::Quiet);
    if let Some(place) = place {
        strip.gap(1).text(place, Role::Text).gap(1).text(rule, Role::Quiet);
    }
    strip.text(paint.glyph(Symbol::CornerBottomRight), Role::Quiet);
    strip.line()
}

/// Columns a box wants for its longest line, between 40 and what there is.
pub fn columns_for(dialog: &Dialog, available: usize) -> usize {
    let longest = dialog
        .parts
        .iter()
        .map(|part| match part {
            Part::Row { key, text, off } => width(key) + width(text) + 6 + off.as_ref().map_or(0, |off| width(off) + 2),
            Part::Text(text) | Part::Heading(text) | Part::Refused(text) | Part::Hint(text) => width(text),
            Part::Under(text) => width(text) + UNDER,
            Part::Field(_) | Part::Quiet(_) | Part::Blank => 0,
        })
        .chain([width(&dialog.title)])
        .max()
        .unwrap_or(0);
    (longest + 6).clamp(40, 64).min(available)
}

#[cfg(test)]
mod tests {
    use super::super::strip::{line_width, plain};
    use super::*;

    fn trouble() -> Dialog {
        Dialog {
            title: "Non posso scrivere sulla chiavetta".into(),
            role: Role::Wrong,
            parts: vec![
                Part::Heading("Che cosa è successo".into()),
                Part::Text("La chiavetta COLLOQUIO è piena: servono 310 kB, ce ne sono 12.".into()),
                Part::Blank,
                Part::Row { key: "1".into(), text: "Riprova, dopo aver fatto spazio".into(), off: None },
                Part::Row { key: "2".into(), text: "Scegli un'altra cartella".into(), off: Some("non ora".into()) },
            ],
            pointed: Some(1),
        }
    }

    #[test]
    fn every_line_of_a_box_is_as_wide_as_the_box() {
        for columns in 10..70 {
            let (lines, _) = dialog(Paint::default(), &trouble(), columns, 20);
            for line in &lines {
                assert_eq!(line_width(line), columns, "{}", plain(line));
            }
        }
    }

    #[test]
    fn where_rows_are_scarce_blanks_go_and_the_pointed_row_stays() {
        for rows in 3..14 {
            let (lines, focus) = dialog(Paint::default(), &trouble(), 64, rows);
            assert!(lines.len() <= rows);
            assert!(plain(&lines[focus.unwrap()]).contains("Scegli"), "{rows}");
        }
    }
}
