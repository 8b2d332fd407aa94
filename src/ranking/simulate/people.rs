//! What people are worth, and how interviewers mark.

use super::{AREAS, CRITERIA, MIDDLE, Plan, SimulatedPerson, Spreads};
use crate::ranking::random::Stream;

/// The people, and what stands behind their marks.
pub struct Drawn {
    pub people: Vec<SimulatedPerson>,
    /// Worth of the day by criterion, without the criterion's own level.
    worth: Vec<[f64; CRITERIA]>,
}

/// Draws the people: area by its share, worth, profile, form of the day.
pub fn draw(plan: &Plan, lots: &mut Stream) -> Drawn {
    let Spreads { candidate, area, profile, occasion, .. } = plan.spreads;
    let levels: [f64; AREAS.len()] = std::array::from_fn(|_| area * lots.normal());
    let mut drawn = Drawn { people: Vec::new(), worth: Vec::new() };
    for _ in 0..plan.candidates {
        let area = share(lots.uniform());
        let own = levels[area] + candidate * lots.normal();
        let profile: [f64; CRITERIA] = std::array::from_fn(|_| profile * lots.normal());
        let form = occasion * lots.normal();
        let lasting = MIDDLE + own + profile.iter().sum::<f64>() / CRITERIA as f64;
        drawn.people.push(SimulatedPerson { area, lasting, of_the_day: lasting + form });
        drawn.worth.push(profile.map(|profile| MIDDLE + own + profile + form));
    }
    drawn
}

/// The area at this point of the heaped-up shares.
fn share(uniform: f64) -> usize {
    let mut end = 0.0;
    let ends = AREAS.map(|share| {
        end += share;
        end
    });
    ends.iter().position(|end| uniform < *end).unwrap_or(AREAS.len() - 1)
}

/// How the interviewers mark, and how hard the criteria are.
pub struct Ways {
    pub leniency: Vec<f64>,
    taste: Vec<[f64; CRITERIA]>,
    criterion: [f64; CRITERIA],
    halo: f64,
    error: f64,
}

impl Ways {
    pub fn draw(plan: &Plan, noise: &mut Stream) -> Ways {
        let Spreads { severity, taste, halo, error, criterion, .. } = plan.spreads;
        let criterion: [f64; CRITERIA] = std::array::from_fn(|_| criterion * noise.normal());
        let mean = criterion.iter().sum::<f64>() / CRITERIA as f64;
        let leniency = (0..plan.interviewers).map(|_| severity * noise.normal()).collect();
        let taste = (0..plan.interviewers).map(|_| std::array::from_fn(|_| taste * noise.normal())).collect();
        Ways { leniency, taste, criterion: criterion.map(|level| level - mean), halo, error }
    }

    /// One sheet's marks.
    pub fn marks(&self, drawn: &Drawn, candidate: usize, interviewer: usize, noise: &mut Stream) -> [u8; CRITERIA] {
        let impression = self.leniency[interviewer] + self.halo * noise.normal();
        std::array::from_fn(|k| {
            let worth = drawn.worth[candidate][k] + self.criterion[k] + self.taste[interviewer][k];
            (worth + impression + self.error * noise.normal()).round().clamp(1.0, 5.0) as u8
        })
    }
}
