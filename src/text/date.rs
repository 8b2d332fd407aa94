//! Dates and times as people of the language write them, and RFC 3339 for documents. Reads no clock.

use super::{Lang, Words};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};

/// The zone a day is shown in.
#[derive(Clone, Debug)]
pub struct Zone {
    zone: TimeZone,
    known: bool,
}

impl Zone {
    /// The zone of this name, such as `Europe/Rome`; where the system does not know it, a fixed offset from UTC in
    /// seconds, and [`is_known`](Zone::is_known) is false, so that it can be said.
    pub fn named(name: &str, otherwise: i32) -> Zone {
        match of_the_system(name).or_else(|| TimeZone::get(name).ok()) {
            Some(zone) => Zone { zone, known: true },
            None => Zone { known: false, ..Zone::fixed(otherwise) },
        }
    }

    /// Always this many seconds from UTC; an impossible offset is UTC.
    pub fn fixed(seconds: i32) -> Zone {
        Zone { zone: TimeZone::fixed(Offset::from_seconds(seconds).unwrap_or(Offset::UTC)), known: true }
    }

    /// Whether the zone is the one that was asked for.
    pub fn is_known(&self) -> bool {
        self.known
    }

    fn local(&self, ms: i64) -> DateTime {
        self.zone.to_datetime(timestamp(ms))
    }

    /// `11:18`.
    pub fn time(&self, ms: i64) -> String {
        let t = self.local(ms);
        format!("{:02}:{:02}", t.hour(), t.minute())
    }

    /// `11:18:05`, for the saved state.
    pub fn time_to_the_second(&self, ms: i64) -> String {
        let t = self.local(ms);
        format!("{:02}:{:02}:{:02}", t.hour(), t.minute(), t.second())
    }

    /// The date as ISO writes it: `2026-11-24`.
    pub fn date(&self, ms: i64) -> String {
        self.local(ms).date().to_string()
    }

    /// `2026-11-24T11:18:05+01:00`; milliseconds where there are any.
    pub fn rfc3339(&self, ms: i64) -> String {
        let at = timestamp(ms);
        at.display_with_offset(self.zone.to_offset(at)).to_string()
    }
}

/// Where nearly every system keeps its zones.
const ZONES: &str = "/usr/share/zoneinfo";

/// The zone from its one file, where it lies where it nearly always does: looking for a name among all of them costs a
/// thousand times as much, at every start. Only a plain name is looked for, since it comes from a file.
fn of_the_system(name: &str) -> Option<TimeZone> {
    let plain = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
    };
    if !name.split('/').all(plain) {
        return None;
    }
    TimeZone::tzif(name, &std::fs::read(std::path::Path::new(ZONES).join(name)).ok()?).ok()
}

/// Times from entries are any number; those beyond the calendar are its ends.
fn timestamp(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(if ms < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// A time with its offset, as RFC 3339 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    /// Milliseconds since 1970, UTC.
    pub ms: i64,
    /// Seconds from UTC of the text.
    pub offset: i32,
}

/// Reads an RFC 3339 time with its offset; `None` for anything else, a time without offset included.
pub fn parse_rfc3339(text: &str) -> Option<Instant> {
    if !text.is_ascii() || text.contains('[') || text.get(10..11).is_none_or(|t| !matches!(t, "T" | "t" | " ")) {
        return None;
    }
    let at: Timestamp = text.parse().ok()?;
    let zulu = text.ends_with(['Z', 'z']);
    let offset = if zulu { 0 } else { parse_offset(text.get(text.len().checked_sub(6)?..)?)? };
    Some(Instant { ms: at.as_millisecond(), offset })
}

/// `+01:00`, in seconds.
fn parse_offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    Some(sign * (hours.parse::<u8>().ok()? as i32 * 3600 + minutes.parse::<u8>().ok()? as i32 * 60))
}

/// Reads `2026-11-24` and nothing else.
pub fn parse_date(iso: &str) -> Option<Date> {
    let date: Date = iso.parse().ok()?;
    (date.to_string() == iso).then_some(date)
}

/// A date as a person types it: `24/11/2026`, `24.11.2026`, `24 11 2026`, or `2026-11-24`; given back in the last form.
pub fn parse_typed(text: &str) -> Option<String> {
    let text = text.trim();
    if parse_date(text).is_some() {
        return Some(text.to_owned());
    }
    let mut parts = text.split(['/', '.', '-', ' ']).map(|part| part.parse::<u16>().ok());
    let (Some(day), Some(month), Some(year), None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let iso = format!("{year:04}-{month:02}-{day:02}");
    (year >= 1000 && parse_date(&iso).is_some()).then_some(iso)
}

/// A date as it is proposed in a field: day, month, year in Italian, year first in English.
pub fn typed(words: &Words, iso: &str) -> String {
    match parse_date(iso).filter(|_| words.lang() == Lang::It) {
        Some(date) => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        None => iso.to_owned(),
    }
}

/// `mar 24 nov 2026` / `Tue 24 Nov 2026`; `None` where the text is no ISO date.
pub fn long_date(words: &Words, iso: &str) -> Option<String> {
    let date = parse_date(iso)?;
    let weekday = words.by_key(WEEKDAYS[date.weekday().to_monday_zero_offset() as usize]);
    Some(words.date_long(&weekday, &date.day().to_string(), &month(words, date), &date.year().to_string()).into_owned())
}

/// `24 nov` / `24 Nov`; `None` where the text is no ISO date.
pub fn short_date(words: &Words, iso: &str) -> Option<String> {
    let date = parse_date(iso)?;
    Some(words.date_short(&date.day().to_string(), &month(words, date)).into_owned())
}

fn month(words: &Words, date: Date) -> std::borrow::Cow<'_, str> {
    words.by_key(MONTHS[date.month() as usize - 1])
}

const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];
const MONTHS: [&str; 12] = [
    "month-jan",
    "month-feb",
    "month-mar",
    "month-apr",
    "month-may",
    "month-jun",
    "month-jul",
    "month-aug",
    "month-sep",
    "month-oct",
    "month-nov",
    "month-dec",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-24, 11:18:05 in Italy.
    const AT: i64 = 1_795_515_485_000;

    #[test]
    fn a_date_may_be_typed_as_people_write_it() {
        for text in ["24/11/2026", "24.11.2026", " 24 11 2026", "2026-11-24", "24-11-2026"] {
            assert_eq!(parse_typed(text).as_deref(), Some("2026-11-24"), "{text}");
        }
        for text in ["", "24/11/26", "31/02/2026", "11/24/2026", "24/11", "24/11/2026/1", "oggi"] {
            assert_eq!(parse_typed(text), None, "{text}");
        }
        for lang in Lang::ALL {
            let proposal = typed(&Words::new(lang), "2026-11-04");
            assert_eq!(parse_typed(&proposal).as_deref(), Some("2026-11-04"), "{proposal}");
        }
    }

    #[test]
    fn dates_in_both_languages() {
        let (it, en) = (Words::new(Lang::It), Words::new(Lang::En));
        assert_eq!(long_date(&it, "2026-11-24").unwrap(), "mar 24 nov 2026");
        assert_eq!(long_date(&en, "2026-11-24").unwrap(), "Tue 24 Nov 2026");
        assert_eq!(short_date(&it, "2026-05-03").unwrap(), "3 mag");
        assert_eq!(short_date(&en, "2026-05-03").unwrap(), "3 May");
        for bad in ["", "24/11/2026", "2026-11-31", "20261124", "2026-11-24T10:00"] {
            assert_eq!(long_date(&it, bad), None, "{bad}");
        }
    }

    #[test]
    fn every_weekday_and_month_has_a_name() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for key in WEEKDAYS.iter().chain(&MONTHS) {
                assert_ne!(words.by_key(key), *key);
            }
        }
    }

    #[test]
    fn a_zone_from_its_file_is_the_zone_and_no_name_leaves_the_folder() {
        for name in ["Europe/Rome", "Etc/GMT+5", "America/Argentina/Buenos_Aires"] {
            if let Some(zone) = of_the_system(name) {
                let (named, both) = (TimeZone::get(name).unwrap(), [AT, AT - 180 * 86_400_000].map(timestamp));
                assert_eq!(both.map(|at| zone.to_offset(at)), both.map(|at| named.to_offset(at)), "{name}");
            }
        }
        for name in
            ["../zoneinfo/Europe/Rome", "Europe/../Europe/Rome", "/usr/share/zoneinfo/Europe/Rome", "Europe//Rome", ""]
        {
            assert!(of_the_system(name).is_none(), "{name}");
        }
    }

    #[test]
    fn times_of_the_zone() {
        let rome = Zone::named("Europe/Rome", 3600);
        assert!(rome.is_known());
        assert_eq!(rome.time(AT), "11:18");
        assert_eq!(rome.time_to_the_second(AT), "11:18:05");
        assert_eq!(rome.date(AT), "2026-11-24");
        assert_eq!(rome.rfc3339(AT), "2026-11-24T11:18:05+01:00");
        assert_eq!(rome.rfc3339(AT - 180 * 86_400_000 + 7), "2026-05-28T12:18:05.007+02:00");
    }

    #[test]
    fn an_unknown_zone_says_so() {
        let zone = Zone::named("Europe/Nowhere", 3600);
        assert!(!zone.is_known());
        assert_eq!(zone.time(AT), "11:18");
        assert_eq!(Zone::fixed(i32::MAX).rfc3339(0), "1970-01-01T00:00:00+00:00");
    }

    #[test]
    fn times_beyond_the_calendar_are_shown() {
        let zone = Zone::fixed(0);
        assert!(zone.rfc3339(i64::MAX).starts_with("9999-12-3"));
        assert!(zone.rfc3339(i64::MIN).starts_with("-0099"), "{}", zone.rfc3339(i64::MIN));
        assert_eq!(Zone::fixed(90_000).time(i64::MAX).len(), 5);
    }

    #[test]
    fn rfc3339_is_read_with_its_offset_and_nothing_else_is() {
        for (text, ms, offset) in [
            ("2026-11-24T11:18:05+01:00", AT, 3600),
            ("2026-11-24T10:18:05Z", AT, 0),
            ("2026-11-24T05:48:05.250-04:30", AT + 250, -16_200),
        ] {
            assert_eq!(parse_rfc3339(text), Some(Instant { ms, offset }), "{text}");
            assert_eq!(parse_rfc3339(&Zone::fixed(offset).rfc3339(ms)).unwrap().ms, ms);
        }
        for bad in ["", "11:18", "2026-11-24", "2026-11-24T11:18:05", "2026-11-24T11:18:05+01:00[Europe/Rome]", "è"] {
            assert_eq!(parse_rfc3339(bad), None, "{bad}");
        }
    }
}
