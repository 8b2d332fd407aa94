//! Interviews: whose, by which pair, in which state, and whose seats owe a sheet. Not here: marks (`sheet`).

use super::day::Day;
use super::fact::{Ending, Fact, Look, NotAssessed};
use super::ids::{CandidateId, EntryId, InterviewId, PairId, PersonId};

/// Where an interview stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Called, not begun.
    Planned,
    /// The talk is on.
    Running,
    /// The talk is over.
    Ended,
    /// It does not count as held.
    Void,
}

impl State {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::Running => "running",
            State::Ended => "ended",
            State::Void => "void",
        }
    }
}

/// One interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    /// Id.
    pub id: InterviewId,
    /// Code on paper.
    pub code: String,
    /// Whose, after moves and merges.
    pub candidate: CandidateId,
    /// By which pair.
    pub pair: Option<PairId>,
    /// First, second look, calibration.
    pub look: Look,
    /// Where it stands.
    pub state: State,
    /// How it ended.
    pub how: Option<Ending>,
    /// Unix ms.
    pub called_at: i64,
    /// Unix ms.
    pub started_at: Option<i64>,
    /// Unix ms.
    pub ended_at: Option<i64>,
    /// The `interview.called` entry.
    pub called: EntryId,
}

impl Interview {
    /// Neither void nor calibration.
    pub fn counts(&self) -> bool {
        self.state != State::Void && self.look != Look::Calibration
    }

    /// The talk is on.
    pub fn is_running(&self) -> bool {
        self.state == State::Running
    }

    /// Ended to the end.
    pub fn is_done(&self) -> bool {
        self.state == State::Ended && self.how == Some(Ending::Done)
    }
}

/// All interviews of a day at one look, so that lists ask once and not once a row.
#[derive(Clone, Debug)]
pub struct Talk {
    all: Vec<Interview>,
}

impl Talk {
    /// Interviews of a candidate, by code.
    pub fn of(&self, candidate: CandidateId) -> impl Iterator<Item = &Interview> {
        let from = self.all.partition_point(|i| i.candidate < candidate);
        self.all[from..].iter().take_while(move |i| i.candidate == candidate)
    }

    /// All, by candidate, then code.
    pub fn all(&self) -> &[Interview] {
        &self.all
    }
}

impl Day {
    /// All interviews, ready to be asked by candidate.
    pub fn talks(&self) -> Talk {
        let mut all: Vec<Interview> = self.interview_ids().keys().filter_map(|i| self.interview(*i)).collect();
        all.sort_by(|a, b| (a.candidate, &a.code, a.id).cmp(&(b.candidate, &b.code, b.id)));
        Talk { all }
    }

    /// All interviews by code.
    pub fn interviews(&self) -> Vec<Interview> {
        let mut all = self.talks().all;
        all.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        all
    }

    /// One interview.
    pub fn interview(&self, id: InterviewId) -> Option<Interview> {
        let entry = self.entry(self.interview_ids().get(&id)?)?;
        let Fact::InterviewCalled(called) = entry.fact()? else { return None };
        let moved = match self.shown(&format!("whose/{id}")).and_then(|e| e.fact()) {
            Some(Fact::InterviewMoved(m)) => m.candidate,
            _ => called.candidate,
        };
        let started_at = self.value(&format!("start/{id}")).and_then(|e| match e.fact() {
            Some(Fact::InterviewStarted(s)) => Some(s.at.unwrap_or(e.stamp.ms)),
            _ => None,
        });
        let ended = self.value(&format!("end/{id}")).and_then(|e| match e.fact() {
            Some(Fact::InterviewEnded(f)) => f.how.map(|how| (how, f.at.unwrap_or(e.stamp.ms))),
            _ => None,
        });
        let state = match (&started_at, &ended) {
            (_, Some((Ending::Void, _))) => State::Void,
            (_, Some(_)) => State::Ended,
            (Some(_), None) => State::Running,
            (None, None) => State::Planned,
        };
        Some(Interview {
            id,
            code: called.code.clone().unwrap_or_default(),
            candidate: self.resolve(moved),
            pair: called.pair,
            look: called.look.unwrap_or_default(),
            state,
            how: ended.map(|(how, _)| how),
            called_at: entry.stamp.ms,
            started_at,
            ended_at: ended.map(|(_, at)| at),
            called: entry.stamp.id,
        })
    }

    /// The people who sit in an interview: the pair's members, shadows included; without a pair, those who wrote.
    pub fn sitting(&self, interview: &Interview) -> Vec<PersonId> {
        match interview.pair.and_then(|p| self.pair(p)) {
            Some(pair) => pair.members,
            None => self.begun(interview.id).collect(),
        }
    }

    /// Seats that owe a sheet: host and partner, less those in conflict and those who stepped aside. Without a pair nobody
    /// owes one.
    pub fn seats(&self, interview: &Interview) -> Vec<PersonId> {
        let Some(pair) = interview.pair.and_then(|p| self.pair(p)) else { return Vec::new() };
        let conflicts = self.conflicts(interview.candidate);
        pair.seats()
            .iter()
            .copied()
            .filter(|who| !conflicts.contains(who) && !self.recused(interview.id, *who))
            .collect()
    }

    /// Whether a seat stepped aside: at least one mark, and all of them `recused`.
    pub fn recused(&self, interview: InterviewId, who: PersonId) -> bool {
        let mut any = false;
        for criterion in self.written(interview, who).into_iter().flatten() {
            if let Some(Fact::MarkSet(m)) =
                self.value(&format!("mark/{interview}/{who}/{criterion}")).and_then(|e| e.fact())
            {
                match (m.level, m.na) {
                    (None, Some(NotAssessed::Recused)) => any = true,
                    (None, None) => {}
                    _ => return false,
                }
            }
        }
        any
    }

    /// The seals that count from the reveal on, and the reveal's entry; `None` before it.
    pub fn revealed(&self, interview: InterviewId) -> Option<(EntryId, Vec<EntryId>)> {
        self.set("reveal.opened")
            .filter_map(|e| match e.fact() {
                Some(Fact::RevealOpened(r)) if r.interview == interview && self.are_seals(interview, &r.seals) => {
                    Some((e.stamp.order(), e.stamp.id, &r.seals))
                }
                _ => None,
            })
            .min_by_key(|(order, _, _)| *order)
            .map(|(_, id, seals)| (id, seals.clone()))
    }

    /// Sealed sheets of that interview, of different interviewers, at least one.
    fn are_seals(&self, interview: InterviewId, seals: &[EntryId]) -> bool {
        let mut who = Vec::new();
        for s in seals {
            match self.entry(s).and_then(|e| e.fact()) {
                Some(Fact::SheetSealed(f)) if f.interview == interview && !who.contains(&f.interviewer) => {
                    who.push(f.interviewer);
                }
                _ => return false,
            }
        }
        !who.is_empty()
    }

    /// How long the plan gives an interview: from its cell to the next one of its pair. `None` without a plan, where it is
    /// not in it, and where it is the pair's last.
    pub fn planned_minutes(&self, interview: &Interview) -> Option<i64> {
        let Some(Fact::PlanSet(plan)) = self.value("plan")?.fact() else { return None };
        let pair = interview.pair?;
        let own = |who: Option<CandidateId>| who.is_some_and(|who| self.resolve(who) == interview.candidate);
        let (.., start) = plan.cells.iter().find(|(_, who, at, _)| *at == pair && own(*who))?;
        let next =
            plan.cells.iter().filter(|(_, _, at, from)| *at == pair && from > start).map(|(.., from)| *from).min()?;
        Some((next - start) / 60_000)
    }

    /// The pair that sits at a desk in this minute of the local day: the pair of the running block, else the newest.
    pub fn pair_at(&self, desk: &str, minute: u16) -> Option<super::people::Pair> {
        let block = self.block_at(minute);
        let mut here: Vec<super::people::Pair> =
            self.pairs().into_iter().filter(|p| !p.gone && p.desk.eq_ignore_ascii_case(desk)).collect();
        if let Some(b) = block
            && here.iter().any(|p| p.block == Some(b))
        {
            here.retain(|p| p.block == Some(b));
        }
        here.sort_by_key(|p| (self.pair_order(p.id), p.id));
        here.pop()
    }

    /// The block (from 1) that is on, or the last one that began; `None` without blocks.
    pub fn block_at(&self, minute: u16) -> Option<i64> {
        let Some(super::fact::Field::Blocks(blocks)) = self.field("blocks") else { return None };
        let begun = blocks.iter().filter(|(from, _)| parse_minute(from).is_some_and(|m| m <= minute)).count();
        (!blocks.is_empty()).then_some(begun.max(1) as i64)
    }
}

/// Minute of the day of an `HH:MM`.
pub fn parse_minute(text: &str) -> Option<u16> {
    let (h, m) = text.split_once(':')?;
    let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok()?);
    (h < 24 && m < 60 && text.len() == 5).then_some(h * 60 + m)
}
