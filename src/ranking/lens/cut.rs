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
    let mut order: Vec<(i64, usize)> =
        scores.iter().enumerate().filter_map(|(candidate, score)| Some(((*score)?, candidate))).collect();
    order.sort_by_key(|&(score, candidate)| (std::cmp::Reverse(score), candidate));
    let mut cut = Cut::default();
    for equals in order.chunk_by(|a, b| a.0 == b.0) {
        let left = places.saturating_sub(cut.inside.len());
        let equals = equals.iter().map(|(_, candidate)| *candidate);
        if equals.len() <= left {
            cut.inside.extend(equals);
        } else {
            if left > 0 {
                cut.tied.extend(equals);
            }
            break;
        }
    }
    cut.inside.sort_unstable();
    cut
}
