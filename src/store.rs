//! A laptop's data: the journal (the record) and sled (the index and second copy). The only room that names sled.
//!
//! An entry counts as stored when its journal line is written **and synced**; the index follows on a thread of its own
//! and can fail without delaying anybody. The store handles payload lines and never looks inside an entry: what an
//! entry means, its id and its chain belong to `wire`, which hands in [`KeyOf`].
//!
//! ```text
//! append ─> thread `journal`: frame, write, sync, check ─> stored_up_to ─> thread `index`: sled, the second copy
//! ```

mod aside;
mod check;
mod compare;
mod control;
mod day;
mod disk;
mod drafts;
mod error;
mod event;
mod follower;
mod ground;
mod holder;
mod index;
mod journal;
mod line;
mod look;
mod machine;
mod memory;
mod mounted;
mod payload;
mod prefs;
mod probe;
mod queue;
mod rebuild;
mod room;
mod root;
mod scan;
mod sled_index;
mod standing;
mod succession;
mod worker;

pub use check::{Copy, Gap, Health, Verdict, check_day};
pub use day::{DayStore, OpenReport, Opened, TailCut};
pub use drafts::{Draft, Drafts, DraftsEvent, Found as FoundDrafts, OpenedDrafts, TellDrafts, drafts_open};
pub use error::{Obstacle, StoreError};
pub use event::{FileSystem, IndexState, Notify, Space, StoreEvent};
pub use holder::Holder;
pub use line::{EntryKey, Group, Kept, KeyOf, Line};
pub use look::{Extent, ReadDay, extent, is_level, read_day};
pub use machine::{Home, Machine, system_id};
pub use payload::Payload;
pub use prefs::Prefs;
pub use probe::{Ended, Prober, probe};
pub use rebuild::{Identity, Rebuilt, Tools};
pub use root::{Lock, Root};
pub use scan::{Damage, DamageKind};

#[cfg(test)]
mod tests;
