//! The ranking and the cut, as the lead works on it. Order is by raw score; a tie is a tie; nobody is dropped.

use crate::app::rank;
use crate::domain::day::Day;
use crate::domain::fact::{Offer, Status};
use crate::domain::ids::{AreaId, CandidateId, PersonId};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// One person of the ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortRow {
    /// Who.
    pub id: CandidateId,
    /// Code on paper.
    pub code: String,
    /// Name, or the code where the name was not received.
    pub name: String,
    /// First area.
    pub area: Option<AreaId>,
    /// Its name.
    pub area_name: String,
    /// Raw score, none where no sheet counts.
    pub raw: Option<f64>,
    /// Competition rank by raw score.
    pub rank: Option<usize>,
    /// Others have the same rank.
    pub tied: bool,
    /// Sheets that count.
    pub sheets: usize,
    /// Sheets that are missing.
    pub missing: usize,
    /// The decision.
    pub status: Status,
    /// Order among the chosen or the reserves.
    pub place: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// The decision goes against the computed order.
    pub by_hand: bool,
    /// Where the offer stands.
    pub offer: Option<Offer>,
    /// A second look is wanted.
    pub second_look: bool,
    /// Name, area and code, for the filter.
    pub folded: String,
}

/// The whole list with its cut.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shortlist {
    /// Everybody, by raw rank, those without a score last.
    pub rows: Vec<ShortRow>,
    /// Rows above the cut: the last rank that still has a place, ties included.
    pub above: usize,
    /// People who share the last place.
    pub tied_at_cut: usize,
    /// How many places there are.
    pub places: usize,
    /// How many are in.
    pub chosen: usize,
    /// How many are reserves.
    pub reserves: usize,
    /// How many are in, by area.
    pub taken: BTreeMap<AreaId, i64>,
    /// Whether anybody has a score.
    pub is_scored: bool,
    /// Where somebody is in the list.
    pub at: HashMap<CandidateId, usize>,
}

impl Shortlist {
    /// Somebody's row.
    pub fn row(&self, id: CandidateId) -> Option<&ShortRow> {
        self.at.get(&id).and_then(|at| self.rows.get(*at))
    }
}

fn against(rank: Option<usize>, status: Status, places: usize) -> bool {
    let within = rank.is_some_and(|rank| rank <= places);
    matches!((status, within), (Status::In, false) | (Status::Out, true))
}

/// The list as a viewer may see it.
pub fn ranked(day: &Day, viewer: Option<PersonId>) -> Shortlist {
    let places = usize::try_from(day.places()).unwrap_or(0);
    let ranked = rank::rank(day, viewer, places);
    let decisions: BTreeMap<CandidateId, _> = day.decisions().into_iter().map(|d| (d.candidate, d)).collect();
    let areas: BTreeMap<AreaId, String> = day.areas().into_iter().map(|area| (area.id, area.name)).collect();
    let mut rows: Vec<ShortRow> = day
        .candidates()
        .into_iter()
        .map(|candidate| {
            let score = ranked.of(candidate.id);
            let rank = score.and_then(|score| score.raw_rank);
            let decision = decisions.get(&candidate.id);
            let status = decision.map_or(Status::Undecided, |d| d.status);
            let name = if candidate.name.is_empty() { candidate.code.clone() } else { candidate.name };
            let area_name = candidate.area.and_then(|area| areas.get(&area).cloned()).unwrap_or_default();
            ShortRow {
                id: candidate.id,
                folded: fold(&format!("{name} {area_name} {}", candidate.code)),
                code: candidate.code,
                name,
                area: candidate.area,
                area_name,
                raw: score.and_then(|score| score.raw),
                rank,
                tied: false,
                sheets: score.map_or(0, |score| score.counted_sheets),
                missing: score.map_or(0, |score| score.missing_sheets.len()),
                status,
                place: decision.and_then(|d| d.place),
                reason: decision.and_then(|d| d.reason.clone()),
                by_hand: against(rank, status, places),
                offer: decision.and_then(|d| d.offer),
                second_look: candidate.second_look,
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        (a.rank.unwrap_or(usize::MAX), &a.code, a.id).cmp(&(b.rank.unwrap_or(usize::MAX), &b.code, b.id))
    });
    let ranks: Vec<Option<usize>> = rows.iter().map(|row| row.rank).collect();
    for (i, row) in rows.iter_mut().enumerate() {
        let same = |j: Option<usize>| j.and_then(|j| ranks.get(j).copied().flatten()) == row.rank;
        row.tied = row.rank.is_some() && (same(i.checked_sub(1)) || same(Some(i + 1)));
    }
    let mut taken = BTreeMap::new();
    for area in rows.iter().filter(|row| row.status == Status::In).filter_map(|row| row.area) {
        *taken.entry(area).or_insert(0) += 1;
    }
    Shortlist {
        taken,
        is_scored: rows.iter().any(|row| row.raw.is_some()),
        above: rows.iter().filter(|row| row.rank.is_some_and(|rank| rank <= places)).count(),
        tied_at_cut: ranked.raw.ties_at_the_cut.first().map_or(0, Vec::len),
        places,
        chosen: rows.iter().filter(|row| row.status == Status::In).count(),
        at: rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect(),
        reserves: rows.iter().filter(|row| row.status == Status::Reserve).count(),
        rows,
    }
}
