//! Stamping: decided facts become entries of this laptop's chain, with their exact bytes. Pure: time, salts and the Day come
//! in as arguments.

use super::envelope::{Draft, read_line, write_line};
use super::fact::decode;
use super::fault::Fault;
use super::veil::Veil;
use crate::domain::day::Day;
use crate::domain::decide::Proposal;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::ids::{DayId, DeviceId, PersonId};
use serde_json::{Map, Value};

/// An entry's `replaces` names at most this many heads.
const REPLACES_LIMIT: usize = 64;
/// Entries further ahead than this do not drag this laptop's clock along (ten minutes, in ms).
const AHEAD_LIMIT: i64 = 600_000;
/// Greatest counter of the hybrid clock.
const COUNTER_LIMIT: u32 = 65_535;

/// The end of this laptop's own chain, and its hybrid clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    day: DayId,
    device: DeviceId,
    seq: u64,
    hash: Option<[u8; 32]>,
    ms: i64,
    n: u32,
}

/// A stamped entry: what the Day takes, and what is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// The exact bytes of the line, without a line break.
    pub line: String,
    /// The same as the Day knows it.
    pub entry: Entry,
}

impl Chain {
    /// The chain of a laptop as a Day holds it. `wall` (Unix ms) tells how far ahead an entry's clock may be to be followed.
    pub fn of(day: &Day, device: DeviceId, wall: i64) -> Chain {
        let tip = day
            .chains()
            .get(&device)
            .and_then(|c| c.values().next_back())
            .and_then(|at| at.iter().filter_map(|id| day.entry(id)).max_by_key(|e| e.stamp.order()));
        let (ms, n) = day
            .entries()
            .map(|e| &e.stamp)
            .filter(|s| s.device == device || s.ms <= wall + AHEAD_LIMIT)
            .map(|s| (s.ms, s.n))
            .max()
            .unwrap_or((0, 0));
        Chain { day: day.id(), device, seq: tip.map_or(0, |e| e.stamp.seq), hash: tip.map(|e| e.stamp.hash), ms, n }
    }

    /// The next sequence number.
    pub fn next_seq(&self) -> u64 {
        self.seq + 1
    }

    /// This laptop.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Follows the clock of an entry that came from elsewhere.
    pub fn follow(&mut self, ms: i64, n: u32, wall: i64) {
        if ms <= wall + AHEAD_LIMIT {
            (self.ms, self.n) = (self.ms, self.n).max((ms, n));
        }
    }

    fn tick(&mut self, wall: i64) {
        if wall > self.ms {
            (self.ms, self.n) = (wall, 0);
        } else if self.n < COUNTER_LIMIT {
            self.n += 1;
        } else {
            (self.ms, self.n) = (self.ms + 1, 0);
        }
    }

    /// Stamps a group of facts. `salt` gives 16 fresh bytes for each personal text. The chain moves on only if every line is
    /// one that any laptop would take.
    pub fn stamp(
        &mut self,
        day: &Day,
        proposals: Vec<Proposal>,
        by: Option<PersonId>,
        wall: i64,
        salt: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<Vec<Stamped>, Fault> {
        let mut all = Vec::with_capacity(proposals.len());
        let mut next = self.clone();
        for p in proposals {
            next.tick(wall);
            next.seq += 1;
            let key = match &p.fact {
                Fact::DeviceFinished(_) => Some(format!("finished/{}", self.device)),
                f => f.register(),
            };
            let mut replaces = key.map(|k| day.heads(&k)).unwrap_or_default();
            replaces.truncate(REPLACES_LIMIT);
            let by = match p.fact {
                Fact::DeviceJoined(_) | Fact::SyncTaken(_) | Fact::DeviceFinished(_) => None,
                _ => by,
            };
            let private = match (&p.personal, p.about) {
                (Some(words), Some(of)) => {
                    let mut object = Map::new();
                    object.insert("salt".into(), Value::String(super::hash::hex(&salt())));
                    if let Ok(Value::Object(fields)) = serde_json::to_value(words) {
                        object.extend(fields);
                    }
                    Some((of, Value::Object(object).to_string()))
                }
                _ => None,
            };
            let veiled = |yes| if yes { Veil::Veiled } else { Veil::Open };
            let data = p.fact.format();
            let written = write_line(&Draft {
                day: self.day,
                device: self.device,
                seq: next.seq,
                prev: next.hash,
                ms: next.ms,
                n: next.n,
                by,
                kind: p.fact.kind(),
                kv: 1,
                replaces: &replaces,
                data: &data,
                veil_data: veiled(p.fact.veils_fact()),
                private: private.as_ref().map(|(of, text)| (*of, text.as_str(), veiled(p.fact.veils_private()))),
            });
            // no line is appended that another laptop would refuse: one bad line poisons every bundle after it
            let envelope = read_line(&written.line)?;
            next.hash = Some(written.hash);
            all.push(Stamped { entry: decode(envelope), line: written.line });
        }
        *self = next;
        Ok(all)
    }
}
