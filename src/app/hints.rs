//! The footer's hints and the rows of help, derived from the action table.

use super::action::{ACTIONS, Action, ActionId, Group, Hint, Place};
use super::key::Key;
use crate::text::Words;

/// One key and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The action, for whoever wants to run it.
    pub id: ActionId,
    /// The key's name, or names.
    pub key: String,
    /// The verb.
    pub title: String,
    /// Dropped the sooner, the higher; 0 is flush right and goes last.
    pub rank: u8,
}

/// The levels of the day's scale, as the footer writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Lowest.
    pub min: i64,
    /// Highest.
    pub max: i64,
}

/// The hints of a place, in the table's order.
pub fn hints(place: Place, words: &Words, levels: Levels, panes: usize) -> Vec<KeyHint> {
    let mut hints: Vec<KeyHint> = Vec::new();
    for action in ACTIONS.iter().filter(|action| action.places.contains(&place)) {
        let Some(key) = keys_of(action, words, levels, panes) else { continue };
        if hints.iter().any(|hint| hint.id == action.id) {
            continue;
        }
        let title = words.by_key(&action.title_key()).into_owned();
        hints.push(KeyHint { id: action.id, key, title, rank: action.rank });
    }
    hints
}

fn keys_of(action: &Action, words: &Words, levels: Levels, panes: usize) -> Option<String> {
    match action.hint {
        Hint::None => None,
        // ten has no key of its own: on a scale that begins above nought, nought is ten
        Hint::Levels if levels.max == 10 => Some(format!("{}-9 0", levels.min)),
        Hint::Levels => Some(format!("{}-{}", levels.min, levels.max)),
        Hint::Panes => Some(format!("1-{panes}")),
        Hint::Arrows => ["up", "down"].iter().map(|text| Key::parse(text).ok().map(|key| key.name(words))).collect(),
        Hint::Key => action.keys.first().and_then(|text| Key::parse(text).ok()).map(|key| key.name(words)),
    }
}

/// One row of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The action.
    pub id: ActionId,
    /// Where it is listed.
    pub group: Group,
    /// All its keys, as printed on them.
    pub keys: String,
    /// Its title.
    pub title: String,
    /// Its sentence.
    pub sentence: String,
}

/// The rows of help for a place, each action once, grouped.
pub fn help_rows(place: Place, words: &Words) -> Vec<HelpRow> {
    let mut rows: Vec<HelpRow> = Vec::new();
    for action in ACTIONS.iter().filter(|action| action.places.contains(&place)) {
        let names: Vec<String> = match action.keys {
            // nine digits are one range
            ["1", "2", .., "9"] => vec!["1-9".to_owned()],
            ["1", "2", .., "9", "0"] => vec!["1-9".to_owned(), "0".to_owned()],
            keys => keys.iter().filter_map(|text| Key::parse(text).ok()).map(|key| key.name(words)).collect(),
        };
        if let Some(row) = rows.iter_mut().find(|row| row.id == action.id) {
            for name in names {
                if !row.keys.split(' ').any(|known| known == name) {
                    row.keys = format!("{} {name}", row.keys).trim().to_owned();
                }
            }
            continue;
        }
        rows.push(HelpRow {
            id: action.id,
            group: action.group,
            keys: names.join(" "),
            title: words.by_key(&action.title_key()).into_owned(),
            sentence: words.by_key(&action.sentence_key()).into_owned(),
        });
    }
    rows.sort_by_key(|row| group_rank(row.group));
    rows
}

/// What is particular to a place comes before what works everywhere.
fn group_rank(group: Group) -> u8 {
    match group {
        Group::Here => 0,
        Group::Sheet => 1,
        Group::People => 2,
        Group::Pairs => 3,
        Group::Decide => 4,
        Group::Day => 5,
        Group::Everywhere => 6,
        Group::Move => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::PLACES;
    use crate::text::Lang;

    const LEVELS: Levels = Levels { min: 1, max: 5 };

    #[test]
    fn every_place_one_works_in_names_help_and_quit() {
        let words = Words::new(Lang::It);
        for place in PLACES {
            if super::super::keymap::takes_text(place) || matches!(place, Place::Menu | Place::Dialog) {
                continue;
            }
            let last: Vec<_> =
                hints(place, &words, LEVELS, 3).into_iter().filter(|hint| hint.rank == 0).map(|hint| hint.id).collect();
            assert_eq!(last, [ActionId::Help, ActionId::Quit], "{place:?}");
        }
    }

    #[test]
    fn titles_are_two_words_at_most_where_a_footer_shows_them() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for place in PLACES {
                for hint in hints(place, &words, LEVELS, 3) {
                    assert!(hint.title.split(' ').count() <= 3, "{place:?}: {}", hint.title);
                }
            }
        }
    }

    #[test]
    fn help_lists_every_key_of_the_place_once() {
        let words = Words::new(Lang::En);
        let rows = help_rows(Place::Queue, &words);
        let down = rows.iter().find(|row| row.id == ActionId::Down).unwrap();
        assert_eq!(down.keys, "↓ j");
        let mut ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), rows.len());
    }
}
