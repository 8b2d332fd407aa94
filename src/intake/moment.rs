//! When a form was sent, read from the many shapes spreadsheets give to a date. Only for telling which of two rows is
//! newer: what is kept is the text of the file.

use jiff::civil::{Date, DateTime};

/// Which of two small numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// 21/09/2020, as in Italy.
    DayFirst,
    /// 9/21/2020, as in the United States.
    MonthFirst,
}

/// The order under which a whole column can be read; the day first where both can.
pub fn day_order<'a>(cells: impl Iterator<Item = &'a str>) -> DayOrder {
    let (mut only_day, mut only_month) = (0, 0);
    for cell in cells {
        let day = parse(cell, DayOrder::DayFirst).is_some();
        let month = parse(cell, DayOrder::MonthFirst).is_some();
        only_day += usize::from(day && !month);
        only_month += usize::from(month && !day);
    }
    if only_month > only_day { DayOrder::MonthFirst } else { DayOrder::DayFirst }
}

/// Whether the text is a date with a time of day.
pub fn is_moment(text: &str) -> bool {
    let read = |order| read(text, order).is_some_and(|r| r.has_time);
    read(DayOrder::DayFirst) || read(DayOrder::MonthFirst)
}

/// The moment a text names, or none.
pub fn parse(text: &str, order: DayOrder) -> Option<DateTime> {
    read(text, order).map(|r| r.moment)
}

struct Reading {
    moment: DateTime,
    has_time: bool,
}

fn read(text: &str, order: DayOrder) -> Option<Reading> {
    if text.len() > 60 {
        return None;
    }
    if let Some(moment) = serial(text) {
        return Some(Reading { moment, has_time: true });
    }
    // What follows a plus sign or GMT is the zone, the same for the whole column.
    let lower = text.to_lowercase();
    let lower = lower.split(['+']).next()?.split("gmt").next()?;
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    for token in lower.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()) {
        // "10t09" and "59z" of ISO, "8am".
        for part in parts(token) {
            match part.parse::<i16>() {
                Ok(n) => numbers.push((n, part.len())),
                Err(_) if part.chars().all(char::is_alphabetic) => words.push(part),
                Err(_) => return None,
            }
        }
    }
    let named_month = words.iter().find_map(|w| month(w));
    let stray = |w: &&&str| {
        month(w).is_none()
            && weekday(w).is_none()
            && !matches!(
                **w,
                "t" | "z" | "am" | "pm" | "a" | "p" | "m" | "ore" | "alle" | "at" | "utc" | "cest" | "cet"
            )
    };
    if words.iter().any(|w| stray(&w)) {
        return None;
    }
    let (year, month, day, used) = match (named_month, numbers.as_slice()) {
        (Some(m), [(d, _), (y, 4), ..]) => (*y, m, *d, 2),
        (None, [(y, 4), (m, _), (d, _), ..]) => (*y, *m, *d, 3),
        (None, [(a, _), (b, _), (y, width), ..]) if *width == 4 || *width == 2 => {
            let year = if *width == 2 { 2_000 + *y } else { *y };
            let (d, m) = if order == DayOrder::DayFirst { (*a, *b) } else { (*b, *a) };
            (year, m, d, 3)
        }
        _ => return None,
    };
    let clock: Vec<i16> = numbers[used..].iter().map(|(n, _)| *n).collect();
    let at = |i: usize| clock.get(i).copied().unwrap_or(0);
    let has = |w: &str| words.contains(&w);
    let hour = match (has("pm") || has("p"), has("am") || has("a")) {
        (true, _) => at(0) % 12 + 12,
        (_, true) => at(0) % 12,
        _ => at(0),
    };
    let moment = DateTime::new(
        year,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
        i8::try_from(hour).ok()?,
        i8::try_from(at(1)).ok()?,
        i8::try_from(at(2)).ok()?,
        0,
    );
    Some(Reading { moment: moment.ok()?, has_time: clock.len() >= 2 })
}

/// Splits a token where digits meet letters.
fn parts(token: &str) -> impl Iterator<Item = &str> {
    let mut rest = token;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit()).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

/// Days since the end of 1899, as a spreadsheet keeps a date whose column has lost its format.
fn serial(text: &str) -> Option<DateTime> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    if !(20_000.0..80_000.0).contains(&number) {
        return None;
    }
    let midnight = Date::new(1899, 12, 30).ok()?.at(0, 0, 0, 0);
    midnight.checked_add(jiff::SignedDuration::try_from_secs_f64(number * 86_400.0).ok()?).ok()
}

fn month(word: &str) -> Option<i16> {
    const MONTHS: [[&str; 2]; 12] = [
        ["gennaio", "january"],
        ["febbraio", "february"],
        ["marzo", "march"],
        ["aprile", "april"],
        ["maggio", "may"],
        ["giugno", "june"],
        ["luglio", "july"],
        ["agosto", "august"],
        ["settembre", "september"],
        ["ottobre", "october"],
        ["novembre", "november"],
        ["dicembre", "december"],
    ];
    let found = MONTHS.iter().position(|names| word.len() >= 3 && names.iter().any(|name| name.starts_with(word)))?;
    i16::try_from(found + 1).ok()
}

fn weekday(word: &str) -> Option<()> {
    const DAYS: [&str; 14] = [
        "lunedì",
        "martedì",
        "mercoledì",
        "giovedì",
        "venerdì",
        "sabato",
        "domenica",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    (word.len() >= 3 && DAYS.iter().any(|name| name.starts_with(word))).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn the_shapes_of_form_exports_are_one_moment() {
        let wanted = datetime(2020, 9, 21, 20, 15, 0, 0);
        for text in [
            "21/09/2020 20.15.00",
            "21-9-2020 20:15",
            "21.09.20 20:15:00",
            "2020-09-21T20:15:00.123Z",
            "2020/09/21 8:15:00 PM GMT+2",
            "2020-09-21 20:15:00+02:00",
            "21 settembre 2020, ore 20:15",
            "lun 21 set 2020 20:15",
            "Sep 21, 2020 8:15 p.m.",
        ] {
            assert_eq!(parse(text, DayOrder::DayFirst), Some(wanted), "{text}");
        }
        assert_eq!(parse("9/21/2020 8:15:00 PM", DayOrder::MonthFirst), Some(wanted));
        assert_eq!(parse("44095,84375", DayOrder::DayFirst), Some(wanted));
        assert_eq!(parse("12/10/2020 12:05 AM", DayOrder::DayFirst), Some(datetime(2020, 10, 12, 0, 5, 0, 0)));
    }

    #[test]
    fn the_column_decides_what_one_cell_cannot() {
        assert_eq!(day_order(["1/2/2020 8:00", "9/21/2020 8:00"].into_iter()), DayOrder::MonthFirst);
        assert_eq!(day_order(["1/2/2020 8:00", "21/9/2020 8:00"].into_iter()), DayOrder::DayFirst);
        assert_eq!(day_order(["1/2/2020 8:00"].into_iter()), DayOrder::DayFirst);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "mattina", "dopo le 15:00", "+39 000 5550001", "2,5", "31/02/2020", "3 anni", "12", "99999"] {
            assert_eq!(parse(text, DayOrder::DayFirst), None, "{text}");
        }
        assert!(is_moment("21/09/2020 10.00.59") && !is_moment("21/09/2020"));
    }
}
