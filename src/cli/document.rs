//! The documents: what the read commands print, as JSON in the contract's shape or as a table for people.
//!
//! A document is a value made of a Day and of who asks; it reads no disk, no clock, and marks only through
//! `domain::visible`. Its fields stand in the contract's order, so the types here derive `Serialize` and are never turned
//! into a `serde_json::Value`, whose maps are sorted. Not here: which command asks for which document, and printing.

mod blocker;
mod candidates;
mod day;
mod exchange;
mod explain;
mod flag;
mod intake;
mod interviewers;
mod interviews;
mod laptops;
mod marks;
mod pairs;
mod proposal;
mod ranking;
mod rescue;
mod rubric;
mod schedule;
mod scores;
mod shortlist;
mod store;
mod study;

pub use blocker::{Blocker, blocker_name, blocker_text};
pub use candidates::{Candidate, Candidates, candidate_show, candidates_list};
pub use day::{DayShow, Days, day_list, day_show};
pub use exchange::{
    BundleExport, BundleFiles, BundleSync, bundle_export, bundle_files, bundle_line, bundle_sync, store_backup,
};
pub use explain::{Explained, rank_explained, rank_explanation};
pub use flag::flag_sentence;
pub use intake::{ImportFigures, ImportShow, import_document, import_page};
pub use interviewers::{Interviewers, interviewers_list};
pub use interviews::{Interview, Interviews, interviews_list};
pub use laptops::{BundleStatus, Laptops, bundle_status, laptops_list, status_lines};
pub use marks::{LeftMark, MarkFate, MarksImport, MarksShow, marks_document, marks_page};
pub use pairs::{Pairs, pairs_list};
pub use proposal::{Proposed, mends, proposal};
pub use ranking::{Heading, Ranking, analysis, rank};
pub use rescue::{BundleRescue, bundle_rescue, rescued_sheet};
pub use rubric::{RubricShow, Rubrics, built_in_list, rubric_list, rubric_of, rubric_show};
pub use schedule::{Schedule, schedule};
pub use scores::{Scores, scores_list};
pub use shortlist::{Shortlist, shortlist_show};
pub use store::{Checked, Store, next_lost, rebuild_command, store_check, store_rebuild, worst};
pub use study::{StudyShow, study_show};

use super::table::{Style, Table};
use crate::app::laptop::Told;
use crate::domain::day::Day;
use crate::domain::ids::{AreaId, CandidateId, DayId, DeviceId, InterviewId, PersonId};
use crate::text::Words;
use crate::text::date::Zone;
use serde::Serialize;

/// When the last append was answered, Unix ms: the time of the newest entry of this laptop.
pub fn stored_at(day: &Day, device: DeviceId) -> Option<i64> {
    let newest = day.chains().get(&device)?.values().next_back()?;
    newest.iter().filter_map(|id| day.entry(id)).map(|e| e.stamp.ms).max()
}

/// Who asks about which Day, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The Day.
    pub day: &'a Day,
    /// This laptop.
    pub device: DeviceId,
    /// Who looks; `None`: nobody in particular.
    pub viewer: Option<PersonId>,
    /// The zone of the day's times.
    pub zone: &'a Zone,
    /// What other laptops' files told.
    pub told: &'a Told,
    /// Now, Unix ms.
    pub now_ms: i64,
    /// When the last append was answered, Unix ms.
    pub stored_at: Option<i64>,
    /// The clock was set by `COLLOQUIO_NOW`.
    pub simulated_clock: bool,
    /// The asker's language.
    pub words: &'a Words,
}

/// A time as documents write it: RFC 3339 with the offset of the day's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Moment(String);

impl Moment {
    fn at(zone: &Zone, ms: i64) -> Moment {
        Moment(zone.rfc3339(ms))
    }

    /// Hours and minutes, for a table.
    pub fn clock(&self) -> &str {
        self.0.split_once('T').and_then(|(_, time)| time.get(..5)).unwrap_or("")
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Asked<'_> {
    fn moment(&self, ms: i64) -> Moment {
        Moment::at(self.zone, ms)
    }

    fn person(&self, id: PersonId) -> String {
        self.day.person(id).map(|p| p.code).unwrap_or_else(|| id.to_string())
    }

    /// Code of a person, and the name where it is known: for sentences.
    fn named(&self, id: PersonId) -> String {
        self.day.person(id).map(|p| if p.name.is_empty() { p.code } else { p.name }).unwrap_or_default()
    }

    fn candidate(&self, id: CandidateId) -> String {
        match self.day.candidate_code(id) {
            "" => id.to_string(),
            code => code.to_owned(),
        }
    }

    /// Name and code of a candidate: for sentences.
    fn called(&self, id: CandidateId) -> String {
        let code = self.candidate(id);
        match self.day.candidate_name(self.day.resolve(id)) {
            "" => code,
            name => self.words.named(name, &code).into_owned(),
        }
    }

    fn interview(&self, id: InterviewId) -> String {
        match self.day.interview(id) {
            Some(i) if !i.code.is_empty() => i.code,
            _ => id.to_string(),
        }
    }

    fn area(&self, id: AreaId) -> Option<String> {
        Some(self.day.area_name(id)).filter(|name| !name.is_empty())
    }

    fn laptop(&self, device: DeviceId) -> String {
        self.day.laptop_called(device)
    }

    fn document<T>(&self, noun: &'static str, body: T) -> Document<T> {
        Document { day: Some(self.day.id()), ..Document::without_day(noun, body) }
    }
}

/// A document with its heading: format, version, day.
#[derive(Clone, Debug, Serialize)]
pub struct Document<T> {
    format: String,
    version: u32,
    day: Option<DayId>,
    /// What the command answers.
    #[serde(flatten)]
    pub body: T,
}

impl<T> Document<T> {
    fn without_day(noun: &'static str, body: T) -> Document<T> {
        Document { format: format!("colloquio-{noun}"), version: 1, day: None, body }
    }
}

impl<T: Serialize> Document<T> {
    /// As JSON, on one line.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

/// What can be shown to people, too.
pub trait Tabular {
    /// Its rows.
    fn table(&self, words: &Words) -> Table;

    /// For a terminal; the last line is not ended.
    fn text(&self, words: &Words, style: Style) -> String {
        self.table(words).text(style)
    }

    /// For a spreadsheet; the headings are the fields of the JSON, in every language.
    fn csv(&self, words: &Words) -> String {
        self.table(words).csv()
    }
}

#[cfg(test)]
mod tests;
