//! Decisions about who sits with whom: calls, interviews, conflicts of interest, calls for the lead.

use super::{Answer, Proposal, Room};
use crate::domain::fact::*;
use crate::domain::ids::{CandidateId, EntryId, InterviewId, PersonId};
use crate::domain::interview::State;
use crate::domain::people::Pair;
use crate::domain::personal::Personal;
use crate::domain::refusal::Refusal;

pub fn call(room: &Room<'_>, candidate: CandidateId, desk: &Option<String>) -> Answer {
    room.actor()?;
    let candidate = room.candidate(candidate)?;
    free(room, candidate)?;
    let desk = desk.as_deref().map(|d| room.label(d)).transpose()?;
    Ok(room.unless_so(Proposal::bare(CandidateCalled { candidate, desk, on: true })))
}

/// Whether both seats of a pair know the candidate: another pair is needed.
fn all_aside(room: &Room<'_>, pair: &Option<Pair>, candidate: CandidateId) -> bool {
    let conflicts = room.day.conflicts(candidate);
    pair.as_ref().is_some_and(|pair| pair.seats().iter().all(|seat| conflicts.contains(seat)))
}

/// Neither withdrawn nor with a pair already.
pub fn free(room: &Room<'_>, candidate: CandidateId) -> Result<(), Refusal> {
    if room.day.withdrawn(candidate) {
        return Err(Refusal::CandidateWithdrawn);
    }
    match room.day.talks().of(candidate).find(|i| i.is_running()) {
        Some(i) => Err(Refusal::AlreadyInInterview(i.id)),
        None => Ok(()),
    }
}

pub fn start(
    room: &Room<'_>,
    interview: InterviewId,
    candidate: CandidateId,
    desk: &str,
    look: Option<Look>,
) -> Answer {
    let who = room.actor()?;
    let day = room.day;
    let candidate = room.candidate(candidate)?;
    let pair = day.pair_at(desk, room.now.minute).ok_or_else(|| Refusal::NoPairAtDesk(desk.to_owned()))?;
    if !day.is_lead(Some(who)) && day.frontdesk() != Some(who) && !pair.members.contains(&who) {
        return Err(Refusal::NotYourPair);
    }
    free(room, candidate)?;
    let pair = Some(pair);
    if all_aside(room, &pair, candidate) {
        return Err(Refusal::ConflictDeclared);
    }
    let again = day.talks().of(candidate).any(|i| i.counts());
    let look = look.or(again.then_some(Look::SecondLook)).filter(|l| *l != Look::First);
    let mut all = Vec::new();
    if let Some(Fact::CandidateCalled(c)) = day.value(&format!("called/{candidate}")).and_then(|e| e.fact())
        && c.on
    {
        all.push(Proposal::bare(CandidateCalled { candidate, desk: c.desk.clone(), on: false }));
    }
    all.push(Proposal::bare(InterviewCalled {
        interview,
        candidate,
        pair: pair.map(|pair| pair.id),
        cell: None,
        code: Some(room.code("V", 3)),
        look,
    }));
    all.push(Proposal::bare(InterviewStarted { interview, at: None }));
    Ok(all)
}

pub fn end(room: &Room<'_>, interview: InterviewId, how: Ending) -> Answer {
    let i = room.interview(interview)?;
    room.of_the_pair(&i)?;
    match i.state {
        State::Planned if how != Ending::Void => Err(Refusal::InterviewNotStarted),
        State::Ended if i.how == Some(how) => Ok(Vec::new()),
        _ => Ok(vec![Proposal::bare(InterviewEnded { interview, at: None, how: Some(how) })]),
    }
}

pub fn move_to(room: &Room<'_>, interview: InterviewId, candidate: CandidateId) -> Answer {
    let i = room.interview(interview)?;
    room.of_the_pair(&i)?;
    let candidate = room.candidate(candidate)?;
    if i.candidate == candidate {
        return Ok(Vec::new());
    }
    // what was shown to both stays where it was shown
    if room.day.revealed(interview).is_some() {
        return Err(Refusal::AlreadyRevealed);
    }
    if room.day.withdrawn(candidate) {
        return Err(Refusal::CandidateWithdrawn);
    }
    if all_aside(room, &i.pair.and_then(|p| room.day.pair(p)), candidate) {
        return Err(Refusal::ConflictDeclared);
    }
    Ok(vec![Proposal::bare(InterviewMoved { interview, candidate })])
}

pub fn declare_conflict(
    room: &Room<'_>,
    interviewer: PersonId,
    candidate: CandidateId,
    reason: &Option<String>,
) -> Answer {
    room.actor()?;
    room.day.person(interviewer).ok_or(Refusal::NoSuchPerson)?;
    let candidate = room.candidate(candidate)?;
    if room.day.conflicts(candidate).contains(&interviewer) {
        return Ok(Vec::new());
    }
    set_conflict(room, interviewer, candidate, ConflictState::Declared, reason)
}

pub fn lift_conflict(
    room: &Room<'_>,
    interviewer: PersonId,
    candidate: CandidateId,
    reason: &Option<String>,
) -> Answer {
    room.lead()?;
    let candidate = room.candidate(candidate)?;
    let mut all = Vec::new();
    // declared wins: every record that carries the conflict is lifted
    for c in room.day.merged_into(candidate) {
        let key = format!("conflict/{interviewer}/{c}");
        if matches!(room.day.value(&key).and_then(|e| e.fact()), Some(Fact::ConflictSet(f)) if f.state == ConflictState::Declared)
        {
            all.extend(set_conflict(room, interviewer, c, ConflictState::Lifted, reason)?);
        }
    }
    Ok(all)
}

fn set_conflict(
    room: &Room<'_>,
    interviewer: PersonId,
    candidate: CandidateId,
    state: ConflictState,
    reason: &Option<String>,
) -> Answer {
    let reason = room.words(reason)?;
    let fact = ConflictSet { interviewer, candidate, state };
    Ok(vec![Proposal::with(fact, Personal::reason(&reason), candidate.0)])
}

pub fn call_lead(room: &Room<'_>, interview: Option<InterviewId>, what: &str, text: &Option<String>) -> Answer {
    let who = room.actor()?;
    let about = match interview {
        Some(i) => room.interview(i)?.candidate.0,
        None => who.0,
    };
    let text = room.words(text)?.map(|t| Personal::text(&t));
    Ok(vec![Proposal::with(HelpCalled { interview, what: room.label(what)? }, text, about)])
}

pub fn answer_call(room: &Room<'_>, call: Option<EntryId>) -> Answer {
    room.lead()?;
    let open = room.day.open_calls();
    let call = match (call, open.as_slice()) {
        (Some(c), open) if open.iter().any(|(id, _)| *id == c) => c,
        (None, [(only, _)]) => *only,
        (None, [_, _, ..]) => return Err(Refusal::WhichCall),
        _ => return Err(Refusal::NoSuchCall),
    };
    Ok(vec![Proposal::bare(HelpAnswered { call })])
}
