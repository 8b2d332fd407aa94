//! Names as they are searched and sorted: without accents, case and punctuation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text reduced to lower-case letters, digits and single blanks. Apostrophes vanish (`D'Angelo` is `dangelo`), any
/// other sign parts words (`Anna-Maria` is `anna maria`).
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            // letters that Unicode does not take apart, but a keyboard without them writes so
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            // lower case can bring marks of its own (İ)
            c if is_combining_mark(c) => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The order of names: folded first, then as written.
pub fn sort_key(text: &str) -> (String, String) {
    (fold(text), text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_plain_keyboard_finds() {
        assert_eq!(fold("  Zoë   CÀVOLI "), "zoe cavoli");
        assert_eq!(fold("D'Angelo"), fold("D’ANGELO"));
        assert_eq!(fold("D'Angelo"), "dangelo");
        assert_eq!(fold("Anna-Maria, 2ª"), "anna maria 2a");
        assert_eq!(fold("perche\u{301}"), fold("Perché"));
        assert_eq!(fold("Łukasz Øst İnci ﬁ"), "lukasz ost inci fi");
        assert_eq!(fold("!?"), "");
    }

    #[test]
    fn names_in_order() {
        let mut names = ["De Luca", "Ñandù", "D'Angelo", "Àbate", "Abate", "Dangelo", "Zoë"];
        names.sort_by_key(|n| sort_key(n));
        assert_eq!(names, ["Abate", "Àbate", "D'Angelo", "Dangelo", "De Luca", "Ñandù", "Zoë"]);
    }
}
