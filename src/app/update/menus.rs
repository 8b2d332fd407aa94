//! Numbered menus and questions: built from the action table and the Day, never written by hand beside a key.

use super::{available, people, sheet};
use crate::app::action::{ACTIONS, Action, ActionId as A, Group, row_of};
use crate::app::describe::describe;
use crate::app::model::Model;
use crate::app::overlay::{Choice, Intent, Menu, Overlay, Purpose};
use crate::app::screen::Screen;
use crate::domain::fact::{NotAssessed, Offer};
use crate::domain::ids::{CandidateId, PersonId};
use crate::domain::visible;
use crate::text::fold;
use std::borrow::Cow;

/// A menu on top; the pointer starts on its first row.
pub fn open(model: &mut Model, title: String, text: Vec<String>, choices: Vec<Choice>, at: Option<usize>) {
    model.overlays.push(Overlay::Menu(Menu { title, text, choices, at }));
}

/// A row that does an action; unavailable ones stay, with the reason.
fn choice(model: &Model, id: A) -> Option<Choice> {
    let row = row_of(id)?;
    let off = available::available(model, id).err();
    let sentence = model.words.by_key(&row.title_key()).into_owned();
    Some(Choice { off, ..Choice::new(sentence, Intent::Act(id)) })
}

/// `.`: everything that can be done with this row, what can be had first.
pub fn open_menu(model: &mut Model) {
    let place = super::place(model);
    let named: &[Group] = match model.screen() {
        Screen::Main(_) => &[Group::People, Group::Pairs],
        Screen::Sheet(_) | Screen::HandOver(_) | Screen::Reveal(_) => &[Group::Sheet, Group::Decide],
        Screen::Shortlist(_) => &[Group::Decide],
        Screen::Missing(_) | Screen::Sync(_) | Screen::Review(_) => &[Group::Day],
        Screen::Welcome(_) => &[],
    };
    let mut ids: Vec<A> = Vec::new();
    // in the queue what has a key of its own is about the list, not about the row
    let of_the_row = |action: &&Action| !matches!(model.screen(), Screen::Main(_)) || action.keys.is_empty();
    let rows = ACTIONS.iter().filter(|action| action.places.contains(&place) && named.contains(&action.group));
    for action in rows.filter(of_the_row) {
        if !ids.contains(&action.id) {
            ids.push(action.id);
        }
    }
    let mut choices: Vec<Choice> = ids.into_iter().filter_map(|id| choice(model, id)).collect();
    choices.sort_by_key(|choice| choice.off.is_some());
    let title = match people::pointed_row(model) {
        Some(row) => row.name,
        None => model.words.menu_title().into_owned(),
    };
    open(model, title, Vec::new(), choices, Some(0));
}

/// `g`: the places this role has.
pub fn open_go_to(model: &mut Model) {
    // the letters are those of the screens' table; `g` once more is the first row, as elsewhere
    let places = [
        (A::GoMain, 'c'),
        (A::GoShortlist, 'r'),
        (A::Missing, 'm'),
        (A::ChooseSeat, 'k'),
        (A::GoSync, 's'),
        (A::First, 'g'),
    ];
    let choices = places
        .into_iter()
        .filter_map(|(id, letter)| choice(model, id).map(|choice| choice.with_letter(letter)))
        .collect();
    open(model, model.words.goto_title().into_owned(), Vec::new(), choices, Some(0));
}

/// Who is at this keyboard: the pairs, the lead, the front desk.
pub fn open_seats(model: &mut Model) {
    let Some(current) = &model.current else { return };
    let words = &model.words;
    let mut choices: Vec<Choice> = current
        .rows
        .pairs
        .iter()
        .map(|pair| Choice::new(words.seat_pair(&pair.desk, &pair.names.join(", ")), Intent::SitAt(pair.id)))
        .collect();
    if let Some(lead) = current.day().lead() {
        choices.push(Choice::new(words.seat_lead(), Intent::SitAs(lead)));
    }
    if let Some(frontdesk) = current.day().frontdesk() {
        choices.push(Choice::new(words.seat_frontdesk(), Intent::SitAs(frontdesk)));
    }
    if !current.rows.pairs.is_empty() {
        choices.push(Choice::new(words.seat_alone(), Intent::Act(A::SitAlone)));
    }
    let title = words.seat_title().into_owned();
    open(model, title, Vec::new(), choices, Some(0));
}

/// Whether the pair knows the person, asked before the page opens; no row is the default.
pub fn open_conflict_question(model: &mut Model, candidate: CandidateId) {
    let Some(current) = &model.current else { return };
    let Some(pair) = current.pair() else { return };
    let words = &model.words;
    let seats: Vec<PersonId> = pair.members.iter().take(2).copied().collect();
    let ask = |label: String, aside: Vec<PersonId>| Choice::new(label, Intent::Conflicts { candidate, seats: aside });
    let mut choices = vec![ask(words.conflict_nobody().into_owned(), Vec::new())];
    choices.extend(seats.iter().map(|who| ask(words.conflict_one(&current.name_of(*who)).into_owned(), vec![*who])));
    if seats.len() > 1 {
        choices.push(ask(words.conflict_both().into_owned(), seats.clone()));
    }
    let title = words.conflict_title(&current.candidate_name(candidate)).into_owned();
    let text = vec![words.conflict_text().into_owned()];
    open(model, title, text, choices, None);
}

/// Who of the people here knows the pointed person; the reason is asked next.
pub fn open_conflict(model: &mut Model) {
    let (Some(candidate), Some(current)) = (people::pointed(model), &model.current) else { return };
    let already = current.day().conflicts(candidate);
    let seats: Vec<PersonId> = match current.pair() {
        Some(pair) => pair.members.clone(),
        None => current.day().interviewers().into_iter().map(|person| person.id).collect(),
    };
    let choices = seats
        .into_iter()
        .filter(|who| !already.contains(who))
        .map(|who| Choice::new(current.name_of(who), Intent::Form(Purpose::Conflict(candidate, who))))
        .collect();
    let title = model.words.conflict_title(&current.candidate_name(candidate)).into_owned();
    open(model, title, vec![model.words.conflict_text().into_owned()], choices, Some(0));
}

/// Which of the declared conflicts no longer holds.
pub fn open_lift(model: &mut Model) {
    let (Some(candidate), Some(current)) = (people::pointed(model), &model.current) else { return };
    let choices = current
        .day()
        .conflicts(candidate)
        .into_iter()
        .map(|who| Choice::new(current.name_of(who), Intent::Form(Purpose::LiftConflict(candidate, who))))
        .collect();
    let title = current.candidate_name(candidate);
    open(model, title, Vec::new(), choices, Some(0));
}

/// Which interviewer is corrected.
pub fn open_interviewers(model: &mut Model) {
    let Some(current) = &model.current else { return };
    let choices = current
        .day()
        .interviewers()
        .into_iter()
        .map(|person| {
            let label = format!("{} {}", person.code, person.name);
            Choice::new(label, Intent::Form(Purpose::EditInterviewer(person.id)))
        })
        .collect();
    open(model, model.words.form_interviewer().into_owned(), Vec::new(), choices, Some(0));
}

/// Why the row of the sheet cannot be assessed; the last row steps aside for good.
pub fn open_reasons(model: &mut Model) {
    let (Some(current), Screen::Sheet(page)) = (&model.current, model.screen()) else { return };
    let words = &model.words;
    let mut choices = Vec::new();
    let mut title = words.reasons_title_whole().into_owned();
    if let sheet::Row::Criterion(criterion) = sheet::row_at(current, page.at) {
        title = words.reasons_title(&criterion).into_owned();
        let all = [NotAssessed::NotAsked, NotAssessed::Recused, NotAssessed::Interrupted, NotAssessed::Absent];
        choices.extend(all.map(|why| {
            let label = words.by_key(crate::app::describe::not_assessed_key(why));
            Choice::new(label, Intent::NotAssessed(why))
        }));
    }
    if let Some(candidate) = people::pointed(model) {
        let label = words.reasons_conflict(&current.candidate_name(candidate));
        choices.push(Choice::new(label, Intent::Form(Purpose::Conflict(candidate, page.who))));
    }
    open(model, title, Vec::new(), choices, Some(0));
}

/// The seal's check list: what is missing is said; the pointer is on the seal only when nothing is.
pub fn open_seal(model: &mut Model) {
    let (Some(current), Screen::Sheet(page)) = (&model.current, model.screen()) else { return };
    // a line may follow the seal, a mark may not
    let whole = sheet::left_open(current, page).0.is_empty();
    let (words, text) = (&model.words, seal_text(model));
    let choices = vec![Choice::new(words.seal_go(), Intent::SealAnyway), Choice::new(words.seal_stay(), Intent::Close)];
    let title = words.seal_title().into_owned();
    open(model, title, text, choices, Some(usize::from(!whole)));
}

/// What the check list says is missing. While marks are covered it names no line that is owed: who owes one has marked the
/// lowest or the highest level.
fn seal_text(model: &Model) -> Vec<String> {
    let (Some(current), Screen::Sheet(page)) = (&model.current, model.screen()) else { return Vec::new() };
    let words = &model.words;
    let (marks, lines) = sheet::left_open(current, page);
    let covered = !page.cover.shows_marks();
    let mut text = Vec::new();
    if !marks.is_empty() {
        text.push(words.seal_missing_marks(&marks.join(", ")));
    }
    if covered {
        text.push(words.seal_covered());
    } else if !lines.is_empty() {
        text.push(words.seal_missing_lines(&lines.join(", ")));
    }
    if text.is_empty() {
        text.push(words.seal_all_there());
    }
    text.into_iter().map(Cow::into_owned).collect()
}

/// The page under the check list was covered, or uncovered: the list goes on saying what may be seen.
pub fn refresh_seal(model: &mut Model) {
    let seals = |menu: &Menu| menu.choices.iter().any(|choice| choice.intent == Intent::SealAnyway);
    let text = seal_text(model);
    for overlay in &mut model.overlays {
        if let Overlay::Menu(menu) = overlay
            && seals(menu)
        {
            menu.text.clone_from(&text);
        }
    }
}

/// Whether to leave, and since when everything is stored.
pub fn open_leave(model: &mut Model) {
    let words = &model.words;
    let choices = vec![
        Choice::new(words.leave_stay(), Intent::Close),
        Choice::new(words.leave_go(), Intent::Leave).with_letter('q'),
    ];
    let (title, text) = (words.leave_title().into_owned(), leave_text(model));
    model.overlays.push(Overlay::Menu(Menu { title, text, choices, at: Some(0) }));
}

/// What is stored and what is not, as the question whether to leave says it.
fn leave_text(model: &Model) -> Vec<String> {
    let words = &model.words;
    let text = match (&model.current, model.saved.is_all_stored(), model.saved.at()) {
        (Some(_), false, _) => words.leave_not_stored(&super::storing::unstored_text(model)),
        (Some(current), true, Some(at)) => words.leave_stored(&current.zone.time_to_the_second(at)),
        _ => words.leave_nothing(),
    };
    vec![text.into_owned()]
}

/// The store answered while somebody is asked whether to leave: the question goes on saying what is true.
pub fn refresh_leave(model: &mut Model) {
    let text = leave_text(model);
    let leaves = |menu: &Menu| menu.choices.iter().any(|choice| choice.intent == Intent::Leave);
    for overlay in &mut model.overlays {
        if let Overlay::Menu(menu) = overlay
            && leaves(menu)
        {
            menu.text.clone_from(&text);
        }
    }
}

/// Which of the values of a Clash holds.
pub fn open_settle(model: &mut Model, key: &str) {
    let Some(current) = &model.current else { return };
    let words = &model.words;
    let shown = visible::register_visible(current.day(), key, current.actor);
    let mut choices = Vec::new();
    for head in current.day().heads(key) {
        let Some(entry) = current.day().entry(&head) else { continue };
        let value = if shown {
            describe(words, current.day(), current.actor, entry)
        } else {
            words.settle_hidden().into_owned()
        };
        // which laptop says it: the person is often the same
        let laptop = current.day().laptop_called(entry.stamp.device);
        let label = words.settle_row(&value, &laptop, &current.zone.time(entry.stamp.ms)).into_owned();
        choices.push(Choice::new(label, Intent::Settle { key: key.to_owned(), choose: head }));
    }
    open(model, words.settle_title().into_owned(), Vec::new(), choices, None);
}

/// Where the pointed person's place stands.
pub fn open_offer(model: &mut Model) {
    let (Some(candidate), Some(current)) = (people::pointed(model), &model.current) else { return };
    let words = &model.words;
    let rows = [
        (words.offer_to_offer(), Some(Offer::Offered)),
        (words.offer_to_accepted(), Some(Offer::Accepted)),
        (words.offer_to_declined(), Some(Offer::Declined)),
        (words.offer_to_none(), None),
    ];
    let choices = rows.into_iter().map(|(label, state)| Choice::new(label, Intent::Offer(candidate, state))).collect();
    let title = words.offer_title(&current.candidate_name(candidate)).into_owned();
    open(model, title, Vec::new(), choices, Some(0));
}

/// Rows a menu of people has at most: digits pick the first nine, arrows the rest.
const PEOPLE: usize = 12;

/// Who is the same person as the pointed one: those whose names share a word.
pub fn open_merge(model: &mut Model) {
    let (Some(row), Some(current)) = (people::pointed_row(model), &model.current) else { return };
    let own = fold(&row.name);
    let words: Vec<&str> = own.split_whitespace().collect();
    let similar = |name: &str| fold(name).split_whitespace().any(|word| words.contains(&word));
    let choices: Vec<Choice> = current
        .rows
        .queue
        .iter()
        .filter(|other| other.id != row.id && similar(&other.name))
        .take(PEOPLE)
        .map(|other| {
            Choice::new(format!("{} {}, {}", other.code, other.name, other.area_name), Intent::Merge(row.id, other.id))
        })
        .collect();
    let text = if choices.is_empty() { vec![model.words.merge_nobody().into_owned()] } else { Vec::new() };
    open(model, model.words.merge_title(&row.name).into_owned(), text, choices, Some(0));
}
