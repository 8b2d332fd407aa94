//! A cell's value as the text a person reads in it, near enough: dates and times in the shapes every reader of ours knows.

use calamine::ExcelDateTime;

/// A value, whichever kind of workbook it comes from.
pub(super) enum Value<'a> {
    /// Empty, or a formula that failed.
    Nothing,
    Number(f64),
    Text(&'a str),
    Truth(bool),
    Moment(ExcelDateTime),
    /// `2026-11-24T10:00:00` or `PT10H30M00S`.
    Iso(&'a str),
}

pub(super) fn text_of(value: &Value<'_>) -> String {
    match value {
        Value::Nothing => String::new(),
        // the shortest digits that mean this number; a telephone number or a code shows no point
        Value::Number(n) if n.is_finite() => n.to_string(),
        Value::Number(_) => String::new(),
        Value::Text(text) => (*text).to_owned(),
        Value::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Moment(moment) => moment_text(moment),
        Value::Iso(text) => duration_text(text).unwrap_or_else(|| text.replacen('T', " ", 1)),
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let days = moment.as_f64();
    let time =
        if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

/// A time of day in ODS is a duration: `PT10H30M00S`.
fn duration_text(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S').map(|s| s.split_once([',', '.']).map_or(s, |(whole, _)| whole));
    let all_digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let whole = all_digits(hours) && all_digits(minutes) && seconds.is_none_or(all_digits);
    match seconds.filter(|s| s.bytes().any(|b| b != b'0')) {
        _ if !whole => None,
        Some(seconds) => Some(format!("{hours:0>2}:{minutes:0>2}:{seconds:0>2}")),
        None => Some(format!("{hours:0>2}:{minutes:0>2}")),
    }
}
