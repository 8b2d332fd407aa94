//! The words: locale files, formatting of numbers, dates and names, and text made safe for a terminal.
//!
//! Known by every room right of the pure ones. It decides nothing, reads no clock and writes nothing.
//!
//! - [`Words`]: the sentences of `assets/locales`, one typed method a message (`words!`), or by key for tables.
//! - [`clean`], [`fits`], [`pad`], [`wrap`]: text from people and files on its way to cells.
//! - [`fold`], [`sort_key`]: names as they are searched and sorted.
//! - [`number`], [`date`]: figures and times as people of the language write them.
//! - [`WhiskerScale`]: doubt as a picture.
//! - [`Symbol`]: one shape, one meaning, with its ASCII twin.

mod clean;
mod fold;
mod symbol;
mod whisker;
mod wrap;

pub mod date;
pub mod number;
pub mod words;

pub use clean::{Align, clean, clean_multiline, fits, pad, width};
pub use fold::{fold, sort_key};
pub use symbol::{Charset, Symbol};
pub use whisker::WhiskerScale;
pub use words::{Lang, Words};
pub use wrap::wrap;
