//! An entry as the Day knows it: a fact, its stamp, what it replaces, and what stands beside it. Not here: its bytes (`wire`).

use super::fact::Fact;
use super::ids::{DeviceId, EntryId, PersonId};
use super::personal::Personal;
use serde_json::Value;
use uuid::Uuid;

/// Who wrote an entry, where in which chain, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Derived from the body's bytes.
    pub id: EntryId,
    /// SHA-256 of the body's bytes.
    pub hash: [u8; 32],
    /// The writing laptop.
    pub device: DeviceId,
    /// Place in its chain, from 1.
    pub seq: u64,
    /// The entry before it in that chain; `None` for the first.
    pub prev: Option<EntryId>,
    /// Hybrid clock: Unix ms.
    pub ms: i64,
    /// Hybrid clock: counter.
    pub n: u32,
    /// The person acting; `None`: the program.
    pub by: Option<PersonId>,
}

impl Stamp {
    /// Order of lists and soft clashes: clock, then laptop, sequence, id. Decides nothing else.
    pub fn order(&self) -> (i64, u32, DeviceId, u64, EntryId) {
        (self.ms, self.n, self.device, self.seq, self.id)
    }
}

/// What an entry says, as far as this version can read it.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A fact this version knows.
    Known(Fact),
    /// Of a later version: kept and relayed, read only through `replaces`.
    Later {
        /// Its kind.
        kind: String,
    },
    /// A known kind with an impossible payload: held apart.
    Malformed {
        /// Its kind.
        kind: String,
    },
}

/// The personal text beside an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Private {
    /// The entry has none.
    None,
    /// Named by the entry, not received yet.
    Missing,
    /// Named by the entry, and gone for good.
    Erased,
    /// Here.
    Held {
        /// What it says.
        personal: Box<Personal>,
        /// Its JSON object as written, salt included; compared without the salt.
        json: Box<str>,
    },
}

impl Private {
    /// Whether a text is here; what it says is not asked.
    pub fn is_here(&self) -> bool {
        matches!(self, Private::Held { .. })
    }
}

/// One immutable entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Who, where, when.
    pub stamp: Stamp,
    /// Heads of the same register that the writer saw.
    pub replaces: Vec<EntryId>,
    /// What it says.
    pub content: Content,
    /// Its `data` as JSON text, unveiled.
    pub data: Box<str>,
    /// The candidate or person its personal text is about.
    pub about: Option<Uuid>,
    /// Its personal text.
    pub private: Private,
}

impl Entry {
    /// The fact, where this version can read it.
    pub fn fact(&self) -> Option<&Fact> {
        match &self.content {
            Content::Known(f) => Some(f),
            _ => None,
        }
    }

    /// Its kind, whether or not this version can read it.
    pub fn kind(&self) -> &str {
        match &self.content {
            Content::Known(fact) => fact.kind(),
            Content::Later { kind } | Content::Malformed { kind } => kind,
        }
    }

    /// The personal text, where it is here.
    pub fn personal(&self) -> Option<&Personal> {
        match &self.private {
            Private::Held { personal, .. } => Some(personal),
            _ => None,
        }
    }

    /// Key of the register this entry sets by itself (later versions belong where what they replace belongs).
    pub fn register(&self) -> Option<String> {
        match self.fact()? {
            Fact::DeviceFinished(_) => Some(format!("finished/{}", self.stamp.device)),
            // trust is settled by the most cautious head, never by choice
            Fact::ClashSettled(f) if f.key.starts_with("trust/") => None,
            f => f.register(),
        }
    }

    /// Whether two entries say the same: data and personal text as JSON values, null fields absent, salt left aside. A text
    /// that was not received equals nothing.
    pub fn says_the_same(&self, other: &Entry) -> bool {
        let value = |text: &str| serde_json::from_str::<Value>(text).map(without_nulls).ok();
        let private = match (&self.private, &other.private) {
            (Private::None, Private::None) => true,
            (Private::Missing, _) | (_, Private::Missing) => false,
            (Private::Erased, _) | (_, Private::Erased) => true,
            (Private::Held { json: a, .. }, Private::Held { json: b, .. }) => {
                let strip = |text: &str| {
                    let mut v = value(text)?;
                    v.as_object_mut()?.remove("salt");
                    Some(v)
                };
                strip(a) == strip(b)
            }
            _ => false,
        };
        private && (self.data == other.data || value(&self.data) == value(&other.data))
    }
}

fn without_nulls(v: Value) -> Value {
    match v {
        Value::Object(m) => {
            Value::Object(m.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, without_nulls(v))).collect())
        }
        v => v,
    }
}
