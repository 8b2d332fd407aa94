//! Score sheets as the model reads them: ids become positions, and every sheet becomes one number.
//!
//! Everything is in ascending order of ids compared as bytes, whatever order it came in. Read are the marks each seat
//! gave by itself; what a pair agreed on afterwards is one voice counted twice and stays with the raw score.

use super::raw::{Entrant, SheetMarks, Weights, is_mark, usable};
use std::collections::BTreeMap;

/// The fewest complete sheets that criterion means are taken from; with fewer, every counting sheet's marks serve.
const COMPLETE_ENOUGH: usize = 5;

/// What an analysis is made of: a score sheet or a day, in plain ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input<'a> {
    /// Criteria with their weights, which are not negative; ids once each, in any order.
    pub criteria: Vec<(String, f64)>,
    /// People to be ranked, in any order, ids once each. Whoever sat the calibration interview is not one of them.
    pub candidates: Vec<Entrant>,
    /// Interviewers, with or without a sheet; those of the sheets need not be named here.
    pub interviewers: Vec<&'a str>,
    /// In any order. Sheets of people who are neither candidates nor the calibration person are left out.
    pub sheets: Vec<SheetMarks<'a>>,
}

/// Input with ids as positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheets<'i> {
    /// By id.
    pub criteria: Vec<Criterion<'i>>,
    /// By id; the calibration person is not among them.
    pub candidates: Vec<Person<'i>>,
    /// By id, with or without a sheet.
    pub interviewers: Vec<&'i str>,
    /// Begun sheets (recused ones do not exist) by candidate, interviewer, interview; the calibration person's, whose
    /// [`Sheet::candidate`] is `candidates.len()`, are the last.
    pub sheets: Vec<Sheet>,
    /// Who has met whom: (candidate, interviewer), ascending, once each, recused seats included.
    pub met: Vec<(usize, usize)>,
    /// How many sessions there are (RANKING: the interview, else candidate, pair and time).
    pub sessions: usize,
    /// Sum of the weights of the criteria in use.
    pub weight: f64,
    /// What was taken from every [`Sheet::z`], so that its mean over the candidates' counting sheets is 0. In points.
    pub level: f64,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion<'i> {
    /// Id.
    pub id: &'i str,
    /// Weight, not negative.
    pub weight: f64,
    /// Mean mark over the complete counting sheets (over all counting sheets if fewer than five are complete);
    /// `None` where the criterion is not in use: weight 0, or no mark on a candidate's counting sheet.
    pub mean: Option<f64>,
}

/// A candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person<'i> {
    /// Id.
    pub id: &'i str,
    /// Area, if any.
    pub area: Option<&'i str>,
}

/// One interviewer's marks in one interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Position in [`Sheets::candidates`], or its length: the calibration person.
    pub candidate: usize,
    /// Position in [`Sheets::interviewers`].
    pub interviewer: usize,
    /// Which session it belongs to, `0..sessions`; a session has one candidate.
    pub session: usize,
    /// When, in minutes; `None` where nobody said.
    pub time: Option<f64>,
    /// Marks as the seat gave them, by criterion.
    pub marks: Vec<Option<f64>>,
    /// Agreed marks by criterion; empty where there are none.
    pub agreed: Vec<Option<f64>>,
    /// Assessed criteria carry at least half of the weight.
    pub counts: bool,
    /// Counts, and every criterion in use is assessed.
    pub complete: bool,
    /// The sheet as one number, in points, less [`Sheets::level`]: what its marks say beyond the criterion means, so
    /// that skipping a hard criterion does not pay. 0 where the sheet does not count.
    pub z: f64,
    /// Weight of the sheet: 1 if complete, less the fewer criteria carry it. 0 where the sheet does not count.
    pub omega: f64,
}

impl<'i> Sheets<'i> {
    /// Reads the input; `calibration` is the id of the person whom everybody interviewed and who is no candidate.
    pub fn of(input: &'i Input, calibration: Option<&str>) -> Sheets<'i> {
        let mut candidates: Vec<Person> = input.candidates.iter().map(Person::of).collect();
        candidates.retain(|c| Some(c.id) != calibration);
        candidates.sort_by_key(|c| c.id);
        candidates.dedup_by_key(|c| c.id);

        let mut read: Vec<(usize, &SheetMarks)> =
            input.sheets.iter().filter_map(|s| Some((position(&candidates, calibration, s.candidate)?, s))).collect();
        read.sort_by_key(|(candidate, s)| (*candidate, s.interviewer, s.interview));

        let said = input.interviewers.iter().copied();
        let owing = input.candidates.iter().flat_map(|c| c.owed.iter().map(String::as_str));
        let mut interviewers: Vec<&str> = read.iter().map(|(_, s)| s.interviewer).chain(said).chain(owing).collect();
        interviewers.sort_unstable();
        interviewers.dedup();

        let seat = |s: &SheetMarks| interviewers.partition_point(|i| *i < s.interviewer);
        let mut met: Vec<(usize, usize)> = read.iter().map(|(candidate, s)| (*candidate, seat(s))).collect();
        met.dedup();
        read.retain(|(_, s)| !s.recused);

        let mut criteria: Vec<Criterion> =
            input.criteria.iter().map(|(id, weight)| Criterion { id, weight: usable(*weight), mean: None }).collect();
        criteria.sort_by_key(|c| c.id);

        let ranked: Vec<&SheetMarks> = read.iter().filter(|(c, _)| *c < candidates.len()).map(|(_, s)| *s).collect();
        let weights = Weights::of(&input.criteria, &ranked);
        let (session_of, sessions) = sessions(&read);
        let by_criterion = |marks: &dyn Fn(&str) -> Option<f64>| criteria.iter().map(|c| marks(c.id)).collect();
        let sheets: Vec<Sheet> = read
            .iter()
            .zip(session_of)
            .map(|((candidate, s), session)| Sheet {
                candidate: *candidate,
                interviewer: seat(s),
                session,
                time: s.time.filter(|time| time.is_finite()),
                marks: by_criterion(&|id| is_mark(s.marks.get(id).copied().flatten())),
                agreed: match s.agreed.is_empty() {
                    true => Vec::new(),
                    false => by_criterion(&|id| is_mark(s.agreed.get(id).copied())),
                },
                counts: weights.counts(s),
                complete: false,
                z: 0.0,
                omega: 0.0,
            })
            .collect();
        let mut all = Sheets { criteria, candidates, interviewers, sheets, met, sessions, weight: 0.0, level: 0.0 };
        all.weigh();
        all
    }

    /// Position that the calibration person's sheets carry.
    pub fn calibration(&self) -> usize {
        self.candidates.len()
    }

    /// Counting sheets of candidates, in order.
    pub fn counting(&self) -> impl Iterator<Item = &Sheet> {
        self.sheets.iter().filter(|s| s.counts && s.candidate < self.candidates.len())
    }

    /// Criterion means, completeness, and the one number of every counting sheet (z, omega).
    fn weigh(&mut self) {
        let ranked = self.candidates.len();
        let own = |s: &&Sheet| s.counts && s.candidate < ranked;
        let used: Vec<bool> = (0..self.criteria.len())
            .map(|k| self.criteria[k].weight > 0.0 && self.sheets.iter().filter(own).any(|s| s.marks[k].is_some()))
            .collect();
        for s in &mut self.sheets {
            s.complete = s.counts && s.marks.iter().zip(&used).all(|(mark, used)| mark.is_some() || !used);
        }
        let complete = self.sheets.iter().filter(own).filter(|s| s.complete).count() >= COMPLETE_ENOUGH;
        // whole points are taken off first, which is exact: a scale that begins at a million loses no digit
        let marks = self.sheets.iter().filter(own).flat_map(|s| s.marks.iter().flatten());
        let (n, sum) = marks.fold((0.0, 0.0), |(n, sum), mark| (n + 1.0, sum + mark));
        let base = if n > 0.0 { (sum / n).floor() } else { 0.0 };

        let mut means = vec![0.0; self.criteria.len()];
        let (mut weight, mut squares, mut level) = (0.0, 0.0, 0.0);
        for (k, criterion) in self.criteria.iter_mut().enumerate().filter(|(k, _)| used[*k]) {
            let marks = self.sheets.iter().filter(own).filter(|s| s.complete || !complete);
            let (n, sum) = marks.filter_map(|s| s.marks[k]).fold((0.0, 0.0), |(n, sum), y| (n + 1.0, sum + (y - base)));
            means[k] = sum / n;
            criterion.mean = Some(base + means[k]);
            weight += criterion.weight;
            squares += criterion.weight * criterion.weight;
            level += criterion.weight * means[k];
        }

        for s in &mut self.sheets {
            let (mut sum, mut w1, mut w2) = (0.0, 0.0, 0.0);
            for (k, criterion) in self.criteria.iter().enumerate().filter(|(k, _)| used[*k] && s.counts) {
                if let Some(y) = s.marks[k] {
                    sum += criterion.weight * (y - base - means[k]);
                    w1 += criterion.weight;
                    w2 += criterion.weight * criterion.weight;
                }
            }
            // a calibration sheet may hold nothing but criteria that no candidate was marked on
            s.counts &= w1 > 0.0;
            s.complete &= s.counts;
            if s.counts {
                s.z = sum / w1;
                s.omega =
                    if s.complete { 1.0 } else { 1.0 / (0.6 + 0.4 * (w2 / (w1 * w1)) / (squares / (weight * weight))) };
            }
        }

        let (n, sum) = self.sheets.iter().filter(own).fold((0.0, 0.0), |(n, sum), s| (n + 1.0, sum + s.z));
        let mean = if n > 0.0 { sum / n } else { 0.0 };
        self.sheets.iter_mut().filter(|s| s.counts).for_each(|s| s.z -= mean);
        self.weight = weight;
        self.level = if weight > 0.0 { base + level / weight + mean } else { 0.0 };
    }
}

impl<'i> Person<'i> {
    fn of(entrant: &'i Entrant) -> Person<'i> {
        Person { id: &entrant.id, area: entrant.area.as_deref() }
    }
}

fn position(candidates: &[Person], calibration: Option<&str>, id: &str) -> Option<usize> {
    match calibration == Some(id) {
        true => Some(candidates.len()),
        false => candidates.binary_search_by_key(&id, |c| c.id).ok(),
    }
}

/// The session of every sheet, and how many there are: the interview, else what candidate, pair and time make one.
fn sessions(read: &[(usize, &SheetMarks)]) -> (Vec<usize>, usize) {
    let keys: Vec<_> = read
        .iter()
        .map(|(candidate, s)| match s.interview {
            // the bits only tell moments apart
            "" => (*candidate, "", s.pair, s.time.map(f64::to_bits)),
            named => (*candidate, named, "", None),
        })
        .collect();
    let mut numbers: BTreeMap<_, usize> = keys.iter().map(|key| (*key, 0)).collect();
    numbers.values_mut().enumerate().for_each(|(at, number)| *number = at);
    (keys.iter().map(|key| numbers[key]).collect(), numbers.len())
}

#[cfg(test)]
mod tests;
