//! Forgetting: whose personal text is to go, and by whose word. It works as soon as it is held, in the day or apart, since
//! bytes that are gone cannot depend on what came first. Not here: taking the bytes out of the store.

use super::entry::{Entry, Private};
use super::fact::Fact;
use super::ids::{DeviceId, EntryId};
use super::trust::Admissions;
use std::collections::HashMap;
use uuid::Uuid;

/// Every erasure held, with the laptops that wrote it.
#[derive(Clone, Debug, Default)]
pub struct Erasure {
    subjects: HashMap<Uuid, Vec<DeviceId>>,
    entries: HashMap<EntryId, Vec<DeviceId>>,
}

/// What an erasure is about.
pub enum Reach<'a> {
    /// Texts about these people.
    Subjects(&'a [Uuid]),
    /// The texts of these entries.
    Entries(&'a [EntryId]),
}

impl Erasure {
    /// Notes an entry, if it is an erasure; gives what it reaches.
    pub fn note<'a>(&mut self, entry: &'a Entry) -> Option<Reach<'a>> {
        let by = entry.stamp.device;
        match entry.fact()? {
            Fact::SubjectErased(f) => {
                f.subjects.iter().for_each(|of| add(self.subjects.entry(*of).or_default(), by));
                Some(Reach::Subjects(&f.subjects))
            }
            Fact::EntryEmptied(f) => {
                f.entries.iter().for_each(|id| add(self.entries.entry(*id).or_default(), by));
                Some(Reach::Entries(&f.entries))
            }
            _ => None,
        }
    }

    /// Whether the text about `of` beside an entry of this laptop is to go.
    pub fn covers(&self, id: EntryId, device: DeviceId, of: Uuid, admissions: &Admissions) -> bool {
        let by = |who: Option<&Vec<DeviceId>>, works: &dyn Fn(DeviceId) -> bool| {
            who.is_some_and(|who| who.iter().any(|by| works(*by)))
        };
        by(self.subjects.get(&of), &|by| admissions.erases(by))
            || by(self.entries.get(&id), &|by| by == device || admissions.erases(by))
    }

    /// Takes the text from an entry, or gives its absence another name; says whether anything changed.
    pub fn settle(&self, entry: &Entry, admissions: &Admissions) -> Option<Private> {
        let of = entry.about?;
        let covered = self.covers(entry.stamp.id, entry.stamp.device, of, admissions);
        match &entry.private {
            Private::Held { .. } | Private::Missing if covered => Some(Private::Erased),
            Private::Erased if !covered => Some(Private::Missing),
            _ => None,
        }
    }
}

/// One laptop, one voice.
fn add(who: &mut Vec<DeviceId>, by: DeviceId) {
    if !who.contains(&by) {
        who.push(by);
    }
}
