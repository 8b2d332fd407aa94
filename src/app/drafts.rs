//! What is typed and in no entry, as it is kept for the next start. Pure: `update` changes it, the store writes it.
//!
//! A draft lives from the first key until its entry is *stored*, not until it is written: a text that could not be stored
//! is still here after a restart. It belongs to the seat that typed it (see [`DraftKey`]) and is shown in the field it was
//! typed in and nowhere else: no search, no list, no log reads it.

mod key;

pub use key::DraftKey;

use super::msg::Effect;
use super::overlay::Purpose;
use crate::domain::ids::{InterviewId, PersonId};
use crate::store::Draft;
use std::collections::BTreeMap;

/// How far a draft is on its way to become an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// In no entry.
    Open,
    /// Its field was closed for good by the message that is being taken.
    Closing,
    /// In an entry that is on its way to the store, with this ticket as far as is known.
    Asking(Option<u64>),
    /// In an entry that is stored with this ticket.
    Asked(u64),
}

/// A text and how it stands.
#[derive(Clone, Debug)]
pub struct Held {
    /// The text.
    pub text: String,
    /// Where the caret stands; none where the field was closed with the text in it.
    pub cursor: Option<usize>,
    /// The interview's clock when each line was begun; empty where the text has no such lines.
    pub times: Vec<String>,
    serial: u64,
    stage: Stage,
}

/// All drafts of the open day.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    held: BTreeMap<DraftKey, Held>,
    serial: u64,
    /// Everything up to this serial is on disk.
    written: u64,
}

impl Drafts {
    /// As they were found, the one written last at the end.
    pub fn found(drafts: Vec<Draft>) -> Drafts {
        let written = drafts.len() as u64;
        let held = (1..).zip(drafts).filter_map(|(serial, Draft { key, text, cursor, times })| {
            Some((DraftKey::read(key), Held { text: text?, cursor, times, serial, stage: Stage::Open }))
        });
        Drafts { held: held.collect(), serial: written, written }
    }

    /// A text that is in no entry.
    pub fn text(&self, key: &DraftKey) -> Option<&Held> {
        self.held.get(key).filter(|held| held.stage == Stage::Open)
    }

    /// What is typed in a field that is open, or waits on its page. The state is `typed` until it is written.
    pub fn keep(&mut self, out: &mut Vec<Effect>, key: DraftKey, text: &str, cursor: Option<usize>, times: &[String]) {
        let before = self.held.get(&key);
        let is_typed = before.is_none_or(|held| held.text != text);
        if !is_typed && before.is_some_and(|held| held.stage != Stage::Open || held.cursor == cursor) {
            return;
        }
        self.serial += 1;
        // a caret that moves is written too, but nothing waits for it
        let serial = if is_typed { self.serial } else { before.map_or(self.serial, |held| held.serial) };
        let (text, times) = (text.to_owned(), times.to_vec());
        let draft = Draft { key: key.to_string(), text: Some(text.clone()), cursor, times: times.clone() };
        out.push(Effect::KeepDraft(draft, self.serial));
        self.held.insert(key, Held { text, cursor, times, serial, stage: Stage::Open });
    }

    /// The field says what the Day says: there is no draft of it.
    pub fn forget(&mut self, out: &mut Vec<Effect>, key: &DraftKey) {
        if self.text(key).is_some() {
            self.drop_key(out, key);
        }
    }

    fn drop_key(&mut self, out: &mut Vec<Effect>, key: &DraftKey) {
        self.held.remove(key);
        self.serial += 1;
        out.push(Effect::KeepDraft(Draft::gone(key.to_string()), self.serial));
    }

    /// The field of these drafts was closed for good: what was typed became an entry, or was given up.
    pub fn close(&mut self, wanted: impl Fn(&DraftKey) -> bool) {
        let open = self.held.iter_mut().filter(|(key, held)| held.stage == Stage::Open && wanted(key));
        open.for_each(|(_, held)| held.stage = Stage::Closing);
    }

    /// The field of these drafts was closed with its text in it: it does not open by itself again.
    pub fn put_away(&mut self, out: &mut Vec<Effect>, wanted: impl Fn(&DraftKey) -> bool) {
        let keys: Vec<DraftKey> = self
            .held
            .iter()
            .filter(|(key, held)| held.cursor.is_some() && held.stage == Stage::Open && wanted(key))
            .map(|(key, _)| key.clone())
            .collect();
        for key in &keys {
            if let Some(Held { text, times, .. }) = self.held.get(key).cloned() {
                self.keep(out, key.clone(), &text, None, &times);
            }
        }
        if !keys.is_empty() {
            out.push(Effect::SyncDrafts);
        }
    }

    /// A message was taken whole: drafts whose fields it closed wait for its entries, or are gone where it made none.
    pub fn settle(&mut self, out: &mut Vec<Effect>) {
        let appends = out.iter().any(|effect| matches!(effect, Effect::Append(_)));
        let closing = self.held.iter_mut().filter(|(_, held)| held.stage == Stage::Closing);
        if appends {
            closing.for_each(|(_, held)| held.stage = Stage::Asking(None));
        } else {
            let keys: Vec<DraftKey> = closing.map(|(key, _)| key.clone()).collect();
            keys.iter().for_each(|key| self.drop_key(out, key));
        }
    }

    /// A key comes: appends from now on are not those of a field that was closed before.
    pub fn begin(&mut self) {
        for held in self.held.values_mut() {
            held.stage = match held.stage {
                Stage::Asking(Some(ticket)) => Stage::Asked(ticket),
                // no ticket was given: it is not on its way to any disk
                Stage::Asking(None) => Stage::Open,
                stage => stage,
            };
        }
    }

    /// An append was given its ticket. Of several the last counts.
    pub fn asked(&mut self, ticket: u64) {
        let asking = self.held.values_mut().filter(|held| matches!(held.stage, Stage::Asking(_)));
        asking.for_each(|held| held.stage = Stage::Asking(Some(ticket)));
    }

    /// Everything up to this ticket is stored: what is in it is no draft any more.
    pub fn stored(&mut self, out: &mut Vec<Effect>, up_to: u64) {
        let is_in = |held: &Held| matches!(held.stage, Stage::Asked(t) | Stage::Asking(Some(t)) if t <= up_to);
        let keys: Vec<DraftKey> =
            self.held.iter().filter(|(_, held)| is_in(held)).map(|(key, _)| key.clone()).collect();
        keys.iter().for_each(|key| self.drop_key(out, key));
    }

    /// Entries that were not stored were taken back: their texts are drafts again.
    pub fn taken_back(&mut self) {
        self.held.values_mut().for_each(|held| held.stage = Stage::Open);
    }

    /// Every text that is in no entry, the one typed last at the end.
    pub fn all(&self) -> Vec<Draft> {
        let mut all: Vec<(&DraftKey, &Held)> = self.open().collect();
        all.sort_by_key(|(_, held)| held.serial);
        let draft = |(key, held): (&DraftKey, &Held)| Draft {
            key: key.to_string(),
            text: Some(held.text.clone()),
            cursor: held.cursor,
            times: held.times.clone(),
        };
        all.into_iter().map(draft).collect()
    }

    /// All of them are written again: they stand in another file now.
    pub fn keep_all(&mut self, out: &mut Vec<Effect>) {
        for draft in self.all() {
            self.serial += 1;
            if let Some(held) = self.held.get_mut(&DraftKey::read(draft.key.clone())) {
                held.serial = self.serial;
            }
            out.push(Effect::KeepDraft(draft, self.serial));
        }
    }

    /// The store wrote everything up to this serial.
    pub fn written(&mut self, up_to: u64) {
        self.written = self.written.max(up_to);
    }

    /// Whether something typed is in no entry and not on disk either.
    pub fn is_unwritten(&self) -> bool {
        self.held.values().any(|held| held.stage == Stage::Open && held.serial > self.written)
    }

    /// Drafts that say no more than what the Day says by now are none.
    pub fn forget_entered(&mut self, out: &mut Vec<Effect>, is_entered: impl Fn(&DraftKey, &str) -> bool) {
        let entered = self.open().filter(|(key, held)| is_entered(key, &held.text));
        let keys: Vec<DraftKey> = entered.map(|(key, _)| key.clone()).collect();
        keys.iter().for_each(|key| self.drop_key(out, key));
    }

    /// The note of a sheet that was open.
    pub fn open_note(&self, interview: InterviewId, who: PersonId) -> Option<Option<String>> {
        let open = self.open().filter(|(key, held)| held.cursor.is_some() && key.is_of(interview, Some(who)));
        let last = open.max_by_key(|(_, held)| held.serial)?;
        last.0.note_criterion()
    }

    /// What waits on the reveal of an interview: levels and sentences by criterion, and whose sentence was open.
    pub fn reveal(&self, interview: InterviewId) -> Unsaid {
        let mut unsaid = Unsaid::default();
        for (key, held) in self.open().filter(|(key, _)| key.is_of(interview, None)) {
            if let Some(criterion) = key.level_criterion() {
                unsaid.levels.extend(held.text.parse().ok().map(|level| (criterion, level)));
            } else if let Some(criterion) = key.sentence_criterion() {
                unsaid.open = held.cursor.map(|at| (criterion.clone(), at)).or(unsaid.open);
                unsaid.sentences.insert(criterion, held.text.clone());
            }
        }
        unsaid
    }

    /// The fields of a form that hold a draft of this seat, by their place.
    pub fn form(&self, purpose: &Purpose, actor: Option<PersonId>) -> Vec<(usize, &Held)> {
        let of_form = |key: &DraftKey| key.field_of(actor).filter(|(named, _)| named == purpose).map(|(_, at)| at);
        self.open().filter_map(|(key, held)| Some((of_form(key)?, held))).collect()
    }

    /// The form that this seat had open last.
    pub fn open_form(&self, actor: Option<PersonId>) -> Option<Purpose> {
        let open = self.open().filter(|(_, held)| held.cursor.is_some());
        let fields = open.filter_map(|(key, held)| Some((held.serial, key.field_of(actor)?.0)));
        fields.max_by_key(|(serial, _)| *serial).map(|(_, purpose)| purpose)
    }

    fn open(&self) -> impl Iterator<Item = (&DraftKey, &Held)> {
        self.held.iter().filter(|(_, held)| held.stage == Stage::Open)
    }
}

/// What waits on a reveal, in no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaid {
    /// Levels that wait for their sentence.
    pub levels: BTreeMap<String, i64>,
    /// Sentences.
    pub sentences: BTreeMap<String, String>,
    /// The sentence whose field was open, and its caret.
    pub open: Option<(String, usize)>,
}

impl Held {
    /// When it was typed, among the others.
    pub fn serial(&self) -> u64 {
        self.serial
    }
}

#[cfg(test)]
mod tests;
