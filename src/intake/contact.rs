//! E-mail addresses and telephone numbers: what looks like one, and when two are the same.

/// Digits a telephone number needs before it can tell people apart.
const ENOUGH_DIGITS: usize = 6;
/// Italy's prefix.
const ITALY: &str = "39";

/// Whether a text looks like one e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains('@')
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
}

/// The key of an e-mail address: without case. None where the text is no address.
pub fn email_key(text: &str) -> Option<String> {
    is_email(text).then(|| text.to_lowercase())
}

/// The key of a telephone number: its digits without Italy's prefix, of the first number where several are given.
/// None where the text is no number.
pub fn phone_key(text: &str) -> Option<String> {
    // A spreadsheet that took the number for a figure has lost its last digits: 3,93478E+11.
    let mangled = text.to_uppercase().contains("E+");
    let pieces = text.split(|c: char| matches!(c, '/' | ',' | ';' | '|' | '\n') || c.is_alphabetic());
    let number = pieces.into_iter().find(|p| p.chars().filter(char::is_ascii_digit).count() >= ENOUGH_DIGITS)?;
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let plus = number.find('+').is_some_and(|at| !number[..at].contains(|c: char| c.is_ascii_digit()));
    // No country's prefix begins with a zero, so 000 is not an international number.
    let abroad = digits.strip_prefix("00").filter(|rest| !rest.starts_with('0'));
    let international = if plus { Some(digits.as_str()) } else { abroad };
    let national = match international {
        Some(rest) => rest.strip_prefix(ITALY).unwrap_or(rest),
        // Without a plus only a number too long to be national has the prefix: 392 1234567 is a mobile one.
        None if digits.len() > 10 => digits.strip_prefix(ITALY).unwrap_or(&digits),
        None => &digits,
    };
    (!mangled && (ENOUGH_DIGITS..=15).contains(&national.len())).then(|| national.to_owned())
}

/// Whether a text is a telephone number and nothing else.
pub fn is_phone(text: &str) -> bool {
    phone_key(text).is_some() && !text.contains(|c: char| c.is_alphabetic() || c == '@')
}

/// Whether a text is a telephone number though nothing says so: long enough, and beginning as one is dialled.
pub fn is_surely_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    is_phone(text) && digits >= 9 && text.starts_with(['+', '0', '3', '(']) && !text.contains([',', ':'])
}

/// Whether a text only says that there is nothing to say.
pub fn is_nothing(text: &str) -> bool {
    let nothing = ["n/a", "na", "n.a.", "nd", "n.d.", "none", "null", "nessuno", "nessuna", "anonymous", "anonimo"];
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '/' | '_' | '*' | ' '))
        || nothing.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_written_in_many_ways() {
        let wanted = Some("3331234567".to_owned());
        for text in [
            "+39 333 1234567",
            "0039 333.123.4567",
            "(+39) 333-1234567",
            "393331234567",
            "333 1234567",
            "cell. 333 1234567 / 0573 12345",
        ] {
            assert_eq!(phone_key(text), wanted, "{text}");
        }
        assert_eq!(phone_key("000 5550001"), phone_key("0039 000 5550001"));
        assert_eq!(phone_key("3921234567").as_deref(), Some("3921234567"), "a mobile prefix, not Italy's");
        assert_eq!(phone_key("+44 20 7946 0000").as_deref(), Some("442079460000"));
        for text in ["", "12345", "3,93478E+11", "chiedere", &"1".repeat(30)] {
            assert_eq!(phone_key(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_compared_without_case() {
        assert_eq!(email_key("A.B@Example.ORG").as_deref(), Some("a.b@example.org"));
        for text in
            ["", "anonymous", "a@b", "a b@example.org", "a@b@example.org", "@example.org", "a@example.org, b@x.it"]
        {
            assert_eq!(email_key(text), None, "{text}");
        }
    }

    #[test]
    fn a_dash_is_nothing() {
        assert!(is_nothing("-") && is_nothing("N/A") && is_nothing("") && !is_nothing("Nd Po"));
    }
}
