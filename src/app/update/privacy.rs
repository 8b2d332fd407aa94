//! Covering marks, blanking the page, and the page that blanks itself where two seats share a laptop.

use crate::app::model::Model;
use crate::app::privacy::{Cover, Laptop, Marks, Sight, UNTOUCHED};
use crate::app::screen::Screen;

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
    }
}
