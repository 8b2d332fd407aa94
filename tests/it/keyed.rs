//! A day with keys: the golden files 01 to 09, laptops that sign, the rules of trust and of forgetting, and the law that only
//! the set of entries decides.

mod binary;
mod files;
mod golden;
mod law;
mod pen;
mod relay;
mod rules;
