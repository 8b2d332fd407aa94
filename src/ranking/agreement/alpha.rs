//! Krippendorff's alpha (Content Analysis, chapter on reliability) in four metrics, and Fleiss' kappa (Psychological
//! Bulletin 76, 1971, pages 378-382), both over units of two marks and more.
//!
//! Alpha is 1 - D_o / D_e: the disagreement seen inside units against the one expected from all marks thrown together.
//! The coincidence table is never written down: for three metrics both sums have a closed form, as the ordinal metric is
//! the interval one on mid-ranks. So they are linear in the marks however many values there are.

use super::{Unit, ratio};

/// Alpha by metric; at most 1, `None` where all marks are the same (`ratio`: or one is negative).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Alphas {
    /// Any two different marks are equally far apart.
    pub nominal: Option<f64>,
    /// Marks are ranks: two are as far apart as there are marks between them.
    pub ordinal: Option<f64>,
    /// The distance is the difference.
    pub interval: Option<f64>,
    /// The distance is the difference as a share of the sum.
    pub ratio: Option<f64>,
}

/// The marks of the units that say something, as indices into the values that occur, ascending.
struct Marks {
    values: Vec<f64>,
    /// How often each value occurs.
    counts: Vec<f64>,
    /// By unit, ascending.
    units: Vec<Vec<usize>>,
    total: f64,
}

impl Marks {
    fn of(units: &[Unit]) -> Marks {
        let said: Vec<&Unit> = units.iter().filter(|unit| unit.marks.len() >= 2).collect();
        // + 0.0 makes the two zeros one
        let mut values: Vec<f64> = said.iter().flat_map(|u| u.marks.iter().map(|mark| mark.value + 0.0)).collect();
        let total = values.len() as f64;
        values.sort_by(f64::total_cmp);
        values.dedup();
        let mut counts = vec![0.0; values.len()];
        let mut units = Vec::with_capacity(said.len());
        for unit in said {
            let index = |value: f64| values.partition_point(|v| v.total_cmp(&(value + 0.0)).is_lt());
            let mut marks: Vec<usize> = unit.marks.iter().map(|mark| index(mark.value)).collect();
            marks.sort_unstable();
            for &mark in &marks {
                counts[mark] += 1.0;
            }
            units.push(marks);
        }
        // so that sums run in one order, whatever the order of the units
        units.sort_unstable();
        Marks { values, counts, units, total }
    }

    /// Alpha for the squared difference of `at`, a number for each value.
    fn squared(&self, at: &[f64]) -> Option<f64> {
        // sum over ordered pairs of (x - y)^2 is 2 n sum (x - mean)^2
        let about_mean = |marks: &mut dyn Iterator<Item = (f64, f64)>, n: f64, mean: f64| {
            2.0 * n * marks.map(|(x, times)| times * (x - mean) * (x - mean)).sum::<f64>()
        };
        let mut observed = 0.0;
        for unit in &self.units {
            let n = unit.len() as f64;
            let mean = unit.iter().map(|&mark| at[mark]).sum::<f64>() / n;
            observed += about_mean(&mut unit.iter().map(|&mark| (at[mark], 1.0)), n, mean) / (n - 1.0);
        }
        let all = || at.iter().copied().zip(self.counts.iter().copied());
        let mean = all().map(|(x, times)| x * times).sum::<f64>() / self.total;
        self.alpha(observed, about_mean(&mut all(), self.total, mean))
    }

    fn alpha(&self, observed: f64, expected: f64) -> Option<f64> {
        ratio((self.total - 1.0) * observed, expected).map(|share| 1.0 - share)
    }

    fn nominal(&self) -> Option<f64> {
        let mut observed = 0.0;
        for unit in &self.units {
            let n = unit.len() as f64;
            let same: f64 = unit.chunk_by(|a, b| a == b).map(|run| (run.len() * run.len()) as f64).sum();
            observed += (n * n - same) / (n - 1.0);
        }
        let same: f64 = self.counts.iter().map(|count| count * count).sum();
        self.alpha(observed, self.total * self.total - same)
    }

    fn ordinal(&self) -> Option<f64> {
        let mut below = 0.0;
        let mid_ranks: Vec<f64> = self
            .counts
            .iter()
            .map(|count| {
                below += count;
                // about the middle, so that large days lose no digits
                below - count / 2.0 - self.total / 2.0
            })
            .collect();
        self.squared(&mid_ranks)
    }

    fn interval(&self) -> Option<f64> {
        let least = *self.values.first()?;
        let values: Vec<f64> = self.values.iter().map(|value| value - least).collect();
        self.squared(&values)
    }

    /// Quadratic in the number of values: this metric has no closed form.
    fn ratio(&self) -> Option<f64> {
        if *self.values.first()? < 0.0 {
            return None;
        }
        // of two different values that are not negative one is positive: the sum is never zero
        let distance = |a: f64, b: f64| ((b - a) / (b + a)) * ((b - a) / (b + a));
        let mut observed = 0.0;
        for unit in &self.units {
            let runs: Vec<(f64, f64)> =
                unit.chunk_by(|a, b| a == b).map(|run| (self.values[run[0]], run.len() as f64)).collect();
            let pairs = runs
                .iter()
                .enumerate()
                .flat_map(|(at, &(a, n))| runs[at + 1..].iter().map(move |&(b, m)| n * m * distance(a, b)));
            observed += 2.0 * pairs.sum::<f64>() / (unit.len() - 1) as f64;
        }
        let mut expected = 0.0;
        for (at, (&a, &n)) in self.values.iter().zip(&self.counts).enumerate() {
            let above = self.values[at + 1..].iter().zip(&self.counts[at + 1..]);
            expected += 2.0 * n * above.map(|(&b, &m)| m * distance(a, b)).sum::<f64>();
        }
        self.alpha(observed, expected)
    }
}

/// Alpha over `units`; those of one criterion give the alpha of that criterion.
pub fn alphas(units: &[Unit]) -> Alphas {
    let marks = Marks::of(units);
    if marks.values.len() < 2 {
        return Alphas::default();
    }
    Alphas { nominal: marks.nominal(), ordinal: marks.ordinal(), interval: marks.interval(), ratio: marks.ratio() }
}

/// (P - Pe) / (1 - Pe): P the mean share of agreeing pairs in a unit, Pe that of any two marks. Units may differ in size.
pub fn fleiss(units: &[Unit]) -> Option<f64> {
    let marks = Marks::of(units);
    if marks.values.len() < 2 {
        return None;
    }
    let agreeing = |unit: &Vec<usize>| {
        let pairs: usize = unit.chunk_by(|a, b| a == b).map(|run| run.len() * (run.len() - 1)).sum();
        pairs as f64 / (unit.len() * (unit.len() - 1)) as f64
    };
    let seen = marks.units.iter().map(agreeing).sum::<f64>() / marks.units.len() as f64;
    let chance: f64 = marks.counts.iter().map(|count| (count / marks.total) * (count / marks.total)).sum();
    ratio(seen - chance, 1.0 - chance)
}
