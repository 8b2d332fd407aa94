//! Accidents and attacks: each is refused with its reason, or taken on purpose. Which numbers of the list of attacks a test is
//! about stands above it.

mod chains;
mod damage;
mod header;
mod lines;
