//! Intraclass correlations (Shrout and Fleiss, Psychological Bulletin 86, 1979, pages 420-428), whose names they keep.

use super::{Cell, Ratios, ratio};
use std::collections::BTreeSet;

/// One coefficient for a single sheet, one for the mean of several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Icc {
    pub single: Option<f64>,
    pub mean: Option<f64>,
}

/// The two-way coefficients: with severity as error (`icc2`), and without (`icc3`).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TwoWay {
    pub agreement: Icc,
    pub consistency: Icc,
}

/// Differences this small, in points, are the rounding of sums.
fn nothing(cells: &[Cell]) -> f64 {
    1e-9 * cells.iter().fold(1.0, |most: f64, cell| most.max(cell.z.abs()))
}

/// A mean square, exactly zero where it is only rounding.
fn mean_square(sum: f64, df: usize, nothing: f64) -> f64 {
    let square = sum / df as f64;
    if square <= nothing * nothing { 0.0 } else { square }
}

fn mean<'a>(cells: impl Iterator<Item = &'a Cell>) -> (usize, f64) {
    let (n, sum) = cells.fold((0, 0.0), |(n, sum), cell| (n + 1, sum + cell.z));
    (n, sum / n as f64)
}

fn people(cells: &[Cell]) -> impl Iterator<Item = &[Cell]> {
    cells.chunk_by(|a, b| a.candidate == b.candidate)
}

/// ICC(1,1) and ICC(1,k): one-way, over the candidates with two sheets or more. With unequal numbers of sheets k is
/// k0 = (N - sum n_c^2 / N) / (n - 1).
pub fn one_way(cells: &[Cell]) -> Icc {
    let groups: Vec<&[Cell]> = people(cells).filter(|group| group.len() >= 2).collect();
    let n = groups.len();
    if n < 2 {
        return Icc::default();
    }
    let (sheets, grand) = mean(groups.iter().copied().flatten());
    let (mut between, mut within, mut squares) = (0.0, 0.0, 0);
    for group in groups {
        let (size, own) = mean(group.iter());
        between += size as f64 * (own - grand) * (own - grand);
        within += group.iter().map(|cell| (cell.z - own) * (cell.z - own)).sum::<f64>();
        squares += size * size;
    }
    let nothing = nothing(cells);
    let (bms, wms) = (mean_square(between, n - 1, nothing), mean_square(within, sheets - n, nothing));
    let k0 = (sheets as f64 - squares as f64 / sheets as f64) / (n - 1) as f64;
    let denominator = bms + (k0 - 1.0) * wms;
    Icc {
        single: ratio(bms - wms, denominator).filter(|_| denominator > 0.0),
        mean: ratio(wms, bms).map(|share| 1.0 - share),
    }
}

/// Whether `cells`, sorted, are a table without holes.
pub fn is_complete(cells: &[Cell]) -> bool {
    let interviewers: BTreeSet<usize> = cells.iter().map(|cell| cell.interviewer).collect();
    people(cells).all(|person| person.iter().map(|cell| cell.interviewer).eq(interviewers.iter().copied()))
}

/// ICC(2,1), ICC(2,k), ICC(3,1), ICC(3,k): two-way, of a table without holes: n people by k interviewers.
pub fn two_way(cells: &[Cell]) -> TwoWay {
    let n = people(cells).count();
    if n < 2 || cells.len() / n < 2 {
        return TwoWay::default();
    }
    let k = cells.len() / n;
    let (_, grand) = mean(cells.iter());
    let rows: Vec<f64> = cells.chunks(k).map(|row| mean(row.iter()).1).collect();
    let columns: Vec<f64> = (0..k).map(|j| mean(cells.iter().skip(j).step_by(k)).1).collect();
    let square = |x: f64| x * x;
    let of_rows = k as f64 * rows.iter().map(|row| square(row - grand)).sum::<f64>();
    let of_columns = n as f64 * columns.iter().map(|column| square(column - grand)).sum::<f64>();
    let rest = |(at, cell): (usize, &Cell)| square(cell.z - rows[at / k] - columns[at % k] + grand);
    let of_rest = cells.iter().enumerate().map(rest).sum::<f64>();

    let nothing = nothing(cells);
    let bms = mean_square(of_rows, n - 1, nothing);
    let jms = mean_square(of_columns, k - 1, nothing);
    let ems = mean_square(of_rest, (n - 1) * (k - 1), nothing);
    let (n, k) = (n as f64, k as f64);
    TwoWay {
        agreement: Icc {
            single: ratio(bms - ems, bms + (k - 1.0) * ems + k * (jms - ems) / n),
            mean: ratio(bms - ems, bms + (jms - ems) / n),
        },
        consistency: Icc { single: ratio(bms - ems, bms + (k - 1.0) * ems), mean: ratio(bms - ems, bms) },
    }
}

/// The same where the table has holes, from the fitted variances (section "otherwise" of the project's statistics): k is
/// the harmonic mean of the sheets a candidate has.
pub fn crossed(cells: &[Cell], ratios: Option<Ratios>) -> TwoWay {
    let Some(Ratios { candidate, interviewer }) = ratios.filter(|_| !cells.is_empty()) else {
        return TwoWay::default();
    };
    let shares: f64 = people(cells).map(|person| 1.0 / person.len() as f64).sum();
    let k = people(cells).count() as f64 / shares;
    TwoWay {
        agreement: Icc {
            single: ratio(candidate, candidate + interviewer + 1.0),
            mean: ratio(candidate, candidate + (interviewer + 1.0) / k),
        },
        consistency: Icc { single: ratio(candidate, candidate + 1.0), mean: ratio(candidate, candidate + 1.0 / k) },
    }
}
