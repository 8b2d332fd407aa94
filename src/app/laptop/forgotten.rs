//! What is forgotten stays out: personal text that an erasure reaches is dropped before it is stored, and goes out in no file.

use crate::domain::day::Day;
use crate::domain::entry::Private;
use crate::wire::envelope::{Envelope, without_private};

/// A line on its way in, without its personal text where that was erased here.
pub fn incoming(day: &Day, line: String, mut e: Envelope) -> (String, Envelope) {
    let reached = |e: &Envelope| e.commitment.is_some_and(|text| day.forgets(e.id, e.device, text.of));
    if e.private.is_some() && reached(&e) {
        e.private = None;
        return (without_private(&line).unwrap_or(line), e);
    }
    (line, e)
}

/// A stored line as it goes out.
pub fn outgoing<'l>(private: &Private, line: &'l str) -> std::borrow::Cow<'l, str> {
    match private {
        Private::Erased => without_private(line).map_or(line.into(), Into::into),
        _ => line.into(),
    }
}
