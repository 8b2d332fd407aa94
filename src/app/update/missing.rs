//! What is missing: each row opens its cure, or is accepted as it is; the last row closes the day.

use super::commit::commit;
use super::{Effects, calls, forms, menus, people, places, reveal, seats, sheet, sync};
use crate::app::model::Model;
use crate::app::overlay::{Choice, Intent, Menu, Overlay, Purpose};
use crate::app::rows::missing::{Gap, MissingRow};
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::ids::{InterviewId, PersonId};

/// The row the pointer is on; none is the last row, which closes the day.
pub fn pointed(model: &Model) -> Option<MissingRow> {
    let Screen::Missing(page) = model.screen() else { return None };
    model.current.as_ref()?.rows.missing.get(page.at).cloned()
}

/// Enter: the cure of the row.
pub fn open_cure(model: &mut Model, out: &mut Effects) {
    let Some(row) = pointed(model) else { return ask_to_close(model) };
    match row.gap {
        Gap::Sheet(interview, who, _) => open_sheet_of(model, interview, who),
        Gap::Evidence(interview, who, criteria) => {
            open_sheet_of(model, interview, who);
            if matches!(model.screen(), Screen::Sheet(_)) {
                sheet::open_field(model, criteria.into_iter().next());
            }
        }
        Gap::Reveal(interview) => reveal::ask(model, out, interview),
        Gap::Agreement(interview, _) | Gap::AgreementLost(interview, _) => reveal::open(model, interview),
        Gap::Overrun(interview, _) => show_interview(model, interview),
        Gap::Clash(key, _) => menus::open_settle(model, &key),
        Gap::Lost(_) => forms::open(model, Purpose::OpenBundle),
        Gap::Call(call) => calls::open_call(model, call),
        Gap::Late(candidate) | Gap::NoDesk(candidate) => places::show_candidate(model, candidate),
        Gap::NotAssessed(interview, ..) => {
            if model.current.as_ref().is_some_and(|current| current.day().revealed(interview).is_some()) {
                reveal::open(model, interview);
            } else {
                show_interview(model, interview);
            }
        }
        Gap::Waiting(device) | Gap::Apart(device) | Gap::Behind(device) => sync::show_laptop(model, out, device),
    }
}

/// The sheet of somebody at this desk: at once, or over the hand-over; from elsewhere the person in the queue.
fn open_sheet_of(model: &mut Model, interview: InterviewId, who: PersonId) {
    let Some(current) = &model.current else { return };
    let here = current.pair().is_some_and(|pair| pair.members.contains(&who));
    if !here {
        show_interview(model, interview);
    } else if current.actor == Some(who) {
        people::open_sheet(model, interview);
    } else {
        seats::hand_on(model, interview);
    }
}

fn show_interview(model: &mut Model, interview: InterviewId) {
    let candidate =
        model.current.as_ref().and_then(|current| current.day().interview(interview)).map(|known| known.candidate);
    if let Some(candidate) = candidate {
        places::show_candidate(model, candidate);
    }
}

/// `a`: accepts the row as it is; why is asked first.
pub fn accept(model: &mut Model) {
    let Some(row) = pointed(model) else { return };
    match row.blocker {
        Some((what, id)) if row.accepted.is_none() => {
            forms::open(model, Purpose::AcceptGap { what, ids: vec![id] });
        }
        _ => model.say(model.words.refusal_nothing_to_accept().into_owned()),
    }
}

/// The last row: closes the day, or opens it again.
pub fn ask_to_close(model: &mut Model) {
    let Some(current) = &model.current else { return };
    if current.day().is_closed() {
        forms::open(model, Purpose::ReopenDay);
        return;
    }
    let places = usize::try_from(current.day().places()).unwrap_or(0);
    let chosen = current.day().chosen();
    let words = &model.words;
    model.overlays.push(Overlay::Menu(Menu {
        title: words.close_title().into_owned(),
        text: vec![words.close_text(chosen, places).into_owned()],
        choices: vec![
            Choice::new(words.close_go().into_owned(), Intent::CloseDay),
            Choice::new(words.close_stay().into_owned(), Intent::Close),
        ],
        at: Some(1),
    }));
}

/// Closes the day.
pub fn close_day(model: &mut Model, out: &mut Effects) {
    if commit(model, out, &Command::CloseDay).is_some() {
        model.say(model.words.said_closed().into_owned());
    }
}
