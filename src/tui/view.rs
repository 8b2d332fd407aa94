//! Views: from the model to a frame. They borrow, decide nothing, and give back only geometry.

pub mod page;
