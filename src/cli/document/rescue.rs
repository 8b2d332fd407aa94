//! `bundle inspect --rescue`: the marks a damaged file still shows, as a score sheet, and how much of it was readable.

use super::{Document, Moment};
use crate::app::laptop::Rescued;
use crate::cli::table::{Cell, Table, left};
use crate::domain::fact::NotAssessed;
use crate::domain::ids::DayId;
use crate::text::date::Zone;
use serde::Serialize;
use std::path::Path;

/// What was rescued.
#[derive(Clone, Debug, Serialize)]
pub struct BundleRescue {
    /// The score sheet; null where no mark was found and none was written.
    path: Option<String>,
    marks: usize,
    entries: usize,
    unreadable: usize,
    doubtful: usize,
    /// Marks that stand in this store and that the asker may not see yet: left out.
    withheld: usize,
}

/// How much of a damaged file was readable; `here` is its day, where this store has it.
pub fn bundle_rescue(here: Option<DayId>, out: &Path, rescued: &Rescued) -> Document<BundleRescue> {
    let rescue = BundleRescue {
        path: (!rescued.marks.is_empty()).then(|| out.display().to_string()),
        marks: rescued.marks.len(),
        entries: rescued.entries,
        unreadable: rescued.unreadable,
        doubtful: rescued.doubtful,
        withheld: rescued.withheld,
    };
    Document { day: here, ..Document::without_day("bundle", rescue) }
}

/// The marks as a score sheet that `analyse` and `scores import` read.
pub fn rescued_sheet(rescued: &Rescued, zone: &Zone) -> String {
    let fields = ["candidate", "interviewer", "criterion", "score", "interview", "time", "not_assessed", "doubt"];
    let mut t = Table::new(fields.iter().map(|f| left(f, *f)).collect(), "");
    for m in &rescued.marks {
        t.row(vec![
            Cell::text(&m.candidate),
            Cell::text(&m.interviewer),
            Cell::text(&m.criterion),
            m.level.map_or_else(|| Cell::text("NA"), |v| Cell::figure(v, v.to_string())),
            Cell::text(&m.interview),
            Cell::maybe(m.at.map(|at| Moment::at(zone, at)).as_ref().map(Moment::as_str)),
            Cell::maybe(m.na.map(NotAssessed::as_str)),
            Cell::maybe(m.doubt.then_some("doubt")),
        ]);
    }
    t.csv()
}
