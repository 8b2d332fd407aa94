//! The last line: keys of this place, then help and quit flush right. Whole hints go, by rank, never half of one.

use super::super::theme::Role;
use super::strip::{Paint, Strip};
use crate::app::hints::KeyHint;
use crate::text::width;
use ratatui::text::Line;

/// Blanks between hints.
const GAP: usize = 2;

fn columns_of(hints: &[&KeyHint]) -> usize {
    hints.iter().map(|hint| width(&hint.key) + 1 + width(&hint.title) + GAP).sum::<usize>().saturating_sub(GAP)
}

/// The footer of a width.
pub fn footer(paint: Paint, hints: &[KeyHint], columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(2);
    let (mut tail, mut body): (Vec<_>, Vec<_>) = hints.iter().partition(|hint| hint.rank == 0);
    loop {
        let between = if body.is_empty() || tail.is_empty() { 0 } else { GAP };
        if columns_of(&body) + between + columns_of(&tail) <= room {
            break;
        }
        // the last of the highest rank goes first
        let worst = body.iter().enumerate().max_by_key(|(i, hint)| (hint.rank, *i)).map(|(i, _)| i);
        match worst {
            Some(worst) => drop(body.remove(worst)),
            None if tail.is_empty() => break,
            None => drop(tail.remove(0)),
        }
    }
    let mut strip = Strip::new(paint, columns);
    write(&mut strip, &body);
    strip.to(columns.saturating_sub(columns_of(&tail) + 1));
    write(&mut strip, &tail);
    strip.line()
}

fn write(strip: &mut Strip, hints: &[&KeyHint]) {
    for (i, hint) in hints.iter().enumerate() {
        strip.gap(if i == 0 { 0 } else { GAP });
        strip.text(&hint.key, Role::Accent).gap(1).text(&hint.title, Role::Text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::strip::{line_width, plain};
    use super::*;

    fn hint(key: &str, title: &str, rank: u8) -> KeyHint {
        KeyHint { id: crate::app::action::ActionId::Open, key: key.into(), title: title.into(), rank }
    }

    fn hints() -> Vec<KeyHint> {
        vec![
            hint("Invio", "apri", 1),
            hint("t", "prendi", 2),
            hint("/", "cerca", 3),
            hint("1-3", "riquadri", 5),
            hint("g", "vai", 6),
            hint(":", "comandi", 4),
            hint("?", "aiuto", 0),
            hint("q", "esci", 0),
        ]
    }

    #[test]
    fn at_every_width_from_60_to_200_help_and_quit_are_at_the_end() {
        for columns in 60..=200 {
            let line = footer(Paint::default(), &hints(), columns);
            assert_eq!(line_width(&line), columns);
            assert!(plain(&line).ends_with("? aiuto  q esci "), "{columns}: {}", plain(&line));
        }
    }

    #[test]
    fn whole_hints_go_by_rank_and_quit_is_the_last() {
        let line = plain(&footer(Paint::default(), &hints(), 60));
        assert_eq!(line.trim(), "Invio apri  t prendi  / cerca  : comandi   ? aiuto  q esci");
        assert_eq!(plain(&footer(Paint::default(), &hints(), 9)).trim(), "q esci");
        for columns in 0..60 {
            assert_eq!(line_width(&footer(Paint::default(), &hints(), columns)), columns);
        }
    }
}
