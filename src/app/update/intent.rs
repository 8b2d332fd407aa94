//! What a chosen row does.

use super::commit::commit;
use super::{Effects, act, calls, leaving, missing, moving, people, places, reopen, seats, sheet, sync};
use crate::app::model::Model;
use crate::app::msg::Effect;
use crate::app::overlay::{Intent, Overlay, Purpose};
use crate::domain::command::Command;

/// Chooses a row of the topmost menu or notice.
pub fn choose(model: &mut Model, out: &mut Effects, at: usize) {
    let choices = match model.overlays.last() {
        Some(Overlay::Menu(menu)) => &menu.choices,
        Some(Overlay::Trouble(trouble)) if trouble.choices.is_empty() => {
            model.overlays.pop();
            return;
        }
        Some(Overlay::Trouble(trouble)) => &trouble.choices,
        _ => return,
    };
    let Some(choice) = choices.get(at).cloned() else { return };
    if let Some(reason) = choice.off {
        model.warn(reason);
        return;
    }
    model.overlays.pop();
    run(model, out, choice.intent);
}

/// Does what a row stands for.
pub fn run(model: &mut Model, out: &mut Effects, intent: Intent) {
    match intent {
        Intent::Close => {}
        Intent::Act(id) => act::act(model, out, id, None),
        Intent::Form(purpose) => super::forms::open(model, purpose),
        Intent::ShowCandidate(id) => places::show_candidate(model, id),
        Intent::NotAssessed(why) => sheet::not_assessed_for(model, out, why),
        Intent::Conflicts { candidate, seats } => people::answer_conflicts(model, out, candidate, &seats),
        Intent::SealAnyway => sheet::seal(model, out),
        Intent::SitAt(pair) => seats::sit_at(model, out, pair),
        Intent::SitAs(person) => {
            seats::sit(model, out, Some(person));
            places::go_main(model);
            if let Some(main) = model.main_mut() {
                main.scope = crate::app::screen::Scope::Everybody;
            }
            super::lists::follow(model);
            super::drafts::reopen_form(model);
        }
        Intent::SitAlone(person) => seats::sit_alone(model, out, person),
        Intent::Call(interview, kind) => calls::call(model, out, interview, kind),
        Intent::Answer(call) => calls::answered(model, out, call),
        Intent::ReopenTogether { interview, who, with, reason } => {
            reopen::together(model, out, interview, who, with, reason);
        }
        Intent::Settle { key, choose } => {
            if commit(model, out, &Command::SettleClash { key, choose, reason: None }).is_some() {
                model.say(model.words.said_settled().into_owned());
            }
        }
        Intent::Offer(candidate, state) => {
            if commit(model, out, &Command::SetOffer { candidate, state, reason: None }).is_some()
                && let Some(current) = &model.current
            {
                let name = current.candidate_name(candidate);
                model.say(model.words.said_changed(&name).into_owned());
            }
        }
        Intent::Merge(candidate, into) => {
            let name = model.current.as_ref().map(|current| current.candidate_name(into)).unwrap_or_default();
            if commit(model, out, &Command::MergeCandidates { candidate, into: Some(into) }).is_some() {
                model.say(model.words.said_changed(&name).into_owned());
            }
        }
        Intent::MoveTo(interview, candidate) => moving::move_to(model, out, interview, candidate),
        Intent::ReadOn => model.warn(model.words.trouble_reading().into_owned()),
        Intent::Spot(errand, path) => sync::go_with(model, out, errand, path),
        Intent::Watch(habit) => sync::set_habit(model, out, habit),
        Intent::Leaves(pair, who) => leaving::open_ways(model, pair, who),
        Intent::GoOn(pair, way) => leaving::go_on(model, out, pair, way),
        Intent::CloseDay => missing::close_day(model, out),
        Intent::Leave => leave(model, out),
    }
}

/// Ends the program. A field that is open is left first: what is typed there is stored.
pub fn leave(model: &mut Model, out: &mut Effects) {
    super::storing::leave_fields(model, out);
    model.ending = true;
    out.push(Effect::Quit);
}

/// The form of a purpose, as a row's intent.
pub fn form(purpose: Purpose) -> Intent {
    Intent::Form(purpose)
}
