//! From a checked line to an entry of the Day. Known kinds in version 1 are decoded; everything later is kept as it is.

use super::envelope::Envelope;
use super::hash::entry_id;
use crate::domain::entry::{Content, Entry, Private, Stamp};
use crate::domain::fact::Fact;
use crate::domain::personal::{Answer, Personal};
use serde_json::Value;

/// The newest version of a kind this program reads.
const KIND_VERSION: u64 = 1;

/// The entry a line stands for.
pub fn decode(e: Envelope) -> Entry {
    let content = if e.v != 1 || e.kv != KIND_VERSION {
        Content::Later { kind: e.kind }
    } else {
        match Fact::parse(&e.kind, &e.data) {
            None => Content::Later { kind: e.kind },
            Some(Err(_)) => Content::Malformed { kind: e.kind },
            Some(Ok(fact)) => Content::Known(fact),
        }
    };
    let about = e.commitment.map(|c| c.of);
    let private = match (e.commitment, e.private) {
        (None, _) => Private::None,
        (Some(_), None) => Private::Missing,
        (Some(_), Some(json)) => Private::Held { personal: Box::new(personal(&json)), json: json.into() },
    };
    Entry {
        stamp: Stamp {
            id: e.id,
            hash: e.hash,
            device: e.device,
            seq: e.seq,
            prev: e.prev.map(|h| entry_id(&h)),
            ms: e.ms,
            n: e.n,
            by: e.by,
        },
        replaces: e.replaces,
        content,
        data: e.data.into(),
        about,
        private,
    }
}

/// Reads personal text leniently: a field of another shape is as good as absent, since one laptop may hold a text that
/// another does not, and both must see the same Day.
fn personal(json: &str) -> Personal {
    let value: Value = serde_json::from_str(json).unwrap_or(Value::Null);
    let text = |v: &Value, key: &str| v.get(key).and_then(Value::as_str).map(str::to_owned);
    let answers = value.get("answers").and_then(Value::as_array).map_or(Vec::new(), |list| {
        list.iter().filter_map(|a| Some(Answer { question: text(a, "question")?, text: text(a, "text")? })).collect()
    });
    let texts = |v: &Value, key: &str| {
        let list = v.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|tag| tag.as_str().unwrap_or_default().to_owned()).collect()
    };
    Personal {
        name: text(&value, "name"),
        email: text(&value, "email"),
        phone: text(&value, "phone"),
        town: text(&value, "town"),
        answers,
        reason: text(&value, "reason"),
        text: text(&value, "text"),
        tags: texts(&value, "tags"),
        sentence: text(&value, "sentence"),
    }
}
