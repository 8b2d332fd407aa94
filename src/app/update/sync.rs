//! The exchange with other laptops: going there, the one key, files in and out, the watched folder, settling a clash.

use super::available::available;
use super::{Effects, forms, go, lists, menus};
use crate::app::action::ActionId;
use crate::app::exchange::{Exchange, Far, Habit, Spot, Task, Wanted, Work};
use crate::app::geometry::Size;
use crate::app::list::Step;
use crate::app::model::{Current, Model};
use crate::app::msg::Effect;
use crate::app::overlay::{Choice, Errand, Intent, Menu, Overlay, Purpose};
use crate::app::rows::files::{file_text, lines_of};
use crate::app::rows::sync::{ClashRow, LaptopRow};
use crate::app::screen::{ReviewPage, Screen, SyncPage, SyncRow};
use crate::domain::ids::DeviceId;
use std::path::PathBuf;

/// The rows of the page, in order.
pub fn shown(current: &Current, exchange: &Exchange) -> Vec<SyncRow> {
    let Some(rows) = &current.rows.sync else { return Vec::new() };
    let laptops = rows.laptops.iter().map(|laptop| SyncRow::Laptop(laptop.device));
    let files = exchange.files.iter().map(|file| SyncRow::File(file.id));
    let clashes = rows.clashes.iter().filter_map(|clash| clash.id().map(SyncRow::Clash));
    laptops.chain(files).chain(clashes).collect()
}

/// Rows of the list that are certainly in sight.
pub fn list_height(size: Size) -> usize {
    (usize::from(size.body_rows()) * 2 / 3).saturating_sub(if size.has_ornament() { 4 } else { 2 }).max(1)
}

/// The page, over where one is; sticks are looked for.
pub fn open(model: &mut Model, out: &mut Effects) {
    if !matches!(model.screen(), Screen::Sync(_)) {
        go(model, Screen::Sync(Box::default()));
    }
    model.exchange.stale = true;
    look_around(out);
}

/// The page with the pointer on a laptop.
pub fn show_laptop(model: &mut Model, out: &mut Effects, device: DeviceId) {
    open(model, out);
    if let Screen::Sync(page) = model.screen_mut() {
        page.pointer.point_at(SyncRow::Laptop(device));
    }
    lists::follow(model);
}

/// The row the pointer is on.
pub fn pointed(model: &Model) -> Option<SyncRow> {
    match model.screen() {
        Screen::Sync(page) => page.pointer.id,
        _ => None,
    }
}

/// The laptop the pointer is on.
pub fn pointed_laptop(model: &Model) -> Option<&LaptopRow> {
    match pointed(model)? {
        SyncRow::Laptop(device) => model.current.as_ref()?.rows.sync.as_ref()?.laptop(device),
        _ => None,
    }
}

/// The clash the pointer is on.
pub fn pointed_clash(model: &Model) -> Option<&ClashRow> {
    match pointed(model)? {
        SyncRow::Clash(id) => {
            let rows = model.current.as_ref()?.rows.sync.as_ref()?;
            rows.clashes.iter().find(|clash| clash.id() == Some(id))
        }
        _ => None,
    }
}

/// The file the pointer is on, here or on the review.
pub fn pointed_file(model: &Model) -> Option<PathBuf> {
    let file = match model.screen() {
        Screen::Review(page) => model.exchange.files.get(page.at),
        _ => match pointed(model)? {
            SyncRow::File(id) => model.exchange.file(id),
            _ => None,
        },
    };
    file.map(|file| file.path.clone())
}

/// Enter: what is missing of the laptop, what the file would do, which value holds.
pub fn open_row(model: &mut Model) {
    match pointed(model) {
        Some(SyncRow::Laptop(_)) => open_laptop(model),
        Some(SyncRow::File(id)) => {
            let at = model.exchange.files.iter().position(|file| file.id == id).unwrap_or(0);
            go(model, Screen::Review(ReviewPage { at, top: 0 }));
        }
        // whose it is not to choose is told so
        Some(SyncRow::Clash(_)) => match available(model, ActionId::SettleClash) {
            Ok(()) => settle(model),
            Err(why) => model.warn(why),
        },
        None => {}
    }
}

/// What is missing of the laptop, sheet by sheet; each leads to its person.
fn open_laptop(model: &mut Model) {
    let (Some(laptop), Some(current)) = (pointed_laptop(model), &model.current) else { return };
    let words = &model.words;
    let text = crate::app::rows::sync::laptop_text(words, current, laptop);
    let choices = laptop.missing.iter().filter_map(|(owed, begun)| {
        let interview = current.day().interview(owed.interview)?;
        let label = crate::app::rows::sync::sheet_text(words, current, *owed, *begun);
        Some(Choice::new(label, Intent::ShowCandidate(interview.candidate)))
    });
    let mut choices: Vec<Choice> = choices.collect();
    choices.push(Choice::new(words.menu_back(), Intent::Close));
    let title = laptop.name.clone();
    model.overlays.push(Overlay::Menu(Menu { title, text, choices, at: Some(0) }));
}

/// `a`: which value of the clash holds.
pub fn settle(model: &mut Model) {
    if let Some(key) = pointed_clash(model).map(|clash| clash.key.clone()) {
        menus::open_settle(model, &key);
    }
}

/// The one key: takes everything new, then writes. Where no folder is remembered yet, it is asked for.
pub fn sync(model: &mut Model, out: &mut Effects) {
    match model.exchange.folder.clone() {
        Some(folder) => begin(model, out, Task::Sync, Effect::SyncFolder(folder)),
        None => ask_where(model, Errand::Sync),
    }
}

/// `i`: what lies on the stick is shown, to be taken.
pub fn import(model: &mut Model, out: &mut Effects) {
    if model.exchange.ready().next().is_some() {
        review(model);
    } else if model.exchange.work.as_ref().is_some_and(|work| work.task == Task::Look) {
        model.exchange.wanted = Wanted::Review;
        model.say(model.words.sync_looking_then_shown().into_owned());
    } else if model.current.is_none() {
        forms::open(model, Purpose::OpenBundle);
    } else {
        ask_where(model, Errand::Import);
    }
    // a stick put in just now is found for the next time
    out.push(Effect::LookAround);
}

/// `e`: where the bundle goes.
pub fn export(model: &mut Model) {
    ask_where(model, Errand::Export);
}

/// `f`: another folder for the one key.
pub fn choose_folder(model: &mut Model) {
    ask_where(model, Errand::Choose);
}

/// The places there are, numbered; where there is none, the field.
fn ask_where(model: &mut Model, errand: Errand) {
    let words = &model.words;
    let other = match errand {
        Errand::Sync | Errand::Choose => Purpose::Folder(errand),
        Errand::Import => Purpose::OpenBundle,
        Errand::Export => Purpose::ExportBundle,
    };
    let places = model.exchange.places();
    if places.is_empty() {
        return forms::open(model, other);
    }
    let mut choices: Vec<Choice> = places
        .into_iter()
        .map(|spot| Choice::new(words.sync_spot(&spot.name, spot.bundles), Intent::Spot(errand, spot.path)))
        .collect();
    choices.push(Choice::new(words.sync_spot_other(), Intent::Form(other)));
    let title = match errand {
        Errand::Sync | Errand::Choose => words.sync_where(),
        Errand::Import => words.sync_where_from(),
        Errand::Export => words.sync_where_to(),
    };
    let title = title.into_owned();
    model.overlays.push(Overlay::Menu(Menu { title, text: Vec::new(), choices, at: Some(0) }));
}

/// A place was chosen, from the menu or by its path.
pub fn go_with(model: &mut Model, out: &mut Effects, errand: Errand, path: PathBuf) {
    match errand {
        Errand::Sync => {
            remember(model, out, path.clone());
            begin(model, out, Task::Sync, Effect::SyncFolder(path));
        }
        Errand::Choose => {
            remember(model, out, path.clone());
            let name = Spot::of(path.clone()).name;
            begin(model, out, Task::Look, Effect::LookIntoFolder(path));
            model.say(model.words.sync_folder_kept(&name).into_owned());
        }
        Errand::Import => {
            model.exchange.wanted = Wanted::Review;
            begin(model, out, Task::Look, Effect::LookInto(path));
        }
        Errand::Export => begin(model, out, Task::Write, Effect::WriteBundle(path)),
    }
}

fn remember(model: &mut Model, out: &mut Effects, folder: PathBuf) {
    model.exchange.folder = Some(folder);
    keep(model, out);
}

/// The folder and the habit are kept for the next start, and told to whoever watches.
fn keep(model: &Model, out: &mut Effects) {
    out.push(Effect::KeepFolder(model.exchange.folder.clone(), model.exchange.habit));
}

/// Looks into a place unasked: what is said on the message line stays there.
pub fn look_again(model: &mut Model, out: &mut Effects, path: PathBuf) {
    let said = model.message.take();
    begin(model, out, Task::Look, Effect::LookAgain(path));
    model.message = said;
}

/// Sticks are looked for.
pub fn look_around(out: &mut Effects) {
    out.push(Effect::LookAround);
}

/// Hands work to the other thread.
fn begin(model: &mut Model, out: &mut Effects, task: Task, effect: Effect) {
    let since = model.now;
    model.message = None;
    model.exchange.work = Some(Work { task, file: String::new(), far: Far::Unknown, since, stopping: false });
    out.push(effect);
}

/// The first page: the day of this file is joined.
pub fn join(model: &mut Model, out: &mut Effects, path: PathBuf) {
    begin(model, out, Task::Take, Effect::ReadBundle(path));
}

/// `v`: the pointed file is checked from end to end.
pub fn verify(model: &mut Model, out: &mut Effects) {
    if let Some(path) = pointed_file(model) {
        begin(model, out, Task::Verify, Effect::VerifyFile(path));
    }
}

/// `w`: what happens when something arrives in the folder.
pub fn watch(model: &mut Model) {
    let words = &model.words;
    let rows =
        [(words.watch_offer(), Habit::Offer), (words.watch_take(), Habit::Take), (words.watch_off(), Habit::Off)];
    let at = rows.iter().position(|(_, habit)| *habit == model.exchange.habit);
    let choices = rows.into_iter().map(|(label, habit)| Choice::new(label, Intent::Watch(habit))).collect();
    let folder = model.exchange.folder.clone().map(|path| Spot::of(path).name).unwrap_or_default();
    let title = words.watch_title(&folder).into_owned();
    model.overlays.push(Overlay::Menu(Menu { title, text: Vec::new(), choices, at: at.or(Some(0)) }));
}

/// The habit was chosen.
pub fn set_habit(model: &mut Model, out: &mut Effects, habit: Habit) {
    model.exchange.habit = habit;
    keep(model, out);
    let words = &model.words;
    let text = match habit {
        Habit::Off => words.watch_is_off(),
        Habit::Offer => words.watch_is_offer(),
        Habit::Take => words.watch_is_take(),
    };
    model.say(text.into_owned());
}

/// Stops what is under way, between two groups of entries.
pub fn stop(model: &mut Model, out: &mut Effects) {
    if let Some(work) = &mut model.exchange.work {
        work.stopping = true;
        out.push(Effect::StopWork);
    }
}

/// A step on the review: the arrows go from file to file, a page up or down through what the pointed one would do.
pub fn step_review(model: &mut Model, step: Step) {
    let Screen::Review(ReviewPage { at, top }) = model.screen() else { return };
    let files = &model.exchange.files;
    let (columns, rows) = model.size.review_text(files.len());
    let text = files.get(*at).map(|file| file_text(&model.words, model.current.as_ref(), file)).unwrap_or_default();
    // where it does not fit one line says so
    let page = rows.saturating_sub(1).max(1);
    let (at, top) = match step {
        Step::PageUp => (*at, top.saturating_sub(page)),
        Step::PageDown => {
            let lines = lines_of(&text, columns);
            (*at, if lines > rows { (top + page).min(lines - page) } else { 0 })
        }
        step => (lists::stepped(*at, files.len(), step, 1), 0),
    };
    if let Screen::Review(page) = model.screen_mut() {
        *page = ReviewPage { at, top };
    }
}

/// What the files would do, before any is taken.
pub fn review(model: &mut Model) {
    model.exchange.wanted = Wanted::List;
    let at = model.exchange.files.iter().position(|file| file.is_ready()).unwrap_or(0);
    if matches!(model.screen(), Screen::Review(_)) {
        return;
    }
    if !matches!(model.screen(), Screen::Sync(_)) {
        go(model, Screen::Sync(Box::<SyncPage>::default()));
    }
    go(model, Screen::Review(ReviewPage { at, top: 0 }));
}

/// Enter on the review: everything that would bring something is taken.
pub fn take_reviewed(model: &mut Model, out: &mut Effects) {
    let files: Vec<PathBuf> = model.exchange.ready().map(|file| file.path.clone()).collect();
    super::go_back(model);
    begin(model, out, Task::Take, Effect::TakeFiles(files));
}
