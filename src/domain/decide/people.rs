//! Decisions about people: interviewers, pairs, candidates, presence.

use super::{Answer, Proposal, Room};
use crate::domain::command::{Application, Profile};
use crate::domain::fact::*;
use crate::domain::ids::{AreaId, CandidateId, PairId, PersonId};
use crate::domain::interview::parse_minute;
use crate::domain::personal::{Answer as Reply, Personal};
use crate::domain::refusal::Refusal;

pub fn add_interviewer(room: &Room<'_>, person: PersonId, profile: &Profile) -> Answer {
    room.lead()?;
    let code = room.code("I", 2);
    let empty = PersonSet { person, code: Some(code), role: Some(Role::Host), areas: None, away: None, gone: None };
    person_set(room, empty, Personal::default(), profile).map(|p| vec![p])
}

pub fn edit_interviewer(room: &Room<'_>, person: PersonId, profile: &Profile) -> Answer {
    room.lead()?;
    let entry = room.day.shown(&format!("person/{person}")).ok_or(Refusal::NoSuchPerson)?;
    let Some(Fact::PersonSet(now)) = entry.fact() else { return Err(Refusal::NoSuchPerson) };
    let proposal = person_set(room, now.clone(), entry.personal().cloned().unwrap_or_default(), profile)?;
    Ok(room.unless_so(proposal))
}

fn person_set(room: &Room<'_>, mut set: PersonSet, mut words: Personal, p: &Profile) -> Result<Proposal, Refusal> {
    if let Some(name) = &p.name {
        words.name = Some(room.label(name)?);
    }
    if words.name.is_none() {
        return Err(Refusal::NameMissing);
    }
    if let Some(email) = &p.email {
        words.email = optional(room, email)?;
    }
    if let Some(phone) = &p.phone {
        words.phone = optional(room, phone)?;
    }
    if let Some(role) = p.role {
        set.role = Some(role);
    }
    if let Some(areas) = &p.areas {
        check_areas(room, areas)?;
        set.areas = (!areas.is_empty()).then(|| areas.clone());
    }
    if let Some(away) = &p.away {
        for (from, to) in away {
            if !matches!((parse_minute(from), parse_minute(to)), (Some(f), Some(t)) if f < t) {
                return Err(Refusal::BadValue(format!("{from}-{to}")));
            }
        }
        set.away = (!away.is_empty()).then(|| away.clone());
    }
    if let Some(gone) = p.gone {
        set.gone = gone.then_some(true);
    }
    let about = set.person.0;
    Ok(Proposal::with(set, Some(words), about))
}

pub fn add_pair(
    room: &Room<'_>,
    pair: PairId,
    desk: &str,
    members: Vec<PersonId>,
    block: Option<i64>,
    instead: Option<PairId>,
) -> Answer {
    room.lead()?;
    for (i, m) in members.iter().enumerate() {
        room.day.person(*m).ok_or(Refusal::NoSuchPerson)?;
        if members[..i].contains(m) {
            return Err(Refusal::SamePerson);
        }
    }
    if block.is_some_and(|b| b < 1) {
        return Err(Refusal::BadValue("block".into()));
    }
    let code = Some(room.code("P", 1));
    let desk = room.label(desk)?;
    let new = PairSet { pair, code, desk, members, block, from: None, to: None, gone: None };
    let mut all = vec![Proposal::bare(new)];
    if let Some(old) = instead {
        all.extend(room.unless_so(Proposal::bare(PairSet { gone: Some(true), ..set_pair(room, old)? })));
    }
    Ok(all)
}

/// What is said of a pair now.
fn set_pair(room: &Room<'_>, pair: PairId) -> Result<PairSet, Refusal> {
    match room.day.shown(&format!("pair/{pair}")).and_then(|e| e.fact()) {
        Some(Fact::PairSet(set)) => Ok(set.clone()),
        _ => Err(Refusal::NoSuchPair),
    }
}

pub fn edit_pair(
    room: &Room<'_>,
    pair: PairId,
    desk: &Option<String>,
    block: Option<i64>,
    gone: Option<bool>,
) -> Answer {
    room.lead()?;
    let mut set = set_pair(room, pair)?;
    let desk_now = set.desk.clone();
    if let Some(d) = desk {
        set.desk = room.label(d)?;
    }
    if let Some(b) = block {
        if b < 1 {
            return Err(Refusal::BadValue("block".into()));
        }
        set.block = Some(b);
    }
    if let Some(g) = gone {
        set.gone = g.then_some(true);
    }
    let closes = gone == Some(true);
    let mut all = room.unless_so(Proposal::bare(set));
    if closes && !all.is_empty() {
        all.extend(calls_to(room, pair, &desk_now));
    }
    Ok(all)
}

/// The calls to a desk, taken back: where no other pair sits, nobody is sent.
fn calls_to(room: &Room<'_>, gone: PairId, desk: &str) -> Vec<Proposal> {
    let here = |other: &str| other.eq_ignore_ascii_case(desk);
    if room.day.pairs().iter().any(|pair| pair.id != gone && !pair.gone && here(&pair.desk)) {
        return Vec::new();
    }
    let called = room.day.candidates().into_iter().filter(|c| c.called_to.as_deref().is_some_and(here));
    called.map(|c| Proposal::bare(CandidateCalled { candidate: c.id, desk: c.called_to, on: false })).collect()
}

pub fn add_candidate(room: &Room<'_>, candidate: CandidateId, a: &Application) -> Answer {
    room.actor()?;
    let words = record(room, Personal::default(), a)?;
    let code = room.code("C", 3);
    let added = CandidateAdded { candidate, code, source: a.source.clone() };
    let mut all = vec![Proposal::with(added, Some(words), candidate.0)];
    all.extend(areas(room, candidate, a)?);
    Ok(all)
}

pub fn edit_candidate(room: &Room<'_>, candidate: CandidateId, a: &Application) -> Answer {
    room.actor()?;
    let candidate = room.candidate(candidate)?;
    let now = room.day.candidate_personal(candidate).cloned().unwrap_or_default();
    let words = record(room, now.clone(), a)?;
    let mut all = Vec::new();
    let settles = room.day.standing(&format!("candidate/{candidate}/record")).value.is_none();
    let areas = areas(room, candidate, a)?;
    // a file's change of area carries its source with it, or a later import would take it for a hand's
    if words != now || settles || (a.source.is_some() && !areas.is_empty()) {
        let edited = CandidateEdited { candidate, code: None, source: a.source.clone() };
        all.push(Proposal::with(edited, Some(words), candidate.0));
    }
    all.extend(areas);
    Ok(all)
}

fn record(room: &Room<'_>, mut words: Personal, a: &Application) -> Result<Personal, Refusal> {
    if let Some(name) = &a.name {
        words.name = Some(room.label(name)?);
    }
    if words.name.is_none() {
        return Err(Refusal::NameMissing);
    }
    for (new, slot) in [(&a.email, &mut words.email), (&a.phone, &mut words.phone), (&a.town, &mut words.town)] {
        if let Some(text) = new {
            *slot = optional(room, text)?;
        }
    }
    if let Some(answers) = &a.answers {
        words.answers = answers
            .iter()
            .map(|r| Ok(Reply { question: room.note(&r.question)?, text: room.answer(&r.text)? }))
            .collect::<Result<_, Refusal>>()?;
    }
    Ok(words)
}

fn areas(room: &Room<'_>, candidate: CandidateId, a: &Application) -> Answer {
    let now = room.day.candidate_areas(candidate);
    let (area, second) = (a.area.unwrap_or(now.0), a.second.unwrap_or(now.1));
    check_areas(room, &[area, second].into_iter().flatten().collect::<Vec<_>>())?;
    if (area, second) == now {
        return Ok(Vec::new());
    }
    Ok(room.unless_so(Proposal::bare(CandidateArea { candidate, area, second })))
}

fn check_areas(room: &Room<'_>, areas: &[AreaId]) -> Result<(), Refusal> {
    let known = room.day.areas();
    if areas.iter().all(|a| known.iter().any(|k| k.id == *a)) { Ok(()) } else { Err(Refusal::NoSuchArea) }
}

/// A one-line text, or none when it is blank.
fn optional(room: &Room<'_>, text: &str) -> Result<Option<String>, Refusal> {
    match room.label(text) {
        Err(Refusal::NameMissing) => Ok(None),
        r => r.map(Some),
    }
}

pub fn merge(room: &Room<'_>, from: CandidateId, into: Option<CandidateId>) -> Answer {
    room.lead()?;
    if !room.day.has_candidate(from) || into.is_some_and(|i| !room.day.has_candidate(i)) {
        return Err(Refusal::NoSuchCandidate);
    }
    if into.is_some_and(|i| room.day.merge_path(i).contains(&from)) {
        return Err(Refusal::MergeCycle);
    }
    if into.is_none() && !room.day.registers().contains_key(&format!("merge/{from}")) {
        return Ok(Vec::new());
    }
    Ok(room.unless_so(Proposal::bare(CandidateMerged { from, into })))
}

pub fn set_presence(room: &Room<'_>, candidate: CandidateId, state: Presence) -> Answer {
    room.actor()?;
    let candidate = room.candidate(candidate)?;
    if room.day.standing(&format!("presence/{candidate}")) == Default::default() && state == Presence::Expected {
        return Ok(Vec::new());
    }
    Ok(room.unless_so(Proposal::bare(PresenceSet { candidate, state })))
}
