//! `schedule plan` and `replan` of a problem in a file: the plan, what proves it, who is left out and what would help, who
//! moves and why.

use super::{Document, Tabular};
use crate::cli::table::{Cell, Style, Table, left, right};
use crate::planning::schedule::{
    self, Parts, Plan, Precision, Problem, Relaxation, Rule, Seating, Status, Unplaced, Use, links, uses,
};
use crate::text::Words;
use crate::text::number::score;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// So many desks stand side by side in a table for people.
const SIDE_BY_SIDE: usize = 10;
/// With more interviewers than this the standard errors are not worked out: it would take longer than the plan.
const COMPARED: usize = 300;

/// A plan as documents write it.
#[derive(Clone, Debug, Serialize)]
pub struct Schedule<'a> {
    status: &'static str,
    objective: Option<i64>,
    bound: Option<i64>,
    parts: Option<Costs>,
    /// Plans of a day have a number; a problem in a file has no day.
    plan_version: Option<i64>,
    assigned: BTreeMap<&'a str, Place<'a>>,
    rota: Vec<Vec<Vec<&'a str>>>,
    unassigned: Vec<LeftOut<'a>>,
    moves: Vec<Moved<'a>>,
    /// Groups of interviewers with candidates in common; more than one: not comparable across them.
    groups: Vec<Vec<&'a str>>,
    /// Mean standard error of the difference of two severities, in error SDs; null: not comparable, or too many people.
    severity_se: Option<f64>,
    #[serde(skip)]
    whole: Whole<'a>,
}

#[derive(Clone, Copy, Debug)]
struct Whole<'a> {
    problem: &'a Problem,
    plan: Option<&'a Plan>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Costs {
    arcs: i64,
    unassigned: i64,
    load_block: i64,
    load_desk: i64,
    link: i64,
}

/// A cell, written `[desk, slot]`.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    desk: &'a str,
    slot: usize,
}

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (self.desk, self.slot).serialize(s)
    }
}

#[derive(Clone, Debug, Serialize)]
struct LeftOut<'a> {
    candidate: &'a str,
    why: &'static str,
    /// The one rule that would place them at the least cost; null: no single rule would.
    relax: Option<Relaxed<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Relaxed<'a> {
    rule: &'static str,
    interviewer: Option<&'a str>,
    desk: &'a str,
    /// Null where the cell is one more than the grid has.
    slot: Option<usize>,
    /// Minutes from midnight of day 0.
    start: i64,
    /// The objective with the rule relaxed.
    objective: i64,
}

#[derive(Clone, Debug, Serialize)]
struct Moved<'a> {
    candidate: &'a str,
    from: Place<'a>,
    to: Option<Place<'a>>,
    why: &'static str,
}

/// The plan of a problem; without one there is no rota.
pub fn schedule<'a>(problem: &'a Problem, plan: Option<&'a Plan>) -> Document<Schedule<'a>> {
    let place = |c: schedule::Cell| Place { desk: &problem.desks[c.desk], slot: c.slot };
    let person = |p: &usize| problem.interviewers[*p].id.as_str();
    let candidate = |c: usize| problem.candidates[c].id.as_str();
    let left_out = |u: &Unplaced| LeftOut {
        candidate: candidate(u.candidate),
        why: u.why.code(),
        relax: u.relax.map(|r| Relaxed {
            rule: r.rule.code(),
            interviewer: r.rule.interviewer().as_ref().map(person),
            desk: &problem.desks[r.desk],
            slot: r.slot,
            start: r.start,
            objective: r.objective,
        }),
    };
    let comparison = plan.map(|plan| links(problem, plan));
    let seated = |p: &usize| plan.is_some_and(|plan| plan.rota.iter().flatten().flatten().any(|q| q == p));
    let named = |group: Vec<usize>| group.iter().filter(|p| seated(p)).map(person).collect::<Vec<_>>();
    let groups = comparison.as_ref().map(|l| l.groups()).unwrap_or_default();
    let groups: Vec<Vec<&str>> = groups.into_iter().map(named).filter(|g| !g.is_empty()).collect();
    let comparable = groups.len() == 1 && problem.interviewers.len() <= COMPARED;
    let schedule = Schedule {
        status: match plan.map(|p| p.status) {
            Some(Status::Optimal) => "optimal",
            Some(Status::Bounded) => "bounded",
            None => "infeasible",
        },
        objective: plan.map(|p| p.objective),
        bound: plan.map(|p| p.bound),
        parts: plan.map(|p| costs(p.parts)),
        plan_version: None,
        assigned: plan.map_or_else(BTreeMap::new, |p| {
            let placed = p.assigned.iter().enumerate().filter_map(|(c, cell)| Some((candidate(c), place((*cell)?))));
            placed.collect()
        }),
        rota: plan.map_or_else(Vec::new, |p| {
            let seats = |row: &Vec<Vec<usize>>| row.iter().map(|pair| pair.iter().map(person).collect()).collect();
            p.rota.iter().map(seats).collect()
        }),
        unassigned: plan.map_or_else(Vec::new, |p| p.unassigned.iter().map(left_out).collect()),
        moves: plan.map_or_else(Vec::new, |p| {
            let moved = |m: &schedule::Move| Moved {
                candidate: candidate(m.candidate),
                from: place(m.from),
                to: m.to.map(place),
                why: m.why.code(),
            };
            p.moves.iter().map(moved).collect()
        }),
        severity_se: comparison.filter(|_| comparable).and_then(|l| mean_difference(problem, &l.precision())),
        groups,
        whole: Whole { problem, plan },
    };
    Document::without_day("schedule", schedule)
}

fn costs(parts: Parts) -> Costs {
    let Parts { arcs, unassigned, load_block, load_desk, link } = parts;
    Costs { arcs, unassigned, load_block, load_desk, link }
}

/// Over every two interviewers who are linked.
fn mean_difference(problem: &Problem, precision: &Precision) -> Option<f64> {
    let people = 0..problem.interviewers.len();
    let pairs = people.flat_map(|a| (0..a).map(move |b| (a, b)));
    let (sum, n) =
        pairs.filter_map(|(a, b)| precision.of_difference(a, b)).fold((0.0, 0_u32), |(sum, n), se| (sum + se, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

impl Schedule<'_> {
    fn time(&self, words: &Words, start: i64) -> String {
        let (day, minute) = (start.div_euclid(1440), start.rem_euclid(1440));
        let time = format!("{:02}:{:02}", minute / 60, minute % 60);
        if day == 0 { time } else { words.schedule_later_day(day + 1, &time).into_owned() }
    }

    fn at(&self, words: &Words, place: Place) -> String {
        words.schedule_at(place.desk, &self.time(words, self.whole.problem.slots[place.slot].start)).into_owned()
    }

    /// Why somebody is left out and what would be enough, in a sentence.
    fn left_out(&self, words: &Words, out: &LeftOut, relax: Option<Relaxation>, area: &str) -> String {
        let p = self.whole.problem;
        let why = words.by_key(&format!("schedule-why-{}", out.why));
        let Some(Relaxation { rule, desk, start, .. }) = relax else {
            return words.schedule_left_out_unhelped(out.candidate, &why).into_owned();
        };
        let (desk, time) = (p.desks[desk].as_str(), self.time(words, start));
        let name = |who: usize| p.interviewers[who].id.as_str();
        let helps = match rule {
            Rule::Window => words.schedule_relax_window(desk, &time),
            Rule::Notice => words.schedule_relax_notice(desk, &time),
            Rule::Presence => words.schedule_relax_presence(desk, &time),
            Rule::Cell => words.schedule_relax_cell(desk, &time),
            Rule::ExtraCell => words.schedule_relax_extra_cell(desk, &time),
            Rule::Area(who) => words.schedule_relax_area(desk, &time, name(who), area),
            Rule::Stay(who) => words.schedule_relax_stay(desk, &time, name(who)),
            Rule::Conflict(who) => words.schedule_relax_conflict(desk, &time, name(who)),
        };
        words.schedule_left_out_helped(out.candidate, &why, &helps).into_owned()
    }

    /// Times down, some desks across; each block begins with who sits there.
    fn grid(&self, words: &Words, plan: &Plan, desks: std::ops::Range<usize>) -> Table {
        let p = self.whole.problem;
        let mut who = vec![vec![None; p.slots.len()]; p.desks.len()];
        for (candidate, cell) in plan.assigned.iter().enumerate() {
            if let Some(c) = cell {
                who[c.desk][c.slot] = Some(p.candidates[candidate].id.as_str());
            }
        }
        let uses = uses(p, plan);
        let columns = desks.clone().map(|d| left("desk", p.desks[d].as_str()));
        let time = left("time", words.by_key("schedule-time"));
        let mut table = Table::new(std::iter::once(time).chain(columns).collect(), words.by_key("schedule-nobody"));
        let mut block = None;
        for (slot, s) in p.slots.iter().enumerate() {
            if block.replace(s.block) != Some(s.block) {
                let seated = |d: usize| {
                    let ids = plan.rota[s.block][d].iter().map(|i| p.interviewers[*i].id.as_str());
                    Cell::text(ids.collect::<Vec<_>>().join(" "))
                };
                let block = words.schedule_block(p.blocks[s.block]);
                table.row(std::iter::once(Cell::text(block)).chain(desks.clone().map(seated)).collect());
            }
            let cell = |d: usize| match (who[d][slot], uses[d][slot]) {
                (Some(id), _) => Cell::text(id),
                (None, Use::Open) => Cell::text("."),
                (None, Use::Reserve) => Cell::text("+"),
                (None, Use::Not) => Cell::text("x"),
            };
            let time = Cell::text(self.time(words, s.start));
            table.row(std::iter::once(time).chain(desks.clone().map(cell)).collect());
        }
        table
    }

    /// What the plan costs and what is proven of it.
    fn proof(&self, words: &Words, plan: &Plan) -> String {
        let p = plan.parts;
        let placed = plan.assigned.iter().flatten().count();
        let open = matches!(self.whole.problem.seating, Seating::Open { .. });
        let cost =
            words.schedule_cost(plan.objective, p.arcs, p.unassigned, p.load_block, p.load_desk, p.link).into_owned();
        let proven = match (plan.status, open) {
            (Status::Optimal, false) => words.schedule_optimal(),
            (Status::Optimal, true) => words.schedule_optimal_rota(),
            (Status::Bounded, _) => words.schedule_bounded(plan.bound),
        };
        format!("{}\n{cost}\n{proven}", words.schedule_placed(placed, plan.assigned.len()))
    }

    fn moved(&self, words: &Words) -> Table {
        let headings = vec![
            left("candidate", words.by_key("table-candidate")),
            left("from", words.by_key("schedule-from")),
            left("to", words.by_key("schedule-to")),
            left("why", words.by_key("table-reason")),
        ];
        let mut table = Table::new(headings, "");
        for m in &self.moves {
            let to = m.to.map_or_else(|| words.by_key("schedule-nowhere").into_owned(), |to| self.at(words, to));
            let why = words.by_key(&format!("schedule-move-{}", m.why));
            table.row(vec![
                Cell::text(m.candidate),
                Cell::text(self.at(words, m.from)),
                Cell::text(to),
                Cell::text(why),
            ]);
        }
        table
    }

    fn comparison(&self, words: &Words) -> Option<String> {
        if self.groups.len() > 1 {
            let groups: Vec<String> = self.groups.iter().map(|g| g.join(" ")).collect();
            return Some(words.schedule_not_comparable(&groups.join(" | ")).into_owned());
        }
        self.severity_se.map(|se| words.schedule_comparable(&score(words.lang(), se)).into_owned())
    }
}

impl Tabular for Schedule<'_> {
    /// One row a candidate, in the order of the file.
    fn table(&self, words: &Words) -> Table {
        let p = self.whole.problem;
        let headings = vec![
            left("candidate", words.by_key("table-candidate")),
            left("desk", words.by_key("table-desk")),
            right("slot", words.by_key("schedule-slot")),
            left("time", words.by_key("schedule-time")),
            left("interviewers", words.by_key("table-interviewer")),
            left("why", words.by_key("table-reason")),
        ];
        let mut table = Table::new(headings, words.by_key("schedule-nobody"));
        let why: BTreeMap<&str, &str> = self.unassigned.iter().map(|u| (u.candidate, u.why)).collect();
        for c in &p.candidates {
            let id = c.id.as_str();
            let mut row = vec![Cell::text(id)];
            match self.assigned.get(id) {
                Some(place) => {
                    let slot = &p.slots[place.slot];
                    let desk = p.desks.iter().position(|d| d == place.desk);
                    let pair = desk.and_then(|d| self.rota.get(slot.block)?.get(d)).map(|pair| pair.join(" "));
                    row.extend([
                        Cell::text(place.desk),
                        Cell::count(place.slot),
                        Cell::text(self.time(words, slot.start)),
                        Cell::maybe(pair),
                        Cell::nothing(),
                    ]);
                }
                None => {
                    row.extend((0..4).map(|_| Cell::nothing()));
                    let why = why.get(id).copied().unwrap_or_default();
                    row.push(Cell::word(why, words.by_key(&format!("schedule-why-{why}"))));
                }
            }
            table.row(row);
        }
        table
    }

    /// The grid as it hangs on the wall, then what is to be said of it.
    fn text(&self, words: &Words, style: Style) -> String {
        let Some(plan) = self.whole.plan else { return words.schedule_no_rota().into_owned() };
        let desks = self.whole.problem.desks.len();
        let mut parts: Vec<String> = (0..desks)
            .step_by(SIDE_BY_SIDE)
            .map(|from| self.grid(words, plan, from..desks.min(from + SIDE_BY_SIDE)).text(style))
            .collect();
        parts.push(words.schedule_legend().into_owned());
        parts.push(self.proof(words, plan));
        if !self.unassigned.is_empty() {
            let p = self.whole.problem;
            let heading = words.schedule_left_out(self.unassigned.len()).into_owned();
            let lines = self.unassigned.iter().zip(&plan.unassigned).map(|(out, unplaced)| {
                self.left_out(words, out, unplaced.relax, &p.areas[p.candidates[unplaced.candidate].area])
            });
            parts.push(std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n"));
        }
        if self.whole.problem.in_force.is_some() {
            let table = self.moved(words).text(style);
            parts.push(format!("{}\n{table}", words.schedule_moves(self.moves.len())).trim_end().to_owned());
        }
        parts.extend(self.comparison(words));
        parts.join("\n\n")
    }
}
