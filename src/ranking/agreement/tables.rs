//! The tables that the coefficients read, from score sheets.

use super::{Cell, Ratios, Unit, UnitMark, sorted};
use crate::ranking::reml::{self, reml};
use crate::ranking::severity::{Observation, Problem};
use crate::ranking::sheets::Sheets;
use std::collections::BTreeMap;

/// Cells and units of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// One a counting sheet.
    pub cells: Vec<Cell>,
    /// By criterion (position), by candidate: all together give the figures of the day.
    pub units: Vec<Vec<Unit>>,
}

impl Tables {
    /// The tables of the candidates' counting sheets; the calibration interview is left out. Criteria of weight 0 have
    /// units too: people agree on them or not.
    pub fn of(sheets: &Sheets) -> Tables {
        let cell = |sheet: &crate::ranking::Sheet| Cell {
            candidate: sheet.candidate,
            interviewer: sheet.interviewer,
            z: sheet.z,
        };
        let mut units: Vec<BTreeMap<usize, Unit>> = vec![BTreeMap::new(); sheets.criteria.len()];
        for sheet in sheets.counting() {
            for (units, mark) in units.iter_mut().zip(&sheet.marks) {
                if let Some(value) = *mark {
                    let unit = units.entry(sheet.candidate).or_default();
                    unit.marks.push(UnitMark { interviewer: sheet.interviewer, value });
                }
            }
        }
        let units = units.into_iter().map(|units| units.into_values().collect()).collect();
        Tables { cells: sheets.counting().map(cell).collect(), units }
    }

    /// The units of all criteria.
    pub fn pooled(&self) -> Vec<Unit> {
        self.units.iter().flatten().cloned().collect()
    }
}

/// Fits the variances that a table with holes needs: one block, every sheet of weight 1. `None` where there is no
/// optimum to be had.
pub fn fitted(cells: &[Cell]) -> Option<Ratios> {
    let mut people = BTreeMap::new();
    let mut seats = BTreeMap::new();
    let cells = sorted(cells);
    let observations: Vec<Observation> = cells
        .iter()
        .enumerate()
        .map(|(session, cell)| {
            let next = people.len();
            let candidate = *people.entry(cell.candidate).or_insert(next);
            let next = seats.len();
            let interviewer = *seats.entry(cell.interviewer).or_insert(next);
            Observation { candidate, block: 0, interviewer, session, z: cell.z, omega: 1.0 }
        })
        .collect();
    let best = reml(&Problem::new(&observations, 0.0), reml::Ratios::Both)?;
    let finite = best.g_candidate.is_finite() && best.g_interviewer.is_finite();
    finite.then_some(Ratios { candidate: best.g_candidate, interviewer: best.g_interviewer })
}
