//! Calls for the lead: what they are for, which are open, who called from where. Not here: calling and answering (`update`).

use super::pairs::PairRow;
use crate::app::model::Current;
use crate::domain::calls::Call;
use crate::domain::day::Day;
use crate::domain::ids::{EntryId, PersonId};
use crate::text::Words;

/// Why the lead is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// Somebody is needed.
    Help,
    /// It takes longer than the slot.
    Overrun,
    /// Something happened.
    Incident,
    /// Another pair should look again.
    SecondLook,
}

impl CallKind {
    /// In the order of their digits.
    pub const ALL: [CallKind; 4] = [CallKind::Help, CallKind::Overrun, CallKind::Incident, CallKind::SecondLook];

    /// As it is written in the entry.
    pub fn as_str(self) -> &'static str {
        match self {
            CallKind::Help => "help",
            CallKind::Overrun => "overrun",
            CallKind::Incident => "incident",
            CallKind::SecondLook => "second_look",
        }
    }

    /// The kind an entry names; another program may name one of its own.
    pub fn parse(text: &str) -> Option<CallKind> {
        CallKind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Locale key of what the caller says.
    pub fn saying(self) -> &'static str {
        match self {
            CallKind::Help => "call-to-help",
            CallKind::Overrun => "call-to-overrun",
            CallKind::Incident => "call-to-incident",
            CallKind::SecondLook => "call-to-second-look",
        }
    }

    /// Locale key of what is said of the caller.
    fn said(self) -> &'static str {
        match self {
            CallKind::Help => "call-help",
            CallKind::Overrun => "call-overrun",
            CallKind::Incident => "call-incident",
            CallKind::SecondLook => "call-second-look",
        }
    }
}

/// Open calls: all for the lead, their own for the people at a desk.
pub fn open_calls(day: &Day, lead: bool, seats: &[PersonId]) -> Vec<EntryId> {
    let sees = |call: &Call| lead || call.by.is_some_and(|by| seats.contains(&by));
    day.calls().into_iter().filter(sees).map(|call| call.id).collect()
}

/// A call as one line: from where, what for, about whom, since when, and what was written.
pub fn call_text(words: &Words, current: &Current, id: &EntryId) -> String {
    let day = current.day();
    let Some(call) = day.calls().into_iter().find(|call| call.id == *id) else { return String::new() };
    let what = match CallKind::parse(&call.what) {
        Some(kind) => words.by_key(kind.said()).into_owned(),
        None => words.call_other(&call.what).into_owned(),
    };
    let known = call.interview.and_then(|i| day.interview(i));
    let name = call.by.map(|by| current.name_of(by)).unwrap_or_default();
    let of_interview = known.as_ref().and_then(|i| day.pair(i.pair?)).map(|pair| pair.desk);
    let sits = |pair: &&PairRow| call.by.is_some_and(|by| pair.members.contains(&by));
    let desk = of_interview.or_else(|| current.rows.pairs.iter().find(sits).map(|pair| pair.desk.clone()));
    let who = match desk {
        Some(desk) => words.call_who(&desk).into_owned(),
        None => name,
    };
    let at = current.zone.time(call.at);
    let line = match known {
        Some(i) => words.call_line_about(&who, &what, &current.candidate_name(i.candidate), &at).into_owned(),
        None => words.call_line(&who, &what, &at).into_owned(),
    };
    match call.text {
        Some(text) => words.call_says(&line, &text).into_owned(),
        None => line,
    }
}
