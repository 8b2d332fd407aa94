//! Who is inside the places, and who would be had the marks been read a little differently: other weights, one
//! interviewer less, severity set aside, scores rounded.
//!
//! Nothing here decides anything: it shows which names near the last place hang on how the marks are read. The base is
//! the raw score, the ranking of record; scores are compared as whole billionths. Which sheets count is the base's too,
//! whatever the variation. Adjusted scores come in as arguments.

mod cut;
mod score;

pub use cut::{Cut, cut};

use super::sheets::Sheets;

/// One counting sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct LensSheet<'a> {
    /// Position among the candidates.
    pub candidate: usize,
    /// Position among the interviewers.
    pub interviewer: usize,
    /// Original marks by criterion; `None` not assessed.
    pub marks: &'a [Option<f64>],
    /// Agreed marks by criterion, in place of the originals where there is one; empty where there are none.
    pub agreed: &'a [Option<f64>],
}

/// What is looked through.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject<'a> {
    /// How many candidates there are; their positions are in the order of ids, and so are all answers.
    pub candidates: usize,
    /// How many interviewers there are; the sheets' are below it.
    pub interviewers: usize,
    /// Weights by criterion, not negative.
    pub weights: &'a [f64],
    /// By candidate, interviewer, interview: sums run in this order. Without the calibration interview.
    pub sheets: &'a [LensSheet<'a>],
    /// How many will be chosen.
    pub places: usize,
    /// Adjusted scores by candidate; `None` for those who have none, empty where nobody has.
    pub adjusted: &'a [Option<f64>],
    /// The same with a third of the differences taken for the day's form.
    pub occasion: &'a [Option<f64>],
}

/// Another way to read the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reading {
    /// Severity set aside.
    Adjusted,
    /// Raw, rounded half up to tenths.
    Rounded,
    /// Every criterion weighs the same.
    EqualWeights,
    /// This criterion, by position, left out.
    Left(usize),
    /// This criterion counted twice.
    Twice(usize),
    /// Without this interviewer's sheets; candidates who have no other drop out.
    Without(usize),
    /// The original marks, where pairs agreed on others.
    Originals,
    /// Severity and a share for the day's form set aside.
    Occasion,
}

/// What one reading changes; positions ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variation {
    /// Which.
    pub reading: Reading,
    /// Inside or level with the last place, and in the base neither.
    pub enters: Vec<usize>,
    /// In the base inside or level, and here neither.
    pub leaves: Vec<usize>,
    /// Level with the last place and more than the places left.
    pub tied: Vec<usize>,
}

/// The base and its variations: adjusted, rounded, weights by criterion, without each interviewer, originals, occasion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// The ranking of record.
    pub base: Cut,
    /// Readings that make no sense here (no adjusted score, no agreed mark) are left out.
    pub variations: Vec<Variation>,
}

/// How firmly somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In how many variations they are inside or level with the last place.
    pub inside: usize,
    /// Of how many.
    pub of: usize,
    /// The readings that move them in or out, against the base.
    pub moved_by: Vec<Reading>,
}

impl Lens {
    /// How firmly a candidate stands: "stays inside in 21 of 24 variations", and what moves them.
    pub fn standing(&self, candidate: usize) -> Standing {
        let base = self.base.holds(candidate);
        let moves = |v: &&Variation| match base {
            true => v.leaves.binary_search(&candidate).is_ok(),
            false => v.enters.binary_search(&candidate).is_ok(),
        };
        let moved_by: Vec<Reading> = self.variations.iter().filter(moves).map(|v| v.reading).collect();
        let of = self.variations.len();
        Standing { inside: if base { of - moved_by.len() } else { moved_by.len() }, of, moved_by }
    }
}

/// Looks at the cut through every reading.
pub fn lens(subject: &Subject) -> Lens {
    let weights = subject.weights;
    let means = score::sheet_means(subject, weights, score::Marks::Agreed);
    let raw = score::scores(subject, &means, None);
    let base = cut(&keys(&raw), subject.places);
    let mut variations = Vec::new();
    let mut add = |reading: Reading, keys: &[Option<i64>]| {
        let here = cut(keys, subject.places);
        let (enters, leaves) = (here.beyond(&base), base.beyond(&here));
        variations.push(Variation { reading, enters, leaves, tied: here.tied });
    };
    let had = |scores: &[Option<f64>]| scores.iter().any(Option::is_some);
    let read =
        |weights: &[f64], marks| keys(&score::scores(subject, &score::sheet_means(subject, weights, marks), None));
    let reweighed = |weights: &[f64]| read(weights, score::Marks::Agreed);

    if had(subject.adjusted) {
        add(Reading::Adjusted, &keys(subject.adjusted));
    }
    add(Reading::Rounded, &keys(&raw).iter().map(|key| key.map(tenths)).collect::<Vec<_>>());
    add(Reading::EqualWeights, &reweighed(&vec![1.0; weights.len()]));
    let marked = |k: &usize| subject.sheets.iter().any(|sheet| matches!(sheet.marks.get(*k), Some(Some(_))));
    for criterion in (0..weights.len()).filter(marked) {
        for (reading, times) in [(Reading::Left(criterion), 0.0), (Reading::Twice(criterion), 2.0)] {
            let mut other = weights.to_vec();
            other[criterion] *= times;
            add(reading, &reweighed(&other));
        }
    }
    let mut sits = vec![false; subject.interviewers];
    for sheet in subject.sheets {
        sits[sheet.interviewer] = true;
    }
    for interviewer in (0..subject.interviewers).filter(|interviewer| sits[*interviewer]) {
        add(Reading::Without(interviewer), &keys(&score::scores(subject, &means, Some(interviewer))));
    }
    if subject.sheets.iter().any(|sheet| sheet.agreed.iter().any(Option::is_some)) {
        add(Reading::Originals, &read(weights, score::Marks::Originals));
    }
    if had(subject.occasion) {
        add(Reading::Occasion, &keys(subject.occasion));
    }
    Lens { base, variations }
}

/// The lens over score sheets. Scores by position of the candidates, empty where nobody has one.
pub fn lens_of(sheets: &Sheets, places: usize, adjusted: &[Option<f64>], occasion: &[Option<f64>]) -> Lens {
    let weights: Vec<f64> = sheets.criteria.iter().map(|criterion| criterion.weight).collect();
    let counting: Vec<LensSheet> = sheets
        .counting()
        .map(|sheet| LensSheet {
            candidate: sheet.candidate,
            interviewer: sheet.interviewer,
            marks: &sheet.marks,
            agreed: &sheet.agreed,
        })
        .collect();
    lens(&Subject {
        candidates: sheets.candidates.len(),
        interviewers: sheets.interviewers.len(),
        weights: &weights,
        sheets: &counting,
        places,
        adjusted,
        occasion,
    })
}

fn keys(scores: &[Option<f64>]) -> Vec<Option<i64>> {
    scores.iter().map(|score| score.map(super::raw::billionths)).collect()
}

/// Billionths rounded half up to tenths.
fn tenths(billionths: i64) -> i64 {
    (billionths + 50_000_000).div_euclid(100_000_000)
}

#[cfg(test)]
mod tests;
