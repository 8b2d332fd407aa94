//! What a file would bring, in words, before any of it is taken: two Days are compared, the one that is here and the one
//! that would be. Marks the viewer may not see are counted and never named.

use super::describe::describe;
use super::exchange::Contents;
use super::laptop::clocks_ahead;
use super::rows::sync::side_by_side;
use crate::bundle::Header;
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::ids::{CandidateId, EntryId, PersonId};
use crate::domain::visible;
use crate::text::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Changes that are worked out at most.
const CHANGES: usize = 200;

/// Who looks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'w> {
    /// Their words.
    pub words: &'w Words,
    /// Who is at the keyboard.
    pub who: Option<PersonId>,
    /// The time here, Unix ms.
    pub now: i64,
}

/// What a file would do to the day `before` it, or did; `after` is the day with the file in it.
pub fn contents(viewer: Viewer<'_>, before: &Day, after: &Day, header: &Header) -> Contents {
    let new: Vec<&Entry> =
        after.entries().filter(|entry| before.entry(&entry.stamp.id).is_none()).map(AsRef::as_ref).collect();
    let words = viewer.words;
    let mut warnings = Vec::new();
    let times = new.iter().map(|entry| (entry.stamp.device, entry.stamp.ms)).chain([(header.writer.dev, header.ms)]);
    for (device, minutes) in clocks_ahead(viewer.now, times) {
        warnings.push(words.contents_clock(&after.laptop_called(device), minutes).into_owned());
    }
    for device in after.forked().difference(&before.forked()) {
        warnings.push(words.contents_forked(&after.laptop_called(*device)).into_owned());
    }
    let waiting = after.waiting().filter(|entry| !before.is_waiting(&entry.stamp.id)).count();
    let clashes = after
        .registers()
        .iter()
        .filter(|(key, register)| register.standing.clash.is_some() && before.standing(key).clash.is_none());
    let needs = if waiting > 0 { after.gaps() } else { Vec::new() };
    Contents {
        from: header.writer.name.clone(),
        written: header.ms,
        new: new.iter().map(|entry| entry.stamp.id).collect(),
        sheets: new.iter().filter(|entry| matches!(entry.fact(), Some(Fact::SheetSealed(_)))).count(),
        adds: adds(words, &new),
        changes: changes(viewer, before, after),
        clashes: clashes.map(|(key, _)| values(viewer, after, key)).collect(),
        people: people(after, &new),
        needs: needs
            .iter()
            .map(|gap| words.contents_need(&after.laptop_called(gap.device), gap.from, gap.to).into_owned())
            .collect(),
        waiting,
        apart: new.iter().filter(|entry| after.apart().contains_key(&entry.stamp.id)).count(),
        later: new.iter().filter(|entry| after.later().contains(&entry.stamp.id)).count(),
        warnings,
    }
}

/// What is new, counted by what it is, the most telling first. Marks and notes are among the other entries: how many a seat
/// has given is nobody's to know before the seal.
fn adds(words: &Words, new: &[&Entry]) -> Vec<String> {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Kind {
        Seal,
        Agreement,
        Interview,
        State,
        Person,
        Decision,
        Other,
    }
    let mut counted: BTreeMap<Kind, usize> = BTreeMap::new();
    for entry in new {
        let kind = match entry.fact() {
            Some(Fact::SheetSealed(_) | Fact::SheetReopened(_)) => Kind::Seal,
            Some(Fact::AgreementSet(_)) => Kind::Agreement,
            Some(Fact::InterviewCalled(_)) => Kind::Interview,
            Some(Fact::PresenceSet(_) | Fact::CandidateCalled(_)) => Kind::State,
            Some(Fact::CandidateAdded(_) | Fact::PersonSet(_)) => Kind::Person,
            Some(Fact::DecisionSet(_) | Fact::OfferSet(_)) => Kind::Decision,
            // a receipt is nobody's news
            Some(Fact::SyncTaken(_)) => continue,
            _ => Kind::Other,
        };
        *counted.entry(kind).or_insert(0) += 1;
    }
    let text = |(kind, n): (Kind, usize)| match kind {
        Kind::Seal => words.adds_seals(n),
        Kind::Agreement => words.adds_agreements(n),
        Kind::Interview => words.adds_interviews(n),
        Kind::State => words.adds_states(n),
        Kind::Person => words.adds_people(n),
        Kind::Decision => words.adds_decisions(n),
        Kind::Other => words.adds_others(n),
    };
    counted.into_iter().map(|count| text(count).into_owned()).collect()
}

/// What had a value and would have another.
fn changes(viewer: Viewer<'_>, before: &Day, after: &Day) -> Vec<String> {
    let seen = |day: &Day, id: &EntryId| {
        day.entry(id).map(|entry| describe(viewer.words, day, viewer.who, entry)).filter(|text| !text.is_empty())
    };
    let mut all = Vec::new();
    for (key, register) in after.registers() {
        let old = before.standing(key).shown;
        let (Some(old), Some(new)) = (old, register.standing.shown) else { continue };
        if old == new || !visible::register_visible(after, key, viewer.who) {
            continue;
        }
        if let (Some(old), Some(new)) = (seen(before, &old), seen(after, &new))
            && old != new
        {
            let mut both = side_by_side(vec![old, new]).into_iter();
            let (old, new) = (both.next().unwrap_or_default(), both.next().unwrap_or_default());
            all.push(viewer.words.contents_change(&old, &new).into_owned());
        }
        if all.len() >= CHANGES {
            break;
        }
    }
    all
}

/// The values of a register that two laptops replaced apart.
fn values(viewer: Viewer<'_>, day: &Day, key: &str) -> String {
    let entries = day.heads(key);
    let entries = entries.iter().filter_map(|id| day.entry(id));
    let said = entries.map(|entry| describe(viewer.words, day, viewer.who, entry)).collect();
    side_by_side(said)
        .into_iter()
        .reduce(|text, value| viewer.words.clash_or(&text, &value).into_owned())
        .unwrap_or_default()
}

/// Whom the new entries are about, by code and name.
fn people(day: &Day, new: &[&Entry]) -> Vec<String> {
    let about: BTreeSet<CandidateId> = new.iter().filter_map(|entry| day.person_of(entry)).collect();
    let mut all: Vec<String> = about
        .into_iter()
        .map(|id| format!("{} {}", day.candidate_code(id), day.candidate_name(day.resolve(id))).trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    all.sort();
    all
}
