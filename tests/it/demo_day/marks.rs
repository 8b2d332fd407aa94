//! What the interviewers mark: a quality that nobody sees, a severity each, chance; a human line where the rubric wants one.

use super::random::{Random, Round};
use super::words::{CRITERIA, NOTES};

/// A level, or not asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Level(i64),
    NotAsked,
}

/// What somebody is like, in thousandths of a level: as a whole, and by criterion.
pub struct Quality {
    by_criterion: [i64; 7],
}

impl Quality {
    /// Draws a person.
    pub fn draw(random: &mut Random) -> Quality {
        let whole = 3_120 + random.around(560);
        Quality { by_criterion: std::array::from_fn(|_| whole + random.around(560)) }
    }

    /// Somebody's marks on this person.
    pub fn marked_by(&self, severity: i64, random: &mut Random) -> [Mark; 7] {
        std::array::from_fn(|c| {
            if random.percent(3) {
                return Mark::NotAsked;
            }
            let heard = self.by_criterion[c] - severity + random.around(560);
            Mark::Level(((heard + 500) / 1_000).clamp(1, 5))
        })
    }
}

/// The lines that are noted, none twice before all of its level were used.
pub struct Pen {
    /// By criterion, then level, the highest first.
    lines: Vec<Vec<Round>>,
}

impl Pen {
    /// A pen with all its lines.
    pub fn new(random: &mut Random) -> Pen {
        let mut rounds = |levels: &[&[&'static str]; 5]| levels.iter().map(|l| Round::new(l, random)).collect();
        Pen { lines: NOTES.iter().map(&mut rounds).collect() }
    }

    /// The line for a level: 1 and 5 always have one, those between now and then.
    pub fn note(&mut self, criterion: usize, mark: Mark, random: &mut Random) -> Option<&'static str> {
        let Mark::Level(level) = mark else { return None };
        let noted = matches!(level, 1 | 5) || random.percent(14);
        noted.then(|| self.lines[criterion][(5 - level) as usize].line())
    }
}

/// Weighted mean of a sheet in thousandths, with the weights of the rubric that ships.
pub fn mean(marks: &[Mark; 7]) -> i64 {
    const WEIGHTS: [i64; 7] = [20, 15, 15, 15, 10, 15, 10];
    let (mut sum, mut weight) = (0, 0);
    for (mark, w) in marks.iter().zip(WEIGHTS) {
        if let Mark::Level(level) = mark {
            sum += w * level * 1_000;
            weight += w;
        }
    }
    if weight == 0 { 0 } else { sum / weight }
}

/// Place of a criterion in the rubric.
pub fn place(criterion: &str) -> usize {
    CRITERIA.iter().position(|c| *c == criterion).expect("a criterion of the rubric")
}
