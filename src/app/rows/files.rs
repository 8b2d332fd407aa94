//! A bundle in sentences: what it would do here, or did, or why it was not taken.

use crate::app::exchange::{Contents, FileState, Refusal, SeenFile};
use crate::app::model::Current;
use crate::text::{Words, wrap};

/// What a file would do here, or did, in sentences.
pub fn file_text(words: &Words, current: Option<&Current>, file: &SeenFile) -> Vec<String> {
    match &file.state {
        FileState::Found => vec![words.file_found_long().into_owned()],
        FileState::Arriving => vec![words.file_arriving_long().into_owned()],
        FileState::Refused(Refusal { failed, .. }) => {
            vec![failed.what.clone(), failed.safe.clone(), failed.next.clone()]
        }
        FileState::Skipped(why) => vec![why.clone()],
        FileState::Ready(contents) | FileState::Known(contents) | FileState::Taken(contents) => {
            contents_text(words, current, contents)
        }
    }
}

/// Things named at most; the rest is counted.
const NAMED: usize = 60;

fn contents_text(words: &Words, current: Option<&Current>, contents: &Contents) -> Vec<String> {
    let mut text = Vec::new();
    if let Some(current) = current {
        text.push(words.contents_from(&contents.from, &current.zone.time(contents.written)).into_owned());
    }
    text.extend(contents.warnings.iter().cloned());
    if contents.new.is_empty() && contents.waiting == 0 {
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

/// How many lines the sentences take in so many columns.
pub fn lines_of(text: &[String], columns: usize) -> usize {
    text.iter().map(|text| wrap(text, columns.saturating_sub(2).max(1)).len()).sum()
}
