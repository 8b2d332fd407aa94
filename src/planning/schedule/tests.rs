//! The published optima, and everything the answer promises, checked against search by hand on small problems.

mod reference;
