//! The Day asked as a ranking question: what the raw figures say to a viewer, and who would be in by them.

use crate::domain::day::Day;
use crate::domain::fact::{Look, Mark, Presence};
use crate::domain::ids::{CandidateId, PersonId};
use crate::domain::interview::State;
use crate::domain::people::Candidate;
use crate::domain::sheet::SheetState;
use crate::domain::visible;
use crate::ranking::{Entrant, RawCandidate, RawInput, RawRanking, SheetMarks, rank_raw};
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
    /// Where in `raw` each candidate stands.
    at: BTreeMap<CandidateId, usize>,
}

impl Ranked {
    /// The figures of one candidate.
    pub fn of(&self, candidate: CandidateId) -> Option<&RawCandidate> {
        self.raw.candidates.get(*self.at.get(&candidate)?)
    }
}

/// A sheet that counts: owner of the words the ranking borrows.
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
    let keys = keys(&candidates);
    let key = |id: CandidateId| keys.get(&id).cloned().unwrap_or_default();
    let mut withheld = 0;
    let mut owed: BTreeMap<_, Vec<String>> = BTreeMap::new();
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
            let (candidate, interviewer, interview) = (key(i.candidate), code(who), i.code.clone());
            found.push(Found { candidate, interviewer, interview, marks, recused, agreed });
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
                pair: "",
                time: None,
                marks: f.marks.clone(),
                recused: f.recused,
                agreed: f.agreed.clone(),
            })
            .collect(),
        candidates: candidates
            .iter()
            .filter(|c| c.presence != Presence::Withdrawn)
            .map(|c| Entrant {
                id: key(c.id),
                area: c.area.map(|a| day.area_name(a)),
                owed: owed.remove(&c.id).unwrap_or_default(),
            })
            .collect(),
        places,
    };
    let mut interviewers: Vec<String> = day.pairs().iter().flat_map(|p| p.members.iter().map(|m| code(*m))).collect();
    interviewers.sort();
    interviewers.dedup();
    let raw = rank_raw(&input);
    let found: BTreeMap<&str, usize> = raw.candidates.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
    let at = keys.iter().filter_map(|(c, key)| Some((*c, *found.get(key.as_str())?))).collect();
    Ranked { raw, withheld, interviewers, at }
}

/// Raw rank of one candidate as the lead sees it: what a decision is measured against.
pub fn raw_rank(day: &Day, candidate: CandidateId) -> Option<usize> {
    let ranked = rank(day, day.lead(), day.places().max(0) as usize);
    ranked.of(candidate).and_then(|c| c.raw_rank)
}

/// Codes; where two laptops gave the same one, the id with it: nobody is left out of a ranking because of a code.
fn keys(candidates: &[Candidate]) -> BTreeMap<CandidateId, String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    candidates.iter().for_each(|c| *times.entry(&c.code).or_default() += 1);
    let key = |c: &Candidate| match times.get(c.code.as_str()) {
        Some(1) => c.code.clone(),
        _ => format!("{} {}", c.code, c.id),
    };
    candidates.iter().map(|c| (c.id, key(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Content, Entry, Private, Stamp};
    use crate::domain::fact::{CandidateAdded, DayOpened, Fact, RubricSet, Trust};
    use crate::domain::ids::{DeviceId, EntryId, day_id};
    use uuid::Uuid;

    #[test]
    fn two_people_with_one_code_both_stand_in_the_ranking() {
        let rubric = r#"{"format":"colloquio-rubric","version":1,"id":"r","name":"R","scale":{"min":1,"max":5},
            "criteria":[{"id":"A","weight":1,"name":"A"}]}"#;
        let added =
            |n: u128| CandidateAdded { candidate: CandidateId(Uuid::from_u128(n)), code: "C001".into(), source: None };
        let device = DeviceId(Uuid::from_u128(1));
        let opened = DayOpened {
            name: "D".into(),
            date: "2026-11-24".into(),
            places: 1,
            trust: Trust::Open,
            zone: "Europe/Rome".into(),
            nonce: "0".repeat(32),
        };
        let facts: Vec<Fact> = vec![
            opened.into(),
            RubricSet { version: 1, rubric: serde_json::from_str(rubric).unwrap() }.into(),
            added(7).into(),
            added(8).into(),
        ];
        let mut day = Day::new(day_id(device, &[0; 16]));
        for (seq, fact) in (2..).zip(facts) {
            let id = EntryId(Uuid::from_u128(u128::from(seq)));
            let stamp = Stamp { id, hash: [0; 32], device, seq, prev: None, ms: 1, n: 0, by: None };
            let data = fact.format().into();
            day.apply(Entry { stamp, replaces: vec![], content: Content::Known(fact), data, private: Private::None });
        }
        let ranked = rank(&day, None, 1);
        assert_eq!(ranked.raw.candidates.len(), 2);
        for n in [7, 8] {
            assert!(ranked.of(CandidateId(Uuid::from_u128(n))).unwrap().id.starts_with("C001 "));
        }
    }
}
