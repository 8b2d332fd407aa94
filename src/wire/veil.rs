//! The veil: base64url without padding over an object's JSON, so that no editor or search shows a mark by accident.
//! It keeps no secret.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Whether an object is written as it is or veiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Veil {
    /// As an object.
    Open,
    /// As a veiled string.
    Veiled,
}

impl Veil {
    /// The JSON value that stands in the line for this object.
    pub fn dress(self, object: &str) -> String {
        match self {
            Self::Open => object.to_owned(),
            Self::Veiled => format!("\"{}\"", URL_SAFE_NO_PAD.encode(object)),
        }
    }
}

/// What is under the veil, if it is one: padding, blanks, the other alphabet and left-over bits are refused, so each
/// text has one veil.
pub fn unveil(veiled: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(veiled).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_veil() {
        let veiled = Veil::Veiled.dress("{\"a\":1}");
        assert_eq!(veiled, "\"eyJhIjoxfQ\"");
        assert_eq!(unveil("eyJhIjoxfQ").unwrap(), b"{\"a\":1}");
        assert_eq!(unveil("-_8").unwrap(), [0xfb, 0xff]);
        for bad in ["eyJhIjoxfQ==", "eyJhIjoxfR", "eyJh IjoxfQ", "+/8", "eyJhI", "eyJhIjoxfQ\\n"] {
            assert_eq!(unveil(bad), None, "{bad}");
        }
    }
}
