//! SHA-256, the ids made from it, and the one spelling of hex.

use crate::domain::ids::{EntryId, from_hash, hex_digit};
use sha2::{Digest, Sha256};

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The id of the entry whose body has this SHA-256.
pub fn entry_id(hash: &[u8; 32]) -> EntryId {
    EntryId(from_hash(hash))
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Reads lower-case hex of exactly `N` bytes; any other spelling is `None`.
pub fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N {
        return None;
    }
    let (mut bytes, mut all) = ([0; N], 0);
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let (high, low) = (hex_digit(pair[0]), hex_digit(pair[1]));
        all |= high | low;
        *byte = high << 4 | low;
    }
    (all < 16).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_has_one_spelling() {
        assert_eq!(parse_hex::<2>("00ff"), Some([0, 255]));
        assert_eq!(hex(&[0, 255]), "00ff");
        for bad in ["00FF", "00f", "00ff0", "00fg", "+0ff", ""] {
            assert_eq!(parse_hex::<2>(bad), None, "{bad}");
        }
    }
}
