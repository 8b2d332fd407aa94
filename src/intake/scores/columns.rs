//! Which column of a score sheet is what, by its heading in English or Italian.

use super::super::error::Reason;
use super::fold;

/// Columns by number.
pub struct Places {
    pub candidate: usize,
    pub interviewer: usize,
    pub criterion: usize,
    pub score: usize,
    pub area: Option<usize>,
    pub pair: Option<usize>,
    pub interview: Option<usize>,
    pub time: Option<usize>,
    pub not_assessed: Option<usize>,
    pub doubt: Option<usize>,
}

/// The contract's name of a column, and what else it is called.
const NAMES: [(&str, &[&str]); 10] = [
    ("candidate", &["candidato", "candidata"]),
    ("interviewer", &["intervistatore", "intervistatrice", "rater", "valutatore"]),
    ("criterion", &["criterio"]),
    ("score", &["voto", "punteggio", "mark"]),
    ("area", &[]),
    ("pair", &["coppia"]),
    ("interview", &["colloquio"]),
    ("time", &["ora", "orario"]),
    ("not_assessed", &["not assessed", "non valutato"]),
    ("doubt", &["dubbio"]),
];

impl Places {
    pub fn find(headings: &[String]) -> Result<Places, Reason> {
        let folded: Vec<String> = headings.iter().map(|heading| fold::words(heading)).collect();
        let find = |which: usize| {
            let (name, others) = NAMES[which];
            // the contract's own name goes before any other
            let places = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
                (0..folded.len()).filter(|&i| wanted(&folded[i])).collect()
            };
            let own = places(&|heading| heading == name);
            let found = if own.is_empty() { places(&|heading| others.contains(&heading)) } else { own };
            match found[..] {
                [] => Ok(None),
                [one] => Ok(Some(one)),
                _ => Err(Reason::ColumnTwice(name)),
            }
        };
        let needed = |which: usize| {
            find(which)?.ok_or_else(|| Reason::NoColumn { wanted: NAMES[which].0, headings: headings.to_vec() })
        };
        Ok(Places {
            candidate: needed(0)?,
            interviewer: needed(1)?,
            criterion: needed(2)?,
            score: needed(3)?,
            area: find(4)?,
            pair: find(5)?,
            interview: find(6)?,
            time: find(7)?,
            not_assessed: find(8)?,
            doubt: find(9)?,
        })
    }

    /// What the column means, by the contract's name.
    pub fn name(&self, column: usize) -> Option<&'static str> {
        let needed = [self.candidate, self.interviewer, self.criterion, self.score].map(Some);
        let others = [self.area, self.pair, self.interview, self.time, self.not_assessed, self.doubt];
        let place = needed.into_iter().chain(others).position(|place| place == Some(column))?;
        Some(NAMES[place].0)
    }
}
