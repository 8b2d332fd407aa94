//! `bundle inspect --rescue`: the marks a damaged file still shows, as a score sheet, and how much of it was readable.

use super::{Document, Moment};
use crate::app::laptop::Rescued;
use crate::cli::table::{Cell, Table, left};
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
}

/// How much of a damaged file was readable.
pub fn bundle_rescue(out: &Path, rescued: &Rescued) -> Document<BundleRescue> {
    let rescue = BundleRescue {
        path: (!rescued.marks.is_empty()).then(|| out.display().to_string()),
        marks: rescued.marks.len(),
        entries: rescued.entries,
        unreadable: rescued.unreadable,
        doubtful: rescued.doubtful,
    };
    Document::without_day("bundle", rescue)
}

/// The marks as a score sheet that `analyse` reads.
pub fn rescued_sheet(rescued: &Rescued, zone: &Zone) -> String {
    let fields = ["candidate", "interviewer", "criterion", "score", "interview", "time"];
    let mut t = Table::new(fields.iter().map(|f| left(f, *f)).collect(), "");
    for m in &rescued.marks {
        t.row(vec![
            Cell::text(&m.candidate),
            Cell::text(&m.interviewer),
            Cell::text(&m.criterion),
            m.level.map_or_else(|| Cell::text("NA"), |v| Cell::figure(v, v.to_string())),
            Cell::text(&m.interview),
            Cell::maybe(m.at.map(|at| Moment::at(zone, at)).as_ref().map(Moment::as_str)),
        ]);
    }
    t.csv()
}
