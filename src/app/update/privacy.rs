//! Covering marks, blanking the page, and the page that blanks itself where two seats share a laptop.

use super::menus;
use crate::app::model::{Model, Tone};
use crate::app::privacy::{Cover, Laptop, Marks, Sight, UNTOUCHED, laptop_of};
use crate::app::screen::Screen;
use crate::domain::ids::InterviewId;

/// What is hidden on the page that is shown; nothing on any other screen.
pub fn cover(model: &Model) -> Option<Cover> {
    match model.screen() {
        Screen::Sheet(page) => Some(page.cover),
        _ => None,
    }
}

/// Whether what was just marked may be said aloud, value and all.
pub fn may_say_marks(model: &Model) -> bool {
    cover(model).is_none_or(Cover::shows_marks)
}

/// What may be said of the sheet that whoever is at the keyboard has in an interview: as much as its page shows, where that
/// is on the screen; elsewhere nothing, as long as another seat uses the laptop and the sheets are not revealed.
pub fn may_say_of(model: &Model, interview: InterviewId) -> Sayable {
    let Some(current) = &model.current else { return Sayable::Nothing };
    match model.screen() {
        Screen::Sheet(page) if page.interview == interview => match page.cover {
            cover if cover.is_blank() => Sayable::Nothing,
            cover if cover.shows_marks() => Sayable::All,
            _ => Sayable::Notes,
        },
        _ if current.day().revealed(interview).is_some() => Sayable::All,
        _ => match current.actor.map(|who| laptop_of(current, interview, who)) {
            Some(Laptop::Shared) => Sayable::Nothing,
            _ => Sayable::All,
        },
    }
}

/// How much of a sheet may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sayable {
    /// Marks and notes.
    All,
    /// Notes: its marks are covered.
    Notes,
    /// Which row, and no more.
    Nothing,
}

/// After each message: what was said of a mark is not carried to where marks are not shown.
pub fn follow(model: &mut Model) {
    let of_a_mark = model.message.as_ref().is_some_and(|message| message.tone == Tone::Mark);
    if of_a_mark && !cover(model).is_some_and(Cover::shows_marks) {
        model.message = None;
    }
}

/// `v`: marks are covered, or seen again.
pub fn cover_marks(model: &mut Model) {
    let Screen::Sheet(page) = model.screen_mut() else { return };
    let covered = page.cover.marks == Marks::Covered;
    page.cover.marks = if covered { Marks::Open } else { Marks::Covered };
    page.cover.sight = Sight::Shown;
    let words = &model.words;
    let said = if covered { words.page_marks_open() } else { words.page_marks_covered() };
    let said = said.into_owned();
    model.say(said);
}

/// `b`: clock and questions are left, or all of it comes back.
pub fn blank(model: &mut Model) {
    let Screen::Sheet(page) = model.screen_mut() else { return };
    let blank = page.cover.is_blank();
    page.cover.sight = if blank { Sight::Shown } else { Sight::Blanked };
    model.message = None;
    if !blank {
        model.say(model.words.page_blanked().into_owned());
    }
}

/// A note is written: whoever writes wants to see it.
pub fn show(model: &mut Model) {
    if let Screen::Sheet(page) = model.screen_mut() {
        page.cover.sight = Sight::Shown;
    }
}

/// A page that blanked itself comes back.
pub fn wake(model: &mut Model) {
    if let Screen::Sheet(page) = model.screen_mut()
        && page.cover.sight == Sight::Untouched
    {
        page.cover.sight = Sight::Shown;
        menus::refresh_seal(model);
    }
}

/// When the page blanks itself, Unix ms.
pub fn due(model: &Model) -> Option<i64> {
    let shared = cover(model)?;
    (shared.laptop == Laptop::Shared && shared.sight == Sight::Shown).then_some(model.touched + UNTOUCHED)
}

/// Nobody touched it for so long: it goes blank, and so does what was said.
pub fn leave_untouched(model: &mut Model) {
    if let Screen::Sheet(page) = model.screen_mut() {
        page.cover.sight = Sight::Untouched;
        model.message = None;
        menus::refresh_seal(model);
    }
}
