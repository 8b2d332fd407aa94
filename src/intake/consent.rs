//! Yes and no, as people and forms write them.

use super::fold;

/// What a consent cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Consent was given.
    Yes,
    /// Consent was refused.
    No,
    /// Nothing, or something else.
    Unclear,
}

const NO: &[&str] = &["no", "n", "false", "falso", "0", "never", "mai", "nego", "negato", "rifiuto", "rifiutato"];
const NO_PHRASES: &[&str] = &[
    "non acconsento",
    "non accetto",
    "non autorizzo",
    "non presto",
    "non do",
    "non concedo",
    "nego il",
    "rifiuto",
    "do not",
    "dont",
    "not agree",
    "not consent",
    "disagree",
    "decline",
    "refuse",
    "denied",
    "withdraw",
    "revoco",
];
const YES: &[&str] = &["si", "s", "yes", "y", "true", "vero", "1", "ok", "x", "on", "certo", "checked", "selezionato"];
const YES_WORDS: &[&str] = &[
    "acconsento",
    "accetto",
    "autorizzo",
    "accettato",
    "accordato",
    "presto",
    "consento",
    "agree",
    "agreed",
    "accept",
    "accepted",
    "consent",
    "given",
    "granted",
    "concesso",
    "dato",
];

/// Reads a consent cell. A refusal anywhere in it counts more than a yes.
pub fn parse(text: &str) -> Consent {
    if matches!(text.trim(), "✓" | "✔" | "☑" | "✅") {
        return Consent::Yes;
    }
    let words = fold::words(text);
    let padded = format!(" {words} ");
    let first = words.split(' ').next().unwrap_or_default();
    if NO.contains(&first) || NO_PHRASES.iter().any(|p| padded.contains(&format!(" {p} "))) {
        Consent::No
    } else if YES.contains(&first) || words.split(' ').any(|w| YES_WORDS.contains(&w)) {
        Consent::Yes
    } else {
        Consent::Unclear
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_both_languages() {
        for text in
            ["Sì", "si'", "YES", "Yes, I agree", "true", "VERO", "Acconsento al trattamento", "1", "✓", "Accetto"]
        {
            assert_eq!(parse(text), Consent::Yes, "{text}");
        }
        for text in [
            "No",
            "NO, grazie",
            "false",
            "Falso",
            "non acconsento",
            "Non autorizzo",
            "I do not consent",
            "I don't agree",
            "0",
        ] {
            assert_eq!(parse(text), Consent::No, "{text}");
        }
        for text in ["", "forse", "Novembre", "ho una domanda"] {
            assert_eq!(parse(text), Consent::Unclear, "{text}");
        }
    }
}
