//! Sheets: one interviewer's marks and notes in one interview, which version counts, what is late, what is owed, and the
//! pair's agreement. Who may read them is decided in `visible` alone, so nothing here is public outside the domain.

use super::day::Day;
use super::day::register::ClashKind;
use super::fact::{Fact, Mark};
use super::ids::{EntryId, InterviewId, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// Where a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetState {
    /// Nothing written here.
    Empty,
    /// Being written.
    Open,
    /// Final.
    Sealed,
    /// Open again before the reveal.
    Reopened,
}

impl SheetState {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            SheetState::Empty => "empty",
            SheetState::Open => "open",
            SheetState::Sealed => "sealed",
            SheetState::Reopened => "reopened",
        }
    }
}

/// One mark as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Level or not assessed.
    pub mark: Mark,
    /// When it was given, Unix ms.
    pub at: i64,
}

/// One sheet with everything in it. Only `visible` gives it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Which interview.
    pub interview: InterviewId,
    /// Whose.
    pub interviewer: PersonId,
    /// Where it stands.
    pub state: SheetState,
    /// The seal that counts.
    pub seal: Option<EntryId>,
    /// When it was sealed.
    pub sealed_at: Option<i64>,
    /// How many times it was sealed.
    pub version: usize,
    /// Marks by criterion: the sealed ones, else those that stand.
    pub marks: BTreeMap<String, Given>,
    /// Notes by criterion, `-` the general one.
    pub notes: BTreeMap<String, String>,
    /// What stands beside the lines of those notes; see [`super::note`].
    pub tags: BTreeMap<String, Vec<String>>,
    /// Registers of this sheet in Clash, by key.
    pub clashes: Vec<(String, ClashKind)>,
    /// Heads the seal does not list: shown, not counted.
    pub late: Vec<EntryId>,
}

impl Day {
    /// State of a sheet; says nothing of what is in it.
    pub fn sheet_state(&self, interview: InterviewId, who: PersonId) -> SheetState {
        match self.seal(interview, who) {
            Some(_) => SheetState::Sealed,
            None => match self.value(&format!("seal/{interview}/{who}")).and_then(|e| e.fact()) {
                Some(Fact::SheetReopened(_)) => SheetState::Reopened,
                _ if self.has_written(interview, who) => SheetState::Open,
                _ => SheetState::Empty,
            },
        }
    }

    /// The seal that counts: the reveal's, else the one that stands.
    pub fn seal(&self, interview: InterviewId, who: PersonId) -> Option<EntryId> {
        if let Some((_, seals)) = self.revealed(interview) {
            let of = |s: &EntryId| match self.entry(s).and_then(|e| e.fact()) {
                Some(Fact::SheetSealed(f)) => Some(f.interviewer),
                _ => None,
            };
            if let Some(s) = seals.iter().find(|s| of(s) == Some(who)) {
                return Some(*s);
            }
        }
        let e = self.value(&format!("seal/{interview}/{who}"))?;
        matches!(e.fact(), Some(Fact::SheetSealed(_))).then_some(e.stamp.id)
    }

    /// Whether anything stands on a sheet that was not taken back.
    pub fn has_written(&self, interview: InterviewId, who: PersonId) -> bool {
        self.written(interview, who).into_iter().flatten().any(|c| {
            let standing = |key: String| self.registers().get(&key).is_some_and(|r| r.standing.value.is_none());
            let mark = format!("mark/{interview}/{who}/{c}");
            let note = format!("note/{interview}/{who}/{c}");
            match self.value(&mark).and_then(|e| e.fact()) {
                Some(Fact::MarkSet(m)) if m.mark().is_some() => true,
                _ => {
                    standing(mark)
                        || standing(note.clone())
                        || self
                            .value(&note)
                            .is_some_and(|e| e.personal().and_then(|p| p.text.as_deref()).is_none_or(|t| !t.is_empty()))
                }
            }
        })
    }

    /// Entries a seal would pin now: marks and notes that stand. Taken-back ones are left out.
    pub(in crate::domain) fn to_seal(&self, interview: InterviewId, who: PersonId) -> (Vec<EntryId>, Vec<EntryId>) {
        let (mut marks, mut notes) = (Vec::new(), Vec::new());
        for c in self.written(interview, who).into_iter().flatten() {
            if let Some(e) = self.value(&format!("mark/{interview}/{who}/{c}"))
                && matches!(e.fact(), Some(Fact::MarkSet(m)) if m.mark().is_some())
            {
                marks.push(e.stamp.id);
            }
            if let Some(e) = self.value(&format!("note/{interview}/{who}/{c}"))
                && e.personal().and_then(|p| p.text.as_deref()).is_none_or(|t| !t.is_empty())
            {
                notes.push(e.stamp.id);
            }
        }
        (marks, notes)
    }

    /// Heads of a sealed sheet that its seal does not list.
    pub fn late(&self, interview: InterviewId, who: PersonId) -> Vec<EntryId> {
        let Some(Fact::SheetSealed(seal)) = self.value(&format!("seal/{interview}/{who}")).and_then(|e| e.fact())
        else {
            return Vec::new();
        };
        let mut late = Vec::new();
        for c in self.written(interview, who).into_iter().flatten() {
            let marks = self.heads(&format!("mark/{interview}/{who}/{c}"));
            late.extend(marks.into_iter().filter(|h| !seal.marks.contains(&self.behind(*h))));
            if let Some(pinned) = &seal.notes {
                let notes = self.heads(&format!("note/{interview}/{who}/{c}"));
                late.extend(notes.into_iter().filter(|h| !pinned.contains(&self.behind(*h))));
            }
        }
        late
    }

    fn behind(&self, head: EntryId) -> EntryId {
        match self.entry(&head).and_then(|e| e.fact()) {
            Some(Fact::ClashSettled(s)) => s.choose,
            _ => head,
        }
    }

    /// A sheet with everything in it.
    pub(in crate::domain) fn sheet(&self, interview: InterviewId, who: PersonId) -> Sheet {
        let state = self.sheet_state(interview, who);
        let seal = self.seal(interview, who).and_then(|id| self.entry(&id));
        let pinned = match seal.and_then(|e| e.fact()) {
            Some(Fact::SheetSealed(s)) => Some(s),
            _ => None,
        };
        let mut marks = BTreeMap::new();
        let (mut notes, mut tags) = (BTreeMap::new(), BTreeMap::new());
        let mut clashes = Vec::new();
        for c in self.written(interview, who).into_iter().flatten() {
            for kind in ["mark", "note"] {
                let key = format!("{kind}/{interview}/{who}/{c}");
                if let Some(clash) = self.standing(&key).clash {
                    clashes.push((key, clash));
                }
            }
        }
        let mark_ids: Vec<EntryId> = match pinned {
            Some(s) => s.marks.clone(),
            None => self.standing_ids("mark", interview, who),
        };
        for id in mark_ids {
            if let Some(e) = self.entry(&id)
                && let Some(Fact::MarkSet(m)) = e.fact()
                && m.interview == interview
                && m.interviewer == who
                && let Some(mark) = m.mark()
            {
                marks.insert(m.criterion.clone(), Given { mark, at: e.stamp.ms });
            }
        }
        let note_ids: Vec<EntryId> = match pinned.and_then(|s| s.notes.clone()) {
            Some(ids) => ids,
            None => self.standing_ids("note", interview, who),
        };
        for id in note_ids {
            if let Some(e) = self.entry(&id)
                && let Some(Fact::NoteSet(n)) = e.fact()
                && n.interview == interview
                && n.interviewer == who
                && let Some(personal) = e.personal()
                && let Some(text) = personal.text.clone()
                && !text.is_empty()
            {
                let criterion = n.criterion.clone().unwrap_or_else(|| "-".into());
                tags.insert(criterion.clone(), personal.tags.clone());
                notes.insert(criterion, text);
            }
        }
        let sealed = self.registers().get(&format!("seal/{interview}/{who}")).map_or(0, |r| {
            r.members
                .iter()
                .filter(|m| matches!(self.entry(m).and_then(|e| e.fact()), Some(Fact::SheetSealed(_))))
                .count()
        });
        Sheet {
            interview,
            interviewer: who,
            state,
            seal: seal.map(|e| e.stamp.id),
            sealed_at: seal.map(|e| e.stamp.ms),
            version: sealed,
            marks,
            notes,
            tags,
            clashes,
            late: self.late(interview, who),
        }
    }

    fn standing_ids(&self, kind: &str, interview: InterviewId, who: PersonId) -> Vec<EntryId> {
        self.written(interview, who)
            .into_iter()
            .flatten()
            .filter_map(|c| self.value(&format!("{kind}/{interview}/{who}/{c}")))
            .map(|e| e.stamp.id)
            .collect()
    }

    /// Criteria whose level wants a line of evidence that is not there.
    pub(in crate::domain) fn owed_notes(&self, sheet: &Sheet) -> BTreeSet<String> {
        let evidence = self.rubric().map(|r| r.scale.evidence.clone()).unwrap_or_default();
        // a line written after the seal pays the debt, though the seal does not list it
        let written = |c: &str| {
            sheet.notes.contains_key(c)
                || self
                    .value(&format!("note/{}/{}/{c}", sheet.interview, sheet.interviewer))
                    .and_then(|e| e.personal()?.text.as_deref())
                    .is_some_and(|t| !t.is_empty())
        };
        sheet
            .marks
            .iter()
            .filter(|(c, g)| matches!(g.mark, Mark::Level(l) if evidence.contains(&l)) && !written(c))
            .map(|(c, _)| c.clone())
            .collect()
    }

    /// Agreed marks of an interview by criterion, with the pair's sentence; none while one of the sheets they rest on is
    /// out of every sum. They were made of both marks: the one that is left counts by itself, and a conflict that is
    /// lifted gives the agreement back.
    pub(in crate::domain) fn agreed(&self, interview: InterviewId) -> BTreeMap<String, (i64, Option<String>)> {
        if self.shown_in_conflict(interview).is_empty() { self.agreed_once(interview) } else { BTreeMap::new() }
    }

    /// People whose sheet was shown at the reveal and who declared since that they know the candidate.
    pub(in crate::domain) fn shown_in_conflict(&self, interview: InterviewId) -> Vec<PersonId> {
        let Some(((_, seals), known)) = self.revealed(interview).zip(self.interview(interview)) else {
            return Vec::new();
        };
        let conflicts = self.conflicts(known.candidate);
        let of = |seal: &EntryId| match self.entry(seal)?.fact()? {
            Fact::SheetSealed(f) => Some(f.interviewer),
            _ => None,
        };
        seals.iter().filter_map(of).filter(|who| conflicts.contains(who)).collect()
    }

    /// Because of whom an agreement that was made does not count; nobody where it does, or where none was made.
    pub fn agreement_lost(&self, interview: InterviewId) -> Vec<PersonId> {
        if self.agreed_once(interview).is_empty() { Vec::new() } else { self.shown_in_conflict(interview) }
    }

    /// What the pair agreed on, whoever stepped aside since.
    fn agreed_once(&self, interview: InterviewId) -> BTreeMap<String, (i64, Option<String>)> {
        let prefix = format!("agree/{interview}/");
        self.registers()
            .range(prefix.clone()..)
            .take_while(|(k, _)| k.starts_with(&prefix))
            .filter_map(|(k, _)| {
                let e = self.value(k)?;
                match e.fact()? {
                    Fact::AgreementSet(a) => Some((
                        a.criterion.clone(),
                        (a.level?, e.personal().and_then(|p| p.sentence.clone()).filter(|s| !s.is_empty())),
                    )),
                    _ => None,
                }
            })
            .collect()
    }

    /// Difference between the revealed marks of the two seats on a criterion; `None` where not both gave a level.
    pub(in crate::domain) fn gap(&self, i: &super::interview::Interview, criterion: &str) -> Option<i64> {
        let levels: Vec<i64> = self
            .seats(i)
            .into_iter()
            .filter_map(|who| match self.sheet(i.id, who).marks.get(criterion)?.mark {
                Mark::Level(l) => Some(l),
                Mark::NotAssessed(_) => None,
            })
            .collect();
        (levels.len() >= 2).then(|| levels.iter().max().unwrap_or(&0) - levels.iter().min().unwrap_or(&0))
    }

    /// Seats that must be sealed before a reveal, and their seals so far.
    pub fn reveal_ready(&self, interview: InterviewId) -> Result<Vec<EntryId>, Vec<PersonId>> {
        let Some(i) = self.interview(interview) else { return Err(Vec::new()) };
        let owing = match i.pair {
            Some(_) => self.seats(&i),
            None => self.begun(interview).collect(),
        };
        let open: Vec<PersonId> = owing.iter().copied().filter(|w| self.seal(interview, *w).is_none()).collect();
        let seals: Vec<EntryId> = owing.iter().filter_map(|w| self.seal(interview, *w)).collect();
        match i.pair {
            None if seals.len() < 2 => Err(open),
            _ if !open.is_empty() || seals.is_empty() => Err(open),
            _ => Ok(seals),
        }
    }
}
