//! Room on the disk: how much is left, and the reserve that carries a day over a full disk.
//!
//! The reserve is a file of real zeros in the store's folder, deleted when a write does not fit. It is made in pieces while
//! nobody waits, so that a mark never waits for more than one piece.

use super::{
    FileSystem, Space,
    disk::{Appender, Disk},
    worker::Limits,
};
use std::{path::PathBuf, sync::Arc, time::Instant};

/// Below so much the day is warned.
const LOW: u64 = 200 << 20;
/// With so much the reserve is made, and made again.
const AGAIN: u64 = 50 << 20;
/// The reserve: about 8,000 entries.
pub(super) const RESERVE: u64 = 4 << 20;
const PIECE: usize = 256 << 10;

enum Reserve {
    Missing,
    Growing(Box<dyn Appender>, u64),
    There,
}

pub(super) struct Room {
    disk: Arc<dyn Disk>,
    store: PathBuf,
    limits: Limits,
    looked: Option<Instant>,
    /// When there is something to do though nothing is stored; never, once all is well.
    due: Option<Instant>,
    reserve: Reserve,
    said: Space,
}

impl Room {
    pub fn new(disk: Arc<dyn Disk>, store: PathBuf, limits: Limits) -> Room {
        Room { disk, store, limits, looked: None, due: None, reserve: Reserve::Missing, said: Space::Fine }
    }

    /// At open. The reserve is made a little later: most commands are gone by then.
    pub fn open(&mut self, now: Instant) -> Option<Space> {
        let files = self.disk.list(&self.store).unwrap_or_default();
        if files.iter().any(|(name, len)| name == "spare" && *len >= RESERVE) {
            self.reserve = Reserve::There;
        }
        let news = self.look(now);
        self.due = self.due.map(|at| at + self.limits.reserve_start);
        news
    }

    /// What the store lies on, if it is something that promises less.
    pub fn weakness(&self) -> Option<FileSystem> {
        self.disk.weakness(&self.store)
    }

    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// The disk is full. Gives up the reserve; whether there was any.
    pub fn give_way(&mut self, now: Instant) -> bool {
        self.reserve = Reserve::Missing;
        if self.disk.remove(&self.spare()).is_err() {
            return false;
        }
        // Should the name come back after a power cut, it only holds room again.
        let _ = self.disk.sync_folder(&self.store);
        self.said = Space::Spare { free: self.disk.free(&self.store).unwrap_or(0) };
        (self.looked, self.due) = (Some(now), Some(now + self.limits.look));
        true
    }

    /// The reserve is in use: the room is the journal's alone.
    pub fn is_tight(&self) -> bool {
        matches!(self.said, Space::Spare { .. })
    }

    pub fn said(&self) -> Space {
        self.said
    }

    /// Something was stored, or something is due: looks every so often, and makes the reserve piece by piece. What is new
    /// about the room comes back.
    pub fn tend(&mut self, now: Instant) -> Option<Space> {
        if self.looked.is_none_or(|looked| now >= looked + self.limits.look) {
            return self.look(now);
        }
        if self.due.is_none_or(|due| due > now) {
            return None;
        }
        match self.grow() {
            Ok(true) => {
                self.due = None;
                let free = self.disk.free(&self.store).ok()?;
                self.say(room_of(free))
            }
            Ok(false) => None,
            Err(_) => {
                self.reserve = Reserve::Missing;
                let _ = self.disk.remove(&self.spare());
                self.due = self.is_tight().then(|| now + self.limits.look);
                None
            }
        }
    }

    fn look(&mut self, now: Instant) -> Option<Space> {
        self.looked = Some(now);
        let free = self.disk.free(&self.store).ok()?;
        if matches!(self.reserve, Reserve::Missing) {
            // While the reserve is used somebody may be making room right now.
            let later = self.is_tight().then(|| now + self.limits.look);
            self.due = if free >= AGAIN { Some(now) } else { later };
        }
        self.say(if self.is_tight() { Space::Spare { free } } else { room_of(free) })
    }

    fn say(&mut self, space: Space) -> Option<Space> {
        let before = std::mem::replace(&mut self.said, space);
        (before != space).then_some(space)
    }

    /// One piece more. Whether the reserve is there.
    fn grow(&mut self) -> std::io::Result<bool> {
        match &mut self.reserve {
            Reserve::There => return Ok(true),
            Reserve::Missing => {
                let spare = self.spare();
                // Left by a program that was killed while it made it.
                let _ = self.disk.remove(&spare);
                self.reserve = Reserve::Growing(self.disk.create(&spare)?, 0);
                return Ok(false);
            }
            Reserve::Growing(file, len) => {
                file.write_all(&[0; PIECE])?;
                file.sync()?;
                *len += PIECE as u64;
                if *len < RESERVE {
                    return Ok(false);
                }
            }
        }
        self.disk.sync_folder(&self.store)?;
        self.reserve = Reserve::There;
        Ok(true)
    }

    fn spare(&self) -> PathBuf {
        self.store.join("spare")
    }
}

fn room_of(free: u64) -> Space {
    if free < LOW { Space::Low { free } } else { Space::Fine }
}
