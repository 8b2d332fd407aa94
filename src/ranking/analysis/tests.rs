//! Whole days against the reference figures, to the tolerances that lie beside them.

mod days;
