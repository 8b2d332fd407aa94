//! What the journal remembers beside entries: ends of chains that headers spoke of, files already taken, this laptop's bundle
//! counter. Control objects of the journal; the last of a kind counts.

use super::vouched::Vouched;
use crate::bundle::Tip;
use crate::domain::day::{Claim, Day};
use crate::domain::ids::{DeviceId, EntryId, parse_strict};
use crate::store::Line;
use crate::wire::hash::{hex, parse_hex};
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
    /// What it called itself; empty in what an earlier version noted.
    pub name: String,
    /// Number of that header.
    pub no: u64,
    /// Every chain end it held then: laptop, place, hash.
    pub tips: Vec<ChainEnd>,
}

/// An end of a laptop's chain: laptop, place, hash.
pub type ChainEnd = (DeviceId, u64, [u8; 32]);

/// A file as it lay in a folder: name, bytes, time of its last change in Unix ms. Another of these three, and it is read again.
pub type Sighting = (String, u64, i64);

/// Everything other laptops' files told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// By laptop.
    pub heard: BTreeMap<DeviceId, Heard>,
    /// Digests of files already taken.
    pub taken: BTreeSet<String>,
    /// Number of the last bundle this laptop wrote.
    pub bundle: u64,
    /// Signed ends of chains.
    pub(super) vouched: Vouched,
    /// Digests of proven files, as they lay in folders.
    pub seen: BTreeMap<Sighting, String>,
    /// Files whose taking began and never came to its end, with the chain ends held before.
    unfinished: BTreeMap<String, BTreeSet<EntryId>>,
    /// Chain ends of a header that is just being read.
    reading: BTreeMap<DeviceId, Vec<ChainEnd>>,
}

impl Told {
    /// Takes a control object; one of a later version is left alone.
    pub fn take(&mut self, text: &str) {
        let Ok(v) = serde_json::from_str::<Value>(text) else { return };
        let device = |v: &Value| v.as_str().and_then(parse_strict).map(DeviceId);
        let j = &v["journal"];
        self.vouched.take(&j["tip"]);
        if let (Some(dev), Some(seq), Some(by)) =
            (device(&j["tip"]["dev"]), j["tip"]["seq"].as_u64(), device(&j["tip"]["by"]))
        {
            let holds = &mut self.heard.entry(by).or_default().holds;
            let known = holds.entry(dev).or_default();
            *known = seq.max(*known);
            if let Some(hash) = j["tip"]["hash"].as_str().and_then(parse_hex) {
                self.reading.entry(by).or_default().push((dev, seq, hash));
            }
        }
        if let (Some(sha), Some(by)) = (j["taken"]["sha256"].as_str(), device(&j["taken"]["dev"])) {
            self.taken.insert(sha.to_owned());
            self.unfinished.remove(sha);
            let tips = self.reading.remove(&by).unwrap_or_default();
            let h = self.heard.entry(by).or_default();
            let (no, ms) = (j["taken"]["no"].as_u64().unwrap_or(0), j["taken"]["ms"].as_i64().unwrap_or(0));
            if (no, ms) >= (h.no, h.ms) {
                // the newest header is what counts: a laptop that lost something says so by it
                (h.no, h.tips) = (no, tips);
            }
            if let Some(name) = j["taken"]["name"].as_str() {
                name.clone_into(&mut h.name);
            }
            h.ms = h.ms.max(ms);
            h.at = h.at.max(j["taken"]["at"].as_i64().unwrap_or(0));
        }
        if let Some(sha) = j["taking"]["sha256"].as_str()
            && !self.taken.contains(sha)
        {
            let ids = j["taking"]["ends"].as_array().into_iter().flatten();
            let ends = ids.filter_map(|id| id.as_str().and_then(parse_strict).map(EntryId)).collect();
            self.unfinished.insert(sha.to_owned(), ends);
        }
        let seen = &j["seen"];
        if let (Some(name), Some(bytes), Some(changed), Some(sha)) =
            (seen["name"].as_str(), seen["bytes"].as_u64(), seen["changed"].as_i64(), seen["sha256"].as_str())
        {
            self.seen.insert((name.to_owned(), bytes, changed), sha.to_owned());
        }
        if let Some(sha) = j["bundle"]["sha256"].as_str() {
            self.taken.insert(sha.to_owned());
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
            day.hear_name(*writer, &h.name);
        }
    }

    /// Laptops that said they hold another's chain up to a place.
    pub fn who_holds(&self, device: DeviceId, seq: u64) -> impl Iterator<Item = DeviceId> {
        let holds = move |h: &Heard| h.holds.get(&device).is_some_and(|held| *held >= seq);
        self.heard.iter().filter(move |(_, h)| holds(h)).map(|(who, _)| *who)
    }

    /// The lines that remember a header. They are taken here too.
    pub fn lines(&mut self, writer: DeviceId, tips: &[Tip], taken: &TakenFile) -> Vec<Line> {
        let mut all = self.tips(writer, tips);
        all.push(self.said(
            json!({"taken": {"sha256": taken.sha256, "dev": writer, "name": taken.name, "no": taken.no, "ms": taken.ms,
                "at": taken.at}}),
        ));
        all
    }

    /// The lines that remember what a header vouches for, of a file that is to be read again.
    pub fn tips(&mut self, writer: DeviceId, tips: &[Tip]) -> Vec<Line> {
        let tip = |t: &Tip| json!({"tip": {"dev": t.dev, "seq": t.seq, "hash": hex(&t.hash), "key": t.key, "sig": t.sig, "by": writer}});
        tips.iter().map(|t| self.said(tip(t))).collect()
    }

    /// The line that remembers number and digest of a bundle written here.
    pub fn wrote(&mut self, no: u64, sha256: &str) -> Line {
        self.said(json!({"bundle": {"no": no, "sha256": sha256}}))
    }

    /// The line that remembers that a file is being taken, and the chain ends held before.
    pub fn taking(&mut self, sha256: &str, ends: &BTreeSet<EntryId>) -> Line {
        self.said(json!({"taking": {"sha256": sha256, "ends": ends}}))
    }

    /// The chain ends that were held before a file whose taking never came to its end.
    pub fn unfinished(&self, sha256: &str) -> Option<&BTreeSet<EntryId>> {
        self.unfinished.get(sha256)
    }

    /// The line that remembers a proven file as it lies in a folder, so that it is not read again.
    pub fn saw(&mut self, (name, bytes, changed): &Sighting, sha256: &str) -> Line {
        self.said(json!({"seen": {"name": name, "bytes": bytes, "changed": changed, "sha256": sha256}}))
    }

    fn said(&mut self, what: Value) -> Line {
        let line = control(what);
        self.take(&line.payload);
        line
    }
}

/// A file that was taken.
#[derive(Clone, Debug)]
pub struct TakenFile {
    /// Its digest.
    pub sha256: String,
    /// What its writer calls itself.
    pub name: String,
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
