//! From a key in a place to an action: the default keys of the action table, indexed.

use super::action::{ACTIONS, ActionId, PLACES, Place};
use super::key::{Key, UnknownKey};
use std::collections::HashMap;
use thiserror::Error;

/// A keymap that would do two things at one key.
#[derive(Debug, Error)]
pub enum KeymapError {
    /// A key that cannot be read.
    #[error(transparent)]
    Unknown(#[from] UnknownKey),
    /// One key, two actions.
    #[error("{key} means both {first:?} and {second:?} in {place:?}")]
    Twice {
        /// The key.
        key: Key,
        /// The place.
        place: Place,
        /// The action that had it.
        first: ActionId,
        /// The action that wants it too.
        second: ActionId,
    },
}

/// Which action a key is, in each place.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    map: HashMap<(Place, Key), ActionId>,
}

impl Keymap {
    /// The keys of the action table. Two actions at one key in one place are refused.
    pub fn standard() -> Result<Self, KeymapError> {
        let mut map = HashMap::new();
        for action in ACTIONS {
            for text in action.keys {
                let key = Key::parse(text)?;
                for &place in action.places {
                    if let Some(first) = map.insert((place, key), action.id)
                        && first != action.id
                    {
                        return Err(KeymapError::Twice { key, place, first, second: action.id });
                    }
                }
            }
        }
        Ok(Self { map })
    }

    /// The action of a key in a place.
    pub fn action(&self, place: Place, key: Key) -> Option<ActionId> {
        self.map.get(&(place, key)).copied()
    }
}

/// Places where letters are text: only keys that type nothing may be bound there.
pub fn takes_text(place: Place) -> bool {
    matches!(place, Place::Field | Place::Note | Place::Palette | Place::Help)
}

/// All places, for tables that list keys by place.
pub fn places() -> impl Iterator<Item = Place> {
    PLACES.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Code;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        Keymap::standard().unwrap();
    }

    /// The first two levels of the Italian XKB layout, dead keys left out.
    const ITALIAN: &str =
        "\\1234567890'ì|!\"£$%&/()=?^qwertyuiopè+QWERTYUIOPé*asdfghjklòàùASDFGHJKLç°§<zxcvbnm,.->ZXCVBNM;:_ ";

    #[test]
    fn no_default_key_needs_altgr_on_an_italian_keyboard() {
        for action in ACTIONS {
            for text in action.keys {
                if let Code::Char(c) = Key::parse(text).unwrap().code {
                    assert!(ITALIAN.contains(c), "{c} of {:?} is not on the first two levels", action.id);
                }
            }
        }
    }

    #[test]
    fn in_a_text_field_letters_are_letters() {
        let keymap = Keymap::standard().unwrap();
        for place in places().filter(|place| takes_text(*place)) {
            for c in (' '..='~').chain("àèéìòù".chars()) {
                assert_eq!(keymap.action(place, Key::char(c)), None, "{c} in {place:?}");
            }
        }
    }

    #[test]
    fn a_place_key_hides_no_key_that_works_everywhere() {
        let everywhere = ["q", "?", "f1", "ctrl-l", "ctrl-c"];
        let keymap = Keymap::standard().unwrap();
        for place in [Place::Queue, Place::Pairs, Place::Interview, Place::Reveal, Place::Shortlist, Place::Missing] {
            for (text, id) in everywhere.into_iter().zip([
                ActionId::Quit,
                ActionId::Help,
                ActionId::Help,
                ActionId::Redraw,
                ActionId::Interrupt,
            ]) {
                assert_eq!(keymap.action(place, Key::parse(text).unwrap()), Some(id), "{text} in {place:?}");
            }
        }
    }

    #[test]
    fn an_action_has_one_name_and_names_are_not_shared() {
        let mut named = HashSet::new();
        let mut pairs = HashSet::new();
        for action in ACTIONS {
            if pairs.insert((action.id, action.name)) {
                assert!(named.insert(action.name), "{} names two actions", action.name);
            }
        }
    }
}
