//! A sealed sheet is opened again before the reveal: the lead says why, or both seats do.

use super::{Effects, commit::try_commit, forms, menus, people};
use crate::app::model::{Keyboard, Model};
use crate::app::overlay::{Choice, Form, Intent, Overlay, Purpose};
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::ids::{InterviewId, PersonId};
use crate::domain::sheet::SheetState;

/// Sealed sheets of the interview under the pointer, not revealed yet.
pub fn sealed(model: &Model) -> Vec<(InterviewId, PersonId)> {
    let Some(current) = &model.current else { return Vec::new() };
    let day = current.day();
    let interview = match model.screen() {
        Screen::Sheet(page) => return vec![(page.interview, page.who)],
        _ => people::pointed_row(model).and_then(|row| day.interview(row.interview?)),
    };
    let Some(known) = interview.filter(|known| day.revealed(known.id).is_none()) else { return Vec::new() };
    let sitting = day.sitting(&known).into_iter();
    sitting.filter(|who| day.sheet_state(known.id, *who) == SheetState::Sealed).map(|who| (known.id, who)).collect()
}

/// Which sheet, where the lead has a choice; then why.
pub fn open(model: &mut Model) {
    match sealed(model).as_slice() {
        [] => {}
        [(interview, who)] => forms::open(model, Purpose::Reopen(*interview, *who)),
        several => {
            let Some(current) = &model.current else { return };
            let choices = several
                .iter()
                .map(|(interview, who)| {
                    Choice::new(current.name_of(*who), Intent::Form(Purpose::Reopen(*interview, *who)))
                })
                .collect();
            let title = model.words.reopen_which().into_owned();
            menus::open(model, title, Vec::new(), choices, Some(0));
        }
    }
}

/// The reason is given: the lead's word is enough, a seat needs the other one's.
pub fn accept(model: &mut Model, out: &mut Effects, form: &Form, reason: String) -> Result<(), String> {
    let Purpose::Reopen(interview, who) = form.purpose else { return Ok(()) };
    let Some(current) = &model.current else { return Ok(()) };
    if current.is_lead() {
        return reopen(model, out, interview, who, reason, None);
    }
    let day = current.day();
    let seats = day.interview(interview).and_then(|known| day.pair(known.pair?)).map(|pair| pair.seats().to_vec());
    let other = seats.unwrap_or_default().into_iter().find(|seat| Some(*seat) != current.actor);
    let Some(other) = other.filter(|_| current.keyboard == Keyboard::Shared) else {
        return Err(model.words.reopen_lead_only().into_owned());
    };
    let name = current.first_name_of(other);
    let words = &model.words;
    let title = words.reopen_both_title(&name).into_owned();
    let text = vec![words.reopen_both_text(&current.first_name_of(who), &reason).into_owned()];
    let yes = Intent::ReopenTogether { interview, who, with: other, reason };
    // no row is the default: it is the other seat that answers
    let choices =
        vec![Choice::new(words.reopen_both_yes(&name), yes), Choice::new(words.reopen_both_no(), Intent::Close)];
    let waits = words.reopen_waits(&name).into_owned();
    menus::open(model, title, text, choices, None);
    Err(waits)
}

/// Both seats said so.
pub fn together(
    model: &mut Model,
    out: &mut Effects,
    interview: InterviewId,
    who: PersonId,
    with: PersonId,
    reason: String,
) {
    match reopen(model, out, interview, who, reason, Some(with)) {
        Ok(()) => {
            let purpose = Purpose::Reopen(interview, who);
            let actor = model.current.as_ref().and_then(|current| current.actor);
            model.drafts.close(|key| key.is_line(&purpose, actor));
            model.overlays.retain(|overlay| !matches!(overlay, Overlay::Form(form) if form.purpose == purpose));
        }
        Err(why) => model.warn(why),
    }
}

fn reopen(
    model: &mut Model,
    out: &mut Effects,
    interview: InterviewId,
    who: PersonId,
    reason: String,
    with: Option<PersonId>,
) -> Result<(), String> {
    let command = Command::ReopenSheet { interview, interviewer: who, reason: Some(reason), with };
    match try_commit(model, out, &command) {
        Ok(_) => {
            let name = model.current.as_ref().map(|current| current.name_of(who)).unwrap_or_default();
            model.say(model.words.said_reopened(&name).into_owned());
            Ok(())
        }
        Err(refused) => {
            super::commit::say_refusal(model, &refused);
            Err(forms::refusal(model))
        }
    }
}
