//! The terminal: guard, loop, event translation, theme, views and widgets.

pub mod events;
pub mod signals;
pub mod terminal;
pub mod theme;
pub mod view;
pub mod watch;
pub mod widgets;
