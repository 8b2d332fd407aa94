//! `analyse`: the ranking of any score sheet. No day, no store.

use super::{charset, day, print};
use crate::cli::args::Analyse;
use crate::cli::document::{self, Heading};
use crate::cli::error::{DONE, Failure};
use crate::cli::file_bytes::file_bytes;
use crate::cli::setting::Setting;
use crate::intake::{FILE_LIMIT, IntakeError, Reason, ScoreMark, ScoreRow, ScoreSheet, read_scores};
use crate::ranking::{Entrant, Input, Options, Quota, SheetMarks, analyse};
use std::collections::{BTreeMap, BTreeSet};

/// The most draws: beyond it only time is spent.
const DRAWS_LIMIT: usize = 1_000_000;

pub fn run(setting: &Setting, a: &Analyse) -> Result<u8, Failure> {
    let w = &setting.words;
    let bad = |option: &str, value: &str| Failure::usage(w, w.error_bad_option(option, value));
    let quotas = a
        .quotas
        .iter()
        .map(|text| quota(text).ok_or_else(|| bad("--quota", text)))
        .collect::<Result<Vec<Quota>, _>>()?;
    let scale = match &a.scale {
        Some(text) => Some(span(text).ok_or_else(|| bad("--scale", text))?),
        None => None,
    };
    let weights = a
        .weights
        .iter()
        .map(|text| weight(text).ok_or_else(|| bad("--weights", text)))
        .collect::<Result<BTreeMap<String, f64>, _>>()?;
    if a.places == 0 {
        return Err(bad("--places", "0"));
    }
    if !(0.0..=0.9).contains(&a.occasion) {
        return Err(bad("--occasion", &a.occasion.to_string()));
    }
    if let Some(draws) = a.draws.filter(|draws| !(1..=DRAWS_LIMIT).contains(draws)) {
        return Err(bad("--draws", &draws.to_string()));
    }
    let sheet = read(setting, a, scale)?;
    if let Some(unknown) =
        weights.keys().find(|k| !sheet.rows.is_empty() && !sheet.rows.iter().any(|r| r.criterion == **k))
    {
        return Err(bad("--weights", unknown));
    }
    if let Some(id) = &a.calibration
        && !sheet.rows.iter().any(|row| row.candidate == *id)
    {
        return Err(bad("--calibration", id));
    }
    if !sheet.ignored.is_empty() {
        setting.say(&w.analysis_ignored(&sheet.ignored.join(", ")));
    }
    let (input, doubled) = question(&sheet.rows, &weights);
    for (candidate, areas) in doubled {
        setting.say(&w.analysis_two_areas(candidate, &areas.join(", ")));
    }
    let heading = Heading { scale, quotas: !quotas.is_empty(), ..Heading::default() };
    let options = Options {
        places: a.places,
        quotas,
        calibration: a.calibration.as_deref(),
        occasion: a.occasion,
        draws: a.draws,
        seed: a.seed,
    };
    print(setting, &document::analysis(&analyse(&input, &options), heading).drawn_with(charset(setting)));
    Ok(DONE)
}

fn read(setting: &Setting, a: &Analyse, scale: Option<(i64, i64)>) -> Result<ScoreSheet, Failure> {
    let w = &setting.words;
    let bytes = file_bytes(&a.file, FILE_LIMIT).map_err(|e| Failure::unreadable(w, &a.file, &e))?;
    let name = a.file.file_name().map_or_else(|| a.file.display().to_string(), |n| n.to_string_lossy().into_owned());
    let refused = |e: IntakeError| Failure::intake(w, &e);
    let sheet = read_scores(&name, &bytes).map_err(refused)?;
    if let Some((min, max)) = scale {
        let off = |row: &&ScoreRow| matches!(row.mark, ScoreMark::Given(v) if v < min as f64 || v > max as f64);
        if let Some(row) = sheet.rows.iter().find(off) {
            let reason = Reason::OffScale { min, max };
            return Err(refused(IntakeError {
                file: name,
                record: Some(row.record),
                line: Some(row.line),
                column: None,
                reason,
            }));
        }
    }
    Ok(sheet)
}

type Doubled<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// The rows as a question, and whoever stands in more than one area. The order of the rows is of no account.
fn question<'a>(rows: &'a [ScoreRow], weights: &BTreeMap<String, f64>) -> (Input<'a>, Doubled<'a>) {
    let mut areas: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut criteria: BTreeSet<&str> = BTreeSet::new();
    let mut interviewers: BTreeSet<&str> = BTreeSet::new();
    let mut sheets: BTreeMap<(&str, &str, &str), SheetMarks<'a>> = BTreeMap::new();
    for row in rows {
        areas.entry(&row.candidate).or_default().extend(row.area.as_deref());
        criteria.insert(&row.criterion);
        interviewers.insert(&row.interviewer);
        let interview = row.interview.as_deref().unwrap_or_default();
        let sheet = sheets.entry((&row.candidate, &row.interviewer, interview)).or_insert_with(|| SheetMarks {
            candidate: &row.candidate,
            interviewer: &row.interviewer,
            interview,
            pair: "",
            time: None,
            marks: BTreeMap::new(),
            recused: false,
            agreed: BTreeMap::new(),
        });
        if let Some(pair) = row.pair.as_deref().filter(|pair| sheet.pair.is_empty() || *pair < sheet.pair) {
            sheet.pair = pair;
        }
        if let Some(minutes) = row.time.map(|seconds| seconds as f64 / 60.0) {
            sheet.time = Some(sheet.time.map_or(minutes, |t| t.min(minutes)));
        }
        let mark = match row.mark {
            ScoreMark::Given(value) => Some(value),
            ScoreMark::NotAssessed | ScoreMark::Interrupted | ScoreMark::Absent => None,
            ScoreMark::Recused => {
                sheet.recused = true;
                None
            }
        };
        sheet.marks.insert(row.criterion.clone(), mark);
    }
    let doubled = areas.iter().filter(|(_, a)| a.len() > 1).map(|(c, a)| (*c, a.iter().copied().collect())).collect();
    let input = Input {
        criteria: criteria.iter().map(|k| ((*k).to_owned(), weights.get(*k).copied().unwrap_or(1.0))).collect(),
        candidates: areas
            .into_iter()
            .map(|(id, areas)| Entrant {
                id: id.to_owned(),
                area: areas.first().map(|a| (*a).to_owned()),
                owed: Vec::new(),
            })
            .collect(),
        interviewers: interviewers.into_iter().collect(),
        sheets: sheets.into_values().collect(),
    };
    (input, doubled)
}

/// `K=w`, the weight not negative.
fn weight(text: &str) -> Option<(String, f64)> {
    let (criterion, weight) = text.rsplit_once('=')?;
    let weight: f64 = weight.trim().parse().ok()?;
    (!criterion.trim().is_empty() && weight.is_finite() && weight >= 0.0).then(|| (criterion.trim().to_owned(), weight))
}

/// `MIN-MAX`; either may be negative.
fn span(text: &str) -> Option<(i64, i64)> {
    let at = text.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
    let (min, max) = (text[..at].trim().parse().ok()?, text[at + 1..].trim().parse().ok()?);
    (min < max).then_some((min, max))
}

/// `AREA:MIN[-MAX]`, split at the last colon.
fn quota(text: &str) -> Option<Quota> {
    let (area, limits) = text.rsplit_once(':')?;
    let (min, max) = day::limits(limits.trim())?;
    (!area.trim().is_empty()).then(|| Quota { area: area.trim().to_owned(), min, max })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_they_are_meant() {
        assert_eq!(span("1-5"), Some((1, 5)));
        assert_eq!(span("-3--1"), Some((-3, -1)));
        assert_eq!((span("5-1"), span("5"), span("")), (None, None, None));
        assert_eq!(weight("MES=2.5"), Some(("MES".into(), 2.5)));
        assert_eq!((weight("MES=-1"), weight("=1"), weight("MES")), (None, None, None));
        let of = |text| quota(text).map(|q| (q.area, q.min, q.max));
        assert_eq!(of("Design: UX:1-2"), Some(("Design: UX".into(), 1, Some(2))));
        assert_eq!(of("Web:3"), Some(("Web".into(), 3, None)));
        assert_eq!((of("Web"), of(":1"), of("Web:x")), (None, None, None));
    }
}
