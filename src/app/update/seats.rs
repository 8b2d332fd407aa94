//! Two seats at one laptop: the page goes blank, the keyboard goes over, and only then the other sheet opens.

use super::{Effects, go_back, places, reveal};
use crate::app::model::{Current, Keyboard, Model};
use crate::app::msg::Effect;
use crate::app::overlay::{Choice, Intent};
use crate::app::screen::{HandOver, Screen};
use crate::domain::ids::{InterviewId, PairId, PersonId};
use crate::domain::sheet::SheetState;

/// A row of the hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandRow {
    /// This person opens the own sheet.
    Open(PersonId),
    /// Back to whoever had the keyboard.
    BackTo(PersonId),
    /// Both look at both sheets.
    Reveal,
    /// The queue; the reveal waits.
    Queue,
}

/// The seats of an interview that have an open sheet.
fn open_seats(current: &Current, interview: InterviewId) -> Vec<PersonId> {
    let Some(known) = current.day().interview(interview) else { return Vec::new() };
    let open = |who: &PersonId| current.day().sheet_state(interview, *who) != SheetState::Sealed;
    current.day().seats(&known).into_iter().filter(open).collect()
}

/// Those who look on and have not sealed yet.
fn shadows(current: &Current, interview: InterviewId) -> Vec<PersonId> {
    let Some(known) = current.day().interview(interview) else { return Vec::new() };
    let pair = known.pair.and_then(|pair| current.day().pair(pair));
    let members = pair.map(|pair| pair.members).unwrap_or_default().into_iter().skip(2);
    members
        .filter(|who| current.day().sheet_state(interview, *who) != SheetState::Sealed)
        .filter(|who| !steps_aside(current, interview, *who))
        .collect()
}

/// Whether a person only looks on in an interview: the marks count nowhere.
pub fn is_shadow(current: &Current, interview: InterviewId, who: PersonId) -> bool {
    let pair = current.day().interview(interview).and_then(|known| current.day().pair(known.pair?));
    pair.is_some_and(|pair| pair.members.contains(&who) && !pair.seats().contains(&who))
}

/// Whether somebody declared to know the candidate: no page of this interview is theirs.
pub fn steps_aside(current: &Current, interview: InterviewId, who: PersonId) -> bool {
    let known = current.day().interview(interview);
    known.is_some_and(|known| current.day().conflicts(known.candidate).contains(&who))
}

/// The rows of a hand-over.
pub fn rows(model: &Model, page: &HandOver) -> Vec<HandRow> {
    let Some(current) = &model.current else { return vec![HandRow::Queue] };
    let open = open_seats(current, page.interview);
    if open.is_empty() {
        return vec![HandRow::Reveal, HandRow::Queue];
    }
    let others = open.iter().copied().filter(|who| Some(*who) != page.from).map(HandRow::Open);
    // who looks on has a sheet too, after those who owe one
    let shadows = shadows(current, page.interview).into_iter().filter(|who| Some(*who) != page.from).map(HandRow::Open);
    let back = page.from.filter(|who| !steps_aside(current, page.interview, *who)).map(HandRow::BackTo);
    others.chain(back).chain(shadows).chain([HandRow::Queue]).collect()
}

/// `p`: covers the page and passes the keyboard.
pub fn pass(model: &mut Model) {
    let Screen::Sheet(page) = model.screen() else { return };
    let page = HandOver { interview: page.interview, from: Some(page.who), at: 0 };
    model.message = None;
    *model.screen_mut() = Screen::HandOver(page);
}

/// After a seal, or where the person at the keyboard steps aside: the hand-over in place of the sheet. Whoever has the laptop
/// to themselves goes back to the queue, and the reveal waits in Missing.
pub fn hand_on(model: &mut Model, interview: InterviewId) {
    if model.current.as_ref().is_some_and(|current| current.keyboard == Keyboard::Alone) {
        return places::go_to_next(model);
    }
    let from = model.current.as_ref().and_then(|current| current.actor);
    let page = Screen::HandOver(HandOver { interview, from, at: 0 });
    match model.screen() {
        Screen::Sheet(_) => *model.screen_mut() = page,
        _ => model.places.push(page),
    }
}

/// After a start: nobody knows who sits there.
pub fn open_after_start(model: &mut Model, interview: InterviewId) {
    model.places.push(Screen::HandOver(HandOver { interview, from: None, at: 0 }));
}

/// A row of the hand-over.
pub fn choose(model: &mut Model, out: &mut Effects, at: usize) {
    let Screen::HandOver(page) = model.screen() else { return };
    let (interview, rows) = (page.interview, rows(model, page));
    match rows.get(at) {
        Some(HandRow::Open(who) | HandRow::BackTo(who)) => take_keyboard(model, out, *who),
        Some(HandRow::Reveal) => {
            go_back(model);
            reveal::ask(model, out, interview);
        }
        Some(HandRow::Queue) => places::go_to_next(model),
        None => {}
    }
}

/// This person has the keyboard now; the own sheet opens, where there is one.
pub fn take_keyboard(model: &mut Model, out: &mut Effects, who: PersonId) {
    let interview = match model.screen() {
        Screen::HandOver(page) => Some(page.interview),
        _ => None,
    };
    sit(model, out, Some(who));
    model.message = None;
    if let Some(interview) = interview {
        go_back(model);
        super::people::open_sheet(model, interview);
    }
    super::drafts::reopen_form(model);
}

/// A pair sits at this laptop: its host has the keyboard first.
pub fn sit_at(model: &mut Model, out: &mut Effects, pair: PairId) {
    let host = model
        .current
        .as_ref()
        .and_then(|current| current.rows.pairs.iter().find(|row| row.id == pair))
        .and_then(|row| row.members.first().copied());
    sit(model, out, host);
    if let Some(current) = &mut model.current {
        current.keyboard = Keyboard::Shared;
    }
    let interview = model.current.as_ref().and_then(|current| current.pair()).and_then(|pair| pair.interview);
    places::go_main(model);
    if let Some(main) = model.main_mut() {
        main.scope = crate::app::screen::Scope::Ours;
    }
    super::lists::follow(model);
    if let Some(interview) = interview {
        open_after_start(model, interview);
    }
    super::drafts::reopen_form(model);
}

/// Who sits alone at this laptop: everybody who sits in a pair now.
pub fn open_alone(model: &mut Model) {
    let Some(current) = &model.current else { return };
    let words = &model.words;
    let choices = current
        .rows
        .pairs
        .iter()
        .flat_map(|pair| pair.members.iter().map(move |who| (pair, *who)))
        .map(|(pair, who)| Choice::new(words.seat_alone_row(&current.name_of(who), &pair.desk), Intent::SitAlone(who)))
        .collect();
    let (title, text) = (words.seat_alone_title().into_owned(), vec![words.seat_alone_text().into_owned()]);
    super::menus::open(model, title, text, choices, Some(0));
}

/// This person alone sits at this laptop.
pub fn sit_alone(model: &mut Model, out: &mut Effects, who: PersonId) {
    sit(model, out, Some(who));
    if let Some(current) = &mut model.current {
        current.keyboard = Keyboard::Alone;
    }
    places::go_main(model);
    if let Some(main) = model.main_mut() {
        main.scope = crate::app::screen::Scope::Ours;
    }
    super::lists::follow(model);
    super::drafts::reopen_form(model);
}

/// Somebody, or nobody, is at the keyboard.
pub fn sit(model: &mut Model, out: &mut Effects, who: Option<PersonId>) {
    let now = model.now;
    let Some(current) = &mut model.current else { return };
    if current.actor != who && current.keyboard == Keyboard::Alone {
        // another one sat down: from now on the hand-over stands between them again
        current.keyboard = Keyboard::Shared;
    }
    current.actor = who;
    // what the one before could see is not what this one sees
    current.rows.ranked = None;
    current.refresh(now);
    let code = who.and_then(|who| current.rows.persons.get(&who)).map(|person| person.code.clone());
    if let Some(code) = code {
        out.push(Effect::RememberSeat(code));
    }
    super::lists::follow(model);
}
