//! The digest: equal on two laptops exactly when the Day they show is the same. Taken from the fold's own result.

use super::Day;
use crate::domain::entry::Private;
use sha2::{Digest as _, Sha256};
use std::fmt::Write;

impl Day {
    /// The lines that are hashed, the first one included. Receipts, joinings and `finished/…` are left out: each import
    /// writes a receipt, so with them no two laptops would ever agree.
    /// What counts on this laptop's screens alone is left out too.
    pub fn digest_lines(&self) -> Vec<String> {
        if self.speaks_to_itself() {
            let mut elsewhere = Day { own: None, ..self.clone() };
            elsewhere.place_all();
            return elsewhere.digest_lines();
        }
        let mut registers = Vec::new();
        let mut privates = Vec::new();
        for (key, r) in self.registers.iter().filter(|(k, _)| !k.starts_with("finished/")) {
            let mut line = format!("{key}\t");
            for (i, h) in r.heads.iter().enumerate() {
                let _ = write!(line, "{}{h}", if i > 0 { "," } else { "" });
            }
            match r.standing.value {
                Some(v) => {
                    let _ = write!(line, "\t{v}");
                }
                None => line.push_str("\t-"),
            }
            registers.push(line);
            for h in &r.heads {
                match self.entries.get(h).map(|e| &e.private) {
                    Some(Private::Held { .. }) => privates.push(format!("private\t{h}\theld")),
                    Some(Private::Missing) => privates.push(format!("private\t{h}\tmissing")),
                    Some(Private::Erased) => privates.push(format!("private\t{h}\terased")),
                    _ => {}
                }
            }
        }
        let mut sets: Vec<String> = self
            .sets
            .iter()
            .filter(|(kind, _)| !matches!(**kind, "sync.taken" | "device.joined"))
            .flat_map(|(_, ids)| ids.iter().map(|id| format!("set\t{id}")))
            .collect();
        registers.sort();
        sets.sort();
        privates.sort();
        privates.dedup();
        let mut lines = vec!["colloquio digest 1".to_owned()];
        lines.extend(registers);
        lines.extend(sets);
        lines.extend(privates);
        lines
    }

    /// SHA-256 of [`Day::digest_lines`], each ended by a line feed; 64 hex digits.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for line in self.digest_lines() {
            hash.update(line.as_bytes());
            hash.update(b"\n");
        }
        hash.finalize().iter().fold(String::with_capacity(64), |mut s, b| {
            let _ = write!(s, "{b:02x}");
            s
        })
    }
}
