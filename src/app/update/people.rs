//! People of the queue: who came, who is called, who is taken in; undo.

use super::commit::{commit, commit_new, try_commit};
use super::privacy::Sayable;
use super::{Effects, go, menus, places, privacy, reveal, seats, sheet};
use crate::app::action::ActionId;
use crate::app::describe::{describe_entry, marked_row, noted_row};
use crate::app::model::{Keyboard, Model};
use crate::app::privacy::Cover;
use crate::app::rows::queue::{QueueRow, Sheets, next_for};
use crate::app::screen::{Screen, SheetPage, Tab};
use crate::domain::command::Command;
use crate::domain::fact::{Ending, Presence};
use crate::domain::ids::{CandidateId, EntryId, InterviewId, PersonId};
use crate::domain::people::Stage;
use crate::domain::refusal::Refusal;

/// The person the pointer is on, on whatever screen.
pub fn pointed(model: &Model) -> Option<CandidateId> {
    let current = model.current.as_ref()?;
    match model.screen() {
        Screen::Main(main) if main.tab == Tab::Queue => main.queue.id,
        Screen::Main(main) if main.tab == Tab::Pairs => {
            let id = main.pairs.id?;
            current.rows.pairs.iter().find(|pair| pair.id == id)?.doing.candidate()
        }
        Screen::Shortlist(page) => page.pointer.id,
        Screen::Sheet(page) => current.day().interview(page.interview).map(|interview| interview.candidate),
        Screen::HandOver(page) => current.day().interview(page.interview).map(|interview| interview.candidate),
        Screen::Reveal(page) => current.day().interview(page.interview).map(|interview| interview.candidate),
        Screen::Main(_) | Screen::Missing(_) | Screen::Welcome(_) | Screen::Sync(_) | Screen::Review(_) => None,
    }
}

/// The queue's row of the person the pointer is on.
pub fn pointed_row(model: &Model) -> Option<QueueRow> {
    model.current.as_ref()?.rows.candidate(pointed(model)?).cloned()
}

/// Enter on a row of the queue: checks in, takes in, or opens what there is.
pub fn open_row(model: &mut Model, out: &mut Effects) {
    let Some(row) = pointed_row(model) else { return };
    let seat = model.current.as_ref().is_some_and(|current| current.pair().is_some());
    match row.stage {
        Stage::Expected | Stage::Late | Stage::Postponed => arrive(model, out),
        Stage::Present | Stage::Called if seat => ask_conflicts(model, row.id),
        Stage::InInterview | Stage::Done => open_interview(model, out, &row),
        Stage::Present | Stage::Called | Stage::Absent | Stage::Withdrawn => menus::open_menu(model),
    }
}

/// Opens the interview of a row for whoever is at the keyboard: the own sheet, the reveal, or the application.
fn open_interview(model: &mut Model, out: &mut Effects, row: &QueueRow) {
    let Some(interview) = row.interview else { return menus::open_menu(model) };
    let Some(current) = &model.current else { return };
    let sits = current.actor.is_some_and(|who| {
        current.day().interview(interview).is_some_and(|known| current.day().sitting(&known).contains(&who))
    });
    match row.sheets {
        Sheets::Agreeing | Sheets::Revealed if sits || current.is_lead() => reveal::open(model, interview),
        Sheets::ToReveal if sits => reveal::ask(model, out, interview),
        _ if sits => open_sheet(model, interview),
        _ => super::finding::open_application(model),
    }
}

/// Opens the sheet of whoever is at the keyboard.
pub fn open_sheet(model: &mut Model, interview: InterviewId) {
    let Some(current) = &model.current else { return };
    let Some(who) = current.actor else { return };
    if seats::steps_aside(current, interview, who) && current.keyboard == Keyboard::Alone {
        model.warn(model.words.refusal_seat_in_conflict().into_owned());
        return;
    }
    if seats::steps_aside(current, interview, who) {
        // whoever knows the person does not see the page: the other seat has it
        seats::hand_on(model, interview);
        return;
    }
    let at = sheet::first_empty(model, interview, who);
    let page = SheetPage::new(interview, who, crate::app::privacy::laptop_of(current, interview, who), at);
    go(model, Screen::Sheet(Box::new(page)));
    sheet::reopen_note(model);
    model.message = None;
}

/// Enter on a pair: its interview, or its menu.
pub fn open_pair(model: &mut Model, out: &mut Effects) {
    let Some(current) = &model.current else { return };
    let Some(row) = pointed_row(model) else { return menus::open_menu(model) };
    let own = matches!(model.screen(), Screen::Main(main) if current.pair().map(|pair| pair.id) == main.pairs.id);
    if own && row.interview.is_some() {
        open_interview(model, out, &row);
    } else {
        places::show_candidate(model, row.id);
    }
}

/// `t`: whoever the desk sees next; an interview that is on is opened.
pub fn take_next(model: &mut Model, out: &mut Effects) {
    let Some(current) = &model.current else { return };
    let Some(pair) = current.pair() else { return };
    if let Some(row) =
        pair.doing.candidate().filter(|_| pair.interview.is_some()).and_then(|id| current.rows.candidate(id))
        && row.stage == Stage::InInterview
    {
        let row = row.clone();
        open_interview(model, out, &row);
        return;
    }
    let seats: Vec<PersonId> = pair.members.iter().take(2).copied().collect();
    let areas: Vec<_> = seats
        .iter()
        .filter_map(|who| current.rows.persons.get(who))
        .flat_map(|person| person.areas.iter().copied())
        .collect();
    match next_for(&current.rows.queue, &seats, &areas, &pair.desk).map(|row| row.id) {
        Some(id) => ask_conflicts(model, id),
        None => model.say(model.words.next_nobody().into_owned()),
    }
}

/// The pair is asked whether it knows the person, before any page opens.
pub fn ask_conflicts(model: &mut Model, candidate: CandidateId) {
    menus::open_conflict_question(model, candidate);
}

/// The answer to that question: who knows the person steps aside, and the interview starts if somebody is left.
pub fn answer_conflicts(model: &mut Model, out: &mut Effects, candidate: CandidateId, aside: &[PersonId]) {
    let reason = model.words.conflict_said_before().into_owned();
    for who in aside {
        let declare = Command::DeclareConflict { interviewer: *who, candidate, reason: Some(reason.clone()) };
        if commit(model, out, &declare).is_none() {
            return;
        }
    }
    begin(model, out, candidate);
}

/// Starts the interview at the desk of whoever is at the keyboard and opens the own sheet.
fn begin(model: &mut Model, out: &mut Effects, candidate: CandidateId) {
    let Some(desk) = model.current.as_ref().and_then(|current| current.pair()).map(|pair| pair.desk.clone()) else {
        return;
    };
    let mut made = None;
    let started = commit_new(model, out, "interview", |id| {
        made = Some(InterviewId(id));
        Command::StartInterview { interview: InterviewId(id), candidate, desk, look: None }
    });
    let (Some(_), Some(interview)) = (started, made) else { return };
    let Some(current) = &model.current else { return };
    let name = current.candidate_name(candidate);
    open_sheet(model, interview);
    model.say(model.words.said_started(&name).into_owned());
}

/// Takes the pointed person in.
pub fn start(model: &mut Model, _out: &mut Effects) {
    if let Some(id) = pointed(model) {
        ask_conflicts(model, id);
    }
}

/// The pointed person is here.
pub fn arrive(model: &mut Model, out: &mut Effects) {
    presence(model, out, Presence::Present);
}

/// What else the front desk says of the pointed person.
pub fn set_presence(model: &mut Model, out: &mut Effects, id: ActionId) {
    let state = match id {
        ActionId::MarkLate => Presence::Late,
        ActionId::MarkAbsent => Presence::Absent,
        ActionId::Withdraw => Presence::Withdrawn,
        _ => Presence::Expected,
    };
    presence(model, out, state);
}

fn presence(model: &mut Model, out: &mut Effects, state: Presence) {
    let Some(candidate) = pointed(model) else { return };
    if commit(model, out, &Command::SetPresence { candidate, state }).is_none() {
        return;
    }
    let Some(current) = &model.current else { return };
    let name = current.candidate_name(candidate);
    let words = &model.words;
    let text = match state {
        Presence::Present => words.said_arrived(&name, &current.zone.time(model.now)),
        Presence::Late => words.said_late(&name),
        Presence::Absent => words.said_absent(&name),
        Presence::Withdrawn => words.said_withdrawn(&name),
        Presence::Expected | Presence::Postponed => words.said_expected(&name),
    };
    model.say(text.into_owned());
}

/// Calls the pointed person to the own desk, or to no desk in particular.
pub fn call(model: &mut Model, out: &mut Effects) {
    let Some(candidate) = pointed(model) else { return };
    let desk = model.current.as_ref().and_then(|current| current.pair()).map(|pair| pair.desk.clone());
    if commit(model, out, &Command::CallCandidate { candidate, desk: desk.clone() }).is_some()
        && let Some(current) = &model.current
    {
        let name = current.candidate_name(candidate);
        model.say(model.words.said_called(&name, desk.as_deref().unwrap_or("–")).into_owned());
    }
}

/// Ends the pointed person's interview.
pub fn end_interview(model: &mut Model, out: &mut Effects) {
    let Some(row) = pointed_row(model) else { return };
    let Some(interview) = row.interview else { return };
    if commit(model, out, &Command::EndInterview { interview, how: Ending::Done }).is_some() {
        model.say(model.words.said_ended(&row.name).into_owned());
    }
}

/// Asks for another pair's look at the pointed person, or no longer.
pub fn second_look(model: &mut Model, out: &mut Effects) {
    let Some(row) = pointed_row(model) else { return };
    let wanted = !row.second_look;
    if commit(model, out, &Command::WantSecondLook { candidate: row.id, wanted, pair: None }).is_some() {
        let words = &model.words;
        let text = if wanted { words.said_second_look(&row.name) } else { words.said_second_look_off(&row.name) };
        model.say(text.into_owned());
    }
}

/// This laptop has given everything.
pub fn finish_laptop(model: &mut Model, out: &mut Effects) {
    if commit(model, out, &Command::FinishLaptop).is_some() {
        model.say(model.words.said_finished().into_owned());
    }
}

/// Takes back the last act of this seat, and says what returned.
pub fn undo(model: &mut Model, out: &mut Effects) {
    match try_commit(model, out, &Command::Undo) {
        Ok(committed) => {
            let what = committed.undone.map(|id| in_words(model, &id)).unwrap_or_default();
            let said = model.words.said_undone(&what).into_owned();
            say_again(model, committed.undone, said);
            if let Some(id) = committed.undone {
                sheet::point_at_mark(model, &id);
            }
        }
        Err(Some(Refusal::NothingToUndo)) => model.say(model.words.said_no_undo().into_owned()),
        Err(refusal) => super::commit::say_refusal(model, &refusal),
    }
}

/// An entry in words, without what the page of its sheet hides.
fn in_words(model: &Model, id: &EntryId) -> String {
    let Some(current) = &model.current else { return String::new() };
    let words = &model.words;
    let sayable = |interview| privacy::may_say_of(model, interview);
    match (marked_row(current, id), noted_row(current, id)) {
        (Some((interview, criterion)), _) if sayable(interview) != Sayable::All => criterion,
        (_, Some((interview, criterion))) if sayable(interview) == Sayable::Nothing => match criterion {
            Some(criterion) => words.sheet_note_on(&criterion).into_owned(),
            None => words.sheet_note_general().into_owned(),
        },
        _ => describe_entry(words, current, id),
    }
}

/// Says what came back. A mark's value, said on its page, stays there.
fn say_again(model: &mut Model, what: Option<EntryId>, said: String) {
    let of_a_mark = what.zip(model.current.as_ref()).is_some_and(|(id, current)| marked_row(current, &id).is_some());
    match of_a_mark && privacy::cover(model).is_some_and(Cover::shows_marks) {
        true => model.say_mark(said),
        false => model.say(said),
    }
}

/// Does again what this seat took back last, and says what that is.
pub fn redo(model: &mut Model, out: &mut Effects) {
    match try_commit(model, out, &Command::Redo) {
        Ok(committed) => {
            let what = committed.redone.map(|id| in_words(model, &id)).unwrap_or_default();
            let said = model.words.said_redone(&what).into_owned();
            say_again(model, committed.redone, said);
            if let Some(id) = committed.redone {
                sheet::point_at_mark(model, &id);
            }
        }
        Err(Some(Refusal::NothingToRedo)) => model.say(model.words.refusal_nothing_to_redo().into_owned()),
        Err(refusal) => super::commit::say_refusal(model, &refusal),
    }
}
