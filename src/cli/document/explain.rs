//! `rank --explain`: the raw score as anybody can redo it with a pencil, from the sheets the asker may see.

use super::{Asked, Document};
use crate::app::rank::rank;
use crate::domain::fact::Mark;
use crate::domain::ids::CandidateId;
use crate::domain::visible;
use crate::text::number;
use serde::Serialize;
use std::collections::BTreeMap;

/// How one candidate's raw score comes about.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    candidate: String,
    name: String,
    raw: Option<f64>,
    raw_rank: Option<usize>,
    of: usize,
    sheets: Vec<ExplainedSheet>,
    missing_sheets: Vec<String>,
    withheld: usize,
}

#[derive(Clone, Debug, Serialize)]
struct ExplainedSheet {
    interviewer: String,
    interview: String,
    mean: Option<f64>,
    marks: Vec<Term>,
}

/// One criterion in a sheet's mean.
#[derive(Clone, Debug, Serialize)]
struct Term {
    criterion: String,
    weight: i64,
    /// What this seat gave.
    given: i64,
    /// What the pair agreed on, which stands in the score.
    agreed: Option<i64>,
}

impl Term {
    fn level(&self) -> i64 {
        self.agreed.unwrap_or(self.given)
    }
}

/// How one candidate's raw score comes about.
pub fn rank_explained(asked: &Asked, id: CandidateId) -> Document<Explained> {
    asked.document("explanation", explained(asked, id))
}

fn explained(asked: &Asked, id: CandidateId) -> Explained {
    let day = asked.day;
    let id = day.resolve(id);
    let ranked = rank(day, asked.viewer, day.places().max(0) as usize);
    let of = ranked.raw.candidates.iter().filter(|c| c.raw_rank.is_some()).count();
    let found = ranked.of(id);
    let nine = |x: f64| (x * 1e9).round() / 1e9;
    let criteria = day.rubric().map(|r| r.criteria.clone()).unwrap_or_default();
    // the ranking names sheets by code: the same codes lead back to their marks
    let mut marks: BTreeMap<(String, String), Vec<Term>> = BTreeMap::new();
    for i in day.talks().of(id) {
        let agreed = visible::agreed(day, i.id);
        for who in visible::owners(day, i.id) {
            let Some(sheet) = visible::sheet(day, i.id, who, asked.viewer) else { continue };
            let terms = criteria.iter().filter_map(|c| match sheet.marks.get(&c.id)?.mark {
                Mark::Level(given) => {
                    let agreed = agreed.get(&c.id).map(|(level, _)| *level);
                    Some(Term { criterion: c.id.clone(), weight: c.weight, given, agreed })
                }
                Mark::NotAssessed(_) => None,
            });
            marks.insert((asked.person(who), asked.interview(i.id)), terms.collect());
        }
    }
    Explained {
        name: day.candidate_name(id).to_owned(),
        raw: found.and_then(|c| c.raw).map(nine),
        raw_rank: found.and_then(|c| c.raw_rank),
        of,
        sheets: found
            .iter()
            .flat_map(|c| &c.sheets)
            .map(|s| ExplainedSheet {
                interviewer: s.interviewer.clone(),
                interview: s.interview.clone(),
                mean: s.mean.map(nine),
                marks: marks.remove(&(s.interviewer.clone(), s.interview.clone())).unwrap_or_default(),
            })
            .collect(),
        missing_sheets: found.map(|c| c.missing_sheets.clone()).unwrap_or_default(),
        withheld: day
            .talks()
            .of(id)
            .flat_map(|i| visible::owners(day, i.id).into_iter().map(move |who| (i.id, who)))
            .filter(|(i, who)| day.seal(*i, *who).is_some() && !visible::visible(day, *i, *who, asked.viewer))
            .count(),
        candidate: asked.candidate(id),
    }
}

/// The computation, line by line.
pub fn rank_explanation(asked: &Asked, id: CandidateId) -> String {
    let (words, e) = (asked.words, explained(asked, id));
    let lang = words.lang();
    let mut lines = Vec::new();
    let title = asked.called(asked.day.resolve(id));
    lines.push(match (e.raw, e.raw_rank) {
        (Some(raw), Some(rank)) => words.explain_title(&title, &number::score(lang, raw), rank, e.of).into_owned(),
        _ => words.explain_no_score(&title).into_owned(),
    });
    for s in &e.sheets {
        lines.push(words.explain_sheet(&s.interviewer, &s.interview).into_owned());
        lines.push(match s.mean {
            Some(mean) => format!("  {} = {}", fraction(&s.marks), number::score(lang, mean)),
            None => words.explain_too_little().into_owned(),
        });
        for t in s.marks.iter().filter(|t| t.agreed.is_some_and(|a| a != t.given)) {
            lines.push(words.explain_agreed(&t.criterion, t.given, t.level()).into_owned());
        }
    }
    let means: Vec<f64> = e.sheets.iter().filter_map(|s| s.mean).collect();
    if let (Some(raw), true) = (e.raw, means.len() > 1) {
        let sum: Vec<String> = means.iter().map(|m| number::score(lang, *m)).collect();
        lines.push(words.explain_mean(means.len()).into_owned());
        lines.push(format!("  ({}) / {} = {}", sum.join(" + "), means.len(), number::score(lang, raw)));
    }
    if !e.missing_sheets.is_empty() {
        lines.push(words.explain_missing(&e.missing_sheets.join(", ")).into_owned());
    }
    if e.withheld > 0 {
        lines.push(words.sheets_withheld(e.withheld).into_owned());
    }
    lines.join("\n")
}

/// `(20*4 + 15*3) / 35`, with the criteria beside the weights.
fn fraction(terms: &[Term]) -> String {
    let sum: Vec<String> = terms.iter().map(|t| format!("{} {}×{}", t.criterion, t.weight, t.level())).collect();
    let weight: i64 = terms.iter().map(|t| t.weight).sum();
    format!("({}) / {weight}", sum.join(" + "))
}
