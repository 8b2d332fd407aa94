//! The screen without a terminal: press, assert, press. A stage holds a small day, plays keys through `update` and draws
//! into a buffer; the store answers at once unless it is told to wait.

mod blind;
mod desk;
mod drafts;
mod eyes;
mod flow;
mod footer;
mod leaving;
mod looks;
mod page;
mod saving;
mod scales;
mod seats;
mod stage;
mod sync;
