//! The Day asked as a ranking question: what the raw figures say to a viewer, and who would be in by them.

use crate::domain::day::Day;
use crate::domain::fact::{Look, Mark, Presence};
use crate::domain::ids::{CandidateId, PersonId};
use crate::domain::interview::State;
use crate::domain::people::Candidate;
use crate::domain::sheet::SheetState;
use crate::domain::visible;
use crate::ranking::{
    Analysis, Entrant, Input, Options, RawCandidate, RawInput, RawRanking, SheetMarks, analyse, rank_raw,
};
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
#[derive(Debug)]
struct Found {
    candidate: String,
    interviewer: String,
    interview: String,
    pair: String,
    minutes: Option<f64>,
    marks: BTreeMap<String, Option<f64>>,
    recused: bool,
    agreed: BTreeMap<String, f64>,
}

/// What the marks of a day are asked, as far as a viewer may see them.
#[derive(Debug, Default)]
pub struct Question {
    criteria: Vec<(String, f64)>,
    candidates: Vec<Entrant>,
    interviewers: Vec<String>,
    found: Vec<Found>,
    keys: BTreeMap<CandidateId, String>,
    /// Sealed sheets the viewer may not see yet; they are in no figure.
    pub withheld: usize,
}

/// The person whom everybody interviewed for practice: nobody's key, since a key starts with a code.
const CALIBRATION: &str = "\u{0}calibration";

/// Gathers what this viewer may see. Void interviews, unsealed sheets and people who withdrew do not count; calibration
/// counts for nobody's rank and links the interviewers.
pub fn question(day: &Day, viewer: Option<PersonId>) -> Question {
    let Some(rubric) = day.rubric() else { return Question::default() };
    let code = |p: PersonId| day.person(p).map(|p| p.code).unwrap_or_default();
    let candidates = day.candidates();
    let keys = keys(&candidates);
    let key = |id: CandidateId| keys.get(&id).cloned().unwrap_or_default();
    let mut withheld = 0;
    let mut owed: BTreeMap<_, Vec<String>> = BTreeMap::new();
    let mut found: Vec<Found> = Vec::new();
    for i in day.interviews().into_iter().filter(|i| i.state != State::Void) {
        let calibration = i.look == Look::Calibration;
        let seats = day.seats(&i);
        if !calibration {
            for who in &seats {
                if day.sheet_state(i.id, *who) != SheetState::Sealed {
                    owed.entry(i.candidate).or_default().push(code(*who));
                }
            }
        }
        let sealed = match i.pair {
            Some(_) => seats,
            None => {
                let aside = day.conflicts(i.candidate);
                day.sitting(&i).into_iter().filter(|who| !aside.contains(who)).collect()
            }
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
            let candidate = if calibration { CALIBRATION.to_owned() } else { key(i.candidate) };
            let (interviewer, interview) = (code(who), i.code.clone());
            let pair = i.pair.map(|pair| pair.0.to_string()).unwrap_or_default();
            let minutes = i.started_at.map(|ms| ms as f64 / 60_000.0);
            found.push(Found { candidate, interviewer, interview, pair, minutes, marks, recused, agreed });
        }
    }
    let candidates = candidates
        .iter()
        .filter(|c| c.presence != Presence::Withdrawn)
        .map(|c| Entrant {
            id: key(c.id),
            area: c.area.map(|a| day.area_name(a)),
            owed: owed.remove(&c.id).unwrap_or_default(),
        })
        .collect();
    let mut interviewers: Vec<String> = day.pairs().iter().flat_map(|p| p.members.iter().map(|m| code(*m))).collect();
    interviewers.sort();
    interviewers.dedup();
    let criteria = rubric.criteria.iter().map(|c| (c.id.clone(), c.weight as f64)).collect();
    Question { criteria, candidates, interviewers, found, keys, withheld }
}

impl Question {
    fn sheets(&self) -> Vec<SheetMarks<'_>> {
        self.found
            .iter()
            .map(|f| SheetMarks {
                candidate: &f.candidate,
                interviewer: &f.interviewer,
                interview: &f.interview,
                pair: &f.pair,
                time: f.minutes,
                marks: f.marks.clone(),
                recused: f.recused,
                agreed: f.agreed.clone(),
            })
            .collect()
    }

    /// Names by the candidates' ids.
    pub fn names(&self, day: &Day) -> BTreeMap<String, String> {
        self.keys.iter().map(|(id, key)| (key.clone(), day.candidate_name(*id).to_owned())).collect()
    }

    /// Everything the marks say.
    pub fn analyse(&self, options: &Options<'_>) -> Analysis {
        let input = Input {
            criteria: self.criteria.clone(),
            candidates: self.candidates.clone(),
            interviewers: self.interviewers.iter().map(String::as_str).collect(),
            sheets: self.sheets(),
        };
        analyse(&input, &Options { calibration: Some(CALIBRATION), ..options.clone() })
    }
}

/// Ranks the day's candidates from the sheets this viewer may see.
pub fn rank(day: &Day, viewer: Option<PersonId>, places: usize) -> Ranked {
    let question = question(day, viewer);
    let mut sheets = question.sheets();
    sheets.retain(|sheet| sheet.candidate != CALIBRATION);
    let (criteria, candidates) = (question.criteria.clone(), question.candidates.clone());
    let raw = rank_raw(&RawInput { criteria, sheets, candidates, places });
    let found: BTreeMap<&str, usize> = raw.candidates.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
    let at = question.keys.iter().filter_map(|(c, key)| Some((*c, *found.get(key.as_str())?))).collect();
    Ranked { raw, withheld: question.withheld, interviewers: question.interviewers, at }
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
            day.apply(Entry {
                stamp,
                replaces: vec![],
                content: Content::Known(fact),
                data,
                about: None,
                private: Private::None,
            });
        }
        let ranked = rank(&day, None, 1);
        assert_eq!(ranked.raw.candidates.len(), 2);
        for n in [7, 8] {
            assert!(ranked.of(CandidateId(Uuid::from_u128(n))).unwrap().id.starts_with("C001 "));
        }
    }
}
