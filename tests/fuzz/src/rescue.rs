//! A damaged file of which the marks are rescued: without a day, and where the day it came from is held.

use super::look::day_of;
use colloquio::app::laptop::{Asker, salvage};
use colloquio::cli::document::rescued_sheet;
use colloquio::domain::day::Day;
use colloquio::domain::entry::Entry;
use colloquio::intake::read_scores;
use colloquio::text::date::Zone;
use colloquio::wire::envelope::read_line;
use colloquio::wire::fact::decode;
use std::sync::OnceLock;

/// The golden open day, from which the seeds come.
fn day() -> &'static Day {
    static DAY: OnceLock<Day> = OnceLock::new();
    DAY.get_or_init(|| {
        let text = include_str!("../../data/bundles/11-b-desk-b-full.colloquio.json");
        let lines = text.lines().filter_map(|l| read_line(l.strip_suffix(',').unwrap_or(l)).ok());
        let entries: Vec<Entry> = lines.map(decode).collect();
        let days = salvage(text.as_bytes()).expect("bytes in memory").days().clone();
        day_of(days.into_iter().next().expect("a golden file has a day"), &entries)
    })
}

/// Every mark is given or withheld, and what is given is a score sheet with a row for each.
pub fn rescue(bytes: &[u8]) {
    let read = || salvage(bytes).expect("bytes in memory");
    let all = read().rescue(None);
    assert_eq!(all.withheld, 0, "nobody's day hides anything");
    assert!(all.marks.iter().filter(|m| m.doubt).count() <= all.doubtful);
    let sheet = rescued_sheet(&all, &Zone::named("Europe/Rome", 3_600));
    // a criterion may be empty, or look like a separator: then the sheet is refused, and says where
    if let Ok(back) = read_scores("x.csv", sheet.as_bytes()) {
        assert_eq!(back.rows.len(), all.marks.len());
    }
    for viewer in [None, day().lead()] {
        let given = read().rescue(Some(Asker { day: day(), viewer }));
        assert_eq!(given.entries, all.entries);
        assert!(given.marks.len() <= all.marks.len() && given.marks.len() + given.withheld >= all.marks.len());
    }
}
