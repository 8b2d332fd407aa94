//! The terminal: guard, loop, event translation, theme, views and widgets.
