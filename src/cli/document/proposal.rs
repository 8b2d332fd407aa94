//! `shortlist propose`: the team, what everything costs, who stands by; or which rules contradict each other.

use super::{Document, Tabular};
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::planning::shortlist::{Problem, Proposal, QuotaKind, QuotaPrice, Status};
use crate::text::{Words, number};
use serde::{Serialize, Serializer, ser::SerializeMap};
use std::collections::BTreeMap;

/// A proposed shortlist.
#[derive(Clone, Debug, Serialize)]
pub struct Proposed {
    places: usize,
    status: &'static str,
    objective: Option<i64>,
    bound: Option<i64>,
    chosen: Vec<String>,
    reserves: Vec<String>,
    best_values: Vec<i64>,
    price: BTreeMap<String, Price>,
    lock_price: BTreeMap<String, i64>,
    gap: BTreeMap<String, Option<i64>>,
    replacement: BTreeMap<String, Option<i64>>,
    ties_at_the_cut: Vec<Vec<String>>,
    alternatives: Vec<Other>,
    clash: Vec<String>,
    repairs: Vec<String>,
    #[serde(skip)]
    people: Vec<Person>,
    #[serde(skip)]
    quotas: Vec<Quota>,
    #[serde(skip)]
    locked_in: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Price(QuotaPrice);

impl Serialize for Price {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let p = self.0;
        let mut map = to.serialize_map(Some(6))?;
        map.serialize_entry("drop_min", &p.drop_min)?;
        map.serialize_entry("drop_max", &p.drop_max)?;
        map.serialize_entry("min_minus_1", &p.min_minus_1)?;
        map.serialize_entry("max_plus_1", &p.max_plus_1)?;
        map.serialize_entry("min_plus_1", &p.min_plus_1)?;
        map.serialize_entry("max_minus_1", &p.max_minus_1)?;
        map.end()
    }
}

#[derive(Clone, Debug, Serialize)]
struct Other {
    objective: i64,
    out: Vec<String>,
    #[serde(rename = "in")]
    into: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    In,
    Reserve,
    Out,
}

/// A candidate as the tables show one.
#[derive(Clone, Debug)]
struct Person {
    state: State,
    /// Among the reserves, from 1.
    call: usize,
    id: String,
    area: String,
    value: i64,
}

/// A quota as the tables show one.
#[derive(Clone, Debug)]
struct Quota {
    id: String,
    chosen: usize,
    min: usize,
    max: Option<usize>,
    price: Option<QuotaPrice>,
}

/// The answer to a problem.
pub fn proposal(problem: &Problem, answer: &Proposal) -> Document<Proposed> {
    let chosen = |id: &String| answer.chosen.binary_search(id).is_ok();
    let call: BTreeMap<&String, usize> = answer.reserves.iter().zip(1..).collect();
    let mut people: Vec<Person> = problem
        .candidates
        .iter()
        .map(|c| Person {
            state: match (chosen(&c.id), call.contains_key(&c.id)) {
                (true, _) => State::In,
                (false, true) => State::Reserve,
                (false, false) => State::Out,
            },
            call: call.get(&c.id).copied().unwrap_or(0),
            id: c.id.clone(),
            area: c.area.clone(),
            value: c.value,
        })
        .collect();
    people.sort_by(|a, b| (a.state, a.call, -a.value, &a.id).cmp(&(b.state, b.call, -b.value, &b.id)));
    if answer.chosen.is_empty() {
        people.clear();
    }
    let quotas = problem.quotas.iter().map(|q| Quota {
        id: q.id.clone(),
        chosen: problem
            .candidates
            .iter()
            .filter(|c| chosen(&c.id))
            .filter(|c| match q.kind {
                QuotaKind::Area => c.area == q.key,
                QuotaKind::Tag => c.tags.contains(&q.key),
            })
            .count(),
        min: q.min,
        max: q.max,
        price: answer.price.get(&q.id).copied(),
    });
    let other = |a: &crate::planning::shortlist::Alternative| Other {
        objective: a.objective,
        out: a.out.clone(),
        into: a.into.clone(),
    };
    let body = Proposed {
        places: answer.places,
        status: match answer.status {
            Status::Optimal => "optimal",
            Status::Bounded => "bounded",
            Status::Infeasible => "infeasible",
        },
        objective: answer.objective,
        bound: answer.bound,
        chosen: answer.chosen.clone(),
        reserves: answer.reserves.clone(),
        best_values: answer.best_values.clone(),
        price: answer.price.iter().map(|(id, p)| (id.clone(), Price(*p))).collect(),
        lock_price: answer.lock_price.clone(),
        gap: answer.gap.clone(),
        replacement: answer.replacement.clone(),
        ties_at_the_cut: answer.ties_at_the_cut.clone(),
        alternatives: answer.alternatives.iter().map(other).collect(),
        clash: answer.clash.iter().map(ToString::to_string).collect(),
        repairs: answer.repairs.iter().map(ToString::to_string).collect(),
        people,
        quotas: quotas.collect(),
        locked_in: problem.locked_in.clone(),
    };
    Document::without_day("shortlist", body)
}

/// What would mend a contradiction, in words.
pub fn mends(words: &Words, answer: &Proposal) -> String {
    let repairs: Vec<String> = answer.repairs.iter().map(ToString::to_string).collect();
    match repairs.is_empty() {
        true => words.proposal_no_single_mend().into_owned(),
        false => words.proposal_mends(&repairs.join(", ")).into_owned(),
    }
}

/// A figure that may be unknown (no cell) or impossible (a word).
fn loss(words: &Words, of: Option<&Option<i64>>) -> Cell {
    match of {
        None => Cell::nothing(),
        Some(None) => Cell::word("", words.proposal_impossible()),
        Some(Some(n)) => figure(words, *n),
    }
}

fn figure(words: &Words, n: i64) -> Cell {
    Cell::figure(n, number::thousandths(words.lang(), n))
}

impl Proposed {
    fn people(&self, words: &Words, shown: impl Fn(&Person) -> bool) -> Table {
        let mut t = Table::new(
            vec![
                left("state", words.proposal_column_state()),
                left("candidate", words.by_key("table-code")),
                left("area", words.by_key("table-area")),
                right("value", words.proposal_column_value()),
                right("gap", words.proposal_column_gap()),
                right("replacement", words.proposal_column_replacement()),
            ],
            words.proposal_no_team(),
        );
        for p in self.people.iter().filter(|p| shown(p)) {
            t.row(vec![
                match p.state {
                    State::In => Cell::word("in", words.proposal_in()),
                    State::Reserve => Cell::word("reserve", words.proposal_reserve()),
                    State::Out => Cell::word("out", words.proposal_out()),
                },
                Cell::text(&p.id),
                Cell::text(&p.area),
                figure(words, p.value),
                loss(words, self.gap.get(&p.id)),
                loss(words, self.replacement.get(&p.id)),
            ]);
        }
        t
    }

    fn quotas(&self, words: &Words) -> Table {
        let mut t = Table::new(
            vec![
                left("quota", words.proposal_column_quota()),
                right("chosen", words.proposal_column_chosen()),
                right("min", words.proposal_column_min()),
                right("drop_min", words.proposal_column_price()),
                right("max", words.proposal_column_max()),
                right("drop_max", words.proposal_column_price()),
            ],
            "",
        );
        for q in &self.quotas {
            let price = |there: bool, of: fn(&QuotaPrice) -> Option<i64>| {
                q.price.as_ref().filter(|_| there).and_then(of).map_or_else(Cell::nothing, |n| figure(words, n))
            };
            t.row(vec![
                Cell::text(&q.id),
                Cell::count(q.chosen),
                if q.min > 0 { Cell::count(q.min) } else { Cell::nothing() },
                price(q.min > 0, |p| p.drop_min),
                q.max.map_or_else(Cell::nothing, Cell::count),
                price(q.max.is_some(), |p| p.drop_max),
            ]);
        }
        t
    }

    fn heading(&self, words: &Words) -> String {
        let points = |n: i64| number::thousandths(words.lang(), n);
        match (self.objective, self.bound) {
            (None, None) => words.proposal_infeasible(self.places),
            (None, Some(bound)) => words.proposal_open(&points(bound)),
            (Some(o), Some(b)) if b > o => words.proposal_bounded(self.places, &points(o), &points(b), &points(b - o)),
            (Some(o), _) => words.proposal_optimal(self.places, &points(o)),
        }
        .into_owned()
    }

    /// The sentences under the tables.
    fn remarks(&self, words: &Words) -> Vec<String> {
        let points = |n: i64| number::thousandths(words.lang(), n);
        let mut lines = Vec::new();
        if !self.reserves.is_empty() {
            lines.push(words.proposal_reserves(&self.reserves.join(", ")).into_owned());
        }
        for tie in &self.ties_at_the_cut {
            lines.push(words.proposal_ties(&tie.join(", ")).into_owned());
        }
        for other in &self.alternatives {
            let change = words.proposal_instead(&other.out.join(", "), &other.into.join(", "));
            lines.push(words.proposal_alternative(&change, &points(other.objective)).into_owned());
        }
        for (id, &price) in &self.lock_price {
            let line = match self.locked_in.contains(id) {
                true => words.proposal_lock_in(id, &points(price)),
                false => words.proposal_lock_out(id, &points(price)),
            };
            lines.push(line.into_owned());
        }
        if !self.gap.is_empty() {
            lines.push(words.proposal_how_to_read().into_owned());
        }
        if !self.clash.is_empty() {
            lines.push(words.proposal_clash(&self.clash.join(", ")).into_owned());
        }
        lines
    }
}

impl Tabular for Proposed {
    fn table(&self, words: &Words) -> Table {
        self.people(words, |_| true)
    }

    fn text(&self, words: &Words, style: Style) -> String {
        let mut parts = vec![self.heading(words)];
        if !self.chosen.is_empty() {
            parts.push(self.people(words, |p| p.state != State::Out).text(style));
            if !self.quotas.is_empty() {
                parts.push(self.quotas(words).text(style));
            }
        }
        parts.extend(Some(self.remarks(words).join("\n")).filter(|r| !r.is_empty()));
        parts.join("\n\n")
    }
}
