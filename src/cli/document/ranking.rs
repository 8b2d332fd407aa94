//! `rank` and `analyse`: the ranking document. How it is read by people is in `page`.

mod page;

use super::day::Scale;
use super::{Asked, Document};
use crate::app::rank;
use crate::ranking::agreement::Agreement as Coefficients;
use crate::ranking::diagnostics::{Compared, Drift as DriftFigure};
use crate::ranking::lens::{Reading, Variation as LensVariation};
use crate::ranking::{Analysis, CandidateAnalysis, InterviewerAnalysis, Options, Quota, Reason, Zone};
use crate::text::{Charset, Lang, Words};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The ranking of record, with what the severity model says beside it.
#[derive(Clone, Debug, Serialize)]
pub struct Ranking {
    places: usize,
    basis: &'static str,
    seed: u64,
    draws: usize,
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
    second_look: Vec<SecondLook>,
    lens: Lens,
    #[serde(skip)]
    page: page::Notes,
}

/// A figure rounded to nine decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Figure(f64);

/// A figure that may not be had.
type Maybe = Option<Figure>;

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
    components: usize,
    adjustable: bool,
    reason: Option<&'static str>,
    /// In English, as all of the document.
    note: Option<String>,
    flat: bool,
}

macro_rules! figures {
    ($(#[$doc:meta])* $name:ident of $source:ty { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize)]
        struct $name {
            $($field: Maybe,)*
        }

        impl From<&$source> for $name {
            fn from(figures: &$source) -> Self {
                Self { $($field: figures.$field.map(Figure),)* }
            }
        }
    };
}

figures!(Variance of crate::ranking::Variance {
    candidate, interviewer, criterion, candidate_interviewer, sheet, residual,
});
figures!(AgreementFigures of Coefficients {
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
    mean: Maybe,
    severity: Maybe,
    severity_se: Maybe,
    spread: Ratio,
    halo: Ratio,
    drift: Drift,
    flags: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Ratio {
    n: usize,
    ratio: Maybe,
    t: Maybe,
}

#[derive(Clone, Debug, Serialize)]
struct Drift {
    n: usize,
    points: Maybe,
    t: Maybe,
}

#[derive(Clone, Debug, Serialize)]
struct Candidate {
    id: String,
    area: Option<String>,
    raw: Maybe,
    raw_rank: Option<usize>,
    adjusted: Maybe,
    adjusted_se: Maybe,
    adjusted_rank: Option<usize>,
    p_in: Maybe,
    p_in_quota: Maybe,
    zone: Option<&'static str>,
    observations: usize,
    counted_sheets: usize,
    lone: bool,
    missing: usize,
    missing_sheets: Vec<String>,
    #[serde(skip)]
    name: String,
}

#[derive(Clone, Debug, Serialize)]
struct SecondLook {
    candidate: String,
    pair: [String; 2],
    gain: Figure,
    own_gain: Figure,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Lens {
    inside: Vec<String>,
    tied: Vec<String>,
    variations: Vec<Variation>,
}

#[derive(Clone, Debug, Serialize)]
struct Variation {
    id: String,
    enters: Vec<String>,
    leaves: Vec<String>,
    tied: Vec<String>,
}

/// What the document says beyond the analysis itself.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// Sealed sheets that the asker may not see.
    pub withheld: usize,
    /// Lowest and highest level, where known.
    pub scale: Option<(i64, i64)>,
    /// Names by candidate id; none on a score sheet.
    pub names: BTreeMap<String, String>,
    /// Whether quotas were asked for.
    pub quotas: bool,
    /// Who reads about the interviewers.
    pub lamps: Lamps,
}

/// Whether flags on interviewers are shown: they are lamps for the lead, never for the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lamps {
    /// Lit.
    #[default]
    Shown,
    /// Somebody else asks.
    Dark,
}

/// The ranking of the day for so many places; the day's own number where none is given.
pub fn rank(asked: &Asked, places: Option<usize>) -> Document<Ranking> {
    let day = asked.day;
    let places = places.unwrap_or(day.places().max(0) as usize);
    let question = rank::question(day, asked.viewer);
    let quotas: Vec<Quota> = day
        .areas()
        .into_iter()
        .filter(|area| area.min.is_some() || area.max.is_some())
        .map(|area| {
            let whole = |n: i64| usize::try_from(n).unwrap_or(0);
            Quota { area: area.name.clone(), min: area.min.map_or(0, whole), max: area.max.map(whole) }
        })
        .collect();
    let heading = Heading {
        withheld: question.withheld,
        scale: day.rubric().map(|rubric| (rubric.scale.min, rubric.scale.max)),
        names: question.names(day),
        quotas: !quotas.is_empty(),
        lamps: if asked.viewer.is_some() && asked.viewer == day.lead() { Lamps::Shown } else { Lamps::Dark },
    };
    let analysis = question.analyse(&Options { places, quotas, ..Options::default() });
    asked.document("ranking", Ranking::of(&analysis, heading))
}

/// The same of a score sheet.
pub fn analysis(analysis: &Analysis, heading: Heading) -> Document<Ranking> {
    Document::without_day("ranking", Ranking::of(analysis, heading))
}

impl Document<Ranking> {
    /// The chart's characters.
    pub fn drawn_with(mut self, charset: Charset) -> Document<Ranking> {
        self.body.page.charset = charset;
        self
    }
}

impl Ranking {
    fn of(analysis: &Analysis, heading: Heading) -> Ranking {
        let design = analysis.design;
        let english = Words::new(Lang::En);
        let name = |id: &str| heading.names.get(id).cloned().unwrap_or_default();
        Ranking {
            places: analysis.places,
            basis: "raw",
            seed: analysis.seed,
            draws: analysis.draws,
            occasion: analysis.occasion,
            withheld: heading.withheld,
            scale: heading.scale.map(|(min, max)| Scale { min, max }),
            design: Design {
                candidates: design.candidates,
                interviewers: design.interviewers,
                criteria: design.criteria,
                observations: design.observations,
                sheets_used: design.sheets_used,
                components: design.components,
                adjustable: design.adjustable(),
                reason: design.reason.map(Reason::code),
                note: page::note(&english, &design),
                flat: design.flat,
            },
            variance: Variance::from(&analysis.variance),
            agreement: AgreementFigures::from(&analysis.agreement),
            interviewers: analysis.interviewers.iter().map(|i| Interviewer::of(i, heading.lamps)).collect(),
            candidates: analysis.candidates.iter().map(|c| Candidate::of(c, name(&c.raw.id))).collect(),
            ties_at_the_cut: analysis.ties_at_the_cut.clone(),
            second_look: analysis
                .second_look
                .iter()
                .map(|look| SecondLook {
                    candidate: look.candidate.clone(),
                    pair: look.pair.clone(),
                    gain: Figure(look.gain),
                    own_gain: Figure(look.own_gain),
                })
                .collect(),
            lens: Lens::of(analysis),
            page: page::Notes::of(analysis, &heading),
        }
    }
}

impl Interviewer {
    fn of(i: &InterviewerAnalysis, lamps: Lamps) -> Interviewer {
        let ratio = |c: &Compared| Ratio { n: c.n, ratio: c.ratio.map(Figure), t: c.t.map(Figure) };
        let DriftFigure { n, points, t } = i.figures.drift;
        Interviewer {
            id: i.id.clone(),
            n: i.n,
            mean: i.mean.map(Figure),
            severity: i.severity.map(|s| Figure(s.mean)),
            severity_se: i.severity.map(|s| Figure(s.se)),
            spread: ratio(&i.figures.spread),
            halo: ratio(&i.figures.halo),
            drift: Drift { n, points: points.map(Figure), t: t.map(Figure) },
            flags: match lamps {
                Lamps::Shown => i.figures.flags.iter().map(|flag| flag.name()).collect(),
                Lamps::Dark => Vec::new(),
            },
        }
    }
}

impl Candidate {
    fn of(c: &CandidateAnalysis, name: String) -> Candidate {
        let raw = &c.raw;
        Candidate {
            name,
            id: raw.id.clone(),
            area: raw.area.clone(),
            raw: raw.raw.map(Figure),
            raw_rank: raw.raw_rank,
            adjusted: c.adjusted.map(|a| Figure(a.mean)),
            adjusted_se: c.adjusted.map(|a| Figure(a.se)),
            adjusted_rank: c.adjusted_rank,
            p_in: c.p_in.map(Figure),
            p_in_quota: c.p_in_quota.map(Figure),
            zone: c.zone.map(zone_name),
            observations: raw.observations,
            counted_sheets: raw.counted_sheets,
            lone: raw.lone,
            missing: raw.missing,
            missing_sheets: raw.missing_sheets.clone(),
        }
    }
}

fn zone_name(zone: Zone) -> &'static str {
    match zone {
        Zone::In => "in",
        Zone::Contested => "contested",
        Zone::Out => "out",
    }
}

impl Lens {
    fn of(analysis: &Analysis) -> Lens {
        let named = |at: &[usize]| at.iter().filter_map(|c| analysis.ids.candidates.get(*c).cloned()).collect();
        let variation = |v: &LensVariation| Variation {
            id: reading_id(v.reading, analysis),
            enters: named(&v.enters),
            leaves: named(&v.leaves),
            tied: named(&v.tied),
        };
        Lens {
            inside: named(&analysis.lens.base.inside),
            tied: named(&analysis.lens.base.tied),
            variations: analysis.lens.variations.iter().map(variation).collect(),
        }
    }
}

/// The contract's name of a reading.
fn reading_id(reading: Reading, analysis: &Analysis) -> String {
    let criterion = |k: usize| analysis.ids.criteria.get(k).map_or("", String::as_str);
    match reading {
        Reading::Adjusted => "adjusted".into(),
        Reading::Rounded => "rounded".into(),
        Reading::EqualWeights => "equal_weights".into(),
        Reading::Left(k) => format!("weight:{}:0", criterion(k)),
        Reading::Twice(k) => format!("weight:{}:2", criterion(k)),
        Reading::Without(i) => format!("without:{}", analysis.ids.interviewers.get(i).map_or("", String::as_str)),
        Reading::Originals => "agreed".into(),
        Reading::Occasion => "occasion".into(),
    }
}
