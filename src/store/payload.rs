//! What a journal line carries, where it lies in the bytes that were read: 100,000 lines of a day are read once, and neither
//! copied nor allocated one by one.

use super::{control, line::Kept};
use std::{fmt, ops::Deref, ops::Range, sync::Arc};

/// The text of one line. Cheap to clone; as long as one of them lives, so do the bytes that were read with it.
#[derive(Clone)]
pub struct Payload {
    page: Arc<Vec<u8>>,
    from: u32,
    to: u32,
}

impl Payload {
    /// A piece of what was read; `None` if it is no text.
    pub(super) fn piece(page: &Arc<Vec<u8>>, at: Range<usize>) -> Option<Payload> {
        let text = page.get(at.clone()).and_then(|bytes| std::str::from_utf8(bytes).ok())?;
        match (u32::try_from(at.start), u32::try_from(at.end)) {
            (Ok(from), Ok(to)) => Some(Payload { page: page.clone(), from, to }),
            // nobody writes segments of four gigabytes
            _ => Some(text.into()),
        }
    }
}

impl Deref for Payload {
    type Target = str;

    fn deref(&self) -> &str {
        // it was text when it was made, and nobody can have changed it since
        std::str::from_utf8(self.as_ref()).unwrap_or_default()
    }
}

impl AsRef<[u8]> for Payload {
    fn as_ref(&self) -> &[u8] {
        &self.page[self.from as usize..self.to as usize]
    }
}

impl From<String> for Payload {
    fn from(text: String) -> Payload {
        let to = text.len() as u32;
        Payload { page: Arc::new(text.into_bytes()), from: 0, to }
    }
}

impl From<&str> for Payload {
    fn from(text: &str) -> Payload {
        text.to_owned().into()
    }
}

impl PartialEq for Payload {
    fn eq(&self, other: &Payload) -> bool {
        **self == **other
    }
}

impl Eq for Payload {}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Kept {
    /// A payload as what it is.
    pub(super) fn of(payload: Payload) -> Kept {
        if control::is_control(&payload) { Kept::Control(payload) } else { Kept::Entry(payload) }
    }

    /// Its bytes, where nobody needs them as text.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Kept::Entry(payload) | Kept::Control(payload) => payload.as_ref(),
        }
    }

    /// The payload.
    pub fn payload(&self) -> &str {
        match self {
            Kept::Entry(payload) | Kept::Control(payload) => payload,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_text_that_lies_where_it_was_read() {
        let page = Arc::new(b"uno due \xff".to_vec());
        let piece = Payload::piece(&page, 4..7).unwrap();
        assert_eq!(&*piece, "due");
        assert_eq!(piece, Payload::from("due"));
        assert_eq!(piece.as_ptr(), page[4..].as_ptr(), "not copied");
        assert_eq!(Payload::piece(&page, 4..9), None, "no text");
        assert_eq!(Payload::piece(&page, 4..10), None, "past the end");
    }
}
