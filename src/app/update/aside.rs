//! A seat that knows the candidate: from the moment that is said its page is closed, wherever it was said.

use super::{Effects, commit::try_commit, places, seats};
use crate::app::model::{Keyboard, Model};
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::fact::Ending;
use crate::domain::ids::{CandidateId, InterviewId, PersonId};

/// The shown page belongs to somebody who must not see it: said on this page, by the front desk, or on another laptop.
fn shown(model: &Model) -> Option<(InterviewId, PersonId)> {
    let Screen::Sheet(page) = model.screen() else { return None };
    let current = model.current.as_ref()?;
    seats::steps_aside(current, page.interview, page.who).then_some((page.interview, page.who))
}

/// After each message: a page that is no longer one's own gives way to the hand-over, or to the queue.
pub fn follow(model: &mut Model) {
    let Some((interview, who)) = shown(model) else { return };
    let said = said(model, interview, who);
    model.overlays.clear();
    let Some(current) = &model.current else { return };
    let left = current.day().interview(interview).map(|known| current.day().seats(&known)).unwrap_or_default();
    if left.is_empty() || current.keyboard == Keyboard::Alone {
        places::go_to_next(model);
    } else {
        seats::hand_on(model, interview);
    }
    model.warn(said);
}

fn said(model: &Model, interview: InterviewId, who: PersonId) -> String {
    let Some(current) = &model.current else { return String::new() };
    let candidate = current.day().interview(interview).map(|known| current.candidate_name(known.candidate));
    model.words.said_aside(&current.name_of(who), &candidate.unwrap_or_default()).into_owned()
}

/// Somebody said so in the room. Where nobody is left in the interview it is void, and the person waits for another pair.
pub fn declared(model: &mut Model, out: &mut Effects, candidate: CandidateId) {
    let Some(current) = &model.current else { return };
    let day = current.day();
    let emptied: Vec<InterviewId> = day
        .talks()
        .of(candidate)
        .filter(|i| i.is_running() && i.pair.is_some() && day.seats(i).is_empty() && day.revealed(i.id).is_none())
        .map(|i| i.id)
        .collect();
    for interview in emptied {
        let _ = try_commit(model, out, &Command::EndInterview { interview, how: Ending::Void });
    }
}
