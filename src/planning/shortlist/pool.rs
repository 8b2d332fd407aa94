//! Teams met so far: values to beat, so that what is known need not be searched for again. And the teams one exchange
//! away from the best one, which are met without any search.

use super::model::{Model, Stand, Team, View};

/// More teams than this are not remembered.
const MOST_TEAMS: usize = 256;

/// Teams of one view.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The best first met, then the others, each with its worth.
    teams: Vec<(i64, Team)>,
    /// Of each column: the most any met team with it is worth.
    with: Vec<Option<i64>>,
    /// Of each column: the most any met team without it is worth.
    without: Vec<Option<i64>>,
}

/// What one exchange can do for one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitutes {
    /// The member who leaves.
    pub member: u32,
    /// The columns that may take the place at the least loss; more than one is a tie.
    pub columns: Vec<u32>,
    /// Points lost; `None` where nobody can take the place.
    pub loss: Option<i64>,
}

impl Pool {
    /// A pool with its first team.
    pub fn new(model: &Model, team: &Team) -> Pool {
        let none = vec![None; model.columns()];
        let mut pool = Pool { teams: Vec::new(), with: none.clone(), without: none };
        pool.note(model, team);
        pool
    }

    /// Remembers a team.
    pub fn note(&mut self, model: &Model, team: &Team) {
        let worth = model.worth(team);
        let mut members = team.iter().copied().peekable();
        for c in 0..model.columns() {
            let inside = members.next_if_eq(&(c as u32)).is_some();
            let most = if inside { &mut self.with[c] } else { &mut self.without[c] };
            *most = (*most).max(Some(worth));
        }
        if self.teams.len() < MOST_TEAMS {
            self.teams.push((worth, team.clone()));
        }
    }

    /// The most a met team is worth in which this column stands so.
    pub fn known(&self, column: usize, stand: Stand) -> Option<i64> {
        if stand == Stand::In { self.with[column] } else { self.without[column] }
    }

    /// The most a met team is worth whose count in a row lies between these limits.
    pub fn known_within(&self, model: &Model, row: usize, low: i64, high: i64) -> Option<i64> {
        let counts = |team: &Team| -> i64 {
            let of = |c: u32| model.entries(c as usize).iter().find(|(r, _)| *r as usize == row).map_or(0, |(_, b)| *b);
            team.iter().map(|&c| i64::from(of(c))).sum()
        };
        let fits = |team: &Team| (low..=high).contains(&counts(team));
        self.teams.iter().filter(|(_, team)| fits(team)).map(|(worth, _)| *worth).max()
    }

    /// Every free member of a team with the best who could take the place while the others stay; and what the best six
    /// teams so made are worth, the best first.
    pub fn exchange(&mut self, model: &Model, view: &View, team: &Team) -> (Vec<Substitutes>, Vec<i64>) {
        let worth = model.worth(team);
        let counts = model.counts(team);
        let mut outside = vec![true; model.columns()];
        team.iter().for_each(|&c| outside[c as usize] = false);
        // columns stand by value, so the first that fit lose least
        let others: Vec<u32> = (0..model.columns() as u32)
            .filter(|&c| outside[c as usize] && view.stand[c as usize] == Stand::Free)
            .collect();
        let members: Vec<u32> = team.iter().copied().filter(|&c| view.stand[c as usize] == Stand::Free).collect();
        let fits = |out: u32, enters: u32| fits(model, view, &counts, out, enters);
        let value = |c: u32| model.value[c as usize];
        let mut six = Vec::new();
        let mut all = Vec::new();
        for &member in &members {
            let mut columns: Vec<u32> = Vec::new();
            for (met, &other) in others.iter().filter(|&&o| fits(member, o)).enumerate() {
                let tied = columns.first().is_none_or(|&first| value(first) == value(other));
                if met >= 6 && !tied {
                    break;
                }
                six.push(worth - value(member) + value(other));
                if tied {
                    columns.push(other);
                }
            }
            let loss = columns.first().map(|&c| value(member) - value(c));
            self.without[member as usize] = self.without[member as usize].max(loss.map(|l| worth - l));
            all.push(Substitutes { member, columns, loss });
        }
        for &other in &others {
            if let Some(&member) = members.iter().rev().find(|&&m| fits(m, other)) {
                let made = worth - value(member) + value(other);
                self.with[other as usize] = self.with[other as usize].max(Some(made));
            }
        }
        six.sort_unstable_by(|a, b| b.cmp(a));
        six.truncate(6);
        (all, six)
    }
}

/// Whether a team with these counts may have `enters` in the place of `out`.
fn fits(model: &Model, view: &View, counts: &[i64], out: u32, enters: u32) -> bool {
    let (leaving, entering) = (model.entries(out as usize), model.entries(enters as usize));
    let by = |of: &[(u32, i8)], row: u32| of.iter().find(|(r, _)| *r == row).map_or(0, |(_, b)| i64::from(*b));
    let holds = |row: u32, change: i64| {
        let (row, count) = (row as usize, counts[row as usize] + change);
        (view.low[row]..=view.high[row]).contains(&count)
    };
    entering.iter().all(|&(r, b)| holds(r, i64::from(b) - by(leaving, r)))
        && leaving.iter().all(|&(r, b)| holds(r, by(entering, r) - i64::from(b)))
}
