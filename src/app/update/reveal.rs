//! Both sheets, side by side, and what the pair agrees on. Only after both seals.

use super::commit::{commit, try_commit};
use super::sheet::{level_of, levels};
use super::{Effects, drafts, go, places};
use crate::app::drafts::{DraftKey, Unsaid};
use crate::app::edit::{Editor, Lines};
use crate::app::key::Key;
use crate::app::model::{Current, Model};
use crate::app::overlay::NOTE_LIMIT;
use crate::app::screen::{NoteField, RevealPage, Screen};
use crate::domain::command::Command;
use crate::domain::day::AgreementStart;
use crate::domain::fact::{Ending, Field, Mark};
use crate::domain::ids::{InterviewId, PersonId};
use crate::domain::refusal::Refusal;
use crate::domain::rubric::Criterion;
use crate::domain::sheet::Sheet;
use crate::domain::visible;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where the agreement on a criterion stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Both marked the same, or only one marked: there is nothing to agree on.
    Settled(i64),
    /// The pair agreed.
    Agreed(i64),
    /// The day lets agreements start at the mean, and the pair has not said anything yet.
    Proposed(i64),
    /// A level was chosen and waits for its sentence.
    ToSay(i64),
    /// Nothing yet.
    Open,
    /// Nobody assessed it.
    Nothing,
}

/// One criterion of the reveal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The marks of the seats, in the seats' order.
    pub marks: Vec<Option<Mark>>,
    /// The gap between two levels.
    pub gap: Option<i64>,
    /// The gap is over the day's tolerance.
    pub over: bool,
    /// The agreement.
    pub standing: Standing,
    /// The pair's sentence.
    pub sentence: Option<String>,
}

/// The sheets of a revealed interview, host first.
pub fn sheets(current: &Current, interview: InterviewId) -> Vec<Sheet> {
    let Some(known) = current.day().interview(interview) else { return Vec::new() };
    current
        .day()
        .seats(&known)
        .into_iter()
        .filter_map(|who| visible::sheet(current.day(), interview, who, current.actor))
        .collect()
}

/// A criterion as the page shows it.
pub fn line(current: &Current, page: &RevealPage, sheets: &[Sheet], criterion: &str) -> Line {
    let marks: Vec<Option<Mark>> =
        sheets.iter().map(|sheet| sheet.marks.get(criterion).map(|given| given.mark)).collect();
    let found: Vec<i64> = levels_of(&marks);
    let gap =
        if found.len() > 1 { found.iter().max().zip(found.iter().min()).map(|(max, min)| max - min) } else { None };
    let over = gap.is_some_and(|gap| gap > current.day().tolerance());
    let agreed = visible::agreed(current.day(), page.interview).remove(criterion);
    let waiting = page.levels.get(criterion).copied();
    let sentence =
        page.sentences.get(criterion).cloned().or_else(|| agreed.as_ref().and_then(|(_, sentence)| sentence.clone()));
    let standing = match (waiting, agreed, found.as_slice(), gap) {
        (Some(level), ..) => Standing::ToSay(level),
        (_, Some((level, _)), ..) => Standing::Agreed(level),
        (_, _, [], _) => Standing::Nothing,
        (_, _, [only], _) => Standing::Settled(*only),
        (_, _, [first, ..], Some(0)) => Standing::Settled(*first),
        (_, _, [one, other], _) if starts_at_the_mean(current, page.interview, criterion) => {
            Standing::Proposed(mean(*one, *other))
        }
        _ => Standing::Open,
    };
    Line { marks, gap, over, standing, sentence }
}

fn starts_at_the_mean(current: &Current, interview: InterviewId, criterion: &str) -> bool {
    current.day().agreement_start() == AgreementStart::Mean
        && !visible::spoken_of(current.day(), interview).contains(criterion)
}

/// The mean of two levels, half rounded up to a level.
fn mean(one: i64, other: i64) -> i64 {
    (one + other + 1).div_euclid(2)
}

fn levels_of(marks: &[Option<Mark>]) -> Vec<i64> {
    marks
        .iter()
        .filter_map(|mark| match mark {
            Some(Mark::Level(level)) => Some(*level),
            _ => None,
        })
        .collect()
}

/// Marks and sentences that are still open.
pub fn left_open(current: &Current, page: &RevealPage) -> (usize, usize) {
    let sheets = sheets(current, page.interview);
    let lines: Vec<Line> = page.order.iter().map(|criterion| line(current, page, &sheets, criterion)).collect();
    let open = lines.iter().filter(|line| line.standing == Standing::Open).count();
    let unsaid = lines
        .iter()
        .filter(|line| line.over && line.sentence.is_none() && !matches!(line.standing, Standing::Settled(_)))
        .count();
    (open, unsaid)
}

/// `r` on the own sheet.
pub fn open_from_sheet(model: &mut Model, out: &mut Effects) {
    if let Screen::Sheet(page) = model.screen() {
        let interview = page.interview;
        ask(model, out, interview);
    }
}

/// Opens the reveal, if both sheets are sealed; else says whose is not.
pub fn ask(model: &mut Model, out: &mut Effects, interview: InterviewId) {
    match try_commit(model, out, &Command::OpenReveal { interview }) {
        Ok(_) | Err(Some(Refusal::AlreadyRevealed)) => {
            let running = model
                .current
                .as_ref()
                .and_then(|current| current.day().interview(interview))
                .is_some_and(|known| known.is_running());
            if running {
                let _ = try_commit(model, out, &Command::EndInterview { interview, how: Ending::Done });
            }
            open(model, interview);
        }
        Err(Some(Refusal::SealsMissing(open))) if !open.is_empty() => {
            let Some(current) = &model.current else { return };
            let names: Vec<String> = open.iter().map(|who| current.first_name_of(*who)).collect();
            model.say(model.words.reveal_not_sealed(&names.join(", ")).into_owned());
        }
        Err(refusal) => super::commit::say_refusal(model, &refusal),
    }
}

/// Opens the page of a revealed interview. The order of its rows is fixed here.
pub fn open(model: &mut Model, interview: InterviewId) {
    let Some(current) = &model.current else { return };
    if current.day().revealed(interview).is_none() {
        return;
    }
    let sheets = sheets(current, interview);
    let mut page = RevealPage {
        interview,
        order: Vec::new(),
        at: 0,
        sentence: None,
        levels: BTreeMap::new(),
        sentences: BTreeMap::new(),
    };
    let Some(rubric) = current.day().rubric() else { return };
    let mut order: Vec<&Criterion> = rubric.criteria.iter().collect();
    // stable: equal gaps and weights stay in the rubric's order
    order.sort_by_key(|c| (Reverse(line(current, &page, &sheets, &c.id).gap), Reverse(c.weight)));
    page.order = order.into_iter().map(|c| c.id.clone()).collect();
    page.at = next_open(current, &page, 0);
    // what was typed here before and is in no entry comes back
    let Unsaid { levels, sentences, open } = model.drafts.reveal(interview);
    (page.levels, page.sentences) = (levels, sentences);
    if let Some((criterion, caret)) = open
        && let Some(row) = page.order.iter().position(|id| *id == criterion)
    {
        let stored = drafts::agreed_sentence(current, interview, &criterion).unwrap_or_default();
        let text = page.sentences.get(&criterion).cloned().unwrap_or_default();
        let editor = Editor::resumed(&text, Lines::Many, NOTE_LIMIT, caret);
        page.at = row;
        page.sentence = Some(NoteField { criterion: Some(criterion), editor, stored });
    }
    match model.screen() {
        Screen::Sheet(_) | Screen::HandOver(_) => *model.screen_mut() = Screen::Reveal(Box::new(page)),
        _ => go(model, Screen::Reveal(Box::new(page))),
    }
    model.message = None;
}

fn next_open(current: &Current, page: &RevealPage, from: usize) -> usize {
    let sheets = sheets(current, page.interview);
    let count = page.order.len();
    let open = |at: &usize| {
        page.order.get(*at).is_some_and(|criterion| {
            let line = line(current, page, &sheets, criterion);
            // a mean within the tolerance needs no more than the last row's Enter
            line.standing == Standing::Open || matches!(line.standing, Standing::Proposed(_)) && line.over
        })
    };
    (from..count).chain(0..from.min(count)).find(open).unwrap_or(count)
}

/// The page and the criterion the pointer is on.
fn pointed(model: &Model) -> Option<(RevealPage, String)> {
    let Screen::Reveal(page) = model.screen() else { return None };
    page.order.get(page.at).map(|criterion| (page.as_ref().clone(), criterion.clone()))
}

/// A digit: the agreed level of the row.
pub fn agree(model: &mut Model, out: &mut Effects, key: Option<Key>) {
    let Some(current) = &model.current else { return };
    let scale = levels(current);
    let Some(digit) = key.and_then(Key::digit) else { return };
    match level_of(scale, digit) {
        Some(level) => set(model, out, level, Go::On),
        None => {
            let text = model.words.needs_level(&scale.min.to_string(), &scale.max.to_string()).into_owned();
            model.warn(text);
        }
    }
}

/// `=`: the mean of both marks, half rounded up.
pub fn agree_mean(model: &mut Model, out: &mut Effects) {
    let Some((page, criterion)) = pointed(model) else { return };
    let Some(current) = &model.current else { return };
    let found = levels_of(&line(current, &page, &sheets(current, page.interview), &criterion).marks);
    match found.as_slice() {
        [one, other] => set(model, out, mean(*one, *other), Go::On),
        _ => model.warn(model.words.needs_two_marks().into_owned()),
    }
}

/// One level up or down from what is agreed, staying.
pub fn level(model: &mut Model, out: &mut Effects, by: i64) {
    let Some((page, criterion)) = pointed(model) else { return };
    let Some(current) = &model.current else { return };
    let scale = levels(current);
    let now = match line(current, &page, &sheets(current, page.interview), &criterion).standing {
        Standing::Agreed(level) | Standing::ToSay(level) | Standing::Settled(level) | Standing::Proposed(level) => {
            Some(level)
        }
        Standing::Open | Standing::Nothing => None,
    };
    let level = match now {
        Some(level) => (level + by).clamp(scale.min, scale.max),
        None if by > 0 => scale.min,
        None => scale.max,
    };
    set(model, out, level, Go::Stay);
}

/// Where the pointer goes after a level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    On,
    Stay,
}

fn set(model: &mut Model, out: &mut Effects, level: i64, then: Go) {
    let Some((page, criterion)) = pointed(model) else {
        model.warn(model.words.needs_row().into_owned());
        return;
    };
    let Some(current) = &model.current else { return };
    let said = line(current, &page, &sheets(current, page.interview), &criterion).sentence;
    let command = Command::SetAgreement {
        interview: page.interview,
        criterion: criterion.clone(),
        level: Some(level),
        sentence: said,
    };
    match try_commit(model, out, &command) {
        Ok(_) => {
            let text = model.words.agreed_set(&criterion, &level.to_string()).into_owned();
            if let Screen::Reveal(page) = model.screen_mut() {
                page.levels.remove(&criterion);
                page.sentences.remove(&criterion);
            }
            let said = [DraftKey::level(page.interview, &criterion), DraftKey::sentence(page.interview, &criterion)];
            model.drafts.close(|key| said.contains(key));
            model.say(text);
            if then == Go::On {
                go_on(model);
            }
        }
        Err(Some(Refusal::SentenceNeeded { tolerance, .. })) => {
            // the level is kept on the page and waits for its sentence, which is asked for at once
            if let Screen::Reveal(page) = model.screen_mut() {
                page.levels.insert(criterion, level);
            }
            open_sentence(model);
            let text = model.words.reveal_wants_sentence(&tolerance.to_string()).into_owned();
            model.say(text);
        }
        Err(refusal) => super::commit::say_refusal(model, &refusal),
    }
}

fn go_on(model: &mut Model) {
    let Some(current) = &model.current else { return };
    let Screen::Reveal(page) = model.screen() else { return };
    let next = next_open(current, page, page.at + 1);
    if let Screen::Reveal(page) = model.screen_mut() {
        page.at = next;
    }
}

/// `n`: no agreed mark on this row. Del does the same.
pub fn no_agreement(model: &mut Model, out: &mut Effects) {
    empty(model, out);
}

/// Takes the agreed mark off the row.
pub fn empty(model: &mut Model, out: &mut Effects) {
    let Some((page, criterion)) = pointed(model) else { return };
    if let Screen::Reveal(page) = model.screen_mut() {
        page.levels.remove(&criterion);
    }
    let gone = DraftKey::level(page.interview, &criterion);
    model.drafts.close(|key| *key == gone);
    let command =
        Command::SetAgreement { interview: page.interview, criterion: criterion.clone(), level: None, sentence: None };
    if commit(model, out, &command).is_some() {
        model.say(model.words.agreed_none(&criterion).into_owned());
    }
}

/// Space: the next open row.
pub fn next_empty(model: &mut Model) {
    go_on(model);
}

/// Enter: the sentence of a row, or the end.
pub fn enter(model: &mut Model, out: &mut Effects) {
    match pointed(model) {
        Some(_) => open_sentence(model),
        None => finish(model, out),
    }
}

/// Tab: writes why the pair agrees on this.
pub fn open_sentence(model: &mut Model) {
    let Some((page, criterion)) = pointed(model) else { return };
    let Some(current) = &model.current else { return };
    let stored = line(current, &page, &sheets(current, page.interview), &criterion).sentence.unwrap_or_default();
    let editor = Editor::new(&stored, Lines::Many, NOTE_LIMIT);
    if let Screen::Reveal(page) = model.screen_mut() {
        page.sentence = Some(NoteField { criterion: Some(criterion), editor, stored });
    }
}

/// Tab or Esc in the sentence: it is stored with its level; without one it waits on the page.
pub fn leave_sentence(model: &mut Model, out: &mut Effects) {
    let Screen::Reveal(page) = model.screen_mut() else { return };
    let Some(field) = page.sentence.take() else { return };
    let Some(criterion) = field.criterion.clone() else { return };
    let text = field.editor.text().trim().to_owned();
    let level = page.levels.get(&criterion).copied();
    if !field.is_changed() && level.is_none() {
        return;
    }
    if text.is_empty() {
        page.sentences.remove(&criterion);
        let gone = DraftKey::sentence(page.interview, &criterion);
        model.drafts.close(|key| *key == gone);
        if level.is_some() {
            model.warn(model.words.reason_wanted().into_owned());
        }
        return;
    }
    page.sentences.insert(criterion.clone(), text);
    let (page, interview) = (page.as_ref().clone(), page.interview);
    let Some(current) = &model.current else { return };
    let standing = line(current, &page, &sheets(current, interview), &criterion).standing;
    if let Standing::Agreed(level) | Standing::ToSay(level) | Standing::Settled(level) | Standing::Proposed(level) =
        standing
    {
        set(model, out, level, Go::On);
    }
}

/// The agreement is done, or what is still open is said.
pub fn finish(model: &mut Model, out: &mut Effects) {
    accept_proposed(model, out);
    let Some(current) = &model.current else { return };
    let Screen::Reveal(page) = model.screen() else { return };
    match left_open(current, page) {
        (0, 0) => {
            let said = model.words.said_agreed_all().into_owned();
            places::go_to_next(model);
            model.say(said);
        }
        _ => say_unfinished(model),
    }
}

/// The means that nobody changed and that need no sentence become the pair's.
fn accept_proposed(model: &mut Model, out: &mut Effects) {
    let (Some(current), Screen::Reveal(page)) = (&model.current, model.screen()) else { return };
    let interview = page.interview;
    for (criterion, level, sentence) in proposed(current, page) {
        let command = Command::SetAgreement { interview, criterion, level: Some(level), sentence };
        if commit(model, out, &command).is_none() {
            return;
        }
    }
}

/// The means that need no sentence and that the pair has not accepted yet: criterion, level, sentence if there is one.
pub fn proposed(current: &Current, page: &RevealPage) -> Vec<(String, i64, Option<String>)> {
    let sheets = sheets(current, page.interview);
    let proposed = |criterion: &String| {
        let line = line(current, page, &sheets, criterion);
        match line.standing {
            Standing::Proposed(level) if !line.over => Some((criterion.clone(), level, line.sentence)),
            _ => None,
        }
    };
    page.order.iter().filter_map(proposed).collect()
}

/// Lets agreements start at the mean from now on, or at nothing.
pub fn switch_start(model: &mut Model, out: &mut Effects) {
    let Some(current) = &model.current else { return };
    let (value, mean) = match current.day().agreement_start() {
        AgreementStart::Empty => ("mean", true),
        AgreementStart::Mean => ("empty", false),
    };
    let command = Command::ChangeDay { field: "agreement_start".to_owned(), value: Field::Words(value.to_owned()) };
    if commit(model, out, &command).is_some() {
        let words = &model.words;
        let text = if mean { words.said_start_mean() } else { words.said_start_empty() };
        model.say(text.into_owned());
    }
}

/// Says what is still open on the page.
pub fn say_unfinished(model: &mut Model) {
    let Some(current) = &model.current else { return };
    let Screen::Reveal(page) = model.screen() else { return };
    let text = match left_open(current, page) {
        (0, sentences) => model.words.reveal_left_sentences(sentences),
        (marks, sentences) => model.words.reveal_left(marks, sentences),
    };
    model.warn(text.into_owned());
}

/// Who sits in the seats of the page, in the order of its columns.
pub fn seats(current: &Current, interview: InterviewId) -> Vec<PersonId> {
    sheets(current, interview).into_iter().map(|sheet| sheet.interviewer).collect()
}
