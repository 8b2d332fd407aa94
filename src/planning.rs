//! What could be done, in plain numbers and ids: who would be chosen, who would meet whom and when. Pure: it takes problems
//! and gives answers with their proof; whoever asks decides.

pub mod schedule;
pub mod shortlist;
