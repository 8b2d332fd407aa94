//! Random values: from the system, or repeatable from a seed. Under a seed every value is SHA-256 of (seed, purpose, laptop,
//! next sequence number, counter), so two commands in one store, or two laptops, never draw the same.

use crate::domain::ids::DeviceId;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Where random values come from; set up in `main`, handed on.
#[derive(Clone, Copy, Debug)]
pub enum Ids {
    /// From the operating system, through this function (false: it has none to give).
    System(fn(&mut [u8]) -> bool),
    /// From a seed.
    Seeded(u64),
}

/// Random values for one command of one laptop.
#[derive(Clone, Debug)]
pub struct Draw {
    ids: Ids,
    scope: Vec<u8>,
    counter: u64,
}

impl Ids {
    /// Whether values repeat.
    pub fn is_seeded(&self) -> bool {
        matches!(self, Ids::Seeded(_))
    }

    /// Values for the command that will write `next_seq` first.
    pub fn draw(&self, device: DeviceId, next_seq: u64) -> Draw {
        let mut scope = device.0.as_bytes().to_vec();
        scope.extend(next_seq.to_be_bytes());
        Draw { ids: *self, scope, counter: 0 }
    }

    /// Values for something that has no chain yet: a founder (day name, date) or a joining laptop (day id, folder name).
    pub fn draw_for(&self, scope: &[&str]) -> Draw {
        let mut bytes = Vec::new();
        for s in scope {
            bytes.extend((s.len() as u64).to_be_bytes());
            bytes.extend(s.as_bytes());
        }
        Draw { ids: *self, scope: bytes, counter: 0 }
    }
}

impl Draw {
    /// 32 fresh bytes for a purpose.
    pub fn bytes(&mut self, purpose: &str) -> [u8; 32] {
        self.counter += 1;
        let mut out = [0u8; 32];
        match self.ids {
            Ids::System(fill) if fill(&mut out) => out,
            // a system without randomness still gets values that never repeat: its time and process go in
            Ids::System(_) => self.hashed(&purpose_at(purpose, std::process::id())),
            Ids::Seeded(seed) => {
                let mut key = seed.to_be_bytes().to_vec();
                key.extend(purpose.as_bytes());
                self.hashed(&key)
            }
        }
    }

    fn hashed(&self, key: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update((key.len() as u64).to_be_bytes());
        hash.update(key);
        hash.update(&self.scope);
        hash.update(self.counter.to_be_bytes());
        hash.finalize().into()
    }

    /// 8 fresh bytes, as the names of temporary files carry them.
    pub fn bytes8(&mut self, purpose: &str) -> [u8; 8] {
        let mut some = [0u8; 8];
        some.copy_from_slice(&self.bytes(purpose)[..8]);
        some
    }

    /// 16 fresh bytes.
    pub fn bytes16(&mut self, purpose: &str) -> [u8; 16] {
        let mut half = [0u8; 16];
        half.copy_from_slice(&self.bytes(purpose)[..16]);
        half
    }

    /// A new id (UUID v7) at this time, Unix ms.
    pub fn uuid(&mut self, purpose: &str, ms: i64) -> Uuid {
        let mut random = [0u8; 10];
        random.copy_from_slice(&self.bytes(purpose)[..10]);
        uuid::Builder::from_unix_timestamp_millis(ms.max(0) as u64, &random).into_uuid()
    }
}

fn purpose_at(purpose: &str, pid: u32) -> Vec<u8> {
    let mut key = purpose.as_bytes().to_vec();
    key.extend(pid.to_be_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_no_two_values_of_a_day_are_equal() {
        let device = DeviceId(Uuid::from_u128(7));
        let one = || {
            let mut d = Ids::Seeded(1).draw(device, 5);
            (d.uuid("candidate", 1_000), d.uuid("candidate", 1_000), d.bytes16("salt"))
        };
        assert_eq!(one(), one());
        assert_ne!(one().0, one().1);
        assert_ne!(Ids::Seeded(1).draw(device, 6).uuid("candidate", 1_000), one().0);
        assert_ne!(Ids::Seeded(2).draw(device, 5).uuid("candidate", 1_000), one().0);
        assert_eq!(one().0.get_version_num(), 7);
    }
}
