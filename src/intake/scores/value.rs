//! Marks and times as they are written.

use super::ScoreMark;
use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, tz::TimeZone};

/// What a score cell says; `None` if it is no mark.
pub fn mark(text: &str) -> Option<ScoreMark> {
    match text {
        "" | "-" | "–" | "NA" | "N/A" | "na" | "n/a" => return Some(ScoreMark::NotAssessed),
        "-:recused" => return Some(ScoreMark::Recused),
        "-:interrupted" => return Some(ScoreMark::Interrupted),
        "-:absent" => return Some(ScoreMark::Absent),
        "-:not_asked" => return Some(ScoreMark::NotAssessed),
        _ => {}
    }
    // one decimal comma is one; a comma that parts thousands would be a guess
    let text = if text.contains('.') { text.to_owned() } else { text.replacen(',', ".", 1) };
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    let number: f64 = text.chars().all(plain).then(|| text.parse().ok())??;
    number.is_finite().then_some(ScoreMark::Given(number))
}

/// The same with why nothing was assessed, where a column says it.
pub fn with_reason(mark: ScoreMark, reason: &str) -> ScoreMark {
    match (mark, reason) {
        (ScoreMark::NotAssessed, "recused") => ScoreMark::Recused,
        (ScoreMark::NotAssessed, "interrupted") => ScoreMark::Interrupted,
        (ScoreMark::NotAssessed, "absent") => ScoreMark::Absent,
        (mark, _) => mark,
    }
}

/// Times of one file on one scale: RFC 3339, a date with a time, or a time of day, which is on the day the others name.
pub struct Times {
    day: Date,
}

impl Times {
    pub fn new<'a>(mut cells: impl Iterator<Item = &'a str>) -> Times {
        let named = cells.find_map(|text| {
            let moment = civil(text).or_else(|| offset_moment(text).map(|(_, civil)| civil))?;
            Some(moment.date())
        });
        Times { day: named.unwrap_or(Date::constant(1970, 1, 1)) }
    }

    /// Seconds.
    pub fn read(&self, text: &str) -> Option<i64> {
        if let Some((instant, _)) = offset_moment(text) {
            return Some(instant.as_second());
        }
        let moment = civil(text).or_else(|| Some(self.day.to_datetime(text.parse::<Time>().ok()?)))?;
        // no zone is known: the same for all of them is enough, since only distances count
        moment.to_zoned_datetime(TimeZone::UTC).ok().map(|zoned| zoned.timestamp().as_second())
    }
}

/// An instant, and the date and time its offset makes of it.
fn offset_moment(text: &str) -> Option<(Timestamp, DateTime)> {
    let instant: Timestamp = text.parse().ok()?;
    Some((instant, text.get(..19)?.parse().ok()?))
}

fn civil(text: &str) -> Option<DateTime> {
    let is_instant = text.parse::<Timestamp>().is_ok();
    let has_time = text.contains(':');
    (has_time && !is_instant).then(|| text.parse().ok())?
}
