//! What one person makes: the points lost when somebody outside has to be in, or somebody inside out; and who is called
//! when a member declines.

use super::model::{Model, Stand, Team, View};
use super::pool::{Pool, Substitutes};
use super::solver::Solver;
use std::cmp::Reverse;
use std::collections::HashMap;

/// For every column: `Some(Some(n))`, points lost by deciding otherwise about it; `Some(None)`, no team decides
/// otherwise; `None`, it is locked, or the work allowed was done before it was certain.
pub type Gaps = Vec<Option<Option<i64>>>;

/// The gap of every free column.
pub fn gaps(solver: &Solver<'_>, model: &Model, view: &View, team: &Team, pool: &mut Pool, purse: &mut u64) -> Gaps {
    let worth = model.worth(team);
    let mut gaps = vec![None; model.columns()];
    // members first: their teams tell about many others
    for &c in team.iter().filter(|&&c| view.stand[c as usize] == Stand::Free) {
        let known = pool.known(c as usize, Stand::Out);
        let found = solver.best(&view.with(c as usize, Stand::Out), known, purse);
        if let Some(team) = &found.team {
            pool.note(model, team);
        }
        if found.is_proven() {
            gaps[c as usize] = Some((known.is_some() || found.team.is_some()).then(|| worth - found.worth));
        }
    }
    for alike in groups(model) {
        outsiders(solver, model, view, team, pool, purse, &alike, &mut gaps);
    }
    gaps
}

/// Columns that count alike in every row, by value; one group for each way to count.
fn groups(model: &Model) -> Vec<Vec<u32>> {
    let mut at: HashMap<&[(u32, i8)], usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for c in 0..model.columns() {
        let group = *at.entry(model.entries(c)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(c as u32);
    }
    groups
}

/// The gaps of a group's outsiders. Who counts alike can take each other's place, so the best team with one is a team to
/// beat for the next. And where more are better than any team can have of the group, one less valuable by so much has a
/// gap larger by as much: of two such in one team, the better could always give way to a still better one outside.
#[expect(clippy::too_many_arguments, reason = "one step of `gaps`, on its state")]
fn outsiders(
    solver: &Solver<'_>,
    model: &Model,
    view: &View,
    team: &Team,
    pool: &mut Pool,
    purse: &mut u64,
    alike: &[u32],
    gaps: &mut Gaps,
) {
    let worth = model.worth(team);
    let value = |c: u32| model.value[c as usize];
    let rows = model.entries(alike[0] as usize);
    // with pairs together the argument does not hold
    let most = if rows.iter().all(|(_, by)| *by > 0) {
        rows.iter().map(|(r, _)| view.high[*r as usize]).min().unwrap_or(i64::MAX)
    } else {
        i64::MAX
    };
    let possible = alike.iter().copied().filter(|&c| view.stand[c as usize] != Stand::Out);
    let mut carried: Option<(u32, Team)> = None;
    let mut last: Option<(u32, Option<i64>)> = None;
    for (rank, c) in (0i64..).zip(possible) {
        if view.stand[c as usize] != Stand::Free || team.binary_search(&c).is_ok() {
            continue;
        }
        if let Some((before, gap)) = last {
            gaps[c as usize] = Some(gap.map(|gap| gap + value(before) - value(c)));
            continue;
        }
        let instead = carried.take().filter(|(_, t)| t.binary_search(&c).is_err()).map(|(before, mut t)| {
            t.retain(|&member| member != before);
            t.insert(t.partition_point(|&member| member < c), c);
            t
        });
        let known = pool.known(c as usize, Stand::In).max(instead.as_ref().map(|t| model.worth(t)));
        let found = solver.best(&view.with(c as usize, Stand::In), known, purse);
        if let Some(team) = &found.team {
            pool.note(model, team);
        }
        if !found.is_proven() {
            continue;
        }
        let gap = (known.is_some() || found.team.is_some()).then(|| worth - found.worth);
        gaps[c as usize] = Some(gap);
        carried = found.team.or(instead).filter(|t| model.worth(t) == found.worth).map(|t| (c, t));
        if rank >= most {
            last = Some((c, gap));
        }
    }
}

/// Who is called, in order, when members decline; `seats` columns at most. Outsiders by the number of members whose best
/// single substitute they are (of equal substitutes each counts), then by smaller gap, larger value, id; who cannot be in
/// any team is left out.
pub fn reserves(model: &Model, substitutes: &[Substitutes], gaps: &Gaps, team: &Team) -> Vec<u32> {
    let mut serves = vec![0usize; model.columns()];
    for s in substitutes {
        s.columns.iter().for_each(|&c| serves[c as usize] += 1);
    }
    let mut called: Vec<(Reverse<usize>, i64, u32)> = (0..model.columns() as u32)
        .filter(|c| team.binary_search(c).is_err())
        .filter_map(|c| Some((Reverse(serves[c as usize]), gaps[c as usize]??, c)))
        .collect();
    // columns stand by value, then id
    called.sort_unstable();
    called.truncate(model.seats);
    called.into_iter().map(|(.., c)| c).collect()
}
