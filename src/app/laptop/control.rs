//! What the journal remembers beside entries: ends of chains that headers spoke of, files already taken, this laptop's bundle
//! counter. Control objects of the journal; the last of a kind counts.

use crate::bundle::Tip;
use crate::domain::day::{Claim, Day};
use crate::domain::ids::{DeviceId, parse_strict};
use crate::store::Line;
use crate::wire::hash::hex;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What one laptop's newest header said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Its wall clock then, Unix ms.
    pub ms: i64,
    /// Ours at the import.
    pub at: i64,
    /// What it held of each laptop.
    pub holds: BTreeMap<DeviceId, u64>,
}

/// Everything other laptops' files told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// By laptop.
    pub heard: BTreeMap<DeviceId, Heard>,
    /// Digests of files already taken.
    pub taken: BTreeSet<String>,
    /// Number of the last bundle this laptop wrote.
    pub bundle: u64,
}

impl Told {
    /// Takes a control object; one of a later version is left alone.
    pub fn take(&mut self, text: &str) {
        let Ok(v) = serde_json::from_str::<Value>(text) else { return };
        let device = |v: &Value| v.as_str().and_then(parse_strict).map(DeviceId);
        let j = &v["journal"];
        if let (Some(dev), Some(seq), Some(by)) =
            (device(&j["tip"]["dev"]), j["tip"]["seq"].as_u64(), device(&j["tip"]["by"]))
        {
            let holds = &mut self.heard.entry(by).or_default().holds;
            let known = holds.entry(dev).or_default();
            *known = seq.max(*known);
        }
        if let (Some(sha), Some(by)) = (j["taken"]["sha256"].as_str(), device(&j["taken"]["dev"])) {
            self.taken.insert(sha.to_owned());
            let h = self.heard.entry(by).or_default();
            h.ms = h.ms.max(j["taken"]["ms"].as_i64().unwrap_or(0));
            h.at = h.at.max(j["taken"]["at"].as_i64().unwrap_or(0));
        }
        if let Some(no) = j["bundle"]["no"].as_u64() {
            self.bundle = self.bundle.max(no);
        }
    }

    /// Lets the Day know how far each laptop has written.
    pub fn tell(&self, day: &mut Day) {
        for (writer, h) in &self.heard {
            let claims: Vec<Claim> = h.holds.iter().map(|(d, s)| Claim { device: *d, seq: *s }).collect();
            day.hear(&claims, *writer, h.ms);
        }
    }

    /// The lines that remember a header. They are taken here too.
    pub fn lines(&mut self, writer: DeviceId, tips: &[Tip], taken: &TakenFile) -> Vec<Line> {
        let mut all: Vec<Line> = tips
            .iter()
            .map(|t| {
                control(json!({"tip": {"dev": t.dev, "seq": t.seq, "hash": hex(&t.hash), "key": t.key, "sig": t.sig, "by": writer}}))
            })
            .collect();
        all.push(control(
            json!({"taken": {"sha256": taken.sha256, "dev": writer, "no": taken.no, "ms": taken.ms, "at": taken.at}}),
        ));
        for l in &all {
            self.take(&l.payload);
        }
        all
    }

    /// The line that remembers the number of a bundle written here.
    pub fn wrote(&mut self, no: u64) -> Line {
        let line = control(json!({"bundle": {"no": no}}));
        self.take(&line.payload);
        line
    }
}

/// A file that was taken.
#[derive(Clone, Debug)]
pub struct TakenFile {
    /// Its digest.
    pub sha256: String,
    /// Its number.
    pub no: u64,
    /// Its writer's clock.
    pub ms: i64,
    /// Ours.
    pub at: i64,
}

fn control(v: Value) -> Line {
    Line { key: None, payload: json!({ "journal": v }).to_string() }
}
