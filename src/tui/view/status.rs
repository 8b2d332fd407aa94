//! What stands at the same place on every screen: where one is, what is missing, what is stored, the message, the keys.

use super::super::theme::Role;
use super::super::widgets::strip::{Paint, Pointed};
use super::page::Page;
use crate::app::action::ActionId;
use crate::app::exchange::{Far, Task};
use crate::app::geometry::Class;
use crate::app::hints::{KeyHint, Levels, hints as keys_of};
use crate::app::model::{Access, Model, Tone};
use crate::app::overlay::Overlay;
use crate::app::rows::missing::Gap;
use crate::app::saved::Shown;
use crate::app::screen::Screen;
use crate::app::update::available::available;
use crate::app::update::{self, finding, sheet, shortlist};
use crate::domain::fact::Role as Work;
use crate::store::Space;
use crate::text::{Symbol, date, number};

/// Whether the person acting is named beside what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// From L on.
    Named,
    /// The screen says it elsewhere.
    Unnamed,
}

/// Whether the count of what is missing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingCount {
    /// Shown, where it is not zero.
    Shown,
    /// The page's own rows say it.
    Hidden,
}

/// A page with its first row; head, panes and the rest are the screen's.
pub fn page(model: &Model, paint: Paint, path: Vec<String>, person: Person, missing: MissingCount) -> Page {
    Page {
        path,
        aside: String::new(),
        status: status(model, paint, person, missing),
        head: Vec::new(),
        panes: Vec::new(),
        gutters: Vec::new(),
        message: (String::new(), Role::Text),
        hints: Vec::new(),
        cursor: None,
        hits: Vec::new(),
    }
}

/// The day's name and short date, as the first part of a path.
pub fn day_name(model: &Model) -> String {
    let Some(current) = &model.current else { return "colloquio".to_owned() };
    let day = current.day();
    match date::short_date(&model.words, day.date()) {
        Some(short) => model.words.day_and_date(day.name(), &short).into_owned(),
        None => day.name().to_owned(),
    }
}

/// Who is at the keyboard, in the words of the place.
pub fn acting(model: &Model) -> String {
    let Some(current) = &model.current else { return String::new() };
    let words = &model.words;
    // the founder's day names nobody yet: then the name is the role already
    let is_role = |who| [words.name_lead(), words.name_frontdesk()].iter().any(|role| *role == current.name_of(who));
    match (current.actor, current.role(), current.pair()) {
        (Some(who), Some(Work::Lead | Work::Frontdesk), _) if is_role(who) => current.name_of(who),
        (Some(who), Some(Work::Lead), _) => words.acting_lead(&current.name_of(who)).into_owned(),
        (Some(who), Some(Work::Frontdesk), _) => words.acting_frontdesk(&current.name_of(who)).into_owned(),
        (Some(_), _, Some(pair)) => words.desk_of(&pair.desk, &pair.names.join(", ")).into_owned(),
        (Some(who), _, None) => current.name_of(who),
        (None, ..) => words.acting_nobody().into_owned(),
    }
}

fn status(model: &Model, paint: Paint, person: Person, missing: MissingCount) -> Vec<(String, Role)> {
    let mut parts: Vec<(String, Role)> = Vec::new();
    let class = model.size.class();
    let gap = match class {
        Class::XL => "    ",
        Class::L => "   ",
        _ => "  ",
    };
    let between = |parts: &mut Vec<(String, Role)>| {
        if !parts.is_empty() {
            parts.push((gap.to_owned(), Role::Text));
        }
    };
    if let Some(current) = &model.current {
        if current.day().speaks_to_itself() {
            parts.push((model.words.not_accepted().into_owned(), Role::Attention));
            between(&mut parts);
        }
        if current.trial && class >= Class::M {
            parts.push((model.words.trial_day().into_owned(), Role::Attention));
        }
        if matches!(current.access, Access::Read(_)) {
            between(&mut parts);
            parts.push((model.words.read_only_short().into_owned(), Role::Attention));
        }
        if matches!(current.space, Space::Spare { .. }) {
            between(&mut parts);
            parts.push((format!("{} ", paint.glyph(Symbol::Attention)), Role::Attention));
            parts.push((model.words.disk_full().into_owned(), Role::Text));
        }
        if let Some(since) = current.one_copy_since {
            between(&mut parts);
            let text = match class {
                Class::L | Class::XL => model.words.one_copy(&current.zone.time(since)),
                // the place needs the room
                _ => model.words.one_copy_short(),
            };
            parts.push((format!("{} ", paint.glyph(Symbol::Attention)), Role::Attention));
            parts.push((text.into_owned(), Role::Text));
        }
        if person == Person::Named && class >= Class::L {
            between(&mut parts);
            parts.push((acting(model), Role::Text));
        }
        let calls = current.rows.missing.iter().filter(|row| matches!(row.gap, Gap::Call(_))).count();
        if current.is_lead() && calls > 0 {
            between(&mut parts);
            let mark = paint.glyph(Symbol::Asks);
            parts.push((format!("{mark} {}", model.words.call_count(calls)), Role::Attention));
        }
        let count = current.rows.missing_count();
        if missing == MissingCount::Shown && count > 0 {
            between(&mut parts);
            let mark = paint.glyph(Symbol::Attention);
            parts.push((format!("{mark} {}", model.words.missing_count(count)), Role::Attention));
        }
    }
    let saved = saved(model, paint);
    if !saved.0.is_empty() {
        between(&mut parts);
        parts.push((saved.0, saved.1));
        parts.push((saved.2, saved.3));
    }
    parts
}

/// What is stored: symbol and words with their roles.
fn saved(model: &Model, paint: Paint) -> (String, Role, String, Role) {
    let words = &model.words;
    let mark = |symbol| format!("{} ", paint.glyph(symbol));
    let narrow = model.size.class() <= Class::S;
    match model.saved.shown(model.is_typed()) {
        Shown::Nothing => (String::new(), Role::Text, String::new(), Role::Text),
        Shown::Typed => (mark(Symbol::Begun), Role::Text, words.by_key("saved-typed").into_owned(), Role::Text),
        Shown::Saving => (mark(Symbol::Begun), Role::Text, words.by_key("saved-saving").into_owned(), Role::Text),
        Shown::Stored(at) => {
            let Some(current) = &model.current else { return Default::default() };
            let text = if narrow {
                current.zone.time(at)
            } else {
                words.saved_at(&current.zone.time_to_the_second(at)).into_owned()
            };
            (mark(Symbol::Now), Role::Right, text, Role::Text)
        }
        Shown::NotStored => (mark(Symbol::Not), Role::Wrong, words.by_key("saved-not").into_owned(), Role::Pointer),
    }
}

/// The message line: why a row cannot be had, else what just happened.
pub fn message(model: &Model) -> (String, Role) {
    if let Some(reason) = finding::reason(model) {
        return (reason.to_owned(), Role::Quiet);
    }
    if let Some(notice) = &model.notice {
        return (notice.text.clone(), Role::Attention);
    }
    if let Some(work) = working(model) {
        return (work, Role::Text);
    }
    match &model.message {
        Some(message) if message.tone == Tone::Attention => (message.text.clone(), Role::Attention),
        Some(message) => (message.text.clone(), Role::Text),
        None => (String::new(), Role::Text),
    }
}

/// How far the work on another thread is, where its files are looked at; elsewhere the line is the page's own.
fn working(model: &Model) -> Option<String> {
    let work = model.exchange.work.as_ref().filter(|work| model.now - work.since >= SLOW)?;
    if !matches!(model.screen(), Screen::Sync(_) | Screen::Review(_) | Screen::Welcome(_)) {
        return None;
    }
    let words = &model.words;
    let what = match work.task {
        Task::Look => words.work_looking(),
        Task::Verify => words.work_verifying(),
        Task::Take | Task::Sync => words.work_taking(),
        Task::Write => words.work_writing(),
    };
    let whole = |n: u64| number::whole(words.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    let far = match work.far {
        Far::Entries(done, total) if total > 0 => words.work_entries(&work.file, &whole(done), &whole(total)),
        Far::Bytes(done, total) if total >= MEGABYTE => {
            words.work_megabytes(&work.file, &whole(done / MEGABYTE), &whole(total / MEGABYTE))
        }
        _ => work.file.as_str().into(),
    };
    let text = if work.stopping { words.work_stopping(&what) } else { words.work_at(&what, &far) };
    Some(text.into_owned())
}

/// Less than this is read at once.
const MEGABYTE: u64 = 1 << 20;
/// Work that takes longer is shown, in ms.
const SLOW: i64 = 150;

/// The keys of the place. Over a menu or a field: its own, and no quit.
pub fn hints(model: &Model) -> Vec<KeyHint> {
    let levels = model.current.as_ref().map_or(Levels { min: 1, max: 5 }, sheet::levels);
    let mut hints = keys_of(update::place(model), &model.words, levels, 3);
    // what cannot be had here takes no room; help and the menus still list it, with the reason
    hints.retain(|hint| hint.rank == 0 || !model.overlays.is_empty() || available(model, hint.id).is_ok());
    // one row is no choice, and a question without a default takes no Enter
    let (choices, pointed) = match model.overlays.last() {
        Some(Overlay::Trouble(trouble)) => (trouble.choices.len(), true),
        Some(Overlay::Menu(menu)) => (menu.choices.len(), menu.at.is_some() && !menu.choices.is_empty()),
        Some(Overlay::Palette(palette)) => (0, !palette.found.is_empty()),
        Some(Overlay::Help(help)) => (0, !help.found.is_empty()),
        Some(Overlay::Application(..)) => (0, true),
        Some(Overlay::Form(_)) | None => (usize::MAX, true),
    };
    hints.retain(|hint| match hint.id {
        ActionId::Choose => choices > 1,
        ActionId::Open => pointed,
        // one is there already
        ActionId::Missing => !matches!(model.screen(), Screen::Missing(_)),
        // nobody stands elsewhere than the list shows
        ActionId::Reorder => shortlist::moved(model) > 0,
        _ => true,
    });
    hints
}

/// How a row of a page's list stands to the pointer: a box over the page has the focus.
pub fn pointed(model: &Model, here: bool) -> Pointed {
    match (here, model.overlays.is_empty()) {
        (false, _) => Pointed::No,
        (true, true) => Pointed::Here,
        (true, false) => Pointed::Idle,
    }
}
