//! What a file would do here, before anything of it is taken: what it adds, what it changes, whom it concerns, which Clashes
//! come. The Day after it is worked out beside the one here, which nothing touches.

use super::exchange::{Tally, copy_in, inbox_to_look, label, prove_to_look, unreadable};
use super::flood::{Cap, left_out};
use super::forgotten::incoming;
use super::{Import, ImportFault, Verdict, World};
use crate::bundle::{BundleError, Progress, Stage, Verified, verify_alone};
use crate::domain::day::{Claim, Day};
use crate::domain::ids::{CandidateId, DeviceId, EntryId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A file looked at in advance.
#[derive(Clone, Debug)]
pub struct Review {
    /// The Day as it would be. What a viewer may see of it is `visible`'s to say, as of any Day.
    pub after: Day,
    /// Entries that would be held then and are not now, by kind.
    pub adds: BTreeMap<String, usize>,
    /// Registers that have a value here and would have another one, not in Clash.
    pub changes: Vec<String>,
    /// People whom something of it is about.
    pub concerns: BTreeSet<CandidateId>,
}

/// What a file would do here; nothing is written but a copy that goes again.
pub fn inspect(world: &World, file: &Path, here: Option<&Day>, progress: &Progress) -> Import {
    let mut verified = match prove_to_look(world, file, here.map(label).as_ref(), progress) {
        Ok(v) => v,
        Err(refused) => return *refused,
    };
    let before = here.cloned().unwrap_or_else(|| Day::new(verified.header.day.id));
    let Ahead { day, tally, left_out } = match ahead(&before, &mut verified, progress) {
        Ok(ahead) => ahead,
        Err(fault) => return Import::refused(Some(verified.header), fault),
    };
    let mut seen = tally.finish(&day, &verified, world.clock.now_ms(), Verdict::Ready);
    seen.left_out = left_out.into_iter().collect();
    seen.review = Some(Box::new(review(&before, day)));
    seen
}

/// The day with a proven file in it, as an import would leave it.
struct Ahead {
    day: Day,
    tally: Tally,
    left_out: BTreeMap<DeviceId, u64>,
}

fn ahead(before: &Day, verified: &mut Verified, progress: &Progress) -> Result<Ahead, ImportFault> {
    let source = verified.source().to_owned();
    let again = |e| unreadable(&source, e);
    let mut day = before.clone();
    if day.held() == 0 {
        day.gather();
    }
    let mut tally = Tally::new(&day);
    let left_out = left_out(&day, verified, Cap::default()).map_err(again)?;
    progress.begin(Stage::Taking, verified.entries);
    for line in verified.take_lines().map_err(again)? {
        if progress.is_stopped() {
            return Err(BundleError::Stopped.into());
        }
        let (text, e) = line.map_err(again)?;
        progress.did(1);
        if !left_out.contains_key(&e.stamp.device) {
            let (_, e) = incoming(&day, text, e);
            tally.take(&mut day, e);
        }
    }
    day.place_gathered();
    let claims: Vec<Claim> = verified.header.tips.iter().map(|t| Claim { device: t.dev, seq: t.seq }).collect();
    let writer = &verified.header.writer;
    day.hear(&claims, writer.dev, verified.header.ms);
    day.hear_name(writer.dev, &writer.name);
    Ok(Ahead { day, tally, left_out })
}

/// The day with a proven file in it, as an import would leave it; nothing is stored.
pub fn day_with(before: &Day, verified: &mut Verified) -> Result<Day, ImportFault> {
    ahead(before, verified, &Progress::default()).map(|ahead| ahead.day)
}

fn review(before: &Day, after: Day) -> Review {
    let new: Vec<_> = after.entries().filter(|e| before.entry(&e.stamp.id).is_none()).collect();
    let mut adds: BTreeMap<String, usize> = BTreeMap::new();
    for e in &new {
        *adds.entry(e.kind().to_owned()).or_default() += 1;
    }
    let concerns = new.iter().filter_map(|e| after.person_of(e)).map(|c| after.resolve(c)).collect();
    let stands = |day: &Day, key: &str| -> Option<EntryId> { day.value(key).map(|e| e.stamp.id) };
    let changes = before
        .registers()
        .keys()
        .filter(|key| match (stands(before, key), stands(&after, key)) {
            (Some(was), Some(will)) => was != will,
            _ => false,
        })
        .cloned()
        .collect();
    Review { adds, changes, concerns, after }
}

/// Whether a file is whole and who wrote it, whatever day it is of; what it would do here is not looked at.
pub fn proof(world: &World, file: &Path, progress: &Progress) -> Import {
    let copy = copy_in(&inbox_to_look(world), world, file, progress);
    match copy.and_then(|copy| verify_alone(copy, progress)) {
        Ok(verified) => {
            let none = Day::new(verified.header.day.id);
            Tally::new(&none).finish(&none, &verified, world.clock.now_ms(), Verdict::Ready)
        }
        Err(e) => Import::refused(None, e.into()),
    }
}
