//! What is forgotten stays out: personal text that an erasure reaches is dropped before it is stored, and goes out in no file.

use crate::domain::day::Day;
use crate::domain::entry::{Entry, Private};
use crate::wire::envelope::without_private;

/// A line on its way in, without its personal text where that was erased here.
pub fn incoming(day: &Day, line: String, mut e: Entry) -> (String, Entry) {
    let reached = |e: &Entry| e.about.is_some_and(|of| day.forgets(e.stamp.id, e.stamp.device, of));
    if e.private.is_here() && reached(&e) {
        e.private = Private::Missing;
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
