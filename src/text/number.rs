//! Figures as people of the language write them. A figure that cannot be had is not written here: `–` and its reason.

use super::Lang;

/// Whether a rank is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Nobody else has it.
    Alone,
    /// Somebody else has it too: shown as `12=` on each row.
    Shared,
}

/// A score: two decimals.
pub fn score(lang: Lang, value: f64) -> String {
    local(lang, &rounded(value))
}

/// A margin of error, to the decimals of a score.
pub fn margin(lang: Lang, value: f64) -> String {
    format!("±{}", score(lang, value.abs()))
}

/// A whole number with its thousands parted.
pub fn whole(lang: Lang, value: i64) -> String {
    local(lang, &value.to_string())
}

/// Thousandths of a point: three decimals, none of them rounded.
pub fn thousandths(lang: Lang, value: i64) -> String {
    let (points, rest) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
    local(lang, &format!("{}{points}.{rest:03}", if value < 0 { "-" } else { "" }))
}

/// A chance from 0 to 1 in whole per cent; `<1%` and `>99%`, since nothing here is certain.
pub fn percent(chance: f64) -> String {
    match chance * 100.0 {
        p if p < 1.0 => "<1%".to_owned(),
        p if p > 99.0 => ">99%".to_owned(),
        p => format!("{p:.0}%"),
    }
}

/// A rank; shared ones carry `=`.
pub fn rank(rank: usize, tie: Tie) -> String {
    match tie {
        Tie::Alone => rank.to_string(),
        Tie::Shared => format!("{rank}="),
    }
}

/// Two decimals, and never a negative nothing.
fn rounded(value: f64) -> String {
    // equal ranks are equal to nine decimals: what is a tie looks like one, halves go up, and 3.525 is one figure
    // however it was summed
    let cents = (value * 1e9).round() / 1e7;
    let text = format!("{:.2}", cents.round() / 100.0);
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

/// A plain figure (`-1250.5`) with the language's decimal sign and its thousands parted; other text as it is.
pub(super) fn local(lang: Lang, plain: &str) -> String {
    let (decimal, thousand) = match lang {
        Lang::It => (',', '.'),
        Lang::En => ('.', ','),
    };
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (units, fraction) = digits.split_once('.').map_or((digits, None), |(u, f)| (u, Some(f)));
    if !units.bytes().all(|b| b.is_ascii_digit()) {
        return plain.to_owned();
    }
    let mut out = String::from(sign);
    for (at, digit) in units.chars().enumerate() {
        if at > 0 && (units.len() - at).is_multiple_of(3) {
            out.push(thousand);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_and_margins() {
        assert_eq!(score(Lang::It, 3.885), "3,89"); // as with a pencil, though its binary lies just below
        // a tie looks like one, however its figures were summed
        assert_eq!(score(Lang::It, 3.525 - 1e-12), score(Lang::It, 3.525 + 1e-12));
        assert_eq!(score(Lang::En, 3.5), "3.50");
        assert_eq!(score(Lang::It, -0.001), "0,00");
        assert_eq!(margin(Lang::It, 0.21), "±0,21");
    }

    #[test]
    fn thousands() {
        assert_eq!(whole(Lang::It, 1250), "1.250");
        assert_eq!(whole(Lang::En, -1_234_567), "-1,234,567");
        assert_eq!(whole(Lang::It, 999), "999");
        assert_eq!(local(Lang::It, "1234.5"), "1.234,5");
        assert_eq!(local(Lang::It, "inf"), "inf");
    }

    #[test]
    fn thousandths_of_a_point() {
        assert_eq!(thousandths(Lang::It, 47_768), "47,768");
        assert_eq!(thousandths(Lang::En, -1_234_005), "-1,234.005");
        assert_eq!(thousandths(Lang::En, -7), "-0.007");
    }

    #[test]
    fn a_chance_is_never_certain() {
        for (chance, shown) in
            [(0.0, "<1%"), (0.009, "<1%"), (0.01, "1%"), (0.626, "63%"), (0.99, "99%"), (0.996, ">99%"), (1.0, ">99%")]
        {
            assert_eq!(percent(chance), shown);
        }
    }

    #[test]
    fn ties_show() {
        assert_eq!(rank(12, Tie::Shared), "12=");
        assert_eq!(rank(3, Tie::Alone), "3");
    }
}
