//! From the Day to the raw ranking: which sheets count for whom, read only through what the viewer may see.

use crate::domain::day::Day;
use crate::domain::fact::{Mark, NotAssessed};
use crate::domain::ids::{CandidateId, PersonId};
use crate::domain::sheet::SheetState;
use crate::domain::visible;
use crate::ranking::{Entrant, RawInput, RawRanking, SheetMarks, rank_raw};
use std::collections::BTreeMap;

/// Owned ids that the plain input of the ranking borrows.
struct Counted {
    candidate: String,
    interviewer: String,
    interview: String,
    marks: BTreeMap<String, Option<f64>>,
    agreed: BTreeMap<String, f64>,
}

/// The ranking of record as a viewer may see it: sheets that are hidden from the viewer are missing in every sum.
/// Candidates and interviewers are named by their uuid.
pub fn raw_ranking(day: &Day, viewer: Option<PersonId>) -> RawRanking {
    let mut counted: Vec<Counted> = Vec::new();
    let mut owed: BTreeMap<CandidateId, Vec<String>> = BTreeMap::new();
    for interview in day.interviews().iter().filter(|interview| interview.counts()) {
        if day.withdrawn(interview.candidate) {
            continue;
        }
        let agreed = visible::agreed(day, interview.id);
        for who in day.seats(interview) {
            let sealed = day.sheet_state(interview.id, who) == SheetState::Sealed;
            let Some(sheet) = visible::sheet(day, interview.id, who, viewer).filter(|_| sealed) else {
                owed.entry(interview.candidate).or_default().push(who.to_string());
                continue;
            };
            let marks = sheet.marks.iter().map(|(criterion, given)| (criterion.clone(), level(given.mark))).collect();
            counted.push(Counted {
                candidate: interview.candidate.to_string(),
                interviewer: who.to_string(),
                interview: interview.id.to_string(),
                marks,
                agreed: agreed.iter().map(|(criterion, (level, _))| (criterion.clone(), to_figure(*level))).collect(),
            });
        }
    }
    let sheets = counted
        .iter()
        .map(|sheet| SheetMarks {
            candidate: &sheet.candidate,
            interviewer: &sheet.interviewer,
            interview: &sheet.interview,
            marks: sheet.marks.clone(),
            recused: false,
            agreed: sheet.agreed.clone(),
        })
        .collect();
    let candidates = day
        .candidates()
        .into_iter()
        .map(|candidate| Entrant {
            id: candidate.id.to_string(),
            area: candidate.area.map(|area| area.to_string()),
            owed: owed.remove(&candidate.id).unwrap_or_default(),
        })
        .collect();
    let criteria = day
        .rubric()
        .map(|rubric| rubric.criteria.iter().map(|c| (c.id.clone(), to_figure(c.weight))).collect())
        .unwrap_or_default();
    let places = usize::try_from(day.places()).unwrap_or(0);
    rank_raw(&RawInput { criteria, sheets, candidates, places })
}

fn level(mark: Mark) -> Option<f64> {
    match mark {
        Mark::Level(level) => Some(to_figure(level)),
        Mark::NotAssessed(
            NotAssessed::NotAsked | NotAssessed::Recused | NotAssessed::Interrupted | NotAssessed::Absent,
        ) => None,
    }
}

/// Levels and weights are small whole numbers: exact as figures.
fn to_figure(level: i64) -> f64 {
    level as f64
}
