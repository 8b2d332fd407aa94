//! A day that never was: people with a true worth, interviewers with their ways, and the marks they give. On it one can
//! see what a method of ranking finds and what it does not.
//!
//! A mark is made of
//!
//! ```text
//! 3.2 + criterion + candidate + profile + occasion + leniency + taste + halo + error, rounded and kept within 1..5
//! ```
//!
//! with profile per candidate and criterion, occasion (the form of the day) per candidate, taste per interviewer and
//! criterion, halo (one impression for all criteria) per sheet. All are normal; [`Spreads`] has their standard
//! deviations, guesses scaled on published studies of multiple mini-interviews. The **lasting** worth is 3.2 + candidate
//! + mean profile; the worth **of the day** adds the occasion. Same plan and seed, same day on every machine.

mod people;
mod rota;

use super::random::{Purpose, Stream};
use rota::Rota;
pub use rota::Seat;

/// Criteria of a simulated day.
pub const CRITERIA: usize = 6;
/// Areas of a simulated day, with the share of people who apply for each.
pub const AREAS: [f64; 5] = [0.30, 0.25, 0.20, 0.15, 0.10];
/// Where the middle of the scale lies for an average person.
const MIDDLE: f64 = 3.2;

/// What day is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// People to be interviewed.
    pub candidates: usize,
    /// Interviewers, two at a desk; with an odd number one sits out in each block.
    pub interviewers: usize,
    /// Who sits with whom.
    pub design: Design,
    /// Who comes to which desk.
    pub seating: Seating,
    /// How much everything varies.
    pub spreads: Spreads,
}

/// Who sits with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// The same two all day: severities of different pairs are never seen side by side.
    Fixed,
    /// New pairs in each of so many blocks of equal length, drawn so that the interviewers are well connected.
    Rotating {
        /// At least 1.
        blocks: usize,
    },
}

impl Design {
    /// Blocks of the day.
    pub fn blocks(self) -> usize {
        match self {
            Design::Fixed => 1,
            Design::Rotating { blocks } => blocks.max(1),
        }
    }
}

/// Who comes to which desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seating {
    /// Drawn by lot.
    Lot,
    /// In each block people of one area come to the same desk, as far as desks of equal length allow.
    ByArea,
}

/// Standard deviations, in points of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)] // the names are those of the parts of a mark
pub struct Spreads {
    pub candidate: f64,
    /// Between the means of areas; comes on top of the candidates'.
    pub area: f64,
    pub profile: f64,
    pub occasion: f64,
    pub severity: f64,
    pub taste: f64,
    pub halo: f64,
    pub error: f64,
    pub criterion: f64,
}

impl Default for Spreads {
    fn default() -> Spreads {
        Spreads {
            candidate: 0.50,
            area: 0.10,
            profile: 0.35,
            occasion: 0.33,
            severity: 0.27,
            taste: 0.20,
            halo: 0.32,
            error: 0.55,
            criterion: 0.20,
        }
    }
}

impl Spreads {
    /// The same where areas share a desk: then areas differ more, which is what makes it hard.
    pub fn by_area() -> Spreads {
        Spreads { area: 0.30, ..Spreads::default() }
    }
}

/// A simulated person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimulatedPerson {
    /// Position in [`AREAS`].
    pub area: usize,
    /// Worth, in points of the scale.
    pub lasting: f64,
    /// Worth as it shows that day.
    pub of_the_day: f64,
}

/// What one interviewer marked in one interview.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedSheet {
    /// Position of the person.
    pub candidate: usize,
    /// Position of the interviewer.
    pub interviewer: usize,
    /// By criterion, 1 to 5.
    pub marks: [u8; CRITERIA],
}

/// A simulated day.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedDay {
    /// In no order that says anything.
    pub people: Vec<SimulatedPerson>,
    /// The interviews, in the order of the day; each has two sheets.
    pub interviews: Vec<Seat>,
    /// Two an interview, in the same order.
    pub sheets: Vec<SimulatedSheet>,
    /// True severity by interviewer, in points; its mean is not 0.
    pub severity: Vec<f64>,
}

/// Simulates a day; `None` without anybody to see, or without two people to see them.
pub fn simulate(plan: &Plan, seed: u64) -> Option<SimulatedDay> {
    if plan.candidates == 0 || plan.interviewers < 2 {
        return None;
    }
    let mut lots = Stream::new(seed, Purpose::People);
    let drawn = people::draw(plan, &mut lots);
    let rota = Rota::draw(plan.interviewers, plan.design.blocks(), &mut Stream::new(seed, Purpose::Rota));
    let areas: Vec<usize> = drawn.people.iter().map(|person| person.area).collect();
    let interviews = rota.seat(&areas, plan.seating, &mut lots);
    let mut noise = Stream::new(seed, Purpose::Marks);
    let ways = people::Ways::draw(plan, &mut noise);
    let mut sheets = Vec::with_capacity(2 * interviews.len());
    for seat in &interviews {
        for interviewer in seat.pair {
            let marks = ways.marks(&drawn, seat.candidate, interviewer, &mut noise);
            sheets.push(SimulatedSheet { candidate: seat.candidate, interviewer, marks });
        }
    }
    let severity = ways.leniency.iter().map(|leniency| -leniency).collect();
    Some(SimulatedDay { people: drawn.people, interviews, sheets, severity })
}

impl SimulatedDay {
    /// The `places` people of greatest worth, lasting or of the day; positions ascending.
    pub fn best(&self, places: usize, worth: impl Fn(&SimulatedPerson) -> f64) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        order.sort_by(|a, b| worth(&self.people[*b]).total_cmp(&worth(&self.people[*a])).then(a.cmp(b)));
        order.truncate(places);
        order.sort_unstable();
        order
    }
}

#[cfg(test)]
mod tests;
