//! The chains of a file: each laptop's entries follow one another by place and hash, from where its tips say they begin
//! to the tips themselves. Of a laptop with one tip only its end is kept in mind; of a forked one every hash.

use crate::bundle::header::Tip;
use crate::domain::ids::DeviceId;
use crate::wire::envelope::Envelope;
use crate::wire::fault::{Fault, Reason};
use std::collections::{HashMap, HashSet};

/// One line's place in its laptop's chain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    device: DeviceId,
    seq: u64,
    prev: Option<[u8; 32]>,
    hash: [u8; 32],
}

impl Link {
    pub fn of(entry: &Envelope) -> Self {
        Self { device: entry.device, seq: entry.seq, prev: entry.prev, hash: entry.hash }
    }
}

/// Chains as far as the lines went.
pub(super) struct Chains {
    laptops: HashMap<DeviceId, Laptop>,
}

struct Laptop {
    /// Places at which a chain may begin in this file.
    starts: Vec<u64>,
    ends: Ends,
}

enum Ends {
    One(Option<(u64, [u8; 32])>),
    Tree { seen: HashMap<[u8; 32], u64>, open: HashSet<(u64, [u8; 32])> },
}

fn broken(what: &str) -> Fault {
    Fault::new(Reason::Chain, what)
}

impl Chains {
    pub fn new(tips: &[Tip]) -> Self {
        let mut laptops: HashMap<DeviceId, Laptop> = HashMap::new();
        for tip in tips {
            laptops
                .entry(tip.dev)
                // a second tip of the same laptop: its chain is a tree
                .and_modify(|laptop| laptop.ends = Ends::Tree { seen: HashMap::new(), open: HashSet::new() })
                .or_insert_with(|| Laptop { starts: Vec::new(), ends: Ends::One(None) })
                .starts
                .extend(tip.from);
        }
        Self { laptops }
    }

    /// Takes the next line of the file.
    pub fn take(&mut self, entry: &Link) -> Result<(), Fault> {
        let laptop = self.laptops.get_mut(&entry.device).ok_or_else(|| broken("a laptop without a tip"))?;
        let here = (entry.seq, entry.hash);
        let before = entry.prev.map(|prev| (entry.seq - 1, prev));
        let starts = laptop.starts.contains(&entry.seq);
        match &mut laptop.ends {
            Ends::One(end) => {
                let follows = if end.is_some() { *end == before } else { starts };
                if !follows {
                    return Err(broken("it does not follow the entry before"));
                }
                *end = Some(here);
            }
            Ends::Tree { seen, open } => {
                let follows = before.is_some_and(|(seq, hash)| seen.get(&hash) == Some(&seq));
                if !follows && !starts {
                    return Err(broken("it follows no entry of its laptop"));
                }
                if seen.insert(entry.hash, entry.seq).is_some() {
                    return Err(broken("the same entry twice"));
                }
                if let Some(before) = before {
                    open.remove(&before);
                }
                open.insert(here);
            }
        }
        Ok(())
    }

    /// At the end the open ends are the tips, no more and no fewer.
    pub fn finish(self, tips: &[Tip]) -> Result<(), Fault> {
        let promised: HashSet<_> =
            tips.iter().filter(|tip| tip.from.is_some()).map(|tip| (tip.dev, tip.seq, tip.hash)).collect();
        let mut reached = HashSet::new();
        for (dev, laptop) in self.laptops {
            match laptop.ends {
                Ends::One(end) => reached.extend(end.map(|(seq, hash)| (dev, seq, hash))),
                Ends::Tree { open, .. } => reached.extend(open.into_iter().map(|(seq, hash)| (dev, seq, hash))),
            }
        }
        if reached == promised { Ok(()) } else { Err(broken("the chains do not end at the tips")) }
    }
}
