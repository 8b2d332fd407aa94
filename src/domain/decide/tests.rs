//! What each command writes, and the rules around marks, seals, reveals, decisions and the close.

mod contract;
mod limits;
mod refusals;
mod rules;
