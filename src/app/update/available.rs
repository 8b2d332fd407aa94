//! Whether an action can be had now, and if not, why: the same answer for keys, menus, palette and help.

use super::{leaving, missing, moving, pairs, people, reopen, sheet, sync};
use crate::app::action::ActionId as A;
use crate::app::keymap::takes_text;
use crate::app::model::{Access, Current, Keyboard, Model};
use crate::app::rows::missing::Gap;
use crate::app::screen::{Screen, Tab};
use crate::domain::people::Stage;
use crate::domain::sheet::SheetState;

/// Whether an action can be had now; else the reason, in words.
pub fn available(model: &Model, id: A) -> Result<(), String> {
    let words = &model.words;
    let no = |text: std::borrow::Cow<'_, str>| Err(text.into_owned());
    // one day at a time: the file that makes it is still being taken
    if model.current.is_none() && model.exchange.is_busy() {
        match id {
            A::StopWork => return Ok(()),
            A::NewDay | A::Demo | A::ImportBundle => return no(words.join_under_way()),
            _ => {}
        }
    }
    let current = match id {
        A::Up | A::Down | A::PageUp | A::PageDown | A::First | A::Last | A::Choose | A::Back => return Ok(()),
        A::Open => return if has_row(model) { Ok(()) } else { no(words.needs_row()) },
        A::Help | A::Quit | A::Interrupt | A::Suspend | A::Redraw | A::Language | A::Demo => return Ok(()),
        A::Motion | A::Mouse => return Ok(()),
        A::NewDay | A::GoWelcome => {
            return if model.current.is_some() { no(words.refusal_day_already_open()) } else { Ok(()) };
        }
        A::ImportBundle if model.current.is_none() => return Ok(()),
        _ => match &model.current {
            Some(current) => current,
            None => return no(words.needs_day()),
        },
    };
    if writes(id)
        && let Access::Read(holder) = &current.access
    {
        return no(words.read_only(holder));
    }
    let row = || people::pointed_row(model);
    let pair = current.pair().is_some();
    match id {
        A::GoSync | A::ChooseFolder | A::WatchFolder if model.exchange.folder.is_some() || id != A::WatchFolder => {
            Ok(())
        }
        A::WatchFolder => no(words.needs_folder()),
        A::StopWork if model.exchange.is_busy() => Ok(()),
        A::StopWork => no(words.needs_work()),
        A::SyncFolder | A::ImportBundle | A::ExportBundle => Ok(()),
        A::TakeReviewed if !matches!(model.screen(), Screen::Review(_)) => no(words.not_here()),
        A::TakeReviewed if model.exchange.ready().next().is_none() => no(words.sync_nothing_to_take()),
        A::TakeReviewed => Ok(()),
        A::VerifyBundle if sync::pointed_file(model).is_some() => Ok(()),
        A::VerifyBundle => no(words.needs_file_row()),
        A::ChooseSeat | A::SitAlone | A::Missing | A::GoMain | A::GoTo | A::Palette | A::Pane => Ok(()),
        A::Left | A::Right | A::NextPane | A::PreviousPane | A::Search | A::FilterQueue | A::Menu => Ok(()),
        A::LeaveField | A::NewLine => Ok(()),
        A::Application if people::pointed(model).is_none() => no(words.needs_row()),
        A::Application => Ok(()),
        _ if current.actor.is_none() => no(words.needs_person()),
        A::CallLead if current.is_lead() => no(words.call_is_you()),
        A::CallLead => Ok(()),
        A::AnswerCall if !current.is_lead() => no(words.needs_lead()),
        A::AnswerCall if current.day().open_calls().is_empty() => no(words.refusal_no_such_call()),
        A::AnswerCall => Ok(()),
        A::Redo => Ok(()),
        A::AgreementStart if !current.is_lead() => no(words.needs_lead()),
        A::AgreementStart => Ok(()),
        A::Undo | A::FinishLaptop | A::AddCandidate => Ok(()),
        A::GoShortlist | A::AddPair | A::AddInterviewer | A::EditInterviewer | A::ChangePlaces | A::SetArea
            if !current.is_lead() =>
        {
            no(words.needs_lead())
        }
        A::GoShortlist | A::AddPair | A::AddInterviewer | A::EditInterviewer | A::ChangePlaces | A::SetArea => Ok(()),
        A::EditPair | A::InterviewerLeaves | A::CloseDesk if !current.is_lead() => no(words.needs_lead()),
        A::InterviewerLeaves | A::CloseDesk
            if leaving::pointed(model).is_some_and(|pair| pairs::is_talking(current, pair.id)) =>
        {
            no(words.pair_is_talking())
        }
        A::EditPair | A::InterviewerLeaves | A::CloseDesk => match model.screen() {
            Screen::Main(main) if main.tab == Tab::Pairs && main.pairs.id.is_some() => Ok(()),
            _ => no(words.needs_row()),
        },
        A::TakeNext if !pair => no(words.needs_pair()),
        A::TakeNext => Ok(()),
        A::Arrive
        | A::MarkLate
        | A::MarkAbsent
        | A::Withdraw
        | A::Expect
        | A::Call
        | A::DeclareConflict
        | A::EditCandidate => match row() {
            None => no(words.needs_row()),
            Some(row) if id == A::Expect && row.stage == Stage::Expected => no(words.not_here()),
            Some(row) if row.stage == Stage::InInterview && id != A::DeclareConflict && id != A::EditCandidate => {
                no(words.refusal_already_in_interview())
            }
            Some(row) if row.stage == Stage::Withdrawn && id == A::Call => no(words.refusal_candidate_withdrawn()),
            Some(_) => Ok(()),
        },
        A::LiftConflict | A::MergeCandidate if !current.is_lead() => no(words.needs_lead()),
        A::LiftConflict => match row() {
            Some(row) if row.conflicts.is_empty() => no(words.detail_no_conflict()),
            Some(_) => Ok(()),
            None => no(words.needs_row()),
        },
        A::MergeCandidate => row().map(|_| ()).ok_or_else(|| words.needs_row().into_owned()),
        A::StartInterview => match row() {
            None => no(words.needs_row()),
            Some(_) if !pair => no(words.needs_pair()),
            Some(row) if row.stage == Stage::InInterview => no(words.refusal_already_in_interview()),
            Some(row) if row.stage == Stage::Withdrawn => no(words.refusal_candidate_withdrawn()),
            Some(_) => Ok(()),
        },
        A::MoveInterview => match moving::interview(model) {
            Some(interview) if current.day().revealed(interview).is_some() => no(words.refusal_already_revealed()),
            Some(_) => Ok(()),
            None => no(words.needs_interview()),
        },
        A::EndInterview => match row() {
            Some(row) if row.interview.is_some() => Ok(()),
            _ => no(words.needs_interview()),
        },
        A::SecondLook => row().map(|_| ()).ok_or_else(|| words.needs_row().into_owned()),
        A::Mark | A::NotAssessed | A::LevelDown | A::LevelUp | A::Reasons | A::TakeBack | A::EmptyRow | A::Seal
            if matches!(model.screen(), Screen::Sheet(_)) =>
        {
            writable_sheet(model)
        }
        A::Note | A::GeneralNote if matches!(model.screen(), Screen::Sheet(_)) => Ok(()),
        A::NextEmpty if matches!(model.screen(), Screen::Sheet(_) | Screen::Reveal(_)) => Ok(()),
        A::Mark | A::NotAssessed | A::Reasons | A::TakeBack | A::Seal => no(words.not_here()),
        A::LevelDown | A::LevelUp | A::EmptyRow if !matches!(model.screen(), Screen::Reveal(_)) => no(words.not_here()),
        A::LevelDown | A::LevelUp | A::EmptyRow => Ok(()),
        A::Pass if current.keyboard == Keyboard::Alone => no(words.alone_here()),
        A::Pass | A::CoverMarks | A::BlankScreen if matches!(model.screen(), Screen::Sheet(_)) => Ok(()),
        A::PauseClock if matches!(model.screen(), Screen::Sheet(_)) => match super::clock::shown(model) {
            Some(_) => Ok(()),
            None => no(words.page_no_clock()),
        },
        A::Reveal => match model.screen() {
            Screen::Sheet(page) => match current.day().reveal_ready(page.interview) {
                Ok(_) => Ok(()),
                Err(_) if current.day().revealed(page.interview).is_some() => Ok(()),
                Err(_) => no(words.needs_both_sealed()),
            },
            _ => no(words.not_here()),
        },
        A::Reopen => match model.screen() {
            Screen::Sheet(page) if current.day().revealed(page.interview).is_some() => {
                no(words.refusal_already_revealed())
            }
            Screen::Sheet(page) if current.day().sheet_state(page.interview, page.who) == SheetState::Sealed => Ok(()),
            Screen::Sheet(_) => no(words.needs_sealed()),
            _ if !current.is_lead() => no(words.needs_lead()),
            _ if reopen::sealed(model).is_empty() => no(words.needs_sealed()),
            _ => Ok(()),
        },
        A::Agree | A::AgreeMean | A::NoAgreement | A::Sentence | A::Finish => match model.screen() {
            Screen::Reveal(_) => Ok(()),
            _ => no(words.not_here()),
        },
        A::PutIn | A::PutReserve | A::PutOut | A::PutUndecided => match model.screen() {
            Screen::Shortlist(_) if current.day().is_closed() => no(words.day_is_closed()),
            Screen::Shortlist(page) if page.pointer.id.is_none() => no(words.needs_row()),
            Screen::Shortlist(_) => Ok(()),
            _ => no(words.not_here()),
        },
        A::OfferPlace => match model.screen() {
            Screen::Shortlist(_) if !current.day().is_closed() => no(words.refusal_day_not_closed()),
            Screen::Shortlist(_) => Ok(()),
            _ => no(words.not_here()),
        },
        A::FilterArea | A::Reorder if matches!(model.screen(), Screen::Shortlist(_)) => Ok(()),
        A::AcceptGap | A::SettleClash | A::CloseDay | A::ReopenDay if !current.is_lead() => no(words.needs_lead()),
        A::SettleClash if matches!(model.screen(), Screen::Sync(_)) => match sync::pointed_clash(model) {
            Some(_) => Ok(()),
            None => no(words.needs_clash_row()),
        },
        A::AcceptGap | A::SettleClash if !matches!(model.screen(), Screen::Missing(_)) => no(words.not_here()),
        A::AcceptGap => match missing::pointed(model) {
            Some(row) if row.blocks() => Ok(()),
            _ => no(words.refusal_nothing_to_accept()),
        },
        A::SettleClash => match missing::pointed(model).map(|row| row.gap) {
            Some(Gap::Clash(..)) => Ok(()),
            _ => no(words.needs_clash_row()),
        },
        A::CloseDay if current.day().is_closed() => no(words.day_is_closed()),
        A::CloseDay => Ok(()),
        A::ReopenDay if !current.day().is_closed() => no(words.refusal_day_not_closed()),
        A::ReopenDay => Ok(()),
        _ => no(words.not_here()),
    }
}

/// Whether Enter has something to open or accept.
fn has_row(model: &Model) -> bool {
    match model.screen() {
        // what is typed is kept, whatever the list holds
        screen if takes_text(screen.place()) => true,
        Screen::Main(main) => match main.tab {
            Tab::Queue => main.queue.id.is_some(),
            Tab::Pairs => main.pairs.id.is_some(),
            Tab::Rubric => true,
        },
        Screen::Shortlist(page) => page.pointer.id.is_some(),
        Screen::Missing(_) => missing::pointed(model).is_some() || model.current.as_ref().is_some_and(Current::is_lead),
        Screen::Sync(page) => page.pointer.id.is_some(),
        Screen::Review(_) => model.exchange.ready().next().is_some(),
        Screen::Welcome(_) | Screen::Sheet(_) | Screen::HandOver(_) | Screen::Reveal(_) => true,
    }
}

/// Marks go on an own, open sheet only.
fn writable_sheet(model: &Model) -> Result<(), String> {
    let (Some(current), Screen::Sheet(page)) = (&model.current, model.screen()) else {
        return Err(model.words.not_here().into_owned());
    };
    match sheet::sheet_of(current, page).map(|sheet| sheet.state) {
        Some(SheetState::Sealed) => Err(model.words.needs_open_sheet().into_owned()),
        Some(_) => Ok(()),
        None => Err(model.words.not_here().into_owned()),
    }
}

/// Actions that end in an entry, whatever the row.
fn writes(id: A) -> bool {
    !matches!(
        id,
        A::ChooseSeat
            | A::Missing
            | A::GoMain
            | A::GoShortlist
            | A::GoSync
            | A::ChooseFolder
            | A::WatchFolder
            | A::StopWork
            | A::GoTo
            | A::Palette
            | A::Pane
            | A::Left
            | A::Right
            | A::NextPane
            | A::PreviousPane
            | A::Search
            | A::FilterQueue
            | A::Menu
            | A::LeaveField
            | A::NewLine
            | A::Application
            | A::FilterArea
            | A::Reorder
            | A::NextEmpty
            | A::SitAlone
            | A::Pass
            | A::PauseClock
            | A::CoverMarks
            | A::BlankScreen
    )
}
