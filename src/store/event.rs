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
    /// Failed, or held back since the disk is full: one copy only. Marks go on being stored, and another index is built
    /// from the journal; [`IndexState::Whole`] says when it is level.
    Aside {
        /// The engine's words, for the log.
        why: String,
    },
}

/// How much room there is for what is still to be stored. Said at open where it is not fine, and at every change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Enough for a day.
    Fine,
    /// Little: time to make room.
    Low {
        /// Bytes left on the disk.
        free: u64,
    },
    /// The disk is full and the reserve is being used: about 8,000 entries more, in one copy only. A notice that cannot be
    /// closed.
    Spare {
        /// Bytes left on the disk.
        free: u64,
    },
}

/// A file system that keeps less than we ask of it: FAT has no journal of its own, and over a network a lock or a sync
/// may not mean what it says. It works; whoever runs the day should know once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSystem {
    /// FAT12, FAT16, FAT32.
    Fat,
    /// exFAT.
    ExFat,
    /// NFS.
    Nfs,
    /// SMB, CIFS.
    Smb,
    /// Anything in user space.
    Fuse,
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
    /// The room on the disk changed.
    Space(Space),
    /// Said once at open: the store lies on a file system that promises less.
    Weak {
        /// Which.
        kind: FileSystem,
    },
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
