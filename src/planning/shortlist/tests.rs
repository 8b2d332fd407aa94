//! The reference instances to the last figure, and small random problems against counting every team.

mod exhaustive;
mod random;
mod reference;
mod written;
