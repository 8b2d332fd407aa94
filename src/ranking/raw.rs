//! Raw scores and ranks.
//!
//! A sheet's mean weighs the criteria that were assessed; a candidate's score is the plain mean of the sheets that
//! count, so that every seat has the same voice however many criteria it filled. Nothing is imputed, nothing is
//! guessed: a score that cannot be had is `None`. Equal scores share a rank.
//!
//! Sums run in ascending order of ids compared as bytes, and scores are compared as whole billionths, never as floats:
//! every laptop that holds the same marks shows the same digits.

use std::collections::{BTreeMap, BTreeSet};

/// One interviewer's marks in one interview: a sheet that was begun (on a day: sealed).
#[derive(Clone, Debug, PartialEq)]
pub struct SheetMarks<'a> {
    /// Whose interview.
    pub candidate: &'a str,
    /// Who marked.
    pub interviewer: &'a str,
    /// Which interview, for a candidate who was seen twice.
    pub interview: &'a str,
    /// Which pair saw the person; empty where nobody said.
    pub pair: &'a str,
    /// When the sheet was begun (the earliest mark of it; on a day, the interview's start), in minutes since any moment
    /// that is the same for all; `None` where nobody said.
    pub time: Option<f64>,
    /// Level by criterion; `None` is not assessed, and so is a criterion that is not here.
    pub marks: BTreeMap<String, Option<f64>>,
    /// The interviewer stepped aside: the sheet does not exist.
    pub recused: bool,
    /// The pair's agreed marks, which stand in the score for the marks this seat gave.
    pub agreed: BTreeMap<String, f64>,
}

/// Somebody to be ranked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entrant {
    /// Id, as shown.
    pub id: String,
    /// Area, if any.
    pub area: Option<String>,
    /// Interviewers who owe a sheet that is not sealed.
    pub owed: Vec<String>,
}

/// What a ranking is made of. Sheets of people who are not among `candidates` are left out of every figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawInput<'a> {
    /// Criteria with their weights, which are not negative. Marks on any other criterion are left out.
    pub criteria: Vec<(String, f64)>,
    /// In any order.
    pub sheets: Vec<SheetMarks<'a>>,
    /// In any order, ids once each.
    pub candidates: Vec<Entrant>,
    /// How many will be chosen.
    pub places: usize,
}

/// The ranking of record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawRanking {
    /// By rank, then id; those without a score last.
    pub candidates: Vec<RawCandidate>,
    /// The group of equals that the last place parts, ids ascending: none or one.
    pub ties_at_the_cut: Vec<Vec<String>>,
    /// Sheets that count.
    pub sheets_used: usize,
    /// Marks given, also on sheets that do not count.
    pub observations: usize,
    /// Everybody with a sheet, stepped aside or owed ones included, by id.
    pub interviewers: Vec<InterviewerMarks>,
}

/// One person's place.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCandidate {
    /// Id, as shown.
    pub id: String,
    /// Area, if any.
    pub area: Option<String>,
    /// Mean of the sheets that count; `None` if there is none.
    pub raw: Option<f64>,
    /// Rank by it; equals share one (1, 2, 2, 4).
    pub raw_rank: Option<usize>,
    /// Marks given, also on sheets that do not count.
    pub observations: usize,
    /// Sheets that count.
    pub counted_sheets: usize,
    /// The score hangs on one sheet.
    pub lone: bool,
    /// Marks that the begun sheets lack.
    pub missing: usize,
    /// Interviewers whose sheet is owed or has too little assessed, ascending.
    pub missing_sheets: Vec<String>,
    /// The sheets behind the score, by interviewer and interview.
    pub sheets: Vec<SheetScore>,
}

/// What one sheet says.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetScore {
    /// Who marked.
    pub interviewer: String,
    /// Which interview.
    pub interview: String,
    /// Its mean, agreed marks in their place; `None` where too little was assessed for it to count.
    pub mean: Option<f64>,
}

/// One interviewer's marks as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct InterviewerMarks {
    /// Id, as shown.
    pub id: String,
    /// Marks given.
    pub n: usize,
    /// Their plain mean; `None` without any.
    pub mean: Option<f64>,
}

/// Ranks the candidates by raw score.
pub fn rank_raw(input: &RawInput) -> RawRanking {
    rank(&input.criteria, &input.sheets, &input.candidates, input.places)
}

/// The same on borrowed parts.
pub(super) fn rank(
    criteria: &[(String, f64)],
    sheets: &[SheetMarks],
    candidates: &[Entrant],
    places: usize,
) -> RawRanking {
    let entrants: BTreeMap<&str, &Entrant> = candidates.iter().map(|c| (c.id.as_str(), c)).collect();
    let mut sheets: Vec<&SheetMarks> = sheets.iter().filter(|s| entrants.contains_key(s.candidate)).collect();
    sheets.sort_by_key(|s| (s.candidate, s.interviewer, s.interview));

    let owing = entrants.values().flat_map(|c| c.owed.iter().map(String::as_str));
    let interviewers: BTreeSet<&str> = sheets.iter().map(|s| s.interviewer).chain(owing).collect();
    sheets.retain(|s| !s.recused);

    let weights = Weights::of(criteria, &sheets);
    let mut candidates: Vec<RawCandidate> = entrants
        .values()
        .map(|entrant| {
            let rest = &sheets[sheets.partition_point(|s| s.candidate < entrant.id.as_str())..];
            score(entrant, &rest[..rest.partition_point(|s| s.candidate == entrant.id)], &weights)
        })
        .collect();
    let ties_at_the_cut = order(&mut candidates, places);

    RawRanking {
        ties_at_the_cut,
        sheets_used: candidates.iter().map(|c| c.counted_sheets).sum(),
        observations: candidates.iter().map(|c| c.observations).sum(),
        interviewers: interviewers.into_iter().map(|id| marks_of(id, &sheets, &weights)).collect(),
        candidates,
    }
}

/// The criteria's weights, and what they weigh together.
pub(super) struct Weights<'a> {
    each: BTreeMap<&'a str, f64>,
    /// Over the criteria that got a mark anywhere: one that nobody assessed has no say.
    assessed: f64,
}

impl<'a> Weights<'a> {
    pub(super) fn of(criteria: &'a [(String, f64)], sheets: &[&SheetMarks]) -> Weights<'a> {
        let each: BTreeMap<&str, f64> = criteria.iter().map(|(id, weight)| (id.as_str(), usable(*weight))).collect();
        let marked = |id: &str| sheets.iter().any(|s| s.marks.get(id).copied().and_then(is_mark).is_some());
        let assessed = each.iter().filter(|(id, _)| marked(id)).map(|(_, weight)| weight).sum();
        Weights { each, assessed }
    }

    /// The marks of a sheet that are in this ranking, by criterion, with their weights.
    fn marks<'s>(&'s self, sheet: &'s SheetMarks) -> impl Iterator<Item = (&'s str, f64, f64)> {
        let given = sheet.marks.iter().filter_map(|(criterion, mark)| Some((criterion.as_str(), is_mark(*mark)?)));
        given.filter_map(|(criterion, mark)| Some((criterion, mark, *self.each.get(criterion)?)))
    }

    /// The sheet's mean, if the marks its seat gave carry at least half of the weight.
    fn mean(&self, sheet: &SheetMarks) -> Option<f64> {
        let (mut sum, mut weight) = (0.0, 0.0);
        for (criterion, mark, w) in self.marks(sheet) {
            sum += w * is_mark(sheet.agreed.get(criterion).copied()).unwrap_or(mark);
            weight += w;
        }
        self.suffices(weight).then(|| sum / weight)
    }

    /// Whether the marks its seat gave make the sheet count.
    pub(super) fn counts(&self, sheet: &SheetMarks) -> bool {
        self.suffices(self.marks(sheet).map(|(_, _, w)| w).sum())
    }

    /// Whether marks of this weight together make a sheet count: half of what is assessed anywhere.
    fn suffices(&self, weight: f64) -> bool {
        // whole billionths, since three times 0.1 is not 0.3
        weight > 0.0 && billionths(2.0 * weight) >= billionths(self.assessed)
    }
}

/// The largest mark and the largest weight: beyond it billionths have no room. The smallest weight is a billionth.
const LARGEST: f64 = 1e9;

/// The mark, if it is a number within a thousand million; whoever reads files has refused others with their place.
pub(super) fn is_mark(mark: Option<f64>) -> Option<f64> {
    mark.filter(|mark| mark.abs() <= LARGEST)
}

/// The weight, if it is between a billionth and a thousand million; else nothing.
pub(super) fn usable(weight: f64) -> f64 {
    if (1.0 / LARGEST..=LARGEST).contains(&weight) { weight } else { 0.0 }
}

/// What is compared instead of floats.
pub(super) fn billionths(x: f64) -> i64 {
    (x * 1e9).round() as i64
}

/// A candidate's figures but for the rank; `sheets` are theirs, ascending.
fn score(entrant: &Entrant, sheets: &[&SheetMarks], weights: &Weights) -> RawCandidate {
    let scores: Vec<SheetScore> = sheets
        .iter()
        .map(|s| SheetScore {
            interviewer: s.interviewer.to_owned(),
            interview: s.interview.to_owned(),
            mean: weights.mean(s),
        })
        .collect();
    let counted = scores.iter().filter(|s| s.mean.is_some()).count();
    let sum: f64 = scores.iter().filter_map(|s| s.mean).sum();
    let observations = sheets.iter().map(|s| weights.marks(s).count()).sum();
    let uncounted = scores.iter().filter(|s| s.mean.is_none()).map(|s| &s.interviewer);
    let missing_sheets: BTreeSet<&String> = uncounted.chain(&entrant.owed).collect();
    RawCandidate {
        id: entrant.id.clone(),
        area: entrant.area.clone(),
        raw: (counted > 0).then(|| sum / counted as f64),
        raw_rank: None,
        observations,
        counted_sheets: counted,
        lone: counted == 1,
        missing: sheets.len() * weights.each.len() - observations,
        missing_sheets: missing_sheets.into_iter().cloned().collect(),
        sheets: scores,
    }
}

/// Sorts by score, gives the ranks, and returns the equals that the last place parts.
fn order(candidates: &mut [RawCandidate], places: usize) -> Vec<Vec<String>> {
    let key = |c: &RawCandidate| c.raw.map(billionths);
    candidates.sort_by(|a, b| key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id)));
    let mut parted = Vec::new();
    let mut before = 0;
    for equals in candidates.chunk_by_mut(|a, b| key(a) == key(b)) {
        let (first, last) = (before + 1, before + equals.len());
        before = last;
        if equals[0].raw.is_none() {
            break;
        }
        for candidate in equals.iter_mut() {
            candidate.raw_rank = Some(first);
        }
        if first <= places && places < last {
            parted.push(equals.iter().map(|c| c.id.clone()).collect());
        }
    }
    parted
}

fn marks_of(id: &str, sheets: &[&SheetMarks], weights: &Weights) -> InterviewerMarks {
    let own = sheets.iter().filter(|s| s.interviewer == id);
    let (n, sum) = own.flat_map(|s| weights.marks(s)).fold((0, 0.0), |(n, sum), (_, mark, _)| (n + 1, sum + mark));
    InterviewerMarks { id: id.to_owned(), n, mean: (n > 0).then(|| sum / n as f64) }
}

#[cfg(test)]
mod tests;
