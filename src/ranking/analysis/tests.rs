//! Whole analyses: the reference days, what has no answer, and what must not matter.

mod days;
mod degenerate;
mod posterior;
mod properties;

use super::*;
use crate::ranking::SheetMarks;
use std::collections::BTreeMap as Map;
use std::collections::BTreeSet;

/// A day written by hand: who was marked by whom, with which marks.
#[derive(Clone, Debug, Default)]
pub struct Small {
    pub rows: Vec<(String, String, Vec<Option<f64>>)>,
    pub areas: Map<String, String>,
    pub others: Vec<String>,
    pub weights: Vec<f64>,
}

impl Small {
    pub fn input(&self) -> Input<'_> {
        let criteria = self.rows.iter().map(|(.., m)| m.len()).max().unwrap_or(0);
        let mut people: BTreeSet<&String> = self.rows.iter().map(|(c, ..)| c).collect();
        people.extend(&self.others);
        let entrant = |id: &String| Entrant { id: id.clone(), area: self.areas.get(id).cloned(), owed: vec![] };
        let name = |k: usize| format!("K{}", k + 1);
        Input {
            criteria: (0..criteria).map(|k| (name(k), self.weights.get(k).copied().unwrap_or(1.0))).collect(),
            candidates: people.into_iter().map(entrant).collect(),
            interviewers: vec![],
            sheets: self
                .rows
                .iter()
                .map(|(candidate, interviewer, marks)| SheetMarks {
                    candidate,
                    interviewer,
                    interview: "",
                    pair: "",
                    time: None,
                    marks: marks.iter().enumerate().map(|(k, mark)| (name(k), *mark)).collect(),
                    recused: false,
                    agreed: Map::new(),
                })
                .collect(),
        }
    }

    pub fn analyse(&self, places: usize) -> Analysis {
        analyse(&self.input(), &Options { places, draws: Some(400), ..Options::default() })
    }
}

/// A number that looks like chance, the same on every run.
pub fn scatter(a: usize, b: usize, c: usize) -> f64 {
    let x = (a as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (b as u64 + 7).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    let x = (x ^ (c as u64 + 3).wrapping_mul(0x1656_67b1_9e37_79f9)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    ((x ^ (x >> 33)) >> 11) as f64 / (1u64 << 53) as f64
}

/// `people` marked by `seats(c)` on three criteria, people and interviewers differing.
pub fn made(people: usize, seats: impl Fn(usize) -> Vec<usize>) -> Small {
    let mut day = Small::default();
    for c in 0..people {
        let level = 2.0 + 2.0 * scatter(c, 100, 0);
        for i in seats(c) {
            let mark =
                |k| Some((level + 0.5 * scatter(i, 200, 0) + 1.5 * scatter(c, i, k) - 0.5).round().clamp(1.0, 5.0));
            day.rows.push((format!("C{c:02}"), format!("I{i:02}"), (0..3).map(mark).collect()));
        }
    }
    day
}
