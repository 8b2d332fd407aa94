//! A register: at most one current value. Which heads it has, what they amount to, and which differences are a Clash.

use crate::domain::entry::{Content, Entry};
use crate::domain::fact::{ConflictState, Fact};
use crate::domain::ids::EntryId;
use std::collections::HashMap;
use std::sync::Arc;

/// How differing heads of a register are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The latest is used, the difference is shown.
    Soft,
    /// No value until the lead settles it.
    Hard,
    /// Marks and notes: no value; `own` where one person wrote all heads.
    OwnOrHard,
    /// A declared conflict is enforced.
    DeclaredWins,
    /// Refused over retired over admitted.
    MostCautious,
}

impl Class {
    /// The class of a register key.
    pub fn of(key: &str) -> Class {
        let (head, rest) = key.split_once('/').unwrap_or((key, ""));
        match head {
            "finished" | "presence" | "called" | "start" | "end" | "help" | "second" => Class::Soft,
            "candidate" if rest.ends_with("/badge") || rest.contains("/tag/") => Class::Soft,
            "mark" | "note" => Class::OwnOrHard,
            "conflict" => Class::DeclaredWins,
            "trust" => Class::MostCautious,
            _ => Class::Hard,
        }
    }
}

/// What kind of difference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// The latest is used.
    Soft,
    /// One person wrote both; no value.
    Own,
    /// No value.
    Hard,
}

impl ClashKind {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ClashKind::Soft => "soft",
            ClashKind::Own => "own",
            ClashKind::Hard => "hard",
        }
    }
}

/// What a register's heads amount to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Standing {
    /// The entry whose value is used.
    pub value: Option<EntryId>,
    /// What a screen shows where it cannot do without: the greatest head, value or not.
    pub shown: Option<EntryId>,
    /// The difference, where there is one.
    pub clash: Option<ClashKind>,
    /// A head of a later version: no value until somebody writes on.
    pub changed_by_later: bool,
}

/// One register of the Day.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Every entry of it in the day, as they came.
    pub members: Vec<EntryId>,
    /// Members no other member replaces, ascending.
    pub heads: Vec<EntryId>,
    /// What they amount to.
    pub standing: Standing,
}

impl Register {
    /// Adds an entry and drops the heads it replaces. The caller makes sure that what it replaces was added before.
    pub fn add(&mut self, entry: &Entry) {
        self.heads.retain(|h| !entry.replaces.contains(h));
        let id = entry.stamp.id;
        if let Err(at) = self.heads.binary_search(&id) {
            self.heads.insert(at, id);
        }
        self.members.push(id);
    }

    /// The entry a head stands for: itself, or what a `clash.settled` chose. `None`: it has no value.
    fn stands_for<'a>(&self, head: EntryId, entries: &'a HashMap<EntryId, Arc<Entry>>) -> Option<&'a Arc<Entry>> {
        let mut entry = entries.get(&head)?;
        // ends: a chosen entry is always older than what chose it
        while let Some(Fact::ClashSettled(settled)) = entry.fact() {
            if !entry.replaces.contains(&settled.choose) || !self.members.contains(&settled.choose) {
                return None;
            }
            entry = entries.get(&settled.choose)?;
        }
        matches!(entry.content, Content::Known(_)).then_some(entry)
    }

    /// Works out the standing anew.
    pub fn settle(&mut self, key: &str, entries: &HashMap<EntryId, Arc<Entry>>) {
        self.standing = self.weigh(key, entries);
    }

    fn weigh(&self, key: &str, entries: &HashMap<EntryId, Arc<Entry>>) -> Standing {
        // nearly every register has one plain head: it is the value
        if let [only] = self.heads[..]
            && let Some(Content::Known(fact)) = entries.get(&only).map(|e| &e.content)
            && !matches!(fact, Fact::ClashSettled(_))
        {
            return Standing { value: Some(only), shown: Some(only), ..Standing::default() };
        }
        let later =
            self.heads.iter().any(|h| entries.get(h).is_some_and(|e| matches!(e.content, Content::Later { .. })));
        let used: Vec<Option<&Arc<Entry>>> = self.heads.iter().map(|h| self.stands_for(*h, entries)).collect();
        let mut known: Vec<&Arc<Entry>> = used.iter().flatten().copied().collect();
        known.sort_by_key(|e| e.stamp.order());
        let greatest = known.last().map(|e| e.stamp.id);
        if later {
            return Standing { shown: greatest, changed_by_later: true, ..Standing::default() };
        }
        if known.len() < used.len() {
            // a settlement that chose nothing readable: stays listed until somebody writes on
            return Standing { shown: greatest, clash: Some(ClashKind::Hard), ..Standing::default() };
        }
        let value = |value: Option<EntryId>, clash| Standing { value, shown: greatest, clash, changed_by_later: false };
        let agree = |all: &[&Arc<Entry>]| {
            all.iter().enumerate().all(|(i, a)| all.iter().skip(i + 1).all(|b| a.says_the_same(b)))
        };
        if known.len() <= 1 || agree(&known) {
            return value(greatest, None);
        }
        let last = |pick: &dyn Fn(&Entry) -> bool| known.iter().rev().find(|e| pick(e)).map(|e| e.stamp.id);
        match Class::of(key) {
            Class::Soft => value(greatest, Some(ClashKind::Soft)),
            Class::DeclaredWins => {
                let declared =
                    last(&|e| matches!(e.fact(), Some(Fact::ConflictSet(c)) if c.state == ConflictState::Declared));
                value(declared.or(greatest), None)
            }
            Class::MostCautious => {
                let refused = last(&|e| matches!(e.fact(), Some(Fact::DeviceRefused(_))));
                let retired = last(&|e| matches!(e.fact(), Some(Fact::DeviceRetired(_))));
                value(refused.or(retired).or(greatest), None)
            }
            Class::OwnOrHard => {
                let by = known[0].stamp.by;
                let own = by.is_some() && known.iter().all(|e| e.stamp.by == by);
                value(None, Some(if own { ClashKind::Own } else { ClashKind::Hard }))
            }
            Class::Hard => value(None, Some(ClashKind::Hard)),
        }
    }
}
