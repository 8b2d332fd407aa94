//! Decisions about sheets: marks, notes, seals, reveals, agreements.

use super::{Answer, Proposal, Room};
use crate::domain::day::AgreementStart;
use crate::domain::fact::*;
use crate::domain::ids::{InterviewId, PersonId};
use crate::domain::interview::Interview;
use crate::domain::note;
use crate::domain::personal::Personal;
use crate::domain::refusal::Refusal;

/// The seat may be written on by this actor now.
fn writable(room: &Room<'_>, interview: InterviewId, who: PersonId) -> Result<Interview, Refusal> {
    let i = seat(room, interview, who)?;
    if room.day.revealed(interview).is_some() {
        return Err(Refusal::AlreadyRevealed);
    }
    if room.day.seal(interview, who).is_some() {
        return Err(Refusal::SheetSealed);
    }
    Ok(i)
}

/// The seat belongs to the interview, and the actor to the seat (or leads the day).
fn seat(room: &Room<'_>, interview: InterviewId, who: PersonId) -> Result<Interview, Refusal> {
    let i = room.interview(interview)?;
    let actor = room.actor()?;
    if actor != who && !room.day.is_lead(Some(actor)) {
        return Err(Refusal::NotYourSeat);
    }
    if i.pair.is_some() && !room.day.sitting(&i).contains(&who) {
        return Err(Refusal::NotYourPair);
    }
    room.day.person(who).ok_or(Refusal::NoSuchPerson)?;
    if room.day.conflicts(i.candidate).contains(&who) {
        return Err(Refusal::SeatInConflict);
    }
    Ok(i)
}

/// The actor is one of the two voices of the interview, or leads the day: a shadow only looks on, and who knows the
/// candidate has no say.
fn voice(room: &Room<'_>, i: &Interview) -> Result<(), Refusal> {
    let who = room.of_the_pair(i)?;
    if room.day.is_lead(Some(who)) {
        return Ok(());
    }
    if room.day.conflicts(i.candidate).contains(&who) {
        return Err(Refusal::SeatInConflict);
    }
    match i.pair.and_then(|p| room.day.pair(p)) {
        Some(pair) if !pair.seats().contains(&who) => Err(Refusal::NotYourSeat),
        _ => Ok(()),
    }
}

fn check_criterion(room: &Room<'_>, criterion: &str) -> Result<(), Refusal> {
    let rubric = room.day.rubric().ok_or(Refusal::NoRubric)?;
    rubric.criterion(criterion).map(|_| ()).ok_or_else(|| Refusal::NoSuchCriterion(criterion.to_owned()))
}

fn check_level(room: &Room<'_>, level: i64) -> Result<(), Refusal> {
    let scale = &room.day.rubric().ok_or(Refusal::NoRubric)?.scale;
    if (scale.min..=scale.max).contains(&level) {
        Ok(())
    } else {
        Err(Refusal::LevelOutsideScale { min: scale.min, max: scale.max })
    }
}

pub fn set_mark(
    room: &Room<'_>,
    interview: InterviewId,
    who: PersonId,
    criterion: &str,
    mark: Option<Mark>,
    note: &Option<String>,
) -> Answer {
    let i = writable(room, interview, who)?;
    check_criterion(room, criterion)?;
    let (level, na) = match mark {
        Some(Mark::Level(l)) => {
            check_level(room, l)?;
            (Some(l), None)
        }
        Some(Mark::NotAssessed(why)) => (None, Some(why)),
        None => (None, None),
    };
    let fact = MarkSet { interview, interviewer: who, criterion: criterion.to_owned(), level, na };
    let key = format!("mark/{interview}/{who}/{criterion}");
    let mut all = if mark.is_none() && !room.day.registers().contains_key(&key) {
        Vec::new()
    } else {
        room.unless_so(Proposal::bare(fact))
    };
    if let Some(text) = note {
        all.extend(note_set(room, &i, who, Some(criterion), text, &[])?);
    }
    Ok(all)
}

pub fn set_note(
    room: &Room<'_>,
    interview: InterviewId,
    who: PersonId,
    criterion: Option<&str>,
    text: &str,
    times: &[String],
) -> Answer {
    // evidence that is owed may follow the seal: the seal still counts, the line stands beside it
    let i = seat(room, interview, who)?;
    if let Some(c) = criterion {
        check_criterion(room, c)?;
    }
    let (revealed, sealed) = (room.day.revealed(interview).is_some(), room.day.seal(interview, who).is_some());
    if revealed || sealed {
        let sheet = room.day.sheet(interview, who);
        let owed = sealed && criterion.is_some_and(|c| room.day.owed_notes(&sheet).contains(c));
        if !owed {
            return Err(if revealed { Refusal::AlreadyRevealed } else { Refusal::SheetSealed });
        }
    }
    note_set(room, &i, who, criterion, text, times)
}

fn note_set(
    room: &Room<'_>,
    i: &Interview,
    who: PersonId,
    criterion: Option<&str>,
    text: &str,
    times: &[String],
) -> Answer {
    let text = room.note(text)?;
    let key = format!("note/{}/{who}/{}", i.id, criterion.unwrap_or("-"));
    if text.is_empty() && !room.day.registers().contains_key(&key) {
        return Ok(Vec::new());
    }
    let fact = NoteSet { interview: i.id, interviewer: who, criterion: criterion.map(str::to_owned) };
    let personal = Personal { tags: note::tags(&text, times), ..Personal::text(&text) };
    Ok(room.unless_so(Proposal::with(fact, Some(personal), i.candidate.0)))
}

pub fn seal(room: &Room<'_>, interview: InterviewId, who: PersonId) -> Answer {
    writable(room, interview, who)?;
    let (marks, notes) = room.day.to_seal(interview, who);
    if marks.is_empty() {
        return Err(Refusal::SheetEmpty);
    }
    let rubric = match room.day.shown("rubric").and_then(|e| e.fact()) {
        Some(Fact::RubricSet(r)) => Some(r.version),
        _ => None,
    };
    Ok(vec![Proposal::bare(SheetSealed { interview, interviewer: who, marks, notes: Some(notes), rubric })])
}

pub fn reopen(
    room: &Room<'_>,
    interview: InterviewId,
    who: PersonId,
    reason: &Option<String>,
    with: Option<PersonId>,
) -> Answer {
    let i = room.interview(interview)?;
    let actor = room.actor()?;
    if room.day.revealed(interview).is_some() {
        return Err(Refusal::AlreadyRevealed);
    }
    if room.day.seal(interview, who).is_none() {
        return Err(Refusal::SheetNotSealed);
    }
    let granted = if room.day.is_lead(Some(actor)) {
        Granted::Lead
    } else {
        if !room.day.sitting(&i).contains(&actor) {
            return Err(Refusal::NotYourPair);
        }
        // the two seats, not a shadow
        let seats = match i.pair.and_then(|p| room.day.pair(p)) {
            Some(pair) => pair.seats().to_vec(),
            None => room.day.sitting(&i),
        };
        let both = |other: PersonId| {
            other != actor && seats.contains(&actor) && seats.contains(&other) && (actor == who || other == who)
        };
        if !with.is_some_and(both) {
            return Err(Refusal::OtherSeatNeeded);
        }
        Granted::Both
    };
    let reason = room.words(reason)?.ok_or(Refusal::ReasonNeeded)?;
    let fact = SheetReopened { interview, interviewer: who, granted };
    Ok(vec![Proposal::with(fact, Personal::reason(&Some(reason)), i.candidate.0)])
}

pub fn reveal(room: &Room<'_>, interview: InterviewId) -> Answer {
    let i = room.interview(interview)?;
    voice(room, &i)?;
    if room.day.revealed(interview).is_some() {
        return Err(Refusal::AlreadyRevealed);
    }
    let seals = room.day.reveal_ready(interview).map_err(Refusal::SealsMissing)?;
    Ok(vec![Proposal::bare(RevealOpened { interview, seals })])
}

pub fn agree(
    room: &Room<'_>,
    interview: InterviewId,
    criterion: &str,
    level: Option<i64>,
    sentence: &Option<String>,
) -> Answer {
    let i = room.interview(interview)?;
    voice(room, &i)?;
    if room.day.revealed(interview).is_none() {
        return Err(Refusal::NotRevealed);
    }
    check_criterion(room, criterion)?;
    let sentence = room.words(sentence)?;
    if let Some(l) = level {
        check_level(room, l)?;
        // an agreement is of both voices, and one of them has no say
        if !room.day.shown_in_conflict(interview).is_empty() {
            return Err(Refusal::SeatInConflict);
        }
        let tolerance = room.day.tolerance();
        let gap = room.day.gap(&i, criterion).unwrap_or(0);
        if gap > tolerance && sentence.is_none() {
            return Err(Refusal::SentenceNeeded { gap, tolerance });
        }
    } else if room.day.agreement_start() == AgreementStart::Empty
        && !room.day.registers().contains_key(&format!("agree/{interview}/{criterion}"))
    {
        return Ok(Vec::new());
    }
    let fact = AgreementSet { interview, criterion: criterion.to_owned(), level };
    let words = sentence.map(|s| Personal { sentence: Some(s), ..Personal::default() });
    Ok(room.unless_so(Proposal::with(fact, words, i.candidate.0)))
}
