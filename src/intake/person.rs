//! Somebody as a file, or the day, describes them; field by field, so that two descriptions can be compared.

use super::{contact, fold};

/// A question of the form and what somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The column's heading.
    pub question: String,
    /// The text, possibly of several lines.
    pub text: String,
}

/// One description of a candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// First and last name; empty where nothing is known.
    pub name: String,
    /// E-mail address as written.
    pub email: Option<String>,
    /// Telephone number as written.
    pub phone: Option<String>,
    /// Name of the area.
    pub area: Option<String>,
    /// Name of the second area.
    pub second_area: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// What was asked and answered, in the order of the form; no empty answers, no question twice.
    pub answers: Vec<Answer>,
}

/// One value of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The area.
    Area,
    /// The second area.
    SecondArea,
    /// The town.
    Town,
    /// The answer to this question.
    Answer(String),
}

impl Slot {
    /// Whether two values say the same, however they are written.
    pub(super) fn agrees(&self, a: &str, b: &str) -> bool {
        let by_key = |key: fn(&str) -> Option<String>| key(a).is_some_and(|k| key(b).as_ref() == Some(&k));
        a == b
            || match self {
                Self::Email => by_key(contact::email_key),
                Self::Phone => by_key(contact::phone_key),
                Self::Area | Self::SecondArea => fold::plain(a) == fold::plain(b),
                // A corrected accent is a correction worth having.
                Self::Name | Self::Town | Self::Answer(_) => false,
            }
    }
}

impl Person {
    /// The value in a slot, if it has one.
    pub fn value(&self, slot: &Slot) -> Option<&str> {
        match slot {
            Slot::Name => Some(self.name.as_str()).filter(|n| !n.is_empty()),
            Slot::Email => self.email.as_deref(),
            Slot::Phone => self.phone.as_deref(),
            Slot::Area => self.area.as_deref(),
            Slot::SecondArea => self.second_area.as_deref(),
            Slot::Town => self.town.as_deref(),
            Slot::Answer(question) => self.find_answer(question).map(|i| self.answers[i].text.as_str()),
        }
    }

    /// Puts a value into a slot, or empties it.
    pub(super) fn put(&mut self, slot: &Slot, value: Option<&str>) {
        let owned = value.map(str::to_owned);
        match slot {
            Slot::Name => self.name = owned.unwrap_or_default(),
            Slot::Email => self.email = owned,
            Slot::Phone => self.phone = owned,
            Slot::Area => self.area = owned,
            Slot::SecondArea => self.second_area = owned,
            Slot::Town => self.town = owned,
            Slot::Answer(question) => match (self.find_answer(question), owned) {
                (Some(i), Some(text)) => self.answers[i].text = text,
                (Some(i), None) => _ = self.answers.remove(i),
                (None, Some(text)) => self.answers.push(Answer { question: question.clone(), text }),
                (None, None) => {}
            },
        }
    }

    /// The slots of a person's record: all but the areas, in the order of the form.
    pub(super) fn record_slots(&self) -> impl Iterator<Item = Slot> + use<> {
        let questions: Vec<Slot> = self.answers.iter().map(|a| Slot::Answer(a.question.clone())).collect();
        [Slot::Name, Slot::Email, Slot::Phone, Slot::Town].into_iter().chain(questions)
    }

    /// Every slot.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> + use<> {
        self.record_slots().chain([Slot::Area, Slot::SecondArea])
    }

    fn find_answer(&self, question: &str) -> Option<usize> {
        let same = |a: &Answer| a.question == question;
        let alike = |a: &Answer| fold::words(&a.question) == fold::words(question);
        self.answers.iter().position(same).or_else(|| self.answers.iter().position(alike))
    }
}
