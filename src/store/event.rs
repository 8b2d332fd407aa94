//! What the store tells the program while it runs. The receiver adds the wall time: the store has no clock.

use super::Obstacle;

/// How the second copy stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexState {
    /// Not compared yet, or behind the journal.
    Catching,
    /// Holds every entry of the journal.
    Whole {
        /// Distinct entries held.
        entries: u64,
    },
    /// Failed and left alone until the store is opened anew: one copy only. Marks go on being stored.
    Aside {
        /// The engine's words, for the log.
        why: String,
    },
}

/// Something the program must hear about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreEvent {
    /// Everything up to this ticket is written and synced.
    Stored {
        /// The watermark.
        up_to: u64,
    },
    /// From this ticket on nothing is stored. The store goes on trying; [`StoreEvent::Stored`] says when it succeeded.
    NotStored {
        /// The first ticket that is not stored.
        from: u64,
        /// The kind of obstacle.
        cause: Obstacle,
        /// The system's words, for the log.
        what: String,
    },
    /// Stored, but the journal had to go on in a new file.
    Strained {
        /// The kind of obstacle.
        cause: Obstacle,
        /// The system's words, for the log.
        what: String,
    },
    /// The index changed its state.
    Index(IndexState),
    /// The index held entries that the journal had lost; fetch them with `DayStore::take_recovered`.
    Recovered {
        /// How many.
        entries: u64,
    },
    /// The index had lost or spoilt entries that the journal holds; they were written into it again.
    Mended {
        /// How many.
        entries: u64,
    },
}

/// Called from the store's threads. It must be quick; passing the event on over a channel is enough.
pub type Notify = Box<dyn Fn(StoreEvent) + Send>;
