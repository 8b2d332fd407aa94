//! Signed ends of chains: what a laptop with a key vouched for, as far as this one has heard. Entries of such a laptop go on to
//! others only with its own signature, so only as far as the last signed end that is held; what lies beyond stays here until
//! the rest comes.

use crate::bundle::Tip;
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::ids::{DeviceId, EntryId, parse_strict};
use crate::wire::hash::{entry_id, parse_hex};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Every signed end heard, by the entry it stands at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vouched {
    ends: BTreeMap<DeviceId, HashMap<EntryId, Signed>>,
}

/// Key and signature as in a header.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Signed {
    key: String,
    sig: String,
}

/// The ends a file may be written up to.
pub struct Ends<'d> {
    /// One for each branch of each laptop, by laptop and place.
    ends: Vec<(&'d Arc<Entry>, Option<&'d Signed>)>,
    /// Entries of laptops with keys that lie beyond every signed end.
    beyond: HashSet<EntryId>,
}

impl Vouched {
    /// Takes the tip of a control object. It was proven before it was written down.
    pub fn take(&mut self, tip: &Value) {
        let device = tip["dev"].as_str().and_then(parse_strict).map(DeviceId);
        let hash = tip["hash"].as_str().and_then(parse_hex);
        if let (Some(device), Some(hash), Some(key), Some(sig)) =
            (device, hash, tip["key"].as_str(), tip["sig"].as_str())
        {
            let signed = Signed { key: key.to_owned(), sig: sig.to_owned() };
            self.ends.entry(device).or_default().insert(entry_id(&hash), signed);
        }
    }

    /// The ends of a day that others will believe.
    pub fn ends<'d>(&'d self, day: &'d Day) -> Ends<'d> {
        let behind = |end: &'d Arc<Entry>| {
            std::iter::successors(Some(end), |e| e.stamp.prev.and_then(|before| day.entry(&before)))
        };
        let (free, keyed): (Vec<_>, Vec<_>) = day.tips().into_iter().partition(|e| e.stamp.device.is_unsigned());
        let mut ends: Vec<(&Arc<Entry>, Option<&Signed>)> = free.into_iter().map(|e| (e, None)).collect();
        let signed = |e: &Entry| self.ends.get(&e.stamp.device)?.get(&e.stamp.id);
        let mut furthest: Vec<_> =
            keyed.iter().filter_map(|tip| behind(tip).find_map(|e| Some((e, signed(e)?)))).collect();
        // the longest first: a signed end that lies behind another is none
        furthest.sort_by_key(|(e, _)| std::cmp::Reverse(e.stamp.seq));
        let mut vouched: HashSet<EntryId> = HashSet::new();
        for (e, signed) in furthest {
            if !vouched.contains(&e.stamp.id) {
                let more: Vec<EntryId> = behind(e).map(|e| e.stamp.id).take_while(|id| !vouched.contains(id)).collect();
                vouched.extend(more);
                ends.push((e, Some(signed)));
            }
        }
        let unproven = keyed.iter().flat_map(|tip| behind(tip).take_while(|e| !vouched.contains(&e.stamp.id)));
        let beyond = unproven.map(|e| e.stamp.id).collect();
        ends.sort_by_key(|(e, _)| (e.stamp.device, e.stamp.seq, e.stamp.id));
        Ends { ends, beyond }
    }
}

impl Ends<'_> {
    /// Whether an entry may go out.
    pub fn cover(&self, id: &EntryId) -> bool {
        !self.beyond.contains(id)
    }

    /// The tips of a header. `from` says from which place on a file holds the branch that ends at an entry.
    pub fn tips(&self, from: impl Fn(&Entry) -> Option<u64>) -> Vec<Tip> {
        let tip = |(end, signed): &(&Arc<Entry>, Option<&Signed>)| Tip {
            dev: end.stamp.device,
            key: signed.map(|s| s.key.clone()),
            from: from(end),
            seq: end.stamp.seq,
            hash: end.stamp.hash,
            sig: signed.map(|s| s.sig.clone()),
        };
        self.ends.iter().map(tip).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Content, Private, Stamp};
    use crate::domain::ids::{DayId, device_id};
    use crate::wire::hash::hex;
    use serde_json::json;
    use uuid::Uuid;

    /// Entry `n` of a chain of laptop `key`; `before` is the number of the one it follows.
    fn entry(device: DeviceId, n: u8, seq: u64, before: Option<u8>) -> Entry {
        let id = |n: u8| entry_id(&[n; 32]);
        let stamp = Stamp { id: id(n), hash: [n; 32], device, seq, prev: before.map(id), ms: 1, n: 0, by: None };
        let content = Content::Later { kind: "later.kind".into() };
        Entry { stamp, replaces: vec![], content, data: "{}".into(), about: None, private: Private::None }
    }

    #[test]
    fn entries_go_out_up_to_the_last_signed_end_of_each_branch() {
        let device = device_id(&[7; 32]);
        let free = DeviceId(uuid::Builder::from_unix_timestamp_millis(1, &[1; 10]).into_uuid());
        // 1 - 2 - 3 - 4 - 5 and, from 2, 6 - 7; another laptop without a key wrote 8
        let day = Day::fold(
            DayId(Uuid::nil()),
            [
                (1, 1, None),
                (2, 2, Some(1)),
                (3, 3, Some(2)),
                (4, 4, Some(3)),
                (5, 5, Some(4)),
                (6, 3, Some(2)),
                (7, 4, Some(6)),
            ]
            .map(|(n, seq, before)| entry(device, n, seq, before))
            .into_iter()
            .chain([entry(free, 8, 1, None)]),
        );
        let out = |signed: &[u8]| {
            let mut vouched = Vouched::default();
            for n in signed {
                vouched.take(&json!({"dev": device, "hash": hex(&[*n; 32]), "key": "k", "sig": format!("{n}")}));
            }
            let ends = vouched.ends(&day);
            let tips: Vec<u8> = ends.tips(|_| None).iter().map(|tip| tip.hash[0]).collect();
            let covered: Vec<u8> = (1..=8).filter(|n| ends.cover(&entry_id(&[*n; 32]))).collect();
            let sure = ends.tips(|_| None).iter().all(|tip| tip.sig.is_some() == (tip.dev == device));
            assert!(sure);
            (tips, covered)
        };
        assert_eq!(out(&[]), (vec![8], vec![8]), "nothing signed: the laptop is left out");
        assert_eq!(out(&[4]), (vec![8, 4], vec![1, 2, 3, 4, 8]));
        assert_eq!(out(&[1, 4]), (vec![8, 4], vec![1, 2, 3, 4, 8]), "an older end of the same branch");
        assert_eq!(out(&[1, 7]), (vec![8, 7], vec![1, 2, 6, 7, 8]), "an end both branches have");
        assert_eq!(out(&[5, 7]), (vec![8, 7, 5], (1..=8).collect::<Vec<_>>()));
        assert_eq!(out(&[2]), (vec![8, 2], vec![1, 2, 8]), "the common part alone");
        assert_eq!(out(&[9]), (vec![8], vec![8]), "an end that is not held");
    }
}
