//! A bundle as a row: on the exchange's page and on the review. Its sentences are not here.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use crate::app::exchange::{Contents, FileState, SeenFile};
use crate::app::model::Model;
use crate::text::{Align, Symbol, Words, width};
use ratatui::text::Line;

/// A file's row: its name, shortened in the middle where the day and the laptop stand at both ends, and what it is.
pub fn file_line(model: &Model, paint: Paint, file: &SeenFile, columns: usize, pointed: Pointed) -> Line<'static> {
    let words = &model.words;
    let mut strip = Strip::row(paint, columns, pointed);
    let named = (columns * 7 / 20).clamp(16, 60);
    // every bundle's name ends like this
    let name = file.name();
    let name = shortened(name.strip_suffix(".colloquio.json").unwrap_or(&name), named);
    strip.symbol(symbol(file)).cell(&name, named, Align::Left, Role::Text).gap(2);
    strip.text(&short(words, file), Role::Text);
    strip.line()
}

fn symbol(file: &SeenFile) -> Symbol {
    match &file.state {
        FileState::Found | FileState::Known(_) => Symbol::Nothing,
        FileState::Arriving | FileState::Ready(_) => Symbol::Begun,
        FileState::Taken(contents) if contents.waiting > 0 || contents.apart > 0 => Symbol::Attention,
        FileState::Taken(_) => Symbol::Complete,
        FileState::Refused(_) => Symbol::Not,
        FileState::Skipped(_) => Symbol::Out,
    }
}

/// What the file is, in a few words.
pub fn short(words: &Words, file: &SeenFile) -> String {
    match &file.state {
        FileState::Found => words.file_found().into_owned(),
        FileState::Arriving => words.file_arriving().into_owned(),
        FileState::Ready(contents) => words.file_ready(&contents.from, &brings(words, contents)).into_owned(),
        FileState::Known(contents) => words.file_known(&contents.from).into_owned(),
        FileState::Taken(contents) if contents.waiting > 0 => {
            words.file_taken_waiting(&contents.from, contents.waiting).into_owned()
        }
        FileState::Taken(contents) => words.file_taken(&contents.from, &brings(words, contents)).into_owned(),
        FileState::Refused(refusal) => words.file_refused(&refusal.short).into_owned(),
        FileState::Skipped(why) => why.clone(),
    }
}

/// Sheets where there are some, else entries.
fn brings(words: &Words, contents: &Contents) -> String {
    match contents.sheets {
        0 => words.brings_entries(contents.new.len()).into_owned(),
        sheets => words.brings_sheets(sheets).into_owned(),
    }
}

/// A file's name in so many cells. A bundle's says day, laptop, time and number: the laptop and the number stay longest,
/// then the time, since the day is that of every file. Of any other name both ends stay.
fn shortened(name: &str, cells: usize) -> String {
    let name = crate::text::clean(name);
    if width(&name) <= cells {
        return name.into_owned();
    }
    let parts: Vec<&str> = name.split('_').collect();
    if let [day, laptop, time, id] = parts[..]
        && let Some((_, number)) = id.rsplit_once('-')
    {
        let all = [
            format!("{day}_{laptop}_{time}_…-{number}"),
            format!("…_{laptop}_{time}_…-{number}"),
            format!("…_{laptop}_…-{number}"),
        ];
        if let Some(short) = all.into_iter().find(|short| width(short) <= cells) {
            return short;
        }
        let end = format!("_…-{number}");
        let room = cells.saturating_sub(width(&end) + 2);
        if room >= 6 {
            return format!("…_{}{end}", shortened_middle(laptop, room));
        }
    }
    shortened_middle(&name, cells)
}

/// Both ends stay.
fn shortened_middle(name: &str, cells: usize) -> String {
    let tail: String = tail(name, (cells / 4).max(3));
    let head = crate::text::fits(name, cells.saturating_sub(width(&tail)));
    format!("{head}{tail}")
}

/// The last cells of a text, cut between graphemes.
fn tail(text: &str, cells: usize) -> String {
    let start = text.char_indices().map(|(at, _)| at).find(|at| width(&text[*at..]) <= cells).unwrap_or(text.len());
    text[start..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_laptop_and_the_number_stay_longest() {
        let name = "selezione-pistoia_banco-4_1432_3f2a91c0-17";
        for cells in 15..42 {
            let short = shortened(name, cells);
            assert!(short.contains("banco-4") && short.ends_with("-17"), "{cells}: {short}");
        }
        assert_eq!(shortened(name, 21), "…_banco-4_1432_…-17");
    }

    #[test]
    fn a_long_name_keeps_both_ends_and_its_width() {
        let name = "selezione-pistoia_banco-4_1432_3f2a91c0-17";
        for cells in 10..70 {
            let short = shortened(name, cells);
            assert!(width(&short) <= cells, "{short}");
            assert!(short.ends_with("-17"), "{short}");
        }
        assert!(shortened("una-foto-di-tutti-quanti-insieme", 20).starts_with("una-foto"));
    }
}
