//! What a file would do here, before anything of it is taken: what it adds, what it changes, whom it concerns, which Clashes
//! come. The Day after it is worked out beside the one here, which nothing touches.

use super::exchange::{Tally, label, prove, prove_any, unreadable};
use super::flood::{Cap, left_out};
use super::forgotten::incoming;
use super::{Import, Verdict, World};
use crate::bundle::{BundleError, Progress, Stage};
use crate::domain::day::{Claim, Day};
use crate::domain::entry::{Content, Entry};
use crate::domain::fact::Fact;
use crate::domain::ids::{CandidateId, EntryId, InterviewId, parse_strict};
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

/// What a file would do here; nothing is written but the copy in the inbox, which goes again.
pub fn inspect(world: &World, file: &Path, here: Option<&Day>, progress: &Progress) -> Import {
    let verified = match prove(world, file, here.map(label).as_ref(), progress) {
        Ok(v) => v,
        Err(refused) => return *refused,
    };
    let before = here.cloned().unwrap_or_else(|| Day::new(verified.header.day.id));
    let mut day = before.clone();
    let mut tally = Tally::new(&day);
    let refused = |e| Import::refused(Some(verified.header.clone()), unreadable(file, e));
    let (lines, left_out) = match (verified.lines(), left_out(&day, &verified, Cap::default())) {
        (Ok(lines), Ok(out)) => (lines, out),
        (Err(e), _) | (_, Err(e)) => return refused(e),
    };
    progress.begin(Stage::Taking, verified.entries);
    for line in lines {
        if progress.is_stopped() {
            return Import::refused(Some(verified.header.clone()), BundleError::Stopped.into());
        }
        let (text, e) = match line {
            Ok(line) => line,
            Err(e) => return refused(e),
        };
        progress.did(1);
        if !left_out.contains_key(&e.device) {
            let (_, e) = incoming(&day, text, e);
            tally.take(&mut day, e);
        }
    }
    let claims: Vec<Claim> = verified.header.tips.iter().map(|t| Claim { device: t.dev, seq: t.seq }).collect();
    day.hear(&claims, verified.header.writer.dev, verified.header.ms);
    let mut seen = tally.finish(&day, verified.header.clone(), verified.sha256, verified.entries, Verdict::Ready);
    seen.left_out = left_out.into_iter().collect();
    seen.review = Some(Box::new(review(&before, day)));
    seen
}

fn review(before: &Day, after: Day) -> Review {
    let new: Vec<_> = after.entries().filter(|e| before.entry(&e.stamp.id).is_none()).collect();
    let mut adds: BTreeMap<String, usize> = BTreeMap::new();
    for e in &new {
        *adds.entry(kind(e).to_owned()).or_default() += 1;
    }
    let concerns = new.iter().filter_map(|e| concerned(&after, e)).map(|c| after.resolve(c)).collect();
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

fn kind(e: &Entry) -> &str {
    match &e.content {
        Content::Known(fact) => fact.kind(),
        Content::Later { kind } | Content::Malformed { kind } => kind,
    }
}

/// The person an entry is about, by the register it belongs to.
fn concerned(day: &Day, e: &Entry) -> Option<CandidateId> {
    let of_interview = |i: InterviewId| day.interview(i).map(|i| i.candidate);
    if let Some(Fact::RevealOpened(opened)) = e.fact() {
        return of_interview(opened.interview);
    }
    let key = e.register()?;
    let mut parts = key.split('/');
    let kind = parts.next()?;
    let ids: Vec<_> = parts.map(parse_strict).collect();
    let id = |at: usize| ids.get(at).copied().flatten();
    match kind {
        "candidate" | "merge" | "presence" | "called" | "room" | "decision" | "offer" | "second" => {
            id(0).map(CandidateId)
        }
        "conflict" => id(1).map(CandidateId),
        "start" | "end" | "whose" | "mark" | "note" | "seal" | "agree" => of_interview(InterviewId(id(0)?)),
        _ => None,
    }
}

/// Whether a file is whole and who wrote it, whatever day it is of; what it would do here is not looked at.
pub fn proof(world: &World, file: &Path, progress: &Progress) -> Import {
    match prove_any(world, file, progress) {
        Ok(verified) => {
            let none = Day::new(verified.header.day.id);
            Tally::new(&none).finish(&none, verified.header.clone(), verified.sha256, verified.entries, Verdict::Ready)
        }
        Err(e) => Import::refused(None, e.into()),
    }
}
