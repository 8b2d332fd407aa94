//! The queue: who is called, who is here, who is late, who is expected; below, what is done. Order is by time alone, so
//! that nothing of any mark can be read from it.

use crate::domain::day::Day;
use crate::domain::fact::{Look, Presence};
use crate::domain::ids::{AreaId, CandidateId, InterviewId, PersonId};
use crate::domain::interview::{Interview, Talk};
use crate::domain::people::{Candidate, Pair, Stage};
use crate::domain::sheet::SheetState;
use crate::text::{Symbol, fold};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where the sheets of somebody's latest interview stand; says nothing of what is in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheets {
    /// There is no interview yet.
    None,
    /// This many of the owed sheets are still open.
    Owed(usize),
    /// All sealed, not revealed yet.
    ToReveal,
    /// Revealed, and the pair still has to agree.
    Agreeing,
    /// Revealed, nothing left to agree on.
    Revealed,
}

/// One row of the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueRow {
    /// Who.
    pub id: CandidateId,
    /// Code on paper.
    pub code: String,
    /// Name, or the code where the name was not received.
    pub name: String,
    /// First area.
    pub area: Option<AreaId>,
    /// Its name.
    pub area_name: String,
    /// Where the person stands.
    pub stage: Stage,
    /// Since when.
    pub since: Option<i64>,
    /// When the person came.
    pub arrived: Option<i64>,
    /// The desk of the call or of the interview.
    pub desk: Option<String>,
    /// The interview that counts now.
    pub interview: Option<InterviewId>,
    /// Where its sheets stand.
    pub sheets: Sheets,
    /// Whether somebody has declared to know this person.
    pub conflicts: Vec<PersonId>,
    /// A second look is wanted.
    pub second_look: bool,
    /// Name, area and code, for the filter.
    pub folded: String,
}

impl QueueRow {
    /// Whether the person is done, or will not be interviewed: the lower part of the list.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::Absent | Stage::Withdrawn)
    }

    /// Whether the person was called to this desk.
    pub fn is_called_to(&self, desk: &str) -> bool {
        self.stage == Stage::Called && self.desk.as_deref() == Some(desk)
    }

    /// Whether these seats, who cover these areas, may see the person; seats without areas cover all.
    pub fn suits(&self, seats: &[PersonId], areas: &[AreaId]) -> bool {
        let covered = areas.is_empty() || self.area.is_none_or(|area| areas.contains(&area));
        covered && !self.conflicts.iter().any(|who| seats.contains(who))
    }

    /// The symbol that says the stage.
    pub fn symbol(&self) -> Symbol {
        match self.stage {
            Stage::Expected => Symbol::Nothing,
            Stage::Present => Symbol::Begun,
            Stage::Called => Symbol::Called,
            Stage::InInterview => Symbol::Now,
            Stage::Done if self.sheets == Sheets::Revealed => Symbol::Complete,
            Stage::Done => Symbol::Now,
            Stage::Late => Symbol::Attention,
            Stage::Absent => Symbol::Not,
            Stage::Withdrawn => Symbol::Out,
            Stage::Postponed => Symbol::Later,
        }
    }

    fn order(&self) -> (u8, Reverse<i64>, i64, String) {
        let group = match self.stage {
            Stage::Called => 1,
            Stage::Present => 2,
            Stage::Late => 3,
            Stage::Expected => 4,
            Stage::Postponed => 5,
            Stage::InInterview => 6,
            Stage::Done => 7,
            Stage::Absent | Stage::Withdrawn => 8,
        };
        let (newest, oldest) = match self.stage {
            Stage::Done | Stage::Absent | Stage::Withdrawn => (self.since.unwrap_or(0), 0),
            Stage::Present => (0, self.arrived.unwrap_or(i64::MAX)),
            Stage::Expected => (0, 0),
            _ => (0, self.since.unwrap_or(i64::MAX)),
        };
        (group, Reverse(newest), oldest, self.code.clone())
    }
}

/// All rows, in order.
pub fn queue_rows(day: &Day) -> Vec<QueueRow> {
    let talks = day.talks();
    let pairs: BTreeMap<_, Pair> = day.pairs().into_iter().map(|pair| (pair.id, pair)).collect();
    let areas: BTreeMap<AreaId, String> = day.areas().into_iter().map(|area| (area.id, area.name)).collect();
    let mut rows: Vec<QueueRow> =
        day.candidates().into_iter().map(|candidate| row(day, candidate, &talks, &pairs, &areas)).collect();
    rows.sort_by_cached_key(QueueRow::order);
    rows
}

fn row(
    day: &Day,
    candidate: Candidate,
    talks: &Talk,
    pairs: &BTreeMap<crate::domain::ids::PairId, Pair>,
    areas: &BTreeMap<AreaId, String>,
) -> QueueRow {
    let interview = current(talks, candidate.id);
    let sheets = interview.map_or(Sheets::None, |interview| sheets_of(day, interview));
    let desk = interview
        .and_then(|interview| interview.pair)
        .and_then(|pair| pairs.get(&pair))
        .map(|pair| pair.desk.clone())
        .or_else(|| candidate.called_to.clone());
    let area_name = candidate.area.and_then(|area| areas.get(&area).cloned()).unwrap_or_default();
    let name = if candidate.name.is_empty() { candidate.code.clone() } else { candidate.name };
    let arrived = match day.presence(candidate.id) {
        (Presence::Present, at) => at,
        _ => None,
    };
    QueueRow {
        id: candidate.id,
        folded: fold(&format!("{name} {area_name} {}", candidate.code)),
        code: candidate.code,
        name,
        area: candidate.area,
        area_name,
        stage: candidate.stage,
        since: candidate.since,
        arrived,
        desk: if candidate.stage == Stage::Called { candidate.called_to } else { desk },
        interview: interview.map(|interview| interview.id),
        sheets,
        conflicts: day.conflicts(candidate.id).into_iter().collect(),
        second_look: candidate.second_look,
    }
}

/// The interview a person's row is about: the running one, else the last that counts.
fn current(talks: &Talk, candidate: CandidateId) -> Option<&Interview> {
    let counting = || talks.of(candidate).filter(|interview| interview.counts() && interview.look != Look::Calibration);
    counting()
        .find(|interview| interview.is_running())
        .or_else(|| counting().max_by_key(|interview| interview.called_at))
}

/// Where the sheets of an interview stand.
pub fn sheets_of(day: &Day, interview: &Interview) -> Sheets {
    if day.revealed(interview.id).is_some() {
        return if super::missing::open_agreements(day, interview) > 0 { Sheets::Agreeing } else { Sheets::Revealed };
    }
    let seats = day.seats(interview);
    let open = seats.iter().filter(|who| day.sheet_state(interview.id, **who) != SheetState::Sealed).count();
    match (seats.is_empty(), open) {
        (true, _) => Sheets::None,
        (_, 0) => Sheets::ToReveal,
        (_, open) => Sheets::Owed(open),
    }
}

/// The longest waiting person whose area the pair covers and who has no conflict with it; a pair without areas covers all.
pub fn next_for<'a>(rows: &'a [QueueRow], seats: &[PersonId], areas: &[AreaId], desk: &str) -> Option<&'a QueueRow> {
    let called = rows.iter().find(|row| row.is_called_to(desk));
    called.or_else(|| rows.iter().filter(|row| row.stage == Stage::Present).find(|row| row.suits(seats, areas)))
}
