//! Cholesky factors of small symmetric matrices, in row form: `row_i -= f * row_k` over contiguous cells, which the
//! compiler vectorises without changing the order of any sum.

/// Upper triangle of a symmetric matrix, or of its factor, row by row (the lower triangle is not read).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Upper {
    size: usize,
    cells: Vec<f64>,
}

impl Upper {
    /// Zeros.
    pub fn new(size: usize) -> Upper {
        Upper { size, cells: vec![0.0; size * size] }
    }

    /// The cell in `row`, `column`.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// The same, to be written.
    pub fn cell(&mut self, row: usize, column: usize) -> &mut f64 {
        &mut self.cells[row * self.size + column]
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.cells[row * self.size..(row + 1) * self.size]
    }

    /// One row, to be written.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.cells[row * self.size..(row + 1) * self.size]
    }

    /// Eliminates the first `pivots` rows: they become the factor R with R'R = A, what is left is the Schur complement.
    /// `None` where the matrix is not positive definite in these rows.
    pub fn factor(&mut self, pivots: usize) -> Option<()> {
        let size = self.size;
        for k in 0..pivots {
            let (done, rest) = self.cells.split_at_mut((k + 1) * size);
            let pivot_row = &mut done[k * size..];
            let pivot = pivot_row[k];
            if !(pivot > 0.0 && pivot.is_finite()) {
                return None;
            }
            let root = pivot.sqrt();
            pivot_row[k..].iter_mut().for_each(|x| *x /= root);
            for (below, row) in rest.chunks_exact_mut(size).enumerate() {
                let i = k + 1 + below;
                let f = pivot_row[i];
                if f != 0.0 {
                    row[i..].iter_mut().zip(&pivot_row[i..]).for_each(|(x, y)| *x -= f * y);
                }
            }
        }
        Some(())
    }

    /// Solves R x = b for the first `b.len()` rows of a factor, in place.
    pub fn back_substitute(&self, b: &mut [f64]) {
        for k in (0..b.len()).rev() {
            let row = self.row(k);
            let mut x = b[k];
            for j in k + 1..b.len() {
                x -= row[j] * b[j];
            }
            b[k] = x / row[k];
        }
    }

    /// Transposed inverse of the first `size` rows of a factor: row j of it is column j of the inverse of R, cells `0..=j`.
    pub fn inverse_transposed(&self, size: usize) -> Upper {
        let mut inverse = Upper::new(size);
        for j in 0..size {
            // column j of X with R X = 1, from the diagonal upwards; sums over contiguous rows of the result
            inverse.cells[j * size + j] = 1.0 / self.at(j, j);
        }
        // X[i][j] = -(sum_{k=i+1..=j} R[i][k] X[k][j]) / R[i][i]; in the transpose: row j, cell i
        for j in 0..size {
            let row = &mut inverse.cells[j * size..=j * size + j];
            for i in (0..j).rev() {
                let r = &self.row(i)[i + 1..=j];
                let sum: f64 = r.iter().zip(&row[i + 1..]).map(|(a, b)| a * b).sum();
                row[i] = -sum / self.at(i, i);
            }
        }
        inverse
    }
}
