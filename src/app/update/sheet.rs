//! One's own sheet: marks by digit, the seal. Its notes are in `sheet::note`.

mod note;

pub use note::{leave_note, open_field, open_general_note, open_note, reopen_note, time_lines};

use super::commit::{commit, try_commit};
use super::{Effects, menus, notice, privacy, seats};
use crate::app::describe::{mark_text, marked_row};
use crate::app::hints::Levels;
use crate::app::key::Key;
use crate::app::model::{Current, Model};
use crate::app::privacy::Laptop;
use crate::app::screen::{Screen, SheetPage};
use crate::domain::command::Command;
use crate::domain::fact::{Ending, Mark, NotAssessed};
use crate::domain::ids::{EntryId, InterviewId, PersonId};
use crate::domain::refusal::Refusal;
use crate::domain::rubric::{Bilingual, Criterion, LevelWords};
use crate::domain::sheet::Sheet;
use crate::domain::visible;
use crate::text::Lang;

/// What a row of the page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A criterion, by its id.
    Criterion(String),
    /// The general note.
    General,
    /// The seal.
    Seal,
}

/// The row of a place on the page.
pub fn row_at(current: &Current, at: usize) -> Row {
    let criteria = current.day().rubric().map(|rubric| rubric.criteria.as_slice()).unwrap_or_default();
    match criteria.get(at) {
        Some(criterion) => Row::Criterion(criterion.id.clone()),
        None if at == criteria.len() => Row::General,
        None => Row::Seal,
    }
}

/// The sheet of a page, as whoever is at the keyboard may see it.
pub fn sheet_of(current: &Current, page: &SheetPage) -> Option<Sheet> {
    visible::sheet(current.day(), page.interview, page.who, current.actor)
}

/// Words in the language of the screen.
pub fn in_lang(text: &Bilingual, lang: Lang) -> &str {
    match (text, lang) {
        (Bilingual::One(text), _) => text,
        (Bilingual::Both { it, .. }, Lang::It) => it,
        (Bilingual::Both { en, .. }, Lang::En) => en,
    }
}

/// A level's words in the language of the screen.
pub fn level_in_lang(words: &LevelWords, lang: Lang) -> &str {
    match lang {
        Lang::It => &words.it,
        Lang::En => &words.en,
    }
}

/// The anchor of a criterion's level, else what the level means on the scale.
pub fn anchor<'a>(current: &'a Current, criterion: &'a Criterion, level: i64, lang: Lang) -> Option<&'a str> {
    let scale = current.day().rubric().map(|rubric| rubric.scale.words.as_slice()).unwrap_or_default();
    criterion.levels.iter().chain(scale).find(|words| words.level == level).map(|words| level_in_lang(words, lang))
}

/// The scale of the day.
pub fn levels(current: &Current) -> Levels {
    match current.day().rubric() {
        Some(rubric) => Levels { min: rubric.scale.min, max: rubric.scale.max },
        None => Levels { min: 1, max: 5 },
    }
}

/// The level a digit means: `0` is level 0, or level 10 where there is no level 0.
pub fn level_of(levels: Levels, digit: u8) -> Option<i64> {
    let level = match i64::from(digit) {
        0 if levels.min > 0 => 10,
        digit => digit,
    };
    (levels.min..=levels.max).contains(&level).then_some(level)
}

/// The first criterion without a mark, else the seal.
pub fn first_empty(model: &Model, interview: InterviewId, who: PersonId) -> usize {
    let Some(current) = &model.current else { return 0 };
    let page = SheetPage::new(interview, who, Laptop::Own, 0);
    next_empty_from(current, &page, 0)
}

/// The next criterion without a mark from a place on, round about, else the seal.
fn next_empty_from(current: &Current, page: &SheetPage, from: usize) -> usize {
    let Some(rubric) = current.day().rubric() else { return 0 };
    let count = rubric.criteria.len();
    let Some(sheet) = sheet_of(current, page) else { return 0 };
    let empty = |at: &usize| rubric.criteria.get(*at).is_some_and(|c| !sheet.marks.contains_key(&c.id));
    (from..count).chain(0..from.min(count)).find(empty).unwrap_or(count + 1)
}

/// The page and its row, where the pointer is on a criterion.
fn pointed(model: &Model) -> Option<(SheetPage, String)> {
    let Screen::Sheet(page) = model.screen() else { return None };
    match row_at(model.current.as_ref()?, page.at) {
        Row::Criterion(criterion) => Some((page.as_ref().clone(), criterion)),
        Row::General | Row::Seal => None,
    }
}

/// A digit: marks the row and goes to the next empty one.
pub fn mark(model: &mut Model, out: &mut Effects, key: Option<Key>) {
    let Some(current) = &model.current else { return };
    let scale = levels(current);
    let Some(digit) = key.and_then(Key::digit) else { return };
    match level_of(scale, digit) {
        Some(level) => set_and_go_on(model, out, Mark::Level(level)),
        None => {
            let text = model.words.needs_level(&scale.min.to_string(), &scale.max.to_string()).into_owned();
            notice::notice(model, text);
        }
    }
}

/// A level chosen by its place on the bar: the pointer stays on the row.
pub fn set_level(model: &mut Model, out: &mut Effects, level: i64) {
    if let Some((page, criterion)) = pointed(model) {
        set(model, out, &page, &criterion, Some(Mark::Level(level)));
    }
}

/// `n`: the row was not asked, and on.
pub fn not_assessed(model: &mut Model, out: &mut Effects) {
    set_and_go_on(model, out, Mark::NotAssessed(NotAssessed::NotAsked));
}

/// Not assessed, for a reason that was chosen.
pub fn not_assessed_for(model: &mut Model, out: &mut Effects, why: NotAssessed) {
    set_and_go_on(model, out, Mark::NotAssessed(why));
}

fn set_and_go_on(model: &mut Model, out: &mut Effects, mark: Mark) {
    let Some((page, criterion)) = pointed(model) else {
        model.warn(model.words.needs_row().into_owned());
        return;
    };
    if !set(model, out, &page, &criterion, Some(mark)) {
        return;
    }
    let Some(current) = &model.current else { return };
    let next = next_empty_from(current, &page, page.at + 1);
    if let Screen::Sheet(shown) = model.screen_mut() {
        shown.at = next;
    }
}

/// Sets or takes back one mark, and says it in the words of its anchor.
fn set(model: &mut Model, out: &mut Effects, page: &SheetPage, criterion: &str, mark: Option<Mark>) -> bool {
    let command = Command::SetMark {
        interview: page.interview,
        interviewer: page.who,
        criterion: criterion.to_owned(),
        mark,
        note: None,
    };
    if commit(model, out, &command).is_none() {
        return false;
    }
    if let Screen::Sheet(shown) = model.screen_mut() {
        shown.marked.retain(|other| other != criterion);
        if mark.is_some() {
            shown.marked.push(criterion.to_owned());
        }
    }
    let Some(current) = &model.current else { return true };
    let lang = model.words.lang();
    let known = current.day().rubric().and_then(|rubric| rubric.criterion(criterion));
    match mark {
        None => model.say(model.words.unmarked(criterion).into_owned()),
        // somebody may look over: the row says that it is marked, and the words say no more
        Some(_) if !privacy::may_say_marks(model) => model.say(model.words.page_marked(criterion).into_owned()),
        Some(Mark::Level(level)) => {
            let anchor = known.and_then(|known| anchor(current, known, level, lang)).unwrap_or_default();
            model.say_mark(model.words.marked(criterion, &level.to_string(), anchor).into_owned());
        }
        Some(mark) => {
            let why = mark_text(&model.words, Some(mark));
            model.say_mark(model.words.marked(criterion, "N", &why).into_owned());
        }
    }
    true
}

/// One level up or down, staying on the row.
pub fn level(model: &mut Model, out: &mut Effects, by: i64) {
    let Some((page, criterion)) = pointed(model) else { return };
    let Some(current) = &model.current else { return };
    let scale = levels(current);
    let now = sheet_of(current, &page).and_then(|sheet| match sheet.marks.get(&criterion)?.mark {
        Mark::Level(level) => Some(level),
        Mark::NotAssessed(_) => None,
    });
    let level = match now {
        Some(level) => (level + by).clamp(scale.min, scale.max),
        None if by > 0 => scale.min,
        None => scale.max,
    };
    set(model, out, &page, &criterion, Some(Mark::Level(level)));
}

/// Backspace: takes the last mark back and points at its row.
pub fn take_back(model: &mut Model, out: &mut Effects) {
    let Screen::Sheet(page) = model.screen() else { return };
    let page = page.as_ref().clone();
    let Some(criterion) = page.marked.last().cloned() else {
        model.say(model.words.said_no_undo().into_owned());
        return;
    };
    if set(model, out, &page, &criterion, None) {
        let at = model
            .current
            .as_ref()
            .and_then(|current| current.day().rubric()?.criteria.iter().position(|c| c.id == criterion));
        if let (Some(at), Screen::Sheet(shown)) = (at, model.screen_mut()) {
            shown.at = at;
        }
    }
}

/// Points at the row whose mark was taken back by undo, so that the next digit lands there.
pub fn point_at_mark(model: &mut Model, undone: &EntryId) {
    let (Some(current), Screen::Sheet(page)) = (&model.current, model.screen()) else { return };
    let Some((interview, criterion)) = marked_row(current, undone) else { return };
    if interview != page.interview {
        return;
    }
    let criteria = current.day().rubric().map(|rubric| rubric.criteria.as_slice()).unwrap_or_default();
    let Some(at) = criteria.iter().position(|c| c.id == criterion) else { return };
    let still_marked = sheet_of(current, page).is_some_and(|sheet| sheet.marks.contains_key(&criterion));
    if let Screen::Sheet(shown) = model.screen_mut() {
        shown.at = at;
        shown.marked.retain(|other| still_marked || *other != criterion);
    }
}

/// Del: empties the row.
pub fn empty(model: &mut Model, out: &mut Effects) {
    if let Some((page, criterion)) = pointed(model) {
        set(model, out, &page, &criterion, None);
    }
}

/// Space: the next empty row.
pub fn next_empty(model: &mut Model) {
    let Some(current) = &model.current else { return };
    let Screen::Sheet(page) = model.screen() else { return };
    let next = next_empty_from(current, page, page.at + 1);
    if let Screen::Sheet(page) = model.screen_mut() {
        page.at = next;
    }
}

/// Enter: the note of a criterion, the general note, or the seal.
pub fn enter(model: &mut Model) {
    let Screen::Sheet(page) = model.screen() else { return };
    match model.current.as_ref().map(|current| row_at(current, page.at)) {
        Some(Row::Seal) => ask_to_seal(model),
        Some(_) => open_note(model),
        None => {}
    }
}

/// `s`, or Enter on the last row: the check list.
pub fn ask_to_seal(model: &mut Model) {
    menus::open_seal(model);
}

/// Criteria without a mark, and criteria whose level wants a line that is not there.
pub fn left_open(current: &Current, page: &SheetPage) -> (Vec<String>, Vec<String>) {
    let (Some(rubric), Some(sheet)) = (current.day().rubric(), sheet_of(current, page)) else {
        return (Vec::new(), Vec::new());
    };
    let owed = visible::owed_notes(current.day(), &sheet);
    let ids = || rubric.criteria.iter().map(|criterion| criterion.id.clone());
    (ids().filter(|id| !sheet.marks.contains_key(id)).collect(), ids().filter(|id| owed.contains(id)).collect())
}

/// Seals the sheet, ends the talk if it is still on, and hands the keyboard on.
pub fn seal(model: &mut Model, out: &mut Effects) {
    let Screen::Sheet(page) = model.screen() else { return };
    let (interview, who) = (page.interview, page.who);
    match try_commit(model, out, &Command::SealSheet { interview, interviewer: who }) {
        Ok(_) => {}
        Err(Some(Refusal::SheetSealed)) => {}
        Err(refusal) => return super::commit::say_refusal(model, &refusal),
    }
    let running = model
        .current
        .as_ref()
        .and_then(|c| c.day().interview(interview))
        .is_some_and(|interview| interview.is_running());
    if running {
        // whoever seals has stopped talking: the person is done, even if the other sheet is still open
        let _ = try_commit(model, out, &Command::EndInterview { interview, how: Ending::Done });
    }
    let Some(current) = &model.current else { return };
    let said = model.words.said_sealed(&current.name_of(who)).into_owned();
    seats::hand_on(model, interview);
    model.say(said);
}
