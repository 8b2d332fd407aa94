//! Finding by a few letters: the palette and the filters of lists. Letters stand together: a person who types "cav" means
//! Càvoli, not whatever holds a c, an a and a v.

use crate::text::fold;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// Finds rows by letters. Holds the matcher's memory, so keep one.
pub struct Finder {
    matcher: Matcher,
    buffer: Vec<char>,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finder")
    }
}

impl Default for Finder {
    fn default() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }
}

impl Finder {
    /// Places of the rows that match all the letters of `query`, best first, equals in their own order. What begins with
    /// the letters comes before what has them somewhere: a title typed whole is that title, not a sentence that uses its
    /// word. `rows` are [`fold`]ed already; the query is folded here. An empty query finds everything.
    pub fn find<'a>(&mut self, query: &str, rows: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let query = fold(query);
        let words: Vec<Atom> = query
            .split_whitespace()
            .map(|word| Atom::new(word, CaseMatching::Ignore, Normalization::Never, AtomKind::Substring, false))
            .collect();
        if words.is_empty() {
            return rows.enumerate().map(|(i, _)| i).collect();
        }
        let mut found: Vec<(bool, u32, usize)> = Vec::new();
        for (i, row) in rows.enumerate() {
            let begins = row.starts_with(query.trim());
            let row = Utf32Str::new(row, &mut self.buffer);
            let mut score = 0u32;
            let all = words.iter().all(|word| match word.score(row, &mut self.matcher) {
                Some(one) => {
                    score += u32::from(one);
                    true
                }
                None => false,
            });
            if all {
                found.push((begins, score, i));
            }
        }
        found.sort_by_key(|(begins, score, i)| (Reverse(*begins), Reverse(*score), *i));
        found.into_iter().map(|(.., i)| i).collect()
    }
}

/// Whether a folded text holds the letters of a query in one piece, as a list's filter wants it.
pub fn holds(folded: &str, query: &str) -> bool {
    fold(query).split_whitespace().all(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_typed_or_not_find_the_person() {
        let rows = [fold("Zoë Càvoli"), fold("Elìa Càvoli"), fold("Niccolò Baldacci")];
        let mut finder = Finder::default();
        for query in ["cav", "càv", "CAV"] {
            assert_eq!(finder.find(query, rows.iter().map(String::as_str)), [0, 1], "{query}");
        }
        assert_eq!(finder.find("bald nic", rows.iter().map(String::as_str)), [2]);
        assert!(finder.find("xyz", rows.iter().map(String::as_str)).is_empty());
    }

    #[test]
    fn what_begins_with_the_letters_comes_first() {
        let rows = ["importa prende quello che un altro ha esportato", "esporta scrive un pacchetto"];
        assert_eq!(Finder::default().find("esporta", rows.into_iter()), [1, 0]);
    }

    #[test]
    fn no_letters_find_everything_in_its_own_order() {
        assert_eq!(Finder::default().find(" ", ["b", "a"].into_iter()), [0, 1]);
    }

    #[test]
    fn a_filter_wants_every_word() {
        assert!(holds(&fold("Zoë Càvoli Social Media"), "zoë social"));
        assert!(!holds(&fold("Zoë Càvoli Social Media"), "zoë web"));
    }
}
