//! The rubric: scale, criteria, weights and the behaviour anchors. The same tree is TOML in a file and JSON in `rubric.set`.

use serde::{Deserialize, Serialize};

mod fault;

pub use fault::{Fault, RubricFault, Step};

/// What `format` says in every rubric.
pub const FORMAT: &str = "colloquio-rubric";
/// The version of the format this program writes and reads.
pub const VERSION: i64 = 1;

/// A text in both languages; one string in a file serves both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Bilingual {
    /// The same words for everybody.
    One(String),
    /// Italian and English.
    Both {
        /// Italian.
        it: String,
        /// English.
        en: String,
    },
}

/// One level of a scale in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelWords {
    /// The level these words describe.
    pub level: i64,
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
}

/// The levels a mark can have, lowest to highest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Lowest level, from 0.
    pub min: i64,
    /// Highest level, up to 10; at most ten levels in all.
    pub max: i64,
    /// Levels that want a line of evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<i64>,
    /// What each level means, for every criterion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<LevelWords>,
}

/// Who of the pair asks about a criterion; both mark it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    /// The area host, who stays at the desk.
    Host,
    /// The partner, who moves.
    Partner,
}

/// One thing that is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// `[A-Z][A-Z0-9]{0,7}`, unique in the rubric.
    pub id: String,
    /// Share in the sheet's mean, 0-1000; the sum is free.
    pub weight: i64,
    /// Who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Asks>,
    /// Short name.
    pub name: Bilingual,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Bilingual>,
    /// Questions to ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Bilingual>,
    /// Behaviour anchors, some or all levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelWords>,
}

/// What interviewers mark, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// Always `colloquio-rubric`.
    pub format: String,
    /// Version of the file format.
    pub version: i64,
    /// `[a-z0-9-]+`.
    pub id: String,
    /// The rubric's name.
    pub name: Bilingual,
    /// The scale, one for all criteria.
    pub scale: Scale,
    /// A larger gap between the two marks wants a sentence in the agreement.
    #[serde(default = "one")]
    pub tolerance: i64,
    /// In the order of the page, 1 to 20.
    pub criteria: Vec<Criterion>,
}

fn one() -> i64 {
    1
}

impl Rubric {
    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }
}
