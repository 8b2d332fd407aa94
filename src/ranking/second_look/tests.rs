//! The sweep against numbers worked out by hand and by plain integration.

use super::*;

fn gain(lines: &[(f64, f64)], places: usize) -> f64 {
    Sweep::default().gain(lines.iter().copied(), places)
}

/// The same by Simpson's rule on a fine grid.
fn integrated(lines: &[(f64, f64)], places: usize) -> f64 {
    let largest = |x: f64| -> f64 {
        let mut all: Vec<f64> = lines.iter().map(|(m, t)| m + t * x).collect();
        all.sort_by(|a, b| b.total_cmp(a));
        all[..places].iter().sum()
    };
    let n = 40_000;
    let step = 2.0 * END / n as f64;
    let f = |k: usize| {
        let x = -END + k as f64 * step;
        largest(x) * density(x)
    };
    let inner: f64 = (1..n).map(|k| f(k) * if k % 2 == 1 { 4.0 } else { 2.0 }).sum();
    step / 3.0 * (f(0) + inner + f(n)) - largest(0.0)
}

#[test]
fn one_that_moves_is_the_closed_form() {
    for (distance, shift) in [(0.0, 0.2), (0.3, 0.2), (0.1, 1.0)] {
        let lines = [(1.0, 0.0), (1.0 - distance, shift), (0.9 - distance, 0.0)];
        assert!((gain(&lines, 1) - own_gain(shift, distance)).abs() < 1e-12);
    }
}

#[test]
fn four_people_level_swap_at_one_point() {
    // all four cross at 0: a strict "later than here" would lose swaps
    let lines = [(3.0, 0.4), (3.0, 0.1), (3.0, -0.1), (3.0, -0.4)];
    let exact = 2.0 * 0.5 * density(0.0);
    assert!((gain(&lines, 2) - exact).abs() < 1e-12, "{}", gain(&lines, 2));
}

#[test]
fn the_sweep_is_the_integral() {
    let mut state = 7u64;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 40) as f64 / (1u64 << 24) as f64
    };
    for round in 0..30 {
        let lines: Vec<(f64, f64)> = (0..9).map(|_| (draw(), 0.6 * (draw() - 0.5))).collect();
        let places = 1 + round % 8;
        let (ours, plain) = (gain(&lines, places), integrated(&lines, places));
        assert!((ours - plain).abs() < 1e-6, "{round}: {ours} for {plain}");
    }
}

#[test]
fn no_contest_no_gain() {
    assert_eq!(gain(&[(1.0, 0.1), (2.0, 0.1)], 2), 0.0);
    assert_eq!(gain(&[(1.0, 0.1), (2.0, 0.1)], 0), 0.0);
    assert_eq!(gain(&[(100.0, 0.1), (0.0, 0.1)], 1), 0.0, "far apart");
    assert_eq!(own_gain(0.0, 0.1), 0.0);
}
