//! What a run has drawn: a law that no command of a kind was ever tried against proves nothing of that kind.

use colloquio::domain::command::Command;
use colloquio::domain::day::Day;
use colloquio::domain::day::register::ClashKind;
use colloquio::domain::fact::Fact;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds that no command of this version writes; other versions and other tests do.
const UNWRITTEN: [&str; 9] = [
    "device.admitted",
    "device.refused",
    "device.retired",
    "plan.set",
    "candidate.badge",
    "candidate.tagged",
    "proposal.kept",
    "subject.erased",
    "entry.emptied",
];

#[derive(Default)]
pub struct Tally {
    taken: BTreeMap<&'static str, usize>,
    refused: BTreeSet<&'static str>,
    kinds: BTreeSet<&'static str>,
    clashes: BTreeSet<ClashKind>,
    forked: bool,
}

impl Tally {
    /// A command was taken and wrote so many entries.
    pub fn taken(&mut self, command: &'static str, entries: usize) {
        *self.taken.entry(command).or_default() += usize::from(entries > 0);
    }

    pub fn refused(&mut self, refusal: &'static str) {
        self.refused.insert(refusal);
    }

    pub fn clash(&mut self, kind: Option<ClashKind>) {
        self.clashes.extend(kind);
    }

    pub fn holds(&mut self, day: &Day) {
        self.kinds.extend(day.entries().filter_map(|e| e.fact().map(Fact::kind)));
        self.forked |= !day.forked().is_empty();
    }

    pub fn check(&self) {
        let wrote = |name: &&&str| self.taken.get(**name).is_some_and(|n| *n > 0);
        let idle: Vec<_> = Command::NAMES.iter().filter(|name| !wrote(name)).collect();
        assert!(idle.is_empty(), "commands that never wrote anything: {idle:?}, of {:?}", self.taken);
        let missing: Vec<_> = Fact::KINDS.iter().filter(|k| !self.kinds.contains(**k)).copied().collect();
        assert_eq!(missing, UNWRITTEN, "kinds that were never drawn");
        assert_eq!(self.clashes.len(), 3, "soft, own and hard: {:?}", self.clashes);
        assert!(self.forked, "no laptop was ever copied");
        assert!(self.refused.len() > 10, "{:?}", self.refused);
    }
}
