//! The program without a screen: session, model, messages, effects, actions, keymap, update. No ratatui, no crossterm.

pub mod action;
pub mod clock;
pub mod describe;
pub mod drafts;
pub mod edit;
pub mod geometry;
pub mod hints;
pub mod ids;
pub mod import;
pub mod key;
pub mod keymap;
pub mod laptop;
pub mod list;
pub mod model;
pub mod msg;
pub mod overlay;
pub mod rank;
pub mod refused;
pub mod resume;
pub mod rows;
pub mod saved;
pub mod screen;
pub mod search;
pub mod session;
pub mod update;
