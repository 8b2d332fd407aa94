//! The whole answer: raw scores, the severity model, chances, zones, and what to do about the doubts.
//!
//! A figure that cannot be had is `None`, and [`Design::reason`] says why. The same input, options and seed give the
//! same digits on every machine, whatever order the rows came in.

use super::agreement::{self, Agreement, agreement};
use super::components::{Panel, Parts, Reason, reason};
use super::diagnostics::{InterviewerFigures, Severity, diagnose_sheets};
use super::doubt::{Doubt, doubts};
use super::draws::{Groups, Quota, chances};
use super::grid::{Fit, fit};
use super::lens::{Lens, lens_of};
use super::mixture::{Estimate, Moments, moments};
use super::random::{Purpose, Stream};
use super::raw::{Entrant, RawCandidate, RawRanking, billionths, rank};
use super::second_look::best_looks;
use super::sheets::{Input, Sheets};
use super::variance::{Variance, variance};
use super::zones::{Zone, flat, largest, zone};
use std::borrow::Cow;

/// Draws where nobody says; fewer where there are many candidates.
const DRAWS: usize = 4000;
const DRAWS_OF_MANY: usize = 1000;
const MANY_CANDIDATES: usize = 1000;
/// The share of the differences that the sentence about the form of the day supposes.
const FORM_OF_THE_DAY: f64 = 1.0 / 3.0;
/// The share that the lens supposes.
const FORM_IN_THE_LENS: f64 = 0.33;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Options<'o> {
    /// How many will be chosen.
    pub places: usize,
    /// How many of each area; areas once each.
    pub quotas: Vec<Quota>,
    /// The person everybody interviewed who is no candidate.
    pub calibration: Option<&'o str>,
    /// Share of the candidates' variance that is the form of the day, 0..=0.9.
    pub occasion: f64,
    /// How many joint draws; `None`: 4,000, or 1,000 above 1,000 candidates.
    pub draws: Option<usize>,
    /// Seed of the draws.
    pub seed: u64,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { places: 12, quotas: vec![], calibration: None, occasion: 0.0, draws: None, seed: 1 }
    }
}

/// What the marks say.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// How many will be chosen.
    pub places: usize,
    /// Share of the candidates' variance taken as the form of the day.
    pub occasion: f64,
    /// Joint draws asked for.
    pub draws: usize,
    /// Their seed.
    pub seed: u64,
    /// What there is to go by.
    pub design: Design,
    /// Where the differences come from.
    pub variance: Variance,
    /// How far interviewers agree, as they marked by themselves.
    pub agreement: Agreement,
    /// By id.
    pub interviewers: Vec<InterviewerAnalysis>,
    /// By raw rank, then id; those without a score last.
    pub candidates: Vec<CandidateAnalysis>,
    /// The raw equals that the last place parts: none or one group, ids ascending.
    pub ties_at_the_cut: Vec<Vec<String>>,
    /// At most ten, largest gain first.
    pub second_look: Vec<SecondLook>,
    /// The cut through other readings; positions are those of [`Analysis::ids`].
    pub lens: Lens,
    /// Ids behind the positions in [`Analysis::lens`].
    pub ids: Ids,
    /// Profiled REML deviance at its optimum (lme4's `REMLcrit`).
    pub reml_criterion: Option<f64>,
    /// Mean height of the last score inside, on the scale of [`CandidateAnalysis::adjusted`], over the draws.
    pub cut: Option<f64>,
    /// How many of the true best are expected among those who are out: out is not a verdict.
    pub best_among_out: Option<f64>,
    /// How many of the best would remain on average if a third of the differences were the day's form.
    pub remain: Option<f64>,
    /// What a reader should know before believing a figure.
    pub doubts: Vec<Doubt>,
}

/// Ids in ascending order, by position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Candidates.
    pub candidates: Vec<String>,
    /// Interviewers.
    pub interviewers: Vec<String>,
    /// Criteria.
    pub criteria: Vec<String>,
}

/// The design of the day, as the sheets show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Design {
    /// People to be ranked, with or without a sheet.
    pub candidates: usize,
    /// Interviewers, with or without a sheet.
    pub interviewers: usize,
    /// Criteria, used or not.
    pub criteria: usize,
    /// Marks given, also on sheets that do not count.
    pub observations: usize,
    /// Sheets that count.
    pub sheets_used: usize,
    /// Groups that share no interviewer with one another.
    pub components: usize,
    /// Why figures cannot be had; `None`: adjusted scores are given.
    pub reason: Option<Reason>,
    /// With no reason: candidates seen by a group apart, who are not adjusted.
    pub apart: usize,
    /// The marks do not separate people.
    pub flat: bool,
}

impl Design {
    /// Whether adjusted scores are given.
    pub fn adjustable(&self) -> bool {
        self.reason.is_none()
    }
}

/// One interviewer.
#[derive(Clone, Debug, PartialEq)]
pub struct InterviewerAnalysis {
    /// Id.
    pub id: String,
    /// Marks given.
    pub n: usize,
    /// Their plain mean.
    pub mean: Option<f64>,
    /// How much less than the panel's average they give for the same candidate, in points.
    pub severity: Option<Estimate>,
    /// How they use the scale beside their partners, over criteria, over the day; with flags for the lead.
    pub figures: InterviewerFigures,
}

/// One candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateAnalysis {
    /// Raw score, rank, sheets.
    pub raw: RawCandidate,
    /// What the average interviewer of this panel would give, in points.
    pub adjusted: Option<Estimate>,
    /// Rank by it; equals share one.
    pub adjusted_rank: Option<usize>,
    /// Chance of being among the best `places`, as these interviews saw them, 0..=1.
    pub p_in: Option<f64>,
    /// Chance of being in the best choice that keeps the quotas, 0..=1.
    pub p_in_quota: Option<f64>,
    /// Where that puts them.
    pub zone: Option<Zone>,
}

/// An interview that would help.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondLook {
    /// Whose.
    pub candidate: String,
    /// By whom, ids ascending.
    pub pair: [String; 2],
    /// Expected gain, in points summed over the seats.
    pub gain: f64,
    /// The same if only this candidate's score moved.
    pub own_gain: f64,
    /// Standard deviation by which it would move, in points.
    pub shift: f64,
    /// Chance that it changes on which side of the cut they are, 0..=1.
    pub changes: f64,
}

/// Analyses a score sheet or a day.
pub fn analyse(input: &Input, options: &Options) -> Analysis {
    analyse_sheets(input, &Sheets::of(input, options.calibration), options)
}

fn analyse_sheets(input: &Input, sheets: &Sheets, options: &Options) -> Analysis {
    let raw = rank(&input.criteria, &input.sheets, &entrants(input, options), options.places);
    let parts = Parts::of(sheets);
    let mut why = reason(sheets, &parts);
    let panel = Panel::of(sheets, &parts);
    let occasion = if options.occasion > 0.0 { options.occasion.min(0.9) } else { 0.0 };
    let model = match why {
        None | Some(Reason::NotConnected) => Model::of(sheets, &panel, options, occasion),
        Some(_) => None,
    };
    if model.is_none() {
        // the numbers gave out: there is error neither to be had nor to be drawn
        why = why.filter(|why| !why.leaves_model()).or(Some(Reason::NoDisagreement));
    }

    let RawRanking { candidates, ties_at_the_cut, sheets_used, observations, interviewers } = raw;
    let mut design = Design {
        candidates: sheets.candidates.len(),
        interviewers: sheets.interviewers.len(),
        criteria: sheets.criteria.len(),
        observations,
        sheets_used,
        components: parts.count,
        reason: why,
        apart: if why.is_none() { panel.main_people.iter().filter(|main| !**main).count() } else { 0 },
        flat: false,
    };
    let mut analysis = Analysis {
        places: options.places,
        occasion,
        draws: draws_of(sheets, options),
        seed: options.seed,
        design,
        variance: Variance::default(),
        agreement: agreement_of(sheets, why),
        interviewers: sheets
            .interviewers
            .iter()
            .map(|id| {
                let marks = interviewers.binary_search_by(|i| i.id.as_str().cmp(id)).map(|at| &interviewers[at]);
                let (n, mean) = marks.map_or((0, None), |m| (m.n, m.mean));
                InterviewerAnalysis { id: (*id).to_owned(), n, mean, severity: None, figures: Default::default() }
            })
            .collect(),
        candidates: candidates.into_iter().map(CandidateAnalysis::of).collect(),
        ties_at_the_cut,
        second_look: vec![],
        lens: Lens::default(),
        ids: Ids::of(sheets),
        reml_criterion: None,
        cut: None,
        best_among_out: None,
        remain: None,
        doubts: vec![],
    };
    if let Some(model) = &model {
        design.flat = flat(&model.p_in, options.places);
        analysis.design = design;
        analysis.add(model, sheets, &panel);
    }
    analysis.diagnose(sheets, model.as_ref());
    analysis.look_through(sheets, &panel, model.as_ref());
    analysis.doubts = doubts(&analysis, sheets, options);
    analysis
}

/// Where the table has holes two figures need a fit, which is asked for only where nothing stands against it.
fn agreement_of(sheets: &Sheets, why: Option<Reason>) -> Agreement {
    if matches!(why, Some(Reason::NoSheet | Reason::AllEqual)) {
        return Agreement::default();
    }
    let tables = agreement::Tables::of(sheets);
    let ratios = match why.is_some() || agreement::is_complete(&tables.cells) {
        true => None,
        false => agreement::fitted(&tables.cells),
    };
    agreement(&tables.cells, &tables.pooled(), ratios)
}

fn entrants<'i>(input: &'i Input, options: &Options) -> Cow<'i, [Entrant]> {
    match options.calibration {
        Some(id) if input.candidates.iter().any(|c| c.id == id) => {
            input.candidates.iter().filter(|c| c.id != id).cloned().collect()
        }
        _ => Cow::Borrowed(&input.candidates),
    }
}

fn draws_of(sheets: &Sheets, options: &Options) -> usize {
    let many = sheets.candidates.len() > MANY_CANDIDATES;
    options.draws.unwrap_or(if many { DRAWS_OF_MANY } else { DRAWS }).max(1)
}

/// The model's figures, by the panel's people and seats.
struct Model {
    fit: Fit,
    moments: Moments,
    p_in: Vec<f64>,
    p_in_quota: Option<Vec<f64>>,
    cut: Option<f64>,
    remain: Option<f64>,
}

impl Model {
    fn of(sheets: &Sheets, panel: &Panel, options: &Options, occasion: f64) -> Option<Model> {
        let fit_here = fit(panel, occasion)?;
        let moments = moments(&fit_here.components, panel);
        let areas: Vec<Option<&str>> = panel.people.iter().map(|c| sheets.candidates[*c].area).collect();
        let groups = match &options.quotas[..] {
            [] => None,
            quotas => Groups::of(quotas, &areas, options.places),
        };
        let (places, draws) = (options.places, draws_of(sheets, options));
        let of = |counts: &[u32]| counts.iter().map(|n| f64::from(*n) / draws as f64).collect::<Vec<f64>>();
        let mut stream = Stream::new(options.seed, Purpose::Scores);
        let found = chances(&fit_here, panel, places, groups.as_ref(), draws, &mut stream);
        let remain = fit(panel, FORM_OF_THE_DAY).map(|fit| {
            let mut stream = Stream::new(options.seed, Purpose::Occasion);
            largest(&of(&chances(&fit, panel, places, None, draws, &mut stream).inside), places)
        });
        Some(Model {
            moments,
            p_in: of(&found.inside),
            p_in_quota: found.inside_quota.map(|counts| of(&counts)),
            cut: found.cut.map(|cut| cut + sheets.level + fit_here.problem.level),
            remain,
            fit: fit_here,
        })
    }
}

impl Ids {
    fn of(sheets: &Sheets) -> Ids {
        let owned = |all: &mut dyn Iterator<Item = &str>| all.map(str::to_owned).collect();
        Ids {
            candidates: owned(&mut sheets.candidates.iter().map(|c| c.id)),
            interviewers: owned(&mut sheets.interviewers.iter().copied()),
            criteria: owned(&mut sheets.criteria.iter().map(|c| c.id)),
        }
    }
}

impl CandidateAnalysis {
    fn of(raw: RawCandidate) -> CandidateAnalysis {
        CandidateAnalysis { raw, adjusted: None, adjusted_rank: None, p_in: None, p_in_quota: None, zone: None }
    }
}

impl Analysis {
    /// Adds what the model says.
    fn add(&mut self, model: &Model, sheets: &Sheets, panel: &Panel) {
        let level = sheets.level + model.fit.problem.level;
        for (estimate, seat) in model.moments.severity.iter().zip(&panel.seats) {
            self.interviewers[*seat].severity = *estimate;
        }
        for candidate in &mut self.candidates {
            let Some(c) = panel.position(sheets, &candidate.raw.id) else { continue };
            candidate.adjusted = model.moments.adjusted[c].map(|e| Estimate { mean: e.mean + level, se: e.se });
            candidate.p_in = Some(model.p_in[c]);
            candidate.p_in_quota = model.p_in_quota.as_ref().map(|p| p[c]);
            let tied = self.ties_at_the_cut.iter().any(|ids| ids.binary_search(&candidate.raw.id).is_ok());
            candidate.zone = Some(zone(model.p_in[c], &candidate.raw, self.places, tied, self.design.flat));
        }
        self.rank_adjusted();
        self.variance = variance(sheets, &model.fit.optimum);
        self.reml_criterion = Some(model.fit.optimum.solution.criterion);
        self.cut = model.cut;
        self.remain = model.remain;
        let out = self.candidates.iter().filter(|c| c.zone == Some(Zone::Out));
        self.best_among_out = Some(out.filter_map(|c| c.p_in).sum());
        self.look_again(model, sheets, panel);
    }

    /// Adds the figures of each interviewer.
    fn diagnose(&mut self, sheets: &Sheets, model: Option<&Model>) {
        let severity = |e: Estimate| Severity { points: e.mean, se: e.se };
        let severities: Vec<Option<Severity>> = self.interviewers.iter().map(|i| i.severity.map(severity)).collect();
        let figures = diagnose_sheets(sheets, &severities, model.map(|m| m.fit.optimum.g_theta));
        self.interviewers.iter_mut().zip(figures).for_each(|(i, figures)| i.figures = figures);
    }

    /// Adds the lens.
    fn look_through(&mut self, sheets: &Sheets, panel: &Panel, model: Option<&Model>) {
        let spread = |own: &dyn Fn(usize) -> Option<f64>| -> Vec<Option<f64>> {
            let mut all = vec![None; sheets.candidates.len()];
            panel.people.iter().enumerate().for_each(|(at, c)| all[*c] = own(at));
            all
        };
        let Some(model) = model.filter(|_| self.design.adjustable()) else {
            self.lens = lens_of(sheets, self.places, &[], &[]);
            return;
        };
        let adjusted = |fit: &Fit, moments: &Moments| {
            let level = sheets.level + fit.problem.level;
            spread(&|c| moments.adjusted[c].map(|e| e.mean + level))
        };
        let occasion = fit(panel, FORM_IN_THE_LENS)
            .map(|fit| adjusted(&fit, &moments(&fit.components, panel)))
            .unwrap_or_default();
        self.lens = lens_of(sheets, self.places, &adjusted(&model.fit, &model.moments), &occasion);
    }

    /// Competition ranks of the adjusted scores, equal to a billionth.
    fn rank_adjusted(&mut self) {
        let mut order: Vec<(i64, usize)> = Vec::new();
        for (at, candidate) in self.candidates.iter().enumerate() {
            order.extend(candidate.adjusted.map(|e| (-billionths(e.mean), at)));
        }
        order.sort_unstable();
        let mut before = 0;
        for equals in order.chunk_by(|a, b| a.0 == b.0) {
            equals.iter().for_each(|(_, at)| self.candidates[*at].adjusted_rank = Some(before + 1));
            before += equals.len();
        }
    }

    fn look_again(&mut self, model: &Model, sheets: &Sheets, panel: &Panel) {
        let contested = self.candidates.iter().filter(|c| c.zone == Some(Zone::Contested));
        let mut contested: Vec<usize> = contested.filter_map(|c| panel.position(sheets, &c.raw.id)).collect();
        contested.sort_unstable();
        let unmet = |c: usize, pair: [usize; 2]| {
            pair.iter().all(|i| sheets.met.binary_search(&(panel.people[c], panel.seats[*i])).is_err())
        };
        let looks = best_looks(&model.fit, panel, &contested, self.places, unmet);
        self.second_look = looks
            .into_iter()
            .map(|look| SecondLook {
                candidate: sheets.candidates[panel.people[look.candidate]].id.to_owned(),
                pair: look.pair.map(|i| sheets.interviewers[panel.seats[i]].to_owned()),
                gain: look.gain,
                own_gain: look.own_gain,
                shift: look.shift,
                changes: look.changes,
            })
            .collect();
    }
}

#[cfg(test)]
mod tests;
