//! Who takes part: candidates, interviewers, pairs and areas as the registers have them. Not here: interviews and marks.

use super::day::Day;
use super::entry::Entry;
use super::fact::{ConflictState, Fact, Presence, Role, Status};
use super::ids::{AreaId, CandidateId, InterviewId, PairId, PersonId};
use super::interview::{Interview, Talk};
use super::personal::Personal;
use std::collections::BTreeSet;

/// Where a candidate stands; computed from facts, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Not here yet.
    Expected,
    /// In the building.
    Present,
    /// Called to a desk.
    Called,
    /// With a pair.
    InInterview,
    /// Interview done.
    Done,
    /// Announced late.
    Late,
    /// Did not come.
    Absent,
    /// Will not take part.
    Withdrawn,
    /// Moved to later.
    Postponed,
}

impl Stage {
    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Expected => "expected",
            Stage::Present => "present",
            Stage::Called => "called",
            Stage::InInterview => "in_interview",
            Stage::Done => "done",
            Stage::Late => "late",
            Stage::Absent => "absent",
            Stage::Withdrawn => "withdrawn",
            Stage::Postponed => "postponed",
        }
    }
}

/// A candidate as lists show one.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Id.
    pub id: CandidateId,
    /// Code on paper.
    pub code: String,
    /// Name; empty where the text was not received.
    pub name: String,
    /// First area.
    pub area: Option<AreaId>,
    /// Second area.
    pub second: Option<AreaId>,
    /// Where the candidate stands.
    pub stage: Stage,
    /// Since when, Unix ms.
    pub since: Option<i64>,
    /// The front desk's word.
    pub presence: Presence,
    /// Desk of the call, where called.
    pub called_to: Option<String>,
    /// Interviews, by code.
    pub interviews: Vec<InterviewId>,
    /// A second look is wanted.
    pub second_look: bool,
    /// The decision, `Undecided` where none stands or it is in Clash.
    pub decision: Status,
}

/// An area of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Id.
    pub id: AreaId,
    /// Name as the day spells it.
    pub name: String,
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
}

/// An interviewer, the lead or the front desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// Code on paper, or `lead`, `frontdesk`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Areas covered.
    pub areas: Vec<AreaId>,
    /// Times away.
    pub away: Vec<(String, String)>,
    /// E-mail and phone.
    pub email: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// No longer takes part.
    pub gone: bool,
}

/// Two interviewers at a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Id.
    pub id: PairId,
    /// Code on paper.
    pub code: String,
    /// Desk.
    pub desk: String,
    /// Block of the day.
    pub block: Option<i64>,
    /// Host, partner, shadows: those of its first entry, for ever.
    pub members: Vec<PersonId>,
    /// No longer sits.
    pub gone: bool,
}

impl Pair {
    /// Host and partner: the seats that owe a sheet.
    pub fn seats(&self) -> &[PersonId] {
        &self.members[..self.members.len().min(2)]
    }
}

impl Day {
    /// The record a candidate ends in after merges; in a cycle the smallest id.
    pub fn resolve(&self, candidate: CandidateId) -> CandidateId {
        let path = self.merge_path(candidate);
        let end = path.last().copied().unwrap_or(candidate);
        match self.merged(end).and_then(|again| path.iter().position(|c| *c == again)) {
            Some(start) => path[start..].iter().copied().min().unwrap_or(end),
            None => end,
        }
    }

    /// The records a candidate goes through, itself first, each once.
    pub(in crate::domain) fn merge_path(&self, candidate: CandidateId) -> Vec<CandidateId> {
        let mut path = vec![candidate];
        while let Some(next) = path.last().and_then(|at| self.merged(*at)).filter(|n| !path.contains(n)) {
            path.push(next);
        }
        path
    }

    fn merged(&self, candidate: CandidateId) -> Option<CandidateId> {
        match self.value(&format!("merge/{candidate}"))?.fact()? {
            Fact::CandidateMerged(m) => m.into,
            _ => None,
        }
    }

    /// All records that are this one person, itself first.
    pub fn merged_into(&self, candidate: CandidateId) -> Vec<CandidateId> {
        let mut all = vec![candidate];
        if self.registers().range("merge/".to_owned()..).next().is_some_and(|(k, _)| k.starts_with("merge/")) {
            all.extend(
                self.candidate_ids().keys().copied().filter(|c| *c != candidate && self.resolve(*c) == candidate),
            );
        }
        all
    }

    /// Whether somebody was ever added under this id.
    pub fn has_candidate(&self, candidate: CandidateId) -> bool {
        self.candidate_ids().contains_key(&candidate)
    }

    /// The code of a candidate.
    pub fn candidate_code(&self, candidate: CandidateId) -> &str {
        match self.candidate_ids().get(&candidate).and_then(|id| self.entry(id)).and_then(|e| e.fact()) {
            Some(Fact::CandidateAdded(a)) => &a.code,
            _ => "",
        }
    }

    /// The entry that holds a candidate's record as shown.
    pub fn record(&self, candidate: CandidateId) -> Option<&std::sync::Arc<Entry>> {
        self.shown(&format!("candidate/{candidate}/record"))
    }

    /// Name, contact and answers of a candidate, where they are here.
    pub fn candidate_personal(&self, candidate: CandidateId) -> Option<&Personal> {
        self.record(candidate)?.personal()
    }

    /// Name of a candidate; empty where it was not received.
    pub fn candidate_name(&self, candidate: CandidateId) -> &str {
        self.candidate_personal(candidate).and_then(|p| p.name.as_deref()).unwrap_or("")
    }

    /// File, record and time of an application, from its `candidate.added`.
    pub fn candidate_source(&self, candidate: CandidateId) -> Option<&serde_json::Map<String, serde_json::Value>> {
        match self.entry(self.candidate_ids().get(&candidate)?)?.fact()? {
            Fact::CandidateAdded(a) => a.source.as_ref(),
            _ => None,
        }
    }

    /// First and second area of a candidate.
    pub fn candidate_areas(&self, candidate: CandidateId) -> (Option<AreaId>, Option<AreaId>) {
        match self.shown(&format!("candidate/{candidate}/area")).and_then(|e| e.fact()) {
            Some(Fact::CandidateArea(a)) => (a.area, a.second),
            _ => (None, None),
        }
    }

    /// The front desk's word on a candidate, and when it was said.
    pub fn presence(&self, candidate: CandidateId) -> (Presence, Option<i64>) {
        match self.value(&format!("presence/{candidate}")) {
            Some(e) => match e.fact() {
                Some(Fact::PresenceSet(p)) => (p.state, Some(e.stamp.ms)),
                _ => (Presence::Expected, None),
            },
            None => (Presence::Expected, None),
        }
    }

    /// Whether the person withdrew.
    pub fn withdrawn(&self, candidate: CandidateId) -> bool {
        self.presence(candidate).0 == Presence::Withdrawn
    }

    /// The decision on a candidate: status and place; `None` where none stands.
    pub fn decision(&self, candidate: CandidateId) -> Option<(Status, Option<i64>)> {
        match self.value(&format!("decision/{candidate}"))?.fact()? {
            Fact::DecisionSet(d) => Some((d.status, d.place)),
            _ => None,
        }
    }

    /// Interviewers with a declared conflict with this person (any of its merged records).
    pub fn conflicts(&self, candidate: CandidateId) -> BTreeSet<PersonId> {
        let mut all = BTreeSet::new();
        for c in self.merged_into(candidate) {
            all.extend(self.conflicted(c).filter(|who| {
                matches!(
                    self.value(&format!("conflict/{who}/{c}")).and_then(|e| e.fact()),
                    Some(Fact::ConflictSet(f)) if f.state == ConflictState::Declared
                )
            }));
        }
        all
    }

    /// Candidates by code, merged records left out.
    pub fn candidates(&self) -> Vec<Candidate> {
        let talks = self.talks();
        let mut all: Vec<Candidate> = self
            .candidate_ids()
            .keys()
            .filter(|c| self.resolve(**c) == **c)
            .map(|c| self.compose(*c, &talks))
            .collect();
        all.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        all
    }

    /// One candidate.
    pub fn candidate(&self, candidate: CandidateId) -> Option<Candidate> {
        self.has_candidate(candidate).then(|| self.compose(candidate, &self.talks()))
    }

    fn compose(&self, id: CandidateId, talks: &Talk) -> Candidate {
        let interviews: Vec<&Interview> = talks.of(id).collect();
        let (presence, said) = self.presence(id);
        let called = match self.value(&format!("called/{id}")) {
            Some(e) => match e.fact() {
                Some(Fact::CandidateCalled(c)) if c.on => Some((c.desk.clone(), e.stamp.ms)),
                _ => None,
            },
            None => None,
        };
        let running = interviews.iter().filter(|i| i.counts()).find(|i| i.is_running());
        let done = interviews.iter().filter(|i| i.counts()).filter(|i| i.is_done()).filter_map(|i| i.ended_at).max();
        let away = matches!(presence, Presence::Withdrawn | Presence::Absent | Presence::Postponed);
        let (stage, since) = match (away, running, &called, done) {
            (true, None, _, _) => (presence_stage(presence), said),
            (_, Some(i), _, _) => (Stage::InInterview, i.started_at),
            (_, _, Some((_, at)), _) => (Stage::Called, Some(*at)),
            (_, _, _, Some(at)) => (Stage::Done, Some(at)),
            _ => (presence_stage(presence), said),
        };
        let (area, second) = self.candidate_areas(id);
        Candidate {
            id,
            code: self.candidate_code(id).to_owned(),
            name: self.candidate_name(id).to_owned(),
            area,
            second,
            stage,
            since,
            presence,
            called_to: called.and_then(|(desk, _)| desk),
            interviews: interviews.iter().map(|i| i.id).collect(),
            second_look: matches!(
                self.value(&format!("second/{id}")).and_then(|e| e.fact()),
                Some(Fact::SecondLookSet(s)) if s.wanted
            ),
            decision: self.decision(id).map_or(Status::Undecided, |(s, _)| s),
        }
    }

    /// Areas that are not gone, by name.
    pub fn areas(&self) -> Vec<Area> {
        let mut all: Vec<Area> =
            self.area_ids().iter().filter_map(|id| self.area(*id)).filter(|(_, gone)| !gone).map(|(a, _)| a).collect();
        all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        all
    }

    fn area(&self, id: AreaId) -> Option<(Area, bool)> {
        match self.shown(&format!("area/{id}"))?.fact()? {
            Fact::AreaSet(a) => {
                Some((Area { id, name: a.name.clone(), min: a.min, max: a.max }, a.gone.unwrap_or(false)))
            }
            _ => None,
        }
    }

    /// Name of an area; empty where unknown.
    pub fn area_name(&self, id: AreaId) -> String {
        self.area(id).map(|(a, _)| a.name).unwrap_or_default()
    }

    /// Everybody who works on the day, by code; those gone included.
    pub fn persons(&self) -> Vec<Person> {
        let mut all: Vec<Person> = self.person_ids().iter().filter_map(|id| self.person(*id)).collect();
        all.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        all
    }

    /// Hosts, partners and shadows that are not gone, by code.
    pub fn interviewers(&self) -> Vec<Person> {
        let mut all = self.persons();
        all.retain(|p| !p.gone && matches!(p.role, Role::Host | Role::Partner | Role::Shadow));
        all
    }

    /// One person.
    pub fn person(&self, id: PersonId) -> Option<Person> {
        let entry = self.shown(&format!("person/{id}"))?;
        let Fact::PersonSet(p) = entry.fact()? else { return None };
        let words = entry.personal().cloned().unwrap_or_default();
        Some(Person {
            id,
            code: p.code.clone().unwrap_or_default(),
            name: words.name.unwrap_or_default(),
            role: p.role.unwrap_or(Role::Host),
            areas: p.areas.clone().unwrap_or_default(),
            away: p.away.clone().unwrap_or_default(),
            email: words.email,
            phone: words.phone,
            gone: p.gone.unwrap_or(false),
        })
    }

    /// The day's lead: the first by code whose role it is.
    pub fn lead(&self) -> Option<PersonId> {
        self.with_role(Role::Lead)
    }

    /// The front desk.
    pub fn frontdesk(&self) -> Option<PersonId> {
        self.with_role(Role::Frontdesk)
    }

    fn with_role(&self, role: Role) -> Option<PersonId> {
        self.persons().into_iter().find(|p| p.role == role && !p.gone).map(|p| p.id)
    }

    /// Role of a person.
    pub fn role(&self, id: PersonId) -> Option<Role> {
        match self.shown(&format!("person/{id}"))?.fact()? {
            Fact::PersonSet(p) => Some(p.role.unwrap_or(Role::Host)),
            _ => None,
        }
    }

    /// Whether this person leads the day.
    pub fn is_lead(&self, id: Option<PersonId>) -> bool {
        id.and_then(|id| self.role(id)) == Some(Role::Lead)
    }

    /// Pairs by code, those gone included.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut all: Vec<Pair> = self.pair_ids().keys().filter_map(|id| self.pair(*id)).collect();
        all.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
        all
    }

    /// One pair.
    pub fn pair(&self, id: PairId) -> Option<Pair> {
        let Fact::PairSet(first) = self.entry(self.pair_ids().get(&id)?)?.fact()? else { return None };
        let Fact::PairSet(now) = self.shown(&format!("pair/{id}"))?.fact()? else { return None };
        Some(Pair {
            id,
            code: now.code.clone().or_else(|| first.code.clone()).unwrap_or_default(),
            desk: now.desk.clone(),
            block: now.block,
            members: first.members.clone(),
            gone: now.gone.unwrap_or(false),
        })
    }

    /// When a pair was first set, in the clock's order: the newest pair of a desk is the one that sits there.
    pub fn pair_order(&self, id: PairId) -> Option<(i64, u32)> {
        self.pair_ids().get(&id).and_then(|e| self.entry(e)).map(|e| (e.stamp.ms, e.stamp.n))
    }

    /// Candidates' records with `from` merged into `into`.
    pub fn merges(&self) -> Vec<(CandidateId, CandidateId)> {
        self.candidate_ids().keys().map(|c| (*c, self.resolve(*c))).filter(|(a, b)| a != b).collect()
    }
}

fn presence_stage(p: Presence) -> Stage {
    match p {
        Presence::Expected => Stage::Expected,
        Presence::Present => Stage::Present,
        Presence::Late => Stage::Late,
        Presence::Absent => Stage::Absent,
        Presence::Withdrawn => Stage::Withdrawn,
        Presence::Postponed => Stage::Postponed,
    }
}
