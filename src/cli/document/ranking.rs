//! `rank`: the ranking document. The figures of the severity model are null until the program computes them.

use super::day::Scale;
use super::{Asked, Document, Tabular};
use crate::app::rank;
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::ranking::RawCandidate;
use crate::text::number::{self, Tie};
use crate::text::{Lang, Words};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The ranking of record, with room for what the model says of it.
#[derive(Clone, Debug, Serialize)]
pub struct Ranking {
    places: usize,
    basis: &'static str,
    seed: u64,
    draws: u64,
    occasion: f64,
    /// Sealed sheets the asker may not see yet; they are in no figure.
    withheld: usize,
    scale: Option<Scale>,
    design: Design,
    variance: Variance,
    agreement: AgreementFigures,
    interviewers: Vec<Interviewer>,
    candidates: Vec<Candidate>,
    ties_at_the_cut: Vec<Vec<String>>,
    second_look: Vec<Unknown>,
    lens: Lens,
}

/// A figure of the model: not computed, so not guessed.
type Unknown = Option<Figure>;

/// A figure rounded to nine decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Figure(f64);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let rounded = (self.0 * 1e9).round() / 1e9;
        // never a negative nothing
        s.serialize_f64(if rounded == 0.0 { 0.0 } else { rounded })
    }
}

#[derive(Clone, Debug, Serialize)]
struct Design {
    candidates: usize,
    interviewers: usize,
    criteria: usize,
    observations: usize,
    sheets_used: usize,
    components: Option<usize>,
    adjustable: bool,
    reason: Option<&'static str>,
    note: Option<&'static str>,
    flat: Option<bool>,
}

macro_rules! figures {
    ($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize)]
        struct $name {
            $($field: Unknown,)*
        }
    };
}

figures!(Variance { candidate, interviewer, criterion, candidate_interviewer, sheet, residual });
figures!(AgreementFigures {
    icc1,
    icc2,
    icc3,
    icc1k,
    icc2k,
    icc3k,
    alpha_nominal,
    alpha_ordinal,
    alpha_interval,
    alpha_ratio,
    kappa_linear,
    kappa_quadratic,
    fleiss_kappa,
    kendall_w,
});

#[derive(Clone, Debug, Serialize)]
struct Interviewer {
    id: String,
    n: usize,
    mean: Option<Figure>,
    severity: Unknown,
    severity_se: Unknown,
    spread: Ratio,
    halo: Ratio,
    drift: Drift,
    flags: Vec<&'static str>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Ratio {
    n: usize,
    ratio: Unknown,
    t: Unknown,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Drift {
    n: usize,
    points: Unknown,
    t: Unknown,
}

#[derive(Clone, Debug, Serialize)]
struct Candidate {
    id: String,
    area: Option<String>,
    raw: Option<Figure>,
    raw_rank: Option<usize>,
    adjusted: Unknown,
    adjusted_se: Unknown,
    adjusted_rank: Option<usize>,
    p_in: Unknown,
    p_in_quota: Unknown,
    zone: Option<&'static str>,
    observations: usize,
    counted_sheets: usize,
    lone: bool,
    missing: usize,
    missing_sheets: Vec<String>,
    #[serde(skip)]
    name: String,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Lens {
    inside: Vec<String>,
    tied: Vec<String>,
    variations: Vec<String>,
}

/// The ranking for so many places; the day's own number where none is given.
pub fn rank(asked: &Asked, places: Option<usize>) -> Document<Ranking> {
    let day = asked.day;
    let places = places.unwrap_or(day.places().max(0) as usize);
    let ranked = rank::rank(day, asked.viewer, places);
    let names: BTreeMap<String, String> = day.candidates().into_iter().map(|c| (c.code, c.name)).collect();
    let marks: BTreeMap<&str, _> = ranked.raw.interviewers.iter().map(|i| (i.id.as_str(), i)).collect();
    // whoever marked without being of a pair is listed, too
    let mut ids: Vec<&str> = ranked.interviewers.iter().map(String::as_str).chain(marks.keys().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let interviewers: Vec<Interviewer> = ids
        .into_iter()
        .map(|id| Interviewer {
            id: id.to_owned(),
            n: marks.get(id).map_or(0, |m| m.n),
            mean: marks.get(id).and_then(|m| m.mean).map(Figure),
            severity: None,
            severity_se: None,
            spread: Ratio::default(),
            halo: Ratio::default(),
            drift: Drift::default(),
            flags: Vec::new(),
        })
        .collect();
    let ranking = Ranking {
        places,
        basis: "raw",
        seed: 1,
        draws: 4_000,
        occasion: 0.0,
        withheld: ranked.withheld,
        scale: day.rubric().map(|r| Scale::of(r)),
        design: Design {
            candidates: ranked.raw.candidates.len(),
            interviewers: interviewers.len(),
            criteria: day.rubric().map_or(0, |r| r.criteria.len()),
            observations: ranked.raw.observations,
            sheets_used: ranked.raw.sheets_used,
            components: None,
            adjustable: false,
            reason: None,
            note: None,
            flat: None,
        },
        variance: Variance::default(),
        agreement: AgreementFigures::default(),
        interviewers,
        ties_at_the_cut: ranked.raw.ties_at_the_cut.clone(),
        candidates: ranked.raw.candidates.into_iter().map(|c| candidate(c, &names)).collect(),
        second_look: Vec::new(),
        lens: Lens::default(),
    };
    asked.document("ranking", ranking)
}

fn candidate(c: RawCandidate, names: &BTreeMap<String, String>) -> Candidate {
    Candidate {
        name: names.get(&c.id).cloned().unwrap_or_default(),
        id: c.id,
        area: c.area,
        raw: c.raw.map(Figure),
        raw_rank: c.raw_rank,
        adjusted: None,
        adjusted_se: None,
        adjusted_rank: None,
        p_in: None,
        p_in_quota: None,
        zone: None,
        observations: c.observations,
        counted_sheets: c.counted_sheets,
        lone: c.lone,
        missing: c.missing,
        missing_sheets: c.missing_sheets,
    }
}

/// A score as a table shows it.
fn score(lang: Lang, raw: Option<Figure>) -> Cell {
    raw.map_or_else(Cell::nothing, |r| Cell::figure((r.0 * 1e9).round() / 1e9, number::score(lang, r.0)))
}

impl Tabular for Ranking {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                right("raw_rank", heading("table-raw-rank")),
                left("id", heading("table-code")),
                left("name", heading("table-name")),
                left("area", heading("table-area")),
                right("raw", heading("table-raw")),
                right("counted_sheets", heading("table-counted-sheets")),
                left("missing_sheets", heading("table-missing")),
            ],
            words.no_candidates(),
        );
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for rank in self.candidates.iter().filter_map(|c| c.raw_rank) {
            *shared.entry(rank).or_default() += 1;
        }
        for c in &self.candidates {
            let rank = c.raw_rank.map_or_else(Cell::nothing, |r| {
                let tie = if shared.get(&r).is_some_and(|n| *n > 1) { Tie::Shared } else { Tie::Alone };
                Cell::figure(r, number::rank(r, tie))
            });
            t.row(vec![
                rank,
                Cell::text(&c.id),
                Cell::text(&c.name),
                Cell::maybe(c.area.as_deref()),
                score(words.lang(), c.raw),
                Cell::count(c.counted_sheets),
                Cell::text(c.missing_sheets.join(" ")),
            ]);
        }
        t
    }

    fn text(&self, words: &Words, style: Style) -> String {
        let mut out = self.table(words).text(style);
        for tie in &self.ties_at_the_cut {
            out.push_str(&format!("\n\n{}", words.tie_at_the_cut(&tie.join(", "))));
        }
        if self.withheld > 0 {
            out.push_str(&format!("\n\n{}", words.sheets_withheld(self.withheld)));
        }
        out
    }
}
