//! The published optima, and everything the answer promises, checked against plain search on small problems.

mod dice;
mod faults;
mod joint;
mod oracle;
mod reference;
mod search;
