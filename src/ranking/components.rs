//! What can be compared with what.
//!
//! Interviewers and candidates are linked by counting sheets. Inside one part of that graph a severe interviewer can
//! be told from weak candidates; between two parts nothing can.

use super::severity::Observation;
use super::sheets::{Sheet, Sheets};
use std::collections::BTreeMap;

/// Why figures cannot be had; the first that holds, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No sheet has enough marks. No figure at all.
    NoSheet,
    /// All marks on counting sheets are equal. No model, no agreement.
    AllEqual,
    /// Fewer than two interviewers with a counting sheet. No model.
    OneInterviewer,
    /// Nobody has counting sheets of two interviewers. No model.
    NoOverlap,
    /// Fewer than three candidates with a counting sheet, or fewer than three sheets beyond what candidates and
    /// interviewers use up. No model.
    TooFew,
    /// Candidate plus interviewer explains every sheet: no margin of error can be had. No model.
    NoDisagreement,
    /// No part holds half of the candidates. No adjusted score and no severity; chances are given all the same.
    NotConnected,
}

impl Reason {
    /// As it stands in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Reason::NoSheet => "no_sheet",
            Reason::AllEqual => "all_equal",
            Reason::OneInterviewer => "one_interviewer",
            Reason::NoOverlap => "no_overlap",
            Reason::TooFew => "too_few",
            Reason::NoDisagreement => "no_disagreement",
            Reason::NotConnected => "not_connected",
        }
    }

    /// Whether the severity model can be solved nevertheless.
    pub fn leaves_model(self) -> bool {
        self == Reason::NotConnected
    }
}

/// The graph's parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Part of each candidate, `None` without a counting sheet; the calibration person's is the last.
    pub candidate: Vec<Option<usize>>,
    /// Part of each interviewer, `None` without a counting sheet.
    pub interviewer: Vec<Option<usize>>,
    /// Parts that hold a candidate; they are numbered first, by their smallest candidate.
    pub count: usize,
    /// The part with most candidates (of equals the one with the smallest), if it holds half of those with a score.
    pub main: Option<usize>,
    /// All parts, also such as hold only the calibration person.
    all: usize,
}

impl Parts {
    /// Of the counting sheets.
    pub fn of(sheets: &Sheets) -> Parts {
        let people = sheets.candidates.len() + 1;
        let mut parent: Vec<usize> = (0..people + sheets.interviewers.len()).collect();
        let counting = || sheets.sheets.iter().filter(|s| s.counts);
        for s in counting() {
            let (a, b) = (root(&mut parent, s.candidate), root(&mut parent, people + s.interviewer));
            // the smaller node stays the root, so a part's root is its smallest candidate
            parent[a.max(b)] = a.min(b);
        }
        let mut linked = vec![false; parent.len()];
        counting().for_each(|s| (linked[s.candidate], linked[people + s.interviewer]) = (true, true));
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut part = Vec::with_capacity(parent.len());
        for (node, linked) in linked.into_iter().enumerate() {
            let next = numbers.len();
            let root = root(&mut parent, node);
            part.push(linked.then(|| *numbers.entry(root).or_insert(next)));
        }
        let interviewer = part.split_off(people);
        let all = numbers.len();
        let count = part[..people - 1].iter().flatten().max().map_or(0, |last| last + 1);
        let mut sizes = vec![0usize; count];
        part[..people - 1].iter().flatten().for_each(|p| sizes[*p] += 1);
        let scored: usize = sizes.iter().sum();
        let main = (0..count).rev().max_by_key(|p| sizes[*p]).filter(|p| 2 * sizes[*p] >= scored);
        Parts { candidate: part, interviewer, count, main, all }
    }
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// Why the model's figures cannot be had, if so.
pub fn reason(sheets: &Sheets, parts: &Parts) -> Option<Reason> {
    let counting = || sheets.counting();
    let Some(first) = counting().next() else { return Some(Reason::NoSheet) };
    let mut marks = counting().flat_map(|s| s.marks.iter().flatten());
    let one = first.marks.iter().flatten().next();
    if marks.all(|mark| Some(mark) == one) {
        return Some(Reason::AllEqual);
    }
    if counting().all(|s| s.interviewer == first.interviewer) {
        return Some(Reason::OneInterviewer);
    }
    let people: Vec<&Sheet> = counting().collect();
    if people.windows(2).all(|w| w[0].candidate != w[1].candidate || w[0].interviewer == w[1].interviewer) {
        return Some(Reason::NoOverlap);
    }
    let scored = parts.candidate[..sheets.candidates.len()].iter().flatten().count();
    let nodes = parts.candidate.iter().flatten().count() + parts.interviewer.iter().flatten().count();
    let all = sheets.sheets.iter().filter(|s| s.counts).count();
    if scored < 3 || all + parts.all < nodes + 3 {
        return Some(Reason::TooFew);
    }
    if additive(sheets, nodes) {
        return Some(Reason::NoDisagreement);
    }
    parts.main.is_none().then_some(Reason::NotConnected)
}

/// Whether candidate plus interviewer explains every counting sheet. A walk over the graph fixes every effect; the
/// sheets it did not need then fit, or do not.
fn additive(sheets: &Sheets, nodes: usize) -> bool {
    let people = sheets.candidates.len() + 1;
    let counting: Vec<&Sheet> = sheets.sheets.iter().filter(|s| s.counts).collect();
    let mut links: Vec<Vec<usize>> = vec![Vec::new(); people + sheets.interviewers.len()];
    for (at, s) in counting.iter().enumerate() {
        links[s.candidate].push(at);
        links[people + s.interviewer].push(at);
    }
    let mut effect: Vec<Option<f64>> = vec![None; links.len()];
    let mut waiting = Vec::with_capacity(nodes);
    for start in 0..people {
        if effect[start].is_some() || links[start].is_empty() {
            continue;
        }
        effect[start] = Some(0.0);
        waiting.push(start);
        while let Some(node) = waiting.pop() {
            let own = effect[node].unwrap_or_default();
            for s in links[node].iter().map(|at| counting[*at]) {
                let other = if node < people { people + s.interviewer } else { s.candidate };
                if effect[other].is_none() {
                    effect[other] = Some(s.z - own);
                    waiting.push(other);
                }
            }
        }
    }
    let of = |node: usize| effect[node].unwrap_or_default();
    let largest = counting.iter().map(|s| s.z.abs()).fold(1.0, f64::max);
    counting.iter().all(|s| (s.z - of(s.candidate) - of(people + s.interviewer)).abs() < 1e-9 * largest)
}

/// Who and what is in the model: the counting sheets, with everybody numbered without gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Candidates with a counting sheet, as positions in [`Sheets::candidates`], ascending.
    pub people: Vec<usize>,
    /// Interviewers with a counting sheet, as positions in [`Sheets::interviewers`], ascending.
    pub seats: Vec<usize>,
    /// Which of the people are in the main part.
    pub main_people: Vec<bool>,
    /// Which of the interviewers are.
    pub main_seats: Vec<bool>,
    /// Block of each of the people.
    pub block: Vec<usize>,
    /// One per counting sheet; the calibration person, if any, is the candidate after the last.
    pub observations: Vec<Observation>,
}

impl Panel {
    /// Blocks are the areas inside the main part and the other parts as a whole; a true difference between areas is
    /// then not booked as severity. The calibration person has a block of its own.
    pub fn of(sheets: &Sheets, parts: &Parts) -> Panel {
        let ranked = sheets.candidates.len();
        let people: Vec<usize> = (0..ranked).filter(|c| parts.candidate[*c].is_some()).collect();
        let seats: Vec<usize> = (0..sheets.interviewers.len()).filter(|i| parts.interviewer[*i].is_some()).collect();
        let in_main = |part: Option<usize>| part.is_some() && part == parts.main;
        let key = |c: usize| match in_main(parts.candidate[c]) {
            true => (0, sheets.candidates[c].area),
            false => (1 + parts.candidate[c].unwrap_or_default(), None),
        };
        let mut blocks: BTreeMap<_, usize> = people.iter().map(|c| (key(*c), 0)).collect();
        blocks.values_mut().enumerate().for_each(|(at, block)| *block = at);
        let block: Vec<usize> = people.iter().map(|c| blocks[&key(*c)]).collect();
        let own_block = blocks.len();
        let number = |all: &[usize], x: usize| all.partition_point(|y| *y < x);
        let observations = sheets
            .sheets
            .iter()
            .filter(|s| s.counts)
            .map(|s| {
                // the calibration person comes after all the people by its position too
                let candidate = number(&people, s.candidate);
                Observation {
                    candidate,
                    block: block.get(candidate).copied().unwrap_or(own_block),
                    interviewer: number(&seats, s.interviewer),
                    session: s.session,
                    z: s.z,
                    omega: s.omega,
                }
            })
            .collect();
        Panel {
            main_people: people.iter().map(|c| in_main(parts.candidate[*c])).collect(),
            main_seats: seats.iter().map(|i| in_main(parts.interviewer[*i])).collect(),
            people,
            seats,
            block,
            observations,
        }
    }
}

impl Panel {
    /// Position in [`Panel::people`] of a candidate's id.
    pub fn position(&self, sheets: &Sheets, id: &str) -> Option<usize> {
        let at = sheets.candidates.binary_search_by_key(&id, |c| c.id).ok()?;
        self.people.binary_search(&at).ok()
    }
}

#[cfg(test)]
mod tests;
