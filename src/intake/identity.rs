//! Who is who: e-mail without case, else telephone digits, else name and town, and then only a question.

use super::person::Person;
use super::{contact, fold};
use std::collections::{BTreeMap, BTreeSet};

/// What tells one person from another.
#[derive(Clone, Debug)]
pub struct Identity {
    email: Option<String>,
    phone: Option<String>,
    /// Words of the name in alphabetical order: forms mix up first and last names.
    words: Vec<String>,
    town: String,
    /// Name and town as written.
    spelling: (String, String),
}

/// How two identities go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The same name, or the same number under another name: to be asked.
    Maybe,
    /// The same name and town to the letter, and one of the two has no e-mail and no number.
    ByName,
    /// The same person.
    Same,
}

impl Identity {
    /// The identity of a description.
    pub fn of(person: &Person) -> Self {
        let mut words: Vec<String> = fold::words(&person.name).split(' ').map(str::to_owned).collect();
        words.sort();
        let town = person.town.clone().unwrap_or_default();
        Self {
            email: person.email.as_deref().and_then(contact::email_key),
            phone: person.phone.as_deref().and_then(contact::phone_key),
            words,
            town: fold::words(&town),
            spelling: (person.name.clone(), town),
        }
    }

    fn has_contact(&self) -> bool {
        self.email.is_some() || self.phone.is_some()
    }

    fn shares_name_with(&self, other: &Self) -> bool {
        self.words.iter().any(|w| other.words.contains(w))
    }

    fn compare(&self, other: &Self) -> Option<Likeness> {
        let namesakes = self.words == other.words && self.town == other.town;
        let maybe = namesakes.then_some(Likeness::Maybe);
        if let (Some(a), Some(b)) = (&self.email, &other.email) {
            return if a == b { Some(Likeness::Same) } else { maybe };
        }
        if let (Some(a), Some(b)) = (&self.phone, &other.phone) {
            // A number shared under two names that have no word in common may be that of a home.
            return match (a == b, self.shares_name_with(other)) {
                (true, true) => Some(Likeness::Same),
                (true, false) => Some(Likeness::Maybe),
                (false, _) => maybe,
            };
        }
        match (self.has_contact(), other.has_contact()) {
            (true, true) => maybe,
            _ if !namesakes || self.spelling != other.spelling => maybe,
            (false, false) => Some(Likeness::Same),
            _ => Some(Likeness::ByName),
        }
    }
}

/// Whom a book of identities finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody.
    Nobody,
    /// This one.
    One(usize),
    /// This one, by name and town alone.
    OneByName(usize),
    /// These, each as surely as the others.
    Several(Vec<usize>),
    /// Perhaps one of these.
    Perhaps(Vec<usize>),
}

/// Identities of many people, for finding one among them.
#[derive(Default)]
pub struct Book {
    entries: Vec<(usize, Identity)>,
    by_email: BTreeMap<String, Vec<usize>>,
    by_phone: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<Vec<String>, Vec<usize>>,
}

impl Book {
    /// Adds an identity of a person; one person may have several.
    pub fn add(&mut self, person: usize, identity: Identity) {
        let entry = self.entries.len();
        if let Some(email) = &identity.email {
            self.by_email.entry(email.clone()).or_default().push(entry);
        }
        if let Some(phone) = &identity.phone {
            self.by_phone.entry(phone.clone()).or_default().push(entry);
        }
        self.by_name.entry(identity.words.clone()).or_default().push(entry);
        self.entries.push((person, identity));
    }

    /// Whom this identity belongs to.
    pub fn find(&self, identity: &Identity) -> Found {
        let lists = [
            identity.email.as_ref().and_then(|e| self.by_email.get(e)),
            identity.phone.as_ref().and_then(|p| self.by_phone.get(p)),
            self.by_name.get(&identity.words),
        ];
        let mut near: Vec<usize> = lists.into_iter().flatten().flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut best: Option<Likeness> = None;
        let mut fitting: Vec<&(usize, Identity)> = Vec::new();
        for entry in near.into_iter().map(|i| &self.entries[i]) {
            let Some(likeness) = entry.1.compare(identity) else { continue };
            if best.is_none_or(|b| likeness > b) {
                best = Some(likeness);
                fitting.clear();
            }
            if best == Some(likeness) {
                fitting.push(entry);
            }
        }
        if best == Some(Likeness::Same) {
            narrow(&mut fitting, |(_, i)| i.words == identity.words);
            narrow(&mut fitting, |(_, i)| i.email == identity.email && i.phone == identity.phone);
        }
        let people: BTreeSet<usize> = fitting.into_iter().map(|(person, _)| *person).collect();
        let people: Vec<usize> = people.into_iter().collect();
        match (best, people.as_slice()) {
            (None, _) => Found::Nobody,
            (Some(Likeness::Same), [one]) => Found::One(*one),
            (Some(Likeness::Same), _) => Found::Several(people),
            (Some(Likeness::ByName), [one]) => Found::OneByName(*one),
            (Some(_), _) => Found::Perhaps(people),
        }
    }
}

/// Keeps what passes, unless nothing does.
fn narrow(fitting: &mut Vec<&(usize, Identity)>, passes: impl Fn(&(usize, Identity)) -> bool) {
    if fitting.iter().any(|entry| passes(entry)) {
        fitting.retain(|entry| passes(entry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(name: &str, email: &str, phone: &str, town: &str) -> Identity {
        let some = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        let person =
            Person { name: name.into(), email: some(email), phone: some(phone), town: some(town), ..Person::default() };
        Identity::of(&person)
    }

    /// A book with three people, and whom it finds.
    fn find(name: &str, email: &str, phone: &str, town: &str) -> Found {
        let mut book = Book::default();
        book.add(0, identity("Ada Bindi", "ada@example.org", "+39 000 5550001", "Prato"));
        book.add(1, identity("Bruno Ciani", "", "000 5550002", "Pescia"));
        book.add(2, identity("Carla Dini", "", "", "Vaiano"));
        book.find(&identity(name, email, phone, town))
    }

    #[test]
    fn an_email_counts_first() {
        assert_eq!(find("Somebody Else", "ADA@example.org", "1234567", ""), Found::One(0));
        assert_eq!(find("Livia Pozzi", "livia@example.org", "+39 000 5550001", "Prato"), Found::Nobody);
    }

    #[test]
    fn then_a_number_with_or_without_prefix() {
        assert_eq!(find("Ciani Bruno", "", "0039 0005550002", "Prato"), Found::One(1));
        assert_eq!(find("Ciani Bruno", "b@example.org", "000 5550002", ""), Found::One(1));
        assert_eq!(find("Ada Bindi", "", "0005550001", ""), Found::One(0));
        assert_eq!(find("Elio Fani", "", "000 5550002", "Pescia"), Found::Perhaps(vec![1]), "the number of a home");
    }

    #[test]
    fn a_name_and_a_town_are_a_question() {
        assert_eq!(find("Carla Dini", "", "", "Vaiano"), Found::One(2), "the same row again");
        assert_eq!(find("carla dìni", "", "", "Vaiano"), Found::Perhaps(vec![2]));
        assert_eq!(find("Carla Dini", "c@example.org", "", "Vaiano"), Found::OneByName(2));
        assert_eq!(find("Ada Bindi", "other@example.org", "", "Prato"), Found::Perhaps(vec![0]));
        assert_eq!(find("Carla Dini", "", "", "Prato"), Found::Nobody);
    }

    #[test]
    fn among_several_the_one_of_that_name() {
        let mut book = Book::default();
        book.add(0, identity("Ada Bindi", "ada@example.org", "5550001", ""));
        book.add(1, identity("Elio Bindi", "elio@example.org", "5550001", ""));
        assert_eq!(book.find(&identity("Ada Bindi", "", "5550001", "")), Found::One(0));
        assert_eq!(book.find(&identity("Ugo Bindi", "", "5550001", "")), Found::Several(vec![0, 1]));
    }
}
