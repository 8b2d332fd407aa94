//! Calling the lead from wherever one is, and the lead's answer.

use super::{Effects, commit::commit, menus, missing};
use crate::app::model::Model;
use crate::app::overlay::{Choice, Intent, Purpose};
use crate::app::rows::calls::{CallKind, call_text};
use crate::app::rows::missing::Gap;
use crate::app::screen::Screen;
use crate::domain::command::Command;
use crate::domain::ids::{EntryId, InterviewId};

/// The interview a call from here is about: that of the page, else the one the pair is in.
fn about(model: &Model) -> Option<InterviewId> {
    match model.screen() {
        Screen::Sheet(page) => Some(page.interview),
        Screen::Reveal(page) => Some(page.interview),
        Screen::HandOver(page) => Some(page.interview),
        _ => model.current.as_ref()?.pair()?.interview,
    }
}

/// `c`: what the lead is called for; a digit calls at once, the last row asks for words first.
pub fn open_menu(model: &mut Model) {
    let interview = about(model);
    let words = &model.words;
    let mut choices: Vec<Choice> = CallKind::ALL
        .into_iter()
        .map(|kind| Choice::new(words.by_key(kind.saying()), Intent::Call(interview, kind)))
        .collect();
    choices.push(Choice::new(words.call_to_write(), Intent::Form(Purpose::Call(interview))));
    let (title, text) = (words.call_title().into_owned(), vec![words.call_text().into_owned()]);
    menus::open(model, title, text, choices, Some(0));
}

/// Calls.
pub fn call(model: &mut Model, out: &mut Effects, interview: Option<InterviewId>, kind: CallKind) {
    let command = Command::CallLead { interview, what: kind.as_str().to_owned(), text: None };
    if commit(model, out, &command).is_some() {
        say_called(model);
    }
}

/// Says that the call stands, and where it is seen when.
pub fn say_called(model: &mut Model) {
    model.say(model.words.said_called_lead().into_owned());
}

/// The lead on a call: who calls, and what can be done.
pub fn open_call(model: &mut Model, id: EntryId) {
    let Some(current) = &model.current else { return };
    let words = &model.words;
    let text = call_text(words, current, &id);
    let candidate = current
        .day()
        .open_calls()
        .into_iter()
        .find(|(call, _)| *call == id)
        .and_then(|(_, call)| current.day().interview(call.interview?))
        .map(|interview| interview.candidate);
    let mut choices = Vec::new();
    if current.is_lead() {
        choices.push(Choice::new(words.call_answer(), Intent::Answer(id)));
    }
    if let Some(candidate) = candidate {
        let name = current.candidate_name(candidate);
        choices.push(Choice::new(words.call_show(&name), Intent::ShowCandidate(candidate)));
    }
    choices.push(Choice::new(words.call_later(), Intent::Close));
    let title = words.call_open_title().into_owned();
    menus::open(model, title, vec![text], choices, Some(0));
}

/// The lead answers the call that is pointed at, else the only open one.
pub fn answer(model: &mut Model) {
    let pointed = missing::pointed(model).and_then(|row| match row.gap {
        Gap::Call(id) => Some(id),
        _ => None,
    });
    let open = model.current.as_ref().map(|current| current.day().open_calls()).unwrap_or_default();
    match (pointed, open.first().map(|(id, _)| *id)) {
        (Some(id), _) => open_call(model, id),
        (None, Some(id)) if open.len() == 1 => open_call(model, id),
        // which one is seen in the list
        (None, Some(_)) => super::places::go_missing(model),
        (None, None) => model.say(model.words.refusal_no_such_call().into_owned()),
    }
}

/// The lead's word: somebody takes care of it.
pub fn answered(model: &mut Model, out: &mut Effects, call: EntryId) {
    if commit(model, out, &Command::AnswerCall { call: Some(call) }).is_some() {
        model.say(model.words.said_answered().into_owned());
    }
}
