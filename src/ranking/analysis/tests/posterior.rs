//! Means and margins against the whole normal system, and draws against the exact moments.

use super::*;
use crate::ranking::cholesky::Upper;
use crate::ranking::draws::joint;
use crate::ranking::severity::Observation;

/// Posterior mean and variance of theta_c + mean leniency at one pair of ratios, from the precision matrix of everything
/// (candidates' lasting part, leniencies, mean); one block. In units of sigma² where a variance.
fn dense(rows: &[Observation], people: usize, seats: usize, g: (f64, f64), d: f64) -> Vec<(f64, f64)> {
    let size = people + seats + 1;
    let mut m = Upper::new(size + 1);
    (0..people).for_each(|c| *m.cell(c, c) += 1.0 / ((1.0 - d) * g.0));
    (0..seats).for_each(|i| *m.cell(people + i, people + i) += 1.0 / g.1);
    for a in rows {
        for b in rows.iter().filter(|b| (a.candidate, a.session) == (b.candidate, b.session)) {
            let total: f64 =
                rows.iter().filter(|o| (o.candidate, o.session) == (a.candidate, a.session)).map(|o| o.omega).sum();
            let day = d * g.0 * a.omega * b.omega / (1.0 + d * g.0 * total);
            let weight = if std::ptr::eq(a, b) { a.omega - day } else { -day };
            let (left, right) =
                ([a.candidate, people + a.interviewer, size - 1], [b.candidate, people + b.interviewer, size - 1]);
            for x in left {
                for y in right.into_iter().filter(|y| *y >= x) {
                    *m.cell(x, y) += weight;
                }
                *m.cell(x, size) += weight * b.z;
            }
        }
    }
    m.factor(size).unwrap();
    let mut solution: Vec<f64> = (0..size).map(|k| m.at(k, size)).collect();
    m.back_substitute(&mut solution);
    let inverse = m.inverse_transposed(size);
    (0..people)
        .map(|c| {
            let mut along = vec![0.0; size];
            (along[c], along[size - 1]) = (1.0, 1.0);
            (0..seats).for_each(|i| along[people + i] = 1.0 / seats as f64);
            let mean = along.iter().zip(&solution).map(|(a, b)| a * b).sum();
            // |R^-T along|²
            let spread = |j: usize| (0..=j).map(|i| inverse.at(j, i) * along[i]).sum::<f64>();
            (mean, (0..size).map(|j| spread(j) * spread(j)).sum())
        })
        .collect()
}

fn panel() -> Panel {
    let mut day = made(14, |c| vec![c % 5, (c + 1 + c / 5) % 5]);
    day.rows[3].2[1] = None;
    let input = day.input();
    let mut sheets = Sheets::of(&input, None);
    // two sessions for some people
    sheets.sheets.iter_mut().enumerate().for_each(|(at, s)| s.session = 100 * s.candidate + at % 2 * (s.candidate % 2));
    Panel::of(&sheets, &Parts::of(&sheets))
}

#[test]
fn scores_and_margins_are_those_of_the_whole_system() {
    let panel = panel();
    for d in [0.0, 0.4] {
        let fit = fit(&panel, d).unwrap();
        for component in fit.components.iter().step_by(7) {
            let s = &component.solution;
            let whole = dense(&panel.observations, 14, 5, (s.g_candidate, s.g_interviewer), d);
            let only = vec![crate::ranking::mixture::Component { weight: 1.0, ..component.clone() }];
            let over = s.variance * s.freedom / (s.freedom - 2.0);
            for (ours, (mean, variance)) in moments(&only, &panel).adjusted.iter().zip(whole) {
                let ours = ours.unwrap();
                assert!((ours.mean + fit.problem.level - mean).abs() < 1e-9, "{d}: {} for {mean}", ours.mean);
                assert!((ours.se * ours.se / over - variance).abs() < 1e-9, "{d}: {} for {variance}", ours.se);
            }
        }
    }
}

#[test]
fn draws_have_the_exact_moments() {
    let panel = panel();
    let fit = fit(&panel, 0.0).unwrap();
    let exact = moments(&fit.components, &panel).adjusted;
    let draws = 20_000;
    let mut sums = [(0.0, 0.0); 14];
    joint(&fit, &panel, draws, &mut Stream::new(1, Purpose::Scores), |draw| {
        for ((sum, theta), exact) in sums.iter_mut().zip(draw.theta).zip(&exact) {
            let off = theta + draw.level - exact.unwrap().mean;
            *sum = (sum.0 + off, sum.1 + off * off);
        }
    });
    for ((sum, square), exact) in sums.iter().zip(exact) {
        let (n, se) = (draws as f64, exact.unwrap().se);
        assert!((sum / n).abs() < 4.0 * se / n.sqrt(), "{sum}");
        // heavier tails than the normal's make the variance's error larger than sqrt(2 / n)
        assert!((square / n / (se * se) - 1.0).abs() < 4.0 * (4.0 / n).sqrt(), "{square}");
    }
}
