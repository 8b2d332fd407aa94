//! Actions: each goes to the part of the program it belongs to. The key comes along where its digit matters.

use super::{Effects, available, calls, clock, finding, forms, intent, leaving, lists, menus, missing, moving, people};
use super::{places, privacy, reopen, reveal, seats, sheet, shortlist, sync};
use crate::app::action::ActionId as A;
use crate::app::key::Key;
use crate::app::list::Step;
use crate::app::model::Model;
use crate::app::msg::Effect;
use crate::app::overlay::{Overlay, Purpose};
use crate::app::screen::{Screen, Tab};

/// How soon a second Ctrl+C must follow, in ms.
const TWICE: i64 = 2_000;

/// Does an action, or says why not.
pub fn act(model: &mut Model, out: &mut Effects, id: A, key: Option<Key>) {
    if model.overlays.is_empty()
        && let Err(reason) = available::available(model, id)
    {
        model.warn(reason);
        return;
    }
    if goes_elsewhere(id) && model.overlays.is_empty() {
        // what was said about one place is not carried to the next
        model.message = None;
    }
    match id {
        A::Up => lists::step(model, Step::Up),
        A::Down => lists::step(model, Step::Down),
        A::PageUp => lists::step(model, Step::PageUp),
        A::PageDown => lists::step(model, Step::PageDown),
        A::First => lists::step(model, Step::First),
        A::Last => lists::step(model, Step::Last),
        A::Left | A::PreviousPane => pane(model, 2),
        A::Right | A::NextPane => pane(model, 1),
        A::Pane => to_pane(model, key),
        A::Open => open(model, out),
        A::Choose => choose(model, out, key),
        A::Back => back(model, out),
        A::LeaveField => leave_field(model, out),
        A::NewLine => super::fields::new_line(model),
        A::Search => places::search(model),
        A::Menu => menus::open_menu(model),
        A::GoTo => menus::open_go_to(model),
        A::Palette => finding::open_palette(model),
        A::Help => finding::open_help(model),
        A::Missing => places::go_missing(model),
        A::GoMain => places::go_main(model),
        A::GoShortlist => places::go_shortlist(model),
        A::GoWelcome => places::go_welcome(model),
        A::ChooseSeat => menus::open_seats(model),
        A::Undo => people::undo(model, out),
        A::Redo => people::redo(model, out),
        A::SitAlone => seats::open_alone(model),
        A::CallLead => calls::open_menu(model),
        A::AnswerCall => calls::answer(model),
        A::AgreementStart => reveal::switch_start(model, out),
        A::Quit => menus::open_leave(model),
        A::Interrupt => interrupt(model, out),
        A::Suspend => out.push(Effect::Suspend),
        A::Redraw => out.push(Effect::Redraw),
        A::TakeNext => people::take_next(model, out),
        A::FilterQueue => places::filter_queue(model),
        A::Arrive => people::arrive(model, out),
        A::Call => people::call(model, out),
        A::StartInterview => people::start(model, out),
        A::MarkLate | A::MarkAbsent | A::Withdraw | A::Expect => people::set_presence(model, out, id),
        A::EndInterview => people::end_interview(model, out),
        A::MoveInterview => moving::open(model),
        A::MergeCandidate => menus::open_merge(model),
        A::DeclareConflict => menus::open_conflict(model),
        A::LiftConflict => menus::open_lift(model),
        A::SecondLook => people::second_look(model, out),
        A::AddCandidate => forms::open(model, Purpose::AddCandidate),
        A::EditCandidate => forms::open_on_candidate(model, Purpose::EditCandidate),
        A::AddInterviewer => forms::open(model, Purpose::AddInterviewer),
        A::EditInterviewer => menus::open_interviewers(model),
        A::AddPair => forms::open(model, Purpose::AddPair),
        A::EditPair => forms::open_on_pair(model),
        A::InterviewerLeaves => leaving::open(model),
        A::CloseDesk => leaving::close_pointed(model, out),
        A::ChangePlaces => forms::open(model, Purpose::ChangePlaces),
        A::SetArea => forms::open(model, Purpose::SetArea),
        A::NewDay => forms::open(model, Purpose::NewDay),
        A::GoSync => sync::open(model, out),
        A::SyncFolder => sync::sync(model, out),
        A::ImportBundle => sync::import(model, out),
        A::ExportBundle => sync::export(model),
        A::VerifyBundle => sync::verify(model, out),
        A::TakeReviewed => sync::take_reviewed(model, out),
        A::ChooseFolder => sync::choose_folder(model),
        A::WatchFolder => sync::watch(model),
        A::StopWork => sync::stop(model, out),
        A::FinishLaptop => people::finish_laptop(model, out),
        A::Demo => out.push(Effect::OpenDemo),
        A::Language => places::switch_language(model, out),
        A::Mark => sheet::mark(model, out, key),
        A::NotAssessed => sheet::not_assessed(model, out),
        A::LevelDown => level(model, out, -1),
        A::LevelUp => level(model, out, 1),
        A::Reasons => menus::open_reasons(model),
        A::TakeBack => sheet::take_back(model, out),
        A::EmptyRow => match model.screen() {
            Screen::Reveal(_) => reveal::empty(model, out),
            _ => sheet::empty(model, out),
        },
        A::NextEmpty => match model.screen() {
            Screen::Reveal(_) => reveal::next_empty(model),
            _ => sheet::next_empty(model),
        },
        A::Note => sheet::open_note(model),
        A::GeneralNote => sheet::open_general_note(model),
        A::Seal => sheet::ask_to_seal(model),
        A::Pass => seats::pass(model),
        A::Reveal => reveal::open_from_sheet(model, out),
        A::Application => finding::open_application(model),
        A::PauseClock => clock::pause(model),
        A::CoverMarks => privacy::cover_marks(model),
        A::BlankScreen => privacy::blank(model),
        A::Motion => places::turn_motion(model, out),
        A::Mouse => places::turn_mouse(model, out),
        A::Reopen => reopen::open(model),
        A::Agree => reveal::agree(model, out, key),
        A::AgreeMean => reveal::agree_mean(model, out),
        A::NoAgreement => reveal::no_agreement(model, out),
        A::Sentence => reveal::open_sentence(model),
        A::Finish => reveal::finish(model, out),
        A::PutIn | A::PutReserve | A::PutOut | A::PutUndecided => shortlist::put(model, out, id),
        A::FilterArea => shortlist::next_area(model),
        A::Reorder => shortlist::reorder(model),
        A::OfferPlace => menus::open_offer(model),
        A::AcceptGap => missing::accept(model),
        A::SettleClash => match model.screen() {
            Screen::Sync(_) => sync::settle(model),
            _ => missing::open_cure(model, out),
        },
        A::CloseDay => missing::ask_to_close(model),
        A::ReopenDay => forms::open(model, Purpose::ReopenDay),
    }
}

/// Whether an action leads to another place and says nothing by itself.
fn goes_elsewhere(id: A) -> bool {
    matches!(
        id,
        A::Back | A::Missing | A::GoMain | A::GoShortlist | A::GoSync | A::Pane | A::NextPane | A::PreviousPane
    )
}

/// Enter: opens or accepts whatever is under the pointer.
fn open(model: &mut Model, out: &mut Effects) {
    match model.overlays.last() {
        // a question without a default takes no Enter
        Some(Overlay::Menu(menu)) => {
            if let Some(at) = menu.at {
                intent::choose(model, out, at);
            }
        }
        Some(Overlay::Trouble(trouble)) => {
            let at = trouble.at;
            intent::choose(model, out, at);
        }
        Some(Overlay::Form(_)) => forms::enter(model, out),
        Some(Overlay::Palette(_) | Overlay::Help(_)) => finding::accept(model, out),
        Some(Overlay::Application(..)) => drop(model.overlays.pop()),
        None => open_row(model, out),
    }
}

fn open_row(model: &mut Model, out: &mut Effects) {
    match model.screen() {
        Screen::Welcome(page) => {
            let at = page.at;
            places::welcome_choice(model, out, at);
        }
        Screen::Main(main) if main.filter.as_ref().is_some_and(|filter| filter.typing) => places::keep_filter(model),
        Screen::Main(main) => match main.tab {
            Tab::Queue => people::open_row(model, out),
            Tab::Pairs => people::open_pair(model, out),
            Tab::Rubric => {}
        },
        Screen::Sheet(_) => sheet::enter(model),
        Screen::HandOver(page) => {
            let at = page.at;
            seats::choose(model, out, at);
        }
        Screen::Reveal(_) => reveal::enter(model, out),
        Screen::Shortlist(page) if page.filter.as_ref().is_some_and(|filter| filter.typing) => {
            places::keep_filter(model);
        }
        Screen::Shortlist(_) => shortlist::open_row(model, out),
        Screen::Missing(_) => missing::open_cure(model, out),
        Screen::Sync(_) => sync::open_row(model),
        Screen::Review(_) => sync::take_reviewed(model, out),
    }
}

/// Whether a digit picks a row of what lies on top. It must not answer what appeared a moment ago because the store refused:
/// it was meant as a mark.
pub fn digits_choose(model: &Model) -> bool {
    !(matches!(model.overlays.last(), Some(Overlay::Trouble(_))) && model.saved.is_refused())
}

/// A digit in a numbered list picks at once.
fn choose(model: &mut Model, out: &mut Effects, key: Option<Key>) {
    let Some(at) = key.and_then(Key::digit).and_then(|digit| usize::from(digit).checked_sub(1)) else { return };
    if !model.overlays.is_empty() {
        if digits_choose(model) {
            intent::choose(model, out, at);
        } else {
            model.warn(model.words.digits_are_marks().into_owned());
        }
        return;
    }
    match model.screen() {
        Screen::Welcome(_) => places::welcome_choice(model, out, at),
        Screen::HandOver(_) => seats::choose(model, out, at),
        _ => {}
    }
}

/// Esc: the topmost thing closes, and no text is lost.
fn back(model: &mut Model, out: &mut Effects) {
    let at_files = matches!(model.screen(), Screen::Sync(_) | Screen::Review(_) | Screen::Welcome(_));
    if model.overlays.is_empty() && at_files && model.exchange.work.as_ref().is_some_and(|work| !work.stopping) {
        sync::stop(model, out);
        return;
    }
    if model.overlays.is_empty() {
        places::back(model, out);
        return;
    }
    match model.overlays.pop() {
        Some(Overlay::Form(form)) => forms::park(model, out, form),
        // reading goes on; the first key that would write brings it back, and the status line never leaves
        Some(Overlay::Trouble(_)) if model.saved.is_refused() => model.warn(model.words.trouble_reading().into_owned()),
        _ => {}
    }
}

fn leave_field(model: &mut Model, out: &mut Effects) {
    match model.screen() {
        Screen::Reveal(_) => reveal::leave_sentence(model, out),
        _ => sheet::leave_note(model, out),
    }
}

/// Ctrl+C: leaves the field; twice, the program.
fn interrupt(model: &mut Model, out: &mut Effects) {
    if model.interrupted.is_some_and(|at| model.now - at <= TWICE) {
        intent::leave(model, out);
        return;
    }
    model.interrupted = Some(model.now);
    match super::place(model) {
        crate::app::action::Place::Note => leave_field(model, out),
        crate::app::action::Place::Field => back(model, out),
        _ => {}
    }
    model.warn(model.words.said_once_more_leaves().into_owned());
}

fn pane(model: &mut Model, by: usize) {
    if let Screen::Main(main) = model.screen_mut() {
        main.tab = main.tab.step(by);
    }
}

fn to_pane(model: &mut Model, key: Option<Key>) {
    let at = key.and_then(Key::digit).and_then(|digit| usize::from(digit).checked_sub(1));
    if let (Some(at), Screen::Main(main)) = (at, model.screen_mut())
        && let Some(tab) = Tab::ALL.get(at)
    {
        main.tab = *tab;
    }
}

fn level(model: &mut Model, out: &mut Effects, by: i64) {
    match model.screen() {
        Screen::Reveal(_) => reveal::level(model, out, by),
        _ => sheet::level(model, out, by),
    }
}
