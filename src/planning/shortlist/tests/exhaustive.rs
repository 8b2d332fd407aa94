//! Small random problems, each against a count of every team: with ties, values below zero, quotas that nobody serves,
//! locks, pairs, and contradictions of all kinds.

use super::random::{Draws, problem};
use crate::planning::shortlist::{Effort, Problem, Proposal, QuotaKind, Rule, Status, propose};
use std::collections::BTreeMap;

/// A team: bit i is the problem's candidate i.
type Bits = u32;

fn is_in(team: Bits, i: usize) -> bool {
    team >> i & 1 == 1
}

fn place(p: &Problem, id: &str) -> usize {
    p.candidates.iter().position(|c| c.id == id).unwrap()
}

fn count(p: &Problem, q: usize, team: Bits) -> usize {
    let q = &p.quotas[q];
    let counts = |c: &crate::planning::shortlist::Candidate| match q.kind {
        QuotaKind::Area => c.area == q.key,
        QuotaKind::Tag => c.tags.contains(&q.key),
    };
    p.candidates.iter().enumerate().filter(|(i, c)| is_in(team, *i) && counts(c)).count()
}

fn worth(p: &Problem, team: Bits) -> i64 {
    p.candidates.iter().enumerate().filter(|(i, _)| is_in(team, *i)).map(|(_, c)| c.value).sum()
}

fn keeps(p: &Problem, rule: &Rule, team: Bits) -> bool {
    let chosen = |id: &str| is_in(team, place(p, id));
    let quota = |id: &str| p.quotas.iter().position(|q| q.id == id).unwrap();
    match rule {
        Rule::Min(id) => count(p, quota(id), team) >= p.quotas[quota(id)].min,
        Rule::Max(id) => count(p, quota(id), team) <= p.quotas[quota(id)].max.unwrap(),
        Rule::In(id) => chosen(id),
        Rule::Out(id) => !chosen(id),
        Rule::Apart(a, b) => !(chosen(a) && chosen(b)),
        Rule::Together(a, b) => chosen(a) == chosen(b),
    }
}

fn rules(p: &Problem) -> Vec<Rule> {
    let mut all = Vec::new();
    for q in &p.quotas {
        all.extend((q.min > 0).then(|| Rule::Min(q.id.clone())));
        all.extend(q.max.map(|_| Rule::Max(q.id.clone())));
    }
    all.extend(p.locked_in.iter().cloned().map(Rule::In));
    all.extend(p.locked_out.iter().cloned().map(Rule::Out));
    all.extend(p.apart.iter().cloned().map(|(a, b)| Rule::Apart(a, b)));
    all.extend(p.together.iter().cloned().map(|(a, b)| Rule::Together(a, b)));
    all
}

fn teams(p: &Problem, rules: &[Rule]) -> Vec<Bits> {
    let sized = (0..1u32 << p.candidates.len()).filter(|t| t.count_ones() as usize == p.seats);
    sized.filter(|&t| rules.iter().all(|r| keeps(p, r, t))).collect()
}

fn most(p: &Problem, teams: impl IntoIterator<Item = Bits>) -> Option<i64> {
    teams.into_iter().map(|t| worth(p, t)).max()
}

/// The optimum without any rule the closure names.
fn without(p: &Problem, gone: impl Fn(&Rule) -> bool) -> Vec<Bits> {
    teams(p, &rules(p).into_iter().filter(|r| !gone(r)).collect::<Vec<_>>())
}

fn check_feasible(p: &Problem, ours: &Proposal, all: &[Bits]) {
    let best = most(p, all.iter().copied()).unwrap();
    assert_eq!((ours.status, ours.objective, ours.bound), (Status::Optimal, Some(best), Some(best)));
    let team = ours.chosen.iter().map(|id| 1 << place(p, id)).sum::<Bits>();
    assert!(all.contains(&team) && worth(p, team) == best);
    let mut values: Vec<i64> = all.iter().map(|&t| worth(p, t)).collect();
    values.sort_unstable_by(|a, b| b.cmp(a));
    values.truncate(6);
    assert_eq!(ours.best_values, values);
    for (a, worth_of) in ours.alternatives.iter().zip(&values[1..]) {
        let bits = |ids: &[String]| ids.iter().map(|id| 1 << place(p, id)).sum::<Bits>();
        let other = team - bits(&a.out) + bits(&a.into);
        assert!(all.contains(&other) && other != team && worth(p, other) == *worth_of && a.objective == *worth_of);
    }
    assert_eq!(ours.alternatives.len(), (values.len() - 1).min(2));
    check_people(p, ours, all, team, best);
    check_prices(p, ours, best);
}

fn check_people(p: &Problem, ours: &Proposal, all: &[Bits], team: Bits, best: i64) {
    let locked = |id: &String| p.locked_in.contains(id) || p.locked_out.contains(id);
    let mut gap = BTreeMap::new();
    let mut replacement = BTreeMap::new();
    let mut serves: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, c) in p.candidates.iter().enumerate().filter(|(_, c)| !locked(&c.id)) {
        let otherwise = all.iter().copied().filter(|&t| is_in(t, i) != is_in(team, i));
        gap.insert(c.id.clone(), most(p, otherwise).map(|w| best - w));
        if is_in(team, i) {
            let others: Vec<usize> = (0..p.candidates.len())
                .filter(|&j| !is_in(team, j) && all.contains(&(team - (1 << i) + (1 << j))))
                .collect();
            let top = others.iter().map(|&j| p.candidates[j].value).max();
            replacement.insert(c.id.clone(), top.map(|v| c.value - v));
            others
                .iter()
                .filter(|&&j| Some(p.candidates[j].value) == top)
                .for_each(|&j| *serves.entry(j).or_default() += 1);
        }
    }
    assert_eq!(ours.gap, gap);
    assert_eq!(ours.replacement, replacement);
    let tied: Vec<String> = gap.iter().filter(|(_, g)| **g == Some(0)).map(|(id, _)| id.clone()).collect();
    assert_eq!(ours.ties_at_the_cut, if tied.is_empty() { vec![] } else { vec![tied] });
    let mut called: Vec<_> = (0..p.candidates.len())
        .filter(|&j| !is_in(team, j))
        .filter_map(|j| {
            let c = &p.candidates[j];
            let gap = gap.get(&c.id).copied().flatten()?;
            Some((std::cmp::Reverse(serves.get(&j).copied().unwrap_or(0)), gap, -c.value, c.id.clone()))
        })
        .collect();
    called.sort();
    assert_eq!(ours.reserves, called.into_iter().take(p.seats).map(|c| c.3).collect::<Vec<_>>());
}

fn check_prices(p: &Problem, ours: &Proposal, best: i64) {
    assert_eq!(ours.price.len(), p.quotas.len());
    for (k, q) in p.quotas.iter().enumerate() {
        let free = without(p, |r| matches!(r, Rule::Min(id) | Rule::Max(id) if *id == q.id));
        let within = |min: i64, max: i64| {
            most(p, free.iter().copied().filter(|&t| (min..=max).contains(&(count(p, k, t) as i64)))).map(|w| w - best)
        };
        let (min, max) = (q.min as i64, q.max.map_or(i64::MAX, |m| m as i64));
        let price = ours.price[&q.id];
        assert_eq!(price.drop_min, within(0, max), "{}", q.id);
        assert_eq!(price.drop_max, within(min, i64::MAX), "{}", q.id);
        assert_eq!(price.min_minus_1, (min > 0).then(|| within(min - 1, max)).flatten(), "{}", q.id);
        assert_eq!(price.max_plus_1, q.max.and_then(|_| within(min, max + 1)), "{}", q.id);
        assert_eq!(price.min_plus_1, within(min + 1, max), "{}", q.id);
        assert_eq!(price.max_minus_1, q.max.and_then(|_| within(min, max - 1)), "{}", q.id);
    }
    let locks = p.locked_in.iter().chain(&p.locked_out);
    let expected: BTreeMap<String, i64> = locks
        .map(|id| {
            let free = without(p, |r| matches!(r, Rule::In(c) | Rule::Out(c) if c == id));
            (id.clone(), most(p, free).unwrap() - best)
        })
        .collect();
    assert_eq!(ours.lock_price, expected);
}

fn check_infeasible(p: &Problem, ours: &Proposal) {
    assert_eq!((ours.status, ours.objective, ours.bound), (Status::Infeasible, None, None));
    assert!(ours.chosen.is_empty() && ours.reserves.is_empty() && ours.price.is_empty() && ours.gap.is_empty());
    assert!(teams(p, &ours.clash).is_empty(), "no contradiction");
    for spared in &ours.clash {
        let others: Vec<Rule> = ours.clash.iter().filter(|r| *r != spared).cloned().collect();
        assert!(!teams(p, &others).is_empty(), "{spared} can be spared");
    }
    let all = rules(p);
    let mends: Vec<&Rule> = all.iter().filter(|rule| !without(p, |r| r == *rule).is_empty()).collect();
    assert_eq!(ours.repairs.iter().collect::<Vec<_>>(), mends);
}

#[test]
fn every_figure_is_that_of_counting_every_team() {
    let (mut feasible, mut infeasible, mut mended) = (0, 0, 0);
    for seed in 0..900 {
        let p = problem(&mut Draws(seed));
        let ours = propose(&p, Effort::default()).unwrap();
        let all = teams(&p, &rules(&p));
        let checked = std::panic::catch_unwind(|| {
            if all.is_empty() { check_infeasible(&p, &ours) } else { check_feasible(&p, &ours, &all) }
        });
        assert!(checked.is_ok(), "seed {seed}: {p:?}\n{ours:?}");
        if all.is_empty() {
            infeasible += 1
        } else {
            feasible += 1
        }
        mended += usize::from(!ours.repairs.is_empty());
    }
    // a test of nothing but easy cases would be none
    assert!(feasible > 300 && infeasible > 150 && mended > 50, "{feasible} {infeasible} {mended}");
}

#[test]
fn with_little_work_allowed_the_bound_is_still_true_and_nothing_uncertain_is_said() {
    let mut bounded = 0;
    for seed in 0..300 {
        let p = problem(&mut Draws(seed));
        let best = most(&p, teams(&p, &rules(&p)));
        for team in [0, 40, 150, 400, 1_000] {
            let ours = propose(&p, Effort { team, beside: 0 }).unwrap();
            match ours.status {
                Status::Optimal => assert_eq!(ours.objective, best, "seed {seed}"),
                Status::Infeasible => assert_eq!(best, None, "seed {seed}"),
                Status::Bounded => {
                    bounded += 1;
                    assert!(ours.bound >= best && ours.objective <= best, "seed {seed}: {ours:?}, best {best:?}");
                    assert!(ours.gap.is_empty() && ours.price.is_empty(), "seed {seed}");
                }
            }
        }
    }
    assert!(bounded > 100, "{bounded}");
}
