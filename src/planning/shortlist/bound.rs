//! The bound that proves: an upper bound on every team of a view, in whole numbers.
//!
//! For any price λ_r per row, a team x allowed by the view is worth
//! `Σ_j v_j x_j ≤ Σ_r (λ_r high_r if λ_r > 0, else λ_r low_r) + Σ_j max over the allowed x_j of (v_j − Σ_r λ_r a_rj) x_j`,
//! since each row's count lies between its limits. Prices are multiples of 2^-shift, so nothing is rounded after the
//! prices are, and floor of the right side is a bound on whole values.

use super::model::{Model, Stand, View};

/// No price is larger, in fixed point; with at most 255 priced rows to a column all sums stay inside 64 bits.
const PRICE_LIMIT: f64 = (1u64 << 50) as f64;

/// Fixed point fine enough for these values.
pub fn shift(model: &Model) -> u32 {
    let largest = model.value.iter().map(|v| v.unsigned_abs()).max().unwrap_or(0);
    let bits = u64::BITS - largest.leading_zeros();
    (50u32.saturating_sub(bits)).min(30)
}

/// A price in fixed point. Any number will do for the proof; the nearest gives the best bound.
pub fn fixed(price: f64, shift: u32) -> i64 {
    // `as` saturates, and takes what is no number for 0
    (price * (1u64 << shift) as f64).round().clamp(-PRICE_LIMIT, PRICE_LIMIT) as i64
}

/// What a row adds to the bound.
pub fn of_row(price: i64, low: i64, high: i64) -> i128 {
    i128::from(price) * i128::from(if price > 0 { high } else { low })
}

/// A column's value less the prices of its rows, in fixed point.
pub fn reduced(model: &Model, column: usize, prices: &[i64], shift: u32) -> i64 {
    let mut rest = model.value[column] << shift;
    for &(r, by) in model.entries(column) {
        let price = prices[r as usize];
        rest -= if by > 0 { price } else { -price };
    }
    rest
}

/// What a column adds to the bound.
pub fn of_column(reduced: i64, stand: Stand) -> i128 {
    match stand {
        Stand::Free => i128::from(reduced.max(0)),
        Stand::In => i128::from(reduced),
        Stand::Out => 0,
    }
}

/// The whole part of a bound: values are whole.
pub fn whole(bound: i128, shift: u32) -> i64 {
    (bound >> shift) as i64
}

/// The bound of a view at these prices, from the columns' reduced values.
pub fn of_view(view: &View, prices: &[i64], reduced: &[i64]) -> i128 {
    let rows: i128 =
        prices.iter().zip(view.low.iter().zip(&view.high)).map(|(&p, (&low, &high))| of_row(p, low, high)).sum();
    let columns: i128 = reduced.iter().zip(&view.stand).map(|(&w, &s)| of_column(w, s)).sum();
    rows + columns
}
