//! Keys under which two spellings are the same. Only for comparing; what is shown and kept is the spelling itself.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Without case, accents and doubled blanks: how names of areas are compared.
pub fn plain(text: &str) -> String {
    let letters: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Also without punctuation: how headings and names of people are compared. Apostrophes vanish, other signs part words.
pub fn words(text: &str) -> String {
    let spaced: String = plain(text)
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '`' | '´'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_blanks_do_not_matter() {
        assert_eq!(plain("  SEO  &\u{a0}Advertising "), plain("seo & advertising"));
        assert_eq!(plain("Città"), "citta");
        assert_ne!(plain("Design / UX"), plain("Design UX"));
    }

    #[test]
    fn punctuation_does_not_matter_in_headings_and_names() {
        assert_eq!(words("E-mail (obbligatorio):"), "e mail obbligatorio");
        assert_eq!(words("D’Amico"), words("D'AMICO"));
    }
}
