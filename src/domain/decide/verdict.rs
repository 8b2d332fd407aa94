//! Decisions about the shortlist: in, reserve, out; offers; second looks.

use super::{Answer, Proposal, Room};
use crate::domain::fact::*;
use crate::domain::ids::{CandidateId, PairId};
use crate::domain::personal::Personal;
use crate::domain::refusal::Refusal;

pub fn decide(
    room: &Room<'_>,
    candidate: CandidateId,
    status: Status,
    place: Option<i64>,
    reason: &Option<String>,
    raw_rank: Option<usize>,
) -> Answer {
    room.lead()?;
    let day = room.day;
    if day.is_closed() {
        return Err(Refusal::DayClosed);
    }
    let candidate = room.candidate(candidate)?;
    if status == Status::In && day.withdrawn(candidate) {
        return Err(Refusal::CandidateWithdrawn);
    }
    if place.is_some_and(|p| p < 1) {
        return Err(Refusal::BadValue("order".into()));
    }
    let reason = room.words(reason)?;
    // against the computed order: in beyond the places by raw rank, out within them
    let within = raw_rank.is_some_and(|r| r as i64 <= day.places());
    let against = matches!((status, within), (Status::In, false) | (Status::Out, true));
    if against && reason.is_none() {
        return Err(Refusal::ReasonNeeded);
    }
    let now = day.decision_now(candidate);
    let place = match status {
        Status::In | Status::Reserve if now.status == status => place.or(now.place),
        Status::In | Status::Reserve => Some(place.unwrap_or_else(|| day.next_place(status))),
        _ => None,
    };
    if now.at.is_none()
        && status == Status::Undecided
        && !day.registers().contains_key(&format!("decision/{candidate}"))
    {
        return Ok(Vec::new());
    }
    let fact = DecisionSet { candidate, status, place };
    Ok(room.unless_so(Proposal::with(fact, Personal::reason(&reason), candidate.0)))
}

pub fn offer(room: &Room<'_>, candidate: CandidateId, state: Option<Offer>, reason: &Option<String>) -> Answer {
    room.lead()?;
    let candidate = room.candidate(candidate)?;
    let (_, closed) = room.day.closed().ok_or(Refusal::DayNotClosed)?;
    let listed = closed
        .list
        .iter()
        .any(|(c, s, _)| room.day.resolve(*c) == candidate && matches!(s, Status::In | Status::Reserve));
    if !listed {
        return Err(Refusal::NotOnTheList);
    }
    if state.is_none() && room.day.offer(candidate).is_none() {
        return Ok(Vec::new());
    }
    let reason = room.words(reason)?;
    Ok(room.unless_so(Proposal::with(OfferSet { candidate, state }, Personal::reason(&reason), candidate.0)))
}

pub fn second_look(room: &Room<'_>, candidate: CandidateId, wanted: bool, pair: Option<PairId>) -> Answer {
    room.actor()?;
    let candidate = room.candidate(candidate)?;
    if pair.is_some_and(|p| room.day.pair(p).is_none()) {
        return Err(Refusal::NoSuchPair);
    }
    if !wanted && !room.day.registers().contains_key(&format!("second/{candidate}")) {
        return Ok(Vec::new());
    }
    Ok(room.unless_so(Proposal::bare(SecondLookSet { candidate, wanted, pair })))
}
