//! A bundle as a row and as sentences: on the exchange's page and on the review.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Pointed, Strip};
use crate::app::exchange::{Contents, FileState, Refusal, SeenFile};
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
        0 => words.brings_entries(contents.new).into_owned(),
        sheets => words.brings_sheets(sheets).into_owned(),
    }
}

/// What a file would do here, or did, in sentences.
pub fn file_text(model: &Model, file: &SeenFile) -> Vec<String> {
    let words = &model.words;
    match &file.state {
        FileState::Found => vec![words.file_found_long().into_owned()],
        FileState::Arriving => vec![words.file_arriving_long().into_owned()],
        FileState::Refused(Refusal { failed, .. }) => {
            vec![failed.what.clone(), failed.safe.clone(), failed.next.clone()]
        }
        FileState::Skipped(why) => vec![why.clone()],
        FileState::Ready(contents) | FileState::Known(contents) | FileState::Taken(contents) => {
            contents_text(model, contents)
        }
    }
}

/// Things named at most; the rest is counted.
const NAMED: usize = 12;

fn contents_text(model: &Model, contents: &Contents) -> Vec<String> {
    let words = &model.words;
    let mut text = Vec::new();
    if let Some(current) = &model.current {
        text.push(words.contents_from(&contents.from, &current.zone.time(contents.written)).into_owned());
    }
    text.extend(contents.warnings.iter().cloned());
    if contents.new == 0 && contents.waiting == 0 {
        text.push(words.contents_nothing_new().into_owned());
        return text;
    }
    let some = |list: &[String]| {
        let mut all: Vec<String> = list.iter().take(NAMED).cloned().collect();
        if let Some(more) = list.len().checked_sub(NAMED).filter(|more| *more > 0) {
            all.push(words.contents_more(more).into_owned());
        }
        all
    };
    if !contents.adds.is_empty() {
        text.push(words.contents_adds(&contents.adds.join(", ")).into_owned());
    }
    if !contents.people.is_empty() {
        text.push(words.contents_people(&some(&contents.people).join(", ")).into_owned());
    }
    if !contents.clashes.is_empty() {
        text.push(words.contents_clashes(contents.clashes.len()).into_owned());
        text.extend(some(&contents.clashes));
    }
    if !contents.changes.is_empty() {
        text.push(words.contents_changes(contents.changes.len()).into_owned());
        text.extend(some(&contents.changes));
    }
    if contents.waiting > 0 {
        text.push(words.contents_waiting(contents.waiting).into_owned());
        text.extend(some(&contents.needs));
    }
    if contents.apart > 0 {
        text.push(words.contents_apart(contents.apart).into_owned());
    }
    if contents.later > 0 {
        text.push(words.contents_later(contents.later).into_owned());
    }
    text
}

/// A file's name in so many cells: both ends stay, since the day stands first and the number last.
fn shortened(name: &str, cells: usize) -> String {
    let name = crate::text::clean(name);
    if width(&name) <= cells {
        return name.into_owned();
    }
    let tail: String = tail(&name, cells / 4);
    let head = crate::text::fits(&name, cells.saturating_sub(width(&tail)));
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
    fn a_long_name_keeps_both_ends_and_its_width() {
        let name = "selezione-pistoia_banco-4_1432_3f2a91c0-17";
        for cells in 10..70 {
            let short = shortened(name, cells);
            assert!(width(&short) <= cells, "{short}");
            assert!(short.ends_with("-17"), "{short}");
        }
        assert!(shortened(name, 30).starts_with("selezione-"));
    }
}
