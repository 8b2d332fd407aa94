//! The answer: a team with its proof, what everything costs, who stands by; or why there is no team.

use super::best::best_teams;
use super::clash::clash;
use super::gap::{gaps, reserves};
use super::model::{Limit, Model, Stand, Team};
use super::pool::Pool;
use super::price::{Asker, QuotaPrice};
use super::problem::{Flaw, Problem};
use super::rule::Rule;
use super::solver::Solver;
use std::collections::BTreeMap;

/// How much of the answer is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No team is worth more.
    Optimal,
    /// The work allowed was done before that was certain: no team is worth more than the bound.
    Bounded,
    /// There is no team.
    Infeasible,
}

/// How much work is allowed, in cells of a dictionary (about a nanosecond each). Counted, not timed: the same question
/// has the same answer on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// For the best team; and for the contradiction, where there is none.
    pub team: u64,
    /// For the next best teams, the gaps, and the prices: for each of the three.
    pub beside: u64,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { team: 500_000_000, beside: 150_000_000 }
    }
}

/// Another team, as its difference from the one proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What it is worth, in thousandths.
    pub objective: i64,
    /// Who is not in it, by id.
    pub out: Vec<String>,
    /// Who is in it instead, by id.
    pub into: Vec<String>,
}

/// What can be said about a problem. Figures are thousandths of a point; lists of ids are sorted unless they say otherwise.
/// A figure that was not worked out is not in its map; `None` in a map means that there is no such team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// How many are chosen.
    pub places: usize,
    /// How certain this is.
    pub status: Status,
    /// What the team is worth; `None` without one.
    pub objective: Option<i64>,
    /// No team is worth more; `None` where there is none.
    pub bound: Option<i64>,
    /// The team.
    pub chosen: Vec<String>,
    /// Who is called when members decline, the first first; `places` at most.
    pub reserves: Vec<String>,
    /// What the six best distinct teams are worth, best first; fewer where there are no more.
    pub best_values: Vec<i64>,
    /// By quota.
    pub price: BTreeMap<String, QuotaPrice>,
    /// By locked candidate: points gained without the lock.
    pub lock_price: BTreeMap<String, i64>,
    /// By candidate without lock: points lost when this one is out instead of in, or in instead of out. 0 is a tie.
    pub gap: BTreeMap<String, Option<i64>>,
    /// By member without lock: points lost when this one leaves, the others stay, and the best single substitute enters.
    pub replacement: BTreeMap<String, Option<i64>>,
    /// Everybody whose gap is 0: equally good teams decide about them otherwise.
    pub ties_at_the_cut: Vec<Vec<String>>,
    /// The next two teams.
    pub alternatives: Vec<Alternative>,
    /// Rules that contradict each other, none of which can be spared.
    pub clash: Vec<Rule>,
    /// The single rules without which there is a team.
    pub repairs: Vec<Rule>,
}

/// Solves a problem, and everything that is shown beside the team.
pub fn propose(problem: &Problem, effort: Effort) -> Result<Proposal, Flaw> {
    problem.check()?;
    let model = Model::new(problem);
    let mut answer = Proposal {
        places: problem.seats,
        status: Status::Infeasible,
        objective: None,
        bound: None,
        chosen: Vec::new(),
        reserves: Vec::new(),
        best_values: Vec::new(),
        price: BTreeMap::new(),
        lock_price: BTreeMap::new(),
        gap: BTreeMap::new(),
        replacement: BTreeMap::new(),
        ties_at_the_cut: Vec::new(),
        alternatives: Vec::new(),
        clash: Vec::new(),
        repairs: Vec::new(),
    };
    let names = Names { problem, model: &model };
    let mut purse = effort.team;
    let view = model.view(model.limits.iter().copied()).filter(|view| !view.is_void());
    let asked = view.map(|view| {
        let solver = Solver::new(&model, &view, &mut purse);
        let found = solver.best(&view, None, &mut purse);
        (view, solver, found)
    });
    let Some((view, solver, found)) = asked.filter(|(.., found)| found.team.is_some() || !found.is_proven()) else {
        let (rules, repairs) = clash(&model, &mut { effort.team });
        answer.clash = rules.into_iter().map(|l| names.rule(l)).collect();
        answer.repairs = repairs.into_iter().map(|l| names.rule(l)).collect();
        return Ok(answer);
    };
    answer.bound = Some(found.bound);
    answer.status = if found.is_proven() { Status::Optimal } else { Status::Bounded };
    let Some(team) = &found.team else { return Ok(answer) };
    answer.objective = Some(found.worth);
    answer.chosen = names.of(team);
    let mut pool = Pool::new(&model, team);
    let (substitutes, met) = pool.exchange(&model, &view, team);
    answer.replacement = substitutes.iter().map(|s| (names.one(s.member), s.loss)).collect();
    answer.best_values = vec![found.worth];
    if answer.status == Status::Bounded {
        // what is beside an uncertain team would be uncertain too
        return Ok(answer);
    }
    let teams = best_teams(&solver, &model, &view, team, &met, &mut { effort.beside });
    teams.iter().for_each(|t| pool.note(&model, t));
    answer.best_values = teams.iter().map(|t| model.worth(t)).collect();
    answer.alternatives = teams.iter().skip(1).take(2).map(|t| names.against(team, t)).collect();
    let gaps = gaps(&solver, &model, &view, team, &mut pool, &mut { effort.beside });
    answer.reserves = reserves(&model, &substitutes, &gaps, team).into_iter().map(|c| names.one(c)).collect();
    answer.gap = (0u32..).zip(&gaps).filter_map(|(c, gap)| Some((names.one(c), (*gap)?))).collect();
    let tied: Vec<String> = answer.gap.iter().filter(|(_, gap)| **gap == Some(0)).map(|(id, _)| id.clone()).collect();
    answer.ties_at_the_cut.extend(Some(tied).filter(|t| !t.is_empty()));
    let asker = Asker { solver: &solver, model: &model, view: &view, worth: found.worth };
    let mut purse = effort.beside;
    for (q, quota) in problem.quotas.iter().enumerate() {
        // the quotas' rows follow that of the seats
        answer.price.insert(quota.id.clone(), asker.quota(q + 1, &pool, &mut purse));
    }
    for c in (0..model.columns()).filter(|&c| view.stand[c] != Stand::Free) {
        if let Some(gain) = asker.lock(c, &mut purse) {
            answer.lock_price.insert(names.one(c as u32), gain);
        }
    }
    Ok(answer)
}

/// From columns and rows back to names.
struct Names<'a> {
    problem: &'a Problem,
    model: &'a Model,
}

impl Names<'_> {
    fn one(&self, column: u32) -> String {
        self.problem.candidates[self.model.candidate[column as usize]].id.clone()
    }

    fn of(&self, columns: &[u32]) -> Vec<String> {
        let mut ids: Vec<String> = columns.iter().map(|&c| self.one(c)).collect();
        ids.sort_unstable();
        ids
    }

    fn against(&self, team: &Team, other: &Team) -> Alternative {
        let beyond =
            |a: &Team, b: &Team| -> Vec<u32> { a.iter().copied().filter(|c| b.binary_search(c).is_err()).collect() };
        Alternative {
            objective: self.model.worth(other),
            out: self.of(&beyond(team, other)),
            into: self.of(&beyond(other, team)),
        }
    }

    fn rule(&self, limit: Limit) -> Rule {
        let quota = |row: usize| self.problem.quotas[row - 1].id.clone();
        let pair = |row: usize, of: &[(String, String)]| {
            let columns = &self.model.rows[row];
            let (a, b) = (self.one(columns[0].0), self.one(columns[1].0));
            // as the problem writes the pair
            of.iter().find(|(x, y)| (*x == a && *y == b) || (*x == b && *y == a)).cloned().unwrap_or((a, b))
        };
        match limit {
            Limit::Min(row, _) => Rule::Min(quota(row)),
            Limit::Max(row, _) => Rule::Max(quota(row)),
            Limit::In(c) => Rule::In(self.one(c as u32)),
            Limit::Out(c) => Rule::Out(self.one(c as u32)),
            Limit::Apart(row) => {
                let (a, b) = pair(row, &self.problem.apart);
                Rule::Apart(a, b)
            }
            Limit::Together(row) => {
                let (a, b) = pair(row, &self.problem.together);
                Rule::Together(a, b)
            }
        }
    }
}
