//! The program without a screen: session, model, messages, effects, actions, keymap, update. No ratatui, no crossterm.

pub mod clock;
pub mod ids;
pub mod laptop;
pub mod rank;
pub mod session;
