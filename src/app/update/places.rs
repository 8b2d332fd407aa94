//! Going from place to place: the path, filters, the first page, the language.

use super::{Effects, drafts, forms, go, go_back, lists, resume, seats, sheet};
use crate::app::drafts::Drafts;
use crate::app::edit::{Editor, Lines};
use crate::app::exchange::Habit;
use crate::app::list::Pointer;
use crate::app::model::{Access, Current, Keyboard, Model};
use crate::app::msg::{DayRead, Effect};
use crate::app::overlay::{FIELD_LIMIT, Purpose};
use crate::app::saved::Saved;
use crate::app::screen::{Filter, Main, MissingPage, Scope, Screen, ShortlistPage, Tab};
use crate::app::settings::Switch;
use crate::domain::fact::Role;
use crate::domain::ids::CandidateId;
use crate::text::{Lang, Words};

/// What is missing, on top of where one is.
pub fn go_missing(model: &mut Model) {
    if !matches!(model.screen(), Screen::Missing(_)) {
        go(model, Screen::Missing(MissingPage::default()));
    }
}

/// The main screen: the path is walked back to it.
pub fn go_main(model: &mut Model) {
    while model.places.len() > 1 {
        go_back(model);
    }
    if !matches!(model.screen(), Screen::Main(_)) {
        model.places = vec![Screen::Main(Box::default())];
    }
    lists::follow(model);
}

/// The main screen with the pointer on whoever is next: with this person the desk is done.
pub fn go_to_next(model: &mut Model) {
    go_main(model);
    if let Screen::Main(main) = model.screen_mut() {
        main.queue = Pointer::default();
    }
    lists::follow(model);
}

/// The shortlist, over the main screen.
pub fn go_shortlist(model: &mut Model) {
    go_main(model);
    go(model, Screen::Shortlist(Box::default()));
    let order = match model.current.as_ref().and_then(|current| current.rows.ranked.as_ref()) {
        Some(ranked) => ranked.rows.iter().map(|row| row.id).collect(),
        None => Vec::new(),
    };
    if let Screen::Shortlist(page) = model.screen_mut() {
        **page = ShortlistPage { order, ..ShortlistPage::default() };
    }
    lists::follow(model);
}

/// The first page, where there is no day.
pub fn go_welcome(model: &mut Model) {
    if model.current.is_none() {
        model.places.truncate(1);
    }
}

/// Somebody's row in the queue.
pub fn show_candidate(model: &mut Model, id: CandidateId) {
    go_main(model);
    if let Screen::Main(main) = model.screen_mut() {
        main.tab = Tab::Queue;
        main.filter = None;
        if !main.shown.contains(&id) {
            main.scope = Scope::Everybody;
        }
        main.queue.point_at(id);
    }
    lists::follow(model);
    if let Screen::Main(main) = model.screen_mut() {
        main.queue.point_at(id);
        main.queue.follow(&main.shown.clone());
    }
}

/// Filters the list as one types.
pub fn search(model: &mut Model) {
    let old = |filter: &Option<Filter>| filter.as_ref().map(|f| f.editor.text().to_owned()).unwrap_or_default();
    let field = |text: &str| Some(Filter { editor: Editor::new(text, Lines::One, FIELD_LIMIT), typing: true });
    match model.screen_mut() {
        Screen::Main(main) => main.filter = field(&old(&main.filter)),
        Screen::Shortlist(page) => page.filter = field(&old(&page.filter)),
        _ => {}
    }
}

/// The filter stays on, the keys go back to the list.
pub fn keep_filter(model: &mut Model) {
    let keep = |filter: &mut Option<Filter>| match filter {
        Some(kept) if kept.editor.is_empty() => *filter = None,
        Some(kept) => kept.typing = false,
        None => {}
    };
    match model.screen_mut() {
        Screen::Main(main) => keep(&mut main.filter),
        Screen::Shortlist(page) => keep(&mut page.filter),
        _ => {}
    }
    lists::follow(model);
}

/// Whose candidates the queue shows.
pub fn filter_queue(model: &mut Model) {
    if let Screen::Main(main) = model.screen_mut() {
        main.scope = match main.scope {
            Scope::Ours => Scope::Everybody,
            Scope::Everybody => Scope::Ours,
        };
    }
    lists::follow(model);
}

/// Esc on a screen: its filter first, then one step back on the path.
pub fn back(model: &mut Model, out: &mut Effects) {
    let filtered = match model.screen_mut() {
        Screen::Main(main) => main.filter.take().is_some(),
        Screen::Shortlist(page) => page.filter.take().is_some(),
        _ => false,
    };
    if filtered {
        lists::follow(model);
        match model.screen_mut() {
            Screen::Main(main) => main.queue.unscroll(),
            Screen::Shortlist(page) => page.pointer.unscroll(),
            _ => {}
        }
        return;
    }
    // a closed page loses no text: what is typed is stored first
    if let Screen::Sheet(page) = model.screen()
        && page.note.is_some()
    {
        sheet::leave_note(model, out);
        return;
    }
    match model.screen() {
        Screen::HandOver(page) => {
            let own = page.from.filter(|who| {
                model.current.as_ref().is_some_and(|current| !seats::steps_aside(current, page.interview, *who))
            });
            match own {
                Some(who) => seats::take_keyboard(model, out, who),
                None => go_back(model),
            }
        }
        Screen::Reveal(page) if !page.levels.is_empty() || !page.sentences.is_empty() => {
            // what waits for its other half is a draft: it comes back when the page opens again
            super::reveal::say_unfinished(model);
            go_back(model);
        }
        _ => go_back(model),
    }
}

/// A row of the first page.
pub fn welcome_choice(model: &mut Model, out: &mut Effects, at: usize) {
    match at {
        0 => forms::open(model, Purpose::OpenBundle),
        1 => forms::open(model, Purpose::NewDay),
        2 => out.push(Effect::OpenDemo),
        3 => switch_language(model, out),
        _ => {}
    }
}

/// The other language, at once and from now on.
pub fn switch_language(model: &mut Model, out: &mut Effects) {
    let lang = match model.words.lang() {
        Lang::It => Lang::En,
        Lang::En => Lang::It,
    };
    model.words = Words::new(lang);
    model.message = None;
    out.push(Effect::RememberLang(lang));
}

/// The clock steps by the second, or by the minute.
pub fn turn_motion(model: &mut Model, out: &mut Effects) {
    model.settings.motion = model.settings.motion.turned();
    let words = &model.words;
    let said = match model.settings.motion {
        Switch::On => words.page_motion_on(),
        Switch::Off => words.page_motion_off(),
    };
    let said = said.into_owned();
    model.say(said);
    out.push(Effect::RememberSettings(model.settings));
}

/// The mouse is the program's, or the terminal's.
pub fn turn_mouse(model: &mut Model, out: &mut Effects) {
    model.settings.mouse = model.settings.mouse.turned();
    let words = &model.words;
    let said = match model.settings.mouse {
        Switch::On => words.page_mouse_on(),
        Switch::Off => words.page_mouse_off(),
    };
    let said = said.into_owned();
    model.say(said);
    out.push(Effect::RememberSettings(model.settings));
}

/// A day is there: the lists, the place its role starts at, and the hand-over where seats share the laptop.
pub fn enter_day(model: &mut Model, out: &mut Effects, read: DayRead) {
    let DayRead { session, actor, access, stored_at, trial, found, drafts: left } = read;
    let current = Current::new(session, actor, access, trial, model.now);
    model.saved = Saved::read(stored_at);
    model.unstored.clear();
    model.obstacle = None;
    model.overlays.clear();
    model.message = None;
    model.kept_place = None;
    model.notice = None;
    model.drafts = Drafts::found(left.drafts);
    let everybody = current.pair().is_none();
    let holder = match &current.access {
        Access::Read(holder) => Some(holder.clone()),
        Access::Write => None,
    };
    let running = current.pair().filter(|_| current.role() != Some(Role::Lead)).and_then(|pair| pair.interview);
    model.exchange.leave_day();
    // a stick that is in already is known before anybody asks
    out.push(Effect::LookAround);
    if model.exchange.habit != Habit::Off {
        out.push(Effect::WatchFolder(model.exchange.folder.clone(), model.exchange.habit));
    }
    model.current = Some(current);
    let scope = if everybody { Scope::Everybody } else { Scope::Ours };
    model.places = vec![Screen::Main(Box::new(Main { scope, ..Main::default() }))];
    lists::follow(model);
    drafts::forget_entered(model, out);
    resume::walk(model, left.place.as_deref());
    if actor.is_none() && model.current.as_ref().is_some_and(|current| !current.rows.pairs.is_empty()) {
        super::menus::open_seats(model);
    }
    // seats that share a laptop are kept apart after a start as well
    if let Some(interview) = running
        && model.current.as_ref().is_some_and(|current| current.keyboard == Keyboard::Shared)
        && !matches!(model.screen(), Screen::HandOver(_))
    {
        seats::open_after_start(model, interview);
    }
    drafts::reopen_form(model);
    if let Some(holder) = holder {
        model.warn(model.words.read_only(&holder).into_owned());
    }
    super::storing::say_found(model, found);
}
