//! A laptop that writes and signs: entries of any kind, past every rule, and files of them.

use colloquio::domain::day::Day;
use colloquio::domain::entry::Entry;
use colloquio::domain::ids::{DayId, DeviceId, EntryId, day_id, device_id};
use colloquio::wire::envelope::{Draft, read_line, write_line};
use colloquio::wire::fact::decode;
use colloquio::wire::hash::{hex, sha256};
use colloquio::wire::veil::Veil;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use uuid::Uuid;

const START: i64 = 1_795_507_200_000;

/// A laptop on a day.
#[derive(Clone)]
pub struct Pen {
    pub day: DayId,
    pub device: DeviceId,
    key: Option<SigningKey>,
    pub lines: Vec<String>,
    pub entries: Vec<Entry>,
}

impl Pen {
    fn with(day: DayId, device: DeviceId, key: Option<SigningKey>) -> Pen {
        Pen { day, device, key, lines: Vec::new(), entries: Vec::new() }
    }

    /// The founder's laptop, the day opened with keys.
    pub fn founder() -> Pen {
        let mut founder = Pen::silent_founder();
        founder.join("Guida");
        founder.opens("keys");
        founder
    }

    /// The founder's laptop before its first word.
    pub fn silent_founder() -> Pen {
        let key = SigningKey::from_bytes(&[1; 32]);
        let device = device_id(key.verifying_key().as_bytes());
        Pen::with(day_id(device, &[0; 16]), device, Some(key))
    }

    pub fn opens(&mut self, trust: &str) -> EntryId {
        let data = json!({"name": "Selezione", "date": "2026-11-24", "places": 3, "trust": trust, "zone": "Europe/Rome",
            "nonce": "0".repeat(32)});
        self.write("day.opened", data, &[])
    }

    /// Another laptop of the day, with a key of its own, joined.
    pub fn laptop(&self, n: u8) -> Pen {
        let key = SigningKey::from_bytes(&[n; 32]);
        let mut pen = Pen::with(self.day, device_id(key.verifying_key().as_bytes()), Some(key));
        pen.join(&format!("Banco {n}"));
        pen
    }

    /// One without a key, joined.
    pub fn unsigned(&self, n: u8) -> Pen {
        let device = DeviceId(uuid::Builder::from_unix_timestamp_millis(START as u64, &[n; 10]).into_uuid());
        let mut pen = Pen::with(self.day, device, None);
        pen.join(&format!("Banco {n}"));
        pen
    }

    fn join(&mut self, name: &str) {
        self.write("device.joined", json!({"name": name, "key": self.public(), "app": "colloquio 0"}), &[]);
    }

    /// The same laptop before its first word.
    pub fn silenced(&self) -> Pen {
        Pen::with(self.day, self.device, self.key.clone())
    }

    /// Gives a Day everything this laptop wrote.
    pub fn tell(&self, day: &mut Day) {
        for e in &self.entries {
            day.apply(e.clone());
        }
    }

    pub fn public(&self) -> Option<String> {
        self.key.as_ref().map(|key| hex(key.verifying_key().as_bytes()))
    }

    pub fn write(&mut self, kind: &str, data: Value, replaces: &[EntryId]) -> EntryId {
        self.put(kind, &data, replaces, None)
    }

    /// With a personal text.
    pub fn write_about(&mut self, kind: &str, data: Value, replaces: &[EntryId], of: Uuid, text: Value) -> EntryId {
        let mut private = text;
        private["salt"] = json!(hex(&[self.lines.len() as u8; 16]));
        self.put(kind, &data, replaces, Some((of, private)))
    }

    fn put(&mut self, kind: &str, data: &Value, replaces: &[EntryId], private: Option<(Uuid, Value)>) -> EntryId {
        let seq = self.lines.len() as u64 + 1;
        let (data, private) = (data.to_string(), private.map(|(of, text)| (of, text.to_string())));
        let written = write_line(&Draft {
            day: self.day,
            device: self.device,
            seq,
            prev: self.entries.last().map(|e| e.stamp.hash),
            ms: START + seq as i64 * 1_000,
            n: 0,
            by: None,
            kind,
            kv: 1,
            replaces,
            data: &data,
            veil_data: Veil::Open,
            private: private.as_ref().map(|(of, text)| (*of, text.as_str(), Veil::Open)),
        });
        self.entries.push(decode(read_line(&written.line).unwrap()));
        self.lines.push(written.line);
        written.id
    }

    // ---- acts ------------------------------------------------------------------------------

    pub fn admits(&mut self, who: &Pen, may: &[&str], replaces: &[EntryId]) -> EntryId {
        self.write(
            "device.admitted",
            json!({"device": who.device, "key": who.public(), "name": "Banco", "may": may}),
            replaces,
        )
    }

    pub fn refuses(&mut self, who: &Pen, replaces: &[EntryId]) -> EntryId {
        self.write("device.refused", json!({"device": who.device}), replaces)
    }

    /// Keeps the first `keep` entries.
    pub fn retires(&mut self, who: &Pen, keep: &[usize], replaces: &[EntryId]) -> EntryId {
        let keep: Vec<Value> =
            keep.iter().map(|n| json!({"seq": n, "hash": hex(&who.entries[n - 1].stamp.hash)})).collect();
        self.write("device.retired", json!({"device": who.device, "keep": keep}), replaces)
    }

    /// A lead's act.
    pub fn names(&mut self, name: &str, replaces: &[EntryId]) -> EntryId {
        self.write("day.changed", json!({"field": "name", "value": name}), replaces)
    }

    /// A pair's act, on a person of this number.
    pub fn marks(&mut self, n: u128, level: i64, replaces: &[EntryId]) -> EntryId {
        let id = Uuid::from_u128(n);
        self.write(
            "mark.set",
            json!({"interview": id, "interviewer": id, "criterion": "ATT", "level": level, "na": null}),
            replaces,
        )
    }

    /// The front desk's act.
    pub fn adds(&mut self, n: u128, name: &str) -> EntryId {
        let id = Uuid::from_u128(n);
        self.write_about(
            "candidate.added",
            json!({"candidate": id, "code": format!("C{n:03}")}),
            &[],
            id,
            json!({"name": name}),
        )
    }

    pub fn erases(&mut self, n: u128) -> EntryId {
        self.write("subject.erased", json!({"subjects": [Uuid::from_u128(n)]}), &[])
    }

    pub fn empties(&mut self, ids: &[EntryId]) -> EntryId {
        self.write("entry.emptied", json!({"entries": ids}), &[])
    }

    // ---- files -----------------------------------------------------------------------------

    pub fn sign(&self, message: &[u8]) -> Option<String> {
        self.key.as_ref().map(|key| hex(&key.sign(message).to_bytes()))
    }

    /// What a laptop signs of its entry `seq`.
    pub fn tip_message(&self, seq: u64) -> Vec<u8> {
        let hash = self.entries[seq as usize - 1].stamp.hash;
        let (day, device) = (self.day.0.as_bytes(), self.device.0.as_bytes());
        [b"colloquio tip 1\n".as_slice(), day, device, &seq.to_be_bytes(), &hash].concat()
    }

    /// What this laptop vouches for up to its entry `seq`, of which the file holds `from` on.
    pub fn tip(&self, from: Option<u64>, seq: u64) -> Value {
        let hash = self.entries[seq as usize - 1].stamp.hash;
        json!({"dev": self.device, "key": self.public(), "from": from, "seq": seq, "hash": hex(&hash),
            "sig": self.sign(&self.tip_message(seq))})
    }

    /// The tip of all it wrote, all of it in the file.
    pub fn whole(&self) -> Value {
        self.tip(Some(1), self.lines.len() as u64)
    }

    pub fn header(&self, tips: &[Value]) -> Value {
        json!({"day": {"id": self.day, "name": "Selezione", "date": "2026-11-24"},
            "writer": {"dev": self.device, "name": "Banco", "app": "colloquio 0"},
            "no": 1, "ms": START, "kind": "full", "tips": tips, "apart": 0, "waiting": 0})
    }

    /// A file of this laptop with such a header and these lines.
    pub fn file<'a>(&self, header: &Value, lines: impl IntoIterator<Item = &'a String>) -> Vec<u8> {
        let mut lines: Vec<String> = lines.into_iter().map(|line| format!("{line},\n")).collect();
        if let Some(last) = lines.last_mut() {
            *last = last.replace("},\n", "}\n");
        }
        let body = format!(
            "{{\"format\":\"colloquio-bundle\",\"version\":1,\"header\":{header},\"entries\":[\n{}",
            lines.concat()
        );
        self.seal(&body, lines.len())
    }

    /// Everything these laptops wrote, this one first.
    pub fn full(&self, others: &[&Pen]) -> Vec<u8> {
        let all = || std::iter::once(self).chain(others.iter().copied());
        let tips: Vec<Value> = all().map(Pen::whole).collect();
        self.file(&self.header(&tips), all().flat_map(|pen| &pen.lines))
    }

    /// A body with a true trailer, signed by this laptop.
    pub fn seal(&self, body: &str, entries: usize) -> Vec<u8> {
        let digest = sha256(body.as_bytes());
        let sig = json!(self.sign(&[b"colloquio bundle 1\n".as_slice(), &digest].concat()));
        format!("{body}],\"trailer\":{{\"entries\":{entries},\"sha256\":\"{}\",\"sig\":{sig}}}}}\n", hex(&digest))
            .into()
    }
}

/// The Day of all these laptops wrote.
pub fn day_of(pens: &[&Pen]) -> Day {
    let mut day = Day::new(pens[0].day);
    pens.iter().for_each(|pen| pen.tell(&mut day));
    day
}
