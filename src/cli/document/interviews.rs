//! Interviews with their sheets, as `interviews list` and `candidates show` say them. Marks the asker may not see are null,
//! and so is what follows from them.

use super::{Asked, Document, Moment, Tabular};
use crate::cli::table::{Cell, Table, left};
use crate::domain::fact::{Ending, Look, Mark};
use crate::domain::ids::{InterviewId, PersonId};
use crate::domain::interview;
use crate::domain::{visible, visible::owed_notes};
use crate::text::Words;
use serde::Serialize;
use std::collections::BTreeMap;

/// One interview.
#[derive(Clone, Debug, Serialize)]
pub struct Interview {
    /// Its code.
    pub id: String,
    uid: InterviewId,
    candidate: String,
    kind: Look,
    desk: Option<String>,
    block: Option<i64>,
    start: Option<Moment>,
    end: Option<Moment>,
    state: &'static str,
    how: Option<Ending>,
    revealed: bool,
    sheets: Vec<InterviewSheet>,
}

#[derive(Clone, Debug, Serialize)]
struct InterviewSheet {
    interviewer: String,
    state: &'static str,
    notes_owed: Option<usize>,
    marks: Option<BTreeMap<String, Option<i64>>>,
}

/// All interviews.
#[derive(Clone, Debug, Serialize)]
pub struct Interviews {
    interviews: Vec<Interview>,
}

/// All interviews, by code.
pub fn interviews_list(asked: &Asked) -> Document<Interviews> {
    let interviews = asked.day.interviews().iter().map(|i| interview(asked, i)).collect();
    asked.document("interviews", Interviews { interviews })
}

/// One interview as the asker may see it.
pub(super) fn interview(asked: &Asked, i: &interview::Interview) -> Interview {
    let day = asked.day;
    let pair = i.pair.and_then(|p| day.pair(p));
    Interview {
        id: asked.interview(i.id),
        uid: i.id,
        candidate: asked.candidate(i.candidate),
        kind: i.look,
        desk: pair.as_ref().map(|p| p.desk.clone()),
        block: pair.as_ref().and_then(|p| p.block),
        start: i.started_at.map(|ms| asked.moment(ms)),
        end: i.ended_at.map(|ms| asked.moment(ms)),
        state: i.state.as_str(),
        how: i.how,
        revealed: day.revealed(i.id).is_some(),
        sheets: visible::owners(day, i.id).into_iter().map(|who| sheet(asked, i.id, who)).collect(),
    }
}

fn sheet(asked: &Asked, interview: InterviewId, who: PersonId) -> InterviewSheet {
    let seen = visible::sheet(asked.day, interview, who, asked.viewer);
    InterviewSheet {
        interviewer: asked.person(who),
        state: asked.day.sheet_state(interview, who).as_str(),
        notes_owed: seen.as_ref().map(|s| owed_notes(asked.day, s).len()),
        marks: seen.map(|s| {
            let level = |mark| match mark {
                Mark::Level(level) => Some(level),
                Mark::NotAssessed(_) => None,
            };
            s.marks.into_iter().map(|(criterion, given)| (criterion, level(given.mark))).collect()
        }),
    }
}

impl Tabular for Interviews {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("id", heading("table-code")),
                left("candidate", heading("table-candidate")),
                left("kind", heading("table-kind")),
                left("desk", heading("table-desk")),
                left("start", heading("table-since")),
                left("state", heading("table-state")),
                left("sheets", heading("table-sheets")),
            ],
            words.no_interviews(),
        );
        for i in &self.interviews {
            t.row(vec![
                Cell::text(&i.id),
                Cell::text(&i.candidate),
                look(words, i.kind),
                Cell::maybe(i.desk.as_deref()),
                moment(i.start.as_ref()),
                Cell::word(i.state, words.by_key(state_key(i.state))),
                sheets(words, i),
            ]);
        }
        t
    }
}

pub(super) fn moment(at: Option<&Moment>) -> Cell {
    at.map_or_else(Cell::nothing, |m| Cell::word(m.as_str(), m.clock()))
}

pub(super) fn look(words: &Words, kind: Look) -> Cell {
    let (code, key) = match kind {
        Look::First => ("first", "look-first"),
        Look::SecondLook => ("second_look", "look-second"),
        Look::Calibration => ("calibration", "look-calibration"),
    };
    Cell::word(code, words.by_key(key))
}

fn state_key(state: &str) -> &'static str {
    match state {
        "planned" => "interview-planned",
        "running" => "interview-running",
        "ended" => "interview-ended",
        _ => "interview-void",
    }
}

/// `I03 sealed, I07 open` with the words of the language.
pub(super) fn sheets(words: &Words, i: &Interview) -> Cell {
    let code: Vec<String> = i.sheets.iter().map(|s| format!("{} {}", s.interviewer, s.state)).collect();
    let shown: Vec<String> =
        i.sheets.iter().map(|s| format!("{} {}", s.interviewer, words.by_key(sheet_key(s.state)))).collect();
    Cell::word(&code.join(", "), shown.join(", "))
}

pub(super) fn sheet_key(state: &str) -> &'static str {
    match state {
        "empty" => "sheet-empty",
        "open" => "sheet-open",
        "sealed" => "sheet-sealed",
        _ => "sheet-reopened",
    }
}
