//! The eliminated system against the whole covariance matrix, written out and factored.

use super::*;

/// Deviance by the textbook: y ~ N(X b, sigma² K), K = gC (1-d) ZZ' + gC d JJ' + gI SS' + 1/omega, all of it dense.
fn dense(rows: &[Observation], g_candidate: f64, g_interviewer: f64, d: f64) -> f64 {
    let n = rows.len();
    let blocks = rows.iter().map(|o| o.block + 1).max().unwrap();
    // [K X z] over [X' 0 0], factored in its first n rows, gives K^-1 in the Schur complement of the rest
    let mut m = Upper::new(n + blocks + 1);
    for a in 0..n {
        for b in a..n {
            let (x, y) = (&rows[a], &rows[b]);
            let mut k = 0.0;
            k += if x.candidate == y.candidate { (1.0 - d) * g_candidate } else { 0.0 };
            k += if (x.candidate, x.session) == (y.candidate, y.session) { d * g_candidate } else { 0.0 };
            k += if x.interviewer == y.interviewer { g_interviewer } else { 0.0 };
            k += if a == b { 1.0 / x.omega } else { 0.0 };
            *m.cell(a, b) = k;
        }
        *m.cell(a, n + rows[a].block) = 1.0;
        *m.cell(a, n + blocks) = rows[a].z;
    }
    m.factor(n).unwrap();
    let log_k: f64 = (0..n).map(|j| 2.0 * m.at(j, j).ln()).sum();
    // the Schur complement is minus what is wanted
    (n..n + blocks + 1).for_each(|row| m.row_mut(row).iter_mut().for_each(|x| *x = -*x));
    let rest = m.clone();
    let mut small = Upper::new(blocks + 1);
    for a in 0..=blocks {
        for b in a..=blocks {
            *small.cell(a, b) = rest.at(n + a, n + b);
        }
    }
    small.factor(blocks).unwrap();
    let log_x: f64 = (0..blocks).map(|j| 2.0 * small.at(j, j).ln()).sum();
    let df = (n - blocks) as f64;
    log_k + log_x + df * (1.0 + (std::f64::consts::TAU * small.at(blocks, blocks) / df).ln())
}

fn rows() -> Vec<Observation> {
    let mut rows = Vec::new();
    for c in 0..9usize {
        for look in 0..2usize {
            for seat in 0..2usize {
                let interviewer = (c + 2 * look + 3 * seat) % 5;
                let z = ((c * 7 + interviewer * 3 + look * 5) % 11) as f64 / 2.0;
                let omega = if (c + seat) % 4 == 0 { 0.8 } else { 1.0 };
                rows.push(Observation { candidate: c, block: c % 3, interviewer, session: 2 * c + look, z, omega });
            }
        }
    }
    rows
}

#[test]
fn the_deviance_is_that_of_the_whole_covariance() {
    let rows = rows();
    for d in [0.0, 1.0 / 3.0, 0.9] {
        let problem = Problem::new(&rows, d);
        for (c, i) in [(1.0, 0.5), (0.0, 2.0), (30.0, 0.0), (0.0, 0.0), (0.01, 60.0)] {
            let (ours, whole) = (problem.solve(c, i).unwrap().criterion, dense(&rows, c, i, d));
            assert!((ours - whole).abs() < 1e-8, "{d} {c} {i}: {ours} for {whole}");
        }
    }
}

#[test]
fn the_factor_and_its_inverse() {
    let fit = Problem::new(&rows(), 0.0).solve(1.0, 0.7).unwrap();
    let inverse = fit.inverse();
    let d = fit.leniency.len() + fit.beta.len();
    for i in 0..d {
        for j in 0..d {
            let product: f64 = (i..=j).map(|k| fit.factor.at(i, k) * inverse.at(j, k)).sum();
            assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12, "{i} {j}");
        }
    }
}
