//! From bytes to text: which encoding a file is in, and what is no text at all.

use super::error::{Reason, Workbook};
use super::workbook::kind_of_archive;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of the file is looked at for zero bytes and control characters.
const LOOK: usize = 4_096;

/// The upper half of code page 850, Excel's "CSV (MS-DOS)", which encoding_rs has not.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// A file's text and the name of its encoding.
pub struct Decoded {
    /// Name of the encoding, as shown and as in the import's JSON.
    pub encoding: &'static str,
    /// The text, without byte order mark; what could not be read is U+FFFD.
    pub text: String,
}

/// Reads the bytes of a text file; refuses workbooks and what is no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Reason> {
    if let Some(kind) = workbook_kind(bytes) {
        return Err(Reason::Workbook(kind));
    }
    let decoded = decode_text(bytes);
    let start = decoded.text.get(..LOOK).unwrap_or(&decoded.text);
    let controls = start.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    if bytes.starts_with(b"%PDF") || controls * 10 > start.chars().count() {
        return Err(Reason::NotText);
    }
    Ok(decoded)
}

/// Which kind of table that is no text the bytes claim to be.
pub fn workbook_kind(bytes: &[u8]) -> Option<Workbook> {
    let start = &bytes[..bytes.len().min(LOOK)];
    let has = |needle: &[u8]| start.windows(needle.len()).any(|w| w == needle);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(if let Some(kind) = kind_of_archive(bytes) {
            kind
        } else if has(b"opendocument.spreadsheet") {
            Workbook::Ods
        } else if has(b"[Content_Types].xml") || has(b"xl/") {
            Workbook::Xlsx
        } else {
            Workbook::Zip
        });
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Some(Workbook::Xls);
    }
    let text = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    ["<html", "<!doctype html", "<table"].iter().any(|tag| text.starts_with(tag)).then_some(Workbook::Html)
}

fn decode_text(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Decoded { encoding: "UTF-8", text: String::from_utf8_lossy(rest).into_owned() };
    }
    let utf16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        // Text in Latin letters is every second byte zero; it would pass as UTF-8, so this comes first.
        _ => match zero_side(bytes) {
            Some(1) => Some((UTF_16LE, bytes)),
            Some(_) => Some((UTF_16BE, bytes)),
            None => None,
        },
    };
    if let Some((encoding, rest)) = utf16 {
        return Decoded { encoding: encoding.name(), text: encoding.decode_without_bom_handling(rest).0.into_owned() };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { encoding: "UTF-8", text: text.to_owned() },
        Err(_) if is_damaged_utf8(bytes) => {
            Decoded { encoding: "UTF-8", text: String::from_utf8_lossy(bytes).into_owned() }
        }
        Err(_) if is_cp850(bytes) => Decoded { encoding: "cp850", text: decode_cp850(bytes) },
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            Decoded { encoding: WINDOWS_1252.name(), text: text.into_owned() }
        }
    }
}

/// On which of two bytes the zeros of UTF-16 without a mark lie, if they do.
fn zero_side(bytes: &[u8]) -> Option<usize> {
    let start = &bytes[..bytes.len().min(200) & !1];
    let zeros = |side: usize| start.chunks_exact(2).filter(|pair| pair[side] == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
    if pairs == 0 {
        None
    } else if odd * 10 >= pairs * 8 && even * 10 < pairs {
        Some(1)
    } else if even * 10 >= pairs * 8 && odd * 10 < pairs {
        Some(0)
    } else {
        None
    }
}

/// UTF-8 with a few broken bytes (a file put together from two): far more whole sequences than broken ones.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 4 * broken
}

/// Whether the accents of a file that is not UTF-8 are those of code page 850 and not of Windows-1252.
fn is_cp850(bytes: &[u8]) -> bool {
    let (mut sure, mut likely, mut windows) = (0, 0, 0);
    for pair in bytes.windows(2).filter(|pair| pair[0].is_ascii_alphabetic()) {
        match pair[1] {
            // é è ì ò there; a low quote, Š, nothing and a bullet in Windows-1252, which do not follow a letter.
            0x82 | 0x8A | 0x8D | 0x95 => sure += 1,
            // à ù there; an ellipsis and a dash in Windows-1252, which do.
            0x85 | 0x97 => likely += 1,
            0xE0 | 0xE8 | 0xE9 | 0xEC | 0xF2 | 0xF9 => windows += 1,
            _ => {}
        }
    }
    sure > 0 && sure + likely > windows
}

fn decode_cp850(bytes: &[u8]) -> String {
    let upper: Vec<char> = CP850.chars().collect();
    bytes.iter().map(|&b| if b < 0x80 { char::from(b) } else { upper[usize::from(b - 0x80)] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding(bytes: &[u8]) -> (&'static str, String) {
        let d = decode(bytes).unwrap();
        (d.encoding, d.text)
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Città;Perché\nSarà così;caffè € è più\n";
        assert_eq!(encoding(text.as_bytes()), ("UTF-8", text.into()));
        assert_eq!(encoding(&["\u{feff}".as_bytes(), text.as_bytes()].concat()), ("UTF-8", text.into()));
        let le = utf16(text, u16::to_le_bytes);
        let be = utf16(text, u16::to_be_bytes);
        assert_eq!(encoding(&[&[0xFF, 0xFE], le.as_slice()].concat()), ("UTF-16LE", text.into()));
        assert_eq!(encoding(&[&[0xFE, 0xFF], be.as_slice()].concat()), ("UTF-16BE", text.into()));
        assert_eq!(encoding(&le), ("UTF-16LE", text.into()));
        assert_eq!(encoding(&be), ("UTF-16BE", text.into()));
        assert_eq!(encoding(&WINDOWS_1252.encode(text).0), ("windows-1252", text.into()));
    }

    #[test]
    fn the_msdos_accents_are_told_from_the_windows_ones() {
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(encoding(b"Citt\x85;Perch\x82\nS\x8d;pi\x97"), ("cp850", "Città;Perché\nSì;più".into()));
        let ellipsis = "Aspetta… la città è qui — e poi… basta…";
        assert_eq!(encoding(&WINDOWS_1252.encode(ellipsis).0), ("windows-1252", ellipsis.into()));
    }

    #[test]
    fn one_broken_byte_does_not_spoil_every_accent() {
        let mut bytes = "è già così: perché, più, città, è".as_bytes().to_vec();
        bytes.push(0xE8);
        assert_eq!(encoding(&bytes).1, "è già così: perché, più, città, è\u{fffd}");
    }

    #[test]
    fn workbooks_and_other_files_are_refused_by_what_they_are() {
        let refused = |bytes: &[u8]| decode(bytes).err();
        let ods = b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
        assert_eq!(refused(ods), Some(Reason::Workbook(Workbook::Ods)));
        assert_eq!(refused(b"PK\x03\x04...[Content_Types].xml"), Some(Reason::Workbook(Workbook::Xlsx)));
        assert_eq!(refused(b"PK\x03\x04..photos/1.jpg"), Some(Reason::Workbook(Workbook::Zip)));
        assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1"), Some(Reason::Workbook(Workbook::Xls)));
        assert_eq!(refused(b"\n <HTML><table>"), Some(Reason::Workbook(Workbook::Html)));
        assert_eq!(refused(b"%PDF-1.7 words words"), Some(Reason::NotText));
        assert_eq!(refused(&[0x89, b'P', b'N', b'G', 1, 2, 3, 0, 0, 0, 13, 0]), Some(Reason::NotText));
    }
}
