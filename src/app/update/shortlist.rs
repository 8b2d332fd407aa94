//! The shortlist: in, reserve, out, undecided; which area; order again when asked.

use super::commit::try_commit;
use super::{Effects, forms, lists, menus, reveal};
use crate::app::action::ActionId;
use crate::app::describe::status_key;
use crate::app::model::Model;
use crate::app::overlay::Purpose;
use crate::app::rows::queue::Sheets;
use crate::app::rows::shortlist::ranked;
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::fact::Status;
use crate::domain::ids::CandidateId;
use crate::domain::refusal::Refusal;

/// A digit: the decision on the pointed person; against the computed order a reason is asked for first.
pub fn put(model: &mut Model, out: &mut Effects, id: ActionId) {
    let status = match id {
        ActionId::PutIn => Status::In,
        ActionId::PutReserve => Status::Reserve,
        ActionId::PutOut => Status::Out,
        _ => Status::Undecided,
    };
    let (Some(candidate), Some(current)) = (super::people::pointed(model), &model.current) else { return };
    let stands = current.day().decision(candidate).map_or(Status::Undecided, |(status, _)| status);
    let is_clash = current.day().heads(&format!("decision/{candidate}")).len() > 1;
    if stands == status && !is_clash {
        // said again, it would replace the reason that is written beside it; of two values it would settle which holds
        said(model, candidate, status);
    } else {
        decide(model, out, candidate, status, None);
    }
}

/// Says where a person now stands.
fn said(model: &mut Model, candidate: CandidateId, status: Status) {
    let Some(current) = &model.current else { return };
    let name = current.candidate_name(candidate);
    let text = model.words.said_decided(&name, &model.words.by_key(status_key(status))).into_owned();
    model.say(text);
}

/// Decides on a person, with a reason where one was given.
pub fn decide(
    model: &mut Model,
    out: &mut Effects,
    candidate: CandidateId,
    status: Status,
    reason: Option<String>,
) -> bool {
    let ranked = model.current.as_ref().and_then(|current| current.rows.ranked.as_ref());
    let raw_rank = ranked.and_then(|ranked| ranked.row(candidate)).and_then(|row| row.rank);
    let command = Command::SetDecision { candidate, status, place: None, reason, raw_rank };
    match try_commit(model, out, &command) {
        Ok(_) => {
            said(model, candidate, status);
            true
        }
        Err(Some(Refusal::ReasonNeeded)) => {
            forms::open(model, Purpose::Decide(candidate, status));
            false
        }
        Err(refusal) => {
            super::commit::say_refusal(model, &refusal);
            false
        }
    }
}

/// `f`: the next area, and after the last everybody.
pub fn next_area(model: &mut Model) {
    let areas: Vec<_> =
        model.current.as_ref().map(|c| c.day().areas().into_iter().map(|area| area.id).collect()).unwrap_or_default();
    if let Screen::Shortlist(page) = model.screen_mut() {
        page.area = match page.area {
            None => areas.first().copied(),
            Some(area) => areas.iter().skip_while(|other| **other != area).nth(1).copied(),
        };
    }
    lists::follow(model);
}

/// `o`: orders anew, with what came since.
pub fn reorder(model: &mut Model) {
    let Some(current) = &mut model.current else { return };
    let fresh = ranked(current.day(), current.actor);
    let order = fresh.rows.iter().map(|row| row.id).collect();
    current.rows.ranked = Some(fresh);
    if let Screen::Shortlist(page) = model.screen_mut() {
        page.order = order;
    }
    lists::follow(model);
}

/// How many people stand elsewhere than where the list shows them.
pub fn moved(model: &Model) -> usize {
    let (Some(current), Screen::Shortlist(page)) = (&model.current, model.screen()) else { return 0 };
    let Some(ranked) = &current.rows.ranked else { return 0 };
    page.order.iter().zip(&ranked.rows).filter(|(shown, row)| **shown != row.id).count()
}

/// Enter: both sheets, where there was a reveal; else what can be done.
pub fn open_row(model: &mut Model, _out: &mut Effects) {
    match super::people::pointed_row(model) {
        Some(row) if matches!(row.sheets, Sheets::Agreeing | Sheets::Revealed) => {
            if let Some(interview) = row.interview {
                reveal::open(model, interview);
            }
        }
        Some(_) => super::finding::open_application(model),
        None => menus::open_menu(model),
    }
}
