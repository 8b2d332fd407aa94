//! What is said for a few seconds: a key that means nothing here.

use crate::app::key::Key;
use crate::app::model::{Model, Notice};

/// How long a notice stays, in ms.
const STAYS: i64 = 3_000;

/// Says something for a moment.
pub fn notice(model: &mut Model, text: impl Into<String>) {
    model.notice = Some(Notice { text: text.into(), until: model.now + STAYS });
}

/// A key that means nothing in this place: it changed nothing, and is named.
pub fn unknown(model: &mut Model, key: Key) {
    let text = model.words.page_unknown_key(&key.name(&model.words)).into_owned();
    notice(model, text);
}
