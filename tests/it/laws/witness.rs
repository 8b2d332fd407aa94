//! Who knew what when writing, seen from outside: the heads of a register are the entries of it that nobody who wrote there
//! later had in front of them. Worked out from what each laptop held, never from `replaces`.

use super::tally::Tally;
use crate::rooms::Laptop;
use colloquio::domain::day::Day;
use colloquio::domain::day::register::{ClashKind, Class};
use colloquio::domain::entry::{Content, Entry};
use colloquio::domain::fact::Fact;
use colloquio::domain::ids::EntryId;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Of every entry, what its writer had in its day.
#[derive(Default)]
pub struct Witness {
    knew: HashMap<EntryId, HashSet<EntryId>>,
}

impl Witness {
    /// Notes the entries that this laptop wrote since it was looked at last.
    pub fn sees(&mut self, laptop: &Laptop) {
        let (day, device) = (laptop.day(), laptop.session.device());
        let order: Vec<&Arc<Entry>> = day.entries().collect();
        for (at, e) in order.iter().enumerate().rev() {
            if e.stamp.device == device && !self.knew.contains_key(&e.stamp.id) {
                self.knew.insert(e.stamp.id, order[..at].iter().map(|e| e.stamp.id).collect());
            }
        }
    }

    /// Every register of the day that holds everything has the heads, the value and the Clash it must have.
    pub fn check(&self, day: &Day, tally: &mut Tally) {
        let mut members: BTreeMap<String, Vec<&Arc<Entry>>> = BTreeMap::new();
        for e in day.entries() {
            if let Some(key) = e.register() {
                members.entry(key).or_default().push(e);
            }
        }
        assert!(members.keys().eq(day.registers().keys()));
        for (key, all) in &members {
            let unseen = |e: &&&Arc<Entry>| !all.iter().any(|later| self.knew[&later.stamp.id].contains(&e.stamp.id));
            let heads: Vec<&Arc<Entry>> = all.iter().filter(unseen).copied().collect();
            let ids: BTreeSet<EntryId> = heads.iter().map(|e| e.stamp.id).collect();
            let register = &day.registers()[key];
            assert_eq!(ids, register.heads.iter().copied().collect(), "{key}");

            let voices: Vec<&Arc<Entry>> = heads.iter().map(|e| spoken(e, day)).collect();
            let differ = voices.iter().any(|a| !voices[0].says_the_same(a));
            let standing = &register.standing;
            let expected = match Class::of(key) {
                _ if !differ => None,
                Class::Soft => Some(ClashKind::Soft),
                Class::DeclaredWins | Class::MostCautious => None,
                Class::OwnOrHard if voices.iter().all(|v| v.stamp.by.is_some() && v.stamp.by == voices[0].stamp.by) => {
                    Some(ClashKind::Own)
                }
                Class::OwnOrHard | Class::Hard => Some(ClashKind::Hard),
            };
            assert_eq!(standing.clash, expected, "{key}");
            assert_eq!(standing.value.is_none(), matches!(expected, Some(ClashKind::Own | ClashKind::Hard)), "{key}");
            assert!(standing.value.is_none_or(|v| voices.iter().any(|e| e.stamp.id == v)), "{key}");
            tally.clash(expected);
        }
    }
}

/// The entry whose word a head is: its own, or the one that a settlement chose.
fn spoken<'a>(head: &'a Arc<Entry>, day: &'a Day) -> &'a Arc<Entry> {
    assert!(matches!(head.content, Content::Known(_)));
    match head.fact() {
        Some(Fact::ClashSettled(s)) => spoken(day.entry(&s.choose).unwrap(), day),
        _ => head,
    }
}
