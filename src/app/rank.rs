//! The Day asked as a ranking question: what the raw figures say to a viewer, and who would be in by them.

use crate::domain::day::Day;
use crate::domain::fact::{Look, Mark, Presence};
use crate::domain::ids::PersonId;
use crate::domain::interview::State;
use crate::domain::sheet::SheetState;
use crate::domain::visible;
use crate::ranking::{Entrant, RawInput, RawRanking, SheetMarks, rank_raw};
use std::collections::BTreeMap;

/// The raw ranking as a viewer may see it.
#[derive(Clone, Debug, Default)]
pub struct Ranked {
    /// Figures by candidate code.
    pub raw: RawRanking,
    /// Sealed sheets the viewer may not see yet; they are in no figure.
    pub withheld: usize,
    /// Interviewers of a pair, by code.
    pub interviewers: Vec<String>,
}

/// A sheet the viewer may see, with codes for names.
struct Found {
    candidate: String,
    interviewer: String,
    interview: String,
    marks: BTreeMap<String, Option<f64>>,
    recused: bool,
    agreed: BTreeMap<String, f64>,
}

/// Ranks the day's candidates from the sheets this viewer may see. Calibration, void interviews, unsealed sheets and people
/// who withdrew do not count.
pub fn rank(day: &Day, viewer: Option<PersonId>, places: usize) -> Ranked {
    let Some(rubric) = day.rubric() else { return Ranked::default() };
    let code = |p: PersonId| day.person(p).map(|p| p.code).unwrap_or_default();
    let candidates = day.candidates();
    let mut withheld = 0;
    let mut owed: BTreeMap<_, Vec<String>> = BTreeMap::new();
    // owners of the strings the sheets borrow
    let mut found: Vec<Found> = Vec::new();
    for i in day.interviews().into_iter().filter(|i| i.state != State::Void && i.look != Look::Calibration) {
        let seats = day.seats(&i);
        for who in &seats {
            if day.sheet_state(i.id, *who) != SheetState::Sealed {
                owed.entry(i.candidate).or_default().push(code(*who));
            }
        }
        let sealed = match i.pair {
            Some(_) => seats,
            None => day.sitting(&i),
        };
        for who in sealed.into_iter().filter(|w| day.sheet_state(i.id, *w) == SheetState::Sealed) {
            let Some(sheet) = visible::sheet(day, i.id, who, viewer) else {
                withheld += 1;
                continue;
            };
            let marks = rubric
                .criteria
                .iter()
                .filter_map(|c| sheet.marks.get(&c.id).map(|g| (c.id.clone(), g)))
                .map(|(c, g)| match g.mark {
                    Mark::Level(l) => (c, Some(l as f64)),
                    Mark::NotAssessed(_) => (c, None),
                })
                .collect();
            let agreed = visible::agreed(day, i.id).into_iter().map(|(c, (l, _))| (c, l as f64)).collect();
            let recused = day.recused(i.id, who);
            found.push(Found {
                candidate: day.candidate_code(i.candidate).to_owned(),
                interviewer: code(who),
                interview: i.code.clone(),
                marks,
                recused,
                agreed,
            });
        }
    }
    let input = RawInput {
        criteria: rubric.criteria.iter().map(|c| (c.id.clone(), c.weight as f64)).collect(),
        sheets: found
            .iter()
            .map(|f| SheetMarks {
                candidate: &f.candidate,
                interviewer: &f.interviewer,
                interview: &f.interview,
                marks: f.marks.clone(),
                recused: f.recused,
                agreed: f.agreed.clone(),
            })
            .collect(),
        candidates: candidates
            .iter()
            .filter(|c| c.presence != Presence::Withdrawn)
            .map(|c| Entrant {
                id: c.code.clone(),
                area: c.area.map(|a| day.area_name(a)),
                owed: owed.remove(&c.id).unwrap_or_default(),
            })
            .collect(),
        places,
    };
    let mut interviewers: Vec<String> = day.pairs().iter().flat_map(|p| p.members.iter().map(|m| code(*m))).collect();
    interviewers.sort();
    interviewers.dedup();
    Ranked { raw: rank_raw(&input), withheld, interviewers }
}

/// Raw rank of one candidate as the lead sees it: what a decision is measured against.
pub fn raw_rank(day: &Day, candidate: crate::domain::ids::CandidateId) -> Option<usize> {
    let ranked = rank(day, day.lead(), day.places().max(0) as usize);
    let code = day.candidate_code(candidate);
    ranked.raw.candidates.iter().find(|c| c.id == code).and_then(|c| c.raw_rank)
}
