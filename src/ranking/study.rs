//! How many of the true best each method of ranking finds, on simulated days where the truth is known.
//!
//! Four methods: the raw score; the mean of z-scores per interviewer; severities as free constants; severities as the
//! model shrinks them. Eight designs: fixed and rotating pairs, people drawn to desks or sent by area, severities that
//! differ little or much. In the fixed designs the model is given the areas as blocks, so that the methods can be
//! compared; the product claims nothing there, because pairs that share nobody cannot be told apart.

mod method;

use super::simulate::{Design, Plan, Seating, SimulatedDay, Spreads, simulate};
pub use method::Method;

/// People, interviewers and places of the study's days.
const CANDIDATES: usize = 80;
const INTERVIEWERS: usize = 10;
/// How many are chosen on the study's days.
pub const PLACES: usize = 12;

/// A kind of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// Who sits with whom.
    pub design: Design,
    /// Who comes to which desk.
    pub seating: Seating,
    /// Standard deviation of the severities, in points, where it is not the usual one.
    pub severity: Option<f64>,
}

impl Setup {
    /// The eight of the study.
    pub const ALL: [Setup; 8] = {
        const FOUR: Design = Design::Rotating { blocks: 4 };
        const fn setup(design: Design, seating: Seating, severity: Option<f64>) -> Setup {
            Setup { design, seating, severity }
        }
        [
            setup(Design::Fixed, Seating::Lot, None),
            setup(Design::Rotating { blocks: 2 }, Seating::Lot, None),
            setup(FOUR, Seating::Lot, None),
            setup(Design::Fixed, Seating::ByArea, None),
            setup(FOUR, Seating::ByArea, None),
            setup(FOUR, Seating::Lot, Some(0.13)),
            setup(FOUR, Seating::Lot, Some(0.42)),
            setup(Design::Fixed, Seating::Lot, Some(0.42)),
        ]
    };

    fn plan(&self) -> Plan {
        let usual = match self.seating {
            Seating::Lot => Spreads::default(),
            Seating::ByArea => Spreads::by_area(),
        };
        Plan {
            candidates: CANDIDATES,
            interviewers: INTERVIEWERS,
            design: self.design,
            seating: self.seating,
            spreads: Spreads { severity: self.severity.unwrap_or(usual.severity), ..usual },
        }
    }
}

/// How many of the true best were found, on average over the days.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    /// Of those of greatest lasting worth.
    pub lasting: f64,
    /// Of those who were best on the day.
    pub of_the_day: f64,
}

/// One design's line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which design.
    pub setup: Setup,
    /// In the order of [`Method::ALL`].
    pub found: [Found; Method::ALL.len()],
    /// Model minus raw on the day's best, day by day.
    pub gain: f64,
    /// Its standard error; `None` with a single day.
    pub gain_se: Option<f64>,
}

/// One design over `days` days, with the seeds from `seed` on; `None` without a day.
pub fn study(setup: Setup, days: usize, seed: u64) -> Option<Line> {
    let plan = setup.plan();
    let mut found = [Found::default(); Method::ALL.len()];
    let mut gains = Vec::with_capacity(days);
    for number in 0..days as u64 {
        let day = simulate(&plan, seed.wrapping_add(number))?;
        let lasting = day.best(PLACES, |person| person.lasting);
        let of_the_day = day.best(PLACES, |person| person.of_the_day);
        let hits = Method::ALL.map(|method| {
            let scores = method.scores(&day);
            Found { lasting: hits(&scores, &lasting), of_the_day: hits(&scores, &of_the_day) }
        });
        for (sum, hits) in found.iter_mut().zip(&hits) {
            sum.lasting += hits.lasting;
            sum.of_the_day += hits.of_the_day;
        }
        gains.push(hits[Method::Model as usize].of_the_day - hits[Method::Raw as usize].of_the_day);
    }
    let n = gains.len() as f64;
    let gain = gains.iter().sum::<f64>() / n;
    let squares: f64 = gains.iter().map(|one| (one - gain) * (one - gain)).sum();
    let mean = |found: Found| Found { lasting: found.lasting / n, of_the_day: found.of_the_day / n };
    let gain_se = (days > 1).then(|| (squares / (n - 1.0) / n).sqrt());
    (days > 0).then(|| Line { setup, found: found.map(mean), gain, gain_se })
}

/// How many of `best` are among the places; where the last place parts equals, what a fair lot among them would find.
fn hits(scores: &[f64], best: &[usize]) -> f64 {
    let keys: Vec<Option<i64>> = scores.iter().map(|score| Some(super::raw::billionths(*score))).collect();
    let cut = super::lens::cut(&keys, PLACES);
    let among = |people: &[usize]| people.iter().filter(|person| best.binary_search(person).is_ok()).count() as f64;
    let left = PLACES.saturating_sub(cut.inside.len()) as f64;
    let by_lot = if cut.tied.is_empty() { 0.0 } else { left * among(&cut.tied) / cut.tied.len() as f64 };
    among(&cut.inside) + by_lot
}

#[cfg(test)]
mod tests;
