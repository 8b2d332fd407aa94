//! Names of our files: always lower case, short, and no device name on any system.

use crate::bundle::header::Header;
use jiff::civil::Time;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The end of every bundle's name.
pub(super) const EXTENSION: &str = ".colloquio.json";
const WORD_LIMIT: usize = 24;

/// `<day>_<laptop>_<HHMM>_<dev8>-<no>.colloquio.json`.
pub(super) fn file_name(header: &Header, at: Time) -> String {
    let day = word(&header.day.name).unwrap_or_else(|| "day".into());
    let laptop = word(&header.writer.name).unwrap_or_else(|| "laptop".into());
    let (hour, minute) = (at.hour(), at.minute());
    format!("{day}_{laptop}_{hour:02}{minute:02}_{}-{}{EXTENSION}", device_mark(header), header.no)
}

/// `.colloquio-<dev8>-`: how our temporary files begin.
pub(super) fn temporary_prefix(header: &Header) -> String {
    format!(".colloquio-{}-", device_mark(header))
}

fn device_mark(header: &Header) -> String {
    let mut mark = header.writer.dev.to_string();
    mark.truncate(8);
    mark
}

/// What is left of a name in `[a-z0-9-]`; none if nothing is.
fn word(name: &str) -> Option<String> {
    let mut word = String::new();
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
        if word.len() == WORD_LIMIT {
            break;
        }
    }
    let word = word.trim_end_matches('-');
    (!word.is_empty()).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_name_becomes_a_plain_word() {
        for (name, expected) in [
            ("Selezione Pistoia", Some("selezione-pistoia")),
            ("Perché così? È già l'ora!", Some("perche-cosi-e-gia-l-ora")),
            ("  ../../CON  ", Some("con")),
            ("Ｂａｎｃｏ ④", Some("banco-4")),
            ("🎉🎉", None),
            ("", None),
            ("abcdefghijklmnopqrstuvw xyz", Some("abcdefghijklmnopqrstuvw")),
            ("\u{202e}\u{1b}[31m", Some("31m")),
        ] {
            assert_eq!(word(name).as_deref(), expected, "{name}");
        }
        assert_eq!(word(&"è".repeat(300)).unwrap().len(), 24);
    }
}
