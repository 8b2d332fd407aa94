//! What a file would do here, before anything of it is taken.

use super::exchange::{Tally, label, prove, prove_any, unreadable};
use super::{Import, Verdict, World};
use crate::bundle::{Progress, Stage};
use crate::domain::day::{Claim, Day};
use std::path::Path;

/// What a file would do here; nothing is written but the copy in the inbox, which goes again.
pub fn inspect(world: &World, file: &Path, here: Option<&Day>, progress: &Progress) -> Import {
    let verified = match prove(world, file, here.map(label).as_ref(), progress) {
        Ok(v) => v,
        Err(refused) => return *refused,
    };
    let mut day = here.cloned().unwrap_or_else(|| Day::new(verified.header.day.id));
    let mut tally = Tally::new(&day);
    let lines = match verified.lines() {
        Ok(l) => l,
        Err(e) => return Import::refused(Some(verified.header), unreadable(file, e)),
    };
    progress.begin(Stage::Taking, verified.entries);
    for line in lines {
        match line {
            _ if progress.is_stopped() => {
                return Import::refused(Some(verified.header), crate::bundle::BundleError::Stopped.into());
            }
            Ok((_, e)) => tally.take(&mut day, e),
            Err(e) => return Import::refused(Some(verified.header), unreadable(file, e)),
        }
        progress.did(1);
    }
    let claims: Vec<Claim> = verified.header.tips.iter().map(|t| Claim { device: t.dev, seq: t.seq }).collect();
    day.hear(&claims, verified.header.writer.dev, verified.header.ms);
    tally.finish(&day, verified.header.clone(), verified.sha256, verified.entries, Verdict::Ready)
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
