//! Ways to make a ranking of a day's sheets.

use super::SimulatedDay;
use crate::ranking::reml::{Ratios, reml};
use crate::ranking::severity::{Observation, Problem};

/// Variances so large that nothing is shrunk: least squares, and its shortest solution where pairs share nobody.
const FREE: f64 = 1e5;

/// A way to rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The plain mean of the sheets, the ranking of record.
    Raw,
    /// The mean of the sheets, each in standard deviations from its interviewer's mean.
    ZScore,
    /// The mean of the sheets less a constant for each interviewer: least squares with a free constant for each person
    /// and each interviewer.
    Constants,
    /// The mean of the sheets less the severity of the model at its REML optimum, areas as blocks.
    Model,
}

impl Method {
    /// All.
    pub const ALL: [Method; 4] = [Method::Raw, Method::ZScore, Method::Constants, Method::Model];

    /// The name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Raw => "raw",
            Method::ZScore => "z_score",
            Method::Constants => "constants",
            Method::Model => "model",
        }
    }

    /// A score for everybody on the day; only their order means something.
    pub fn scores(self, day: &SimulatedDay) -> Vec<f64> {
        let sheets = Sheets::of(day);
        match self {
            Method::Raw => sheets.means(|sheet| sheet.z),
            Method::ZScore => {
                let ways = sheets.ways();
                sheets.means(|sheet| match ways[sheet.interviewer] {
                    (mean, deviation) if deviation > 0.0 => (sheet.z - mean) / deviation,
                    // one mark for everybody says nothing about anybody
                    _ => 0.0,
                })
            }
            Method::Constants => sheets.less(&sheets.leniency(Blocks::One)),
            Method::Model => sheets.less(&sheets.leniency(Blocks::Areas)),
        }
    }
}

/// Which candidates have a mean in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blocks {
    One,
    Areas,
}

struct Sheets<'a> {
    day: &'a SimulatedDay,
    observations: Vec<Observation>,
}

impl Sheets<'_> {
    fn of(day: &SimulatedDay) -> Sheets<'_> {
        let observation = |(at, sheet): (usize, &crate::ranking::simulate::SimulatedSheet)| Observation {
            candidate: sheet.candidate,
            block: day.people[sheet.candidate].area,
            interviewer: sheet.interviewer,
            session: at / 2,
            z: sheet.marks.iter().map(|mark| f64::from(*mark)).sum::<f64>() / sheet.marks.len() as f64,
            omega: 1.0,
        };
        Sheets { day, observations: day.sheets.iter().enumerate().map(observation).collect() }
    }

    /// Everybody's mean of a figure of their sheets.
    fn means(&self, figure: impl Fn(&Observation) -> f64) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); self.day.people.len()];
        for sheet in &self.observations {
            let (sum, n) = &mut sums[sheet.candidate];
            (*sum, *n) = (*sum + figure(sheet), *n + 1.0);
        }
        sums.into_iter().map(|(sum, n)| sum / n).collect()
    }

    fn less(&self, leniency: &[f64]) -> Vec<f64> {
        self.means(|sheet| sheet.z - leniency.get(sheet.interviewer).copied().unwrap_or(0.0))
    }

    /// Mean and standard deviation of each interviewer's sheets.
    fn ways(&self) -> Vec<(f64, f64)> {
        let mut own: Vec<Vec<f64>> = vec![Vec::new(); self.day.severity.len()];
        for sheet in &self.observations {
            own[sheet.interviewer].push(sheet.z);
        }
        let way = |z: Vec<f64>| {
            let mean = z.iter().sum::<f64>() / z.len() as f64;
            let squares: f64 = z.iter().map(|z| (z - mean) * (z - mean)).sum();
            (mean, (squares / (z.len() as f64 - 1.0)).sqrt())
        };
        own.into_iter().map(way).collect()
    }

    /// Leniency by interviewer; nothing where the model has no answer.
    fn leniency(&self, blocks: Blocks) -> Vec<f64> {
        let mut observations = self.observations.clone();
        let mut areas: Vec<usize> = observations.iter().map(|sheet| sheet.block).collect();
        areas.sort_unstable();
        areas.dedup();
        for sheet in &mut observations {
            sheet.block = match blocks {
                Blocks::One => 0,
                // areas that nobody applied for leave no gap
                Blocks::Areas => areas.partition_point(|area| *area < sheet.block),
            };
        }
        let problem = Problem::new(&observations, 0.0);
        let solution = match blocks {
            Blocks::One => problem.solve(FREE, FREE),
            Blocks::Areas => reml(&problem, Ratios::Both),
        };
        solution.map_or_else(Vec::new, |solution| solution.leniency)
    }
}
