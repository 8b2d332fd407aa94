//! The next best teams, by Lawler's partition (*A procedure for computing the K best solutions*, 1972): whatever is not a
//! team already found differs from it first in some member, and each of these parts is searched on its own.

use super::model::{Model, Stand, Team, View};
use super::solver::Solver;

/// So many teams are looked for.
pub const TEAMS: usize = 6;

/// A part of what is left, by its best team.
struct Part {
    worth: i64,
    team: Team,
    view: View,
}

/// The best distinct teams, `first` and up to five more, best first; `met` are worths of other distinct teams, best
/// first. Fewer where there are no more, or where the work allowed was done before they were certain.
pub fn best_teams(
    solver: &Solver<'_>,
    model: &Model,
    view: &View,
    first: &Team,
    met: &[i64],
    purse: &mut u64,
) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::new();
    let mut parts = vec![Part { worth: model.worth(first), team: first.clone(), view: view.clone() }];
    // the sixth team is worth at least as much as the sixth that is known
    let floor = met.get(TEAMS - 2).map(|worth| worth - 1);
    while let Some(at) = (0..parts.len()).max_by_key(|&i| (parts[i].worth, std::cmp::Reverse(i))) {
        let part = parts.swap_remove(at);
        teams.push(part.team.clone());
        if teams.len() == TEAMS {
            break;
        }
        let mut left = part.view;
        for &member in &part.team {
            let member = member as usize;
            if left.stand[member] != Stand::Free {
                continue;
            }
            let mut worths: Vec<i64> = parts.iter().map(|p| p.worth).collect();
            worths.sort_unstable_by(|a, b| b.cmp(a));
            let above = floor.max(worths.get(TEAMS - teams.len() - 1).copied());
            let without = left.with(member, Stand::Out);
            let found = solver.best(&without, above, purse);
            if !found.is_proven() {
                return teams;
            }
            if let Some(team) = found.team {
                parts.push(Part { worth: found.worth, team, view: without });
            }
            left.stand[member] = Stand::In;
        }
    }
    teams
}
