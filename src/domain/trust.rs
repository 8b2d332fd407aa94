//! Trust: which laptops count on a keyed day, and for what. Two levels and no recursion: what the founder's laptop said of
//! others, then what its deputies said of those to whom the founder never gave the lead. On an open day everybody counts.
//!
//! Not here: which entries are in the day for it (`day`), and signatures, which are proven before an entry comes this far.

mod rights;
mod roles;

pub use rights::Rights;
pub use roles::{Who, who};

use super::entry::Entry;
use super::fact::{self, Fact, Right};
use super::ids::{DeviceId, EntryId, from_hash};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// What a laptop is to its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Admission {
    /// Nobody who may has spoken of it.
    #[default]
    Unknown,
    /// It counts, for these acts.
    Admitted(Rights),
    /// It never was to count.
    Refused,
    /// What it wrote up to some ends counts, with the rights it had.
    Retired {
        /// Its rights.
        may: Rights,
        /// Every entry at or behind a kept end, as far as they are held.
        kept: BTreeSet<EntryId>,
    },
}

/// Trust entries by the laptop that wrote them.
#[derive(Clone, Debug, Default)]
pub struct Said {
    by: BTreeMap<DeviceId, Vec<EntryId>>,
}

/// What the trust entries amount to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admissions {
    /// The founder's laptop and whether the day has keys; none while the day's opening is not held.
    founding: Option<(DeviceId, fact::Trust)>,
    laptops: BTreeMap<DeviceId, Admission>,
    /// Laptops to which the founder ever gave the lead.
    leads: BTreeSet<DeviceId>,
    /// Trust entries that count.
    counting: BTreeSet<EntryId>,
    /// Kept ends that are not held yet.
    awaited: BTreeSet<EntryId>,
}

/// The laptop a trust entry is about.
pub fn subject(fact: &Fact) -> Option<DeviceId> {
    match fact {
        Fact::DeviceAdmitted(f) => Some(f.device),
        Fact::DeviceRefused(f) => Some(f.device),
        Fact::DeviceRetired(f) => Some(f.device),
        _ => None,
    }
}

fn grants_lead(entry: &Entry) -> bool {
    matches!(entry.fact(), Some(Fact::DeviceAdmitted(f)) if f.may.contains(&Right::Lead))
}

impl Admission {
    /// The rights it has, or had.
    pub fn rights(&self) -> Rights {
        match self {
            Admission::Admitted(may) | Admission::Retired { may, .. } => *may,
            Admission::Unknown | Admission::Refused => Rights::NONE,
        }
    }
}

impl Said {
    /// Notes a trust entry.
    pub fn note(&mut self, entry: &Entry) {
        self.by.entry(entry.stamp.device).or_default().push(entry.stamp.id);
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &EntryId> {
        self.by.values().flatten()
    }

    fn by<'a>(&'a self, device: &DeviceId, held: &'a Held) -> impl Iterator<Item = &'a Arc<Entry>> {
        self.by.get(device).into_iter().flatten().filter_map(|id| held.get(id))
    }
}

static UNKNOWN: Admission = Admission::Unknown;
static ADMITTED: Admission = Admission::Admitted(Rights::ALL);

type Held = HashMap<EntryId, Arc<Entry>>;

impl Admissions {
    /// Weighs the trust entries of a day that its founder opened.
    pub fn weigh(founding: Option<(DeviceId, fact::Trust)>, said: &Said, held: &Held) -> Admissions {
        let Some((founder, fact::Trust::Keys)) = founding else {
            return Admissions { founding, ..Admissions::default() };
        };
        let first: Vec<&Arc<Entry>> = said.by(&founder, held).collect();
        let leads: BTreeSet<DeviceId> =
            first.iter().filter(|e| grants_lead(e)).filter_map(|e| subject(e.fact()?)).collect();
        let (deputies, _) = fold(&first, held);
        let mut counting = first;
        for deputy in &leads {
            let counts = |e: &Entry| match deputies.get(deputy) {
                Some(Admission::Admitted(_)) => true,
                Some(Admission::Retired { kept, .. }) => kept.contains(&e.stamp.id),
                _ => false,
            };
            let within = |e: &Entry| {
                e.fact().and_then(subject).is_some_and(|of| of != founder && !leads.contains(&of)) && !grants_lead(e)
            };
            counting.extend(said.by(deputy, held).filter(|e| counts(e) && within(e)));
        }
        let (laptops, awaited) = fold(&counting, held);
        let counting = counting.iter().map(|e| e.stamp.id).collect();
        Admissions { founding, laptops, leads, counting, awaited }
    }

    /// Whether laptops have keys and are admitted.
    pub fn keyed(&self) -> bool {
        matches!(self.founding, Some((_, fact::Trust::Keys)))
    }

    /// What a laptop is to the day. The founder stands whatever is said, and on an open day everybody.
    pub fn of(&self, device: DeviceId) -> &Admission {
        match self.founding {
            Some((founder, fact::Trust::Keys)) if founder != device => self.laptops.get(&device).unwrap_or(&UNKNOWN),
            _ => &ADMITTED,
        }
    }

    /// With which rights an entry of this laptop counts, or what its laptop is.
    pub fn rights(&self, device: DeviceId, entry: &EntryId) -> Result<Rights, &Admission> {
        match self.of(device) {
            Admission::Admitted(may) => Ok(*may),
            Admission::Retired { may, kept } if kept.contains(entry) => Ok(*may),
            other => Err(other),
        }
    }

    /// Whether a trust entry counts. On an open day none decides anything, and none is apart for it.
    pub fn counts(&self, entry: &EntryId) -> bool {
        !self.keyed() || self.counting.contains(entry)
    }

    /// Whether what this laptop says of others can count: the founder's, or one that ever led.
    pub fn speaks(&self, device: DeviceId) -> bool {
        self.keyed() && self.led(device)
    }

    /// Whether a laptop's erasures work: the founder's, one to which the founder ever gave the lead, on an open day any.
    pub fn erases(&self, device: DeviceId) -> bool {
        match self.founding {
            None => false,
            Some((_, fact::Trust::Open)) => true,
            Some((_, fact::Trust::Keys)) => self.led(device),
        }
    }

    /// Whether both know the same laptops as leads, so that the same erasures work.
    pub fn same_leads(&self, other: &Admissions) -> bool {
        self.founding == other.founding && self.leads == other.leads
    }

    /// Whether this entry is a kept end that was waited for.
    pub fn awaits(&self, entry: &EntryId) -> bool {
        self.awaited.contains(entry)
    }

    fn led(&self, device: DeviceId) -> bool {
        self.founding.is_some_and(|(founder, _)| founder == device) || self.leads.contains(&device)
    }
}

/// What entries say of each laptop they are about: refused over retired over admitted, among those that none of them
/// replaces; the rights are all that were ever given. And the kept ends that are not held.
fn fold(entries: &[&Arc<Entry>], held: &Held) -> (BTreeMap<DeviceId, Admission>, BTreeSet<EntryId>) {
    let mut about: BTreeMap<DeviceId, Vec<(&Arc<Entry>, &Fact)>> = BTreeMap::new();
    for e in entries {
        if let Some((fact, of)) = e.fact().and_then(|f| Some((f, subject(f)?))) {
            about.entry(of).or_default().push((e, fact));
        }
    }
    let mut awaited = BTreeSet::new();
    let laptops = about.into_iter().map(|(device, all)| {
        let replaced: HashSet<EntryId> = all.iter().flat_map(|(e, _)| e.replaces.iter().copied()).collect();
        let heads = || all.iter().filter(|(e, _)| !replaced.contains(&e.stamp.id)).map(|(_, fact)| *fact);
        let may = all.iter().fold(Rights::NONE, |may, (_, fact)| match fact {
            Fact::DeviceAdmitted(f) => may.and(&f.may),
            _ => may,
        });
        let keeps: Vec<&[fact::Kept]> = heads()
            .filter_map(|fact| match fact {
                Fact::DeviceRetired(f) => Some(&f.keep[..]),
                _ => None,
            })
            .collect();
        let standing = if heads().any(|fact| matches!(fact, Fact::DeviceRefused(_))) {
            Admission::Refused
        } else if !keeps.is_empty() {
            let mut kept = BTreeSet::new();
            for end in keeps.into_iter().flatten() {
                keep(device, end, held, &mut kept, &mut awaited);
            }
            Admission::Retired { may, kept }
        } else {
            Admission::Admitted(may)
        };
        (device, standing)
    });
    (laptops.collect(), awaited)
}

/// Walks back from a kept end through its laptop's chain.
fn keep(
    device: DeviceId,
    end: &fact::Kept,
    held: &Held,
    kept: &mut BTreeSet<EntryId>,
    awaited: &mut BTreeSet<EntryId>,
) {
    let Some(id) = id_of(&end.hash) else { return };
    match held.get(&id) {
        None => {
            awaited.insert(id);
        }
        Some(e) if e.stamp.device == device && e.stamp.seq == end.seq => {
            let mut at = Some(e);
            // behind what was walked already everything is kept
            while let Some(e) = at.filter(|e| kept.insert(e.stamp.id)) {
                at = e.stamp.prev.and_then(|before| held.get(&before));
            }
        }
        Some(_) => {}
    }
}

/// The id of the entry with this hash, given as 64 hex digits.
fn id_of(hash: &str) -> Option<EntryId> {
    let digits = hash.as_bytes();
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok()?;
    }
    (digits.len() == 64).then(|| EntryId(from_hash(&bytes)))
}
