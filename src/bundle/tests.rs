//! Files as they come: the golden ones, and what accidents and people make of them.

mod files;
mod golden;
mod hostile;
mod schema;
mod spooling;
mod writing;
