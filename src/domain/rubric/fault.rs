//! What makes a rubric unusable, and where in its tree. Words for people and places in a file are made elsewhere.

use super::{Bilingual, FORMAT, LevelWords, Rubric, VERSION};
use std::collections::BTreeSet;
use std::fmt;

/// A name or an id is at most this long.
const NAME_LIMIT: usize = 200;
/// Any other text is at most this long.
const TEXT_LIMIT: usize = 8_000;
/// Levels a scale may have.
const LEVELS: i64 = 10;
/// Criteria a rubric may have.
const CRITERIA: usize = 20;
/// The heaviest a criterion may be.
const HEAVIEST: i64 = 1_000;

/// One step from the root of a rubric towards a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a key of a table.
    Key(&'static str),
    /// Into an item of a list.
    Item(usize),
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `format` is another.
    Format,
    /// `version` is not one this program reads.
    Version(i64),
    /// The rubric's id is not lower-case letters, digits and hyphens.
    RubricId(String),
    /// A criterion's id is not one capital letter and up to seven capitals or digits.
    CriterionId(String),
    /// Two criteria share an id.
    SameId(String),
    /// There are no criteria, or more than twenty.
    CriteriaCount(usize),
    /// A weight outside 0-1000.
    Weight(i64),
    /// Every weight is 0.
    NoWeight,
    /// Not 0 <= min < max <= 10, or more than ten levels.
    Scale {
        /// Lowest level as given.
        min: i64,
        /// Highest level as given.
        max: i64,
    },
    /// A level that the scale does not have.
    LevelOutside {
        /// The level as given.
        level: i64,
        /// Lowest level of the scale.
        min: i64,
        /// Highest level of the scale.
        max: i64,
    },
    /// A level named twice in one list.
    SameLevel(i64),
    /// The tolerance is below 0 or wider than the scale.
    Tolerance {
        /// The tolerance as given.
        tolerance: i64,
        /// The widest gap the scale allows.
        widest: i64,
    },
    /// A text with nothing in it.
    EmptyText,
    /// A text that is too long.
    LongText {
        /// Characters allowed.
        limit: usize,
    },
    /// A control character or one that turns the direction of text.
    Unprintable,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => write!(f, "format is not \"{FORMAT}\": write format = \"{FORMAT}\""),
            Self::Version(v) => write!(f, "version {v} is not known here: this program reads version {VERSION}"),
            Self::RubricId(id) => write!(f, "the rubric's id \"{id}\" may have a-z, 0-9 and hyphens only"),
            Self::CriterionId(id) => {
                write!(f, "the id \"{id}\" must be a capital letter and up to seven capitals or digits, like ATT")
            }
            Self::SameId(id) => write!(f, "the id \"{id}\" stands twice: give one of the two criteria another"),
            Self::CriteriaCount(n) => write!(f, "{n} criteria: a rubric has 1 to {CRITERIA}"),
            Self::Weight(w) => write!(f, "weight {w}: write a whole number from 0 to {HEAVIEST}"),
            Self::NoWeight => write!(f, "every weight is 0: give at least one criterion a weight"),
            Self::Scale { min, max } => {
                write!(f, "scale {min} to {max}: min is below max, both within 0 and 10, at most {LEVELS} levels")
            }
            Self::LevelOutside { level, min, max } => {
                write!(f, "level {level} is not on the scale: write one from {min} to {max}")
            }
            Self::SameLevel(level) => write!(f, "level {level} stands twice in this list: keep one"),
            Self::Tolerance { tolerance, widest } => {
                write!(f, "tolerance {tolerance}: write a whole number from 0 to {widest}")
            }
            Self::EmptyText => write!(f, "the text is empty: write it, or leave the key out where it may be left out"),
            Self::LongText { limit } => write!(f, "the text is longer than {limit} characters: shorten it"),
            Self::Unprintable => write!(f, "the text has a character that cannot be shown: delete it"),
        }
    }
}

/// A fault and the way to it from the root of the rubric.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct RubricFault {
    /// From the root to the value.
    pub path: Vec<Step>,
    /// What is wrong there.
    pub fault: Fault,
}

impl Rubric {
    /// Whether this rubric can be used: the first fault in the order of the page, if any.
    pub fn validate(&self) -> Result<(), RubricFault> {
        let at = |path: &[Step], fault| RubricFault { path: path.to_vec(), fault };
        let key = Step::Key;
        if self.format != FORMAT {
            return Err(at(&[key("format")], Fault::Format));
        }
        if self.version != VERSION {
            return Err(at(&[key("version")], Fault::Version(self.version)));
        }
        if !is_rubric_id(&self.id) {
            return Err(at(&[key("id")], Fault::RubricId(self.id.clone())));
        }
        check_text(&self.name, NAME_LIMIT, &[key("name")])?;

        let (min, max) = (self.scale.min, self.scale.max);
        if !(0 <= min && min < max && max <= 10 && max - min < LEVELS) {
            return Err(at(&[key("scale")], Fault::Scale { min, max }));
        }
        if !(0..=max - min).contains(&self.tolerance) {
            let fault = Fault::Tolerance { tolerance: self.tolerance, widest: max - min };
            return Err(at(&[key("tolerance")], fault));
        }
        let mut seen = BTreeSet::new();
        for (i, &level) in self.scale.evidence.iter().enumerate() {
            self.check_level(level, &mut seen)
                .map_err(|fault| at(&[key("scale"), key("evidence"), Step::Item(i)], fault))?;
        }
        self.check_levels(&self.scale.words, &[key("scale"), key("words")])?;

        if !(1..=CRITERIA).contains(&self.criteria.len()) {
            return Err(at(&[key("criteria")], Fault::CriteriaCount(self.criteria.len())));
        }
        let mut ids = BTreeSet::new();
        for (i, criterion) in self.criteria.iter().enumerate() {
            let here = [key("criteria"), Step::Item(i)];
            let down = |name| [here[0], here[1], key(name)];
            if !is_criterion_id(&criterion.id) {
                return Err(at(&down("id"), Fault::CriterionId(criterion.id.clone())));
            }
            if !ids.insert(criterion.id.as_str()) {
                return Err(at(&down("id"), Fault::SameId(criterion.id.clone())));
            }
            if !(0..=HEAVIEST).contains(&criterion.weight) {
                return Err(at(&down("weight"), Fault::Weight(criterion.weight)));
            }
            check_text(&criterion.name, NAME_LIMIT, &down("name"))?;
            if let Some(about) = &criterion.about {
                check_text(about, TEXT_LIMIT, &down("about"))?;
            }
            for (j, question) in criterion.questions.iter().enumerate() {
                check_text(question, TEXT_LIMIT, &[here[0], here[1], key("questions"), Step::Item(j)])?;
            }
            self.check_levels(&criterion.levels, &down("levels"))?;
        }
        if self.criteria.iter().all(|c| c.weight == 0) {
            return Err(at(&[key("criteria")], Fault::NoWeight));
        }
        Ok(())
    }

    fn check_level(&self, level: i64, seen: &mut BTreeSet<i64>) -> Result<(), Fault> {
        let (min, max) = (self.scale.min, self.scale.max);
        if !(min..=max).contains(&level) {
            return Err(Fault::LevelOutside { level, min, max });
        }
        if seen.insert(level) { Ok(()) } else { Err(Fault::SameLevel(level)) }
    }

    fn check_levels(&self, list: &[LevelWords], path: &[Step]) -> Result<(), RubricFault> {
        let mut seen = BTreeSet::new();
        for (i, words) in list.iter().enumerate() {
            let down = |name| [path, &[Step::Item(i), Step::Key(name)]].concat();
            self.check_level(words.level, &mut seen).map_err(|fault| RubricFault { path: down("level"), fault })?;
            for (name, text) in [("it", &words.it), ("en", &words.en)] {
                text_fault(text, TEXT_LIMIT).map_or(Ok(()), |fault| Err(RubricFault { path: down(name), fault }))?;
            }
        }
        Ok(())
    }
}

fn check_text(text: &Bilingual, limit: usize, path: &[Step]) -> Result<(), RubricFault> {
    let parts: &[(Option<&'static str>, &str)] = match text {
        Bilingual::One(both) => &[(None, both)],
        Bilingual::Both { it, en } => &[(Some("it"), it), (Some("en"), en)],
    };
    for (key, part) in parts {
        if let Some(fault) = text_fault(part, limit) {
            let path = path.iter().copied().chain(key.map(Step::Key)).collect();
            return Err(RubricFault { path, fault });
        }
    }
    Ok(())
}

fn text_fault(text: &str, limit: usize) -> Option<Fault> {
    let unprintable = |c: char| {
        (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.trim().is_empty() {
        Some(Fault::EmptyText)
    } else if text.chars().count() > limit {
        Some(Fault::LongText { limit })
    } else if text.contains(unprintable) {
        Some(Fault::Unprintable)
    } else {
        None
    }
}

fn is_rubric_id(id: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=NAME_LIMIT).contains(&id.len()) && id.bytes().all(allowed)
}

fn is_criterion_id(id: &str) -> bool {
    (1..=8).contains(&id.len())
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::{Criterion, Scale};
    use super::*;

    fn small() -> Rubric {
        let criterion = |id: &str| Criterion {
            id: id.into(),
            weight: 1,
            asks: None,
            name: Bilingual::One("Name".into()),
            about: None,
            questions: vec![],
            levels: vec![LevelWords { level: 2, it: "due".into(), en: "two".into() }],
        };
        Rubric {
            format: FORMAT.into(),
            version: 1,
            id: "small-1".into(),
            name: Bilingual::One("Small".into()),
            scale: Scale { min: 1, max: 5, evidence: vec![1, 5], words: vec![] },
            tolerance: 1,
            criteria: vec![criterion("A"), criterion("B2")],
        }
    }

    /// Breaks one thing and gives the fault with the depth of its path.
    fn fault(break_it: impl FnOnce(&mut Rubric)) -> (Fault, usize) {
        let mut rubric = small();
        break_it(&mut rubric);
        let found = rubric.validate().unwrap_err();
        (found.fault, found.path.len())
    }

    #[test]
    fn a_sound_rubric_passes_at_both_ends_of_every_range() {
        assert_eq!(small().validate(), Ok(()));
        let mut wide = small();
        (wide.scale.min, wide.scale.max, wide.tolerance) = (1, 10, 9);
        wide.criteria[0].weight = 0;
        wide.criteria[1].weight = 1_000;
        assert_eq!(wide.validate(), Ok(()));
    }

    #[test]
    fn every_rule_has_its_fault_and_its_place() {
        assert_eq!(fault(|r| r.format = "x".into()), (Fault::Format, 1));
        assert_eq!(fault(|r| r.version = 2), (Fault::Version(2), 1));
        assert_eq!(fault(|r| r.id = "Small".into()), (Fault::RubricId("Small".into()), 1));
        assert_eq!(fault(|r| r.name = Bilingual::One(" ".into())), (Fault::EmptyText, 1));
        assert_eq!(fault(|r| r.scale.min = -1), (Fault::Scale { min: -1, max: 5 }, 1));
        assert_eq!(fault(|r| r.scale.max = 1), (Fault::Scale { min: 1, max: 1 }, 1));
        let eleven = fault(|r| (r.scale.min, r.scale.max) = (0, 10));
        assert_eq!(eleven, (Fault::Scale { min: 0, max: 10 }, 1), "the keys 0-9 cannot reach eleven levels");
        assert_eq!(fault(|r| r.scale.evidence.push(5)), (Fault::SameLevel(5), 3));
        assert_eq!(fault(|r| r.scale.evidence.push(6)), (Fault::LevelOutside { level: 6, min: 1, max: 5 }, 3));
        assert_eq!(fault(|r| r.tolerance = 5), (Fault::Tolerance { tolerance: 5, widest: 4 }, 1));
        assert_eq!(fault(|r| r.criteria.clear()), (Fault::CriteriaCount(0), 1));
        assert_eq!(fault(|r| r.criteria[1].id = "b".into()), (Fault::CriterionId("b".into()), 3));
        assert_eq!(fault(|r| r.criteria[1].id = "A".into()), (Fault::SameId("A".into()), 3));
        assert_eq!(fault(|r| r.criteria[1].weight = 1_001), (Fault::Weight(1_001), 3));
        assert_eq!(fault(|r| r.criteria.iter_mut().for_each(|c| c.weight = 0)), (Fault::NoWeight, 1));
        let outside = Fault::LevelOutside { level: 0, min: 1, max: 5 };
        assert_eq!(fault(|r| r.criteria[0].levels[0].level = 0), (outside, 5));
        assert_eq!(fault(|r| r.criteria[0].levels[0].en = "a\u{202e}".into()), (Fault::Unprintable, 5));
        let name = Bilingual::Both { it: "x".into(), en: "y".repeat(201) };
        assert_eq!(fault(|r| r.criteria[0].name = name), (Fault::LongText { limit: 200 }, 4));
    }
}
