//! `scores list`: every sheet with its marks, as far as the asker may see them, and the agreements; as CSV a score sheet.

use super::interviews::sheet_key;
use super::{Asked, Document, Moment, Tabular};
use crate::cli::table::{Cell, Table, left, right};
use crate::domain::fact::Mark;
use crate::domain::ids::PersonId;
use crate::domain::interview::Interview;
use crate::domain::rubric::Rubric;
use crate::domain::sheet::{self, SheetState};
use crate::domain::visible;
use crate::text::Words;
use serde::Serialize;

/// Every sheet that was begun or is owed.
#[derive(Clone, Debug, Serialize)]
pub struct Scores {
    #[serde(rename = "as")]
    viewer: Option<String>,
    /// Sheets with something in them that the asker may not see yet.
    withheld: usize,
    sheets: Vec<Scored>,
    agreements: Vec<Agreement>,
    /// For the score sheet only: the criteria in the rubric's order.
    #[serde(skip)]
    criteria: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Scored {
    interview: String,
    candidate: String,
    interviewer: String,
    state: &'static str,
    version: usize,
    counted: bool,
    sealed_at: Option<Moment>,
    marks: Option<Vec<Given>>,
    /// The note on the whole interview.
    note: Option<String>,
    /// Marks and notes that came after the seal: kept, not counted.
    late: Option<usize>,
    #[serde(skip)]
    place: Place,
}

/// What the score sheet says of a sheet beside its marks.
#[derive(Clone, Debug, Default)]
struct Place {
    area: Option<String>,
    pair: Option<String>,
    start: Option<Moment>,
}

#[derive(Clone, Debug, Serialize)]
struct Given {
    criterion: String,
    value: Option<i64>,
    not_assessed: Option<&'static str>,
    note: Option<String>,
    at: Option<Moment>,
}

#[derive(Clone, Debug, Serialize)]
struct Agreement {
    interview: String,
    criterion: String,
    value: i64,
    gap: Option<i64>,
    reason: Option<String>,
}

/// Every sheet that was begun or is owed, by interview, then seat.
pub fn scores_list(asked: &Asked) -> Document<Scores> {
    let day = asked.day;
    let rubric = day.rubric();
    let mut scores = Scores {
        viewer: asked.viewer.map(|v| asked.person(v)),
        withheld: 0,
        sheets: Vec::new(),
        agreements: Vec::new(),
        criteria: rubric.map(|r| r.criteria.iter().map(|c| c.id.clone()).collect()).unwrap_or_default(),
    };
    for i in day.interviews() {
        let owing = day.seats(&i);
        for who in visible::owners(day, i.id) {
            let state = day.sheet_state(i.id, who);
            if state == SheetState::Empty && !owing.contains(&who) {
                continue;
            }
            let seen = visible::sheet(day, i.id, who, asked.viewer);
            if seen.is_none() && state != SheetState::Empty {
                scores.withheld += 1;
            }
            scores.sheets.push(scored(asked, &i, who, &owing, seen));
        }
        scores.agreements.extend(agreements(asked, &i, rubric.map(|r| &**r)));
    }
    asked.document("scores", scores)
}

fn scored(asked: &Asked, i: &Interview, who: PersonId, owing: &[PersonId], seen: Option<sheet::Sheet>) -> Scored {
    let day = asked.day;
    let state = day.sheet_state(i.id, who);
    // who sealed when is no secret: only what stands on the sheet is
    let sealed_at = day.seal(i.id, who).and_then(|s| day.entry(&s)).map(|e| asked.moment(e.stamp.ms));
    let seals = day.registers().get(&format!("seal/{}/{who}", i.id)).map_or(0, |r| {
        let sealed = |e: &crate::domain::entry::Entry| e.fact().is_some_and(|f| f.kind() == "sheet.sealed");
        r.members.iter().filter_map(|m| day.entry(m)).filter(|e| sealed(e)).count()
    });
    Scored {
        interview: asked.interview(i.id),
        candidate: asked.candidate(i.candidate),
        interviewer: asked.person(who),
        state: state.as_str(),
        version: seals,
        counted: state == SheetState::Sealed
            && i.counts()
            && !day.withdrawn(i.candidate)
            && (i.pair.is_none() || owing.contains(&who)),
        sealed_at,
        note: seen.as_ref().and_then(|s| s.notes.get("-").cloned()),
        late: seen.as_ref().map(|s| s.late.len()),
        marks: match (seen, state) {
            (Some(sheet), _) => Some(marks(asked, &sheet)),
            (None, SheetState::Empty) => Some(Vec::new()),
            (None, _) => None,
        },
        place: Place {
            area: day.candidate_areas(i.candidate).0.and_then(|a| asked.area(a)),
            pair: i.pair.and_then(|p| day.pair(p)).map(|p| p.code),
            start: i.started_at.map(|ms| asked.moment(ms)),
        },
    }
}

/// Marks and notes in the rubric's order; what the rubric does not know comes last.
fn marks(asked: &Asked, sheet: &sheet::Sheet) -> Vec<Given> {
    let order =
        |c: &str| asked.day.rubric().and_then(|r| r.criteria.iter().position(|k| k.id == c)).unwrap_or(usize::MAX);
    let mut criteria: Vec<&String> = sheet.marks.keys().chain(sheet.notes.keys().filter(|c| *c != "-")).collect();
    criteria.sort_by_key(|c| (order(c), *c));
    criteria.dedup();
    criteria
        .into_iter()
        .map(|c| {
            let given = sheet.marks.get(c);
            let (value, not_assessed) = match given.map(|g| g.mark) {
                Some(Mark::Level(level)) => (Some(level), None),
                Some(Mark::NotAssessed(why)) => (None, Some(why.as_str())),
                None => (None, None),
            };
            Given {
                criterion: c.clone(),
                value,
                not_assessed,
                note: sheet.notes.get(c).cloned(),
                at: given.map(|g| asked.moment(g.at)),
            }
        })
        .collect()
}

fn agreements(asked: &Asked, i: &Interview, rubric: Option<&Rubric>) -> Vec<Agreement> {
    let day = asked.day;
    let seen: Vec<sheet::Sheet> =
        day.seats(i).into_iter().filter_map(|who| visible::sheet(day, i.id, who, asked.viewer)).collect();
    let gap = |criterion: &str| {
        let levels: Vec<i64> = seen
            .iter()
            .filter_map(|s| match s.marks.get(criterion)?.mark {
                Mark::Level(level) => Some(level),
                Mark::NotAssessed(_) => None,
            })
            .collect();
        (levels.len() > 1).then(|| levels.iter().max().zip(levels.iter().min()).map(|(a, b)| a - b)).flatten()
    };
    let mut all: Vec<Agreement> = visible::agreed(day, i.id)
        .into_iter()
        .map(|(criterion, (value, reason))| Agreement {
            interview: asked.interview(i.id),
            gap: gap(&criterion),
            criterion,
            value,
            reason,
        })
        .collect();
    let order = |c: &str| rubric.and_then(|r| r.criteria.iter().position(|k| k.id == c)).unwrap_or(usize::MAX);
    all.sort_by(|a, b| (order(&a.criterion), &a.criterion).cmp(&(order(&b.criterion), &b.criterion)));
    all
}

impl Tabular for Scores {
    /// One row a sheet, with the marks side by side.
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut columns = vec![
            left("interview", heading("table-interview")),
            left("candidate", heading("table-candidate")),
            left("interviewer", heading("table-interviewer")),
            left("state", heading("table-state")),
        ];
        columns.extend(self.criteria.iter().map(|c| right("score", c.as_str())));
        columns.push(left("counted", heading("table-counted")));
        let mut t = Table::new(columns, words.no_scores());
        for s in &self.sheets {
            let mut cells = vec![
                Cell::text(&s.interview),
                Cell::text(&s.candidate),
                Cell::text(&s.interviewer),
                Cell::word(s.state, words.by_key(sheet_key(s.state))),
            ];
            for c in &self.criteria {
                let given = s.marks.as_ref().map(|all| all.iter().find(|g| g.criterion == *c));
                cells.push(match given {
                    None => Cell::word("", words.by_key("mark-hidden")),
                    Some(None) => Cell::text(""),
                    Some(Some(g)) => g.value.map_or_else(Cell::nothing, |v| Cell::figure(v, v.to_string())),
                });
            }
            cells.push(match s.counted {
                true => Cell::word("true", words.by_key("table-yes")),
                false => Cell::word("false", words.by_key("table-no")),
            });
            t.row(cells);
        }
        t
    }

    /// A score sheet: the originals of the sheets that count, each with every criterion of the rubric.
    fn csv(&self, _: &Words) -> String {
        let fields = ["candidate", "interviewer", "criterion", "score", "area", "pair", "interview", "time"];
        let mut t = Table::new(fields.iter().map(|f| left(f, *f)).collect(), "");
        for s in self.sheets.iter().filter(|s| s.counted) {
            let Some(marks) = &s.marks else { continue };
            for c in &self.criteria {
                let value = marks.iter().find(|g| g.criterion == *c).and_then(|g| g.value);
                t.row(vec![
                    Cell::text(&s.candidate),
                    Cell::text(&s.interviewer),
                    Cell::text(c),
                    value.map_or_else(|| Cell::text("NA"), |v| Cell::figure(v, v.to_string())),
                    Cell::maybe(s.place.area.as_deref()),
                    Cell::maybe(s.place.pair.as_deref()),
                    Cell::text(&s.interview),
                    Cell::maybe(s.place.start.as_ref().map(Moment::as_str)),
                ]);
            }
        }
        t.csv()
    }
}
