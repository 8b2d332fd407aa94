//! Rows of the lists, worked out when the Day changes and never while drawing: 5,000 people cost a frame what 80 cost.

pub mod calls;
pub mod files;
pub mod missing;
pub mod pairs;
pub mod queue;
pub mod shortlist;
pub mod sync;
pub mod waiting;
