//! Journal and index compared, value by value: what either has lost comes back from the other.

use super::{
    StoreEvent,
    control::{self, Compared as Note},
    follower::{BATCH, Compared, Follower},
    ground::GROUP_LINES,
    index::{Held, IndexError},
    line::{EntryKey, Group, Line},
    payload::Payload,
    scan,
};
use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    sync::atomic::Ordering,
    time::Duration,
};

/// After so many values the rest of the machine goes first for a moment.
const STRIDE: u64 = 1_000;
const PAUSE: Duration = Duration::from_millis(1);

/// An entry as the journal has it. Of one that stands twice the longer counts: the other lacks its private part.
struct Ours {
    /// Number of the first line it stands on.
    n: u64,
    len: usize,
    sum: u32,
}

impl Ours {
    fn is(&self, payload: &str) -> bool {
        self.len == payload.len() && self.sum == crc32fast::hash(payload.as_bytes())
    }
}

impl Follower {
    /// Reads every value, computes its id anew and compares with the journal: flips in pages that no open reads, and
    /// entries that either has lost, are found here.
    pub fn compare(&mut self) -> Result<Compared, IndexError> {
        let mut lacking: HashMap<EntryKey, Ours> = HashMap::new();
        let upto = self.read_journal(|n, key, payload| {
            let ours = lacking.entry(key).or_insert(Ours { n, len: 0, sum: 0 });
            if ours.len < payload.len() {
                (ours.len, ours.sum) = (payload.len(), crc32fast::hash(payload.as_bytes()));
            }
        })?;
        let mut ids: HashSet<[u8; 16]> = lacking.keys().map(|key| key.id).collect();
        let Some(recovered) = self.take_out_what_is_held(&mut lacking)? else { return Ok(Compared::Stopped) };
        ids.extend(recovered.iter().map(|(key, _)| key.id));
        self.held = Held { n: upto, ..Held::default() };
        ids.iter().for_each(|id| self.held.count(id));
        self.ids = ids;

        let proof = self.index()?.mark()?.filter(|mark| {
            // with no heading left in the journal any mark is of this one
            let same = mark.epoch == self.place.epoch || self.place.epoch.is_nil();
            same && Held { n: upto, ..mark.held } == self.held
        });
        self.standing.proved.store(proof.map_or(0, |mark| mark.held.n), Ordering::Release);
        // What comes after the mark was never in it and is no loss.
        let marked = self.marked()?;
        let claimed = marked.map_or(0, |held| held.n);
        let mended = lacking.values().filter(|ours| ours.n <= claimed).count() as u64;
        let note = self.torn.take().filter(|damage| !damage.is_empty()).map(|damage| Note {
            compared: damage.iter().map(|damage| (damage.segment, damage.line)).collect(),
            // Both copies together are what the index once knew to be everything.
            mended: marked.is_some_and(|mark| mark.n >= upto && Held { n: upto, ..mark } == self.held),
        });
        // With a note to be written, a mark of what both hold would prove that nothing is lost: it follows the note.
        let mark = if note.is_some() { Held::default() } else { self.held };
        if !lacking.is_empty() || marked != Some(mark) {
            self.write_lacking(lacking, mark)?;
            // An index is called whole once it would outlast a power cut.
            self.sync()?;
        }
        if mended > 0 {
            self.standing.announce(StoreEvent::Mended { entries: mended });
        }
        self.give_back(recovered, note);
        self.is_whole();
        Ok(Compared::Values)
    }

    /// Takes out of `lacking` what the index holds as the journal does, and returns what only the index has. `None` if the
    /// day is being closed.
    fn take_out_what_is_held(
        &mut self,
        lacking: &mut HashMap<EntryKey, Ours>,
    ) -> Result<Option<Vec<(EntryKey, String)>>, IndexError> {
        let (key_of, standing, no) = (self.key_of, self.standing.clone(), self.no);
        let (mut recovered, mut seen, mut stopped) = (Vec::new(), 0_u64, false);
        // Somebody may be waiting for a journal that is not whole.
        let pause = self.torn.is_none();
        self.index()?.scan(&mut |key, value| {
            seen += 1;
            if seen.is_multiple_of(STRIDE) {
                if pause {
                    std::thread::sleep(PAUSE);
                }
                stopped |= !standing.index_busy(no);
            }
            stopped |= standing.is_closing();
            if stopped {
                return ControlFlow::Break(());
            }
            let sound = std::str::from_utf8(value).ok().filter(|text| key_of(text) == Some(key));
            if let Some(text) = sound {
                match lacking.get(&key) {
                    Some(ours) if ours.is(text) => drop(lacking.remove(&key)),
                    Some(ours) if ours.len >= text.len() => {}
                    _ => {
                        lacking.remove(&key);
                        recovered.push((key, text.to_owned()));
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        self.alive()?;
        Ok((!stopped).then_some(recovered))
    }

    /// Takes over from the journal what the index lacks, a batch at a time. Only the last batch moves the mark.
    fn write_lacking(&mut self, mut lacking: HashMap<EntryKey, Ours>, mark: Held) -> Result<(), IndexError> {
        let (place, upto) = (self.place.clone(), self.held.n);
        let mut batch: Vec<(EntryKey, String)> = Vec::with_capacity(lacking.len().min(BATCH));
        let mut written = Ok(());
        let mut each = |n: u64, payload: Payload| {
            let key = (self.key_of)(&payload).filter(|_| n <= upto && written.is_ok());
            let Some(key) = key.filter(|key| lacking.get(key).is_some_and(|ours| ours.is(&payload))) else { return };
            lacking.remove(&key);
            batch.push((key, payload.to_string()));
            if batch.len() == BATCH {
                written = self.write_with(&batch, Held::default());
                batch.clear();
            }
        };
        if upto > 0 {
            scan::visit(&*place.disk, &place.folder, place.day, &mut each)?;
        }
        written?;
        self.write_with(&batch, mark)
    }

    /// Entries that only the index still had become new lines of the journal.
    fn give_back(&mut self, recovered: Vec<(EntryKey, String)>, note: Option<Note>) {
        let line = |(key, payload): &(EntryKey, String)| Line { key: Some(*key), payload: payload.clone() };
        let mut groups: Vec<Group> =
            recovered.chunks(GROUP_LINES).map(|group| group.iter().map(line).collect()).collect();
        if let Some(note) = note {
            // Last, and with the last group: once it stands, all of them do.
            if groups.is_empty() {
                groups.push(Group::new());
            }
            groups
                .last_mut()
                .into_iter()
                .for_each(|last| last.push(Line { key: None, payload: control::format(&note) }));
        }
        for group in groups {
            self.queue.append(group);
        }
        if !recovered.is_empty() {
            self.standing.add_recovered(recovered.into_iter().map(|(_, payload)| payload).collect());
        }
    }
}
