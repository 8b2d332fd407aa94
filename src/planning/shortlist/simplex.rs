//! A bounded dual simplex on a dense dictionary: every basic variable as a sum of the others. Floating point throughout;
//! what it says is a proposal, proven or dropped elsewhere (`bound`, `search`).
//!
//! Variables are the columns kept here (0 to 1) and the counts of the rows written so far. All are boxed, so any
//! dictionary is dual feasible once each nonbasic variable stands at the bound its reduced value likes; one solution
//! after the other is found by moving bounds. Ratio test with bound flipping (Maros, *Computational Techniques of the
//! Simplex Method*, 2003, ch. 7).

use super::model::Model;

/// Below this a pivot is taken for zero.
const PIVOT: f64 = 1e-9;
/// Within this a bound holds.
const SLACK: f64 = 1e-7;

/// How a settling ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Settled {
    /// The bounds all hold.
    Best,
    /// The row `row` cannot reach its bound: it falls `short` by so much, below it (`rising`) or above it.
    Empty { row: usize, rising: bool, short: f64 },
    /// Too many steps; the prices are still prices.
    Stuck,
}

/// Where a variable is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Basic(usize),
    Apart(usize),
}

/// The dictionary.
#[derive(Clone, Debug)]
pub struct Table {
    /// The model's columns kept here, by local number.
    pub columns: Vec<u32>,
    /// The model's rows written here, by local number; their variables follow those of the columns.
    pub rows: Vec<u32>,
    /// Bounds of every variable.
    pub low: Vec<f64>,
    /// See `low`.
    pub high: Vec<f64>,
    /// Row after row: one coefficient for each nonbasic variable, then the constant.
    cells: Vec<f64>,
    reduced: Vec<f64>,
    width: usize,
    nonbasic: Vec<usize>,
    /// Value of each nonbasic variable; 1 at the constant.
    at: Vec<f64>,
    basic: Vec<usize>,
    level: Vec<f64>,
    place: Vec<Place>,
    /// Cells touched, for whoever limits the work.
    pub work: u64,
    ratios: Vec<(f64, usize)>,
}

impl Table {
    /// No row yet, and these columns.
    pub fn new(model: &Model, columns: Vec<u32>) -> Table {
        let n = columns.len();
        let mut reduced: Vec<f64> = columns.iter().map(|&c| model.value[c as usize] as f64).collect();
        reduced.push(0.0);
        let mut at = vec![0.0; n];
        at.push(1.0);
        Table {
            rows: Vec::new(),
            low: vec![0.0; n],
            high: vec![1.0; n],
            cells: Vec::new(),
            reduced,
            width: n + 1,
            nonbasic: (0..n).collect(),
            at,
            basic: Vec::new(),
            level: Vec::new(),
            place: (0..n).map(Place::Apart).collect(),
            work: 0,
            ratios: Vec::new(),
            columns,
        }
    }

    /// Writes a row of the model; `local` gives the local number of a column kept here, `fixed` the count of the others.
    pub fn write(&mut self, model: &Model, row: usize, local: &[u32], fixed: i64, low: i64, high: i64) {
        let start = self.cells.len();
        self.cells.resize(start + self.width, 0.0);
        let (old, new) = self.cells.split_at_mut(start);
        for &(c, by) in &model.rows[row] {
            let by = f64::from(by);
            match local.get(c as usize).and_then(|&l| self.place.get(l as usize)) {
                Some(&Place::Apart(k)) => new[k] += by,
                Some(&Place::Basic(i)) => {
                    let from = &old[i * self.width..][..self.width];
                    new.iter_mut().zip(from).for_each(|(n, o)| *n += by * o);
                }
                None => {}
            }
        }
        new[self.width - 1] += fixed as f64;
        self.work += self.width as u64;
        self.place.push(Place::Basic(self.basic.len()));
        self.basic.push(self.low.len());
        self.low.push(low as f64);
        self.high.push(high as f64);
        self.rows.push(row as u32);
        self.level.push(0.0);
    }

    /// The same dictionary without some of its nonbasic columns: `drop` gives the value at which one leaves.
    pub fn narrowed(&self, drop: impl Fn(u32) -> Option<f64>) -> Table {
        let mut local = vec![usize::MAX; self.columns.len()];
        let mut columns = Vec::new();
        let mut gone = Vec::new();
        for (l, &c) in self.columns.iter().enumerate() {
            let dropped = match self.place[l] {
                Place::Apart(k) => drop(c).map(|value| (k, value)),
                Place::Basic(_) => None,
            };
            match dropped {
                Some(d) => gone.push(d),
                None => {
                    local[l] = columns.len();
                    columns.push(c);
                }
            }
        }
        let lost = self.columns.len() - columns.len();
        let renamed = |v: usize| if v < local.len() { local[v] } else { v - lost };
        let mut stays = vec![true; self.width];
        for &(k, _) in &gone {
            stays[k] = false;
        }
        let kept: Vec<usize> = (0..self.width).filter(|&k| stays[k]).collect();
        gone.retain(|&(_, value)| value != 0.0);
        let thin = |row: &[f64], out: &mut Vec<f64>| {
            out.extend(kept.iter().map(|&k| row[k]));
            if let Some(constant) = out.last_mut() {
                *constant += gone.iter().map(|&(k, value)| row[k] * value).sum::<f64>();
            }
        };
        let mut cells = Vec::with_capacity(self.basic.len() * kept.len());
        for row in self.cells.chunks_exact(self.width) {
            thin(row, &mut cells);
        }
        let mut reduced = Vec::with_capacity(kept.len());
        thin(&self.reduced, &mut reduced);
        let nonbasic: Vec<usize> = kept.iter().take(kept.len() - 1).map(|&k| renamed(self.nonbasic[k])).collect();
        let basic: Vec<usize> = self.basic.iter().map(|&v| renamed(v)).collect();
        let mut place = vec![Place::Apart(0); columns.len() + self.rows.len()];
        nonbasic.iter().enumerate().for_each(|(k, &v)| place[v] = Place::Apart(k));
        basic.iter().enumerate().for_each(|(i, &v)| place[v] = Place::Basic(i));
        let bounds = |of: &[f64]| -> Vec<f64> {
            let (ours, rows) = of.split_at(local.len());
            let ours = ours.iter().zip(&local).filter(|(_, l)| **l != usize::MAX).map(|(b, _)| *b);
            ours.chain(rows.iter().copied()).collect()
        };
        Table {
            low: bounds(&self.low),
            high: bounds(&self.high),
            at: kept.iter().map(|&k| self.at[k]).collect(),
            level: self.level.clone(),
            width: kept.len(),
            rows: self.rows.clone(),
            work: cells.len() as u64,
            ratios: Vec::new(),
            columns,
            cells,
            reduced,
            nonbasic,
            basic,
            place,
        }
    }

    /// The variable of a row.
    pub fn of_row(&self, row: usize) -> usize {
        self.columns.len() + row
    }

    /// The value of a variable in the present solution.
    pub fn value(&self, variable: usize) -> f64 {
        match self.place[variable] {
            Place::Basic(i) => self.level[i],
            Place::Apart(k) => self.at[k],
        }
    }

    /// The price of a written row: what one more of it would be worth.
    pub fn price(&self, row: usize) -> f64 {
        match self.place[self.of_row(row)] {
            Place::Basic(_) => 0.0,
            Place::Apart(k) => self.reduced[k],
        }
    }

    /// The price of a written row on the way that shows the emptiness of basic row `of`, for each unit of the way.
    pub fn way(&self, row: usize, of: usize, rising: bool) -> f64 {
        let sign = if rising { -1.0 } else { 1.0 };
        match self.place[self.of_row(row)] {
            Place::Basic(i) if i == of => sign,
            Place::Basic(_) => 0.0,
            Place::Apart(k) => -sign * self.cells[of * self.width + k],
        }
    }

    /// Moves until every bound holds.
    pub fn settle(&mut self) -> Settled {
        for k in 0..self.width - 1 {
            let v = self.nonbasic[k];
            let (low, high, liked) = (self.low[v], self.high[v], self.reduced[k]);
            if liked > PIVOT {
                self.at[k] = high;
            } else if liked < -PIVOT || self.at[k] != high {
                self.at[k] = low;
            }
        }
        for (i, row) in self.cells.chunks_exact(self.width).enumerate() {
            self.level[i] = dot(row, &self.at);
        }
        self.work += self.cells.len() as u64;
        for _ in 0..100 + 10 * self.basic.len() {
            let Some((row, rising, short)) = self.worst() else { return Settled::Best };
            if let Some(empty) = self.step(row, rising, short) {
                return empty;
            }
        }
        Settled::Stuck
    }

    /// The basic variable farthest beyond a bound, whether it has to rise, and by how much.
    fn worst(&self) -> Option<(usize, bool, f64)> {
        let mut found: Option<(usize, bool, f64)> = None;
        for (i, &v) in self.basic.iter().enumerate() {
            let (below, above) = (self.low[v] - self.level[i], self.level[i] - self.high[v]);
            let (rising, short) = if below > above { (true, below) } else { (false, above) };
            if short > SLACK && found.is_none_or(|(.., most)| short > most) {
                found = Some((i, rising, short));
            }
        }
        found
    }

    /// Brings one basic variable to the bound it breaks; or says that it cannot get there.
    fn step(&mut self, row: usize, rising: bool, short: f64) -> Option<Settled> {
        let line = &self.cells[row * self.width..][..self.width - 1];
        let mut ratios = std::mem::take(&mut self.ratios);
        ratios.clear();
        for (k, &cell) in line.iter().enumerate() {
            if cell.abs() <= PIVOT {
                continue;
            }
            let v = self.nonbasic[k];
            if self.low[v] == self.high[v] {
                continue;
            }
            let up = self.at[k] == self.low[v];
            // moving away from its bound must move the basic variable the right way
            if ((cell > 0.0) == up) == rising {
                ratios.push((self.reduced[k].abs() / cell.abs(), k));
            }
        }
        ratios.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut left = short;
        let mut entering = None;
        for &(_, k) in &ratios {
            let v = self.nonbasic[k];
            let reach = line[k].abs() * (self.high[v] - self.low[v]);
            if left <= reach + SLACK * 0.01 {
                entering = Some(k);
                break;
            }
            left -= reach;
        }
        let Some(entering) = entering else {
            self.ratios = ratios;
            return Some(Settled::Empty { row, rising, short: left });
        };
        for &(_, k) in ratios.iter().take_while(|(_, k)| *k != entering) {
            let v = self.nonbasic[k];
            let to = if self.at[k] == self.low[v] { self.high[v] } else { self.low[v] };
            self.shift(k, to - self.at[k]);
            self.at[k] = to;
        }
        self.ratios = ratios;
        let leaving = self.basic[row];
        let bound = if rising { self.low[leaving] } else { self.high[leaving] };
        let by = (bound - self.level[row]) / self.cells[row * self.width + entering];
        self.shift(entering, by);
        self.level[row] = self.at[entering] + by;
        self.at[entering] = bound;
        self.pivot(row, entering);
        None
    }

    /// A nonbasic variable moves, the basic ones with it.
    fn shift(&mut self, k: usize, by: f64) {
        for (i, level) in self.level.iter_mut().enumerate() {
            *level += self.cells[i * self.width + k] * by;
        }
    }

    /// The basic variable of `row` and the nonbasic one at `k` change places.
    fn pivot(&mut self, row: usize, k: usize) {
        let width = self.width;
        let (before, rest) = self.cells.split_at_mut(row * width);
        let (line, after) = rest.split_at_mut(width);
        let one = 1.0 / line[k];
        line.iter_mut().for_each(|c| *c *= -one);
        line[k] = one;
        let clear = |other: &mut [f64]| {
            let factor = other[k];
            if factor != 0.0 {
                other[k] = 0.0;
                other.iter_mut().zip(line.iter()).for_each(|(o, l)| *o += factor * l);
            }
        };
        before.chunks_exact_mut(width).for_each(clear);
        after.chunks_exact_mut(width).for_each(clear);
        clear(&mut self.reduced);
        self.work += self.cells.len() as u64;
        std::mem::swap(&mut self.basic[row], &mut self.nonbasic[k]);
        self.place[self.basic[row]] = Place::Basic(row);
        self.place[self.nonbasic[k]] = Place::Apart(k);
    }
}

/// Four sums side by side, so that the processor need not wait for each.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a4.remainder().iter().zip(b4.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a4.zip(b4) {
        for i in 0..4 {
            sums[i] += x[i] * y[i];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
