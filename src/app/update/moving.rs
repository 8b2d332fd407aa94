//! "Wrong person": an interview with its sheets goes to whom it was really with, before the reveal.

use super::{Effects, commit::commit, people};
use crate::app::edit::{Editor, Lines};
use crate::app::model::Model;
use crate::app::overlay::{FIELD_LIMIT, Find, Intent, Overlay, Palette};
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::ids::{CandidateId, InterviewId};
use crate::domain::people::Stage;

/// The interview that would be moved: that of the page, else that of the pointed person.
pub fn interview(model: &Model) -> Option<InterviewId> {
    match model.screen() {
        Screen::Sheet(page) => Some(page.interview),
        _ => people::pointed_row(model)?.interview,
    }
}

/// With whom it really was: everybody by a few letters, those without an interview first.
pub fn open(model: &mut Model) {
    let (Some(interview), Some(current)) = (interview(model), &model.current) else { return };
    let day = current.day();
    let Some(known) = day.interview(interview) else { return };
    let seats = known.pair.and_then(|pair| day.pair(pair)).map(|pair| pair.seats().to_vec()).unwrap_or_default();
    let mut rows: Vec<_> = current.rows.queue.iter().filter(|row| row.id != known.candidate).collect();
    rows.sort_by_key(|row| row.interview.is_some());
    let off = |row: &crate::app::rows::queue::QueueRow| {
        if row.stage == Stage::Withdrawn {
            Some(model.words.refusal_candidate_withdrawn().into_owned())
        } else if !seats.is_empty() && seats.iter().all(|who| row.conflicts.contains(who)) {
            Some(model.words.refusal_conflict_declared().into_owned())
        } else {
            None
        }
    };
    let all: Vec<Find> = rows
        .into_iter()
        .map(|row| Find {
            title: row.name.clone(),
            group: row.area_name.clone(),
            key: row.code.clone(),
            off: off(row),
            intent: Intent::MoveTo(interview, row.id),
            folded: row.folded.clone(),
        })
        .collect();
    let found = (0..all.len()).collect();
    let title = model.words.move_title().into_owned();
    let query = Editor::new("", Lines::One, FIELD_LIMIT);
    model.overlays.push(Overlay::Palette(Palette { title, query, all, found, at: 0 }));
}

/// Moves it, and says from whom to whom.
pub fn move_to(model: &mut Model, out: &mut Effects, interview: InterviewId, candidate: CandidateId) {
    let name = |model: &Model, id| model.current.as_ref().map(|current| current.candidate_name(id)).unwrap_or_default();
    let held = model.current.as_ref().and_then(|current| current.day().interview(interview));
    let from = held.map(|held| name(model, held.candidate)).unwrap_or_default();
    if commit(model, out, &Command::MoveInterview { interview, candidate }).is_some() {
        let to = name(model, candidate);
        model.say(model.words.said_moved(&from, &to).into_owned());
    }
}
