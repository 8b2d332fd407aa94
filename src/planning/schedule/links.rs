//! Whether interviewers can be compared, and how finely: candidates seen by two people link them, and a severity is known
//! only against those one is linked with. Source: the project's specification of the schedule, 3.1; the model is a mark =
//! candidate - severity + error, in units of the error's standard deviation (SD). Not here: the severities themselves
//! (`ranking`), and who meets whom (`flow`).
//!
//! A candidate whom m people see tells nothing of the people's common level and everything of their differences: the
//! information about the severities is the identity less 1/m on these m, which is the Laplacian of the complete graph on
//! them with weight 1/m on each link. Two people with w candidates in common thus have w/2. The covariance of the
//! severities, each group's centred on 0, is the pseudo-inverse of the sum. Checked against the specification's reference
//! day: the mean SE of a difference is 0.50 with four blocks, 0.67 with two, 0.95 with fixed pairs and one calibration.

use std::collections::BTreeMap;

/// Who has candidates in common with whom.
#[derive(Clone, Debug)]
pub struct Links {
    /// Laplacian of the information, without its zeroes.
    information: BTreeMap<(usize, usize), f64>,
    people: usize,
}

/// Standard errors of severities.
#[derive(Clone, Debug, PartialEq)]
pub struct Precision {
    covariance: Vec<f64>,
    group: Vec<usize>,
    alone: Vec<bool>,
}

impl Links {
    /// So many interviewers, nobody linked. Positions are those of the caller's list.
    pub fn new(people: usize) -> Links {
        Links { information: BTreeMap::new(), people }
    }

    /// So many candidates were seen by all of these (calibration interviews included). Fewer than two people link nothing;
    /// somebody unknown or named twice is passed over.
    pub fn met(&mut self, people: &[usize], candidates: u32) {
        let mut who: Vec<usize> = people.iter().copied().filter(|p| *p < self.people).collect();
        who.sort_unstable();
        who.dedup();
        if who.len() < 2 || candidates == 0 {
            return;
        }
        let weight = f64::from(candidates) / who.len() as f64;
        for a in &who {
            for b in &who {
                let entry = self.information.entry((*a, *b)).or_default();
                *entry += if a == b { weight * (who.len() - 1) as f64 } else { -weight };
            }
        }
    }

    /// Groups of people linked with each other, directly or by way of others; each ascending, the groups by their first.
    /// More than one group: *not comparable across these groups*.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (person, first) in self.group_of().into_iter().enumerate() {
            groups.entry(first).or_default().push(person);
        }
        groups.into_values().collect()
    }

    /// For each person the first of their group.
    fn group_of(&self) -> Vec<usize> {
        let mut parent: Vec<usize> = (0..self.people).collect();
        fn root(parent: &mut [usize], mut p: usize) -> usize {
            while parent[p] != p {
                parent[p] = parent[parent[p]];
                p = parent[p];
            }
            p
        }
        for (a, b) in self.information.keys() {
            let (x, y) = (root(&mut parent, *a), root(&mut parent, *b));
            parent[x.max(y)] = x.min(y);
        }
        (0..self.people).map(|p| root(&mut parent, p)).collect()
    }

    /// The standard errors.
    pub fn precision(&self) -> Precision {
        let n = self.people;
        let group = self.group_of();
        let mut covariance = vec![0.0; n * n];
        let mut alone = vec![true; n];
        for members in self.groups().iter().filter(|g| g.len() > 1) {
            members.iter().for_each(|p| alone[*p] = false);
            // the pseudo-inverse of a connected Laplacian: add 1/k everywhere, invert, take it away again
            let k = members.len();
            let even = 1.0 / k as f64;
            let whole = members
                .iter()
                .flat_map(|a| members.iter().map(|b| self.information.get(&(*a, *b)).unwrap_or(&0.0) + even));
            let inverse = inverted(whole.collect(), k);
            for (i, a) in members.iter().enumerate() {
                for (j, b) in members.iter().enumerate() {
                    covariance[a * n + b] = inverse[i * k + j] - even;
                }
            }
        }
        Precision { covariance, group, alone }
    }
}

impl Precision {
    /// SE of somebody's severity against the mean of their group, in error SDs; `None`: linked with nobody.
    pub fn of(&self, person: usize) -> Option<f64> {
        let alone = self.alone.get(person)?;
        (!alone).then(|| self.cov(person, person).max(0.0).sqrt())
    }

    /// SE of the difference of two severities, in error SDs; `None`: not comparable, or nobody such.
    pub fn of_difference(&self, a: usize, b: usize) -> Option<f64> {
        if self.group.get(a)? != self.group.get(b)? {
            return None;
        }
        Some((self.cov(a, a) + self.cov(b, b) - 2.0 * self.cov(a, b)).max(0.0).sqrt())
    }

    fn cov(&self, a: usize, b: usize) -> f64 {
        self.covariance[a * self.group.len() + b]
    }
}

/// Gauss and Jordan with the largest pivot; the matrix is positive definite.
fn inverted(mut m: Vec<f64>, k: usize) -> Vec<f64> {
    let mut out = vec![0.0; k * k];
    (0..k).for_each(|i| out[i * k + i] = 1.0);
    for column in 0..k {
        let size = |row: usize| m[row * k + column].abs();
        let pivot = (column..k).fold(column, |best, row| if size(row) > size(best) { row } else { best });
        for j in 0..k {
            m.swap(column * k + j, pivot * k + j);
            out.swap(column * k + j, pivot * k + j);
        }
        let by = m[column * k + column];
        for j in 0..k {
            m[column * k + j] /= by;
            out[column * k + j] /= by;
        }
        for row in (0..k).filter(|row| *row != column) {
            let times = m[row * k + column];
            if times != 0.0 {
                for j in 0..k {
                    m[row * k + j] -= times * m[column * k + j];
                    out[row * k + j] -= times * out[column * k + j];
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five hosts (0-4) and five partners (5-9), 16 people each; partners move one desk on.
    fn day(blocks: usize, calibration: u32) -> Links {
        let mut links = Links::new(10);
        for block in 0..blocks {
            for desk in 0..5 {
                links.met(&[desk, 5 + (desk + block) % 5], 16 / blocks as u32);
            }
        }
        links.met(&(0..10).collect::<Vec<_>>(), calibration);
        links
    }

    fn mean_difference(links: &Links) -> f64 {
        let se = links.precision();
        let pairs: Vec<f64> =
            (0..10).flat_map(|a| (0..a).map(move |b| (a, b))).map(|(a, b)| se.of_difference(a, b).unwrap()).collect();
        pairs.iter().sum::<f64>() / pairs.len() as f64
    }

    #[test]
    fn the_reference_day_of_the_specification() {
        // PLANNING 3.1: 0.50 with 4 blocks, 0.67 with 2, 0.95 with fixed pairs and one calibration
        for (blocks, calibration, stated) in [(4, 0, 0.50), (2, 0, 0.67), (1, 1, 0.95)] {
            let found = mean_difference(&day(blocks, calibration));
            assert!((found - stated).abs() < 0.005, "{blocks} blocks: {found}");
        }
    }

    #[test]
    fn without_a_link_nothing_is_compared() {
        let fixed = day(1, 0);
        assert_eq!(fixed.groups(), (0..5).map(|d| vec![d, 5 + d]).collect::<Vec<_>>());
        let se = fixed.precision();
        assert_eq!((se.of_difference(0, 1), se.of_difference(0, 99)), (None, None));
        // 16 candidates: the difference of two has variance 2 / 16
        assert!((se.of_difference(0, 5).unwrap() - (2.0_f64 / 16.0).sqrt()).abs() < 1e-12);
        assert!((se.of(0).unwrap() - (0.5_f64 / 16.0).sqrt()).abs() < 1e-12);
        let lone = Links::new(2).precision();
        assert_eq!((lone.of(0), lone.of(2)), (None, None));
    }
}
