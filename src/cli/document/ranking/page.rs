//! The ranking as a person reads it: the table with the cut and the zones, the chart of the doubt near the cut, a sentence
//! for every reason to doubt a figure.

use super::super::{Tabular, flag_sentence};
use super::{Candidate, Figure, Heading, Lamps, Ranking};
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::ranking::diagnostics::{FEWEST_SHARED, Severity};
use crate::ranking::{Analysis, Design, Doubt, InterviewerAnalysis};
use crate::text::number::{self, Tie};
use crate::text::{Charset, Lang, WhiskerScale, Words, clean};
use std::collections::BTreeMap;

/// What the page says and the JSON does not.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    doubts: Vec<Doubt>,
    cut: Option<f64>,
    best_among_out: Option<f64>,
    remain: Option<f64>,
    named: bool,
    quotas: bool,
    interviewers: Vec<InterviewerAnalysis>,
    pub(super) charset: Charset,
}

/// Names listed in one sentence at most.
const NAMED: usize = 12;
/// Rows of the chart above and below the cut.
const AROUND: usize = 8;
/// A drift below this many points over a day is hardly ever seen with as many sheets as a day has.
const SEEN_DRIFT: f64 = 1.5;
/// Cells of a whisker.
const CELLS: usize = 40;

impl Notes {
    pub(super) fn of(analysis: &Analysis, heading: &Heading) -> Notes {
        Notes {
            doubts: analysis.doubts.clone(),
            cut: analysis.cut,
            best_among_out: analysis.best_among_out,
            remain: analysis.remain,
            named: !heading.names.is_empty(),
            quotas: heading.quotas,
            interviewers: match heading.lamps {
                Lamps::Shown => analysis.interviewers.clone(),
                Lamps::Dark => Vec::new(),
            },
            charset: Charset::Unicode,
        }
    }
}

/// Why figures are missing, or who is not adjusted.
pub(super) fn note(words: &Words, design: &Design) -> Option<String> {
    match design.reason {
        Some(reason) => Some(words.by_key(&format!("analysis-{}", reason.code().replace('_', "-"))).into_owned()),
        None if design.apart > 0 => Some(words.analysis_apart(design.apart).into_owned()),
        None => None,
    }
}

fn doubt_text(words: &Words, doubt: &Doubt) -> Option<String> {
    let names = |ids: &[String]| {
        let shown = ids.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        match ids.len().saturating_sub(NAMED) {
            0 => shown,
            more => words.intake_and_more(&shown, more).into_owned(),
        }
    };
    let text = match doubt {
        Doubt::NoModel(reason) => words.by_key(&format!("analysis-{}", reason.code().replace('_', "-"))),
        Doubt::Apart { candidates } => words.analysis_apart(*candidates),
        Doubt::Flat => words.analysis_flat(),
        Doubt::Unscored(ids) => words.analysis_unscored(ids.len(), &names(ids)),
        Doubt::Lone(ids) => words.analysis_lone(ids.len(), &names(ids)),
        Doubt::TooLittleAssessed { sheets } => words.analysis_too_little(*sheets),
        Doubt::Unassessed(ids) => words.analysis_unassessed(ids.len(), &names(ids)),
        // who is level at the last place is named with the ties
        Doubt::Tied { .. } => return None,
        Doubt::Quotas => words.analysis_quotas(),
        Doubt::EmptyArea(area) => words.analysis_empty_area(area),
        Doubt::MinimumCut { area, min, people } => words.analysis_minimum_cut(area, *min, *people),
    };
    Some(text.into_owned())
}

/// A score as a table shows it.
fn score(lang: Lang, figure: Option<Figure>) -> Cell {
    figure.map_or_else(Cell::nothing, |f| Cell::figure((f.0 * 1e9).round() / 1e9, number::score(lang, f.0)))
}

fn chance(figure: Option<Figure>) -> Cell {
    figure.map_or_else(Cell::nothing, |f| Cell::figure((f.0 * 1e9).round() / 1e9, number::percent(f.0)))
}

impl Ranking {
    fn rank_cells(&self, rank: impl Fn(&Candidate) -> Option<usize>) -> Vec<Cell> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for rank in self.candidates.iter().filter_map(&rank) {
            *shared.entry(rank).or_default() += 1;
        }
        let cell = |c: &Candidate| {
            rank(c).map_or_else(Cell::nothing, |r| {
                let tie = if shared.get(&r).is_some_and(|n| *n > 1) { Tie::Shared } else { Tie::Alone };
                Cell::figure(r, number::rank(r, tie))
            })
        };
        self.candidates.iter().map(cell).collect()
    }

    /// After how many rows the cut runs: whoever has a rank within the places is above it, a tie across it as a whole.
    fn above(&self) -> usize {
        self.candidates.iter().filter(|c| c.raw_rank.is_some_and(|rank| rank <= self.places)).count()
    }

    fn chart(&self, words: &Words) -> Vec<String> {
        let mut drawn: Vec<(&Candidate, f64, f64)> =
            self.candidates.iter().filter_map(|c| Some((c, c.adjusted?.0, c.adjusted_se?.0))).collect();
        // by the figure that is drawn: near the cut means near it on the picture
        drawn.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
        let from = self.places.saturating_sub(AROUND).min(drawn.len());
        let to = (self.places + AROUND).min(drawn.len());
        let near = &drawn[from..to];
        let Some(scale) = WhiskerScale::of(near.iter().map(|(_, mean, se)| (*mean, *se)), CELLS) else {
            return Vec::new();
        };
        let lang = words.lang();
        let (lo, hi) = (number::score(lang, scale.lo), number::score(lang, scale.hi));
        let ids: Vec<String> = near.iter().map(|(c, ..)| clean(&c.id).into_owned()).collect();
        let wide = ids.iter().map(|id| crate::text::width(id)).max().unwrap_or(0);
        let gap = CELLS.saturating_sub(lo.len() + hi.len());
        let mut lines = vec![words.analysis_chart().into_owned()];
        lines.push(format!("{}  {lo}{}{hi}", " ".repeat(wide), " ".repeat(gap)));
        for ((c, mean, se), id) in near.iter().zip(&ids) {
            let id = crate::text::pad(id, wide, crate::text::Align::Left);
            let chance = c.p_in.map_or_else(|| "–".to_owned(), |p| number::percent(p.0));
            lines.push(format!("{id}  {}  {chance:>5}", scale.draw(*mean, *se, self.page.cut, self.page.charset)));
        }
        lines
    }

    /// Flags on interviewers, and what silence about a drift does not prove.
    fn lamps(&self, words: &Words) -> Vec<String> {
        let mut all = Vec::new();
        for i in &self.page.interviewers {
            let severity = i.severity.map(|s| Severity { points: s.mean, se: s.se });
            let lit = i.figures.flags.iter();
            all.extend(lit.map(|flag| flag_sentence(words, *flag, &i.id, &i.figures, severity)));
        }
        // what needs more shared sheets than there are says so, beside how many there are
        let mut few: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for i in self.page.interviewers.iter().filter(|i| i.n > 0 && i.figures.spread.n < FEWEST_SHARED) {
            few.entry(i.figures.spread.n).or_default().push(&i.id);
        }
        all.extend(few.into_iter().map(|(n, ids)| words.flag_too_few(&ids.join(", "), n).into_owned()));
        if self.page.interviewers.iter().any(|i| i.figures.drift.t.is_some()) {
            all.push(words.flag_drift_silence(&number::score(words.lang(), SEEN_DRIFT)).into_owned());
        }
        all
    }

    /// How far the interviewers agree: what the mean of a pair is worth, and what severity takes from it.
    fn agreement(&self, words: &Words) -> Vec<String> {
        let figures = &self.agreement;
        let shown = |figure: Figure| number::score(words.lang(), figure.0);
        let mut all = Vec::new();
        match (figures.icc1k, figures.icc1) {
            (Some(pair), _) if pair.0 <= 0.0 => all.push(words.analysis_no_agreement(&shown(pair))),
            (Some(pair), Some(sheet)) => all.push(words.analysis_agreement(&shown(pair), &shown(sheet))),
            _ => {}
        }
        if let (Some(with), Some(without)) = (figures.icc2, figures.icc3)
            && without.0 > with.0
        {
            all.push(words.analysis_severity_costs(&shown(Figure(without.0 - with.0))));
        }
        if let (Some(alpha), Some(kappa)) = (figures.alpha_ordinal, figures.kappa_quadratic) {
            all.push(words.analysis_marks_agree(&shown(alpha), &shown(kappa)));
        }
        all.into_iter().map(|sentence| sentence.into_owned()).collect()
    }

    fn sentences(&self, words: &Words) -> Vec<String> {
        let mut all: Vec<String> = self.page.doubts.iter().filter_map(|doubt| doubt_text(words, doubt)).collect();
        all.extend(self.ties_at_the_cut.iter().map(|tie| words.tie_at_the_cut(&tie.join(", ")).into_owned()));
        let anybody_out = self.candidates.iter().any(|c| c.zone == Some("out"));
        if let Some(best) = self.page.best_among_out.filter(|_| anybody_out) {
            all.push(words.analysis_best_among_out(&number::score(words.lang(), best)).into_owned());
        }
        if let Some(remain) = self.page.remain {
            let remain = number::score(words.lang(), remain);
            all.push(words.analysis_remain(self.places, &remain).into_owned());
        }
        all.extend(self.agreement(words));
        all.extend(self.lamps(words));
        if self.withheld > 0 {
            all.push(words.sheets_withheld(self.withheld).into_owned());
        }
        all
    }
}

/// Which columns are drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Columns {
    /// A spreadsheet has all of them, always.
    All,
    /// A person sees those of the model only where it has a figure.
    Had,
}

impl Ranking {
    fn table_of(&self, words: &Words, columns: Columns) -> Table {
        let model = columns == Columns::All || self.candidates.iter().any(|c| c.p_in.is_some());
        let heading = |key| words.by_key(key);
        let lang = words.lang();
        let mut columns = vec![right("raw_rank", heading("table-raw-rank")), left("id", heading("table-code"))];
        if self.page.named {
            columns.push(left("name", heading("table-name")));
        }
        columns.extend([left("area", heading("table-area")), right("raw", heading("table-raw"))]);
        if model {
            columns.extend([
                right("adjusted", heading("table-adjusted")),
                right("adjusted_se", heading("table-adjusted-se")),
                right("adjusted_rank", heading("table-adjusted-rank")),
                right("p_in", heading("table-p-in")),
            ]);
        }
        if model && self.page.quotas {
            columns.push(right("p_in_quota", heading("table-p-in-quota")));
        }
        if model {
            columns.push(left("zone", heading("table-zone")));
        }
        columns.extend([
            right("counted_sheets", heading("table-counted-sheets")),
            left("missing_sheets", heading("table-missing")),
        ]);
        let mut table = Table::new(columns, words.no_candidates());
        let (raw, adjusted) = (self.rank_cells(|c| c.raw_rank), self.rank_cells(|c| c.adjusted_rank));
        for ((c, raw_rank), adjusted_rank) in self.candidates.iter().zip(raw).zip(adjusted) {
            let mut row = vec![raw_rank, Cell::text(&c.id)];
            if self.page.named {
                row.push(Cell::text(&c.name));
            }
            let se = c
                .adjusted_se
                .map_or_else(Cell::nothing, |f| Cell::figure((f.0 * 1e9).round() / 1e9, number::margin(lang, f.0)));
            row.extend([Cell::maybe(c.area.as_deref()), score(lang, c.raw)]);
            if model {
                row.extend([score(lang, c.adjusted), se, adjusted_rank, chance(c.p_in)]);
            }
            if model && self.page.quotas {
                row.push(chance(c.p_in_quota));
            }
            if model {
                let zone = |zone| Cell::word(zone, words.by_key(&format!("zone-{zone}")));
                row.push(c.zone.map_or_else(Cell::nothing, zone));
            }
            row.extend([Cell::count(c.counted_sheets), Cell::text(c.missing_sheets.join(" "))]);
            table.row(row);
        }
        table
    }
}

impl Tabular for Ranking {
    fn table(&self, words: &Words) -> Table {
        self.table_of(words, Columns::All)
    }

    fn text(&self, words: &Words, style: Style) -> String {
        let table = self.table_of(words, Columns::Had).without_blank_columns().text(style);
        let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
        let above = self.above();
        if above >= self.places && above < self.candidates.len() {
            lines.insert(above + 1, words.analysis_cut(self.places).into_owned());
        }
        let chart = self.chart(words);
        if !chart.is_empty() {
            lines.push(String::new());
            lines.extend(chart);
        }
        let sentences = self.sentences(words);
        if !sentences.is_empty() {
            lines.push(String::new());
            lines.extend(sentences.iter().map(|sentence| clean(sentence).into_owned()));
        }
        lines.join("\n")
    }
}
