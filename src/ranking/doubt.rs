//! What a reader should know before believing a figure. Words are made elsewhere.

use super::analysis::{Analysis, Options};
use super::components::Reason;
use super::sheets::Sheets;

/// A warning.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// The model, or the adjusted scores, cannot be had.
    NoModel(Reason),
    /// So many candidates were seen by a group apart and are not adjusted.
    Apart {
        /// How many.
        candidates: usize,
    },
    /// The marks do not separate people: everybody is contested.
    Flat,
    /// Candidates without a counting sheet, ids ascending: they have no score.
    Unscored(Vec<String>),
    /// Candidates whose score hangs on one sheet, ids ascending.
    Lone(Vec<String>),
    /// Sheets with too little assessed to count.
    TooLittleAssessed {
        /// How many.
        sheets: usize,
    },
    /// Criteria that carry weight and nobody was marked on: they have no say; ids ascending.
    Unassessed(Vec<String>),
    /// More people are level at the last place than there are places left.
    Tied {
        /// How many are level.
        people: usize,
        /// For how many places.
        places: usize,
    },
    /// Quotas that no choice can keep: their minima add to more than the places, or one is above its maximum.
    Quotas,
    /// A quota names an area that has nobody with a chance.
    EmptyArea(String),
    /// A minimum was cut to the people that the area has.
    MinimumCut {
        /// The area.
        area: String,
        /// What was asked.
        min: usize,
        /// What there is.
        people: usize,
    },
}

/// The doubts about an analysis, the gravest first.
pub(super) fn doubts(analysis: &Analysis, sheets: &Sheets, options: &Options) -> Vec<Doubt> {
    let mut all = Vec::new();
    all.extend(analysis.design.reason.map(Doubt::NoModel));
    if analysis.design.apart > 0 {
        all.push(Doubt::Apart { candidates: analysis.design.apart });
    }
    if analysis.design.flat {
        all.push(Doubt::Flat);
    }
    for tied in &analysis.ties_at_the_cut {
        let above = analysis.candidates.iter().find(|c| tied.first() == Some(&c.raw.id)).and_then(|c| c.raw.raw_rank);
        let places = (analysis.places + 1).saturating_sub(above.unwrap_or(1));
        all.push(Doubt::Tied { people: tied.len(), places });
    }
    let mut named = |test: &dyn Fn(usize) -> bool, doubt: fn(Vec<String>) -> Doubt| {
        let mut ids: Vec<String> =
            analysis.candidates.iter().filter(|c| test(c.raw.counted_sheets)).map(|c| c.raw.id.clone()).collect();
        ids.sort();
        if !ids.is_empty() {
            all.push(doubt(ids));
        }
    };
    named(&|sheets| sheets == 0, Doubt::Unscored);
    named(&|sheets| sheets == 1, Doubt::Lone);
    let little = sheets.sheets.iter().filter(|s| !s.counts && s.candidate < sheets.candidates.len()).count();
    if little > 0 {
        all.push(Doubt::TooLittleAssessed { sheets: little });
    }
    let idle = |k: usize| sheets.criteria[k].weight > 0.0 && sheets.sheets.iter().all(|s| s.marks[k].is_none());
    let idle: Vec<String> =
        (0..sheets.criteria.len()).filter(|k| idle(*k)).map(|k| sheets.criteria[k].id.to_owned()).collect();
    if !idle.is_empty() && !sheets.sheets.is_empty() {
        all.push(Doubt::Unassessed(idle));
    }
    all.extend(quota_doubts(analysis, options));
    all
}

fn quota_doubts(analysis: &Analysis, options: &Options) -> Vec<Doubt> {
    let mut all = Vec::new();
    let chances = || analysis.candidates.iter().filter(|c| c.p_in.is_some());
    if chances().next().is_none() {
        return all;
    }
    if !options.quotas.is_empty() && chances().all(|c| c.p_in_quota.is_none()) {
        all.push(Doubt::Quotas);
    }
    for quota in &options.quotas {
        let people = chances().filter(|c| c.raw.area.as_deref() == Some(quota.area.as_str())).count();
        if people == 0 {
            all.push(Doubt::EmptyArea(quota.area.clone()));
        } else if quota.min > people {
            all.push(Doubt::MinimumCut { area: quota.area.clone(), min: quota.min, people });
        }
    }
    all
}
