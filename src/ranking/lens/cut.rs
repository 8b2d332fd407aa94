//! Who is inside the places.

/// The people inside, and those level with the last place where there are more of them than places left. Positions
/// ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Surely inside.
    pub inside: Vec<usize>,
    /// The equals that the last place parts; empty, or at least two.
    pub tied: Vec<usize>,
}

impl Cut {
    /// Whether somebody is inside or level with the last place.
    pub fn holds(&self, candidate: usize) -> bool {
        self.inside.binary_search(&candidate).is_ok() || self.tied.binary_search(&candidate).is_ok()
    }

    /// Those whom this cut holds and the other does not.
    pub fn beyond(&self, other: &Cut) -> Vec<usize> {
        let mut beyond: Vec<usize> =
            self.inside.iter().chain(&self.tied).copied().filter(|candidate| !other.holds(*candidate)).collect();
        beyond.sort_unstable();
        beyond
    }
}

/// Cuts at `places`, highest first; somebody without a score is outside.
pub fn cut(scores: &[Option<i64>], places: usize) -> Cut {
    let mut scored: Vec<i64> = scores.iter().copied().flatten().collect();
    if places == 0 {
        return Cut::default();
    }
    let last = match scored.len() <= places {
        true => i64::MIN,
        false => *scored.select_nth_unstable_by(places - 1, |a, b| b.cmp(a)).1,
    };
    let those = |wanted: fn(i64, i64) -> bool| -> Vec<usize> {
        (0..scores.len()).filter(|candidate| scores[*candidate].is_some_and(|score| wanted(score, last))).collect()
    };
    let inside = those(|score, last| score >= last);
    match inside.len() <= places {
        true => Cut { inside, tied: Vec::new() },
        false => Cut { inside: those(|score, last| score > last), tied: those(|score, last| score == last) },
    }
}
